import { beforeAll, describe, expect, test } from 'vitest';
import { appStates } from '../../src/artifacts/ios/app-states.ts';
import { mail } from '../../src/artifacts/ios/mail.ts';
import { messageAccounts } from '../../src/artifacts/ios/message-accounts.ts';
import { netusageDomains } from '../../src/artifacts/ios/netusage-domains.ts';
import { photos } from '../../src/artifacts/ios/photos.ts';
import { shortcuts } from '../../src/artifacts/ios/shortcuts.ts';
import { smsAttachments } from '../../src/artifacts/ios/sms-attachments.ts';
import type { AnyArtifact } from '../../src/model/index.ts';
import { attachmentWithoutMessage } from '../../src/rules/ios/attachment-without-message.ts';
import { databaseAfter } from '../builders/database-after.ts';
import { startSqlite } from '../builders/example-file.ts';
import { matcherOf } from '../builders/indicators.ts';
import { examine, type Examined, type ExamineSetup } from '../builders/examine.ts';

beforeAll(startSqlite);

const four = [1, 2, 3, 4] as const;

/** What is read of a database after these statements, compared with one indicator. */
function readAfter(
  artifact: AnyArtifact,
  pattern: string,
  statements: readonly string[],
  setup: ExamineSetup = {},
): Examined {
  const read = examine(artifact, databaseAfter(...statements), {
    matcher: matcherOf(pattern),
    ...setup,
  });
  expect([...read.problems, ...read.fileProblems]).toEqual([]);
  return read;
}

const deletedIn = ({ lines }: Examined) => lines.filter(({ deleted }) => deleted === true);
const metIn = ({ findings }: Examined) =>
  findings.map(({ deleted, met, origin }) => [
    deleted,
    met,
    origin.kind === 'indicator' && origin.value,
  ]);

