import { isoTime, timesOf } from '../../bytes/time.ts';
import type {
  ArtifactExample,
  Database,
  ProblemDraft,
  RecordDraft,
  Row,
} from '../../model/index.ts';
import { defineArtifact } from '../../model/index.ts';
import type { BoundTable } from '../rows/database-rows.ts';
import {
  numberAt,
  openArtifactDatabase,
  optionalTable,
  remainingProblems,
  requireTable,
  rowReference,
  secondsAt,
} from '../rows/database-rows.ts';
import { deletedMark } from '../rows/deleted-rows.ts';
import { isoAt, keyOf, storedTextAt } from '../rows/field-values.ts';
import { withApp } from '../ios-expectation.ts';
import {
  whatsappBundleIds,
  whatsappDirectory,
  whatsappDirectoryFiles,
  whatsappDomains,
  whatsappFolders,
} from '../messages/whatsapp-directory.ts';
import { timeDocs } from '../rows/time-docs.ts';
import { columnsOf } from '../rows/schema-names.ts';
import { rowsAndVanished } from '../rows/vanished-rows.ts';
import { linksOf } from '../messages/whatsapp-message.ts';

/** One chat of WhatsApp, with a person, a group or a channel, and how much of it is still stored. */
export type WhatsappChat = {
  readonly sessionPk: number | string | null;
  readonly contactJid: string | null;
  readonly partnerName: string | null;
  /** In the list of chats; it can stay there when the message itself is gone. */
  readonly lastMessageText: string | null;
  /** Written and not sent yet. */
  readonly savedInput: string | null;
  /** Links in the name of the chat, in its last message and in what was not sent yet. */
  readonly links: readonly string[];
  readonly partnerResolvedPhoneNumber: string | null;
  /** 0 one person, 1 group, 2 broadcast list, 3 status; other numbers in newer versions. */
  readonly sessionType: number | null;
  readonly archived: number | null;
  readonly removed: number | null;
  readonly hidden: number | null;
  /** As WhatsApp counts, deleted messages included. */
  readonly messageCounter: number | null;
  readonly lastMessageDate: string | null;
  readonly groupCreationDate: string | null;
  readonly firstStoredMessageDate: string | null;
  readonly lastStoredMessageDate: string | null;
  readonly storedMessageCount: number | null;
};

/** Chats whose messages are counted, at most. */
const maxChats = 1_000_000;

