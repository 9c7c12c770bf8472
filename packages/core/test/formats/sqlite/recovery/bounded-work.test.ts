import { describe, expect, test } from 'vitest';
import { memoryFile } from '../../../../src/bytes/memory-file.ts';
import { openDatabase } from '../../../../src/formats/sqlite/index.ts';
import { recoverRows } from '../../../../src/formats/sqlite/recovery/index.ts';
import { made } from '../made-database.ts';
import { randomness } from '../randomness.ts';
import { writeWal } from '../write-wal.ts';

/** A database of many tables, and pages of hostile content that its freelist lists. */
function withFreePages(
  pageSize: number,
  tables: readonly string[],
  pages: readonly Uint8Array[],
): Uint8Array {
  const base = made(
    `PRAGMA page_size = ${pageSize}; PRAGMA secure_delete = 0`,
    ...tables.map((columns, index) => `CREATE TABLE t${index} (${columns})`),
  );
  const trunk = base.length / pageSize + 1;
  const file = new Uint8Array(base.length + (pages.length + 1) * pageSize);
  file.set(base);
  const view = new DataView(file.buffer);
  view.setUint32(28, file.length / pageSize);
  view.setUint32(32, trunk);
  view.setUint32(36, pages.length + 1);
  view.setUint32(base.length + 4, pages.length);
  for (const [index, page] of pages.entries()) {
    view.setUint32(base.length + 8 + 4 * index, trunk + 1 + index);
    file.set(page, base.length + (index + 1) * pageSize);
  }
  return file;
}

/** An empty leaf whose gap holds the same bytes again and again. */
function leafOf(pageSize: number, pattern: readonly number[]): Uint8Array {
  const page = Uint8Array.from({ length: pageSize }, (_, at) => pattern[at % pattern.length]!);
  page.set([13, 0, 0, 0, 0, 0, 0, 0]);
  return page;
}

function taken(file: Uint8Array, wal?: Uint8Array) {
  const recovery = recoverRows({
    file: memoryFile(file),
    wal: wal === undefined ? undefined : memoryFile(wal),
  });
  const rows = [...recovery];
  return { rows, details: new Set(recovery.problems.map((problem) => problem.detail)) };
}

const repeated = (count: number, columns: string) => Array.from({ length: count }, () => columns);
const tooLong = 'the free space of a page takes too long to search';

// Each of these took a minute or more where every pair was compared: the time that a test may take is the bound.
describe('hostile free space is searched in bounded work', () => {
  test('the largest page full of the smallest cells, of as many tables as are tried', () => {
    const page = leafOf(65536, [6, 1, 3, 1, 2, 5, 0x45, 0x33]);
    const file = withFreePages(65536, repeated(48, 'a INT, b INT'), [page, page, page, page]);
    const { rows, details } = taken(file);
    expect(rows.length).toBeLessThan(10);
    expect([...details]).toEqual([tooLong]);
  });

  test('heads of freeblocks side by side', () => {
    const page = leafOf(65536, [0, 0, 0, 16, 1, 2, 1, 0x17, 0x41, 0x42, 0x43, 0x44, 5, 9, 9, 9]);
    const file = withFreePages(65536, repeated(48, 'a TEXT, b INT, c INT, d TEXT'), [page, page]);
    expect([...taken(file).details]).toEqual([tooLong]);
  });

  test('pages of small random numbers, which the search of each may take long for but not of all', () => {
    const random = randomness(9);
    const pages = Array.from({ length: 100 }, () =>
      leafOf(
        4096,
        Array.from({ length: 4096 }, () => random.between(0, 12)),
      ),
    );
    const file = withFreePages(
      4096,
      repeated(48, 'a TEXT, b INT, c BLOB, d TEXT, e, f REAL'),
      pages,
    );
    expect([...taken(file).details]).toEqual([tooLong]);
    // A quarter of a minute by itself on a slow machine.
  }, 240_000);

  test('cells without bytes and pointers to one cell', () => {
    const page = new Uint8Array(65536);
    const view = new DataView(page.buffer);
    page[0] = 13;
    view.setUint16(3, 10_900);
    view.setUint16(5, 30_000);
    for (let i = 0; i < 10_900; i++) view.setUint16(8 + 2 * i, 30_000);
    expect(taken(withFreePages(65536, ['a INT, b INT'], [page, page])).rows).toEqual([]);
  });

  test('a freelist of a million pages in a file that ends before them', () => {
    const trunks = Array.from({ length: 1000 }, (_, index) => {
      const page = new Uint8Array(4096);
      const view = new DataView(page.buffer);
      view.setUint32(0, index === 999 ? 0 : index + 5);
      view.setUint32(4, 1022);
      for (let i = 0; i < 1022; i++) view.setUint32(8 + 4 * i, 5000 + 1022 * index + i);
      return page;
    });
    const file = withFreePages(4096, ['a INT'], []);
    const longer = new Uint8Array(file.length + trunks.length * 4096);
    longer.set(file);
    for (const [index, page] of trunks.entries()) longer.set(page, file.length + index * 4096);
    new DataView(longer.buffer).setUint32(file.length - 4096, file.length / 4096 + 1);
    expect([...taken(longer).details]).toContain(
      'the freelist leads to a page that the file does not hold',
    );
  });
});

describe('ordinary free space is searched to its end', () => {
  test('in a table of as many columns as SQLite takes, nearly', () => {
    const columns = Array.from({ length: 1900 }, (_, column) => `c${column}`);
    const values = (row: number) =>
      columns.map((_, column) => (column % 3 > 0 ? 'NULL' : row * column)).join();
    const file = made(
      'PRAGMA page_size = 4096; PRAGMA secure_delete = 0',
      `CREATE TABLE wide (${columns.join()})`,
      ...Array.from({ length: 40 }, (_, row) => `INSERT INTO wide VALUES (${values(row)})`),
      'DELETE FROM wide WHERE rowid % 2',
    );
    expect([...taken(file).details]).toEqual([]);
  });
});

describe('many versions of one row', () => {
  test('that differ behind its first pages are compared as far as there is time, and all are given', () => {
    const versions = 1200;
    const first = made(
      'PRAGMA page_size = 512',
      'CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT)',
      "INSERT INTO note VALUES (1, printf('%.*c00000000', 700, 'x'))",
    );
    const at = Buffer.from(first).lastIndexOf('00000000');
    const states = Array.from({ length: versions }, (_, version) => {
      const state = first.slice();
      state.set(new TextEncoder().encode(String(version).padStart(8, '0')), at);
      // The leaf is written again as well.
      state[512 + 100] = version & 1;
      return state;
    });
    const wal = new Uint8Array(writeWal(states, { pageSize: 512 }));
    const { rows } = taken(first, wal);
    const live = openDatabase(memoryFile(first), { wal: memoryFile(wal) });
    const text = live.seek(live.table('note')!, 1)!.text(1);
    expect(rows.map((row) => row.text(1))).not.toContain(text);
    expect(new Set(rows.map((row) => row.text(1))).size).toBeGreaterThan(1000);
  });
});
