import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { typedstream } from '@athar/synthetic';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  readTypedstream,
  typedstreamLinks,
  typedstreamText,
} from '../../src/formats/typedstream.ts';
import { isEvidenceError } from '../../src/model/index.ts';

const corpus = join(process.env.ATHAR_CORPUS ?? '', 'ios/imessage-blobs/typedstream-a/streamtyped');
const hasCorpus = existsSync(corpus);
const blob = (name: string): Uint8Array => new Uint8Array(readFileSync(join(corpus, name)));

function textOf(bytes: Uint8Array): string | undefined {
  const range = typedstreamText(bytes);
  return (
    range &&
    new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes.subarray(range.start, range.end))
  );
}

function ascii(...parts: readonly (string | number)[]): Uint8Array {
  return Uint8Array.from(
    parts.flatMap((part) =>
      typeof part === 'number' ? [part] : Array.from(part, (character) => character.charCodeAt(0)),
    ),
  );
}

const header = [4, 11, 'streamtyped', 0x81, 0xe8, 0x03] as const;

describe('real messages (skipped without the corpus)', () => {
  test.skipIf(!hasCorpus)('give their text', () => {
    expect(textOf(blob('AttributedBodyTextOnly'))).toBe('Noter test');
    expect(textOf(blob('Blank'))).toBe('');
    expect(textOf(blob('MultiPart'))).toBe('\ufffctest 1\ufffctest 2 \ufffctest 3');
    expect(textOf(blob('URL'))).toBe('https://github.com/ReagentX/Logria');
  });

  test.skipIf(!hasCorpus)('give the attributes of each run', () => {
    const { text, runs } = readTypedstream(blob('MultiPart'));
    expect(text).toBe('\ufffctest 1\ufffctest 2 \ufffctest 3');
    expect(runs.map(({ start, length }) => [start, length])).toEqual([
      [0, 1],
      [1, 6],
      [7, 1],
      [8, 7],
      [15, 1],
      [16, 6],
    ]);
    expect(runs[2]?.attributes).toEqual(
      new Map<string, unknown>([
        ['__kIMMessagePartAttributeName', 2],
        ['__kIMFileTransferGUIDAttributeName', 'at_2_F0668F79-20C2-49C9-A87F-1B007ABB0CED'],
      ]),
    );
    const [run] = readTypedstream(blob('URL')).runs;
    expect(run?.attributes.get('__kIMBaseWritingDirectionAttributeName')).toBe(-1);
    expect(run?.attributes.get('__kIMDataDetectedAttributeName')).toHaveLength(582);
  });

  test.skipIf(!hasCorpus)('give the links of their attributes', () => {
    expect(typedstreamLinks(blob('URL'))).toEqual(['https://github.com/ReagentX/Logria']);
    expect(typedstreamLinks(blob('MultiPart'))).toEqual([]);
  });

  test.skipIf(!hasCorpus)('are written again byte for byte', () => {
    expect(typedstream('Noter test')).toEqual(blob('AttributedBodyTextOnly'));
  });
});

describe('text', () => {
  test('any text comes back, in either byte order and of any length', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 400 }),
        fc.constantFrom('little-endian' as const, 'big-endian' as const),
        (text, byteOrder) => {
          const bytes = typedstream(text, { byteOrder });
          expect(textOf(bytes)).toBe(text);
          expect(readTypedstream(bytes).text).toBe(text);
        },
      ),
      { numRuns: 200 },
    );
  });

  test.each([127, 128, 255, 256, 32_767, 32_768, 65_535, 65_536, 100_000])(
    'of %i bytes comes back',
    (length) => {
      const text = 'x'.repeat(length);
      for (const byteOrder of ['little-endian', 'big-endian'] as const) {
        expect(textOf(typedstream(text, { byteOrder }))).toBe(text);
        expect(readTypedstream(typedstream(text, { byteOrder })).text).toBe(text);
      }
    },
  );

  test('a length that fills all 16 bits is unsigned', () => {
    const short = typedstream('y'.repeat(32_768));
    const at = short.indexOf(0x82);
    const bytes = Uint8Array.from([
      ...short.slice(0, at),
      0x81,
      ...short.slice(at + 1, at + 3),
      ...short.slice(at + 5),
    ]);
    expect(textOf(bytes)).toHaveLength(32_768);
    expect(readTypedstream(bytes).text).toHaveLength(32_768);
  });

  test('a text before the damage is found, and reading it all tells of the damage', () => {
    const bytes = typedstream('before the damage').slice(0, -20);
    expect(textOf(bytes)).toBe('before the damage');
    expect(() => readTypedstream(bytes)).toThrow(/ends at/);
  });

  test('what is no typed stream has none', () => {
    expect(typedstreamText(ascii('bplist00'))).toBeUndefined();
    expect(typedstreamText(new Uint8Array(0))).toBeUndefined();
    expect(typedstreamText(typedstream('cut off').slice(0, 110))).toBeUndefined();
    expect(() => readTypedstream(ascii('bplist00'))).toThrow(/not a typed stream/);
  });

  test('an object that is no text has none', () => {
    const number = ascii(
      ...header,
      0x84,
      1,
      '@',
      0x84,
      0x84,
      0x84,
      8,
      'NSNumber',
      0,
      0x85,
      0x84,
      1,
      'i',
      5,
      0x86,
    );
    expect(typedstreamText(number)).toBeUndefined();
    expect(() => readTypedstream(number)).toThrow(/something else/);
  });
});