export const whatsappChats = defineArtifact<WhatsappChat>({
  id: 'ios.whatsapp-chats',
  version: 1,
  title: 'WhatsApp chats and groups',
  group: 'messages',
  describes:
    'Chats and groups of WhatsApp: when each group was created, the first, the last and the number of messages ' +
    'that are still stored, and the links in the name, in the last message as the list of chats shows it, and in what was written and not sent.',
  cannotShow:
    'Messages that disappeared, but for the text that the list of chats may keep. ' +
    'Of chats that were deleted only what free space still holds is found, marked as deleted. ' +
    'The counter of a chat may exceed the stored messages for ordinary reasons.',
  references: ['https://docs.mvt.re/en/latest/ios/records/#whatsappjson'],
  paths: [`${whatsappFolders}/ChatStorage.sqlite`],
  alsoReads: whatsappDirectoryFiles,
  expected: (source) => withApp(source, whatsappBundleIds, whatsappDomains),
  decisive: columnsOf('ZWACHATSESSION', 'ZCONTACTJID ZPARTNERNAME'),

  fields: {
    sessionPk: { label: 'Chat row' },
    contactJid: { label: 'WhatsApp id of the chat', personal: true },
    partnerName: { label: 'Name of the chat', personal: true },
    lastMessageText: { label: 'Last message in the list of chats', personal: true },
    savedInput: { label: 'Written and not sent', personal: true },
    links: { label: 'Links', observable: 'url', met: 'stored' },
    partnerResolvedPhoneNumber: { label: 'Phone number of the other side', personal: true },
    sessionType: { label: 'Kind of chat' },
    archived: { label: 'Archived' },
    removed: { label: 'Removed' },
    hidden: { label: 'Hidden' },
    messageCounter: { label: 'Counter of messages' },
    lastMessageDate: { label: 'Last message' },
    groupCreationDate: { label: 'Group created' },
    firstStoredMessageDate: { label: 'First message stored' },
    lastStoredMessageDate: { label: 'Last message stored' },
    storedMessageCount: { label: 'Messages stored' },
  },
  summary: ['sessionPk', 'sessionType', 'storedMessageCount'],
  times: timeDocs('cocoa-seconds', {
    others: ['first message stored', 'last message stored', 'group created'],
  }),

  *parse(file, context) {
    const database = openArtifactDatabase(file, context);
    const { table, at } = requireTable(
      database,
      'ZWACHATSESSION',
      ['Z_PK', 'ZCONTACTJID'],
      [
        'ZPARTNERNAME',
        'ZSESSIONTYPE',
        'ZARCHIVED',
        'ZREMOVED',
        'ZHIDDEN',
        'ZMESSAGECOUNTER',
        'ZLASTMESSAGEDATE',
        'ZGROUPINFO',
        'ZLASTMESSAGETEXT',
        'ZSAVEDINPUT',
      ],
    );
    const groups = optionalTable(database, 'ZWAGROUPINFO', ['ZCREATIONDATE']);
    const messages = optionalTable(database, 'ZWAMESSAGE', ['ZCHATSESSION', 'ZMESSAGEDATE']);
    const folder = context.devicePath.slice(0, context.devicePath.lastIndexOf('/'));
    const directory = whatsappDirectory(context, [folder]);
    yield* directory.problems;
    const stored = messages && storedMessages(database, messages);
    yield* stored?.problems ?? [];

    const chatIn = (row: Row): RecordDraft<WhatsappChat> => {
      const key = rowReference(row, at.Z_PK);
      const spans = (key === undefined ? undefined : stored?.spans.get(key)) ?? nothingStored;
      const group = rowReference(row, at.ZGROUPINFO);
      const groupRow =
        group === undefined ? undefined : groups && database.seek(groups.table, group);
      const created = groupRow?.time(groups?.at.ZCREATIONDATE ?? -1) ?? null;
      const contactJid = storedTextAt(row, at.ZCONTACTJID);
      const partnerName = storedTextAt(row, at.ZPARTNERNAME);
      const lastMessageText = storedTextAt(row, at.ZLASTMESSAGETEXT);
      const savedInput = storedTextAt(row, at.ZSAVEDINPUT);
      return {
        kind: 'record',
        data: {
          sessionPk: keyOf(row),
          contactJid,
          partnerName,
          lastMessageText,
          savedInput,
          links: linksOf([partnerName, lastMessageText, savedInput]),
          partnerResolvedPhoneNumber: directory.find(contactJid)?.phoneNumber ?? null,
          sessionType: numberAt(row, at.ZSESSIONTYPE),
          archived: numberAt(row, at.ZARCHIVED),
          removed: numberAt(row, at.ZREMOVED),
          hidden: numberAt(row, at.ZHIDDEN),
          messageCounter: numberAt(row, at.ZMESSAGECOUNTER),
          lastMessageDate: isoAt(row, at.ZLASTMESSAGEDATE, 'cocoa-seconds'),
          groupCreationDate: isoTime('cocoa-seconds', created) ?? null,
          firstStoredMessageDate: isoTime('cocoa-seconds', spans.first) ?? null,
          lastStoredMessageDate: isoTime('cocoa-seconds', spans.last) ?? null,
          storedMessageCount: stored === undefined ? null : spans.count,
        },
        position: row.position(),
        times: timesOf(
          ['group created', 'cocoa-seconds', created],
          ['first message stored', 'cocoa-seconds', spans.first],
          ['last message stored', 'cocoa-seconds', spans.last],
        ),
      };
    };

    const rows = rowsAndVanished(file, context, database, [table]);
    for (const row of rows.live(table)) yield chatIn(row);
    const vanished = rows.vanished();
    for (const row of vanished.rows) {
      const chat = chatIn(row);
      // A row without id and text says of no chat that there was one.
      if (chat.data.contactJid === null && chat.data.links.length === 0) continue;
      yield { ...chat, ...deletedMark(row) };
    }
    yield* vanished.problems();
    yield* remainingProblems(database);
  },
});

/** The stored messages of one chat, times as stored. */
interface Span {
  first: number | null;
  last: number | null;
  count: number;
}

