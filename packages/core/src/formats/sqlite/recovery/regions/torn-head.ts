import { localPayload, pageKind, shortestCell } from '../../page.ts';
import { varintLength, varintSize } from '../../varint.ts';
import { isBetween } from '../cells/cell-arithmetic.ts';

/** Bytes of a longer version of a row that are looked for; of one that was longer by more, all of the head stands, which tells by itself. */
export const mostTorn = 64;
/** Of a head of which as many bytes stand besides its rowid, two serial types do, and it tells by itself. */
const mostOfNear = 4;
/** So many bytes of two rowids are the same in rows that were written near to each other, and hardly any other bytes are. */
const enoughOfRowId = 2;
/** Bytes that the header of another version is longer by: serial types of more than so many values hardly became longer at once. */
const mostLonger = 3;

/**
 * Where the first bytes of an earlier version of the row at `contentAt` may stand, which was longer and so had taken the last bytes of what is
 * in the free space from `from` on: both mostly end where the next cell begins, so its size is known. `contentAt` where they do not.
 * `otherRowIds`: how many rowids of each length, in bytes, rows have that may have stood there before; with their own, fewer bytes tell less.
 */
export function tornHead(
  bytes: Uint8Array,
  from: number,
  contentAt: number,
  kind: number,
  usableSize: number,
  otherRowIds: readonly number[] = [],
): number {
  if (contentAt + shortestCell > usableSize) return contentAt;
  if (kind !== pageKind.leafTable) return tornEntry(bytes, from, contentAt);
  const size = varintSize(bytes, contentAt);
  const rowIdAt = contentAt + varintLength(bytes, contentAt);
  const rowIdEnd = rowIdAt + varintLength(bytes, rowIdAt);
  if (localPayload(size, usableSize, kind) < size) return contentAt;
  const rowIdLength = rowIdEnd - rowIdAt;
  const header = bytes[rowIdEnd]!;
  const most = Math.min(mostTorn, contentAt - from);
  for (let torn = 1; torn <= most; torn++) {
    const at = contentAt - torn;
    const space = rowIdAt - contentAt + size + torn;
    if (torn < shortestCell && mayBeOther(bytes, at, contentAt, rowIdEnd + size, otherRowIds))
      return at;
    if (torn < rowIdLength + mostOfNear && mayBeNear(bytes, at, contentAt, rowIdAt, rowIdEnd))
      return at;
    // Most bytes are neither its size nor before a header as long.
    if (bytes[at]! < 0x80 && bytes[at] !== space - 1 && bytes[at + 1 + rowIdLength] !== header)
      continue;
    const former = space - (space - 1 < 0x80 ? 1 : 2);
    const sizeLength = former < 0x80 ? 1 : 2;
    const hasSize =
      sizeLength === 1
        ? bytes[at] === former
        : bytes[at] === (0x80 | (former >>> 7)) && bytes[at + 1] === (former & 0x7f);
    const known = Math.min(rowIdLength, torn - sizeLength);
    const ownHeaderAt = at + sizeLength + rowIdLength;
    const hasHeader =
      ownHeaderAt >= contentAt ||
      (bytes[ownHeaderAt]! > 1 && bytes[ownHeaderAt]! <= bytes[rowIdEnd]! + mostLonger);
    if (hasSize && hasHeader && isSame(bytes, at + sizeLength, rowIdAt, known)) return at;
    // Of another size, when another cell was behind it, it is known by the length of its header as well.
    const headerAt = at + (bytes[at]! < 0x80 ? 1 : varintLength(bytes, at)) + rowIdLength;
    if (headerAt >= contentAt || bytes[headerAt] !== bytes[rowIdEnd] || bytes[at]! < 2) continue;
    // Two small numbers look like a rowid and the length of a header: it must have gone on to where it was overwritten, with most of its header.
    if (headerAt + varintSize(bytes, at) <= contentAt) continue;
    if (!isMostlySame(bytes, headerAt, rowIdEnd, Math.min(bytes[rowIdEnd]!, contentAt - headerAt)))
      continue;
    if (isSame(bytes, headerAt - rowIdLength, rowIdAt, rowIdLength)) return at;
  }
  return contentAt;
}

/**
 * The same in a table without rowid: its size says that it ended where the row behind it does, or, of as many bytes as are no chance, its header is hardly longer or
 * shorter and begins with the same serial type.
 */
function tornEntry(bytes: Uint8Array, from: number, contentAt: number): number {
  const size = bytes[contentAt]!;
  const header = bytes[contentAt + 1]!;
  if (size >= 0x80) return contentAt;
  // Of what stands whole, the head tells by itself.
  const most = Math.min(header + mostLonger, contentAt - from);
  for (let torn = 1; torn <= most; torn++) {
    const at = contentAt - torn;
    const former = bytes[at]!;
    // It went on to where it was overwritten.
    if (former < torn || former >= 0x80) continue;
    if (torn > 1 && Math.abs(bytes[at + 1]! - header) > mostLonger) continue;
    const serials = Math.max(0, Math.min(torn - 2, bytes[at + 1]! - 1));
    const isAlike = isMostlySame(bytes, at + 2, contentAt + 2, serials);
    if (isAlike && (former === size + torn || serials > 0)) return at;
  }
  return contentAt;
}

/** Whether the size of a cell that ends at `end`, and what stands of its rowid before `to`, begin at a place, be that of any of these lengths. */
function mayBeOther(
  bytes: Uint8Array,
  at: number,
  to: number,
  end: number,
  rowIds: readonly number[],
): boolean {
  return rowIds.some((count, length) => {
    if (count === 0 || bytes[at] !== end - at - 1 - length || bytes[at] >= 0x80) return false;
    const last = at + length;
    for (let i = at + 1; i < Math.min(to, last); i++) if (bytes[i]! < 0x80) return false;
    return last >= to || bytes[last]! < 0x80;
  });
}

/**
 * Whether the head of another row may stand from a place up to `to`, which went on behind that: its rowid begins as the one from `rowIdAt` to `rowIdEnd` does, behind
 * which the header stands, and its own header is hardly longer, if that is left.
 */
function mayBeNear(
  bytes: Uint8Array,
  at: number,
  to: number,
  rowIdAt: number,
  rowIdEnd: number,
): boolean {
  const ownRowIdAt = at + varintLength(bytes, at);
  const headerAt = ownRowIdAt + rowIdEnd - rowIdAt;
  const known = Math.min(headerAt - 1, to) - ownRowIdAt;
  return (
    known >= enoughOfRowId &&
    bytes[at]! > 1 &&
    isSame(bytes, ownRowIdAt, rowIdAt, known) &&
    headerAt + varintSize(bytes, at) > to &&
    (headerAt >= to || isBetween(bytes[headerAt]!, 1, bytes[rowIdEnd]! + mostLonger + 1))
  );
}

/** Whether half of the bytes are the same. */
function isMostlySame(bytes: Uint8Array, first: number, second: number, length: number): boolean {
  let same = 0;
  for (let i = 0; i < length; i++) if (bytes[first + i] === bytes[second + i]) same++;
  return same * 2 >= length;
}

function isSame(bytes: Uint8Array, first: number, second: number, length: number): boolean {
  for (let i = 0; i < length; i++) if (bytes[first + i] !== bytes[second + i]) return false;
  return true;
}
