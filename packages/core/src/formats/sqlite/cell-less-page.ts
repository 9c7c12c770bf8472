import { localPayload, pageKind, pageNumberBytes, treeHeaderOffset, unsigned16 } from './page.ts';
import { varintLength, varintSize } from './varint.ts';

/** Told of a page that states no cells and yet holds some, or stands where a page without cells cannot. */
export const lostCells = 'a b-tree page states no cells where it must have some';

/** Told of a page more bytes of which are cells than those that it points at take. */
export const unlistedCells = 'a b-tree page holds more than the cells that it points at';

/** Told of a page whose cells, freeblocks and fragments together take more than there is between the beginning of its content and its end. */
export const wrongFreeSpace = 'the free space that a b-tree page states does not fit its cells';

/** Told of what a page states of its free space, where that cannot be. */
export const freeListFaults = {
  content: 'the cell content of a page begins where it cannot',
  place: 'a freeblock lies where it cannot',
  end: 'a freeblock ends outside its page',
  order: 'the freeblocks of a page are not in order',
} as const;

/**
 * Whether a page of a b-tree that states no cells has lost them. `bytes[at]` is its first byte.
 *
 * Only the root of an empty table or index is a leaf without cells (https://www.sqlite.org/fileformat2.html#b_tree_pages), and in any page what
 * lies between the beginning of the content area and the end of the page is cells, freeblocks and fragments. Without cells the other two must make
 * up for all of it, which `PRAGMA integrity_check` asks for as well.
 */
export function hasLostCells(
  bytes: Uint8Array,
  at: number,
  page: number,
  usableSize: number,
  isLeafBelowRoot: boolean,
): boolean {
  return isLeafBelowRoot || bytesOfCells(bytes, at, page, usableSize) !== 0;
}

/**
 * Bytes of a page of a b-tree that must be cells: all between the beginning of its content and its end but for freeblocks and fragments, as
 * `PRAGMA integrity_check` asks; a text where the page contradicts itself, which says how. `bytes[at]` is its first byte.
 */
export function bytesOfCells(
  bytes: Uint8Array,
  at: number,
  page: number,
  usableSize: number,
): number | string {
  const header = at + treeHeaderOffset(page);
  // 0 stands for 65536, which only the largest page holds.
  const stated = unsigned16(bytes, header + 5);
  const content = stated === 0 && usableSize === 65536 ? usableSize : stated;
  if (content < treeHeaderOffset(page) + 8 || content > usableSize) return freeListFaults.content;
  let free = bytes[header + 7]!;
  let block = unsigned16(bytes, header + 1);
  while (block !== 0) {
    if (block < content || block + 4 > usableSize) return freeListFaults.place;
    const end = block + unsigned16(bytes, at + block + 2);
    if (end < block + 4 || end > usableSize) return freeListFaults.end;
    const next = unsigned16(bytes, at + block);
    if (next !== 0 && next < end) return freeListFaults.order;
    free += end - block;
    block = next;
  }
  const cells = usableSize - content - free;
  return cells < 0 ? wrongFreeSpace : cells;
}

/** Bytes of the cell of an interior page that begins at `bytes[at]`: the number of a child, then a rowid or an entry. */
export function interiorCellBytes(
  bytes: Uint8Array,
  at: number,
  kind: number,
  usableSize: number,
): number {
  const length = varintLength(bytes, at + pageNumberBytes);
  if (kind === pageKind.interiorTable) return pageNumberBytes + length;
  const size = varintSize(bytes, at + pageNumberBytes);
  const local = localPayload(size, usableSize, kind);
  return pageNumberBytes + length + local + (local < size ? pageNumberBytes : 0);
}