const nothingStored: Span = { first: null, last: null, count: 0 };

/** Reads every message, but holds only one span for each chat. */
function storedMessages(
  database: Database,
  { table, at }: BoundTable<'ZCHATSESSION' | 'ZMESSAGEDATE'>,
): { readonly spans: ReadonlyMap<number | bigint, Span>; readonly problems: ProblemDraft[] } {
  const spans = new Map<number | bigint, Span>();
  for (const row of database.rows(table)) {
    const chat = rowReference(row, at.ZCHATSESSION);
    if (chat === undefined) continue;
    let span = spans.get(chat);
    if (span === undefined) {
      if (spans.size >= maxChats) {
        const detail = `messages of the first ${maxChats} chats were counted`;
        return { spans, problems: [{ kind: 'problem', code: 'limit-exceeded', detail }] };
      }
      span = { ...nothingStored };
      spans.set(chat, span);
    }
    span.count += 1;
    const date = secondsAt(row, at.ZMESSAGEDATE);
    if (date === null || !Number.isFinite(date)) continue;
    if (span.first === null || date < span.first) span.first = date;
    if (span.last === null || date > span.last) span.last = date;
  }
  return { spans, problems: [] };
}

const folder =
  '/private/var/mobile/Containers/Shared/AppGroup/00000000-0000-4000-8000-000000000001';

const chatColumns =
  'Z_PK INTEGER PRIMARY KEY, ZARCHIVED INTEGER, ZHIDDEN INTEGER, ZMESSAGECOUNTER INTEGER, ZREMOVED INTEGER, ' +
  'ZSESSIONTYPE INTEGER, ZGROUPINFO INTEGER, ZLASTMESSAGEDATE TIMESTAMP, ZCONTACTJID VARCHAR, ZPARTNERNAME VARCHAR';
const messageColumns =
  'Z_PK INTEGER PRIMARY KEY, ZCHATSESSION INTEGER, ZMESSAGEDATE TIMESTAMP, ZTEXT VARCHAR';

/** A chat of which nothing but its row is known. */
const none: WhatsappChat = {
  sessionPk: null,
  contactJid: null,
  partnerName: null,
  lastMessageText: null,
  savedInput: null,
  links: [],
  partnerResolvedPhoneNumber: null,
  sessionType: null,
  archived: null,
  removed: null,
  hidden: null,
  messageCounter: null,
  lastMessageDate: null,
  groupCreationDate: null,
  firstStoredMessageDate: null,
  lastStoredMessageDate: null,
  storedMessageCount: null,
};

