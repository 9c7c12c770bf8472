import { localPayload, pageKind } from '../../page.ts';
import { varintLength, varintSize } from '../../varint.ts';
import { shortestCell } from './layout.ts';

/** Bytes of a longer version of a row that are looked for; of one that was longer by more, all of the head stands, which tells by itself. */
const mostTorn = 64;
/** Bytes that the header of another version is longer by: serial types of more than so many values hardly became longer at once. */
const mostLonger = 3;

/**
 * Where the first bytes of an earlier version of the row at `contentAt` may stand, which was longer and so had taken the last bytes of what is
 * in the free space from `from` on: both mostly end where the next cell begins, so its size is known. `contentAt` where they do not.
 */
export function tornHead(
  bytes: Uint8Array,
  from: number,
  contentAt: number,
  kind: number,
  usableSize: number,
): number {
  if (kind !== pageKind.leafTable || contentAt + shortestCell > usableSize) return contentAt;
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
