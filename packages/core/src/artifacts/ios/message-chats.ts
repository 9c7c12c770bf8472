import { linksInRemains, linksInText } from '../../formats/links.ts';
import { defineTableArtifact, type ArtifactExample, type TableReader } from '../../model/index.ts';
import { chatFilter, chatMembers, isGroupStyle } from '../messages/sms-chats.ts';
import { emailIn } from '../rows/field-values.ts';
import { onSomeIphones } from '../ios-expectation.ts';

/** One conversation of Messages, with a person or a group. A field is left out where this version of the schema lacks its column. */
export type MessageChat = {
  readonly rowid?: string | number | null;
  readonly guid?: string | number | null;
  /** 43 a group, 45 one person. */
  readonly style?: string | number | null;
  readonly service?: string | number | null;
  readonly isArchived?: string | number | null;
  /** 0 shown among the others, 1 among those of unknown senders, 2 as junk. */
  readonly isFiltered?: string | number | null;
  /** What comes in it is dropped without a word. */
  readonly isBlackholed?: string | number | null;
  /** It was taken back from those recently deleted. */
  readonly isRecovered?: string | number | null;
  readonly isDeletingIncomingMessages?: string | number | null;
  readonly isPendingReview?: string | number | null;
  readonly isGroup?: boolean | null;
  readonly filter?: string | null;
  /** Number or address of the other side, or the id of a group. */
  readonly identifier: string | null;
  readonly email: string | null;
  /** Numbers and addresses of the others in it; unknown of one that is gone. */
  readonly members?: readonly string[] | null;
  readonly memberEmails?: readonly string[] | null;
  readonly memberCount?: number | null;
  /** Address of this phone's owner under which it was held last. */
  readonly lastAddressedHandle?: string | number | null;
  /** The name that somebody gave to a group. */
  readonly displayName: string | null;
  readonly links: readonly string[] | null;
  /** The table that lists it among those deleted; nothing else is known of it then. */
  readonly deletedTable: string | null;
};

const ofMembers = ['members', 'memberEmails', 'memberCount'] as const;

const chats: TableReader<MessageChat> = {
  table: 'chat',
  needs: [['display_name', 'chat_identifier']],
  recover: true,
  beside: 'message',
  prepare(database, table, fields, writer, context) {
    const at = (column: string): number => table.column(column);
    const [style, filter] = [at('style'), at('is_filtered')];
    const [identifier, displayName] = [at('chat_identifier'), at('display_name')];
    const run = writer.run([
      [fields.rowid, at('ROWID')],
      [fields.guid, at('guid')],
      [fields.style, style],
      [fields.service, at('service_name')],
      [fields.isArchived, at('is_archived')],
      [fields.isFiltered, filter],
      [fields.isBlackholed, at('is_blackholed')],
      [fields.isRecovered, at('is_recovered')],
      [fields.isDeletingIncomingMessages, at('is_deleting_incoming_messages')],
      [fields.isPendingReview, at('is_pending_review')],
    ]);
    const addressed = writer.run([[fields.lastAddressedHandle, at('last_addressed_handle')]]);
    const membersOf = chatMembers(database, context);
    writer.run([
      [fields.isGroup, style < 0 ? -1 : 0],
      [fields.filter, filter < 0 ? -1 : 0],
    ]);
    if (membersOf === undefined) writer.run(ofMembers.map((field) => [fields[field], -1]));
    return (row) => {
      const address = row.text(identifier);
      const name = row.text(displayName);
      const rest = row.isRecovered ? linksInRemains(row.remains?.(displayName) ?? []) : [];
      const members =
        row.rowId === undefined
          ? undefined
          : (membersOf?.get(row.rowId) ?? (row.isRecovered ? undefined : []));
      writer.begin(row);
      writer.met('stored');
      writer.columns(run, row);
      if (style >= 0) writer.boolean(fields.isGroup, isGroupStyle(row.number(style)));
      if (filter >= 0) writer.text(fields.filter, chatFilter(row.number(filter)));
      writer.text(fields.identifier, address);
      writer.text(fields.email, emailIn(address));
      if (membersOf && members) {
        writer.list(fields.members, members);
        writer.list(
          fields.memberEmails,
          members.flatMap((member) => emailIn(member) ?? []),
        );
        writer.number(fields.memberCount, members.length);
      }
      writer.columns(addressed, row);
      writer.text(fields.displayName, name);
      writer.list(fields.links, [...new Set([...linksInText(name ?? ''), ...rest])]);
      writer.end();
    };
  },
};

