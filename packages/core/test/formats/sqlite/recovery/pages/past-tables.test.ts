import { expect, test } from 'vitest';
import { memoryFile } from '../../../../../src/bytes/memory-file.ts';
import { openDatabase } from '../../../../../src/formats/sqlite/index.ts';
import { PastTables } from '../../../../../src/formats/sqlite/recovery/pages/past-tables.ts';
import { RecordShape } from '../../../../../src/formats/sqlite/recovery/shapes/record-shape.ts';
import { schemaTable } from '../../../../../src/formats/sqlite/schema.ts';
import type { TableDefinition } from '../../../../../src/formats/sqlite/table.ts';
import { recoverRows } from '../../../../../src/formats/sqlite/recovery/index.ts';
import { made } from '../../made-database.ts';
import { writeWal } from '../../write-wal.ts';

const pageSize = 512;
const columns = '(id INTEGER PRIMARY KEY, text TEXT, count INT)';
/** Two tables of one form: nothing tells their rows apart but where they stand. */
const base = [
  `PRAGMA page_size = ${pageSize}; PRAGMA secure_delete = 0; PRAGMA auto_vacuum = 1`,
  `CREATE TABLE first ${columns}`,
  `CREATE TABLE second ${columns}`,
];

const insert = (table: string, from: number, count: number): string[] =>
  Array.from(
    { length: count },
    (_, i) => `INSERT INTO ${table} VALUES (${from + i}, '${table} ${from + i} text', ${i})`,
  );

/** What is recovered where each state is one commit of the log, as table and text. */
function recovered(...states: readonly (readonly string[])[]): string[] {
  const databases = states.map((statements) => made(...base, ...statements));
  const file = memoryFile(databases[0]!);
  const wal = memoryFile(writeWal(databases, { pageSize }));
  return [...recoverRows({ file, wal })].map((row) => `${String(row.table)}: ${row.text(1) ?? ''}`);
}

test('rows of which no copy is left in their page are of the table whose page it was', () => {
  const rows = insert('first', 1, 3);
  expect(recovered(rows, [...rows, "UPDATE first SET text = 'first changed'"]).sort()).toEqual([
    'first: first 1 text',
    'first: first 2 text',
    'first: first 3 text',
  ]);
});

test('rows in a page that another table has now are of the table that had it', () => {
  const start = [...insert('first', 1, 60), ...insert('second', 1001, 60)];
  const changed = [...start, "UPDATE first SET text = 'first two ' || id"];
  // Pages of the second table move to where those of the first were.
  const end = [...changed, 'DELETE FROM first WHERE id > 2'];
  const leaves = (statements: readonly string[], name: string) => {
    const database = openDatabase(memoryFile(made(...base, ...statements)));
    return [...database.leafPages(database.table(name)!)];
  };
  const before = leaves(changed, 'first');
  expect(leaves(end, 'second').some((page) => before.includes(page))).toBe(true);

  const rows = recovered(start, changed, end);
  for (let id = 1; id <= 60; id++) {
    expect(rows.filter((row) => row.endsWith(` first ${id} text`))).toEqual([
      `first: first ${id} text`,
    ]);
    if (id > 2) expect(rows).toContain(`first: first two ${id}`);
  }
  expect(rows.filter((row) => row.startsWith('second') && row.includes('first'))).toEqual([]);
});

test('rows of a table that was dropped and made anew in the same page are of the one before', () => {
  const rows = insert('second', 1, 2);
  const anew = ['DROP TABLE second', 'CREATE TABLE second (words TEXT, number INT, other TEXT)'];
  const found = recovered(
    [],
    rows,
    [...rows, ...anew],
    [...rows, ...anew, "INSERT INTO second VALUES ('new', 1, 'x')"],
  );
  expect(found.sort()).toEqual(['second: second 1 text', 'second: second 2 text']);
});

