import { beforeAll, expect, test } from 'vitest';
import { chromeDownloads } from '../../src/artifacts/ios/chrome-downloads.ts';
import { chromeHistory } from '../../src/artifacts/ios/chrome-history.ts';
import { chromeSearches } from '../../src/artifacts/ios/chrome-searches.ts';
import { messageChats } from '../../src/artifacts/ios/message-chats.ts';
import { safariBrowserState } from '../../src/artifacts/ios/safari-browser-state.ts';
import { tcc } from '../../src/artifacts/ios/tcc.ts';
import { webkitResourceLoadStatistics } from '../../src/artifacts/ios/webkit-resource-load-statistics.ts';
import { whatsappChats } from '../../src/artifacts/ios/whatsapp-chats.ts';
import type { AnyArtifact, EvidenceRecord } from '../../src/model/index.ts';
import { databaseAfter } from '../builders/database-after.ts';
import { startSqlite } from '../builders/example-file.ts';
import { examine } from '../builders/examine.ts';

beforeAll(startSqlite);
function deletedIn(artifact: AnyArtifact, bytes: Uint8Array, devicePath?: string) {
  const { lines, problems, fileProblems } = examine(artifact, bytes, {
    full: true,
    ...(devicePath !== undefined && { devicePath }),
  });
  expect([...problems, ...fileProblems]).toEqual([]);
  return lines.filter((line: EvidenceRecord) => line.deleted === true);
}

const history =
  '/private/var/mobile/Containers/Data/Application/com.google.chrome.ios/Library/Application Support/Google/Chrome/Default/History';
const chrome = [
  'CREATE TABLE urls (id INTEGER PRIMARY KEY AUTOINCREMENT, url LONGVARCHAR, title LONGVARCHAR, visit_count INTEGER, typed_count INTEGER, last_visit_time INTEGER)',
  'CREATE TABLE visits (id INTEGER PRIMARY KEY AUTOINCREMENT, url INTEGER NOT NULL, visit_time INTEGER NOT NULL, from_visit INTEGER, transition INTEGER, visit_duration INTEGER)',
  'CREATE TABLE visit_source (id INTEGER PRIMARY KEY, source INTEGER NOT NULL)',
  ...[1, 2, 3, 4].flatMap((n) => [
    `INSERT INTO urls VALUES (${n}, 'https://page${n}.example/a', 'Page ${n}', 1, 0, 1325533777590249${n})`,
    `INSERT INTO visits VALUES (${n + 10}, ${n}, 1325533777590249${n}, 0, 805306369, 2500000)`,
  ]),
];

test('an address that was removed from the history of Chrome is a record, marked as deleted', () => {
  const bytes = databaseAfter(...chrome, 'DELETE FROM urls WHERE id = 4');
  const deleted = deletedIn(chromeHistory, bytes, history);
  expect(deleted.map(({ data, position }) => [data['url'], position])).toMatchObject([
    ['https://page4.example/a', { table: 'urls', rowId: 4 }],
  ]);
});

test('a visit that was removed from it is a record with the address that is still there', () => {
  const bytes = databaseAfter(...chrome, 'DELETE FROM visits WHERE id = 14');
  const deleted = deletedIn(chromeHistory, bytes, history);
  expect(deleted.map(({ data }) => [data['visitId'], data['url'], data['isodate']])).toEqual([
    [14, 'https://page4.example/a', '2021-01-17T06:16:15.902494Z'],
  ]);
});

test('a removed visit that lost its number is not said to be of this phone, where others are listed as of another', () => {
  const isLocal = (...statements: readonly string[]) =>
    deletedIn(chromeHistory, databaseAfter(...chrome, ...statements), history).map(({ data }) => [
      data['visitId'],
      data['isLocal'],
    ]);
  const synchronised = 'INSERT INTO visit_source VALUES (12, 0)';
  expect(isLocal(synchronised, 'DELETE FROM visits WHERE id = 12')).toEqual([[null, null]]);
  expect(isLocal(synchronised, 'DELETE FROM visits WHERE id = 14')).toEqual([[14, true]]);
  expect(isLocal('DELETE FROM visits WHERE id = 12')).toEqual([[null, true]]);
});

