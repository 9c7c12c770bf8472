import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { memoryFile } from '../../src/bytes/memory-file.ts';
import { IndicatorTableBuilder, openMatcher, readStixBundle } from '../../src/indicators/index.ts';

interface StixVersion {
  readonly id: string;
  readonly modified: string;
  readonly [property: string]: unknown;
}

const idOf = (type: string, n: number) =>
  `${type}--00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const month = (n: number) => `2024-${String(n + 1).padStart(2, '0')}-01T00:00:00.000Z`;
const object = (type: string, n: number, version: number, more: object): StixVersion => ({
  type,
  id: idOf(type, n),
  created: month(0),
  modified: month(version),
  ...more,
});
const domain = (n: number, version: number, value: string, more: object = {}) =>
  object('indicator', n, version, { pattern: `[domain-name:value='${value}']`, ...more });
const indicates = (n: number, version: number, target: string, more: object = {}) =>
  object('relationship', n, version, {
    relationship_type: 'indicates',
    source_ref: idOf('indicator', 1),
    target_ref: target,
    ...more,
  });

function load(objects: readonly object[]) {
  const builder = new IndicatorTableBuilder();
  const file = memoryFile(JSON.stringify({ type: 'bundle', id: idOf('bundle', 0), objects }));
  const report = readStixBundle(file, builder, { name: 'feed.stix2' });
  const matcher = openMatcher(builder.finish());
  const threats = (type: 'domain' | 'app-id', value: string) =>
    matcher
      .match(type, value)
      .flatMap(({ indicator, alsoIn }) => [indicator.threat, ...alsoIn.map((one) => one.threat)]);
  return { report, threats };
}

describe('of several versions of an object, the newest counts', () => {
  const one = domain(1, 1, 'evil.example');
  const other = object('malware', 9, 1, { name: 'Other' });
  const bothWays = [
    ['in the order of their making', (objects: readonly object[]) => objects],
    ['the newest first', (objects: readonly object[]) => [...objects].reverse()],
  ] as const;

  describe.each(bothWays)('%s', (_, ordered) => {
    test('the name of a malware', () => {
      const { threats, report } = load(
        ordered([
          one,
          other,
          indicates(1, 1, idOf('malware', 1)),
          object('malware', 1, 1, { name: 'Unknown iOS implant' }),
          object('malware', 1, 2, { name: 'Pegasus' }),
        ]),
      );
      expect(threats('domain', 'evil.example')).toEqual(['Pegasus']);
      expect(report?.threats).toEqual(['Pegasus']);
    });

    test('a malware that was taken back names nothing', () => {
      const { threats } = load(
        ordered([
          one,
          indicates(1, 1, idOf('malware', 1)),
          object('malware', 1, 1, { name: 'Pegasus' }),
          object('malware', 1, 2, { name: 'Pegasus', revoked: true }),
        ]),
      );
      expect(threats('domain', 'evil.example')).toEqual(['feed']);
    });

    test('what an indicator indicates', () => {
      const { threats } = load(
        ordered([
          one,
          other,
          object('malware', 1, 1, { name: 'Pegasus' }),
          indicates(1, 1, other.id),
          indicates(1, 2, idOf('malware', 1)),
          indicates(2, 1, other.id),
          indicates(2, 2, other.id, { revoked: true }),
        ]),
      );
      expect(threats('domain', 'evil.example')).toEqual(['Pegasus']);
    });

    test('what is behind infrastructure', () => {
      const uses = (version: number, more: object = {}) =>
        object('relationship', 7, version, {
          relationship_type: 'uses',
          source_ref: other.id,
          target_ref: idOf('infrastructure', 1),
          ...more,
        });
      const { threats } = load(
        ordered([
          one,
          other,
          object('infrastructure', 1, 1, { name: 'Servers' }),
          indicates(1, 1, idOf('infrastructure', 1)),
          uses(1),
          uses(2, { revoked: true }),
        ]),
      );
      expect(threats('domain', 'evil.example')).toEqual(['Servers']);
    });

    test('what a report lists', () => {
      const report = (n: number, version: number, name: string, ...listed: readonly number[]) =>
        object('report', n, version, {
          name,
          object_refs: listed.map((number) => idOf('indicator', number)),
        });
      const { threats } = load(
        ordered([
          one,
          domain(2, 1, 'bad.example'),
          report(1, 1, 'Draft', 1, 2),
          report(1, 2, 'Final', 2),
          report(2, 1, 'Taken back', 1),
          { ...report(2, 2, 'Taken back', 1), revoked: true },
        ]),
      );
      expect(threats('domain', 'evil.example')).toEqual(['feed']);
      expect(threats('domain', 'bad.example')).toEqual(['Final']);
    });

    test('an indicator that an earlier version could not be used of is counted once', () => {
      const { report } = load(
        ordered([
          domain(1, 1, 'not a host'),
          domain(1, 2, 'evil.example'),
          domain(2, 1, 'also not a host'),
          domain(2, 2, 'nor this one'),
          domain(3, 1, 'old.example', { valid_until: month(1) }),
          domain(3, 2, 'old.example'),
        ]),
      );
      expect(report?.loaded).toBe(2);
      expect(report?.notLoaded).toEqual([
        {
          reason: 'unusable-value',
          count: 1,
          examples: ["[domain-name:value='nor this one']"],
        },
      ]);
    });
  });

  test('an app that was taken back is met no more where its file is of Android', () => {
    const app = (version: number, more: object = {}) =>
      object('indicator', 1, version, { pattern: "[app:id='com.evil']", ...more });
    const property = object('indicator', 2, 1, { pattern: "[android-property:name='x.y']" });
    const { threats } = load([app(1), app(2, { revoked: true }), property]);
    expect(threats('app-id', 'com.evil')).toEqual([]);
  });

  test('in any order, all versions say what the newest say alone', () => {
    const names = ['Pegasus', 'Predator', 'Graphite'];
    const version = fc.record({
      name: fc.constantFrom(...names),
      target: fc.integer({ min: 1, max: 3 }),
      listed: fc.subarray([1, 2]),
      revoked: fc.boolean(),
      place: fc.nat(),
      pattern: fc.constantFrom("[domain-name:value='a.example']", '[file:size=1]', 'x'),
    });
    const kinds = [
      'malware 1',
      'tool 2',
      'infrastructure 3',
      'indicator 1',
      'indicator 2',
      'relationship 1',
      'relationship 2',
      'report 1',
    ];
    const targets = [idOf('malware', 1), idOf('tool', 2), idOf('infrastructure', 3)];
    const all = fc.tuple(...kinds.map(() => fc.array(version, { maxLength: 3 })));
    fc.assert(
      fc.property(all, (drafts) => {
        const versions = drafts.map((list, kind) =>
          list.map(({ target, listed, ...more }, age) => {
            const [type = '', n] = kinds[kind]!.split(' ');
            return object(type, Number(n), age + 1, {
              ...more,
              relationship_type: n === '1' ? 'indicates' : 'controls',
              source_ref: n === '1' ? idOf('indicator', 1) : targets[2],
              target_ref: targets[target - 1],
              object_refs: listed.map((number) => idOf('indicator', number)),
            });
          }),
        );
        const newest = versions.flatMap((list) => list.slice(-1));
        const shuffled = versions.flat().sort((a, b) => Number(a['place']) - Number(b['place']));
        const [whole, alone] = [load(shuffled), load(newest)];
        const sorted = (threats: readonly string[]) => [...threats].sort();
        expect(sorted(whole.threats('domain', 'a.example'))).toEqual(
          sorted(alone.threats('domain', 'a.example')),
        );
        const counted = ({ report }: typeof whole) =>
          report && {
            ...report,
            notLoaded: report.notLoaded.map(({ reason, count }) => [reason, count]),
          };
        expect({ ...counted(whole), newest: '' }).toEqual({ ...counted(alone), newest: '' });
      }),
    );
  });
});

test('an indicator that is named as what is indicated belongs to what indicates it', () => {
  const malware = object('malware', 1, 1, { name: 'Pegasus' });
  const { threats } = load([
    domain(1, 1, 'evil.example'),
    malware,
    object('malware', 2, 1, { name: 'Other' }),
    indicates(1, 1, idOf('indicator', 1), { source_ref: malware.id }),
  ]);
  expect(threats('domain', 'evil.example')).toEqual(['Pegasus']);
});
