import { beforeAll, expect, test } from 'vitest';
import { cacheFiles } from '../../src/artifacts/ios/cache-files.ts';
import { calendar } from '../../src/artifacts/ios/calendar.ts';
import { calls } from '../../src/artifacts/ios/calls.ts';
import { chromeFavicon } from '../../src/artifacts/ios/chrome-favicon.ts';
import { contacts } from '../../src/artifacts/ios/contacts.ts';
import { firefoxHistory } from '../../src/artifacts/ios/firefox-history.ts';
import { interactionC } from '../../src/artifacts/ios/interaction-c.ts';
import { messageAccounts } from '../../src/artifacts/ios/message-accounts.ts';
import { safariBookmarks } from '../../src/artifacts/ios/safari-bookmarks.ts';
import { safariFavicon } from '../../src/artifacts/ios/safari-favicon.ts';
import type { AnyArtifact, EvidenceRecord } from '../../src/model/index.ts';
import { databaseAfter } from '../builders/database-after.ts';
import { startSqlite } from '../builders/example-file.ts';
import { examine } from '../builders/examine.ts';

beforeAll(startSqlite);
function recordsOf(artifact: AnyArtifact, bytes: Uint8Array): readonly EvidenceRecord[] {
  const { lines, problems, fileProblems } = examine(artifact, bytes, { full: true });
  expect([...problems, ...fileProblems]).toEqual([]);
  return lines;
}

function deletedIn(artifact: AnyArtifact, ...statements: readonly string[]): EvidenceRecord[] {
  return recordsOf(artifact, databaseAfter(...statements)).filter(
    ({ deleted }) => deleted === true,
  );
}

const four = [1, 2, 3, 4] as const;
const places = [
  'CREATE TABLE moz_places (id INTEGER PRIMARY KEY, url LONGVARCHAR NOT NULL, title LONGVARCHAR, visit_count_local INTEGER, last_visit_date_local INTEGER)',
  'CREATE TABLE moz_historyvisits (id INTEGER PRIMARY KEY, is_local INTEGER, from_visit INTEGER, place_id INTEGER, visit_date INTEGER, visit_type INTEGER)',
  ...four.flatMap((n) => [
    `INSERT INTO moz_places VALUES (${n}, 'https://page${n}.example/a', 'Page ${n}', 1, 164465613461${n})`,
    `INSERT INTO moz_historyvisits VALUES (${n + 10}, 1, NULL, ${n}, 164465613461${n}, 1)`,
  ]),
];

test('a page and a visit that were removed from the history of Firefox are records, marked as deleted', () => {
  const pages = deletedIn(firefoxHistory, ...places, 'DELETE FROM moz_places WHERE id = 4');
  expect(pages.map(({ data, position }) => [data['url'], data['isodate'], position])).toMatchObject(
    [['https://page4.example/a', null, { table: 'moz_places', rowId: 4 }]],
  );
  const visits = deletedIn(
    firefoxHistory,
    ...places,
    'DELETE FROM moz_historyvisits WHERE id = 14',
  );
  expect(visits.map(({ data }) => [data['id'], data['url'], data['isodate']])).toEqual([
    [14, 'https://page4.example/a', '2022-02-12T08:55:34.614Z'],
  ]);
});

test('the same in the older database of Firefox', () => {
  const old = [
    'CREATE TABLE history (id INTEGER PRIMARY KEY AUTOINCREMENT, guid TEXT, url TEXT, title TEXT NOT NULL)',
    'CREATE TABLE visits (id INTEGER PRIMARY KEY AUTOINCREMENT, siteID INTEGER NOT NULL, date REAL NOT NULL, type INTEGER NOT NULL, is_local TINYINT NOT NULL)',
    ...four.flatMap((n) => [
      `INSERT INTO history VALUES (${n}, 'guid-of-page-${n}', 'https://page${n}.example/a', 'Page ${n}')`,
      `INSERT INTO visits VALUES (${n + 10}, ${n}, 164465613461${n}000, 1, 1)`,
    ]),
    'DELETE FROM history WHERE id = 3',
  ];
  expect(deletedIn(firefoxHistory, ...old).map(({ data }) => data['url'])).toEqual([
    'https://page3.example/a',
  ]);
});

