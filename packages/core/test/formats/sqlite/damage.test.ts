import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { memoryFile } from '../../../src/bytes/memory-file.ts';
import { isDatabaseFile, isSqlite, openDatabase } from '../../../src/formats/sqlite/index.ts';
import type { ProblemCode, RandomAccessFile } from '../../../src/model/index.ts';
import { isEvidenceError } from '../../../src/model/index.ts';
import { runsOf } from '../../builders/share.ts';
import { details, made, opened, rowsOf } from './made-database.ts';
import { randomness } from './randomness.ts';
import { writeWal } from './write-wal.ts';

const samples = [
  made(
    'PRAGMA page_size = 512',
    'CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT, b BLOB DEFAULT 5); CREATE TABLE u (k TEXT PRIMARY KEY, v) WITHOUT ROWID',
    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 300) INSERT INTO t SELECT i, printf('message %d', i), zeroblob(i * 3) FROM n",
    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 200) INSERT INTO u SELECT 'key ' || i, zeroblob(i) FROM n",
    'DELETE FROM t WHERE id % 5 = 0',
  ),
  made(
    "PRAGMA page_size = 1024; PRAGMA encoding = 'UTF-16le'; PRAGMA auto_vacuum = 1",
    'CREATE TABLE "odd name" (a, b DEFAULT (7), PRIMARY KEY (b, a)) WITHOUT ROWID; CREATE TABLE t (a REAL, b)',
    'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 150) INSERT INTO "odd name" SELECT i * 1e9, i FROM n',
    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100) INSERT INTO t SELECT i / 3.0, printf('%0500d', i) FROM n",
  ),
];

/** Reads everything in every way; only an EvidenceError may come out, after a bounded number of reads. */
function readInEveryWay(file: RandomAccessFile, wal?: RandomAccessFile): void {
  const database = openDatabase(file, wal === undefined ? {} : { wal });
  for (const table of database.tables.slice(0, 20)) {
    const leaves = database.leafPages(table);
    for (const rows of [database.rows(table), database.rows(table, leaves)]) {
      for (const row of rows) {
        for (let column = -1; column <= table.columns.length; column++) {
          row.value(column);
          row.text(column);
          row.number(column);
          row.blob(column);
          const end = row.end(column);
          if (row.start(column) > end || end > row.payload.length) {
            throw new Error(`column ${column} lies outside the record`);
          }
        }
        row.position();
      }
    }
    for (const rowId of [1, 77, 250, -1, 2n ** 62n]) database.seek(table, rowId)?.value(1);
  }
  const mostOfAKind = 500;
  const kinds = new Set(database.problems.map(({ code, detail }) => `${code} ${detail}`));
  expect(kinds.size).toBeLessThanOrEqual(101);
  expect(database.problems.length).toBeLessThanOrEqual(kinds.size * mostOfAKind);
}

/** Counts reads and bytes, and refuses more than a reader of so small a file can need. */
function counted(bytes: Uint8Array): RandomAccessFile {
  const file = memoryFile(bytes);
  let reads = 0;
  const count = () => {
    if (++reads > 50_000) throw new Error('too many reads');
  };
  return {
    ...file,
    read: (offset, length) => {
      count();
      if (length > 2 ** 20) throw new Error(`a read of ${length} bytes`);
      return file.read(offset, length);
    },
    readInto: (target, offset) => {
      count();
      if (target.length > 2 ** 20) throw new Error(`a read of ${target.length} bytes`);
      return file.readInto(target, offset);
    },
  };
}

function endsWell(bytes: Uint8Array, wal?: Uint8Array): boolean {
  try {
    readInEveryWay(counted(bytes), wal === undefined ? undefined : counted(wal));
  } catch (error) {
    if (!isEvidenceError(error)) throw error;
  }
  return true;
}

function codeOf(bytes: Uint8Array): ProblemCode | undefined {
  try {
    opened(bytes);
    return undefined;
  } catch (error) {
    if (isEvidenceError(error)) return error.code;
    throw error;
  }
}

