import { describe, expect, test } from 'vitest';
import { memoryFile } from '../../../../../src/bytes/memory-file.ts';
import {
  recoverRows,
  type RecoveredRow,
} from '../../../../../src/formats/sqlite/recovery/index.ts';
import { made } from '../../made-database.ts';
import { writeWal } from '../../write-wal.ts';

const numbers = (count: number) =>
  `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${count})`;

describe('rows of a table that are alike but for their rowid', () => {
  test.each([
    ['are told apart by it', 'id INTEGER PRIMARY KEY, text TEXT, seen INT'],
    ['are all compared where it has no name', 'text TEXT, seen INT'],
  ])('%s: none that is live is taken for deleted', (_, columns) => {
    const statements = [
      'PRAGMA page_size = 4096; PRAGMA secure_delete = 0',
      `CREATE TABLE note (${columns})`,
      `${numbers(5000)} INSERT INTO note (rowid, text, seen) SELECT i, 'read state', 1 FROM n`,
    ];
    const states = [made(...statements)];
    for (const seen of [5, 6, 7]) {
      statements.push(`UPDATE note SET seen = ${seen} WHERE rowid % 300 = 1`);
      states.push(made(...statements));
    }
    const wal = memoryFile(new Uint8Array(writeWal(states, { pageSize: 4096 })));
    const rows = [...recoverRows({ file: memoryFile(states[0]!), wal })];
    const isChanged = (row: RecoveredRow) => Number(row.rowId) % 300 === 1;
    const seen = (row: RecoveredRow) => row.number(row.columns.indexOf('seen'));
    expect(rows.filter((row) => seen(row) === 1 && !isChanged(row))).toEqual([]);
    // Older versions of the 17 rows that were changed.
    expect(new Set(rows.map((row) => `${row.rowId} ${seen(row)}`)).size).toBeGreaterThanOrEqual(34);
  });

  test('of small pages are told apart by what stands before the overflow pages', () => {
    const file = made(
      'PRAGMA page_size = 512; PRAGMA secure_delete = 0',
      'CREATE TABLE note (id INTEGER PRIMARY KEY, mark TEXT, text TEXT)',
      `${numbers(20_000)} INSERT INTO note SELECT i, printf('%08X-0000-0000', i * 7919), printf('note number %08d', i) FROM n`,
      'DELETE FROM note WHERE id % 40 = 0',
    );
    const rows = [...recoverRows({ file: memoryFile(file) })];
    expect(rows.length).toBe(500);
  });
});
