import { describe, expect, test } from 'vitest';
import { contacts } from '../../src/artifacts/ios/contacts.ts';
import { notes } from '../../src/artifacts/ios/notes.ts';
import { sms } from '../../src/artifacts/ios/sms.ts';
import { smsAttachmentFolders } from '../../src/artifacts/ios/sms-attachment-folders.ts';
import { whatsapp } from '../../src/artifacts/ios/whatsapp.ts';
import type { AnyArtifact } from '../../src/model/index.ts';
import { databaseAfter } from '../builders/database-after.ts';
import { examine } from '../builders/examine.ts';

/** What is told of a database that these statements make. */
const toldOf = (artifact: AnyArtifact, ...statements: string[]): string[] => {
  const { problems, fileProblems } = examine(artifact, databaseAfter(...statements));
  return [...problems, ...fileProblems]
    .filter(({ code }) => code === 'malformed')
    .map(({ detail }) => detail);
};

describe('a row that cannot be judged is counted', () => {
  const kinds = [
    'CREATE TABLE Z_PRIMARYKEY (Z_ENT INTEGER PRIMARY KEY, Z_NAME VARCHAR)',
    "INSERT INTO Z_PRIMARYKEY VALUES (11, 'ICNote'), (12, 'ICFolder')",
    'CREATE TABLE ZICCLOUDSYNCINGOBJECT (Z_PK INTEGER PRIMARY KEY, Z_ENT INTEGER, ZISPASSWORDPROTECTED INTEGER, ZNOTEDATA INTEGER)',
    'CREATE TABLE ZICNOTEDATA (Z_PK INTEGER PRIMARY KEY, ZDATA BLOB)',
    "INSERT INTO ZICNOTEDATA VALUES (1, x'00112233')",
  ];
  const object = (kind: string, isLocked: string, body = 'NULL'): string[] => [
    ...kinds,
    `INSERT INTO ZICCLOUDSYNCINGOBJECT VALUES (1, ${kind}, ${isLocked}, ${body})`,
  ];
  const lost = 'ZICCLOUDSYNCINGOBJECT: a row without a known Z_ENT';
  test.each([
    ['11', []],
    ['12', []],
    ['13', [lost]],
    ['NULL', [lost]],
    ["''", [lost]],
    ["'x'", ['ZICCLOUDSYNCINGOBJECT.Z_ENT: a text instead of a number', lost]],
  ])('an object of Notes of the kind %s', (kind, told) => {
    expect(toldOf(notes, ...object(kind, '0')).sort()).toEqual([...told].sort());
  });

  test('so is the text of a note that is no gzip, but for one that is locked, which looks like anything', () => {
    const noGzip = 'the text of a note that is not locked is no gzip';
    expect(toldOf(notes, ...object('11', '0', '1'))).toEqual([noGzip]);
    expect(toldOf(notes, ...object('11', '1', '1'))).toEqual([]);
    expect(toldOf(notes, ...object('11', 'NULL', '1'))).toEqual([]);
  });

  test.each([
    ['NULL', ['Files: a row without a known flags']],
    ['2', []],
    ['1', []],
  ])('an entry below the attachments of messages with the flags %s', (flags, told) => {
    expect(
      toldOf(
        smsAttachmentFolders,
        'CREATE TABLE Files (fileID TEXT PRIMARY KEY, domain TEXT, relativePath TEXT, flags INTEGER, file BLOB)',
        `INSERT INTO Files VALUES ('${'0'.repeat(40)}', 'MediaDomain', 'Library/SMS/Attachments/0a/10', ${flags}, NULL)`,
      ),
    ).toEqual(told);
  });
});

test('numbers and addresses that name no contact are kept', () => {
  const { lines } = examine(
    contacts,
    databaseAfter(
      'CREATE TABLE ABPerson (ROWID INTEGER PRIMARY KEY, First TEXT, Last TEXT)',
      'CREATE TABLE ABMultiValue (UID INTEGER PRIMARY KEY, record_id INTEGER, property INTEGER, value TEXT)',
      "INSERT INTO ABMultiValue VALUES (1, NULL, 22, 'https://a.example'), (2, 'x', 4, 'b@example.org'), (3, 9, 4, 'c@example.org')",
    ),
  );
  expect(lines.map(({ data }) => [data['id'], data['value'], data['urls']])).toEqual([
    [null, ['https://a.example', 'b@example.org'], ['https://a.example']],
    [9, ['c@example.org'], []],
  ]);
});

describe('who wrote a message', () => {
  test.each([
    ['1', 'sent'],
    ['0', 'received'],
    ['NULL', null],
    ["'x'", null],
  ])('nobody knows unless it is said: %s', (fromMe, direction) => {
    const messages = examine(
      sms,
      databaseAfter(
        'CREATE TABLE message (ROWID INTEGER PRIMARY KEY, text TEXT, date INTEGER, is_from_me INTEGER, handle_id INTEGER)',
        `INSERT INTO message VALUES (1, 'a', 730000000, ${fromMe}, 1)`,
      ),
    );
    const chats = examine(
      whatsapp,
      databaseAfter(
        'CREATE TABLE ZWAMESSAGE (Z_PK INTEGER PRIMARY KEY, ZTEXT VARCHAR, ZISFROMME INTEGER, ZMESSAGEDATE TIMESTAMP)',
        `INSERT INTO ZWAMESSAGE VALUES (1, 'a', ${fromMe}, 730000000)`,
      ),
    );
    const mark = direction === null ? 'message' : `message ${direction}`;
    for (const { lines } of [messages, chats]) {
      expect(lines.map(({ data }) => data['direction'])).toEqual([direction]);
      expect(lines[0]!.times.map(({ marks }) => marks)).toContain(mark);
    }
  });
});
