import { sqliteExample } from '@athar/synthetic';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import {
  chromeFavicon,
  examples as faviconExamples,
} from '../../src/artifacts/ios/chrome-favicon.ts';
import { chromeDownloads } from '../../src/artifacts/ios/chrome-downloads.ts';
import { chromeHistory } from '../../src/artifacts/ios/chrome-history.ts';
import { chromeSearches } from '../../src/artifacts/ios/chrome-searches.ts';
import { runArtifact, sourceFacts } from './run-artifact.ts';

const corpus = process.env.ATHAR_CORPUS ?? '';
const container =
  '/private/var/mobile/Containers/Data/Application/0A1B2C3D-0000-4000-8000-000000000000';
const inChrome = `${container}/Library/Application Support/Google/Chrome/Default/History`;
const elsewhere = `${container}/Library/Application Support/Notes/Default/History`;

const visits = (rows: readonly (readonly (number | bigint | string)[])[]) =>
  sqliteExample({
    tables: {
      urls: {
        columns: 'id INTEGER PRIMARY KEY, url LONGVARCHAR',
        rows: [[1, 'https://example.org/']],
      },
      visits: {
        columns:
          'id INTEGER PRIMARY KEY, url INTEGER, visit_time INTEGER, from_visit INTEGER, transition INTEGER, originator_cache_guid TEXT',
        rows,
      },
    },
  });

test('a redirect is told from a visit, whether the number is stored as signed or not, and a visit of another device is only stored', () => {
  const { records } = runArtifact(
    chromeHistory,
    visits([
      [1, 1, 13255337775902496n, 0, 0x30000001, ''],
      [2, 1, 13255337775902496n, 0, 0xa0000000, ''],
      [3, 1, 13255337775902496n, 0, -1610612736, ''],
      [4, 1, 13255337775902496n, 0, 0x40000000, ''],
      [5, 1, 13255337775902496n, 0, 0x30000001, 'another device'],
    ]),
    { devicePath: inChrome },
  );
  expect(records.map(({ met }) => met)).toEqual([
    'visited',
    'redirected',
    'redirected',
    'redirected',
    'stored',
  ]);
});

test('an address without visits was visited if its own row says so, and is only stored if not', () => {
  const { records, problems } = runArtifact(
    chromeHistory,
    sqliteExample({
      tables: {
        urls: {
          columns:
            'id INTEGER PRIMARY KEY, url LONGVARCHAR, visit_count INTEGER, last_visit_time INTEGER',
          rows: [
            [1, 'https://visited.example/', 1, 13255337775902496n],
            [2, 'https://counted.example/', 2, 0],
            [3, 'https://dated.example/', 0, 13255337775902496n],
            [4, 'https://kept.example/', 0, 0],
          ],
        },
        visits: {
          columns: 'id INTEGER PRIMARY KEY, url INTEGER, visit_time INTEGER',
          rows: [[8, 1, 13255337775902496n]],
        },
      },
    }),
    { devicePath: inChrome },
  );
  expect(records.map(({ data, met, position }) => [data.url, met, position])).toMatchObject([
    ['https://visited.example/', 'visited', { table: 'visits', rowId: 8 }],
    ['https://counted.example/', 'visited', { table: 'urls', rowId: 2 }],
    ['https://dated.example/', 'visited', { table: 'urls', rowId: 3 }],
    ['https://kept.example/', 'stored', { table: 'urls', rowId: 4 }],
  ]);
  expect(problems).toEqual([]);
});

test('inside the folder of a known browser a file that is no database is damaged', () => {
  expect(() => runArtifact(chromeHistory, 'bread, milk', { devicePath: inChrome })).toThrow();
  expect(() => runArtifact(chromeHistory, '', { devicePath: inChrome })).toThrow();
});

test('a database of another app that is called History is left alone', () => {
  const database = sqliteExample({ tables: { notes: { columns: 'text', rows: [['milk']] } } });
  expect(runArtifact(chromeHistory, database, { devicePath: elsewhere })).toEqual({
    records: [],
    problems: [],
  });
  expect(() => runArtifact(chromeHistory, database, { devicePath: inChrome })).toThrow(
    /no table urls/,
  );
});

