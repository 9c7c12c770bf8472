import { describe, expect, test } from 'vitest';
import { memoryFile } from '../../../src/bytes/memory-file.ts';
import { openDatabase } from '../../../src/formats/sqlite/index.ts';
import type { RandomAccessFile } from '../../../src/model/index.ts';
import { details, made, opened, rowsOf } from './made-database.ts';

const many = made(
  'PRAGMA page_size = 512',
  'CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT); CREATE TABLE u (k TEXT PRIMARY KEY, v) WITHOUT ROWID',
  "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000) INSERT INTO t SELECT i * 3, printf('message %d', i) FROM n",
  "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000) INSERT INTO u SELECT printf('%05d', i), i FROM n",
);

/** Tells which pages were read. */
function watched(
  bytes: Uint8Array,
  pageSize: number,
): { file: RandomAccessFile; reads: () => { pages: Set<number>; calls: number; longest: number } } {
  const file = memoryFile(bytes);
  let pages = new Set<number>();
  let calls = 0;
  let longest = 0;
  const note = (offset: number, length: number) => {
    calls++;
    longest = Math.max(longest, length);
    for (let at = offset; at < offset + length; at += pageSize)
      pages.add(Math.floor(at / pageSize) + 1);
  };
  return {
    file: {
      ...file,
      read: (offset, length) => {
        note(offset, length);
        return file.read(offset, length);
      },
      readInto: (target, offset) => {
        note(offset, target.length);
        return file.readInto(target, offset);
      },
    },
    reads: () => {
      const seen = { pages, calls, longest };
      pages = new Set();
      calls = 0;
      longest = 0;
      return seen;
    },
  };
}

describe('reading goes to the file no more than it must', () => {
  test('the leaves of a table are found without reading them', () => {
    const { file, reads } = watched(many, 512);
    const database = openDatabase(file);
    reads();
    const leaves = database.leafPages(database.table('t')!);
    const { pages } = reads();
    // The leftmost leaf is looked at, to know how deep the leaves lie.
    expect([...leaves].filter((leaf) => pages.has(leaf)).length).toBeLessThanOrEqual(1);
    expect(leaves.length).toBeGreaterThan(100);
    expect(pages.size).toBeLessThan(20);
  });

  test('pages that follow each other are read together, at most a mebibyte at once', () => {
    const { file, reads } = watched(many, 512);
    const database = openDatabase(file);
    reads();
    expect(Array.from(database.rows(database.table('t')!)).length).toBe(5000);
    const { calls, longest } = reads();
    expect(calls).toBeLessThan(60);
    expect(longest).toBeGreaterThan(16_384);
    expect(longest).toBeLessThanOrEqual(2 ** 20);
  });

  test('the first row costs a small read', () => {
    const { file, reads } = watched(many, 512);
    const database = openDatabase(file);
    reads();
    for (const row of database.rows(database.table('t')!)) {
      expect(row.rowId).toBe(3);
      break;
    }
    expect(reads().pages.size).toBeLessThan(50);
  });

  test('a row that is sought again is not read again', () => {
    const { file, reads } = watched(many, 512);
    const database = openDatabase(file);
    const table = database.table('t')!;
    database.seek(table, 7500);
    expect(reads().calls).toBeGreaterThan(0);
    expect(database.seek(table, 7500)!.text(1)).toBe('message 2500');
    expect(reads().calls).toBe(0);
  });

  test('overflow pages of a value that nobody asks for are not read', () => {
    const bytes = made(
      'PRAGMA page_size = 512',
      'CREATE TABLE t (a, b)',
      'INSERT INTO t SELECT 1, zeroblob(200000)',
    );
    const { file, reads } = watched(bytes, 512);
    const database = openDatabase(file);
    reads();
    const [row] = database.rows(database.table('t')!);
    expect(row!.value(0)).toBe(1);
    expect(row!.type(1)).toBe(400_012);
    expect(reads().pages.size).toBeLessThan(5);
    expect(row!.end(1) - row!.start(1)).toBe(200_000);
    expect(reads().pages.size).toBeGreaterThan(390);
  });
});

