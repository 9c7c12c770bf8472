import { describe, expect, test } from 'vitest';
import { memoryFile } from '../../../src/bytes/memory-file.ts';
import { wrongFreeSpace } from '../../../src/formats/sqlite/cell-less-page.ts';
import { recoverRows } from '../../../src/formats/sqlite/recovery/index.ts';
import { details, made, opened, rowsOf } from './made-database.ts';

const pageSize = 1024;
const bytes = made(
  `PRAGMA page_size = ${pageSize}; PRAGMA secure_delete = 0`,
  'CREATE TABLE person (id INTEGER PRIMARY KEY, name TEXT, city TEXT); CREATE INDEX by_name ON person (name)',
  'CREATE TABLE visit (person INTEGER, at INTEGER)',
  `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 120)
    INSERT INTO person SELECT i, printf('person %04d', i * 37 % 120), printf('city %d', i) FROM n`,
  'INSERT INTO visit SELECT id, id * 1000000 FROM person WHERE id % 3 = 0',
  'DELETE FROM person WHERE id % 10 = 4; DELETE FROM visit WHERE person = 9',
);

function changed(change: (view: DataView, bytes: Uint8Array) => void, of = bytes): Uint8Array {
  const copy = of.slice();
  change(new DataView(copy.buffer), copy);
  return copy;
}

interface Told {
  readonly detail: string;
  readonly page: number | undefined;
}

/** What recovery tells of a database once all its rows were taken, and what it recovers. */
function examined(database: Uint8Array): { told: Told[]; deleted: unknown[]; rows: number } {
  const recovery = recoverRows({ file: memoryFile(database) });
  const rows = [...recovery];
  const told = recovery.problems.map(({ detail, position }) => ({
    detail,
    page: position?.unit === 'row' ? position.page : undefined,
  }));
  const deleted = rows
    .filter((row) => row.isDeleted)
    .map((row) => row.columns.map((_, column) => row.value(column)));
  return { told, deleted, rows: rows.length };
}

const rootOf = (type: string, name: string): number => {
  const database = opened(bytes);
  for (const row of database.rows(database.table('sqlite_schema')!)) {
    if (row.text(0) === type && row.text(1) === name) return row.number(3)!;
  }
  throw new Error(name);
};

/** A leaf below the root of a table or index, and a page without children where it is the root itself. */
function leafBelow(root: number, database = bytes): number {
  const view = new DataView(database.buffer, database.byteOffset, database.byteLength);
  const at = (root - 1) * pageSize;
  const kind = view.getUint8(at);
  if (kind === 10 || kind === 13) return root;
  return leafBelow(view.getUint32(at + view.getUint16(at + 12)), database);
}

const leaves = [
  ['a leaf of a table', leafBelow(rootOf('table', 'person'))],
  ['the root of a small table', rootOf('table', 'visit')],
] as const;
const interior = rootOf('table', 'person');
const indexLeaf = leafBelow(rootOf('index', 'by_name'));
const inIndex = (fault: string) => `in a page of an index: ${fault}`;

test('nothing is told of the database as SQLite made it', () => {
  const { told, deleted } = examined(bytes);
  expect(told).toEqual([]);
  expect(deleted).toHaveLength(12);
});

describe('what a page states of its free space is held against its cells', () => {
  const lies: [string, (view: DataView, at: number) => void][] = [
    ['more fragments', (view, at) => view.setUint8(at + 7, view.getUint8(at + 7) + 1)],
    [
      'a content that begins later',
      (view, at) => view.setUint16(at + 5, view.getUint16(at + 5) + 2),
    ],
  ];
  for (const [what, page] of [...leaves, ['an interior page', interior] as const]) {
    test.each(lies)(`${what}: %s`, (_, lie) => {
      const bad = changed((view) => lie(view, (page - 1) * pageSize));
      const { told, deleted } = examined(bad);
      expect(told).toEqual([{ detail: wrongFreeSpace, page }]);
      // All cells were read, so that nothing is in doubt.
      expect(deleted).toEqual(examined(bytes).deleted);
      const tables = ['person', 'visit'];
      expect(tables.map((name) => rowsOf(opened(bad), name))).toEqual(
        tables.map((name) => rowsOf(opened(bytes), name)),
      );
    });
  }

  test('of a list of freeblocks that leads nowhere as well', () => {
    const [, page] = leaves[0];
    const bad = changed((view) => view.setUint16((page - 1) * pageSize + 1, 3));
    expect(details(opened(bad))).toEqual([]);
    const database = opened(bad);
    expect(rowsOf(database, 'person')).toEqual(rowsOf(opened(bytes), 'person'));
    expect(details(database)).toEqual(['malformed: a freeblock lies where it cannot']);
    expect(examined(bad).told).toEqual([{ detail: 'a freeblock lies where it cannot', page }]);
  });
});

