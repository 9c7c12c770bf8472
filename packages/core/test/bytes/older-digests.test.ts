import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { md5Hex, sha1Hex } from '../../src/bytes/older-digests.ts';

describe.each([
  ['sha1', sha1Hex, 'a9993e364706816aba3e25717850c26c9cd0d89d'],
  ['md5', md5Hex, '900150983cd24fb0d6963f7d28e17f72'],
] as const)('%s', (name, digest, abc) => {
  const reference = (bytes: Uint8Array): string => createHash(name).update(bytes).digest('hex');

  test('gives the digest of a published vector', () => {
    expect(digest(new TextEncoder().encode('abc'))).toBe(abc);
  });

  test('pads right at every length around a block', () => {
    for (let length = 0; length < 200; length++) {
      const bytes = new Uint8Array(length).map((_, n) => n * 7);
      expect(digest(bytes)).toBe(reference(bytes));
    }
  });

  test('agrees with the platform on any bytes, also on a view into a larger buffer', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.nat(20), (bytes, skip) => {
        expect(digest(bytes.subarray(skip))).toBe(reference(bytes.subarray(skip)));
      }),
      { numRuns: 200, seed: 1 },
    );
  });
});
