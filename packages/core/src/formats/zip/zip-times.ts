import { webkitOffsetSeconds } from '../../bytes/time.ts';
import { viewOf } from '../../bytes/byte-arrays.ts';
const extendedField = 0x5455;
const ntfsField = 0x000a;

/**
 * When a member was last changed, in Unix seconds, from its extra fields: Info-ZIP's extended timestamp, or that of NTFS (APPNOTE.TXT
 * 4.5.5). NaN where it has neither: the time in the header itself is that of a wall clock somewhere.
 */
export function modifiedTime(extra: Uint8Array): number {
  const view = viewOf(extra);
  for (let at = 0; at + 4 <= extra.length;) {
    const id = view.getUint16(at, true);
    const length = view.getUint16(at + 2, true);
    const start = at + 4;
    if (start + length > extra.length) return NaN;
    // The first bit says that the time of change is there.
    if (id === extendedField && length >= 5 && (extra[start]! & 1) !== 0) {
      return view.getInt32(start + 1, true);
    }
    if (id === ntfsField && length >= 32 && view.getUint16(start + 4, true) === 1) {
      return Number(view.getBigUint64(start + 8, true) / 10_000_000n) - webkitOffsetSeconds;
    }
    at = start + length;
  }
  return NaN;
}
