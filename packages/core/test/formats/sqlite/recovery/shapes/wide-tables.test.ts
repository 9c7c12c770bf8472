import { expect, test } from 'vitest';
import { memoryFile } from '../../../../../src/bytes/memory-file.ts';
import type { RecoveredRow } from '../../../../../src/formats/sqlite/recovery/index.ts';
import { recoverRows } from '../../../../../src/formats/sqlite/recovery/index.ts';
import { made } from '../../made-database.ts';
import { randomness } from '../../randomness.ts';
import { rowText, shown } from '../histories/history.ts';

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

test('a row whose rowid is shorter than those of its page is not read with its values moved on by a column', () => {
  for (let seed = 1; seed <= 12; seed++) {
    const random = randomness(seed);
    const values: readonly (() => string)[] = [
      () => String(random.between(2, 20)),
      () => String(random.between(0, 1)),
      () => '0',
      () => String(random.between(300, 900)),
      ...Array.from({ length: 5 }, () => () => String(random.between(0, 5))),
      () => `${random.between(600_000_000, 700_000_000)}.5`,
      ...Array.from({ length: 14 }, () => () => random.pick(['NULL', '0', '1', '7'])),
    ];
    const columns = values.map((_, index) => `c${index} ${index === 9 ? 'TIMESTAMP' : 'INTEGER'}`);
    const rows = Array.from({ length: 300 }, () => values.map((value) => value()));
    const file = made(
      settings,
      `CREATE TABLE statistics (${columns.join()})`,
      `INSERT INTO statistics VALUES ${rows.map((row) => `(${row.join()})`).join()}`,
      ...Array.from(
        { length: 150 },
        (_, index) => `DELETE FROM statistics WHERE rowid = ${index + 1}`,
      ),
    );
    const were = rows.map((row) => row.map((value) => (value === 'NULL' ? 'null' : value)));
    const told = [...recoverRows({ file: memoryFile(file) })];
    const wrong = told.filter((one) => !were.some((row) => agrees(one, row)));
    expect(wrong.map((one) => `seed ${seed}: ${rowText(one)}`)).toEqual([]);
  }
});
