import { expect, test } from 'vitest';
import { memoryFile } from '../../../../../src/bytes/memory-file.ts';
import { recoverRows } from '../../../../../src/formats/sqlite/recovery/index.ts';
import { made } from '../../made-database.ts';
import { writeWal } from '../../write-wal.ts';

const tables = [
  'PRAGMA page_size = 1024; PRAGMA secure_delete = 0',
  'CREATE TABLE message (id INTEGER PRIMARY KEY, text TEXT, sent INTEGER, read INTEGER)',
  `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 9)
    INSERT INTO message SELECT i, 'message number ' || i || ' has some words', 700000000 + 60 * i, 0 FROM n`,
];

/** What is told of the third column where the log holds this, and the file the table as it was. */
function sentIn(...statements: string[]): (number | null)[] {
  const before = made(...tables);
  const wal = writeWal([before, made(...tables, ...statements)], { pageSize: 1024 });
  const rows = [...recoverRows({ file: memoryFile(before), wal: memoryFile(wal) })];
  return rows.map((row) => row.number(2));
}

test('a row that was written over itself before it was deleted is told as it was in the end too', () => {
  const sent = sentIn(
    'UPDATE message SET sent = 700000555 WHERE id = 5',
    'DELETE FROM message WHERE id = 5',
  );
  expect(sent.sort()).toEqual([700_000_300, 700_000_555]);
});
