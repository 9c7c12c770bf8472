import { billionsOf, civilDate, restOfBillions, type Instant } from '../../bytes/time.ts';

/**
 * JSON written straight as UTF-8 bytes. Each function writes at `at` and returns the place after what it wrote;
 * the caller has made room (`roomForText` for texts).
 */

const billion = 1_000_000_000;
const quote = 0x22;
const backslash = 0x5c;
const hexDigits = Uint8Array.from('0123456789abcdef', (digit) => digit.charCodeAt(0));
const base64Digits = Uint8Array.from(
  'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/',
  (digit) => digit.charCodeAt(0),
);
const encoder = new TextEncoder();

/** 1 for the bytes that stand in JSON as they are. */
const plainByte = new Uint8Array(256);
for (let byte = 0x20; byte < 0x7f; byte++) plainByte[byte] = 1;
plainByte[quote] = 0;
plainByte[backslash] = 0;

/** Shorter stretches are copied byte by byte: a `set` costs more than the loop. */
const shortCopy = 8;

/** Shorter texts are looked at and copied in one loop. */
const shortText = 128;

/** Most bytes a text of this many bytes can take: each may become `\u00XX`, and two quotes. */
export function roomForText(bytes: number): number {
  return bytes * 6 + 2;
}

/** As UTF-8; half of a surrogate pair becomes U+FFFD. */
export function bytesOf(text: string): Uint8Array {
  return encoder.encode(text);
}

const longestKept = 32;
const mostKept = 4096;
const kept = new Map<string, Uint8Array>();

/** The same for texts that repeat (directions, modes, kinds): a look in a table costs a tenth of encoding them. Not to be written to. */
export function keptBytesOf(text: string): Uint8Array {
  if (text.length > longestKept) return bytesOf(text);
  let bytes = kept.get(text);
  if (!bytes) {
    bytes = bytesOf(text);
    // Texts that do not come again (websites of folders) must not hold the place of those that do.
    if (kept.size >= mostKept) kept.clear();
    kept.set(text, bytes);
  }
  return bytes;
}

/** Writes the bytes at `at`, where there must be room, and returns the place behind them. */
export function copyBytes(target: Uint8Array, at: number, source: Uint8Array): number {
  const { length } = source;
  if (length <= shortCopy) {
    for (let i = 0; i < length; i++) target[at + i] = source[i]!;
  } else {
    target.set(source, at);
  }
  return at + length;
}

/** Bytes `[start, end)`; short ones four at a time, as the bounds of both are then looked at once for all. */
export function copyPart(
  target: Uint8Array,
  at: number,
  source: Uint8Array,
  start: number,
  end: number,
): number {
  if (end - start > shortText) return copyBytes(target, at, source.subarray(start, end));
  let from = start;
  for (; from + 4 <= end; from += 4, at += 4) {
    target[at] = source[from]!;
    target[at + 1] = source[from + 1]!;
    target[at + 2] = source[from + 2]!;
    target[at + 3] = source[from + 3]!;
  }
  while (from < end) target[at++] = source[from++]!;
  return at;
}

/** A JSON string from UTF-8 bytes `[start, end)`; what is not UTF-8 becomes U+FFFD, one for each broken byte. */
export function writeJsonString(
  target: Uint8Array,
  at: number,
  source: Uint8Array,
  start: number,
  end: number,
): number {
  target[at++] = quote;
  let from = start;
  if (end - start <= shortText) {
    // Four at a time take half as long as one by one.
    for (; from + 4 <= end; from += 4, at += 4) {
      const a = source[from]!;
      const b = source[from + 1]!;
      const c = source[from + 2]!;
      const d = source[from + 3]!;
      if ((plainByte[a]! & plainByte[b]! & plainByte[c]! & plainByte[d]!) === 0) break;
      target[at] = a;
      target[at + 1] = b;
      target[at + 2] = c;
      target[at + 3] = d;
    }
    for (let byte = 0; from < end; from++) {
      byte = source[from]!;
      if (plainByte[byte] !== 1) break;
      target[at++] = byte;
    }
  }
  while (from < end) {
    let to = from;
    while (to < end && plainByte[source[to]!] === 1) to++;
    if (to - from <= shortCopy) {
      while (from < to) target[at++] = source[from++]!;
    } else {
      target.set(source.subarray(from, to), at);
      at += to - from;
      from = to;
    }
    if (from >= end) break;
    const byte = source[from]!;
    if (byte >= 0x80) {
      const length = sequenceLength(source, from, end);
      if (length === 0) {
        target[at++] = 0xef;
        target[at++] = 0xbf;
        target[at++] = 0xbd;
        from++;
      } else {
        for (let i = 0; i < length; i++) target[at++] = source[from++]!;
      }
    } else {
      at = writeEscape(target, at, byte);
      from++;
    }
  }
  target[at++] = quote;
  return at;
}

