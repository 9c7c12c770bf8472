import { describe, expect, test } from 'vitest';
import { memoryFile } from '../../../src/bytes/memory-file.ts';
import { openDatabase } from '../../../src/formats/sqlite/index.ts';
import { numbersOf } from '../../builders/share.ts';
import { differences, faults, oracleTables, sqlJs } from './oracle.ts';
import type { RandomDatabase } from './random-database.ts';
import { randomDatabase } from './random-database.ts';
import { writeWal } from './write-wal.ts';

/** More with ATHAR_SQLITE_DATABASES=5000; another set with ATHAR_SQLITE_SEED. */
const count = Number(process.env.ATHAR_SQLITE_DATABASES ?? 300);
const firstSeed = Number(process.env.ATHAR_SQLITE_SEED ?? 1);

describe('every value of made-up databases is as SQLite reads it', () => {
  const groups = 10;
  test.each(Array.from({ length: groups }, (_, group) => group))(
    'group %i',
    (group) => {
      for (const [at, seed] of numbersOf(firstSeed, count).entries()) {
        if (at % groups !== group) continue;
        const made = randomDatabase(seed);
        const states = run(made);
        const last = states.at(-1)!;
        const oracle = oracleTables(last);
        const plain = openDatabase(memoryFile(last));
        expect(
          differences(plain, oracle, seed % 2 === 0 ? 'all' : 'by leaf'),
          `seed ${seed}`,
        ).toEqual([]);
        expect(faults(plain), `seed ${seed}`).toEqual([]);
        expect(plain.encoding).toBe(made.encoding.toLowerCase());
        if (states.length < 2) continue;
        const from = seed % (states.length - 1);
        const wal = writeWal(states.slice(from), {
          pageSize: made.pageSize,
          bigEndian: seed % 3 === 0,
        });
        const logged = openDatabase(memoryFile(states[from]!), { wal: memoryFile(wal) });
        expect(
          differences(logged, oracle, seed % 2 === 0 ? 'by leaf' : 'all'),
          `seed ${seed} with log`,
        ).toEqual([]);
        expect(logged.walFrames).toBeGreaterThan(0);
      }
    },
    600_000,
  );
});

test('the made-up databases are of every kind', () => {
  const all = Array.from({ length: 300 }, (_, seed) => randomDatabase(seed + 1));
  expect(new Set(all.map((made) => made.pageSize)).size).toBe(8);
  expect(new Set(all.map((made) => made.encoding)).size).toBe(3);
  expect(new Set(all.map((made) => made.autoVacuum)).size).toBe(3);
  expect(all.some((made) => made.reserved > 0)).toBe(true);
});

/** The file after each transaction. */
function run(made: RandomDatabase): Uint8Array[] {
  let database = new sqlJs.Database();
  database.run(
    `PRAGMA page_size = ${made.pageSize}; PRAGMA encoding = '${made.encoding}'; PRAGMA auto_vacuum = ${made.autoVacuum}; CREATE TABLE first (x); DROP TABLE first`,
  );
  if (made.reserved > 0) {
    const empty = database.export();
    database.close();
    empty[20] = made.reserved;
    const usable = made.pageSize - made.reserved;
    empty[105] = (usable >>> 8) & 0xff;
    empty[106] = usable & 0xff;
    database = new sqlJs.Database(empty);
  }
  const states: Uint8Array[] = [database.export()];
  for (const statements of made.steps) {
    // One transaction, so that the log gets one commit for the step.
    if (statements.length > 1) database.run('BEGIN');
    for (const statement of statements) {
      try {
        database.run(statement);
      } catch {
        // SQLite refuses some of what chance puts together; what it accepted counts.
      }
    }
    try {
      if (statements.length > 1) database.run('COMMIT');
    } catch {
      // A refused statement may have ended the transaction.
    }
    states.push(database.export());
  }
  database.close();
  return states;
}
