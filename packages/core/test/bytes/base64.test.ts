import fc from 'fast-check';
import { expect, test } from 'vitest';
import { base64Of } from '../../src/bytes/base64.ts';

test('base64 is what Node writes, whatever the length', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      expect(base64Of(bytes)).toBe(Buffer.from(bytes).toString('base64'));
    }),
  );
});

test('a blob of several pieces has no padding between them', () => {
  const bytes = Uint8Array.from({ length: 100_000 }, (_, i) => i & 0xff);
  expect(base64Of(bytes)).toBe(Buffer.from(bytes).toString('base64'));
});
