import { expect, test } from 'vitest';
import { memoryFile } from '../../../../../src/bytes/memory-file.ts';
import { recoverRows } from '../../../../../src/formats/sqlite/recovery/index.ts';
import { made } from '../../made-database.ts';

const pageSize = 1024;

/** Rows of a table that is dropped; what is declared next takes the place of its line in the schema. */
function dropped(rows: number, deleted: string, ...then: readonly string[]): Uint8Array {
  const columns = Array.from({ length: 9 }, (_, i) => `a_column_of_a_long_name_${i} TEXT`);
  return made(
    `PRAGMA page_size = ${pageSize}`,
    'PRAGMA auto_vacuum = 0',
    'CREATE TABLE kept (a INTEGER PRIMARY KEY, b REAL)',
    'CREATE TABLE message (id INTEGER PRIMARY KEY, words TEXT, at INTEGER, sender TEXT)',
    `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${rows})
       INSERT INTO message SELECT i, 'said ' || (i * i), 700000000 + 977 * i, 'from ' || (i % 5) FROM n`,
    `DELETE FROM message WHERE ${deleted}`,
    'DROP TABLE message',
    `CREATE TABLE other (${columns.join()})`,
    ...then,
  );
}

/** The words and the sender of each row that is told, and whether its table is. */
function toldOf(file: Uint8Array): (readonly [string, string])[] {
  return [...recoverRows({ file: memoryFile(file) })].map((row) => {
    expect(row.table).toBeNull();
    expect(row.confidence).toBe('low');
    const column = (name: string): number => row.columns.indexOf(name);
    return [row.text(column('c2')) ?? '', row.text(column('c4')) ?? ''] as const;
  });
}

const rowOf = (i: number) => [`said ${i * i}`, `from ${i % 5}`] as const;
const numbers = (to: number) => Array.from({ length: to }, (_, i) => i + 1);
const byText = (first: readonly string[], second: readonly string[]) =>
  first.join() < second.join() ? -1 : 1;

test('rows that were deleted before their table was dropped are read by those that stand whole beside them, where its declaration is lost', () => {
  const told = toldOf(dropped(150, 'id % 20 = 13'));
  for (const i of [13, 33, 53, 73, 93, 113, 133]) expect(told).toContainEqual(rowOf(i));
  for (const row of told) expect(numbers(150).map(rowOf)).toContainEqual(row);
});

test.each([
  ['a page of the list of free pages', []],
  [
    'the page of another table since',
    [
      'CREATE TABLE another (n REAL)',
      'INSERT INTO another VALUES (0.5)',
      'CREATE TABLE third (n REAL)',
    ],
  ],
])('the same where the only page of the table is %s', (_, then) => {
  const told = toldOf(dropped(24, 'id IN (7, 12, 19)', ...then)).sort(byText);
  for (const i of [7, 12, 19]) expect(told).toContainEqual(rowOf(i));
  expect(told.length).toBeGreaterThan(18);
  for (const row of told) expect(numbers(24).map(rowOf)).toContainEqual(row);
});

test('of a few rows nothing is learnt that would be told of freed ones', () => {
  const told = toldOf(dropped(9, 'id IN (3, 5)'));
  expect(told).not.toContainEqual(rowOf(3));
  expect(told).not.toContainEqual(rowOf(5));
});

test('a page that points at rows which a table cannot hold is none of it, be the others such as it holds', () => {
  const file = made(
    `PRAGMA page_size = ${pageSize}`,
    'PRAGMA auto_vacuum = 0',
    'CREATE TABLE message (number INTEGER, words TEXT)',
    `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 300)
       INSERT INTO message SELECT 600000000 + 977 * i, iif(i % 20 = 7, 'said ' || i, NULL) FROM n`,
    'DROP TABLE message',
    `CREATE TABLE other (${Array.from({ length: 9 }, (_, i) => `a_column_of_a_long_name_${i} TEXT`).join()})`,
    'CREATE TABLE message (number, id INTEGER PRIMARY KEY)',
  );
  const rows = [...recoverRows({ file: memoryFile(file) })];
  expect(rows.length).toBeGreaterThan(100);
  expect(rows.filter(({ table }) => table === 'message')).toEqual([]);
  // NULL may stand for the rowid in a table that is not known.
  expect(rows.filter((row) => row.knows(1)).every((row) => row.text(1) !== null)).toBe(true);
});

test.each([5, 12])(
  'of %i rows of a dropped table, those whose place its follower has not taken are told, be its columns like those of the list of tables',
  (rows) => {
    const file = made(
      'PRAGMA page_size = 4096',
      'PRAGMA auto_vacuum = 0',
      'CREATE TABLE person (name TEXT, surname TEXT, mail TEXT)',
      `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${rows})
         INSERT INTO person SELECT 'name ' || i, 'surname ' || (i * i), i || '@example.org' FROM n`,
      'DROP TABLE person',
      'CREATE TABLE number_of_the_house (number INTEGER, other REAL)',
      'INSERT INTO number_of_the_house VALUES (17, 0.5), (18, 1.5)',
    );
    const told = [...recoverRows({ file: memoryFile(file) })].map((row) => {
      expect(row.table).toBeNull();
      return row.columns.map((_, column) => row.text(column) ?? '');
    });
    const standing = numbers(rows).slice(1);
    expect(told.sort(byText)).toEqual(
      standing.map((i) => [`name ${i}`, `surname ${i * i}`, `${i}@example.org`]).sort(byText),
    );
  },
);
