import { addLinkSpans, linksInRemains } from '../../formats/links.ts';
import {
  defineTableArtifact,
  type ArtifactExample,
  type Database,
  type ParseContext,
  type TableReader,
} from '../../model/index.ts';
import {
  askForColumns,
  joinSide,
  optionalTable,
  rowReference,
  timeAt,
} from '../rows/database-rows.ts';
import { withApp } from '../ios-expectation.ts';
import { linksInStored } from '../links/blob-links.ts';
import {
  whatsappBackupFolders,
  whatsappBundleIds,
  whatsappDomains,
  whatsappFolders,
} from '../messages/whatsapp-directory.ts';
import { timeDocs } from '../rows/time-docs.ts';
import { dataItemsOf } from '../messages/whatsapp-data-items.ts';
import { whatsappLeftovers } from '../messages/whatsapp-leftovers.ts';
import {
  columnLabels,
  linksOf,
  messageColumns,
  type MessageColumn,
  type WhatsappMessage,
} from '../messages/whatsapp-message.ts';
import { directionByFlag, isBlob, timeMark } from '../messages/chat-message.ts';
import { columnsOf } from '../rows/schema-names.ts';

export type { WhatsappMessage };

const messages: TableReader<WhatsappMessage> = {
  table: 'ZWAMESSAGE',
  needs: ['ZMESSAGEDATE', 'ZTEXT'],
  recover: true,
  prepare(database, table, fields, writer, context) {
    const at = askForColumns(table, [
      'ZTEXT',
      'ZISFROMME',
      'ZMESSAGEDATE',
      'ZSENTDATE',
      'ZFROMJID',
      'ZTOJID',
      'ZPUSHNAME',
      'ZMEDIAITEM',
      'ZGROUPMEMBER',
    ]);
    const run = writer.run(
      Object.entries(messageColumns).map(
        ([field, column]) => [fields[field as MessageColumn], table.column(column)] as const,
      ),
    );
    const dataItems = dataItemsOf(database, context);
    const media = optionalTable(database, 'ZWAMEDIAITEM', [
      'ZAUTHORNAME',
      'ZMEDIAURL',
      'ZTITLE',
      'ZVCARDNAME',
      'ZVCARDSTRING',
      'ZMETADATA',
    ]);
    const { ZTEXT: text } = at;
    const members = at.ZGROUPMEMBER < 0 ? undefined : membersOf(database, context);
    const spans: number[] = [];
    const inUtf8 = database.encoding === 'utf-8';

    return (row) => {
      const direction = directionByFlag(row, at.ZISFROMME);
      const isSent = direction === 'sent';
      const item = dataItems(row);
      const mediaId = media && rowReference(row, at.ZMEDIAITEM);
      const mediaRow =
        media && mediaId !== undefined ? database.seek(media.table, mediaId) : undefined;
      const mediaUrl = mediaRow?.text(media!.at.ZMEDIAURL) ?? null;
      const caption = mediaRow?.text(media!.at.ZTITLE) ?? null;
      const titles = caption === null ? item?.title : new Set([...(item?.title ?? []), caption]);

      writer.begin(row);
      writer.met(direction ?? 'received');
      writer.time(timeMark(direction), 'cocoa-seconds', timeAt(row, at.ZMESSAGEDATE));
      writer.time(
        'message sent by the other side',
        'cocoa-seconds',
        isSent ? null : timeAt(row, at.ZSENTDATE),
      );
      writer.text(fields.direction, direction);

      spans.length = 0;
      const type = row.type(text);
      if (inUtf8 && type > 13 && type % 2 === 1) {
        addLinkSpans(row.payload, row.start(text), row.end(text), spans);
      }
      // The values of a recovered row do not stand in a record of the page, and text can be stored as a blob.
      const isPlain =
        item === undefined && mediaRow === undefined && inUtf8 && !row.isRecovered && !isBlob(type);
      if (isPlain) {
        writer.spans(fields.links, row.payload, spans, spans.length / 2);
      } else {
        const cards = [media?.at.ZVCARDNAME, media?.at.ZVCARDSTRING].map((column = -1) =>
          mediaRow?.text(column),
        );
        const previews = item
          ? [item.matchedText, item.content1, item.content2, item.summary].flatMap((of) => [...of])
          : [];
        const kept = mediaRow ? linksInStored(mediaRow, media!.at.ZMETADATA, context) : [];
        const texts = [row.text(text), ...previews, ...(titles ?? []), ...cards, mediaUrl];
        const links = linksOf(texts, kept);
        const rest = linksInRemains(row.remains?.(text) ?? []);
        writer.list(fields.links, rest.length > 0 ? [...links, ...rest] : links);
      }

      writer.column(fields.fromJid, row, at.ZFROMJID);
      writer.column(fields.toJid, row, at.ZTOJID);
      writer.column(fields.pushName, row, at.ZPUSHNAME);
      const member = members && rowReference(row, at.ZGROUPMEMBER);
      if (member !== undefined) writer.text(fields.groupMemberJid, members!.get(member) ?? null);
      writer.column(fields.text, row, text);
      if (mediaRow) writer.text(fields.authorName, mediaRow.text(media!.at.ZAUTHORNAME));
      if (mediaUrl !== null) writer.text(fields.mediaUrl, mediaUrl);
      writer.text(fields.content1, joined(item?.content1));
      writer.text(fields.content2, joined(item?.content2));
      writer.text(fields.matchedText, joined(item?.matchedText));
      writer.text(fields.summary, joined(item?.summary));
      writer.text(fields.title, joined(titles));
      writer.columns(run, row);
      writer.end();
    };
  },
};

