import { describe, expect, test } from 'vitest';
import { memoryFile } from '../../../../src/bytes/memory-file.ts';
import { recoverRows } from '../../../../src/formats/sqlite/recovery/index.ts';
import { isEvidenceError } from '../../../../src/model/index.ts';
import { runsOf, share, shares } from '../../../builders/share.ts';
import { made } from '../made-database.ts';
import { randomness } from '../randomness.ts';
import { writeWal } from '../write-wal.ts';

const base = [
  'PRAGMA page_size = 512; PRAGMA secure_delete = 0',
  'CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT, at REAL)',
  'CREATE TABLE gone (a TEXT, b INT)',
  `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 120)
    INSERT INTO note SELECT i, printf('note number %d %s', i, hex(zeroblob(i % 7 * 40))), i + 0.5 FROM n`,
  "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 40) INSERT INTO gone SELECT printf('gone %d', i), i FROM n",
];
const before = made(...base);
const bytes = made(...base, 'DELETE FROM note WHERE id % 3 = 0', 'DROP TABLE gone');
const wal = new Uint8Array(writeWal([before, bytes], { pageSize: 512 }));

/** Takes all rows; what is no database at all is refused as evidence. */
function recover(file: Uint8Array, log?: Uint8Array, journal?: Uint8Array): number | undefined {
  let count = 0;
  try {
    const recovery = recoverRows({
      file: memoryFile(file),
      ...(log === undefined ? {} : { wal: memoryFile(log) }),
      ...(journal === undefined ? {} : { journal: memoryFile(journal) }),
    });
    for (const row of recovery) {
      count++;
      for (const column of row.columns.keys()) row.value(column);
    }
  } catch (error) {
    if (!isEvidenceError(error)) throw error;
    return undefined;
  }
  return count;
}

describe('damaged databases', () => {
  test('the whole one gives the deleted rows and those of the dropped table', () => {
    expect(recover(bytes)).toBeGreaterThan(50);
  });

  test('cut off anywhere', () => {
    for (let length = 97 * (share - 1); length < bytes.length; length += 97 * shares)
      expect(recover(bytes.slice(0, length)) ?? 0).toBeLessThan(2000);
  });

  test('with bytes changed anywhere, most of them in headers', () => {
    const random = randomness(6 + share);
    for (let round = 0; round < runsOf(250); round++) {
      const changed = bytes.slice();
      for (let i = random.between(1, 12); i > 0; i--) {
        const page = random.between(0, changed.length / 512 - 1) * 512;
        const at = random.chance(0.7) ? random.between(0, 119) : random.between(0, 511);
        changed[page + at] = random.pick([0, 1, 2, 13, 255, random.between(0, 255)]);
      }
      expect(recover(changed) ?? 0).toBeLessThan(20_000);
    }
  });

  test('with a log or journal cut off, changed, or of bytes without meaning', () => {
    const random = randomness(10 + share);
    for (let round = 0; round < runsOf(60); round++) {
      const changed = wal.slice(0, random.between(0, wal.length));
      for (let i = random.between(0, 9); i > 0 && changed.length > 0; i--)
        changed[random.between(0, changed.length - 1)] = random.between(0, 255);
      recover(before, changed, changed);
    }
    expect(recover(before, wal)).toBeGreaterThan(60);
  });

  test('a freelist that leads to itself, to pages in use and out of the file is told, and gives no live row', () => {
    const changed = bytes.slice();
    const view = new DataView(changed.buffer);
    const trunk = view.getUint32(32);
    view.setUint32((trunk - 1) * 512, trunk);
    view.setUint32((trunk - 1) * 512 + 4, 3);
    view.setUint32((trunk - 1) * 512 + 8, 2);
    view.setUint32((trunk - 1) * 512 + 12, 70_000);
    view.setUint32((trunk - 1) * 512 + 16, trunk);
    const recovery = recoverRows({ file: memoryFile(changed) });
    const live = [...recovery].filter(
      (row) => row.table === 'note' && row.rowId !== undefined && Number(row.rowId) % 3 !== 0,
    );
    expect(live).toEqual([]);
    const details = recovery.problems.map((problem) => problem.detail).join('\n');
    expect(details).toMatch(/leads to the same page twice/);
    expect(details).toMatch(/leads to a page that is in use/);
    expect(details).toMatch(/leads to a page that the file does not hold/);
  });

  test('a page full of what looks like one long header costs no more than its share', () => {
    const changed = bytes.slice();
    for (let page = 3; page < changed.length / 512; page++) {
      changed.fill(0x41, page * 512 + 8, page * 512 + 512);
      changed.set([13, 0, 0, 0, 0, 2, 0, 0], page * 512);
    }
    expect(recover(changed) ?? 0).toBeLessThan(20_000);
  });

  test('freeblocks that are no list are told, and what lies between the cells is searched all the same', () => {
    const whole = made(
      'PRAGMA secure_delete = 0',
      'CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT, seen INT)',
      "INSERT INTO note VALUES (200, 'first', 11), (201, 'this was deleted', 12), (202, 'third', 13)",
      'DELETE FROM note WHERE id = 201',
    );
    const view = new DataView(whole.buffer, whole.byteOffset, whole.byteLength);
    const block = view.getUint16(4096 + 1);
    view.setUint16(4096 + block, 9);
    const recovery = recoverRows({ file: memoryFile(whole) });
    const rows = [...recovery].map((row) => row.text(1));
    expect(rows).toEqual(['this was deleted']);
    expect(recovery.problems.map((problem) => problem.detail)).toEqual([
      'the freeblocks of a page are not in order',
    ]);
  });
});
