import { expect, test } from 'vitest';
import { memoryFile } from '../../../../../src/bytes/memory-file.ts';
import { recoverRows } from '../../../../../src/formats/sqlite/recovery/index.ts';
import { History, rowText, shown } from '../histories/history.ts';

/** Rows that are told and never were as all of it says. */
function invented(history: History): string[] {
  const past = history.past();
  return [...recoverRows({ file: memoryFile(history.bytes()) })]
    .filter(
      (row) =>
        !past.some(({ values }) =>
          row.columns.every(
            (_, column) =>
              !row.knows(column) || shown(row.value(column)) === shown(values[column]!),
          ),
        ),
    )
    .map(rowText);
}

const member = 'CREATE TABLE member (chat INTEGER, message INTEGER, at INTEGER)';
const at = (message: number): string =>
  `${700_000_000 + 3601 * message}${200_000_003 * 4 + message}`;
const join = (rowId: number, chat: number, message = rowId): string =>
  `INSERT INTO member (rowid, chat, message, at) VALUES (${rowId}, ${chat}, ${message}, ${at(message)})`;

test('one byte that an earlier version of the row behind left is no end of a number, where the rowids say that it may be', () => {
  const history = new History(4096, [member], ['member']);
  // The number 1 takes no byte.
  for (let row = 200; row <= 206; row++) history.run(join(row, row < 205 ? 2 : 1));
  history.run('UPDATE member SET chat = 5 WHERE rowid > 204');
  history.run('UPDATE member SET chat = 1 WHERE rowid = 206');

  expect(invented(history)).toEqual([]);
});

test('nor one byte of a row that stood there for a while, whose rowid was longer than that of the row behind', () => {
  const history = new History(4096, [member], ['member']);
  for (let row = 20_001; row <= 20_020; row++) history.run(join(row, row === 20_010 ? 1 : 3));
  for (let row = 20_010; row <= 20_013; row++)
    history.run(`DELETE FROM member WHERE rowid = ${row}`);
  for (let row = 20_021; row <= 20_023; row++) history.run(join(row, 5));
  history.run('DELETE FROM member WHERE rowid = 20023');
  history.run(join(10_104, 7, 20_030));

  expect(invented(history)).toEqual([]);
});

test('the head of a longer row that took the last bytes of one ends it, though it goes on behind the end', () => {
  const schema =
    'CREATE TABLE message (id INTEGER PRIMARY KEY, text TEXT, sender INTEGER, at INTEGER, read INTEGER)';
  const said = (length: number): string =>
    'whatever was said of it there and then '.repeat(4).slice(0, length);
  const insert = (row: number, length: number): string =>
    `INSERT INTO message VALUES (${2_100_000 + row}, '${said(length)}', ${10 + row}, ${at(row)}, ${at(row + 3)})`;
  const wrong: string[] = [];
  for (let longer = 1; longer <= 3; longer++) {
    for (let shorter = 4; shorter <= 9; shorter++) {
      for (const isAnother of [false, true]) {
        const history = new History(1024, [schema], ['message']);
        for (let row = 1; row <= 6; row++) history.run(insert(row, 30));
        history.run(
          'DELETE FROM message WHERE id = 2100006; DELETE FROM message WHERE id = 2100005',
        );
        history.run(insert(7, 30 + longer));
        if (isAnother)
          history.run(
            `DELETE FROM message WHERE id = 2100007; ${insert(8, 30 + longer - shorter)}`,
          );
        else
          history.run(
            `UPDATE message SET text = '${said(30 + longer - shorter)}' WHERE id = 2100007`,
          );
        wrong.push(...invented(history).map((row) => `${longer} ${shorter} ${isAnother}: ${row}`));
      }
    }
  }
  expect(wrong).toEqual([]);
});

