import { defineTableArtifact, type ArtifactExample } from '../../model/index.ts';
import { referredTo } from '../messages/chat-lookup.ts';
import {
  bareChatMessage,
  chatArtifact,
  chatMessageReader,
  type ChatMessage,
} from '../messages/chat-message.ts';
import { rowReference } from '../rows/database-rows.ts';
import { withApp } from '../ios-expectation.ts';
import { columnsOf, wholeTable } from '../rows/schema-names.ts';

/** Kinds of rows; the others (3, 4) are notices within a group. */
const received = 1;
const sent = 2;

const messages = chatMessageReader(
  'ZKIKMESSAGE',
  ['ZTYPE', 'ZTIMESTAMP', 'ZBODY'],
  ['ZUSER', 'ZSTANZAID'],
  (at, { lookup }) => {
    const people = lookup(
      'ZKIKUSER',
      ['Z_PK', 'ZUSERNAME', 'ZDISPLAYNAME', 'ZEMAIL', 'ZJID'],
      (row, user) => [
        rowReference(row, user.Z_PK),
        {
          // A group has no user name. The address of an account within Kik looks like e-mail and is none.
          id: row.text(user.ZUSERNAME) ?? row.text(user.ZJID)?.split('@')[0] ?? null,
          name: row.text(user.ZDISPLAYNAME),
          email: row.text(user.ZEMAIL),
        },
      ],
    );
    return {
      text: at.ZBODY,
      time: at.ZTIMESTAMP,
      epoch: 'cocoa-seconds',
      kind: at.ZTYPE,
      messageId: at.ZSTANZAID,
      direction: (row) => {
        const type = row.number(at.ZTYPE);
        return type === received ? 'received' : type === sent ? 'sent' : null;
      },
      // The user of a row is the other side of the chat, whoever wrote.
      sender: (row, direction) =>
        direction === 'received' ? referredTo(people, row, at.ZUSER) : undefined,
      chat: (row) => {
        const person = referredTo(people, row, at.ZUSER);
        return person?.name ?? person?.id ?? null;
      },
    };
  },
);

export const kik = defineTableArtifact<ChatMessage>({
  id: 'ios.kik',
  version: 1,
  title: 'Kik messages and links',
  ...chatArtifact('cocoa-seconds'),
  describes:
    'Messages of Kik with the links in their text, who sent them and in which chat, from the database of the app.',
  cannotShow:
    'Whether a link was opened, and pictures and shared content (which the app keeps in files of its own). Of messages that were deleted only what free space still holds is found, marked as deleted. ' +
    'It reaches back as far as the chats are kept.',
  references: [
    'https://github.com/log2timeline/plaso/blob/main/plaso/parsers/sqlite_plugins/ios_kik.py',
    'https://github.com/abrignoni/iLEAPP/blob/main/scripts/artifacts/kikMessages.py',
  ],
  paths: ['/private/var/mobile/Containers/**/kik.sqlite'],
  expected: (source) => withApp(source, ['com.kik.chat'], ['AppDomain-com.kik.chat']),
  decisive: [
    ...columnsOf('ZKIKMESSAGE', 'ZTYPE ZUSER ZTIMESTAMP ZBODY'),
    ...wholeTable('ZKIKUSER', 'ZEMAIL ZJID ZUSERNAME ZDISPLAYNAME'),
  ],

  tables: [messages],
});

export const examples = (): ArtifactExample<ChatMessage>[] => [
  {
    name: 'a received link, an answer, and a notice within a group',
    content: {
      sqlite: {
        tables: {
          ZKIKMESSAGE: {
            columns:
              'Z_PK INTEGER PRIMARY KEY, ZTYPE INTEGER, ZUSER INTEGER, ZRECEIVEDTIMESTAMP TIMESTAMP, ZTIMESTAMP TIMESTAMP, ZBODY VARCHAR, ZSTANZAID VARCHAR',
            rows: [
              [1, 1, 2, 700_000_001, 700_000_000, 'http://news.example', 'a-1'],
              [2, 2, 2, 700_000_060, 700_000_060, 'ok', 'a-2'],
              [3, 3, 3, 700_000_120, 700_000_120, 'You started a group', 'a-3'],
            ],
          },
          ZKIKUSER: {
            columns:
              'Z_PK INTEGER PRIMARY KEY, ZDISPLAYNAME VARCHAR, ZEMAIL VARCHAR, ZJID VARCHAR, ZUSERNAME VARCHAR',
            rows: [
              [2, 'A. Person', 'person@example.org', 'person_abc@talk.kik.com', 'person'],
              [3, null, null, '1234_g@groups.kik.com', null],
            ],
          },
        },
      },
    },
    records: [
      {
        ...bareChatMessage,
        direction: 'received',
        links: ['http://news.example'],
        sender: 'person',
        senderName: 'A. Person',
        senderEmail: 'person@example.org',
        chat: 'A. Person',
        text: 'http://news.example',
        kind: 1,
        messageId: 'a-1',
      },
      {
        ...bareChatMessage,
        direction: 'sent',
        chat: 'A. Person',
        text: 'ok',
        kind: 2,
        messageId: 'a-2',
      },
      {
        ...bareChatMessage,
        chat: '1234_g',
        text: 'You started a group',
        kind: 3,
        messageId: 'a-3',
      },
    ],
    times: [
      [{ at: '2023-03-08T20:26:40Z', marks: 'message received', clock: 'utc' }],
      [{ at: '2023-03-08T20:27:40Z', marks: 'message sent', clock: 'utc' }],
      [{ at: '2023-03-08T20:28:40Z', marks: 'message', clock: 'utc' }],
    ],
  },
  {
    name: 'a database without messages is of a schema that is not known',
    content: {
      sqlite: { tables: { ZKIKUSER: { columns: 'Z_PK INTEGER PRIMARY KEY', rows: [] } } },
    },
    records: [],
    problems: ['unsupported'],
  },
];
