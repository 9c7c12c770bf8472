import { expect, test } from 'vitest';
import { ledAgain } from '../../../src/formats/sqlite/page-order.ts';
import { details, made, opened, rowsOf } from './made-database.ts';

const pageSize = 512;
const bytes = made(
  `PRAGMA page_size = ${pageSize}`,
  'CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT); CREATE TABLE k (k TEXT PRIMARY KEY, v) WITHOUT ROWID',
  "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 200) INSERT INTO t SELECT i, printf('message %d', i) FROM n",
  'INSERT INTO k SELECT a, id FROM t',
);

/** Lets pointers of a page lead where another one does; `header` is the length of the header of such a page. */
function withPointers(page: number, header: number, from: number, to: readonly number[]) {
  const damaged = bytes.slice();
  const pointers = (page - 1) * pageSize + header;
  for (const index of to)
    damaged.copyWithin(pointers + 2 * index, pointers + 2 * from, pointers + 2 * from + 2);
  return damaged;
}

test.each(['t', 'k'])(
  'a row of %s to which several pointers of its page lead is told once',
  (name) => {
    const whole = opened(bytes);
    const page = whole.leafPages(whole.table(name)!)[1]!;
    for (const others of [[2], [2, 5], [0], [0, 1, 2, 4, 5]]) {
      const database = opened(withPointers(page, 8, 3, others));
      const rows = rowsOf(database, name);
      expect(new Set(rows.map((row) => JSON.stringify(row))).size).toBe(rows.length);
      expect(rows).toHaveLength(rowsOf(whole, name).length - others.length);
      expect(details(database)).toContain(`malformed: ${ledAgain}`);
    }
  },
);

test('a row in an interior page to which several pointers lead is told once', () => {
  const whole = opened(bytes);
  const database = opened(withPointers(whole.table('k')!.rootPage, 12, 1, [0, 2]));
  const rows = rowsOf(database, 'k').map((row) => JSON.stringify(row));
  expect(new Set(rows).size).toBe(rows.length);
  expect(details(database)).toContain(`malformed: ${ledAgain}`);
});