function writeEscape(target: Uint8Array, at: number, byte: number): number {
  target[at++] = backslash;
  if (byte === quote || byte === backslash) target[at++] = byte;
  else if (byte === 0x0a) target[at++] = 0x6e;
  else if (byte === 0x0d) target[at++] = 0x72;
  else if (byte === 0x09) target[at++] = 0x74;
  else {
    target[at++] = 0x75;
    target[at++] = 0x30;
    target[at++] = 0x30;
    target[at++] = hexDigits[byte >> 4]!;
    target[at++] = hexDigits[byte & 15]!;
  }
  return at;
}

/** Length of the well-formed UTF-8 sequence at `from` (2 to 4), or 0 where it is none (RFC 3629). */
function sequenceLength(source: Uint8Array, from: number, end: number): number {
  const first = source[from]!;
  const length =
    first >= 0xc2 && first <= 0xdf
      ? 2
      : first >> 4 === 0xe
        ? 3
        : first >= 0xf0 && first <= 0xf4
          ? 4
          : 0;
  if (length === 0 || from + length > end) return 0;
  const second = source[from + 1]!;
  if (second >> 6 !== 2) return 0;
  if (first === 0xe0 && second < 0xa0) return 0;
  if (first === 0xed && second > 0x9f) return 0;
  if (first === 0xf0 && second < 0x90) return 0;
  if (first === 0xf4 && second > 0x8f) return 0;
  for (let i = 2; i < length; i++) if (source[from + i]! >> 6 !== 2) return 0;
  return length;
}

/** A JSON number; what JSON cannot hold (infinities) is written as null. */
export function writeNumber(target: Uint8Array, at: number, value: number): number {
  if (Number.isInteger(value) && value >= 0 && value <= 0xffff_ffff)
    return writeUint(target, at, value);
  if (!Number.isFinite(value)) return writeAscii(target, at, 'null');
  if (Object.is(value, -0)) return writeAscii(target, at, '0');
  return writeAscii(target, at, String(value));
}

/** A whole number from 0 to 2^53. */
export function writeUint(target: Uint8Array, at: number, value: number): number {
  if (value > 0x7fff_ffff) {
    const high = Math.floor(value / billion);
    const after = writeUint(target, at, high);
    return writeNineDigits(target, after, value - high * billion);
  }
  let rest = value | 0;
  let end = at + 1;
  for (let limit = 10; limit <= rest && end < at + 10; limit *= 10) end++;
  for (let place = end - 1; place >= at; place--) {
    // 32-bit arithmetic, which `Math.floor` would leave.
    const next = (rest / 10) | 0;
    target[place] = 0x30 + (rest - next * 10);
    rest = next;
  }
  return end;
}

function writeNineDigits(target: Uint8Array, at: number, value: number): number {
  let rest = value | 0;
  for (let place = at + 8; place >= at; place--) {
    const next = (rest / 10) | 0;
    target[place] = 0x30 + (rest - next * 10);
    rest = next;
  }
  return at + 9;
}

/** A positive 64-bit integer, given as two halves, in decimal digits. */
export function writeUint64(target: Uint8Array, at: number, high: number, low: number): number {
  const billions = billionsOf(high, low);
  const rest = restOfBillions();
  if (billions === 0) return writeUint(target, at, rest);
  return writeNineDigits(target, writeUint(target, at, billions), rest);
}

