import { expect, test } from 'vitest';
import { memoryFile } from '../../../../../src/bytes/memory-file.ts';
import { openDatabase } from '../../../../../src/formats/sqlite/index.ts';
import { recoverRows } from '../../../../../src/formats/sqlite/recovery/index.ts';
import { made } from '../../made-database.ts';
import { writeWal } from '../../write-wal.ts';

const pageSize = 1024;

const numbers = (from: number, to: number) =>
  `WITH RECURSIVE n(i) AS (SELECT ${from} UNION ALL SELECT i + 1 FROM n WHERE i < ${to})`;

/** The database whose first leaf of one table was the first leaf of another before, of which the gap of the page keeps what was not overwritten. */
function changedHands(statements: readonly string[], before: string, now: string): Uint8Array {
  const file = made(`PRAGMA page_size = ${pageSize}`, ...statements);
  const database = openDatabase(memoryFile(file));
  const leaf = (name: string): Uint8Array => {
    const [page] = database.leafPages(database.table(name)!);
    return file.subarray((page! - 1) * pageSize, page! * pageSize);
  };
  const [from, to] = [leaf(before), leaf(now)];
  const pointersEnd = 8 + 2 * ((to[3]! << 8) | to[4]!);
  const content = (to[5]! << 8) | to[6]!;
  to.set(from.subarray(pointersEnd, content), pointersEnd);
  return file;
}

/** The tables of which rows in the gap of a page are told whose texts begin so. */
function tablesOf(file: Uint8Array, beginning: string): (string | null)[] {
  return [...recoverRows({ file: memoryFile(file) })]
    .filter((row) => row.columns.some((_, column) => row.text(column)?.startsWith(beginning)))
    .map(({ table }) => table);
}

test('rows of whoever had a page before are not told of the table that has it, none of whose rows look like them', () => {
  const file = changedHands(
    [
      'CREATE TABLE message (id INTEGER PRIMARY KEY, kind INTEGER, size INTEGER, words TEXT)',
      'CREATE TABLE place (id INTEGER PRIMARY KEY, east REAL, north REAL, name TEXT)',
      // Some without numbers, which alone may be of either.
      `${numbers(1, 90)} INSERT INTO message
        SELECT i, iif(i % 3 = 0, NULL, i % 2), iif(i % 3 = 0, NULL, 700 + i), 'said ' || i FROM n`,
      `${numbers(1, 12)} INSERT INTO place SELECT i, i + 0.25, 60.5 - i, 'place ' || i FROM n`,
      'DELETE FROM message WHERE id % 8 > 0',
    ],
    'message',
    'place',
  );
  const told = tablesOf(file, 'said');
  expect(told.length).toBeGreaterThan(20);
  expect(told).not.toContain('place');
});

test('the same where the table that has it has no rows', () => {
  const file = changedHands(
    [
      'CREATE TABLE contact (id INTEGER PRIMARY KEY, key BLOB, name TEXT, at INTEGER)',
      'CREATE TABLE message (at INTEGER, sender TEXT, words TEXT, read INTEGER)',
      `${numbers(1, 90)} INSERT INTO contact
        SELECT i, iif(i % 3 = 0, NULL, CAST('key ' || i AS BLOB)), 'name ' || i, 700000000 + i FROM n`,
      'DELETE FROM contact WHERE id % 8 > 0',
    ],
    'contact',
    'message',
  );
  const told = tablesOf(file, 'name');
  expect(told.length).toBeGreaterThan(15);
  expect(told).not.toContain('message');
});

test('the same where the table that had it is empty, and values are of a kind that no row of the one that has it holds', () => {
  const file = changedHands(
    [
      'CREATE TABLE message (id INTEGER PRIMARY KEY, sender TEXT, size INTEGER, words TEXT)',
      'CREATE TABLE contact (id INTEGER PRIMARY KEY, name TEXT, rank REAL, note TEXT)',
      `${numbers(1, 30)} INSERT INTO message SELECT i, 'sender ' || i, 700 + i, 'said ' || i FROM n`,
      `${numbers(1, 12)} INSERT INTO contact SELECT i, 'name ' || i, i + 0.25, 'note ' || i FROM n`,
      'DELETE FROM message',
    ],
    'message',
    'contact',
  );
  const told = tablesOf(file, 'said');
  expect(told.length).toBeGreaterThan(10);
  expect(told).not.toContain('contact');
});

test('the same where they have values in the place of the other name of its rowid', () => {
  const file = changedHands(
    [
      'CREATE TABLE contact (id INTEGER PRIMARY KEY, name TEXT, phone TEXT, rank REAL)',
      'CREATE TABLE event (kind TEXT, title TEXT, words TEXT, length REAL)',
      `${numbers(1, 60)} INSERT INTO event
        SELECT iif(i % 3 = 0, NULL, 'kind ' || i), 'title ' || i, 'said ' || i, i + 0.5 FROM n`,
      `${numbers(1, 12)} INSERT INTO contact
        SELECT i, 'name ' || i, 'phone ' || i, i + 0.25 FROM n`,
      'DELETE FROM event WHERE rowid % 8 > 0',
    ],
    'event',
    'contact',
  );
  const told = tablesOf(file, 'said');
  expect(told.length).toBeGreaterThan(10);
  expect(told).not.toContain('contact');
});

test('rows that are all NULL where another table has the other name of its rowid are not told of the one that has the page', () => {
  const file = changedHands(
    [
      'CREATE TABLE message (sender TEXT, words TEXT, size REAL, read INTEGER)',
      'CREATE TABLE history (id INTEGER PRIMARY KEY, title TEXT, size INTEGER, count INTEGER)',
      "INSERT INTO message VALUES (NULL, 'hello', 1, 1)",
      `${numbers(1, 60)} INSERT INTO history SELECT i, 'page ' || i, i % 2, i % 2 FROM n`,
      'DELETE FROM history WHERE id % 8 > 0',
    ],
    'history',
    'message',
  );
  const told = tablesOf(file, 'page');
  expect(told.length).toBeGreaterThan(10);
  expect(told).not.toContain('message');
});

test.each(['free page', 'former page'])(
  'a %s of rows that are all NULL where a table has the other name of its rowid is not told of another that they look like',
  (kind) => {
    const statements = [
      'PRAGMA secure_delete = 0',
      'CREATE TABLE visit (url INTEGER, data BLOB)',
      'CREATE TABLE person (id INTEGER PRIMARY KEY, name NUMERIC)',
      "INSERT INTO visit VALUES (NULL, x'01'), (7, x'0203'), (9, NULL)",
    ];
    const rows = `${numbers(1, 200)} INSERT INTO person SELECT i, CAST('person ' || i AS BLOB) FROM n`;
    const file = made(`PRAGMA page_size = ${pageSize}`, ...statements);
    const before = made(`PRAGMA page_size = ${pageSize}`, ...statements, rows);
    const after = made(
      `PRAGMA page_size = ${pageSize}`,
      ...statements,
      rows,
      'DELETE FROM person WHERE id > 0',
    );
    const found =
      kind === 'free page'
        ? [...recoverRows({ file: memoryFile(after) })]
        : [
            ...recoverRows({
              file: memoryFile(file),
              wal: memoryFile(writeWal([file, before, after], { pageSize })),
            }),
          ];
    expect(found.length).toBeGreaterThan(60);
    expect(found.filter(({ table }) => table === 'visit')).toEqual([]);
  },
);