const callHistory = [
  'CREATE TABLE ZCALLRECORD (Z_PK INTEGER PRIMARY KEY, Z_ENT INTEGER, ZORIGINATED INTEGER, ZDATE TIMESTAMP, ZDURATION FLOAT, ZADDRESS VARCHAR, ZSERVICE_PROVIDER VARCHAR)',
  'CREATE TABLE ZHANDLE (Z_PK INTEGER PRIMARY KEY, Z_ENT INTEGER, ZTYPE INTEGER, ZNORMALIZEDVALUE VARCHAR, ZVALUE VARCHAR)',
  ...four.flatMap((n) => [
    `INSERT INTO ZCALLRECORD VALUES (${n}, 2, ${n % 2}, 70000000${n}.5, 61.5, 'caller${n}@example.org', 'com.apple.FaceTime')`,
    `INSERT INTO ZHANDLE VALUES (${n + 10}, 4, 3, NULL, 'member${n}@example.org')`,
  ]),
];

test('a call that was deleted is a record with who called, marked as deleted', () => {
  const deleted = deletedIn(calls, ...callHistory, 'DELETE FROM ZCALLRECORD WHERE Z_PK >= 3');
  const seen = deleted.map(({ data }) => [data['callerEmails'], data['calledEmails']]);
  expect(seen).toHaveLength(2);
  expect(seen).toContainEqual([['caller4@example.org'], []]);
  expect(seen).toContainEqual([[], ['caller3@example.org']]);
  expect(deleted[0]!.data['provider']).toBe('com.apple.FaceTime');
});

test('a participant who was deleted is told without a call', () => {
  const [gone, ...others] = deletedIn(calls, ...callHistory, 'DELETE FROM ZHANDLE WHERE Z_PK = 14');
  expect(gone!.data).toMatchObject({
    participants: ['member4@example.org'],
    callerEmails: ['member4@example.org'],
    number: null,
    isodate: null,
  });
  expect(others).toEqual([]);
});

test('a call that was answered later is not told as a deleted one', () => {
  const answered = 'UPDATE ZCALLRECORD SET ZDURATION = 99.25 WHERE Z_PK = 4';
  expect(deletedIn(calls, ...callHistory, answered)).toEqual([]);
});

test('of deleted contacts the web addresses are told, and nothing else', () => {
  const book = [
    'CREATE TABLE ABPerson (ROWID INTEGER PRIMARY KEY AUTOINCREMENT, First TEXT, Last TEXT)',
    'CREATE TABLE ABMultiValue (UID INTEGER PRIMARY KEY, record_id INTEGER, property INTEGER, identifier INTEGER, label INTEGER, value TEXT)',
    ...four.flatMap((n) => [
      `INSERT INTO ABPerson VALUES (${n}, 'Alex', 'Example ${n}')`,
      `INSERT INTO ABMultiValue VALUES (${n + 100}, ${n}, 22, 0, 1, 'https://alex${n}.example.org/')`,
      `INSERT INTO ABMultiValue VALUES (${n + 200}, ${n}, 4, 0, 1, 'alex${n}@example.org')`,
    ]),
    'DELETE FROM ABPerson WHERE ROWID = 4',
    'DELETE FROM ABMultiValue WHERE record_id = 4',
  ];
  expect(deletedIn(contacts, ...book).map(({ data }) => data)).toMatchObject([
    {
      id: 4,
      first: null,
      value: ['https://alex4.example.org/'],
      urls: ['https://alex4.example.org/'],
    },
  ]);
});

test('of a social profile that was taken from a card the address is told', () => {
  const book = [
    'CREATE TABLE ABPerson (ROWID INTEGER PRIMARY KEY AUTOINCREMENT, First TEXT, Last TEXT)',
    'CREATE TABLE ABMultiValue (UID INTEGER PRIMARY KEY, record_id INTEGER, property INTEGER, identifier INTEGER, label INTEGER, value TEXT)',
    'CREATE TABLE ABMultiValueEntryKey (value TEXT, UNIQUE(value))',
    'CREATE TABLE ABMultiValueEntry (parent_id INTEGER, key INTEGER, value TEXT, UNIQUE(parent_id, key))',
    "INSERT INTO ABMultiValueEntryKey VALUES ('username'), ('url')",
    "INSERT INTO ABPerson VALUES (1, 'Alex', 'Example')",
    ...four.flatMap((n) => [
      `INSERT INTO ABMultiValue VALUES (${n + 100}, 1, 46, 0, 1, NULL)`,
      `INSERT INTO ABMultiValueEntry VALUES (${n + 100}, 1, 'alex.example.${n}')`,
      `INSERT INTO ABMultiValueEntry VALUES (${n + 100}, 2, 'https://social${n}.example.org/alex')`,
    ]),
    'DELETE FROM ABMultiValueEntry WHERE parent_id = 103',
  ];
  expect(deletedIn(contacts, ...book).map(({ data }) => data)).toMatchObject([
    { id: 1, urls: ['https://social3.example.org/alex'] },
  ]);
});

