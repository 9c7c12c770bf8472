import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { binaryPlist, keyedArchive, keyedArchiveValue, mbFile, xmlPlist } from '@athar/synthetic';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  PlistDate,
  readMbFile,
  readMbFileSize,
  readPropertyList,
  toPlain,
  unarchive,
} from '../../../src/formats/plist/index.ts';
import { readUsualMbFile, readUsualMbFileSize } from '../../../src/formats/plist/mb-file-bytes.ts';
import { readArchivedMbFile } from '../../../src/formats/plist/mb-file.ts';
import { isEvidenceError, type PlistExampleValue } from '../../../src/model/index.ts';

const corpus = process.env.ATHAR_CORPUS ?? '';
const archives = join(corpus, 'ios/nskeyedarchiver/go-ios-a');
const hasCorpus = existsSync(archives);

const plain = (bytes: Uint8Array): unknown => toPlain(unarchive(readPropertyList(bytes)), 100_000);
const real = (name: string): unknown => plain(new Uint8Array(readFileSync(join(archives, name))));

/** An archive of these objects, whose root is object 1. */
function archiveOf(...objects: PlistExampleValue[]): Uint8Array {
  return binaryPlist({
    $version: 100_000,
    $archiver: 'NSKeyedArchiver',
    $top: { root: { uid: 1 } },
    $objects: ['$null', ...objects],
  });
}

describe('archives of another writer (skipped without the corpus)', () => {
  test.skipIf(!hasCorpus)('give their values', () => {
    expect(real('onevalue.bin')).toMatchInlineSnapshot(`
      {
        "$0": true,
      }
    `);
    expect(real('primitives.bin')).toMatchInlineSnapshot(`
      {
        "$0": 1,
        "$1": 1,
        "$10": false,
        "$11": 42,
        "$2": 1,
        "$3": 1.5,
        "$4": {
          "hex": "61736466617364666164736661647366",
        },
        "$5": true,
        "$6": "Hello, World!",
        "$7": "Hello, World!",
        "$8": "Hello, World!",
        "$9": false,
      }
    `);
    expect(real('arrays.bin')).toMatchInlineSnapshot(`
      {
        "$0": [
          1,
          1,
          1,
          1.5,
          {
            "hex": "61736466617364666164736661647366",
          },
          true,
          "Hello, World!",
          "Hello, World!",
          "Hello, World!",
          false,
          false,
          42,
        ],
        "$1": [
          true,
          "Hello, World!",
          42,
        ],
        "$2": [
          true,
        ],
        "$3": [
          42,
          true,
          "Hello, World!",
        ],
      }
    `);
    expect(real('nestedarrays.bin')).toMatchInlineSnapshot(`
      {
        "$0": [
          [
            true,
          ],
          [
            42,
            true,
            "Hello, World!",
          ],
        ],
      }
    `);
    expect(real('dict.bin')).toMatchInlineSnapshot(`
      {
        "$0": {
          "array": [
            true,
            "Hello, World!",
            42,
          ],
          "int": 1,
          "string": "string",
        },
      }
    `);
    expect(real('uint64-key-dictionary.bin')).toMatchInlineSnapshot(`
      {
        "40400": {
          "disk.bytes": 204800,
          "disk.bytes.delta": 204800,
          "disk.openfiles[]": [
            {
              "device": 50331650,
              "fd": 0,
              "fddesc": "0r",
              "filesize": 0,
              "inode": 104,
              "offset": 0,
              "openflags": 1,
              "path": "/dev/null",
              "status": 0,
              "type": "CHR",
            },
            {
              "device": 268435457,
              "fd": 1,
              "fddesc": "1u",
              "filesize": 0,
              "inode": 439,
              "offset": 0,
              "openflags": 11,
              "path": "/dev/ttys001",
              "status": 0,
              "type": "CHR",
            },
            {
              "device": 268435457,
              "fd": 2,
              "fddesc": "2u",
              "filesize": 0,
              "inode": 439,
              "offset": 0,
              "openflags": 11,
              "path": "/dev/ttys001",
              "status": 0,
              "type": "CHR",
            },
          ],
          "disk.rd.bytes": 204800,
          "disk.rd.bytes.delta": 204800,
          "disk.wr.bytes": 0,
          "disk.wr.bytes.delta": 0,
          "pid": 40400,
          "process.age": 0.010608242,
          "time": "2020-10-26T07:35:57.003659Z",
        },
      }
    `);
    expect(real('nsuuid.bin')).toMatchInlineSnapshot(`"54CD5574-E957-4499-8A09-DAB688C0B586"`);
  });
});

