import { expect, test } from 'vitest';
import { memoryFile } from '../../../../../src/bytes/memory-file.ts';
import { recoverRows } from '../../../../../src/formats/sqlite/recovery/index.ts';
import { made } from '../../made-database.ts';

test.each([
  ['backlit', 'backli\u0082', undefined],
  ['backlité', 'backlité', 'backlité'],
  ['a cup of ☕', 'a cup of ☕', 'a cup of ☕'],
])(
  'a text %j that may have lost its end, of which %j is left, is told only where its last byte is of a letter',
  (text, left, told) => {
    const file = made(
      'PRAGMA page_size = 4096; PRAGMA secure_delete = 0',
      'CREATE TABLE event (id INTEGER PRIMARY KEY, kind INTEGER, at INTEGER, uuid TEXT, sent INTEGER, read INTEGER, made INTEGER, seen INTEGER, place TEXT, name TEXT)',
      `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 40)
        INSERT INTO event SELECT i, 3, 700000000 + 1000 * i, printf('%08X-193A-4D64', i * 77003), 700001000 + i, 700002000 + i, 700003000 + i, 700004000 + i, 'at home', CASE i WHEN 40 THEN '${text}' ELSE 'usage' || i END FROM n`,
      'DELETE FROM event WHERE id = 40',
    );
    // The size of a cell of more than 127 bytes begins so: the row behind it may have been longer for a while.
    if (left !== text) {
      const end =
        Buffer.from(file.buffer, file.byteOffset, file.length).indexOf(text) + text.length;
      file[end - 1] = 0x82;
    }
    const rows = [...recoverRows({ file: memoryFile(file) })];
    expect(rows.map((row) => [row.value(3), row.knows(9) ? row.value(9) : undefined])).toEqual([
      ['002EFFB8-193A-4D64', told],
    ]);
  },
);

test.each(['NULL', 'i % 2'])(
  'entries of an index on %s are no rows of one number, on a page that is free and lost its beginning to the list of free pages',
  (value) => {
    const file = made(
      'PRAGMA page_size = 1024; PRAGMA secure_delete = 0',
      'CREATE TABLE visit (a INTEGER, b INTEGER)',
      'CREATE INDEX i ON visit (b)',
      `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 150)
        INSERT INTO visit (rowid, a, b) SELECT 200 + i, 1000000 + i, ${value} FROM n`,
      'CREATE TABLE more (note REAL)',
      'INSERT INTO more VALUES (11), (1.5), (38), (90)',
      'DROP TABLE visit',
    );
    const rows = [...recoverRows({ file: memoryFile(file) })];
    expect(rows.filter(({ table }) => table === 'more')).toEqual([]);
    expect(rows.length).toBeGreaterThan(100);
  },
);
