import { describe, expect, test } from 'vitest';
import { memoryFile } from '../../../../../src/bytes/memory-file.ts';
import { recoverRows } from '../../../../../src/formats/sqlite/recovery/index.ts';
import type { RecoveredRow } from '../../../../../src/formats/sqlite/recovery/index.ts';
import { made } from '../../made-database.ts';
import { writeWal } from '../../write-wal.ts';
import { shown } from '../histories/history.ts';
import { outcomeOf, sourceOf } from '../histories/random-history.ts';

/** All places where rows were found. */
const placesOf = (rows: readonly RecoveredRow[]): string[] => {
  const places = rows.flatMap(({ at, also }) => [at, ...also]);
  return [...new Set(places.map((place) => JSON.stringify(place)))].sort();
};

/** The sixteen further places that a row has at most would make it another place that is told. */
const hasAll = (rows: readonly RecoveredRow[]): boolean =>
  rows.every(({ also }) => also.length < 16);

const textOf = (row: RecoveredRow): string =>
  `${row.table} ${String(row.rowId)} ${row.columns
    .map((name, column) => (row.knows(column) ? `${name}=${shown(row.value(column))}` : name))
    .join()}`;

/** Whether a row tells all that another does, but perhaps its rowid. */
const tells = (row: RecoveredRow, other: RecoveredRow): boolean =>
  row.table === other.table &&
  other.columns.every((_, column) => {
    const value = other.value(column);
    const isSame = row.knows(column) && shown(row.value(column)) === shown(value);
    return !other.knows(column) || isSame || value === (other.rowId ?? null);
  });

describe('rows that are given out before all are found', () => {
  const outcomes = Array.from({ length: 40 }, (_, index) => outcomeOf(500 + index));

  test.each([1, 3000, 20_000])(
    'are the same, each told once, where they may take %i bytes',
    (heldBytes) => {
      let compared = 0;
      for (const [index, { rows, files }] of outcomes.entries()) {
        if (!hasAll(rows)) continue;
        const early = [...recoverRows(sourceOf(files), { heldBytes })];
        const texts = early.map(textOf);
        expect([index, [...new Set(texts)]]).toEqual([index, texts]);
        const places = new Set(placesOf(rows));
        expect(placesOf(early).filter((place) => !places.has(place))).toEqual([]);
        const named = rows.filter(({ table }) => table !== null);
        const missing = named.filter((row) => !early.some((one) => tells(one, row)));
        expect([index, missing.map(textOf)]).toEqual([index, []]);
        compared += rows.length;
      }
      expect(compared).toBeGreaterThan(300);
    },
  );

  test('are told once though every commit of a long log holds them', () => {
    const count = 'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 400)';
    const statements = [
      'PRAGMA page_size = 1024; PRAGMA secure_delete = 0',
      'CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT, seen INT)',
      `${count} INSERT INTO note SELECT i, printf('a text of its own %d', i * 7919), 0 FROM n`,
    ];
    const states = [made(...statements)];
    statements.push('DELETE FROM note WHERE id % 10 = 0');
    for (let seen = 1; seen < 6; seen++) {
      states.push(made(...statements, `UPDATE note SET seen = ${seen} WHERE id % 10 = 1`));
    }
    const wal = memoryFile(writeWal(states, { pageSize: 1024 }));
    for (const heldBytes of [1, 2 ** 12, 2 ** 14, 2 ** 24]) {
      const file = memoryFile(states[0]!);
      const rows = [...recoverRows({ file, wal }, { heldBytes })];
      const texts = rows.map((row) => `${String(row.value(1))} ${String(row.value(2))}`);
      expect([...new Set(texts)]).toEqual(texts);
      // Deleted ones, and the earlier versions of those that were changed.
      expect(rows.filter((row) => row.number(0)! % 10 === 0).length).toBe(40);
      expect(texts.length).toBe(240);
    }
  });

  test('hold no live row, though it stands in free space more often than memory allows', () => {
    // Rows are deleted and written again, so that most of what free space holds is live elsewhere.
    const words = "INSERT INTO note SELECT i, printf('%d: a text %d', i, i * 7919), i % 3 FROM n";
    const count = 'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 60000)';
    const file = made(
      'PRAGMA secure_delete = 0',
      'PRAGMA page_size = 4096',
      'CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT, seen INT)',
      'CREATE TABLE word (text TEXT, seen INT)',
      `${count} ${words}`,
      `${count} INSERT INTO word SELECT printf('%d: a word %d', i, i * 104729), i % 5 FROM n`,
      'DELETE FROM note WHERE id BETWEEN 10000 AND 40000',
      'DELETE FROM word WHERE rowid BETWEEN 10000 AND 40000',
      // Into pages of their own: those that were freed are used last.
      `${count} INSERT INTO word SELECT printf('%d: a word %d', i, i * 104729), i % 5 FROM n WHERE i BETWEEN 10000 AND 20000`,
      'DELETE FROM note WHERE id % 7 = 0',
    );
    const all = [...recoverRows({ file: memoryFile(file) })];
    const textsOf = (row: RecoveredRow) => `${row.table} ${row.text(row.columns.indexOf('text'))}`;
    for (const heldBytes of [2 ** 12, 2 ** 17, 2 ** 20]) {
      const early = [...recoverRows({ file: memoryFile(file) }, { heldBytes })];
      expect(early.map(textsOf).sort()).toEqual(all.map(textsOf).sort());
    }
    expect(all.length).toBeGreaterThan(20_000);
  });
});
