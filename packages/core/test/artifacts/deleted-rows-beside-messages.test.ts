import { describe, expect, test } from 'vitest';
import { facebookMessenger } from '../../src/artifacts/ios/facebook-messenger.ts';
import { googleChat } from '../../src/artifacts/ios/google-chat.ts';
import { mastodon } from '../../src/artifacts/ios/mastodon.ts';
import { mewe } from '../../src/artifacts/ios/mewe.ts';
import type { AnyArtifact } from '../../src/model/index.ts';
import { databaseAfter } from '../builders/database-after.ts';
import { examine, type Examined } from '../builders/examine.ts';
import { matcherOf } from '../builders/indicators.ts';

const host = 'prize.example';
const six = [1, 2, 3, 4, 5, 6] as const;

/** What is read of a database after these statements, compared with the host of the one link that is no ordinary one. */
function readAfter(
  artifact: AnyArtifact,
  statements: readonly string[],
  devicePath?: string,
): Examined {
  const read = examine(artifact, databaseAfter(...statements), {
    matcher: matcherOf(`[domain-name:value='${host}']`),
    ...(devicePath !== undefined && { devicePath }),
  });
  expect([...read.problems, ...read.fileProblems]).toEqual([]);
  return read;
}

const metIn = ({ findings }: Examined) => findings.map(({ deleted, met }) => [deleted, met]);
const linkOf = (n: number, of = 4): string =>
  n === of ? `https://${host}/you` : `https://ordinary${n}.example/`;

describe('a link that Messenger keeps beside the message', () => {
  const store = [
    'CREATE TABLE messages (thread_key INTEGER, timestamp_ms INTEGER, message_id TEXT, sender_id INTEGER, text TEXT, PRIMARY KEY (thread_key, timestamp_ms, message_id)) WITHOUT ROWID',
    'CREATE TABLE attachments (thread_key INTEGER, message_id TEXT, attachment_fbid TEXT, title_text TEXT, subtitle_text TEXT, PRIMARY KEY (thread_key, message_id, attachment_fbid)) WITHOUT ROWID',
    'CREATE TABLE attachment_items (attachment_fbid TEXT, message_id TEXT, title_text TEXT, subtitle_text TEXT)',
    'CREATE TABLE attachment_ctas (cta_id INTEGER PRIMARY KEY, message_id TEXT, action_url TEXT, native_url TEXT)',
    'CREATE TABLE contacts (id INTEGER PRIMARY KEY, name TEXT)',
    'CREATE TABLE _user_info (facebook_user_id INTEGER)',
    'INSERT INTO _user_info VALUES (1001)',
    ...six.flatMap((n) => [
      `INSERT INTO messages VALUES (55, ${1_700_000_000_000 + n}, 'mid.${n}', ${n === 6 ? 1001 : 1002}, 'message ${n}')`,
      `INSERT INTO attachments VALUES (55, 'mid.${n}', 'fb${n}', 'title ${n}', 'subtitle ${n}')`,
      `INSERT INTO attachment_items VALUES ('fb${n}', 'mid.${n}', 'item ${n}', NULL)`,
    ]),
  ];
  const links = (of: number) =>
    six.map(
      (n) => `INSERT INTO attachment_ctas VALUES (${n}, 'mid.${n}', '${linkOf(n, of)}', NULL)`,
    );
  const gone = (n: number, ...tables: readonly string[]) =>
    tables.map((table) => `DELETE FROM ${table} WHERE message_id = 'mid.${n}'`);

  test.each([
    [4, 'received'],
    [6, 'sent'],
  ])('is told with the message, where both were deleted (%i)', (n, met) => {
    const read = readAfter(facebookMessenger, [
      ...store,
      ...links(n),
      ...gone(n, 'messages', 'attachments', 'attachment_items', 'attachment_ctas'),
    ]);
    expect(metIn(read)).toEqual([[true, met]]);
    expect(read.lines.filter(({ deleted }) => deleted).map(({ data }) => data)).toMatchObject([
      { messageId: `mid.${n}`, text: `message ${n}`, links: [`https://${host}/you`] },
    ]);
  });

  test('is told by itself, where the message holds it no more or is overwritten', () => {
    const read = readAfter(facebookMessenger, [
      ...store,
      ...links(4),
      ...gone(4, 'attachment_ctas'),
    ]);
    expect(metIn(read)).toEqual([[true, 'stored']]);
    const [line] = read.lines.filter(({ deleted }) => deleted);
    expect(line).toMatchObject({
      data: { messageId: 'mid.4', links: [`https://${host}/you`], direction: null },
      position: { table: 'attachment_ctas' },
    });
  });

  test('is told also where so many were deleted with the message that it tells only some', () => {
    const many = Array.from(
      { length: 250 },
      (_, n) =>
        `INSERT INTO attachment_ctas VALUES (${100 + n}, 'mid.3', 'https://album${n}.example/', 'https://x.example/you')`,
    );
    const read = readAfter(facebookMessenger, [
      ...store,
      ...links(7),
      // Where few rows are left of the tables, free pages do not tell whose they were.
      ...Array.from({ length: 12 }, (_, n) => [
        `INSERT INTO attachment_ctas VALUES (${10 + n}, 'mid.1', 'https://kept${n}.example/', 'https://x.example/you')`,
        `INSERT INTO attachment_items VALUES ('fb1', 'mid.1', 'item 1', NULL)`,
      ]).flat(),
      ...many,
      ...gone(3, 'messages', 'attachment_ctas'),
    ]);
    const albumsOf = (isMessage: boolean) =>
      read.lines
        .filter(({ deleted, data }) => deleted && (data['text'] !== null) === isMessage)
        .flatMap(({ data }) => data['links'] as string[])
        .filter((link) => link.includes('//album'));
    const [ofMessage, alone] = [albumsOf(true), albumsOf(false)];
    expect(ofMessage.length).toBeGreaterThan(50);
    expect(alone.length).toBeGreaterThan(30);
    expect(new Set([...ofMessage, ...alone]).size).toBe(ofMessage.length + alone.length);
  });

  test('is told once, where the row that holds it was changed', () => {
    const read = readAfter(facebookMessenger, [
      ...store,
      ...links(4),
      "UPDATE attachment_ctas SET native_url = 'app://an/address/of/the/app/itself' WHERE cta_id = 4",
    ]);
    expect(metIn(read)).toEqual([[false, 'received']]);
  });

  test('is told of each of several that one message has', () => {
    const read = readAfter(facebookMessenger, [
      ...store,
      `UPDATE attachment_items SET subtitle_text = 'https://${host}/you' WHERE message_id = 'mid.4'`,
    ]);
    expect(metIn(read)).toEqual([[false, 'received']]);
  });
});