describe('a changed page of an index is told', () => {
  const at = (indexLeaf - 1) * pageSize;
  const cell = (view: DataView, index: number) => at + view.getUint16(at + 8 + 2 * index);
  /** The cell that stands last in the page. */
  const lastCell = (view: DataView) =>
    Math.max(...Array.from({ length: view.getUint16(at + 3) }, (_, index) => cell(view, index)));
  test.each<[string, (view: DataView) => void]>([
    [inIndex(wrongFreeSpace), (view) => view.setUint8(at + 7, 9)],
    [
      inIndex('a b-tree page holds more than the cells that it points at'),
      (view) => view.setUint16(at + 3, view.getUint16(at + 3) - 1),
    ],
    [
      inIndex('two cell pointers of a page lead to one cell'),
      (view) => view.setUint16(at + 10, view.getUint16(at + 8)),
    ],
    [inIndex('a cell pointer leads out of its page'), (view) => view.setUint16(at + 8, 1022)],
    [inIndex('a cell ends outside its page'), (view) => view.setUint8(lastCell(view), 0x7f)],
    [inIndex('a cell holds no record'), (view) => view.setUint8(cell(view, 2), 0)],
    [
      inIndex('a record does not follow its own header'),
      (view) => view.setUint8(cell(view, 2) + 2, view.getUint8(cell(view, 2) + 2) + 2),
    ],
    [inIndex('a b-tree page states more cells than fit'), (view) => view.setUint16(at + 3, 999)],
    [
      inIndex('a b-tree page states no cells where it must have some'),
      (view) => view.setUint16(at + 3, 0),
    ],
  ])('%s', (detail, change) => {
    const bad = changed(change);
    const { told, deleted } = examined(bad);
    expect(told).toContainEqual({ detail, page: indexLeaf });
    // No row is read from an index.
    expect(deleted).toEqual(examined(bytes).deleted);
    expect(rowsOf(opened(bad), 'person')).toEqual(rowsOf(opened(bytes), 'person'));
  });
});

describe('a file that goes on behind the pages that its header counts', () => {
  const detail = 'the file goes on behind the pages that its header counts';
  const longer = (more: Uint8Array) => Uint8Array.from([...bytes, ...more]);
  const last = bytes.length / pageSize;

  test('is told with the place at which something stands', () => {
    const words = new TextEncoder().encode('kept here where nobody looks');
    const padded = new Uint8Array(2 * pageSize);
    padded.set(words, pageSize + 40);
    const { told } = examined(longer(padded));
    expect(told).toContainEqual({ detail, page: last + 2 });
    expect(examined(longer(words)).told).toEqual([{ detail, page: last + 1 }]);
  });

  test('is told where the header counts fewer pages than there are', () => {
    const bad = changed((view) => view.setUint32(28, last - 1));
    expect(examined(bad).told.map((problem) => problem.detail)).toContain(detail);
  });

  test('is ordinary with zeros, as a file has that grows in steps, and with the padding of a cipher', () => {
    expect(examined(longer(new Uint8Array(8 * pageSize))).told).toEqual([]);
    expect(examined(longer(new Uint8Array(16).fill(16))).told).toEqual([]);
  });
});

test.each<[string, (view: DataView) => void]>([
  [
    'the header holds something where SQLite keeps zeros (bytes 72 to 91)',
    (view) => view.setUint32(80, 0x68696464),
  ],
  ['the header states a text encoding that does not exist', (view) => view.setUint32(56, 0x101)],
  ['the header states a version of the format that does not exist', (view) => view.setUint8(18, 7)],
  ['the header counts no pages', (view) => view.setUint32(28, 0)],
  [
    'the header asks for a vacuum that the database has no map of pages for',
    (view) => view.setUint32(64, 1),
  ],
])('%s', (detail, change) => {
  const database = opened(changed(change));
  expect(rowsOf(database, 'person')).toEqual(rowsOf(opened(bytes), 'person'));
  expect(details(database)).toEqual([`malformed: ${detail}`]);
});