describe('pictures that were deleted for good', () => {
  const library = [
    'CREATE TABLE ZASSET (Z_PK INTEGER PRIMARY KEY, ZKIND INTEGER, ZSAVEDASSETTYPE INTEGER, ZHIDDEN INTEGER, ZTRASHEDSTATE INTEGER, ' +
      'ZADDITIONALATTRIBUTES INTEGER, ZADDEDDATE TIMESTAMP, ZDATECREATED TIMESTAMP, ZTRASHEDDATE TIMESTAMP, ZDIRECTORY VARCHAR, ' +
      'ZFILENAME VARCHAR, ZUNIFORMTYPEIDENTIFIER VARCHAR, ZUUID VARCHAR)',
    'CREATE TABLE ZADDITIONALASSETATTRIBUTES (Z_PK INTEGER PRIMARY KEY, ZIMPORTEDBY INTEGER, ZSHARETYPE INTEGER, ' +
      'ZIMPORTEDBYBUNDLEIDENTIFIER VARCHAR, ZIMPORTEDBYDISPLAYNAME VARCHAR, ZORIGINALFILENAME VARCHAR, ZSYNDICATIONIDENTIFIER VARCHAR)',
    ...four.flatMap((n) => [
      `INSERT INTO ZASSET VALUES (${n}, 0, 3, 0, 0, ${n + 10}, 70000000${n}.5, 70000000${n}.25, NULL, 'DCIM/100APPLE', 'IMG_000${n}.HEIC', 'public.heic', 'U-${n}')`,
      `INSERT INTO ZADDITIONALASSETATTRIBUTES VALUES (${n + 10}, 6, 0, 'com.example.app${n}', 'App ${n}', 'picture${n}.heic', NULL)`,
    ]),
  ];

  test('are found with where they lay', () => {
    const path = '/private/var/mobile/Media/DCIM/100APPLE/IMG_0004.HEIC';
    const read = readAfter(photos, `[file:path='${path}']`, [
      ...library,
      'DELETE FROM ZASSET WHERE Z_PK = 4',
    ]);
    expect(deletedIn(read).map(({ data }) => [data['path'], data['importedBy']])).toEqual([
      [path, 'com.example.app4'],
    ]);
    expect(metIn(read)).toEqual([[true, 'stored', path]]);
  });

  test('are found with the app that saved them, where that stands by itself', () => {
    const read = readAfter(photos, "[app:id='com.example.app4']", [
      ...library,
      'DELETE FROM ZASSET WHERE Z_PK = 4',
      'DELETE FROM ZADDITIONALASSETATTRIBUTES WHERE Z_PK = 14',
    ]);
    expect(deletedIn(read).map(({ data }) => data['importedBy'])).toContain('com.example.app4');
    expect(metIn(read)).toEqual([[true, 'ran', 'com.example.app4']]);
    expect(deletedIn(read)).toHaveLength(2);
  });

  const linked = [
    ...library,
    'ALTER TABLE ZADDITIONALASSETATTRIBUTES ADD COLUMN ZASSET INTEGER',
    'UPDATE ZADDITIONALASSETATTRIBUTES SET ZASSET = Z_PK - 10',
  ];

  test('are found with the app that saved them, where only the row of the picture was removed and overwritten', () => {
    const { lines, ...read } = readAfter(photos, "[app:id='com.example.app4']", [
      ...linked,
      'PRAGMA secure_delete = ON',
      'DELETE FROM ZASSET WHERE Z_PK = 4',
    ]);
    expect(lines).toHaveLength(4);
    expect(lines[3]).toMatchObject({
      data: { path: null, importedBy: 'com.example.app4', kind: null },
      position: { table: 'ZADDITIONALASSETATTRIBUTES', rowId: 14, space: 'cell' },
    });
    expect(lines[3]?.deleted).toBeUndefined();
    expect(metIn({ lines, ...read })).toEqual([[false, 'ran', 'com.example.app4']]);
  });

  test.each([
    ['before', library],
    ['since', linked],
  ])(
    'and what is known of pictures that are there is told once (%s rows name their picture)',
    (_, statements) => {
      const { lines } = readAfter(photos, "[app:id='com.example.app4']", statements);
      expect(lines).toHaveLength(4);
    },
  );
});

describe('shortcuts that were deleted', () => {
  const actions = (n: number) =>
    `<plist version="1.0"><array><dict><key>WFWorkflowActionParameters</key><dict><key>WFURLActionURL</key><string>https://api${n}.example.org/v1</string></dict></dict></array></plist>`;
  const app = [
    'CREATE TABLE ZSHORTCUT (Z_PK INTEGER PRIMARY KEY, ZCREATIONDATE TIMESTAMP, ZMODIFICATIONDATE TIMESTAMP, ZACTIONSDESCRIPTION VARCHAR, ZNAME VARCHAR, ZWORKFLOWID VARCHAR)',
    'CREATE TABLE ZSHORTCUTACTIONS (Z_PK INTEGER PRIMARY KEY, ZSHORTCUT INTEGER, ZDATA BLOB)',
    ...four.flatMap((n) => [
      `INSERT INTO ZSHORTCUT VALUES (${n}, 65625283${n}.5, 65625305${n}, 'Text', 'Opens https://page${n}.example/', 'W-${n}')`,
      `INSERT INTO ZSHORTCUTACTIONS VALUES (${n + 10}, ${n}, CAST('${actions(n)}' AS BLOB))`,
    ]),
  ];

  test('are found with the links of their names', () => {
    const read = readAfter(shortcuts, "[domain-name:value='page4.example']", [
      ...app,
      'DELETE FROM ZSHORTCUT WHERE Z_PK = 4',
    ]);
    expect(deletedIn(read).map(({ data }) => [data['links'], data['workflowId']])).toEqual([
      [['https://page4.example/'], 'W-4'],
    ]);
    expect(metIn(read)).toEqual([[true, 'stored', 'page4.example']]);
  });

  test('are found with the addresses of their actions', () => {
    const read = readAfter(shortcuts, "[domain-name:value='api4.example.org']", [
      ...app,
      'DELETE FROM ZSHORTCUTACTIONS WHERE Z_PK = 14',
    ]);
    expect(deletedIn(read).map(({ data }) => [data['actionUrls'], data['shortcutId']])).toEqual([
      [['https://api4.example.org/v1'], 4],
    ]);
    expect(metIn(read)).toEqual([[true, 'stored', 'api4.example.org']]);
  });
});

