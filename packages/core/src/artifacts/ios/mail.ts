import { linksInRemains } from '../../formats/links.ts';
import {
  defineTableArtifact,
  type ArtifactExample,
  type Database,
  type ParseContext,
  type RecordWriter,
  type Row,
  type Table,
  type TableReader,
} from '../../model/index.ts';
import { chatLookup, referredTo, type RowKey } from '../messages/chat-lookup.ts';
import { linksInTexts } from '../messages/chat-message.ts';
import {
  looseRichLinks,
  mailLinkExamples,
  remoteContent,
  richLinks,
} from '../messages/mail-links.ts';
import type { MailMessage } from '../messages/mail-message.ts';
import { linksInBody, olderMail, orSaid, protectedIndex } from '../messages/older-mail.ts';
import { askForColumns, timeAt } from '../rows/database-rows.ts';
import { emailIn } from '../rows/field-values.ts';
import { inSomeDumps } from '../ios-expectation.ts';
import { timeDocs } from '../rows/time-docs.ts';
import { columnsOf, wholeTable } from '../rows/schema-names.ts';

export type { MailMessage };

const folder = '/private/var/mobile/Library/Mail';

interface Address {
  readonly address: string | null;
  readonly name: string | null;
}

/** What stands in the second database, which opens only after the phone was unlocked. */
interface ProtectedParts {
  readonly addresses: ReadonlyMap<RowKey, Address>;
  readonly subjects: ReadonlyMap<RowKey, string>;
  readonly summaries: ReadonlyMap<RowKey, string>;
}

const messages: TableReader<MailMessage> = {
  table: 'messages',
  // The second database of before iOS 13 has a table of the same name.
  needs: [['date_received', '_to']],
  // The second database has what belongs to the messages, and not these.
  beside: 'addresses',
  recover: true,
  prepare(database, table, fields, writer, context) {
    const received = table.column('date_received');
    if (received === -1 && table.column('_to') !== -1) return deletedHeads(table, fields, writer);
    const at = askForColumns(table, [
      'date_sent',
      'sender',
      'summary',
      'mailbox',
      'read',
      'flagged',
      'deleted',
      'global_message_id',
    ]);
    const isOlder = at.sender === -1 && database.table('message_data') !== undefined;
    const subject = isOlder ? -1 : table.column('subject');
    const older = isOlder ? olderMail(database, context) : undefined;
    const parts = isOlder ? noParts : protectedParts(context);
    const mailboxes = textsOf(database, context, 'mailboxes', 'url');
    const linksOf = richLinks(database, context);

    return (row) => {
      const head = older?.(row.rowId);
      const address = head?.sender ?? null;
      const from = head ? { address, name: null } : referredTo(parts.addresses, row, at.sender);
      const title = head ? head.subject : (referredTo(parts.subjects, row, subject) ?? null);
      const beginning = referredTo(parts.summaries, row, at.summary) ?? null;
      writer.begin(row);
      writer.time('mail sent', 'unix-seconds', timeAt(row, at.date_sent));
      writer.time('mail received', 'unix-seconds', timeAt(row, received));
      const inText = referredTo(linksOf, row, at.global_message_id) ?? [];
      const links = new Set([...inText, ...(head?.links ?? linksInTexts([title, beginning]))]);
      writer.list(fields.links, [...links]);
      writer.text(fields.sender, from?.address ?? null);
      writer.text(fields.senderName, from?.name ?? null);
      writer.text(fields.senderEmail, emailIn(from?.address ?? null));
      writer.text(fields.subject, title);
      writer.text(fields.summary, beginning);
      writer.text(fields.mailbox, referredTo(mailboxes, row, at.mailbox) ?? null);
      writer.column(fields.read, row, at.read);
      writer.column(fields.flagged, row, at.flagged);
      writer.column(fields.deleted, row, at.deleted);
      writer.end();
    };
  },
};

/** Senders and subjects of messages that are gone, in the second database of before iOS 13. Those that are there are told with their messages. */
function deletedHeads(
  table: Table,
  fields: Parameters<TableReader<MailMessage>['prepare']>[2],
  writer: RecordWriter,
): (row: Row) => void {
  const [sender, subject] = [table.column('sender'), table.column('subject')];
  return (row) => {
    if (row.isRecovered !== true) return;
    const [address, title] = [row.text(sender), row.text(subject)];
    const email = emailIn(address);
    const links = linksInTexts([title]);
    if (email === null && links.length === 0) return;
    writer.begin(row);
    writer.list(fields.links, links);
    writer.text(fields.sender, address);
    writer.text(fields.senderEmail, email);
    writer.text(fields.subject, title);
    writer.end();
  };
}

