import { deflateRawSync, gzipSync, constants, inflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { gunzip } from '../../src/formats/gzip/index.ts';
import { inflate } from '../../src/formats/inflate.ts';
import { damaged } from '../damage.ts';

const encoder = new TextEncoder();
const prose = encoder.encode('The note says: see https://example.org/a and again. '.repeat(400));
const far = 1 << 24;

const repetitive = fc
  .array(fc.tuple(fc.uint8Array({ maxLength: 40 }), fc.nat(60)), { maxLength: 30 })
  .map((parts) =>
    Uint8Array.from(
      parts.flatMap(([bytes, times]) =>
        Array<number[]>(times)
          .fill([...bytes])
          .flat(),
      ),
    ),
  );

describe('a deflate stream', () => {
  test.each([
    ['stored', constants.Z_NO_COMPRESSION, constants.Z_DEFAULT_STRATEGY],
    ['of fixed codes', constants.Z_BEST_SPEED, constants.Z_FIXED],
    ['of its own codes', constants.Z_BEST_COMPRESSION, constants.Z_DEFAULT_STRATEGY],
    ['of codes without distances', constants.Z_BEST_COMPRESSION, constants.Z_HUFFMAN_ONLY],
  ])('%s holds what zlib put into it', (_, level, strategy) => {
    fc.assert(
      fc.property(repetitive, fc.nat(5), (bytes, rest) => {
        const packed = deflateRawSync(bytes, { level, strategy });
        const behind = new Uint8Array(packed.length + rest).fill(0xff);
        behind.set(packed);
        const unpacked = inflate(behind, far);
        expect(unpacked.fault).toBeUndefined();
        expect(unpacked.used).toBe(packed.length);
        expect(Buffer.from(unpacked.bytes).equals(Buffer.from(bytes))).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  test('of several blocks of all kinds is read to its end', () => {
    const bytes = Uint8Array.from({ length: 300_000 }, (_, at) => ((at * at) % 251) ^ (at >> 9));
    expect(inflate(deflateRawSync(bytes, { memLevel: 1 }), far).bytes).toEqual(bytes);
  });

  test('cut off anywhere gives what came before, and says so', () => {
    const packed = deflateRawSync(prose);
    for (let length = 0; length < packed.length; length++) {
      const { bytes, fault } = inflate(packed.subarray(0, length), far);
      expect(fault?.code).toBe('truncated');
      expect(Buffer.from(bytes).equals(Buffer.from(prose.subarray(0, bytes.length)))).toBe(true);
    }
  });

  test('never gives more than is allowed', () => {
    const bomb = deflateRawSync(new Uint8Array(1 << 22));
    const { bytes, fault } = inflate(bomb, 100_000);
    expect(bytes.length).toBeLessThanOrEqual(100_000);
    expect(fault?.code).toBe('limit-exceeded');
  });

  test('that is damaged gives what zlib gives, or a fault', () => {
    fc.assert(
      fc.property(
        damaged([deflateRawSync(prose), deflateRawSync(prose, { level: 0 })]),
        (packed) => {
          const mine = inflate(packed, far);
          let theirs: Uint8Array | undefined;
          try {
            theirs = inflateRawSync(packed, { maxOutputLength: far });
          } catch (error) {
            expect(error).toBeInstanceOf(Error);
          }
          // zlib refuses incomplete codes that no stream needs; where both read to the end they agree.
          if (theirs !== undefined) {
            expect(mine.fault).toBeUndefined();
            expect(Buffer.from(mine.bytes).equals(Buffer.from(theirs))).toBe(true);
          }
        },
      ),
      { numRuns: 400 },
    );
  });
});

describe('a gzip file', () => {
  test('with a name, and one of two members, is read whole', () => {
    const named = Buffer.concat([
      Buffer.from([0x1f, 0x8b, 8, 8 | 4, 0, 0, 0, 0, 0, 3, 2, 0, 65, 66]),
      Buffer.from('powerlog\0', 'latin1'),
      gzipSync(prose).subarray(10),
    ]);
    expect(gunzip(named, far)).toEqual({ bytes: Uint8Array.from(prose) });
    const two = gunzip(Buffer.concat([gzipSync(prose), gzipSync(prose), Buffer.alloc(9)]), far);
    expect(two.fault).toBeUndefined();
    expect(two.bytes.length).toBe(prose.length * 2);
  });

  test('with bytes behind it that are no member, or too many members, is told with what it held', () => {
    const behind = gunzip(Buffer.concat([gzipSync(prose), Buffer.from('\0\0garbage')]), far);
    expect(behind.behind?.code).toBe('malformed');
    expect(behind.fault).toBeUndefined();
    expect(behind.bytes.length).toBe(prose.length);
    const many = gunzip(Buffer.concat(Array<Buffer>(1001).fill(gzipSync('a'))), far);
    expect(many.fault?.code).toBe('limit-exceeded');
    expect(many.bytes.length).toBe(1000);
  });

  test('whose checksum does not fit is told with what it held', () => {
    const packed = Buffer.from(gzipSync(prose));
    packed[packed.length - 6]! ^= 1;
    const { bytes, fault } = gunzip(packed, far);
    expect(fault?.code).toBe('malformed');
    expect(bytes.length).toBe(prose.length);
  });

  test('cut off in header, body or checksum is truncated', () => {
    const packed = gzipSync(prose);
    for (const length of [3, 9, 10, 40, packed.length - 8, packed.length - 1]) {
      expect(gunzip(packed.subarray(0, length), far).fault?.code).toBe('truncated');
    }
  });

  test('that is none is malformed', () => {
    expect(() => gunzip(encoder.encode('PK\x03\x04'), far)).toThrow('not a gzip file');
  });
});
