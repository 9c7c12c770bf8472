import { createRequire } from 'node:module';
import type { Database, Row, SqliteValue, Table } from '../../../src/model/index.ts';

/** The part of sql.js that the tests use: real SQLite, compiled to WebAssembly. */
interface SqlJsStatement {
  step(): boolean;
  get(params: null, config: { useBigInt: true }): unknown[];
  free(): void;
}
export interface SqlJsDatabase {
  run(sql: string): unknown;
  prepare(sql: string): SqlJsStatement;
  export(): Uint8Array;
  close(): void;
}
export interface SqlJs {
  Database: new (bytes?: Uint8Array) => SqlJsDatabase;
}

/** A table as real SQLite reads it. */
export interface OracleTable {
  readonly name: string;
  readonly columns: readonly {
    readonly name: string;
    readonly type: string;
    readonly virtual: boolean;
  }[];
  readonly withoutRowId: boolean;
  readonly rows: readonly OracleRow[];
}
export interface OracleRow {
  readonly rowId: SqliteValue | undefined;
  readonly values: readonly SqliteValue[];
}

export const sqlJs: SqlJs = (await (
  createRequire(import.meta.url)('sql.js') as () => Promise<SqlJs>
)()) satisfies SqlJs;

export function oracleTables(bytes: Uint8Array): OracleTable[] {
  const database = new sqlJs.Database(bytes);
  try {
    return readTables((sql) => query(database, sql));
  } finally {
    database.close();
  }
}

export type Query = (sql: string) => SqliteValue[][];

export function query(database: SqlJsDatabase, sql: string): SqliteValue[][] {
  const statement = database.prepare(sql);
  const rows: SqliteValue[][] = [];
  while (statement.step()) rows.push(statement.get(null, { useBigInt: true }).map(plain));
  statement.free();
  return rows;
}

/** Every table with every value, in the order of the b-tree. */
export function readTables(ask: Query): OracleTable[] {
  const kinds = new Map(ask('PRAGMA table_list').map((row) => [String(row[1]), row]));
  const names = ask("SELECT name FROM sqlite_schema WHERE type = 'table' AND rootpage > 0").map(
    (row) => String(row[0]),
  );
  return names.map((name) => {
    const columns = ask(`PRAGMA table_xinfo(${quoted(name)})`).map((row) => ({
      name: String(row[1]),
      type: String(row[2]),
      virtual: row[6] === 2,
    }));
    const withoutRowId = kinds.get(name)?.[4] === 1;
    const used = new Set(columns.map((column) => column.name.toLowerCase()));
    const rowId = withoutRowId
      ? undefined
      : ['rowid', '_rowid_', 'oid'].find((alias) => !used.has(alias));
    const expressions = [rowId ?? 'NULL', ...columns.map((column) => quoted(column.name))];
    // Another index would give its own order; a table without rowid is itself the index of its key.
    const key = withoutRowId
      ? ask(`PRAGMA index_list(${quoted(name)})`).find((row) => row[3] === 'pk')?.[1]
      : undefined;
    const order = key === undefined ? 'NOT INDEXED' : `INDEXED BY ${quoted(String(key))}`;
    const rows = ask(
      `SELECT ${expressions.map((expression, index) => `${expression} AS v${index}`).join(', ')} FROM ${quoted(name)} ${order}`,
    ).map(([id, ...values]) => ({
      rowId: rowId === undefined ? undefined : id,
      values,
    }));
    return { name, columns, withoutRowId, rows };
  });
}

/** What differs between our reading and the oracle's, in words; nothing where all is equal. */
export function differences(
  database: Database,
  oracle: readonly OracleTable[],
  pages: 'all' | 'by leaf' = 'all',
): string[] {
  const found: string[] = [];
  const ours = database.tables.map((table) => table.name);
  const theirs = oracle.map((table) => table.name);
  if (!same(ours, theirs))
    found.push(`tables ${shorten(show(ours))} instead of ${shorten(show(theirs))}`);
  for (const expected of oracle) {
    const table = database.table(expected.name);
    if (table !== undefined) found.push(...tableDifferences(database, table, expected, pages));
    if (found.length > 20) break;
  }
  return found;
}

