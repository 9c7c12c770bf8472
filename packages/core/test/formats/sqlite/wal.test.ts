import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { memoryFile } from '../../../src/bytes/memory-file.ts';
import { openDatabase } from '../../../src/formats/sqlite/index.ts';
import { recoverRows } from '../../../src/formats/sqlite/recovery/index.ts';
import { details, made, opened, rowsOf } from './made-database.ts';
import { differences, faults, plain, readTables, sqlJs } from './oracle.ts';
import { randomness } from './randomness.ts';
import { walSums, writeWal } from './write-wal.ts';
import { writeWalIndex } from './write-wal-index.ts';

/** The database after each of some transactions. */
function states(...transactions: string[]): Uint8Array[] {
  const database = new sqlJs.Database();
  const found: Uint8Array[] = [];
  for (const transaction of transactions) {
    database.run(transaction);
    found.push(database.export());
  }
  database.close();
  return found;
}

const pageSize = 4096;
const frameSize = 24 + pageSize;
const chain = states(
  'CREATE TABLE t (a, b TEXT)',
  "INSERT INTO t VALUES (1, 'one')",
  "INSERT INTO t VALUES (2, 'two')",
  "UPDATE t SET b = 'changed' WHERE a = 1",
);
const wal = writeWal(chain, { pageSize });

describe('the index beside a write-ahead log', () => {
  const frames = (wal.length - 32) / frameSize;
  const told = (log: Uint8Array | undefined, index: Uint8Array): string[] =>
    details(
      openDatabase(memoryFile(chain[0]!), {
        ...(log && { wal: memoryFile(log) }),
        walIndex: memoryFile(index),
      }),
    );
  const cutAt = (frame: number) => wal.subarray(0, 32 + frame * frameSize);

  test.each([false, true])('tells of frames that the log lost with its end', (bigEndian) => {
    const index = writeWalIndex(wal, { frames, bigEndian });
    expect(told(wal, index)).toEqual([]);
    for (let kept = 0; kept < frames; kept++)
      expect(told(cutAt(kept), index)).toEqual([
        `truncated: the write-ahead log holds ${kept} of the ${frames} frames that its index counts: its end is lost, or it was copied earlier than its index`,
      ]);
  });

  test('lets rows be called deleted where what is left is a state of its own, and none where it is mixed with a later one', () => {
    const [whole, later] = states(
      "CREATE TABLE t (a TEXT); INSERT INTO t VALUES ('stays for a long time'), ('is deleted later'), ('stays as well')",
      "DELETE FROM t WHERE a LIKE 'is%'",
    );
    const log = writeWal([whole!, later!, whole!], { pageSize });
    const one = log.subarray(0, 32 + frameSize);
    const deleted = (index: { frames: number; written?: number }, wal?: Uint8Array): boolean[] =>
      [
        ...recoverRows({
          file: memoryFile(wal === undefined ? later! : whole!),
          ...(wal && { wal: memoryFile(wal) }),
          walIndex: memoryFile(writeWalIndex(log, index)),
        }),
      ].map(({ isDeleted }) => isDeleted);
    expect(deleted({ frames: 1 }, one)).toEqual([true]);
    expect(deleted({ frames: 2 }, one)).toEqual([true]);
    expect(deleted({ frames: 2, written: 1 }, one)).toEqual([true]);
    expect(deleted({ frames: 2, written: 2 }, one)).toEqual([false]);
    expect(deleted({ frames: 2 })).toEqual([true]);
    expect(deleted({ frames: 2, written: 1 })).toEqual([false]);
  });

  test('says nothing more of a log that shows its damage itself', () => {
    const index = writeWalIndex(wal, { frames });
    expect(told(wal.subarray(0, wal.length - 100), index)).toEqual([
      'truncated: the write-ahead log ends within a frame',
    ]);
  });

  test('says nothing where it is older, of another run, not consistent, or none', () => {
    const cut = cutAt(1);
    expect(told(wal, writeWalIndex(wal, { frames: 1 }))).toEqual([]);
    const other = writeWal(chain, { pageSize, salts: [1, 2] });
    expect(told(cut, writeWalIndex(other, { frames }))).toEqual([]);
    const index = writeWalIndex(wal, { frames });
    for (const at of [0, 12, 14, 16, 33, 41, 60, 64]) {
      const broken = Buffer.from(index);
      broken[at]! ^= 1;
      expect([at, ...told(cut, broken)]).toEqual([at]);
    }
    expect(told(cut, index.subarray(0, 135))).toEqual([]);
    expect(told(cut, new Uint8Array(32_768))).toEqual([]);
    expect(told(cut, writeWalIndex(wal, { frames, pageSize: 1024 }))).toEqual([]);
  });

  test('tells that a log is gone or was emptied before all of it was in the database', () => {
    const index = writeWalIndex(wal, { frames: 9, written: 4 });
    expect(told(undefined, index)).toEqual([
      'truncated: the write-ahead log is not there, and by its index 5 frames of it were not in the database yet',
    ]);
    expect(told(new Uint8Array(0), index)).toEqual([
      'truncated: the write-ahead log is empty, and by its index 5 frames of it were not in the database yet',
    ]);
    for (const written of [9, 10])
      expect(told(undefined, writeWalIndex(wal, { frames: 9, written }))).toEqual([]);
  });
});