describe('a damaged database never does worse than an EvidenceError', () => {
  const runs = { numRuns: runsOf(Number(process.env.ATHAR_SQLITE_DAMAGED ?? 250)) };
  const sample = fc.constantFrom(...samples);

  test('with bytes changed anywhere', () => {
    fc.assert(
      fc.property(
        sample,
        fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 30 }),
        (bytes, changes) => {
          const damaged = bytes.slice();
          for (const [at, value] of changes) damaged[at % damaged.length] = value;
          return endsWell(damaged);
        },
      ),
      runs,
    );
  });

  test('with the headers, pointers and sizes of its pages changed', () => {
    fc.assert(
      fc.property(
        sample,
        fc.array(fc.tuple(fc.nat(), fc.nat(40), fc.nat(255)), { minLength: 1, maxLength: 40 }),
        (bytes, changes) => {
          const pageSize = bytes[16]! * 256 + bytes[17]!;
          const damaged = bytes.slice();
          for (const [page, at, value] of changes)
            damaged[(page % (damaged.length / pageSize)) * pageSize + at] = value;
          return endsWell(damaged);
        },
      ),
      runs,
    );
  });

  test('with pages exchanged and page numbers pointing anywhere', () => {
    fc.assert(
      fc.property(sample, fc.nat(), (bytes, seed) => {
        const random = randomness(seed);
        const pageSize = bytes[16]! * 256 + bytes[17]!;
        const pages = bytes.length / pageSize;
        const damaged = bytes.slice();
        for (let i = 0; i < 5; i++) {
          const from = random.between(1, pages - 1);
          damaged.copyWithin(
            random.between(1, pages - 1) * pageSize,
            from * pageSize,
            (from + 1) * pageSize,
          );
          // Every fourth byte of an interior page or the first four of an overflow page are page numbers.
          const at =
            random.between(0, pages - 1) * pageSize +
            random.pick([0, 8, pageSize - random.between(5, 200)]);
          new DataView(damaged.buffer).setUint32(
            at,
            random.pick([0, 1, 2, random.between(1, pages), pages + 1, 2 ** 32 - 1]),
          );
        }
        return endsWell(damaged);
      }),
      runs,
    );
  });

  test('cut off anywhere', () => {
    fc.assert(
      fc.property(sample, fc.nat(), (bytes, length) =>
        endsWell(bytes.slice(0, length % bytes.length)),
      ),
      runs,
    );
  });

  test('with a write-ahead log cut off or changed anywhere', () => {
    const before = samples[0]!;
    const after = made(
      'PRAGMA page_size = 512',
      'CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT, b); CREATE TABLE u (k TEXT PRIMARY KEY, v) WITHOUT ROWID',
      'INSERT INTO t SELECT 1, 2, zeroblob(3000)',
    );
    const wal = writeWal([before, after], { pageSize: 512 });
    fc.assert(
      fc.property(
        fc.nat(),
        fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 4 }),
        (length, changes) => {
          const damaged = Buffer.from(wal.subarray(0, length % (2 * wal.length)));
          for (const [at, value] of changes)
            if (damaged.length > 0) damaged[at % damaged.length] = value;
          return endsWell(before, damaged);
        },
      ),
      runs,
    );
  });

  test('made of random bytes behind a good header', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 512, maxLength: 4096 }), (noise) => {
        const bytes = new Uint8Array(100 + noise.length);
        bytes.set(samples[0]!.subarray(0, 100));
        bytes.set(noise, 100);
        bytes[100] = 13;
        return endsWell(bytes);
      }),
      runs,
    );
  });
});