/**
 * Conversations whose deletion is to be told to iCloud. The GUID ends with what `chat_identifier` held (`iMessage;-;+15550100`). Its time is not read: IMDPersistence
 * (as blacktop/ipsw-diffs has it) sets it to 0.
 */
const deletedChats: TableReader<MessageChat> = {
  table: 'sync_deleted_chats',
  needs: ['guid'],
  optional: true,
  prepare(_database, table, fields, writer) {
    const guid = table.column('guid');
    writer.run(onlyOfChats.map((field) => [fields[field], -1]));
    const run = writer.run([[fields.guid, guid]]);
    return (row) => {
      const identifier = /^[^;]{0,100};[-+];(.+)$/.exec(row.text(guid) ?? '')?.[1] ?? null;
      writer.begin(row);
      writer.met('stored');
      writer.columns(run, row);
      writer.text(fields.identifier, identifier);
      writer.text(fields.email, emailIn(identifier));
      writer.text(fields.deletedTable, 'sync_deleted_chats');
      writer.end();
    };
  },
};

const onlyOfChats = [
  'rowid',
  'style',
  'service',
  'isArchived',
  'isFiltered',
  'isBlackholed',
  'isRecovered',
  'isDeletingIncomingMessages',
  'isPendingReview',
  'isGroup',
  'filter',
  ...ofMembers,
  'lastAddressedHandle',
] as const;

export const messageChats = defineTableArtifact<MessageChat>({
  id: 'ios.message-chats',
  version: 1,
  title: 'Conversations in Messages',
  group: 'messages',
  describes:
    'Conversations of the Messages app, with who is in them, whether they are shown as of an unknown sender or as junk, the names that were given to groups and the links in them, also where no ' +
    'message is left; and conversations that a list of deleted ones still names.',
  cannotShow:
    'Who named a group and when, who left it, and what was written. Of conversations that were deleted only what free space still holds is found, marked as deleted, and not who was in them.',
  references: [
    'https://github.com/ReagentX/imessage-exporter',
    'https://github.com/blacktop/ipsw-diffs',
  ],
  paths: ['/private/var/mobile/Library/SMS/sms.db'],
  // Whether the store is there is told by `ios.sms`; tools make stores without conversations.
  expected: onSomeIphones,
  decisive: ['chat.chat_identifier'],

  fields: {
    rowid: { label: 'Row' },
    guid: { label: 'Id of the conversation', personal: true },
    style: { label: 'Kind of conversation' },
    service: { label: 'Service' },
    isArchived: { label: 'Archived' },
    isFiltered: { label: 'Filter (as stored)' },
    isBlackholed: { label: 'Incoming messages are dropped' },
    isRecovered: { label: 'Taken back from recently deleted' },
    isDeletingIncomingMessages: { label: 'Incoming messages are deleted' },
    isPendingReview: { label: 'Waits for review' },
    isGroup: { label: 'Group' },
    filter: { label: 'Filter' },
    identifier: { label: 'Other side', personal: true },
    email: {
      label: 'E-mail of the other side',
      observable: 'email',
      met: 'stored',
      personal: true,
    },
    members: { label: 'Others in it', personal: true },
    memberEmails: {
      label: 'E-mail addresses of others in it',
      observable: 'email',
      met: 'stored',
      personal: true,
    },
    memberCount: { label: 'How many others are in it' },
    lastAddressedHandle: { label: 'Own address', personal: true },
    displayName: { label: 'Name of the group', personal: true },
    links: { label: 'Links', observable: 'url', met: 'stored' },
    deletedTable: { label: 'List of deleted conversations' },
  },
  summary: ['service', 'links'],
  tables: [chats, deletedChats],
});

