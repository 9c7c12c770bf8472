import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { TableScan, type RecordSieve } from '../../../src/formats/sqlite/scan.ts';
import { details, made, opened } from './made-database.ts';

const database = made(
  'PRAGMA page_size = 512; PRAGMA auto_vacuum = 0',
  'CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT, b BLOB DEFAULT 5)',
  "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 400) INSERT INTO t SELECT i * i * i, printf('message %d', i), zeroblob(i * 3) FROM n",
  'INSERT INTO t VALUES (-9, NULL, NULL), (9000000000000000003, NULL, NULL)',
  'DELETE FROM t WHERE rowid % 5 = 0',
);

interface Seen {
  readonly rows: readonly string[];
  readonly faults: readonly string[];
}

/** Rows as texts, and what the database says of its faults; with a sieve, those that it leaves out stand among them as it saw them. */
function scanned(bytes: Uint8Array, leavesOut?: (record: string) => boolean): Seen {
  const file = opened(bytes);
  const table = file.table('t');
  if (table === undefined) return { rows: [], faults: details(file) };
  const scan = file.rows(table)[Symbol.iterator]();
  const rows: string[] = [];
  const sieve: RecordSieve = {
    leavesOut(memory, base, size) {
      const record = Buffer.from(memory.subarray(base, base + size)).toString('hex');
      if (leavesOut?.(record) !== true) return false;
      rows.push(record);
      return true;
    },
  };
  if (!(scan instanceof TableScan)) throw new Error('no scan of a table');
  if (leavesOut) scan.sift(sieve);
  scan.each((row) => rows.push(Buffer.from(row.payload).toString('hex')));
  return { rows, faults: details(file) };
}

describe('rows that a sieve leaves out', () => {
  test('are whole records in their cells, each at its place among the others', () => {
    const all = scanned(database);
    const asked: string[] = [];
    scanned(database, (record) => asked.push(record) < 0);
    expect(all.rows.length).toBe(322);
    // Records that go on in overflow pages, and those of rowids of five bytes and more, are not asked about.
    expect(asked.length).toBeGreaterThan(100);
    expect(asked.length).toBeLessThan(all.rows.length);
    expect(scanned(database, () => true)).toEqual(all);
    expect(scanned(database, (record) => record.length % 3 === 0)).toEqual(all);
  });

  test('are checked as all others, in a database with damage', () => {
    const byte = fc.tuple(
      fc.integer({ min: 512, max: database.length - 1 }),
      fc.integer({ min: 0, max: 255 }),
    );
    fc.assert(
      fc.property(
        fc.array(byte, { minLength: 1, maxLength: 12 }),
        fc.option(fc.integer({ min: 600, max: database.length })),
        (changes, end) => {
          const bytes = database.slice(0, end ?? database.length);
          for (const [at, value] of changes) if (at < bytes.length) bytes[at] = value;
          expect(scanned(bytes, () => true)).toEqual(scanned(bytes));
        },
      ),
      { numRuns: 300 },
    );
  });
});