describe('what is kept of a damaged database, and what is told', () => {
  const rows = rowsOf(opened(samples[0]!));
  const root = opened(samples[0]!).table('t')!.rootPage;

  test('a leaf that is overwritten costs its own rows', () => {
    const database = opened(samples[0]!);
    const leaf = database.leafPages(database.table('t')!)[10]!;
    const damaged = samples[0]!.slice();
    damaged.fill(0, (leaf - 1) * 512, leaf * 512);
    const left = opened(damaged);
    const kept = rowsOf(left);
    expect(kept.length).toBeLessThan(rows.length);
    expect(kept.length).toBeGreaterThan(rows.length - 20);
    expect(left.problems).toMatchObject([
      { code: 'malformed', position: { table: 't', page: leaf } },
    ]);
  });

  test.each([
    ['is zero from somewhere on', (file: Uint8Array, from: number) => file.fill(0, from)],
    ['is cut off within', (file: Uint8Array, from: number) => file.subarray(0, from)],
  ])('a last page that %s gives the rows that are there, and none besides', (_, damage) => {
    const texts = Array.from({ length: 20 }, (_, n) => `('text ${n} ${'x'.repeat(20)}')`);
    const whole = made(
      'PRAGMA page_size = 1024',
      'CREATE TABLE t (a TEXT)',
      `INSERT INTO t VALUES ${texts.join(', ')}`,
    );
    const rows = rowsOf(opened(whole));
    for (let from = whole.length - 1024 + 100; from < whole.length; from += 7) {
      // Cells are laid from the end of the page: of the first that is left the end may be gone
      const [, ...left] = rowsOf(opened(damage(whole.slice(), from)));
      expect(rows.slice(rows.length - left.length)).toEqual(left);
    }
  });

  test('a file that is cut off keeps the rows that its tree still leads to', () => {
    const database = opened(samples[0]!.slice(0, samples[0]!.length * 0.75));
    expect(rowsOf(database).length).toBeGreaterThan(10);
    expect(new Set(database.problems.map((problem) => problem.code))).toContain('truncated');
  });

  test('a row within which the file ends is sure of what stands before it alone', () => {
    const whole = made(
      'PRAGMA page_size = 1024',
      'CREATE TABLE t (a TEXT, b TEXT)',
      `INSERT INTO t VALUES ('first', '${'x'.repeat(200)}'), ('second', '${'y'.repeat(200)}')`,
    );
    const database = opened(whole.slice(0, whole.length - 100));
    const rows = Array.from(database.rows(database.table('t')!), (row) => ({
      values: [row.value(0), row.value(1)],
      certain: [row.certain(0), row.certain(1)],
    }));
    expect(rows).toEqual([
      { values: ['first', expect.stringMatching(/^x{90,}$/)], certain: [true, false] },
      { values: ['second', 'y'.repeat(200)], certain: [true, true] },
    ]);
    expect(details(database)).toContain('truncated: the file ends within a page of rows');
  });

  test('a tree that leads back to its root ends', () => {
    const damaged = samples[0]!.slice();
    new DataView(damaged.buffer).setUint32((root - 1) * 512 + 8, root);
    const database = opened(damaged);
    expect(rowsOf(database).length).toBeGreaterThan(0);
    expect(details(database)).toEqual(['malformed: a b-tree leads to the same page twice']);
  });

  test('a text whose overflow pages are gone keeps its beginning', () => {
    const bytes = made(
      'PRAGMA page_size = 512',
      'CREATE TABLE t (a, b)',
      "INSERT INTO t SELECT 1, printf('start %02000d', 1)",
    );
    const database = opened(bytes.slice(0, 512 * 2));
    const [row] = rowsOf(database);
    expect(row![0]).toBe(1);
    expect(row![1]).toMatch(/^start 0+$/);
    for (const { found, certain } of [...database.rows(database.table('t')!)].map((left) => ({
      found: [left.knows(0), left.knows(1)],
      certain: [left.certain(0), left.certain(1)],
    }))) {
      expect(found).toEqual([true, true]);
      expect(certain).toEqual([true, false]);
    }
    expect(database.problems).toMatchObject([
      { code: 'truncated' },
      {
        code: 'truncated',
        position: { table: 't', page: 2 },
      },
    ]);
  });

  test('a statement that cannot be understood leaves the columns without names', () => {
    const bytes = made('CREATE TABLE t (a, b)', "INSERT INTO t VALUES ('kept', 2)");
    const at = Buffer.from(bytes).indexOf('CREATE TABLE t (a, b)');
    bytes[at + 13] = 0x28;
    const database = opened(bytes);
    expect(database.table('t')!.columns).toEqual(['column1', 'column2']);
    expect(rowsOf(database)).toEqual([['kept', 2]]);
    expect(details(database)).toEqual([
      'malformed: the statement that made a table cannot be understood',
    ]);
  });

  test.each(['UTF-8', 'UTF-16le', 'UTF-16be'])(
    'a text encoding in the header that is not that of the schema (%s) is told, and costs nothing',
    (encoding) => {
      const bytes = made(
        `PRAGMA encoding = '${encoding}'`,
        'CREATE TABLE t (a, b)',
        "INSERT INTO t VALUES ('a text', 2)",
      );
      const written = bytes[59]!;
      for (const stated of [0, 1, 2, 3, 255]) {
        bytes[59] = stated;
        const database = opened(bytes);
        expect(rowsOf(database)).toEqual([['a text', 2]]);
        const isRight = stated === written || (stated === 0 && written === 1);
        const isTaken = isRight || (stated === 255 && written === 3);
        const other = 'the text encoding that the header states is not that of the schema';
        const none = 'the header states a text encoding that does not exist';
        const told = [...(stated > 3 ? [none] : []), ...(isTaken ? [] : [other])];
        expect(details(database)).toEqual(told.map((detail) => `malformed: ${detail}`));
      }
    },
  );

  test('entries of the schema that cannot be understood are told: no tables are not the same as none that could be read', () => {
    const bytes = made('CREATE TABLE t (a)', 'CREATE TABLE u (a)', 'INSERT INTO t VALUES (1)');
    const at = Buffer.from(bytes).indexOf('tablett');
    bytes[at] = 0x7a;
    const database = opened(bytes);
    expect(database.tables.map(({ name }) => name)).toEqual(['u']);
    expect(details(database)).toEqual(['malformed: an entry of the schema is of no known type']);
  });

  test('a list of columns that ends too early is told', () => {
    const bytes = Buffer.from(
      made('CREATE TABLE t (a INT, b TEXT)', 'INSERT INTO t VALUES (7, 8)'),
    );
    bytes.write('INT) b', bytes.indexOf('INT, b'));
    expect(details(opened(bytes))).toEqual([
      'malformed: the statement that made a table goes on behind its end',
    ]);
  });

  test('a record whose values end before it does is told, as SQLite refuses its last value', () => {
    const bytes = made('CREATE TABLE t (a, b)', "INSERT INTO t VALUES (7, 'abcdefgh')");
    const at = Buffer.from(bytes).indexOf('abcdefgh');
    // The text is said to have seven bytes, and the record still to have eight.
    bytes[at - 2]! -= 2;
    const database = opened(bytes);
    expect(rowsOf(database)).toEqual([[7, 'abcdefg']]);
    expect(details(database)).toEqual(['malformed: a record does not follow its own header']);
  });

  test('what stands behind a fault of a record is not known, which is not the same as NULL', () => {
    const bytes = made('CREATE TABLE t (a, b)', "INSERT INTO t VALUES (7, 'abcdefgh')");
    const at = Buffer.from(bytes).indexOf('abcdefgh');
    bytes[at - 2]! += 2;
    const database = opened(bytes);
    for (const row of database.rows(database.tables[0]!)) {
      expect([row.value(1), row.knows(0), row.knows(1), row.certain(1)]).toEqual([
        null,
        true,
        false,
        false,
      ]);
    }
  });

  test('a page count in the header that is too large is told, and costs nothing', () => {
    const damaged = samples[0]!.slice();
    new DataView(damaged.buffer).setUint32(28, 4_000_000_000);
    const database = opened(damaged);
    expect(rowsOf(database)).toEqual(rows);
    expect(database.problems).toMatchObject([{ code: 'truncated' }]);
  });

  test('a page count that an old SQLite left behind is not believed', () => {
    const damaged = samples[0]!.slice();
    new DataView(damaged.buffer).setUint32(28, 3);
    new DataView(damaged.buffer).setUint32(92, 12345);
    const database = opened(damaged);
    expect(rowsOf(database)).toEqual(rows);
    expect(database.problems).toEqual([]);
  });

  test('a rowid that runs over the end of its page is read no further', () => {
    const bytes = made('PRAGMA page_size = 512', 'CREATE TABLE t (a)', 'INSERT INTO t VALUES (1)');
    bytes.set([503 >>> 8, 503 & 255], 512 + 8);
    bytes.set([1, 255, 255, 255, 255, 255, 255, 255, 255], 512 + 503);
    const database = opened(bytes);
    expect(database.seek(database.table('t')!, 1)).toBeUndefined();
    expect(rowsOf(database)).toEqual([]);
    expect(details(database)).toEqual(['malformed: a cell ends outside its page']);
  });

  test('padding behind the last page is not taken for a page', () => {
    const bytes = made(
      'PRAGMA page_size = 512',
      'CREATE TABLE t (a)',
      'INSERT INTO t SELECT zeroblob(9000)',
    );
    const padded = new Uint8Array(bytes.length + 16).fill(16);
    padded.set(bytes);
    const database = opened(padded);
    expect(rowsOf(database)).toEqual([[new Uint8Array(9000)]]);
    expect(database.problems).toEqual([]);
  });

  test('a page beyond the stated count is read, and told', () => {
    const damaged = samples[0]!.slice();
    new DataView(damaged.buffer).setUint32(28, samples[0]!.length / 512 - 5);
    const database = opened(damaged);
    expect(rowsOf(database, 'u').length).toBe(200);
    expect(new Set(details(database))).toEqual(
      new Set([
        'malformed: the file goes on behind the pages that its header counts',
        'malformed: a page beyond the stated page count is in use',
      ]),
    );
  });

  test('rows that lie over each other do not multiply', () => {
    // Every five bytes of the value look like the head of a cell of 384 bytes: row 1, one column, NULL.
    const bytes = made(
      'PRAGMA page_size = 65536',
      'CREATE TABLE t (a)',
      `INSERT INTO t SELECT x'${'8300010200'.repeat(12_000)}'`,
    );
    const leaf = 65536;
    const cell = (bytes[leaf + 8]! << 8) | bytes[leaf + 9]!;
    bytes[leaf + 3] = 0x05;
    bytes[leaf + 4] = 0xdc;
    for (let i = 1; i < 1500; i++) {
      // Behind the length of the record, its rowid and its header.
      const inside = cell + 3 + 1 + 4 + 5 * i;
      bytes[leaf + 8 + 2 * i] = inside >>> 8;
      bytes[leaf + 9 + 2 * i] = inside & 255;
    }
    const database = opened(bytes);
    const rows = rowsOf(database);
    expect(rows.length).toBeGreaterThan(1);
    expect(rows.length).toBeLessThan(1 + 65536 / 384);
    expect(details(database)).toContain('malformed: the cells of a page overlap');
  });

  test('a row to which very many pointers lead is told once', () => {
    const bytes = made(
      'PRAGMA page_size = 65536',
      'CREATE TABLE t (a)',
      'INSERT INTO t SELECT zeroblob(60000)',
    );
    const leaf = 65536;
    bytes[leaf + 3] = 0x05;
    bytes[leaf + 4] = 0xdc;
    for (let i = 1; i < 1500; i++) bytes.copyWithin(leaf + 8 + 2 * i, leaf + 8, leaf + 10);
    const database = opened(bytes);
    expect(rowsOf(database)).toHaveLength(1);
    expect(details(database)).toEqual(['malformed: two cell pointers of a page lead to one cell']);
  });
});

