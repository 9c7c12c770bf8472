import { describe, expect, test } from 'vitest';
import { memoryFile } from '../../../../../src/bytes/memory-file.ts';
import { openDatabase } from '../../../../../src/formats/sqlite/index.ts';
import { recoverRows } from '../../../../../src/formats/sqlite/recovery/index.ts';
import { ProblemLog } from '../../../../../src/formats/sqlite/problem-log.ts';
import { journalPages } from '../../../../../src/formats/sqlite/recovery/pages/rollback-journal.ts';
import { part, numbersOf } from '../../../../builders/share.ts';
import type { DatabaseFiles } from './history-engine.ts';
import { engineOnDisk } from './history-engine.ts';
import { keptJournalOutcome } from './kept-journal.ts';
import { sourceOf } from './random-history.ts';

const others = ['a', 'b', 'c', 'd', 'e', 'f'];

/** A long deletion, and behind it transactions that changed so many of the other tables, in a journal that is kept. */
function afterDeletion(changed: readonly number[]): DatabaseFiles {
  const engine = engineOnDisk({
    pageSize: 1024,
    reserved: 0,
    pragmas: ['secure_delete = 1', 'journal_mode = PERSIST'],
  });
  engine.run('CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT, at INT)');
  for (const name of others) {
    engine.run(`CREATE TABLE ${name} (${name} TEXT, n INT, w REAL, x BLOB)`);
    engine.run(`INSERT INTO ${name} VALUES ('a', 1, 1.5, x'00')`);
  }
  engine.run(
    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 800) INSERT INTO note SELECT i, printf('note number %d', i), 7 FROM n",
  );
  engine.run('DELETE FROM note');
  for (const count of changed) {
    engine.run('BEGIN');
    for (const name of others.slice(0, count)) engine.run(`UPDATE ${name} SET n = n + 1`);
    engine.run('COMMIT');
  }
  const files = engine.files();
  engine.close();
  return files;
}

/** Numbers of the pages that the records of one transaction after another hold. */
function pagesOf(journal: Uint8Array): number[][] {
  const view = new DataView(journal.buffer, journal.byteOffset, journal.length);
  const groups: number[][] = [];
  let nonce = -1;
  for (let at = 512; at + 1032 <= journal.length; at += 1032) {
    let sum = view.getUint32(at + 1028);
    for (let from = 824; from > 0; from -= 200) sum -= journal[at + 4 + from]!;
    if (sum !== nonce) groups.push([]);
    nonce = sum;
    groups.at(-1)!.push(view.getUint32(at));
  }
  return groups;
}

function standingAndTold(files: DatabaseFiles): readonly [string[], string[]] {
  const text = Buffer.from(files.journal!).toString('latin1');
  const standing = new Set(Array.from(text.matchAll(/note number \d+/g), ([found]) => found));
  const told = [...recoverRows(sourceOf(files))].flatMap((row) => row.text(1) ?? []);
  return [[...standing].sort(), told.sort()];
}

describe('a rollback journal that was kept', () => {
  test.each([[[3, 2]], [[5, 3, 2]], [[2, 1]], [[3, 2, 1]]])(
    'gives what stands behind the one page that is left of a transaction (%j)',
    (changed) => {
      const files = afterDeletion(changed);
      expect(
        pagesOf(files.journal!)
          .slice(1)
          .map(({ length }) => length),
      ).toContain(1);
      const [standing, told] = standingAndTold(files);
      expect(standing.length).toBeGreaterThan(100);
      expect(told.filter((text) => text.startsWith('note'))).toEqual(standing);
    },
  );

  test('gives what stands behind a record that is damaged', () => {
    const files = afterDeletion([2]);
    const [standing] = standingAndTold(files);
    const journal = files.journal!.slice();
    // The checksum takes in this byte of the second record of the last transaction.
    journal[512 + 1032 + 4 + 824]! ^= 1;
    expect(standingAndTold({ ...files, journal })[1]).toEqual(expect.arrayContaining(standing));
  });

  test('gives no page over which another header was written', () => {
    const { journal: whole, file } = afterDeletion([3, 2]);
    const counts = pagesOf(whole!).map(({ length }) => length);
    expect(counts.slice(0, 2)).toEqual([2, 1]);
    const at = 512 + 2 * 1032;
    const pages = (journal: Uint8Array) =>
      Array.from(
        journalPages(
          memoryFile(journal),
          { pageSize: 1024, usableSize: 1024, pageCount: file.length / 1024 },
          new ProblemLog(),
        ),
        ({ page, isOlder }) => [page, isOlder] as const,
      );
    const before = pages(whole!);
    expect(before.map(([, isOlder]) => isOlder)).toEqual(before.map((_, index) => index >= 2));
    expect(before).toHaveLength(pagesOf(whole!).flat().length);
    const journal = whole!.slice();
    const header = Math.ceil((at + 100) / 512) * 512;
    journal.set([0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7], header);
    expect(pages(journal)).toEqual(before.filter((_, index) => index !== 2));
  });

  test('that is full of what looks like records is given up in time, and that is told', () => {
    const { file } = afterDeletion([2]);
    const journal = new Uint8Array(2 ** 22);
    for (let at = 512; at + 16 <= journal.length; at += 16)
      journal.set([0, 0, 0, 2, 13, 0, 0, 0, 1, 3, 0, 0], at);
    const recovery = recoverRows({ file: memoryFile(file), journal: memoryFile(journal) });
    expect([...recovery].filter(({ at }) => at.space === 'journal')).toEqual([]);
    expect(recovery.problems.map(({ detail }) => detail)).toContain(
      'the rollback journal takes too long to search',
    );
  });

  test('of histories made with real SQLite gives nothing that never was or still is, and nearly all that it holds', () => {
    const wrong: string[] = [];
    let standing = 0;
    let missed = 0;
    for (const seed of numbersOf(1, 60)) {
      const one = keptJournalOutcome(seed);
      wrong.push(...one.wrong.map((what) => `seed ${seed}: ${what}`));
      standing += one.standing;
      missed += one.missed.length;
    }
    expect(wrong).toEqual([]);
    expect(standing).toBeGreaterThan(900 * part);
    // Pages whose beginning was written over, and rows of which a part was.
    expect(missed / standing).toBeLessThan(0.08);
  });
});

