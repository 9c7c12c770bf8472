import { expect, test } from 'vitest';
import { memoryFile } from '../../../../src/bytes/memory-file.ts';
import { recoverRows } from '../../../../src/formats/sqlite/recovery/index.ts';
import { History } from './history.ts';

test('a byte that was left between two freed cells is not taken for part of the first', () => {
  const history = new History(
    512,
    ['CREATE TABLE calls (number TEXT, duration INTEGER, date INTEGER, answered INTEGER)'],
    ['calls'],
  );
  for (let i = 1; i <= 17; i++) {
    const [number, duration, date] = [
      139_768_556_990 + 31 * i,
      500 + 200 * i,
      615_434_770 + 4_001 * i,
    ];
    history.run(`INSERT INTO calls VALUES ('+${number}', ${duration}, ${date}, 0)`);
  }
  // One byte shorter than before, it stays where it was.
  history.run(
    "UPDATE calls SET number = '+86450818273', duration = 2763, date = 615434770 WHERE rowid = 10",
  );
  history.run('DELETE FROM calls WHERE rowid = 9; DELETE FROM calls WHERE rowid = 10');

  const rows = [...recoverRows({ file: memoryFile(history.bytes()) })];
  const told = rows.map((row) => row.columns.map((_, column) => row.value(column)));

  const past = history.past().map(({ values }) => values);
  for (const values of told) expect(past).toContainEqual(values);
  expect(told).toContainEqual([`+${139_768_556_990 + 31 * 9}`, 500 + 200 * 9, 615_470_779, 0]);
});
