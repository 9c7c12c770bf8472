import { describe, expect, test } from 'vitest';
import { memoryFile } from '../../../../src/bytes/memory-file.ts';
import { recoverRows } from '../../../../src/formats/sqlite/recovery/index.ts';
import type { RecoveredRow } from '../../../../src/formats/sqlite/recovery/index.ts';
import { made } from '../made-database.ts';
import { outcomeOf, sourceOf } from './random-history.ts';

/** All places where rows were found. */
const placesOf = (rows: readonly RecoveredRow[]): string[] => {
  const places = rows.flatMap(({ at, also }) => [at, ...also]);
  return [...new Set(places.map((place) => JSON.stringify(place)))].sort();
};

/** The sixteen further places that a row has at most would make it another place that is told. */
const hasAll = (rows: readonly RecoveredRow[]): boolean =>
  rows.every(({ also }) => also.length < 16);

describe('rows that are given out before all are found', () => {
  const outcomes = Array.from({ length: 40 }, (_, index) => outcomeOf(500 + index));

  test.each([1, 3000, 20_000])('are no others where they may take %i bytes', (heldBytes) => {
    let compared = 0;
    for (const [index, { rows, files }] of outcomes.entries()) {
      if (!hasAll(rows)) continue;
      const early = [...recoverRows(sourceOf(files), { heldBytes })];
      expect([index, placesOf(early)]).toEqual([index, placesOf(rows)]);
      compared += rows.length;
    }
    expect(compared).toBeGreaterThan(300);
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
    for (const heldBytes of [2 ** 12, 2 ** 17, 2 ** 20]) {
      const early = [...recoverRows({ file: memoryFile(file) }, { heldBytes })];
      expect(placesOf(early)).toEqual(placesOf(all));
    }
    expect(all.length).toBeGreaterThan(20_000);
  });
});
