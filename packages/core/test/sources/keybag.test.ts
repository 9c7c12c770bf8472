import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isEvidenceError } from '../../src/model/index.ts';
import { readKeybag } from '../../src/sources/itunes-backup/keybag.ts';

type Tag = readonly [tag: string, value: number | Uint8Array];

function keybagOf(...tags: readonly Tag[]): Uint8Array {
  return new Uint8Array(
    Buffer.concat(
      tags.map(([tag, value]) => {
        const bytes = typeof value === 'number' ? numberBytes(value) : Buffer.from(value);
        return Buffer.concat([Buffer.from(tag, 'latin1'), numberBytes(bytes.length), bytes]);
      }),
    ),
  );
}

function numberBytes(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

const salt = new Uint8Array(20).fill(1);
const uuid = new Uint8Array(16).fill(2);
const wrapped = new Uint8Array(40).fill(3);
const header: readonly Tag[] = [
  ['VERS', 5],
  ['TYPE', 1],
  ['UUID', uuid],
  ['WRAP', 0],
  ['SALT', salt],
  ['ITER', 10_000],
  ['DPWT', 2],
  ['DPIC', 10_000_000],
  ['DPSL', salt],
];
const classSection = (protectionClass: number, wrap = 2, key = wrapped): readonly Tag[] => [
  ['UUID', uuid],
  ['CLAS', protectionClass],
  ['WRAP', wrap],
  ['KTYP', 0],
  ['WPKY', key],
];

function failureOf(bytes: Uint8Array): string {
  try {
    readKeybag(bytes);
  } catch (error) {
    if (isEvidenceError(error)) return `${error.code}: ${error.message}`;
    throw error;
  }
  return 'read';
}

describe('a keybag', () => {
  test('of iOS 10.2 or later is read with both derivations and its class keys', () => {
    const keybag = readKeybag(keybagOf(...header, ...classSection(3), ...classSection(11)));
    expect(keybag).toMatchObject({ rounds: 10_000, first: { rounds: 10_000_000 } });
    expect(keybag.classKeys.map((key) => key.protectionClass)).toEqual([3, 11]);
  });

  test('of iOS 10.1 has one derivation', () => {
    const old = header.filter(([tag]) => !tag.startsWith('DP'));
    expect(readKeybag(keybagOf(...old, ...classSection(3))).first).toBeUndefined();
  });

  test('keeps the classes that can be read when one is damaged or needs the device', () => {
    const bytes = keybagOf(
      ...header,
      ...classSection(1, 1),
      ...classSection(2, 2, wrapped.slice(1)),
      ...classSection(4),
    );
    expect(readKeybag(bytes).classKeys.map((key) => key.protectionClass)).toEqual([4]);
  });

  test.each([
    ['cut off within a later key', -5],
    ['cut off within a later tag', -43],
    ['followed by bytes that are no entry', undefined],
  ])('that is %s keeps the keys in front of that', (_, end) => {
    const whole = keybagOf(...header, ...classSection(3), ...classSection(4));
    const bytes = end === undefined ? Buffer.concat([whole, Buffer.alloc(5)]) : whole.slice(0, end);
    const classes = readKeybag(bytes).classKeys.map((key) => key.protectionClass);
    expect(classes).toEqual(end === undefined ? [3, 4] : [3]);
  });

  test.each([
    ['nothing', keybagOf()],
    ['no salt', keybagOf(...header.filter(([tag]) => tag !== 'SALT'), ...classSection(3))],
    ['no rounds', keybagOf(...header.filter(([tag]) => tag !== 'ITER'), ...classSection(3))],
    [
      'half a derivation',
      keybagOf(...header.filter(([tag]) => tag !== 'DPSL'), ...classSection(3)),
    ],
    ['no class key', keybagOf(...header)],
    [
      'zero rounds',
      keybagOf(...header.map(([t, v]) => [t, t === 'ITER' ? 0 : v] as const), ...classSection(3)),
    ],
    ['a cut value', keybagOf(...header, ...classSection(3)).slice(0, -5)],
    ['a cut tag', keybagOf(...header, ...classSection(3)).slice(0, -43)],
  ])('with %s is malformed', (_, bytes) => {
    expect(failureOf(bytes)).toMatch(/^malformed: keybag/);
  });

  test('that asks for billions of rounds, or is huge, goes beyond a limit', () => {
    const busy = header.map(([tag, value]) => [tag, tag === 'DPIC' ? 0xffffffff : value] as const);
    expect(failureOf(keybagOf(...busy, ...classSection(3)))).toMatch(/^limit-exceeded/);
    expect(failureOf(new Uint8Array(100_000))).toMatch(/^limit-exceeded/);
    const many = Array.from({ length: 100 }, (__, index) => classSection(index)).flat();
    expect(failureOf(keybagOf(...header, ...many))).toMatch(/^limit-exceeded/);
  });

  test('as a phone writes it leaves no doubt about what its key is made of', () => {
    expect(readKeybag(keybagOf(...header, ...classSection(3))).doubt).toBeUndefined();
    for (const rounds of [1, 4096, 12_345, 20_000_001]) {
      const other = header.map(([tag, value]) => [tag, tag === 'DPIC' ? rounds : value] as const);
      expect(readKeybag(keybagOf(...other, ...classSection(3))).doubt).toBeUndefined();
    }
  });

  const withValue = (name: string, value: number | Uint8Array): readonly Tag[] =>
    header.map(([tag, old]) => [tag, tag === name ? value : old] as const);

  test.each<[string, readonly Tag[]]>([
    ['10001 rounds', withValue('ITER', 10_001)],
    ['9999872 rounds', withValue('DPIC', 10_000_000 - 128)],
    ['salts of different lengths', withValue('SALT', salt.slice(1))],
    ['salts of different lengths', withValue('DPSL', new Uint8Array(0))],
    ['a salt of zeros', withValue('SALT', new Uint8Array(20))],
    ['two values of DPSL', [...header, ['DPSL', new Uint8Array(20).fill(9)]]],
  ])('with %s is doubtful where no password opens it', (doubt, tags) => {
    expect(readKeybag(keybagOf(...tags, ...classSection(3))).doubt).toBe(doubt);
  });

  test('that is damaged anywhere is read or is an evidence error', () => {
    const whole = keybagOf(...header, ...classSection(3), ...classSection(4));
    const outcomes = new Set<string>();
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(whole.length - 1), fc.constantFrom(0, 1, 0x7f, 0x80, 0xff)), {
          minLength: 1,
          maxLength: 4,
        }),
        fc.nat(whole.length),
        (changes, cut) => {
          const bytes = whole.slice(0, cut % 3 === 0 ? cut : undefined);
          for (const [at, value] of changes) if (at < bytes.length) bytes[at] = value;
          outcomes.add(failureOf(bytes).replace(/:.*/s, ''));
        },
      ),
      { numRuns: 1000 },
    );
    expect([...outcomes]).toEqual(expect.arrayContaining(['read', 'malformed']));
  });
});