describe('plain values', () => {
  const value: PlistExampleValue = {
    text: 'a',
    list: [1, 2.5, true, null, 'a'],
    inner: { date: new Date('2021-05-06T07:08:09.500Z'), data: Uint8Array.of(1, 2) },
  };
  const expected = new Map<string, unknown>([
    ['text', 'a'],
    ['list', [1, 2.5, true, null, 'a']],
    [
      'inner',
      new Map<string, unknown>([
        ['date', new PlistDate(641_977_689.5)],
        ['data', Uint8Array.of(1, 2)],
      ]),
    ],
  ]);

  test('come back from binary and from XML', () => {
    expect(unarchive(readPropertyList(keyedArchive(value)))).toEqual(expected);
    expect(unarchive(readPropertyList(xmlPlist(keyedArchiveValue(value))))).toEqual(expected);
  });

  test('of the classes that hold one', () => {
    const classOf = (name: string, ...parents: string[]): PlistExampleValue => ({
      $classname: name,
      $classes: [name, ...parents, 'NSObject'],
    });
    const one = (
      fields: { [key: string]: PlistExampleValue },
      ...names: [string, ...string[]]
    ): unknown =>
      plain(
        archiveOf(
          { ...fields, $class: { uid: 2 } },
          classOf(...names),
          'https://a.example/b/c?d#e',
        ),
      );
    expect(one({ 'NS.string': 'text' }, 'NSMutableString', 'NSString')).toBe('text');
    expect(one({ 'NS.bytes': Uint8Array.of(0x68, 0x69) }, 'NSString')).toBe('hi');
    expect(one({ 'NS.data': Uint8Array.of(255) }, 'NSMutableData', 'NSData')).toEqual({
      hex: 'ff',
    });
    expect(one({ 'NS.time': 1.5 }, 'NSDate')).toBe('2001-01-01T00:00:01.500Z');
    expect(one({ 'NS.base': { uid: 0 }, 'NS.relative': { uid: 3 } }, 'NSURL')).toBe(
      'https://a.example/b/c?d#e',
    );
    expect(one({ 'NS.base': { uid: 3 }, 'NS.relative': 'f' }, 'NSURL')).toBe(
      'https://a.example/b/f',
    );
    expect(one({ 'NS.base': { uid: 3 }, 'NS.relative': '/f' }, 'NSURL')).toBe(
      'https://a.example/f',
    );
    expect(one({ 'NS.base': { uid: 3 }, 'NS.relative': '//g.example' }, 'NSURL')).toBe(
      'https://g.example',
    );
    expect(one({ 'NS.uuidbytes': Uint8Array.from({ length: 16 }, (_, i) => i) }, 'NSUUID')).toBe(
      '00010203-0405-0607-0809-0A0B0C0D0E0F',
    );
    expect(one({ 'NS.intval': 5 }, 'NSNumber', 'NSValue')).toBe(5);
    expect(one({}, 'NSNull')).toBeNull();
    expect(one({ 'NS.objects': [{ uid: 3 }] }, 'NSMutableSet', 'NSSet')).toEqual([
      'https://a.example/b/c?d#e',
    ]);
    expect(one({ 'NS.object.0': { uid: 3 }, 'NS.object.1': { uid: 0 } }, 'NSOrderedSet')).toEqual([
      'https://a.example/b/c?d#e',
      null,
    ]);
  });

  test('an object of another class keeps its fields and the name of its class', () => {
    expect(plain(keyedArchive({ $class: 'DDScannerResult', RN: 3, MS: 'x' }))).toEqual({
      $class: 'DDScannerResult',
      RN: 3,
      MS: 'x',
    });
    expect(
      plain(
        keyedArchive({
          $class: 'NSMutableAttributedString',
          NSString: 'text',
          NSAttributes: { NSLink: 'https://a.example' },
        }),
      ),
    ).toEqual({
      $class: 'NSMutableAttributedString',
      NSString: 'text',
      NSAttributes: { NSLink: 'https://a.example' },
    });
  });

  test('without a root all of $top', () => {
    const list = binaryPlist({
      $archiver: 'NSKeyedArchiver',
      $top: { a: { uid: 1 }, b: 2 },
      $objects: ['$null', 'x'],
    });
    expect(plain(list)).toEqual({ a: 'x', b: 2 });
  });
});

