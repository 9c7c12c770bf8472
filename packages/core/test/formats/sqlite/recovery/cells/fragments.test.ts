import { expect, test } from 'vitest';
import { memoryFile } from '../../../../../src/bytes/memory-file.ts';
import { recoverRows } from '../../../../../src/formats/sqlite/recovery/index.ts';
import { made } from '../../made-database.ts';
import { History } from '../histories/history.ts';

test('a byte that was left between two freed cells is not taken for part of the first', () => {
  const history = new History(
    512,
    ['CREATE TABLE calls (number TEXT, duration INTEGER, date INTEGER, answered INTEGER)'],
    ['calls'],
  );
  for (let i = 1; i <= 17; i++) {
    const [number, duration, date] = [
      139_768_556_990 + 31 * i,
      500 + 200 * i,
      615_434_770 + 4_001 * i,
    ];
    history.run(`INSERT INTO calls VALUES ('+${number}', ${duration}, ${date}, 0)`);
  }
  // One byte shorter than before, it stays where it was.
  history.run(
    "UPDATE calls SET number = '+86450818273', duration = 2763, date = 615434770 WHERE rowid = 10",
  );
  history.run('DELETE FROM calls WHERE rowid = 9; DELETE FROM calls WHERE rowid = 10');

  const rows = [...recoverRows({ file: memoryFile(history.bytes()) })];
  const told = rows.map((row) => row.columns.map((_, column) => row.value(column)));

  const past = history.past().map(({ values }) => values);
  for (const values of told) expect(past).toContainEqual(values);
  expect(told).toContainEqual([`+${139_768_556_990 + 31 * 9}`, 500 + 200 * 9, 615_470_779, 0]);
});

test('a text is not lengthened by a byte that was left, where all live rows have texts of one length', () => {
  for (const shorter of [1, 2, 3]) {
    const history = new History(1024, ['CREATE TABLE u (x TEXT, y TEXT)'], ['u']);
    for (let i = 1; i <= 12; i++) {
      history.run(`INSERT INTO u VALUES ('code ${100 + i}', 'what was said ${1000 + i} times')`);
    }
    history.run(`UPDATE u SET y = substr('what else was said and heard', ${shorter}, 24 - ${shorter})
      WHERE rowid = 6`);
    history.run('DELETE FROM u WHERE rowid = 5; DELETE FROM u WHERE rowid = 6');

    const rows = [...recoverRows({ file: memoryFile(history.bytes()) })];

    const past = history.past().map(({ values }) => values);
    for (const row of rows) {
      expect(past).toContainEqual(row.columns.map((_, column) => row.value(column)));
    }
    expect(rows.length).toBeGreaterThan(0);
  }
});

test('what is left of an earlier version, whose header may be read in two ways, is not told in one of them', () => {
  const numbers = 'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 160)';
  const note = 'lima golf hotel alpha alpha charlie golf bravo mike ';
  for (let shorter = 5; shorter <= 30; shorter++) {
    const file = made(
      'PRAGMA page_size = 8192; PRAGMA secure_delete = 0',
      'CREATE TABLE contact (id INTEGER PRIMARY KEY, name TEXT, note TEXT)',
      // In no order, so that the page does not tell how long a lost rowid was.
      `${numbers} INSERT INTO contact SELECT i * 37 % 161, iif(i % 5 = 0, NULL, 'alpha'), substr('${note}', 1, 52) FROM n`,
      `UPDATE contact SET note = substr(note, 1, 52 - ${shorter}) WHERE id % 10 = 7`,
    );
    for (const row of recoverRows({ file: memoryFile(file) }))
      expect(row.knows(2) ? row.value(2) : note).toMatch(/^lima golf/);
  }
});

/** Rows that are told, and never were. */
function neverWere(history: History): string[] {
  const past = history.past().map(({ values }) => values.join());
  return [...recoverRows({ file: memoryFile(history.bytes()) })]
    .map((row) => row.columns.map((_, column) => (row.knows(column) ? row.value(column) : '?')))
    .filter((told) => !past.some((values) => agrees(told.join(), values)))
    .map((told) => told.join());
}

const agrees = (told: string, past: string): boolean => {
  const values = past.split(',');
  return told.split(',').every((value, column) => value === '?' || value === values[column]);
};

test('a byte that was left behind a row which stands elsewhere by now is not taken for part of its number', () => {
  const history = new History(1024, ['CREATE TABLE sizes (size INTEGER, kind INTEGER)'], ['sizes']);
  for (let i = 1; i <= 40; i++) history.run(`INSERT INTO sizes VALUES (${50_000 + 62 * i}, 0)`);
  // One byte shorter in its place, and then too long for it.
  history.run('UPDATE sizes SET size = 198 WHERE rowid = 21');
  history.run('UPDATE sizes SET size = 700000000000 WHERE rowid = 21');
  history.run('DELETE FROM sizes WHERE rowid = 20; DELETE FROM sizes WHERE rowid = 19');

  expect(neverWere(history)).toEqual([]);
});

test.each([
  ['in the order of time', 0, 26, `x'${'a7'.repeat(18)}'`],
  ['many of which were written anew', 7, 9, 'NULL'],
])(
  'bytes that were left between a row and the next freeblock are not taken for part of it, in a page of rows %s',
  (_, moved, length, other) => {
    const history = new History(2048, ['CREATE TABLE keys (key BLOB, number INTEGER)'], ['keys']);
    const key = (size: number, i: number) =>
      Buffer.from(Array.from({ length: size }, (_byte, at) => (37 * i + 91 * at) % 256));
    const hex = (size: number, i: number) => `x'${key(size, i).toString('hex')}'`;
    for (let i = 1; i <= 20; i++)
      history.run(`INSERT INTO keys VALUES (${hex(length, i)}, ${700_070 + 100 * i})`);
    for (let i = 1; i <= moved; i++)
      history.run(`UPDATE keys SET key = ${hex(length + 4, i)} WHERE rowid = ${i}`);
    history.run('DELETE FROM keys WHERE rowid = 14');
    // Its space is used for two others, the second of which leaves three bytes of it.
    history.run(`INSERT INTO keys VALUES (${other}, 12345)`);
    history.run('INSERT INTO keys VALUES (NULL, 12737)');
    history.run('DELETE FROM keys WHERE rowid = 21; DELETE FROM keys WHERE rowid = 22');

    expect(neverWere(history)).toEqual([]);
  },
);

test('what a number left behind that became NULL in its place is no row with a longer rowid than any', () => {
  const told = new Set<unknown>();
  for (let nulled = 2; nulled < 12; nulled++) {
    const file = made(
      'PRAGMA page_size = 512; PRAGMA secure_delete = 0',
      'CREATE TABLE t (id INTEGER PRIMARY KEY, a INTEGER)',
      `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 16) INSERT INTO t SELECT i, 400 + i FROM n`,
      `UPDATE t SET a = NULL WHERE id = ${nulled}`,
      'DELETE FROM t WHERE id < 13',
    );
    for (const row of recoverRows({ file: memoryFile(file) })) told.add(row.value(1));
  }
  expect([...told].filter((a) => a !== null && !(Number(a) > 400)).sort()).toEqual([]);
  expect(told.size).toBeGreaterThan(10);
});
