import { sha256 } from '../../bytes/sha256.ts';
import { defineTableArtifact, type ArtifactExample } from '../../model/index.ts';
import {
  bareChatMessage,
  chatArtifact,
  chatMessageReader,
  type ChatMessage,
} from '../messages/chat-message.ts';
import { inSomeDumps } from '../ios-expectation.ts';
import { columnsOf, wholeTable } from '../rows/schema-names.ts';

/** Kinds of rows, by Signal's own `SDSRecordType`. The others are notices within a chat. */
const incoming = 19;
const outgoing = 21;

const messages = chatMessageReader(
  'model_TSInteraction',
  ['timestamp', 'recordType', 'body'],
  ['authorPhoneNumber', 'authorUUID', 'uniqueThreadId', 'uniqueId'],
  (at, { lookup }) => {
    const partners = lookup(
      'model_TSThread',
      ['uniqueId', 'contactPhoneNumber', 'contactUUID'],
      (row, thread) => [
        row.text(thread.uniqueId) ?? undefined,
        row.text(thread.contactPhoneNumber) ?? row.text(thread.contactUUID),
      ],
    );
    return {
      text: at.body,
      time: at.timestamp,
      epoch: 'unix-milliseconds',
      kind: at.recordType,
      messageId: at.uniqueId,
      direction: (row) => {
        const type = row.number(at.recordType);
        return type === incoming ? 'received' : type === outgoing ? 'sent' : null;
      },
      sender: (row) => ({
        id: row.text(at.authorPhoneNumber) ?? row.text(at.authorUUID),
        name: null,
      }),
      chat: (row) => {
        const id = row.text(at.uniqueThreadId);
        return id === null ? null : (partners.get(id) ?? id);
      },
    };
  },
);

export const signal = defineTableArtifact<ChatMessage>({
  id: 'ios.signal',
  version: 1,
  title: 'Signal messages and links',
  ...chatArtifact('unix-milliseconds'),
  describes:
    'The database of Signal. It is encrypted with a key that only the keychain of the phone holds, and this is said where it is so; ' +
    'a copy that someone else decrypted before is read: messages with their links, senders and chats.',
  cannotShow:
    'Anything at all while the database is encrypted, which is the rule. Backups made with a computer never hold it. ' +
    'In a decrypted copy: whether a link was opened, links of previews, and attachments. Of messages that were deleted or that disappeared by themselves only what free space still holds is found, marked as deleted.',
  references: [
    'https://github.com/signalapp/Signal-iOS',
    'https://github.com/abrignoni/iLEAPP',
    'https://www.zetetic.net/sqlcipher/sqlcipher-api/#cipher_plaintext_header_size',
  ],
  paths: ['/private/var/mobile/Containers/Shared/AppGroup/*/grdb/signal.sqlite'],
  expected: inSomeDumps,
  decisive: [
    ...columnsOf('model_TSInteraction', 'timestamp recordType body uniqueId uniqueThreadId'),
    ...wholeTable('model_TSThread', 'uniqueId'),
  ],

  tables: [messages],
});

export const examples = (): ArtifactExample<ChatMessage>[] => [
  {
    name: 'the database as the phone keeps it: 32 plain bytes, the rest encrypted',
    content: encryptedDatabase(),
    records: [],
    problems: ['encrypted'],
  },
  {
    name: 'a copy that was decrypted before: a received link, an answer, and a notice within the chat',
    content: {
      sqlite: {
        tables: {
          model_TSInteraction: {
            columns:
              'id INTEGER PRIMARY KEY, recordType INTEGER, uniqueId TEXT, timestamp INTEGER, receivedAtTimestamp INTEGER, ' +
              'uniqueThreadId TEXT, authorPhoneNumber TEXT, authorUUID TEXT, body TEXT',
            rows: [
              [
                1,
                19,
                'm1',
                1_678_307_200_000,
                1_678_307_201_000,
                't1',
                '+15550100',
                null,
                'https://news.example/',
              ],
              [2, 21, 'm2', 1_678_307_260_000, 1_678_307_260_000, 't1', null, null, 'ok'],
              [3, 10, 'm3', 1_678_307_300_000, null, 't2', null, null, null],
            ],
          },
          model_TSThread: {
            columns:
              'id INTEGER PRIMARY KEY, uniqueId TEXT, contactPhoneNumber TEXT, contactUUID TEXT',
            rows: [[1, 't1', '+15550100', null]],
          },
        },
      },
    },
    records: [
      {
        ...bareChatMessage,
        direction: 'received',
        links: ['https://news.example/'],
        sender: '+15550100',
        chat: '+15550100',
        text: 'https://news.example/',
        kind: 19,
        messageId: 'm1',
      },
      {
        ...bareChatMessage,
        direction: 'sent',
        chat: '+15550100',
        text: 'ok',
        kind: 21,
        messageId: 'm2',
      },
      { ...bareChatMessage, chat: 't2', kind: 10, messageId: 'm3' },
    ],
    times: [
      [{ at: '2023-03-08T20:26:40Z', marks: 'message received', clock: 'utc' }],
      [{ at: '2023-03-08T20:27:40Z', marks: 'message sent', clock: 'utc' }],
      [{ at: '2023-03-08T20:28:20Z', marks: 'message', clock: 'utc' }],
    ],
  },
];

/** Two pages that nobody can read: the plain beginning of a header, then bytes without any order. */
function encryptedDatabase(): Uint8Array {
  const pageSize = 4096;
  const bytes = new Uint8Array(2 * pageSize);
  let block = sha256(new TextEncoder().encode('a key that nobody has'));
  for (let at = 0; at < bytes.length; at += block.length) {
    bytes.set(block, at);
    block = sha256(block);
  }
  bytes.set(new TextEncoder().encode('SQLite format 3\0'));
  // Page size 4096, write-ahead log, 80 bytes of each page reserved for its check value, the fixed fractions.
  bytes.set([0x10, 0x00, 2, 2, 80, 64, 32, 32, 0, 0, 0, 9, 0, 0, 0, 2], 16);
  return bytes;
}