describe('hostile archives', () => {
  test('null stands where an object contains itself', () => {
    const list = archiveOf(
      { 'NS.objects': [{ uid: 1 }, { uid: 3 }], $class: { uid: 2 } },
      { $classname: 'NSArray' },
      'x',
    );
    expect(plain(list)).toEqual([null, 'x']);
  });

  test('what is no archive, or refers to nothing, is malformed', () => {
    expect(() => unarchive(new Map())).toThrow(/not a keyed archive/);
    expect(() => plain(archiveOf({ a: { uid: 9 } }))).toThrow(/object 9/);
  });

  test('objects that share their parts stay a graph, and count with their depth', () => {
    const levels = (count: number): Uint8Array =>
      archiveOf(...Array.from({ length: count }, (_, i) => [{ uid: i + 2 }, { uid: i + 2 }]), 'x');
    const value = unarchive(readPropertyList(levels(40)));
    expect(() => toPlain(value, 10_000)).toThrow(/too large/);
    expect(() => unarchive(readPropertyList(levels(70)))).toThrow(/nested deeper/);
  });
});

describe('an archive that is read with a listener', () => {
  const told = (bytes: Uint8Array): string[] => {
    const details: string[] = [];
    readPropertyList(bytes, undefined, { tellDamage: (detail) => details.push(detail) });
    return details;
  };
  const classOf = (name: string, ...rest: string[]) => ({
    $classname: name,
    $classes: [name, ...rest, 'NSObject'],
  });
  const dictionary = (more: Readonly<Record<string, PlistExampleValue>> = {}) => ({
    $class: { uid: 4 },
    'NS.keys': [{ uid: 2 }],
    'NS.objects': [{ uid: 3 }],
    ...more,
  });
  const sound = [dictionary(), 'key', 'value', classOf('NSMutableDictionary', 'NSDictionary')];
  const [, keyText, valueText, ofClass] = sound as [unknown, string, string, PlistExampleValue];

  test('tells nothing of sound ones, nor of a class that took the place of another', () => {
    expect(told(archiveOf(...sound))).toEqual([]);
    expect(told(archiveOf({ $class: { uid: 2 }, a: 1 }, { $classname: 'RichLink' }))).toEqual([]);
    const alone = { $classname: 'NSMutableDictionary', $classes: ['NSMutableDictionary'] };
    expect(told(archiveOf(dictionary(), 'key', 'value', alone))).toEqual([]);
    expect(told(mbFile({ ...usual, encryptionKey: key }))).toEqual([]);
    expect(told(binaryPlist({ $version: 1, other: true }))).toEqual([]);
  });

  test.each<[string, Uint8Array, string]>([
    [
      'a reference that was changed',
      archiveOf(dictionary({ 'NS.objects': [{ uid: 2 }] }), keyText, valueText, ofClass),
      'an archive with objects that nothing refers to',
    ],
    [
      'a reference to another object than a class',
      archiveOf(dictionary({ $class: { uid: 3 } }), keyText, valueText, ofClass),
      'an archive with an object of no known class',
    ],
    [
      'a class whose names do not fit',
      archiveOf(dictionary(), keyText, valueText, {
        $classname: 'NSDictionarx',
        $classes: ['NSDictionary'],
      }),
      'an archive with an object of no known class',
    ],
    [
      'the name of a class that was changed',
      archiveOf(dictionary(), keyText, valueText, classOf('NSDictionarx')),
      'an archive with a field NS.keys in an object of another class',
    ],
    [
      'more keys than values',
      archiveOf(dictionary({ 'NS.keys': [{ uid: 2 }, { uid: 3 }] }), keyText, valueText, ofClass),
      'an archive with a dictionary whose keys and values do not fit',
    ],
    [
      'keys whose values are gone',
      archiveOf(
        { $class: { uid: 4 }, 'NS.keys': [{ uid: 2 }], 'NS.objectz': [{ uid: 3 }] },
        keyText,
        valueText,
        ofClass,
      ),
      'an archive with a dictionary whose keys and values do not fit',
    ],
    [
      'another text in the place of the one for nothing',
      binaryPlist({
        $version: 100_000,
        $archiver: 'NSKeyedArchiver',
        $top: { root: { uid: 0 } },
        $objects: ['$nulm'],
      }),
      'an archive whose first object is not the one for nothing',
    ],
    [
      'a name of its own fields that was changed',
      binaryPlist({
        $version: 100_000,
        $archiver: 'NSKeyedArchiver',
        $tnp: { root: { uid: 1 } },
        $objects: ['$null', 'a'],
      }),
      'an archive of objects without all that makes it one',
    ],
  ])('tells %s', (_, bytes, detail) => {
    expect(told(bytes)).toEqual([detail]);
  });
});

