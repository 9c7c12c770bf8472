import type { Database, ParseContext, Row } from '../../model/index.ts';
import { joinSide, optionalTable } from '../rows/database-rows.ts';

/** The primary key of a row, as `rowReference` gives it: `bigint` beyond 2^53. */
export type RowKey = number | bigint;

/** What `rowReference` gives for no reference is turned into a key that no row has. */
export const noRow = -1;

/**
 * A table beside the messages (people, chats) by key; empty where this schema lacks the table. Columns it lacks read as NULL.
 * For readers of tables: what could not be joined is told to the context.
 */
export function chatLookup<Key, Value, Column extends string>(
  database: Database,
  context: ParseContext,
  table: string,
  columns: readonly Column[],
  read: (
    row: Row,
    at: { readonly [K in Column]: number },
  ) => readonly [key: Key | undefined, value: Value | null],
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
