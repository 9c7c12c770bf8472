import { describe, expect, test } from 'vitest';
import { memoryFile } from '../../../../../src/bytes/memory-file.ts';
import { openDatabase } from '../../../../../src/formats/sqlite/index.ts';
import { recoverRows } from '../../../../../src/formats/sqlite/recovery/index.ts';
import { made } from '../../made-database.ts';
import { writeWal } from '../../write-wal.ts';

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
const log = new Uint8Array(
  writeWal(committed, {
    pageSize,
    uncommitted: made(...base, deletion, ...unfinished),
  }),
);

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

test('a row whose commit may be what a log lost that was cut off is not called deleted', () => {
  const deleted = (wal: Uint8Array) =>
    [...recoverRows({ file: memoryFile(committed[0]!), wal: memoryFile(wal) })].filter(
      (row) => row.isDeleted,
    );
  expect(deleted(log)).toHaveLength(1);
  expect(deleted(log.subarray(0, log.length - 100))).toEqual([]);
});

test('the header of a frame alone is of one that was being written, and nothing is cut off', () => {
  const underWay = log.subarray(0, log.length - pageSize);
  expect(texts(underWay)).toEqual(['first']);
  const opened = openDatabase(memoryFile(committed[0]!), { wal: memoryFile(underWay) });
  expect(opened.problems).toEqual([]);
});

test('what is left of a change over whose beginning another was written was taken back, though the log is cut off', () => {
  const states = [...committed, made(...base, deletion, "UPDATE note SET text = 'changed'")];
  const over = writeWal(states, { pageSize });
  expect(over.length).toBeLessThan(log.length - 4 * pageSize);
  const begun = log.slice();
  begun.set(over);
  expect(texts(begun.subarray(0, begun.length - 100))).toEqual(['first', 'second']);
});

test('nor was a change finished whose frames lack their salts, since it had written one of them again', () => {
  const again = log.slice();
  const frameBytes = 24 + pageSize;
  const first = (writeWal(committed, { pageSize }).length - 32) / frameBytes;
  for (let at = 32 + first * frameBytes; at < again.length; at += frameBytes)
    again.fill(0, at + 8, at + 24);
  expect(texts(again.subarray(0, again.length - 100))).toEqual(['first']);
});

describe('what a change wrote, and nothing tells whether it ever was in the database, is told with less confidence', () => {
  const confidences = (wal: Uint8Array): Record<string, string> =>
    Object.fromEntries(
      [...recoverRows({ file: memoryFile(committed[0]!), wal: memoryFile(wal) })]
        .map((row) => [row.text(1) ?? '', row.confidence] as const)
        .sort(),
    );

  test('of a page that the same change wrote again', () => {
    const passing = made(...base, deletion, "INSERT INTO note VALUES (3, 'taken back')");
    const states = [committed[0]!, passing, committed[1]!];
    expect(confidences(writeWal(states, { pageSize }))).toEqual({
      first: 'high',
      'taken back': 'high',
    });
    expect(confidences(writeWal(states, { pageSize, passing: [1] }))).toEqual({
      first: 'high',
      'taken back': 'medium',
    });
  });

  test('of a commit whose last frame was written in part', () => {
    const states = [
      ...committed,
      made(...base, deletion, "INSERT INTO note VALUES (3, 'in part')"),
    ];
    const whole = writeWal(states, { pageSize });
    expect(confidences(whole)).toEqual({ first: 'high' });
    whole[whole.length - pageSize - 1]! ^= 1;
    expect(confidences(whole)).toEqual({ first: 'high', 'in part': 'medium' });
  });
});

test('a commit whose frames still lack their salts was not finished', () => {
  const begun = log.slice();
  const frameBytes = 24 + pageSize;
  const first = (writeWal(committed, { pageSize }).length - 32) / frameBytes;
  for (let at = 32 + first * frameBytes; at < begun.length; at += frameBytes)
    begun.fill(0, at + 8, at + 24);
  begun[begun.length - frameBytes + 7] = 9;
  expect(texts(begun)).toEqual(['first']);
});
