import { expect, test } from 'vitest';
import { memoryFile } from '../../../../../src/bytes/memory-file.ts';
import {
  beforeInteriorCells,
  tornChild,
} from '../../../../../src/formats/sqlite/recovery/regions/interior-cells.ts';
import { recoverRows } from '../../../../../src/formats/sqlite/recovery/index.ts';
import { part, numbersOf } from '../../../../builders/share.ts';
import { made } from '../../made-database.ts';
import { randomness } from '../../randomness.ts';
import { cameFrom, History } from '../histories/history.ts';
import { engineOnDisk } from '../histories/history-engine.ts';
import { sourceOf } from '../histories/random-history.ts';

test('a row without rowid does not end with the number of a child page that was written over its last bytes', () => {
  const wrong: string[] = [];
  let found = 0;
  for (const seed of numbersOf(1, 60)) {
    const random = randomness(seed);
    const history = new History(
      512,
      ['CREATE TABLE note (k TEXT PRIMARY KEY, n INT, big INT, data BLOB) WITHOUT ROWID'],
      ['note'],
    );
    for (let i = 0; i < 12; i++) {
      const rows = Array.from(
        { length: 8 },
        () =>
          `('key-${random.between(1, 900)}', ${random.between(-100, 100)}, ${random.between(6, 7)}${random.between(10 ** 8, 10 ** 9 - 1)}00000000, x'${'ab37'.repeat(random.between(1, 6))}')`,
      );
      history.run(`INSERT OR IGNORE INTO note VALUES ${rows.join()}`);
      history.run(`DELETE FROM note WHERE n % 7 = ${random.between(0, 6)}`);
    }
    history.run('DELETE FROM note');
    const past = history.past();
    for (const row of recoverRows({ file: memoryFile(history.bytes()) })) {
      found++;
      if (!past.some((one) => cameFrom(row, { ...one, rowId: row.rowId ?? null })))
        wrong.push(
          `${seed}: ${row.columns.map((_, column) => String(row.value(column))).join(' ')}`,
        );
    }
  }
  expect(wrong).toEqual([]);
  expect(found).toBeGreaterThan(1000 * part);
});

test('nor with that of a cell of an interior page, of which a row in use took all the rest', () => {
  const values = (i: number) =>
    `(${700000000000000000n + BigInt(i)}, ${i + 30}, ${i * 7919}.5, ${60 + i})`;
  const rows = Array.from({ length: 25 }, (_, i) => values(i));
  const history = new History(
    512,
    ['CREATE TABLE note (k INTEGER PRIMARY KEY, a INT, r REAL, c INT) WITHOUT ROWID'],
    ['note'],
  );
  history.run(`INSERT INTO note VALUES ${rows.join()}`);
  history.run('DELETE FROM note');
  history.run(`INSERT INTO note VALUES ${values(50)}`);
  const past = history.past();
  const found = [...recoverRows({ file: memoryFile(history.bytes()) })];
  expect(found.length).toBeGreaterThan(10);
  const wrong = found.filter(
    (row) => !past.some((one) => cameFrom(row, { ...one, rowId: row.rowId ?? null })),
  );
  expect(wrong.map((row) => row.value(1))).toEqual([]);
});

test.each([
  ['a page that became interior', []],
  ['a page that was interior and is a leaf again', ['DELETE FROM note WHERE id > 1']],
  [
    'one that was emptied and used again',
    ['DELETE FROM note', "INSERT INTO note (text, size) VALUES ('new', 3)"],
  ],
])('a row in %s does not end with cells that lead to other pages', (_, statements) => {
  let found = 0;
  for (let length = 1; length <= 40; length++) {
    const text = (id: string) => `'text ' || ${id} || '${'x'.repeat(length)}'`;
    const numbers = 'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 900)';
    const file = made(
      'PRAGMA page_size = 1024; PRAGMA secure_delete = 0',
      'CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT, size REAL, data BLOB)',
      `${numbers} INSERT INTO note SELECT i, ${text('i')}, i + 0.1, CAST('end of ' || i AS BLOB) FROM n`,
      ...statements,
    );
    for (const row of recoverRows({ file: memoryFile(file) })) {
      found++;
      const [id, told, size, data] = [1, 2, 3, 4].map((_number, column) =>
        row.knows(column) ? row.value(column) : undefined,
      );
      const number = Number(/^text (\d+)x/.exec(String(told))?.[1]);
      expect([id ?? number, told]).toEqual([number, `text ${number}${'x'.repeat(length)}`]);
      if (size !== undefined) expect(size).toBe(number + 0.1);
      if (data !== undefined)
        expect(Buffer.from(data as Uint8Array).toString()).toBe(`end of ${number}`);
    }
  }
  // Where none was deleted, the page holds copies of rows that are there.
  expect(found > 0).toBe(statements.length > 0);
});

test('cells of an interior page that were freed are known by what is left of them between others', () => {
  const text = Buffer.from('what somebody said');
  // Of two cells the header of a freeblock took the number of the child: the next is at 200, and they end at the end of these bytes or before.
  const cells = [
    0, 0, 0, 23, 77, 0, 200, 0, 15, 74, 0, 0, 0, 20, 71, 0, 200, 0, 10, 66, 0, 0, 0, 20, 74,
  ];
  const bytes = new Uint8Array(1024);
  bytes.set([...text, ...cells]);
  expect(beforeInteriorCells(bytes, 0, text.length + cells.length)).toBe(text.length);
});

