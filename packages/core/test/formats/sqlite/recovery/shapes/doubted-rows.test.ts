import { expect, test } from 'vitest';
import { memoryFile } from '../../../../../src/bytes/memory-file.ts';
import { recoverRows } from '../../../../../src/formats/sqlite/recovery/index.ts';
import { randomness } from '../../randomness.ts';
import { made } from '../../made-database.ts';
import { History } from '../histories/history.ts';

const plain = 'PRAGMA page_size = 4096; PRAGMA secure_delete = 0';

test('a row without rowid that lost the lengths of its texts is told by its key, whole or not at all where its number is no rare one', () => {
  const told = { rare: 0, common: 0, whole: 0 };
  for (let seed = 1; seed <= 60; seed++) {
    const random = randomness(seed);
    for (const kind of ['rare', 'common'] as const) {
      const number = (): number =>
        kind === 'rare' ? random.between(700_000_000, 700_900_000) : random.between(0, 2 ** 30);
      const rows = Array.from(
        { length: 90 },
        (_, index) =>
          [`key-${index}`, 'x'.repeat(random.between(5, 40)), number()] as [string, string, number],
      );
      const list = (some: typeof rows) => some.map(([k, v, n]) => `('${k}', '${v}', ${n})`).join();
      const gone = rows.filter((_, index) => index % 7 === 3).map(([k]) => `'${k}'`);
      const file = made(
        plain,
        'CREATE TABLE note (k TEXT PRIMARY KEY, v TEXT, n INT) WITHOUT ROWID',
        `INSERT INTO note VALUES ${list(rows.slice(0, 60))}`,
        `DELETE FROM note WHERE k IN (${gone.slice(0, 6).join()})`,
        `INSERT INTO note VALUES ${list(rows.slice(60))}`,
        `DELETE FROM note WHERE k IN (${gone.join()})`,
      );
      for (const row of recoverRows({ file: memoryFile(file) })) {
        if (row.knows(0) && row.knows(1)) {
          told.whole++;
          expect(rows).toContainEqual([row.value(0), row.value(1), row.value(2)]);
        } else if (row.knows(0)) {
          // Its text may have been so long that what came later took its end: the key is the same.
          expect(row.knows(2)).toBe(false);
          expect(rows.map(([k]) => k)).toContain(row.value(0));
        } else {
          told[kind]++;
          expect(rows.map(([, , n]) => n)).toContain(row.value(2));
        }
      }
    }
  }
  expect(told.common).toBe(0);
  expect(told.whole).toBeGreaterThan(860);
});

test('digits of a text in UTF-16 are not taken for a list of cells', () => {
  let found = 0;
  for (let count = 260; count < 290; count++) {
    const file = made(
      'PRAGMA encoding = "UTF-16be"',
      'PRAGMA page_size = 32768; PRAGMA secure_delete = 0',
      'CREATE TABLE message (id INTEGER PRIMARY KEY, guid TEXT, body TEXT, at INT, mine INT)',
      `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${count})
        INSERT INTO message SELECT i, '0181777-' || (100 + i), 'what was said as number ' || i, 600000000000 + i, 1 FROM n`,
      // Of the list of cells, which becomes shorter, the last places keep what stood there.
      `DELETE FROM message WHERE id IN (${count - 1}, ${count})`,
    );
    for (const row of recoverRows({ file: memoryFile(file) })) {
      expect([count, row.knows(2), row.knows(3)]).toEqual([count, true, true]);
      found++;
    }
  }
  expect(found).toBe(60);
});

test.each([
  ['zeros', () => 0],
  ['what is no text', (at: number) => 0x80 + (at % 64)],
])('a text whose overflow page now holds %s is told only as far as its cell goes', (_, byteAt) => {
  const long = 'words of a long text '.repeat(400);
  const file = made(
    plain,
    'CREATE TABLE early (a TEXT)',
    "INSERT INTO early VALUES ('x')",
    'CREATE TABLE note (id INTEGER PRIMARY KEY, seen INT, text TEXT)',
    `INSERT INTO note VALUES (1, 7, '${long}'), (2, 8, 'short')`,
    'DROP TABLE early',
    'DELETE FROM note WHERE id = 1',
  );
  const texts = () =>
    [...recoverRows({ file: memoryFile(file) })].flatMap((row) =>
      row.table === 'note' ? [row.text(2)] : [],
    );
  expect(texts()).toEqual([long]);
  // The number of the next page stays, as it does where a page is used again for the same place of another chain.
  const last = file.lastIndexOf(0x20);
  const page = last - (last % 4096);
  for (let at = page + 300; at < page + 4096; at++) file[at] = byteAt(at);
  expect(texts()).toEqual([null]);
});

