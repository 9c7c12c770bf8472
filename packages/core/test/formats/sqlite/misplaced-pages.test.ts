import { expect, test } from 'vitest';
import { outOfOrder } from '../../../src/formats/sqlite/page-order.ts';
import type { Database, SqliteValue } from '../../../src/model/index.ts';
import { details, made, opened, rowsOf } from './made-database.ts';

/** Pages that stand in the place of others, as a copy that was patched together has them: whole, and in order in themselves. */

const pageSize = 512;
const bytes = made(
  `PRAGMA page_size = ${pageSize}`,
  'CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT)',
  "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 900) INSERT INTO t SELECT i, printf('message %d', i) FROM n",
);
const whole = opened(bytes);
const leaves = [...whole.leafPages(whole.table('t')!)];
const bounds = whole.leafBounds(whole.table('t')!);
const told = `malformed: ${outOfOrder}`;

/** The database with the page `from` where `to` stands. */
function copied(from: number, to: number): Uint8Array {
  const damaged = bytes.slice();
  damaged.copyWithin((to - 1) * pageSize, (from - 1) * pageSize, from * pageSize);
  return damaged;
}

/** Reads some leaves that follow one another, as a check does that shares a table among workers. */
function pieceOf(database: Database, from: number, to: number): SqliteValue[] {
  const table = database.table('t')!;
  const after = from === 0 ? Number.NEGATIVE_INFINITY : bounds[from - 1]!;
  const rows = database.rows(table, leaves.slice(from, to), { after, upTo: bounds[to - 1]! });
  return Array.from(rows, (row) => row.value(0));
}

test('leaves in their places are told nothing of', () => {
  expect(rowsOf(whole, 't')).toHaveLength(900);
  for (let at = 0; at < leaves.length; at += 5) pieceOf(whole, at, Math.min(at + 5, leaves.length));
  expect(details(whole)).toEqual([]);
});

test.each([
  [10, 11],
  [11, 10],
  [3, 30],
  [leaves.length - 1, 12],
  [0, leaves.length - 1],
])('leaf %d in the place of leaf %d is told, by a scan and by each piece', (from, to) => {
  const database = opened(copied(leaves[from]!, leaves[to]!));
  rowsOf(database, 't');
  expect(details(database)).toContain(told);
  for (const [first, end] of [
    [to, to + 1],
    [Math.max(0, to - 2), to + 1],
    [to, Math.min(to + 3, leaves.length)],
  ] as const) {
    const alone = opened(copied(leaves[from]!, leaves[to]!));
    pieceOf(alone, first, end);
    expect(details(alone)).toContain(told);
  }
});

test('so is a page that was cut out, where all behind it moved up', () => {
  // The last pages of the file are leaves that follow one another: the tree leads to each for rows of the one before it.
  const cut = leaves.at(-20)!;
  const damaged = new Uint8Array(bytes.length - pageSize);
  damaged.set(bytes.subarray(0, (cut - 1) * pageSize));
  damaged.set(bytes.subarray(cut * pageSize), (cut - 1) * pageSize);
  const database = opened(damaged);
  const rows = rowsOf(database, 't');
  expect(rows.length).toBeLessThan(900);
  expect(database.problems.filter(({ detail }) => detail === outOfOrder).length).toBeGreaterThan(
    15,
  );
});
