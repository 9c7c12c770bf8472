import fc from 'fast-check';
import initSqlJs, { type Database, type SqlJsStatic } from 'sql.js';
import { beforeAll, describe, expect, test } from 'vitest';
import type { SqliteExampleValue } from '@athar/core';
import { sqliteExample, sqliteFile, type SqliteTable } from '../src/sqlite-file.ts';

let sql: SqlJsStatic;
beforeAll(async () => {
  sql = await initSqlJs();
});

function withDatabase<T>(bytes: Uint8Array, use: (database: Database) => T): T {
  const database = new sql.Database(bytes);
  try {
    return use(database);
  } finally {
    database.close();
  }
}

function integrity(bytes: Uint8Array): unknown {
  return withDatabase(bytes, (database) => database.exec('PRAGMA integrity_check')[0]?.values);
}

function valuesOf(database: Database, query: string): unknown[][] {
  const statement = database.prepare(query);
  const rows: unknown[][] = [];
  while (statement.step()) rows.push(statement.get(null, { useBigInt: true }));
  statement.free();
  return rows;
}

/** As sql.js gives values back when asked for bigints. */
function asRead(value: SqliteExampleValue): unknown {
  return typeof value === 'number' && Number.isInteger(value) && !Object.is(value, -0)
    ? BigInt(value)
    : value;
}

const pageSizes = [512, 1024, 2048, 4096, 8192, 16_384, 32_768, 65_536];

const anyValue: fc.Arbitrary<SqliteExampleValue> = fc.oneof(
  fc.constant(null),
  fc.constantFrom(0, 1, -1, 127, 128, -128, -129, 32_767, 32_768, -32_769, 8_388_607, 8_388_608),
  fc.constantFrom(2 ** 31 - 1, 2 ** 31, -(2 ** 31) - 1, 2 ** 47 - 1, 2 ** 47, -(2 ** 47) - 1),
  fc.maxSafeInteger(),
  fc.bigInt({ min: 2n ** 53n, max: 2n ** 63n - 1n }),
  fc.bigInt({ min: -(2n ** 63n), max: -(2n ** 53n) }),
  fc.double({ noNaN: true, noInteger: true }),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.integer({ min: 0, max: 9_000 }).map((length) => 'ab ث'.repeat(length / 4)),
  fc.uint8Array({ maxLength: 60 }),
  fc.integer({ min: 0, max: 9_000 }).map((length) => new Uint8Array(length).fill(length)),
);