describe('what is no database', () => {
  test('an empty file is an empty database, as for SQLite', () => {
    expect(opened(new Uint8Array(0)).tables).toEqual([]);
  });

  test('random bytes in whole sectors look encrypted', () => {
    const random = randomness(5);
    expect(codeOf(Uint8Array.from({ length: 8192 }, () => random.between(0, 255)))).toBe(
      'encrypted',
    );
  });

  test('random bytes behind a plain header look encrypted, a header that is damaged does not', () => {
    const random = randomness(6);
    const encrypted = Uint8Array.from({ length: 8192 }, () => random.between(0, 255));
    encrypted.set(made('CREATE TABLE t (a)').subarray(0, 32));
    expect(codeOf(encrypted)).toBe('encrypted');
    expect(
      rowsOf(opened(made('CREATE TABLE t (a)', 'INSERT INTO t VALUES (1)').fill(7, 72, 92))),
    ).toHaveLength(1);
  });

  test.each([
    ['text', Buffer.from('<?xml version="1.0"?>'.repeat(100))],
    ['zeros', new Uint8Array(4096)],
    [
      'an impossible page size before nothing',
      headerOf(made('CREATE TABLE t (a)').fill(3, 16, 18)),
    ],
    [
      'hardly a usable byte before nothing',
      headerOf(made('PRAGMA page_size = 512', 'CREATE TABLE t (a)').fill(200, 20, 21)),
    ],
  ])('%s is malformed', (_, bytes) => expect(codeOf(bytes)).toBe('malformed'));

  test('a header that is cut off is truncated', () => {
    expect(codeOf(samples[0]!.slice(0, 60))).toBe('truncated');
  });

  test('is told by its first sixteen bytes', () => {
    expect(isSqlite(samples[0]!.subarray(0, 16))).toBe(true);
    expect(isSqlite(samples[0]!.subarray(0, 15))).toBe(false);
    expect(isSqlite(Buffer.from('SQLite format 4\0'))).toBe(false);
  });
});

describe('a database whose mark at the beginning is damaged', () => {
  test.each(Array.from({ length: 16 }, (_, at) => at))(
    'in byte %i is read, and it is told',
    (at) => {
      for (const bytes of samples) {
        const damaged = bytes.slice();
        damaged[at]! ^= 0x80;
        expect(isDatabaseFile(memoryFile(damaged))).toBe(true);
        const [read, whole] = [opened(damaged), opened(bytes)];
        for (const { name } of whole.tables)
          expect(rowsOf(read, name)).toEqual(rowsOf(whole, name));
        expect(details(read)).toEqual([
          'malformed: the mark at the beginning of the file is damaged',
        ]);
      }
    },
  );

  test('whose first page does not end where it should is taken for none', () => {
    for (const bytes of samples) {
      const damaged = bytes.slice();
      damaged[0]! ^= 0x80;
      damaged[105]! ^= 1;
      expect(isDatabaseFile(memoryFile(damaged))).toBe(false);
      expect(codeOf(damaged)).toBe('malformed');
    }
  });
});

/** Zeros behind the first hundred bytes. */
function headerOf(bytes: Uint8Array): Uint8Array {
  return bytes.fill(0, 100);
}
