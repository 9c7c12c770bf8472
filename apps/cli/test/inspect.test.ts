import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { binaryPlist } from '@athar/synthetic';
import { writeWal } from '../../../packages/core/test/formats/sqlite/write-wal.ts';
import { athar, bin, fresh, standingAthar } from './run-athar.ts';

interface SqlJs {
  Database: new () => { run(sql: string): unknown; export(): Uint8Array; close(): void };
}
const sqlJs = await (createRequire(import.meta.url)('sql.js') as () => Promise<SqlJs>)();

interface Line {
  readonly table: string | null;
  readonly rowId: number | string | null;
  readonly values: Readonly<Record<string, unknown>>;
  readonly deleted: boolean;
  readonly at: { readonly page: number; readonly offset: number; readonly space: string };
  readonly certain: readonly string[];
  readonly confidence: string;
}

function database(...statements: string[]): string {
  const made = new sqlJs.Database();
  for (const statement of statements) made.run(statement);
  const path = fresh('database');
  writeFileSync(path, made.export());
  made.close();
  return path;
}

const lines = (out: string): Line[] =>
  out
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Line);

const messages = database(
  'PRAGMA secure_delete = 0',
  'CREATE TABLE message (id INTEGER PRIMARY KEY, text TEXT, large INTEGER, data BLOB, ratio REAL)',
  "INSERT INTO message VALUES (1, 'stays', 9007199254740993, x'00ff', 1e999)",
  "INSERT INTO message VALUES (2, 'was deleted', 5, NULL, 0.5)",
  "INSERT INTO message VALUES (3, 'stays too', NULL, NULL, NULL)",
  'DELETE FROM message WHERE id = 2',
);

