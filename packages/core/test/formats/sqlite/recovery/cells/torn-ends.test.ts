import { expect, test } from 'vitest';
import { memoryFile } from '../../../../../src/bytes/memory-file.ts';
import { recoverRows } from '../../../../../src/formats/sqlite/recovery/index.ts';
import { made } from '../../made-database.ts';
import { History } from '../histories/history.ts';

const numbers = (to: number) =>
  `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${to})`;

test('a deleted row does not end with the beginning of one beside it that was longer for a while', () => {
  let found = 0;
  for (let longer = 2; longer <= 24; longer++) {
    const history = new History(
      1024,
      [
        'CREATE TABLE call (id INTEGER PRIMARY KEY, kind INTEGER, name TEXT, size INTEGER, place REAL, at INTEGER, data BLOB)',
      ],
      ['call'],
    );
    for (let i = 1; i <= 5; i++) {
      const data = Array.from({ length: 20 }, (_, at) =>
        (16 + ((97 * i + 31 * at) % 200)).toString(16),
      );
      history.run(
        `INSERT INTO call VALUES (${i}, ${i % 2}, 'caller ${i}', ${600 + i}, ${i}.5, ${700_000_000_000 + i}, x'${data.join('')}')`,
      );
    }
    history.run(`DELETE FROM call WHERE id = 5;
      UPDATE call SET name = 'caller 4${'x'.repeat(longer)}' WHERE id = 4;
      UPDATE call SET name = 'caller 4' WHERE id = 4`);
    const past = history.past().find(({ rowId }) => rowId === 5)!.values;
    for (const row of recoverRows({ file: memoryFile(history.bytes()) })) {
      if (row.rowId !== 5) continue;
      found++;
      for (const column of row.columns.keys())
        if (row.knows(column)) expect([longer, row.value(column)]).toEqual([longer, past[column]]);
    }
  }
  expect(found).toBeGreaterThan(18);
});

test('zeros that begin in a deleted row and go on up to the next one are none of its own', () => {
  const file = made(
    'PRAGMA page_size = 1024',
    'CREATE TABLE place (id INTEGER PRIMARY KEY, kind INTEGER, name TEXT, at INTEGER, east REAL)',
    `${numbers(20)} INSERT INTO place SELECT i, 300 + i, 'place ' || i, 700000000000 + i, i + 0.31 FROM n`,
  );
  // What SQLite leaves where it moves the list of cells of a full page: a copy of a cell that is cut off.
  const page = file.subarray(1024, 2048);
  const name = Buffer.from('cabin by the northern lake');
  const at = [0, 0xa3, 0x12, 0x34, 0x56, 0x78];
  const east = [0x40, 0xd0, 0x2a, 0x13, 0xd7, 0x0a, 0, 0];
  const cell = [
    22 + name.length,
    99,
    6,
    0,
    2,
    13 + 2 * name.length,
    5,
    7,
    1,
    50,
    ...name,
    ...at,
    ...east,
  ];
  page.set([...cell, 0, 0], ((page[5]! << 8) | page[6]!) - cell.length - 2);

  const [row, ...others] = recoverRows({ file: memoryFile(file) });

  expect(others).toEqual([]);
  expect([row!.rowId, row!.value(2), row!.knows(4)]).toEqual([99, name.toString(), false]);
});

test('a few bytes of a deleted row that look like one of few values do not hide it', () => {
  const file = made(
    'PRAGMA page_size = 1024; PRAGMA secure_delete = 0',
    'CREATE TABLE event (key BLOB, count INTEGER)',
    'CREATE TABLE history (id INTEGER PRIMARY KEY, size INTEGER, icon BLOB)',
    "INSERT INTO event VALUES (NULL, 20), (x'0102', 30), (NULL, 40)",
    // Of row 49 the last bytes are 04 00 03 00 01 5d 51.
    `${numbers(200)} INSERT INTO history
      SELECT i, 89425 + i - 49, iif(i % 3 = 1, NULL, CAST('icon ' || i AS BLOB)) FROM n`,
    'DELETE FROM history WHERE id < 150',
  );

  const rows = [...recoverRows({ file: memoryFile(file) })];

  expect(rows.filter(({ table }) => table === 'event')).toEqual([]);
  expect(rows.find(({ rowId }) => rowId === 49)?.value(1)).toBe(89425);
});

test('what is copied with the list of cells of a full page is no earlier version of the row that it is the beginning of', () => {
  const file = made(
    'PRAGMA page_size = 1024',
    'CREATE TABLE place (id INTEGER PRIMARY KEY, name TEXT, east REAL)',
    "INSERT INTO place VALUES (1, 'a place of a longer name', 1.31)",
    `${numbers(41)} INSERT OR IGNORE INTO place SELECT i, 'place ' || i, i + 0.31 FROM n`,
  );
  const page = file.subarray(1024, 2048);
  const listEnd = 8 + 2 * 41;
  const content = (page[5]! << 8) | page[6]!;
  const length = 2 + page[content]!;
  page.fill(0x55, listEnd, content);
  // Eleven cells were taken, and the copy ends before the last bytes of the one that it holds, which ends where that begins.
  expect([length, content - length - listEnd]).toEqual([22, 2]);
  page.copyWithin(listEnd, listEnd + length, listEnd + 2 * length);

  expect([...recoverRows({ file: memoryFile(file) })]).toEqual([]);
});

