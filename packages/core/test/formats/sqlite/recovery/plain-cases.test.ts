import { expect, test } from 'vitest';
import { memoryFile } from '../../../../src/bytes/memory-file.ts';
import { recoverRows } from '../../../../src/formats/sqlite/recovery/index.ts';
import { made } from '../made-database.ts';

/** What is told of a database made by these statements: the rowid, where it is known, and all values. */
function told(...statements: readonly string[]): string[] {
  const file = made('PRAGMA page_size = 4096; PRAGMA secure_delete = 0', ...statements);
  return [...recoverRows({ file: memoryFile(file) })]
    .map((row) =>
      [row.rowId ?? '?', ...row.columns.map((_, i) => row.value(i) ?? 'NULL')].join('|'),
    )
    .sort();
}

const counted = (from: number, to: number): string =>
  `WITH RECURSIVE n(i) AS (SELECT ${from} UNION ALL SELECT i + 1 FROM n WHERE i < ${to})`;

test('the rows with the highest rowids are told, where others were never there', () => {
  expect(
    told(
      'CREATE TABLE t (a TEXT, b TEXT)',
      `INSERT INTO t (rowid, a, b) VALUES (1, 'first key', 'first value'), (4, 'second key', 'second value'), (5, 'third key', 'third value')`,
      'DELETE FROM t WHERE rowid = 4',
      'DELETE FROM t WHERE rowid = 5',
    ),
  ).toEqual(['5|third key|third value', '?|second key|second value']);
});

test('a column that the schema lacks is no other name of the rowid, in a table that has none', () => {
  const file = made(
    'PRAGMA secure_delete = 0',
    'CREATE TABLE t (a TEXT, b TEXT)',
    `INSERT INTO t VALUES ('first key', 'first value'), ('second key', 'second value')`,
    'DELETE FROM t WHERE rowid = 2',
  );
  const [row] = recoverRows({ file: memoryFile(file) });
  expect([row!.rowId, row!.value(0)]).toEqual([2, 'second key']);
  const lacked = -1;
  expect([row!.value(lacked), row!.number(lacked), row!.time(lacked), row!.text(lacked)]).toEqual(
    Array(4).fill(null),
  );
  expect([row!.isNull(lacked), row!.knows(lacked), row!.certain(lacked)]).toEqual([
    true,
    false,
    false,
  ]);
});

test('a rowid of two bytes leaves all serial types standing, where the page has no shorter one', () => {
  expect(
    told(
      'CREATE TABLE t (a TEXT, b TEXT)',
      `INSERT INTO t (rowid, a, b) VALUES (200, 'first words', 'red cat'), (201, 'second words', 'green dog'), (202, 'third words', 'blue horse'),
        (203, 'fourth words', 'white cow')`,
      'DELETE FROM t WHERE rowid BETWEEN 201 AND 203',
    ),
  ).toEqual(['203|fourth words|white cow', '?|second words|green dog', '?|third words|blue horse']);
});

test('what the header of a freeblock left of a long rowid is not taken for another, though the last byte of the header is as the size of the row', () => {
  const rows = told(
    'CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT)',
    `${counted(1, 180)} INSERT INTO t SELECT 100000 + i, printf('%0*d', 7 + i % 5, i) FROM n`,
    'DELETE FROM t WHERE id BETWEEN 100010 AND 100180',
    `${counted(1, 5)} INSERT INTO t SELECT 100185 + i, 'new row ' || i FROM n`,
  );
  expect(rows.length).toBeGreaterThan(150);
  for (const row of rows) expect(row).toMatch(/^(?:1000\d\d|100[12]\d\d|\?)\|/);
});

test('the same where that freeblock joined just one other', () => {
  const row = (id: number, text: string): string => `(${id}, '${text}', ${id % 7}.25, 5)`;
  const rows = told(
    'CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT, b REAL, c)',
    `INSERT INTO t VALUES ${Array.from({ length: 8 }, (_, i) => row(1_950_136_400 + i, `filler row ${i}`)).join()},
      (1950136438, '${'y'.repeat(229)}', 2.25, NULL), (1950136440, 'hello this is A, 25 chars', 1.25, NULL),
      (1950136441, 'C is freed last, and joins', 7.25, 5)`,
    'DELETE FROM t WHERE id = 1950136438',
    'DELETE FROM t WHERE id = 1950136440',
    'DELETE FROM t',
  );
  expect(rows.filter((one) => one.includes('hello'))).toEqual([
    '?|NULL|hello this is A, 25 chars|1.25|NULL',
  ]);
});