test('the first letter of the only value of a row is not taken for its length', () => {
  // 'm' as a serial type is that of a text of 48 bytes.
  const word = 'mike foxtrot oscar golf india kilo lima papa golf';
  for (let id = 90; id < 128; id++) {
    const file = made(
      plain,
      'CREATE TABLE word (a TEXT)',
      `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 300)
        INSERT INTO word SELECT CASE i WHEN ${id} THEN '${word}' ELSE substr('some words of whatever length there may be', 1, 7 + i % 34) END FROM n`,
      `DELETE FROM word WHERE rowid = ${id}`,
    );
    const rows = [...recoverRows({ file: memoryFile(file) })].map((row) => row.text(0));
    expect([id, rows.filter((text) => text === word.slice(1))]).toEqual([id, []]);
  }
});

const words =
  'what somebody said or meant to say when there was nothing to be said and nobody to hear it';

test('a text that ends with a space is no doubt where texts of live rows do', () => {
  const told = [0, 1].map((spaces) => {
    const file = made(
      plain,
      'CREATE TABLE note (a TEXT, b TEXT)',
      `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 60)
        INSERT INTO note SELECT substr('${words}', 1, 9 + i % 31), substr('${words}', 1, 11 + i % 29) || iif(i = 40 OR (${spaces} AND i % 3 = 0), ' ', '.') FROM n`,
      'DELETE FROM note WHERE rowid = 40',
    );
    return [...recoverRows({ file: memoryFile(file) })].map((row) => row.text(0));
  });
  expect(told).toEqual([[], [words.slice(0, 18)]]);
});

test('a row whose freeblock ends where nothing is in use is as long as that, though bytes were left behind it', () => {
  for (let shorter = 1; shorter <= 3; shorter++) {
    const file = made(
      plain,
      'CREATE TABLE note (a TEXT, n INTEGER)',
      `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 60)
        INSERT INTO note SELECT substr('${words}', 1, 9 + i % 31), i % 9 FROM n`,
      // At the end of its page, it becomes shorter in its place.
      `UPDATE note SET a = substr(a, ${shorter + 1}) WHERE rowid = 1`,
      'DELETE FROM note WHERE rowid = 1',
    );
    const told = [...recoverRows({ file: memoryFile(file) })].map((row) => row.text(0));
    expect(told).toEqual([words.slice(shorter, 10)]);
  }
});

test('a date all of whose bytes are letters and signs is one where live rows have such', () => {
  const history = new History(1024, ['CREATE TABLE visits (name TEXT, at INTEGER)'], ['visits']);
  const date = (i: number) => 1_701_069_413 + (i - 15) * 300_007;
  for (let i = 1; i <= 30; i++) history.run(`INSERT INTO visits VALUES ('row ${i}', ${date(i)})`);
  history.run('DELETE FROM visits WHERE rowid = 15');
  // "edBe"
  expect(date(15)).toBe(0x65644265);
  expect(toldIn(history)).toEqual([['row 15', date(15)]]);
});

test('an earlier version of one row among many that were freed side by side is no doubt of the others', () => {
  for (const moved of [20, 15, 27]) {
    const history = new History(4096, ['CREATE TABLE t (name TEXT, n INTEGER, note TEXT)'], ['t']);
    for (let i = 1; i <= 40; i++)
      history.run(`INSERT INTO t VALUES ('row ${i + 20}', ${(i * 37) % 100}, NULL)`);
    history.run(`UPDATE t SET name = 'something longer' WHERE rowid = ${moved}`);
    history.run(`DELETE FROM t WHERE rowid BETWEEN 10 AND 28 AND rowid <> ${moved}`);

    const told = toldIn(history).map(([name]) => name);
    for (let i = 10; i <= 28; i++) expect(told).toContain(`row ${i + 20}`);
    expect(told.length).toBe(19);
  }
});

const toldIn = (history: History) =>
  [...recoverRows({ file: memoryFile(history.bytes()) })].map((row) =>
    row.columns.map((_, column) => row.value(column)).filter((value) => value !== null),
  );
