import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  tooLarge,
  varintInteger,
  varintLength,
  varintSize,
} from '../../../src/formats/sqlite/varint.ts';

/** The same as SQLite's own documentation has it: seven bits of each byte, eight of the ninth. */
function exactValue(bytes: Uint8Array, at: number): { value: bigint; length: number } | undefined {
  let value = 0n;
  for (let i = 0; i < 9; i++) {
    const byte = bytes[at + i];
    if (byte === undefined) return undefined;
    if (i === 8) return { value: (value << 8n) | BigInt(byte), length: 9 };
    value = (value << 7n) | BigInt(byte & 0x7f);
    if (byte < 0x80) return { value, length: i + 1 };
  }
  return undefined;
}

/** Bytes of which many say that more follow, and many are zero. */
const byteOf = fc.oneof(fc.nat(255), fc.constantFrom(0x80, 0x81, 0xff, 0x00, 0x7f));
const someBytes = fc
  .uint8Array({ minLength: 0, maxLength: 14 })
  .chain(({ length }) =>
    fc.array(byteOf, { minLength: length, maxLength: length }).map((all) => Uint8Array.from(all)),
  );

describe('integers of variable length', () => {
  test('are as long and as large as SQLite says, and what no size can be is too large', () => {
    fc.assert(
      fc.property(someBytes, fc.nat(14), (bytes, at) => {
        const exact = exactValue(bytes, at);
        expect(varintLength(bytes, at)).toBe(exact?.length ?? 9);
        const isSize = exact !== undefined && exact.value < tooLarge;
        expect(varintSize(bytes, at)).toBe(isSize ? Number(exact.value) : tooLarge);
        if (exact !== undefined)
          expect(BigInt(varintInteger(bytes, at))).toBe(BigInt.asIntN(64, exact.value));
      }),
      { numRuns: 20_000 },
    );
  });

  test.each([
    { name: 'nothing', bytes: [], size: tooLarge, length: 9 },
    { name: 'one byte of two', bytes: [0x81], size: tooLarge, length: 9 },
    { name: 'one byte', bytes: [0x7f], size: 0x7f, length: 1 },
    {
      name: 'the largest size',
      bytes: [0x87, 0xff, 0xff, 0xff, 0x7e],
      size: 2 ** 31 - 2,
      length: 5,
    },
    { name: 'one more', bytes: [0x87, 0xff, 0xff, 0xff, 0x7f], size: tooLarge, length: 5 },
    { name: '2^32', bytes: [0x90, 0x80, 0x80, 0x80, 0x00], size: tooLarge, length: 5 },
    {
      name: 'a small one in nine bytes',
      bytes: [0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x05],
      size: 5,
      length: 9,
    },
  ])('at the end of the memory: $name', ({ bytes, size, length }) => {
    const memory = Uint8Array.from([0x01, ...bytes]);
    expect(varintSize(memory, 1)).toBe(size);
    expect(varintLength(memory, 1)).toBe(length);
  });
});
