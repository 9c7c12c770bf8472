import { expect, test } from 'vitest';
import { memoryFile } from '../../../../../src/bytes/memory-file.ts';
import { recoverRows } from '../../../../../src/formats/sqlite/recovery/index.ts';
import { made } from '../../made-database.ts';
import { rowText } from '../histories/history.ts';

/** So many tables that the free space of one is not searched for rows of the others. */
const names = Array.from({ length: 12 }, (_, i) => `table${i}`);
const rowsOfTable = 600;

function database(text: string, deleted: string): Uint8Array {
  return made(
    'PRAGMA page_size = 1024; PRAGMA secure_delete = 0',
    ...names.map((name) => `CREATE TABLE ${name} (id INTEGER PRIMARY KEY, text TEXT, count INT)`),
    ...names.map(
      (name) =>
        `INSERT INTO ${name} WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${rowsOfTable})
         SELECT i, '${name} row ' || i || '${text}', i * 7 FROM n`,
    ),
    ...names.map((name) => `DELETE FROM ${name} WHERE ${deleted}`),
  );
}

test('the rows of a table that is asked for are those that a search for all finds', () => {
  const file = memoryFile(database(' of some length', 'id % 50 = 7 OR id BETWEEN 200 AND 300'));
  const all = [...recoverRows({ file })];
  expect(all.length).toBeGreaterThan(50 * names.length);
  for (const name of names) {
    const found = [...recoverRows({ file }, { tables: [name] })].map(rowText);
    expect(found).toEqual(all.filter(({ table }) => table === name).map(rowText));
  }
});

test('pages of tables that are not asked for are not read', () => {
  const file = memoryFile(database(' long text'.repeat(60), 'id % 50 = 7'));
  let read = 0;
  const counted = {
    ...file,
    readInto: (target: Uint8Array, offset: number) => {
      const got = file.readInto(target, offset);
      read += got;
      return got;
    },
  };
  const bytesFor = (tables: readonly string[]) => {
    read = 0;
    Array.from(recoverRows({ file: counted }, { tables }));
    return read;
  };
  // Live rows of all that are of one form are gone through all the same: a row may be of any of them.
  expect(bytesFor(['table3'])).toBeLessThan(bytesFor(names) * 0.6);
});
