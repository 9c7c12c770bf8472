import { expect, test } from 'vitest';
import { memoryFile } from '../../src/bytes/memory-file.ts';
import { openMatcher } from '../../src/indicators/matcher.ts';
import { readStixBundle } from '../../src/indicators/stix-bundle.ts';
import { IndicatorTableBuilder } from '../../src/indicators/table-builder.ts';

const domain = (id: number, value: string, more: object = {}) => ({
  type: 'indicator',
  id: `indicator--00000000-0000-4000-8000-${String(id).padStart(12, '0')}`,
  pattern: `[domain-name:value='${value}']`,
  ...more,
});
const bundle = (...objects: readonly object[]) => ({ type: 'bundle', objects });

function load(content: object) {
  const builder = new IndicatorTableBuilder();
  const report = readStixBundle(memoryFile(JSON.stringify(content)), builder, { name: 'feed' });
  const matcher = openMatcher(builder.finish());
  return { report, match: (value: string) => matcher.match('domain', value)[0] };
}

test('an indicator that has ended stays for what happened before, and is said where it had ended when the file was last changed', () => {
  const ends = { valid_until: '2024-01-02T00:00:00Z' };
  const changed = (modified: string) =>
    load(bundle(domain(1, 'old.example', ends), domain(2, 'new.example', { modified }))).report;
  expect(changed('2024-01-01T00:00:00Z')).toMatchObject({ loaded: 2, notLoaded: [] });
  expect(changed('2024-01-03T00:00:00Z')).toMatchObject({
    loaded: 1,
    notLoaded: [{ reason: 'expired', count: 1, examples: ["[domain-name:value='old.example']"] }],
  });
  expect(load(bundle(domain(1, 'old.example', ends))).match('old.example')).toBeDefined();
});

test('of several indicators with one value the latest end counts, and one without end for ever', () => {
  const match = (...ends: readonly (string | undefined)[]) => {
    const objects = ends.map((valid_until, n) => domain(n + 1, 'x.example', { valid_until }));
    return load(bundle(...objects)).match('x.example');
  };
  const seconds = (date: string) => Date.parse(date) / 1000;
  expect(match('2024-01-01', '2025-01-01')?.validUntil).toBe(seconds('2025-01-01'));
  expect(match('2024-01-01', undefined)).not.toHaveProperty('validUntil');
});

test('the examples of those that ended are the first to end, and no more than five', () => {
  const objects = Array.from({ length: 9 }, (_, n) =>
    domain(n + 1, `${n}.example`, { valid_until: `2020-01-0${9 - n}T00:00:00Z` }),
  );
  const { report } = load(
    bundle(...objects, domain(20, 'new.example', { modified: '2024-01-01' })),
  );
  expect(report?.notLoaded).toMatchObject([{ reason: 'expired', count: 9 }]);
  expect(report?.notLoaded[0]?.examples[0]).toContain('8.example');
  expect(report?.notLoaded[0]?.examples).toHaveLength(5);
});
