import { binaryPlist } from '@athar/synthetic';
import { describe, expect, test } from 'vitest';
import {
  fieldValue,
  keyPath,
  momentAt,
  readPropertyListFile,
  textAt,
} from '../../src/artifacts/property-list-file.ts';
import { memoryFile } from '../../src/bytes/memory-file.ts';
import { PlistDate, readPropertyList, type PlistValue } from '../../src/formats/plist/index.ts';
import { defaultLimits, type ParseContext } from '../../src/model/index.ts';

const context: ParseContext = {
  devicePath: '/private/var/mobile/x.plist',
  limits: { ...defaultLimits, maxDocumentBytes: 2 ** 20 },
  device: { platform: 'ios' },
  related: () => undefined,
  absent: () => undefined,
  logged: () => undefined,
  holdsNone: () => undefined,
  problem: () => undefined,
};

/** `count` keys that all lead to one dictionary of `count` keys. */
function sharedDictionaries(count: number): Uint8Array {
  const inner = Object.fromEntries(
    Array.from({ length: count }, (_, i) => [`inner ${i}`, i % 2 === 0]),
  );
  const outer = Object.fromEntries(Array.from({ length: count }, (_, i) => [`outer ${i}`, 7]));
  const list = binaryPlist({ a: inner, b: outer });
  // The number 7 is one object: where it stands in `b`, the dictionary of `a` is put in its place.
  return replacedReference(list, count);
}

function replacedReference(list: Uint8Array, count: number): Uint8Array {
  const bytes = list.slice();
  const view = new DataView(bytes.buffer);
  const trailer = bytes.length - 32;
  const offsetSize = view.getUint8(trailer + 6);
  const objects = view.getUint32(trailer + 12);
  const table = view.getUint32(trailer + 28);
  const offsetAt = (index: number): number => {
    let offset = 0;
    for (let i = 0; i < offsetSize; i++)
      offset = offset * 256 + view.getUint8(table + index * offsetSize + i);
    return offset;
  };
  const seven = Array.from({ length: objects }, (_, i) => i).find(
    (i) => view.getUint16(offsetAt(i)) === 0x1007,
  )!;
  const inner = 3;
  expect(view.getUint8(offsetAt(inner)) >> 4).toBe(0xd);
  for (let at = 8; at + 1 < table; at++) {
    if (view.getUint16(at) === seven && view.getUint16(at + 2) === seven) {
      for (let i = 0; i < count; i++) view.setUint16(at + 2 * i, inner);
      return bytes;
    }
  }
  throw new Error('no run of references');
}

describe('reading', () => {
  test('a small file that stands for a large tree is refused before anything walks it', () => {
    const bomb = sharedDictionaries(1500);
    expect(readPropertyList(bomb)).toBeInstanceOf(Map);
    expect(() => readPropertyListFile(memoryFile(bomb), context)).toThrow(/stand for/);
  });

  test('ordinary sharing is not', () => {
    const rows = Array.from({ length: 5000 }, (_, i) => ({
      'a rather long key': 'the same value',
      n: i,
    }));
    expect(readPropertyListFile(memoryFile(binaryPlist(rows)), context)).toHaveLength(5000);
  });

  test('a file beyond the limit is not read', () => {
    const file = memoryFile(new Uint8Array(2 ** 20 + 1));
    expect(() => readPropertyListFile(file, context)).toThrow(/property list of/);
  });
});

test('the place of a value is like no other', () => {
  expect(keyPath('a/b', 'c')).toBe('a~1b/c');
  expect(keyPath('a', 'b/c')).toBe('a/b~1c');
  expect(keyPath('a~1b', 0)).toBe('a~01b/0');
});

describe('values as fields', () => {
  test.each<[PlistValue, unknown]>([
    [2n ** 63n, '9223372036854775808'],
    [Infinity, 'Infinity'],
    [new PlistDate(0.5), '2001-01-01T00:00:00.500Z'],
    [new PlistDate(NaN), null],
    [Uint8Array.of(1, 2, 3), 'AQID'],
    [
      ['a', 'b'],
      ['a', 'b'],
    ],
    [['a', 1], '["a",1]'],
    [new Map([['k', true]]), '{"k":true}'],
  ])('%s', (value, expected) => {
    expect(fieldValue(value)).toEqual(expected);
  });

  test('moments are dates, texts in UTC, or seconds since 2001, and nothing else', () => {
    const values = new Map<string, PlistValue>([
      ['date', new PlistDate(1)],
      ['text', '2022-03-04T05:06:07Z'],
      ['seconds', 1.5],
      ['local', '2022-03-04 05:06:07'],
      ['list', []],
    ]);
    expect([...values.keys()].map((key) => momentAt(values, key))).toEqual([
      '2001-01-01T00:00:01Z',
      '2022-03-04T05:06:07Z',
      '2001-01-01T00:00:01.500Z',
      null,
      null,
    ]);
    expect(textAt(values, 'seconds')).toBe('1.5');
  });
});