test('a row is told that ends where the head of another stands, the end of which was taken', () => {
  // The first page of a table becomes an interior one, whose cells overwrite what stood at its end.
  const rows = told(
    'CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT, c INTEGER)',
    `${counted(1, 399)} INSERT INTO t SELECT i, 'message number ' || i, i * 1000 FROM n`,
    'DELETE FROM t WHERE id <= 127',
  );
  expect(rows).toContain('2|2|message number 2|2000');
});

test('a row is told that ends where the head of another stands, which is of the table by its size alone', () => {
  expect(
    told(
      'CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT, c INTEGER)',
      `INSERT INTO t VALUES (1, 'hello one', 100), (2, 'hello two', x'f0e1d2'), (3, 'hello three', 300), (4, 'hello four', 400)`,
      'DELETE FROM t',
    ),
  ).toContain('3|3|hello three|300');
});

test('a row is told whose rowid is shorter than those of all others, where it is the only one that fits', () => {
  const rows = (from: number, to: number): string =>
    `${counted(from, to)} INSERT INTO t SELECT i, 'name ' || i, i * 1000 FROM n`;
  expect(
    told(
      'CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT, c INTEGER)',
      rows(5000, 5007),
      `INSERT INTO t VALUES (100, 'name deleted', 5555)`,
      rows(5008, 5015),
      'DELETE FROM t WHERE id = 100',
    ),
  ).toEqual(['?|NULL|name deleted|5555']);
});

test('a row is told whose text ends with a space, where few others tell that texts do not', () => {
  expect(
    told(
      'CREATE TABLE t (a TEXT, b INTEGER, c TEXT)',
      `${counted(1, 11)} INSERT INTO t SELECT CASE i WHEN 5 THEN 'name five ' ELSE 'name ' || i END, i * 1000, 'second ' || i FROM n`,
      'DELETE FROM t WHERE b = 5000',
    ),
  ).toEqual(['?|name five |5000|second 5']);
});

test('eight bytes that somebody stores as a real are not told as a whole number, where no live row has one so long', () => {
  expect(
    told(
      'CREATE TABLE t (a INTEGER, b BLOB, c INTEGER, d INTEGER, e, f REAL, g REAL)',
      `INSERT INTO t VALUES (999417.9092010537, x'', 3, 2507818, 'some text here', 34616.0, 49497.0)`,
      `INSERT INTO t VALUES (6754422, x'4a', 77, 88, 'live', 1.5, 2.5)`,
      'DELETE FROM t WHERE rowid = 1',
    ),
  ).toEqual(['?|NULL||3|2507818|some text here|34616|49497']);
});

test('a blob is not told that goes on into a newer row, whose head stands in it', () => {
  const body = `CAST(printf('%.*c', 60, 'a') || x'f0e1d2c3b4a5' || printf('%.*c', 54, 'b') AS BLOB)`;
  const rows = told(
    'CREATE TABLE t (id INTEGER PRIMARY KEY, c1 BLOB, c2 INTEGER, c3 TEXT)',
    `INSERT INTO t VALUES (1, ${body}, -678774167, 'a text of some length, the last')`,
    `UPDATE t SET c1 = -20603 WHERE id = 1`,
    'DELETE FROM t WHERE id = 1',
  );
  for (const row of rows) expect(row).not.toContain('180,165');
});

test('a row of one text is told that stood at the end of a gap, as the header says that overwrote it', () => {
  expect(
    told(
      'CREATE TABLE s (t TEXT)',
      `INSERT INTO s VALUES ('first words'), ('second words here'), ('third words'), ('fourth words now'), ('fifth words')`,
      'DELETE FROM s WHERE rowid >= 4',
    ),
  ).toEqual(['5|fifth words', '?|fourth words now']);
});

test('rows whose freeblocks joined one that a newer row took the end of are told, be they ever so short', () => {
  const rows = told(
    'CREATE TABLE s (t TEXT)',
    `${counted(1, 200)} INSERT INTO s SELECT 'item-' || (10000 + 37 * i) FROM n`,
    'DELETE FROM s WHERE rowid BETWEEN 140 AND 190',
    `INSERT INTO s (rowid, t) VALUES (140, 'one that took the end of some')`,
    'DELETE FROM s WHERE rowid > 190',
  );
  const items = rows.filter((row) => row.includes('item-'));
  expect(items.length).toBeGreaterThan(52);
});