describe('rows by pages', () => {
  test.each(['t', 'u'])('of %s give, piece by piece, the same rows in the same order', (name) => {
    const database = opened(many);
    const table = database.table(name)!;
    const whole = Array.from(database.rows(table), (row) => ({
      ...row.position(),
      value: row.value(0),
    }));
    const leaves = database.leafPages(table);
    const pieces = [];
    for (let at = 0; at < leaves.length; at += 7) {
      // As in another thread: with a handle of its own.
      const other = opened(many);
      for (const row of other.rows(table, leaves.subarray(at, at + 7)))
        pieces.push({ ...row.position(), value: row.value(0) });
    }
    expect(pieces).toEqual(whole);
  });

  test('a page that is no leaf of the table is told', () => {
    const database = opened(many);
    const table = database.table('t')!;
    expect(Array.from(database.rows(table, [table.rootPage, 99_999]))).toEqual([]);
    expect(details(database)).toEqual([
      'malformed: an interior page stands where a leaf should',
      'truncated: a b-tree leads to a page that the file does not hold',
    ]);
  });
});

describe('values', () => {
  const one = (sql: string, ...columns: string[]) => {
    const database = opened(made(`CREATE TABLE t (${columns.join(', ')})`, sql));
    const [row] = database.rows(database.table('t')!);
    return row!;
  };

  test('of a column that the schema lacks are NULL', () => {
    const row = one('INSERT INTO t VALUES (1)', 'a');
    for (const column of [-1, 1, 99]) {
      expect([row.type(column), row.start(column), row.end(column)]).toEqual([-1, 0, 0]);
      expect([row.value(column), row.text(column), row.number(column), row.blob(column)]).toEqual([
        null,
        null,
        null,
        null,
      ]);
      expect(row.isNull(column)).toBe(true);
    }
  });

  test('of a computed column are NULL, since no record holds them', () => {
    const row = one('INSERT INTO t (a) VALUES (1)', 'a', 'b AS (a + 1)', 'c AS (a + 2) STORED');
    expect([row.value(0), row.value(1), row.value(2)]).toEqual([1, null, 3]);
  });

  test('of the alias of the rowid are the rowid, which no record holds', () => {
    const row = one('INSERT INTO t VALUES (9007199254740993, 2)', 'id INTEGER PRIMARY KEY', 'b');
    expect(row.rowId).toBe(9007199254740993n);
    expect(row.value(0)).toBe(9007199254740993n);
    expect([row.type(0), row.type(1)]).toEqual([-1, 1]);
    expect(row.position().rowId).toBe('9007199254740993');
    expect(row.number(0)).toBe(9007199254740992);
    expect(row.text(0)).toBe('9007199254740993');
  });

  test('keep a byte order mark and a zero within a text', () => {
    const row = one("INSERT INTO t VALUES (char(65279) || 'a', 'b' || char(0) || 'c')", 'a', 'b');
    expect([row.value(0), row.value(1)]).toEqual(['\ufeffa', 'b\0c']);
  });

  test('that are no UTF-8 are replaced, not refused', () => {
    const row = one("INSERT INTO t VALUES (CAST(x'41ff42' AS TEXT))", 'a');
    expect(row.value(0)).toBe('A\ufffdB');
    expect(row.blob(0)).toEqual(Uint8Array.of(0x41, 0xff, 0x42));
  });

  test('of text in UTF-16 are strings, and UTF-8 as bytes', () => {
    const database = opened(
      made("PRAGMA encoding = 'UTF-16be'", 'CREATE TABLE t (a)', "INSERT INTO t VALUES ('أثر')"),
    );
    const [row] = database.rows(database.tables[0]!);
    expect(database.encoding).toBe('utf-16be');
    expect(row!.value(0)).toBe('أثر');
    expect(Buffer.from(row!.blob(0)!).toString()).toBe('أثر');
    expect(row!.end(0) - row!.start(0)).toBe(6);
  });

  test.each([
    ["'12'", 12],
    ["' -1.5e3 '", -1500],
    ["'.5'", 0.5],
    ["'12x'", null],
    ["''", null],
    ["'0x10'", null],
    ["x'31'", null],
    ['NULL', null],
    ['2.5', 2.5],
    ["'Infinity'", null],
    ["'1e999'", Infinity],
  ])('%s is the number %s', (literal, number) => {
    expect(one(`INSERT INTO t VALUES (${literal})`, 'a').number(0)).toBe(number);
  });

  const timeOf = (literal: string, type = '') => {
    const database = opened(
      made(`CREATE TABLE t (a ${type})`, `INSERT INTO t VALUES (${literal})`),
    );
    const [row] = database.rows(database.tables[0]!);
    return [row!.time(0), details(database)] as const;
  };

  test.each([
    ["'700000000'", 700_000_000],
    ["' -1.5e3 '", -1500],
    ["'700000000123456789'", 700_000_000_123_456_789n],
    ["'+700000000123456789'", 700_000_000_123_456_789n],
    ['700000000123456789', 700_000_000_123_456_789n],
    ["'1e999'", Infinity],
    ['9e999', Infinity],
    ["''", null],
    ['NULL', null],
  ])('%s is the time %s', (literal, time) => {
    for (const type of ['', 'INTEGER']) expect(timeOf(literal, type)).toEqual([time, []]);
  });

  // What is asked for, what is stored instead, and what is told; nothing where that is what was asked for, or nothing.
  test.each([
    ['time', "'12x'", 'a text instead of a time'],
    ['time', "'2021-07-01 10:00:00'", 'a text instead of a time'],
    ['time', "'0x10'", 'a text instead of a time'],
    ['time', "' '", 'a text instead of a time'],
    ['time', "x'31'", 'bytes instead of a time'],
    ['time', "x''", 'bytes instead of a time'],
    ['number', "'12x'", 'a text instead of a number'],
    ['number', "' '", 'a text instead of a number'],
    ['number', "x'31'", 'bytes instead of a number'],
    ['number', "' 12 '", undefined],
    ['number', "''", undefined],
    ['number', 'NULL', undefined],
    ['number', '9223372036854775807', undefined],
    ['reference', "'12x'", 'a text instead of a number'],
    ['reference', "x'31'", 'bytes instead of a number'],
    ['reference', '1.5', 'a number instead of a whole number'],
    ['reference', "'1.5'", 'a text instead of a whole number'],
    ['reference', '9e999', 'a number instead of a whole number'],
    ['reference', '2.0', undefined],
    ['reference', "'2'", undefined],
    ['reference', '-1', undefined],
    ['reference', "''", undefined],
    ['reference', 'NULL', undefined],
    ['blob', '12', 'a number instead of bytes'],
    ['blob', '1', 'a number instead of bytes'],
    ['blob', '1.5', 'a number instead of bytes'],
    ['blob', "'12'", undefined],
    ['blob', 'NULL', undefined],
    ['text', "x'31'", 'bytes instead of a text'],
    ['text', '12', undefined],
    ['text', 'NULL', undefined],
  ] as const)('asked for a %s, a column with %s tells %s', (asked, literal, told) => {
    // A value in its record, and one that rows have which were written before their column.
    const [stored, older] = ['INSERT INTO t VALUES', 'ALTER TABLE t ADD COLUMN a DEFAULT'].map(
      (way) =>
        way.startsWith('INSERT')
          ? made('CREATE TABLE t (a)', `${way} (${literal})`)
          : made('CREATE TABLE t (b)', 'INSERT INTO t VALUES (1)', `${way} ${literal}`),
    );
    for (const [bytes, column] of [
      [stored!, 0],
      [older!, 1],
    ] as const) {
      const database = opened(bytes);
      const [row] = database.rows(database.tables[0]!);
      row![asked](column);
      expect(details(database)).toEqual(told === undefined ? [] : [`malformed: t.a: ${told}`]);
      const rowId = 1;
      if (told !== undefined) expect(database.problems[0]!.position).toMatchObject({ rowId });
    }
  });

  test('of one column that are not what was asked for are listed up to a bound, those of another beside them', () => {
    const database = opened(
      made(
        'CREATE TABLE t (a, b)',
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 700) INSERT INTO t SELECT 'x', iif(i = 700, 'y', i) FROM n",
      ),
    );
    for (let again = 0; again < 2; again++) {
      for (const row of database.rows(database.tables[0]!)) {
        row.number(0);
        row.number(1);
      }
    }
    const told = database.problems.map(({ detail }) => detail);
    expect(told.filter((detail) => detail === 't.a: a text instead of a number')).toHaveLength(500);
    expect(told.filter((detail) => detail === 't.b: a text instead of a number')).toHaveLength(1);
    expect(told).toHaveLength(502);
  });

  test('that are not-a-number are no time, and a fault', () => {
    const bytes = made('CREATE TABLE t (a)', 'INSERT INTO t VALUES (1.5)');
    bytes[Buffer.from(bytes).indexOf(Buffer.from([0x3f, 0xf8, 0, 0, 0, 0, 0, 0]))] = 0x7f;
    const database = opened(bytes);
    const [row] = database.rows(database.tables[0]!);
    expect(row!.time(0)).toBeNull();
    expect(details(database)).toEqual(['malformed: t.a: no number instead of a time']);
  });

  test.each([10, 11])('of the reserved type %i are NULL, and a fault', (serial) => {
    const bytes = made('CREATE TABLE t (a, b, c)', "INSERT INTO t VALUES ('x', NULL, 'yz')");
    const header = Buffer.from(bytes).indexOf(Buffer.from([4, 15, 0, 17]));
    bytes[header + 2] = serial;
    const database = opened(bytes);
    const rows = rowsOf(database, 't');
    expect(rows).toEqual([['x', null, 'yz']]);
    expect(details(database)).toEqual(['malformed: a value has a type that SQLite never writes']);
  });

  test('that are not-a-number are NULL, as in SQLite', () => {
    const bytes = made('CREATE TABLE t (a)', 'INSERT INTO t VALUES (1.5)');
    const at = Buffer.from(bytes).indexOf(Buffer.from([0x3f, 0xf8, 0, 0, 0, 0, 0, 0]));
    bytes[at] = 0x7f;
    const [row] = opened(bytes).rows(opened(bytes).tables[0]!);
    expect([row!.value(0), row!.isNull(0)]).toEqual([null, true]);
  });
});

