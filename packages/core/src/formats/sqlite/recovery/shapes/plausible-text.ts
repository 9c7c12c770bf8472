/**
 * What bytes look like as UTF-8 text: 1 good, 0 valid but with control characters, -1 no UTF-8.
 * Long text is judged by its first 4096 bytes, and what stands beyond `available` not at all.
 */
export function plausibleText(
  bytes: Uint8Array,
  from: number,
  to: number,
  available: number,
): -1 | 0 | 1 {
  const end = Math.min(to, from + 4096, available);
  let result: 0 | 1 = 1;
  let at = from;
  while (at < end) {
    const byte = bytes[at++]!;
    if (byte < 0x80) {
      if (byte < 0x20 && byte !== 9 && byte !== 10 && byte !== 13) result = 0;
      continue;
    }
    const more = byte >= 0xf0 ? 3 : byte >= 0xe0 ? 2 : 1;
    if (byte < 0xc2 || byte > 0xf4) return -1;
    for (let i = 0; i < more; i++) {
      if (at >= end) return end < to ? result : -1;
      if ((bytes[at++]! & 0xc0) !== 0x80) return -1;
    }
  }
  return result;
}

/**
 * The same for UTF-16. Nearly every sequence is valid there, but text that is read one byte off becomes characters whose lower byte is zero,
 * or of ever other scripts: half of them being so is no text.
 */
export function plausibleText16(
  bytes: Uint8Array,
  from: number,
  to: number,
  available: number,
  high: 0 | 1,
): -1 | 0 | 1 {
  if (((to - from) & 1) !== 0) return -1;
  const end = Math.min(to, from + 4096, available);
  let result: 0 | 1 = 1;
  let odd = 0;
  let before = 0;
  for (let at = from; at + 1 < end; at += 2) {
    const upper = bytes[at + high]!;
    const lower = bytes[at + 1 - high]!;
    if (upper === 0 && lower < 0x20 && lower !== 9 && lower !== 10 && lower !== 13) result = 0;
    if (upper === 0xff && lower >= 0xfe) return -1;
    if (upper > 0x06 && (lower === 0 || Math.abs(upper - before) > 0x30)) odd++;
    before = upper;
  }
  return odd * 4 > end - from ? -1 : result;
}