/** The WhatsApp ids of those in groups, by row. */
function membersOf(
  database: Database,
  context: ParseContext,
): ReadonlyMap<number | bigint, string> {
  const members = optionalTable(database, 'ZWAGROUPMEMBER', ['ZMEMBERJID']);
  const side = joinSide<number | bigint, string>(database, members?.table, context, (row) => {
    const jid = row.text(members!.at.ZMEMBERJID);
    return row.rowId === undefined || jid === null ? undefined : [row.rowId, jid];
  });
  for (const problem of side.problems) context.problem(problem);
  return side.rows;
}

/** Several texts of one message side by side. */
function joined(texts: ReadonlySet<string> | undefined): string | null {
  return texts === undefined || texts.size === 0 ? null : [...texts].join(' ');
}

export const whatsapp = defineTableArtifact<WhatsappMessage>({
  id: 'ios.whatsapp',
  version: 1,
  title: 'WhatsApp messages and links',
  group: 'messages',
  describes:
    'Messages of WhatsApp and WhatsApp Business with the links in their text, in captions, shared contacts and previews, in the messages that were answered, and in what the app worked out of them.',
  cannotShow:
    'Whether a link was opened, and calls. Of messages that were deleted or that disappeared by themselves only what free space still holds is found, marked as deleted. ' +
    'It reaches back as far as the chats are kept.',
  references: ['https://docs.mvt.re/en/latest/ios/records/#whatsappjson'],
  paths: [
    `${whatsappFolders}/ChatStorage.sqlite`,
    ...whatsappBackupFolders.map((folder) => `${folder}/ChatStorage.sqlite`),
  ],
  logLike: true,
  expected: (source) => withApp(source, whatsappBundleIds, whatsappDomains),
  decisive: [
    ...columnsOf('ZWAMESSAGE', 'ZMESSAGEDATE ZTEXT ZISFROMME ZFROMJID'),
    ...columnsOf('ZWAMEDIAITEM', 'ZMESSAGE ZMEDIAURL'),
    ...columnsOf('ZWAMESSAGEDATAITEM', 'ZTITLE ZMESSAGE ZCONTENT1 ZCONTENT2 ZMATCHEDTEXT'),
  ],

  fields: {
    direction: { label: 'Direction' },
    links: { label: 'Links', observable: 'url', met: 'received' },
    fromJid: { label: 'From', personal: true },
    toJid: { label: 'To', personal: true },
    pushName: { label: 'Name of the sender', personal: true },
    groupMemberJid: { label: 'Member of the group who wrote it', personal: true },
    text: { label: 'Text', personal: true },
    authorName: { label: 'Author', personal: true },
    mediaUrl: { label: 'Media address', personal: true },
    content1: { label: 'Content 1', personal: true },
    content2: { label: 'Content 2', personal: true },
    matchedText: { label: 'Matched text', personal: true },
    summary: { label: 'Summary of the preview', personal: true },
    title: { label: 'Title of the preview, or caption', personal: true },
    ...columnLabels,
  },
  summary: ['direction', 'links'],
  times: {
    ...timeDocs('cocoa-seconds', { entries: ['message received', 'message sent', 'message'] }),
    ...timeDocs('cocoa-seconds', { others: ['message sent by the other side'], confidence: 'low' }),
  },
  tables: [messages, ...whatsappLeftovers],
});

/** What stands beside messages, and says nothing. */
const besideMessages: WhatsappMessage = {
  direction: null,
  links: [],
  fromJid: null,
  toJid: null,
  pushName: null,
  groupMemberJid: null,
  text: null,
  authorName: null,
  mediaUrl: null,
  content1: null,
  content2: null,
  matchedText: null,
  summary: null,
  title: null,
};

/** What the schema of the example has; columns of other versions are left out. */
const bare: WhatsappMessage = {
  ...besideMessages,
  pk: null,
  isFromMe: null,
  mediaItem: null,
  messageDate: null,
};