describe('tables', () => {
  test('are found without regard to case, and so are columns', () => {
    const database = opened(made('CREATE TABLE Message (Text, "Ünï")'));
    const table = database.table('mESSAGE')!;
    expect(table.column('TEXT')).toBe(0);
    expect(table.column('ünï')).toBe(-1);
    expect(table.column('Ünï')).toBe(1);
    expect(database.table('missing')).toBeUndefined();
  });

  test('are those with rows: no views, no indexes, no virtual tables, but their shadows', () => {
    const database = opened(
      made(
        'CREATE TABLE a (x)',
        'CREATE VIEW b AS SELECT * FROM a',
        'CREATE INDEX c ON a (x)',
        'CREATE VIRTUAL TABLE d USING fts4(e)',
      ),
    );
    expect(database.tables.map((table) => table.name)).toEqual([
      'a',
      'd_content',
      'd_segments',
      'd_segdir',
      'd_docsize',
      'd_stat',
    ]);
    expect(rowsOf(database, 'sqlite_schema').length).toBeGreaterThan(8);
  });

  test('without rowid have no rows to seek', () => {
    const database = opened(many);
    expect(database.seek(database.table('u')!, 1)).toBeUndefined();
    expect(database.seek(database.table('t')!, 4)).toBeUndefined();
    expect(database.seek(database.table('t')!, 15_000)!.text(1)).toBe('message 5000');
    expect(database.seek(database.table('t')!, 15_001)).toBeUndefined();
  });
});

