import { isoTime, timesOf } from '../../bytes/time.ts';
import {
  defineArtifact,
  type ArtifactExample,
  type RecordDraft,
  type Row,
} from '../../model/index.ts';
import { messageFinder } from '../messages/attachment-message.ts';
import {
  numberAt,
  openArtifactDatabase,
  remainingProblems,
  requireTable,
  timeAt,
} from '../rows/database-rows.ts';
import { deletedMark } from '../rows/deleted-rows.ts';
import { emailIn, exactNumberAt, keyOf } from '../rows/field-values.ts';
import { onEveryIphone } from '../ios-expectation.ts';
import { blobReader, type BlobReader } from '../rows/row-blobs.ts';
import { timeDocs } from '../rows/time-docs.ts';
import { columnsOf } from '../rows/schema-names.ts';
import { rowsAndVanished } from '../rows/vanished-rows.ts';

/** A file that came or went with a message. Columns stand as they are; those a version lacks are null. */
export type SmsAttachment = {
  readonly attachmentId: number | string | null;
  readonly guid: string | null;
  readonly createdDate: number | string | null;
  readonly isodate: string | null;
  readonly startDate: string | null;
  readonly filename: string | null;
  /** `filename` as a path of the device. */
  readonly filePath: string | null;
  readonly uti?: string | null;
  readonly mimeType: string | null;
  readonly transferState: number | null;
  readonly isOutgoing: number | null;
  readonly direction: string | null;
  readonly userInfo: string | null;
  readonly hasUserInfo: boolean;
  readonly transferName: string | null;
  readonly totalBytes?: number | string | null;
  readonly isSticker: number | null;
  readonly stickerUserInfo: string | null;
  readonly attributionInfo: string | null;
  readonly hideAttachment: number | null;
  readonly ckSyncState: number | null;
  readonly ckServerChangeTokenBlob: string | null;
  readonly ckRecordId: string | null;
  readonly originalGuid: string | null;
  readonly srCkSyncState: number | null;
  readonly srCkServerChangeTokenBlob: string | null;
  readonly srCkRecordId: string | null;
  readonly isCommsafetySensitive: number | null;
  readonly previewGenerationState: number | null;
  readonly emojiImageContentIdentifier: string | null;
  readonly emojiImageShortDescription: string | null;
  readonly messageId: number | string | null;
  /** True where the database has no message for it; null where a part of the database could not be read. */
  readonly messageMissing: boolean | null;
  readonly service: string | null;
  /** The other party: a telephone number or an e-mail address. */
  readonly phoneNumber?: string | null;
  readonly email: string | null;
};

const columns = [
  'guid',
  'created_date',
  'start_date',
  'uti',
  'mime_type',
  'transfer_state',
  'is_outgoing',
  'user_info',
  'transfer_name',
  'total_bytes',
  'is_sticker',
  'sticker_user_info',
  'attribution_info',
  'hide_attachment',
  'ck_sync_state',
  'ck_server_change_token_blob',
  'ck_record_id',
  'original_guid',
  'sr_ck_sync_state',
  'sr_ck_server_change_token_blob',
  'sr_ck_record_id',
  'is_commsafety_sensitive',
  'preview_generation_state',
  'emoji_image_content_identifier',
  'emoji_image_short_description',
] as const;

