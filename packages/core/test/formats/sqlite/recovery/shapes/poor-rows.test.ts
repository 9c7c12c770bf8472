import { expect, test } from 'vitest';
import { memoryFile } from '../../../../../src/bytes/memory-file.ts';
import { recoverRows } from '../../../../../src/formats/sqlite/recovery/index.ts';
import { made } from '../../made-database.ts';

test('of a row whose first value lost its serial type, another number is told where the rowids around say that it ends where it seems to', () => {
  const gone = [2, 20, 45, 90];
  const file = made(
    'PRAGMA page_size = 4096; PRAGMA secure_delete = 0',
    'CREATE TABLE reading (value REAL, count INTEGER)',
    `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100)
      INSERT INTO reading SELECT 1000 * i + 0.5, 40000 + i FROM n`,
    `DELETE FROM reading WHERE rowid IN (${gone.join()})`,
  );
  const rows = [...recoverRows({ file: memoryFile(file) })];
  const counts = rows.map((row) => Number(row.value(1)) - 40_000);
  expect(counts.sort((first, second) => first - second)).toEqual(gone);
  // Taken for an integer of eight bytes, each would be larger than a million times a million times a million.
  expect(rows.map((row) => row.value(0))).toEqual(
    rows.map((row) => (Number(row.value(1)) - 40_000) * 1000 + 0.5),
  );
});

test('a blob that lost its serial type is told where its bytes are no text', () => {
  const file = made(
    'PRAGMA page_size = 4096; PRAGMA secure_delete = 0',
    'CREATE TABLE photo (data BLOB)',
    `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 40)
      INSERT INTO photo SELECT CASE i WHEN 30 THEN CAST('these are letters' AS BLOB)
        ELSE CAST(x'89504e470d0a1a0a' || printf('%0*d', i % 7 + 1, i) AS BLOB) END FROM n`,
    'DELETE FROM photo WHERE rowid IN (5, 20, 30)',
  );
  const rows = [...recoverRows({ file: memoryFile(file) })];
  const told = rows.map((row) => Buffer.from(row.value(0) as Uint8Array).toString('latin1'));
  // What are letters may have been text.
  expect(told.sort()).toEqual(['\x89PNG\r\n\x1a\n0000020', '\x89PNG\r\n\x1a\n000005']);
});