describe('athar inspect of a database', () => {
  test('says where something is wrong, and shows no sign of a name that a terminal would obey', () => {
    const path = database(
      'CREATE TABLE "t\u001b[31m" (a TEXT)',
      `INSERT INTO "t\u001b[31m" VALUES ('whole'), (char(65, 0, 66))`,
    );
    const { code, out, err } = standingAthar(['inspect', path, '--deleted', '--json']);
    expect(code).toBe(3);
    expect(lines(out).map(({ values }) => values['a'])).toEqual(['whole', 'A\0B']);
    expect(err).toContain('a text holds a zero byte, where many programs end it');
    expect(err).toMatch(/page 2, offset \d+, rowid 2\)/);
    expect(err).not.toContain('\u001b');
  });

  test('writes no sign in JSON that a terminal would obey', () => {
    const text = 'a\u009b31m\u202eb\u007f\u2028c\u{e0041}😀';
    const path = database('CREATE TABLE t (a TEXT)', `INSERT INTO t VALUES ('${text}')`);
    const { out } = standingAthar(['inspect', path, '--json']);
    expect(out).not.toMatch(/[\u007f-\u009f\u202e\u2028]|\u{e0041}/u);
    expect(out).toContain('😀');
    expect(lines(out)[0]!.values['a']).toBe(text);
  });

  test.each(['UTF-8', 'UTF-16le'])(
    'a text of which bytes had to be replaced is not certain: %s',
    (encoding) => {
      const path = database(
        `PRAGMA encoding = '${encoding}'`,
        'CREATE TABLE t (a INTEGER, b TEXT, c TEXT)',
        "INSERT INTO t VALUES (1, CAST(x'41d800ff42d8' AS TEXT), 'as \ufffd it stands')",
      );
      const [row] = lines(standingAthar(['inspect', path, '--json']).out);
      expect(row!.values['b']).toContain('\ufffd');
      expect(row!.certain).toEqual(['a', 'c']);
      expect(standingAthar(['inspect', path]).out).toContain('(uncertain: b)');
    },
  );

  test('leaves out columns that are computed and stand in no row', () => {
    const path = database(
      'CREATE TABLE t (a INTEGER, b AS (a * 2) STORED, c AS (a + 1), d TEXT)',
      "INSERT INTO t (a, d) VALUES (3, 'x'), (4, NULL)",
    );
    const [one, other] = lines(standingAthar(['inspect', path, '--json']).out);
    expect(one).toMatchObject({ certain: ['a', 'b', 'd'] });
    expect(one?.values).toEqual({ a: 3, b: 6, d: 'x' });
    expect(other?.values).toEqual({ a: 4, b: 8, d: null });
    expect(standingAthar(['inspect', path]).out).not.toContain('c=');
  });

  test('prints live rows one a line, exact, and no deleted one unless asked', () => {
    const run = athar(['inspect', messages, '--json']);
    expect(run.code).toBe(0);
    const rows = lines(run.out);
    expect(rows).toHaveLength(2);
    expect(rows[0]).toMatchObject({
      table: 'message',
      rowId: 1,
      values: {
        id: 1,
        text: 'stays',
        large: '9007199254740993',
        data: { hex: '00ff' },
        ratio: 'Infinity',
      },
      deleted: false,
      at: { page: 2, space: 'cell' },
      confidence: 'high',
    });
    expect(rows[0]!.certain).toEqual(['id', 'text', 'large', 'data', 'ratio']);
  });

  test('integers to 2^53 are numbers, what is beyond is text', () => {
    const path = database(
      'CREATE TABLE t (id INTEGER PRIMARY KEY, a INTEGER)',
      'INSERT INTO t VALUES (9007199254740992, 9007199254740992)',
      'INSERT INTO t VALUES (9007199254740993, -9007199254740992)',
      'INSERT INTO t VALUES (9007199254740994, -9007199254740993)',
    );
    const most = 2 ** 53;
    expect(
      lines(standingAthar(['inspect', path, '--json']).out).map((row) => row.values.a),
    ).toEqual([most, -most, '-9007199254740993']);
    expect(lines(standingAthar(['inspect', path, '--json']).out).map((row) => row.rowId)).toEqual([
      most,
      '9007199254740993',
      '9007199254740994',
    ]);
    const list = fresh('list');
    writeFileSync(list, binaryPlist({ a: 2n ** 53n, b: 2n ** 53n + 1n, c: -(2n ** 53n) }));
    const entries = standingAthar(['inspect', list, '--json']).out.trim().split('\n');
    expect(entries.map((line) => (JSON.parse(line) as { value: unknown }).value)).toEqual([
      most,
      '9007199254740993',
      -most,
    ]);
  });

  test('a real that is whole beyond 2^53 has a point, so that no reader takes its digits for an integer', () => {
    const path = database(
      'CREATE TABLE t (a)',
      'INSERT INTO t VALUES (1152921504606846976.0), (-9007199254740994.0), (9007199254740992.0), (1e21)',
    );
    const { out } = standingAthar(['inspect', path, '--json']);
    expect([...out.matchAll(/"a":([^}]*)}/g)].map(([, value]) => value)).toEqual([
      '1152921504606847000.0',
      '-9007199254740994.0',
      '9007199254740992',
      '1e+21',
    ]);
    expect(lines(out)[0]!.values.a).toBe(2 ** 60);
  });

  test('with --deleted also what was deleted, with its place and without the columns that are lost', () => {
    const run = athar(['inspect', messages, '--deleted', '--json']);
    expect(run.code).toBe(0);
    const [row, ...more] = lines(run.out).filter((line) => line.deleted);
    expect(more).toEqual([]);
    expect(row).toMatchObject({
      table: 'message',
      rowId: null,
      values: { text: 'was deleted', large: 5, data: null, ratio: 0.5 },
      at: { page: 2, space: 'freeblock' },
    });
    expect(row!.values).not.toHaveProperty('id');
    expect(row!.certain).toEqual(['text', 'large', 'data', 'ratio']);
  });

  test('a table of one row is said to have one', () => {
    const path = database('CREATE TABLE note (text)', "INSERT INTO note VALUES ('milk')");
    const { out } = standingAthar(['inspect', path]);
    expect(out).toMatch(/^note: 1 row$/m);
    // Without a log nothing is said of one.
    expect(out.split('\n')[1]).toBe('');
  });

  test('without --json a person sees tables, counts, first rows and what was recovered', () => {
    const run = athar(['inspect', messages, '--deleted']);
    expect(run.code).toBe(0);
    expect(run.out).toMatch(/message: 2 rows, 1 recovered/);
    expect(run.out).toMatch(
      /deleted {2}rowid unknown .*text="was deleted".*not recovered: id.*freeblock, page 2/,
    );
  });

  test('a rowid that was worked out is told as such', () => {
    const path = database(
      'PRAGMA secure_delete = 0',
      'CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT, date INTEGER)',
      ...Array.from(
        { length: 40 },
        (_, id) => `INSERT INTO note VALUES (${id + 1}, 'note ${id + 1}', ${700_000_000 + id})`,
      ),
      'DELETE FROM note WHERE id = 20',
    );
    expect(standingAthar(['inspect', path, '--deleted']).out).toMatch(
      /deleted {2}rowid 20 \(worked out from the rows around it\) .*\(uncertain: id\) {2}\[/,
    );
    const [row] = lines(standingAthar(['inspect', path, '--deleted', '--json']).out).filter(
      (line) => line.deleted,
    );
    expect(row).toMatchObject({ rowId: 20, rowIdWorkedOut: true, values: { id: 20 } });
    expect(row!.certain).toEqual(['text', 'date']);
  });

  test('values that may be of another row are named', () => {
    const path = database(
      'PRAGMA secure_delete = 0',
      'CREATE TABLE note (id INTEGER PRIMARY KEY, title TEXT, text TEXT)',
      "CREATE TABLE early (a TEXT); INSERT INTO early VALUES ('x')",
      `INSERT INTO note VALUES (1, 'its title', '${'long text '.repeat(2000)}'), (2, 'short', '')`,
      'DROP TABLE early',
      'DELETE FROM note WHERE id = 1',
    );
    const run = standingAthar(['inspect', path, '--deleted']);
    expect(run.out).toMatch(
      /title="its title" .*\(not recovered: id\) {2}\(uncertain: text\) {2}\[/,
    );
    const [row] = lines(standingAthar(['inspect', path, '--deleted', '--json']).out).filter(
      (line) => line.deleted && line.table === 'note',
    );
    expect([row!.certain, row!.confidence]).toEqual([['title'], 'low']);
  });

  test('rows of a table of which nothing is left have no table and numbered columns', () => {
    const path = database(
      'PRAGMA secure_delete = 0; PRAGMA page_size = 1024',
      'CREATE TABLE a (x TEXT, y TEXT, z INT)',
      'CREATE TABLE b (x TEXT)',
      "INSERT INTO a VALUES ('first value', 'second value', 77)",
      'DROP TABLE a; DROP TABLE b',
      `CREATE TABLE filler (${Array.from({ length: 40 }, (_, i) => `a_column_${i} TEXT`).join(', ')})`,
    );
    const rows = lines(standingAthar(['inspect', path, '--deleted', '--json']).out);
    expect(rows).toMatchObject([
      { table: null, rowId: 1, values: { c1: 'first value', c2: 'second value', c3: 77 } },
    ]);
  });

  test('control characters of evidence do not reach the terminal', () => {
    const path = database(
      'CREATE TABLE t (a TEXT)',
      "INSERT INTO t VALUES ('x' || char(27) || '[2Jy')",
    );
    expect(standingAthar(['inspect', path]).out).not.toContain('\u001b');
  });

  test('a reader that leaves early ends it without an error', () => {
    const path = database(
      'CREATE TABLE t (a TEXT)',
      "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000) INSERT INTO t SELECT 'row ' || i FROM n",
    );
    const { stdout, stderr } = spawnSync(
      'sh',
      ['-c', `"${process.execPath}" "${bin}" inspect "${path}" --json | head -n 1`],
      {
        encoding: 'utf8',
      },
    );
    expect(lines(stdout)).toHaveLength(1);
    expect(stderr).toBe('');
  });
});