test('the header of a freeblock right before the cells is one of theirs behind another that was in use then, and else none', () => {
  const freed = [1, 142, 0, 6, 136, 30];
  const begin = (...before: number[]): number => {
    const bytes = new Uint8Array(512);
    bytes.set([...before, ...freed]);
    return beforeInteriorCells(bytes, 0, before.length + freed.length, 1664);
  };
  const text = [...Buffer.from('or about')];
  expect(begin(...text, 0, 0, 0, 37, 136, 22)).toBe(text.length);
  expect(begin(...text)).toBe(text.length + freed.length);
});

test('nothing took the end of what a page ends with', () => {
  const row = [7, 3, 4, 0, 0, 3, 0, 0xe5, 0xf3];
  const page = new Uint8Array(row);
  expect(beforeInteriorCells(page, 0, page.length, 1664)).toBe(page.length);
  const longer = new Uint8Array([...row, 1]);
  expect(beforeInteriorCells(longer, 0, page.length, 1664)).toBeLessThan(page.length);
});

test('the first bytes of the number of a child may be left of a cell that had a longer rowid', () => {
  const cell = [0, 0, 1, 8, 124];
  const before = (...bytes: number[]) =>
    bytes.length - tornChild(new Uint8Array([...bytes, ...cell]), bytes.length);
  expect([before(0x9f, 0xdb), before(0x9f, 0), before(0x9f, 0, 0), before(0, 0, 1)]).toEqual([
    0, 1, 2, 3,
  ]);
});

test('large numbers of a small database are no cells of an interior page', () => {
  const values = [20_012, 2_265_771_318, 2_199_818_600, -672_575_058, -423_427_173];
  const file = made(
    'PRAGMA page_size = 1024',
    'CREATE TABLE users (id INT, second INT, third INT, fourth INT, fifth INT)',
    ...Array.from(
      { length: 8 },
      (_, i) =>
        `INSERT INTO users VALUES (${20_020 + i}, ${2_300_000_000 + 7 * i}, ${2_400_000_000 + 9 * i}, ${-600_000_000 - i}, ${-500_000_000 - i})`,
    ),
    `INSERT INTO users VALUES (${values.join(', ')})`,
    'DELETE FROM users WHERE id = 20012',
  );
  const rows = [...recoverRows({ file: memoryFile(file) })];
  expect(rows.map((row) => row.columns.map((_, column) => row.value(column)))).toEqual([values]);
});

test('a row in a page that was interior and is one of the list of free pages by now does not end with cells that lead to other pages', () => {
  const file = made(
    'PRAGMA page_size = 1024; PRAGMA secure_delete = 0',
    'CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT, size INT, last BLOB, end INT)',
    ...Array.from(
      { length: 6 },
      (_, i) =>
        `INSERT INTO note (text, size, last, end) VALUES ('text ${i}', ${70_000 + i}, x'61c7', ${90_000 + i})`,
    ),
    'CREATE TABLE other (data BLOB)',
    'INSERT INTO other VALUES (zeroblob(3000))',
    'DROP TABLE other',
  );
  const trunk = new DataView(file.buffer).getUint32(32);
  const text = Buffer.from('what somebody said');
  const last = Buffer.from('the last bytes of the row');
  const body = [...text, 1, 0x11, 0x71, ...last, 1, 0x5f, 0x91];
  const serials = [0, 13 + 2 * text.length, 3, 12 + 2 * last.length, 3];
  const cell = [6 + body.length, 77, 6, ...serials, ...body];
  // The cells of the interior page were written over its end.
  const interior = [0, 0, 0, 43, 35, 0, 0, 0, 42, 22, 0, 0, 0, 41, 11];
  cell.splice(-interior.length, interior.length, ...interior);
  file.set(cell, trunk * 1024 - cell.length);
  const rows = [...recoverRows({ file: memoryFile(file) })];
  expect(
    rows.map((row) => row.columns.map((_, column) => row.knows(column) && row.value(column))),
  ).toEqual([[77, 'what somebody said', 70_001, false, false]]);
});

test.each(['WAL', 'PERSIST'])(
  'rows without rowid of interior pages as they were before a change are told as those of leaves are (%s)',
  (journal) => {
    const random = randomness(1);
    const engine = engineOnDisk({
      pageSize: 1024,
      reserved: 0,
      pragmas: ['secure_delete = 0', `journal_mode = ${journal}`],
    });
    try {
      engine.run('CREATE TABLE note (key TEXT PRIMARY KEY, size INT, text TEXT) WITHOUT ROWID');
      const keys = Array.from({ length: 1500 }, (_, i) => `${random.between(1e6, 1e7)}-${i}`);
      const rows = keys.map(
        (key, i) => `('${key}', ${70_000 + i}, 'what was said as number ${i}')`,
      );
      engine.run(`INSERT INTO note VALUES ${rows.join()}`);
      engine.rows('PRAGMA wal_checkpoint(TRUNCATE)');
      const before = engine.files().file;
      engine.run('DELETE FROM note WHERE size % 3 = 0');
      const recovery = recoverRows(sourceOf(engine.files()));
      const told = [...recovery];
      const gone = keys.filter((_, i) => (70_000 + i) % 3 === 0);
      const found = new Set(told.map((row) => row.value(0)));
      expect(told.filter((row) => !gone.includes(String(row.value(0))))).toEqual([]);
      expect(recovery.problems).toEqual([]);
      // The log has the change, or the journal what was before: all stand, some in interior pages.
      expect(gone.filter((key) => !found.has(key))).toEqual([]);
      const isInterior = (page: number) => before[(page - 1) * 1024] === 2;
      expect(told.filter(({ page }) => isInterior(page)).length).toBeGreaterThan(20);
    } finally {
      engine.close();
    }
  },
);
