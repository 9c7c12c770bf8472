import { defineTableArtifact, type ArtifactExample, type Row } from '../../model/index.ts';
import { onSomeIphones } from '../ios-expectation.ts';
import {
  bareChatMessage,
  chatArtifact,
  chatMessageReader,
  type ChatDirection,
  type ChatMessage,
  type ChatPerson,
  type ChatStore,
} from '../messages/chat-message.ts';
import { rowReference } from '../rows/database-rows.ts';
import {
  deletedBeside,
  foreseeMessage,
  linksOfGone,
  textsBeside,
} from '../messages/beside-messages.ts';
import { identifierAt } from '../rows/field-values.ts';
import { columnsOf, wholeTable } from '../rows/schema-names.ts';

/**
 * What a link shows, also each of several, and where it leads: the app opens it by way of a server of its own, whose address holds the one that was
 * sent. Each row names its message.
 */
const tablesBeside = [
  ['attachments', 'title_text', 'subtitle_text'],
  ['attachment_items', 'title_text', 'subtitle_text'],
  ['attachment_ctas', 'action_url', 'native_url'],
] as const;

/** Messages that the server can read. */
const messages = {
  ...chatMessageReader(
    'messages',
    ['timestamp_ms', 'sender_id', 'text'],
    ['thread_key', 'message_id'],
    (at, store) => {
      const people = peopleOf(store);
      const beside = tablesBeside.map(([table, ...columns]) =>
        textsBeside(store, table, 'message_id', columns),
      );
      return {
        text: at.text,
        time: at.timestamp_ms,
        epoch: 'unix-milliseconds',
        messageId: at.message_id,
        direction: (row) => people.directionOf(accountAt(row, at.sender_id)),
        sender: (row) => people.personOf(accountAt(row, at.sender_id)),
        chat: (row) => identifierAt(row, at.thread_key),
        moreTexts: (row) => {
          const key = identifierAt(row, at.message_id) ?? '';
          const texts = beside.flatMap((of) => of.get(key) ?? []);
          return [...texts, ...linksOfGone(store.database, row, key)];
        },
      };
    },
  ),
  optional: true,
  foresee: foreseeMessage('message_id'),
} as const;

/** Messages that are encrypted from end to end on their way; here they are not. */
const encrypted = {
  ...chatMessageReader(
    'client_messages',
    ['display_ts_ms', 'sender_contact_pk', 'text'],
    ['thread_pk', 'message_content_type', 'pk'],
    (at, store) => {
      const people = peopleOf(store);
      // The sender has a number of this database alone; another table tells whose that is.
      const accounts = store.lookup(
        'fb_transport_contacts',
        ['client_contact_pk', 'server_contact_id'],
        (row, account) => [
          accountAt(row, account.client_contact_pk) ?? undefined,
          accountAt(row, account.server_contact_id),
        ],
      );
      const senderOf = (row: Row): string | null => {
        const key = accountAt(row, at.sender_contact_pk);
        return key === null ? null : (accounts.get(key) ?? key);
      };
      return {
        text: at.text,
        time: at.display_ts_ms,
        epoch: 'unix-milliseconds',
        // The least number of 64 bits, or the next one, where there is no time.
        leastTime: 0,
        kind: at.message_content_type,
        messageId: at.pk,
        direction: (row) => people.directionOf(senderOf(row)),
        sender: (row) => people.personOf(senderOf(row)),
        chat: (row) => identifierAt(row, at.thread_pk),
      };
    },
  ),
  optional: true,
} as const;

interface People {
  directionOf(id: string | null): ChatDirection;
  personOf(id: string | null): ChatPerson;
}

/** Those whom the app knows, and whose copy this is: a table says it, and the name of the file. */
function peopleOf({ context, lookup }: ChatStore): People {
  const names = lookup('contacts', ['id', 'name'], (row, at) => [
    accountAt(row, at.id) ?? undefined,
    row.text(at.name),
  ]);
  const signedIn = lookup('_user_info', ['facebook_user_id'], (row, at) => [
    accountAt(row, at.facebook_user_id) ?? undefined,
    true,
  ]);
  const owners = new Set(signedIn.keys());
  const account = /\/(?:fb-msys-)?(\d{1,20})\.db$/.exec(context.devicePath)?.[1];
  if (account !== undefined) owners.add(account);
  return {
    directionOf: (id) => {
      if (id === null || owners.size === 0) return null;
      return owners.has(id) ? 'sent' : 'received';
    },
    personOf: (id) => ({ id, name: id === null ? null : (names.get(id) ?? null) }),
  };
}

