import { defineTableArtifact, type ArtifactExample } from '../../model/index.ts';
import { onSomeIphones } from '../ios-expectation.ts';
import { textsInJson } from '../links/json-addresses.ts';
import {
  bareChatMessage,
  chatArtifact,
  chatMessageReader,
  type ChatMessage,
} from '../messages/chat-message.ts';
import { identifierAt } from '../rows/field-values.ts';
import { columnsOf } from '../rows/schema-names.ts';

/** Servers of the app itself, from which it fetches pictures and stickers: their addresses say nothing of a message. */
const ownServer =
  /^https?:\/\/(?:[\w.-]{1,200}\.)?(?:tiktokcdn(?:-\w{1,10})?|ibyteimg|byteimg|muscdn)\.com(?:[/:?#]|$)/i;

const messages = chatMessageReader(
  'TIMMessageORM',
  ['localcreatedat', 'sender', 'content'],
  ['belongingConversationIdentifier', 'type', 'identifier'],
  (at, { context }) => {
    const owner = accountOf(context.devicePath);
    return {
      text: at.content,
      time: at.localcreatedat,
      epoch: 'unix-seconds',
      kind: at.type,
      messageId: at.identifier,
      direction: (row) => {
        const id = identifierAt(row, at.sender);
        return id === null || owner === undefined ? null : id === owner ? 'sent' : 'received';
      },
      sender: (row) => ({ id: identifierAt(row, at.sender), name: null }),
      chat: (row) => row.text(at.belongingConversationIdentifier),
      linksApart: true,
      moreTexts: (row) => textsInJson(row.text(at.content) ?? ''),
      ownServer,
    };
  },
);

/** The account whose copy this is: the folder of the database is called by its id. */
function accountOf(devicePath: string): string | undefined {
  return /\/ChatFiles\/(\d{1,20})\/[^/]+$/.exec(devicePath)?.[1];
}

export const tiktok = defineTableArtifact<ChatMessage>({
  id: 'ios.tiktok',
  version: 1,
  title: 'TikTok messages and links',
  ...chatArtifact('unix-seconds'),
  describes:
    'Direct messages of TikTok with the links in them, the number of the account that sent each, and in which conversation, from the database that the app keeps for each account.',
  cannotShow:
    'Whether a link was opened, the names of senders (which stand in another database), videos that were shared, of which only the number is kept, and messages that were not fetched to this phone. ' +
    'Of messages that were deleted only what free space still holds is found, marked as deleted. No phone with such a database was at hand.',
  references: [
    'https://github.com/abrignoni/iLEAPP/blob/main/scripts/artifacts/tikTok.py',
    'https://dfir.pubpub.org/pub/h6vyh33u',
  ],
  paths: [
    '/private/var/mobile/Containers/Data/Application/*/Library/Application Support/ChatFiles/*/db.sqlite',
  ],
  expected: onSomeIphones,
  decisive: columnsOf(
    'TIMMessageORM',
    'localcreatedat sender content belongingConversationIdentifier',
  ),

  tables: [messages],
});

export const examples = (): ArtifactExample<ChatMessage>[] => [
  {
    name: 'a received link, a sticker of a server of the app, and an answer of the account that the folder is called by',
    devicePath:
      '/private/var/mobile/Containers/Data/Application/com.zhiliaoapp.musically/Library/Application Support/ChatFiles/7001/db.sqlite',
    content: {
      sqlite: {
        tables: {
          TIMMessageORM: {
            columns:
              'identifier TEXT, localcreatedat REAL, servercreatedat REAL, sender INTEGER, content TEXT, type INTEGER, belongingConversationIdentifier TEXT, deleted INTEGER',
            rows: [
              [
                'm1',
                1_700_000_000.25,
                1_700_000_001,
                7002,
                '{"text":"look https:\\/\\/news.example\\/a"}',
                7,
                '0:1:7001:7002',
                0,
              ],
              [
                'm2',
                1_700_000_030,
                1_700_000_031,
                7002,
                '{"display_name":"hi","url":{"url_list":["https://p16.tiktokcdn.com/a.gif"]}}',
                5,
                '0:1:7001:7002',
                0,
              ],
              ['m3', 1_700_000_060, 0, 7001, '{"text":"ok"}', 7, '0:1:7001:7002', 0],
            ],
          },
        },
      },
    },
    records: [
      {
        ...bareChatMessage,
        direction: 'received',
        links: ['https://news.example/a'],
        sender: '7002',
        chat: '0:1:7001:7002',
        text: '{"text":"look https:\\/\\/news.example\\/a"}',
        kind: 7,
        messageId: 'm1',
      },
      {
        ...bareChatMessage,
        direction: 'received',
        sender: '7002',
        chat: '0:1:7001:7002',
        text: '{"display_name":"hi","url":{"url_list":["https://p16.tiktokcdn.com/a.gif"]}}',
        kind: 5,
        messageId: 'm2',
      },
      {
        ...bareChatMessage,
        direction: 'sent',
        sender: '7001',
        chat: '0:1:7001:7002',
        text: '{"text":"ok"}',
        kind: 7,
        messageId: 'm3',
      },
    ],
    times: [
      [{ at: '2023-11-14T22:13:20.250Z', marks: 'message received', clock: 'utc' }],
      [{ at: '2023-11-14T22:13:50Z', marks: 'message received', clock: 'utc' }],
      [{ at: '2023-11-14T22:14:20Z', marks: 'message sent', clock: 'utc' }],
    ],
  },
  {
    name: 'a message whose content is no JSON, in an older database in a folder of another name',
    devicePath:
      '/private/var/mobile/Containers/Data/Application/X/Library/Application Support/ChatFiles/shared/db.sqlite',
    content: {
      sqlite: {
        tables: {
          TIMMessageORM: {
            columns:
              'localcreatedat INTEGER, sender INTEGER, content TEXT, belongingConversationIdentifier TEXT',
            rows: [[1_700_000_000, 7002, '{"text":"https://a.example/', null]],
          },
        },
      },
    },
    records: [
      {
        ...bareChatMessage,
        links: ['https://a.example/'],
        sender: '7002',
        text: '{"text":"https://a.example/',
      },
    ],
    times: [[{ at: '2023-11-14T22:13:20Z', marks: 'message', clock: 'utc' }]],
  },
  {
    name: 'a database without messages is of a schema that is not known',
    content: { sqlite: { tables: { TIMParticipantORM: { columns: 'userID INTEGER', rows: [] } } } },
    records: [],
    problems: ['unsupported'],
  },
];