describe('a write-ahead log', () => {
  test('is applied up to its last commit', () => {
    const database = opened(chain[0]!, wal);
    expect(rowsOf(database)).toEqual([
      [1, 'changed'],
      [2, 'two'],
    ]);
    expect(database.walFrames).toBe((wal.length - 32) / frameSize);
    expect(database.problems).toEqual([]);
  });

  test('that is cut off within a frame is told as such, one that ends in an older frame is not', () => {
    for (let length = 32; length <= wal.length; length += 4) {
      const within = (length - 32) % frameSize;
      // The first salt is whole there; a header without a page is what SQLite had written when it was stopped.
      const isWithin = within >= 12 && within !== 24;
      const database = opened(chain[0]!, wal.slice(0, length));
      expect([length, details(database)]).toEqual([
        length,
        isWithin ? ['truncated: the write-ahead log ends within a frame'] : [],
      ]);
      rowsOf(database);
    }
    const older = writeWal(chain, { pageSize, salts: [1, 2] });
    const mixed = Buffer.concat([
      wal.subarray(0, 32 + frameSize),
      older.subarray(32 + frameSize, 32 + frameSize + 1000),
    ]);
    expect(opened(chain[0]!, mixed).problems).toEqual([]);
  });

  test('tells in which frame a row stood', () => {
    const database = opened(chain[0]!, wal);
    const [row] = database.rows(database.table('t')!);
    expect(row!.position()).toMatchObject({
      table: 't',
      rowId: 1,
      space: 'wal',
      frame: database.walFrames,
    });
    const [stored] = opened(chain[1]!).rows(database.table('t')!);
    expect(stored!.position()).toMatchObject({ space: 'cell', page: 2 });
    expect(stored!.position()).not.toHaveProperty('frame');
  });

  test('may keep its checksums in either byte order', () => {
    const little = writeWal(chain, { pageSize, bigEndian: false });
    expect(rowsOf(opened(chain[0]!, little))).toEqual(rowsOf(opened(chain[3]!)));
  });

  test('counts only as far as its last commit', () => {
    const unfinished = writeWal(chain.slice(0, 3), { pageSize, uncommitted: chain[3]! });
    const database = opened(chain[0]!, unfinished);
    expect(rowsOf(database)).toEqual(rowsOf(opened(chain[2]!)));
    expect(database.problems).toEqual([]);
  });

  test('ends silently where an older generation begins', () => {
    const older = writeWal(chain, { pageSize, salts: [1, 2] });
    const both = Buffer.concat([writeWal(chain.slice(0, 2), { pageSize }), older.subarray(32)]);
    const database = opened(chain[0]!, both);
    expect(rowsOf(database)).toEqual(rowsOf(opened(chain[1]!)));
    expect(database.problems).toEqual([]);
    const oldest = writeWal(chain, { pageSize, salts: [0, 3] }).subarray(32 + 2 * frameSize);
    const space = new Uint8Array(3 * frameSize);
    expect(opened(chain[0]!, Buffer.concat([both, oldest, space])).problems).toEqual([]);
  });

  test.each([0, 1, 17, 31])(
    'that is cut to %i bytes has no header and is not applied',
    (length) => {
      const database = opened(chain[2]!, wal.subarray(0, length));
      expect(rowsOf(database)).toEqual(rowsOf(opened(chain[2]!)));
      expect(database.walFrames).toBe(0);
    },
  );

  test('that is cut within a frame counts up to the commit before', () => {
    for (let frames = 0; frames < (wal.length - 32) / frameSize; frames++) {
      const cut = wal.subarray(0, 32 + frames * frameSize + 100);
      expect(opened(chain[0]!, cut).walFrames).toBe(frames);
    }
  });

  test('with a broken checksum counts up to the frame before, and says so', () => {
    const broken = Buffer.from(wal);
    broken[32 + frameSize + 24 + 1000]! ^= 1;
    const database = opened(chain[0]!, broken);
    expect(database.walFrames).toBe(1);
    expect(rowsOf(database)).toEqual(rowsOf(opened(chain[1]!)));
    expect(details(database)).toEqual([
      'malformed: the checksum of a write-ahead log frame does not hold',
    ]);
  });

  test('that lost bytes or got some in its midst, before a commit, says so', () => {
    const shifted =
      'malformed: the write-ahead log lost bytes or got some in its midst, and goes on behind them';
    const ofChecksum = 'malformed: the checksum of a write-ahead log frame does not hold';
    const frames = (wal.length - 32) / frameSize;
    for (const count of [1, 24, 512, 1000, 4000]) {
      for (let frame = 0; frame + 2 < frames; frame++) {
        for (const within of [0, 7, 30, 50]) {
          const at = 32 + frame * frameSize + within;
          const shorter = Buffer.concat([wal.subarray(0, at), wal.subarray(at + count)]);
          const longer = Buffer.concat([
            wal.subarray(0, at),
            Buffer.alloc(count),
            wal.subarray(at),
          ]);
          // The header of the frame is whole there, and says that a commit ends with it.
          const isInPage = within >= 24;
          for (const damaged of [shorter, longer])
            expect([count, at, details(opened(chain[0]!, damaged))]).toEqual([
              count,
              at,
              [isInPage ? ofChecksum : shifted],
            ]);
        }
      }
    }
  });

  test('whose end a copy never wrote ends in zeros, and says so', () => {
    const older = writeWal(chain, { pageSize, salts: [1, 2] });
    for (let from = 32; from + 2 * frameSize < wal.length; from += 500) {
      const damaged = Buffer.from(wal).fill(0, from);
      const isOfChecksum = (from - 32) % frameSize >= 24;
      expect([from, details(opened(chain[0]!, damaged))]).toEqual([
        from,
        [
          ...(isOfChecksum
            ? ['malformed: the checksum of a write-ahead log frame does not hold']
            : []),
          'truncated: the write-ahead log ends in zeros',
        ],
      ]);
    }
    // Behind older frames no frame of this generation can have stood.
    const behind = Buffer.concat([wal, older.subarray(wal.length - frameSize), Buffer.alloc(9000)]);
    expect(opened(chain[0]!, behind).problems).toEqual([]);
  });

  const goesOn = 'malformed: the write-ahead log goes on behind a frame that is damaged';
  test.each([
    ['a bit of the first salt', 8, 1],
    ['a bit of the second salt', 12, 0x80],
    ['the page number', 3, 2],
    ['all of both salts', 8, 0],
  ])(
    'is told where %s changed in any frame that holds a commit or stands before one',
    (_, at, bit) => {
      const frames = (wal.length - 32) / frameSize;
      for (let frame = 0; frame < frames; frame++) {
        const damaged = Buffer.from(wal);
        const header = 32 + frame * frameSize;
        if (bit === 0) damaged.fill(0, header + 8, header + 16);
        else if (at === 3) damaged.fill(0, header, header + 4);
        else damaged[header + at]! ^= bit;
        const database = opened(chain[0]!, damaged);
        expect([frame, database.walFrames, details(database)]).toEqual([frame, frame, [goesOn]]);
      }
    },
  );

  test('whose last commit is zero is told by what stands behind it', () => {
    const last = wal.length - frameSize;
    const unfinished = Buffer.from(wal.subarray(last));
    unfinished.writeUInt32BE(0, 4);
    const older = writeWal(chain, { pageSize, salts: [1, 2] }).subarray(32);
    for (const behind of [unfinished, older]) {
      const log = Buffer.concat([wal, behind]);
      expect(details(opened(chain[0]!, log))).toEqual([]);
      expect(details(opened(chain[0]!, log.fill(0, last, wal.length)))).toEqual([goesOn]);
    }
  });

  test.each([
    ['is no damage where no commit follows', [0, 0], []],
    [
      'is one where a commit follows',
      [0, 2],
      ['malformed: the checksum of a write-ahead log frame does not hold'],
    ],
  ])('whose last frames have checksums that are still to be reckoned %s', (_, sizes, problems) => {
    const last = wal.subarray(wal.length - frameSize);
    const spilled = sizes.map((size) => {
      const frame = Buffer.from(last);
      frame.writeUInt32BE(size, 4);
      frame[16]! ^= 1;
      return frame;
    });
    const database = opened(chain[0]!, Buffer.concat([wal, ...spilled]));
    expect(rowsOf(database)).toEqual(rowsOf(opened(chain.at(-1)!)));
    expect(details(database)).toEqual(problems);
  });

  test('of another page size is a problem and is not applied', () => {
    const other = Buffer.from(wal);
    other.writeUInt32BE(1024, 8);
    const [first, second] = walSums(other.subarray(0, 24), [0, 0], true);
    other.writeUInt32BE(first, 24);
    other.writeUInt32BE(second, 28);
    const database = opened(chain[1]!, other);
    expect(rowsOf(database)).toEqual([[1, 'one']]);
    expect(details(database)).toEqual([
      'malformed: the page size of the write-ahead log is not that of the database',
    ]);
  });

  test('that shrinks the database leaves out the pages behind its end', () => {
    const grown = states(
      'PRAGMA auto_vacuum = 0; CREATE TABLE t (a, b)',
      'INSERT INTO t SELECT 1, zeroblob(20000)',
      'DELETE FROM t; VACUUM',
    );
    const database = opened(grown[1]!, writeWal(grown.slice(1), { pageSize }));
    expect(rowsOf(database)).toEqual([]);
    expect(database.problems).toEqual([]);
  });

  test('may hold every page but the first', () => {
    const database = opened(
      chain[0]!.slice(0, 4096),
      writeWal([new Uint8Array(0), ...chain.slice(1)], { pageSize }),
    );
    expect(rowsOf(database)).toEqual(rowsOf(opened(chain[3]!)));
    expect(database.problems).toEqual([]);
  });

  test.each([
    [
      'zeroed',
      (bytes: Uint8Array) => bytes.fill(0, 0, 512),
      'the first page is damaged; that of the write-ahead log is read',
    ],
    [
      'with another page size in its header',
      (bytes: Uint8Array) => bytes.fill(3, 16, 18),
      'the page size that the header states is not that of the pages',
    ],
  ])('that holds the first page gives all, though that of the file is %s', (_, damage, told) => {
    const steps = [
      'PRAGMA page_size = 512',
      'CREATE TABLE t (a)',
      "INSERT INTO t VALUES ('one')",
      'CREATE TABLE u (a)',
    ];
    const before = made(...steps.slice(0, 2));
    const after = made(...steps);
    const wal = writeWal([before, after], { pageSize: 512, salts: [1, 1] });
    damage(before);
    const database = opened(before, wal);
    expect(database.tables.map(({ name }) => name)).toEqual(['t', 'u']);
    expect(rowsOf(database)).toEqual([['one']]);
    expect(details(database)).toEqual([`malformed: ${told}`]);
  });

  test('beside an empty database is not applied, as with SQLite, but told', () => {
    const database = opened(new Uint8Array(0), wal);
    expect(database.tables).toEqual([]);
    expect(database.problems).toHaveLength(1);
    const source = { file: memoryFile(new Uint8Array(0)), wal: memoryFile(wal) };
    expect(() => recoverRows(source)).toThrow();
  });
});

