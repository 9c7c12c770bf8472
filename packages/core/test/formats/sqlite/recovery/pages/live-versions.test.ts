import { expect, test } from 'vitest';
import { memoryFile } from '../../../../../src/bytes/memory-file.ts';
import { recoverRows } from '../../../../../src/formats/sqlite/recovery/index.ts';
import { made } from '../../made-database.ts';
import { writeWal } from '../../write-wal.ts';

/**
 * An older version of a page whose rows have all got a name since. Its table is not known, since another has rows of the same form
 * and the trees of its time are lost, and neither is what stood in the place of the name.
 */
function beforeNaming(name: string, text: string) {
  const columns = '(name TEXT, text TEXT, count INT)';
  const tables = [
    'PRAGMA page_size = 512; PRAGMA secure_delete = 0',
    `CREATE TABLE first ${columns}`,
    `CREATE TABLE second ${columns}`,
  ];
  const statements = [
    ...tables,
    `INSERT INTO first VALUES (NULL, '${text}', 70), (NULL, '${text}', 71)`,
    `INSERT INTO second VALUES ('another', '${text}', 72)`,
  ];
  const before = made(...statements);
  const after = made(...statements, `UPDATE first SET name = '${name}'`);
  const later = made(
    ...statements,
    `UPDATE first SET name = '${name}'`,
    'DELETE FROM second WHERE rowid = 1',
  );
  const salts = (first: number) => ({ pageSize: 512, salts: [first, first] as const });
  const wal = writeWal([made(...tables), before, after, later], salts(1));
  // Of the log that came next nothing is left, so that nobody knows what it brought into the file.
  wal.set(writeWal([later, later], salts(3)));
  return [...recoverRows({ file: memoryFile(later), wal: memoryFile(wal) })];
}

test.each([
  ['stands in its cell', 'a name', 'a text that goes on for some fifty or sixty characters here'],
  ['goes on in overflow pages', 'a name', 'a long text '.repeat(80)],
  ['does so only in the live row', 'a name '.repeat(30), 'a text of so many characters '.repeat(9)],
])(
  'a row that differs from a live one by a lost NULL is not told, be it that its text %s',
  (_, name, text) => {
    const rows = beforeNaming(name, text);
    expect(
      rows.filter((row) =>
        row.columns.some((__, column) => [70, 71].includes(row.number(column) ?? 0)),
      ),
    ).toEqual([]);
    expect(rows.map((row) => row.number(2))).toEqual([72]);
  },
);

test.each([
  ['1.0', '1'],
  ['1', '1.0'],
  ['-70000.0', '-70000'],
  ['140737488355327.0', '140737488355327'],
  ['-140737488355329.0', '-140737488355329'],
])('a row that holds %s where the live one holds %s is a copy of it', (before, now) => {
  const start = [
    'PRAGMA page_size = 512; PRAGMA secure_delete = 0',
    'CREATE TABLE part (value, text TEXT)',
    `INSERT INTO part VALUES (${before}, 'a text that goes on'), (2.5, 'another text')`,
  ];
  const states = [made(...start), made(...start, `UPDATE part SET value = ${now} WHERE rowid = 1`)];
  const [file] = states;
  const wal = writeWal(states, { pageSize: 512 });
  expect([...recoverRows({ file: memoryFile(file!), wal: memoryFile(wal) })]).toEqual([]);
});

/** Three texts so long that the header of the record is longer than that of shorter ones, with no two parts alike. */
function longTexts(): string {
  const text = (from: number) =>
    Array.from({ length: 3000 }, (_, index) => String(from + 7 * index)).join('-');
  return `'${text(10_000)}', '${text(200_000)}', '${text(3_000_000)}'`;
}

test.each(['', ' WITHOUT ROWID'])(
  'a live row of very long values is not told for its copy that stood at another place (table%s)',
  (kind) => {
    const table = [
      'PRAGMA page_size = 4096; PRAGMA secure_delete = 0',
      `CREATE TABLE t(a TEXT, b TEXT, c TEXT, PRIMARY KEY(a, b))${kind}`,
    ];
    const row = `INSERT INTO t VALUES (${longTexts()})`;
    const before = made(
      ...table,
      "INSERT INTO t VALUES ('zz', 'gone', 'a row that was deleted')",
      row,
    );
    const after = made(...table, row);
    const wal = writeWal([made(...table), before, after], { pageSize: 4096, salts: [1, 1] });
    const rows = [...recoverRows({ file: memoryFile(after), wal: memoryFile(wal) })];
    expect(rows.map((found) => found.text(1))).toEqual(['gone']);
  },
);

test('a row that was written anew as it was, once a column was dropped, is a copy of the live one', () => {
  const start = [
    'PRAGMA page_size = 1024; PRAGMA secure_delete = 0',
    'CREATE TABLE call (id INTEGER PRIMARY KEY, answered INT, gone TEXT, read INT, address TEXT, at REAL)',
    "INSERT INTO call VALUES (1, 0, 'x', 1, '+15550100', 1.0), (2, 1, 'y', 0, '+15550101', 0.0)",
    'ALTER TABLE call DROP COLUMN gone',
  ];
  const dropped = made(...start);
  const rewritten = made(...start, 'REPLACE INTO call SELECT * FROM call');
  expect(rewritten).not.toEqual(dropped);
  const wal = memoryFile(writeWal([dropped, rewritten], { pageSize: 1024 }));
  const told = (file: Uint8Array, source = {}) => [
    ...recoverRows({ file: memoryFile(file), ...source }),
  ];
  expect(told(rewritten)).toEqual([]);
  expect(told(dropped, { wal })).toEqual([]);
});