/** Accounts and people have numbers. */
function accountAt(row: Row, column: number): string | null {
  const id = rowReference(row, column);
  return id === undefined ? null : String(id);
}

export const facebookMessenger = defineTableArtifact<ChatMessage>({
  id: 'ios.facebook-messenger',
  version: 1,
  title: 'Facebook Messenger messages and links',
  ...chatArtifact('unix-milliseconds'),
  describes:
    'Messages of Facebook Messenger with the links in their text and in what is shared with them, who sent them and in which conversation, from the database that Messenger or Facebook keeps for each account; ' +
    'also of conversations that are encrypted from end to end.',
  cannotShow:
    'Whether a link was opened, pictures and files, messages that were not fetched to this phone, and those of the older secret conversations, which are kept encrypted. ' +
    'Of messages that were deleted only what free space still holds is found, marked as deleted. Both apps may hold a copy of one message. No phone with such a database was at hand.',
  references: [
    'https://github.com/abrignoni/iLEAPP/blob/main/scripts/artifacts/facebookMessenger.py',
    'https://github.com/abrignoni/ALEAPP/blob/main/scripts/artifacts/FacebookMessenger.py',
  ],
  paths: [
    '/private/var/mobile/Containers/**/lightspeed-userDatabases/*.db',
    '/private/var/mobile/Containers/**/FBMessagingMailboxCaskStore/*/fb-msys-*.db',
  ],
  expected: onSomeIphones,
  decisive: [
    ...wholeTable('messages', 'timestamp_ms sender_id text thread_key message_id'),
    ...columnsOf('client_messages', 'display_ts_ms sender_contact_pk text thread_pk'),
    ...wholeTable('attachments', 'message_id title_text subtitle_text'),
    ...columnsOf('attachment_ctas', 'message_id native_url'),
    ...columnsOf('fb_transport_contacts', 'client_contact_pk server_contact_id'),
    ...wholeTable('contacts', 'id name'),
    ...wholeTable('_user_info', 'facebook_user_id'),
  ],

  tables: [
    messages,
    encrypted,
    ...tablesBeside.map(([table, ...columns]) => deletedBeside(table, columns, 'message_id')),
  ],
});

const folder =
  '/private/var/mobile/Containers/Shared/AppGroup/group.com.facebook.Messenger/Library/Application Support/lightspeed-userDatabases';
const messageColumns =
  'thread_key INTEGER, timestamp_ms INTEGER, message_id TEXT, sender_id INTEGER, text TEXT, is_admin_message INTEGER';
const contacts = {
  columns: 'id INTEGER PRIMARY KEY, name TEXT',
  rows: [
    [1001, 'The Owner'],
    [1002, 'A. Person'],
  ],
};
const owner = { columns: 'facebook_user_id INTEGER, name TEXT', rows: [[1001, null]] };

