import { unsigned16 } from '../../page.ts';

const headerBytes = 4;

/**
 * Whether the header of the freeblock that ends at `to` stood here, before what was freed in front of it joined it at `from`: then the header
 * there took over where the next one is, and both end at the same place.
 */
export function wasFreeblock(bytes: Uint8Array, at: number, from: number, to: number): boolean {
  return (
    at + headerBytes <= to &&
    unsigned16(bytes, at) === unsigned16(bytes, from) &&
    at + unsigned16(bytes, at + 2) === to
  );
}

/** Where a freeblock ends whose header stands, or once stood, here; 0 where none can have. */
export function formerBlockEnd(bytes: Uint8Array, at: number, usableSize: number): number {
  const next = unsigned16(bytes, at);
  const end = at + unsigned16(bytes, at + 2);
  if (end < at + 4 || end > usableSize) return 0;
  // Freeblocks are listed in their order and are at least four bytes apart.
  if (next !== 0 && (next <= end || next > usableSize - 4)) return 0;
  // Text in a large page passes for offsets, and two letters of UTF-16 do in any.
  return isPrintable(bytes, at, at + 4) || areLetters16(bytes, at) ? 0 : end;
}

/**
 * Whether what may be the header of a freeblock, which ends at `end`, overlaps another that ends with the free space (`from` to `to`) or the page,
 * and does not itself.
 */
export function isOverlapped(
  bytes: Uint8Array,
  at: number,
  end: number,
  from: number,
  to: number,
  usableSize: number,
): boolean {
  const isEnd = (other: number) => other === to || other === usableSize;
  if (isEnd(end)) return false;
  for (let other = Math.max(from, at - headerBytes + 1); other < at + headerBytes; other++) {
    if (other !== at && isEnd(formerBlockEnd(bytes, other, usableSize))) return true;
  }
  return false;
}

/** Whether bytes up to `to`, fewer than four, may be the first ones of the header of a freeblock that ended at `end`. */
export function mayBeHeader(
  bytes: Uint8Array,
  at: number,
  to: number,
  end: number,
  usableSize: number,
): boolean {
  if (end < at + headerBytes || end > usableSize) return false;
  // What is not left may have been anything.
  const low = to - at > 1 ? bytes[at + 1]! : 0;
  const high = to - at > 1 ? low : 0xff;
  const least = (bytes[at]! << 8) | low;
  const most = (bytes[at]! << 8) | high;
  if (least !== 0 && (most <= end || least > usableSize - headerBytes)) return false;
  return to - at < 3 || bytes[at + 2] === (end - at) >> 8;
}

/** How many bytes of a stretch look like headers of freeblocks that ended at one place and name the same next one: what is freed in front of one joins it, and names its next one. */
export function listedBlocks(
  bytes: Uint8Array,
  from: number,
  to: number,
  usableSize: number,
): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (let at = from; at + headerBytes <= to; at++) {
    const end = formerBlockEnd(bytes, at, usableSize);
    if (end === 0) continue;
    const key = keyOfBlock(bytes, at, end);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

/** Where a freeblock ended and which one it named as the next, as one number. */
export function keyOfBlock(bytes: Uint8Array, at: number, end: number): number {
  return end * 2 ** 16 + unsigned16(bytes, at);
}

/** Whether four bytes may be two letters in UTF-16. */
function areLetters16(bytes: Uint8Array, at: number): boolean {
  const high = bytes[at] === 0 ? 0 : 1;
  const low = at + 1 - high;
  if (bytes[at + high] !== 0 || bytes[at + high + 2] !== 0) return false;
  return isPrintable(bytes, low, low + 1) && isPrintable(bytes, low + 2, low + 3);
}

function isPrintable(bytes: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    if (bytes[at]! < 0x20 || bytes[at]! > 0x7e) return false;
  }
  return true;
}
