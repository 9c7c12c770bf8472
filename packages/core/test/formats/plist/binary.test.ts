import type { PlistExampleValue } from '@athar/core';
import { binaryPlist } from '@athar/synthetic';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  PlistDate,
  PlistReal,
  PlistUid,
  readPropertyList,
  toPlain,
  walkPropertyList,
  type PlistValue,
} from '../../../src/formats/plist/index.ts';
import { isEvidenceError } from '../../../src/model/index.ts';
import { exampleValues, expectedOf } from './example-values.ts';

/** A file of these objects, byte by byte, with sizes of 1; the first object is the top. */
function fileOf(objects: readonly (readonly number[])[], referenceSize = 1): Uint8Array {
  const content = objects.flat();
  const offsets: number[] = [];
  let at = 8;
  for (const object of objects) {
    offsets.push(at);
    at += object.length;
  }
  const number = (value: number, size: number): number[] =>
    Array.from({ length: size }, (_, i) => Math.floor(value / 256 ** (size - 1 - i)) % 256);
  return Uint8Array.from([
    ...Buffer.from('bplist00'),
    ...content,
    ...offsets.flatMap((offset) => number(offset, 4)),
    ...[0, 0, 0, 0, 0, 0, 4, referenceSize],
    ...number(objects.length, 8),
    ...number(0, 8),
    ...number(at, 8),
  ]);
}

const read = (...object: number[]): PlistValue => readPropertyList(fileOf([object]));

describe('each type', () => {
  test.each<[string, number[], PlistValue]>([
    ['null', [0x00], null],
    ['false', [0x08], false],
    ['true', [0x09], true],
    ['1 byte unsigned', [0x10, 0xff], 255],
    ['2 bytes unsigned', [0x11, 0xff, 0xff], 65_535],
    ['4 bytes unsigned', [0x12, 0xff, 0xff, 0xff, 0xff], 4_294_967_295],
    ['8 bytes signed', [0x13, ...new Array<number>(8).fill(0xff)], -1],
    ['2^53 + 1', [0x13, 0, 0x20, 0, 0, 0, 0, 0, 1], 9_007_199_254_740_993n],
    ['-2^63', [0x13, 0x80, 0, 0, 0, 0, 0, 0, 0], -(2n ** 63n)],
    [
      '2^64 - 1 in 16 bytes',
      [0x14, ...new Array<number>(8).fill(0), ...new Array<number>(8).fill(255)],
      2n ** 64n - 1n,
    ],
    ['single real', [0x22, 0x3f, 0xc0, 0, 0], 1.5],
    ['double real', [0x23, 0x40, 0x09, 0x21, 0xfb, 0x54, 0x44, 0x2d, 0x18], Math.PI],
    ['date', [0x33, 0x3f, 0xe0, 0, 0, 0, 0, 0, 0], new PlistDate(0.5)],
    ['data', [0x42, 1, 2], Uint8Array.of(1, 2)],
    ['ASCII', [0x52, 0x68, 0x69], 'hi'],
    ['UTF-8 where ASCII should be', [0x52, 0xc3, 0xa9], 'é'],
    ['neither, byte by byte', [0x52, 0xe9, 0x41], 'éA'],
    ['UTF-16', [0x62, 0x06, 0x23, 0x06, 0x2b], 'أث'],
    ['UID', [0x81, 0x01, 0x00], new PlistUid(256)],
    ['empty array', [0xa0], []],
    ['empty set', [0xc0], []],
    ['empty dictionary', [0xd0], new Map()],
  ])('%s', (_, object, expected) => {
    expect(read(...object)).toEqual(expected);
  });

  test('a whole number is told as the real one that it is where that is asked for', () => {
    const file = fileOf([
      [0xa3, 1, 2, 3],
      [0x23, 0x40, 0, 0, 0, 0, 0, 0, 0],
      [0x10, 2],
      [0x22, 0x40, 0, 0, 0],
    ]);
    expect(readPropertyList(file)).toEqual([2, 2, 2]);
    expect(readPropertyList(file, undefined, { tellsReals: true })).toEqual([
      new PlistReal(2),
      2,
      new PlistReal(2),
    ]);
  });

  test('a count of its own, for 15 and more', () => {
    expect(read(0x5f, 0x10, 15, ...new Array<number>(15).fill(0x61))).toBe('a'.repeat(15));
    expect(read(0x4f, 0x11, 0, 20, ...new Array<number>(20).fill(7))).toHaveLength(20);
  });

  test('of two equal keys the last counts', () => {
    const file = fileOf([[0xd2, 1, 1, 2, 3], [0x51, 0x61], [0x08], [0x09]]);
    expect(readPropertyList(file)).toEqual(new Map([['a', true]]));
  });

  test('`__proto__` is a key like others', () => {
    const value = readPropertyList(
      binaryPlist(JSON.parse('{"__proto__": 1}') as PlistExampleValue),
    );
    expect(value).toEqual(new Map([['__proto__', 1]]));
    expect(Object.keys(toPlain(value, 10) as object)).toEqual(['__proto__']);
  });
});

