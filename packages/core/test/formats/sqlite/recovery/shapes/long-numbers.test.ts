import { expect, test } from 'vitest';
import { memoryFile } from '../../../../../src/bytes/memory-file.ts';
import { recoverRows } from '../../../../../src/formats/sqlite/recovery/index.ts';
import { made } from '../../made-database.ts';

const value = 1_103_113_623_581_491_973n;
const valueBytes = [0x0f, 0x4f, 0x0b, 0xff, 0x00, 0x78, 0x03, 0x05];

test.each([
  ['a rowid and a header length as short as they can be', [10, 99, 2, 6], [[99, value]]],
  ['a rowid of more bytes than it takes', [10, 0x80, 99, 2, 6], []],
  ['a header length of more bytes than it takes', [11, 99, 0x80, 3, 6], []],
  // Seven of its bits, the first ones, are 0.
  [
    'a rowid that takes nine bytes',
    [10, 0x80, 0xc0, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 5, 2, 6],
    [[2n ** 56n + 5n, value]],
  ],
] as const)(
  'in free space, a row begins with no other numbers than SQLite writes: %s',
  (_, head, told) => {
    const file = made(
      'PRAGMA page_size = 1024; PRAGMA secure_delete = 0',
      'CREATE TABLE number (x INTEGER)',
      'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20) INSERT INTO number SELECT 1000000000000000000 + i FROM n',
    );
    const page = file.subarray(1024, 2048);
    const cell = [...head, ...valueBytes];
    page.set(cell, ((page[5]! << 8) | page[6]!) - cell.length);

    const rows = [...recoverRows({ file: memoryFile(file) })];

    expect(rows.map((row) => [row.rowId, row.value(0)])).toEqual(told);
  },
);
