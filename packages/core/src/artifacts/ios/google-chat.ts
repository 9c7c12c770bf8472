import { defineTableArtifact, type ArtifactExample } from '../../model/index.ts';
import {
  bareChatMessage,
  chatArtifact,
  chatMessageReader,
  type ChatMessage,
} from '../messages/chat-message.ts';
import { linksInStored } from '../links/blob-links.ts';
import { onSomeIphones } from '../ios-expectation.ts';
import { columnsOf, wholeTable } from '../rows/schema-names.ts';

const messages = chatMessageReader(
  'topic_messages',
  ['create_time', 'creator_id', 'text_body'],
  ['group_id', 'annotation'],
  (at, { context, lookup }) => {
    const people = lookup('users', ['user_id', 'name', 'email'], (row, user) => [
      row.text(user.user_id) ?? undefined,
      { id: row.text(user.user_id), name: row.text(user.name), email: row.text(user.email) },
    ]);
    const groups = lookup('Groups', ['group_id', 'name'], (row, group) => [
      row.text(group.group_id) ?? undefined,
      row.text(group.name),
    ]);
    const owner = accountOf(context.devicePath);
    return {
      text: at.text_body,
      time: at.create_time,
      epoch: 'unix-microseconds',
      direction: (row) => {
        const id = row.text(at.creator_id);
        return id === null || owner === undefined ? null : id === owner ? 'sent' : 'received';
      },
      sender: (row) => {
        const id = row.text(at.creator_id);
        return people.get(id ?? '') ?? { id, name: null };
      },
      // What the app keeps of a link: also of one that stands behind words.
      moreTexts: (row) => linksInStored(row, at.annotation, context),
      chat: (row) => {
        const id = row.text(at.group_id);
        return id === null ? null : (groups.get(id) ?? id);
      },
    };
  },
);

/** The account whose copy this is: the folder of the database is called by its id. */
function accountOf(devicePath: string): string | undefined {
  return /\/user_accounts\/([^/]{1,200})\/[^/]+$/.exec(devicePath)?.[1];
}

export const googleChat = defineTableArtifact<ChatMessage>({
  id: 'ios.google-chat',
  version: 1,
  title: 'Google Chat messages and links',
  ...chatArtifact('unix-microseconds'),
  describes:
    'Messages of Google Chat with the links in their text and behind its words, who sent them and in which chat, from the database that Google Chat and Gmail keep for each account.',
  cannotShow:
    'Whether a link was opened, links of cards and attachments, and messages that were not fetched to this phone. Of messages that were deleted only what free space still holds is found, marked as deleted. ' +
    'It reaches back as far as the app keeps its copy of the chats.',
  references: ['https://github.com/abrignoni/iLEAPP/blob/main/scripts/artifacts/googleChat.py'],
  paths: [
    '/private/var/mobile/Containers/Data/Application/*/Documents/user_accounts/*/dynamite.db',
  ],
  expected: onSomeIphones,
  decisive: [
    ...columnsOf('topic_messages', 'create_time creator_id text_body group_id'),
    ...wholeTable('users', 'user_id name'),
  ],

  tables: [messages],
});

export const examples = (): ArtifactExample<ChatMessage>[] => [
  {
    name: 'a received link and an answer of the account that the folder is called by',
    devicePath:
      '/private/var/mobile/Containers/Data/Application/X/Documents/user_accounts/1001/dynamite.db',
    content: {
      sqlite: {
        tables: {
          topic_messages: {
            columns:
              'create_time INTEGER, creator_id TEXT, group_id TEXT, text_body TEXT, annotation BLOB',
            rows: [
              [1_678_307_200_123_456, '1002', 'g1', 'https://news.example/', null],
              [1_678_307_260_000_000, '1001', 'g2', 'ok', null],
            ],
          },
          users: { columns: 'user_id TEXT, name TEXT', rows: [['1002', 'A. Person']] },
          Groups: {
            columns: 'group_id TEXT, name TEXT, group_type INTEGER',
            rows: [['g1', 'Team', 1]],
          },
        },
      },
    },
    records: [
      {
        ...bareChatMessage,
        direction: 'received',
        links: ['https://news.example/'],
        sender: '1002',
        senderName: 'A. Person',
        chat: 'Team',
        text: 'https://news.example/',
      },
      { ...bareChatMessage, direction: 'sent', sender: '1001', chat: 'g2', text: 'ok' },
    ],
    times: [
      [{ at: '2023-03-08T20:26:40.123456Z', marks: 'message received', clock: 'utc' }],
      [{ at: '2023-03-08T20:27:40Z', marks: 'message sent', clock: 'utc' }],
    ],
  },
  {
    name: 'a database without messages is of a schema that is not known',
    content: { sqlite: { tables: { users: { columns: 'user_id TEXT', rows: [] } } } },
    records: [],
    problems: ['unsupported'],
  },
];
