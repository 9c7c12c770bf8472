import { describe, expect, test } from 'vitest';
import { memoryFile } from '../../../../src/bytes/memory-file.ts';
import { openDatabase } from '../../../../src/formats/sqlite/index.ts';
import { localPayload, pageKind } from '../../../../src/formats/sqlite/page.ts';
import { recoverRows } from '../../../../src/formats/sqlite/recovery/index.ts';
import { made } from '../made-database.ts';

const pageSize = 1024;
const numbers = (count: number) =>
  `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${count})`;
const file = made(
  `PRAGMA page_size = ${pageSize}; PRAGMA secure_delete = 0`,
  'CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT, seen INT)',
  'CREATE TABLE other (id INTEGER PRIMARY KEY, text TEXT)',
  'CREATE TABLE word (word TEXT PRIMARY KEY, seen INT) WITHOUT ROWID',
  'CREATE INDEX texts ON note (text)',
  `${numbers(200)} INSERT INTO note SELECT i, printf('note number %d', i), 1000 + i FROM n`,
  `${numbers(200)} INSERT INTO other SELECT i, printf('other number %d', i) FROM n`,
  `INSERT INTO note SELECT 1000 + id, printf('%d %.*c', id, 4000, 'x'), 7 FROM note WHERE id <= 3`,
  `INSERT INTO word SELECT text, seen FROM note WHERE id > 1000`,
  `${numbers(150)} INSERT INTO other SELECT 1000 + i, printf('more of the other %d', i) FROM n`,
  'DELETE FROM note WHERE id IN (20, 40)',
  'DELETE FROM other WHERE id > 1000',
);
const pages = file.length / pageSize;
const database = openDatabase(memoryFile(file));
const view = new DataView(file.buffer, file.byteOffset, file.byteLength);

/** Where the number of the first overflow page of a row stands. */
function pointerOf(id: number): number {
  const row = database.seek(database.table('note')!, id)!;
  // A size of two bytes, a rowid of two.
  const head = (row.page - 1) * pageSize + row.offset;
  const size = ((view.getUint8(head) & 0x7f) << 7) | view.getUint8(head + 1);
  return head + 4 + localPayload(size, pageSize, pageKind.leafTable);
}
const chainOf = (id: number): number[] => {
  const chain: number[] = [];
  for (let page = view.getUint32(pointerOf(id)); page !== 0; page = nextOf(page)) chain.push(page);
  return chain;
};
const nextOf = (page: number): number => view.getUint32((page - 1) * pageSize);
const leavesOf = (table: string) => [...database.leafPages(database.table(table)!)];
const rootOf = (name: string): number => {
  for (const row of database.rows(database.table('sqlite_schema')!))
    if (row.text(1) === name) return row.number(3)!;
  throw new Error(name);
};
/** Where the pages of entries of an index, or a table without rowids, lead to overflow pages: what no other chain has. */
function chainsOfEntries(): number[] {
  const known = new Set([1001, 1002, 1003].flatMap(chainOf));
  const isInner = (page: number) => pages >= page && page > 1;
  const starts: number[] = [];
  for (let page = 2; page <= pages; page++) {
    const next = nextOf(page);
    const text = String.fromCharCode(...file.subarray(page * pageSize - 8, page * pageSize));
    if (!known.has(page) && isInner(next) && text === 'xxxxxxxx') starts.push(page);
  }
  return starts;
}

/** The faults that recovery tells of the file with 32-bit numbers changed. */
function faults(...changes: readonly (readonly [at: number, value: number])[]) {
  const copy = file.slice();
  for (const [at, value] of changes) new DataView(copy.buffer).setUint32(at, value);
  const recovery = recoverRows({ file: memoryFile(copy) });
  const texts = Array.from(recovery, (row) => row.text(1));
  return { texts, details: recovery.problems.map((problem) => problem.detail) };
}

const shared = 'a chain of overflow pages leads to the same page twice, or to one of another chain';
const twice = 'a b-tree leads to the same page twice';
const inUse = 'a chain of overflow pages leads to a page that is free or of a b-tree';

