import type { Database } from '../../model/index.ts';

/** Turns stored text into strings; what is no valid text becomes U+FFFD. */
export type DecodeText = (bytes: Uint8Array, from: number, to: number) => string;

/** Beyond this, calling the platform is the quicker way. */
const longestPlain = 24;

/** Decodes as SQLite reads text: U+FFFD for bytes that are none in the encoding, and a byte order mark is a character like any other. */
export function textDecoder(encoding: Database['encoding']): DecodeText {
  const decoder = new TextDecoder(encoding, { ignoreBOM: true });
  if (encoding !== 'utf-8') {
    // SQLite drops an odd last byte.
    return (bytes, from, to) => decoder.decode(bytes.subarray(from, to - ((to - from) & 1)));
  }
  return (bytes, from, to) => {
    if (to - from <= longestPlain) {
      const plain = asciiText(bytes, from, to);
      if (plain !== undefined) return plain;
    }
    return decoder.decode(bytes.subarray(from, to));
  };
}

/** The text that bytes are; `undefined` where they are none. */
export type TextOfBytes = (bytes: Uint8Array, from: number, to: number) => string | undefined;

/** Text is valid in the encoding from end to end, and holds no NUL: those of another encoding and of most other things hold some. */
export function textOfBytes(encoding: Database['encoding']): TextOfBytes {
  let decoder: TextDecoder | undefined;
  return (bytes, from, to) => {
    decoder ??= new TextDecoder(encoding, { ignoreBOM: true, fatal: true });
    try {
      const text = decoder.decode(bytes.subarray(from, to));
      return text.includes('\0') ? undefined : text;
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
      return undefined;
    }
  };
}

/** Whether bytes are text from end to end. Of others the decoder puts U+FFFD in the place of what is none. */
export function isWellFormed(
  encoding: Database['encoding'],
  bytes: Uint8Array,
  from: number,
  to: number,
): boolean {
  try {
    new TextDecoder(encoding, { ignoreBOM: true, fatal: true }).decode(bytes.subarray(from, to));
    return true;
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return false;
  }
}

/** Short ASCII without the call into the platform, which costs more than the text. */
function asciiText(bytes: Uint8Array, from: number, to: number): string | undefined {
  let all = 0;
  for (let at = from; at < to; at++) all |= bytes[at]!;
  if (all > 0x7f) return undefined;
  let text = '';
  let at = from;
  for (; at + 8 <= to; at += 8) {
    text += String.fromCharCode(
      bytes[at]!,
      bytes[at + 1]!,
      bytes[at + 2]!,
      bytes[at + 3]!,
      bytes[at + 4]!,
      bytes[at + 5]!,
      bytes[at + 6]!,
      bytes[at + 7]!,
    );
  }
  for (; at < to; at++) text += String.fromCharCode(bytes[at]!);
  return text;
}