/** Only for texts of ours: above U+007F it would write something else. Returns the offset behind it. */
export function writeAscii(target: Uint8Array, at: number, text: string): number {
  for (let i = 0; i < text.length; i++) target[at++] = text.charCodeAt(i);
  return at;
}

/** A 32-bit number as eight hexadecimal digits. */
export function writeHex32(target: Uint8Array, at: number, value: number): number {
  for (let shift = 28; shift >= 0; shift -= 4) target[at++] = hexDigits[(value >>> shift) & 15]!;
  return at;
}

/** A blob as a JSON string in base64 (RFC 4648, with padding). */
export function writeBase64(
  target: Uint8Array,
  at: number,
  source: Uint8Array,
  start: number,
  end: number,
): number {
  target[at++] = quote;
  let from = start;
  for (; from + 2 < end; from += 3) {
    const group = (source[from]! << 16) | (source[from + 1]! << 8) | source[from + 2]!;
    target[at++] = base64Digits[group >> 18]!;
    target[at++] = base64Digits[(group >> 12) & 63]!;
    target[at++] = base64Digits[(group >> 6) & 63]!;
    target[at++] = base64Digits[group & 63]!;
  }
  if (from < end) {
    const two = from + 1 < end;
    const group = (source[from]! << 16) | (two ? source[from + 1]! << 8 : 0);
    target[at++] = base64Digits[group >> 18]!;
    target[at++] = base64Digits[(group >> 12) & 63]!;
    target[at++] = two ? base64Digits[(group >> 6) & 63]! : 0x3d;
    target[at++] = 0x3d;
  }
  target[at++] = quote;
  return at;
}

/** `YYYY-MM-DD` of the day last written: rows of a store are near each other in time. */
let cachedDay = Number.NaN;
const cachedDate = new Uint8Array(11);

/** ISO 8601 in UTC without quotes; takes at most 30 bytes. */
export function writeIso(
  target: Uint8Array,
  at: number,
  { seconds, nanoseconds, digits }: Instant,
): number {
  const day = Math.floor(seconds / 86_400);
  if (day !== cachedDay) {
    const { year, month, day: ofMonth } = civilDate(day);
    writeAscii(
      cachedDate,
      0,
      `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(ofMonth).padStart(2, '0')}T`,
    );
    cachedDay = day;
  }
  for (let i = 0; i < 11; i++) target[at++] = cachedDate[i]!;
  const ofDay = (seconds - day * 86_400) | 0;
  const minutes = (ofDay / 60) | 0;
  const hours = (minutes / 60) | 0;
  at = writeTwo(target, at, hours);
  target[at++] = 0x3a;
  at = writeTwo(target, at, minutes - hours * 60);
  target[at++] = 0x3a;
  at = writeTwo(target, at, ofDay - minutes * 60);
  if (digits > 0) {
    target[at++] = 0x2e;
    let rest = nanoseconds;
    for (let place = 8; place >= 0; place--) {
      const next = Math.floor(rest / 10);
      if (place < digits) target[at + place] = 0x30 + (rest - next * 10);
      rest = next;
    }
    at += digits;
  }
  target[at++] = 0x5a;
  return at;
}

function writeTwo(target: Uint8Array, at: number, value: number): number {
  const tens = (value / 10) | 0;
  target[at] = 0x30 + tens;
  target[at + 1] = 0x30 + (value - tens * 10);
  return at + 2;
}

/** A value that is already JSON, as the inside of another JSON string: a text without its quotes, a list with spaces. */
export function writeJsonAsText(
  target: Uint8Array,
  at: number,
  source: Uint8Array,
  start: number,
  end: number,
): number {
  const first = source[start];
  if (first === quote) return copyPart(target, at, source, start + 1, end - 1);
  if (first !== 0x5b) return copyPart(target, at, source, start, end);
  let isInText = false;
  for (let from = start + 1; from < end - 1; from++) {
    const byte = source[from]!;
    if (byte === backslash) {
      target[at++] = byte;
      target[at++] = source[++from]!;
    } else if (byte === quote) isInText = !isInText;
    else target[at++] = isInText ? byte : 0x20;
  }
  return at;
}
