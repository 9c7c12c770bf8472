import { describe, expect, test } from 'vitest';
import { parseCreateTable } from '../../../src/formats/sqlite/create-table.ts';
import { made, opened } from './made-database.ts';
import { differences, faults, oracleTables } from './oracle.ts';

describe('a statement is understood as SQLite understands it', () => {
  test.each([
    `CREATE TABLE t (a, b)`,
    `create table t(a integer primary key,b)`,
    `CREATE TABLE t (a INTEGER PRIMARY KEY DESC, b)`,
    `CREATE TABLE t (a INT PRIMARY KEY, b)`,
    `CREATE TABLE t (a "INTEGER" PRIMARY KEY, b)`,
    `CREATE TABLE t (a [integer] PRIMARY KEY, b)`,
    `CREATE TABLE t (a INTEGER (10) PRIMARY KEY, b)`,
    `CREATE TABLE t (a "INTEGER" (10) PRIMARY KEY, b)`,
    `CREATE TABLE t (a BIG INTEGER PRIMARY KEY, b)`,
    `CREATE TABLE t (a INTEGER /* c */ PRIMARY KEY, b)`,
    `CREATE TABLE t (a INTEGER, b, PRIMARY KEY (a))`,
    `CREATE TABLE t (a INTEGER, b, PRIMARY KEY (a DESC))`,
    `CREATE TABLE t (a INTEGER, b, PRIMARY KEY ("a" COLLATE nocase ASC) ON CONFLICT REPLACE)`,
    `CREATE TABLE t (a INTEGER, b, PRIMARY KEY ('a'))`,
    `CREATE TABLE t (a INTEGER, b, UNIQUE (b) PRIMARY KEY (a) CHECK (a > 0))`,
    `CREATE TABLE t (a INTEGER, b, CONSTRAINT "primary" UNIQUE (b), CONSTRAINT k PRIMARY KEY (a))`,
    `CREATE TABLE t (a INTEGER CONSTRAINT k PRIMARY KEY AUTOINCREMENT NOT NULL, b)`,
    `CREATE TABLE t (rowid, b INTEGER PRIMARY KEY)`,
    `CREATE TABLE t (rowid TEXT, oid, b)`,
    `CREATE TABLE "t" ("a ""b""" TEXT, 'single', [br acket] INT, \`back\`\`tick\` BLOB)`,
    `CREATE TABLE t ("primary" INTEGER, "check" TEXT, "unique", "foreign", "constraint")`,
    `CREATE TABLE t (key TEXT, desc INT, action, abort, "index", temp, generated, always, stored, virtual)`,
    `CREATE TABLE t (a DEFAULT 'x,y)', b TEXT DEFAULT (1 + 2), c CHECK (c NOT IN ('(', ')')), d)`,
    `CREATE TABLE t (a REFERENCES o ON DELETE SET DEFAULT ON UPDATE SET NULL, b DEFAULT 5 REFERENCES o (x), c)`,
    `CREATE TABLE t (a, -- primary key (a),\n b /* , c */, d)`,
    `CREATE TABLE t (a INT, b AS (a + 1), c GENERATED ALWAYS AS (a || ')') STORED, d INTEGER GENERATED ALWAYS AS (a) VIRTUAL, e)`,
    `CREATE TABLE t (a COLLATE NOCASE, b VARCHAR (10, 20) COLLATE "binary" NOT NULL DEFAULT '', c)`,
    `CREATE TABLE t (a, b, PRIMARY KEY (b, a)) WITHOUT ROWID`,
    `CREATE TABLE t (a INTEGER PRIMARY KEY, b) WITHOUT ROWID`,
    `CREATE TABLE t (a, b, c, PRIMARY KEY (c, a, c)) without /* */ rowid`,
    `CREATE TABLE t (a, b, c, PRIMARY KEY (c, a COLLATE nocase, a)) WITHOUT ROWID`,
    `CREATE TABLE t (a TEXT COLLATE nocase, b, c, PRIMARY KEY (c, a COLLATE NOCASE, a)) WITHOUT ROWID`,
    `CREATE TABLE t (a INT, b AS (a) STORED, c AS (a), d, PRIMARY KEY (d)) WITHOUT ROWID`,
    `CREATE TABLE t (a INTEGER PRIMARY KEY, b TEXT, c ANY) STRICT`,
    `CREATE TABLE t (a INT PRIMARY KEY, b TEXT, c REAL) WITHOUT ROWID, STRICT`,
    `CREATE TABLE t (a, b, CHECK (a <> 'WITHOUT ROWID'))`,
    `CREATE TABLE IF NOT EXISTS main.t (a, b)`,
    `CREATE TABLE t AS SELECT 1 AS a, 'x' AS "b c", 2.5 AS d`,
    `CREATE TABLE رسائل (نص TEXT, a$b INT, _c)`,
    `CREATE TABLE t (a double precision, b unsigned big int, c FLOATING POINT, d CHARINT, e "")`,
  ])('%s', (sql) => {
    const insert = (table: string, columns: string[], values: string) =>
      `INSERT INTO "${table}" (${columns.map((name) => `"${name.replaceAll('"', '""')}"`).join(', ')}) VALUES (${values})`;
    const empty = oracleTables(made(sql))[0]!;
    const stored = parseCreateTable(sql)?.order ?? [...empty.columns.keys()];
    const computed = /AS \(/i.test(sql);
    const names = computed
      ? empty.columns
          .filter(
            (column) =>
              ['a', 'e'].includes(column.name) ||
              (column.name === 'd' && !/d INTEGER GEN/.test(sql)),
          )
          .map((column) => column.name)
      : empty.columns.map((column) => column.name);
    expect(stored.length).toBeGreaterThan(0);
    const bytes = made(
      sql,
      ...[1, 2, 3].map((n) => insert(empty.name, names, names.map(() => String(n)).join(', '))),
    );
    const database = opened(bytes);
    expect(differences(database, oracleTables(bytes))).toEqual([]);
    expect(faults(database)).toEqual([]);
  });
});

describe('a default is the value that older rows have', () => {
  const types = ['', 'TEXT', 'INTEGER', 'REAL', 'NUMERIC', 'BLOB'];
  test.each([
    '5',
    '-5',
    '+5',
    '- 5',
    "'5'",
    "-'5'",
    "+'5x'",
    "-'5x'",
    "'5.0'",
    "' 5 '",
    "'x'",
    "''",
    'NULL',
    '-NULL',
    '0x1F',
    '-0x1F',
    '0x1FFFFFFFFF',
    '9223372036854775807',
    '9223372036854775808',
    '-9223372036854775808',
    '-9223372036854775809',
    '1.50',
    '1e18',
    '-9.0e17',
    '9223372036854775807.0',
    '-.5',
    '.5',
    '5.',
    '1e3',
    '1E-3',
    '1e999',
    '-1e999',
    "x'0aFf'",
    "X''",
    "-x'35'",
    'TRUE',
    'False',
    'name',
    '"quoted"',
    '[bracket]',
    '(5)',
    '((-5))',
    "('x')",
    '(NULL)',
    '(TRUE)',
    '(5.0)',
    "(x'35')",
    '1_000',
    '007',
    '123456789012',
    '-123456789012',
    "'0x10'",
    "'1e3'",
    "'9223372036854775808'",
    "'it''s'",
    '1e15',
    '123456789.125',
    '100000000000000000000',
    '1e1_0',
    "'9007199254740993'",
    "'\u00a05'",
    "'\v5\f'",
    'Current_words',
    '(-(0.00012345678901234567))',
    '(- -1e15)',
    '(+(-1.50))',
    "(CAST('12' AS INTEGER))",
    '(CAST(\'12\' AS "TEXT"))',
    '(CAST(-1.5 AS INT))',
    '(CAST(1e30 AS INTEGER))',
    "(CAST('-12abc' AS INTEGER))",
    "(CAST('1.5e3x' AS NUMERIC(10, 5)))",
    "(CAST(x'3132' AS REAL))",
    '(-CAST(CAST(2.50 AS VARCHAR(20)) AS REAL))',
    '(CAST(NULL AS TEXT))',
  ])('DEFAULT %s', (value) => {
    const adds = types.map(
      (type, index) => `ALTER TABLE t ADD COLUMN c${index} ${type} DEFAULT ${value}`,
    );
    const bytes = made('CREATE TABLE t (a)', 'INSERT INTO t VALUES (1)', ...adds);
    const database = opened(bytes);
    expect(differences(database, oracleTables(bytes))).toEqual([]);
    const [row] = database.rows(database.table('t')!);
    expect(row!.type(1)).toBe(-1);
  });
});

test('a strict table keeps a default of the type ANY as it is written', () => {
  const adds = ["'007'", "'1e3'", '1.0', "(CAST('5' AS INT))", "x'35'"].map(
    (value, index) => `ALTER TABLE t ADD COLUMN c${index} ANY DEFAULT ${value}`,
  );
  const bytes = made(
    'CREATE TABLE t (a INT, b ANY) STRICT',
    'INSERT INTO t VALUES (1, 2)',
    ...adds,
  );
  expect(differences(opened(bytes), oracleTables(bytes))).toEqual([]);
});

describe('hostile statements', () => {
  test.each([
    ['parentheses', '('.repeat(1_000_000)],
    ['parentheses after a default', `CREATE TABLE t (a DEFAULT ${'('.repeat(1_000_000)}`],
    ['signs', `CREATE TABLE t (a DEFAULT ${'-'.repeat(7)}${'+ '.repeat(1_000_000)}5)`],
    ['casts', `CREATE TABLE t (a DEFAULT (${'CAST('.repeat(300_000)}5`],
    ['minuses', `CREATE TABLE t (a DEFAULT (${'-('.repeat(400_000)}5${')'.repeat(400_000)}))`],
    ['quotes', `CREATE TABLE t (${'"'.repeat(1_000_001)})`],
    ['comments', `CREATE TABLE t (a ${'/* */'.repeat(300_000)})`],
    ['open comments', `CREATE TABLE t (a ${'/*'.repeat(300_000)})`],
    ['digits', `CREATE TABLE t (a DEFAULT ${'9'.repeat(1_000_000)})`],
    ['one long word', `CREATE TABLE t (${'a'.repeat(3_000_000)})`],
    ['words of a type', `CREATE TABLE t (a ${'int '.repeat(500_000)})`],
    ['columns', `CREATE TABLE t (${'a,'.repeat(1_000_000)}a)`],
    ['key columns', `CREATE TABLE t (a, PRIMARY KEY (${'a,'.repeat(500_000)}a)) WITHOUT ROWID`],
    ['a long text in a default', `CREATE TABLE t (a INTEGER DEFAULT '${' '.repeat(1_000_000)}x')`],
    ['digits in a text', `CREATE TABLE t (a INTEGER DEFAULT -'${'1'.repeat(1_000_000)}')`],
    ['nothing', ''],
  ])('of many %s end in linear time', (_, sql) => {
    const began = performance.now();
    parseCreateTable(sql);
    expect(performance.now() - began).toBeLessThan(5000);
  });

  test('with more columns than SQLite allows are not believed', () => {
    expect(parseCreateTable(`CREATE TABLE t (${'a,'.repeat(32_767)}a)`)).toBeUndefined();
    expect(parseCreateTable(`CREATE TABLE t (${'a,'.repeat(32_766)}a)`)?.columns).toHaveLength(
      32_767,
    );
  });

  test('of columns that are unique together give short lists, and not too many: recovered rows are looked for by each', () => {
    const lists = Array<string>(100).fill('UNIQUE (a, b)');
    expect(parseCreateTable(`CREATE TABLE t (a, b, ${lists.join()})`)?.unique).toHaveLength(32);
    const names = Array.from({ length: 9 }, (_, i) => `a${i}`);
    const uniqueOf = (key: readonly string[]) =>
      parseCreateTable(`CREATE TABLE t (${names.join()}, UNIQUE (${key.join()}))`)?.unique;
    expect(uniqueOf(names)).toEqual([]);
    expect(uniqueOf(names.slice(1))).toEqual([[1, 2, 3, 4, 5, 6, 7, 8]]);
  });
});
