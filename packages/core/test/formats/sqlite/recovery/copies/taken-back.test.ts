import { expect, test } from 'vitest';
import { memoryFile } from '../../../../../src/bytes/memory-file.ts';
import { goneRows, recoverRows } from '../../../../../src/formats/sqlite/recovery/index.ts';
import { linksInRemains } from '../../../../../src/formats/links.ts';
import { made } from '../../made-database.ts';

const table =
  'CREATE TABLE message (ROWID INTEGER PRIMARY KEY, guid TEXT UNIQUE NOT NULL, service TEXT, date INTEGER, text TEXT, kind INTEGER)';
const link = 'https://track.example/promo';
const long = `look at ${link} ${'and tell me what you think of it. '.repeat(9)}`;
const guid = (id: number): string => `GUID-0000-0000-0000-${1000 + id}`;
const insert = (id: number, text: string): string =>
  `INSERT INTO message VALUES (${id}, '${guid(id)}', 'iMessage', ${700_000_000 + id}, ${text}, 0)`;

/** What is gone: the guid, and the links that are left of the text. */
function gone(...statements: readonly string[]): string[] {
  const before = Array.from({ length: 12 }, (_, id) => insert(id + 1, `'message number ${id}'`));
  const file = memoryFile(made('PRAGMA secure_delete = 0', table, ...before, ...statements));
  return [...goneRows(recoverRows({ file }, { remainsTell: true }))].map(
    (row) => `${row.text(1)}: ${linksInRemains(row.remains(4)).join(' ')}`,
  );
}

test('a long text that was taken back is told as far as it stands, although the row is still there', () => {
  for (const length of [1, 60, 120])
    expect(
      gone(
        insert(20, `'${long}'`),
        insert(21, "'after it'"),
        'UPDATE message SET text = NULL WHERE ROWID = 20',
        insert(22, `'${'x'.repeat(length)}'`),
      ),
    ).toEqual([`${guid(20)}: ${link}`]);
});

test.each([
  ['is another one', "UPDATE message SET text = 'This message was taken back.' WHERE ROWID = 20"],
  ['is empty', "UPDATE message SET text = '' WHERE ROWID = 20"],
])('so is one in whose place %s', (_, change) => {
  const newer = insert(22, `'${'x'.repeat(60)}'`);
  expect(gone(insert(20, `'${long}'`), insert(21, "'after it'"), change, newer)).toEqual([
    `${guid(20)}: ${link}`,
  ]);
});

test('an older copy of a row that has its text still is none, whatever took the end of it', () => {
  for (const length of [1, 60, 120])
    expect(
      gone(
        insert(20, `'${long}'`),
        insert(21, "'after it'"),
        'UPDATE message SET date = 7000000000000000000 WHERE ROWID = 20',
        insert(22, `'${'x'.repeat(length)}'`),
      ),
    ).toEqual([]);
});
