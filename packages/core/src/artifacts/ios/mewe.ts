import { defineTableArtifact, type ArtifactExample } from '../../model/index.ts';
import { deletedBeside, textsBeside } from '../messages/beside-messages.ts';
import {
  bareChatMessage,
  chatArtifact,
  chatMessageReader,
  type ChatMessage,
  type ChatStore,
} from '../messages/chat-message.ts';
import { identifierAt } from '../rows/field-values.ts';
import { textsInHtml } from '../links/html-text.ts';
import { onSomeIphones } from '../ios-expectation.ts';
import { columnsOf, wholeTable } from '../rows/schema-names.ts';

interface User {
  readonly name: string | null;
  readonly isOwner: boolean;
}

const messages = chatMessageReader(
  'ZCHATMESSAGE',
  ['ZDATE', 'ZTEXT', 'ZSENDER'],
  ['Z_PK', 'ZTEXTRICH', 'ZORIGINALTEXT', 'ZTHREADID', 'ZEVENTTYPE', 'ZMESSAGEID'],
  (at, store) => {
    const users = usersOf(store);
    const cards = textsBeside(store, 'ZCHATLINK', 'ZCHATMESSAGE', ['ZURL']);
    return {
      text: at.ZTEXT,
      time: at.ZDATE,
      epoch: 'cocoa-seconds',
      kind: at.ZEVENTTYPE,
      messageId: at.ZMESSAGEID,
      direction: (row) => {
        const user = users.get(row.text(at.ZSENDER) ?? '');
        return user === undefined ? null : user.isOwner ? 'sent' : 'received';
      },
      sender: (row) => {
        const id = row.text(at.ZSENDER);
        return { id, name: users.get(id ?? '')?.name ?? null };
      },
      chat: (row) => row.text(at.ZTHREADID),
      moreTexts: (row) => [
        ...textsInHtml(row.text(at.ZTEXTRICH)),
        row.text(at.ZORIGINALTEXT),
        ...(cards.get(identifierAt(row, at.Z_PK) ?? '') ?? []),
      ],
    };
  },
);

function usersOf({ lookup }: ChatStore): ReadonlyMap<string, User> {
  return lookup(
    'ZUSER',
    ['ZUSERID', 'ZCURRENTUSER', 'ZNAME', 'ZFIRSTNAME', 'ZLASTNAME', 'ZHANDLE'],
    (row, at) => {
      const names = [row.text(at.ZFIRSTNAME), row.text(at.ZLASTNAME)].filter((name) => name);
      const spelt = names.length > 0 ? names.join(' ') : row.text(at.ZHANDLE);
      const user = {
        name: row.text(at.ZNAME) ?? spelt,
        // Only the owner's row refers to the account that is signed in.
        isOwner: !row.isNull(at.ZCURRENTUSER),
      };
      return [row.text(at.ZUSERID) ?? undefined, user];
    },
  );
}

export const mewe = defineTableArtifact<ChatMessage>({
  id: 'ios.mewe',
  version: 1,
  title: 'MeWe messages and links',
  ...chatArtifact('cocoa-seconds'),
  describes:
    'Chat messages of MeWe with the links in their text and in link cards, and who sent them, from the database of the app.',
  cannotShow:
    'Whether a link was opened, posts and comments, pictures, and messages that were not fetched to this phone. Of messages that were deleted only what free space still holds is found, marked as deleted. ' +
    'It reaches back as far as the app keeps its copy of the chats.',
  references: ['https://github.com/abrignoni/iLEAPP/blob/main/scripts/artifacts/meWe.py'],
  paths: ['/private/var/mobile/Containers/Data/Application/*/Documents/sgrouplesdb.sqlite'],
  expected: onSomeIphones,
  decisive: [
    ...columnsOf('ZCHATMESSAGE', 'ZDATE ZTEXT ZSENDER ZORIGINALTEXT'),
    ...wholeTable('ZCHATLINK', 'ZCHATMESSAGE ZURL'),
    ...wholeTable('ZUSER', 'ZUSERID ZCURRENTUSER'),
  ],

  tables: [messages, deletedBeside('ZCHATLINK', ['ZURL'])],
});

const bare: ChatMessage = { ...bareChatMessage, chat: 't1' };

export const examples = (): ArtifactExample<ChatMessage>[] => [
  {
    name: 'a received link with its card, an answer, and a message of someone unknown',
    content: {
      sqlite: {
        tables: {
          ZCHATMESSAGE: {
            columns:
              'Z_PK INTEGER PRIMARY KEY, ZDATE TIMESTAMP, ZEVENTTYPE VARCHAR, ZMESSAGEID VARCHAR, ZORIGINALTEXT VARCHAR, ZSENDER VARCHAR, ZTEXT VARCHAR, ZTEXTRICH VARCHAR, ZTHREADID VARCHAR',
            rows: [
              [1, 700_000_000, null, 'm1', null, 'u2', 'https://news.example/a', null, 't1'],
              [2, 700_000_060, null, 'm2', 'was https://old.example/', 'u1', 'ok', null, 't1'],
              [3, 700_000_120, null, 'm3', null, 'u9', 'hello', null, 't1'],
            ],
          },
          ZCHATLINK: {
            columns: 'Z_PK INTEGER PRIMARY KEY, ZCHATMESSAGE INTEGER, ZURL VARCHAR',
            rows: [[1, 1, 'https://news.example/target']],
          },
          ZUSER: {
            columns:
              'Z_PK INTEGER PRIMARY KEY, ZCURRENTUSER INTEGER, ZUSERID VARCHAR, ZNAME VARCHAR, ZFIRSTNAME VARCHAR, ZLASTNAME VARCHAR, ZHANDLE VARCHAR',
            rows: [
              [1, 1, 'u1', 'The Owner', null, null, null],
              [2, null, 'u2', null, 'A.', 'Person', 'ap'],
            ],
          },
        },
      },
    },
    records: [
      {
        ...bare,
        direction: 'received',
        links: ['https://news.example/a', 'https://news.example/target'],
        sender: 'u2',
        senderName: 'A. Person',
        text: 'https://news.example/a',
        messageId: 'm1',
      },
      {
        ...bare,
        direction: 'sent',
        links: ['https://old.example/'],
        sender: 'u1',
        senderName: 'The Owner',
        text: 'ok',
        messageId: 'm2',
      },
      { ...bare, sender: 'u9', text: 'hello', messageId: 'm3' },
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
      sqlite: { tables: { ZUSER: { columns: 'Z_PK INTEGER PRIMARY KEY', rows: [] } } },
    },
    records: [],
    problems: ['unsupported'],
    lacks: ['ZCHATLINK'],
  },
];
