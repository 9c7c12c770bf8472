import { describe, expect, test } from 'vitest';
import { memoryFile } from '../../../../../src/bytes/memory-file.ts';
import { openDatabase } from '../../../../../src/formats/sqlite/index.ts';
import { goneRows, recoverRows } from '../../../../../src/formats/sqlite/recovery/index.ts';
import type { RecoveredRow } from '../../../../../src/formats/sqlite/recovery/index.ts';
import { numbersOf } from '../../../../builders/share.ts';
import { made } from '../../made-database.ts';
import { sqlJs } from '../../oracle.ts';
import { writeWal } from '../../write-wal.ts';

const pageSize = 512;
const numbers = (count: number) =>
  `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${count})`;
const steps = [
  `PRAGMA page_size = ${pageSize}; PRAGMA secure_delete = 0`,
  'CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT, at INT); CREATE TABLE alike (id INTEGER PRIMARY KEY, text TEXT, at INT); CREATE TABLE small (text TEXT, at INT)',
  `${numbers(400)} INSERT INTO note SELECT i, printf('note number %d', i), 200 + i FROM n`,
  `${numbers(150)} INSERT INTO alike SELECT i, printf('alike number %d', i), 500 + i FROM n`,
  `${numbers(9)} INSERT INTO small SELECT printf('small number %d', i), 900 + i FROM n`,
  'DELETE FROM note WHERE id BETWEEN 200 AND 300; DELETE FROM note WHERE id % 7 = 0',
];
const states = stepwise(steps);
const bytes = states.at(-1)!;
const pages = bytes.length / pageSize;
/** A log with an older version of many pages, whose rows are still live ones. */
const wal = new Uint8Array(writeWal([states.at(-2)!, bytes], { pageSize }));
const live = liveTexts(bytes);

function stepwise(statements: readonly string[]): Uint8Array[] {
  const database = new sqlJs.Database();
  const after = statements.map((statement) => {
    database.run(statement);
    return database.export();
  });
  database.close();
  return after;
}

function liveTexts(file: Uint8Array): ReadonlySet<string> {
  const database = openDatabase(memoryFile(file));
  return new Set(
    database.tables.flatMap((table) =>
      Array.from(database.rows(table), (row) => row.text(table.column('text'))!),
    ),
  );
}

function recovered(file: Uint8Array, log?: Uint8Array) {
  const recovery = recoverRows({ file: memoryFile(file), ...(log && { wal: memoryFile(log) }) });
  return { rows: [...recovery], problems: recovery.problems };
}

/** Texts of rows that are called deleted, whatever table they were put in. */
function deletedTexts(rows: readonly RecoveredRow[]): string[] {
  return rows
    .filter(({ isDeleted }) => isDeleted)
    .flatMap((row) => row.columns.map((_, column) => row.text(column)))
    .filter((text) => text !== null);
}

const damages: readonly (readonly [
  name: string,
  overwrite: (file: Uint8Array, page: number) => void,
])[] = [
  ['all zero', (file, page) => file.fill(0, (page - 1) * pageSize, page * pageSize)],
  ['without its count of cells', (file, page) => fillHeader(file, page, 3, 5)],
  ['without its header but for its kind', (file, page) => fillHeader(file, page, 1, 12)],
  ['of random kind', (file, page) => fillHeader(file, page, 0, 1, 77)],
  ['with one pointer for many of its cells', repeatFirstPointer],
  ['of rows that do not follow their headers', shortenHeaders],
  ['the same as the page behind it', repeatNext],
];

function shortenHeaders(file: Uint8Array, page: number): void {
  const start = (page - 1) * pageSize;
  if (page === 1 || file[start] !== 0x0d) return;
  const cells = (file[start + 3]! << 8) | file[start + 4]!;
  for (let at = start + 8; at < start + 8 + 2 * cells; at += 2) {
    let cell = start + ((file[at]! << 8) | file[at + 1]!) + 1;
    while (file[cell]! >= 0x80) cell++;
    file[cell + 1] = 2;
  }
}

