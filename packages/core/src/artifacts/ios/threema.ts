import { defineTableArtifact, type ArtifactExample } from '../../model/index.ts';
import { referredTo, type RowKey } from '../messages/chat-lookup.ts';
import {
  bareChatMessage,
  chatArtifact,
  chatMessageReader,
  type ChatMessage,
  type ChatPerson,
  type ChatStore,
  directionByFlag,
} from '../messages/chat-message.ts';
import { rowReference } from '../rows/database-rows.ts';
import { withApp } from '../ios-expectation.ts';
import { columnsOf, wholeTable } from '../rows/schema-names.ts';

const messages = chatMessageReader(
  'ZMESSAGE',
  ['ZDATE', 'ZISOWN', 'ZTEXT'],
  ['Z_ENT', 'ZSENDER', 'ZCONVERSATION', 'ZCAPTION'],
  (at, store) => {
    const people = contactsOf(store);
    const chats = store.lookup('ZCONVERSATION', ['Z_PK', 'ZGROUPNAME', 'ZCONTACT'], (row, chat) => [
      rowReference(row, chat.Z_PK),
      { groupName: row.text(chat.ZGROUPNAME), contact: rowReference(row, chat.ZCONTACT) },
    ]);
    const personOf = (key: RowKey | undefined): ChatPerson | undefined =>
      key === undefined ? undefined : people.get(key);
    return {
      text: at.ZTEXT,
      time: at.ZDATE,
      epoch: 'cocoa-seconds',
      kind: at.Z_ENT,
      direction: (row) => directionByFlag(row, at.ZISOWN),
      sender: (row, direction) => {
        if (direction === 'sent') return undefined;
        // In a chat of two the sender stands only with the chat.
        const inGroup = rowReference(row, at.ZSENDER);
        return personOf(inGroup ?? referredTo(chats, row, at.ZCONVERSATION)?.contact);
      },
      chat: (row) => {
        const chat = referredTo(chats, row, at.ZCONVERSATION);
        return chat?.groupName ?? personOf(chat?.contact)?.name ?? null;
      },
      moreTexts: (row) => (row.isNull(at.ZCAPTION) ? [] : [row.text(at.ZCAPTION)]),
    };
  },
);

function contactsOf({ lookup }: ChatStore): ReadonlyMap<RowKey, ChatPerson> {
  return lookup(
    'ZCONTACT',
    ['Z_PK', 'ZIDENTITY', 'ZFIRSTNAME', 'ZLASTNAME', 'ZPUBLICNICKNAME'],
    (row, at) => {
      const names = [row.text(at.ZFIRSTNAME), row.text(at.ZLASTNAME)].filter((name) => name);
      const name = names.length > 0 ? names.join(' ') : row.text(at.ZPUBLICNICKNAME);
      return [rowReference(row, at.Z_PK), { id: row.text(at.ZIDENTITY), name }];
    },
  );
}

export const threema = defineTableArtifact<ChatMessage>({
  id: 'ios.threema',
  version: 1,
  title: 'Threema messages and links',
  ...chatArtifact('cocoa-seconds'),
  describes:
    'Messages of Threema with the links in their text and in captions of files, who sent them and in which chat, from the database of the app.',
  cannotShow:
    'Whether a link was opened, pictures and files, and calls. Of messages that were deleted only what free space still holds is found, marked as deleted. ' +
    'Where the app keeps its texts encrypted, they are not readable. It reaches back as far as the chats are kept.',
  references: [
    'https://github.com/abrignoni/iLEAPP/blob/main/scripts/artifacts/Threema.py',
    'https://github.com/threema-ch/threema-ios',
  ],
  paths: ['/private/var/mobile/Containers/Shared/AppGroup/*/ThreemaData.sqlite'],
  expected: (source) =>
    withApp(
      source,
      ['ch.threema.iapp', 'ch.threema.work.iapp'],
      ['AppDomain-ch.threema.iapp', 'AppDomainGroup-group.ch.threema'],
    ),
  decisive: [
    ...columnsOf('ZMESSAGE', 'ZDATE ZISOWN ZTEXT ZSENDER ZCONVERSATION'),
    ...wholeTable('ZCONTACT', 'ZIDENTITY'),
    ...wholeTable('ZCONVERSATION', 'ZCONTACT'),
  ],

  tables: [messages],
});

const bare: ChatMessage = { ...bareChatMessage, kind: 6 };

export const examples = (): ArtifactExample<ChatMessage>[] => [
  {
    name: 'a chat of two, a group, and a link in the caption of a file',
    content: {
      sqlite: {
        tables: {
          ZMESSAGE: {
            columns:
              'Z_PK INTEGER PRIMARY KEY, Z_ENT INTEGER, ZISOWN INTEGER, ZCONVERSATION INTEGER, ZSENDER INTEGER, ZDATE TIMESTAMP, ZTEXT VARCHAR, ZCAPTION VARCHAR',
            rows: [
              [1, 6, 0, 1, null, 700_000_000, 'https://news.example/', null],
              [2, 6, 0, 2, 4, 700_000_060, 'Hello', null],
              [3, 7, 0, 2, 4, 700_000_120, null, 'from https://shop.example/a'],
              [4, 6, 1, 1, null, 700_000_180, 'ok', null],
            ],
          },
          ZCONVERSATION: {
            columns: 'Z_PK INTEGER PRIMARY KEY, ZCONTACT INTEGER, ZGROUPNAME VARCHAR',
            rows: [
              [1, 3, null],
              [2, null, 'Team'],
            ],
          },
          ZCONTACT: {
            columns:
              'Z_PK INTEGER PRIMARY KEY, ZIDENTITY VARCHAR, ZFIRSTNAME VARCHAR, ZLASTNAME VARCHAR, ZPUBLICNICKNAME VARCHAR',
            rows: [
              [3, 'ABCD0001', 'A.', 'Person', 'ap'],
              [4, 'ABCD0002', null, null, 'other'],
            ],
          },
        },
      },
    },
    records: [
      {
        ...bare,
        direction: 'received',
        links: ['https://news.example/'],
        sender: 'ABCD0001',
        senderName: 'A. Person',
        chat: 'A. Person',
        text: 'https://news.example/',
      },
      {
        ...bare,
        direction: 'received',
        sender: 'ABCD0002',
        senderName: 'other',
        chat: 'Team',
        text: 'Hello',
      },
      {
        ...bare,
        direction: 'received',
        links: ['https://shop.example/a'],
        sender: 'ABCD0002',
        senderName: 'other',
        chat: 'Team',
        kind: 7,
      },
      { ...bare, direction: 'sent', chat: 'A. Person', text: 'ok' },
    ],
    times: [
      [{ at: '2023-03-08T20:26:40Z', marks: 'message received', clock: 'utc' }],
      [{ at: '2023-03-08T20:27:40Z', marks: 'message received', clock: 'utc' }],
      [{ at: '2023-03-08T20:28:40Z', marks: 'message received', clock: 'utc' }],
      [{ at: '2023-03-08T20:29:40Z', marks: 'message sent', clock: 'utc' }],
    ],
  },
  {
    name: 'a database without messages is of a schema that is not known',
    content: {
      sqlite: { tables: { ZCONTACT: { columns: 'Z_PK INTEGER PRIMARY KEY', rows: [] } } },
    },
    records: [],
    problems: ['unsupported'],
  },
];