test('a database with visits but an unknown kind of addresses is not taken for an empty one', () => {
  const database = sqliteExample({
    tables: { visits: { columns: 'id INTEGER PRIMARY KEY, url, visit_time', rows: [] } },
  });
  expect(() => runArtifact(chromeHistory, database, { devicePath: elsewhere })).toThrow(
    /no table urls/,
  );
});

test('a join that was cut off is said to be incomplete', () => {
  const { records, problems } = runArtifact(
    chromeHistory,
    visits([[1, 1, 13255337775902496n, 0, 0, '']]),
    { devicePath: inChrome, limits: { maxRecordsPerFile: 0 } },
  );
  // Nor is an address taken for one without visits that was not joined.
  expect(records.map(({ data }) => data.url)).toEqual([null]);
  expect(problems.map(({ code }) => code)).toEqual(['limit-exceeded']);
});

test('an icon that was only asked for belongs to a page that was not visited here', () => {
  const content = faviconExamples()[0]!.content as { sqlite: Parameters<typeof sqliteExample>[0] };
  const { records } = runArtifact(chromeFavicon, sqliteExample(content.sqlite));
  expect(records.map(({ met }) => met)).toEqual([undefined, 'stored']);
});

test('history and icons are demanded where Chrome is installed or named by the manifest', () => {
  for (const artifact of [chromeHistory, chromeFavicon]) {
    expect(artifact.expected(sourceFacts())).toBe('optional');
    expect(
      artifact.expected(sourceFacts({ installedApps: new Set(['com.google.chrome.ios']) })),
    ).toBe('always');
    expect(
      artifact.expected(sourceFacts({ domains: new Set(['AppDomain-com.google.chrome.ios']) })),
    ).toBe('always');
    expect(artifact.expected(sourceFacts({ kind: 'bugreport' }))).toBe('never');
  }
});

test.skipIf(!existsSync(join(corpus, 'browser/chrome'))).each([
  ['hindsight-a/01/History', 46],
  ['hindsight-a/30/History', 46],
  ['plaso-a/History', 69],
  ['plaso-a/History-57.0.2987.133', 1],
  ['plaso-a/History-59.0.3071.86', 1],
  ['browserexport/chrome.sqlite', 6],
])('every visit of %s is read (skipped without the corpus)', (file, count) => {
  const { records, problems } = runArtifact(
    chromeHistory,
    readFileSync(join(corpus, 'browser/chrome', file)),
    { devicePath: inChrome },
  );
  expect(records).toHaveLength(count);
  expect(records.every(({ data, times }) => data.url !== null && times?.length === 1)).toBe(true);
  expect(problems).toEqual([]);
});

test('a file of another app that is called History holds neither downloads nor searches', () => {
  const database = sqliteExample({ tables: { notes: { columns: 'text', rows: [['milk']] } } });
  for (const artifact of [chromeDownloads, chromeSearches]) {
    const nothing = { records: [], problems: [] };
    expect(runArtifact<never>(artifact as never, database, { devicePath: elsewhere })).toEqual(
      nothing,
    );
    expect(() => runArtifact<never>(artifact as never, database, { devicePath: inChrome })).toThrow(
      /no table/,
    );
  }
});

test.skipIf(!existsSync(join(corpus, 'browser/chrome'))).each([
  ['hindsight-a/01/History', 2, 5],
  ['hindsight-a/30/History', 2, 5],
  ['plaso-a/History', 2, 3],
  ['plaso-a/History-57.0.2987.133', 1, 0],
])('downloads and searches of %s are read (skipped without the corpus)', (file, files, terms) => {
  const bytes = readFileSync(join(corpus, 'browser/chrome', file));
  const downloads = runArtifact(chromeDownloads, bytes, { devicePath: inChrome });
  const live = downloads.records.filter(({ deleted }) => deleted !== true);
  expect(live).toHaveLength(files);
  expect(live.every(({ data }) => data.urls.length > 0 && data.targetPath !== null)).toBe(true);
  expect(live.every(({ data }) => /^20[01]\d-/.test(data.startTime ?? ''))).toBe(true);
  const searches = runArtifact(chromeSearches, bytes, { devicePath: inChrome });
  expect(searches.records.filter(({ deleted }) => deleted !== true)).toHaveLength(terms);
  expect([...downloads.problems, ...searches.problems]).toEqual([]);
});
