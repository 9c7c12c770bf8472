import { describe, expect, test } from 'vitest';
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

/** The same after a change to the row of the long text, and a newer row of so many letters in the space that this freed. */
const goneAfter = (change: string, letters: number): string[] =>
  gone(
    insert(20, `'${long}'`),
    insert(21, "'after it'"),
    `UPDATE message SET ${change} WHERE ROWID = 20`,
    insert(22, `'${'x'.repeat(letters)}'`),
  );

describe.each([1, 60, 120])('where %i newer letters took the end', (letters) => {
  test.each(['text = NULL', "text = 'This message was taken back.'", "text = ''"])(
    'a long text is told as far as it stands, although the row is still there: %s',
    (change) => {
      expect(goneAfter(change, letters)).toEqual([`${guid(20)}: ${link}`]);
    },
  );

  test('an older copy of a row that has its text still is none', () => {
    expect(goneAfter('date = 7000000000000000000', letters)).toEqual([]);
  });
});
