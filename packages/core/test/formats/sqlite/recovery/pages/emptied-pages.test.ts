import { expect, test } from 'vitest';
import { memoryFile } from '../../../../../src/bytes/memory-file.ts';
import { recoverRows } from '../../../../../src/formats/sqlite/recovery/index.ts';
import { made } from '../../made-database.ts';
import type { Randomness } from '../../randomness.ts';
import { randomness } from '../../randomness.ts';
import { cameFrom, History, rowText } from '../histories/history.ts';

/** The rows that are told, as text, without the names of the rowid. */
function toldOf(pageSize: number, ...statements: string[]): string[] {
  const file = made(`PRAGMA page_size = ${pageSize}; PRAGMA secure_delete = 0`, ...statements);
  return [...recoverRows({ file: memoryFile(file) })]
    .map((row) =>
      row.columns
        .flatMap((name, column) => (name === 'id' ? [] : [String(row.value(column))]))
        .join(),
    )
    .sort();
}

const insert = (rows: readonly string[]) => `INSERT INTO t VALUES ${rows.join()}`;
const range = (count: number) => Array.from({ length: count }, (_, i) => i + 1);

test.each([512, 4096, 65536])(
  'rows of nothing but two numbers are told once all are deleted: headers of the freeblocks say where each stood (pages of %i)',
  (pageSize) => {
    const rows = range(30).map((i) => [i * 1009, (i * 77_003) % 999_983]);
    const told = toldOf(
      pageSize,
      'CREATE TABLE t (id INTEGER PRIMARY KEY, a INTEGER, b INTEGER)',
      insert(rows.map(([a, b], i) => `(${i + 1}, ${a}, ${b})`)),
      'DELETE FROM t WHERE id > 0',
    );
    expect(told).toEqual(rows.map(String).sort());
  },
);

test('in a large page, many headers that tell of one freeblock are no chance, wherever that ended', () => {
  const rows = range(200).map((i) => [`w${i}`, i * 301]);
  const told = toldOf(
    65536,
    'CREATE TABLE t (id INTEGER PRIMARY KEY, text TEXT, n INTEGER)',
    insert(rows.map(([text, n], i) => `(${i + 1}, '${text}', ${n})`)),
    'DELETE FROM t WHERE id = 33',
    // It takes the end of that one's space.
    "INSERT INTO t VALUES (201, 'new', 5)",
    'DELETE FROM t WHERE id > 0',
  );
  const lost = String(rows[32]);
  expect(rows.map(String).filter((row) => row !== lost && !told.includes(row))).toEqual([]);
});

test('rows of one number are told that were freed side by side, wherever their freeblock ended: each begins with a header that names the same end and next one', () => {
  const rows = range(30).map((i) => (i * 77_003) % 999_983);
  const told = toldOf(
    4096,
    'CREATE TABLE t (id INTEGER PRIMARY KEY, a INTEGER)',
    insert(rows.map((a, i) => `(${i + 1}, ${a})`)),
    'DELETE FROM t WHERE id = 25',
    'DELETE FROM t WHERE id BETWEEN 8 AND 20',
    'DELETE FROM t WHERE id > 0',
  );
  const missed = rows.map(String).filter((row) => !told.includes(row));
  expect(missed).toEqual([]);
});

test('rows of one number are told whose heads stand side by side, with rowids in their order', () => {
  const rows = range(12).map((i) => (i * 77_003) % 999_983);
  const told = toldOf(
    4096,
    'CREATE TABLE t (id INTEGER PRIMARY KEY, a INTEGER)',
    insert(rows.map((a, i) => `(${i + 1}, ${a})`)),
    ...rows.map((_, i) => `DELETE FROM t WHERE id = ${rows.length - i}`),
  );
  expect(told).toEqual(rows.map(String).sort());
});