export const examples = (): ArtifactExample<MessageChat>[] => [
  {
    name: 'a database of messages that was made anew, without conversations',
    content: {
      sqlite: {
        tables: { message: { columns: 'ROWID INTEGER PRIMARY KEY, text TEXT', rows: [[1, 'a']] } },
      },
    },
    records: [],
  },
  {
    name: 'a group with a link in its name, one without, and a person with an e-mail address',
    content: {
      sqlite: {
        tables: {
          chat: {
            columns:
              'ROWID INTEGER PRIMARY KEY AUTOINCREMENT, guid TEXT UNIQUE NOT NULL, style INTEGER, chat_identifier TEXT, service_name TEXT, display_name TEXT',
            rows: [
              [1, 'A-1', 43, 'chat100', 'iMessage', 'Prizes: https://group.example/join!'],
              [2, 'A-2', 43, 'chat101', 'iMessage', 'Family. All of us'],
              [3, 'A-3', 45, 'parcel@example.org', 'iMessage', null],
            ],
          },
        },
      },
    },
    records: [
      {
        rowid: 1,
        guid: 'A-1',
        style: 43,
        service: 'iMessage',
        isGroup: true,
        identifier: 'chat100',
        email: null,
        displayName: 'Prizes: https://group.example/join!',
        links: ['https://group.example/join'],
        deletedTable: null,
      },
      {
        rowid: 2,
        guid: 'A-2',
        style: 43,
        service: 'iMessage',
        isGroup: true,
        identifier: 'chat101',
        email: null,
        displayName: 'Family. All of us',
        links: [],
        deletedTable: null,
      },
      {
        rowid: 3,
        guid: 'A-3',
        style: 45,
        service: 'iMessage',
        isGroup: false,
        identifier: 'parcel@example.org',
        email: 'parcel@example.org',
        displayName: null,
        links: [],
        deletedTable: null,
      },
    ],
  },
  {
    name: 'who is in a group and in a conversation that is shown as junk, and one that only the list of deleted ones names',
    content: {
      sqlite: {
        tables: {
          handle: {
            columns: 'ROWID INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL, service TEXT',
            rows: [
              [1, '+15550100', 'iMessage'],
              [2, 'parcel@example.org', 'iMessage'],
            ],
          },
          chat: {
            columns:
              'ROWID INTEGER PRIMARY KEY AUTOINCREMENT, guid TEXT UNIQUE NOT NULL, style INTEGER, chat_identifier TEXT, service_name TEXT, is_archived INTEGER DEFAULT 0, ' +
              'last_addressed_handle TEXT, display_name TEXT, is_filtered INTEGER DEFAULT 0, is_blackholed INTEGER DEFAULT 0, is_recovered INTEGER DEFAULT 0, ' +
              'is_deleting_incoming_messages INTEGER DEFAULT 0, is_pending_review INTEGER DEFAULT 0',
            rows: [
              [7, 'iMessage;+;chat7', 43, 'chat7', 'iMessage', 0, '+15550199', null, 1, 0, 0, 0, 0],
              [8, 'SMS;-;+15550100', 45, '+15550100', 'SMS', 0, null, '', 2, 0, 0, 0, 1],
            ],
          },
          chat_handle_join: {
            columns: 'chat_id INTEGER, handle_id INTEGER, UNIQUE(chat_id, handle_id)',
            rows: [
              [7, 1],
              [7, 2],
              [8, 1],
              [8, 3],
            ],
          },
          sync_deleted_chats: {
            columns:
              'ROWID INTEGER PRIMARY KEY AUTOINCREMENT UNIQUE, guid TEXT NOT NULL, recordID TEXT, timestamp INTEGER',
            rows: [[1, 'iMessage;-;prize@example.org', null, 0]],
          },
        },
      },
    },
    records: [
      {
        rowid: 7,
        guid: 'iMessage;+;chat7',
        style: 43,
        service: 'iMessage',
        isArchived: 0,
        isFiltered: 1,
        isBlackholed: 0,
        isRecovered: 0,
        isDeletingIncomingMessages: 0,
        isPendingReview: 0,
        isGroup: true,
        filter: 'unknown-senders',
        identifier: 'chat7',
        email: null,
        members: ['+15550100', 'parcel@example.org'],
        memberEmails: ['parcel@example.org'],
        memberCount: 2,
        lastAddressedHandle: '+15550199',
        displayName: null,
        links: [],
        deletedTable: null,
      },
      {
        rowid: 8,
        guid: 'SMS;-;+15550100',
        style: 45,
        service: 'SMS',
        isArchived: 0,
        isFiltered: 2,
        isBlackholed: 0,
        isRecovered: 0,
        isDeletingIncomingMessages: 0,
        isPendingReview: 1,
        isGroup: false,
        filter: 'junk',
        identifier: '+15550100',
        email: null,
        members: ['+15550100'],
        memberEmails: [],
        memberCount: 1,
        lastAddressedHandle: null,
        displayName: '',
        links: [],
        deletedTable: null,
      },
      {
        guid: 'iMessage;-;prize@example.org',
        identifier: 'prize@example.org',
        email: 'prize@example.org',
        displayName: null,
        links: null,
        deletedTable: 'sync_deleted_chats',
      },
    ],
  },
];