describe('databases written without SQLite', () => {
  test('SQLite finds them intact and reads every value back, whatever page size', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...pageSizes),
        fc.array(fc.array(anyValue, { minLength: 3, maxLength: 3 }), { maxLength: 60 }),
        (pageSize, rows) => {
          const table = { name: 't', columns: 'a, b, c', rows };
          const indexes = [{ name: 'by_b_a', columns: ['b', 'a'] }];
          const bytes = sqliteFile({ pageSize, tables: [{ ...table, indexes }] });
          expect(integrity(bytes)).toEqual([['ok']]);
          withDatabase(bytes, (database) => {
            expect(valuesOf(database, 'SELECT * FROM t ORDER BY rowid')).toEqual(
              rows.map((row) => row.map(asRead)),
            );
          });
        },
      ),
      { numRuns: 150 },
    );
  });

  test.each(pageSizes)('trees of several levels are sound, %i bytes a page', (pageSize) => {
    const rows = Array.from({ length: 20_000 }, (_, index) => [
      index * 7 - 500,
      `key ${(index * 7919) % 20_000} ${'x'.repeat(index % 50)}`,
      index % 13,
      index % 1000 === 0 ? 'long'.repeat(3000) : null,
    ]);
    const table: SqliteTable = {
      name: 'entries',
      columns: 'id INTEGER PRIMARY KEY, key TEXT UNIQUE, flags INTEGER, note TEXT',
      rows,
      indexes: [{ name: 'flagsIndex', columns: ['flags'] }],
    };
    const bytes = sqliteFile({ pageSize, tables: [table], userVersion: 7 });
    expect(integrity(bytes)).toEqual([['ok']]);
    withDatabase(bytes, (database) => {
      expect(valuesOf(database, 'PRAGMA user_version')).toEqual([[7n]]);
      expect(
        valuesOf(database, 'SELECT count(*), sum(id), sum(length(note)) FROM entries'),
      ).toEqual([[20_000n, BigInt(rows.reduce((sum, [id]) => sum + Number(id), 0)), 240_000n]]);
      // Found through the index of the key and through that of the flags.
      expect(
        valuesOf(database, `SELECT id FROM entries WHERE key = '${String(rows[777]?.[1])}'`),
      ).toEqual([[BigInt(777 * 7 - 500)]]);
      expect(valuesOf(database, 'SELECT count(*) FROM entries WHERE flags = 3')).toEqual([[1539n]]);
    });
  });

  test('rowids of every size are kept, negative ones too', () => {
    const ids = [
      -(2n ** 63n),
      -5,
      0,
      127,
      128,
      2 ** 31,
      2 ** 49,
      2n ** 55n,
      2n ** 56n,
      2n ** 63n - 1n,
    ];
    const bytes = sqliteFile({
      pageSize: 512,
      tables: [
        {
          name: 't',
          columns: 'id INTEGER PRIMARY KEY, note',
          rows: ids.flatMap((id) => [[id, 'x'.repeat(400)]]),
          indexes: [{ name: 'i', columns: ['note', 'id'] }],
        },
      ],
    });
    expect(integrity(bytes)).toEqual([['ok']]);
    withDatabase(bytes, (database) => {
      expect(valuesOf(database, 'SELECT id FROM t').flat()).toEqual(ids.map(BigInt));
    });
  });

  test('values are stored as an insert into their column would store them', () => {
    const columns = 'a TEXT, b INTEGER, c REAL, d NUMERIC, e BLOB, f VARCHAR(3) COLLATE NOCASE';
    const rows: SqliteExampleValue[][] = [
      [12, '34', 56, '7.5', '8', 'A'],
      ['x', 'not a number', '1e3', '900', 9, 'b'],
      [2n ** 62n, ' 5 ', 2n ** 60n, '', null, 'a'],
    ];
    const bytes = sqliteFile({
      tables: [{ name: 't', columns, rows, indexes: [{ name: 'i', columns: ['f', 'b', 'c'] }] }],
    });
    expect(integrity(bytes)).toEqual([['ok']]);
    const inserted = new sql.Database();
    inserted.run(`CREATE TABLE t (${columns})`);
    for (const row of rows) {
      const literals = row.map((value) =>
        typeof value === 'string' ? `'${value}'` : value === null ? 'NULL' : String(value),
      );
      inserted.run(`INSERT INTO t VALUES (${literals.join(', ')})`);
    }
    const query = 'SELECT a, b, c, d, e, f, typeof(a), typeof(b), typeof(c), typeof(d) FROM t';
    withDatabase(bytes, (database) => {
      expect(valuesOf(database, query)).toEqual(valuesOf(inserted, query));
    });
    inserted.close();
  });

  test('keys, constraints and comments of a declaration are understood', () => {
    const bytes = sqliteFile({
      tables: [
        {
          name: 'odd "name"',
          columns: `"id, x" INTEGER, [b)] VARCHAR(255) NOT NULL DEFAULT ('(,'), -- note, (
            c TEXT UNIQUE, CONSTRAINT k PRIMARY KEY ("id, x"), UNIQUE (c, [b)]), CHECK (c <> ',')`,
          rows: [[3, 'b', 'c']],
        },
        { name: 'counted', columns: 'n INTEGER PRIMARY KEY AUTOINCREMENT, v', rows: [[41, 'x']] },
        { name: 'short', columns: "a, b DEFAULT 'later'", rows: [[1]] },
      ],
    });
    expect(integrity(bytes)).toEqual([['ok']]);
    withDatabase(bytes, (database) => {
      expect(valuesOf(database, 'SELECT rowid, * FROM "odd ""name"""')).toEqual([
        [3n, 3n, 'b', 'c'],
      ]);
      database.run("INSERT INTO counted (v) VALUES ('y')");
      expect(valuesOf(database, 'SELECT max(n) FROM counted')).toEqual([[42n]]);
      expect(valuesOf(database, 'SELECT * FROM short')).toEqual([[1n, 'later']]);
    });
  });

  test('a schema larger than the first page is still found', () => {
    const tables = Array.from({ length: 300 }, (_, index) => ({
      name: `table_${index}`,
      columns: `a TEXT, ${'column_with_a_long_name_'.repeat(index % 40)}b TEXT`,
      rows: [[`row ${index}`]],
    }));
    for (const pageSize of [512, 4096]) {
      const bytes = sqliteFile({ pageSize, tables });
      expect(integrity(bytes)).toEqual([['ok']]);
      withDatabase(bytes, (database) => {
        expect(valuesOf(database, 'SELECT a FROM table_299')).toEqual([['row 299']]);
      });
    }
  });

  test('SQLite can go on writing into them', () => {
    const bytes = sqliteExample({
      tables: {
        t: {
          columns: 'id INTEGER PRIMARY KEY, v TEXT UNIQUE',
          rows: [
            [1, 'a'],
            [2, 'b'],
          ],
        },
      },
    });
    withDatabase(bytes, (database) => {
      for (let n = 0; n < 3000; n += 1) database.run('INSERT INTO t (v) VALUES (?)', [`v${n}`]);
      database.run('DELETE FROM t WHERE id % 3 = 0');
      expect(valuesOf(database, 'PRAGMA integrity_check')).toEqual([['ok']]);
    });
  });

  test('what cannot be written is refused', () => {
    const one =
      (columns: string, rows: Iterable<SqliteExampleValue[]>, pageSize = 4096) =>
      () =>
        sqliteFile({ pageSize, tables: [{ name: 't', columns, rows }] });
    expect(one('a', [[1, 2]])).toThrow('2 values for 1 columns');
    expect(one('a TEXT UNIQUE', [['x'], ['x']])).toThrow('a key stands twice');
    expect(one('a TEXT UNIQUE', [[null], [null]])).not.toThrow();
    expect(one('id INTEGER PRIMARY KEY', [[5], [5]])).toThrow('does not follow');
    expect(one('id INTEGER PRIMARY KEY', new Set([[5], [4]]))).toThrow('does not follow');
    expect(one('a, b AS (a)', [])).toThrow('generated');
    expect(one('a', [], 1000)).toThrow('page size');
  });
});
