import { describe, expect, test } from 'vitest';
import { memoryFile } from '../../../../../src/bytes/memory-file.ts';
import {
  recoverRows,
  type RecoveredRow,
} from '../../../../../src/formats/sqlite/recovery/index.ts';
import { made } from '../../made-database.ts';
import { writeWal } from '../../write-wal.ts';
import { withoutOldDeclarations } from '../histories/old-declarations.ts';

const pageSize = 1024;
const start = [`PRAGMA page_size = ${pageSize}`, 'PRAGMA secure_delete = 0'];
const numbers = (to: number) =>
  `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${to})`;

/** Rows of a table are copied into a new one with these columns, as apps do when they migrate. */
const intoNew = (table: string, columns: string, names: string, rowIds = ''): string[] => [
  `CREATE TABLE ${table}_new (${columns})${rowIds}`,
  `INSERT INTO ${table}_new (${names}) SELECT ${names} FROM ${table}`,
  `DROP TABLE ${table}`,
  `ALTER TABLE ${table}_new RENAME TO ${table}`,
];

const rowsOf = (file: Uint8Array): RecoveredRow[] => [...recoverRows({ file: memoryFile(file) })];
const valueOf = (row: RecoveredRow, name: string) => row.value(row.columns.indexOf(name));
/** Tables of which rows are told that hold a text which begins so. */
const tablesOf = (file: Uint8Array, beginning: string): (string | null)[] =>
  rowsOf(file)
    .filter((row) => row.columns.some((_, column) => row.text(column)?.startsWith(beginning)))
    .map(({ table }) => table);

describe('rows whose declaration is lost are of no known table', () => {
  test('where their numbers are those of another column of the one that is there', () => {
    const file = withoutOldDeclarations(
      made(
        ...start,
        'CREATE TABLE event (id INTEGER PRIMARY KEY, date INTEGER, kind INTEGER, words TEXT)',
        `${numbers(60)} INSERT INTO event SELECT i, 700000000 + 7 * i, i % 3, 'words ' || i FROM n`,
        'DELETE FROM event WHERE id % 4 = 0',
        ...intoNew(
          'event',
          'id INTEGER PRIMARY KEY, kind INTEGER, date INTEGER, words TEXT',
          'id, date, kind, words',
        ),
      ),
    );
    const kinds = rowsOf(file)
      .filter(({ table }) => table === 'event')
      .map((row) => valueOf(row, 'kind'));
    expect(kinds.filter((kind) => Number(kind) > 2)).toEqual([]);
    const told = tablesOf(file, 'words');
    expect(told).not.toEqual([]);
    expect(told).not.toContain('event');
  });

  test('where live rows have their texts in another column', () => {
    const file = withoutOldDeclarations(
      made(
        ...start,
        'CREATE TABLE message (id TEXT, body TEXT, sender TEXT, place TEXT)',
        `${numbers(60)} INSERT INTO message
          SELECT 'key number ' || i, 'said ' || i || ' words', 'sender ' || i % 3, 'at ' || i FROM n`,
        'DELETE FROM message WHERE rowid % 4 = 0',
        ...intoNew(
          'message',
          'id TEXT, sender TEXT, place TEXT, body TEXT',
          'id, body, sender, place',
        ),
      ),
    );
    const senders = rowsOf(file)
      .filter(({ table }) => table === 'message')
      .map((row) => valueOf(row, 'sender'));
    expect(senders.filter((sender) => String(sender).startsWith('said'))).toEqual([]);
    expect(tablesOf(file, 'said').length).toBeGreaterThan(5);
  });

  test('where they are texts in a column of numbers, in a page that another table has now', () => {
    const file = withoutOldDeclarations(
      made(
        ...start,
        'CREATE TABLE log (id INTEGER PRIMARY KEY, line TEXT, process TEXT, time INTEGER)',
        `${numbers(9)} INSERT INTO log SELECT i, 'line ' || i, 'process ' || i, 700000000 + i FROM n`,
        'DROP TABLE log',
        'CREATE TABLE log (id INTEGER PRIMARY KEY, time INTEGER, line TEXT, level INTEGER)',
      ),
    );
    const told = tablesOf(file, 'process');
    expect(told.length).toBeGreaterThan(5);
    expect(told).not.toContain('log');
  });

  test('where they are of another kind than all values of live rows', () => {
    const file = withoutOldDeclarations(
      made(
        ...start,
        'CREATE TABLE visit (id INTEGER PRIMARY KEY, item INTEGER, title TEXT, loaded BOOLEAN)',
        `${numbers(30)} INSERT INTO visit SELECT i, 9 * i, 'title ' || i, 1 FROM n`,
        'CREATE TABLE log (id INTEGER PRIMARY KEY, size INTEGER, line TEXT, process TEXT)',
        `${numbers(60)} INSERT INTO log SELECT i, 50 * i, 'line ' || i, 'process ' || i FROM n`,
        'DROP TABLE log',
      ),
    );
    const told = tablesOf(file, 'process');
    expect(told.length).toBeGreaterThan(20);
    expect(told).not.toContain('visit');
  });

  test('where all are NULL in a column in which no live row is, in a page that another table has now', () => {
    const file = withoutOldDeclarations(
      made(
        ...start,
        'CREATE TABLE visit (id INTEGER PRIMARY KEY, item BLOB, time TIMESTAMP, title TEXT)',
        `${numbers(12)} INSERT INTO visit SELECT i, x'0a0b', 700000000 + i, 'title ' || i FROM n`,
        'CREATE TABLE log (size INTEGER, kind INTEGER, time TIMESTAMP, process TEXT)',
        `${numbers(8)} INSERT INTO log SELECT NULL, NULL, 600000000 + i, 'process ' || i FROM n`,
        'DROP TABLE log',
        'CREATE TABLE log (id INTEGER PRIMARY KEY, data BLOB)',
      ),
    );
    const told = tablesOf(file, 'process');
    expect(told.length).toBeGreaterThan(5);
    expect(told).not.toContain('visit');
  });

  test('the same in a frame of the log, whose page was filled since', () => {
    const first = [
      ...start,
      'CREATE TABLE visit (id INTEGER PRIMARY KEY, item BLOB, time TIMESTAMP, title TEXT)',
      `${numbers(12)} INSERT INTO visit SELECT i, x'0a0b', 700000000 + i, 'title ' || i FROM n`,
    ];
    const then = [
      'CREATE TABLE log (size INTEGER, kind INTEGER, time TIMESTAMP, process TEXT)',
      `${numbers(8)} INSERT INTO log SELECT NULL, NULL, 600000000 + i, 'process ' || i FROM n`,
      'DROP TABLE log',
      'CREATE TABLE log (id INTEGER PRIMARY KEY, data BLOB)',
    ];
    const filled = `${numbers(9)} INSERT INTO log SELECT i, zeroblob(100) FROM n`;
    const states = [first, [...first, ...then], [...first, ...then, filled]].map((statements) =>
      withoutOldDeclarations(made(...statements)),
    );
    const rows = recoverRows({
      file: memoryFile(states[0]!),
      wal: memoryFile(writeWal(states, { pageSize })),
    });
    const told = [...rows].filter((row) =>
      row.columns.some((_, column) => row.text(column)?.startsWith('process')),
    );
    expect(told.length).toBeGreaterThan(5);
    expect(told.map(({ table }) => table)).not.toContain('visit');
  });
});