test('every value that can be written comes back', () => {
  fc.assert(
    fc.property(exampleValues, (value) => {
      expect(readPropertyList(binaryPlist(value))).toEqual(expectedOf(value));
    }),
    { numRuns: 500 },
  );
});

test('more than 65,536 objects need references of 4 bytes', () => {
  const numbers = Array.from({ length: 70_000 }, (_, i) => i);
  expect(readPropertyList(binaryPlist(numbers))).toEqual(numbers);
});

describe('shared objects', () => {
  /** `levels` arrays, each of which holds the next one twice. */
  const bomb = (levels: number): Uint8Array =>
    fileOf([...Array.from({ length: levels }, (_, i) => [0xa2, i + 1, i + 1]), [0x51, 0x61]]);

  test('are read once, so that a bomb is a small graph', () => {
    const started = performance.now();
    let value = readPropertyList(bomb(30));
    expect(performance.now() - started).toBeLessThan(3_000);
    for (let level = 0; level < 30; level++) {
      const [first, second] = value as readonly PlistValue[];
      expect(first).toBe(second);
      value = first ?? null;
    }
    expect(value).toBe('a');
  });

  test('are walked within a bound', () => {
    const value = readPropertyList(bomb(30));
    expect(() => toPlain(value, 10_000)).toThrow(/too large/);
    expect(() => [...walkPropertyList(value, 10_000)]).toThrow(/too large/);
    expect([...walkPropertyList(readPropertyList(bomb(2)), 10)].map(({ path }) => path)).toEqual([
      '0/0',
      '0/1',
      '1/0',
      '1/1',
    ]);
  });

  test('count with their own nesting', () => {
    // Reading object 1 first makes the 40 levels below it known before they are met 40 levels deep.
    const chain = (from: number, to: number): number[][] =>
      Array.from({ length: to - from }, (_, i) => [0xa1, from + i + 1]);
    const file = fileOf([[0xa2, 1, 42], ...chain(1, 41), [0xa0], ...chain(42, 81), [0xa1, 1]]);
    expect(() => readPropertyList(file)).toThrow(/nested deeper/);
  });

  test('that contain themselves are refused', () => {
    expect(() => readPropertyList(fileOf([[0xa1, 0]]))).toThrow(/contains itself/);
    expect(() =>
      readPropertyList(
        fileOf([
          [0xa1, 1],
          [0xd1, 2, 0],
          [0x51, 0x61],
        ]),
      ),
    ).toThrow(/contains itself/);
  });
});

