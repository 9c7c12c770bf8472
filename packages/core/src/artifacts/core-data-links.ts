import type { Database, ParseContext, Table } from '../model/index.ts';
import { joinSide, rowReference, type JoinSide } from './database-rows.ts';

type RowKey = number | bigint;

/** Rows that one row may be linked with, at most, so that no single record grows without bound. */
const maxLinksOfOneRow = 1000;

/**
 * A many-to-many relation of a Core Data store: which rows of the other table each row is linked with.
 * Its table and columns carry the numbers of the entities (`Z_2INTERACTIONRECIPIENT`: `Z_2RECIPIENTS`, `Z_3INTERACTIONRECIPIENT`),
 * which change from one version to the next, so it is found by the names behind the numbers. Empty where the store has no such relation.
 */
export function coreDataLinks(
  database: Database,
  context: ParseContext,
  from: string,
  to: string,
): JoinSide<RowKey, readonly RowKey[]> {
  for (const table of database.tables) {
    const fromColumn = numberedColumn(table, from);
    const toColumn = numberedColumn(table, to);
    if (fromColumn === -1 || toColumn === -1) continue;
    return joinSide<RowKey, RowKey[]>(
      database,
      table,
      context,
      (row) => {
        const key = rowReference(row, fromColumn);
        const other = rowReference(row, toColumn);
        return key === undefined || other === undefined ? undefined : [key, [other]];
      },
      (earlier, later) => {
        if (earlier.length < maxLinksOfOneRow) earlier.push(...later);
        return earlier;
      },
    );
  }
  return { rows: new Map(), problems: [] };
}

function numberedColumn(table: Table, name: string): number {
  return table.columns.findIndex((column) => /^Z_\d{1,5}(\D.*)$/.exec(column)?.[1] === name);
}

/** What one row is linked with. */
export function linkedWith(
  links: JoinSide<RowKey, readonly RowKey[]>,
  key: RowKey | undefined,
): readonly RowKey[] {
  return (key === undefined ? undefined : links.rows.get(key)) ?? [];
}
