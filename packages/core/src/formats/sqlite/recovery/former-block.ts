import { unsigned16 } from '../page.ts';

/** Where a freeblock ends whose header stands, or once stood, here; 0 where none can have. */
export function formerBlockEnd(bytes: Uint8Array, at: number, usableSize: number): number {
  const next = unsigned16(bytes, at);
  const end = at + unsigned16(bytes, at + 2);
  if (end < at + 4 || end > usableSize) return 0;
  // Freeblocks are listed in their order and are at least four bytes apart.
  if (next !== 0 && (next <= end || next > usableSize - 4)) return 0;
  // Text in a large page passes for offsets.
  return isPrintable(bytes, at, at + 4) ? 0 : end;
}

function isPrintable(bytes: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    if (bytes[at]! < 0x20 || bytes[at]! > 0x7e) return false;
  }
  return true;
}