describe('mail that was deleted for good', () => {
  const folder = '/private/var/mobile/Library/Mail';
  const envelope = [
    'CREATE TABLE messages (ROWID INTEGER PRIMARY KEY, sender INTEGER, subject INTEGER, summary INTEGER, date_sent INTEGER, ' +
      'date_received INTEGER, mailbox INTEGER, read INTEGER, flagged INTEGER, deleted INTEGER)',
    'CREATE TABLE mailboxes (ROWID INTEGER PRIMARY KEY, url TEXT)',
    ...four.map(
      (n) =>
        `INSERT INTO messages VALUES (${n}, ${n + 10}, ${n + 20}, ${n + 30}, 167830720${n}, 167830730${n}, 2, 1, 0, 0)`,
    ),
  ];
  const parts = [
    'CREATE TABLE addresses (ROWID INTEGER PRIMARY KEY, address TEXT, comment TEXT)',
    'CREATE TABLE subjects (ROWID INTEGER PRIMARY KEY, subject TEXT)',
    'CREATE TABLE summaries (ROWID INTEGER PRIMARY KEY, summary TEXT)',
    ...four.flatMap((n) => [
      `INSERT INTO addresses VALUES (${n + 10}, 'person${n}@example.org', 'A. Person ${n}')`,
      `INSERT INTO subjects VALUES (${n + 20}, 'See https://subject${n}.example/')`,
      `INSERT INTO summaries VALUES (${n + 30}, 'Please see https://login${n}.example/ today')`,
    ]),
  ];
  const devicePath = `${folder}/Protected Index`;

  test('is found with the parts that are still there', () => {
    const related = new Map([[devicePath, databaseAfter(...parts)]]);
    const read = readAfter(
      mail,
      "[domain-name:value='login4.example']",
      [...envelope, 'DELETE FROM messages WHERE ROWID = 4'],
      { related, full: true },
    );
    expect(deletedIn(read).map(({ data }) => data['senderEmail'])).toEqual(['person4@example.org']);
    expect(metIn(read)).toEqual([[true, 'received', 'login4.example']]);
  });

  test.each([
    // Where two tables are alike, the last row of a page could be of either.
    ['summaries', 32, "[domain-name:value='login2.example']", 'received'],
    ['subjects', 22, "[domain-name:value='subject2.example']", 'received'],
    ['addresses', 12, "[email-addr:value='person2@example.org']", 'stored'],
  ])('is found by what is left of it alone (%s)', (table, key, pattern, met) => {
    const read = readAfter(mail, pattern, [...parts, `DELETE FROM ${table} WHERE ROWID = ${key}`], {
      devicePath,
    });
    expect(read.lines).toHaveLength(1);
    expect(metIn(read).map(([deleted, how]) => [deleted, how])).toEqual([[true, met]]);
  });

  test('tells nothing of the parts of messages that are there', () => {
    const read = readAfter(mail, "[domain-name:value='login4.example']", parts, { devicePath });
    expect(read.lines).toEqual([]);
  });
});

