import { sqliteExample } from '@athar/synthetic';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { firefoxFavicon } from '../../src/artifacts/ios/firefox-favicon.ts';
import { firefoxHistory } from '../../src/artifacts/ios/firefox-history.ts';
import { runArtifact, sourceFacts } from './run-artifact.ts';

const fenix = join(
  process.env.ATHAR_CORPUS ?? '',
  'browser/firefox/browserexport-fenix/firefox_mobile.sqlite',
);
const desktop = join(process.env.ATHAR_CORPUS ?? '', 'browser/firefox/plaso-a/places.sqlite');

test('redirects are told from visits, and visits of other devices are only stored', () => {
  const database = sqliteExample({
    tables: {
      moz_places: {
        columns: 'id INTEGER PRIMARY KEY, url TEXT',
        rows: [[1, 'https://a.example/']],
      },
      moz_historyvisits: {
        columns:
          'id INTEGER PRIMARY KEY, is_local INTEGER, place_id INTEGER, visit_date INTEGER, visit_type INTEGER',
        rows: [
          [1, 1, 1, 1644656134611, 1],
          [2, 1, 1, 1644656134611, 5],
          [3, 1, 1, 1644656134611, 6],
          [4, 0, 1, 1644656134611, 6],
        ],
      },
    },
  });
  const { records } = runArtifact(firefoxHistory, database);
  expect(records.map(({ met }) => met)).toEqual(['visited', 'redirected', 'redirected', 'stored']);
});

test('a page without visits was visited if its own row says so of this device, and is only stored if not', () => {
  const page = (at: number) => `https://p${at}.example/`;
  const database = sqliteExample({
    tables: {
      moz_places: {
        columns:
          'id INTEGER PRIMARY KEY, url TEXT, visit_count_local INTEGER, visit_count_remote INTEGER, last_visit_date_local INTEGER',
        rows: [
          [1, page(1), 1, 0, 1644656134611],
          [2, page(2), 1, 0, 0],
          [3, page(3), 0, 0, 1644656134611],
          [4, page(4), 0, 3, 0],
        ],
      },
      moz_historyvisits: {
        columns: 'id INTEGER PRIMARY KEY, place_id INTEGER, visit_date INTEGER',
        rows: [[1, 1, 1644656134611]],
      },
    },
  });
  const { records } = runArtifact(firefoxHistory, database);
  expect(records.map(({ data, met, position }) => [data.url, met, position])).toMatchObject([
    [page(1), 'visited', { table: 'moz_historyvisits', rowId: 1 }],
    [page(2), 'visited', { table: 'moz_places', rowId: 2 }],
    [page(3), 'visited', { table: 'moz_places', rowId: 3 }],
    [page(4), 'stored', { table: 'moz_places', rowId: 4 }],
  ]);
});

test('an unknown database is not taken for one without visits', () => {
  const database = sqliteExample({ tables: { other: { columns: 'x', rows: [] } } });
  expect(() => runArtifact(firefoxHistory, database)).toThrow(/neither table visits/);
  expect(() => runArtifact(firefoxFavicon, database)).toThrow(/no table favicons/);
});

test('visits are demanded where Firefox is in use; icons never, for new versions keep none', () => {
  const withFirefox = sourceFacts({
    domains: new Set(['AppDomainGroup-group.org.mozilla.ios.Firefox']),
  });
  expect(firefoxHistory.expected(withFirefox)).toBe('always');
  expect(firefoxHistory.expected(sourceFacts())).toBe('optional');
  expect(firefoxFavicon.expected(withFirefox)).toBe('optional');
});

test.skipIf(!existsSync(fenix))(
  'visits of a phone, whose times count milliseconds (skipped without the corpus)',
  () => {
    const { records, problems } = runArtifact(firefoxHistory, readFileSync(fenix));
    expect(records).toHaveLength(5);
    expect(records[0]?.data.isodate).toBe('2022-02-12T08:55:34.611Z');
    expect(problems).toEqual([]);
  },
);

test.skipIf(!existsSync(desktop))(
  'visits of a desktop, whose times count microseconds (skipped without the corpus)',
  () => {
    const { records, problems } = runArtifact(firefoxHistory, readFileSync(desktop));
    const visits = records.filter(({ data }) => data.id !== null);
    expect(visits.length).toBeGreaterThan(0);
    expect(visits.every(({ times }) => /^2011-/.test(times?.[0]?.at ?? ''))).toBe(true);
    // The others are bookmarks that were never visited.
    const others = records.filter(({ data }) => data.id === null);
    expect(others.length).toBeGreaterThan(0);
    expect(others.every(({ met, times }) => met === 'stored' && times?.length === 0)).toBe(true);
    expect(problems).toEqual([]);
  },
);
