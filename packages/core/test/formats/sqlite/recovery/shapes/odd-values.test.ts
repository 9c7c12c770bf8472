import { describe, expect, test } from 'vitest';
import { memoryFile } from '../../../../../src/bytes/memory-file.ts';
import type { SqliteValue } from '../../../../../src/model/index.ts';
import { recoverRows } from '../../../../../src/formats/sqlite/recovery/index.ts';
import { made } from '../../made-database.ts';

/** Of five rows, the second with an odd value, those that are told once one was deleted, or all were, by their first column: table and values. */
function told(declared: string, usual: readonly string[], odd: string, deleted: string) {
  const values = usual.map((value, index) => `(${index + 1}, ${index === 1 ? odd : value})`);
  const file = made(
    'PRAGMA page_size = 4096; PRAGMA secure_delete = 0',
    `CREATE TABLE entry (id INTEGER PRIMARY KEY, ${declared})`,
    `INSERT INTO entry VALUES ${values.join()}`,
    deleted,
  );
  const rows = [...recoverRows({ file: memoryFile(file) })];
  return new Map(
    rows.map((row) => [
      row.value(1),
      [row.table, ...row.columns.map((_, column) => row.value(column)).slice(2)],
    ]),
  );
}

const one = 'DELETE FROM entry WHERE id = 2';
const all = 'DELETE FROM entry';
const names = ['one', 'two', 'three', 'four', 'five'];

describe('a real that hardly anybody stores', () => {
  const usual = names.map((name, index) => `'hello ${name}', ${index + 1}.5`);

  test.for([
    ['1.7976931348623157e308', Number.MAX_VALUE],
    ['-1.7976931348623157e308', -Number.MAX_VALUE],
    ['3.4028234663852886e38', 3.4028234663852886e38],
    ['9e999', Infinity],
    ['-9e999', -Infinity],
    ['-1e40', -1e40],
    ['6.62607015e-34', 6.62607015e-34],
    ['5e-324', Number.MIN_VALUE],
  ] as const)('%s does not take its row', ([text, value]) => {
    const odd = `'hello two', ${text}`;
    expect(told('name TEXT, size REAL', usual, odd, one).get('hello two')).toEqual([
      'entry',
      value,
    ]);
    const rows = told('name TEXT, size REAL', usual, odd, all);
    expect(rows.get('hello two')).toEqual(['entry', value]);
    // Nor that of a row beside it.
    expect(rows.get('hello three')).toEqual(['entry', 3.5]);
  });

  test('does not take the row of a table without another name of the rowid where it is a mark, or of a size as live rows have', () => {
    const gone = (declared: string, size: (i: number) => string) => {
      const file = made(
        'PRAGMA page_size = 4096; PRAGMA secure_delete = 0',
        `CREATE TABLE measure (${declared})`,
        `INSERT INTO measure VALUES ${names.map((name, i) => `('name ${name}', ${i + 1}000, ${size(i)})`).join()}`,
        'DELETE FROM measure WHERE rowid = 2',
      );
      return [...recoverRows({ file: memoryFile(file) })].map((row) => [
        row.value(1),
        row.value(2),
      ]);
    };
    const declared = 'name TEXT, count INTEGER, size REAL';
    expect(gone(declared, (i) => (i === 1 ? '1.7976931348623157e308' : `${i}.25`))).toEqual([
      [2000, Number.MAX_VALUE],
    ]);
    expect(gone(declared, (i) => `${i + 1}.5e5${i}`)).toEqual([[2000, 2.5e51]]);
  });

  test('nor does zero, which takes eight bytes where the column has no type, and in tables with an index since SQLite 3.54', () => {
    const values = (index: number) => [663_171_003 + 256 * index, index % 4, -index - 5];
    const rows = names.map((_, index) => `(28${index}, NULL, ${values(index).join()})`);
    const file = made(
      'PRAGMA page_size = 4096; PRAGMA secure_delete = 0',
      'CREATE TABLE entry (id INTEGER PRIMARY KEY, score REAL, at INTEGER, size REAL, part)',
      'CREATE INDEX parts ON entry (part)',
      `INSERT INTO entry VALUES ${rows.join()}`,
      'DELETE FROM entry WHERE id > 0',
    );
    // Read from one byte too soon on, the date is no date, and the real is tiny.
    const told = [...recoverRows({ file: memoryFile(file) })].map((row) =>
      [2, 3, 4].map((column) => row.value(column)),
    );
    expect(told).toEqual([...names.keys()].map(values).toReversed());
  });
});

describe('a value of a kind that neither its column declares nor any live row has', () => {
  const texts: readonly (readonly [string, (value: string) => string, string, SqliteValue])[] = [
    ['INTEGER', (i) => `${i}00`, `'not a number'`, 'not a number'],
    ['INTEGER', (i) => `${i}00`, '2.5', 2.5],
    ['BLOB', (i) => `x'0${i}ff8${i}'`, `'text in blob'`, 'text in blob'],
    ['TEXT', (i) => `'text ${i}'`, `x'01ff028010'`, Uint8Array.of(1, 0xff, 2, 0x80, 0x10)],
  ];

  test.for(texts)('in a column of %s does not take its row', ([type, usualOf, odd, value]) => {
    const declared = `name TEXT, what ${type}`;
    const usual = names.map((name, index) => `'hello ${name}', ${usualOf(String(index + 1))}`);
    const row = `'hello two', ${odd}`;
    expect(told(declared, usual, row, one).get('hello two')).toEqual(['entry', value]);
    const rows = told(declared, usual, row, all);
    expect(rows.get('hello two')).toEqual(['entry', value]);
    // Nor those of rows beside it.
    for (const name of names.slice(2)) expect(rows.has(`hello ${name}`)).toBe(true);
  });

  test('does not take the table of the rows of its page, which was given back', () => {
    const file = made(
      'PRAGMA page_size = 512; PRAGMA secure_delete = 0',
      'CREATE TABLE entry (id INTEGER PRIMARY KEY, name TEXT, size INTEGER)',
      `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100)
        INSERT INTO entry SELECT i, 'hello number ' || i, CASE i % 10 WHEN 5 THEN 'none' ELSE i * 1000 END FROM n`,
      'DELETE FROM entry',
    );
    const rows = [...recoverRows({ file: memoryFile(file) })];
    expect(rows.length).toBeGreaterThan(80);
    expect(rows.filter((row) => row.table !== 'entry')).toEqual([]);
    expect(rows.filter((row) => row.value(2) === 'none').length).toBeGreaterThan(7);
  });
});
