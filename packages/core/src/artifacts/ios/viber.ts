import { defineTableArtifact, type ArtifactExample } from '../../model/index.ts';
import { referredTo, type RowKey } from '../messages/chat-lookup.ts';
import {
  chatArtifact,
  chatMessageReader,
  type ChatDirection,
  type ChatMessage,
  type ChatPerson,
  type ChatStore,
} from '../messages/chat-message.ts';
import { rowReference } from '../rows/database-rows.ts';
import { withApp } from '../ios-expectation.ts';
import { addressesInJson } from '../links/json-addresses.ts';
import { columnsOf } from '../rows/schema-names.ts';

/** Viber writes the state as a word; both `send` and `delivered` are messages of the owner. */
const directions: ReadonlyMap<string, ChatDirection> = new Map<string, ChatDirection>([
  ['received', 'received'],
  ['send', 'sent'],
  ['delivered', 'sent'],
]);

/** Keys of the metadata of a message under which addresses stand: of its preview, of a group's invitation, of buttons. */
const addressKeys: ReadonlySet<string> = new Set(['URL', 'url', 'inviteLink', 'ActionBody']);

const messages = chatMessageReader(
  'ZVIBERMESSAGE',
  ['ZDATE', 'ZTEXT'],
  ['ZSTATE', 'ZPHONENUMINDEX', 'ZCONVERSATION', 'ZMETADATA', 'ZSYSTEMTYPE', 'ZTOKEN'],
  (at, store) => {
    const people = membersOf(store);
    const chats = store.lookup('ZCONVERSATION', ['Z_PK', 'ZNAME'], (row, chat) => [
      rowReference(row, chat.Z_PK),
      row.text(chat.ZNAME),
    ]);
    return {
      text: at.ZTEXT,
      time: at.ZDATE,
      epoch: 'cocoa-seconds',
      kind: at.ZSYSTEMTYPE,
      messageId: at.ZTOKEN,
      direction: (row) => directions.get(row.text(at.ZSTATE) ?? '') ?? null,
      sender: (row) => referredTo(people, row, at.ZPHONENUMINDEX),
      chat: (row) => referredTo(chats, row, at.ZCONVERSATION) ?? null,
      moreTexts: (row) =>
        row.isNull(at.ZMETADATA) ? [] : addressesInJson(row.text(at.ZMETADATA), addressKeys),
    };
  },
);

function membersOf({ lookup }: ChatStore): ReadonlyMap<RowKey, ChatPerson> {
  const numbers = lookup('ZPHONENUMBER', ['ZMEMBER', 'ZPHONE', 'ZCANONIZEDPHONENUM'], (row, at) => [
    rowReference(row, at.ZMEMBER),
    row.text(at.ZPHONE) ?? row.text(at.ZCANONIZEDPHONENUM),
  ]);
  return lookup(
    'ZMEMBER',
    ['Z_PK', 'ZDISPLAYFULLNAME', 'ZDISPLAYSHORTNAME', 'ZNAME'],
    (row, at) => {
      const name =
        row.text(at.ZDISPLAYFULLNAME) ?? row.text(at.ZDISPLAYSHORTNAME) ?? row.text(at.ZNAME);
      return [rowReference(row, at.Z_PK), { id: referredTo(numbers, row, at.Z_PK) ?? null, name }];
    },
  );
}

export const viber = defineTableArtifact<ChatMessage>({
  id: 'ios.viber',
  version: 1,
  title: 'Viber messages and links',
  ...chatArtifact('cocoa-seconds'),
  describes:
    'Messages of Viber with the links in their text and of their previews and buttons, who sent them and in which chat, from the database of the app.',
  cannotShow:
    'Whether a link was opened, and pictures and files. Of messages that were deleted or that disappeared by themselves only what free space still holds is found, marked as deleted. ' +
    'It reaches back as far as the chats are kept.',
  references: [
    'https://github.com/abrignoni/iLEAPP/blob/main/scripts/artifacts/viber.py',
    'https://github.com/mvt-project/mvt/pull/377',
  ],
  paths: ['/private/var/mobile/Containers/Shared/AppGroup/*/com.viber/database/Contacts.data'],
  expected: (source) =>
    withApp(
      source,
      ['com.viber'],
      ['AppDomain-com.viber', 'AppDomainGroup-group.viber.share.container'],
    ),
  decisive: columnsOf('ZVIBERMESSAGE', 'ZDATE ZTEXT ZSTATE'),

  tables: [messages],
});

