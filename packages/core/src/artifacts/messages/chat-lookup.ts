import type { Database, ParseContext, Row } from '../../model/index.ts';
import {
  joinSide,
  optionalTable,
  rowReference,
  type ColumnIndexes,
} from '../rows/database-rows.ts';

/** The primary key of a row, as `rowReference` gives it: `bigint` beyond 2^53. */
export type RowKey = number | bigint;

/** Gives key and value of a row, or says by their absence that it is of no use. */
export type ReadLookup<Key, Value, Column extends string> = (
  row: Row,
  at: ColumnIndexes<Column>,
) => readonly [key: Key | undefined, value: Value | null];

/**
 * A table beside the messages (people, chats) by key; empty where this schema lacks the table. Columns it lacks read as NULL.
 * For readers of tables: what could not be joined is told to the context.
 */
export function chatLookup<Key, Value, Column extends string>(
  database: Database,
  context: ParseContext,
  table: string,
  columns: readonly Column[],
  read: ReadLookup<Key, Value, Column>,
): ReadonlyMap<Key, Value> {
  const found = optionalTable(database, table, columns);
  if (found === undefined) return new Map();
  const { rows, problems } = joinSide<Key, Value>(database, found.table, context, (row) => {
    const [key, value] = read(row, found.at);
    return key === undefined || value === null ? undefined : [key, value];
  });
  for (const problem of problems) context.problem(problem);
  return rows;
}

/** What a column of a row refers to in such a table; `undefined` where it refers to nothing, or to a row that is not there. */
export function referredTo<Value>(
  rows: ReadonlyMap<RowKey, Value>,
  row: Row,
  column: number,
): Value | undefined {
  const key = rowReference(row, column);
  return key === undefined ? undefined : rows.get(key);
}
