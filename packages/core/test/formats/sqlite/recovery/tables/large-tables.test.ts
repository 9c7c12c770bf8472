import { expect, test } from 'vitest';
import { memoryFile } from '../../../../../src/bytes/memory-file.ts';
import { openParts } from '../../../../../src/formats/sqlite/database.ts';
import { pageKind } from '../../../../../src/formats/sqlite/page.ts';
import { recoverRows } from '../../../../../src/formats/sqlite/recovery/index.ts';
import { sampledRows } from '../../../../../src/formats/sqlite/recovery/pages/sampled-rows.ts';
import { made } from '../../made-database.ts';

const counted = (to: number) =>
  `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${to})`;

test('rows of a large table without rowid are told, wherever their keys stand among all', () => {
  const count = 30_000;
  // A key that runs over its whole range, and the same values from it: whatever is told can be checked.
  const values = `printf('%012x', (i * 0x5DEECE66D + 11) % 0x1000000000000), i, substr('the quick brown fox jumps over the lazy dog and comes home late', 1 + i % 23, 20 + i % 13), i * 0.1`;
  const file = made(
    'PRAGMA page_size = 4096; PRAGMA secure_delete = 0',
    'CREATE TABLE k (a TEXT, b INT, v TEXT, w REAL, PRIMARY KEY (a, b)) WITHOUT ROWID',
    `${counted(count)} INSERT INTO k SELECT ${values} FROM n`,
    "CREATE TABLE was (line TEXT); INSERT INTO was SELECT a || '|' || b || '|' || v FROM k WHERE b % 30 = 3",
    'DELETE FROM k WHERE b % 30 = 3',
  );
  const { database } = openParts(memoryFile(file), {});
  const was = Array.from(database.rows(database.table('was')!), (row) => String(row.value(0)));
  const recovery = recoverRows({ file: memoryFile(file) });
  const told = [...recovery];
  const lines = told.map((row) => [0, 1, 2].map((column) => String(row.value(column))).join('|'));
  expect(was).toHaveLength(count / 30);
  expect(lines.filter((line) => !was.includes(line))).toEqual([]);
  expect(told.every((row) => row.value(3) === Number(row.value(1)) * 0.1)).toBe(true);
  expect(lines.length).toBeGreaterThan(0.99 * was.length);
  for (const digit of '0123456789abcdef') {
    const ofDigit = (line: string) => line.startsWith(digit);
    const least = Math.floor(0.9 * was.filter(ofDigit).length);
    expect(lines.filter(ofDigit).length, digit).toBeGreaterThanOrEqual(least);
  }
  expect(recovery.problems).toEqual([]);
  // Rows of interior pages stand nowhere else.
  const isInterior = (page: number) => file[(page - 1) * 4096] === pageKind.interiorIndex;
  expect(told.filter(({ at }) => isInterior(at.page)).length).toBeGreaterThan(0);
});

test('rows freed all over a large table whose key is two texts are told within the steps that its pages may take', () => {
  const count = 36_000;
  const words = "'whereverthequickbrownfoxjumpsoverthelazydogandcomeshomelate'";
  const text = (factor: number, least: number, most: number) =>
    `substr(${words}, 1 + (i * ${factor} >> 9) % 40, ${least} + (i * ${factor} >> 5) % ${most - least})`;
  const file = made(
    'PRAGMA page_size = 4096; PRAGMA secure_delete = 0',
    'CREATE TABLE k (host TEXT, name TEXT, path TEXT, made INT, value TEXT, expires INT, seen INT, PRIMARY KEY (host, name, path)) WITHOUT ROWID',
    `${counted(count)} INSERT OR IGNORE INTO k SELECT '.' || ${text(48271, 4, 14)} || (i % 1000) || '.example', ${text(69621, 3, 12)} || (i % 90), '/',
      13000000000000000 + i * 7919, hex(substr(' ' || i * 75 || i * 35, 1, 2 + i % 14)), 13000000000000000 + i * 48271 % 1000000007, 13000000000000000 + i * 8000 FROM n`,
    'CREATE TABLE was (line TEXT)',
    "INSERT INTO was SELECT host || '|' || name || '|' || made FROM k WHERE made * 3 % 1000 < 300",
    'DELETE FROM k WHERE made * 3 % 1000 < 300',
  );
  const { database } = openParts(memoryFile(file), {});
  const was = new Set(
    Array.from(database.rows(database.table('was')!), (row) => String(row.value(0))),
  );
  const recovery = recoverRows({ file: memoryFile(file) }, { tables: ['k'] });
  const told = [...recovery].map((row) =>
    [0, 1, 3].map((column) => String(row.value(column))).join('|'),
  );
  expect(recovery.problems).toEqual([]);
  expect(was.size).toBeGreaterThan(7000);
  expect(told.filter((line) => !line.includes('null') && !was.has(line))).toEqual([]);
  expect(told.length).toBeGreaterThan(0.95 * was.size);
});

test('a sample of many rows has some of each of its leaves, and the last ones', () => {
  const file = made(
    'PRAGMA page_size = 1024',
    'CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT)',
    `${counted(2000)} INSERT INTO t SELECT i, printf('some text %d', i) FROM n`,
  );
  const parts = openParts(memoryFile(file), {});
  const table = parts.tables[0]!;
  const pages = [...parts.database.leafPages(parts.database.table('t')!)];
  const rowIds = (most: number) =>
    Array.from(sampledRows(parts, table, pages, most), ({ page, rowId }) => ({ page, rowId }));
  const some = rowIds(5 * pages.length);
  expect(new Set(some.map(({ page }) => page)).size).toBe(pages.length);
  expect(some.length).toBe(5 * pages.length);
  expect(some.at(-1)!.rowId).toBe(2000);
  expect(some.slice(0, 5).map(({ rowId }) => rowId)).toEqual([1, 2, 3, 4, 5]);
  expect(rowIds(2000)).toHaveLength(2000);
});
