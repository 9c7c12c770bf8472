import { linksInBytes, linksInText } from '../../formats/links.ts';
import {
  defineTableArtifact,
  type ArtifactExample,
  type Database,
  type FieldDoc,
  type ParseContext,
  type Row,
  type TableReader,
} from '../../model/index.ts';
import { joinSide, optionalTable, rowReference, timeAt } from '../database-rows.ts';
import { withApp } from '../ios-expectation.ts';
import {
  whatsappBackupFolders,
  whatsappBundleIds,
  whatsappDomains,
  whatsappFolders,
} from '../whatsapp-directory.ts';
import { timeDocs } from '../time-docs.ts';

/** Columns of `ZWAMESSAGE` that are fields as they stand, by the name of the field. */
const messageColumns = {
  pk: 'Z_PK',
  chatSession: 'ZCHATSESSION',
  messageType: 'ZMESSAGETYPE',
  isFromMe: 'ZISFROMME',
  messageDate: 'ZMESSAGEDATE',
  sentDate: 'ZSENTDATE',
  messageStatus: 'ZMESSAGESTATUS',
  messageErrorStatus: 'ZMESSAGEERRORSTATUS',
  flags: 'ZFLAGS',
  groupEventType: 'ZGROUPEVENTTYPE',
  groupMember: 'ZGROUPMEMBER',
  starred: 'ZSTARRED',
  sort: 'ZSORT',
  docId: 'ZDOCID',
  dataItemVersion: 'ZDATAITEMVERSION',
  encRetryCount: 'ZENCRETRYCOUNT',
  mediaItem: 'ZMEDIAITEM',
  parentMessage: 'ZPARENTMESSAGE',
  stanzaId: 'ZSTANZAID',
  mediaSectionId: 'ZMEDIASECTIONID',
  phash: 'ZPHASH',
} as const;

type MessageColumn = keyof typeof messageColumns;

/** One WhatsApp message. */
export type WhatsappMessage = {
  /** Left out where this version of the schema lacks the column. */
  readonly [K in MessageColumn]?: string | number | null;
} & {
  readonly direction: string | null;
  readonly links: readonly string[] | null;
  readonly fromJid: string | null;
  readonly toJid: string | null;
  readonly pushName: string | null;
  readonly text: string | null;
  readonly authorName: string | null;
  readonly mediaUrl: string | null;
  readonly content1: string | null;
  readonly content2: string | null;
  readonly matchedText: string | null;
  readonly summary: string | null;
  readonly title: string | null;
};

/** What the phone worked out of the text of a message: the preview of a link, mostly. */
interface DataItem {
  readonly content1: string | null;
  readonly content2: string | null;
  readonly matchedText: string | null;
  readonly summary: string | null;
  readonly title: string | null;
}

/** WhatsApp's own media servers: every picture has such an address, and none of them says anything. */
const mediaServer =
  /^https?:\/\/(?:mmg|mmg-fna|media(?:-[a-z0-9-]{1,40})?)\.(?:[a-z0-9-]{1,40}\.)?whatsapp\.net[/:]/i;

