import type { Row } from '../../../../model/index.ts';
import type { DatabaseParts } from '../../database.ts';
import { cellCount, treeHeaderOffset } from '../../page.ts';
import type { TableDefinition } from '../../table.ts';

/**
 * Rows of the leaves of a sample, in their order: all of them, or where these are more than `most`, as many of each leaf, one behind the other. Rows of the first leaves
 * alone would be the oldest, or those of the first keys, and tell nothing of what the others look like. Of the last leaf it is the last ones.
 */
export function sampledRows(
  { database, pager }: DatabaseParts,
  table: TableDefinition,
  pages: readonly number[],
  most: number,
): Iterable<Row> {
  const counts = pages.map((page) => rowsOf(pager.page(page)?.bytes, page));
  const all = counts.reduce((sum, count) => sum + count, 0);
  if (all <= most) return database.rows(table, pages);
  const ofEach = Math.max(1, Math.floor(most / pages.length));
  const last = pages.at(-1);
  const skipped = Math.max(0, counts.at(-1)! - ofEach);
  return { [Symbol.iterator]: spread };

  function* spread(): Generator<Row> {
    let page = 0;
    let index = 0;
    for (const row of database.rows(table, pages)) {
      index = row.page === page ? index + 1 : 0;
      page = row.page;
      const from = page === last ? skipped : 0;
      if (index >= from && index < from + ofEach) yield row;
    }
  }
}

function rowsOf(bytes: Uint8Array | undefined, page: number): number {
  return bytes === undefined
    ? 0
    : Math.max(0, cellCount(bytes, treeHeaderOffset(page), bytes.length));
}