describe('names in the schema that contradict one another are told', () => {
  const schema = made(
    'CREATE TABLE aVisit (a); CREATE INDEX byTime ON aVisit (a); INSERT INTO aVisit VALUES (5)',
  );
  /** Another letter where the name of the table stands for the nth time: the entry of the index, which came later, stands before that of the table. */
  const renamed = (nth: number) => {
    const copy = Buffer.from(schema);
    let at = -1;
    for (let found = 0; found < nth; found++) at = copy.indexOf('aVisit', at + 1);
    copy[at] = 'b'.charCodeAt(0);
    return opened(Uint8Array.from(copy));
  };
  const twoNames = 'malformed: the schema gives a table two names';
  const orphan = 'malformed: an index of the schema is of a table that it does not list';

  test.each<[string, number, string[]]>([
    ['the table that an index is of', 1, [orphan]],
    ['the name of a table', 3, [twoNames, orphan]],
    ['the table that a table is of', 4, [twoNames]],
    ['the name in the statement of a table', 5, [twoNames]],
  ])('%s', (_, nth, told) => {
    const database = renamed(nth);
    expect(rowsOf(database)).toEqual([[5]]);
    expect(details(database)).toEqual(told);
  });

  test('and names that are quoted, or differ in capital letters alone, contradict nothing', () => {
    const database = opened(
      made(
        `CREATE TABLE "a ""b"" (c" (x); CREATE TABLE [Größe] (x); CREATE TABLE '--' (x)`,
        'CREATE TABLE IF NOT EXISTS main.Third (x); CREATE INDEX i ON "Größe" (x)',
        'ALTER TABLE third RENAME TO Fourth; ALTER TABLE fourth RENAME COLUMN x TO y',
      ),
    );
    expect(database.tables).toHaveLength(4);
    expect(details(database)).toEqual([]);
  });
});

describe('rows that are not what their table holds', () => {
  test('a record whose header names no value before values is told', () => {
    const page = rootOf('table', 'visit');
    const at = (page - 1) * pageSize;
    const bad = changed((view) => {
      // Behind the length of the record and the rowid.
      view.setUint8(at + view.getUint16(at + 8) + 2, 1);
    });
    const database = opened(bad);
    expect(rowsOf(database, 'visit')[0]).toEqual([null, null]);
    expect(details(database)).toEqual(['malformed: a record does not follow its own header']);
  });

  test('rows of more values than there are columns are told, and none of the rows of their table called deleted', () => {
    const two = made(
      'PRAGMA page_size = 1024; PRAGMA secure_delete = 0',
      'CREATE TABLE kept (a, b, c); CREATE TABLE wide (a, b, c, d)',
      `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 40)
        INSERT INTO wide SELECT i, printf('one %d', i), printf('%.50c', 'x'), printf('two %d', i) FROM n`,
      `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 14)
        INSERT INTO kept SELECT i, printf('kept %d', i), printf('as it is %d', i) FROM n`,
      'DROP TABLE wide',
    );
    expect(examined(two).told).toEqual([]);
    // A free page of the table that is gone, and the page of the one that is there, change places.
    const free = [4, 5, 6].find((page) => two[(page - 1) * 1024] === 13)!;
    const place = (page: number) => two.subarray((page - 1) * 1024, page * 1024);
    const bad = two.slice();
    bad.set(place(free), 1024);
    bad.set(place(2), (free - 1) * 1024);
    const { told, deleted } = examined(bad);
    expect(told).toEqual([
      { detail: 'rows of a table hold values that its columns cannot hold', page: 2 },
    ]);
    expect(deleted.filter((row) => String((row as unknown[])[1]).startsWith('kept'))).toEqual([]);
  });
});

test('a row that a pointer out of its page hides is not called deleted, though an older copy of it stands', () => {
  const whole = made(
    'PRAGMA page_size = 1024; PRAGMA secure_delete = 0',
    'CREATE TABLE t (a INTEGER, b TEXT, c TEXT)',
    `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 60)
      INSERT INTO t SELECT i * 1000, printf('name %d of many', i), printf('%d words', i) FROM n`,
  );
  const first = leafBelow(2, whole);
  const at = (first - 1) * 1024 + 8;
  for (const offset of [1024 + 512, 0xffff]) {
    const { told, deleted } = examined(changed((view) => view.setUint16(at, offset), whole));
    expect(told).toContainEqual({ detail: 'a cell pointer leads out of its page', page: first });
    expect(deleted).toEqual([]);
  }
});
