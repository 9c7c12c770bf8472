import { describe, expect, test } from 'vitest';
import { memoryFile } from '../../../../../src/bytes/memory-file.ts';
import { goneRows, recoverRows } from '../../../../../src/formats/sqlite/recovery/index.ts';
import type { Row } from '../../../../../src/model/index.ts';
import { made, opened } from '../../made-database.ts';
import { writeWal } from '../../write-wal.ts';

const old = 'id INTEGER PRIMARY KEY, text TEXT, date INTEGER';
const numbers = Array.from({ length: 12 }, (_, index) => index + 1);
const insert = (id: number) =>
  `INSERT INTO message VALUES (${id}, 'message number ${id}', ${700_000_000 + id})`;
const beginning = (columns = old, rowIds = '') => [
  'PRAGMA page_size = 1024',
  'PRAGMA secure_delete = 0',
  'CREATE TABLE other (name TEXT)',
  `CREATE TABLE message (${columns})${rowIds}`,
  ...numbers.map(insert),
  "DELETE FROM message WHERE text = 'message number 7'",
];
/** As most apps do. */
const intoNew = (columns: string, names: string, rowIds = '') => [
  `CREATE TABLE message_new (${columns})${rowIds}`,
  `INSERT INTO message_new (${names}) SELECT ${names} FROM message`,
  'DROP TABLE message',
  'ALTER TABLE message_new RENAME TO message',
];
/** As others do, with the old table out of the way first. */
const fromOld = (columns: string, names: string) => [
  'ALTER TABLE message RENAME TO _T_message',
  `CREATE TABLE message (${columns})`,
  `INSERT INTO message (${names}) SELECT ${names} FROM _T_message`,
  'DROP TABLE _T_message',
];
const names = 'id, text, date';
const wider = 'id INTEGER PRIMARY KEY, account TEXT, date INTEGER, text TEXT';

type Source = Parameters<typeof recoverRows>[0];
const inLog = (before: readonly string[], after: readonly string[]): Source => {
  const states = [made(...before), made(...before, ...after)];
  return {
    file: memoryFile(states[0]!),
    wal: memoryFile(writeWal(states, { pageSize: 1024 })),
  };
};

const valuesOf = (row: Row & { readonly columns: readonly string[] }) =>
  Object.fromEntries(
    [...row.columns.entries()]
      .filter(([column]) => row.knows(column))
      .map(([column, name]) => [name, row.value(column)]),
  );
const gone = (source: Source) =>
  [...goneRows(recoverRows(source))].map((row) => [row.table, valuesOf(row)] as const);
const all = (source: Source) =>
  [...recoverRows(source)].map((row) => [row.table, valuesOf(row)] as const);

const seven = { id: 7, text: 'message number 7', date: 700_000_007 };

