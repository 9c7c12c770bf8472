import { describe, expect, test } from 'vitest';
import { memoryFile } from '../../../src/bytes/memory-file.ts';
import { databaseState } from '../../../src/formats/sqlite/database-state.ts';
import { lostCells } from '../../../src/formats/sqlite/cell-less-page.ts';
import { details, made, opened, rowsOf } from './made-database.ts';
import { sqlJs } from './oracle.ts';
import { randomness } from './randomness.ts';
import { writeWal } from './write-wal.ts';

const numbers = (count: number) =>
  `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${count})`;
const bytes = made(
  'PRAGMA page_size = 512',
  'CREATE TABLE t (id INTEGER PRIMARY KEY AUTOINCREMENT, a TEXT); CREATE TABLE small (a TEXT); CREATE TABLE k (k TEXT PRIMARY KEY, v) WITHOUT ROWID',
  `${numbers(300)} INSERT INTO t SELECT i, printf('message %d', i) FROM n`,
  `${numbers(8)} INSERT INTO small SELECT printf('row %d', i) FROM n`,
  `${numbers(200)} INSERT INTO k SELECT 'key ' || i, i FROM n`,
  "DELETE FROM t WHERE id IN (3, 5, 77); UPDATE small SET a = 'longer than before ' || a WHERE rowid % 3 = 0",
);

/** The database with the count of cells of a page set to zero. */
function withoutCount(page: number): Uint8Array {
  const damaged = bytes.slice();
  damaged.fill(0, (page - 1) * 512 + 3, (page - 1) * 512 + 5);
  return damaged;
}

describe('a page of a b-tree that lost its count of cells is told', () => {
  test.each(['t', 'small', 'k'])('where it is any leaf of %s', (name) => {
    const whole = opened(bytes);
    for (const leaf of whole.leafPages(whole.table(name)!)) {
      const database = opened(withoutCount(leaf));
      expect(rowsOf(database, name).length).toBeLessThan(rowsOf(whole, name).length);
      expect(database.problems).toMatchObject([
        { code: 'malformed', detail: lostCells, position: { table: name, page: leaf } },
      ]);
    }
  });

  test('where it is an interior page', () => {
    const database = opened(withoutCount(opened(bytes).table('t')!.rootPage));
    rowsOf(database, 't');
    expect(details(database)).toEqual([`malformed: ${lostCells}`]);
  });

  test('where the page holds the list of tables', () => {
    const damaged = bytes.slice();
    damaged.fill(0, 103, 105);
    const database = opened(damaged);
    expect(database.tables).toEqual([]);
    expect(details(database)).toEqual([`malformed: ${lostCells}`]);
  });

  test('when a row is looked up that it may hold', () => {
    const whole = opened(bytes);
    const table = whole.table('t')!;
    const page = whole.seek(table, 150)!.page;
    const database = opened(withoutCount(page));
    expect(database.seek(database.table('t')!, 150)).toBeUndefined();
    expect(details(database)).toEqual([`malformed: ${lostCells}`]);
  });

  test('and the highest row of its table is not known', () => {
    const marked = made(
      'PRAGMA page_size = 512',
      'CREATE TABLE m (id INTEGER PRIMARY KEY AUTOINCREMENT, a TEXT)',
      "INSERT INTO m (a) VALUES ('first'), ('second')",
    );
    const own = opened(marked).table('m')!.rootPage;
    marked.fill(0, (own - 1) * 512 + 3, (own - 1) * 512 + 5);
    expect(databaseState(memoryFile(marked)).marks).toEqual([]);
  });
});

describe('pages without cells of a database in good order are told of nowhere', () => {
  const emptied = [
    'DELETE FROM t',
    'DELETE FROM t WHERE abs(random()) >= 0',
    'DELETE FROM t WHERE id % 2 = 0; DELETE FROM t WHERE id % 2 = 1',
    'DELETE FROM t WHERE id > 7; DELETE FROM t WHERE id <= 7',
    'DELETE FROM t; INSERT INTO t (a) VALUES (zeroblob(300)); DELETE FROM t WHERE 1 + id > 0',
  ];
  const settings = [512, 4096, 65536].flatMap((pageSize) =>
    [0, 1, 2].flatMap((vacuum) => [0, 1].map((erased) => ({ pageSize, vacuum, erased }))),
  );

  test.each(settings)('$pageSize bytes, auto_vacuum $vacuum, secure_delete $erased', (setting) => {
    for (const removal of emptied) {
      const database = new sqlJs.Database();
      database.run(
        `PRAGMA page_size = ${setting.pageSize}; PRAGMA auto_vacuum = ${setting.vacuum}; PRAGMA secure_delete = ${setting.erased}`,
      );
      database.run(
        'CREATE TABLE t (id INTEGER PRIMARY KEY, a); CREATE TABLE k (a PRIMARY KEY, b) WITHOUT ROWID; CREATE TABLE never (a)',
      );
      database.run(`${numbers(400)} INSERT INTO t SELECT i, printf('%0*d', i % 50, i) FROM n`);
      database.run(`${numbers(400)} INSERT INTO k SELECT i, zeroblob(i % 90) FROM n`);
      const states = [database.export()];
      for (const statement of removal.split('; ')) {
        database.run(statement);
        database.run('DELETE FROM k WHERE abs(random()) % 3 > 0');
        states.push(database.export());
      }
      database.run('DELETE FROM k WHERE b IS NOT NULL');
      states.push(database.export());
      database.close();
      for (const state of states) expectNothingTold(state);
      const wal = new Uint8Array(writeWal(states, { pageSize: setting.pageSize }));
      expectNothingTold(states[0]!, wal);
    }
  });

  test('while rows come and go', () => {
    const random = randomness(41);
    for (let round = 0; round < 40; round++) {
      const pageSize = random.pick([512, 1024]);
      const database = new sqlJs.Database();
      database.run(`PRAGMA page_size = ${pageSize}; PRAGMA auto_vacuum = ${round % 3}`);
      database.run('CREATE TABLE t (id INTEGER PRIMARY KEY, a)');
      for (let step = 0; step < 30; step++) {
        database.run(
          random.chance(0.5)
            ? `${numbers(random.between(1, 40))} INSERT INTO t (a) SELECT zeroblob(abs(random()) % ${random.pick([20, 200, 900])}) FROM n`
            : `DELETE FROM t WHERE id BETWEEN ${random.between(0, 300)} AND ${random.between(0, 600)}`,
        );
        expectNothingTold(database.export());
      }
      database.close();
    }
  });

  function expectNothingTold(state: Uint8Array, wal?: Uint8Array): void {
    const database = opened(state, wal);
    for (const table of database.tables) {
      rowsOf(database, table.name);
      if (!table.withoutRowId) database.seek(table, 1);
    }
    expect(database.problems).toEqual([]);
  }
});