describe('hostile files', () => {
  test('objects that overlap cannot make more of a file than it is', () => {
    // 200 strings that all begin at the same place: 200 times the same 1,000 bytes.
    const strings = Array.from({ length: 200 }, (_, i) => i + 1);
    const file = fileOf([
      [0xaf, 0x10, 200, ...strings],
      [0x5f, 0x11, 3, 0xe8, ...new Array<number>(1000).fill(0x61)],
      ...strings.slice(1).map(() => [0x00]),
    ]);
    const table = file.length - 32 - 201 * 4;
    for (const i of strings) file.set(file.subarray(table + 4, table + 8), table + 4 * i);
    expect(() => readPropertyList(file)).toThrow(/overlap/);
  });

  test.each<[string, Uint8Array, RegExp]>([
    [
      'a length beyond the file',
      fileOf([[0x5f, 0x13, 0x7f, 255, 255, 255, 255, 255, 255, 255]]),
      /leave the object area/,
    ],
    [
      'an array of 2^40 items',
      fileOf([[0xaf, 0x13, 0, 0, 1, 0, 0, 0, 0, 0]]),
      /leave the object area/,
    ],
    ['a reference to no object', fileOf([[0xa1, 9]]), /object 9 of 1/],
    [
      'a key that is no string',
      fileOf([
        [0xd1, 1, 1],
        [0x10, 1],
      ]),
      /no string/,
    ],
    ['an unknown type', fileOf([[0xf0]]), /type 0xf0/],
    ['a header alone', Uint8Array.from(Buffer.from('bplist00')), /binary property list of 8 bytes/],
    ['another version', Uint8Array.from(Buffer.from(`bplist15${'x'.repeat(60)}`)), /version "15"/],
    ['nothing', new Uint8Array(0), /empty/],
    ['something else', Uint8Array.from(Buffer.from('SQLite format 3')), /not a property list/],
    ['the old text form', Uint8Array.from(Buffer.from('{ a = 1; }')), /OpenStep/],
    ['the old text form, its keys quoted', Buffer.from('{ "a b" = 1; }'), /OpenStep/],
    ['encrypted bytes that begin like it', Buffer.from('("\x07\xa5\x1b'), /^not a property list$/],
    ['JSON', Buffer.from('{\n  "a \\" b": 1\n}'), /^not a property list$/],
  ])('%s is an EvidenceError', (_, bytes, message) => {
    expect(() => readPropertyList(bytes)).toThrow(message);
    try {
      readPropertyList(bytes);
    } catch (error) {
      expect(isEvidenceError(error)).toBe(true);
    }
  });

  test('limits hold', () => {
    const limits = { maxDepth: 3, maxObjects: 10 };
    expect(() => readPropertyList(binaryPlist([[[[[1]]]]]), limits)).toThrow(/deeper than 3/);
    expect(() => readPropertyList(binaryPlist([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]), limits)).toThrow(
      /more than 10/,
    );
    expect(readPropertyList(binaryPlist([[[1]]]), limits)).toEqual([[[1]]]);
  });

  test('damage gives an EvidenceError and nothing else', () => {
    const seed = binaryPlist({
      a: [1, 'two', { three: 3.5 }],
      date: new Date(0),
      data: new Uint8Array(20),
      big: 2n ** 63n,
      text: 'نص',
      uid: { uid: 7 },
    });
    const ends = { read: 0, refused: 0 };
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(
            fc.nat(seed.length - 1),
            fc.constantFrom(0, 1, 0x0f, 0x7f, 0x80, 0xff, 0xaf, 0xdf, 0x5f),
          ),
          {
            minLength: 1,
            maxLength: 5,
          },
        ),
        fc.nat(seed.length),
        (changes, length) => {
          const bytes = seed.slice();
          for (const [at, byte] of changes) bytes[at] = byte;
          for (const variant of [bytes, bytes.slice(0, length)]) {
            try {
              readPropertyList(variant);
              ends.read++;
            } catch (error) {
              if (!isEvidenceError(error)) throw error;
              ends.refused++;
            }
          }
        },
      ),
      { numRuns: 5000 },
    );
    expect(Math.min(ends.read, ends.refused)).toBeGreaterThan(0);
  });
});

