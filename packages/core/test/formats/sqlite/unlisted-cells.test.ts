import { expect, test } from 'vitest';
import { unlistedCells } from '../../../src/formats/sqlite/cell-less-page.ts';
import { details, made, opened, rowsOf } from './made-database.ts';

const pageSize = 512;
const bytes = made(
  `PRAGMA page_size = ${pageSize}; PRAGMA secure_delete = 0`,
  'CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT); CREATE TABLE k (k TEXT PRIMARY KEY, v) WITHOUT ROWID',
  "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 900) INSERT INTO t SELECT i, printf('message %d', i) FROM n",
  'INSERT INTO k SELECT a, id FROM t WHERE id <= 400',
  // Freeblocks, fragments and cells of the least size are in order.
  'DELETE FROM t WHERE id % 7 = 0; UPDATE t SET a = substr(a, 1, 5) WHERE id % 5 = 0; UPDATE t SET a = NULL WHERE id % 3 = 0; DELETE FROM k WHERE v % 4 = 0',
);

/** Lets a page state fewer cells than it holds. */
function withFewer(page: number, fewer: number): Uint8Array {
  const damaged = bytes.slice();
  const view = new DataView(damaged.buffer, (page - 1) * pageSize);
  view.setUint16(3, view.getUint16(3) - fewer);
  return damaged;
}

test.each(['t', 'k'])('a leaf of %s that states fewer cells than it holds is told', (name) => {
  const whole = opened(bytes);
  expect(rowsOf(whole, name).length).toBeGreaterThan(100);
  expect(details(whole)).toEqual([]);
  for (const page of [...whole.leafPages(whole.table(name)!)].slice(1, 9)) {
    for (const fewer of [1, 3]) {
      const database = opened(withFewer(page, fewer));
      expect(rowsOf(database, name)).toHaveLength(rowsOf(whole, name).length - fewer);
      expect(details(database)).toEqual([`malformed: ${unlistedCells}`]);
    }
  }
});

test.each(['t', 'k'])('so is an interior page of %s', (name) => {
  const whole = opened(bytes);
  const { rootPage } = whole.table(name)!;
  const database = opened(withFewer(rootPage, 1));
  expect(rowsOf(database, name).length).toBeLessThan(rowsOf(whole, name).length);
  expect(details(database)).toContain(`malformed: ${unlistedCells}`);
});
