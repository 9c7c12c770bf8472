import { describe, expect, test } from 'vitest';
import { sms } from '../../src/artifacts/ios/sms.ts';
import type { EvidenceRecord } from '../../src/model/index.ts';
import { databaseAfter } from '../builders/database-after.ts';
import { examine } from '../builders/examine.ts';

const all = Array.from({ length: 60 }, (_, index) => index + 1);
const timeOf = (n: number) => `${700_000_000 + n * 100}000000${100 + n}`;

function lastOf(lines: readonly EvidenceRecord[]) {
  return lines
    .filter(({ deleted }) => deleted === true)
    .map(({ data }) => [data['guid'], data['chatId'], data['recoverableDeleteDate']]);
}

/** Messages of two conversations, tied to them as Messages does it, after these statements. */
function linesAfter(...statements: readonly string[]) {
  const bytes = databaseAfter(
    'PRAGMA foreign_keys = ON',
    'CREATE TABLE handle (ROWID INTEGER PRIMARY KEY AUTOINCREMENT UNIQUE, id TEXT NOT NULL, service TEXT NOT NULL)',
    'CREATE TABLE chat (ROWID INTEGER PRIMARY KEY AUTOINCREMENT, guid TEXT UNIQUE NOT NULL, style INTEGER, chat_identifier TEXT, is_filtered INTEGER DEFAULT 0)',
    'CREATE TABLE message (ROWID INTEGER PRIMARY KEY AUTOINCREMENT, guid TEXT UNIQUE NOT NULL, text TEXT, handle_id INTEGER DEFAULT 0, attributedBody BLOB, service TEXT, date INTEGER, is_from_me INTEGER DEFAULT 0)',
    'CREATE TABLE chat_message_join (chat_id INTEGER REFERENCES chat (ROWID) ON DELETE CASCADE, message_id INTEGER REFERENCES message (ROWID) ON DELETE CASCADE, message_date INTEGER DEFAULT 0, PRIMARY KEY (chat_id, message_id))',
    'CREATE TABLE chat_recoverable_message_join (chat_id INTEGER REFERENCES chat (ROWID) ON DELETE CASCADE, message_id INTEGER REFERENCES message (ROWID) ON DELETE CASCADE, delete_date INTEGER, ck_sync_state INTEGER DEFAULT 0, PRIMARY KEY (chat_id, message_id), CHECK (delete_date != 0))',
    "INSERT INTO handle VALUES (1, '+15550100', 'SMS')",
    "INSERT INTO chat VALUES (7, 'SMS;+;chat7', 43, 'chat7', 1), (10, 'SMS;-;+15550100', 45, '+15550100', 0)",
    ...all.flatMap((n) => [
      `INSERT INTO message VALUES (${n}, 'GUID-${n}', 'the text of message ${n}', 1, NULL, 'SMS', ${timeOf(n)}, 0)`,
      `INSERT INTO chat_message_join VALUES (${n % 2 === 0 ? 7 : 10}, ${n}, ${timeOf(n)})`,
    ]),
    ...statements,
  );
  return examine(sms, bytes).lines;
}

function deletedAfter(...statements: readonly string[]) {
  const lines = linesAfter(...statements);
  expect(lines.filter(({ deleted }) => deleted !== true).every(({ data }) => data['chatId'])).toBe(
    true,
  );
  return lines
    .filter(({ deleted }) => deleted === true)
    .map(({ data }) => [data['guid'], data['chatId'], data['isGroup'], data['chatFilter']]);
}

describe('a deleted message', () => {
  test('stands in the conversation of which the row was deleted with it', () => {
    expect(deletedAfter('DELETE FROM message WHERE ROWID IN (20, 31)').sort()).toEqual([
      ['GUID-20', 7, true, 'unknown-senders'],
      ['GUID-31', 10, false, 'none'],
    ]);
  });

  test('keeps the number of a conversation that was deleted too', () => {
    const gone = deletedAfter(
      'DELETE FROM message WHERE ROWID = 20',
      'UPDATE chat_message_join SET chat_id = 10',
      'DELETE FROM chat WHERE ROWID = 7',
    );
    expect(gone).toEqual([['GUID-20', 7, null, null]]);
  });

  test('has no conversation where the row that would tell it names another time', () => {
    const gone = deletedAfter(
      'UPDATE chat_message_join SET message_date = message_date + 1 WHERE message_id = 20',
      'DELETE FROM message WHERE ROWID = 20',
    );
    expect(gone).toEqual([['GUID-20', null, null, null]]);
  });

  describe('that was moved to those recently deleted before', () => {
    const moved = (n: number, date: string) => [
      `INSERT INTO chat_recoverable_message_join VALUES (7, ${n}, ${date}, 0)`,
      `DELETE FROM chat_message_join WHERE message_id = ${n}`,
    ];
    const gone = 'DELETE FROM message WHERE ROWID = 20';

    test('tells when', () => {
      const lines = linesAfter(...moved(20, '700100000000000009'), gone);
      expect(lastOf(lines)).toEqual([['GUID-20', 7, '2023-03-10T00:13:20.000000009Z']]);
    });

    test('does not where that would have been before it came', () => {
      const lines = linesAfter(...moved(20, '600100000000000009'), gone);
      expect(lastOf(lines)).toEqual([['GUID-20', 7, null]]);
    });

    test('does not where another one was', () => {
      const lines = linesAfter(...moved(22, '700100000000000009'), gone);
      expect(lastOf(lines).filter(([guid]) => guid === 'GUID-20')).toEqual([['GUID-20', 7, null]]);
    });
  });
});
