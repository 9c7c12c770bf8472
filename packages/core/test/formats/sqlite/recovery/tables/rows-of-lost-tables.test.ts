import { expect, test } from 'vitest';
import { memoryFile } from '../../../../../src/bytes/memory-file.ts';
import { recoverRows } from '../../../../../src/formats/sqlite/recovery/index.ts';
import { made } from '../../made-database.ts';
import { withoutOldDeclarations } from '../histories/old-declarations.ts';

const plain = 'PRAGMA page_size = 4096; PRAGMA secure_delete = 0; PRAGMA auto_vacuum = 0';

const numbers = (to: number) =>
  `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${to})`;

/** The tables of which rows are told that hold a text which begins so, or such a number. */
function tablesOf(file: Uint8Array, value: string | number): (string | null)[] {
  return [...recoverRows({ file: memoryFile(file) })]
    .filter((row) =>
      row.columns.some((_, column) =>
        typeof value === 'string'
          ? row.text(column)?.startsWith(value)
          : row.knows(column) && row.value(column) === value,
      ),
    )
    .map(({ table }) => table);
}

test('entries of an index that is gone are no rows of a table without rowid where they hold NULL in place of its key', () => {
  const file = made(
    plain,
    'CREATE TABLE place (id INTEGER PRIMARY KEY, kind INTEGER, side INTEGER, size REAL) WITHOUT ROWID',
    `${numbers(20)} INSERT INTO place SELECT i * 3, 1400000000 + i, i % 2, i * 1.5 FROM n`,
    'CREATE TABLE said (words TEXT, at INTEGER, kind INTEGER)',
    'CREATE INDEX said_at ON said (words, at, kind)',
    `${numbers(60)} INSERT INTO said
      SELECT iif(i % 8 = 0, 'said ' || i, NULL), 1400000000 + i * 7, i % 2 FROM n`,
    'DROP INDEX said_at',
  );
  expect(tablesOf(file, 1400000000 + 7 * 59)).toEqual([]);
});

test('nor rows of no known table where its declaration is lost, and no table has rows of so few values', () => {
  const file = made(
    plain,
    'CREATE TABLE place (id BLOB PRIMARY KEY, side BLOB, name TEXT) WITHOUT ROWID',
    'CREATE INDEX sides ON place (side)',
    `${numbers(20)} INSERT INTO place
      SELECT CAST('key ' || (i * 7919) AS BLOB), CAST('side ' || (i * 104729) AS BLOB), 'name ' || i FROM n`,
    'DROP INDEX sides',
  );
  expect([...recoverRows({ file: memoryFile(withoutOldDeclarations(file)) })]).toEqual([]);
});

test('rows that all begin with NULL are of no table whose first column is none of rowids', () => {
  const file = made(
    plain,
    'CREATE TABLE seen (id INTEGER PRIMARY KEY, kind TEXT, at INTEGER, name TEXT, n INTEGER, site TEXT)',
    'CREATE TABLE news (title TEXT, kind TEXT, at INTEGER, source TEXT, read INTEGER, site TEXT)',
    `${numbers(200)} INSERT INTO seen
      SELECT i, 'kind ' || (i % 3), 700000000 + i * 61, NULL, i % 2, 'https://example.org/' || (i * 7919) FROM n`,
    `INSERT INTO news VALUES ('title', 'news', 1, 'source', 0, 'https://example.net/1')`,
    'DROP TABLE seen',
    // Its declaration is written over that of the table that is gone.
    'CREATE TABLE later (name REAL, n INTEGER, wide REAL, high REAL, more REAL, least REAL, most REAL)',
    'DROP TABLE news',
  );
  const told = tablesOf(file, 'https://example.org/');
  expect(told).toHaveLength(200);
  expect(new Set(told)).toEqual(new Set([null]));
});