const messages: TableReader<WhatsappMessage> = {
  table: 'ZWAMESSAGE',
  needs: ['ZMESSAGEDATE', 'ZTEXT'],
  recover: true,
  prepare(database, table, fields, writer, context) {
    const at = (name: string): number => table.column(name);
    const run = writer.run(
      Object.entries(messageColumns).map(
        ([field, column]) => [fields[field as MessageColumn], at(column)] as const,
      ),
    );
    const dataItems = dataItemsOf(database, context);
    const media = optionalTable(database, 'ZWAMEDIAITEM', ['ZAUTHORNAME', 'ZMEDIAURL', 'ZTITLE']);
    const [text, fromMe, date, sent, fromJid, toJid, pushName, mediaItem] = [
      'ZTEXT',
      'ZISFROMME',
      'ZMESSAGEDATE',
      'ZSENTDATE',
      'ZFROMJID',
      'ZTOJID',
      'ZPUSHNAME',
      'ZMEDIAITEM',
    ].map(at) as [number, number, number, number, number, number, number, number];
    const spans: number[] = [];
    const inUtf8 = database.encoding === 'utf-8';

    return (row) => {
      const isSent = row.number(fromMe) === 1;
      const item = dataItems.get(row.rowId ?? -1);
      const mediaId = media && rowReference(row, mediaItem);
      const mediaRow =
        media && mediaId !== undefined ? database.seek(media.table, mediaId) : undefined;
      const mediaUrl = mediaRow?.text(media!.at.ZMEDIAURL) ?? null;

      writer.begin(row);
      writer.met(isSent ? 'sent' : 'received');
      writer.time(isSent ? 'message sent' : 'message received', 'cocoa-seconds', timeAt(row, date));
      writer.time(
        'message sent by the other side',
        'cocoa-seconds',
        isSent ? null : timeAt(row, sent),
      );
      writer.text(fields.direction, isSent ? 'sent' : 'received');

      spans.length = 0;
      const type = row.type(text);
      if (inUtf8 && type > 13 && type % 2 === 1) {
        linksInBytes(row.payload, row.start(text), row.end(text), (start, end) =>
          spans.push(start, end),
        );
      }
      if (item === undefined && mediaUrl === null && inUtf8) {
        writer.spans(fields.links, row.payload, spans, spans.length / 2);
      } else {
        writer.list(fields.links, allLinks(row.text(text), item, mediaUrl));
      }

      writer.column(fields.fromJid, row, fromJid);
      writer.column(fields.toJid, row, toJid);
      writer.column(fields.pushName, row, pushName);
      writer.column(fields.text, row, text);
      if (mediaRow) writer.text(fields.authorName, mediaRow.text(media!.at.ZAUTHORNAME));
      if (mediaUrl !== null) writer.text(fields.mediaUrl, mediaUrl);
      writer.text(fields.content1, item?.content1 ?? null);
      writer.text(fields.content2, item?.content2 ?? null);
      writer.text(fields.matchedText, item?.matchedText ?? null);
      writer.text(fields.summary, item?.summary ?? null);
      writer.text(fields.title, item?.title ?? mediaRow?.text(media!.at.ZTITLE) ?? null);
      writer.columns(run, row);
      writer.end();
    };
  },
};

function dataItemsOf(
  database: Database,
  context: ParseContext,
): ReadonlyMap<number | bigint, DataItem> {
  const items = optionalTable(database, 'ZWAMESSAGEDATAITEM', [
    'ZMESSAGE',
    'ZCONTENT1',
    'ZCONTENT2',
    'ZMATCHEDTEXT',
    'ZSUMMARY',
    'ZTITLE',
  ]);
  if (!items) return new Map();
  const { at, table } = items;
  const read = (row: Row): DataItem => ({
    content1: row.text(at.ZCONTENT1),
    content2: row.text(at.ZCONTENT2),
    matchedText: row.text(at.ZMATCHEDTEXT),
    summary: row.text(at.ZSUMMARY),
    title: row.text(at.ZTITLE),
  });
  const side = joinSide<number | bigint, DataItem>(
    database,
    table,
    context,
    (row) => {
      const message = rowReference(row, at.ZMESSAGE);
      return message === undefined ? undefined : [message, read(row)];
    },
    // A message with several links has several items: their texts are put side by side.
    (earlier, later) => ({
      content1: joined(earlier.content1, later.content1),
      content2: joined(earlier.content2, later.content2),
      matchedText: joined(earlier.matchedText, later.matchedText),
      summary: joined(earlier.summary, later.summary),
      title: joined(earlier.title, later.title),
    }),
  );
  for (const problem of side.problems) context.problem(problem);
  return side.rows;
}

const mostJoinedCharacters = 65_536;

function joined(one: string | null, other: string | null): string | null {
  if (one === null || other === null) return one ?? other;
  return one === other || one.length + other.length > mostJoinedCharacters
    ? one
    : `${one} ${other}`;
}

function allLinks(
  text: string | null,
  item: DataItem | undefined,
  mediaUrl: string | null,
): string[] {
  const texts = [text, item?.matchedText, item?.content1, item?.content2, item?.summary, mediaUrl];
  const links = texts.flatMap((part) => (part ? linksInText(part) : []));
  return [...new Set(links)].filter((link) => !mediaServer.test(link));
}

