import {
  defineTableArtifact,
  isEvidenceError,
  type ArtifactExample,
  type ParseContext,
} from '../../model/index.ts';
import { referredTo } from '../messages/chat-lookup.ts';
import {
  bareChatMessage,
  chatArtifact,
  chatMessageReader,
  type ChatMessage,
} from '../messages/chat-message.ts';
import { rowReference } from '../rows/database-rows.ts';
import { onSomeIphones } from '../ios-expectation.ts';
import { readDictionaryFile, textAt } from '../property-list-file.ts';
import { columnsOf } from '../rows/schema-names.ts';

const container = '/private/var/mobile/Containers/Data/Application/*';
const preferences = 'Library/Preferences/com.groupme.iphone-app.plist';

const messages = chatMessageReader(
  'ZGMMESSAGE',
  ['ZCREATEDAT', 'ZMESSAGE', 'ZUSERID'],
  ['ZNAME', 'ZSYSTEM', 'ZGROUP', 'ZUSER', 'ZSOURCEGUID'],
  (at, { context, lookup }) => {
    const chats = lookup('ZGMCHAT', ['Z_PK', 'ZNAME', 'ZCHATID'], (row, chat) => [
      rowReference(row, chat.Z_PK),
      row.text(chat.ZNAME) ?? row.text(chat.ZCHATID),
    ]);
    const owner = ownerOf(context);
    return {
      text: at.ZMESSAGE,
      time: at.ZCREATEDAT,
      epoch: 'cocoa-seconds',
      messageId: at.ZSOURCEGUID,
      direction: (row) => {
        const id = row.text(at.ZUSERID);
        if (id === null || owner === null || row.number(at.ZSYSTEM) === 1) return null;
        return id === owner ? 'sent' : 'received';
      },
      sender: (row) => ({ id: row.text(at.ZUSERID), name: row.text(at.ZNAME) }),
      chat: (row) => {
        const isInGroup = rowReference(row, at.ZGROUP) !== undefined;
        return referredTo(chats, row, isInGroup ? at.ZGROUP : at.ZUSER) ?? null;
      },
    };
  },
);

/** The account of the owner, which stands in the settings of the app alone: without them no direction is known. */
function ownerOf(context: ParseContext): string | null {
  const root = /^(.*\/Containers\/Data\/Application\/[^/]+)\//.exec(context.devicePath)?.[1];
  const file = root === undefined ? undefined : context.related(`${root}/${preferences}`);
  if (file === undefined) return null;
  try {
    return textAt(readDictionaryFile(file, context), 'userId');
  } catch (error) {
    if (!isEvidenceError(error)) throw error;
    context.problem({ code: error.code, detail: `settings of the app: ${error.message}` });
    return null;
  }
}

export const groupme = defineTableArtifact<ChatMessage>({
  id: 'ios.groupme',
  version: 1,
  title: 'GroupMe messages and links',
  ...chatArtifact('cocoa-seconds'),
  describes:
    'Messages of GroupMe with the links in their text, who sent them and in which chat, from the database of the app. ' +
    "Which of them were sent from the account of this phone is told by the app's settings.",
  cannotShow:
    'Whether a link was opened, pictures and other attachments, and messages that were not fetched to this phone. Of messages that were deleted only what free space still holds is found, marked as deleted. ' +
    'It reaches back as far as the app keeps its copy of the chats.',
  references: ['https://github.com/abrignoni/iLEAPP/blob/main/scripts/artifacts/groupMe.py'],
  paths: [
    `${container}/Library/Application Support/GroupMe.sqlite`,
    `${container}/Documents/GroupMe.sqlite`,
  ],
  alsoReads: [`${container}/${preferences}`],
  expected: onSomeIphones,
  decisive: columnsOf('ZGMMESSAGE', 'ZCREATEDAT ZMESSAGE ZUSERID'),

  tables: [messages],
});

const columns =
  'Z_PK INTEGER PRIMARY KEY, ZGROUP INTEGER, ZUSER INTEGER, ZSYSTEM INTEGER, ZCREATEDAT TIMESTAMP, ZMESSAGE VARCHAR, ZNAME VARCHAR, ZSOURCEGUID VARCHAR, ZUSERID VARCHAR';

export const examples = (): ArtifactExample<ChatMessage>[] => [
  {
    name: 'a link in a group, an answer, and a notice of the app',
    content: {
      sqlite: {
        tables: {
          ZGMMESSAGE: {
            columns,
            rows: [
              [1, 4, null, 0, 700_000_000, 'https://news.example/', 'A. Person', 'g-1', '102'],
              [2, null, 5, 0, 700_000_060, 'ok', 'The Owner', 'g-2', '101'],
              [3, 4, null, 1, 700_000_120, 'Someone joined', 'GroupMe', 'g-3', 'system'],
            ],
          },
          ZGMCHAT: {
            columns: 'Z_PK INTEGER PRIMARY KEY, ZNAME VARCHAR, ZCHATID VARCHAR',
            rows: [
              [4, 'Team', '75'],
              [5, null, '102'],
            ],
          },
        },
      },
    },
    related: {
      [`/private/var/mobile/Containers/Data/Application/X/${preferences}`]: {
        plist: { userId: '101' },
      },
    },
    records: [
      {
        ...bareChatMessage,
        direction: 'received',
        links: ['https://news.example/'],
        sender: '102',
        senderName: 'A. Person',
        chat: 'Team',
        text: 'https://news.example/',
        messageId: 'g-1',
      },
      {
        ...bareChatMessage,
        direction: 'sent',
        sender: '101',
        senderName: 'The Owner',
        chat: '102',
        text: 'ok',
        messageId: 'g-2',
      },
      {
        ...bareChatMessage,
        sender: 'system',
        senderName: 'GroupMe',
        chat: 'Team',
        text: 'Someone joined',
        messageId: 'g-3',
      },
    ],
    times: [
      [{ at: '2023-03-08T20:26:40Z', marks: 'message received', clock: 'utc' }],
      [{ at: '2023-03-08T20:27:40Z', marks: 'message sent', clock: 'utc' }],
      [{ at: '2023-03-08T20:28:40Z', marks: 'message', clock: 'utc' }],
    ],
  },
  {
    name: 'settings that cannot be read leave the direction open, and a problem says why',
    content: {
      sqlite: {
        tables: {
          ZGMMESSAGE: {
            columns,
            rows: [[1, null, null, 0, 700_000_000, 'hello', null, null, '101']],
          },
        },
      },
    },
    related: {
      [`/private/var/mobile/Containers/Data/Application/X/${preferences}`]: 'no property list',
    },
    records: [{ ...bareChatMessage, sender: '101', text: 'hello' }],
    problems: ['malformed'],
  },
  {
    name: 'a database without messages is of a schema that is not known',
    content: {
      sqlite: { tables: { ZGMCHAT: { columns: 'Z_PK INTEGER PRIMARY KEY', rows: [] } } },
    },
    records: [],
    problems: ['unsupported'],
  },
];