test('a site that an app reached and that the system dropped from its count is found', () => {
  const read = readAfter(netusageDomains, "[domain-name:value='site4.example']", [
    'CREATE TABLE ZPROCESS (Z_PK INTEGER PRIMARY KEY, ZBUNDLENAME VARCHAR, ZPROCNAME VARCHAR)',
    'CREATE TABLE ZAPPDOMAINUSAGE (Z_PK INTEGER PRIMARY KEY, ZHITS INTEGER, ZKIND INTEGER, ZHASAPP INTEGER, ZFIRSTTIMESTAMP TIMESTAMP, ' +
      'ZTIMESTAMP TIMESTAMP, ZDOMAIN VARCHAR, ZDOMAINOWNER VARCHAR)',
    "INSERT INTO ZPROCESS VALUES (9, 'org.example.app', '0E9C/org.example.app')",
    ...four.map(
      (n) =>
        `INSERT INTO ZAPPDOMAINUSAGE VALUES (${n}, 12, 0, 9, 66000000${n}.5, 66000010${n}.5, 'site${n}.example', 'Example Inc.')`,
    ),
    'DELETE FROM ZAPPDOMAINUSAGE WHERE Z_PK = 4',
  ]);
  expect(deletedIn(read).map(({ data }) => [data['domain'], data['bundleId']])).toEqual([
    ['site4.example', 'org.example.app'],
  ]);
  expect(metIn(read)).toEqual([[true, 'resolved', 'site4.example']]);
});

describe('in Messages', () => {
  const messages = [
    'CREATE TABLE handle (ROWID INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT, country TEXT, service TEXT)',
    'CREATE TABLE chat (ROWID INTEGER PRIMARY KEY AUTOINCREMENT, guid TEXT, style INTEGER, chat_identifier TEXT, service_name TEXT, account_login TEXT, last_addressed_handle TEXT)',
    'CREATE TABLE message (ROWID INTEGER PRIMARY KEY AUTOINCREMENT, guid TEXT, handle_id INTEGER, service TEXT, date INTEGER)',
    'CREATE TABLE message_attachment_join (message_id INTEGER, attachment_id INTEGER)',
    'CREATE TABLE attachment (ROWID INTEGER PRIMARY KEY AUTOINCREMENT, guid TEXT, created_date INTEGER, filename TEXT, is_outgoing INTEGER, user_info BLOB, transfer_name TEXT)',
    ...four.flatMap((n) => [
      `INSERT INTO handle VALUES (${n}, 'sender${n}@example.org', 'us', 'iMessage')`,
      `INSERT INTO chat VALUES (${n}, 'iMessage;-;${n}', 45, 'sender${n}@example.org', 'iMessage', 'E:owner@example.org', NULL)`,
      `INSERT INTO attachment VALUES (${n}, 'at_0_${n}', 58880961${n}, '~/Library/SMS/Attachments/ab/1${n}/photo${n}.jpeg', 0, NULL, 'photo${n}.jpeg')`,
    ]),
  ];

  test('an address that was deleted is found, and not where it was stored anew', () => {
    const pattern = "[email-addr:value='sender4@example.org']";
    const gone = [...messages, 'DELETE FROM handle WHERE ROWID = 4'];
    const read = readAfter(messageAccounts, pattern, gone, { full: true });
    expect(deletedIn(read).map(({ data }) => [data['accounts'], data['isOwn']])).toEqual([
      [['sender4@example.org'], false],
    ]);
    expect(metIn(read)).toEqual([[true, 'stored', 'sender4@example.org']]);

    const again = "INSERT INTO handle VALUES (77, 'sender4@example.org', 'us', 'iMessage')";
    const both = readAfter(messageAccounts, pattern, [...gone, again]);
    expect(deletedIn(both)).toEqual([]);
    expect(metIn(both)).toEqual([[false, 'stored', 'sender4@example.org']]);
  });

  test('a conversation that was deleted tells an account of the phone once', () => {
    const gone = [
      ...messages,
      ...[5, 6].map(
        (n) =>
          `INSERT INTO chat VALUES (${n}, 'iMessage;-;${n}', 45, 'sender${n}@example.org', 'iMessage', 'E:second@example.org', NULL)`,
      ),
      'DELETE FROM chat WHERE ROWID >= 4',
    ];
    const pattern = "[email-addr:value='second@example.org']";
    const read = readAfter(messageAccounts, pattern, gone, { full: true });
    expect(deletedIn(read).map(({ data }) => [data['accounts'], data['isOwn']])).toEqual([
      [['second@example.org'], true],
    ]);
  });

  test('an attachment that was deleted is found, and no trace of a message that is missing', () => {
    const path = '/private/var/mobile/Library/SMS/Attachments/ab/14/photo4.jpeg';
    const read = readAfter(
      smsAttachments,
      `[file:path='${path}']`,
      [...messages, 'DELETE FROM attachment WHERE ROWID = 4'],
      { rules: [attachmentWithoutMessage] },
    );
    expect(deletedIn(read).map(({ data }) => [data['filePath'], data['messageMissing']])).toEqual([
      [path, null],
    ]);
    const found = read.findings.filter(({ deleted }) => deleted);
    expect(found.map(({ met, origin }) => [met, origin.kind])).toEqual([['received', 'indicator']]);
  });

  test('an attachment whose transfer went on is not told as a deleted one', () => {
    const read = readAfter(smsAttachments, "[file:name='photo4.jpeg']", [
      ...messages,
      "UPDATE attachment SET user_info = X'000102' WHERE ROWID = 4",
    ]);
    expect(deletedIn(read)).toEqual([]);
  });
});