test('a download that was removed from Chrome is found with its addresses, and a search that was', () => {
  const bytes = databaseAfter(
    ...chrome,
    'CREATE TABLE downloads (id INTEGER PRIMARY KEY, guid VARCHAR NOT NULL, target_path LONGVARCHAR NOT NULL, start_time INTEGER NOT NULL, tab_url VARCHAR NOT NULL)',
    'CREATE TABLE downloads_url_chains (id INTEGER NOT NULL, chain_index INTEGER NOT NULL, url LONGVARCHAR NOT NULL, PRIMARY KEY (id, chain_index))',
    'CREATE TABLE keyword_search_terms (keyword_id INTEGER NOT NULL, url_id INTEGER NOT NULL, term LONGVARCHAR NOT NULL, normalized_term LONGVARCHAR NOT NULL)',
    ...[1, 2, 3, 4].flatMap((n) => [
      `INSERT INTO downloads VALUES (${n}, 'guid-${n}', '/private/var/mobile/Documents/${n}.zip', 1325533777590249${n}, 'https://tab${n}.example/')`,
      `INSERT INTO downloads_url_chains VALUES (${n}, 0, 'https://file${n}.example/${n}.zip')`,
      `INSERT INTO keyword_search_terms VALUES (2, ${n}, 'what is Site${n}.example.org', 'what is site${n}.example.org')`,
    ]),
    'DELETE FROM downloads WHERE id = 3',
    'DELETE FROM downloads_url_chains WHERE id = 3',
    'DELETE FROM keyword_search_terms WHERE url_id = 3',
  );
  const deleted = deletedIn(chromeDownloads, bytes, history);
  expect(deleted.map(({ data }) => [data['tabUrl'], data['urls']])).toEqual(
    expect.arrayContaining([
      ['https://tab3.example/', []],
      [null, ['https://file3.example/3.zip']],
    ]),
  );
  expect(deleted).toHaveLength(2);
  expect(deletedIn(chromeSearches, bytes, history).map(({ data }) => data['links'])).toEqual([
    ['Site3.example.org'],
  ]);
});

const access = [
  'CREATE TABLE access (service TEXT NOT NULL, client TEXT NOT NULL, client_type INTEGER NOT NULL, auth_value INTEGER NOT NULL, auth_reason INTEGER NOT NULL, last_modified INTEGER NOT NULL, PRIMARY KEY (service, client, client_type))',
  ...[1, 2, 3, 4].map(
    (n) =>
      `INSERT INTO access VALUES ('kTCCServiceCamera', 'org.example.app${n}', 0, 2, 2, 162028488${n})`,
  ),
];

test('a permission that was removed is a record, marked as deleted', () => {
  const bytes = databaseAfter(...access, "DELETE FROM access WHERE client = 'org.example.app4'");
  expect(deletedIn(tcc, bytes).map(({ data }) => [data['client'], data['authValue']])).toEqual([
    ['org.example.app4', 'allowed'],
  ]);
});

test('a permission that was given anew is not told as a deleted one', () => {
  const again =
    "INSERT OR REPLACE INTO access VALUES ('kTCCServiceCamera', 'org.example.app4', 0, 0, 3, 1620284899)";
  expect(deletedIn(tcc, databaseAfter(...access, again))).toEqual([]);
});

test('a site that WebKit dropped is a record, marked as deleted, unless it was seen again', () => {
  const sites = [
    'CREATE TABLE ObservedDomains (domainID INTEGER PRIMARY KEY, registrableDomain TEXT NOT NULL UNIQUE ON CONFLICT FAIL, lastSeen REAL NOT NULL, hadUserInteraction INTEGER NOT NULL, mostRecentUserInteractionTime REAL NOT NULL)',
    'CREATE TABLE TopFrameUniqueRedirectsTo (sourceDomainID INTEGER, toDomainID INTEGER)',
    'CREATE TABLE SubresourceUnderTopFrameDomains (subresourceDomainID INTEGER, topFrameDomainID INTEGER)',
    ...[1, 2, 3, 4].map(
      (n) =>
        `INSERT INTO ObservedDomains VALUES (${n}, 'site${n}.example', 1620284880.5, 1, 1620284881.5)`,
    ),
    'DELETE FROM ObservedDomains WHERE domainID = 4',
  ];
  const site = ({ data }: EvidenceRecord) => data['registrableDomain'];
  const gone = deletedIn(webkitResourceLoadStatistics, databaseAfter(...sites));
  expect(gone.map(site)).toEqual(['site4.example']);
  const again = "INSERT INTO ObservedDomains VALUES (9, 'site4.example', 1620284890.5, 0, -1)";
  expect(deletedIn(webkitResourceLoadStatistics, databaseAfter(...sites, again)).map(site)).toEqual(
    [],
  );
});