function repeatNext(file: Uint8Array, page: number): void {
  const start = (page - 1) * pageSize;
  if (page === 1 || file[start] !== 0x0d || file[start + pageSize] !== 0x0d) return;
  file.copyWithin(start, start + pageSize, start + 2 * pageSize);
}

function repeatFirstPointer(file: Uint8Array, page: number): void {
  const start = (page - 1) * pageSize;
  const header = page === 1 ? 100 : start;
  if (file[header] !== 0x0d) return;
  const cells = (file[header + 3]! << 8) | file[header + 4]!;
  for (let cell = 1; cell < cells - 1; cell++)
    file.copyWithin(header + 8 + 2 * cell, header + 8, header + 10);
}

function fillHeader(file: Uint8Array, page: number, from: number, to: number, value = 0): void {
  const header = page === 1 ? 100 : (page - 1) * pageSize;
  file.fill(value, header + from, header + to);
}

describe('no live row is called deleted', () => {
  test('of the whole database all that was deleted is', () => {
    const { rows, problems } = recovered(bytes);
    expect(problems).toEqual([]);
    expect(rows.length).toBeGreaterThan(80);
    expect(rows.every(({ isDeleted }) => isDeleted)).toBe(true);
    expect(deletedTexts(rows).filter((text) => live.has(text))).toEqual([]);
  });

  test.each([
    ...damages,
    ['zero from its middle on', (file, page) => fillHeader(file, page, 280, pageSize)],
  ] satisfies typeof damages)('where any page is %s', (_, overwrite) => {
    for (const page of numbersOf(1, pages)) {
      const damaged = bytes.slice();
      overwrite(damaged, page);
      if (page === 1 && damaged[0] === 0) continue;
      const { rows } = recovered(damaged);
      expect(
        deletedTexts(rows).filter((text) => live.has(text)),
        `page ${page}`,
      ).toEqual([]);
    }
  });

  test.each([40, 100, 222, 300, 450])('where the file ends %d bytes into any page', (length) => {
    for (const page of numbersOf(2, pages - 1)) {
      const { rows } = recovered(bytes.slice(0, (page - 1) * pageSize + length));
      expect(
        deletedTexts(rows).filter((text) => live.has(text)),
        `page ${page}`,
      ).toEqual([]);
    }
  });

  test('where the entry of a table is of no known type, whose pages the list of free ones names', () => {
    const damaged = Buffer.from(bytes);
    const root = openDatabase(memoryFile(bytes)).table('small')!.rootPage;
    damaged.write('tabla', damaged.indexOf('tablesmallsmall'));
    damaged.writeUInt32BE(root, 32);
    const { rows, problems } = recovered(damaged);
    expect(rows.some((row) => row.columns.some((_, at) => live.has(row.text(at) ?? '')))).toBe(
      true,
    );
    expect(deletedTexts(rows).filter((text) => live.has(text))).toEqual([]);
    expect(problems.map(({ detail }) => detail)).toContain(
      'an entry of the schema is of no known type',
    );
  });

  test.each(damages)('where a page of the log is %s, or one of the file', (_, overwrite) => {
    const before = states.at(-2)!;
    for (const page of numbersOf(2, before.length / pageSize - 1)) {
      const damaged = before.slice();
      overwrite(damaged, page);
      const { rows } = recovered(damaged, wal);
      expect(
        deletedTexts(rows).filter((text) => live.has(text)),
        `page ${page}`,
      ).toEqual([]);
    }
  });
});

const logDamages: readonly (readonly [name: string, damage: (frame: Uint8Array) => void])[] = [
  ['whose salt is wrong', (frame) => (frame[8]! ^= 1)],
  ['without a page number', (frame) => frame.fill(0, 0, 4)],
  ['that is all zero', (frame) => frame.fill(0)],
  ['whose checksum does not hold', (frame) => (frame[24 + 300]! ^= 1)],
];

