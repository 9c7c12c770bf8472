import { expect, test } from 'vitest';
import { memoryFile } from '../../../../src/bytes/memory-file.ts';
import { recoverRows } from '../../../../src/formats/sqlite/recovery/index.ts';
import { made } from '../made-database.ts';

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
