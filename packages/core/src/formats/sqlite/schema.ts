import type { ProblemLog } from './problem-log.ts';
import type { CreateTable } from './create-table.ts';
import { parseCreateTable } from './create-table.ts';
import { pageKind, treeHeaderOffset } from './page.ts';
import type { Pager } from './pager.ts';
import { foldCase, TableDefinition } from './table.ts';

/** Longer statements are not parsed; SQLite refuses to run more than a million bytes. */
const maxSqlLength = 4_000_000;

/** The name under which rows of the list of tables are told; files of any age are read as this one. */
export const schemaName = 'sqlite_schema';
const schemaSql =
  'CREATE TABLE sqlite_schema(type text,name text,tbl_name text,rootpage int,sql text)';

/** The table that lists all others; its root is page 1. */
export function schemaTable(): TableDefinition {
  return new TableDefinition(
    schemaName,
    1,
    parseCreateTable(schemaSql)!.columns,
    parseCreateTable(schemaSql)!,
  );
}

/** An index as a table: its values in the order of its columns, then the rowid. */
export function indexTable(
  name: string,
  rootPage: number,
  columns: readonly string[],
): TableDefinition {
  const { columns: unnamed, ...layout } = unnamedColumns(columns.length, true);
  const named = unnamed.map((column, index) => ({ ...column, name: columns[index]! }));
  return new TableDefinition(name, rootPage, named, layout);
}

/** Columns of a table whose statement cannot be understood are named after their place. */
function unnamedColumns(count: number, withoutRowId: boolean): CreateTable {
  const columns = Array.from({ length: count }, (_, index) => ({
    name: `column${index + 1}`,
    type: '',
    fallback: null,
    virtual: false,
  }));
  const order = [...columns.keys()];
  return {
    name: undefined,
    columns,
    withoutRowId,
    rowIdColumn: -1,
    order,
    unique: [],
    hasRest: false,
  };
}

/** One line of the schema as it was read. */
export interface SchemaEntry {
  /** Where it stands. */
  readonly page: number;
  readonly type: string | null;
  readonly name: string | null;
  /** The table that it is of; a table's own name again. */
  readonly tableName: string | null;
  readonly rootPage: number | null;
  readonly sql: string | null;
}

/** SQLite gives a table one name in three places, and reads no schema in which they differ. */
const namedTwice = 'the schema gives a table two names';

/** Tells indexes whose table the schema does not list: SQLite refuses to read such a schema. */
export function tellOrphans(
  indexes: readonly SchemaEntry[],
  isListed: (table: string) => boolean,
  problems: ProblemLog,
): void {
  for (const { tableName, page } of indexes) {
    if (tableName === null || isListed(tableName)) continue;
    const detail = 'an index of the schema is of a table that it does not list';
    problems.page('malformed', detail, schemaName, page);
  }
}

const entryTypes: ReadonlySet<string> = new Set(['table', 'index', 'view', 'trigger']);

/** Whether SQLite writes this as the type of an entry of the schema. */
export function isEntryType(type: string | null): boolean {
  return type !== null && entryTypes.has(type);
}

/**
 * The table that a line of the schema describes; `undefined` for indexes, views, triggers and virtual tables.
 * `countValues` looks into the table's first record, for a statement that cannot be understood.
 */
export function tableOfEntry(
  entry: SchemaEntry,
  pager: Pager,
  problems: ProblemLog,
  countValues: (table: TableDefinition) => number,
): TableDefinition | undefined {
  const { type, name, tableName, rootPage, sql, page } = entry;
  // It may be that of a table: which ones there are is not known then.
  if (!isEntryType(type))
    problems.page('malformed', 'an entry of the schema is of no known type', schemaName, page);
  if (type !== 'table') return undefined;
  if (sql !== null && /^\s{0,99}create\s{1,99}virtual\s/i.test(sql)) return undefined;
  if (name === null || rootPage === null) {
    problems.page(
      'malformed',
      'a table of the schema has no name or no root page',
      schemaName,
      page,
    );
    return undefined;
  }
  const kind = pager.has(rootPage) ? kindOfRoot(pager, rootPage) : undefined;
  if (kind === undefined) {
    problems.page('malformed', 'the root page of a table is none', name, rootPage);
  }
  const parsed = sql !== null && sql.length <= maxSqlLength ? parseCreateTable(sql) : undefined;
  if (parsed === undefined) {
    problems.page(
      'malformed',
      'the statement that made a table cannot be understood',
      name,
      rootPage,
    );
    const withoutRowId = kind === 'index';
    const probe = unnamedColumns(1, withoutRowId);
    const count = countValues(new TableDefinition(name, rootPage, probe.columns, probe));
    const unnamed = unnamedColumns(count, withoutRowId);
    return new TableDefinition(name, rootPage, unnamed.columns, unnamed);
  }
  const isNamed = (other: string | null | undefined) =>
    typeof other === 'string' && foldCase(other) === foldCase(name);
  if (!isNamed(tableName) || !isNamed(parsed.name))
    problems.page('malformed', namedTwice, name, rootPage);
  if (parsed.hasRest)
    problems.page(
      'malformed',
      'the statement that made a table goes on behind its end',
      name,
      rootPage,
    );
  if (kind !== undefined && (kind === 'index') !== parsed.withoutRowId) {
    problems.page('malformed', 'the root page of a table is of another kind', name, rootPage);
  }
  return new TableDefinition(name, rootPage, parsed.columns, parsed);
}

function kindOfRoot(pager: Pager, page: number): 'table' | 'index' | undefined {
  const kind = pager.page(page)?.bytes[treeHeaderOffset(page)];
  if (kind === pageKind.leafTable || kind === pageKind.interiorTable) return 'table';
  if (kind === pageKind.leafIndex || kind === pageKind.interiorIndex) return 'index';
  return undefined;
}