export const examples = (): ArtifactExample<ChatMessage>[] => [
  {
    name: 'a received link, one that is shown as a card, and an answer',
    devicePath: `${folder}/1001.db`,
    content: {
      sqlite: {
        tables: {
          messages: {
            columns: messageColumns,
            rows: [
              [55, 1_700_000_000_123, 'mid.a', 1002, 'https://news.example/a', 0],
              [55, 1_700_000_060_000, 'mid.b', 1002, null, 0],
              [55, 1_700_000_120_000, 'mid.c', 1001, 'ok', 0],
            ],
          },
          attachments: {
            columns: 'message_id TEXT, title_text TEXT, subtitle_text TEXT, filename TEXT',
            rows: [['mid.b', 'News', 'seen on https://shown.example/', null]],
          },
          attachment_ctas: {
            columns: 'cta_id INTEGER, message_id TEXT, action_url TEXT, native_url TEXT',
            rows: [[1, 'mid.b', 'https://led.example/x', null]],
          },
          contacts,
          _user_info: owner,
        },
      },
    },
    records: [
      {
        ...bareChatMessage,
        direction: 'received',
        links: ['https://news.example/a'],
        sender: '1002',
        senderName: 'A. Person',
        chat: '55',
        text: 'https://news.example/a',
        messageId: 'mid.a',
      },
      {
        ...bareChatMessage,
        direction: 'received',
        links: ['https://shown.example/', 'https://led.example/x'],
        sender: '1002',
        senderName: 'A. Person',
        chat: '55',
        messageId: 'mid.b',
      },
      {
        ...bareChatMessage,
        direction: 'sent',
        sender: '1001',
        senderName: 'The Owner',
        chat: '55',
        text: 'ok',
        messageId: 'mid.c',
      },
    ],
    times: [
      [{ at: '2023-11-14T22:13:20.123Z', marks: 'message received', clock: 'utc' }],
      [{ at: '2023-11-14T22:14:20Z', marks: 'message received', clock: 'utc' }],
      [{ at: '2023-11-14T22:15:20Z', marks: 'message sent', clock: 'utc' }],
    ],
  },
  {
    name: 'encrypted conversations in the copy of Facebook, and a message that tells no time',
    devicePath:
      '/private/var/mobile/Containers/Shared/AppGroup/group.com.facebook.Facebook/cask/+1001/FBMessagingMailboxCaskStore/2/fb-msys-1001.db',
    content: {
      sqlite: {
        tables: {
          messages: {
            columns: messageColumns,
            rows: [[56, 1_700_000_000_000, 'mid.d', 1002, null, 1]],
          },
          attachments: {
            columns: 'message_id TEXT, title_text TEXT, subtitle_text TEXT',
            rows: [],
          },
          client_messages: {
            columns:
              'pk INTEGER PRIMARY KEY, thread_pk INTEGER, sender_contact_pk INTEGER, display_ts_ms INTEGER, text TEXT, message_content_type INTEGER',
            rows: [
              [7, 3, 21, 1_700_000_000_000, 'see https://news.example/b', 1],
              [8, 3, 22, -(2n ** 63n), 'ok', 1],
              [9, 3, 23, 1_700_000_060_000, 'hello', 1],
            ],
          },
          fb_transport_contacts: {
            columns: 'client_contact_pk INTEGER, server_contact_id INTEGER',
            rows: [
              [21, 1002],
              [22, 1001],
            ],
          },
          contacts,
          _user_info: { ...owner, rows: [] },
        },
      },
    },
    records: [
      {
        ...bareChatMessage,
        direction: 'received',
        sender: '1002',
        senderName: 'A. Person',
        chat: '56',
        messageId: 'mid.d',
      },
      {
        ...bareChatMessage,
        direction: 'received',
        links: ['https://news.example/b'],
        sender: '1002',
        senderName: 'A. Person',
        chat: '3',
        text: 'see https://news.example/b',
        kind: 1,
        messageId: 7,
      },
      {
        ...bareChatMessage,
        direction: 'sent',
        sender: '1001',
        senderName: 'The Owner',
        chat: '3',
        text: 'ok',
        kind: 1,
        messageId: 8,
      },
      {
        ...bareChatMessage,
        direction: 'received',
        sender: '23',
        chat: '3',
        text: 'hello',
        kind: 1,
        messageId: 9,
      },
    ],
    times: [
      [{ at: '2023-11-14T22:13:20Z', marks: 'message received', clock: 'utc' }],
      [{ at: '2023-11-14T22:13:20Z', marks: 'message received', clock: 'utc' }],
      [],
      [{ at: '2023-11-14T22:14:20Z', marks: 'message received', clock: 'utc' }],
    ],
  },
  {
    name: 'a database without messages is of a schema that is not known',
    devicePath: `${folder}/1001.db`,
    content: { sqlite: { tables: { contacts: { ...contacts, rows: [] } } } },
    records: [],
    problems: ['unsupported'],
    lacks: ['messages', 'attachments'],
  },
];