describe('of a log that goes on behind damage', () => {
  const from = states.at(-3)!;
  const log = new Uint8Array(writeWal(states.slice(-3), { pageSize }));
  const frameSize = 24 + pageSize;
  const frames = (log.length - 32) / frameSize;

  test.each(logDamages)('no row is called deleted, and it is told: a frame %s', (_, damage) => {
    expect(recovered(from, log).rows.some(({ isDeleted }) => isDeleted)).toBe(true);
    for (const frame of numbersOf(0, frames - 1)) {
      const damaged = log.slice();
      damage(damaged.subarray(32 + frame * frameSize, 32 + (frame + 1) * frameSize));
      const { rows, problems } = recovered(from, damaged);
      expect(deletedTexts(rows)).toEqual([]);
      expect(problems.filter(({ code }) => code === 'malformed')).not.toEqual([]);
    }
  });

  test.each([
    ['its magic', 0],
    ['its page size', 10],
    ['its salts', 17],
  ])('whose header is damaged in %s all frames are looked into', (_, at) => {
    const damaged = log.slice();
    damaged[at]! ^= 4;
    const { rows, problems } = recovered(from, damaged);
    expect(problems.map(({ code }) => code)).toContain('malformed');
    expect(rows.every(({ isDeleted }) => !isDeleted)).toBe(true);
    const texts = new Set(rows.flatMap((row) => [row.text(0), row.text(1)]));
    expect([...live].filter((text) => text.startsWith('small') && !texts.has(text))).toEqual([]);
  });
});