const people = [
  'CREATE TABLE ZINTERACTIONS (Z_PK INTEGER PRIMARY KEY, ZDIRECTION INTEGER, ZSENDER INTEGER, ZSTARTDATE TIMESTAMP, ZBUNDLEID VARCHAR, ZCONTENTURL VARCHAR)',
  'CREATE TABLE ZCONTACTS (Z_PK INTEGER PRIMARY KEY, ZINCOMINGSENDERCOUNT INTEGER, ZOUTGOINGRECIPIENTCOUNT INTEGER, ZDISPLAYNAME VARCHAR, ZIDENTIFIER VARCHAR)',
  'CREATE TABLE ZATTACHMENT (Z_PK INTEGER PRIMARY KEY, ZSIZEINBYTES INTEGER, ZCONTENTURL VARCHAR, ZUTI VARCHAR)',
  ...four.flatMap((n) => [
    `INSERT INTO ZINTERACTIONS VALUES (${n}, 0, ${n + 10}, 77920000${n}.5, 'org.example.app${n}', 'https://shared${n}.example/')`,
    `INSERT INTO ZCONTACTS VALUES (${n + 10}, ${n % 2 === 0 ? 7 : 0}, ${n === 3 ? 2 : 0}, 'Bo ${n}', 'bo${n}@example.org')`,
    `INSERT INTO ZATTACHMENT VALUES (${n + 20}, 2048, 'https://file${n}.example/x', 'public.jpeg')`,
  ]),
];

test('an interaction that iOS dropped is a record with its sender, marked as deleted', () => {
  const deleted = deletedIn(interactionC, ...people, 'DELETE FROM ZINTERACTIONS WHERE Z_PK = 4');
  expect(deleted.map(({ data }) => data)).toMatchObject([
    {
      bundleId: 'org.example.app4',
      interactionContentUrl: 'https://shared4.example/',
      senderEmail: 'bo4@example.org',
    },
  ]);
});

test.each([
  ['whoever wrote to the phone', 14, { senderEmail: 'bo4@example.org', recipientEmails: [] }],
  ['whoever was written to', 13, { senderEmail: null, recipientEmails: ['bo3@example.org'] }],
  ['whoever did neither', 11, { senderEmail: 'bo1@example.org', recipientEmails: [] }],
])('a person whom the system no longer remembers: %s', (_who, key, data) => {
  const deleted = deletedIn(interactionC, ...people, `DELETE FROM ZCONTACTS WHERE Z_PK = ${key}`);
  expect(deleted.map((line) => line.data)).toMatchObject([{ bundleId: null, ...data }]);
});

test('an attachment of an interaction that is gone is told by its link', () => {
  const deleted = deletedIn(interactionC, ...people, 'DELETE FROM ZATTACHMENT WHERE Z_PK = 24');
  expect(deleted.map(({ data }) => data['attachmentContentUrl'])).toEqual([
    ['https://file4.example/x'],
  ]);
});

const cache = [
  'CREATE TABLE cfurl_cache_response (entry_ID INTEGER PRIMARY KEY AUTOINCREMENT UNIQUE, version INTEGER, hash_value INTEGER, storage_policy INTEGER, request_key TEXT UNIQUE, time_stamp NOT NULL DEFAULT CURRENT_TIMESTAMP, partition TEXT)',
  'CREATE TABLE cfurl_cache_receiver_data (entry_ID INTEGER PRIMARY KEY, isDataOnFS INTEGER, receiver_data BLOB)',
  ...four.flatMap((n) => [
    `INSERT INTO cfurl_cache_response VALUES (${n}, 0, 77${n}, 0, 'https://api${n}.example/v1', '2023-05-08 17:19:5${n}', NULL)`,
    `INSERT INTO cfurl_cache_receiver_data VALUES (${n}, 0, CAST('{"next":"https://next${n}.example/v2"}' AS BLOB))`,
  ]),
];

