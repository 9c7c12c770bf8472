import { expect, test } from 'vitest';
import { memoryFile } from '../../../../../src/bytes/memory-file.ts';
import {
  recoverRows,
  type RecoveredRow,
} from '../../../../../src/formats/sqlite/recovery/index.ts';
import { made } from '../../made-database.ts';

const pageSize = 1024;

/** A database with a deleted row whose blob, and the number behind it, go on in an overflow page that is free now. */
function withFreedChain(number: string): Uint8Array {
  return made(
    `PRAGMA page_size = ${pageSize}`,
    'PRAGMA secure_delete = 0',
    'CREATE TABLE cache (id INTEGER PRIMARY KEY, name TEXT, data BLOB, number NUMERIC)',
    ...Array.from(
      { length: 8 },
      (_, i) =>
        `INSERT INTO cache VALUES (${i + 1}, 'entry number ${i + 1}', x'${'ab'.repeat(i === 3 ? 1200 : 20)}', ${i === 3 ? number : 700_000_000.5 + i})`,
    ),
    // Its page becomes the trunk of the list, and that of the row a leaf, which keeps its bytes.
    'CREATE TABLE other (a)',
    'DROP TABLE other',
    'DELETE FROM cache WHERE id = 4',
  );
}

function deletedRow(file: Uint8Array): RecoveredRow {
  const rows = [...recoverRows({ file: memoryFile(file) })].filter(
    ({ table }) => table === 'cache',
  );
  expect(rows.map((row) => row.text(1))).toEqual(['entry number 4']);
  return rows[0]!;
}

/** As another row would that used the page since, and is gone as well. */
function written(file: Uint8Array, bytes: (at: number) => number): Uint8Array {
  const at = Buffer.from(file).lastIndexOf(Buffer.alloc(400, 0xab));
  const page = at - (at % pageSize);
  for (let i = 4; i < pageSize; i++) file[page + i] = bytes(i);
  return file;
}

test('what stands in the overflow pages of a deleted row is told where its numbers can be such', () => {
  for (const [number, value] of [
    ['699999999.25', 699_999_999.25],
    ['699999999', 699_999_999],
  ] as const) {
    const row = deletedRow(withFreedChain(number));
    expect([row.knows(2), row.knows(3), row.value(3)]).toEqual([true, true, value]);
    expect(row.certain(3)).toBe(false);
  }
});

test.each(['699999999.25', '699999999'])(
  'nothing is taken from pages in which another value than %s stands that can be no number',
  (number) => {
    // A real of 1e-200 or so, and an integer of four bytes that has a value which takes fewer.
    const used = number.includes('.') ? (at: number) => 0x16 + (at % 3) : () => 0x00;
    const file = withFreedChain(number);
    const row = deletedRow(written(file, (at) => (at < 500 ? 0xcd : used(at))));
    expect([row.knows(2), row.knows(3)]).toEqual([false, false]);
    expect(row.remains(2).map(({ bytes }) => bytes.length)).not.toEqual([]);
  },
);
