// Here and in `member-cutter.ts`: one that another file gives is fetched anew for each byte that is compared with it.
const quote = 0x22;
const escape = 0x5c;
const openBrace = 0x7b;
const closeBrace = 0x7d;
const openBracket = 0x5b;
const closeBracket = 0x5d;

/** A place within a member, and how deep in brackets it lies. */
export interface InsideMember {
  at: number;
  depth: number;
  /** The greatest depth on the way. */
  deepest: number;
}

/**
 * Steps over what lies in brackets and strings until the bracket that would leave `outermost`, or the end. True, and `at` on its
 * quote, where a string does not end before the end or holds an escape. Most bytes of a bundle pass through here.
 */
export function passInside(
  bytes: Uint8Array,
  length: number,
  place: InsideMember,
  outermost: number,
): boolean {
  let { at, depth, deepest } = place;
  let isString = false;
  while (at < length) {
    const byte = bytes[at]!;
    if (byte === quote) {
      let end = at + 1;
      while (end < length && bytes[end] !== quote && bytes[end] !== escape) end++;
      if (end >= length || bytes[end] === escape) {
        isString = true;
        break;
      }
      at = end;
    } else if (byte === openBrace || byte === openBracket) {
      depth++;
      if (depth > deepest) deepest = depth;
    } else if (byte === closeBrace || byte === closeBracket) {
      if (depth === outermost) break;
      depth--;
    }
    at++;
  }
  place.at = at;
  place.depth = depth;
  place.deepest = deepest;
  return isString;
}

/** The next quote or escape, or `length`. */
export function stringEnd(bytes: Uint8Array, from: number, length: number): number {
  let at = from;
  while (at < length) {
    const byte = bytes[at];
    if (byte === quote || byte === escape) return at;
    at++;
  }
  return at;
}

/** Space, tab and the ends of lines. */
export function isWhiteSpace(byte: number): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
}