test('an answer that was evicted from a cache is told, and says nothing of its body', () => {
  const deleted = deletedIn(
    cacheFiles,
    ...cache,
    'DELETE FROM cfurl_cache_response WHERE entry_ID = 4',
    'DELETE FROM cfurl_cache_receiver_data WHERE entry_ID = 4',
  );
  const seen = deleted.map(({ data }) => [data['url'], data['body'], data['bodyLinks']]);
  expect(seen).toContainEqual(['https://api4.example/v1', 'unknown', []]);
  expect(seen).toContainEqual([null, 'unknown', ['https://next4.example/v2']]);
  expect(seen).toHaveLength(2);
});

test('an answer that was stored anew is not told as a deleted one', () => {
  const again = [
    'DELETE FROM cfurl_cache_response WHERE entry_ID = 4',
    "INSERT INTO cfurl_cache_response VALUES (9, 0, 774, 0, 'https://api4.example/v1', '2023-05-09 17:19:54', NULL)",
  ];
  expect(deletedIn(cacheFiles, ...cache, ...again)).toEqual([]);
});

test('a body whose answer is gone is told by its links, as one that is there', () => {
  const removed = databaseAfter(...cache, 'DELETE FROM cfurl_cache_response WHERE entry_ID = 4');
  const [body] = recordsOf(cacheFiles, removed).filter(({ data }) => data['url'] === null);
  expect(body).toMatchObject({
    data: { entryId: 4, body: 'unknown', bodyLinks: ['https://next4.example/v2'] },
  });
  expect(body!.deleted).toBeUndefined();
});

test('a page whose icon Safari dropped is a record, marked as deleted', () => {
  const icons = [
    'CREATE TABLE page_url (url TEXT PRIMARY KEY NOT NULL ON CONFLICT FAIL, uuid TEXT NOT NULL)',
    'CREATE TABLE icon_info (uuid TEXT PRIMARY KEY NOT NULL ON CONFLICT FAIL, url TEXT NOT NULL, timestamp REAL NOT NULL)',
    ...four.flatMap((n) => [
      `INSERT INTO page_url VALUES ('https://page${n}.example/', 'UUID-OF-ICON-${n}')`,
      `INSERT INTO icon_info VALUES ('UUID-OF-ICON-${n}', 'https://page${n}.example/icon.png', 65459860${n}.5)`,
    ]),
    "DELETE FROM page_url WHERE url = 'https://page4.example/'",
  ];
  expect(deletedIn(safariFavicon, ...icons).map(({ data }) => data)).toMatchObject([
    { url: 'https://page4.example/', iconUrl: 'https://page4.example/icon.png', type: 'valid' },
  ]);
  const again = "INSERT INTO page_url VALUES ('https://page4.example/', 'UUID-OF-ICON-4')";
  expect(deletedIn(safariFavicon, ...icons, again)).toEqual([]);
});

test('a page whose icon Chrome dropped is a record, marked as deleted', () => {
  const icons = [
    'CREATE TABLE icon_mapping (id INTEGER PRIMARY KEY, page_url LONGVARCHAR NOT NULL, icon_id INTEGER)',
    'CREATE TABLE favicons (id INTEGER PRIMARY KEY, url LONGVARCHAR NOT NULL, icon_type INTEGER DEFAULT 1)',
    ...four.flatMap((n) => [
      `INSERT INTO icon_mapping VALUES (${n}, 'https://page${n}.example/', ${n + 10})`,
      `INSERT INTO favicons VALUES (${n + 10}, 'https://page${n}.example/icon.png', 1)`,
    ]),
    'DELETE FROM icon_mapping WHERE id = 2',
    'DELETE FROM favicons WHERE id = 12',
  ];
  const devicePath =
    '/private/var/mobile/Containers/Data/Application/com.google.chrome.ios/Library/Application Support/Google/Chrome/Default/Favicons';
  const { lines } = examine(chromeFavicon, databaseAfter(...icons), { devicePath });
  const deleted = lines.filter((line) => line.deleted === true);
  expect(deleted.map(({ data }) => [data['url'], data['iconUrl']])).toEqual([
    ['https://page2.example/', null],
    [null, 'https://page2.example/icon.png'],
  ]);
});