/** A record that is no row of `ZWAMESSAGE` has none of its columns. */
const withoutColumns = Object.fromEntries(
  Object.keys(messageColumns).map((column) => [column, null]),
);

export const examples = (): ArtifactExample<WhatsappMessage>[] => [
  {
    name: 'a link in the text, one only in the preview, one only in a caption, one only in a shared contact, one of a second item, and one of a message that is gone; the address of a picture is no link',
    content: {
      sqlite: {
        tables: {
          ZWAMESSAGE: {
            columns:
              'Z_PK INTEGER PRIMARY KEY, ZISFROMME INTEGER, ZMEDIAITEM INTEGER, ZMESSAGEDATE TIMESTAMP, ZFROMJID VARCHAR, ZTEXT VARCHAR',
            rows: [
              [1, 0, null, 700_000_000, '15550100@s.whatsapp.net', 'Look: https://news.example/x'],
              [2, 1, null, 700_000_060, null, 'ok'],
              [3, 0, 9, 700_000_120.5, '15550100@s.whatsapp.net', null],
              [4, 0, 10, 700_000_180, '15550100@s.whatsapp.net', null],
            ],
          },
          ZWAMEDIAITEM: {
            columns:
              'Z_PK INTEGER PRIMARY KEY, ZMESSAGE INTEGER, ZMEDIAURL VARCHAR, ZAUTHORNAME VARCHAR, ZTITLE VARCHAR, ZVCARDNAME VARCHAR, ZVCARDSTRING VARCHAR',
            rows: [
              [9, 3, 'https://mmg.whatsapp.net/d/abc', 'Someone', null, null, 'image/jpeg'],
              [
                10,
                4,
                null,
                null,
                'See https://video.example/v',
                'name.example.org',
                'BEGIN:VCARD\nURL:https://card.example/c\nEND:VCARD',
              ],
              [11, 4, 'https://media.example/m', null, 'Clip', null, null],
            ],
          },
          ZWAMESSAGEDATAITEM: {
            columns:
              'Z_PK INTEGER PRIMARY KEY, ZMESSAGE INTEGER, ZCONTENT1 VARCHAR, ZCONTENT2 VARCHAR, ZMATCHEDTEXT VARCHAR, ZTITLE VARCHAR',
            rows: [
              [1, 3, 'https://shop.example/sale', null, null, 'Sale'],
              [2, 99, 'https://gone.example/p', null, null, null],
            ],
          },
        },
      },
    },
    records: [
      {
        ...bare,
        pk: 1,
        isFromMe: 0,
        messageDate: 700_000_000,
        direction: 'received',
        links: ['https://news.example/x'],
        fromJid: '15550100@s.whatsapp.net',
        text: 'Look: https://news.example/x',
      },
      { ...bare, pk: 2, isFromMe: 1, messageDate: 700_000_060, direction: 'sent', text: 'ok' },
      {
        ...bare,
        pk: 3,
        isFromMe: 0,
        mediaItem: 9,
        messageDate: 700_000_120.5,
        direction: 'received',
        links: ['https://shop.example/sale'],
        fromJid: '15550100@s.whatsapp.net',
        authorName: 'Someone',
        mediaUrl: 'https://mmg.whatsapp.net/d/abc',
        content1: 'https://shop.example/sale',
        title: 'Sale',
      },
      {
        ...bare,
        pk: 4,
        isFromMe: 0,
        mediaItem: 10,
        messageDate: 700_000_180,
        direction: 'received',
        links: ['https://video.example/v', 'name.example.org', 'https://card.example/c'],
        fromJid: '15550100@s.whatsapp.net',
        title: 'See https://video.example/v',
      },
      // Of a message that is gone: what the message held is not known.
      {
        ...withoutColumns,
        ...besideMessages,
        links: ['https://gone.example/p'],
        content1: 'https://gone.example/p',
      },
      // The message names another item; this one names the message.
      {
        ...withoutColumns,
        ...besideMessages,
        direction: 'received',
        links: ['https://media.example/m'],
        fromJid: '15550100@s.whatsapp.net',
        mediaUrl: 'https://media.example/m',
        title: 'Clip',
      },
    ],
    times: [
      [{ at: '2023-03-08T20:26:40Z', marks: 'message received', clock: 'utc' }],
      [{ at: '2023-03-08T20:27:40Z', marks: 'message sent', clock: 'utc' }],
      [{ at: '2023-03-08T20:28:40.500Z', marks: 'message received', clock: 'utc' }],
      [{ at: '2023-03-08T20:29:40Z', marks: 'message received', clock: 'utc' }],
      [],
      [{ at: '2023-03-08T20:29:40Z', marks: 'message received', clock: 'utc' }],
    ],
  },
];
