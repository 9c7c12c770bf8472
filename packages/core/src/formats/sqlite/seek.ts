import { hasLostCells, lostCells } from './cell-less-page.ts';
import { cutOff, leadsTruly, outOfOrder, rowIdAt } from './page-order.ts';
import { cellCount, pageKind, treeHeaderOffset, unsigned16, unsigned32 } from './page.ts';
import type { Pager, PageView } from './pager.ts';
import type { ProblemLog } from './problem-log.ts';

/** A cell of a leaf: its page, where that is in memory, and the offset of the cell. */
export interface FoundCell {
  readonly page: number;
  readonly view: PageView;
  readonly offset: number;
  /** The tree leads to the page for rowids above this one, up to that one; infinite for the first page and the last. */
  readonly above: number | bigint;
  readonly upTo: number | bigint;
}

/** The tree in which a row is looked for. */
export interface SoughtTable {
  readonly name: string;
  readonly rootPage: number;
}

/**
 * Looks for a rowid through the tree of a table with rowids. Where a page on the way is damaged the row may be there all the same: then
 * `problems` is told, in the words in which a scan of the table would tell it.
 */
export function seekRowId(
  pager: Pager,
  { name, rootPage }: SoughtTable,
  rowId: number | bigint,
  problems: ProblemLog,
): FoundCell | undefined {
  let page = rootPage;
  let from = rootPage;
  let above: number | bigint = Number.NEGATIVE_INFINITY;
  let upTo: number | bigint = Number.POSITIVE_INFINITY;
  for (let depth = 0; depth <= 20; depth++) {
    const view = pager.page(page);
    if (view === undefined) {
      const code = page > pager.pageCount ? 'truncated' : 'malformed';
      problems.page(code, 'a b-tree leads to a page that the file does not hold', name, from);
      return undefined;
    }
    const { bytes } = view;
    const header = treeHeaderOffset(page);
    const kind = bytes[header];
    const cells = cellCount(bytes, header, pager.pageSize);
    const interior = kind === pageKind.interiorTable;
    if (!interior && kind !== pageKind.leafTable) {
      problems.page('malformed', 'a page of the b-tree is of another kind', name, page);
      return undefined;
    }
    if (cells < 0) {
      problems.page('malformed', 'a b-tree page states more cells than fit', name, page);
      return undefined;
    }
    if (
      cells === 0 &&
      hasLostCells(bytes, view.at, page, pager.usableSize, !interior && page !== rootPage)
    )
      problems.page('malformed', lostCells, name, page);
    const pointers = header + (interior ? 12 : 8);
    if (pager.isCut(page)) problems.page('truncated', cutOff, name, page);
    else if (
      !leadsTruly(view, pointers, cells, interior) ||
      !isWithin(bytes, pointers, cells, interior, above, upTo)
    )
      problems.page('malformed', outOfOrder, name, page);
    const index = firstNotBelow(bytes, pointers, cells, interior, rowId);
    const offset = index < cells ? unsigned16(bytes, pointers + 2 * index) : 0;
    if (!interior) {
      if (index >= cells) return undefined;
      if (offset < pointers + 2 * cells) {
        problems.page('malformed', 'a cell pointer leads out of its page', name, page);
        return undefined;
      }
      return rowIdAt(bytes, offset, false) === rowId
        ? { page, view, offset, above, upTo }
        : undefined;
    }
    from = page;
    if (index > 0) above = rowIdOf(bytes, pointers, index - 1, true);
    if (index < cells) upTo = rowIdOf(bytes, pointers, index, true);
    page = unsigned32(bytes, index < cells ? offset : header + 8);
  }
  problems.page('malformed', 'a b-tree is deeper than it can be', name, page);
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
    if (rowIdOf(bytes, pointers, middle, interior) < rowId) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Whether a page whose cells are in order holds only rowids for which the pages above lead to it. */
function isWithin(
  bytes: Uint8Array,
  pointers: number,
  cells: number,
  interior: boolean,
  above: number | bigint,
  upTo: number | bigint,
): boolean {
  return (
    cells === 0 ||
    (rowIdOf(bytes, pointers, 0, interior) > above &&
      rowIdOf(bytes, pointers, cells - 1, interior) <= upTo)
  );
}

function rowIdOf(
  bytes: Uint8Array,
  pointers: number,
  cell: number,
  interior: boolean,
): number | bigint {
  return rowIdAt(bytes, unsigned16(bytes, pointers + 2 * cell), interior);
}