describe('counts and lengths', () => {
  /** What is told of a list that can be read; `undefined` where it cannot. */
  function told(bytes: Uint8Array): string[] | undefined {
    const details: string[] = [];
    try {
      readPropertyList(bytes, undefined, { tell: (detail) => details.push(detail) });
    } catch (error) {
      if (!isEvidenceError(error)) throw error;
      return undefined;
    }
    return details;
  }
  const list = binaryPlist({
    array: [1, 'two', { three: 3.5 }],
    few: { a: 'x', b: 'y' },
    many: Array.from({ length: 40 }, (_, index) => `item ${index}`),
    data: Uint8Array.from({ length: 300 }, (_, index) => index),
    text: 'نص طويل بعض الشيء',
    date: new Date(0),
    uid: { uid: 7 },
  });
  const view = new DataView(list.buffer, list.byteOffset);
  const trailer = list.length - 32;
  const count = Number(view.getBigUint64(trailer + 8));
  const table = Number(view.getBigUint64(trailer + 24));
  const offsetSize = view.getUint8(trailer + 6);
  const offsets = Array.from({ length: count }, (_, index) => {
    let offset = 0;
    for (let at = 0; at < offsetSize; at++)
      offset = offset * 256 + list[table + index * offsetSize + at]!;
    return offset;
  });

  test('that are true are told nothing of', () => {
    expect(told(list)).toEqual([]);
    fc.assert(fc.property(exampleValues, (value) => told(binaryPlist(value))?.length === 0));
  });

  test('that were lowered are told, wherever they stand', () => {
    let lowered = 0;
    for (const offset of offsets) {
      const [kind, low] = [list[offset]! >> 4, list[offset]! & 0x0f];
      if (kind < 4 || kind === 8 || low === 0) continue;
      // A count above 14 stands in an integer behind the marker.
      const at = low === 0xf ? offset + 1 + 2 ** (list[offset + 1]! & 0x0f) : offset;
      const damaged = list.slice();
      damaged[at]! -= 1;
      lowered += 1;
      expect(told(damaged) ?? ['not read']).toHaveLength(1);
    }
    expect(lowered).toBeGreaterThan(40);
  });

  test('of the list of objects too', () => {
    // An object to which nothing leads, as archives have some, stands last; an equal one is led to.
    const spare = fileOf([
      [0xa2, 1, 2],
      [0x51, 0x61],
      [0x80, 5],
      [0x80, 5],
    ]);
    expect(told(spare)).toEqual([]);
    new DataView(spare.buffer).setBigUint64(spare.length - 24, 3n);
    expect(told(spare)).toHaveLength(1);
  });

  test('with which the objects overlap are told, if as many bytes are left aside', () => {
    const sound = fileOf([[0xa2, 1, 2], [0x10, 0x08], [0x09]]);
    expect(told(sound)).toEqual([]);
    // The last object in the middle of the one before.
    sound[sound.length - 33]! -= 1;
    expect(told(sound)).toHaveLength(1);
  });
});

test('what was led to before a reference was changed is told', () => {
  const nothingLeadsTo = 'a binary property list with objects that nothing leads to';
  const text = [0x52, 0x61, 0x62];
  const told = (second: number, ...more: number[][]): string[] => {
    const details: string[] = [];
    const file = fileOf([[0xa2, 1, second], [0x51, 0x61], text, ...more]);
    readPropertyList(file, undefined, { tellDamage: (detail) => details.push(detail) });
    return details;
  };
  expect(told(2)).toEqual([]);
  expect(told(1)).toEqual([nothingLeadsTo]);
  expect(told(3, text)).toEqual([]);
  expect(told(3, [0x52, 0x61, 0x63])).toEqual([nothingLeadsTo]);
});

test('zeros in a key or a text are told, by whoever asks for damage alone too', () => {
  const told = ['a binary property list with zeros in a text'];
  const tellsOf = (...objects: number[][]): string[][] =>
    (['tell', 'tellDamage'] as const).map((name) => {
      const details: string[] = [];
      readPropertyList(fileOf(objects), undefined, {
        [name]: (detail: string) => details.push(detail),
      });
      return details;
    });
  const [a, b] = [0x61, 0x62];
  const dictionary = [0xd1, 1, 2];
  expect(tellsOf(dictionary, [0x52, a, b], [0x51, b])).toEqual([[], []]);
  expect(tellsOf(dictionary, [0x52, a, 0], [0x51, b])).toEqual([told, told]);
  expect(tellsOf(dictionary, [0x52, a, b], [0x52, 0, b])).toEqual([told, told]);
  expect(tellsOf(dictionary, [0x51, a], [0x62, 6, 0x23, 0, 0])).toEqual([told, told]);
});

test('letters that are neither ASCII nor UTF-8 are told, and keys that stand twice by whoever asks for damage alone too', () => {
  const told = (...objects: number[][]): string[] => {
    const details: string[] = [];
    readPropertyList(fileOf(objects), undefined, { tellDamage: (detail) => details.push(detail) });
    return details;
  };
  const dictionary = [0xd2, 1, 2, 3, 3];
  expect(told(dictionary, [0x51, 0x61], [0x51, 0x62], [0x52, 0xc3, 0xa9])).toEqual([]);
  expect(told(dictionary, [0x51, 0x61], [0x51, 0x62], [0x52, 0xe1, 0x62])).toEqual([
    'a binary property list with a text that is neither ASCII nor UTF-8',
  ]);
  expect(told(dictionary, [0x51, 0x61], [0x51, 0x61], [0x09])).toEqual(['a key that stands twice']);
});