describe('a rollback journal that SQLite takes for none', () => {
  /** In the middle of a transaction whose pages are still in memory. */
  function notSynced(): DatabaseFiles {
    const engine = engineOnDisk({
      pageSize: 1024,
      reserved: 0,
      pragmas: ['synchronous = FULL', 'journal_mode = DELETE'],
    });
    engine.run('CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT, at INT)');
    engine.run("INSERT INTO note VALUES (1, 'first note', 7), (2, 'second note', 8)");
    engine.run('BEGIN');
    engine.run('DELETE FROM note WHERE id = 1');
    const files = engine.files();
    engine.close();
    return files;
  }

  test('since it is not synced yet is no fault', () => {
    const files = notSynced();
    expect(files.journal!.subarray(0, 12)).toEqual(new Uint8Array(12));
    expect(files.journal!.subarray(12, 28)).not.toEqual(new Uint8Array(16));
    const recovery = recoverRows(sourceOf(files));
    expect([...recovery]).toEqual([]);
    expect(recovery.problems).toEqual([]);
    const { database } = recovery;
    expect([...database.rows(database.table('note')!)]).toHaveLength(2);
  });

  test('is told where its beginning is neither zeros nor a header', () => {
    const files = notSynced();
    const journal = files.journal!.slice();
    journal[3] = 1;
    const recovery = recoverRows(sourceOf({ ...files, journal }));
    expect([...recovery]).toEqual([]);
    expect(recovery.problems.map(({ detail }) => detail)).toEqual([
      'the rollback journal has no header',
    ]);
    expect(openDatabase(memoryFile(files.file), { journal: memoryFile(journal) }).problems).toEqual(
      [],
    );
  });
});

test('the largest rowids, which SQLite keeps for itself, are no rows of anybody where the journal does not tell whose they are', () => {
  const engine = engineOnDisk({
    pageSize: 1024,
    reserved: 0,
    pragmas: ['secure_delete = 0', 'journal_mode = PERSIST'],
  });
  const names = ['visits', 'items', 'calls'];
  engine.run('CREATE TABLE metadata (key TEXT NOT NULL, value)');
  engine.run('CREATE TABLE other (n INT)');
  for (const name of names)
    engine.run(`CREATE TABLE ${name} (id INTEGER PRIMARY KEY AUTOINCREMENT, title TEXT)`);
  for (const name of names) engine.run(`INSERT INTO ${name} VALUES (500, 'a')`);
  engine.run("INSERT INTO metadata VALUES ('version', 7)");
  engine.run('BEGIN');
  for (const name of names) engine.run(`INSERT INTO ${name} (title) VALUES ('b')`);
  engine.run("UPDATE metadata SET key = 'the version', value = 8");
  engine.run('COMMIT');
  engine.run('INSERT INTO other VALUES (1)');
  const told = [...recoverRows(sourceOf(engine.files()))].map((row) => row.text(0));
  engine.close();
  expect(told).toContain('version');
  for (const name of names) expect(told).not.toContain(name);
});

test('a page of a table that is gone is known by the list of tables that the journal holds too', () => {
  const engine = engineOnDisk({
    pageSize: 1024,
    reserved: 0,
    pragmas: ['secure_delete = 0', 'journal_mode = PERSIST'],
  });
  engine.run('CREATE TABLE message (id INTEGER PRIMARY KEY, text TEXT, at INT, sender TEXT)');
  const numbers = (to: number) =>
    `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${to})`;
  engine.run(
    `${numbers(90)} INSERT INTO message SELECT i, 'message number ' || i, i * 77, 'sender ' || i FROM n`,
  );
  engine.run('BEGIN');
  engine.run('DROP TABLE message');
  // It has the same root, and any column can hold what the messages had there.
  engine.run('CREATE TABLE fresh (first TEXT, date INTEGER, size REAL, place)');
  engine.run(`${numbers(200)} INSERT INTO fresh SELECT 'x' || i, i, i * 1.5, 'y' FROM n`);
  engine.run('COMMIT');
  const files = engine.files();
  engine.close();
  const rows = [...recoverRows(sourceOf(files))];
  expect(rows).toHaveLength(90);
  expect(new Set(rows.map(({ table }) => table))).toEqual(new Set(['message']));
});