const invitations = [
  'CREATE TABLE CalendarItem (ROWID INTEGER PRIMARY KEY, summary TEXT, description TEXT, start_date REAL, organizer_id INTEGER, url TEXT)',
  'CREATE TABLE Participant (ROWID INTEGER PRIMARY KEY, entity_type INTEGER, owner_id INTEGER, email TEXT, is_self INTEGER, comment TEXT, UUID TEXT, identity_id INTEGER)',
  'CREATE TABLE Identity (ROWID INTEGER PRIMARY KEY, address TEXT)',
  ...four.flatMap((n) => [
    `INSERT INTO CalendarItem VALUES (${n}, 'Meeting ${n}', 'Notes ${n}', 70000000${n}, ${n + 10}, NULL)`,
    `INSERT INTO Participant VALUES (${n + 10}, 8, ${n}, 'organiser${n}@example.org', 0, NULL, 'a050b517-0000-4000-8000-00000000000${n}', NULL)`,
    `INSERT INTO Participant VALUES (${n + 20}, 7, ${n}, 'guest${n}@example.org', 0, 'see https://comment${n}.example/', 'a050b517-0000-4000-8000-00000000001${n}', NULL)`,
  ]),
];

test('people of an invitation that was removed, and who was removed from one, are records, marked as deleted', () => {
  const people = (...statements: string[]): unknown[] =>
    deletedIn(calendar, ...invitations, ...statements)
      .filter(({ position }) => 'table' in position && position.table === 'Participant')
      .map(({ data }) => [data['id'], data['participantEmail'], data['links'], data['isRemoved']]);
  const guest = (isRemoved: boolean) => [
    3,
    'guest3@example.org',
    ['https://comment3.example/'],
    isRemoved,
  ];
  expect(people('DELETE FROM Participant WHERE ROWID = 23')).toEqual([guest(false)]);
  expect(
    people(
      'DELETE FROM CalendarItem WHERE ROWID = 3',
      'DELETE FROM Participant WHERE owner_id = 3',
    ),
  ).toEqual(expect.arrayContaining([[3, 'organiser3@example.org', [], true], guest(true)]));
  // What a server sent anew stands under another key.
  expect(
    people(
      "INSERT INTO Participant SELECT 30, 7, 3, email, 0, comment, 'b050b517-0000-4000-8000-000000000013', NULL FROM Participant WHERE ROWID = 23",
      'DELETE FROM Participant WHERE ROWID = 23',
    ),
  ).toEqual([]);
});

test('who wrote and is gone from Messages is a record, marked as deleted', () => {
  const handles = [
    'CREATE TABLE handle (ROWID INTEGER PRIMARY KEY AUTOINCREMENT UNIQUE, id TEXT NOT NULL, country TEXT, service TEXT NOT NULL, UNIQUE (id, service))',
    ...four.map(
      (n) => `INSERT INTO handle VALUES (${n}, 'sender${n}@example.org', 'de', 'iMessage')`,
    ),
  ];
  const gone = 'DELETE FROM handle WHERE ROWID = 3';
  expect(deletedIn(messageAccounts, ...handles, gone).map(({ data }) => data['emails'])).toEqual([
    ['sender3@example.org'],
  ]);
  // Who is still known by another service is not gone.
  const other = "INSERT INTO handle VALUES (9, 'sender3@example.org', 'de', 'SMS')";
  expect(deletedIn(messageAccounts, ...handles, other, gone)).toEqual([]);
});

test('a bookmark that was deleted is a record, unless the same page was put there anew', () => {
  const bookmarks = [
    'CREATE TABLE bookmarks (id INTEGER PRIMARY KEY AUTOINCREMENT, parent INTEGER, type INTEGER, title TEXT, url TEXT COLLATE NOCASE, ' +
      'order_index INTEGER NOT NULL, deleted INTEGER DEFAULT 0, extra_attributes BLOB DEFAULT NULL)',
    "INSERT INTO bookmarks VALUES (9, 0, 1, 'BookmarksBar', NULL, 0, 0, NULL)",
    ...four.map(
      (n) =>
        `INSERT INTO bookmarks VALUES (${n}, 9, 0, 'Page ${n}', 'https://page${n}.example/a', ${n}, 0, NULL)`,
    ),
    'DELETE FROM bookmarks WHERE id = 2',
  ];
  const gone = deletedIn(safariBookmarks, ...bookmarks);
  expect(gone.map(({ data }) => [data['url'], data['folder']])).toEqual([
    ['https://page2.example/a', 'BookmarksBar'],
  ]);
  const anew = deletedIn(
    safariBookmarks,
    ...bookmarks,
    // With more words it does not fit where the deleted one was.
    "INSERT INTO bookmarks VALUES (6, 9, 0, 'Page 2 again', 'https://page2.example/a', 2, 0, NULL)",
  );
  expect(anew).toEqual([]);
});
