import { sqliteExample } from '@athar/synthetic';
import { beforeAll, expect, test } from 'vitest';
import { safariHistory } from '../../src/artifacts/ios/safari-history.ts';
import { defaultLimits } from '../../src/model/index.ts';
import { databaseAfter } from '../builders/database-after.ts';
import { startSqlite } from '../builders/example-file.ts';
import { examine } from '../builders/examine.ts';
import { fieldMatcher, published } from '../indicators/published.ts';

beforeAll(startSqlite);

const time = 700_000_000;

const history = (
  items: readonly (readonly (number | string)[])[],
  visits: readonly (readonly (number | null)[])[],
) =>
  sqliteExample({
    tables: {
      history_items: {
        columns: 'id INTEGER PRIMARY KEY, url TEXT, visit_count INTEGER',
        rows: items,
      },
      history_visits: {
        columns:
          'id INTEGER PRIMARY KEY, history_item INTEGER, visit_time REAL, redirect_source INTEGER, redirect_destination INTEGER',
        rows: visits,
      },
    },
  });

const met = (bytes: Uint8Array, domain: string) =>
  examine(safariHistory, bytes, {
    matcher: fieldMatcher(published('domain', domain)),
  }).findings.map(({ met }) => met);

test('an address without visits was visited if its own row counts a visit, and is only stored if not', () => {
  const bytes = history(
    [
      [1, 'https://counted.example/', 2],
      [2, 'https://kept.example/', 0],
    ],
    [],
  );
  expect(met(bytes, 'counted.example')).toEqual(['visited']);
  expect(met(bytes, 'kept.example')).toEqual(['stored']);
});

test('of a redirect, the page that led on was visited, and the one it led to was redirected to, in both records', () => {
  const bytes = history(
    [
      [1, 'https://short.example/a', 1],
      [2, 'https://shop.example/', 1],
    ],
    [
      [11, 1, time, null, 12],
      [12, 2, time + 1, 11, null],
    ],
  );
  expect(met(bytes, 'short.example')).toEqual(['visited', 'visited']);
  expect(met(bytes, 'shop.example')).toEqual(['redirected', 'redirected']);
});

test('where not all visits could be joined, no address is taken for one without visits', () => {
  const bytes = history(
    [
      [1, 'https://first.example/', 1],
      [2, 'https://second.example/', 1],
    ],
    [
      [11, 1, time, null, null],
      [12, 2, time, null, null],
    ],
  );
  const limits = { ...defaultLimits, maxRecordsPerFile: 1 };
  const { lines, problems } = examine(safariHistory, bytes, { limits });
  expect(lines.filter(({ data }) => data.id === null)).toEqual([]);
  expect(problems.map(({ code }) => code)).toContain('limit-exceeded');
});

const safari = [
  'CREATE TABLE history_items (id INTEGER PRIMARY KEY AUTOINCREMENT, url TEXT NOT NULL UNIQUE, visit_count INTEGER NOT NULL)',
  'CREATE TABLE history_visits (id INTEGER PRIMARY KEY AUTOINCREMENT, history_item INTEGER NOT NULL, visit_time REAL NOT NULL, title TEXT, load_successful BOOLEAN NOT NULL DEFAULT 1, redirect_source INTEGER, redirect_destination INTEGER)',
  ...[1, 2, 3, 4].flatMap((n) => [
    `INSERT INTO history_items VALUES (${n}, 'https://page${n}.example/a', 1)`,
    `INSERT INTO history_visits VALUES (${n + 10}, ${n}, ${time + n}.25, 'Page ${n}', 1, NULL, NULL)`,
  ]),
];
const deletedOf = (...statements: string[]) =>
  examine(safariHistory, databaseAfter(...safari, ...statements), { full: true })
    .lines.filter((line) => line.deleted === true)
    .map(({ data, times, position }) => [
      'table' in position && position.table,
      data['url'],
      times.map(({ at }) => at),
    ]);

test('a visit that was deleted together with its address is one record, with the address and the time', () => {
  expect(
    deletedOf('DELETE FROM history_visits WHERE id = 14', 'DELETE FROM history_items WHERE id = 4'),
  ).toEqual([['history_visits', 'https://page4.example/a', ['2023-03-08T20:26:44.250Z']]]);
});

test('a deleted address of which no deleted visit is left is a record of its own, and so is a visit without one', () => {
  expect(deletedOf('DELETE FROM history_items WHERE id = 4')).toEqual([
    ['history_items', 'https://page4.example/a', []],
  ]);
  expect(
    deletedOf(
      'DELETE FROM history_visits WHERE id = 14',
      'DELETE FROM history_items WHERE id = 4',
      "INSERT INTO history_items VALUES (5, 'https://page5.example/a', 1)",
    ),
  ).toEqual([['history_visits', null, ['2023-03-08T20:26:44.250Z']]]);
});

test('what an address said before is told, also where a visit to it was deleted', () => {
  const told = deletedOf(
    'DELETE FROM history_items WHERE id = 4',
    'DELETE FROM history_items WHERE id = 2',
    // Into the place of the second: what the fourth was stays where it stood.
    "INSERT INTO history_items VALUES (4, 'https://o.example/', 1)",
    'DELETE FROM history_visits WHERE id = 14',
  ).map(([table, url]) => [table, url]);
  expect(told).toContainEqual(['history_visits', 'https://o.example/']);
  expect(told).toContainEqual(['history_items', 'https://page4.example/a']);
});

test('a visit of another device of the same account is only stored here, also where it was redirected', () => {
  const bytes = sqliteExample({
    tables: {
      history_items: {
        columns: 'id INTEGER PRIMARY KEY, url TEXT, visit_count INTEGER',
        rows: [
          [1, 'https://here.example/', 1],
          [2, 'https://there.example/', 1],
          [3, 'https://onward.example/', 1],
        ],
      },
      history_visits: {
        columns:
          'id INTEGER PRIMARY KEY, history_item INTEGER, visit_time REAL, redirect_source INTEGER, redirect_destination INTEGER, origin INTEGER',
        rows: [
          [11, 1, time, null, null, 0],
          [12, 2, time + 1, null, null, 1],
          [13, 3, time + 2, 12, null, 1],
        ],
      },
    },
  });
  expect(met(bytes, 'here.example')).toEqual(['visited']);
  expect(met(bytes, 'there.example')).toEqual(['stored']);
  expect(met(bytes, 'onward.example')).toEqual(['stored']);
});

test('seconds that would lie beyond 2031 if they counted from 2001 count from 1970, as newer systems may write them', () => {
  const url = 'https://here.example/';
  const bytes = history(
    [[1, url, 2]],
    [
      [11, 1, 800_000_000.5, null, null],
      [12, 1, 1_778_307_200.5, null, null],
    ],
  );
  const at = '2026-05-09T06:13:20.500Z';
  expect(examine(safariHistory, bytes).lines).toMatchObject([
    { times: [{ at, marks: 'page visited' }], data: { url, visitTime: 800_000_000.5 } },
    { times: [{ at, marks: 'page visited' }], data: { url, visitTime: 1_778_307_200.5 } },
  ]);
});
