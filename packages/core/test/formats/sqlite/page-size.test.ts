import { describe, expect, test } from 'vitest';
import { memoryFile } from '../../../src/bytes/memory-file.ts';
import { wrongFreeSpace } from '../../../src/formats/sqlite/cell-less-page.ts';
import { recoverRows } from '../../../src/formats/sqlite/recovery/index.ts';
import { details, made, opened, rowsOf } from './made-database.ts';
import { writeWal } from './write-wal.ts';

const sizes = [512, 1024, 2048, 4096, 8192, 16384, 32768, 65536] as const;
const steps = [
  'CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT, at INT); CREATE TABLE file (name TEXT, body BLOB); CREATE INDEX by_name ON file (name)',
  `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1500)
    INSERT INTO note SELECT i, printf('note number %d', i), 1000 + i FROM n`,
  `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 60)
    INSERT INTO file SELECT printf('file %d', i), zeroblob(iif(i % 9, 40, 3000)) FROM n`,
];
const deleted = 'DELETE FROM note WHERE id > 100; DELETE FROM file WHERE rowid % 2';
const told = 'malformed: the page size that the header states is not that of the pages';

function database(pageSize: number, autoVacuum = 0): Uint8Array {
  const pragmas = `PRAGMA page_size = ${pageSize}; PRAGMA auto_vacuum = ${autoVacuum}; PRAGMA secure_delete = 0`;
  return made(pragmas, ...steps, deleted);
}

function lying(bytes: Uint8Array, lie: (view: DataView) => void): Uint8Array {
  const copy = bytes.slice();
  lie(new DataView(copy.buffer));
  return copy;
}

const stating = (pageSize: number) => (view: DataView) => {
  view.setUint16(16, pageSize & 0xffff || 1);
};

/** All that a database gives: its live rows, and the deleted ones with their places. */
function contents(bytes: Uint8Array, wal?: Uint8Array) {
  const recovery = recoverRows({ file: memoryFile(bytes), ...(wal && { wal: memoryFile(wal) }) });
  const rows = Array.from(recovery, (row) => ({
    rowId: row.rowId,
    isDeleted: row.isDeleted,
    places: [row.at, ...row.also],
    values: row.columns.map((_, column) => row.value(column)),
  }));
  const live = recovery.database.tables.map((table) => rowsOf(recovery.database, table.name));
  return { live, rows };
}

describe('a header that lies about its pages', () => {
  test.each(sizes)('of %i bytes changes nothing that is read, whatever size it states', (size) => {
    const good = database(size, size % 3);
    expect(details(opened(good))).toEqual([]);
    const all = contents(good);
    for (const stated of [...sizes, 3, 2, 513].filter((other) => other !== size)) {
      const bad = lying(good, stating(stated));
      expect(details(opened(bad))).toEqual([told]);
      expect(contents(bad), `${stated}`).toEqual(all);
    }
  });

  test.each([1, 8, 32, 255])(
    'and says that %i bytes of each are kept free, as well',
    (reserved) => {
      const good = database(1024);
      const bad = lying(good, (view) => {
        view.setUint8(20, reserved);
      });
      expect(details(opened(bad))).toEqual([told]);
      expect(contents(bad)).toEqual(contents(good));
    },
  );

  test('though the list of free pages is damaged, and the number of pages fits the lie', () => {
    const good = database(1024);
    const bad = lying(good, (view) => {
      stating(4096)(view);
      view.setUint32(28, good.length / 4096);
      view.setUint32(32, 0x7ffffff0);
    });
    const { live } = contents(bad);
    expect(live).toEqual(contents(good).live);
    const notes = new Set(live[0]!.map((row) => row[1]));
    const rows = [...recoverRows({ file: memoryFile(bad) })];
    expect(rows.filter((row) => row.isDeleted && notes.has(row.text(1)))).toEqual([]);
  });

  test('keeps no write-ahead log from being applied', () => {
    const states = [made('PRAGMA page_size = 1024', ...steps), database(1024)];
    const wal = new Uint8Array(writeWal(states, { pageSize: 1024 }));
    const bad = lying(states[0]!, stating(4096));
    expect(details(opened(bad, wal))).toEqual([told]);
    expect(contents(bad, wal)).toEqual(contents(states[0]!, wal));
  });
});

describe('a first page that is damaged', () => {
  const oneFragmentMore = (view: DataView) => {
    view.setUint8(107, view.getUint8(107) + 1);
  };

  test('does not make the stated size wrong, which other pages prove', () => {
    const bad = lying(database(1024), oneFragmentMore);
    expect(details(opened(bad))).toEqual([`malformed: ${wrongFreeSpace}`]);
    expect(contents(bad)).toEqual(contents(database(1024)));
  });

  test('nor does a damaged page with a size that lies', () => {
    const bad = lying(lying(database(1024), oneFragmentMore), stating(2048));
    expect(contents(bad)).toEqual(contents(database(1024)));
  });

  test('where no page proves any size, no row is called deleted', () => {
    const good = database(1024);
    const bad = lying(good, (view) => {
      for (let page = 0; page < good.length; page += 1024) {
        const at = page === 0 ? 107 : page + 7;
        if ([2, 5, 10, 13].includes(view.getUint8(at - 7)))
          view.setUint8(at, view.getUint8(at) + 1);
      }
      stating(2048)(view);
    });
    expect(details(opened(bad))).toContain(
      'malformed: no page is filled up to the page size that the header states',
    );
    const rows = [...recoverRows({ file: memoryFile(bad) })];
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.filter(({ isDeleted }) => isDeleted)).toEqual([]);
  });
});
