import { describe, expect, test } from 'vitest';
import { memoryFile } from '../../../../../src/bytes/memory-file.ts';
import { goneRows, recoverRows } from '../../../../../src/formats/sqlite/recovery/index.ts';
import { made } from '../../made-database.ts';
import { writeWal } from '../../write-wal.ts';

const table = `CREATE TABLE message (ROWID INTEGER PRIMARY KEY AUTOINCREMENT, guid TEXT UNIQUE NOT NULL, text TEXT,
  body BLOB, date_read INTEGER DEFAULT 0)`;
const begin = ['PRAGMA page_size = 1024', 'PRAGMA secure_delete = 0', table];
const insert = (id: number, text: string, body = 'NULL') =>
  `INSERT INTO message VALUES (${id}, 'GUID-000000-${id}', '${text}', ${body}, 0)`;
const rows = [insert(1, 'a first message'), insert(2, 'https://track.example/x'), insert(3, 'ok')];

/** What is given and what is gone, by guid and text, after each list of statements was one commit of a log. */
function inLog(...commits: readonly (readonly string[])[]) {
  const states = commits.map((_, index) => made(...begin, ...commits.slice(0, index + 1).flat()));
  const wal = memoryFile(writeWal(states, { pageSize: 1024 }));
  return told({ file: memoryFile(states[0]!), wal });
}

function inFile(...statements: readonly string[]) {
  return told({ file: memoryFile(made(...begin, ...statements)) });
}

function told(source: Parameters<typeof recoverRows>[0]) {
  const texts = (found: Iterable<{ text(column: number): string | null }>): string[] =>
    [...found].map((row) => `${row.text(1)?.slice(-1) ?? '?'}: ${row.text(2) ?? '?'}`).sort();
  return { all: texts(recoverRows(source)), gone: texts(goneRows(recoverRows(source))) };
}

describe('rows that are gone', () => {
  test('are not those that were merely read later', () => {
    const { all, gone } = inLog(rows, ['UPDATE message SET date_read = 700000000000000000']);
    expect(all).toHaveLength(3);
    expect(gone).toEqual([]);
  });

  test('are deleted ones, whatever happened to the others', () => {
    const { gone } = inLog(rows, [
      'UPDATE message SET date_read = 700000000000000000',
      'DELETE FROM message WHERE ROWID = 2',
    ]);
    expect(gone).toEqual(['2: https://track.example/x']);
  });

  test('are texts that a row had before, be it another one or none now', () => {
    expect(inLog(rows, ["UPDATE message SET text = 'edited' WHERE ROWID = 2"]).gone).toEqual([
      '2: https://track.example/x',
    ]);
    expect(inLog(rows, ['UPDATE message SET text = NULL WHERE ROWID = 2']).gone).toEqual([
      '2: https://track.example/x',
    ]);
  });

  test('are blobs with an address that a row had before, not states that changed', () => {
    const address = "CAST('see https://track.example/y' AS BLOB)";
    const kept = [insert(1, 'a first message', address), insert(2, 'a second one', "x'0102'")];
    expect(inLog(kept, ["UPDATE message SET body = x'03'"]).gone).toEqual(['1: a first message']);
  });

  test('are those whose number another row has taken', () => {
    const { gone } = inLog(rows, [
      'DELETE FROM message WHERE ROWID = 3',
      "INSERT INTO message VALUES (3, 'GUID-000000-9', 'another', NULL, 0)",
    ]);
    expect(gone).toEqual(['3: ok']);
  });

  test('are each the version that says most, not the one that was written first', () => {
    const versions = [
      [],
      rows,
      ['UPDATE message SET date_read = 700000000000000000 WHERE ROWID = 2'],
      ['PRAGMA secure_delete = 1', 'DELETE FROM message WHERE ROWID = 2'],
    ];
    const states = versions.map((_, n) => made(...begin, ...versions.slice(0, n + 1).flat()));
    const wal = memoryFile(writeWal(states, { pageSize: 1024 }));
    const found = [...goneRows(recoverRows({ file: memoryFile(states[0]!), wal }))];
    expect(found.map((row) => [row.text(2), row.value(4)])).toEqual([
      ['https://track.example/x', 700_000_000_000_000_000n],
    ]);
  });

  test('are those with their words, not as they stood before these were written', () => {
    const { gone } = inLog(
      [],
      [...rows, "INSERT INTO message VALUES (4, 'GUID-000000-4', NULL, NULL, 0)"],
      ["UPDATE message SET text = 'filled in later' WHERE ROWID = 4"],
      ['PRAGMA secure_delete = 1', 'DELETE FROM message WHERE ROWID = 4'],
    );
    expect(gone).toEqual(['4: filled in later']);
  });

  test('are not copies of a row that grew and moved, though their number is lost', () => {
    const many = Array.from({ length: 8 }, (_, i) => insert(i + 1, `message number ${i}`));
    const { all, gone } = inFile(...many, 'UPDATE message SET date_read = 7e17 WHERE ROWID = 4');
    expect(all.length).toBeGreaterThan(0);
    expect(gone).toEqual([]);
  });

  test('are those deleted from a page, though their number is lost', () => {
    const many = Array.from({ length: 8 }, (_, i) => insert(i + 1, `message number ${i}`));
    expect(inFile(...many, 'DELETE FROM message WHERE ROWID = 4').gone).toEqual([
      '4: message number 3',
    ]);
  });

  test('of numbers alone are those of which most differ', () => {
    const counters = [
      'CREATE TABLE usage (id INTEGER PRIMARY KEY, process INT, kind INT, bytes INT)',
    ];
    const state = (values: string) => made('PRAGMA page_size = 1024', ...counters, values);
    const between = (before: string, after: string) => {
      const states = [state(before), state(after)];
      const wal = memoryFile(writeWal(states, { pageSize: 1024 }));
      return [...goneRows(recoverRows({ file: memoryFile(states[0]!), wal }))].length;
    };
    const before = 'INSERT INTO usage VALUES (1, 700, 3, 5000)';
    expect(between(before, 'INSERT INTO usage VALUES (1, 700, 3, 9000)')).toBe(0);
    expect(between(before, 'INSERT INTO usage VALUES (1, 702, 2, 9000)')).toBe(1);
  });
});