/** Texts of messages that are gone, in the second database of before iOS 13. */
const deletedBodies: TableReader<MailMessage> = {
  table: 'message_data',
  needs: [],
  optional: true,
  recover: 'only',
  prepare(_database, table, fields, writer, context) {
    const data = table.column('data');
    return (row) => {
      if (data === -1) return;
      const rest = linksInRemains(row.remains?.(data) ?? []);
      const links = new Set([...linksInBody(row, data, context), ...rest]);
      if (links.size === 0) return;
      writer.begin(row);
      writer.list(fields.links, [...links]);
      writer.end();
    };
  },
};

/** Texts of messages that are gone, in the second database. Those that are there are told with their messages. */
function deletedTexts(name: string, column: 'subject' | 'summary'): TableReader<MailMessage> {
  return {
    table: name,
    needs: [column],
    optional: true,
    recover: true,
    prepare(_database, table, fields, writer) {
      const at = table.column(column);
      return (row) => {
        if (row.isRecovered !== true) return;
        const text = row.text(at);
        const links = [...linksInTexts([text]), ...linksInRemains(row.remains?.(at) ?? [])];
        if (links.length === 0) return;
        writer.begin(row);
        writer.list(fields.links, [...new Set(links)]);
        writer.text(fields[column], text);
        writer.end();
      };
    },
  };
}

/** Addresses of messages that are gone. Whether a message came from one or went to it is not known any more. */
const deletedAddresses: TableReader<MailMessage> = {
  table: 'addresses',
  needs: ['address'],
  optional: true,
  recover: true,
  prepare(_database, table, fields, writer) {
    const [address, comment] = [table.column('address'), table.column('comment')];
    return (row) => {
      if (row.isRecovered !== true) return;
      const email = emailIn(row.text(address));
      if (email === null) return;
      writer.begin(row);
      writer.met('stored');
      writer.text(fields.sender, row.text(address));
      writer.text(fields.senderName, row.text(comment));
      writer.text(fields.senderEmail, email);
      writer.end();
    };
  },
};

const noParts: ProtectedParts = {
  addresses: new Map(),
  subjects: new Map(),
  summaries: new Map(),
};

function protectedParts(context: ParseContext): ProtectedParts {
  return orSaid(context, noParts, () => {
    const database = protectedIndex(context);
    if (database === undefined) return noParts;
    const addresses = chatLookup(
      database,
      context,
      'addresses',
      ['address', 'comment'],
      (row, at) => [row.rowId, { address: row.text(at.address), name: row.text(at.comment) }],
    );
    const parts = {
      addresses,
      subjects: textsOf(database, context, 'subjects', 'subject'),
      summaries: textsOf(database, context, 'summaries', 'summary'),
    };
    for (const problem of database.problems) context.problem(problem);
    return parts;
  });
}

/** A column of texts by rowid. */
function textsOf(
  database: Database,
  context: ParseContext,
  table: string,
  column: string,
): ReadonlyMap<RowKey, string> {
  return chatLookup(database, context, table, [column], (row, at) => [
    row.rowId,
    row.text(at[column] ?? -1),
  ]);
}

export const mail = defineTableArtifact<MailMessage>({
  id: 'ios.mail',
  version: 1,
  title: 'Messages listed by Apple Mail',
  group: 'messages',
  describes:
    'Messages in the mailboxes of Apple Mail: sender, subject, the first words with the links in them, and when each was sent and received; ' +
    'before iOS 13 in place of the first words the links in the text, as far as the phone keeps it with the list; ' +
    'since iOS 16 also links out of the text, and since iOS 15 addresses of pictures and other content that messages load, with when it was last seen and loaded. ' +
    'Only a copy of the whole file system holds them.',
  cannotShow:
    'Since iOS 13 the text beyond its first words, and those links in it that Mail did not take out; which message loads what content; attachments; whether a link was opened; mail in other apps or in a browser, and mail that was deleted for good, but for what free space ' +
    'still holds of it, marked as deleted: of a message often its times alone, and its subject, first words or sender apart. ' +
    'Mail that the owner sent is listed too, with the owner as sender.',
  references: [
    'https://github.com/abrignoni/iLEAPP/blob/main/scripts/artifacts/mailprotect.py',
    'https://blog.digital-forensics.it/2023/10/ios-15-image-forensics-analysis-and.html',
  ],
  paths: [`${folder}/Envelope Index`, `${folder}/Protected Index`],
  alsoReads: [`${folder}/Protected Index`, `${folder}/Protected Index-wal`],
  logLike: true,
  expected: inSomeDumps,
  decisive: [
    // Since iOS 13, and before.
    'messages.sender or message_data',
    ...columnsOf('messages', 'subject mailbox'),
    ...wholeTable('mailboxes', 'url'),
  ],

  fields: {
    links: { label: 'Links', observable: 'url', met: 'received' },
    sender: { label: 'Sender', personal: true },
    senderName: { label: 'Name of the sender', personal: true },
    senderEmail: {
      label: 'E-mail of the sender',
      observable: 'email',
      met: 'received',
      personal: true,
    },
    subject: { label: 'Subject', personal: true },
    summary: { label: 'First words', personal: true },
    mailbox: { label: 'Mailbox', personal: true },
    read: { label: 'Read' },
    flagged: { label: 'Flagged' },
    deleted: { label: 'Deleted' },
  },
  summary: ['links'],
  times: {
    ...timeDocs('unix-seconds', { entries: ['mail received'] }),
    ...timeDocs('unix-seconds', { others: ['mail sent'], confidence: 'low' }),
    ...timeDocs('unix-seconds', {
      others: ['remote mail content seen', 'remote mail content loaded'],
    }),
  },
  tables: [
    messages,
    deletedTexts('subjects', 'subject'),
    deletedTexts('summaries', 'summary'),
    deletedAddresses,
    looseRichLinks,
    remoteContent('remote_content_links'),
    remoteContent('additional_remote_content_links'),
    deletedBodies,
  ],
});

