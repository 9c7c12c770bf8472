import { describe, expect, test } from 'vitest';
import { homekitInvitations } from '../../src/artifacts/ios/homekit-invitations.ts';
import { sharedNotes } from '../../src/artifacts/ios/shared-notes.ts';
import type { AnyArtifact } from '../../src/model/index.ts';
import { databaseAfter } from '../builders/database-after.ts';
import { examine, type Examined } from '../builders/examine.ts';
import { matcherOf } from '../builders/indicators.ts';

const six = [1, 2, 3, 4, 5, 6] as const;

function readAfter(
  artifact: AnyArtifact,
  pattern: string,
  statements: readonly string[],
): Examined {
  const read = examine(artifact, databaseAfter(...statements), { matcher: matcherOf(pattern) });
  expect([...read.problems, ...read.fileProblems]).toEqual([]);
  return read;
}

const metIn = ({ findings }: Examined) => findings.map(({ deleted, met }) => [deleted, met]);
const deletedIn = ({ lines }: Examined) => lines.filter(({ deleted }) => deleted === true);

describe('an invitation to a home that is there no more', () => {
  const store = [
    'CREATE TABLE Z_PRIMARYKEY (Z_ENT INTEGER PRIMARY KEY, Z_NAME VARCHAR)',
    'CREATE TABLE ZMKFINVITATION (Z_PK INTEGER PRIMARY KEY, Z_ENT INTEGER, ZINVITATIONSTATE INTEGER, ZEXPIRYDATE TIMESTAMP, ZWRITERTIMESTAMP TIMESTAMP, ZHOMENAME VARCHAR, ZINVITERUSERID VARCHAR, ZSHAREURL VARCHAR)',
    ...six.map(
      (n) =>
        `INSERT INTO ZMKFINVITATION VALUES (${n}, 7, 1, 68800000${n}, 68790000${n}.5, ${n === 6 ? 'NULL, NULL, NULL' : `'Home ${n}', 'mailto:person${n}@example.org', 'https://home${n}.example/'`})`,
    ),
  ];
  const gone = 'DELETE FROM ZMKFINVITATION WHERE Z_PK IN (4, 6)';

  test.each(["[email-addr:value='person4@example.org']", "[domain-name:value='home4.example']"])(
    'is found by what is left of it, as one that was received (%s)',
    (pattern) => {
      const read = readAfter(homekitInvitations, pattern, [...store, gone]);
      expect(metIn(read)).toEqual([[true, 'received']]);
      // One that was sent is no more told than where it is there.
      expect(deletedIn(read).map(({ data }) => data['inviterEmail'])).toHaveLength(1);
      expect(deletedIn(read)[0]?.times.map(({ at }) => at)).toContain('2022-10-19T19:20:04.500Z');
    },
  );

  test('is not told where it is there, however often it was changed', () => {
    const read = readAfter(homekitInvitations, "[email-addr:value='person4@example.org']", [
      ...store,
      "UPDATE ZMKFINVITATION SET ZHOMENAME = 'Another and longer name' WHERE Z_PK = 4",
    ]);
    expect(deletedIn(read)).toEqual([]);
    expect(metIn(read)).toEqual([[false, 'received']]);
  });
});

describe('of notes that are shared no more', () => {
  /** What iCloud keeps of a share with one other person. */
  const share = (email: string) =>
    '<plist version="1.0"><dict><key>$archiver</key><string>NSKeyedArchiver</string><key>$version</key><integer>100000</integer>' +
    '<key>$top</key><dict><key>Participants</key><dict><key>CF$UID</key><integer>1</integer></dict></dict>' +
    '<key>$objects</key><array><string>$null</string>' +
    '<dict><key>NS.objects</key><array><dict><key>CF$UID</key><integer>2</integer></dict></array><key>$class</key><dict><key>CF$UID</key><integer>5</integer></dict></dict>' +
    '<dict><key>ParticipantID</key><string>P-1</string><key>UserIdentity</key><dict><key>CF$UID</key><integer>3</integer></dict><key>$class</key><dict><key>CF$UID</key><integer>6</integer></dict></dict>' +
    '<dict><key>LookupInfo</key><dict><key>CF$UID</key><integer>4</integer></dict><key>$class</key><dict><key>CF$UID</key><integer>6</integer></dict></dict>' +
    `<dict><key>EmailAddress</key><string>${email}</string><key>$class</key><dict><key>CF$UID</key><integer>6</integer></dict></dict>` +
    '<dict><key>$classname</key><string>NSArray</string><key>$classes</key><array><string>NSArray</string></array></dict>' +
    '<dict><key>$classname</key><string>CKShareParticipant</string><key>$classes</key><array><string>CKShareParticipant</string></array></dict>' +
    '</array></dict></plist>';
  const store = [
    'CREATE TABLE ZICCLOUDSYNCINGOBJECT (Z_PK INTEGER PRIMARY KEY, ZIDENTIFIER VARCHAR, ZTITLE1 VARCHAR, ZSERVERSHAREDATA BLOB)',
    'CREATE TABLE ZICINVITATION (Z_PK INTEGER PRIMARY KEY, ZROOTOBJECT INTEGER, ZRECEIVEDDATE TIMESTAMP, ZSHAREURL VARCHAR, ZTITLE VARCHAR, ZSERVERSHAREDATA BLOB)',
    ...six.flatMap((n) => [
      `INSERT INTO ZICCLOUDSYNCINGOBJECT VALUES (${n}, 'N-${n}', 'Note ${n}', ${n % 2 ? 'NULL' : `CAST('${share(`person${n}@example.org`)}' AS BLOB)`})`,
      `INSERT INTO ZICINVITATION VALUES (${n}, NULL, 70000000${n}.5, 'https://invited${n}.example/notes/${n}', 'Plan ${n}', NULL)`,
    ]),
  ];

  test('an invitation is found, and a note that was not shared is not told', () => {
    const read = readAfter(sharedNotes, "[domain-name:value='invited4.example']", [
      ...store,
      'DELETE FROM ZICINVITATION WHERE Z_PK = 4',
      'DELETE FROM ZICCLOUDSYNCINGOBJECT WHERE Z_PK = 5',
    ]);
    expect(metIn(read)).toEqual([[true, 'received']]);
    expect(deletedIn(read).map(({ data }) => [data['url'], data['received']])).toEqual([
      ['https://invited4.example/notes/4', '2023-03-08T20:26:44.500Z'],
    ]);
  });

  test('nothing is told of what is there, however often it was changed', () => {
    const read = readAfter(sharedNotes, "[email-addr:value='person2@example.org']", [
      ...store,
      "UPDATE ZICCLOUDSYNCINGOBJECT SET ZTITLE1 = 'A new and longer title' WHERE Z_PK = 2",
      "UPDATE ZICINVITATION SET ZTITLE = 'A new and longer title' WHERE Z_PK = 3",
    ]);
    expect(metIn(read)).toEqual([[false, 'received']]);
    expect(deletedIn(read)).toEqual([]);
  });

  test('who took part in a note is found', () => {
    const read = readAfter(sharedNotes, "[email-addr:value='person4@example.org']", [
      ...store,
      'DELETE FROM ZICCLOUDSYNCINGOBJECT WHERE Z_PK = 4',
    ]);
    expect(metIn(read)).toEqual([[true, 'received']]);
    expect(deletedIn(read)).toHaveLength(1);
  });
});