describe('a card of a message of MeWe', () => {
  const store = [
    'CREATE TABLE ZCHATMESSAGE (Z_PK INTEGER PRIMARY KEY, ZDATE TIMESTAMP, ZMESSAGEID VARCHAR, ZSENDER VARCHAR, ZTEXT VARCHAR, ZORIGINALTEXT VARCHAR)',
    'CREATE TABLE ZCHATLINK (Z_PK INTEGER PRIMARY KEY, ZCHATMESSAGE INTEGER, ZURL VARCHAR)',
    'CREATE TABLE ZUSER (Z_PK INTEGER PRIMARY KEY, ZCURRENTUSER INTEGER, ZUSERID VARCHAR)',
    "INSERT INTO ZUSER VALUES (1, NULL, 'u2')",
    ...six.flatMap((n) => [
      `INSERT INTO ZCHATMESSAGE VALUES (${n}, ${700_000_000 + n}, 'm${n}', 'u2', 'message ${n}', NULL)`,
      `INSERT INTO ZCHATLINK VALUES (${n}, ${n}, '${linkOf(n)}')`,
    ]),
  ];

  test('is found where it was deleted', () => {
    const read = readAfter(mewe, [...store, 'DELETE FROM ZCHATLINK WHERE Z_PK = 4']);
    expect(metIn(read)).toEqual([[true, 'stored']]);
  });

  test('is found where it is the second of its message', () => {
    const read = readAfter(mewe, [
      ...store,
      'UPDATE ZCHATLINK SET ZCHATMESSAGE = 3 WHERE Z_PK = 4',
    ]);
    expect(metIn(read)).toEqual([[false, 'received']]);
    expect(read.lines[2]?.data['links']).toEqual([linkOf(3), linkOf(4)]);
  });
});

