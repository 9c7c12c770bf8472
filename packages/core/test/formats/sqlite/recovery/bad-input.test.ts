import { describe, expect, test } from 'vitest';
import { memoryFile } from '../../../../src/bytes/memory-file.ts';
import { openDatabase } from '../../../../src/formats/sqlite/index.ts';
import { recoverRows } from '../../../../src/formats/sqlite/recovery/index.ts';
import type { RecoveredRow } from '../../../../src/formats/sqlite/recovery/index.ts';
import { isEvidenceError } from '../../../../src/model/index.ts';
import { made } from '../made-database.ts';
import { writeWal } from '../write-wal.ts';

const pageSize = 4096;
const long = 'a long text '.repeat(1200);
const base = [
  `PRAGMA page_size = ${pageSize}; PRAGMA secure_delete = 0`,
  'CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT, seen INT)',
  'CREATE TABLE early (a TEXT); INSERT INTO early VALUES (1)',
  `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 300)
    INSERT INTO note SELECT i, printf('note number %d', i), 1000 + i FROM n`,
  `INSERT INTO note VALUES (1000, '${long}', 7)`,
  // A page that is nearly empty would be given up.
  `WITH RECURSIVE n(i) AS (SELECT 1001 UNION ALL SELECT i + 1 FROM n WHERE i < 1400)
    INSERT INTO note SELECT i, printf('note number %d', i), 1000 + i FROM n`,
];
const before = made(...base);
const after = made(...base, 'DROP TABLE early', 'DELETE FROM note WHERE id IN (20, 21, 40, 1000)');

interface Taken {
  readonly rows: readonly RecoveredRow[];
  readonly live: number;
  readonly details: readonly string[];
  /** It was refused as evidence. */
  readonly isRefused: boolean;
}

function taken(file: Uint8Array, more: { wal?: Uint8Array; journal?: Uint8Array } = {}): Taken {
  const wal = more.wal === undefined ? undefined : memoryFile(more.wal);
  const journal = more.journal === undefined ? undefined : memoryFile(more.journal);
  try {
    const recovery = recoverRows({ file: memoryFile(file), wal, journal });
    const rows = [...recovery];
    for (const row of rows) for (const column of row.columns.keys()) row.value(column);
    const { database } = recovery;
    const live = database.tables.reduce((sum, table) => sum + [...database.rows(table)].length, 0);
    const details = recovery.problems.map((problem) => problem.detail);
    return { rows, live, details, isRefused: false };
  } catch (error) {
    if (!isEvidenceError(error)) throw error;
    return { rows: [], live: 0, details: [error.message], isRefused: true };
  }
}

const texts = ({ rows }: Taken): (string | null)[] => rows.map((row) => row.text(1));
const changed = (file: Uint8Array, change: (view: DataView) => void): Uint8Array => {
  const copy = file.slice();
  change(new DataView(copy.buffer));
  return copy;
};