test('the entries of an index are its values and rowids, in its order, also of rows whose page is lost', () => {
  const bytes = made(
    'PRAGMA page_size = 512',
    'CREATE TABLE t (k TEXT PRIMARY KEY, v TEXT); CREATE INDEX byValue ON t (v)',
    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 500) INSERT INTO t SELECT printf('%04d', (i * 7) % 501), i % 5 || 'x' FROM n",
  );
  const database = opened(bytes);
  const table = database.table('t')!;
  const entries = (name: string): unknown[][] => {
    const index = database.index(name, ['value', 'rowid']);
    return index === undefined
      ? []
      : Array.from(database.rows(index), (row) => [row.text(0), row.number(1)]);
  };
  const rows = Array.from(database.rows(table), (row) => [row.text(0), row.text(1), row.rowId]);
  const by = (column: number) =>
    rows
      .map((row) => [row[column], row[2]] as [string, number])
      .sort(([a, one], [b, other]) => (a < b ? -1 : a > b ? 1 : one - other));
  expect(rows).toHaveLength(500);
  expect(entries('sqlite_autoindex_t_1')).toEqual(by(0));
  expect(entries('BYVALUE')).toEqual(by(1));
  expect(entries('t')).toEqual([]);
  expect(database.problems).toEqual([]);
});

describe('the number of a row', () => {
  const indexOf = (columns: string, ...names: readonly string[]): number[] => {
    const table = opened(made(`CREATE TABLE t (${columns})`)).table('t')!;
    return names.map((name) => table.column(name));
  };

  test('is found by its usual names under an unusual one', () => {
    const usual = ['id', 'rowid', 'Z_PK', 'number', 'pk'];
    expect(indexOf('a TEXT, number INTEGER PRIMARY KEY', ...usual)).toEqual([1, 1, 1, 1, -1]);
  });

  test('is no other column, and no column is it, where it has a usual name or none', () => {
    expect(indexOf('ROWID INTEGER PRIMARY KEY, address TEXT', 'id', 'ROWID')).toEqual([-1, 0]);
    expect(indexOf('number INTEGER PRIMARY KEY, id TEXT', 'id', 'ROWID')).toEqual([1, 0]);
    expect(indexOf('number INTEGER, id TEXT', 'id', 'ROWID', 'Z_PK')).toEqual([1, -1, -1]);
    expect(indexOf('number TEXT PRIMARY KEY, a TEXT', 'id')).toEqual([-1]);
  });
});
