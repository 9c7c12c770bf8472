import { expect, test } from 'vitest';
import { memoryFile } from '../../../../../src/bytes/memory-file.ts';
import type { RecoveredRow } from '../../../../../src/formats/sqlite/recovery/index.ts';
import { recoverRows } from '../../../../../src/formats/sqlite/recovery/index.ts';
import { made } from '../../made-database.ts';
import { randomness } from '../../randomness.ts';
import { shown } from '../histories/history.ts';

const settings = 'PRAGMA page_size = 4096; PRAGMA secure_delete = 0';

function agrees(row: RecoveredRow, values: readonly string[]): boolean {
  return row.columns.every(
    (_, column) => !row.knows(column) || shown(row.value(column)) === values[column],
  );
}

test('rows of more columns than fit into a header whose length takes one byte are told, be their rowids short', () => {
  const random = randomness(1);
  const columns = Array.from({ length: 140 }, (_, index) => `c${index}`);
  const rows = Array.from({ length: 40 }, () =>
    columns.map((_, index) =>
      String(index % 9 === 3 ? random.between(2, 90) : random.between(0, 1)),
    ),
  );
  const file = made(
    settings,
    `CREATE TABLE statistics (id INTEGER PRIMARY KEY, ${columns.map((name) => `${name} INTEGER`).join()})`,
    `INSERT INTO statistics (${columns.join()}) VALUES ${rows.map((row) => `(${row.join()})`).join()}`,
    'DELETE FROM statistics WHERE id % 5 = 2',
  );
  const told = [...recoverRows({ file: memoryFile(file) })];
  const gone = rows.filter((_, index) => (index + 1) % 5 === 2);
  expect(told).toHaveLength(gone.length);
  for (const row of gone)
    expect(told.filter((one) => agrees(one, [shown(one.value(0)), ...row]))).toHaveLength(1);
});