test('a table that was dropped is known by a line on a page that the schema had once, and has no more', () => {
  const long = Array.from({ length: 8 }, (_, i) => `column_number_${i} TEXT`).join(', ');
  const start = [
    `PRAGMA page_size = ${pageSize}; PRAGMA secure_delete = 0`,
    `CREATE TABLE first ${columns}`,
    `CREATE TABLE long (${long})`,
    `CREATE TABLE longer (${long})`,
    `CREATE TABLE second ${columns}`,
    ...insert('second', 1, 3),
  ];
  const changed = [...start, "UPDATE second SET text = 'second changed'"];
  // The schema fits the first page again.
  const dropped = [...changed, 'DROP TABLE long', 'DROP TABLE longer', 'DROP TABLE second'];
  const used = [...dropped, 'CREATE TABLE third (x)', "INSERT INTO third VALUES ('new')"];
  const databases = [start, changed, dropped, used].map((statements) => made(...statements));
  const schemaPages = (bytes: Uint8Array) =>
    openDatabase(memoryFile(bytes)).leafPages(schemaTable());
  expect([...schemaPages(databases[0]!)].length).toBeGreaterThan(1);
  expect([...schemaPages(databases[3]!)]).toEqual([1]);
  const wal = memoryFile(writeWal(databases, { pageSize }));
  const found = [...recoverRows({ file: memoryFile(databases[0]!), wal })];
  expect(found.map((row) => `${row.table}: ${row.text(1)}`).sort()).toEqual([
    'second: second 1 text',
    'second: second 2 text',
    'second: second 3 text',
    ...Array.from({ length: 3 }, () => 'second: second changed'),
  ]);
});

test('so it is where nothing leads to that page any more, which is free', () => {
  const long = Array.from({ length: 8 }, (_, i) => `column_number_${i} TEXT`).join(', ');
  const file = made(
    `PRAGMA page_size = ${pageSize}; PRAGMA secure_delete = 0`,
    `CREATE TABLE first ${columns}`,
    `CREATE TABLE long (${long})`,
    `CREATE TABLE longer (${long})`,
    'CREATE TABLE note (place TEXT, kind INTEGER, words TEXT)',
    ...Array.from(
      { length: 30 },
      (_, i) => `INSERT INTO note VALUES ('place ${i}', ${i}, 'words')`,
    ),
    'DROP TABLE long',
    'DROP TABLE longer',
    'DROP TABLE note',
  );
  // What the first page has in its gap is lost.
  file.fill(0, 108 + 2 * file[104]!, (file[105]! << 8) | file[106]!);
  const database = openDatabase(memoryFile(file));
  expect([...database.leafPages(schemaTable())]).toEqual([1]);
  const found = [...recoverRows({ file: memoryFile(file) })];
  expect(found.length).toBeGreaterThan(20);
  expect(new Set(found.map((row) => `${row.table} ${row.columns.join()}`))).toEqual(
    new Set(['note place,kind,words']),
  );
});

test('columns that were added since are lacking, and the table is the same', () => {
  const rows = insert('first', 1, 2);
  const databases = [
    rows,
    [...rows, "UPDATE first SET text = 'first changed'"],
    [...rows, "UPDATE first SET text = 'first changed'", 'ALTER TABLE first ADD COLUMN mark TEXT'],
  ].map((statements) => made(...base, ...statements));
  const wal = memoryFile(writeWal(databases, { pageSize }));
  const found = [...recoverRows({ file: memoryFile(databases[0]!), wal })];
  expect(found.map(({ table, rowId, columns: all }) => [table, rowId, all])).toEqual([
    ['first', 1, ['id', 'text', 'count', 'mark']],
    ['first', 2, ['id', 'text', 'count', 'mark']],
  ]);
});

test('moments without end, each of which asks for the trees of its time, take bounded work', () => {
  const bytes = made('PRAGMA page_size = 65536', `CREATE TABLE first ${columns}`);
  const [table] = openDatabase(memoryFile(bytes)).tables;
  const shapes = [schemaTable(), table as TableDefinition].map(
    (one) => new RecordShape(one, false),
  );
  const past = new PastTables(65_536, 2, shapes);
  let reads = 0;
  const found: (string | undefined)[] = [];
  for (let number = 1; number <= 4000; number++) {
    const page = (one: number) => {
      reads++;
      return bytes.subarray((one - 1) * 65_536, one * 65_536);
    };
    const owner = past.tableOf(2, { number, page });
    found.push(typeof owner === 'object' ? owner.table.name : owner);
  }
  expect([found[0], found.at(-1)]).toEqual(['first', undefined]);
  // 256 MiB.
  expect(reads).toBeLessThan(4100);
});

