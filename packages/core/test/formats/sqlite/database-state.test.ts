import { walOfFrames } from '@athar/synthetic';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { memoryFile } from '../../../src/bytes/memory-file.ts';
import { databaseState, type DatabaseState } from '../../../src/formats/sqlite/database-state.ts';
import { EvidenceError, type RandomAccessFile } from '../../../src/model/index.ts';
import { damaged } from '../../damage.ts';
import { made } from './made-database.ts';

const stateOf = (bytes: Uint8Array, wal?: Uint8Array): DatabaseState =>
  databaseState(memoryFile(bytes), wal === undefined ? {} : { wal: memoryFile(wal) });

/** `count` rows of 1,000 bytes. */
const rows = (count: number): string =>
  `INSERT INTO t (v) WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${count}) SELECT hex(randomblob(500)) FROM n`;

const table = 'CREATE TABLE t (id INTEGER PRIMARY KEY AUTOINCREMENT, v TEXT)';

describe('the state of a database', () => {
  test('tells the highest number given out beside the highest row', () => {
    const [mark] = stateOf(made(table, rows(2000), 'DELETE FROM t WHERE id > 1990')).marks;
    expect(mark).toMatchObject({
      table: 't',
      keptIn: 'sqlite_sequence',
      mark: 2000,
      highest: 1990,
    });
  });

  test('tells an emptied table from one that was never used', () => {
    const { marks } = stateOf(
      made(
        table,
        'CREATE TABLE u (id INTEGER PRIMARY KEY AUTOINCREMENT)',
        rows(20),
        'DELETE FROM t',
      ),
    );
    expect(marks).toMatchObject([{ table: 't', mark: 20, highest: 'none' }]);
  });

  test('tells free pages that hold remains', () => {
    const state = stateOf(made(table, rows(400), 'DELETE FROM t WHERE id > 40'));
    expect(state.freePages).toBeGreaterThan(60);
    expect(state.free.looked).toBeGreaterThan(0);
    expect(state.free.zero).toBe(0);
  });

  test('tells free pages that were overwritten with zeros', () => {
    const state = stateOf(
      made('PRAGMA secure_delete = ON', table, rows(400), 'DELETE FROM t WHERE id > 40'),
    );
    expect(state.free.looked).toBeGreaterThan(0);
    expect(state.free.zero).toBe(state.free.looked);
    expect(state.leavesWithRemains).toBe(0);
  });

  // Rules want a number of pages before they speak: how many there are by chance must not decide.
  test('looks at sixteen of the free pages that a trunk lists, or at all where it lists fewer', () => {
    for (const count of [40, 72, 84, 100, 132, 200, 330, 400]) {
      const { freePages, free } = stateOf(made(table, rows(count), 'DELETE FROM t'));
      const named = freePages - 1; // One page holds the list.
      expect(free.looked, `${count} rows, ${named} pages`).toBe(Math.min(named, 16));
    }
  });

  test('sees remains in pages that are in use', () => {
    const state = stateOf(made(table, rows(40), 'DELETE FROM t WHERE id % 2 = 0'));
    expect(state.leavesWithRemains).toBeGreaterThan(0);
  });

  test('tells how a database is shrunk', () => {
    expect(stateOf(made('PRAGMA auto_vacuum = 2', table)).autoVacuum).toBe('incremental');
    expect(stateOf(made('PRAGMA auto_vacuum = 1', table)).autoVacuum).toBe('full');
    expect(stateOf(made(table)).autoVacuum).toBe('none');
  });

  test('looks at a bounded part of a large database', () => {
    const bytes = made(table, rows(20_000), 'DELETE FROM t WHERE id > 2000');
    let read = 0;
    const file = memoryFile(bytes);
    const counted: RandomAccessFile = {
      size: file.size,
      read: (offset, length) => {
        read += length;
        return file.read(offset, length);
      },
      readInto: (target, offset) => {
        read += target.length;
        return file.readInto(target, offset);
      },
      close: () => undefined,
    };
    expect(databaseState(counted).free.looked).toBeGreaterThan(20);
    expect(bytes.length).toBeGreaterThan(15_000_000);
    expect(read).toBeLessThan(1_500_000);
  });
});

describe('the log beside it', () => {
  const database = made(table, rows(20));
  const page = (number: number): Uint8Array => database.slice(4096 * (number - 1), 4096 * number);
  const pages = database.length / 4096;
  const frame = (number: number, commit = 0) => ({ page: number, content: page(number), commit });

  test('holds frames of an earlier run behind its own', () => {
    const earlier = walOfFrames(4096, [frame(2), frame(3), frame(4, pages)], { salts: [1, 2] });
    const later = walOfFrames(4096, [frame(2, pages)], { salts: [2, 7] });
    const log = Buffer.concat([later, earlier.subarray(later.length)]);
    expect(stateOf(database, log).log).toEqual({
      frames: 3,
      current: 1,
      older: 2,
      generations: 2,
      isCut: false,
      applied: 1,
      committed: true,
    });
  });

  test('may end within a change', () => {
    const log = walOfFrames(4096, [frame(2, pages), frame(3)]);
    expect(stateOf(database, log).log).toMatchObject({ applied: 1, committed: false });
  });

  test('is of no other page size', () => {
    const log = walOfFrames(1024, [{ page: 2, content: new Uint8Array(1024), commit: 3 }]);
    expect(stateOf(database, log).log).toBeUndefined();
  });
});

describe('a damaged database', () => {
  const bytes = made('PRAGMA auto_vacuum = 0', table, rows(400), 'DELETE FROM t WHERE id > 40');
  const trunk = Buffer.from(bytes).readUInt32BE(32);

  test('with a freelist that leads back to itself ends', () => {
    const looped = Buffer.from(bytes);
    looped.writeUInt32BE(trunk, 4096 * (trunk - 1));
    expect(stateOf(looped).free.looked).toBeGreaterThan(0);
  });

  test.each([
    ['a list that leads nowhere', (b: Buffer) => b.writeUInt32BE(0xffff_ffff, 32)],
    ['more entries than fit', (b: Buffer) => b.writeUInt32BE(0xffff_ffff, 4096 * (trunk - 1) + 4)],
  ])('with %s has no free pages to look at', (_, damage) => {
    const damaged = Buffer.from(bytes);
    damage(damaged);
    expect(stateOf(damaged).free.looked).toBe(0);
  });

  test('cut off at any page is read as far as it goes', () => {
    for (let size = 4096; size < bytes.length; size += 4096 * 7) {
      expect(() => stateOf(bytes.slice(0, size))).not.toThrow();
    }
  });

  test('and a damaged log beside it give a state or an error of the evidence', () => {
    const log = walOfFrames(4096, [
      { page: 2, content: bytes.slice(4096, 8192), commit: 0 },
      { page: 3, content: bytes.slice(8192, 12_288), commit: bytes.length / 4096 },
    ]);
    fc.assert(
      fc.property(damaged([bytes.slice(0, 40_960)]), damaged([log]), (file, wal) => {
        try {
          const { free, leavesLooked } = stateOf(file, wal);
          expect(free.zero).toBeLessThanOrEqual(free.looked);
          expect(leavesLooked).toBeLessThanOrEqual(256);
        } catch (error) {
          expect(error).toBeInstanceOf(EvidenceError);
        }
      }),
      { numRuns: 300 },
    );
  });
});
