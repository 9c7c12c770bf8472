import fc from 'fast-check';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readAppleLz4 } from '../../src/formats/apple-lz4.ts';
import { isEvidenceError } from '../../src/model/index.ts';

const unifiedLog = join(
  process.env.ATHAR_CORPUS ?? '',
  'ios/unifiedlog/dtformats-a/0000000000000f85.tracev3',
);
const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
const ascii = (value: string) => [...new TextEncoder().encode(value)];
const u32 = (value: number) => [0, 8, 16, 24].map((shift) => (value >> shift) & 0xff);

const end = ascii('bv4$');
const stored = (value: string) => [...ascii('bv4-'), ...u32(value.length), ...ascii(value)];
const packed = (size: number, sequences: readonly number[]) => [
  ...ascii('bv41'),
  ...u32(size),
  ...u32(sequences.length),
  ...sequences,
];
const unpack = (bytes: readonly number[], maxBytes = 1e6) =>
  text(readAppleLz4(Uint8Array.from(bytes), maxBytes));

test('stored and compressed blocks follow one another; a later block refers to an earlier one', () => {
  // Two literals, then 4 bytes from 7 back (`lo, w`), then one literal.
  const block = packed(7, [0x20, ...ascii('A '), 0x09, 0x00, 0x10, ...ascii('!')]);
  expect(unpack([...stored('hello, w'), ...block, ...end])).toBe('hello, wA ello!');
});

test('a match that runs into itself repeats, and long lengths take more bytes', () => {
  const block = packed(300, [0x1f, ...ascii('x'), 0x01, 0x00, 255, 24, 0x10, ...ascii('y')]);
  expect(unpack([...block, ...end])).toBe('x'.repeat(299) + 'y');
});

test('nothing between begin and end is an empty text', () => {
  expect(unpack(end)).toBe('');
});

test('a size beyond the bound is refused before it is believed', () => {
  const block = packed(0x7fff_ffff, [0x10, ...ascii('x')]);
  expect(() => unpack([...block, ...end])).toThrow(/over 1000000 bytes/);
});

test.each([
  ['without an end', stored('abc'), 'truncated'],
  ['cut in a header', ascii('bv41').concat([1]), 'truncated'],
  ['cut in a block', stored('abc').slice(0, -1), 'truncated'],
  ['of another format', ascii('LZ4!'), 'malformed'],
  ['with a match before the beginning', [...packed(5, [0x10, 120, 9, 0]), ...end], 'malformed'],
  ['with a match of distance 0', [...packed(5, [0x10, 120, 0, 0]), ...end], 'malformed'],
  ['whose block is shorter than it says', [...packed(9, [0x10, 120]), ...end], 'malformed'],
  ['whose block is longer than it says', [...packed(1, [0x20, 120, 120]), ...end], 'malformed'],
])('a stream %s is an error of the evidence', (_, bytes, code) => {
  expect(() => unpack(bytes)).toThrow(expect.objectContaining({ code }) as Error);
});

test('no bytes make it throw anything but an evidence error', () => {
  const sequences = fc.uint8Array({ maxLength: 64 });
  fc.assert(
    fc.property(sequences, fc.nat(200), (bytes, size) => {
      try {
        readAppleLz4(Uint8Array.from([...packed(size, [...bytes]), ...end]), 1000);
      } catch (error) {
        expect(isEvidenceError(error)).toBe(true);
      }
    }),
  );
});

test.skipIf(!existsSync(unifiedLog))(
  'all 47 chunk sets of a real unified log unpack to what other readers get (skipped without the corpus)',
  () => {
    const log = readFileSync(unifiedLog);
    let total = 0;
    let count = 0;
    // Chunks: tag, sub-tag, 64-bit length, content, padding to 8 bytes.
    for (let at = 0; at + 16 <= log.length;) {
      const length = Number(log.readBigUInt64LE(at + 8));
      if (log.readUInt32LE(at) === 0x600d) {
        total += readAppleLz4(log.subarray(at + 16, at + 16 + length), 2 ** 24).length;
        count += 1;
      }
      at += 16 + length;
      at += (8 - (at % 8)) % 8;
    }
    expect([count, total]).toEqual([47, 2_857_136]);
  },
);