describe('what the bad input of a file cannot do', () => {
  test('the good file gives what was deleted, the long text among it', () => {
    const { details, ...good } = taken(after);
    expect(texts({ details, ...good })).toEqual(
      expect.arrayContaining(['note number 20', 'note number 21', 'note number 40', long]),
    );
    expect(details).toEqual([]);
  });

  test('a loop in an overflow chain ends, and the rest of the row and the other rows stay', () => {
    const { rows } = taken(after);
    const chain = rows.find((row) => row.text(1) === long)!;
    const head = (chain.page - 1) * pageSize + chain.offset;
    const first = overflowOf(after, head);
    const looped = changed(after, (view) => {
      view.setUint32((first - 1) * pageSize, first);
    });
    const cut = taken(looped);
    expect(texts(cut)).toEqual(expect.arrayContaining(['note number 20', 'note number 40']));
    expect(texts(cut)).not.toContain(long);
    expect(cut.details).toEqual([]);
  });

  test('a loop in the overflow chain of a live row ends and is told, and the deleted rows stay', () => {
    const file = made(...base, 'DELETE FROM note WHERE id IN (20, 40)');
    const row = openDatabase(memoryFile(file)).seek(tableOf(file), 1000)!;
    const first = overflowOf(file, (row.page - 1) * pageSize + row.offset);
    const looped = changed(file, (view) => {
      view.setUint32((first - 1) * pageSize, first);
    });
    const result = taken(looped);
    expect(texts(result)).toEqual(expect.arrayContaining(['note number 20', 'note number 40']));
    expect(result.live).toBeGreaterThan(50);
    expect(result.details.join()).toMatch(/the same page twice/);
  });

  test('cell pointers out of the page are told, and the other cells are read', () => {
    const row = openDatabase(memoryFile(after)).seek(tableOf(after), 5)!;
    const broken = changed(after, (view) => {
      view.setUint16((row.page - 1) * pageSize + 8, 0xfff0);
      view.setUint16((row.page - 1) * pageSize + 10, 1);
    });
    const result = taken(broken);
    expect(result.details.join('\n')).toMatch(/pointer/);
    expect(result.live).toBeGreaterThan(50);
    expect(texts(result)).toEqual(expect.arrayContaining(['note number 40']));
  });

  test.each([0, 3, 65535, 511, 100, 131])(
    'a page size of %i is refused where no page proves another',
    (stated) => {
      const lying = changed(after, (view) => {
        view.setUint16(16, stated);
        for (let at = 100; at < after.length; at += 4) view.setUint32(at, 0);
      });
      expect(taken(lying).isRefused).toBe(true);
    },
  );

  test('frames of a log before a broken checksum are live, those after it only older states', () => {
    const change = (text: string) => `UPDATE note SET text = '${text}' WHERE id = 5`;
    const states = [
      before,
      made(...base, change('first change')),
      made(...base, change('first change'), change('second change')),
      made(...base, change('first change'), change('second change'), change('third change')),
    ];
    const wal = new Uint8Array(writeWal(states, { pageSize }));
    const framesOfSecond = [...wal.keys()].filter(
      (at) => at >= 32 && (at - 32) % (24 + pageSize) === 0,
    );
    const broken = wal.slice();
    const second = framesOfSecond[1]!;
    broken[second + 24 + 500] = broken[second + 24 + 500]! ^ 0xff;
    const result = taken(before, { wal: broken });
    const { database } = recoverRows({ file: memoryFile(before), wal: memoryFile(broken) });
    const live = database.seek(database.table('note')!, 5);
    expect(live?.text(1)).toBe('first change');
    expect(result.details.join('\n')).toMatch(/checksum/);
    expect(texts(result)).toContain('third change');
    expect(texts(result)).not.toContain('first change');
  });

  test('a rollback journal that states endless pages gives those that stand there', () => {
    const page = before.slice(pageSize, 2 * pageSize);
    const journal = new Uint8Array(512 + pageSize + 8);
    const view = new DataView(journal.buffer);
    journal.set([0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7]);
    view.setUint32(8, 0xffff_ffff);
    view.setUint32(12, 77);
    view.setUint32(16, 0xffff_ffff);
    view.setUint32(20, 512);
    view.setUint32(24, pageSize);
    view.setUint32(512, 2);
    journal.set(page, 516);
    let sum = 77;
    for (let from = pageSize - 200; from > 0; from -= 200) sum += page[from]!;
    view.setUint32(516 + pageSize, sum);
    const result = taken(after, { journal });
    expect(texts(result)).toEqual(expect.arrayContaining(['note number 20', 'note number 40']));
    expect(result.rows.length).toBeLessThan(500);
  });

  test('a database cut off at any byte ends, with a problem wherever something is missing', () => {
    const small = made(
      'PRAGMA page_size = 512; PRAGMA secure_delete = 0',
      'CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT)',
      `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 40) INSERT INTO note SELECT i, 'text ' || i FROM n`,
      'DELETE FROM note WHERE id % 4 = 0',
    );
    for (let length = 0; length < small.length; length++) {
      const { details, live } = taken(small.slice(0, length));
      expect([length, details.length > 0]).toEqual([length, true]);
      expect(live).toBeLessThan(60);
    }
  });
});

function tableOf(file: Uint8Array) {
  return openDatabase(memoryFile(file)).table('note')!;
}

/** The first overflow page of a cell, by the last four bytes of its local part; by what stands there. */
function overflowOf(file: Uint8Array, head: number): number {
  const size = long.length + 8;
  const least = Math.floor(((pageSize - 12) * 32) / 255) - 23;
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  for (let at = head + least; at < head + pageSize; at++) {
    const page = view.getUint32(at);
    const next =
      page > 1 && page * pageSize <= file.length ? view.getUint32((page - 1) * pageSize) : 0;
    if (next > 1 && next * pageSize <= file.length && size > pageSize) return page;
  }
  throw new Error('the cell has no overflow page');
}