test('so are rows of nothing but 0, 1, NULL or what is empty, each with its number', () => {
  const values = ['0', '1', 'NULL', "''", '77', '1'];
  const file = made(
    'PRAGMA page_size = 1024; PRAGMA secure_delete = 0',
    'CREATE TABLE t (id INTEGER PRIMARY KEY, a)',
    insert(values.map((value, i) => `(${i + 1}, ${value})`)),
    ...values.map((_, i) => `DELETE FROM t WHERE id = ${values.length - i}`),
  );
  const told = [...recoverRows({ file: memoryFile(file) })].map((row) => [row.rowId, row.value(1)]);
  expect(told.sort()).toEqual([
    [1, 0],
    [2, 1],
    [3, null],
    [4, ''],
    [5, 77],
    [6, 1],
  ]);
});

test('what tells where a cell ended speaks for a reading as a row of another table no more than for one as a row of that which has the page', () => {
  const rows = range(24).map((i) => [i % 2, 0, `the words of the row of number ${i * 37}`]);
  const told = toldOf(
    4096,
    'CREATE TABLE t (a INTEGER, b INTEGER, c TEXT)',
    'CREATE TABLE u (id INTEGER PRIMARY KEY AUTOINCREMENT, x TEXT)',
    "INSERT INTO u VALUES (1, 'x')",
    insert(rows.map(([a, b, c]) => `(${a}, ${b}, '${c}')`)),
    'DELETE FROM t WHERE rowid BETWEEN 8 AND 13',
    'DELETE FROM t WHERE rowid > 0',
  );
  const texts = told.map((row) => row.slice(row.lastIndexOf(',') + 1));
  expect(rows.filter(([, , c]) => !texts.includes(String(c)))).toEqual([]);
});

test('a short text is told where another table is declared alike, though headers of freeblocks say that it stood there', () => {
  const rows = range(24).map((i) => `word${i * 37}`);
  const told = toldOf(
    4096,
    'CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT)',
    'CREATE TABLE u (id INTEGER PRIMARY KEY, b TEXT)',
    insert(rows.map((a, i) => `(${i + 1}, '${a}')`)),
    'DELETE FROM t WHERE id BETWEEN 8 AND 13',
    'DELETE FROM t WHERE id > 0',
  );
  expect(rows.filter((row) => !told.includes(row))).toEqual([]);
});

test('a row behind one of the table that has the page is of no other, though it can be read as a row of that', () => {
  const words = ['have', 'they', 'all', 'this', 'way', 'if', 'could', 'the'];
  const rows = range(40).map((i) => [words[i % 8]!, words[(i * 3) % 7]!]);
  const told = toldOf(
    1024,
    'CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT, b TEXT)',
    'CREATE TABLE u (a TEXT, b TEXT)',
    insert(rows.map(([a, b], i) => `(${i + 1}, '${a}', '${b}')`)),
    'DELETE FROM t WHERE id BETWEEN 8 AND 20',
    'DELETE FROM t WHERE id > 0',
  );
  const missed = new Set(rows.map(String).filter((row) => !told.includes(row)));
  expect([...missed]).toEqual([]);
});

test('two letters and a number at the end of an emptied page are no child of an interior page', () => {
  const rows = range(24).map((i) => ['no', 'null', 60 + i]);
  const told = toldOf(
    4096,
    'CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT, b TEXT, n INTEGER)',
    insert(rows.map(([a, b, n], i) => `(${i + 1}, '${a}', ${b}, ${n})`)),
    'DELETE FROM t WHERE id > 0',
  );
  expect(told).toEqual(rows.map(String).sort());
});

test('rows of five columns with texts and NULLs, none of which is left, are none of the list of tables', () => {
  const names = ['then', 'when', 'only', 'your', 'what', 'that', 'with', 'from', 'they', 'been'];
  const rows = names.flatMap((first) =>
    ['his', 'after', 'time'].map((last) => [first, last, 'null', `${first}.${last}@example.org`]),
  );
  const told = toldOf(
    4096,
    'CREATE TABLE t (id INTEGER PRIMARY KEY, First TEXT, Last TEXT, phone TEXT, email TEXT)',
    insert(rows.map(([a, b, c, d], i) => `(${i + 1}, '${a}', '${b}', ${c}, '${d}')`)),
    'DELETE FROM t WHERE id > 0',
  );
  expect(told).toEqual(rows.map(String).sort());
});