export const smsAttachments = defineArtifact<SmsAttachment>({
  id: 'ios.sms-attachments',
  version: 1,
  title: 'Files attached to messages',
  group: 'messages',
  describes:
    'Files that came or went with SMS and iMessage, as the database of messages lists them: name and place on the phone, ' +
    'type, size, direction and with whom. The files themselves are not read.',
  cannotShow:
    'What a file holds, and files whose message was deleted, but for entries that free space still holds, marked as deleted. An attachment can be listed though its file was never downloaded or is gone; ' +
    'one that was sent to several people is listed once.',
  references: [
    'https://github.com/ReagentX/imessage-exporter/blob/develop/docs/tables/attachment.md',
    'https://docs.mvt.re/en/latest/ios/records/#sms_attachmentsjson',
    'https://www.amnesty.org/en/latest/research/2021/07/forensic-methodology-report-how-to-catch-nso-groups-pegasus/',
  ],
  paths: ['/private/var/mobile/Library/SMS/sms.db'],
  expected: onEveryIphone,
  decisive: [
    ...columnsOf('handle', 'id'),
    ...columnsOf('message', 'handle_id'),
    ...columnsOf('message_attachment_join', 'message_id attachment_id'),
    ...columnsOf('attachment', 'filename created_date transfer_name user_info is_outgoing'),
  ],

  fields: {
    attachmentId: { label: 'Attachment' },
    guid: { label: 'GUID' },
    createdDate: { label: 'Created (as stored)' },
    isodate: { label: 'Created' },
    startDate: { label: 'Transfer started' },
    filename: { label: 'File as stored' },
    filePath: { label: 'File', observable: 'file-path', met: 'received' },
    uti: { label: 'Type (UTI)' },
    mimeType: { label: 'Type (MIME)' },
    transferState: { label: 'State of the transfer' },
    isOutgoing: { label: 'Sent from this phone' },
    direction: { label: 'Direction' },
    userInfo: { label: 'Transfer details', personal: true },
    hasUserInfo: { label: 'Has transfer details' },
    transferName: { label: 'Name given by the sender', observable: 'file-name', met: 'received' },
    totalBytes: { label: 'Size (bytes)' },
    isSticker: { label: 'Sticker' },
    stickerUserInfo: { label: 'Details of the sticker', personal: true },
    attributionInfo: { label: 'App it was made with', personal: true },
    hideAttachment: { label: 'Hidden' },
    ckSyncState: { label: 'iCloud: state' },
    ckServerChangeTokenBlob: { label: 'iCloud: change token', personal: true },
    ckRecordId: { label: 'iCloud: record', personal: true },
    originalGuid: { label: 'GUID of the original' },
    srCkSyncState: { label: 'iCloud (2): state' },
    srCkServerChangeTokenBlob: { label: 'iCloud (2): change token', personal: true },
    srCkRecordId: { label: 'iCloud (2): record', personal: true },
    isCommsafetySensitive: { label: 'Marked as sensitive' },
    previewGenerationState: { label: 'State of the preview' },
    emojiImageContentIdentifier: { label: 'Emoji' },
    emojiImageShortDescription: { label: 'Description of the emoji', personal: true },
    messageId: { label: 'Message' },
    messageMissing: { label: 'Message is missing' },
    service: { label: 'Service' },
    phoneNumber: { label: 'Other party', personal: true },
    email: {
      label: 'E-mail address of the other party',
      observable: 'email',
      met: 'received',
      personal: true,
    },
  },
  summary: ['direction', 'filename', 'totalBytes'],
  times: timeDocs('cocoa-mixed', {
    others: ['attachment created', 'transfer of the attachment started'],
  }),

  *parse(file, context) {
    const database = openArtifactDatabase(file, context);
    const { table, at } = requireTable(database, 'attachment', [], ['filename', ...columns]);
    const messageOf = yield* messageFinder(database, context);

    const attachmentIn = (row: Row, blob: BlobReader): RecordDraft<SmsAttachment> => {
      const { messageId, messageMissing, service, handle } = messageOf(row.rowId);
      const isOutgoing = numberAt(row, at.is_outgoing);
      const met = isOutgoing === 1 ? 'sent' : 'received';
      const filename = row.text(at.filename);
      const created = timeAt(row, at.created_date);
      const start = timeAt(row, at.start_date);
      return {
        kind: 'record',
        data: {
          attachmentId: keyOf(row),
          guid: row.text(at.guid),
          createdDate: exactNumberAt(row, at.created_date),
          isodate: isoTime('cocoa-mixed', created) ?? null,
          startDate: isoTime('cocoa-mixed', start) ?? null,
          filename,
          filePath: filename === null ? null : devicePathOf(filename),
          ...(at.uti >= 0 && { uti: row.text(at.uti) }),
          mimeType: row.text(at.mime_type),
          transferState: numberAt(row, at.transfer_state),
          isOutgoing,
          direction: at.is_outgoing < 0 ? null : met,
          userInfo: blob.at(at.user_info),
          hasUserInfo: !row.isNull(at.user_info),
          transferName: row.text(at.transfer_name),
          ...(at.total_bytes >= 0 && { totalBytes: exactNumberAt(row, at.total_bytes) }),
          isSticker: numberAt(row, at.is_sticker),
          stickerUserInfo: blob.at(at.sticker_user_info),
          attributionInfo: blob.at(at.attribution_info),
          hideAttachment: numberAt(row, at.hide_attachment),
          ckSyncState: numberAt(row, at.ck_sync_state),
          ckServerChangeTokenBlob: blob.at(at.ck_server_change_token_blob),
          ckRecordId: row.text(at.ck_record_id),
          originalGuid: row.text(at.original_guid),
          srCkSyncState: numberAt(row, at.sr_ck_sync_state),
          srCkServerChangeTokenBlob: blob.at(at.sr_ck_server_change_token_blob),
          srCkRecordId: row.text(at.sr_ck_record_id),
          isCommsafetySensitive: numberAt(row, at.is_commsafety_sensitive),
          previewGenerationState: numberAt(row, at.preview_generation_state),
          emojiImageContentIdentifier: row.text(at.emoji_image_content_identifier),
          emojiImageShortDescription: row.text(at.emoji_image_short_description),
          messageId,
          // What tied a deleted entry to its message goes with it.
          messageMissing: row.isRecovered === true && messageId === null ? null : messageMissing,
          service,
          ...(handle !== undefined && { phoneNumber: handle }),
          email: emailIn(handle ?? null),
        },
        position: row.position(),
        times: timesOf(
          ['attachment created', 'cocoa-mixed', created],
          ['transfer of the attachment started', 'cocoa-mixed', start],
        ),
        met,
      };
    };

    const rows = rowsAndVanished(file, context, database, [table]);
    for (const row of rows.live(table)) {
      const blob = blobReader(row, context);
      yield attachmentIn(row, blob);
      yield* blob.problems;
    }
    const vanished = rows.vanished();
    for (const row of vanished.rows) {
      const record = attachmentIn(row, blobReader(row, context));
      const { filename, transferName, guid } = record.data;
      if (filename === null && transferName === null && guid === null) continue;
      yield { ...record, ...deletedMark(row) };
    }
    yield* vanished.problems();
    yield* remainingProblems(database);
  },
});