describe('of a post of Mastodon', () => {
  const store = [
    'CREATE TABLE ZSTATUS (Z_PK INTEGER PRIMARY KEY, ZAUTHOR INTEGER, ZCARD INTEGER, ZCREATEDAT TIMESTAMP, ZCONTENT VARCHAR, ZID VARCHAR, ZVISIBILITYRAW VARCHAR, ZSPOILERTEXT VARCHAR)',
    'CREATE TABLE ZCARD (Z_PK INTEGER PRIMARY KEY, ZURLRAW VARCHAR, ZTITLE VARCHAR)',
    'CREATE TABLE ZMASTODONUSER (Z_PK INTEGER PRIMARY KEY, ZACCT VARCHAR)',
    ...six.flatMap((n) => [
      `INSERT INTO ZSTATUS VALUES (${n}, 2, ${n}, ${700_000_000 + n}, '<p>post ${n}</p>', '${n}', 'public', NULL)`,
      `INSERT INTO ZCARD VALUES (${n}, '${linkOf(n)}', 'title ${n}')`,
    ]),
  ];

  test('the card is found where it was deleted', () => {
    const read = readAfter(mastodon, [...store, 'DELETE FROM ZCARD WHERE Z_PK = 4']);
    expect(metIn(read)).toEqual([[true, 'stored']]);
  });

  test('the card is told once where it was fetched anew', () => {
    const anew = "UPDATE ZCARD SET ZTITLE = 'a title that is longer than before' WHERE Z_PK = 4";
    expect(metIn(readAfter(mastodon, [...store, anew]))).toEqual([[false, 'stored']]);
  });

  test('a link is found in what is shown before it is unfolded', () => {
    const read = readAfter(mastodon, [
      ...store,
      'DELETE FROM ZCARD',
      'VACUUM',
      `UPDATE ZSTATUS SET ZSPOILERTEXT = 'news: https://${host}/you' WHERE Z_PK = 2`,
    ]);
    expect(metIn(read)).toEqual([[false, 'stored']]);
  });
});

describe('of a message of Google Chat', () => {
  const text = (value: string): string => Buffer.from(value, 'utf8').toString('hex');
  /** A field of Protocol Buffers that holds bytes, in hexadecimal. */
  const field = (number: number, hex: string): string =>
    (number * 8 + 2).toString(16).padStart(2, '0') +
    (hex.length / 2).toString(16).padStart(2, '0') +
    hex;
  const annotation = field(1, field(7, field(1, text('A prize')) + field(5, text(linkOf(4)))));
  const store = [
    'CREATE TABLE topic_messages (message_id TEXT, group_id TEXT, creator_id TEXT, create_time INTEGER, text_body TEXT, annotation BLOB)',
    'CREATE TABLE users (user_id TEXT PRIMARY KEY, name TEXT, email TEXT)',
    "INSERT INTO users VALUES ('106', 'A. Person', 'person@example.org')",
    ...six.map(
      (n) =>
        `INSERT INTO topic_messages VALUES ('m${n}', 'g1', '106', ${1_700_000_000_000_000 + n}, 'see here ${n}', X'${n === 4 ? annotation : 'feff00'}')`,
    ),
  ];
  const devicePath =
    '/private/var/mobile/Containers/Data/Application/X/Documents/user_accounts/105/dynamite.db';

  test('a link behind words is found, and the address of who sent it', () => {
    const { lines, ...read } = readAfter(googleChat, store, devicePath);
    expect(metIn({ lines, ...read })).toEqual([[false, 'received']]);
    expect(lines.map(({ data }) => data['links'])).toEqual(
      six.map((n) => (n === 4 ? [linkOf(4)] : [])),
    );
    expect(new Set(lines.map(({ data }) => data['senderEmail']))).toEqual(
      new Set(['person@example.org']),
    );
  });

  test('it is found where the message was deleted', () => {
    const gone = "DELETE FROM topic_messages WHERE message_id = 'm4'";
    expect(metIn(readAfter(googleChat, [...store, gone], devicePath))).toEqual([
      [true, 'received'],
    ]);
  });
});