const columns =
  'ROWID INTEGER PRIMARY KEY, sender INTEGER, subject INTEGER, summary INTEGER, date_sent INTEGER, date_received INTEGER, ' +
  'mailbox INTEGER, read INTEGER, flagged INTEGER, deleted INTEGER';

const row = [1, 5, 6, 7, 1_678_307_200, 1_678_307_205, 2, 1, 0, 0] as const;

export const examples = (): ArtifactExample<MailMessage>[] => [
  {
    name: 'a message with a link in its first words; one whose parts are gone',
    content: {
      sqlite: {
        tables: {
          messages: { columns, rows: [row, [2, 99, 99, null, null, 1_678_307_260, 9, 0, 0, 1]] },
          mailboxes: {
            columns: 'ROWID INTEGER PRIMARY KEY, url TEXT',
            rows: [[2, 'imap://0F0F/INBOX']],
          },
        },
      },
    },
    related: {
      [`${folder}/Protected Index`]: {
        sqlite: {
          tables: {
            addresses: {
              columns: 'ROWID INTEGER PRIMARY KEY, address TEXT, comment TEXT',
              rows: [[5, 'person@example.org', 'A. Person']],
            },
            subjects: {
              columns: 'ROWID INTEGER PRIMARY KEY, subject TEXT',
              rows: [[6, 'An invitation']],
            },
            summaries: {
              columns: 'ROWID INTEGER PRIMARY KEY, summary TEXT',
              rows: [[7, 'Please see https://login.example/ today']],
            },
          },
        },
      },
    },
    records: [
      {
        links: ['https://login.example/'],
        sender: 'person@example.org',
        senderName: 'A. Person',
        senderEmail: 'person@example.org',
        subject: 'An invitation',
        summary: 'Please see https://login.example/ today',
        mailbox: 'imap://0F0F/INBOX',
        read: 1,
        flagged: 0,
        deleted: 0,
      },
      {
        links: [],
        sender: null,
        senderName: null,
        senderEmail: null,
        subject: null,
        summary: null,
        mailbox: null,
        read: 0,
        flagged: 0,
        deleted: 1,
      },
    ],
    times: [
      [
        { at: '2023-03-08T20:26:40Z', marks: 'mail sent', clock: 'utc' },
        { at: '2023-03-08T20:26:45Z', marks: 'mail received', clock: 'utc' },
      ],
      [{ at: '2023-03-08T20:27:40Z', marks: 'mail received', clock: 'utc' }],
    ],
  },
  {
    name: 'the second database by itself tells nothing of messages that are there',
    devicePath: `${folder}/Protected Index`,
    content: {
      sqlite: {
        tables: {
          addresses: {
            columns: 'ROWID INTEGER PRIMARY KEY, address TEXT, comment TEXT',
            rows: [
              [5, 'person@example.org', 'A. Person'],
              [6, 'friend@example.org', null],
            ],
          },
          subjects: {
            columns: 'ROWID INTEGER PRIMARY KEY, subject TEXT',
            rows: [
              [6, 'An invitation'],
              [7, 'See https://login.example/'],
            ],
          },
        },
      },
    },
    records: [],
  },
  {
    name: 'without the second database the times are left, and what is missing is said',
    lacks: ['mailboxes'],
    content: { sqlite: { tables: { messages: { columns, rows: [row] } } } },
    records: [
      {
        links: [],
        sender: null,
        senderName: null,
        senderEmail: null,
        subject: null,
        summary: null,
        mailbox: null,
        read: 1,
        flagged: 0,
        deleted: 0,
      },
    ],
    problems: ['missing'],
  },
  {
    name: 'a list without times is of a schema that is not known',
    content: {
      sqlite: {
        tables: {
          messages: { columns: 'ROWID INTEGER PRIMARY KEY, message_id INTEGER', rows: [] },
        },
      },
    },
    records: [],
    problems: ['unsupported'],
  },
  ...mailLinkExamples,
];
