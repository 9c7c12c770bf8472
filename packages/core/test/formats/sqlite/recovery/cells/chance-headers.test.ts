import { describe, expect, test } from 'vitest';
import { memoryFile } from '../../../../../src/bytes/memory-file.ts';
import { recoverRows } from '../../../../../src/formats/sqlite/recovery/index.ts';
import { made } from '../../made-database.ts';

test('serial types of a row that look like the header of a freeblock within its own are none: no row is so short that it ended there', () => {
  // Two NULLs, and numbers of one byte and of two, begin as the header of a freeblock of 0x0102 bytes would.
  const texts = Array.from({ length: 9 }, (_, i) => 236 + i);
  const told = texts.map((length) => {
    const file = made(
      'PRAGMA page_size = 4096; PRAGMA secure_delete = 0',
      `CREATE TABLE message (id INTEGER PRIMARY KEY, text TEXT, subject TEXT, country TEXT, version INTEGER, type INTEGER, read REAL, sent REAL,
        a INTEGER, b INTEGER, c INTEGER, d INTEGER, date INTEGER)`,
      // Its date is beyond all that are left.
      `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 40)
        INSERT INTO message SELECT i, printf('%.*c', CASE i WHEN 20 THEN ${length} ELSE 20 + i END, 'a'),
          NULL, NULL, 10, 300, NULL, NULL, 0, 0, 0, 0, CASE i WHEN 20 THEN 900000000 ELSE 700000000 + 1000 * i END FROM n`,
      'DELETE FROM message WHERE id = 20',
    );
    const rows = [...recoverRows({ file: memoryFile(file) })];
    return rows.map((row) => String(row.value(1)).length).includes(length);
  });
  expect(texts.filter((_, i) => !told[i])).toEqual([]);
});

test('nor are zeros at the end of a blob and the number behind it, where the row is as long as its serial types say', () => {
  // The four bytes from the zeros on are the header of a freeblock of five, which ends with the row.
  const scores = [0x0500, 0x0536, 0x05ff];
  for (const score of scores) {
    const file = made(
      'PRAGMA secure_delete = 0',
      'CREATE TABLE item (id INTEGER PRIMARY KEY, url TEXT, visits INT, daily BLOB, weekly BLOB, isNew INT, score INT)',
      `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 40)
        INSERT INTO item SELECT i, 'https://example.org/' || (i * 7919), i % 9, x'64000000', NULL, i % 2,
          CASE i WHEN 20 THEN ${score} ELSE 37 * i END FROM n`,
      'DELETE FROM item WHERE id = 20',
    );
    const rows = [...recoverRows({ file: memoryFile(file) })];
    expect(rows.map((row) => [row.value(1), row.value(6)])).toEqual([
      ['https://example.org/158380', score],
    ]);
  }
});

/** What the header of a freeblock says of its size, whose last byte is the size of the record that it took the beginning of. */
const rowsFreed = 4;
const recordBytes = 76;
const cellBytes = 1 + 6 + recordBytes;

test('the end of a long rowid behind the header of a freeblock is no rowid of its own', () => {
  expect((rowsFreed * cellBytes) % 256).toBe(recordBytes);
  const rowIdOf = (row: number) => 665_533_779_142 + row * 1_000_003;
  const textOf = (row: number) => `row ${row} `.padEnd(67, 'of many words ');
  const numbers = Array.from({ length: 20 }, (_, i) => i + 1);
  const inserts = numbers.map(
    (row) => `INSERT INTO note VALUES (${rowIdOf(row)}, '${textOf(row)}', ${1e9 + row})`,
  );
  // The last of those that fill the freeblock; the one before it in the page joins it.
  const deleted = [5, 6, 7, 8, 9];
  const file = made(
    'PRAGMA page_size = 4096; PRAGMA secure_delete = 0',
    'CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT, number INT)',
    ...inserts,
    ...deleted.map((row) => `DELETE FROM note WHERE id = ${rowIdOf(row)}`),
  );
  const rows = [...recoverRows({ file: memoryFile(file) })];
  expect(rows.map((row) => row.value(1)).sort()).toEqual(deleted.map(textOf));
  for (const row of rows)
    if (row.rowId !== undefined) expect(deleted.map(rowIdOf)).toContain(row.rowId);
});

describe('what looks like the head of a row among small numbers is none where no cell begins behind it', () => {
  // As the list of an index of words has, and such as the header of a freeblock is, right behind what looks like a row.
  const numbers = '0601030201030507';
  const live = (values: string) =>
    `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 40) INSERT INTO pair SELECT ${values} FROM n`;
  test.each([
    ['few bytes', 'a INTEGER, b INTEGER', '1 + i % 30, 10 + i', '050e030101071c'],
    [
      'a value of a kind that no row has there',
      'a, b, c',
      "700000000 + i, 'many words ' || i, i + 10",
      '161c0404211529b927016d616e7920776f7264736d6f7265',
    ],
  ])('a row of %s', (_, columns, values, bytes) => {
    // Of the pages that are freed, one holds the list of the others, over its beginning. In each such bytes stand.
    const block = `${'01'.repeat(400)}${bytes}${numbers}${'01'.repeat(612 - bytes.length / 2)}`;
    const file = made(
      'PRAGMA page_size = 1024; PRAGMA secure_delete = 0',
      `CREATE TABLE pair (${columns})`,
      'CREATE TABLE list (id INTEGER PRIMARY KEY, block BLOB)',
      live(values),
      `INSERT INTO list VALUES (1, x'${block.repeat(6)}')`,
      'DELETE FROM list',
    );
    const trunk = Buffer.from(file).readUInt32BE(32);
    const freed = Buffer.from(file.subarray((trunk - 1) * 1024, trunk * 1024));
    expect(freed.includes(Buffer.from(bytes + numbers, 'hex'))).toBe(true);
    const rows = [...recoverRows({ file: memoryFile(file) })];
    expect(rows.filter(({ table }) => table === 'pair')).toEqual([]);
  });
});