describe('rows that are found all the same', () => {
  const root = openDatabase(memoryFile(bytes)).table('note')!.rootPage;
  const rootless = bytes.slice();
  rootless.fill(0, (root - 1) * pageSize, root * pageSize);

  test('on pages to which the tree leads no longer are given, and not called deleted', () => {
    const { rows, problems } = recovered(rootless);
    const found = rows.filter((row) => !row.isDeleted).map((row) => row.text(1) ?? row.text(0));
    expect(found.filter((text) => text?.startsWith('note')).length).toBeGreaterThan(200);
    expect(problems).toContainEqual(
      expect.objectContaining({ detail: 'the root page of a table is none' }),
    );
  });

  test('a row whose place the tree still leads to is known to be deleted', () => {
    const database = openDatabase(memoryFile(bytes));
    const leaf = database.seek(database.table('note')!, 390)!.page;
    const damaged = bytes.slice();
    damaged.fill(0, (leaf - 1) * pageSize, leaf * pageSize);
    const { rows } = recovered(damaged);
    const ids = rows.filter(({ table }) => table === 'note').filter(({ isDeleted }) => isDeleted);
    expect(ids.some(({ rowId }) => rowId !== undefined && Number(rowId) < 300)).toBe(true);
  });

  test('are told once, whichever of the versions is met first', () => {
    const recovery = recoverRows({ file: memoryFile(rootless), wal: memoryFile(wal) });
    const ids = [...goneRows(recovery)]
      .filter(({ table, rowId }) => table === 'note' && rowId !== undefined)
      .map(({ rowId }) => rowId);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

test('rows of pages that neither a table nor the freelist claims are given, and not called deleted', () => {
  const dropped = made(...steps, 'DROP TABLE alike');
  // The list of free pages is in order: none is known to be missing from it.
  new DataView(dropped.buffer, dropped.byteOffset).setBigUint64(32, 0n);
  const unclaimed = recovered(dropped).rows.filter(({ at }) => at.space === 'freelist');
  expect(unclaimed.length).toBeGreaterThan(50);
  expect(unclaimed.some(({ isDeleted }) => isDeleted)).toBe(false);
});

test.each([
  ['leads out of the file', 0x7f_ff_ff_f0],
  ['leads nowhere', 0],
  ['leads to a page of rows', 2],
])(
  'rows on free pages are deleted all the same where the list of them %s: no tree leads there',
  (_, first) => {
    const damaged = Buffer.from(bytes);
    damaged.writeUInt32BE(first, 32);
    const before = new Set(deletedTexts(recovered(bytes).rows));
    const { rows, problems } = recovered(damaged);
    const after = new Set(deletedTexts(rows));
    expect(before.size).toBeGreaterThan(80);
    expect(problems.length).toBeGreaterThan(0);
    expect([...after].filter((text) => live.has(text))).toEqual([]);
    // What stands on pages that list others is not looked for there.
    expect([...before].filter((text) => !after.has(text)).length).toBeLessThan(before.size / 5);
  },
);

test('no row is called deleted by a tree that holds the rows of another table', () => {
  const start = [
    `PRAGMA page_size = ${pageSize}; PRAGMA secure_delete = 0`,
    'CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT, at INT)',
    'CREATE TABLE count (id INTEGER PRIMARY KEY, first INT, second INT)',
    `${numbers(60)} INSERT INTO note SELECT i, printf('note number %d', i), 200 + i FROM n`,
    `${numbers(60)} INSERT INTO count SELECT 1000 + i, 70000 + i, 80000 + i FROM n`,
  ];
  const before = made(...start);
  const after = made(...start, 'DELETE FROM note WHERE id % 7 = 0');
  const [note, count] = ['note', 'count'].map((name) => {
    const from = (openDatabase(memoryFile(after)).table(name)!.rootPage - 1) * pageSize;
    return after.subarray(from, from + pageSize);
  });
  const rootOfNote = note!.slice();
  note!.set(count!);
  count!.set(rootOfNote);
  const { rows } = recovered(before, writeWal([before, after], { pageSize }));
  expect(rows.filter((row) => row.text(1)?.startsWith('note') === true).length).toBeGreaterThan(0);
  expect(deletedTexts(rows)).toEqual([]);
});

describe('where a page was cut out of a database or put in', () => {
  const interleaved = stepwise([
    `PRAGMA page_size = ${pageSize}; PRAGMA secure_delete = 0`,
    'CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT); CREATE TABLE entry (text TEXT, note INT, at INT); CREATE INDEX entry_note ON entry (note, at)',
    ...Array.from(
      { length: 12 },
      (_, part) =>
        `${numbers(30)} INSERT INTO note SELECT i + ${30 * part}, printf('note number %d', i + ${30 * part}) FROM n;` +
        `${numbers(30)} INSERT INTO entry SELECT printf('entry number %d', i + ${30 * part}), i, 70000 + i FROM n`,
    ),
    'DELETE FROM note WHERE id % 3 = 0; DELETE FROM note WHERE id BETWEEN 60 AND 200; DELETE FROM entry WHERE rowid BETWEEN 230 AND 300',
  ]).at(-1)!;
  const count = interleaved.length / pageSize;
  const stillThere = liveTexts(interleaved);
  const joined = (...parts: readonly Uint8Array[]) => new Uint8Array(Buffer.concat(parts));

  test.each([
    ['cut out', 1, 0],
    ['put in', 0, 1],
  ])('no row that is there is called deleted: %s', (_what, cut, added) => {
    const called = new Map<number, string[]>();
    for (const page of numbersOf(2, count - 2)) {
      const file = joined(
        interleaved.subarray(0, (page - 1) * pageSize),
        new Uint8Array(added * pageSize),
        interleaved.subarray((page - 1 + cut) * pageSize),
      );
      new DataView(file.buffer).setUint32(28, count - cut + added);
      const { rows, problems } = recovered(file);
      const wrong = deletedTexts(rows).filter((text) => stillThere.has(text));
      if (wrong.length > 0) called.set(page, wrong);
      expect([page, problems.length > 0]).toEqual([page, true]);
    }
    expect(called).toEqual(new Map());
  });

  test('rows of the database as it was are called deleted', () => {
    expect(deletedTexts(recovered(interleaved).rows).length).toBeGreaterThan(100);
  });
});
