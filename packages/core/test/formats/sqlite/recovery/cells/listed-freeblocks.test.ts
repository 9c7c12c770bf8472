import { expect, test } from 'vitest';
import { memoryFile } from '../../../../../src/bytes/memory-file.ts';
import { recoverRows } from '../../../../../src/formats/sqlite/recovery/index.ts';
import { made } from '../../made-database.ts';
import type { Randomness } from '../../randomness.ts';
import { randomness } from '../../randomness.ts';
import { shown } from '../histories/history.ts';

const seeds = Array.from({ length: 24 }, (_, index) => index + 1);

const blob = (random: Randomness, bytes: number): string =>
  `x'${Array.from({ length: 2 * bytes }, () => random.between(0, 15).toString(16)).join('')}'`;

/** What is told of a table without rowid of which one row is deleted that has others on both sides: the freeblock is as long as the row was. */
function toldOf(
  columns: string,
  live: readonly string[],
  gone: string,
): (readonly (string | undefined)[])[] {
  const middle = live.length >> 1;
  const rows = [...live.slice(0, middle), gone, ...live.slice(middle)];
  const file = made(
    'PRAGMA page_size = 4096; PRAGMA secure_delete = 0',
    `CREATE TABLE item (${columns}) WITHOUT ROWID`,
    ...rows.map((row) => `INSERT INTO item VALUES (${row})`),
    `DELETE FROM item WHERE k = ${gone.split(',')[0]!}`,
  );
  return [...recoverRows({ file: memoryFile(file) })].map((row) =>
    row.columns.map((_, column) => (row.knows(column) ? shown(row.value(column)) : undefined)),
  );
}

test('what the header of a listed freeblock says of its end speaks against a cell that ended a byte before', () => {
  const keys: unknown[] = [];
  const expected: string[] = [];
  for (const seed of seeds) {
    const random = randomness(seed);
    const flag = (): number => random.pick([0, 1, random.between(0, 200)]);
    const live = Array.from(
      { length: 60 },
      () =>
        `${blob(random, 20)}, ${flag()}, ${random.pick(['NULL', blob(random, random.between(1, 30))])}`,
    );
    const key = blob(random, 20);

    const told = toldOf('k BLOB PRIMARY KEY, n INTEGER, v BLOB', live, `${key}, 75, NULL`);

    keys.push(...told.map(([first]) => first));
    expected.push(key.replaceAll("'", ''));
  }
  for (const key of keys) expect(expected).toContain(key);
  expect(keys.length).toBeGreaterThanOrEqual(15);
});

test('a number far from those of live rows is not odd in a listed freeblock where those behind it are not', () => {
  for (const seed of seeds) {
    const random = randomness(seed);
    const key = (): string => String(600_000_000 + random.between(0, 10 ** 8));
    const real = (): string => `${random.between(10 ** 5, 10 ** 6)}.25`;
    const row = (first: string, far: string): string =>
      `${first}, ${blob(random, 20)}, ${far}, ${real()}, ${real()}`;
    const live = Array.from({ length: 60 }, () => row(key(), real()));
    const gone = key();

    const told = toldOf(
      'k INTEGER PRIMARY KEY, v BLOB, x REAL, y REAL, z REAL',
      live,
      row(gone, '28.5'),
    );

    expect(told.map(([first]) => first)).toEqual([gone]);
    expect([undefined, '28.5']).toContain(told[0]![2]);
  }
});
