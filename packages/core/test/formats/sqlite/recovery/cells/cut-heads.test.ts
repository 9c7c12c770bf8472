import { expect, test } from 'vitest';
import { memoryFile } from '../../../../../src/bytes/memory-file.ts';
import { recoverRows } from '../../../../../src/formats/sqlite/recovery/index.ts';
import { made } from '../../made-database.ts';

const people = [
  ['Anja', 'Hartmann'],
  ['Leni', 'Schreiber'],
  ['Charlotte', 'Koch'],
  ['Simon', 'Schulte'],
  ['Eric', 'Schumacher'],
] as const;
const valuesOf = (first: number) =>
  people.map(([name, surname], i) => `(${first + i}, '${name}', '${surname}')`).join();
const second = people[1].join('').length;
const form = 'id INT NOT NULL, name TEXT, surname TEXT';

function told(...statements: string[]): unknown[][] {
  const file = made('PRAGMA page_size = 4096; PRAGMA secure_delete = 0', ...statements);
  return [...recoverRows({ file: memoryFile(file) })].map((row) =>
    row.columns.map((_, column) => (row.knows(column) ? row.value(column) : undefined)),
  );
}

test.each([1, 3, 4, 5, 6])(
  'a row is told to its end where the row in use behind it left %d bytes of the head of the row that it joined',
  (left) => {
    const name = 'Maximilian Friedrich'.slice(0, second - left);
    const rows = told(
      `CREATE TABLE person (${form})`,
      `INSERT INTO person VALUES ${valuesOf(20001)}`,
      'DELETE FROM person WHERE id = 20003',
      'DELETE FROM person WHERE id = 20002',
      `INSERT INTO person VALUES (20006, '${name}', '')`,
    );
    expect(rows).toEqual([[20003, ...people[2]]]);
  },
);

test.each([4, 6, 8, 12])(
  'a row of a table that is gone is told where what took its page since left %d bytes of the head of the row behind it',
  (left) => {
    const before = people[0].join('').length;
    const length = 2 * (6 + 2) + before + second - left - 8;
    const rows = told(
      `CREATE TABLE person (${form})`,
      `INSERT INTO person VALUES ${valuesOf(20001)}`,
      'DROP TABLE person',
      `CREATE TABLE member (${form})`,
      `INSERT INTO member VALUES (30001, '${'Friedrich Wilhelm Joseph'.slice(0, length)}', '')`,
    );
    expect(rows).toEqual([2, 3, 4].map((i) => [20001 + i, ...people[i]!]).reverse());
  },
);