describe('damage of what is live is told, and what was deleted is found all the same', () => {
  const [first, second] = [chainOf(1001), chainOf(1002)];
  const free = view.getUint32(32);

  test('the good file has none', () => {
    const { texts, details } = faults();
    expect(details).toEqual([]);
    expect(texts).toEqual(expect.arrayContaining(['note number 20', 'note number 40']));
    expect([first.length, second.length, chainsOfEntries().length > 6]).toEqual([3, 3, true]);
  });

  test.each<[string, readonly [number, number], string]>([
    ['loops', [(first[1]! - 1) * pageSize, first[0]!], shared],
    [
      'loops from its end',
      [(first[2]! - 1) * pageSize, first[0]!],
      'a chain of overflow pages goes on beyond the end of its value',
    ],
    ['leads to itself', [(first[1]! - 1) * pageSize, first[1]!], shared],
    ['begins where another does', [pointerOf(1002), first[0]!], shared],
    ['goes on in another', [(second[1]! - 1) * pageSize, first[2]!], shared],
    ['goes on in a free page', [(second[1]! - 1) * pageSize, free], inUse],
    ['goes on in a leaf', [(second[1]! - 1) * pageSize, leavesOf('other')[2]!], inUse],
    ['begins in a page of an index', [pointerOf(1002), rootOf('texts')], inUse],
    [
      'ends too early',
      [(second[1]! - 1) * pageSize, 0],
      'a chain of overflow pages leads to no page',
    ],
    [
      'leads out of the file',
      [(second[1]! - 1) * pageSize, pages + 9],
      'a chain of overflow pages leads to a page that the file does not hold',
    ],
  ])('an overflow chain of a live row that %s', (_, change, fault) => {
    const { texts, details } = faults(change);
    expect(details).toContain(fault);
    expect(texts).toEqual(expect.arrayContaining(['note number 20', 'note number 40']));
  });

  test('an overflow chain of an index, or of a table without rowids, that loops', () => {
    for (const page of chainsOfEntries()) {
      const { details } = faults([(page - 1) * pageSize, page]);
      expect([page, details]).toEqual([page, expect.arrayContaining([shared])]);
    }
  });

  test.each([
    ['a table', rootOf('note')],
    ['an index', rootOf('texts')],
  ])('a tree of %s that leads back to its root', (_, root) => {
    const { texts, details } = faults([(root - 1) * pageSize + 8, root]);
    expect(details).toContain(twice);
    expect(texts).toEqual(expect.arrayContaining(['note number 20']));
  });

  test('a leaf that two tables, or a table and an index, have', () => {
    for (const root of [rootOf('other'), rootOf('texts')]) {
      const { details } = faults([(root - 1) * pageSize + 8, leavesOf('note')[0]!]);
      expect(details).toContain('a page belongs to two b-trees');
    }
  });

  test('a page of an index that was zeroed, or is of another kind', () => {
    const leaf = view.getUint32((rootOf('texts') - 1) * pageSize + 8);
    const kind = 'a page of an index is of another kind';
    for (const value of [0, 0x21000000]) {
      const { details, texts } = faults([(leaf - 1) * pageSize, value]);
      expect(details).toContain(kind);
      expect(texts).toEqual(expect.arrayContaining(['note number 20']));
    }
  });

  test('an index without a root page', () => {
    const copy = file.slice();
    const at = Buffer.from(copy).indexOf('textsnote') + 'textsnote'.length;
    expect(copy[at]).toBe(rootOf('texts'));
    for (const root of [0, 1]) {
      copy[at] = root;
      const recovery = recoverRows({ file: memoryFile(copy) });
      expect(Array.from(recovery, (row) => row.text(1))).toContain('note number 20');
      expect(recovery.problems.map(({ detail }) => detail)).toContain(
        'an index of the schema has no root page',
      );
    }
  });

  test('a freelist that loops, or leads to pages in use', () => {
    const trunk = (free - 1) * pageSize;
    expect(faults([trunk, free]).details).toContain('the freelist leads to the same page twice');
    for (const page of [leavesOf('note')[1]!, rootOf('texts'), rootOf('word')]) {
      expect(faults([trunk + 8, page]).details).toContain(
        'the freelist leads to a page that is in use',
      );
    }
  });
});

test('a stale chain of a deleted row is no damage, whatever it leads to', () => {
  const base = made(
    `PRAGMA page_size = ${pageSize}; PRAGMA secure_delete = 0`,
    'CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT)',
    `${numbers(30)} INSERT INTO note SELECT i, printf('%d %.*c', i, 4000, 'x') FROM n`,
    'DELETE FROM note WHERE id BETWEEN 10 AND 20',
  );
  const free = new DataView(base.buffer).getUint32(32);
  const taken = (bytes: Uint8Array) => {
    const recovery = recoverRows({ file: memoryFile(bytes) });
    return { rows: [...recovery].length, problems: recovery.problems };
  };
  expect(taken(base)).toMatchObject({ problems: [] });
  expect(taken(base).rows).toBeGreaterThan(5);
  for (let page = 2; page <= base.length / pageSize; page++) {
    const looped = base.slice();
    const leaf = isLeafOf(base, free, page);
    if (!leaf) continue;
    new DataView(looped.buffer).setUint32((page - 1) * pageSize, page);
    expect(taken(looped).problems).toEqual([]);
  }
});

/** Whether the first trunk of the freelist lists a page. */
function isLeafOf(file: Uint8Array, trunk: number, page: number): boolean {
  const list = new DataView(file.buffer, file.byteOffset + (trunk - 1) * pageSize, pageSize);
  for (let i = 0; i < list.getUint32(4); i++) if (list.getUint32(8 + 4 * i) === page) return true;
  return false;
}

test('rows of a page that an index is said to begin with, and no table has, are told', () => {
  const small = made(
    'CREATE TABLE kept (id INTEGER PRIMARY KEY, text TEXT)',
    'CREATE TABLE lost (id INTEGER PRIMARY KEY, text TEXT)',
    'CREATE INDEX texts ON kept (text)',
    "INSERT INTO lost VALUES (1, 'a note of the table that lost its page')",
  );
  const swapped = Buffer.from(small);
  // Behind the names of the entry stands its root page.
  const rootAt = (names: string) => swapped.indexOf(names) + names.length;
  const [table, index] = [rootAt('lostlost'), rootAt('textskept')];
  [swapped[table], swapped[index]] = [swapped[index]!, swapped[table]!];
  const recovery = recoverRows({ file: memoryFile(swapped) });
  expect(Array.from(recovery, (row) => row.value(1))).toContain(
    'a note of the table that lost its page',
  );
  expect(recovery.problems.map(({ detail }) => detail)).toContain(
    'a page of rows belongs to no table',
  );
});
