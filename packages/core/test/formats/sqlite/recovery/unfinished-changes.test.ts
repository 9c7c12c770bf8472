import { expect, test } from 'vitest';
import { memoryFile } from '../../../../src/bytes/memory-file.ts';
import { recoverRows } from '../../../../src/formats/sqlite/recovery/index.ts';
import { made } from '../made-database.ts';
import { writeWal } from '../write-wal.ts';

const pageSize = 512;
const base = [
  `PRAGMA page_size = ${pageSize}`,
  'PRAGMA secure_delete = 0',
  'CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT)',
  "INSERT INTO note VALUES (1, 'first'), (2, 'second')",
];
const deletion = 'DELETE FROM note WHERE id = 1';
const unfinished = [
  `WITH RECURSIVE n(i) AS (SELECT 3 UNION ALL SELECT i + 1 FROM n WHERE i < 60)
     INSERT INTO note SELECT i, 'never committed ' || i FROM n`,
];
const committed = [made(...base), made(...base, deletion)];
const log = writeWal(committed, {
  pageSize,
  uncommitted: made(...base, deletion, ...unfinished),
});

const texts = (wal: Uint8Array, file = committed[0]!): string[] =>
  [...recoverRows({ file: memoryFile(file), wal: memoryFile(wal) })]
    .map((row) => row.text(1) ?? '')
    .sort();

test('what a change wrote into the log that was not finished is no row that ever was', () => {
  expect(log.length).toBeGreaterThan(writeWal(committed, { pageSize }).length + 4 * pageSize);
  expect(texts(log)).toEqual(['first']);
});

test('nor is it once the log was begun anew before it', () => {
  const begun = log.slice();
  const later = [committed[1]!, made(...base, deletion, "UPDATE note SET text = 'changed'")];
  begun.set(writeWal(later, { pageSize, salts: [0x12345679, 5] }));
  expect(texts(begun, committed[1])).toEqual(['first', 'second']);
});

test('of a log that was cut off, the end of the change may be lost', () => {
  const cut = texts(log.subarray(0, log.length - 100));
  expect(cut).toContain('first');
  expect(cut).toContain('never committed 10');
});
