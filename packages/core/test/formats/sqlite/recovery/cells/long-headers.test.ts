import { expect, test } from 'vitest';
import { memoryFile } from '../../../../../src/bytes/memory-file.ts';
import { recoverRows } from '../../../../../src/formats/sqlite/recovery/index.ts';
import { made } from '../../made-database.ts';
import { writeWal } from '../../write-wal.ts';

/** The header of a row of so many values takes more than the least that a cell of such a page keeps. */
const columns = Array.from({ length: 60 }, (_, i) => `c${i}`);

/** Where the number of the overflow page is read as the end of the header, its zeros look like the NULLs that the row ends with. */
function valuesOf(length: number): (string | number | null)[] {
  const text = 'words that go on and on '.repeat(30).slice(0, length);
  return [text, ...columns.slice(1).map((_, i) => (i < 55 ? 1000 + i : null))];
}

const lengths = Array.from({ length: 30 }, (_, i) => 380 + i);

test('a row whose header goes on in an overflow page is told without values that it never had', () => {
  const wrong: unknown[] = [];
  let told = 0;
  for (const length of lengths) {
    const values = valuesOf(length);
    const literals = values.map((value) => (typeof value === 'string' ? `'${value}'` : value));
    const before = [
      'PRAGMA page_size = 512; PRAGMA secure_delete = 0',
      `CREATE TABLE wide (${columns.join()})`,
      `INSERT INTO wide VALUES (${literals.map(String).join()}), (1${', NULL'.repeat(59)})`,
    ];
    const states = [made(...before), made(...before, 'DELETE FROM wide WHERE c0 <> 1')];
    const [file, later] = states.map((state) => memoryFile(state));
    const wal = memoryFile(writeWal(states, { pageSize: 512 }));
    for (const source of [{ file: file!, wal }, { file: later! }])
      for (const row of recoverRows(source)) {
        told++;
        for (const column of row.columns.keys())
          if (row.knows(column) && row.value(column) !== values[column])
            wrong.push([length, column, row.value(column)]);
      }
  }
  expect(wrong).toEqual([]);
  expect(told).toBeGreaterThan(0);
});
