import { expect, test } from 'vitest';
import { memoryFile } from '../../../../../src/bytes/memory-file.ts';
import { recoverRows } from '../../../../../src/formats/sqlite/recovery/index.ts';
import { made } from '../../made-database.ts';
import type { Randomness } from '../../randomness.ts';
import { randomness } from '../../randomness.ts';
import { shown } from '../histories/history.ts';

const seeds = Array.from({ length: 12 }, (_, index) => index + 1);

const text = (random: Randomness, length: number): string =>
  Array.from({ length }, () => String.fromCharCode(random.between(0x61, 0x7a))).join('');

/** What is told of rows of a table without rowid, each of which was freed with a cell in use behind it; `after`: what was done then. */
function toldOf(rows: readonly string[], gone: readonly string[], after: readonly string[]) {
  const file = made(
    'PRAGMA page_size = 8192; PRAGMA secure_delete = 0',
    'CREATE TABLE item (k TEXT PRIMARY KEY, v INTEGER) WITHOUT ROWID',
    `INSERT OR IGNORE INTO item VALUES ${rows.map((row) => `(${row})`).join()}`,
    ...gone.map((row) => `DELETE FROM item WHERE k = ${row.split(',')[0]!}`),
    ...after.map((row) => `INSERT INTO item VALUES (${row})`),
  );
  return [...recoverRows({ file: memoryFile(file) })].map((row) => shown(row.value(0)));
}

test('a key is not told in another length where what is in use behind it ends where the cell may have ended', () => {
  const short = 20;
  const newer = 8;
  for (const seed of seeds) {
    const random = randomness(seed);
    const key = (length: number): string => `'${text(random, length)}'`;
    // A cell of a key and a flag has four bytes more than the key.
    const long = short + newer + 4;
    const gone = Array.from({ length: 4 }, () => `${key(long)},1`);
    const rows = [
      ...Array.from({ length: 120 }, () => `${key(short)},1`),
      ...Array.from({ length: 14 }, () => `${key(long)},1`),
      ...Array.from({ length: 6 }, () => `${key(newer)},1`),
    ];
    for (const row of gone) rows.splice(random.between(10, 100), 0, row);
    const newRows = gone.map(() => `${key(newer)},1`);

    const told = toldOf(rows, gone, newRows);

    expect(told.length).toBeGreaterThan(0);
    for (const one of told) expect(gone.map((row) => row.split(',')[0])).toContain(one);
  }
});