test('rows that were deleted since they are NULL in a column in which no live row is keep their table', () => {
  const file = made(
    ...start,
    'CREATE TABLE visit (id INTEGER PRIMARY KEY, item BLOB, time TIMESTAMP, title TEXT)',
    'CREATE TABLE other (name TEXT)',
    `${numbers(90)} INSERT INTO visit
      SELECT i, iif(i BETWEEN 31 AND 70, NULL, x'0a0b'), 700000000 + i, 'title number ' || i FROM n`,
    'DELETE FROM visit WHERE item IS NULL',
  );
  const told = tablesOf(file, 'title number');
  expect(told.length).toBeGreaterThan(10);
  expect(new Set(told)).toEqual(new Set(['visit']));
});

describe('rows of an earlier declaration that is known are told by it', () => {
  test('where a value is of no kind that its column has now', () => {
    const file = made(
      ...start,
      'CREATE TABLE message (id INTEGER, body TEXT, date INTEGER, sender TEXT)',
      'CREATE TABLE other (name TEXT)',
      `${numbers(12)} INSERT INTO message
        SELECT i, 'said ' || i, 700000000 + i, 'sender ' || i FROM n`,
      'DELETE FROM message WHERE id IN (7, 9, 10)',
      'ALTER TABLE message ADD COLUMN size INTEGER',
      'ALTER TABLE message DROP COLUMN sender',
    );
    const rows = rowsOf(file).filter((row) => row.text(1) === 'said 4');
    expect(rows.map((row) => [row.table, row.columns.includes('sender'), row.text(3)])).toEqual([
      ['message', true, 'sender 4'],
    ]);
  });

  test('where their numbers are those of another column', () => {
    const file = made(
      ...start,
      'CREATE TABLE message (id INTEGER PRIMARY KEY, body TEXT, date INTEGER, kind INTEGER, size INTEGER)',
      'CREATE TABLE other (name TEXT)',
      `${numbers(20)} INSERT INTO message SELECT i, 'said ' || i, 700000000 + i, i % 3, 5 FROM n`,
      'DELETE FROM message WHERE id IN (3, 6, 8, 11, 14)',
      'ALTER TABLE message ADD COLUMN more INTEGER',
      'ALTER TABLE message DROP COLUMN date',
    );
    const rows = rowsOf(file);
    expect(rows.length).toBeGreaterThan(2);
    expect(rows.map((row) => row.table)).not.toContain(null);
    expect(rows.filter((row) => Number(valueOf(row, 'kind')) > 2)).toEqual([]);
  });
});

describe('rows stay those of the table', () => {
  test('where one value was moved on purpose', () => {
    const file = made(
      ...start,
      'CREATE TABLE contact (id INTEGER PRIMARY KEY, name TEXT, former TEXT, at INTEGER)',
      `${numbers(14)} INSERT INTO contact SELECT i, 'somebody ' || i, NULL, 700000000 + i FROM n`,
      "UPDATE contact SET former = name, name = 'quite another name ' || id WHERE id IN (4, 9)",
    );
    expect(tablesOf(file, 'somebody')).toEqual(['contact', 'contact']);
  });

  test('where dates were written in another unit later', () => {
    const file = made(
      ...start,
      'CREATE TABLE message (id INTEGER PRIMARY KEY, body TEXT, date INTEGER, read INTEGER)',
      `${numbers(60)} INSERT INTO message SELECT i, 'said ' || i, 500000000 + i, 500000000 + i FROM n`,
      'DELETE FROM message',
      `${numbers(20)} INSERT INTO message
        SELECT i, 'wrote ' || i, 600000000000000000 + i, 600000000000000000 + i FROM n`,
    );
    const told = tablesOf(file, 'said');
    expect(told.length).toBeGreaterThan(20);
    expect(new Set(told)).toEqual(new Set(['message']));
  });
});
