import { describe, expect, test } from 'vitest';
import { memoryFile } from '../../../../../src/bytes/memory-file.ts';
import { parseCreateTable } from '../../../../../src/formats/sqlite/create-table.ts';
import { openParts } from '../../../../../src/formats/sqlite/database.ts';
import { recoverRows } from '../../../../../src/formats/sqlite/recovery/index.ts';
import { KnownTables } from '../../../../../src/formats/sqlite/recovery/pages/known-tables.ts';
import { TableDefinition } from '../../../../../src/formats/sqlite/table.ts';
import { made } from '../../made-database.ts';
import { writeWal } from '../../write-wal.ts';

const start = 'PRAGMA page_size = 1024; PRAGMA secure_delete = 0';
const valuesOf = (rows: ReturnType<typeof recoverRows>) =>
  Array.from(rows, (row) =>
    [row.table, row.rowId, ...row.columns.map((_, column) => row.value(column))].join(' '),
  ).sort();

describe('rows that are equal', () => {
  test('are told once for each table that had one', () => {
    const columns = '(id INTEGER PRIMARY KEY, text TEXT, count INT)';
    const values = "VALUES (200, 'kept', 1), (201, 'deleted here', 70), (202, 'kept too', 2)";
    const file = made(
      start,
      `CREATE TABLE first ${columns}`,
      `CREATE TABLE second ${columns}`,
      `INSERT INTO first ${values}`,
      `INSERT INTO second ${values}`,
      'DELETE FROM first WHERE id = 201',
      'DELETE FROM second WHERE id = 201',
    );
    expect(valuesOf(recoverRows({ file: memoryFile(file) }))).toEqual([
      'first   deleted here 70',
      'second   deleted here 70',
    ]);
  });

  test.each([
    ['full', "'deleted here'"],
    ['part, since NULL may be the name of the rowid there', 'NULL'],
  ])('are told once where a page of no known table holds one too, in %s', (_, text) => {
    const columns = '(text TEXT, count INT, mark TEXT)';
    const statements = [
      start,
      `CREATE TABLE first ${columns}`,
      `CREATE TABLE second ${columns}`,
      `INSERT INTO first (rowid, text, count, mark) VALUES (200, 'kept', 1, 'one'), (201, ${text}, 70, 'two')`,
      `INSERT INTO second VALUES ('of another table', 3, 'three')`,
    ];
    const before = made(...statements);
    // Nothing of the page stays as it was, so that it may have been of either table.
    statements.push("UPDATE first SET text = 'kept and changed', mark = 'four' WHERE count = 1");
    const changed = made(...statements);
    statements.push('DELETE FROM first WHERE count = 70');
    const wal = writeWal([before, changed, made(...statements)], { pageSize: 1024 });
    const rows = [...recoverRows({ file: memoryFile(before), wal: memoryFile(wal) })];
    expect(rows.filter((row) => row.number(1) === 70).map((row) => row.table)).toEqual(['first']);
  });
});

describe('a row that a page of its table held, which the trees of that time tell, and that another table still has', () => {
  const start = 'PRAGMA page_size = 1024; PRAGMA secure_delete = 0';
  const values = (table: string) =>
    `INSERT INTO ${table} VALUES (1, 'one', 'kept'), (2, 'two', 'deleted words'), (3, 'three', 'kept too')`;
  const deletedOf = (copy: string) => {
    const before = [
      start,
      'CREATE TABLE note (id INTEGER PRIMARY KEY, title TEXT, body TEXT)',
      `CREATE TABLE copy (${copy})`,
      values('note'),
      values('copy'),
    ];
    const states = [
      made(...before),
      made(...before, "UPDATE note SET body = 'other ' || body"),
      made(...before, "UPDATE note SET body = 'other ' || body", 'DELETE FROM note WHERE id = 2'),
    ];
    const wal = memoryFile(writeWal(states, { pageSize: 1024 }));
    const rows = [...recoverRows({ file: memoryFile(states[0]!), wal })];
    return rows.filter((row) => row.rowId === 2).map((row) => [row.table, row.value(2)]);
  };

  test('is deleted: an index of words keeps what it was made of', () => {
    expect(deletedOf('id INTEGER PRIMARY KEY, c0, c1')).toContainEqual(['note', 'deleted words']);
  });

  test('is not where that has its columns, and may have been it under another name', () => {
    const told = deletedOf('id INTEGER PRIMARY KEY, title TEXT, body TEXT');
    expect(told).not.toContainEqual(['note', 'deleted words']);
    expect(told).toContainEqual(['note', 'other deleted words']);
  });
});

test('the forms that a dropped table had before and after columns were added are one table, so that its rows are told once', () => {
  const known = new KnownTables(openParts(memoryFile(made(start, 'CREATE TABLE kept (id)')), {}));
  const form = (columns: string) => {
    const parsed = parseCreateTable(`CREATE TABLE note (${columns})`)!;
    return new TableDefinition('note', 2, parsed.columns, parsed);
  };
  const last = known.formerly(form('id INTEGER PRIMARY KEY, words TEXT, added TEXT'));
  expect(known.formerly(form('id INTEGER PRIMARY KEY, words TEXT'))).toBe(last);
  expect(known.formerly(form('id INTEGER PRIMARY KEY, number INT'))).not.toBe(last);
  expect(last.mayHaveCount(2)).toBe(true);
});
