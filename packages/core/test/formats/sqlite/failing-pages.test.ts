import { expect, test } from 'vitest';
import { failingFile } from '../../builders/failing-file.ts';
import { openDatabase } from '../../../src/formats/sqlite/index.ts';
import { isEvidenceError } from '../../../src/model/index.ts';
import { details, made, opened, rowsOf } from './made-database.ts';

const pageSize = 512;
const bytes = made(
  `PRAGMA page_size = ${pageSize}`,
  'CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT); CREATE TABLE u (a TEXT)',
  "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 400) INSERT INTO t SELECT i, printf('message %d', i) FROM n",
  "INSERT INTO u VALUES ('other')",
);
const whole = opened(bytes);
const leaves = whole.leafPages(whole.table('t')!);

/** Reads the table with one page that the disk does not give. */
function withoutPage(page: number) {
  const database = openDatabase(failingFile(bytes, (page - 1) * pageSize, pageSize));
  return { database, rows: rowsOf(database, 't') };
}

test('a page of rows that the disk fails to give costs its own rows alone, and is told', () => {
  expect(leaves.length).toBeGreaterThan(10);
  const all = rowsOf(whole, 't');
  for (const page of leaves) {
    const { database, rows } = withoutPage(page);
    const lost = all.filter(([id]) => !rows.some(([other]) => other === id));
    expect(lost.length).toBe(whole.rowCount(page));
    expect(rows).toEqual(all.filter((row) => !lost.includes(row)));
    expect(details(database)).toEqual(['disk-error: the disk fails to give a page of the b-tree']);
    expect(database.problems[0]?.position).toMatchObject({ table: 't', page });
    expect(rowsOf(database, 'u')).toEqual([['other']]);
  }
});

test('a schema that the disk fails to give makes no table look as if it were not there', () => {
  expect(() => withoutPage(1)).toThrow('EIO');
});

test('no page that the disk fails to give is passed over without a word', () => {
  for (let page = 1; page <= bytes.length / pageSize; page++) {
    try {
      const { database, rows } = withoutPage(page);
      expect(rows.length < 400).toBe(details(database).length > 0);
    } catch (error) {
      expect(isEvidenceError(error) && error.code).toBe('disk-error');
    }
  }
});