test('trees are gone through again only where more was written since than leaves', () => {
  const bytes = made('PRAGMA page_size = 512', `CREATE TABLE first ${columns}`);
  const [table] = openDatabase(memoryFile(bytes)).tables;
  const shapes = [schemaTable(), table as TableDefinition].map(
    (one) => new RecordShape(one, false),
  );
  const past = new PastTables(512, 2, shapes);
  const readsFor = (number: number, written: readonly number[] | undefined) => {
    let reads = 0;
    const page = (one: number) => {
      reads++;
      return bytes.subarray((one - 1) * 512, one * 512);
    };
    const moment = { number, page, writtenSince: () => written };
    expect(past.tableOf(2, moment)).toBe(shapes[1]);
    return reads;
  };
  const all = readsFor(1, undefined);
  expect(all).toBeGreaterThan(2);
  expect([readsFor(2, [2]), readsFor(3, [2, 2, 7])]).toEqual([1, 2]);
  expect([readsFor(4, [1]), readsFor(5, [2, 1]), readsFor(6, undefined)]).toEqual([
    all,
    all + 1,
    all,
  ]);
  // It is no leaf any more.
  bytes[512] = 5;
  const page = (one: number) => bytes.subarray((one - 1) * 512, one * 512);
  expect(past.tableOf(2, { number: 7, page, writtenSince: () => [2] })).toBeUndefined();
});

test('a page that no table had then is of none, and that is known only where all trees can be seen', () => {
  const bytes = made(
    'PRAGMA page_size = 512',
    `CREATE TABLE first ${columns}`,
    'CREATE INDEX of_first ON first (text)',
    "INSERT INTO first VALUES (1, 'text', 2)",
  );
  const [table] = openDatabase(memoryFile(bytes)).tables;
  const shapes = [schemaTable(), table as TableDefinition].map(
    (one) => new RecordShape(one, false),
  );
  const past = new PastTables(512, 3, shapes);
  const moment = (number: number, known: readonly number[]) => ({
    number,
    page: (page: number) =>
      known.includes(page) ? bytes.subarray((page - 1) * 512, page * 512) : undefined,
  });
  expect(past.tableOf(2, moment(1, [1, 2, 3]))).toBe(shapes[1]);
  expect(past.tableOf(3, moment(1, [1, 2, 3]))).toBe('none');
  expect(past.tableOf(3, moment(2, [1, 3]))).toBeUndefined();
  expect(past.tableOf(3, moment(3, [2, 3]))).toBeUndefined();
});

test.each([
  ['emptied', 'DELETE FROM word', 0],
  ['dropped', 'DROP TABLE word', 0],
  // The leaves are left behind the end.
  ['emptied and cut off', 'DELETE FROM word', 1],
])(
  'rows of a small table without rowid are told where the log %s it, whose leaves stand as they were',
  (_, step, autoVacuum) => {
    const filled = [
      `PRAGMA page_size = ${pageSize}`,
      `PRAGMA secure_delete = 0; PRAGMA auto_vacuum = ${autoVacuum}`,
      'CREATE TABLE word (key TEXT PRIMARY KEY, meaning TEXT, number INT) WITHOUT ROWID',
      `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 200)
      INSERT INTO word SELECT 'key ' || i, 'meaning of ' || i, i FROM n`,
    ];
    const changed = [...filled, "UPDATE word SET meaning = 'another' WHERE number = 60"];
    const versions = [filled, changed, [...changed, step]].map((statements) => made(...statements));
    const wal = memoryFile(writeWal(versions, { pageSize }));
    const found = [...recoverRows({ file: memoryFile(versions[0]!), wal })];
    const told = found.filter(({ table }) => table === 'word').map((row) => row.text(1));
    // Those in the root were overwritten.
    expect(told.length).toBeGreaterThan(180);
    expect(new Set(told).size).toBe(told.length);
    expect(told).toEqual(expect.arrayContaining(['another', 'meaning of 60', 'meaning of 61']));
  },
);

test('the largest rowids, which SQLite keeps for itself, are no rows of anybody after it dropped the table that holds them', () => {
  const steps = [
    `PRAGMA page_size = ${pageSize}; PRAGMA secure_delete = 0`,
    'CREATE TABLE other (number REAL)',
    'CREATE TABLE visits (id INTEGER PRIMARY KEY AUTOINCREMENT, title TEXT)',
    "INSERT INTO visits VALUES (500, 'first title')",
  ];
  const more = [...steps, "INSERT INTO visits VALUES (600, 'second title')"];
  const databases = [steps, more, [...more, 'DROP TABLE visits', 'VACUUM']].map((one) =>
    made(...one),
  );
  const wal = memoryFile(writeWal(databases, { pageSize }));
  const found = [...recoverRows({ file: memoryFile(databases[0]!), wal })];
  expect(found.map((row) => row.text(1))).toContain('first title');
  expect(found.map((row) => row.text(0))).not.toContain('visits');
});
