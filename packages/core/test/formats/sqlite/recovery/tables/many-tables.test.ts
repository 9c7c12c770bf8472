import { expect, test, vi } from 'vitest';
import { memoryFile } from '../../../../../src/bytes/memory-file.ts';
import { ForeignIndex } from '../../../../../src/formats/sqlite/recovery/copies/foreign-rows.ts';
import { openDatabase } from '../../../../../src/formats/sqlite/index.ts';
import { recoverRows } from '../../../../../src/formats/sqlite/recovery/index.ts';
import { RecordShape } from '../../../../../src/formats/sqlite/recovery/shapes/record-shape.ts';
import { RowHasher } from '../../../../../src/formats/sqlite/recovery/copies/row-hash.ts';
import { TiedTables } from '../../../../../src/formats/sqlite/recovery/carving/tied-tables.ts';
import { schemaTable } from '../../../../../src/formats/sqlite/schema.ts';
import { made } from '../../made-database.ts';

const numbers = (count: number) => Array.from({ length: count }, (_, number) => number);
const rowsUpTo = (count: number) =>
  `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${count})`;

/** Tables of one form, as an app has that keeps each conversation in a table of its own. */
function conversations(count: number): string[] {
  return numbers(count).map((table) => `CREATE TABLE t${table} (a INT, b TEXT, c REAL)`);
}

// It took a minute where each row was held once for each of the tables: the time that a test may take is the bound.
test('deleted rows that may be of any of two thousand tables are found in bounded work', () => {
  const file = made(
    'PRAGMA secure_delete = 0',
    'BEGIN',
    ...conversations(2000),
    ...numbers(2000).map((table) => `INSERT INTO t${table} (a, b) VALUES (1, 'x')`),
    'CREATE TABLE gone (a INT, b TEXT, c REAL)',
    `${rowsUpTo(30_000)} INSERT INTO gone SELECT i, 'row ' || i, i * 1.5 FROM n`,
    'COMMIT',
    'DELETE FROM gone WHERE a % 3 = 0',
    'DELETE FROM gone WHERE a > 15000',
  );
  const recovery = recoverRows({ file: memoryFile(file) });
  const found = new Set([...recovery].map((row) => row.value(1)));
  expect(found.size).toBeGreaterThan(15_000);
  expect(recovery.problems).toEqual([]);
});

// Each row was looked for in the tree of each table, for minutes.
test('where pages of very many tables are damaged, rows that may be of any of them are found in bounded work, and none is said to be gone', () => {
  const file = made(
    'PRAGMA secure_delete = 0',
    'PRAGMA page_size = 512',
    'BEGIN',
    ...conversations(1500),
    ...numbers(1500).map(
      (table) => `${rowsUpTo(12)} INSERT INTO t${table} SELECT i, hex(zeroblob(40)), 0.5 FROM n`,
    ),
    'CREATE TABLE gone (a INT, b TEXT, c REAL)',
    `${rowsUpTo(20_000)} INSERT INTO gone SELECT i, 'row ' || i, i * 1.5 FROM n`,
    'COMMIT',
    'DELETE FROM gone WHERE a > 1000',
  );
  for (const { rootPage } of openDatabase(memoryFile(file)).tables.slice(0, 1500)) {
    const root = (rootPage - 1) * 512;
    const cell = root + file[root + 12]! * 256 + file[root + 13]!;
    const [child] = new Uint32Array(file.slice(cell, cell + 4).reverse().buffer);
    file[(child! - 1) * 512] = 0;
  }
  const rows = [...recoverRows({ file: memoryFile(file) })];
  expect(rows.length).toBeGreaterThan(9000);
  expect(rows.filter(({ confidence }) => confidence === 'high')).toEqual([]);
});

test('a row that a dropped table held is none that was deleted where one of many tables holds it now', () => {
  const held = numbers(300).map((table) => `a message that is kept ${table}`);
  const file = made(
    'PRAGMA secure_delete = 0',
    ...conversations(300),
    'CREATE TABLE gone (a INT, b TEXT, c REAL)',
    ...held.map((text, number) => `INSERT INTO gone VALUES (${number}, '${text}', 0.5)`),
    `${rowsUpTo(300)} INSERT INTO gone SELECT i, 'a message that is deleted ' || i, 0.5 FROM n`,
    ...numbers(300).map(
      (table) => `INSERT INTO t${table} SELECT * FROM gone WHERE a = ${table} LIMIT 1`,
    ),
    'DROP TABLE gone',
  );
  // So little memory that what is told is told in several parts.
  for (const heldBytes of [undefined, 20_000]) {
    const rows = [
      ...recoverRows({ file: memoryFile(file) }, heldBytes === undefined ? {} : { heldBytes }),
    ];
    const told = rows.flatMap((row) =>
      row.columns.flatMap((_, column) => (row.knows(column) ? [row.value(column)] : [])),
    );
    expect(told.filter((value) => held.includes(String(value)))).toEqual([]);
    const deleted = told.filter((value) => String(value).startsWith('a message that is deleted'));
    expect(new Set(deleted).size).toBeGreaterThan(290);
  }
});

test('a row is held once for all the tables of one length that it may be of', () => {
  const tables = numbers(500).map(() => new RecordShape(schemaTable(), false));
  const index = new ForeignIndex(
    (shape) => new RowHasher(shape, 'utf-8', { usableSize: 4096, remainsTell: false }),
  );
  const candidate = {
    fitting: tables,
    record: {
      serials: [1, 1],
      starts: [0, 1],
      body: Uint8Array.of(3, 4),
      unsure: 'nothing',
      ownBytes: 2,
    },
    chainEnd: 0,
    rowId: 1,
    workedOut: undefined,
    places: [{ page: 2, offset: 8, space: 'gap' }],
    confidence: 'low',
    isByForm: false,
    known: 2,
  } as const;
  expect(index.add({ ...candidate, shape: tables[0], places: [] }, 0)).toBe(1);
  expect(index.add({ ...candidate, shape: undefined, places: [] }, 1)).toBe(1);
  const alone = { ...candidate, fitting: tables.slice(0, 1), places: [] };
  expect(index.add({ ...alone, shape: tables[0] }, 2)).toBe(0);
});

test('tables that a page may have been of are asked once for all cells of the same kinds of values', () => {
  const tables = numbers(500).map(() => new RecordShape(schemaTable(), true));
  const asked = tables.map((table) => vi.spyOn(table, 'fits'));
  const tied = new TiedTables(tables);
  const text = 13;
  const own = tables[7]!;
  for (const length of numbers(40)) {
    const serials = [text, text + 2 * length, text, 1, text];
    expect(tied.rivalsOf({ shape: own, serials })!.tables).toEqual(
      tables.filter((one) => one !== own),
    );
  }
  // A number is no name.
  const named = { shape: own, serials: [1, text, text, 1, text] };
  expect(tied.rivalsOf(named)).toEqual({ tables: [], likeliest: own });
  for (const fits of asked) expect(fits.mock.calls.length).toBeLessThanOrEqual(2);
  const other = new RecordShape(schemaTable(), true);
  expect(tied.rivalsOf({ shape: other, serials: [text] })).toBeUndefined();
});
