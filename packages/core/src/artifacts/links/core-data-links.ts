import type { Database, ParseContext, Table } from '../../model/index.ts';
import { joinSide, rowReference, type JoinSide } from '../rows/database-rows.ts';

type RowKey = number | bigint;

/** Rows that one row may be linked with, at most, so that no single record grows without bound. */
const maxLinksOfOneRow = 5000;

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
    return linksIn(database, context, table, fromColumn, toColumn);
  }
  // The numbers of the entities are not known where the table is not.
  for (const name of [from, to]) context.absent(`Z_*${name}`);
  return { rows: new Map(), problems: [] };
}

function linksIn(
  database: Database,
  context: ParseContext,
  table: Table,
  fromColumn: number,
  toColumn: number,
): JoinSide<RowKey, readonly RowKey[]> {
  let leftOut = 0;
  const { rows, problems } = joinSide<RowKey, RowKey[]>(
    database,
    table,
    context,
    (row) => {
      const key = rowReference(row, fromColumn);
      const other = rowReference(row, toColumn);
      return key === undefined || other === undefined ? undefined : [key, [other]];
    },
    (earlier, later) => {
      if (earlier.length >= maxLinksOfOneRow) leftOut += 1;
      else if (!earlier.includes(later[0]!)) earlier.push(...later);
      return earlier;
    },
  );
  if (leftOut === 0) return { rows, problems };
  const detail = `only ${maxLinksOfOneRow} links of one row of table ${table.name} were followed`;
  return { rows, problems: [...problems, { kind: 'problem', code: 'limit-exceeded', detail }] };
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
