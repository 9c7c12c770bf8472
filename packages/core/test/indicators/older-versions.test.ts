import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { memoryFile } from '../../src/bytes/memory-file.ts';
import {
  IndicatorTableBuilder,
  openMatcher,
  readStixBundle,
  withOlderVersions,
} from '../../src/indicators/index.ts';

const idOf = (type: string, n: number) =>
  `${type}--5e2f7c1a-93d4-4b6e-8a10-${String(n).padStart(12, '0')}`;
const month = (n: number) => `2024-${String(n + 1).padStart(2, '0')}-01T00:00:00.000Z`;
const publisher = idOf('identity', 1);

/** An edition of an indicator. */
const domain = (n: number, version: number, value: string, more: object = {}) => ({
  type: 'indicator',
  id: idOf('indicator', n),
  created_by_ref: publisher,
  created: month(0),
  modified: month(version),
  pattern: `[domain-name:value='${value}']`,
  ...more,
});

/** Loads files in the order given, each with its name. */
function load(files: readonly (readonly [name: string, objects: readonly object[]])[]) {
  const builder = new IndicatorTableBuilder();
  const read = files.map(([name, objects]) => {
    const file = memoryFile(JSON.stringify({ type: 'bundle', id: idOf('bundle', 1), objects }));
    return { ...readStixBundle(file, builder, { name })!, sha256: '' };
  });
  const tables = builder.finish();
  const reports = withOlderVersions(read, tables);
  const matcher = openMatcher(tables);
  return {
    size: tables.size,
    report: (name: string) => reports.find((one) => one.name === name)!,
    /** Files in which a value is met. */
    filesOf: (value: string) =>
      matcher
        .match('domain', value)
        .flatMap(({ indicator, alsoIn }) => [indicator.file, ...alsoIn.map(({ file }) => file)])
        .sort(),
  };
}

const bothWays = [
  ['the older file first', <T>(files: readonly T[]) => files],
  ['the newer file first', <T>(files: readonly T[]) => [...files].reverse()],
] as const;

