import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { instantOf } from '../../src/bytes/time.ts';
import {
  roomForText,
  writeBase64,
  writeHex32,
  writeIso,
  writeJsonAsText,
  writeJsonString,
  writeNumber,
  writeUint,
} from '../../src/engine/lines/json-bytes.ts';

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Without lone surrogates: each is U+FFFD, as in UTF-8. */
const wellFormed = (text: string): string => decoder.decode(new TextEncoder().encode(text));

/** What a writer wrote from place 3 on; fails where it wrote before that or told a wrong end. */
function written(room: number, write: (target: Uint8Array, at: number) => number): string {
  const target = new Uint8Array(room + 6).fill(0xff);
  const end = write(target, 3);
  expect(end).toBeLessThanOrEqual(room + 3);
  expect([...target.subarray(0, 3), ...target.subarray(end, end + 3)]).toEqual(
    new Array(6).fill(0xff),
  );
  return decoder.decode(target.subarray(3, end));
}

const jsonOf = (bytes: Uint8Array): string =>
  written(roomForText(bytes.length), (target, at) =>
    writeJsonString(target, at, bytes, 0, bytes.length),
  );

describe('texts', () => {
  test('every character of the first planes reads back as itself', () => {
    for (let block = 0; block < 0x2_0000; block += 0x800) {
      let text = '';
      for (let code = block; code < block + 0x800; code++) {
        if (code < 0xd800 || code > 0xdfff) text += String.fromCodePoint(code);
      }
      expect(JSON.parse(jsonOf(new TextEncoder().encode(text)))).toBe(text);
    }
  });

  test('texts read back as they are, whatever stands around them', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 200 }),
        fc.string({ unit: 'binary-ascii', maxLength: 60 }),
        (one, other) => {
          const text = `${other}${one}${other}`;
          expect(JSON.parse(jsonOf(new TextEncoder().encode(text)))).toBe(wellFormed(text));
        },
      ),
      { numRuns: 500 },
    );
  });

  test('only the part between start and end is read, also in the middle of a character', () => {
    const source = new TextEncoder().encode('xé"€y');
    const json = written(roomForText(4), (target, at) => writeJsonString(target, at, source, 2, 6));
    expect(JSON.parse(json)).toBe('\ufffd"\ufffd\ufffd');
  });

  test('bytes that are no UTF-8 become U+FFFD, and what is left is UTF-8 and JSON', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 120 }),
        fc.constantFrom([0xed, 0xa0, 0x80], [0xf4, 0x90, 0x80, 0x80], [0xc0, 0xaf], [0xe2, 0x82]),
        (noise, broken) => {
          const bytes = Uint8Array.from([...noise, ...broken]);
          const text = JSON.parse(jsonOf(bytes)) as string;
          expect(wellFormed(text)).toBe(text);
          expect(text).toContain('\ufffd');
          // The platform's decoder joins broken bytes differently; what is sound comes out alike.
          const sound = (value: string): string => value.replaceAll('\ufffd', '');
          expect(sound(text)).toBe(
            sound(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)),
          );
        },
      ),
      { numRuns: 1000 },
    );
  });
});

describe('numbers', () => {
  const edges = [
    0,
    9,
    10,
    99,
    100,
    0xffff_ffff,
    0x1_0000_0000,
    2 ** 53 - 1,
    2 ** 53,
    -1,
    -(2 ** 31),
    -(2 ** 53),
    0.1,
    -0.5,
    1e21,
    1.5e300,
    5e-324,
    -1e-7,
    Number.MAX_VALUE,
  ];
  test.each(edges)('%d is written as JSON.stringify does', (value) => {
    expect(written(40, (target, at) => writeNumber(target, at, value))).toBe(JSON.stringify(value));
  });

  test('minus zero is 0, what is not a number is null', () => {
    expect(written(8, (target, at) => writeNumber(target, at, -0))).toBe('0');
    for (const value of [NaN, Infinity, -Infinity]) {
      expect(written(8, (target, at) => writeNumber(target, at, value))).toBe('null');
    }
  });

  test('any double and any whole number reads back as itself', () => {
    fc.assert(
      fc.property(
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        fc.maxSafeNat(),
        (real, whole) => {
          expect(JSON.parse(written(40, (target, at) => writeNumber(target, at, real)))).toBe(
            real + 0,
          );
          expect(written(40, (target, at) => writeUint(target, at, whole))).toBe(String(whole));
        },
      ),
      { numRuns: 2000 },
    );
  });

  test('32-bit words are eight digits', () => {
    fc.assert(
      fc.property(fc.nat({ max: 0xffff_ffff }), (value) => {
        const text = written(8, (target, at) => writeHex32(target, at, value));
        expect(text).toBe(value.toString(16).padStart(8, '0'));
      }),
    );
  });
});

test('blobs are base64 as Buffer writes it', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 70 }), fc.nat({ max: 5 }), (bytes, skipped) => {
      const start = Math.min(skipped, bytes.length);
      const text = written(200, (target, at) =>
        writeBase64(target, at, bytes, start, bytes.length),
      );
      expect(text).toBe(`"${Buffer.from(bytes.subarray(start)).toString('base64')}"`);
    }),
  );
});

describe('times', () => {
  const first = Date.parse('0001-01-01T00:00:00Z');
  const last = Date.parse('9999-12-31T23:59:59Z');
  test('milliseconds between the years 1 and 9999 are written as Date writes them', () => {
    fc.assert(
      fc.property(fc.integer({ min: first, max: last }), (milliseconds) => {
        if (milliseconds === 0) return;
        const instant = instantOf('unix-milliseconds', milliseconds)!;
        const text = written(30, (target, at) => writeIso(target, at, instant));
        expect(text).toBe(new Date(milliseconds).toISOString().replace('.000Z', 'Z'));
      }),
      { numRuns: 2000 },
    );
  });

  test('a time on the day of the one before keeps its own hour', () => {
    const at = (text: string): string =>
      written(30, (target, start) =>
        writeIso(target, start, instantOf('unix-milliseconds', Date.parse(text))!),
      );
    const times = ['2024-02-29T23:59:59Z', '2024-02-29T00:00:00Z', '2024-03-01T00:00:00Z'];
    for (const time of [...times, ...times]) expect(at(time)).toBe(time);
  });
});

test('JSON values stand inside another text and leave it JSON', () => {
  const value = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 40 }),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.boolean(),
    fc.array(fc.oneof(fc.string(), fc.constantFrom(',', '","', '\\', '"', '[]', '\\"')), {
      maxLength: 5,
    }),
  );
  fc.assert(
    fc.property(value, (part) => {
      const source = new TextEncoder().encode(JSON.stringify(part));
      const inner = written(source.length * 2, (target, at) =>
        writeJsonAsText(target, at, source, 0, source.length),
      );
      const text = JSON.parse(`"${inner}"`) as string;
      if (typeof part === 'string') expect(text).toBe(part);
      else if (!Array.isArray(part)) expect(text).toBe(JSON.stringify(part));
      else expect(text).toBe(part.join(' '));
    }),
    { numRuns: 1000 },
  );
});