test('nor is what stands behind a row without rowid all its own, where the head of a longer one between it and the next went on', () => {
  const wrong: string[] = [];
  const said = 'whatever was said of it there and then and later on in the evening';
  const insert = (key: number, length: number): string =>
    `INSERT INTO entry VALUES (${key}, ${70_000 + key}, '${said.repeat(2).slice(key % 20, (key % 20) + length)}')`;
  for (const [longer, shorter] of [1, 2].flatMap((more) => [2, 3].map((less) => [more, less]))) {
    const history = new History(
      4096,
      [
        'CREATE TABLE entry (note INTEGER, seen INTEGER, text TEXT, PRIMARY KEY (note)) WITHOUT ROWID',
      ],
      ['entry'],
    );
    for (let key = 3001; key <= 3030; key++) history.run(insert(key, 70));
    // Each stands before the one whose key is less; the one between is freed last, so that its head stands.
    for (const key of [3017, 3015, 3016]) history.run(`DELETE FROM entry WHERE note = ${key}`);
    history.run(insert(3015, 70 + longer!));
    history.run('DELETE FROM entry WHERE note = 3015');
    history.run(insert(3015, 70 + longer! - shorter!));
    history.run('DELETE FROM entry WHERE note = 3015');
    wrong.push(...invented(history));
  }
  expect(wrong).toEqual([]);
});

test('a number of a row whose first one became shorter in its place is not read from a place too far behind', () => {
  const history = new History(
    512,
    ['CREATE TABLE member (chat INTEGER, message INTEGER)'],
    ['member'],
  );
  for (let row = 1; row <= 25; row++)
    history.run(`INSERT INTO member VALUES (${2 + (row % 9)}, ${row + 1})`);
  history.run('UPDATE member SET chat = 1 WHERE rowid BETWEEN 16 AND 20');
  history.run('DELETE FROM member WHERE rowid BETWEEN 16 AND 20');

  expect(invented(history)).toEqual([]);
});

test('entries of an index that are gone are no rows of the table, whose size stands at the end of the entry before', () => {
  const history = new History(1024, [member], ['member']);
  // The last bytes of many rowids are 0b, as many as an entry has, and one above 7f, the first byte of a rowid that ends in the size of the next entry.
  for (let row = 2_100_070; row < 2_100_120; row++)
    history.run(
      `INSERT INTO member (rowid, chat, message, at) VALUES (${row}, 12, ${row + 1}, ${699_000_000 + row})`,
    );
  history.run('CREATE INDEX by_chat ON member (chat, message)');
  history.run('DELETE FROM member WHERE rowid % 3 = 0; DROP INDEX by_chat');

  expect(invented(history)).toEqual([]);
});

test('what looks like a row of no known table within one of a known one that ends where it does hides none', () => {
  const schema =
    'CREATE TABLE message (id INTEGER PRIMARY KEY, guid TEXT, text TEXT, sender INTEGER, at INTEGER, read INTEGER, state INTEGER)';
  const history = new History(1024, [schema, 'CREATE TABLE other (a)'], ['message']);
  // From the kind of its text on it is one of five values: 0x3f bytes, rowid 1, a header of six with the first letters of the guid as kinds.
  const guid = '512453be-cbcc-93cfcdce795b';
  const insert = (row: number): string =>
    `INSERT INTO message VALUES (${70_000 + row}, '${row === 45 ? guid : guid.replace('512', '9ad')}', 'the photo at at me me the', 20, 7002494492683${70_000 + row}, NULL, 0)`;
  for (let row = 40; row <= 80; row++) history.run(insert(row));
  // Of its pages the first heads the list of free ones, and is taken again last.
  history.run('DELETE FROM message');
  for (let row = 90; row <= 100; row++) history.run(insert(row));
  const rows = [...recoverRows({ file: memoryFile(history.bytes()) })];

  expect(rows.filter((row) => row.table === null).map(rowText)).toEqual([]);
  expect(rows.map((row) => row.value(1))).toContain(guid);
});