describe('apps that the system no longer knows', () => {
  const states = [
    'CREATE TABLE key_tab (id INTEGER PRIMARY KEY, key TEXT NOT NULL, UNIQUE(key))',
    'CREATE TABLE application_identifier_tab (id INTEGER PRIMARY KEY, application_identifier TEXT NOT NULL, UNIQUE(application_identifier))',
    'CREATE TABLE kvs (id INTEGER PRIMARY KEY, application_identifier INT REFERENCES application_identifier_tab(id), ' +
      'key INT REFERENCES key_tab(id), value BLOB, UNIQUE(application_identifier, key))',
    "INSERT INTO key_tab VALUES (5, 'compatibilityInfo')",
    ...four.flatMap((n) => [
      `INSERT INTO application_identifier_tab VALUES (${n}, 'com.example.app${n}')`,
      `INSERT INTO kvs VALUES (${n}, ${n}, 5, CAST('<plist version="1.0"><dict><key>bundleIdentifier</key><string>com.example.app${n}</string>` +
        `<key>bundlePath</key><string>/private/var/containers/Bundle/Application/A-${n}/App.app</string></dict></plist>' AS BLOB))`,
    ]),
  ];
  // What the system itself does to an app that was removed, and later when it starts.
  const removed = (n: number) => [
    `DELETE FROM kvs WHERE application_identifier = ${n}`,
    'DELETE FROM application_identifier_tab WHERE id NOT IN (SELECT DISTINCT application_identifier FROM kvs)',
  ];

  test('are found by name, with where they lay', () => {
    const read = readAfter(appStates, "[app:id='com.example.app3']", [...states, ...removed(3)]);
    // What the second of both rows says stands in the first.
    expect(deletedIn(read).map(({ data }) => [data.bundleId, data.bundlePath])).toEqual([
      ['com.example.app3', '/private/var/containers/Bundle/Application/A-3/App.app'],
    ]);
    expect(metIn(read)).toEqual([[true, 'installed', 'com.example.app3']]);
  });

  test('are not told where the same app was written anew in the same place', () => {
    // Under larger numbers the new rows do not fit where the deleted ones were.
    const again = states
      .filter((statement) => /app2|A-2/.test(statement))
      .map((statement) =>
        statement.replace(/VALUES \(2(, 2)?/, (all) => all.replaceAll('2', '300')),
      );
    const read = readAfter(appStates, "[app:id='com.example.app2']", [
      ...states,
      ...removed(2),
      ...again,
    ]);
    expect(deletedIn(read)).toEqual([]);
    expect(metIn(read)).toEqual([[false, 'installed', 'com.example.app2']]);
  });
});
