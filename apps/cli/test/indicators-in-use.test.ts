import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { languages, messages, type Language } from '@athar/core';
import { beforeAll, describe, expect, test } from 'vitest';
import { check, fresh, passwordFile, phoneBackup, type Checked } from './run-athar.ts';

const key = ['--password-file', passwordFile('correct horse')];

function bundle(...indicators: readonly (readonly [pattern: string, more?: object])[]): string {
  const path = fresh('feed.stix2');
  const objects = indicators.map(([pattern, more], n) => ({
    type: 'indicator',
    id: `indicator--00000000-0000-4000-8000-${String(n).padStart(12, '0')}`,
    pattern,
    ...more,
  }));
  writeFileSync(path, JSON.stringify({ type: 'bundle', id: 'bundle--1', objects }));
  return path;
}

const report = ({ folder }: Checked): string => readFileSync(join(folder, 'report.html'), 'utf8');

interface WithMet {
  readonly metAfterEnd?: { readonly count: number; readonly records: readonly string[] };
}

interface WithCounts {
  readonly counts: { readonly metAfterEnd?: number };
}

let phone: string;
/** A host that the phone visited, in autumn 2022. */
let visited: string;
beforeAll(() => {
  phone = phoneBackup({ encrypted: true });
  const [visit] = check(phone, ...key).records('ios.safari-history');
  visited = new URL((visit!.data as { url: string }).url).hostname;
});

const checked = (indicators: string, language: Language = 'en'): Checked =>
  check(phone, '--indicators', indicators, ...key, '--lang', language);

test.each(languages)(
  'a file that cannot be read whole is told with what is the case (%s)',
  (language) => {
    const folder = fresh('broken');
    mkdirSync(folder);
    const whole = readFileSync(bundle(["[domain-name:value='elsewhere.example']"]), 'utf8');
    const files = {
      'cut.stix2': [whole.slice(0, -3), 'cut'],
      'damaged.stix2': [`${whole}\0\0`, 'damaged'],
      'empty.stix2': ['', 'empty'],
      'letter.stix2': ['Dear colleague,', 'not-stix'],
    } as const;
    for (const [name, [content]] of Object.entries(files))
      writeFileSync(join(folder, name), content);
    symlinkSync('gone', join(folder, 'link.stix2'));
    const result = checked(folder, language);
    const words = messages(language);
    const faults = Object.entries(files).map(([name, [, fault]]) => [name, fault] as const);
    for (const [name, fault] of [...faults, ['link.stix2', 'missing'] as const]) {
      const sentence = words.text(`indicators.fault.${fault}`);
      expect(result.err).toContain(`${words.value(name)}${words.colon}${sentence}`);
      expect(report(result)).toContain(words.html(`indicators.fault.${fault}`).source);
    }
    expect([result.code, result.case.state]).toEqual([3, 'S1']);
  },
);

test.each(languages)('files of a folder that hold none are named, if few (%s)', (language) => {
  const folder = fresh('lists');
  mkdirSync(folder);
  writeFileSync(
    join(folder, 'feed.stix2'),
    readFileSync(bundle(["[domain-name:value='elsewhere.example']"])),
  );
  for (const name of ['a.txt', 'b.csv', 'c.json', 'd.md', 'e.yaml'])
    writeFileSync(join(folder, name), 'seen.example\n');
  const words = messages(language);
  const { err } = checked(folder, language);
  const line = err.split('\n').find((text) => text.includes('a.txt'));
  expect(line).toContain(words.text('cli.indicators.left-out', { n: 5 }));
  for (const name of ['b.csv', 'c.json', 'd.md']) expect(line).toContain(words.value(name));
  expect(line).not.toContain('e.yaml');
});