/** Messages writes `~` for the home folder of the phone's one user. */
function devicePathOf(filename: string): string {
  return filename.startsWith('~/') ? `/private/var/mobile/${filename.slice(2)}` : filename;
}

const received = {
  attachmentId: 3,
  guid: 'at_0_6C1E2A3B',
  createdDate: 588809610,
  isodate: '2019-08-29T22:13:30Z',
  startDate: '2019-08-29T22:13:31Z',
  filename: '~/Library/SMS/Attachments/ab/11/at_0_6C1E2A3B/photo.jpeg',
  filePath: '/private/var/mobile/Library/SMS/Attachments/ab/11/at_0_6C1E2A3B/photo.jpeg',
  uti: 'public.jpeg',
  mimeType: 'image/jpeg',
  transferState: 5,
  isOutgoing: 0,
  direction: 'received',
  userInfo: 'AAEC',
  hasUserInfo: true,
  transferName: 'photo.jpeg',
  totalBytes: 24576,
  isSticker: 0,
  stickerUserInfo: null,
  attributionInfo: null,
  hideAttachment: 0,
  ckSyncState: 0,
  ckServerChangeTokenBlob: null,
  ckRecordId: null,
  originalGuid: 'at_0_6C1E2A3B',
  srCkSyncState: null,
  srCkServerChangeTokenBlob: null,
  srCkRecordId: null,
  isCommsafetySensitive: null,
  previewGenerationState: null,
  emojiImageContentIdentifier: null,
  emojiImageShortDescription: null,
  messageId: 7,
  messageMissing: false,
  service: 'iMessage',
  phoneNumber: 'someone@example.org',
  email: 'someone@example.org',
} satisfies SmsAttachment;