describe('rows of a table that was declared anew are not deleted', () => {
  const ways: readonly (readonly [string, Source])[] = [
    ['copied into a new table', inLog(beginning(), intoNew(wider, names))],
    ['copied from the old one', inLog(beginning(), fromOld(wider, names))],
    [
      'whose number was no other name of the rowid',
      inLog(beginning('id INTEGER, text TEXT, date INTEGER'), intoNew(old, names)),
    ],
    ['that has no rowids now', inLog(beginning(), intoNew(old, names, ' WITHOUT ROWID'))],
    [
      'whose dates are texts now',
      inLog(beginning(), intoNew('id INTEGER PRIMARY KEY, text TEXT, date TEXT', names)),
    ],
    [
      'that had none',
      inLog(
        beginning('id INT, text TEXT PRIMARY KEY, date INTEGER', ' WITHOUT ROWID'),
        intoNew('text TEXT PRIMARY KEY, kind INT, date INTEGER, id INT', names, ' WITHOUT ROWID'),
      ),
    ],
  ];
  test.each(ways)('%s', (_name, source) => {
    const others = [...all(source), ...gone(source)].filter(
      ([, { text }]) => text !== 'message number 7',
    );
    expect(others).toEqual([]);
  });

  test('also where the old declaration is lost', () => {
    const file = memoryFile(made(...beginning(), ...intoNew(wider, names)));
    const texts = [...recoverRows({ file })].map((row) => row.text(1));
    expect(texts.filter((text) => text !== 'message number 7')).toEqual([]);
  });

  test('nor where all that they hold is short', () => {
    const short = 'id INTEGER PRIMARY KEY, who TEXT, what TEXT, number INTEGER';
    const rows = numbers.map((n) => `INSERT INTO note VALUES (${n}, 'w${n}', 'me', ${100 + n})`);
    const anew = [
      'CREATE TABLE note_new (id INTEGER PRIMARY KEY, kind TEXT, who TEXT, what TEXT, number INTEGER)',
      'INSERT INTO note_new (id, who, what, number) SELECT id, who, what, number FROM note',
      'DROP TABLE note',
      'ALTER TABLE note_new RENAME TO note',
    ];
    const before = [...beginning().slice(0, 3), `CREATE TABLE note (${short})`, ...rows];
    const found = [...recoverRows({ file: memoryFile(made(...before, ...anew)) })];
    expect(found.map((row) => row.rowId)).toEqual([]);
  });

  test('but for the values of a column that is gone', () => {
    const source = inLog(beginning(), ['ALTER TABLE message DROP COLUMN date']);
    expect(all(source)).toContainEqual([
      'message',
      { ...seven, id: 1, text: 'message number 1', date: 700_000_001 },
    ]);
    expect(gone(source)).toEqual([['message', { text: 'message number 7' }]]);
  });

  test('nor called so where the new table could not be read', () => {
    const before = made(...beginning());
    const narrow = intoNew('id INTEGER PRIMARY KEY, text TEXT', 'id, text');
    const after = made(...beginning(), ...narrow);
    const root = opened(after).table('message')!.rootPage;
    after.fill(0, (root - 1) * 1024, root * 1024);
    const wal = memoryFile(writeWal([before, after], { pageSize: 1024 }));
    const rows = [...recoverRows({ file: memoryFile(before), wal })];
    const ofTable = rows.filter(({ table }) => table === 'message');
    expect(ofTable.length).toBeGreaterThan(10);
    expect(ofTable.filter(({ isDeleted }) => isDeleted)).toEqual([]);
  });

  test('nor called so where too many are alike to be compared', () => {
    const many = Array.from({ length: 600 }, (_, index) => 10_000 + index);
    const long = 'x'.repeat(80);
    const begin = ['PRAGMA page_size = 1024', 'CREATE TABLE message (text TEXT)'];
    const before = [
      ...begin,
      `INSERT INTO message VALUES ${many.map((n) => `('${long}${n}')`).join()}`,
    ];
    const after = [
      'CREATE TABLE message_new (account TEXT, text TEXT)',
      "INSERT INTO message_new (text) SELECT replace(text, 'x1', 'x7') FROM message",
      'DROP TABLE message',
      'ALTER TABLE message_new RENAME TO message',
    ];
    const rows = [...recoverRows(inLog(before, after))];
    expect(rows.length).toBeGreaterThan(500);
    expect(rows.some(({ isDeleted }) => !isDeleted)).toBe(true);
  });
});

test('what a row holds in a column that was taken away is none of the column that stands in its place, in a page that shares rows with what it is now', () => {
  const start = [
    // In no page that is there now anything is left.
    'PRAGMA page_size = 1024; PRAGMA secure_delete = 1',
    'CREATE TABLE note (id INTEGER PRIMARY KEY, title TEXT)',
    "INSERT INTO note VALUES (1, 'written before'), (2, 'written as well')",
    'ALTER TABLE note ADD COLUMN old BLOB',
    "INSERT INTO note VALUES (3, 'written with both', x'0102030405')",
  ];
  const more = [...start, "INSERT INTO note VALUES (4, 'the last of them', x'0607080900')"];
  // The short records of the first two rows stay as they are.
  const without = [...more, 'DELETE FROM note WHERE id > 2', 'ALTER TABLE note DROP COLUMN old'];
  const states = [start, more, without, [...without, 'ALTER TABLE note ADD COLUMN new BLOB']];
  const files = states.map((statements) => made(...statements));
  const wal = memoryFile(writeWal(files, { pageSize: 1024 }));
  const rows = [...recoverRows({ file: memoryFile(files[0]!), wal })].map((row) => valuesOf(row));
  expect(rows).toContainEqual({
    id: 4,
    title: 'the last of them',
    old: new Uint8Array([6, 7, 8, 9, 0]),
  });
  expect(rows.filter((values) => 'new' in values)).toEqual([]);
});

