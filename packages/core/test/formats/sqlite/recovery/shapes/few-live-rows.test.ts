import { expect, test } from 'vitest';
import { memoryFile } from '../../../../../src/bytes/memory-file.ts';
import { recoverRows } from '../../../../../src/formats/sqlite/recovery/index.ts';
import { made } from '../../made-database.ts';

const plain = 'PRAGMA page_size = 4096; PRAGMA secure_delete = 0; PRAGMA auto_vacuum = 0';

const numbers = (to: number) =>
  `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${to})`;

/** The table of each row that is told, and what is known of its values. */
const toldOf = (file: Uint8Array) =>
  [...recoverRows({ file: memoryFile(file) })].map((row) => [
    row.table,
    ...row.columns.flatMap((_, column) => (row.knows(column) ? [row.value(column)] : [])),
  ]);

test('by the numbers of a dozen live rows it is told whether a row is from before a column was added', () => {
  const added = 'ALTER TABLE person ADD COLUMN later INT DEFAULT 0';
  const file = made(
    plain,
    'CREATE TABLE person (number INT, name TEXT, x REAL, y REAL)',
    `${numbers(14)} INSERT INTO person SELECT 50000 + i, 'Name' || char(96 + i), 1e9 / i + 0.5, 1e9 / (i + 30) + 0.25 FROM n`,
    added,
    `INSERT INTO person VALUES (50015, 'Nameo', 3.5, 8.25, 0), (50016, 'Namep', 3.75, 1e6 + 0.25, 1)`,
    'DELETE FROM person WHERE number IN (50003, 50006, 50009, 50012)',
  );
  const gone = [3, 6, 9, 12].map((i) => [
    'person',
    50000 + i,
    `Name${String.fromCharCode(96 + i)}`,
    1e9 / i + 0.5,
    1e9 / (i + 30) + 0.25,
  ]);
  const told = toldOf(file);
  expect(told).toHaveLength(gone.length);
  expect(told).toEqual(expect.arrayContaining(gone));
});

test.each([
  ['have numbers as long', 20000, 0],
  ['have longer numbers', 200000, 3],
])(
  'rows of a table that was emptied one by one are told beside those that another table of as many columns could hold, whose rows %s',
  (_, from, more) => {
    const odd = [...Array(15).keys()].map((i) => 2 * i + 1);
    const further = Array.from({ length: more }, (__, k) => `, ${1000 * (k + 2)} * i`).join('');
    const columns = Array.from({ length: more }, (__, k) => `, k${k} INT`).join('');
    const file = made(
      plain,
      `CREATE TABLE said (number INT, words TEXT, at INT${columns})`,
      `CREATE TABLE seen (number NUMERIC, words TEXT, at INT${columns})`,
      `${numbers(30)} INSERT INTO said SELECT 20000 + i, 'said ' || (i * i * 7919), 500000000 + i * i * 1234567${further} FROM n`,
      `${numbers(30)} INSERT INTO seen SELECT ${from} + i * 9, 'seen ' || (i * i * 7907), 600000000 + i * i * 1234569${further} FROM n`,
      ...odd.map((id) => `DELETE FROM said WHERE rowid = ${id}`),
      ...odd.map((id) => `DELETE FROM said WHERE rowid = ${id + 1}`),
    );
    const told = toldOf(file).map((row) => row.slice(0, 4));
    const gone = Array.from({ length: 30 }, (_, index) => {
      const i = index + 1;
      return ['said', 20000 + i, `said ${i * i * 7919}`, 500_000_000 + i * i * 1_234_567];
    });
    expect(told).toHaveLength(gone.length);
    expect(told).toEqual(expect.arrayContaining(gone));
  },
);
