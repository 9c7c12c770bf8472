import { linksInRemains, linksInText } from '../../formats/links.ts';
import { defineTableArtifact, type ArtifactExample, type TableReader } from '../../model/index.ts';
import { emailIn } from '../rows/field-values.ts';
import { onSomeIphones } from '../ios-expectation.ts';

/** One conversation of Messages, with a person or a group. */
export type MessageChat = {
  readonly rowid?: string | number | null;
  readonly guid?: string | number | null;
  /** 43 a group, 45 one person. */
  readonly style?: string | number | null;
  readonly service?: string | number | null;
  /** Number or address of the other side, or the id of a group. */
  readonly identifier: string | null;
  readonly email: string | null;
  /** The name that somebody gave to a group. */
  readonly displayName: string | null;
  readonly links: readonly string[];
};

const chats: TableReader<MessageChat> = {
  table: 'chat',
  needs: [['display_name', 'chat_identifier']],
  recover: true,
  beside: 'message',
  prepare(_database, table, fields, writer) {
    const [identifier, displayName] = ['chat_identifier', 'display_name'].map((column) =>
      table.column(column),
    ) as [number, number];
    const run = writer.run([
      [fields.rowid, table.column('ROWID')],
      [fields.guid, table.column('guid')],
      [fields.style, table.column('style')],
      [fields.service, table.column('service_name')],
    ]);
    return (row) => {
      const address = row.text(identifier);
      const name = row.text(displayName);
      const rest = row.isRecovered ? linksInRemains(row.remains?.(displayName) ?? []) : [];
      writer.begin(row);
      writer.met('stored');
      writer.columns(run, row);
      writer.text(fields.identifier, address);
      writer.text(fields.email, emailIn(address));
      writer.text(fields.displayName, name);
      writer.list(fields.links, [...new Set([...linksInText(name ?? ''), ...rest])]);
      writer.end();
    };
  },
};

export const messageChats = defineTableArtifact<MessageChat>({
  id: 'ios.message-chats',
  version: 1,
  title: 'Conversations in Messages',
  group: 'messages',
  describes:
    'Conversations of the Messages app, with the names that were given to groups and the links in them, also where no message is left.',
  cannotShow:
    'Who named a group and when, and what was written. Of conversations that were deleted only what free space still holds is found, marked as deleted.',
  references: ['https://github.com/ReagentX/imessage-exporter'],
  paths: ['/private/var/mobile/Library/SMS/sms.db'],
  // Whether the store is there is told by `ios.sms`; tools make stores without conversations.
  expected: onSomeIphones,
  decisive: ['chat.chat_identifier'],

  fields: {
    rowid: { label: 'Row' },
    guid: { label: 'Id of the conversation', personal: true },
    style: { label: 'Kind of conversation' },
    service: { label: 'Service' },
    identifier: { label: 'Other side', personal: true },
    email: {
      label: 'E-mail of the other side',
      observable: 'email',
      met: 'stored',
      personal: true,
    },
    displayName: { label: 'Name of the group', personal: true },
    links: { label: 'Links', observable: 'url', met: 'stored' },
  },
  summary: ['service', 'links'],
  tables: [chats],
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
        identifier: 'chat100',
        email: null,
        displayName: 'Prizes: https://group.example/join!',
        links: ['https://group.example/join'],
      },
      {
        rowid: 2,
        guid: 'A-2',
        style: 43,
        service: 'iMessage',
        identifier: 'chat101',
        email: null,
        displayName: 'Family. All of us',
        links: [],
      },
      {
        rowid: 3,
        guid: 'A-3',
        style: 45,
        service: 'iMessage',
        identifier: 'parcel@example.org',
        email: 'parcel@example.org',
        displayName: null,
        links: [],
      },
    ],
  },
];
