import { expect, test } from 'vitest';
import { memoryFile } from '../../../../../src/bytes/memory-file.ts';
import { recoverRows } from '../../../../../src/formats/sqlite/recovery/index.ts';
import { randomness } from '../../randomness.ts';
import { made } from '../../made-database.ts';
import { shown } from '../histories/history.ts';

test('a row without rowid that lost the lengths of two values is told whole where live rows tell what both are', () => {
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
      expect(row.columns.every((_, column) => row.knows(column))).toBe(true);
      expect(row.columns.map((_, column) => shown(row.value(column)))).toEqual(gone.map(String));
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

/** A blob as it is shown, from how SQL writes it. */
const hexOf = (literal: string) => literal.replaceAll("'", '');

test.each(['UTF-8', 'UTF-16le', 'UTF-16be'])(
  'a row without rowid whose long key lost both bytes of its serial type does not have the end of the key in its next value (%s)',
  (encoding) => {
    let found = 0;
    const wrong: unknown[] = [];
    for (let seed = 1; seed <= 60; seed++) {
      const random = randomness(200 + seed);
      const width = encoding === 'UTF-8' ? 1 : 2;
      const length = Math.ceil(random.between(58, 90) / width);
      const isSteady = random.chance(0.7);
      const text = (long: number) =>
        Array.from({ length: long }, () => random.between(97, 122)).reduce(
          (all, letter) => all + String.fromCharCode(letter),
          '',
        );
      const kind = random.between(0, 3);
      const value = (index: number) =>
        [`'${text(random.between(1, 9))}'`, `${index}.5`, 'null', `x'81028103'`][kind]!;
      const rows = Array.from({ length: random.between(6, 30) }, (_, index) => [
        value(index),
        `'${String(100 + index)}${text(isSteady ? length : random.between(3, length))}'`,
        String(random.between(600_000_000, 690_000_000)),
      ]);
      const file = made(
        `PRAGMA page_size = 4096; PRAGMA secure_delete = 0; PRAGMA encoding = '${encoding}'`,
        'CREATE TABLE kv (value BLOB, key TEXT, stamp INTEGER, PRIMARY KEY (key)) WITHOUT ROWID',
        `INSERT INTO kv VALUES ${rows.map((row) => `(${row.join()})`).join()}`,
        `DELETE FROM kv WHERE key LIKE '${100 + random.between(1, 4)}%'`,
      );
      for (const row of recoverRows({ file: memoryFile(file) })) {
        found++;
        const told = [0, 1, 2].map((column) =>
          row.knows(column) ? shown(row.value(column)) : undefined,
        );
        const isRow = rows.some((one) =>
          one.every((literal, column) =>
            [undefined, literal, hexOf(literal)].includes(told[column]),
          ),
        );
        if (!isRow) wrong.push([seed, ...told]);
      }
    }
    expect(wrong).toEqual([]);
    expect(found).toBeGreaterThan(20);
  },
);
