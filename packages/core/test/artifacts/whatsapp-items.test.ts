import { describe, expect, test } from 'vitest';
import { whatsapp } from '../../src/artifacts/ios/whatsapp.ts';
import { defaultLimits, type Limits } from '../../src/model/index.ts';
import { databaseAfter } from '../builders/database-after.ts';
import { examine, type Examined } from '../builders/examine.ts';
import { matcherOf } from '../builders/indicators.ts';

const media = (id: number, message: number | null, host: string): string =>
  `INSERT INTO ZWAMEDIAITEM VALUES (${id}, ${message ?? 'NULL'}, 'https://${host}/x', 'Someone')`;
const link = (text: string, message = 1): string =>
  `INSERT INTO ZWAMESSAGEDATAITEM (ZMESSAGE, ZMATCHEDTEXT) VALUES (${message}, '${text}')`;

/** Two messages, the first of which was received and names this media item. */
function chats(item: number | null, ...more: readonly string[]): Uint8Array {
  return databaseAfter(
    'CREATE TABLE ZWAMESSAGE (Z_PK INTEGER PRIMARY KEY, ZISFROMME INTEGER, ZMEDIAITEM INTEGER, ZMESSAGEDATE TIMESTAMP, ZFROMJID VARCHAR, ZTEXT VARCHAR)',
    'CREATE TABLE ZWAMEDIAITEM (Z_PK INTEGER PRIMARY KEY, ZMESSAGE INTEGER, ZMEDIAURL VARCHAR, ZAUTHORNAME VARCHAR)',
    'CREATE TABLE ZWAMESSAGEDATAITEM (Z_PK INTEGER PRIMARY KEY, ZMESSAGE INTEGER, ZCONTENT1 VARCHAR, ZCONTENT2 VARCHAR, ZMATCHEDTEXT VARCHAR, ZTITLE VARCHAR)',
    `INSERT INTO ZWAMESSAGE VALUES (1, 0, ${item ?? 'NULL'}, 700000000, '15550100@s.whatsapp.net', 'ok')`,
    `INSERT INTO ZWAMESSAGE VALUES (2, 1, NULL, 700000060, NULL, 'ok')`,
    ...more,
  );
}

function read(bytes: Uint8Array, limits: Partial<Limits> = {}): Examined {
  const matcher = matcherOf("[domain-name:value='evil.example']");
  return examine(whatsapp, bytes, { matcher, limits: { ...defaultLimits, ...limits } });
}

/** Table and way of each place in which the link stands. */
const metIn = ({ findings }: Examined) =>
  findings.map(({ met, provenance: [place] }) =>
    place?.position.unit === 'row' ? `${place.position.table} ${met}` : met,
  );
const inMessage = 'ZWAMESSAGE received';
const besideMessage = 'ZWAMEDIAITEM received';
const orphan = 'ZWAMEDIAITEM stored';

describe('a media item', () => {
  test.each([
    ['that names its message, which names it', 7, 1, inMessage],
    ['that only its message names', 7, null, inMessage],
    ['that its message names and that names another', 7, 2, inMessage],
    ['that its message names and that names one that is gone', 7, 99, inMessage],
    ['that only names its message', null, 1, besideMessage],
    ['that names a message that names another item', 8, 1, besideMessage],
    ['that names a message that is gone', null, 99, orphan],
    ['that names nothing and that nothing names', null, null, orphan],
  ])('%s is told once', (_form, item, message, where) => {
    const bytes = chats(item, media(7, message, 'evil.example'), media(8, 1, 'other.example'));
    const found = read(bytes);
    expect(metIn(found)).toEqual([where]);
    expect(found.problems).toEqual([]);
  });

  test('that its message does not name has the time and the people of the message, and its direction', () => {
    const { lines } = read(
      chats(7, media(7, 1, 'a.example'), media(8, 1, 'b.example'), media(9, 2, 'c.example')),
    );
    expect(lines.slice(2)).toMatchObject([
      {
        position: { table: 'ZWAMEDIAITEM', rowId: 8 },
        times: [{ at: '2023-03-08T20:26:40Z', marks: 'message received' }],
        data: {
          direction: 'received',
          links: ['https://b.example/x'],
          fromJid: '15550100@s.whatsapp.net',
        },
      },
      {
        position: { table: 'ZWAMEDIAITEM', rowId: 9 },
        times: [{ at: '2023-03-08T20:27:40Z', marks: 'message sent' }],
        data: { direction: 'sent', links: ['https://c.example/x'], fromJid: null },
      },
    ]);
    expect(lines).toHaveLength(4);
  });
});

describe('links of one message', () => {
  const evil = 'https://evil.example/';

  test.each([
    ['behind a very long one', [link(`https://ok.example/${'a'.repeat(70_000)}`), link(evil)]],
    ['within a long text', [link('a '.repeat(35_000)), link(`${'b '.repeat(35_000)} ${evil}`)]],
    [
      'behind thousands of others',
      [...Array.from({ length: 5000 }, (_, n) => link(`https://s${n}.example`)), link(evil)],
    ],
  ])('are all compared: one %s', (_form, items) => {
    const found = read(chats(null, ...items));
    expect(metIn(found)).toEqual([inMessage]);
    expect(found.problems).toEqual([]);
  });

  test('of more text than is read are a gap, and those before it are compared', () => {
    const items = [link(evil), link('https://long.example/a'), link('https://last.example/')];
    const found = read(chats(null, ...items, link(evil, 2)), { maxValueBytes: 30 });
    expect(found.lines[0]!.data['links']).toEqual([evil, 'https://long.example/a']);
    expect(metIn(found)).toEqual([inMessage, 'ZWAMESSAGE sent']);
    expect(found.problems).toEqual([
      {
        code: 'limit-exceeded',
        detail: 'a message whose previews hold more text than is read',
        count: 1,
      },
    ]);
  });

  test('stand side by side in its record, the same text once', () => {
    const items = ['https://a.example', 'https://b.example', 'https://a.example'];
    const { lines } = read(chats(null, ...items.map((text) => link(text))));
    expect(lines[0]!.data['matchedText']).toBe('https://a.example https://b.example');
  });
});

test('a message in a group is told with the member who wrote it, for its sender is the group', () => {
  const bytes = databaseAfter(
    'CREATE TABLE ZWAMESSAGE (Z_PK INTEGER PRIMARY KEY, ZISFROMME INTEGER, ZGROUPMEMBER INTEGER, ZMESSAGEDATE TIMESTAMP, ZFROMJID VARCHAR, ZTEXT VARCHAR)',
    'CREATE TABLE ZWAGROUPMEMBER (Z_PK INTEGER PRIMARY KEY, ZMEMBERJID VARCHAR)',
    `INSERT INTO ZWAGROUPMEMBER VALUES (4, '15550100@s.whatsapp.net'), (5, NULL)`,
    `INSERT INTO ZWAMESSAGE VALUES (1, 0, 4, 700000000, '120363@g.us', 'https://evil.example/'), (2, 0, 5, 700000000, '120363@g.us', 'ok')`,
    `INSERT INTO ZWAMESSAGE VALUES (3, 0, 9, 700000000, '120363@g.us', 'ok'), (4, 0, NULL, 700000000, '15550100@s.whatsapp.net', 'ok')`,
  );
  const { lines, problems } = examine(whatsapp, bytes, { full: true });
  expect(lines.map(({ data }) => data['groupMemberJid'])).toEqual([
    '15550100@s.whatsapp.net',
    null,
    null,
    null,
  ]);
  expect(problems).toEqual([]);
});