describe('a row that was deleted before its table was declared anew', () => {
  test('is given with the columns that the table has now', () => {
    const source = inLog(beginning(), intoNew(wider, names));
    expect(gone(source)).toEqual([['message', { text: seven.text, date: seven.date }]]);
    const [row] = goneRows(recoverRows(source));
    const { database } = recoverRows(source);
    const table = database.table('message')!;
    expect(row?.columns).toEqual(table.columns);
    expect(row?.text(table.column('text'))).toBe('message number 7');
    expect(row?.knows(table.column('account'))).toBe(false);
  });

  test('has the number that it would have there', () => {
    const columns = 'id INTEGER, text TEXT, date INTEGER';
    const before = [...beginning(columns).slice(0, -1), 'UPDATE message SET id = id + 100'];
    const source = inLog(before, [
      "DELETE FROM message WHERE text = 'message number 7'",
      ...intoNew(old, names),
    ]);
    const rows = [...goneRows(recoverRows(source))].filter(
      (row) => row.text(1) === 'message number 7',
    );
    expect(rows.map(({ rowId }) => rowId)).toContain(107);
  });
});

test('what a page had freed, as the log has it, is not told under columns that its table was given since, whatever stood in those that it had', () => {
  const row = (id: number) =>
    `INSERT INTO message VALUES (${id}, ${id > 3 && id < 10 ? "'words'" : "x'0a0b'"}, 'message number ${id}', NULL, 'more')`;
  const first = [
    'PRAGMA page_size = 1024',
    'PRAGMA secure_delete = 0',
    'CREATE TABLE message (id INTEGER PRIMARY KEY, data BLOB, text TEXT, account TEXT, note)',
    ...numbers.map(row),
    // The heads of those stand that are freed behind what is free.
    ...[9, 8, 7, 6, 5, 4].map((id) => `DELETE FROM message WHERE id = ${id}`),
  ];
  const second = [...first, row(20)];
  const last = [
    ...second,
    'DROP TABLE message',
    'CREATE TABLE message (size REAL, title, words TEXT, date INTEGER, place, seen INTEGER, id INTEGER PRIMARY KEY)',
    ...numbers.map(
      (id) =>
        `INSERT INTO message VALUES (${id}.5, 'title ${id}', 'now ${id}', ${700_000_000 + id}, 'here', 1, ${id})`,
    ),
  ];
  const states = [first, second, last].map((statements) => made(...statements));
  const rows = all({
    file: memoryFile(states[0]!),
    wal: memoryFile(writeWal(states, { pageSize: 1024 })),
  });
  expect(rows.length).toBeGreaterThan(8);
  expect(rows.filter(([, values]) => 'title' in values)).toEqual([]);
});

test('rows whose cells an older version of their page points at have no column of the table that was declared anew', () => {
  const steps = [
    ['PRAGMA page_size = 1024', 'PRAGMA secure_delete = 0', 'CREATE TABLE other (name TEXT)'],
    ['CREATE TABLE message (text TEXT, date INTEGER, id INTEGER PRIMARY KEY)'],
    ['ALTER TABLE message ADD COLUMN account TEXT'],
    numbers.map(
      (id) =>
        `INSERT INTO message VALUES ('message number ${id}', ${700_000_000 + id}, ${id}, 'account ${id}')`,
    ),
    ['DELETE FROM message'],
    ['DROP TABLE message'],
    ['CREATE TABLE message (text TEXT, date INTEGER, id INTEGER PRIMARY KEY)'],
    ['ALTER TABLE message ADD COLUMN subject TEXT'],
  ];
  const states = steps.map((_, index) => made(...steps.slice(0, index + 1).flat()));
  const wal = memoryFile(writeWal(states, { pageSize: 1024 }));
  const rows = all({ file: memoryFile(states[0]!), wal }).filter(([, { id }]) => id !== undefined);
  expect(rows).toHaveLength(numbers.length);
  for (const [table, values] of rows)
    expect([table, values]).toEqual([
      'message',
      {
        text: `message number ${String(values['id'])}`,
        date: 700_000_000 + Number(values['id']),
        id: values['id'],
        account: `account ${String(values['id'])}`,
      },
    ]);
});
