import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { memoryFile } from '../../../src/bytes/memory-file.ts';
import { openDatabase } from '../../../src/formats/sqlite/index.ts';
import { recoverRows } from '../../../src/formats/sqlite/recovery/index.ts';
import { details, opened, rowsOf } from './made-database.ts';
import { randomness } from './randomness.ts';

interface WasmDatabase {
  exec(sql: string): void;
  all(sql: string): Record<string, unknown>[];
  run(sql: string, values?: readonly unknown[]): void;
  close(): void;
}

const { Database } = createRequire(import.meta.url)('node-sqlite3-wasm') as {
  Database: new (path: string) => WasmDatabase;
};
const folder = mkdtempSync(join(tmpdir(), 'athar-journal-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Unfinished {
  /** Whether the journal says how many records it holds; without syncing it does not. */
  readonly counts: boolean;
  readonly main: Uint8Array;
  readonly journal: Uint8Array;
}

/** With what SQLite itself reads once it has rolled the transaction back. */
interface Rolled extends Unfinished {
  readonly rows: readonly unknown[][];
}

/** A database in the middle of a transaction that is larger than SQLite's memory for it, so that a part stands in the file already. */
function unfinished(seed: number): Rolled {
  const random = randomness(seed);
  const path = join(mkdtempSync(join(folder, 'made-')), 'made.db');
  const database = new Database(path);
  const size = random.pick([512, 1024, 4096, 16384]);
  const counts = random.pick(['OFF', 'FULL']) === 'FULL';
  database.exec(
    `PRAGMA page_size = ${size}; PRAGMA cache_size = 4; PRAGMA synchronous = ${counts ? 'FULL' : 'OFF'};
     CREATE TABLE t (a INTEGER PRIMARY KEY, b TEXT); CREATE TABLE u (c, d)`,
  );
  const text = (): string => random.pick(['short', 'x'.repeat(200), 'long '.repeat(300)]);
  database.exec('BEGIN');
  for (let n = 0; n < 300; n++) database.run('INSERT INTO t VALUES (?, ?)', [n, `${n} ${text()}`]);
  for (let n = 0; n < 50; n++) database.run('INSERT INTO u VALUES (?, ?)', [n, text()]);
  database.exec('COMMIT');
  database.exec('BEGIN');
  for (let n = 0; n < 200; n++) {
    const row = random.pick([...Array(300).keys()]);
    if (n % 3 === 0) database.run('DELETE FROM t WHERE a = ?', [row]);
    else if (n % 3 === 1) database.run("UPDATE t SET b = 'changed' || b WHERE a = ?", [row]);
    else database.run('INSERT INTO u VALUES (?, ?)', [`new ${n}`, text()]);
  }
  const main = readFileSync(path);
  const journal = readFileSync(`${path}-journal`);
  database.exec('ROLLBACK');
  const rows = ['SELECT a, b FROM t ORDER BY a', 'SELECT c, d FROM u ORDER BY rowid'].flatMap(
    (sql) => database.all(sql).map((row) => Object.values(row)),
  );
  database.close();
  return { counts, main, journal, rows };
}

const open = ({ main, journal }: Unfinished) =>
  openDatabase(memoryFile(main), { journal: memoryFile(journal) });
const rowsOfBoth = (files: Unfinished): unknown[][] => {
  const database = open(files);
  return [...rowsOf(database, 't'), ...rowsOf(database, 'u')];
};

describe('a change that was never finished', () => {
  test.each([1, 2, 3, 4, 5, 6, 7, 8])('is undone as by SQLite (database %i)', (seed) => {
    const files = unfinished(seed);
    const rows = rowsOfBoth(files);
    expect(rows).toEqual(files.rows);
    expect(rows).toHaveLength(350);
    // What is undone as a whole leaves nothing unread.
    expect(details(open(files))).toEqual([]);
    // Without the journal the file is in the middle of it.
    expect(rowsOf(opened(files.main), 't')).not.toEqual(rowsOf(open(files), 't'));
  });

  test('gives no row of the file as deleted that is live again', () => {
    const { main, journal } = unfinished(3);
    const recovery = recoverRows({ file: memoryFile(main), journal: memoryFile(journal) });
    const live = new Set(rowsOf(recovery.database, 't').map((row) => JSON.stringify(row)));
    expect(live.size).toBe(300);
    for (const row of recovery) {
      if (row.table !== 't') continue;
      const values = row.columns.map((name, column) =>
        name === 'a' ? row.rowId : row.value(column),
      );
      expect(live.has(JSON.stringify(values.map((value) => value ?? null)))).toBe(false);
    }
    expect(details(recovery.database)).toEqual([]);
  });

  test('that is undone in part makes no row a deleted one', () => {
    const { main, journal } = [1, 2, 3, 4, 5, 6, 7, 8]
      .map(unfinished)
      .find(({ counts }) => counts)!;
    const size = new DataView(journal.buffer, journal.byteOffset).getUint32(24);
    const headless = Uint8Array.from(journal).fill(7, 0, 8);
    for (const damaged of [journal.slice(0, 512 + 3 * (size + 8)), headless]) {
      const source = { file: memoryFile(main), journal: memoryFile(damaged) };
      const rows = [...recoverRows(source)];
      expect(rows.length).toBeGreaterThan(0);
      expect(rows.filter((row) => row.isDeleted)).toEqual([]);
    }
  });

  test('is told where a record has the number of another page, or of one that was not there', () => {
    const told =
      'malformed: a change was not finished, and the rollback journal undoes only a part of it';
    for (const { main, journal } of [1, 2, 3, 4].map(unfinished)) {
      const view = new DataView(journal.buffer, journal.byteOffset);
      const [records, pageCount, size] = [8, 16, 24].map((at) => view.getUint32(at)) as [
        number,
        number,
        number,
      ];
      // One alone has no other that it could repeat.
      const second = records === 1 ? 512 : 512 + size + 8;
      for (const number of [...(records === 1 ? [] : [view.getUint32(512)]), pageCount + 1]) {
        const damaged = Uint8Array.from(journal);
        new DataView(damaged.buffer).setUint32(second, number);
        expect(details(open({ main, counts: true, journal: damaged }))).toContain(told);
      }
    }
  });

  const partOfIt =
    'malformed: a change was not finished, and the rollback journal undoes only a part of it';
  const counting = [1, 2, 3, 4, 5, 6, 7, 8].map(unfinished).filter(({ counts }) => counts);
  /** Where the headers of a journal stand. */
  const headersOf = (journal: Uint8Array): number[] => {
    const bytes = Buffer.from(journal);
    const found: number[] = [];
    for (let at = 0; (at = bytes.indexOf('d9d505f920a163d7', at, 'hex')) >= 0; at++) found.push(at);
    return found;
  };

  test.each<[string, (journal: Buffer, header: number) => Uint8Array]>([
    ['is zero', (journal, header) => journal.fill(0, header, header + 28)],
    ['and what follows it to a sector is zero', (journal, at) => journal.fill(0, at, at + 512)],
    ['is something else', (journal, header) => journal.fill(0x7e, header, header + 28)],
    ['is zero up to its nonce', (journal, header) => journal.fill(0, header, header + 16)],
    ['has no mark', (journal, header) => journal.fill(1, header, header + 8)],
    ['is not where it should be', (journal, header) => journal.copyWithin(header - 20, header)],
  ])('is told as undone in part where a later header of the journal %s', (_, change) => {
    const several = counting.filter(({ journal }) => headersOf(journal).length > 2);
    let count = 0;
    for (const files of several) {
      for (const header of headersOf(files.journal).slice(1)) {
        // One record alone may as well be of an earlier transaction.
        if (Buffer.from(files.journal).readUInt32BE(header + 8) < 2) continue;
        const damaged = { ...files, journal: change(Buffer.from(files.journal), header) };
        const database = open(damaged);
        const rows = [...rowsOf(database, 't'), ...rowsOf(database, 'u')];
        const told = details(database);
        if (told.includes(partOfIt)) count++;
        // Pages that were not changed yet are no loss.
        else if (told.length === 0) expect(rows).toEqual(files.rows);
      }
    }
    expect(count).toBeGreaterThan(5);
  });

  test('is told as undone in part where the journal says that it holds fewer pages, or none', () => {
    for (const files of counting) {
      for (const records of [0, 1]) {
        const journal = Buffer.from(files.journal);
        if (journal.readUInt32BE(8) === records) continue;
        journal.writeUInt32BE(records, 8);
        expect(details(open({ ...files, journal }))).toContain(partOfIt);
      }
      // As before anything of the change is in the file.
      const markless = Buffer.from(files.journal).fill(0, 0, 12);
      expect(details(open({ ...files, journal: markless }))).toContain(partOfIt);
      const first = Buffer.from(files.journal).fill(0, 0, 1);
      expect(details(open({ ...files, journal: first }))).toContain(
        'malformed: the rollback journal has no header',
      );
    }
  });

  test('is not told of a journal whose pages are those of the file', () => {
    for (const { main, journal, counts } of counting) {
      const size = new DataView(journal.buffer, journal.byteOffset).getUint32(24);
      const before = Buffer.from(main);
      const page = Buffer.from(journal).readUInt32BE(512);
      before.set(journal.subarray(516, 516 + size), (page - 1) * size);
      const begun = Buffer.from(journal.subarray(0, 512 + size + 8)).fill(0, 0, 12);
      expect(details(open({ main: before, counts, journal: begun }))).not.toContain(partOfIt);
    }
  });

  test('is undone as far as the journal is sound, and ends with it', () => {
    const files = unfinished(2);
    for (const length of [0, 27, 28, 100, 511, 512, 600, files.journal.length >> 1]) {
      const cut = { ...files, journal: files.journal.slice(0, length) };
      expect(() => rowsOfBoth(cut)).not.toThrow();
    }
    for (let at = 0; at < 40; at++) {
      const journal = Uint8Array.from(files.journal);
      journal[at] = (journal[at]! + 1) & 0xff;
      expect(() => rowsOfBoth({ ...files, journal })).not.toThrow();
    }
  });

  test('is told where the journal lost some of what it says it holds', () => {
    const files = [1, 2, 3, 4, 5, 6, 7, 8].map(unfinished);
    const counting = files.filter(({ counts }) => counts);
    expect([counting.length > 0, counting.length < files.length]).toEqual([true, true]);
    for (const { journal, ...file } of counting) {
      const size = new DataView(journal.buffer, journal.byteOffset).getUint32(24);
      for (const length of [512, 513 + size])
        expect(details(open({ ...file, journal: journal.slice(0, length) }))).toEqual([
          'truncated: the rollback journal ends within its records',
        ]);
    }
    for (const { journal, ...file } of files) {
      const flipped = Uint8Array.from(journal);
      const size = new DataView(journal.buffer, journal.byteOffset).getUint32(24);
      // A byte that the checksum of the first record takes in.
      flipped[512 + 4 + size - 200]! ^= 1;
      expect(details(open({ ...file, journal: flipped }))).toContain(
        'malformed: a change was not finished, and the rollback journal undoes only a part of it',
      );
    }
  });

  test('is told where the journal ends within a later header', () => {
    for (const { journal, ...file } of counting) {
      for (const header of headersOf(journal).slice(1)) {
        const told = (length: number) =>
          details(open({ ...file, journal: journal.slice(0, header + length) }));
        for (const length of [4, 12, 27])
          expect([header, told(length)]).toEqual([
            header,
            ['truncated: the rollback journal ends within its records'],
          ]);
      }
    }
  });

  test('is told as undone in part where a header is zero that stands before one not yet in use', () => {
    let count = 0;
    for (const { journal, main, ...file } of counting) {
      const bytes = Buffer.from(journal);
      const [size, headers] = [bytes.readUInt32BE(24), headersOf(journal)];
      const [header, last] = headers.slice(-2);
      if (headers.length < 3 || bytes.readUInt32BE(header! + 8) !== 1) continue;
      // As it is until its records are on the disk: nothing that they hold is changed yet.
      bytes.fill(0, last, last! + 12);
      const before = Buffer.from(main);
      for (let at = last! + 512; at + size + 8 <= bytes.length; at += size + 8)
        before.set(bytes.subarray(at + 4, at + 4 + size), (bytes.readUInt32BE(at) - 1) * size);
      expect(details(open({ ...file, main: before, journal: bytes }))).toEqual([]);
      bytes.fill(0, header, header! + 28);
      expect(details(open({ ...file, main: before, journal: bytes }))).toEqual([partOfIt]);
      count++;
    }
    expect(count).toBeGreaterThan(0);
  });

  test('is read where zeros are all that is there of the journal', () => {
    const files = unfinished(3);
    for (let length = 1; length < 28; length++) {
      const database = open({ ...files, journal: new Uint8Array(length) });
      expect(rowsOf(database, 't')).toEqual(rowsOf(opened(files.main), 't'));
    }
  });

  test('is told where a journal that counts no records ends within one', () => {
    for (const { counts, journal, ...file } of [1, 2, 3, 4, 5, 6, 7, 8].map(unfinished))
      if (!counts)
        expect(
          details(open({ ...file, counts, journal: journal.slice(0, journal.length - 5) })),
        ).toContain('truncated: the rollback journal ends within its records');
  });

  test('is not told of a record that was being written, whose page was not changed yet', () => {
    for (const { counts, journal, ...file } of [1, 2, 3, 4, 5, 6, 7, 8].map(unfinished)) {
      if (counts) continue;
      const size = new DataView(journal.buffer, journal.byteOffset).getUint32(24);
      for (const length of [4, 4 + size]) {
        const begun = new Uint8Array(journal.length + length);
        begun.set(journal);
        expect(details(open({ ...file, counts, journal: begun }))).toEqual([]);
      }
    }
  });

  test('is told where the journal has no header, or is of pages of another size', () => {
    const files = unfinished(2);
    const other = Uint8Array.from(files.journal);
    other[0]! ^= 1;
    expect(details(open({ ...files, journal: other }))).toContain(
      'malformed: the rollback journal has no header',
    );
    const size = new DataView(files.journal.buffer, files.journal.byteOffset).getUint32(24);
    const sized = Uint8Array.from(files.journal);
    new DataView(sized.buffer).setUint32(24, size === 512 ? 1024 : 512);
    expect(details(open({ ...files, journal: sized }))).toContain(
      'malformed: a change that may not have been finished is not undone',
    );
  });

  test('makes no larger database than both files hold, whatever the journal states', () => {
    const files = unfinished(6);
    const journal = Uint8Array.from(files.journal);
    new DataView(journal.buffer).setUint32(16, 0xffff_fff0);
    expect(rowsOfBoth({ ...files, journal })).toEqual(files.rows);
  });

  test('is not what a journal tells whose header is gone, as after a commit', () => {
    const files = unfinished(4);
    const journal = Uint8Array.from(files.journal).fill(0, 0, 28);
    const database = openDatabase(memoryFile(files.main), { journal: memoryFile(journal) });
    expect(rowsOf(database, 't')).toEqual(rowsOf(opened(files.main), 't'));
    expect(details(database).join()).not.toContain('not finished');
  });

  test('is told and left where the journal is of several databases at once', () => {
    const files = unfinished(5);
    const name = new TextEncoder().encode('/phone/main.db-mj01');
    const tail = new Uint8Array(4 + name.length + 8 + 8);
    tail.set(name, 4);
    tail.set(files.journal.subarray(0, 8), tail.length - 8);
    const journal = Uint8Array.from([...files.journal, ...tail]);
    const database = open({ ...files, journal });
    expect(rowsOf(database, 't')).toEqual(rowsOf(opened(files.main), 't'));
    expect(details(database)).toContain(
      'malformed: a change that may not have been finished is not undone',
    );
  });
});
