import { describe, expect, test } from 'vitest';
import { memoryFile } from '../../src/bytes/memory-file.ts';
import { withNotCompared, type Comparison } from '../../src/indicators/not-compared.ts';
import { openMatcher } from '../../src/indicators/matcher.ts';
import { readStixBundle } from '../../src/indicators/stix-bundle.ts';
import { IndicatorTableBuilder } from '../../src/indicators/table-builder.ts';
import { indicatorsIn, indicatorsInAll, indicatorTypes } from '../../src/model/index.ts';

const digest = 'ab'.repeat(32);
const patterns = {
  domain: "[domain-name:value='x.example']",
  url: "[url:value='https://x.example/a']",
  ipv4: "[ipv4-addr:value='192.0.2.1']",
  ipv6: "[ipv6-addr:value='2001:db8::1']",
  email: "[email-addr:value='x@x.example']",
  process: "[process:name='exampled']",
  'file-name': "[file:name='x.bin']",
  'file-path': "[file:path='/usr/x']",
  md5: `[file:hashes.md5='${digest.slice(0, 32)}']`,
  sha1: `[file:hashes.sha1='${digest.slice(0, 40)}']`,
  sha256: `[file:hashes.sha256='${digest}']`,
  'app-id': "[app:id='com.x']",
  certificate: `[app:cert.sha256='${digest}']`,
  'profile-id': "[configuration-profile:id='P']",
  'android-property': "[android-property:name='p']",
} as const;

let ids = 0;
const indicator = (pattern: string, more: object = {}) => ({
  type: 'indicator',
  id: `indicator--00000000-0000-4000-8000-${String(++ids).padStart(12, '0')}`,
  pattern,
  ...more,
});

function compared(
  comparison: Partial<Comparison>,
  ...bundles: readonly (readonly object[])[]
): ReturnType<typeof withNotCompared> {
  const builder = new IndicatorTableBuilder();
  const files = bundles.map((objects, n) => {
    const file = memoryFile(JSON.stringify({ type: 'bundle', objects }));
    const report = readStixBundle(file, builder, { name: `feed-${n}` })!;
    return { ...report, sha256: '' };
  });
  const tables = builder.finish();
  return withNotCompared(files, tables, {
    observables: ['url'],
    platforms: ['ios'],
    ...comparison,
  });
}

describe('what nothing in a check can meet', () => {
  test('is told by kind, and the rest is in use', () => {
    const [file] = compared({}, [
      indicator(patterns.domain),
      indicator(patterns.sha256),
      indicator(`[file:hashes.sha256='${'cd'.repeat(32)}']`),
      indicator(patterns.md5),
    ]);
    expect(file).toMatchObject({
      loaded: 4,
      notCompared: {
        kinds: [
          { type: 'md5', count: 1 },
          { type: 'sha256', count: 2 },
        ],
        isAll: false,
      },
    });
    expect(indicatorsIn(file!)).toBe('current');
  });

  test('is nothing where every kind is compared', () => {
    const [file] = compared({}, [indicator(patterns.domain), indicator(patterns.ipv6)]);
    expect(file).not.toHaveProperty('notCompared');
  });

  test('can be all there is: then none is in use', () => {
    const files = compared({}, [indicator(patterns.sha1)], [indicator(patterns.certificate)]);
    expect(files.map(indicatorsIn)).toEqual(['other', 'other']);
    expect(indicatorsInAll(files)).toBe('other');
    const with_ = compared({}, [indicator(patterns.sha1)], [indicator(patterns.url)]);
    expect(indicatorsInAll(with_)).toBe('current');
  });

  test('names the threats of which nothing is compared', () => {
    const threat = (n: number, name: string) => ({ type: 'malware', id: `malware--${n}`, name });
    const one = indicator(patterns.sha256);
    const two = indicator(patterns.md5);
    const three = indicator(patterns.domain);
    const indicates = (source: { id: string }, target: number) => ({
      type: 'relationship',
      id: `relationship--${source.id}-${target}`,
      relationship_type: 'indicates',
      source_ref: source.id,
      target_ref: `malware--${target}`,
    });
    const [file] = compared({}, [
      ...[one, two, three],
      ...[threat(1, 'Digests alone'), threat(2, 'Both')],
      ...[indicates(one, 1), indicates(two, 2), indicates(three, 2)],
    ]);
    expect(file!.threats).toEqual(['Both', 'Digests alone']);
    expect(file!.notCompared?.threats).toEqual(['Digests alone']);
  });

  test('are those of another system, unless the system is not known', () => {
    const objects = [indicator(patterns['app-id'], { labels: ['android'] })];
    const of = (...platforms: Comparison['platforms']) =>
      compared({ observables: ['app-id'], platforms }, objects)[0]!.notCompared?.kinds;
    expect(of('ios')).toEqual([{ type: 'app-id', count: 1 }]);
    expect(of('android')).toBeUndefined();
    expect(of('ios', 'android')).toBeUndefined();
    expect(of('unknown')).toBeUndefined();
    expect(of()).toBeUndefined();
  });

  test('does not count what a later version withdrew', () => {
    const old = indicator(patterns.sha256, { modified: '2024-01-01T00:00:00Z' });
    const revoked = { ...old, modified: '2024-01-02T00:00:00Z', revoked: true };
    const [file] = compared({}, [old, revoked, indicator(patterns.domain)]);
    expect(file).not.toHaveProperty('notCompared');
  });

  // The table of kinds here and what the matcher does must not drift apart.
  test.each([...indicatorTypes, 'program'] as const)(
    'of fields of type %s is what the matcher says',
    (observable) => {
      for (const [type, pattern] of Object.entries(patterns)) {
        const builder = new IndicatorTableBuilder();
        const file = memoryFile(JSON.stringify({ type: 'bundle', objects: [indicator(pattern)] }));
        const report = { ...readStixBundle(file, builder, { name: 'f' })!, sha256: '' };
        const tables = builder.finish();
        const [told] = withNotCompared([report], tables, {
          observables: [observable],
          platforms: [],
        });
        const meets = openMatcher(tables).comparison(observable) !== undefined;
        expect([type, told!.notCompared === undefined]).toEqual([type, meets]);
      }
    },
  );
});
