import { expect, test } from 'vitest';
import { memoryFile } from '../../../../src/bytes/memory-file.ts';
import { recoverRows } from '../../../../src/formats/sqlite/recovery/index.ts';
import { History } from './history.ts';

test('a deleted row does not end with the beginning of one beside it that was longer for a while', () => {
  let found = 0;
  for (let longer = 2; longer <= 24; longer++) {
    const history = new History(
      1024,
      [
        'CREATE TABLE call (id INTEGER PRIMARY KEY, kind INTEGER, name TEXT, size INTEGER, place REAL, at INTEGER, data BLOB)',
      ],
      ['call'],
    );
    for (let i = 1; i <= 5; i++) {
      const data = Array.from({ length: 20 }, (_, at) =>
        (16 + ((97 * i + 31 * at) % 200)).toString(16),
      );
      history.run(
        `INSERT INTO call VALUES (${i}, ${i % 2}, 'caller ${i}', ${600 + i}, ${i}.5, ${700_000_000_000 + i}, x'${data.join('')}')`,
      );
    }
    history.run(`DELETE FROM call WHERE id = 5;
      UPDATE call SET name = 'caller 4${'x'.repeat(longer)}' WHERE id = 4;
      UPDATE call SET name = 'caller 4' WHERE id = 4`);
    const past = history.past().find(({ rowId }) => rowId === 5)!.values;
    for (const row of recoverRows({ file: memoryFile(history.bytes()) })) {
      if (row.rowId !== 5) continue;
      found++;
      for (const column of row.columns.keys())
        if (row.knows(column)) expect([longer, row.value(column)]).toEqual([longer, past[column]]);
    }
  }
  expect(found).toBeGreaterThan(18);
});
