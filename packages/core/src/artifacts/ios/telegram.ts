import { addLinkSpans, linksInText } from '../../formats/links.ts';
import {
  postboxMessage,
  postboxMessageKey,
  postboxPeer,
  postboxPeerNumber,
  type PostboxMessage,
} from '../../formats/postbox.ts';
import {
  defineTableArtifact,
  isEvidenceError,
  type ArtifactExample,
  type Database,
  type ParseContext,
  type Row,
  type TableReader,
} from '../../model/index.ts';
import { chatLookup } from '../messages/chat-lookup.ts';
import {
  bareChatMessage,
  chatArtifact,
  timeMark,
  writeDirection,
  type ChatDirection,
  type ChatMessage,
  type ChatPerson,
} from '../messages/chat-message.ts';
import { onSomeIphones } from '../ios-expectation.ts';
import { wholeTable } from '../rows/schema-names.ts';

/** Postbox calls its tables by fixed numbers: 2 are the peers, 7 is the history of messages. */
const messages: TableReader<ChatMessage> = {
  table: 't7',
  needs: ['key', 'value'],
  prepare(database, table, fields, writer, context) {
    const [key, value] = [table.column('key'), table.column('value')];
    const people = peersOf(database, context);
    const spans: number[] = [];

    return (row) => {
      const place = postboxMessageKey(row.blob(key) ?? noBytes);
      if (place === undefined) {
        tell(context, row, 'a key that is none of a message');
        return;
      }
      const bytes = row.blob(value) ?? noBytes;
      const message = messageOf(bytes, row, context);
      if (message === undefined) return;

      const direction = directionOf(message);
      writer.begin(row);
      writeDirection(writer, direction);
      writer.time(timeMark(direction), 'unix-seconds', place.timestamp);
      writer.text(fields.direction, direction);
      if (message === 'unreadable') {
        writer.list(fields.links, []);
      } else if (message.addresses.length === 0) {
        spans.length = 0;
        addLinkSpans(bytes, message.textStart, message.textEnd, spans);
        writer.spans(fields.links, bytes, spans, spans.length / 2);
      } else {
        writer.list(fields.links, allLinks(bytes, message));
      }
      const author = message === 'unreadable' ? undefined : message.authorId;
      const sender = author === undefined ? undefined : personOf(people, author);
      const chat = personOf(people, place.peerId);
      writer.text(fields.sender, sender?.id ?? null);
      writer.text(fields.senderName, sender?.name ?? null);
      writer.text(fields.chat, chat.name ?? chat.id);
      if (message !== 'unreadable') {
        writer.bytes(fields.text, bytes, message.textStart, message.textEnd);
      }
      writer.number(fields.kind, place.namespace);
      writer.number(fields.messageId, place.id);
      writer.end();
    };
  },
};

const noBytes = new Uint8Array(0);
const decoder = new TextDecoder();

/** `unreadable`, and a problem, where the value breaks the format: chat and time still stand in the key. */
function messageOf(
  bytes: Uint8Array,
  row: Row,
  context: ParseContext,
): PostboxMessage | 'unreadable' | undefined {
  try {
    const message = postboxMessage(bytes);
    if (message?.isCut === true) {
      const detail = 'a message holds more addresses than are read, or longer ones';
      context.problem({ code: 'limit-exceeded', detail, position: row.position() });
    }
    return message;
  } catch (error) {
    if (!isEvidenceError(error)) throw error;
    context.problem({ code: error.code, detail: error.message, position: row.position() });
    return 'unreadable';
  }
}

function directionOf(message: PostboxMessage | 'unreadable'): ChatDirection {
  if (message === 'unreadable') return null;
  return message.isIncoming ? 'received' : 'sent';
}

function allLinks(bytes: Uint8Array, message: PostboxMessage): string[] {
  const text = decoder.decode(bytes.subarray(message.textStart, message.textEnd));
  return [...new Set([text, ...message.addresses].flatMap((part) => linksInText(part)))];
}

type PeerKey = string;

function peersOf(database: Database, context: ParseContext): ReadonlyMap<PeerKey, ChatPerson> {
  return chatLookup(database, context, 't2', ['key', 'value'], (row, at) => {
    const key = row.value(at.key);
    const value = row.blob(at.value);
    if ((typeof key !== 'number' && typeof key !== 'bigint') || value === null) {
      return [undefined, null];
    }
    try {
      const { name, userName, phone } = postboxPeer(value);
      const number = postboxPeerNumber(BigInt(key));
      return [String(key), { id: phone ?? userName ?? number, name }];
    } catch (error) {
      if (!isEvidenceError(error)) throw error;
      context.problem({ code: error.code, detail: error.message, position: row.position() });
      return [undefined, null];
    }
  });
}

function personOf(people: ReadonlyMap<PeerKey, ChatPerson>, peerId: bigint): ChatPerson {
  return people.get(String(peerId)) ?? { id: postboxPeerNumber(peerId), name: null };
}

function tell(context: ParseContext, row: Row, detail: string): void {
  context.problem({ code: 'malformed', detail, position: row.position() });
}