function tableDifferences(
  database: Database,
  table: Table,
  expected: OracleTable,
  pages: 'all' | 'by leaf',
): string[] {
  const found: string[] = [];
  const differ = (what: string, ours: unknown, theirs: unknown) => {
    if (!same(ours, theirs))
      found.push(
        `${table.name}: ${what} ${shorten(show(ours))} instead of ${shorten(show(theirs))}`,
      );
  };
  differ(
    'columns',
    table.columns,
    expected.columns.map((column) => column.name),
  );
  differ(
    'types',
    table.types.map((type) => type.toLowerCase()),
    expected.columns.map((column) => column.type.toLowerCase()),
  );
  differ('withoutRowId', table.withoutRowId, expected.withoutRowId);
  if (found.length > 0) return found;
  let count = 0;
  for (const row of rowsBy(database, table, pages)) {
    const theirs = expected.rows[count];
    if (theirs !== undefined) {
      if (theirs.rowId !== undefined) differ(`rowid of row ${count}`, row.rowId, theirs.rowId);
      for (const [index, column] of expected.columns.entries()) {
        // Not evaluated, by contract.
        const value = column.virtual ? null : theirs.values[index]!;
        differ(`row ${count}, ${column.name}`, row.value(index), value);
        found.push(
          ...accessorDifferences(row, index, `${table.name}: row ${count}, ${column.name}`, {
            isText: isTextType(column.type),
            encoding: database.encoding,
          }),
        );
      }
      if (row.rowId !== undefined && (count % 37 === 0 || count === expected.rows.length - 1)) {
        const sought = database.seek(table, row.rowId);
        differ(`seek of ${String(row.rowId)}`, sought?.position(), row.position());
        const last = expected.columns.length - 1;
        differ(`value sought at ${String(row.rowId)}`, sought?.value(last), row.value(last));
      }
    }
    count++;
    if (found.length > 10) return found;
  }
  differ('rows', count, expected.rows.length);
  return found;
}

function* rowsBy(database: Database, table: Table, pages: 'all' | 'by leaf'): Iterable<Row> {
  if (pages === 'all') yield* database.rows(table);
  else for (const page of database.leafPages(table)) yield* database.rows(table, [page]);
}

/** The other ways to ask for a value agree with `value`. */
function accessorDifferences(
  row: Row,
  column: number,
  where: string,
  { isText, encoding }: { isText: boolean; encoding: Database['encoding'] },
): string[] {
  const found: string[] = [];
  const value = row.value(column);
  const differ = (what: string, ours: unknown, theirs: unknown) => {
    if (!same(ours, theirs))
      found.push(`${where}: ${what} ${shorten(show(ours))} instead of ${shorten(show(theirs))}`);
  };
  differ('isNull', row.isNull(column), value === null);
  const isNumber = typeof value === 'number' || typeof value === 'bigint';
  const ofBlob = isText && value instanceof Uint8Array ? textOf(value, encoding) : undefined;
  differ('textOfBlob', row.textOfBlob(column), ofBlob);
  differ(
    'text',
    row.text(column),
    isNumber ? String(value) : typeof value === 'string' ? value : (ofBlob ?? null),
  );
  differ(
    'blob',
    row.blob(column),
    typeof value === 'string'
      ? new TextEncoder().encode(value)
      : value instanceof Uint8Array
        ? value
        : null,
  );
  if (isNumber) differ('number', row.number(column), Number(value));
  const type = row.type(column);
  if (type >= 12) {
    const bytes = row.payload.subarray(row.start(column), row.end(column));
    differ('length', bytes.length, (type - (type % 2 === 0 ? 12 : 13)) / 2);
    if (type % 2 === 0) differ('bytes', bytes, value);
  }
  return found;
}

/** By the rules of SQLite for the declared type. */
function isTextType(type: string): boolean {
  return !/int/i.test(type) && /char|clob|text/i.test(type);
}

/** The text that bytes are if they are the very bytes of a text without NUL. */
function textOf(bytes: Uint8Array, encoding: Database['encoding']): string | undefined {
  const stored = Buffer.from(bytes);
  if (encoding !== 'utf-8' && stored.length % 2 === 1) return undefined;
  if (encoding === 'utf-16be') stored.swap16();
  const name = encoding === 'utf-8' ? 'utf8' : 'utf16le';
  const text = stored.toString(name);
  const isSame = Buffer.from(text, name).equals(stored) && !/\p{Surrogate}/u.test(text);
  return isSame && !text.includes('\0') ? text : undefined;
}

/** Faults but for values that were asked for as what they are not, as `differences` does on purpose. */
export function faults(database: Database): unknown[] {
  return database.problems.filter(
    ({ detail }) => !/: \S.* instead of |more faults of this/.test(detail),
  );
}

/** Integers that a number holds exactly are numbers; other integers are bigint. */
export function plain(value: unknown): SqliteValue {
  if (typeof value === 'bigint') {
    return Number.isSafeInteger(Number(value)) ? Number(value) : value;
  }
  return value as SqliteValue;
}

export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

function same(ours: unknown, theirs: unknown): boolean {
  if (ours instanceof Uint8Array && theirs instanceof Uint8Array) {
    return Buffer.compare(ours, theirs) === 0;
  }
  // A negative zero is a zero here; no value stored in a column of numbers keeps that sign.
  if (typeof ours !== 'object' || typeof theirs !== 'object') {
    return ours === theirs || Object.is(ours, theirs);
  }
  return show(ours) === show(theirs);
}

function shorten(text: string): string {
  return text.length > 120 ? `${text.slice(0, 120)}… (${text.length})` : text;
}

function show(value: unknown): string {
  if (value === undefined) return 'undefined';
  return JSON.stringify(value, (_key, part: unknown) => {
    if (typeof part === 'bigint') return `${part}n`;
    if (part instanceof Uint8Array) return `x${Buffer.from(part).toString('hex')}`;
    if (typeof part === 'number' && !Number.isFinite(part)) return String(part);
    return part;
  });
}
