import { expect, test } from 'vitest';
import { memoryFile } from '../../../../../src/bytes/memory-file.ts';
import { recoverRows } from '../../../../../src/formats/sqlite/recovery/index.ts';
import { made } from '../../made-database.ts';

const numbers = (to: number) =>
  `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${to})`;

const database = (...statements: string[]) =>
  made('PRAGMA page_size = 512; PRAGMA secure_delete = 0', ...statements);

/** The keys and texts of the rows that are told, and those whose bytes stand in the file. */
function words(count: number, statement: string): { told: string[]; standing: string[] } {
  const file = database(
    'CREATE TABLE word (key TEXT PRIMARY KEY, text TEXT) WITHOUT ROWID',
    `${numbers(count)} INSERT INTO word SELECT printf('key-%03d', i), 'the text number ' || (i * 77) FROM n`,
    statement,
  );
  const all = Array.from(
    { length: count },
    (_, i) => `key-${String(i + 1).padStart(3, '0')}the text number ${(i + 1) * 77}`,
  );
  const told = [...recoverRows({ file: memoryFile(file) })].map(
    (row) => `${row.text(0)}${row.text(1)}`,
  );
  return { told: told.sort(), standing: all.filter((one) => Buffer.from(file).includes(one)) };
}

test.each([
  [40, 'DROP TABLE word'],
  [40, 'DELETE FROM word'],
  [900, 'DROP TABLE word'],
])(
  'rows of a table without rowid are told however few columns it has, those of its interior pages among them: of %i, %s',
  (count, statement) => {
    const { told, standing } = words(count, statement);
    expect(standing).toEqual(expect.arrayContaining(told));
    // In a root that was emptied, the number of a child page stands behind a row.
    expect(told.length).toBeGreaterThan(0.92 * count);
  },
);

test('a number beyond all rowids is none of an entry of an index', () => {
  const file = database(
    'CREATE TABLE seen (id TEXT PRIMARY KEY, at INTEGER) WITHOUT ROWID',
    'CREATE TABLE person (name TEXT)',
    'CREATE INDEX names ON person (name)',
    `${numbers(40)} INSERT INTO person SELECT 'person ' || i FROM n`,
    `${numbers(40)} INSERT INTO seen SELECT printf('id-%03d', i), 1700000000 + 1000 * i FROM n`,
    'DROP TABLE seen',
  );
  expect([...recoverRows({ file: memoryFile(file) })]).toHaveLength(40);
});

test.each([
  [
    'a table with rowids',
    'CREATE TABLE seen (id TEXT PRIMARY KEY, count INTEGER) WITHOUT ROWID',
    `${numbers(5)} INSERT INTO seen SELECT 'seen ' || i, i * 20 FROM n`,
    'CREATE TABLE person (name TEXT, other TEXT)',
    'CREATE INDEX names ON person (name)',
    `${numbers(90)} INSERT INTO person SELECT 'person ' || i, 'x' FROM n`,
    'DROP INDEX names',
  ],
  [
    'a table without rowid',
    'CREATE TABLE seen (id TEXT PRIMARY KEY, name TEXT) WITHOUT ROWID',
    `${numbers(90)} INSERT INTO seen SELECT 'id ' || i, 'name ' || i FROM n`,
    'CREATE INDEX names ON seen (name)',
    'DROP INDEX names',
  ],
  [
    'a table without rowid that was dropped',
    'CREATE TABLE seen (id TEXT PRIMARY KEY, name TEXT) WITHOUT ROWID',
    `${numbers(5)} INSERT INTO seen SELECT 'seen ' || i, 'name ' || i FROM n`,
    'CREATE TABLE person (id TEXT PRIMARY KEY, number INTEGER, first TEXT, last TEXT) WITHOUT ROWID',
    'CREATE INDEX names ON person (last)',
    `${numbers(90)} INSERT INTO person SELECT 'id ' || i, i, 'first ' || i, 'last ' || i FROM n`,
    'DROP TABLE person',
  ],
])('entries of an index of %s are no rows of one that looks like them', (_, ...statements) => {
  const rows = [...recoverRows({ file: memoryFile(database(...statements)) })];
  expect(rows.filter(({ table }) => table === 'seen')).toEqual([]);
});