const nothingKnown = {
  ...received,
  createdDate: null,
  isodate: null,
  startDate: null,
  filename: null,
  filePath: null,
  uti: null,
  mimeType: null,
  transferState: null,
  userInfo: null,
  hasUserInfo: false,
  transferName: null,
  totalBytes: null,
  isSticker: null,
  hideAttachment: null,
  ckSyncState: null,
  originalGuid: null,
  messageId: null,
  messageMissing: true,
  service: null,
  phoneNumber: null,
  email: null,
} satisfies SmsAttachment;

const attachmentColumns =
  'ROWID INTEGER PRIMARY KEY AUTOINCREMENT, guid TEXT, created_date INTEGER, start_date INTEGER, filename TEXT, uti TEXT, ' +
  'mime_type TEXT, transfer_state INTEGER, is_outgoing INTEGER, user_info BLOB, transfer_name TEXT, total_bytes INTEGER, ' +
  'is_sticker INTEGER, sticker_user_info BLOB, attribution_info BLOB, hide_attachment INTEGER, ck_sync_state INTEGER, original_guid TEXT';
const attachmentRow = [
  3,
  received.guid,
  588809610,
  588809611,
  received.filename,
  received.uti,
  received.mimeType,
  5,
  0,
  new Uint8Array([0, 1, 2]),
  received.transferName,
  24576,
  0,
  null,
  null,
  0,
  0,
  received.originalGuid,
] as const;
const handles = {
  columns: 'ROWID INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT',
  rows: [[2, 'someone@example.org']],
} as const;
const messages = {
  columns:
    'ROWID INTEGER PRIMARY KEY AUTOINCREMENT, guid TEXT, handle_id INTEGER, service TEXT, date INTEGER',
  rows: [[7, 'M7', 2, 'iMessage', 588809610000000000n]],
} as const;
const links = {
  columns: 'message_id INTEGER, attachment_id INTEGER, UNIQUE(message_id, attachment_id)',
  rows: [[7, 3]],
} as const;

export const examples = (): ArtifactExample<SmsAttachment>[] => [
  {
    name: 'a picture that was received',
    content: {
      sqlite: {
        tables: {
          attachment: { columns: attachmentColumns, rows: [attachmentRow] },
          handle: handles,
          message: messages,
          message_attachment_join: links,
        },
      },
    },
    records: [received],
    times: [
      [
        { at: '2019-08-29T22:13:30Z', marks: 'attachment created', clock: 'utc', raw: 588809610 },
        {
          at: '2019-08-29T22:13:31Z',
          marks: 'transfer of the attachment started',
          clock: 'utc',
          raw: 588809611,
        },
      ],
    ],
  },
  {
    name: 'an old schema; a file that was sent, and one without name whose message was deleted',
    lacks: ['attachment.*'],
    content: {
      sqlite: {
        tables: {
          attachment: {
            columns: 'ROWID INTEGER PRIMARY KEY, guid TEXT, filename TEXT, is_outgoing INTEGER',
            rows: [
              [3, 'a', '/var/tmp/x-1', 1],
              [4, 'b', null, 0],
            ],
          },
          handle: handles,
          message: messages,
          message_attachment_join: {
            columns: links.columns,
            rows: [
              [7, 3],
              [8, 4],
            ],
          },
        },
      },
    },
    records: [
      {
        ...nothingKnown,
        attachmentId: 3,
        guid: 'a',
        filename: '/var/tmp/x-1',
        filePath: '/var/tmp/x-1',
        isOutgoing: 1,
        direction: 'sent',
        messageId: 7,
        messageMissing: false,
        service: 'iMessage',
        phoneNumber: 'someone@example.org',
        email: 'someone@example.org',
      },
      { ...nothingKnown, attachmentId: 4, guid: 'b', isOutgoing: 0 },
    ],
    times: [[], []],
  },
  {
    name: 'no attachments',
    content: {
      sqlite: { tables: { attachment: { columns: attachmentColumns, rows: [] } } },
    },
    records: [],
  },
];