export const examples = (): ArtifactExample<WhatsappChat>[] => [
  {
    name: 'a chat under a hidden id whose number stands beside it, and a group',
    devicePath: `${folder}/ChatStorage.sqlite`,
    content: {
      sqlite: {
        tables: {
          ZWACHATSESSION: {
            columns: chatColumns,
            rows: [
              [1, 0, 0, 5, 0, 0, null, 778_100_000, '100000000000001@lid', 'Alice Example'],
              [2, 1, 0, 2, 0, 1, 9, 778_300_000, '120000000000000001@g.us', 'Example Group'],
            ],
          },
          ZWAGROUPINFO: {
            columns: 'Z_PK INTEGER PRIMARY KEY, ZCHATSESSION INTEGER, ZCREATIONDATE TIMESTAMP',
            rows: [[9, 2, 777_500_000]],
          },
          ZWAMESSAGE: {
            columns: messageColumns,
            rows: [
              [1, 1, 778_100_000, 'Hi'],
              [2, 1, 778_000_000, null],
              [3, 1, null, null],
              [4, null, 778_000_001, 'a message that belongs to no chat'],
            ],
          },
        },
      },
    },
    related: {
      [`${folder}/LID.sqlite`]: {
        sqlite: {
          tables: {
            ZWAPHONENUMBERLIDPAIR: {
              columns: 'Z_PK INTEGER PRIMARY KEY, ZLID VARCHAR, ZPHONENUMBER VARCHAR',
              rows: [[1, '100000000000001', '15550100']],
            },
          },
        },
      },
    },
    records: [
      {
        ...none,
        sessionPk: 1,
        contactJid: '100000000000001@lid',
        partnerName: 'Alice Example',
        partnerResolvedPhoneNumber: '+15550100',
        sessionType: 0,
        archived: 0,
        removed: 0,
        hidden: 0,
        messageCounter: 5,
        lastMessageDate: '2025-08-28T18:53:20Z',
        firstStoredMessageDate: '2025-08-27T15:06:40Z',
        lastStoredMessageDate: '2025-08-28T18:53:20Z',
        storedMessageCount: 3,
      },
      {
        ...none,
        sessionPk: 2,
        contactJid: '120000000000000001@g.us',
        partnerName: 'Example Group',
        sessionType: 1,
        archived: 1,
        removed: 0,
        hidden: 0,
        messageCounter: 2,
        lastMessageDate: '2025-08-31T02:26:40Z',
        groupCreationDate: '2025-08-21T20:13:20Z',
        storedMessageCount: 0,
      },
    ],
    times: [
      [
        { at: '2025-08-27T15:06:40Z', marks: 'first message stored', clock: 'utc' },
        { at: '2025-08-28T18:53:20Z', marks: 'last message stored', clock: 'utc' },
      ],
      [{ at: '2025-08-21T20:13:20Z', marks: 'group created', clock: 'utc' }],
    ],
  },
  {
    name: 'an older schema without the tables of groups and messages',
    content: {
      sqlite: {
        tables: {
          ZWACHATSESSION: {
            columns: 'Z_PK INTEGER PRIMARY KEY, ZCONTACTJID VARCHAR, ZPARTNERNAME VARCHAR',
            rows: [[4, '15550101@s.whatsapp.net', 'Bo Example']],
          },
        },
      },
    },
    records: [
      {
        ...none,
        sessionPk: 4,
        contactJid: '15550101@s.whatsapp.net',
        partnerName: 'Bo Example',
      },
    ],
  },
  {
    name: 'links in the name of a group, in a text that was not sent, and in a last message that is gone',
    content: {
      sqlite: {
        tables: {
          ZWACHATSESSION: {
            columns:
              'Z_PK INTEGER PRIMARY KEY, ZCONTACTJID VARCHAR, ZPARTNERNAME VARCHAR, ZLASTMESSAGETEXT VARCHAR, ZSAVEDINPUT VARCHAR',
            rows: [
              [
                1,
                '120000000000000001@g.us',
                'Prizes: https://group.example/join',
                'See https://gone.example/a?b=1, now',
                'ask@mail.example or draft.example.org/x',
              ],
              [2, '15550101@s.whatsapp.net', 'Bo Example', 'On my way. See you', null],
            ],
          },
        },
      },
    },
    records: [
      {
        ...none,
        sessionPk: 1,
        contactJid: '120000000000000001@g.us',
        partnerName: 'Prizes: https://group.example/join',
        lastMessageText: 'See https://gone.example/a?b=1, now',
        savedInput: 'ask@mail.example or draft.example.org/x',
        links: ['https://group.example/join', 'https://gone.example/a?b=1', 'draft.example.org/x'],
      },
      {
        ...none,
        sessionPk: 2,
        contactJid: '15550101@s.whatsapp.net',
        partnerName: 'Bo Example',
        lastMessageText: 'On my way. See you',
      },
    ],
  },
  {
    name: 'WhatsApp without any chat',
    content: {
      sqlite: {
        tables: {
          ZWACHATSESSION: { columns: chatColumns, rows: [] },
          ZWAMESSAGE: { columns: messageColumns, rows: [] },
        },
      },
    },
    records: [],
  },
  {
    name: 'a store of names that cannot be read is told, and the chats are read all the same',
    devicePath: `${folder}/ChatStorage.sqlite`,
    content: { sqlite: { tables: { ZWACHATSESSION: { columns: chatColumns, rows: [] } } } },
    related: {
      [`${folder}/ContactsV2.sqlite`]:
        'This file is no database, whatever its name says: names of people cannot come from here.'.repeat(
          20,
        ),
    },
    records: [],
    problems: ['malformed'],
  },
  {
    name: 'a database without the table of chats is of a schema that is not known',
    content: { sqlite: { tables: { ZWAMESSAGE: { columns: messageColumns, rows: [] } } } },
    records: [],
    problems: ['unsupported'],
  },
];