test('a lost first value of eight bytes in a column of reals is one, without live rows that have such', () => {
  const rows = range(12).map((i) => [600_000_000 + i * 137 + 0.25, i % 5, `text ${i}`]);
  const told = toldOf(
    4096,
    'CREATE TABLE t (at REAL, kind INTEGER, body TEXT)',
    insert(rows.map(([at, kind, body]) => `(${at}, ${kind}, '${body}')`)),
    'DELETE FROM t WHERE rowid > 0',
  );
  expect(told).toEqual(rows.map(String).sort());
});

test('of rows that stood between two whose heads stand, with just as many rowids between theirs, the ends are known', () => {
  const words = ['so', 'now', 'the', 'with', 'from', 'would', 'these', 'down'];
  const rows = range(64).map((i) => [words[i % 8], words[(i * 5) % 7], i * 4]);
  const all = range(64).map((i) => ((i * 37) % 64) + 1);
  const told = toldOf(
    4096,
    'CREATE TABLE t (a TEXT, b TEXT, n INTEGER)',
    insert(rows.map(([a, b, n]) => `('${a}', '${b}', ${n})`)),
    ...all.map((rowId) => `DELETE FROM t WHERE rowid = ${rowId}`),
  );
  expect(rows.map(String)).toEqual(expect.arrayContaining(told));
  // Those beside one that is missed have no head on both sides.
  expect(told.length).toBeGreaterThan(55);
});

const kinds: readonly (readonly [type: string, value: (random: Randomness) => string])[] = [
  [
    'TEXT',
    (random) =>
      `'${random.pick(['so', 'now', 'the', 'with', 'from'])} ${random.pick(['would', 'these', 'down'])}'`,
  ],
  ['TEXT', (random) => random.pick(['NULL', "'ok'", "'yes'", "'no'"])],
  ['INTEGER', (random) => String(random.between(0, 300))],
  ['INTEGER', (random) => String(600_000_000 + random.between(0, 10_000_000))],
  ['REAL', (random) => String(600_000_000 + random.between(0, 10_000_000) / 100)],
  ['BLOB', (random) => `x'${'9b2f81c6'.repeat(random.between(1, 4))}'`],
];

/** A table of a few columns with a key, of which every row is deleted, one after the other in some order. */
function emptied(random: Randomness): History {
  const columns = Array.from({ length: random.between(2, 4) }, () => random.pick(kinds));
  const count = random.pick([5, 20, 60]);
  const declared = columns.map(([type], i) => `c${i} ${type}`).join();
  const history = new History(
    random.pick([512, 4096, 65536]),
    [`CREATE TABLE t (id INTEGER PRIMARY KEY, ${declared})`],
    ['t'],
    `PRAGMA encoding = '${random.pick(['UTF-8', 'UTF-8', 'UTF-16le'])}'`,
  );
  const values = () => columns.map(([, value]) => value(random)).join();
  history.run(insert(range(count).map((id) => `(${id}, ${values()})`)));
  const order = random.pick([
    range(count),
    range(count).reverse(),
    range(count).map((i) => ((i * 7) % count) + 1),
  ]);
  for (const id of order) history.run(`DELETE FROM t WHERE id = ${id}`);
  history.run('DELETE FROM t WHERE id > 0');
  return history;
}

test('of plain tables that are emptied row by row hardly a row is missed, and none is told that never was', () => {
  const invented: string[] = [];
  let all = 0;
  let found = 0;
  for (let seed = 1; seed <= 60; seed++) {
    const history = emptied(randomness(770_000 + seed));
    const past = history.past();
    const rows = [...recoverRows({ file: memoryFile(history.bytes()) })];
    for (const row of rows)
      if (!past.some((one) => cameFrom(row, one))) invented.push(`${seed}: ${rowText(row)}`);
    // Of several pages, those that became one were written anew.
    if (past.length * 60 > 512 && history.bytes()[16] === 2) continue;
    all += past.length;
    found += past.filter((one) => rows.some((row) => cameFrom(row, one))).length;
  }
  expect(invented).toEqual([]);
  expect(all).toBeGreaterThan(800);
  expect(found / all).toBeGreaterThan(0.98);
});