test.each([
  [
    'BrowserState.db',
    'CREATE TABLE tabs (id INTEGER PRIMARY KEY, uuid TEXT, title TEXT, url TEXT, user_visible_url TEXT, last_viewed_time REAL, private_browsing BOOLEAN DEFAULT 0, session_data BLOB)',
    (n: number) =>
      `INSERT INTO tabs VALUES (${n}, 'T-${n}', 'Tab ${n}', 'https://tab${n}.example/', 'tab${n}.example', 65459860${n}.5, 0, NULL)`,
    'DELETE FROM tabs WHERE id = 4',
  ],
  [
    'SafariTabs.db',
    'CREATE TABLE bookmarks (id INTEGER PRIMARY KEY, parent INTEGER, type INTEGER, title TEXT, url TEXT, external_uuid TEXT, extra_attributes BLOB)',
    (n: number) =>
      `INSERT INTO bookmarks VALUES (${n}, 7, 0, 'Tab ${n}', 'https://tab${n}.example/', 'T-${n}', NULL)`,
    'DELETE FROM bookmarks WHERE id = 4',
  ],
])('a tab that was deleted is a record, marked as deleted: %s', (_name, table, row, deletion) => {
  const bytes = databaseAfter(table, ...[1, 2, 3, 4].map(row), deletion);
  const deleted = deletedIn(safariBrowserState, bytes);
  expect(deleted.map(({ data }) => [data['tabUuid'], data['tabUrl']])).toEqual([
    ['T-4', 'https://tab4.example/'],
  ]);
});

test('a chat of WhatsApp that was deleted is a record with the link in its last message, and one that is there is not told twice', () => {
  const bytes = databaseAfter(
    'CREATE TABLE ZWACHATSESSION (Z_PK INTEGER PRIMARY KEY, ZSESSIONTYPE INTEGER, ZLASTMESSAGEDATE TIMESTAMP, ZCONTACTJID VARCHAR, ZPARTNERNAME VARCHAR, ZLASTMESSAGETEXT VARCHAR)',
    ...[1, 2, 3, 4].map(
      (n) =>
        `INSERT INTO ZWACHATSESSION VALUES (${n}, 0, 77810000${n}, '1555010${n}@s.whatsapp.net', 'Person ${n}', 'See https://last${n}.example/a')`,
    ),
    'DELETE FROM ZWACHATSESSION WHERE Z_PK = 4',
    "UPDATE ZWACHATSESSION SET ZLASTMESSAGETEXT = 'ok' WHERE Z_PK = 3",
  );
  expect(
    deletedIn(whatsappChats, bytes).map(({ data }) => [data['sessionPk'], data['links']]),
  ).toEqual([[4, ['https://last4.example/a']]]);
});

test('a conversation that was deleted is a record with the link in the name of its group', () => {
  const bytes = databaseAfter(
    'CREATE TABLE chat (ROWID INTEGER PRIMARY KEY AUTOINCREMENT, guid TEXT NOT NULL, style INTEGER, chat_identifier TEXT, service_name TEXT, display_name TEXT)',
    ...[1, 2, 3, 4].map(
      (n) =>
        `INSERT INTO chat VALUES (${n}, 'iMessage;+;chat10${n}', 43, 'chat10${n}', 'iMessage', 'Join https://group${n}.example/')`,
    ),
    'DELETE FROM chat WHERE ROWID = 3',
  );
  expect(deletedIn(messageChats, bytes).map(({ data }) => data['links'])).toEqual([
    ['https://group3.example/'],
  ]);
});
