/**
 * Invisible characters, without width, that can stand inside a host or a word: the soft hyphen (U+00AD), zero width space, non-joiner
 * and joiner (U+200B to U+200D), word joiner (U+2060) and byte order mark (U+FEFF). Browsers leave them out of a host before they look
 * it up (UTS 46); the joiners belong to some scripts, and stay between letters of these.
 */
function hiddenLength(bytes: Uint8Array, at: number): number {
  const second = bytes[at + 1];
  const third = bytes[at + 2] ?? 0;
  switch (bytes[at]) {
    case 0xc2:
      return second === 0xad ? 2 : 0;
    case 0xe2: {
      const isSpace = second === 0x80 && third >= 0x8b && third <= 0x8d;
      return isSpace || (second === 0x81 && third === 0xa0) ? 3 : 0;
    }
    case 0xef:
      return second === 0xbb && third === 0xbf ? 3 : 0;
    default:
      return 0;
  }
}

/** Whether one of them stands in the UTF-8 bytes `[start, end)`. */
export function holdsHiddenCharacter(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end - 1; at++) {
    if ((bytes[at] ?? 0) >= 0xc2 && hiddenLength(bytes, at) > 0) return true;
  }
  return false;
}

/** The bytes `[start, end)` without them, and where each byte that is left stood. */
export function withoutHiddenCharacters(
  bytes: Uint8Array,
  start: number,
  end: number,
): { readonly plain: Uint8Array; readonly places: Uint32Array } {
  const plain = new Uint8Array(end - start);
  const places = new Uint32Array(end - start);
  let length = 0;
  for (let at = start; at < end;) {
    const hidden = hiddenLength(bytes, at);
    if (hidden > 0) {
      at += hidden;
      continue;
    }
    plain[length] = bytes[at] ?? 0;
    places[length++] = at++;
  }
  return { plain: plain.subarray(0, length), places: places.subarray(0, length) };
}
