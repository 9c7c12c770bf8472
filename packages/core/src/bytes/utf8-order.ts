/**
 * Compares two strings as their UTF-8 bytes would: the order of names that does not depend on
 * a file system, an archive or a locale. JavaScript's own order differs where characters beyond
 * U+FFFF (stored as surrogates) meet those from U+E000.
 */
export function compareUtf8(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let index = 0; index < length; index++) {
    const x = a.charCodeAt(index);
    const y = b.charCodeAt(index);
    if (x !== y) {
      const xIsSurrogate = x >= 0xd800 && x <= 0xdfff;
      const yIsSurrogate = y >= 0xd800 && y <= 0xdfff;
      if (xIsSurrogate !== yIsSurrogate) {
        if (xIsSurrogate && y >= 0xe000) return 1;
        if (yIsSurrogate && x >= 0xe000) return -1;
      }
      return x - y;
    }
  }
  return a.length - b.length;
}
