import { characterLength, isUrlEnd, isWord } from './link-borders.ts';

/** A longer one is no host. */
export const maxHostBytes = 1024;

const dot = 0x2e;
const colon = 0x3a;
const slash = 0x2f;
const backslash = 0x5c;
const atSign = 0x40;
const quote = 0x27;

/** Where the slash behind a host stands, or as far as a host can reach: no more is looked at to find where one ends. */
export function endOfFirstPart(bytes: Uint8Array, hostStart: number, end: number): number {
  const last = Math.min(end, hostStart + maxHostBytes);
  for (let at = hostStart; at < last; at++) if (bytes[at] === slash) return at;
  return last;
}

/** Characters that no host holds, and that a URL in free text goes on with only behind its host. */
const isBehindHost = new Uint8Array(256);
for (const sign of "!$&'()*+,;=[]~") isBehindHost[sign.charCodeAt(0)] = 1;

/**
 * No host holds an apostrophe, a comma or a bracket, so one behind it is of the text around: `http://example.org's`, `http://example.org[1]`,
 * `url=http://example.org&id=1`. In the name of a user before the host there can be one, and an address of IPv6 stands in brackets.
 */
export function endBehindHost(bytes: Uint8Array, hostStart: number, end: number): number {
  let behind = end;
  let first = hostStart;
  for (let at = hostStart; at < end && at - hostStart < maxHostBytes; at++) {
    const byte = bytes[at] ?? 0;
    if (byte === slash || byte === 0x3f || byte === 0x23 || byte === backslash) break;
    if (byte === atSign) {
      behind = end;
      first = at + 1;
    } else if (isBehindHost[byte] === 1 && behind === end) {
      const address = byte === 0x5b && at === first ? endOfAddress(bytes, at, end) : 0;
      if (address === 0) behind = at;
      else at = address - 1;
    }
  }
  return behind;
}

/** Behind the bracket that closes the address of IPv6 which another opens at `start`; 0 where none stands there. */
function endOfAddress(bytes: Uint8Array, start: number, end: number): number {
  let at = start + 1;
  while (at < end && isOfAddress(bytes[at] ?? 0)) at++;
  if (at === start + 1) return 0;
  // The interface that the address is of
  if (bytes[at] === 0x25) while (at < end && (bytes[at] === 0x25 || isWord(bytes, at))) at++;
  return at < end && bytes[at] === 0x5d ? at + 1 : 0;
}

function isOfAddress(byte: number): boolean {
  const small = byte | 0x20;
  return (
    (byte >= 0x30 && byte <= 0x39) ||
    (small >= 0x61 && small <= 0x66) ||
    byte === colon ||
    byte === dot
  );
}

/** Of a URL in single quotes, `'…'`, the closing one; an apostrophe within a URL is part of it, and so is one behind a word (`d'https://…`). */
export function quotedEnd(
  bytes: Uint8Array,
  textStart: number,
  start: number,
  from: number,
  end: number,
): number {
  if (start <= textStart || bytes[start - 1] !== quote) return end;
  const before = start - 2;
  // Of a letter beyond ASCII this is the last byte.
  if (before >= textStart && ((bytes[before] ?? 0) >= 0x80 || isWord(bytes, before))) return end;
  for (let at = from; at < end; at++) if (bytes[at] === quote) return at;
  return end;
}

/**
 * Takes off the punctuation of the sentence around: `.,;:!?'` and the like, closing brackets that were not opened inside,
 * and the mark of emphasis that also stands before it. A bracket that opens directly before the URL ends it where it closes.
 */
export function trimmedEnd(bytes: Uint8Array, start: number, end: number, before?: number): number {
  let round = 0;
  let square = 0;
  let last = end;
  for (let at = start; at < end; at++) {
    const byte = bytes[at];
    if (byte === 0x28) round++;
    else if (byte === 0x29) round--;
    else if (byte === 0x5b) square++;
    else if (byte === 0x5d) square--;
    else continue;
    if ((before === 0x28 && round < 0) || (before === 0x5b && square < 0)) {
      last = at;
      round = Math.max(round, 0);
      square = Math.max(square, 0);
      break;
    }
  }
  for (; last > start; last--) {
    const byte = bytes[last - 1] ?? 0;
    if (byte === 0x29 && round < 0) round++;
    else if (byte === 0x5d && square < 0) square++;
    else if (!isTrailing(byte) && !(byte === before && (byte === 0x5f || byte === 0x7e))) break;
  }
  return last;
}

/** `.` `,` `;` `:` `!` `?` `'` `*` `\` `(` `[` `&` */
function isTrailing(byte: number): boolean {
  return (
    byte === dot ||
    byte === 0x2c ||
    byte === 0x3b ||
    byte === colon ||
    byte === 0x21 ||
    byte === 0x3f ||
    byte === 0x27 ||
    byte === 0x2a ||
    byte === backslash ||
    byte === 0x28 ||
    byte === 0x5b ||
    byte === 0x26
  );
}

/**
 * For browsers `\` is `/`: where one stands behind the link that ends at `at`, its path goes on, up to the border of the link in the text. A
 * comma or semicolon that is escaped so, as calendars do, begins something else. `at` where no path goes on.
 */
export function endOfBackslashPath(bytes: Uint8Array, at: number, end: number): number {
  let last = at;
  while (last < end && bytes[last] !== backslash && bytes[last] !== quote) {
    if (!isTrailing(bytes[last] ?? 0)) return at;
    last++;
  }
  if (last >= end || bytes[last] !== backslash) return at;
  while (last < end && !isUrlEnd(bytes, last)) {
    const next = bytes[last + 1];
    if (bytes[last] === backslash && (next === 0x2c || next === 0x3b)) break;
    last += characterLength(bytes, last);
  }
  return Math.min(last, end);
}

/** The end of a row of `/` and `\`. */
export function endOfSlashes(bytes: Uint8Array, start: number, end: number): number {
  let at = start;
  while (at < end && (bytes[at] === slash || bytes[at] === backslash)) at++;
  return at;
}
