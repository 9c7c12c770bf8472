import { expect, test } from 'vitest';
import { memoryFile } from '../../../../src/bytes/memory-file.ts';
import { recoverRows } from '../../../../src/formats/sqlite/recovery/index.ts';
import { randomness } from '../randomness.ts';
import { made } from '../made-database.ts';

test('a row without rowid that lost the lengths of two values is found at the end of its page', () => {
  let found = 0;
  for (let seed = 1; seed <= 40; seed++) {
    const random = randomness(seed);
    const rows = Array.from({ length: 25 }, (_, index) => [
      `'key-${100 + index}'`,
      random.between(1_700_000_000, 1_800_000_000),
      random.between(200, 30_000),
      random.between(1000, 99_999) / 100 + 0.001,
      `'text number ${random.between(1000, 9999)}'`,
      random.between(1000, 99_999) / 100 + 0.001,
    ]);
    const values = rows.map((row) => `(${row.join()})`).join();
    // What was written first stands last.
    const gone = rows[0]!;
    const file = made(
      'PRAGMA page_size = 4096; PRAGMA secure_delete = 0',
      'CREATE TABLE note (k TEXT PRIMARY KEY, day INT, count INT, price REAL, text TEXT, more REAL) WITHOUT ROWID',
      `INSERT INTO note VALUES ${values}`,
      `DELETE FROM note WHERE k = ${gone[0]}`,
    );
    for (const row of recoverRows({ file: memoryFile(file) })) {
      expect([row.value(2), row.value(3), `'${row.text(4)}'`, row.value(5)]).toEqual(gone.slice(2));
      expect([row.knows(0), row.knows(1)]).toEqual([false, false]);
      found++;
    }
  }
  expect(found).toBeGreaterThan(30);
});

test('nor only there, but wherever keys were written in their order', () => {
  let found = 0;
  for (let seed = 1; seed <= 20; seed++) {
    const random = randomness(100 + seed);
    const rows = Array.from({ length: 40 }, (_, index) => [
      10 * index + random.between(1, 9),
      `'the name of ${random.between(1000, 9999)}'`,
      random.between(1_700_000_000, 1_800_000_000),
      `'text number ${random.between(1000, 9999)}'`,
    ]);
    const gone = rows[random.between(5, 35)]!;
    const file = made(
      'PRAGMA page_size = 4096; PRAGMA secure_delete = 0',
      'CREATE TABLE note (k INTEGER PRIMARY KEY, name TEXT, day INT, text TEXT) WITHOUT ROWID',
      `INSERT INTO note VALUES ${rows.map((row) => `(${row.join()})`).join()}`,
      `DELETE FROM note WHERE k = ${gone[0]}`,
    );
    for (const row of recoverRows({ file: memoryFile(file) })) {
      expect([row.value(2), `'${row.text(3)}'`]).toEqual(gone.slice(2));
      found++;
    }
  }
  expect(found).toBe(20);
});
