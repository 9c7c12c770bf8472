import { expect, test } from 'vitest';
import { memoryFile } from '../../../../../src/bytes/memory-file.ts';
import { recoverRows } from '../../../../../src/formats/sqlite/recovery/index.ts';
import { made } from '../../made-database.ts';

const words = ['a', 'the', 'good', 'bad'];
const numbers = Array.from({ length: 30 }, (_, index) => index + 1);

/** The texts that are told of a table that lost its last column, after some rows were deleted before. The old declaration is gone. */
function texts(): (string | null)[] {
  const bytes = made(
    'PRAGMA page_size = 4096',
    'PRAGMA secure_delete = 0',
    'CREATE TABLE message (id INTEGER PRIMARY KEY, text TEXT, date INTEGER, flag INTEGER)',
    ...numbers.map(
      (n) =>
        `INSERT INTO message VALUES (${n}, '${words[(n * 7) % 4]} message ${1000 + n}', ${700_000_000 + 7919 * n}, 1)`,
    ),
    ...[5, 6, 7, 8, 9, 10, 11, 12].map((n) => `DELETE FROM message WHERE id = ${n}`),
    'ALTER TABLE message DROP COLUMN flag',
    // Nothing is left of it in the list of tables.
    'PRAGMA secure_delete = 1',
    'CREATE TABLE other (name TEXT, value TEXT, state INTEGER, place TEXT, kind INTEGER, what TEXT)',
    'DROP TABLE other',
  );
  const rows = [...recoverRows({ file: memoryFile(bytes) })];
  return rows.map((row) => row.text(1));
}

test('a text that begins with the serial type of a value whose column is gone is none', () => {
  const isWhole = (text: string | null) => /^(?:a|the|good|bad) message \d{4}$/u.test(text ?? '');
  expect(texts().filter((text) => !isWhole(text))).toEqual([]);
});