test('a deleted row does not end with the beginning of one beside it that was of another size when another row was behind it', () => {
  const file = made(
    'PRAGMA page_size = 1024',
    'CREATE TABLE visit (id INTEGER PRIMARY KEY, kind INTEGER, size INTEGER, count INTEGER)',
    `${numbers(20)} INSERT INTO visit SELECT i, 300 + i, 90000 + i, 70000 + i FROM n`,
  );
  const page = file.subarray(1024, 2048);
  const content = (page[5]! << 8) | page[6]!;
  const cell = [13, 99, 5, 0, 2, 3, 3, 1, 50, 1, 95, 200, 30, 20, 5];
  page.set(cell, content - cell.length);

  const rows = [...recoverRows({ file: memoryFile(file) })];

  expect(rows.filter((row) => row.knows(3))).toEqual([]);
});

test('what overlaps the header of a freeblock is none', () => {
  const file = made(
    'CREATE TABLE contact (id INTEGER PRIMARY KEY, name TEXT, note TEXT)',
    `${numbers(60)} INSERT INTO contact SELECT i, 'somebody ' || (100 + i), 'whoever that may be' FROM n`,
  );
  const page = file.subarray(4096, 8192);
  const content = (page[5]! << 8) | page[6]!;
  // The beginning of a row whose first text has 130 bytes; from its third byte on it looks like one of two short texts.
  const text = Buffer.from('bravo hotel');
  const from = content - text.length - 8;
  const size = 4096 - from;
  page.set([0, 0, size >> 8, size & 0xff, 0, 0x82, 0x11, 31, ...text], from);

  const told = [...recoverRows({ file: memoryFile(file) })].map((row) => row.value(2));

  expect(told).not.toContain('avo hotel');
});

test('numbers of free pages that stood in the page before are no row', () => {
  const file = made(
    'PRAGMA page_size = 1024',
    'CREATE TABLE message (id INTEGER PRIMARY KEY, name TEXT, key BLOB, words TEXT, data BLOB, size INTEGER, rank REAL)',
    `${numbers(6)} INSERT INTO message SELECT i, NULL, NULL, iif(i % 2, 'said ' || i, NULL), x'a1b2', NULL, NULL FROM n`,
  );
  const page = file.subarray(1024, 2048);
  for (let number = 25; number > 1; number--) page.set([0, 0, 0, number], 24 + 4 * (25 - number));

  expect([...recoverRows({ file: memoryFile(file) })]).toEqual([]);
});

test('a deleted row is found to its end behind which a newer one left a few bytes of the next', () => {
  const people = 'id INT, name TEXT, surname TEXT, code INT, share FLOAT';
  const row = (id: number, name: string) =>
    `INSERT INTO people VALUES (${id}, '${name}', 'Lindqvist', ${-600_000_000 - id}, ${4_384_135_040.5 + 17 * id})`;
  for (let left = 1; left <= 6; left++) {
    const file = made(
      'PRAGMA page_size = 4096',
      `CREATE TABLE people (${people})`,
      ...Array.from({ length: 8 }, (_, i) => row(50_001 + i, `Margareta ${i}`)),
      'DELETE FROM people WHERE id IN (50004, 50005)',
      // Takes the place of 50004, but for so many bytes.
      row(50_020, 'Margareta 3'.slice(left)),
    );
    const [found, ...others] = recoverRows({ file: memoryFile(file) });
    expect([left, others.length]).toEqual([left, 0]);
    const told = found!.columns.map((_, column) => found!.knows(column) && found!.value(column));
    // They are of the header of a freeblock, before which nothing newer stands.
    const values = [50_005, 'Margareta 4', 'Lindqvist', -600_050_005, 4_384_985_125.5];
    expect([left, told]).toEqual([left, values]);
  }
});

test('a deleted row does not end with the beginning of one behind it that became shorter in its place', () => {
  for (let shorter = 1; shorter <= 3; shorter++) {
    const history = new History(1024, ['CREATE TABLE note (key BLOB, words TEXT)'], ['note']);
    for (let i = 1; i <= 12; i++)
      history.run(`INSERT INTO note VALUES (x'${'a7'.repeat(i)}', '${'saidso'.repeat(18)}')`);
    history.run(`DELETE FROM note WHERE rowid = 7;
      UPDATE note SET words = substr(words, ${shorter + 1}) WHERE rowid = 6`);
    const past = history.past().map(({ values }) => values);
    for (const row of recoverRows({ file: memoryFile(history.bytes()) }))
      expect(past).toContainEqual(row.columns.map((_, column) => row.value(column)));
  }
});

test('a row whose last byte may be the head of a longer version of the row behind it is told without its last value', () => {
  // The last byte of its number is 19, one more than the size of the row behind it.
  const file = made(
    'PRAGMA page_size = 4096; PRAGMA secure_delete = 0',
    'CREATE TABLE message (id INTEGER PRIMARY KEY, text TEXT, date INTEGER)',
    `INSERT INTO message VALUES ${Array.from({ length: 20 }, (_, i) => `(${i + 1}, 'message ${i + 1}', ${1_600_000_001 + i})`).join()}`,
    'DELETE FROM message WHERE id = 19',
    'DELETE FROM message WHERE id = 20',
  );
  const told = [...recoverRows({ file: memoryFile(file) })].map((row) =>
    [1, 2].map((column) => (row.knows(column) ? row.value(column) : 'lost')),
  );
  expect(told).toEqual([
    ['message 20', 1_600_000_020],
    ['message 19', 'lost'],
  ]);
});