export const telegram = defineTableArtifact<ChatMessage>({
  id: 'ios.telegram',
  version: 1,
  title: 'Telegram messages and links',
  ...chatArtifact('unix-seconds'),
  describes:
    "Messages of Telegram with the links in their text, behind words of the text and in previews kept with the message, who sent them and in which chat, from the app's own store. " +
    'Channels and groups that the phone only looked into are among the chats.',
  cannotShow:
    'Whether a link was opened, pictures and files, messages that stand only on the servers of Telegram, and messages that were deleted or that disappeared by themselves. ' +
    'Previews that the store keeps apart from the message are left out. Where the store is encrypted, nothing can be read, and this is said. ' +
    'Versions of the app may leave the store out of backups.',
  references: [
    'https://github.com/TelegramMessenger/Telegram-iOS/blob/master/submodules/Postbox/Sources/MessageHistoryTable.swift',
    'https://github.com/soakes/telegram-message-exporter',
  ],
  paths: [
    '/private/var/mobile/Containers/Shared/AppGroup/*/telegram-data/account-*/postbox/db/db_sqlite',
  ],
  expected: onSomeIphones,
  decisive: wholeTable('t2', 'value'),

  tables: [messages],
});

const bare: ChatMessage = { ...bareChatMessage, kind: 0 };

export const examples = (): ArtifactExample<ChatMessage>[] => {
  const person = 777_000_123n;
  const channel = (2n << 32n) | 1_234_567n;
  const schema = {
    t7: 'key BLOB PRIMARY KEY, value BLOB',
    t2: 'key INTEGER PRIMARY KEY, value BLOB',
  };
  return [
    {
      name: 'a received link behind a word, an answer, and a post of a channel that nobody is known of',
      content: {
        sqlite: {
          tables: {
            t7: {
              columns: schema.t7,
              rows: [
                [
                  messageKey(person, 1_678_307_200, 41),
                  messageValue(4, person, 'Look here', 'https://login.example/'),
                ],
                [
                  messageKey(person, 1_678_307_260, 42),
                  messageValue(0, undefined, 'Seen https://news.example/'),
                ],
                [messageKey(channel, 1_678_307_300, 7), messageValue(4, channel, '')],
              ],
            },
            t2: { columns: schema.t2, rows: [[Number(person), peerValue('A.', 'Person')]] },
          },
        },
      },
      records: [
        {
          ...bare,
          direction: 'received',
          links: ['https://login.example/'],
          sender: 'aperson',
          senderName: 'A. Person',
          chat: 'A. Person',
          text: 'Look here',
          messageId: 41,
        },
        {
          ...bare,
          direction: 'sent',
          links: ['https://news.example/'],
          chat: 'A. Person',
          text: 'Seen https://news.example/',
          messageId: 42,
        },
        {
          ...bare,
          direction: 'received',
          sender: '1234567',
          chat: '1234567',
          text: '',
          messageId: 7,
        },
      ],
      times: [
        [{ at: '2023-03-08T20:26:40Z', marks: 'message received', clock: 'utc' }],
        [{ at: '2023-03-08T20:27:40Z', marks: 'message sent', clock: 'utc' }],
        [{ at: '2023-03-08T20:28:20Z', marks: 'message received', clock: 'utc' }],
      ],
    },
    {
      name: 'a value that is cut off still gives chat and time; what is no key is told',
      lacks: ['t2'],
      content: {
        sqlite: {
          tables: {
            t7: {
              columns: schema.t7,
              rows: [
                [
                  messageKey(person, 1_678_307_200, 41),
                  messageValue(4, person, 'Look here').slice(0, 30),
                ],
                [new Uint8Array(3), messageValue(0, undefined, 'lost')],
                [messageKey(person, 1_678_307_201, 43), new Uint8Array([1, 0, 0])],
              ],
            },
          },
        },
      },
      records: [{ ...bare, chat: '777000123', messageId: 41 }],
      problems: ['truncated', 'malformed'],
    },
    {
      name: 'a store without a history of messages is of a schema that is not known',
      content: { sqlite: { tables: { t2: { columns: schema.t2, rows: [] } } } },
      records: [],
      problems: ['unsupported'],
    },
  ];
};

/** Bytes as Postbox writes them, for the examples. */
function messageKey(peerId: bigint, timestamp: number, id: number): Uint8Array {
  const view = new DataView(new ArrayBuffer(20));
  view.setBigInt64(0, peerId);
  view.setInt32(12, timestamp);
  view.setInt32(16, id);
  return new Uint8Array(view.buffer);
}

function messageValue(
  flags: number,
  authorId: bigint | undefined,
  text: string,
  address?: string,
): Uint8Array {
  const attribute = address === undefined ? [] : object(...textField('url', address));
  return Uint8Array.from([
    ...[0, ...int32(1), ...int32(1), 0, ...int32(flags), ...int32(0), 0],
    ...(authorId === undefined ? [0] : [1, ...int64(authorId)]),
    ...block(utf8(text)),
    ...(address === undefined ? int32(0) : [...int32(1), ...block(attribute)]),
    ...[...int32(0), ...int32(0)],
  ]);
}

const peerValue = (first: string, last: string): Uint8Array =>
  Uint8Array.from(
    object(...textField('fn', first), ...textField('ln', last), ...textField('un', 'aperson')),
  );

const utf8 = (text: string): number[] => [...new TextEncoder().encode(text)];
const int32 = (value: number): number[] => [...new Uint8Array(Int32Array.of(value).buffer)];
const int64 = (value: bigint): number[] => [...new Uint8Array(BigInt64Array.of(value).buffer)];
const block = (bytes: readonly number[]): number[] => [...int32(bytes.length), ...bytes];
const key = (name: string): number[] => [name.length, ...utf8(name)];
const textField = (name: string, text: string): number[] => [...key(name), 4, ...block(utf8(text))];
const object = (...fields: readonly number[]): number[] => [
  ...key('_'),
  5,
  ...int32(7),
  ...block(fields),
];
