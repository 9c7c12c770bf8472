import { endOfSlashes } from './link-ends.ts';

const slash = 0x2f;
const backslash = 0x5c;
const colon = 0x3a;
const dot = 0x2e;
const maxSchemeBytes = 32;

/** The offset behind `://`, behind the same as JSON escapes it (`:\/\/`), and of the web with any `\` for `/`, or with one of them, as browsers take it; 0 where none stands here. */
export function schemeMarkEnd(
  bytes: Uint8Array,
  wordStart: number,
  at: number,
  end: number,
): number {
  if (at >= end || bytes[at] !== colon) return 0;
  if (bytes[at + 1] === slash && bytes[at + 2] === slash && at + 3 < end) return at + 3;
  const isEscaped =
    bytes[at + 1] === backslash &&
    bytes[at + 2] === slash &&
    bytes[at + 3] === backslash &&
    bytes[at + 4] === slash;
  if (isEscaped) return at + 5 < end ? at + 5 : 0;
  const behind = endOfSlashes(bytes, at + 1, end);
  return behind > at + 1 && behind < end && isOfWeb(bytes, wordStart, at) ? behind : 0;
}

const webSchemes = ['https', 'http'];

/** Whether a word ends with the scheme of a web page. */
function isOfWeb(bytes: Uint8Array, start: number, end: number): boolean {
  return webSchemes.some(
    (one) => end - start >= one.length && isText(bytes, end - one.length, one),
  );
}

/** Where the scheme begins inside the word before `://`: `http` and `https` are found behind other letters too. */
export function startOfScheme(bytes: Uint8Array, wordStart: number, wordEnd: number): number {
  let from = wordEnd;
  while (from > wordStart && wordEnd - from < maxSchemeBytes && isSchemeByte(bytes[from - 1])) {
    from--;
  }
  while (from < wordEnd && !isLetter(bytes[from])) from++;
  for (const known of webSchemes) {
    if (wordEnd - from > known.length && isText(bytes, wordEnd - known.length, known)) {
      return wordEnd - known.length;
    }
  }
  return from < wordEnd ? from : -1;
}

function isSchemeByte(byte = 0): boolean {
  return isLetter(byte) || (byte >= 0x30 && byte <= 0x39) || byte === dot || byte === 0x2d;
}

function isLetter(byte = 0): boolean {
  const lower = byte | 0x20;
  return lower >= 0x61 && lower <= 0x7a;
}

/** Whether `lowerCase` stands at `at`, in letters of either case. */
export function isText(bytes: Uint8Array, at: number, lowerCase: string): boolean {
  for (let i = 0; i < lowerCase.length; i++) {
    if (((bytes[at + i] ?? 0) | 0x20) !== lowerCase.charCodeAt(i)) return false;
  }
  return true;
}