describe('links', () => {
  test('that stand only in attributes are given, each once and in order', () => {
    const bytes = typedstream('tap here or here, or there', {
      links: [
        { url: 'https://first.example/a', start: 4, length: 4 },
        { url: 'https://second.example/b', start: 12, length: 4 },
        { url: 'https://first.example/a', start: 21, length: 5 },
      ],
    });
    expect(typedstreamLinks(bytes)).toEqual([
      'https://first.example/a',
      'https://second.example/b',
    ]);
    const { runs } = readTypedstream(bytes);
    expect(
      runs.map(({ start, attributes }) => [start, attributes.get('__kIMLinkAttributeName')]),
    ).toEqual([
      [0, undefined],
      [4, 'https://first.example/a'],
      [8, undefined],
      [12, 'https://second.example/b'],
      [16, undefined],
      [21, 'https://first.example/a'],
    ]);
  });

  test('before the damage are given', () => {
    const bytes = typedstream('tap', { links: [{ url: 'https://first.example/a' }] });
    expect(typedstreamLinks(bytes.slice(0, -10))).toEqual(['https://first.example/a']);
  });

  test('none where an attribute of a link holds an object of another class', () => {
    const bytes = Buffer.from(typedstream('tap', { links: [{ url: 'https://first.example/a' }] }));
    bytes.write('NSFoo', bytes.indexOf('NSURL'));
    expect(typedstreamLinks(bytes)).toEqual([]);
  });

  test('none where the text only speaks of them', () => {
    expect(typedstreamLinks(typedstream('NSURL and NSLink'))).toEqual([]);
    expect(typedstreamLinks(ascii('NSURL'))).toEqual([]);
  });
});

describe('hostile streams', () => {
  test('a damaged stream gives an EvidenceError and nothing else', () => {
    const seed = typedstream('some text with a link', {
      links: [{ url: 'https://a.example', start: 5 }],
    });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(seed.length - 1), fc.nat(255)), { minLength: 1, maxLength: 6 }),
        fc.nat(seed.length),
        (changes, length) => {
          const bytes = seed.slice();
          for (const [at, byte] of changes) bytes[at] = byte;
          for (const variant of [bytes, bytes.slice(0, length)]) {
            typedstreamText(variant);
            typedstreamLinks(variant);
            try {
              readTypedstream(variant);
            } catch (error) {
              expect(isEvidenceError(error)).toBe(true);
            }
          }
        },
      ),
      { numRuns: 3000 },
    );
  });

  test('a long type encoding referred to again and again costs linear time', () => {
    const bomb = (braces: number, references: number): Uint8Array =>
      ascii(
        ...header,
        0x84,
        1,
        '@',
        0x84,
        0x84,
        0x84,
        5,
        'NSSet',
        0,
        0x85,
        0x84,
        0x81,
        braces & 0xff,
        braces >> 8,
        '{}'.repeat(braces / 2),
        ...new Array<number>(references).fill(0x94),
      );
    expect(() => readTypedstream(bomb(30_000, 30_000))).toThrow(/typed stream/);
  });

  test('arrays of nothing, of any length, are refused', () => {
    const bytes = ascii(...header, 0x84, 14, '[999999999{?=}]');
    expect(() => readTypedstream(bytes)).toThrow();
    const empty = ascii(...header, 0x84, 15, '[999999999{?=}]', 0, 0, 0);
    expect(() => readTypedstream(empty)).toThrow(/typed stream/);
  });

  test('dictionaries that share their parts stay a graph', () => {
    // Thirty levels, each of which leads to the level below twice: 2^30 values if it were a tree.
    const reference = (number: number): number => 0x92 + number;
    const parts: (string | number)[] = [...header, 0x84, 1, '@'];
    parts.push(0x84, 0x84, 0x84, 18, 'NSAttributedString', 0, 0x85); // objects 0 and 1
    parts.push(0x92, 0x84, 0x84, 0x84, 8, 'NSString', 0, 0x85, 0x84, 1, '+', 1, 'x', 0x86); // 2 and 3
    parts.push(0x84, 2, 'iI', 1, 1);
    // Strings so far: @, NSAttributedString, NSString, +, iI.
    const dictionary = (level: number, self: number): void => {
      parts.push(0x92, 0x84);
      if (level === 0) parts.push(0x84, 0x84, 12, 'NSDictionary', 0, 0x85);
      else parts.push(reference(5));
      if (level === 30) {
        parts.push(0x86);
        return;
      }
      const key = level === 0 ? 6 : self + 1;
      parts.push(0x92, 0x84, reference(3), reference(3), 1, 'a', 0x86);
      dictionary(level + 1, key + 1);
      parts.push(0x92, 0x84, reference(3), reference(3), 1, 'b', 0x86);
      parts.push(0x92, reference(key + 1), 0x86);
    };
    dictionary(0, 4);
    parts.push(0x86);
    let map = readTypedstream(ascii(...parts)).runs[0]?.attributes;
    for (let level = 0; level < 29; level++) {
      expect(map?.get('a')).toBe(map?.get('b'));
      map = map?.get('a') as typeof map;
    }
    expect(map?.size).toBe(2);
  });
});