const usual = {
  relativePath: 'Library/SMS/sms.db',
  birth: 1_610_674_653,
  lastModified: 1_610_674_654,
  lastStatusChange: 1_610_674_655,
  mode: 0o100644,
  userId: 501,
  groupId: 501,
  size: 5_000_000_000,
  inode: 162_058,
  protectionClass: 3,
  flags: 0,
};
const key = Uint8Array.from({ length: 44 }, (_, i) => i);
const digest = Uint8Array.from({ length: 20 }, (_, i) => 255 - i);

describe('MBFile', () => {
  test.each([
    usual,
    { ...usual, encryptionKey: key },
    { ...usual, encryptionKey: key, digest },
    { ...usual, target: '/var/mobile/Library', mode: 0o120755 },
    { ...usual, target: '/var/mobile/أثر', relativePath: 'x'.repeat(300) },
    { ...usual, relativePath: 'أثر'.repeat(100) },
    { ...usual, inode: 2n ** 60n },
  ])('is read from its bytes as from its object graph', (file) => {
    const blob = mbFile(file);
    const { relativePath, ...rest } = file;
    const optional = { encryptionKey: undefined, digest: undefined, target: undefined };
    const path = new TextEncoder().encode(relativePath);
    const expected = { ...optional, ...rest, relativePath: path };
    expect(readUsualMbFile(blob)).toEqual(expected);
    expect(readUsualMbFileSize(blob)).toBe(file.size);
    expect(readArchivedMbFile(blob)).toEqual(expected);
    expect(plain(blob)).toMatchObject({ $class: 'MBFile', RelativePath: relativePath });
  });

  test('of another layout is read all the same', () => {
    const blob = keyedArchive({
      $class: 'MBFile',
      Birth: new Date('2021-01-15T01:37:33.250Z'),
      Size: 7,
      RelativePath: 'a',
      EncryptionKey: { $class: 'NSMutableData', 'NS.data': key },
    });
    expect(readMbFile(blob)).toMatchObject({
      birth: 1_610_674_653.25,
      size: 7,
      mode: undefined,
      encryptionKey: key,
    });
    const xml = xmlPlist(keyedArchiveValue({ $class: 'MBFile', Size: 7 }));
    expect(readMbFile(xml)).toMatchObject({ size: 7 });
    expect(readMbFileSize(xml)).toBe(7);
  });

  test('of something else is undefined, and of no property list an error', () => {
    expect(readMbFile(binaryPlist({ a: 1 }))).toBeUndefined();
    const other = keyedArchive({ $class: 'Other', Size: 1 });
    expect(readMbFile(other)).toBeUndefined();
    expect(readMbFileSize(other)).toBeUndefined();
    expect(() => readMbFile(Uint8Array.of(1, 2, 3))).toThrow(/not a property list/);
    expect(() => readMbFile(keyedArchive({ $class: 'MBFile', Size: 'large' }))).toThrow(/Size/);
  });

  test('damaged never differs from what the general reader gives', () => {
    const seed = mbFile({ ...usual, encryptionKey: key, digest });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(seed.length - 1), fc.nat(255)), { minLength: 1, maxLength: 3 }),
        (changes) => {
          const blob = seed.slice();
          for (const [at, byte] of changes) blob[at] = byte;
          const fast = readUsualMbFile(blob);
          const size = readUsualMbFileSize(blob);
          if (fast === undefined && size === undefined) return;
          try {
            const general = readArchivedMbFile(blob);
            if (general === undefined) return;
            if (fast !== undefined) expect(fast).toEqual(general);
            if (size !== undefined) expect(size).toBe(general.size);
          } catch (error) {
            // What the fast reader does not look at may be damaged.
            if (!isEvidenceError(error)) throw error;
          }
        },
      ),
      { numRuns: 3000 },
    );
  });
});
