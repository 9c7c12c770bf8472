import { unsigned16, unsigned32 } from './page.ts';
import type { PageView } from './pager.ts';
import { varintInteger, varintLength } from './varint.ts';

/** Told of a page whose cell pointers lead to rows in another order than that of their numbers, to one row twice, or to others than the tree leads to it for. */
export const outOfOrder = 'the rows of a page are not in the order of their numbers';

/** Told of a page two of whose pointers lead to one cell, which is told once. */
export const ledAgain = 'two cell pointers of a page lead to one cell';

/** Told of a page of which the file holds only the beginning; the rest was filled with zeros. */
export const cutOff = 'the file ends within a page of rows';

const leads = new WeakMap<PageView, boolean>();

/**
 * Whether a search may trust the cells of a page of a table with rowids. It goes by halves, so that a page that is zero from its middle on, or
 * whose pointers were changed, leads it past rows that are there. Looked at once for each page in memory.
 */
export function leadsTruly(view: PageView, pointers: number, cells: number, interior: boolean) {
  const known = leads.get(view);
  if (known !== undefined) return known;
  const is = isInOrder(view.bytes, pointers, cells, interior);
  leads.set(view, is);
  return is;
}

function isInOrder(bytes: Uint8Array, pointers: number, cells: number, interior: boolean): boolean {
  let last: number | bigint = Number.NEGATIVE_INFINITY;
  for (let cell = 0; cell < cells; cell++) {
    const offset = unsigned16(bytes, pointers + 2 * cell);
    if (offset < pointers + 2 * cells || offset + 4 > bytes.length) return false;
    // There is no page 0, and a record is never empty: its header has a length.
    if (interior ? unsigned32(bytes, offset) === 0 : bytes[offset] === 0) return false;
    const rowId = rowIdAt(bytes, offset, interior);
    if (rowId <= last) return false;
    last = rowId;
  }
  return true;
}

/** The rowid of the cell at `offset` of a page of a table. */
export function rowIdAt(bytes: Uint8Array, offset: number, interior: boolean): number | bigint {
  return varintInteger(bytes, offset + (interior ? 4 : varintLength(bytes, offset)));
}
