import { closeSync, openSync, readSync } from 'node:fs';
import { UsageError } from '@athar/core';

/** What people give in the place of a STIX2 file; each with a sentence that says what to do. */
export type MistakenForm = 'packed' | 'misp' | 'web-page';

/** The form of a MISP export shows in its first members. */
const firstBytes = 2 ** 16;

/** gzip, ZIP, xz, bzip2, Zstandard, 7-Zip. */
const packed: readonly (readonly number[])[] = [
  [0x1f, 0x8b],
  [0x50, 0x4b, 0x03, 0x04],
  [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00],
  [0x42, 0x5a, 0x68],
  [0x28, 0xb5, 0x2f, 0xfd],
  [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c],
];

/** The error for a file that holds no STIX2: says what it is instead, where its first bytes tell. */
export function notStix(path: string): UsageError {
  const form = mistakenForm(path);
  const code = form === undefined ? 'cli.indicators.not-stix' : `cli.indicators.given.${form}`;
  return new UsageError(code, `${path} holds no STIX indicators`, { path });
}

/** Which of the common mistakes a file is; `undefined` where it is another, or cannot be opened. */
export function mistakenForm(path: string): MistakenForm | undefined {
  const bytes = startOf(path);
  if (bytes === undefined) return undefined;
  if (packed.some((magic) => magic.every((byte, at) => bytes[at] === byte))) return 'packed';
  // A mark of UTF-8 before it counts as white space.
  const text = bytes.toString('utf8');
  if (/^\s*<(?:!doctype html|html)\b/i.test(text)) return 'web-page';
  const isMisp =
    /^\s*[[{]/.test(text) && /"Event"\s{0,9}:\s{0,9}\{|"Attribute"\s{0,9}:\s{0,9}\[/.test(text);
  return isMisp ? 'misp' : undefined;
}

function startOf(path: string): Buffer | undefined {
  let descriptor: number | undefined;
  try {
    descriptor = openSync(path, 'r');
    const bytes = Buffer.alloc(firstBytes);
    return bytes.subarray(0, readSync(descriptor, bytes, 0, firstBytes, 0));
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    return undefined;
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}