describe('real logs, and what real SQLite makes of them', () => {
  interface WasmDatabase {
    exec(sql: string): void;
    prepare(sql: string): { all(): Record<string, unknown>[]; finalize(): void };
    close(): void;
  }
  const { Database } = createRequire(import.meta.url)('node-sqlite3-wasm') as {
    Database: new (path: string) => WasmDatabase;
  };
  const folder = mkdtempSync(join(tmpdir(), 'athar-wal-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** A database in WAL mode with all its commits still in the log, written by SQLite itself. */
  function realLog(seed: number): { main: Uint8Array; log: Uint8Array } {
    const random = randomness(seed);
    const path = join(folder, `made${seed}.db`);
    const database = new Database(path);
    const size = random.pick([512, 1024, 4096, 16384]);
    database.exec(
      `PRAGMA page_size = ${size}; PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA wal_autocheckpoint = 0`,
    );
    database.exec(
      'CREATE TABLE t (id INTEGER PRIMARY KEY, a, b TEXT); CREATE TABLE u (k TEXT PRIMARY KEY, v) WITHOUT ROWID',
    );
    if (random.chance(0.5)) database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    const commits = random.between(1, 8);
    for (let i = 0; i < commits; i++) {
      const rows = random.between(1, 60);
      database.exec(
        random.pick([
          `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${rows}) INSERT INTO t (a, b) SELECT i * ${seed}, printf('%0${random.between(1, 900)}d', i) FROM n`,
          `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${rows}) INSERT OR REPLACE INTO u SELECT 'key' || (i * 7919 % 101), zeroblob(i) FROM n`,
          'DELETE FROM t WHERE id % 3 = 0',
          `UPDATE t SET a = -a WHERE id % 2 = 0`,
          `ALTER TABLE t ADD COLUMN c${i} DEFAULT ${i}`,
          'BEGIN; INSERT INTO t (a) VALUES (99); ROLLBACK',
          'PRAGMA wal_checkpoint(PASSIVE)',
          'PRAGMA wal_checkpoint(RESTART)',
        ]),
      );
    }
    const main = readFileSync(path);
    const log = readFileSync(`${path}-wal`);
    database.close();
    return { main, log };
  }

  /** What SQLite reads from these two files, or undefined where it refuses them. */
  function asSqliteReads(name: string, main: Uint8Array, log: Uint8Array) {
    const path = join(folder, name);
    writeFileSync(path, main);
    writeFileSync(`${path}-wal`, log);
    const database = new Database(path);
    try {
      database.exec('PRAGMA locking_mode = EXCLUSIVE');
      return readTables((sql) => {
        const statement = database.prepare(sql);
        const rows = statement.all().map((row) => Object.values(row).map(plain));
        statement.finalize();
        return rows;
      });
    } catch {
      return undefined;
    } finally {
      database.close();
    }
  }

  test.each(Array.from({ length: 40 }, (_, index) => index + 1))(
    'log %i, whole and damaged',
    (seed) => {
      const { main, log } = realLog(seed);
      const whole = asSqliteReads(`whole${seed}.db`, main, log)!;
      const database = opened(main, log);
      expect(differences(database, whole)).toEqual([]);
      expect(faults(database)).toEqual([]);

      const random = randomness(seed + 1000);
      for (let damage = 0; damage < 4; damage++) {
        const damaged = Buffer.from(log);
        let cut = log.length;
        if (random.chance(0.5)) cut = random.between(0, log.length);
        else if (log.length > 0)
          damaged[random.between(0, random.pick([31, 80, log.length - 1]))]! ^=
            1 << random.between(0, 7);
        const part = damaged.subarray(0, cut);
        const oracle = asSqliteReads(`damaged${seed}-${damage}.db`, main, part);
        // A log whose version is not known stops SQLite; we read the database without it and say so.
        if (oracle === undefined) expect(opened(main, part).problems.length).toBeGreaterThan(0);
        else expect(differences(opened(main, part), oracle), `damage ${damage}`).toEqual([]);
      }
    },
  );
});
