import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Database } from 'node-sqlite3-wasm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { sqliteFile } from '../src/sqlite-file.ts';
import { walFile, walOfFrames } from '../src/wal-file.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'athar-wal-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const database = (rows: number, word: string, pageSize: number): Uint8Array =>
  sqliteFile({
    pageSize,
    writeAheadLog: true,
    tables: [
      {
        name: 't',
        columns: 'id INTEGER PRIMARY KEY, word TEXT',
        rows: Array.from({ length: rows }, (_, index) => [index + 1, `${word} ${index}`]),
      },
    ],
  });

/** What SQLite itself reads; without shared memory it needs the file for itself. */
function read(main: Uint8Array, log: Uint8Array): unknown {
  const path = join(folder, 'some.db');
  writeFileSync(path, main);
  writeFileSync(`${path}-wal`, log);
  const opened = new Database(path);
  try {
    opened.exec('PRAGMA locking_mode = EXCLUSIVE');
    expect(opened.get('PRAGMA integrity_check')).toEqual({ integrity_check: 'ok' });
    return opened.get('SELECT count(*) AS rows, max(word) AS last FROM t');
  } finally {
    opened.close();
  }
}

test.each([512, 4096, 65_536])('SQLite applies the log, %i bytes a page', (pageSize) => {
  const before = database(500, 'old', pageSize);
  const after = database(2000, 'new', pageSize);
  expect(read(before, walFile(before, after))).toEqual({ rows: 2000, last: 'new 999' });
});

test('a log may make the database smaller', () => {
  const before = database(2000, 'old', 1024);
  const after = database(3, 'new', 1024);
  expect(read(before, walFile(before, after))).toEqual({ rows: 3, last: 'new 2' });
});

test('frames behind the last commit are not applied', () => {
  const before = database(500, 'old', 4096);
  const after = walFile(before, database(400, 'new', 4096));
  expect(read(before, after.subarray(0, after.length - 100))).toEqual({
    rows: 500,
    last: 'old 99',
  });
});

test('a log without frames changes nothing', () => {
  const before = database(5, 'old', 4096);
  expect(read(before, walOfFrames(4096, []))).toEqual({ rows: 5, last: 'old 4' });
});