const columnLabels: { readonly [K in MessageColumn]: FieldDoc } = {
  pk: { label: 'Row' },
  chatSession: { label: 'Chat' },
  messageType: { label: 'Type' },
  isFromMe: { label: 'From this phone' },
  messageDate: { label: 'Date (seconds since 2001)' },
  sentDate: { label: 'Sent (seconds since 2001)' },
  messageStatus: { label: 'Status' },
  messageErrorStatus: { label: 'Error status' },
  flags: { label: 'Flags' },
  groupEventType: { label: 'Group event' },
  groupMember: { label: 'Group member' },
  starred: { label: 'Starred' },
  sort: { label: 'Order' },
  docId: { label: 'Search id' },
  dataItemVersion: { label: 'Preview version' },
  encRetryCount: { label: 'Decryption retries' },
  mediaItem: { label: 'Media item' },
  parentMessage: { label: 'Parent message' },
  stanzaId: { label: 'Stanza id' },
  mediaSectionId: { label: 'Media section' },
  phash: { label: 'Participant hash' },
};

export const whatsapp = defineTableArtifact<WhatsappMessage>({
  id: 'ios.whatsapp',
  version: 1,
  title: 'WhatsApp messages and links',
  group: 'messages',
  describes:
    'Messages of WhatsApp and WhatsApp Business with the links in their text, in previews and in what the app worked out of them.',
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
    'ZWAMESSAGEDATAITEM.ZMESSAGE',
    'ZWAMESSAGEDATAITEM.ZCONTENT1',
    'ZWAMEDIAITEM.ZMEDIAURL',
  ],

  fields: {
    direction: { label: 'Direction' },
    links: { label: 'Links', observable: 'url', met: 'received' },
    fromJid: { label: 'From', personal: true },
    toJid: { label: 'To', personal: true },
    pushName: { label: 'Name of the sender', personal: true },
    text: { label: 'Text', personal: true },
    authorName: { label: 'Author', personal: true },
    mediaUrl: { label: 'Media address', personal: true },
    content1: { label: 'Content 1', personal: true },
    content2: { label: 'Content 2', personal: true },
    matchedText: { label: 'Matched text', personal: true },
    summary: { label: 'Summary of the preview', personal: true },
    title: { label: 'Title of the preview', personal: true },
    ...columnLabels,
  },
  summary: ['direction', 'links'],
  times: {
    ...timeDocs('cocoa-seconds', { entries: ['message received', 'message sent'] }),
    ...timeDocs('cocoa-seconds', { others: ['message sent by the other side'], confidence: 'low' }),
  },
  tables: [messages],
});

/** What the schema of the example has; columns of other versions are left out. */
const bare: WhatsappMessage = {
  direction: null,
  links: [],
  fromJid: null,
  toJid: null,
  pushName: null,
  text: null,
  authorName: null,
  mediaUrl: null,
  content1: null,
  content2: null,
  matchedText: null,
  summary: null,
  title: null,
  pk: null,
  isFromMe: null,
  mediaItem: null,
  messageDate: null,
};

export const examples = (): ArtifactExample<WhatsappMessage>[] => [
  {
    name: 'a link in the text, and one that stands only in the preview; the address of a picture is no link',
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
            ],
          },
          ZWAMEDIAITEM: {
            columns: 'Z_PK INTEGER PRIMARY KEY, ZMEDIAURL VARCHAR, ZAUTHORNAME VARCHAR',
            rows: [[9, 'https://mmg.whatsapp.net/d/abc', 'Someone']],
          },
          ZWAMESSAGEDATAITEM: {
            columns:
              'Z_PK INTEGER PRIMARY KEY, ZMESSAGE INTEGER, ZCONTENT1 VARCHAR, ZMATCHEDTEXT VARCHAR, ZTITLE VARCHAR',
            rows: [[1, 3, 'https://shop.example/sale', null, 'Sale']],
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
    ],
    times: [
      [{ at: '2023-03-08T20:26:40Z', marks: 'message received', clock: 'utc' }],
      [{ at: '2023-03-08T20:27:40Z', marks: 'message sent', clock: 'utc' }],
      [{ at: '2023-03-08T20:28:40.500Z', marks: 'message received', clock: 'utc' }],
    ],
  },
];
