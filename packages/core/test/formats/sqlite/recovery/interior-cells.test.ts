import { expect, test } from 'vitest';
import { memoryFile } from '../../../../src/bytes/memory-file.ts';
import { recoverRows } from '../../../../src/formats/sqlite/recovery/index.ts';
import { randomness } from '../randomness.ts';
import { cameFrom, History } from './history.ts';

test('a row without rowid does not end with the number of a child page that was written over its last bytes', () => {
  const wrong: string[] = [];
  let found = 0;
  for (let seed = 1; seed <= 60; seed++) {
    const random = randomness(seed);
    const history = new History(
      512,
      ['CREATE TABLE note (k TEXT PRIMARY KEY, n INT, big INT, data BLOB) WITHOUT ROWID'],
      ['note'],
    );
    for (let i = 0; i < 12; i++) {
      const rows = Array.from(
        { length: 8 },
        () =>
          `('key-${random.between(1, 900)}', ${random.between(-100, 100)}, ${random.between(6, 7)}${random.between(10 ** 8, 10 ** 9 - 1)}00000000, x'${'ab37'.repeat(random.between(1, 6))}')`,
      );
      history.run(`INSERT OR IGNORE INTO note VALUES ${rows.join()}`);
      history.run(`DELETE FROM note WHERE n % 7 = ${random.between(0, 6)}`);
    }
    history.run('DELETE FROM note');
    const past = history.past();
    for (const row of recoverRows({ file: memoryFile(history.bytes()) })) {
      found++;
      if (!past.some((one) => cameFrom(row, { ...one, rowId: row.rowId ?? null })))
        wrong.push(
          `${seed}: ${row.columns.map((_, column) => String(row.value(column))).join(' ')}`,
        );
    }
  }
  expect(wrong).toEqual([]);
  expect(found).toBeGreaterThan(1000);
});
