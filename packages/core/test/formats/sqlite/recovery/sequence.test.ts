import { expect, test } from 'vitest';
import { memoryFile } from '../../../../src/bytes/memory-file.ts';
import { recoverRows } from '../../../../src/formats/sqlite/recovery/index.ts';
import { made } from '../made-database.ts';

test('the list of the largest rowids, which holds numbers behind its names, is no rival of a row that ends with a text', () => {
  const name = (id: string) => `printf('%08X-193A-4D64-AE66-%012X', ${id} * 77003, ${id} * 991)`;
  const file = made(
    'PRAGMA page_size = 4096; PRAGMA secure_delete = 0',
    'CREATE TABLE session (id INTEGER PRIMARY KEY AUTOINCREMENT, tab TEXT, data BLOB, size INTEGER)',
    `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 60)
      INSERT INTO session (tab, data, size) SELECT ${name('i')}, NULL, 0 FROM n`,
    // Each joins what is free behind it, and the last what is free before the cells of the page.
    'DELETE FROM session WHERE id = 58',
    'DELETE FROM session WHERE id = 59',
    'DELETE FROM session WHERE id = 60',
  );
  const rows = [...recoverRows({ file: memoryFile(file) })];
  const told = rows.map((row) => String(row.value(1)));
  expect(told.map((tab) => parseInt(tab.slice(0, 8), 16) / 77_003).sort()).toEqual([58, 59, 60]);
});
