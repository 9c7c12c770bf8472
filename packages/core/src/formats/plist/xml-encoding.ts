import { EvidenceError } from '../../model/index.ts';

interface XmlText {
  readonly text: string;
  /** Whether all bytes are letters of the encoding; those that are none are U+FFFD. */
  readonly isWhole: boolean;
}

/**
 * The text of an XML document, without its byte order mark; `undefined` where the bytes do not begin like one.
 * UTF-8 and UTF-16 by byte order mark or by the zero beside the first `<`; else what the declaration names.
 */
export function xmlText(bytes: Uint8Array): XmlText | undefined {
  const encoding = encodingOf(bytes);
  if (encoding === undefined) return undefined;
  const text = new TextDecoder(encoding).decode(bytes);
  if (!text.trimStart().startsWith('<')) return undefined;
  return { text, isWhole: !text.includes('\uFFFD') || isIn(encoding, bytes) };
}

function isIn(encoding: string, bytes: Uint8Array): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return true;
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return false;
  }
}

function encodingOf(bytes: Uint8Array): string | undefined {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (first === 0x3c && second === 0) return 'utf-16le';
  if (first === 0 && second === 0x3c) return 'utf-16be';
  const start = bytes.findIndex((byte) => byte > 0x20);
  return bytes[start] === 0x3c ? declaredEncoding(bytes.subarray(start, start + 200)) : undefined;
}

const encodings = new Map([
  ['utf-8', 'utf-8'],
  ['utf8', 'utf-8'],
  ['us-ascii', 'utf-8'],
  ['ascii', 'utf-8'],
  // A declaration that says UTF-16 in plain bytes is wrong about itself.
  ['utf-16', 'utf-8'],
  ['iso-8859-1', 'windows-1252'],
  ['windows-1252', 'windows-1252'],
]);

function declaredEncoding(start: Uint8Array): string {
  const declaration = /^<\?xml[^>]{0,160}/.exec(String.fromCharCode(...start))?.[0] ?? '';
  const name = /encoding\s{0,8}=\s{0,8}["']([A-Za-z0-9._-]{1,40})["']/.exec(declaration)?.[1];
  if (name === undefined) return 'utf-8';
  const encoding = encodings.get(name.toLowerCase());
  if (encoding === undefined) throw new EvidenceError('unsupported', `XML in encoding ${name}`);
  return encoding;
}
