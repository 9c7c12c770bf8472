import { defineTableArtifact, type ArtifactExample } from '../../model/index.ts';
import { referredTo } from '../messages/chat-lookup.ts';
import { chatArtifact, chatMessageReader, type ChatMessage } from '../messages/chat-message.ts';
import { rowReference } from '../rows/database-rows.ts';
import { withApp } from '../ios-expectation.ts';
import { columnsOf, wholeTable } from '../rows/schema-names.ts';

const messages = chatMessageReader(
  'ZMESSAGE',
  ['ZTIMESTAMP', 'ZTEXT', 'ZSENDER'],
  ['ZCHAT', 'ZCONTENTTYPE', 'ZID'],
  (at, { lookup }) => {
    const people = lookup('ZUSER', ['Z_PK', 'ZMID', 'ZNAME', 'ZCUSTOMNAME'], (row, user) => [
      rowReference(row, user.Z_PK),
      {
        id: row.text(user.ZMID),
        // What the owner calls a person comes before what the person does.
        name: row.text(user.ZCUSTOMNAME) ?? row.text(user.ZNAME),
      },
    ]);
    const chats = lookup('ZCHAT', ['Z_PK', 'ZMID'], (row, chat) => [
      rowReference(row, chat.Z_PK),
      row.text(chat.ZMID),
    ]);
    return {
      text: at.ZTEXT,
      time: at.ZTIMESTAMP,
      epoch: 'unix-milliseconds',
      kind: at.ZCONTENTTYPE,
      messageId: at.ZID,
      // A message of the owner has no sender.
      direction: (row) => {
        if (!row.isNull(at.ZSENDER)) return 'received';
        return row.knows(at.ZSENDER) ? 'sent' : null;
      },
      sender: (row) => referredTo(people, row, at.ZSENDER),
      chat: (row) => referredTo(chats, row, at.ZCHAT) ?? null,
    };
  },
);

export const line = defineTableArtifact<ChatMessage>({
  id: 'ios.line',
  version: 1,
  title: 'LINE messages and links',
  ...chatArtifact('unix-milliseconds'),
  describes:
    'Messages of LINE with the links in their text, who sent them and in which chat, from the database of the app.',
  cannotShow:
    'Whether a link was opened, links of cards and previews, and pictures and files. Of messages that were deleted only what free space still holds is found, marked as deleted. ' +
    'It reaches back as far as the chats are kept. Rows of the app itself, which have no sender either, show as sent.',
  references: [
    'https://blog.digital-forensics.it/2023/10/ios-15-image-forensics-analysis-and.html',
  ],
  paths: [
    '/private/var/mobile/Containers/Shared/AppGroup/*/Library/Application Support/PrivateStore/*/Messages/Line.sqlite',
  ],
  expected: (source) =>
    withApp(source, ['jp.naver.line'], ['AppDomainGroup-group.com.linecorp.line']),
  decisive: [...columnsOf('ZMESSAGE', 'ZTIMESTAMP ZTEXT ZSENDER'), ...wholeTable('ZUSER', 'ZMID')],

  tables: [messages],
});

export const examples = (): ArtifactExample<ChatMessage>[] => [
  {
    name: 'a received link with its sender, and an answer',
    content: {
      sqlite: {
        tables: {
          ZMESSAGE: {
            columns:
              'Z_PK INTEGER PRIMARY KEY, ZCHAT INTEGER, ZSENDER INTEGER, ZCONTENTTYPE INTEGER, ZSENDSTATUS INTEGER, ZTIMESTAMP INTEGER, ZID VARCHAR, ZTEXT VARCHAR',
            rows: [
              [1, 2, 5, 0, 1, 1_678_307_200_123, '4001', 'Here: http://photos.example/p/1'],
              [2, 2, null, 0, 1, 1_678_307_260_000, '4002', 'Thanks'],
              [3, 9, 77, 1, 1, 1_678_307_300_000, '4003', null],
            ],
          },
          ZUSER: {
            columns:
              'Z_PK INTEGER PRIMARY KEY, ZMID VARCHAR, ZNAME VARCHAR, ZCUSTOMNAME VARCHAR, ZADDRESSBOOKNAME VARCHAR',
            rows: [[5, 'u0123456789abcdef', 'person', 'A. Person', null]],
          },
          ZCHAT: {
            columns: 'Z_PK INTEGER PRIMARY KEY, ZMID VARCHAR, ZTYPE INTEGER',
            rows: [[2, 'u0123456789abcdef', 0]],
          },
        },
      },
    },
    records: [
      {
        direction: 'received',
        links: ['http://photos.example/p/1'],
        sender: 'u0123456789abcdef',
        senderName: 'A. Person',
        senderEmail: null,
        chat: 'u0123456789abcdef',
        text: 'Here: http://photos.example/p/1',
        kind: 0,
        messageId: '4001',
      },
      {
        direction: 'sent',
        links: [],
        sender: null,
        senderName: null,
        senderEmail: null,
        chat: 'u0123456789abcdef',
        text: 'Thanks',
        kind: 0,
        messageId: '4002',
      },
      {
        direction: 'received',
        links: [],
        sender: null,
        senderName: null,
        senderEmail: null,
        chat: null,
        text: null,
        kind: 1,
        messageId: '4003',
      },
    ],
    times: [
      [{ at: '2023-03-08T20:26:40.123Z', marks: 'message received', clock: 'utc' }],
      [{ at: '2023-03-08T20:27:40Z', marks: 'message sent', clock: 'utc' }],
      [{ at: '2023-03-08T20:28:20Z', marks: 'message received', clock: 'utc' }],
    ],
  },
  {
    name: 'a database without messages is of a schema that is not known',
    content: {
      sqlite: { tables: { ZUSER: { columns: 'Z_PK INTEGER PRIMARY KEY', rows: [] } } },
    },
    records: [],
    problems: ['unsupported'],
  },
];
