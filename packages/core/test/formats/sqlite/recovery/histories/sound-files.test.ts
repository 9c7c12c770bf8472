import { expect, test } from 'vitest';
import { memoryFile } from '../../../../../src/bytes/memory-file.ts';
import { recoverRows } from '../../../../../src/formats/sqlite/recovery/index.ts';
import { made } from '../../made-database.ts';
import { writeWal } from '../../write-wal.ts';

const pageSize = 512;
const base = [
  `PRAGMA page_size = ${pageSize}`,
  'PRAGMA secure_delete = 0',
  'PRAGMA auto_vacuum = 1',
  'CREATE TABLE word (word TEXT PRIMARY KEY) WITHOUT ROWID',
  `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 200)
     INSERT INTO word SELECT 'the word ' || i FROM n`,
];

const faults = (file: Uint8Array, wal?: Uint8Array): string[] => {
  const recovery = recoverRows({ file: memoryFile(file), wal: wal && memoryFile(wal) });
  Array.from(recovery);
  return recovery.problems.map(({ detail }) => detail);
};

test('pages to which an emptied root led, and that a vacuum left behind the end, are in use by nobody', () => {
  const states = [made(...base), made(...base, 'DELETE FROM word')];
  expect(states[1]!.length).toBeLessThan(states[0]!.length);
  expect(faults(states[0]!, writeWal(states, { pageSize }))).toEqual([]);
});

test('an index of a column that is computed when it is read belongs to the rows of its table', () => {
  const file = made(
    `CREATE TABLE account (id INTEGER PRIMARY KEY, name TEXT, domain TEXT,
       address TEXT GENERATED ALWAYS AS (name || '@' || domain) VIRTUAL UNIQUE)`,
    'CREATE INDEX addresses ON account(address)',
    "INSERT INTO account VALUES (1, 'one', 'example'), (2, 'two', 'example'), (3, 'three', 'example')",
  );
  expect(faults(file)).toEqual([]);
});