export const examples = (): ArtifactExample<ChatMessage>[] => [
  {
    name: 'a received link with its preview and sender, an answer, and a call without a text',
    content: {
      sqlite: {
        tables: {
          ZVIBERMESSAGE: {
            columns:
              'Z_PK INTEGER PRIMARY KEY, ZCONVERSATION INTEGER, ZPHONENUMINDEX INTEGER, ZDATE TIMESTAMP, ZSTATEDATE TIMESTAMP, ' +
              'ZSTATE VARCHAR, ZSYSTEMTYPE VARCHAR, ZTEXT VARCHAR, ZTOKEN INTEGER, ZMETADATA VARCHAR',
            rows: [
              [
                1,
                4,
                7,
                700_000_000,
                700_000_001,
                'received',
                'url',
                'See https://news.example/a?b=1.',
                5_800_000_000_000_000_001n,
                '{"URL":"https:\\/\\/news.example\\/full","ThumbnailURL":"https:\\/\\/picture.example\\/1"}',
              ],
              [2, 4, null, 700_000_060.5, 700_000_061, 'delivered', '', 'ok', null, null],
              [3, null, 99, 700_000_120, null, 'other', 'systemCallLog', null, null, null],
            ],
          },
          ZMEMBER: {
            columns:
              'Z_PK INTEGER PRIMARY KEY, ZDISPLAYFULLNAME VARCHAR, ZDISPLAYSHORTNAME VARCHAR, ZNAME VARCHAR',
            rows: [[7, 'A. Person', 'A.', null]],
          },
          ZPHONENUMBER: {
            columns:
              'Z_PK INTEGER PRIMARY KEY, ZMEMBER INTEGER, ZPHONE VARCHAR, ZCANONIZEDPHONENUM VARCHAR',
            rows: [[1, 7, '+15550100', '15550100']],
          },
          ZCONVERSATION: {
            columns: 'Z_PK INTEGER PRIMARY KEY, ZNAME VARCHAR',
            rows: [[4, 'Neighbours']],
          },
        },
      },
    },
    records: [
      {
        direction: 'received',
        links: ['https://news.example/a?b=1', 'https://news.example/full'],
        sender: '+15550100',
        senderName: 'A. Person',
        senderEmail: null,
        chat: 'Neighbours',
        text: 'See https://news.example/a?b=1.',
        kind: 'url',
        messageId: '5800000000000000001',
      },
      {
        direction: 'sent',
        links: [],
        sender: null,
        senderName: null,
        senderEmail: null,
        chat: 'Neighbours',
        text: 'ok',
        kind: '',
        messageId: null,
      },
      {
        direction: null,
        links: [],
        sender: null,
        senderName: null,
        senderEmail: null,
        chat: null,
        text: null,
        kind: 'systemCallLog',
        messageId: null,
      },
    ],
    times: [
      [{ at: '2023-03-08T20:26:40Z', marks: 'message received', clock: 'utc' }],
      [{ at: '2023-03-08T20:27:40.500Z', marks: 'message sent', clock: 'utc' }],
      [{ at: '2023-03-08T20:28:40Z', marks: 'message', clock: 'utc' }],
    ],
  },
  {
    name: 'a store that keeps no members any more still gives its messages',
    content: {
      sqlite: {
        tables: {
          ZVIBERMESSAGE: {
            columns: 'Z_PK INTEGER PRIMARY KEY, ZDATE TIMESTAMP, ZSTATE VARCHAR, ZTEXT VARCHAR',
            rows: [[1, 700_000_000, 'received', 'example.org']],
          },
        },
      },
    },
    records: [
      {
        direction: 'received',
        links: ['example.org'],
        sender: null,
        senderName: null,
        senderEmail: null,
        chat: null,
        text: 'example.org',
        kind: null,
        messageId: null,
      },
    ],
  },
  {
    name: 'a database without messages is of a schema that is not known',
    content: {
      sqlite: { tables: { ZCONVERSATION: { columns: 'Z_PK INTEGER PRIMARY KEY', rows: [] } } },
    },
    records: [],
    problems: ['unsupported'],
  },
];