test('a row that was written anew under another rowid is none that is gone, though the one it had is worked out', () => {
  const row = (id: number, guid: number, seen: number) =>
    `(${id}, 'GUID-000000-${guid}', 'message number ${guid}', ${700_000_000 + 100 * id}, ${seen})`;
  const all = Array.from({ length: 41 }, (_, i) => row(20_030 + i, 20_030 + i, 0));
  const file = made(
    'PRAGMA page_size = 4096; PRAGMA secure_delete = 0',
    'CREATE TABLE message (id INTEGER PRIMARY KEY, guid TEXT UNIQUE, text TEXT, date INTEGER, seen INTEGER)',
    `INSERT INTO message VALUES ${all.join()}`,
    `INSERT OR REPLACE INTO message VALUES ${row(20_100, 20_050, 700_000_000)}`,
  );
  const [found, ...others] = recoverRows({ file: memoryFile(file) });
  expect(others).toEqual([]);
  expect(found).toMatchObject({ rowId: 20_050, isRowIdWorkedOut: true });
  expect([...goneRows(recoverRows({ file: memoryFile(file) }))]).toEqual([]);
});

describe('where the rowid is lost, a row that is still there is known', () => {
  const all = Array.from({ length: 12 }, (_, i) => i + 1);
  const group = (n: number): string => `group-of-people-${n % 2}`;
  const values = (n: number): string => `'${group(n)}', 'message-${n}', 'words of ${n}', NULL`;
  const columns = 'place TEXT, id TEXT, text TEXT, state TEXT';
  /** The words of the rows that are gone, after these statements, from a table that is declared so. */
  function goneOf(declared: string, ...statements: readonly string[]): (string | null)[] {
    const file = made(
      'PRAGMA secure_delete = 0',
      `CREATE TABLE message (${declared})`,
      ...all.map((n) => `INSERT INTO message VALUES (${values(n)})`),
      ...statements,
    );
    const found = [...recoverRows({ file: memoryFile(file) })];
    expect(
      found.map(({ rowId, isRowIdWorkedOut }) => rowId === undefined || isRowIdWorkedOut),
    ).toEqual(found.map(() => true));
    expect(found.length).toBeGreaterThan(0);
    return [...goneRows(recoverRows({ file: memoryFile(file) }))].map((row) => row.text(2));
  }
  const grown = "UPDATE message SET state = 'delivered to all of them' WHERE id = 'message-7'";

  test.each([
    ['a column that is the primary key', 'place TEXT, id TEXT PRIMARY KEY, text TEXT, state TEXT'],
    ['a primary key of one column', `${columns}, PRIMARY KEY (id)`],
    ['one of several columns', `${columns}, PRIMARY KEY (place, id)`],
    ['columns that are unique together', `${columns}, CONSTRAINT known UNIQUE (place, "id")`],
  ])('by %s', (_, declared) => {
    expect(goneOf(declared, grown)).toEqual([]);
  });

  test.each([
    [
      'another text',
      "UPDATE message SET text = 'something else, and longer' WHERE id = 'message-7'",
    ],
    ['another row in its place', "DELETE FROM message WHERE id = 'message-7'"],
    [
      'a row that has a part of its key',
      "UPDATE message SET place = 'another-group-of-people' WHERE id = 'message-7'",
    ],
  ])('and it is not one with %s', (_, statement) => {
    expect(goneOf(`${columns}, PRIMARY KEY (place, id)`, statement)).toEqual(['words of 7']);
  });

  test('but not by what is not unique', () => {
    expect(goneOf(columns, grown)).toEqual(['words of 7']);
  });
});

describe('in a table without rowid, a row that is still there is known', () => {
  const all = Array.from({ length: 12 }, (_, i) => i + 1);
  function goneOf(...statements: readonly string[]): (string | null)[] {
    const file = made(
      'PRAGMA secure_delete = 0',
      `CREATE TABLE message (thread INTEGER, time INTEGER, id TEXT, text TEXT, state TEXT,
        PRIMARY KEY (thread, time, id)) WITHOUT ROWID`,
      ...all.map(
        (n) =>
          `INSERT INTO message VALUES (55, ${1_640_000_000_000 + n}, 'message-${n}', 'words of ${n}', NULL)`,
      ),
      ...statements,
    );
    expect([...recoverRows({ file: memoryFile(file) })].length).toBeGreaterThan(0);
    return [...goneRows(recoverRows({ file: memoryFile(file) }))].map((row) => row.text(3));
  }

  test('though a freeblock took the first column of its key', () => {
    expect(
      goneOf("UPDATE message SET state = 'delivered' WHERE id IN ('message-7', 'message-2')"),
    ).toEqual([]);
  });

  test.each([
    [
      'another text',
      "UPDATE message SET text = 'something else, and longer' WHERE id = 'message-7'",
    ],
    ['another row in its place', "DELETE FROM message WHERE id = 'message-7'"],
    [
      'another time',
      "UPDATE message SET time = 1740000000000, state = 'delivered' WHERE id = 'message-7'",
    ],
  ])('and it is not one with %s', (_, statement) => {
    expect(goneOf(statement)).toEqual(['words of 7']);
  });
});
