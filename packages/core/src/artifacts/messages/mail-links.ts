import type {
  ArtifactExample,
  Database,
  ParseContext,
  Row,
  TableReader,
} from '../../model/index.ts';
import { joinLists, joinSide, optionalTable, rowReference, timeAt } from '../rows/database-rows.ts';
import { chatLookup, referredTo, type RowKey } from './chat-lookup.ts';
import { bareMail, type MailMessage } from './mail-message.ts';

/** Links of one message, at most. */
const maxLinks = 1000;

/** Which links stand in which message (`messages.global_message_id`), from iOS 16 on. */
const relation = 'message_rich_links';

/** The links out of the text of each message, by what `messages.global_message_id` names. */
export function richLinks(
  database: Database,
  context: ParseContext,
): ReadonlyMap<RowKey, readonly string[]> {
  const bound = optionalTable(database, relation, ['global_message_id', 'rich_link']);
  if (bound === undefined) return new Map();
  const { table, at } = bound;
  const urls = chatLookup(database, context, 'rich_links', ['url'], (row, { url }) => [
    row.rowId,
    row.text(url),
  ]);
  const { rows, problems } = joinLists<RowKey, string>(
    database,
    table,
    context,
    maxLinks,
    (row) => {
      const message = rowReference(row, at.global_message_id);
      const url = referredTo(urls, row, at.rich_link);
      return message === undefined || url === undefined ? undefined : [message, [url]];
    },
  );
  for (const problem of problems) context.problem(problem);
  return rows;
}

/** Links whose message is gone: with it goes its row in the relation, and not the link's own. */
export const looseRichLinks: TableReader<MailMessage> = {
  table: 'rich_links',
  needs: ['url'],
  optional: true,
  recover: true,
  prepare(database, table, fields, writer, context) {
    const url = table.column('url');
    const bound = optionalTable(database, relation, ['rich_link']);
    const linked = joinSide<RowKey, true>(database, bound?.table, context, (row) => {
      const link = rowReference(row, bound!.at.rich_link);
      return link === undefined ? undefined : [link, true];
    });
    for (const problem of linked.problems) context.problem(problem);
    return (row) => {
      const isLinked = row.rowId !== undefined && linked.rows.has(row.rowId);
      if (isLinked && row.isRecovered !== true) return;
      if (!hasText(row, url)) return;
      writer.begin(row);
      writer.list(fields.links, [row.text(url)!]);
      writer.end();
    };
  },
};

/**
 * Pictures and the like that messages load from a server when they are shown, each address once (`EDRemoteContentPersistence`, since iOS 15): where
 * Mail hides from the sender what is read, it loads them beforehand, and notes when last. Of which message is not kept. What is too much for the
 * first table stands in a second one of the protected database.
 */
export function remoteContent(
  name: 'remote_content_links' | 'additional_remote_content_links',
): TableReader<MailMessage> {
  return {
    table: name,
    needs: ['url'],
    optional: true,
    recover: true,
    prepare(_database, table, fields, writer) {
      const url = table.column('url');
      const seen = table.column('last_seen_date');
      const loaded = table.column('last_request_date');
      return (row) => {
        if (!hasText(row, url)) return;
        writer.begin(row);
        writer.time('remote mail content seen', 'unix-seconds', timeAt(row, seen));
        writer.time('remote mail content loaded', 'unix-seconds', timeAt(row, loaded));
        writer.list(fields.links, [row.text(url)!]);
        writer.end();
      };
    },
  };
}

function hasText(row: Row, column: number): boolean {
  const text = row.isNull(column) ? null : row.text(column);
  return text !== null && text !== '';
}

const remoteColumns =
  'ROWID INTEGER PRIMARY KEY, url TEXT NOT NULL, requests INTEGER NOT NULL DEFAULT 0, last_seen_date INTEGER NOT NULL, ' +
  'last_request_date INTEGER NOT NULL DEFAULT 0';

export const mailLinkExamples: readonly ArtifactExample<MailMessage>[] = [
  {
    name: 'links out of the text, of a message and of one that is gone, and content that was loaded, or only seen',
    content: {
      sqlite: {
        tables: {
          messages: {
            columns:
              'ROWID INTEGER PRIMARY KEY, global_message_id INTEGER NOT NULL, sender INTEGER, subject INTEGER, summary INTEGER, ' +
              'date_sent INTEGER, date_received INTEGER, mailbox INTEGER, read INTEGER, flagged INTEGER, deleted INTEGER',
            rows: [[1, 40, null, null, null, null, 1_678_307_205, 2, 1, 0, 0]],
          },
          mailboxes: { columns: 'ROWID INTEGER PRIMARY KEY, url TEXT', rows: [] },
          message_rich_links: {
            columns: 'global_message_id INTEGER NOT NULL, rich_link INTEGER NOT NULL',
            rows: [
              [40, 8],
              [40, 7],
            ],
          },
          rich_links: {
            columns:
              'ROWID INTEGER PRIMARY KEY AUTOINCREMENT, title TEXT, url TEXT NOT NULL, hash TEXT NOT NULL',
            rows: [
              [7, 'Sign in', 'https://login.example/a', 'h1'],
              [8, null, 'https://login.example/b', 'h2'],
              [9, null, 'https://gone.example/', 'h3'],
            ],
          },
          remote_content_links: {
            columns: remoteColumns,
            rows: [
              [1, 'https://pixel.example/1.gif', 2, 1_678_307_206, 1_678_307_260],
              [2, 'https://pixel.example/2.gif', 0, 1_678_307_206, 0],
            ],
          },
          additional_remote_content_links: {
            columns: remoteColumns,
            rows: [[1, 'https://pixel.example/3.gif', 0, 1_678_307_207, 0]],
          },
        },
      },
    },
    related: {
      '/private/var/mobile/Library/Mail/Protected Index': {
        sqlite: {
          tables: {
            addresses: {
              columns: 'ROWID INTEGER PRIMARY KEY, address TEXT, comment TEXT',
              rows: [],
            },
            subjects: { columns: 'ROWID INTEGER PRIMARY KEY, subject TEXT', rows: [] },
            summaries: { columns: 'ROWID INTEGER PRIMARY KEY, summary TEXT', rows: [] },
          },
        },
      },
    },
    records: [
      {
        ...bareMail,
        links: ['https://login.example/b', 'https://login.example/a'],
        read: 1,
        flagged: 0,
        deleted: 0,
      },
      { ...bareMail, links: ['https://gone.example/'] },
      { ...bareMail, links: ['https://pixel.example/1.gif'] },
      { ...bareMail, links: ['https://pixel.example/2.gif'] },
      { ...bareMail, links: ['https://pixel.example/3.gif'] },
    ],
    times: [
      [{ at: '2023-03-08T20:26:45Z', marks: 'mail received', clock: 'utc' }],
      [],
      [
        { at: '2023-03-08T20:26:46Z', marks: 'remote mail content seen', clock: 'utc' },
        { at: '2023-03-08T20:27:40Z', marks: 'remote mail content loaded', clock: 'utc' },
      ],
      [{ at: '2023-03-08T20:26:46Z', marks: 'remote mail content seen', clock: 'utc' }],
      [{ at: '2023-03-08T20:26:47Z', marks: 'remote mail content seen', clock: 'utc' }],
    ],
  },
];
