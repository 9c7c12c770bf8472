import type { SqliteExample, SqliteExampleValue } from '@athar/core';
import { columnIndex, tableShape, type TableShape } from './sqlite/columns.ts';
import { fileSink, memorySink, type PageSink } from './sqlite/pages.ts';
import { RecordEncoder, stored } from './sqlite/record.ts';
import { TableTree, writeIndex, writeSchema, type IndexEntry } from './sqlite/trees.ts';

/** Values in the order of the columns; `bigint` for integers beyond 2^53. */
export type SqliteRow = readonly SqliteExampleValue[];

/** A table with rowid: what CREATE TABLE says of it, and its rows. */
export interface SqliteTable {
  readonly name: string;
  /** The text between the brackets of CREATE TABLE. */
  readonly columns: string;
  /**
   * Values in the order of the columns; a row may be shorter, as after ALTER TABLE. In the column that is the rowid stands the rowid, or
   * NULL for the next one. Rowids must grow, unless the rows are an array, which is sorted.
   */
  readonly rows: Iterable<SqliteRow>;
  readonly indexes?: readonly SqliteIndex[];
}

/** An index beside those that PRIMARY KEY and UNIQUE imply. NULLs of a `unique` one may repeat, as SQLite has it. */
export interface SqliteIndex {
  readonly name: string;
  readonly columns: readonly string[];
  readonly unique?: boolean;
}

/** A whole database, with what its header tells apart from the tables. */
export interface SqliteFileContent {
  readonly tables: readonly SqliteTable[];
  /** A power of two from 512 to 65,536; default 4,096. */
  readonly pageSize?: number;
  readonly userVersion?: number;
  /** Marks the file as one that is used with a write-ahead log. */
  readonly writeAheadLog?: boolean;
}

/**
 * Writes a SQLite database without SQLite: tables with rowid, indexes (also those that PRIMARY KEY and UNIQUE imply), UTF-8.
 * The same content gives the same bytes. Tables without rowid, generated columns and WHERE or expressions in indexes are refused or not offered.
 */
export function sqliteFile(content: SqliteFileContent): Uint8Array {
  const sink = memorySink(checkedPageSize(content));
  writeDatabase(content, sink);
  return sink.bytes();
}

/** As `sqliteFile`, straight into a file; of the rows only those columns that are indexed are held in memory. */
export function writeSqliteFile(path: string, content: SqliteFileContent): void {
  writeDatabase(content, fileSink(path, checkedPageSize(content)));
}

/** The database that an artifact's example describes. */
export function sqliteExample(
  example: SqliteExample,
  options: Omit<SqliteFileContent, 'tables'> = {},
): Uint8Array {
  const tables = Object.entries(example.tables).map(([name, table]) => ({ name, ...table }));
  return sqliteFile({ ...options, tables });
}

function checkedPageSize({ pageSize = 4096 }: SqliteFileContent): number {
  if (pageSize < 512 || pageSize > 65_536 || !Number.isInteger(Math.log2(pageSize))) {
    throw new Error(`page size ${pageSize} is not a power of two from 512 to 65,536`);
  }
  return pageSize;
}

type SchemaRow = readonly [
  type: string,
  name: string,
  table: string,
  rootPage: number,
  sql: string | null,
];

function writeDatabase(content: SqliteFileContent, sink: PageSink): void {
  const pageSize = checkedPageSize(content);
  const schema: SchemaRow[] = [];
  const sequence: SqliteRow[] = [];
  for (const table of content.tables) {
    const shape = tableShape(table.columns);
    const indexes = indexesOf(table, shape);
    const { rootPage, lastRowId } = writeTable(table, shape, indexes, sink, pageSize);
    const quotedName = quoted(table.name);
    const sql = `CREATE TABLE ${quotedName} (${table.columns})`;
    schema.push(['table', table.name, table.name, rootPage, sql]);
    for (const index of indexes) {
      const root = writeIndex(sink, pageSize, index.entries, {
        name: index.name,
        collations: index.columns.map((column) => shape.columns[column]?.collation ?? 'binary'),
        unique: index.unique,
      });
      schema.push(['index', index.name, table.name, root, index.sql]);
    }
    if (shape.autoIncrement) sequence.push([table.name, lastRowId]);
  }
  if (sequence.length > 0 && !content.tables.some(({ name }) => name === 'sqlite_sequence')) {
    const table = { name: 'sqlite_sequence', columns: 'name,seq', rows: sequence };
    const { rootPage } = writeTable(table, tableShape(table.columns), [], sink, pageSize);
    const sql = 'CREATE TABLE sqlite_sequence(name,seq)';
    schema.push(['table', table.name, table.name, rootPage, sql]);
  }
  const firstPage = writeSchema(sink, pageSize, schema);
  fileHeader(content, pageSize, sink.next - 1).copy(firstPage);
  sink.finish(firstPage);
}

