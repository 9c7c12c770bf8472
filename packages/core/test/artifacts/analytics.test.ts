import { beforeAll, expect, test } from 'vitest';
import { analytics } from '../../src/artifacts/ios/analytics.ts';
import { databaseAfter } from '../builders/database-after.ts';
import { startSqlite } from '../builders/example-file.ts';
import { examine } from '../builders/examine.ts';

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
