import { unsigned16 } from '../../bytes/big-endian.ts';

// As all numbers of the file format are.
export { unsigned16, unsigned32 } from '../../bytes/big-endian.ts';

/** Kinds of b-tree pages, by their first byte. */
export const pageKind = {
  interiorIndex: 2,
  interiorTable: 5,
  leafIndex: 10,
  leafTable: 13,
} as const;

/** Where the b-tree header of a page begins: page 1 also holds the database header. */
export function treeHeaderOffset(page: number): number {
  return page === 1 ? 100 : 0;
}

/**
 * Offset of the first cell pointer within the page, and how many there are.
 * -1 where the count cannot be, so that the page is no b-tree page in good order.
 */
export function cellCount(bytes: Uint8Array, header: number, pageSize: number): number {
  const count = unsigned16(bytes, header + 3);
  return count > (pageSize - 8) / 6 ? -1 : count;
}

const treeKinds: ReadonlySet<number | undefined> = new Set(Object.values(pageKind));

/** Whether the page at `at` is one of a b-tree with cells. Where one of another kind is expected it is not damaged, but of another place. */
export function isTreePage(bytes: Uint8Array, at: number, pageSize: number): boolean {
  const kind = bytes[at];
  const cells = treeKinds.has(kind) ? cellCount(bytes, at, pageSize) : 0;
  if (cells <= 0) return false;
  const isInterior = kind === pageKind.interiorTable || kind === pageKind.interiorIndex;
  const pointers = isInterior ? 12 : 8;
  const cell = unsigned16(bytes, at + pointers);
  return cell >= pointers + 2 * cells && cell < pageSize;
}

/** Bytes of the smallest cell that SQLite makes: a freeblock must fit where it was. */
export const shortestCell = 4;
/** Bytes of the number of a child page, and of an overflow page. */
export const pageNumberBytes = 4;

/** A payload up to this size stands wholly in its cell. */
export function largestLocal(usableSize: number, kind: number): number {
  return kind === pageKind.leafTable
    ? usableSize - 35
    : Math.floor(((usableSize - 12) * 64) / 255) - 23;
}

/** Bytes of a payload that stand in its cell; the rest stands in overflow pages. */
export function localPayload(size: number, usableSize: number, kind: number): number {
  const largest = largestLocal(usableSize, kind);
  if (size <= largest) return size;
  const smallest = Math.floor(((usableSize - 12) * 32) / 255) - 23;
  const local = smallest + ((size - smallest) % (usableSize - 4));
  return local <= largest ? local : smallest;
}

/** Whether the page begins like a leaf. */
export function isLeaf(bytes: Uint8Array, page: number): boolean {
  const kind = bytes[treeHeaderOffset(page)];
  return kind === pageKind.leafTable || kind === pageKind.leafIndex;
}

/** Whether it is one of an index, or of a table without rowid. */
export function isIndexPage(bytes: Uint8Array): boolean {
  return bytes[0] === pageKind.leafIndex || bytes[0] === pageKind.interiorIndex;
}
