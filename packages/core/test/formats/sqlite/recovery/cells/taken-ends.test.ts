import { expect, test } from 'vitest';
import { memoryFile } from '../../../../../src/bytes/memory-file.ts';
import { recoverRows } from '../../../../../src/formats/sqlite/recovery/index.ts';
import { made } from '../../made-database.ts';

test('of a row whose end a newer one took, the values before that are told: its own reading is no rival of itself', () => {
  const file = made(
    'PRAGMA page_size = 4096; PRAGMA secure_delete = 0',
    'CREATE TABLE message (id INTEGER PRIMARY KEY, guid TEXT, text TEXT, service TEXT, kind INTEGER, date INTEGER, body BLOB)',
    `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 30)
      INSERT INTO message SELECT i, printf('%08X-193A-4D64-AE66-%012X', i * 77003, i * 991), printf('see https://example.org/%d today', i),
        'SMS', 0, 700000000 + 1000 * i, CAST(printf('%.*c', 150 + i, 'b') AS BLOB) FROM n`,
    'DELETE FROM message WHERE id = 20',
    `INSERT INTO message SELECT 60, printf('%08X-193A-4D64-AE66-%012X', 60 * 77003, 60 * 991), 'short', 'SMS', 0, 700060000, NULL`,
  );
  const [row, ...others] = [...recoverRows({ file: memoryFile(file) })];
  expect(others).toEqual([]);
  expect([1, 2, 3, 4, 5].map((column) => row?.value(column))).toEqual([
    '00177FDC-193A-4D64-AE66-000000004D6C',
    'see https://example.org/20 today',
    'SMS',
    0,
    700_020_000,
  ]);
});
