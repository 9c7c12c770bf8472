import { beforeAll, expect, test } from 'vitest';
import { analytics } from '../../src/artifacts/ios/analytics.ts';
import { databaseAfter } from '../builders/database-after.ts';
import { startSqlite } from '../builders/example-file.ts';
import { examine } from '../builders/examine.ts';
import { fieldMatcher, published } from '../indicators/published.ts';

beforeAll(startSqlite);

const tables = ['hard_failures', 'soft_failures', 'all_events'];
const event = (n: number): string =>
  `CAST('<plist version="1.0"><dict><key>eventType</key><string>Event${n}</string><key>host</key><string>https://site${n}.example.org/</string></dict></plist>' AS BLOB)`;
const filled = [
  ...tables.map(
    (name) =>
      `CREATE TABLE ${name} (id INTEGER PRIMARY KEY AUTOINCREMENT, timestamp REAL, data BLOB)`,
  ),
  ...[1, 2, 3, 4].flatMap((n) => [
    `INSERT INTO all_events VALUES (${n}, 160000000${n}.5, ${event(n)})`,
    `INSERT INTO hard_failures VALUES (${n}, 160000001${n}.5, ${event(n + 10)})`,
  ]),
];

const told = (...statements: readonly string[]) => {
  const { lines, problems, fileProblems } = examine(analytics, databaseAfter(...statements), {
    devicePath: '/private/var/Keychains/Analytics/networking_analytics.db',
  });
  expect([...problems, ...fileProblems]).toEqual([]);
  return lines;
};

test('an event that was dropped is a record, marked as deleted, and those that are there are told once', () => {
  const lines = told(...filled, 'DELETE FROM all_events WHERE id = 2');
  expect(lines).toHaveLength(8);
  expect(lines.filter(({ deleted }) => deleted)).toMatchObject([
    {
      data: { table: 'all_events', eventType: 'Event2', links: ['https://site2.example.org/'] },
      times: [{ at: '2020-09-13T12:26:42.500Z', marks: 'event noted' }],
      position: { table: 'all_events', space: 'freeblock' },
    },
  ]);
});

test('events of which only free pages are left are found, though nothing tells of which table', () => {
  const large = `CAST('<plist version="1.0"><dict><key>eventType</key><string>Large</string><key>note</key><string>${'x'.repeat(1500)}</string></dict></plist>' AS BLOB)`;
  const lines = told(
    ...filled,
    ...[5, 6, 7, 8, 9].map(
      (n) => `INSERT INTO all_events VALUES (${n}, 160000000${n}.5, ${large})`,
    ),
    'DELETE FROM all_events',
  );
  const gone = lines.filter(({ deleted }) => deleted);
  const large5 = gone.filter(({ data }) => data['eventType'] === 'Large');
  expect(large5.map(({ data }) => data['isodate']).sort()).toEqual(
    [5, 6, 7, 8, 9].map((n) => `2020-09-13T12:26:4${n}.500Z`),
  );
  // Those that are there stand in a table, and are told once.
  expect(lines.filter(({ deleted }) => !deleted)).toHaveLength(4);
});

test('a text of an event is compared as the name of a program and as the id of an app, an address as neither', () => {
  const values = ['org.example.app', '/usr/libexec/exampled', 'https://example.org/news/exampled'];
  const bytes = databaseAfter(
    'CREATE TABLE all_events (id INTEGER PRIMARY KEY AUTOINCREMENT, timestamp REAL, data BLOB)',
    ...values.map(
      (value, n) =>
        `INSERT INTO all_events VALUES (${n + 1}, 1600000000.5, CAST('<plist version="1.0"><dict><key>who</key><string>${value}</string></dict></plist>' AS BLOB))`,
    ),
  );
  const met = (...indicator: Parameters<typeof published>): unknown[] =>
    examine(analytics, bytes, {
      devicePath: '/private/var/Keychains/Analytics/networking_analytics.db',
      matcher: fieldMatcher(published(...indicator)),
    }).findings.flatMap(({ met, provenance }) =>
      provenance.map(({ position }) => [met, position.unit === 'row' && position.rowId]),
    );
  expect(met('app-id', 'org.example.app')).toEqual([['ran', 1]]);
  expect(met('process', 'exampled')).toEqual([['ran', 2]]);
  expect(met('domain', 'example.org')).toEqual([['resolved', 3]]);
});