interface OpenIndex {
  readonly name: string;
  readonly columns: readonly number[];
  readonly unique: boolean;
  readonly sql: string | null;
  readonly entries: IndexEntry[];
}

function indexesOf(table: SqliteTable, shape: TableShape): OpenIndex[] {
  const automatic = shape.automaticIndexes.map((columns, index) => ({
    name: `sqlite_autoindex_${table.name}_${index + 1}`,
    columns,
    unique: true,
    sql: null,
    entries: [],
  }));
  const declared = (table.indexes ?? []).map(({ name, columns, unique = false }) => ({
    name,
    columns: columns.map((column) => columnIndex(shape.columns, column)),
    unique,
    sql:
      `CREATE ${unique ? 'UNIQUE ' : ''}INDEX ${quoted(name)} ON ${quoted(table.name)}` +
      `(${columns.map(quoted).join(', ')})`,
    entries: [],
  }));
  return [...automatic, ...declared];
}

function writeTable(
  table: SqliteTable,
  { columns, rowIdColumn }: TableShape,
  indexes: readonly OpenIndex[],
  sink: PageSink,
  pageSize: number,
): { rootPage: number; lastRowId: number | bigint } {
  const tree = new TableTree(sink, pageSize);
  const encoder = new RecordEncoder();
  let lastRowId: number | bigint = 0;
  let first = true;
  for (const row of inOrder(table.rows, rowIdColumn)) {
    if (row.length > columns.length) {
      throw new Error(
        `${table.name}: a row has ${row.length} values for ${columns.length} columns`,
      );
    }
    const values = row.map((value, index) => stored(value, columns[index]?.affinity ?? 'blob'));
    const given = rowIdColumn < 0 ? null : (values[rowIdColumn] ?? null);
    const rowId: number | bigint =
      given === null ? following(lastRowId) : checkedRowId(table.name, given);
    if (!first && rowId <= lastRowId) {
      throw new Error(`${table.name}: rowid ${rowId} does not follow ${lastRowId}`);
    }
    first = false;
    lastRowId = rowId;
    for (const { columns: indexed, entries } of indexes) {
      entries.push([
        ...indexed.map((column) => (column === rowIdColumn ? rowId : (values[column] ?? null))),
        rowId,
      ]);
    }
    if (rowIdColumn >= 0 && rowIdColumn < values.length) values[rowIdColumn] = null;
    const length = encoder.encode(values);
    tree.add(rowId, encoder.bytes, length);
  }
  return { rootPage: tree.finish(), lastRowId };
}

function inOrder(rows: Iterable<SqliteRow>, rowIdColumn: number): Iterable<SqliteRow> {
  if (rowIdColumn < 0 || !Array.isArray(rows)) return rows;
  const list: readonly SqliteRow[] = rows as readonly SqliteRow[];
  // NULL means "the next one", which only the given order can tell.
  if (list.some((row) => (row[rowIdColumn] ?? null) === null)) return list;
  return list.toSorted((left, right) => {
    const one = left[rowIdColumn] ?? 0;
    const other = right[rowIdColumn] ?? 0;
    return one < other ? -1 : one > other ? 1 : 0;
  });
}

function following(rowId: number | bigint): number | bigint {
  return typeof rowId === 'bigint' ? rowId + 1n : rowId + 1;
}

function checkedRowId(table: string, value: SqliteExampleValue): number | bigint {
  if (typeof value === 'bigint') {
    const number = Number(value);
    return Number.isSafeInteger(number) ? number : value;
  }
  if (typeof value === 'number' && Number.isSafeInteger(value)) return value;
  throw new Error(`${table}: a rowid must be an integer`);
}

function quoted(name: string): string {
  return /^[A-Za-z_][A-Za-z0-9_]*$/u.test(name) ? name : `"${name.replaceAll('"', '""')}"`;
}

/** https://www.sqlite.org/fileformat2.html, 1.3 */
function fileHeader(
  { userVersion = 0, writeAheadLog = false }: SqliteFileContent,
  pageSize: number,
  pages: number,
): Buffer {
  const header = Buffer.alloc(100);
  header.write('SQLite format 3\0', 'latin1');
  header.writeUInt16BE(pageSize === 65_536 ? 1 : pageSize, 16);
  header.fill(writeAheadLog ? 2 : 1, 18, 20);
  header.set([0, 64, 32, 32], 20);
  const changeCounter = 1;
  header.writeUInt32BE(changeCounter, 24);
  header.writeUInt32BE(pages, 28);
  header.writeUInt32BE(1, 40); // schema cookie
  header.writeUInt32BE(4, 44); // schema format
  header.writeUInt32BE(1, 56); // UTF-8
  header.writeInt32BE(userVersion, 60);
  header.writeUInt32BE(changeCounter, 92);
  header.writeUInt32BE(3_045_000, 96);
  return header;
}