describe('an indicator that had ended before the phone met it', () => {
  test('makes no finding, and is said with the ids of the records', () => {
    const ended = bundle(
      [`[domain-name:value='${visited}']`, { valid_until: '2021-06-01T00:00:00Z' }],
      ["[domain-name:value='elsewhere.example']"],
    );
    const result = checked(ended);
    expect(
      result.findings.filter(({ origin }) => JSON.stringify(origin).includes(visited)),
    ).toEqual([]);
    const row = result.row('ios.safari-history') as unknown as WithMet;
    const ids = result
      .records('ios.safari-history')
      .filter(({ data }) => JSON.stringify(data).includes(visited))
      .map(({ id }) => id);
    expect(row.metAfterEnd).toEqual({ count: ids.length, records: ids.slice(0, 20) });
    const rows = result.coverage as unknown as WithMet[];
    const n = rows.reduce((sum, { metAfterEnd }) => sum + (metAfterEnd?.count ?? 0), 0);
    const told = { n, file: 'coverage.json' };
    expect(result.out).toContain(messages('en').text('plural.met-after-end', told));
    expect((result.case as unknown as WithCounts).counts.metAfterEnd).toBe(n);
    expect(report(result)).toContain(messages('en').html('plural.met-after-end', told).source);
  });

  test('is not said where it was met before its end', () => {
    const later = bundle([
      `[domain-name:value='${visited}']`,
      { valid_until: '2023-06-01T00:00:00Z' },
    ]);
    const result = checked(later);
    expect(result.findings).toContainEqual(
      expect.objectContaining({ artifact: 'ios.safari-history', met: 'visited' }),
    );
    expect(JSON.stringify(result.coverage)).not.toContain('metAfterEnd');
    expect(result.case).not.toHaveProperty('counts.metAfterEnd');
  });

  test.each(languages)('is said beside the result, also with --quiet, in %s', (language) => {
    const ended = bundle([
      `[domain-name:value='${visited}']`,
      { valid_until: '2021-06-01T00:00:00Z' },
    ]);
    const more = ['--artifact', 'ios.safari-history', '--lang', language, '--quiet'];
    const result = check(phone, '--indicators', ended, ...key, ...more);
    const { metAfterEnd: n } = (result.case as unknown as WithCounts).counts;
    const told = { n: n!, file: 'coverage.json' };
    expect(result.out).toContain(messages(language).text('plural.met-after-end', told));
  });
});

describe('indicators that nothing in the evidence can meet', () => {
  const digests = bundle(
    [`[file:hashes.sha256='${'ab'.repeat(32)}']`],
    ["[android-property:name='p']"],
  );

  test.each(languages)('leave a gap that is called by its name in %s', (language) => {
    const result = checked(digests, language);
    expect(result.case.state).toBe('S1');
    expect(result.code).toBe(3);
    expect(result.err).toContain(messages(language).text('cli.indicators.other'));
    expect(report(result)).toContain(messages(language).html('threats.all-other').source);
    expect(report(result)).not.toContain(messages(language).html('threats.none-loaded').source);
  });

  test('are told beside others that can be met', () => {
    const mixed = bundle(
      [`[file:hashes.sha256='${'ab'.repeat(32)}']`],
      ["[domain-name:value='elsewhere.example']"],
    );
    const result = checked(mixed);
    expect(result.case.state).toBe('S2');
    const [file] = (result.case as unknown as { indicators: readonly object[] }).indicators;
    expect(file).toMatchObject({ loaded: 2, notCompared: [{ type: 'sha256', count: 1 }] });
    expect(report(result)).toMatch(/not compared: <bdi[^>]*>sha256</);
  });
});

describe('a file of indicators that holds none', () => {
  const seen = fresh('seen.json');
  const object = {
    type: 'domain-name',
    id: 'domain-name--00000000-0000-4000-8000-000000000001',
    value: 'seen.example',
  };
  writeFileSync(seen, JSON.stringify([{ type: 'bundle', id: 'bundle--2', objects: [object] }]));

  test.each(languages)('is called so by its name in %s', (language) => {
    const words = messages(language);
    const result = checked(seen, language);
    expect(result.case.state).toBe('S1');
    expect(result.err).toContain(words.text('cli.indicators.holds-none', { file: basename(seen) }));
    expect(result.err).toContain(words.text('cli.indicators.none'));
    expect(report(result)).toContain(words.html('indicators.holds-none').source);
    const [file] = (result.case as unknown as { indicators: readonly object[] }).indicators;
    expect(file).toMatchObject({ notLoaded: [{ reason: 'observable', count: 1 }] });
  });

  test('is told beside another one, and is no gap then', () => {
    const other = bundle(["[domain-name:value='elsewhere.example']"]);
    const result = check(phone, '--indicators', seen, '--indicators', other, ...key);
    expect(result.case.state).toBe('S2');
    const words = messages('en');
    expect(result.err).toContain(words.text('cli.indicators.holds-none', { file: basename(seen) }));
    expect(result.err).not.toContain(
      words.text('cli.indicators.holds-none', { file: basename(other) }),
    );
  });
});