describe('athar inspect of other files', () => {
  test('a property list gives its paths, kinds and values', () => {
    const path = fresh('list');
    writeFileSync(
      path,
      binaryPlist({ a: [{ b: 'text' }], n: 5, d: new Uint8Array([1, 2]), yes: true }),
    );
    const run = standingAthar(['inspect', path, '--json']);
    expect(run.code).toBe(0);
    expect(
      run.out
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as unknown),
    ).toEqual(
      expect.arrayContaining([
        { path: 'a/0/b', type: 'string', value: 'text' },
        { path: 'n', type: 'integer', value: 5 },
        { path: 'd', type: 'data', value: { hex: '0102' } },
        { path: 'yes', type: 'boolean', value: true },
      ]),
    );
    expect(standingAthar(['inspect', path]).out).toMatch(/a\/0\/b {2}string {2}text/);
  });

  test('a property list whose counts leave something aside is shown, and told to be read in part', () => {
    const path = fresh('list');
    const list = binaryPlist(['one', 'two', 'three']);
    list[list.indexOf(0xa3)] = 0xa2;
    writeFileSync(path, list);
    const run = standingAthar(['inspect', path]);
    expect(run.code).toBe(3);
    expect(run.out).toContain('two');
    expect(run.out).not.toContain('three');
    expect(run.err).toContain('counts and lengths');
  });

  test('a whole number that a property list stores as a real one is called that', () => {
    const path = fresh('list');
    const numbers = '<real>2</real><real>2.5</real><integer>2</integer><real>nan</real>';
    writeFileSync(path, `<plist version="1.0"><array>${numbers}</array></plist>`);
    const lines = standingAthar(['inspect', path, '--json']).out.trim().split('\n');
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([
      { path: '0', type: 'real', value: 2 },
      { path: '1', type: 'real', value: 2.5 },
      { path: '2', type: 'integer', value: 2 },
      { path: '3', type: 'real', value: 'NaN' },
    ]);
  });

  test('different places of a property list have different paths, whatever the keys hold', () => {
    const list = fresh('list');
    const inner = { b: 1 };
    writeFileSync(list, binaryPlist({ a: inner, 'a/b': 2, 'a~1b': 3, '': { a: 4 }, '/a': 5 }));
    const entries = standingAthar(['inspect', list, '--json']).out.trim().split('\n');
    expect(
      entries.map((line) => {
        const { path, value } = JSON.parse(line) as { path: string; value: number };
        return [value, path];
      }),
    ).toEqual([
      [1, 'a/b'],
      [2, 'a~1b'],
      [3, 'a~01b'],
      [4, '/a'],
      [5, '~1a'],
    ]);
    expect(standingAthar(['inspect', '--help']).out).toContain('RFC 6901');
    const pathsOf = (content: Parameters<typeof binaryPlist>[0]) => {
      writeFileSync(list, binaryPlist(content));
      const told = standingAthar(['inspect', list, '--json']).out.trim().split('\n');
      return told.map((line) => (JSON.parse(line) as { path: string }).path);
    };
    expect(pathsOf('the whole list')).toEqual(['']);
    expect(pathsOf({ '': 1, '~': 2 })).toEqual(['~', '~0']);
    expect(pathsOf({ '': { '': 1 } })).toEqual(['/']);
  });

  test('what is neither, is not there, or is a folder ends with 3 and a reason', () => {
    const text = fresh('text');
    writeFileSync(text, 'hello');
    const folder = fresh('folder');
    mkdirSync(folder);
    for (const path of [text, `${text}-absent`, folder]) {
      const run = standingAthar(['inspect', path]);
      expect([run.code, run.out]).toEqual([3, '']);
      expect(run.err).not.toBe('');
      expect(run.err).not.toMatch(/\n {4}at /);
    }
  });

  test('a database of an encrypted backup leads to what decrypts it', () => {
    const path = fresh('encrypted');
    writeFileSync(
      path,
      Uint8Array.from({ length: 4096 }, (_, i) => (i * 167 + 13) % 251),
    );
    const run = standingAthar(['inspect', path]);
    expect([run.code, run.err]).toEqual([3, expect.stringContaining('"athar extract"')]);
  });

  test('its help says how many rows it shows, and what shows all', () => {
    const path = fresh('rows');
    const made = new sqlJs.Database();
    made.run('CREATE TABLE t (a)');
    for (let i = 0; i < 9; i++) made.run('INSERT INTO t VALUES (1)');
    writeFileSync(path, made.export());
    const shown = standingAthar(['inspect', path]).out.match(/^ {2}rowid/gm)!;
    const help = standingAthar(['inspect', '--help']).out.replace(/\s+/g, ' ');
    expect(help).toContain(`the first ${shown.length} rows of each table`);
    expect(lines(standingAthar(['inspect', path, '--json']).out)).toHaveLength(9);
    expect(help).toContain('--json prints everything');
    expect(help).toMatch(/ 4 a failure of Athar/);
  });

  test('a database cut off tells what it holds and ends with 3', () => {
    const made = new sqlJs.Database();
    made.run('CREATE TABLE t (a TEXT)');
    for (let i = 0; i < 9; i++) made.run(`INSERT INTO t VALUES ('${'x'.repeat(900)}')`);
    const path = fresh('cut');
    const bytes = made.export();
    writeFileSync(path, bytes.slice(0, bytes.length - 4096));
    const run = standingAthar(['inspect', path, '--deleted', '--json']);
    expect(run.code).toBe(3);
    expect(run.err).toMatch(/truncated/);
    expect(lines(run.out).length).toBeGreaterThan(0);
  });

  test('a value of which the end is missing is not certain, and one that could not be read is absent and no NULL', () => {
    const made = new sqlJs.Database();
    made.run('PRAGMA page_size = 512; CREATE TABLE t (a, b, c)');
    made.run(`INSERT INTO t VALUES (1, '${'x'.repeat(900)}', 7)`);
    const path = fresh('cut-value');
    writeFileSync(path, made.export().slice(0, 1024));
    const run = standingAthar(['inspect', path, '--json']);
    expect(run.code).toBe(3);
    const [line] = lines(run.out);
    expect(Object.keys(line!.values)).toEqual(['a', 'b']);
    expect(line!.values['b']).toMatch(/^x+$/);
    expect(line!.certain).toEqual(['a']);
    const { out } = standingAthar(['inspect', path]);
    expect(out).toContain('(not recovered: c)');
    expect(out).not.toContain('c=');
    expect(out).toContain('(uncertain: b)');
  });

  test('a value for which no line has room is left out and told, and the rest is there', () => {
    const path = database(
      'CREATE TABLE t (a, b, c)',
      "INSERT INTO t VALUES (1, zeroblob(70000000), 'after')",
      "INSERT INTO t VALUES (2, 'next', NULL)",
    );
    const run = standingAthar(['inspect', path, '--json']);
    expect(run.code).toBe(3);
    expect(run.err).toMatch(/limit-exceeded.*too long for a line \(t\)/);
    expect(lines(run.out).map(({ values, certain }) => ({ values, certain }))).toEqual([
      { values: { a: 1, c: 'after' }, certain: ['a', 'c'] },
      { values: { a: 2, b: 'next', c: null }, certain: ['a', 'b', 'c'] },
    ]);
  });

  test('a first page that is damaged is taken from the write-ahead log, as SQLite takes it', () => {
    const path = fresh('logged');
    const made = new sqlJs.Database();
    made.run("PRAGMA page_size = 512; CREATE TABLE t (a); INSERT INTO t VALUES ('one')");
    const bytes = made.export();
    writeFileSync(`${path}-wal`, writeWal([new Uint8Array(0), bytes], { pageSize: 512 }));
    writeFileSync(path, bytes.fill(0, 0, 512));
    for (const deleted of [[], ['--deleted']]) {
      const run = standingAthar(['inspect', path, '--json', ...deleted]);
      expect(run.code).toBe(3);
      expect(run.err).toMatch(/the first page is damaged; that of the write-ahead log is read/);
      expect(lines(run.out).map(({ values }) => values)).toEqual([{ a: 'one' }]);
    }
  });

  test('no file named is wrong usage', () => {
    expect(athar(['inspect']).code).toBe(2);
    expect(athar(['inspect', messages, '--nonsense']).code).toBe(2);
  });

  test.skipIf(process.platform === 'win32')(
    'a link to a database is followed (skipped on Windows)',
    () => {
      const link = fresh('link');
      symlinkSync(messages, link);
      expect(athar(['inspect', link, '--json']).code).toBe(0);
    },
  );
});
