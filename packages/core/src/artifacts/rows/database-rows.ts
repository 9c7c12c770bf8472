import { logsBeside, openDatabase } from '../../formats/sqlite/index.ts';
import type {
  Database,
  ParseContext,
  ProblemDraft,
  RandomAccessFile,
  Row,
  Table,
} from '../../model/index.ts';
import { EvidenceError } from '../../model/index.ts';

/** Indexes of columns by their names; -1 where this version of the schema lacks one. */
export type ColumnIndexes<Column extends string> = { readonly [K in Column]: number };

/** A table together with the columns that were asked for. */
export interface BoundTable<Column extends string> {
  readonly table: Table;
  readonly at: ColumnIndexes<Column>;
}

/** Opens the database of an artifact with the write-ahead log or the rollback journal beside it, as the device itself would read it. */
export function openArtifactDatabase(file: RandomAccessFile, context: ParseContext): Database {
  return openDatabase(file, {
    ...logsBeside(context.devicePath, (path) => context.related(path)),
    absent: (name) => context.absent(name),
  });
}

/**
 * A table without which the schema is not the one the artifact knows: where it or all of `needs` are missing,
 * this throws `unsupported`, and the coverage says so instead of showing a file that was read and held nothing.
 * Where only some are, what is there is read, and `decisive` of the artifact, which names them, makes the lack a gap.
 */
export function requireTable<Need extends string, Also extends string = never>(
  database: Database,
  name: string,
  needs: readonly Need[],
  also: readonly Also[] = [],
): BoundTable<Need | Also> {
  const table = database.table(name);
  if (table === undefined) {
    throw new EvidenceError('unsupported', `the database has no table ${name}`);
  }
  const missing = needs.filter((column) => table.column(column) === -1);
  if (missing.length > 0 && missing.length === needs.length) {
    throw new EvidenceError('unsupported', `table ${name} has no column ${missing.join(', ')}`);
  }
  return { table, at: askForColumns(table, [...needs, ...also]) };
}

/** A table that some versions of the schema lack; `undefined` there. Columns it lacks read as NULL. */
export function optionalTable<Column extends string>(
  database: Database,
  name: string,
  columns: readonly Column[],
): BoundTable<Column> | undefined {
  const table = database.table(name);
  return table && { table, at: askForColumns(table, columns) };
}

/**
 * Asks a table for columns, and gives where they stand in its rows. The coverage notes what was asked for and is lacking (`absent`), and that is a
 * gap if it is `decisive`: where a column may be lacking, ask only if it is needed.
 */
export function askForColumns<Column extends string>(
  table: Table,
  columns: readonly Column[],
): ColumnIndexes<Column> {
  const at = Object.fromEntries(columns.map((column) => [column, table.column(column)]));
  // `fromEntries` forgets which keys it was given; they are exactly `columns`.
  return at as ColumnIndexes<Column>;
}

/** What the reader had to step over so far; to be yielded once the scan has ended. */
export function* remainingProblems(database: Database): Generator<ProblemDraft> {
  yield* database.problems;
}

/** Rows held in memory for a join, at most: beyond it the join is incomplete, and a problem says so. */
const maxJoinRows = 1_000_000;

/** The rows of one side of a join by their key, and whether the bound cut them off. */
export interface JoinSide<Key, Value> {
  readonly rows: ReadonlyMap<Key, Value>;
  readonly problems: readonly ProblemDraft[];
}

/**
 * Reads one side of a join into memory, at most a million rows. `read` gives key and value, or `undefined`
 * for a row that joins nothing. The first row of a key wins unless `merge` says how two become one.
 */
export function joinSide<Key, Value>(
  database: Pick<Database, 'rows'>,
  table: Table | undefined,
  context: ParseContext,
  read: (row: Row) => readonly [key: Key, value: Value] | undefined,
  merge?: (earlier: Value, later: Value) => Value,
): JoinSide<Key, Value> {
  const rows = new Map<Key, Value>();
  if (table === undefined) return { rows, problems: [] };
  const limit = Math.min(maxJoinRows, context.limits.maxRecordsPerFile);
  let scanned = 0;
  for (const row of database.rows(table)) {
    scanned += 1;
    if (scanned > limit) return { rows, problems: [joinCutOff(table, limit)] };
    const entry = read(row);
    if (entry === undefined) continue;
    const [key, value] = entry;
    const earlier = rows.get(key);
    if (earlier === undefined) rows.set(key, value);
    else if (merge !== undefined) rows.set(key, merge(earlier, value));
  }
  return { rows, problems: [] };
}

/** The same for values of which a row has several: at most `most` of each are kept, and that some were not is told. */
export function joinLists<Key, Item>(
  database: Database,
  table: Table | undefined,
  context: ParseContext,
  most: number,
  read: (row: Row) => readonly [key: Key, items: Item[]] | undefined,
): JoinSide<Key, Item[]> {
  let leftOut = 0;
  const { rows, problems } = joinSide<Key, Item[]>(
    database,
    table,
    context,
    read,
    (earlier, later) => {
      if (earlier.length >= most) leftOut += 1;
      else earlier.push(...later);
      return earlier;
    },
  );
  if (leftOut === 0) return { rows, problems };
  const detail = `${table!.name}: only ${most} rows that belong to one other were read`;
  return { rows, problems: [...problems, { kind: 'problem', code: 'limit-exceeded', detail }] };
}

/** An integer that refers to a row of another table; NULL and what is no whole number refer to nothing. */
export function rowReference(row: Row, column: number): number | bigint | undefined {
  return row.reference(column);
}

/** A number that JSON can hold; NULL, infinity and what is no number are `null`. For keys and counters: `exactNumberAt`. */
export function numberAt(row: Row, column: number): number | null {
  const value = row.number(column);
  return value !== null && Number.isFinite(value) ? value : null;
}

/** A stored time, exact; for `timesOf`. May be infinite: no field of a record holds that. */
export function timeAt(row: Row, column: number): number | bigint | null {
  return row.time(column);
}

/** The same, rounded to a number with which is reckoned. */
export function secondsAt(row: Row, column: number): number | null {
  const time = row.time(column);
  return time === null ? null : Number(time);
}

/** A column of the kind that holds 0 or 1; NULL and what is no number are `null`. */
export function flagAt(row: Row, column: number): boolean | null {
  const value = row.number(column);
  return value === null ? null : value !== 0;
}

function joinCutOff(table: Table, limit: number): ProblemDraft {
  return {
    kind: 'problem',
    code: 'limit-exceeded',
    detail: `only the first ${limit} rows of table ${table.name} were joined`,
  };
}
