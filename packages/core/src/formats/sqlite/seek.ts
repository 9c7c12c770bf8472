import { cellCount, pageKind, treeHeaderOffset, unsigned16, unsigned32 } from './page.ts';
import type { Pager, PageView } from './pager.ts';
import { varintInteger, varintLength } from './varint.ts';

/** A cell of a leaf: its page, where that is in memory, and the offset of the cell. */
export interface FoundCell {
  readonly page: number;
  readonly view: PageView;
  readonly offset: number;
}

/** Looks for a rowid through the tree of a table with rowids; a damaged tree may not lead to it. */
export function seekRowId(
  pager: Pager,
  root: number,
  rowId: number | bigint,
): FoundCell | undefined {
  let page = root;
  for (let depth = 0; depth <= 20; depth++) {
    const view = pager.page(page);
    if (view === undefined) return undefined;
    const { bytes } = view;
    const header = treeHeaderOffset(page);
    const kind = bytes[header];
    const cells = cellCount(bytes, header, pager.pageSize);
    if (cells < 0 || (kind !== pageKind.interiorTable && kind !== pageKind.leafTable))
      return undefined;
    const interior = kind === pageKind.interiorTable;
    const pointers = header + (interior ? 12 : 8);
    const index = firstNotBelow(bytes, pointers, cells, interior, rowId);
    const offset = index < cells ? unsigned16(bytes, pointers + 2 * index) : 0;
    if (!interior) {
      if (
        index >= cells ||
        offset < pointers + 2 * cells ||
        rowIdAt(bytes, offset, false) !== rowId
      )
        return undefined;
      return { page, view, offset };
    }
    page = unsigned32(bytes, index < cells ? offset : header + 8);
  }
  return undefined;
}

function firstNotBelow(
  bytes: Uint8Array,
  pointers: number,
  cells: number,
  interior: boolean,
  rowId: number | bigint,
): number {
  let low = 0;
  let high = cells;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (rowIdAt(bytes, unsigned16(bytes, pointers + 2 * middle), interior) < rowId)
      low = middle + 1;
    else high = middle;
  }
  return low;
}

function rowIdAt(bytes: Uint8Array, offset: number, interior: boolean): number | bigint {
  return varintInteger(bytes, offset + (interior ? 4 : varintLength(bytes, offset)));
}