describe.each(bothWays)('of one indicator in several files the newest counts, %s', (_, ordered) => {
  test('what its publisher took back', () => {
    const { report, filesOf, size } = load(
      ordered([
        ['spring', [domain(1, 1, 'shop.example'), domain(2, 1, 'evil.example')]],
        ['summer', [domain(1, 2, 'shop.example', { revoked: true })]],
      ]),
    );
    expect(filesOf('shop.example')).toEqual([]);
    expect(filesOf('evil.example')).toEqual(['spring']);
    expect(size).toBe(1);
    expect(report('spring')).toMatchObject({
      loaded: 1,
      notLoaded: [
        {
          reason: 'older-version',
          count: 1,
          examples: ["[domain-name:value='shop.example']"],
        },
      ],
    });
    expect(report('summer')).toMatchObject({ loaded: 0, notLoaded: [{ reason: 'revoked' }] });
  });

  test('what it corrected', () => {
    const { filesOf } = load(
      ordered([
        ['spring', [domain(1, 1, 'typo.example')]],
        ['summer', [domain(1, 2, 'evil.example')]],
      ]),
    );
    expect([filesOf('typo.example'), filesOf('evil.example')]).toEqual([[], ['summer']]);
  });

  test('what is revoked without a new time', () => {
    const { filesOf } = load(
      ordered([
        ['spring', [domain(1, 1, 'shop.example')]],
        ['summer', [domain(1, 1, 'shop.example', { revoked: true })]],
      ]),
    );
    expect(filesOf('shop.example')).toEqual([]);
  });

  test('a file of which nothing is left names no threat', () => {
    const named = (version: number, more: object) => [
      domain(1, version, 'shop.example', more),
      { type: 'malware', id: idOf('malware', 1), modified: month(version), name: 'Pegasus' },
    ];
    const { report } = load(
      ordered([
        ['spring', named(1, {})],
        ['summer', named(2, { revoked: true })],
      ]),
    );
    expect([report('spring').threats, report('summer').threats]).toEqual([[], []]);
  });

  test('one that had ended is left out once', () => {
    const ended = { valid_until: month(0) };
    const { report } = load(
      ordered([
        ['spring', [domain(1, 1, 'a.example', ended), domain(2, 1, 'b.example', ended)]],
        ['summer', [domain(1, 2, 'a.example')]],
      ]),
    );
    expect(report('spring')).toMatchObject({
      loaded: 0,
      notLoaded: [
        { reason: 'expired', count: 1, examples: ["[domain-name:value='b.example']"] },
        { reason: 'older-version', count: 1, examples: ["[domain-name:value='a.example']"] },
      ],
    });
  });

  test.each([
    ['of another publisher', { created_by_ref: idOf('identity', 2) }],
    ['of a publisher that is not told', { created_by_ref: undefined }],
    ['of which no time is told', { modified: undefined, created: undefined }],
  ])('not what is of the same id and %s', (_reason, more) => {
    const { filesOf } = load(
      ordered([
        ['spring', [domain(1, 1, 'evil.example')]],
        ['summer', [domain(1, 2, 'evil.example', { revoked: true, ...more })]],
      ]),
    );
    expect(filesOf('evil.example')).toEqual(['spring']);
  });

  test.each([
    ['are numbered', 'indicator--1'],
    ['have no id', undefined],
  ])('not where indicators %s', (_reason, id) => {
    const { filesOf } = load(
      ordered([
        ['spring', [domain(9, 1, 'own.example'), domain(1, 1, 'evil.example', { id })]],
        ['summer', [domain(8, 2, 'own.example'), domain(1, 2, 'other.example', { id })]],
      ]),
    );
    expect([filesOf('evil.example'), filesOf('other.example')]).toEqual([['spring'], ['summer']]);
  });

  test('the same version in two files counts in both', () => {
    const { filesOf, report } = load(
      ordered([
        ['spring', [domain(1, 1, 'evil.example')]],
        ['copy', [domain(1, 1, 'evil.example')]],
      ]),
    );
    expect(filesOf('evil.example')).toEqual(['copy', 'spring']);
    expect(report('spring').notLoaded).toEqual([]);
  });
});

test('in whichever order files are read, the same indicators are left', () => {
  const edition = fc.record({
    n: fc.integer({ min: 1, max: 3 }),
    version: fc.integer({ min: 0, max: 3 }),
    creator: fc.constantFrom(publisher, idOf('identity', 2)),
    isRevoked: fc.boolean(),
  });
  const files = fc.array(fc.array(edition, { minLength: 1, maxLength: 5 }), {
    minLength: 2,
    maxLength: 5,
  });
  fc.assert(
    fc.property(
      files.chain((made) =>
        fc.tuple(
          fc.constant(made),
          fc.shuffledSubarray([...made.keys()], { minLength: made.length }),
        ),
      ),
      ([made, order]) => {
        const named = made.map((editions, number) => {
          const objects = editions.map(({ n, version, creator, isRevoked }) =>
            domain(n, version, `n${n}-v${version}.example`, {
              created_by_ref: creator,
              revoked: isRevoked,
            }),
          );
          return [`file ${number}`, objects] as const;
        });
        const told = (loaded: ReturnType<typeof load>) => [
          loaded.size,
          named.map(([name]) => loaded.report(name)),
          [1, 2, 3].map((n) => [0, 1, 2, 3].map((v) => loaded.filesOf(`n${n}-v${v}.example`))),
        ];
        expect(told(load(order.map((number) => named[number]!)))).toEqual(told(load(named)));
        expect(load(named).size).toBe(
          named.reduce((sum, [name]) => sum + load(named).report(name).loaded, 0),
        );
      },
    ),
    { numRuns: 300 },
  );
});
