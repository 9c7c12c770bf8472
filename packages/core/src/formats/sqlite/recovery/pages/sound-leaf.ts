import { hasLostCells } from '../../cell-less-page.ts';
import {
  cellCount,
  shortestCell,
  localPayload,
  pageKind,
  treeHeaderOffset,
  unsigned16,
} from '../../page.ts';
import { tooLarge, varintLength, varintSize } from '../../varint.ts';

/** SQLite puts a page in order before it has more bytes in fragments. */
const mostFragments = 60;

/**
 * Whether bytes that nothing else vouches for are a leaf: its cells, freeblocks and fragments make up all from the beginning of its content
 * to its end, as `PRAGMA integrity_check` asks. `bytes` is the page alone.
 */
export function isSoundLeaf(bytes: Uint8Array, page: number, usableSize: number): boolean {
  const header = treeHeaderOffset(page);
  const kind = bytes[header]!;
  if (kind !== pageKind.leafTable && kind !== pageKind.leafIndex) return false;
  const cells = cellCount(bytes, header, bytes.length);
  const pointersAt = header + 8;
  const content = contentStart(bytes, header, usableSize);
  if (cells < 0 || bytes[header + 7]! > mostFragments) return false;
  if (cells === 0) return !hasLostCells(bytes, 0, page, usableSize, false);
  if (content < pointersAt + 2 * cells || content > usableSize) return false;
  let taken = bytes[header + 7]!;
  let end = content;
  for (let block = unsigned16(bytes, header + 1); block !== 0; block = unsigned16(bytes, block)) {
    if (block < end || block + 4 > usableSize) return false;
    const size = unsigned16(bytes, block + 2);
    end = block + size;
    if (size < shortestCell || end > usableSize) return false;
    taken += size;
  }
  for (let i = 0; i < cells; i++) {
    const at = unsigned16(bytes, pointersAt + 2 * i);
    if (at < content || at + shortestCell > usableSize) return false;
    const length = cellLength(bytes, at, kind, usableSize);
    if (length === undefined || at + length > usableSize) return false;
    taken += length;
  }
  return taken === usableSize - content;
}

/** Where the content of a page begins by its header; 0 stands for 65536, which only the largest page holds. */
function contentStart(bytes: Uint8Array, header: number, pageSize: number): number {
  const stated = unsigned16(bytes, header + 5);
  return stated === 0 && pageSize === 65536 ? pageSize : stated;
}

function cellLength(
  bytes: Uint8Array,
  at: number,
  kind: number,
  usableSize: number,
): number | undefined {
  const size = varintSize(bytes, at);
  if (size < 1 || size === tooLarge) return undefined;
  let head = varintLength(bytes, at);
  if (kind === pageKind.leafTable) head += varintLength(bytes, at + head);
  const local = localPayload(size, usableSize, kind);
  return Math.max(shortestCell, head + local + (local < size ? 4 : 0));
}
