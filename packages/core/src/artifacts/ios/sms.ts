import { decodeBase64 } from '../../formats/plist/base64.ts';
import { defineTableArtifact, type ArtifactExample } from '../../model/index.ts';
import { onEveryIphone } from '../ios-expectation.ts';
import type { SmsMessage } from '../messages/sms-message.ts';
import {
  smsEntryMarks,
  smsFields,
  smsNames,
  smsOtherMarks,
  smsTables,
} from '../messages/sms-store.ts';
import { timeDocs } from '../rows/time-docs.ts';

export type { SmsMessage };

export const sms = defineTableArtifact<SmsMessage>({
  id: 'ios.sms',
  version: 1,
  title: 'Messages (SMS and iMessage)',
  group: 'messages',
  describes:
    'Messages of the Messages app (SMS, MMS, iMessage, RCS) with the links they hold, also links that stand only in the ' +
    'formatted text, the subject, the name given to a group, a preview or in what an edited message said before, in which conversation each stands, whether that is a group and whether it is shown ' +
    'as of an unknown sender or as junk, messages that a list of deleted ones still names, and parts of messages that were deleted a while ago (iOS 16 and later).',
  cannotShow:
    'Whether a link was opened, and messages of other apps. Of messages that were deleted for good only what free space still holds is found, marked as deleted. ' +
    'It reaches back as far as messages are kept: for ever, a year or thirty days, as set on the phone.',
  references: [
    'https://docs.mvt.re/en/latest/ios/records/#smsjson',
    'https://github.com/ReagentX/imessage-exporter',
    'https://github.com/blacktop/ipsw-diffs',
  ],
  paths: ['/private/var/mobile/Library/SMS/sms.db'],
  logLike: true,
  expected: onEveryIphone,
  decisive: smsNames,

  fields: smsFields,
  summary: ['direction', 'service', 'senderKind', 'links'],
  times: timeDocs('cocoa-mixed', { entries: smsEntryMarks, others: smsOtherMarks }),
  tables: smsTables,
});

/** What this example's schema has, all null; the columns of other versions are left out. */
const bare: SmsMessage = {
  direction: null,
  service: null,
  senderKind: null,
  phoneNumber: null,
  email: null,
  links: [],
  text: null,
  rowid: null,
  guid: null,
  handleId: null,
  date: null,
  dateRead: null,
  isFromMe: null,
  subject: null,
  attributedBody: null,
  deletedTable: null,
  recoverableDeleteDate: null,
};

/** A row that only names a message knows nothing else of it. */
const onlyListed = {
  direction: null,
  service: null,
  senderKind: null,
  phoneNumber: null,
  email: null,
  links: null,
  text: null,
  recoverableDeleteDate: null,
} as const;

const columns =
  'ROWID INTEGER PRIMARY KEY AUTOINCREMENT, guid TEXT, text TEXT, handle_id INTEGER DEFAULT 0, service TEXT, ' +
  'date INTEGER, date_read INTEGER, is_from_me INTEGER DEFAULT 0, subject TEXT, attributedBody BLOB';
const handle = {
  columns: 'ROWID INTEGER PRIMARY KEY, id TEXT, country TEXT, service TEXT',
  rows: [
    [1, '+15550100', 'us', 'SMS'],
    [2, 'parcel@example.org', null, 'iMessage'],
  ],
} as const;

/** Messages of which the conversations are of interest. */
const inConversation = {
  columns:
    'ROWID INTEGER PRIMARY KEY AUTOINCREMENT, guid TEXT, text TEXT, handle_id INTEGER, date INTEGER, is_from_me INTEGER',
  record: (rowid: number): SmsMessage => ({
    direction: 'received',
    service: null,
    senderKind: 'phone',
    phoneNumber: '+15550100',
    email: null,
    links: [],
    text: 'Hi',
    rowid,
    guid: `D-${rowid}`,
    handleId: 1,
    date: 0,
    isFromMe: 0,
    deletedTable: null,
    recoverableDeleteDate: null,
  }),
};

/** A list with two versions of a text: `Look: https://track.example/e`, then `Look`. */
const editedSummary =
  'YnBsaXN0MDDRAQJSZWPRAwRRMKIFCtIGBwgJUWRRdBIpuScATxD8BAtzdHJlYW10eXBlZIHoA4QBQISEhBlOU011dGFibGVBdHRyaWJ1dGVkU3RyaW5nAISE' +
  'Ek5TQXR0cmlidXRlZFN0cmluZwCEhAhOU09iamVjdACFkoSEhA9OU011dGFibGVTdHJpbmcBhIQITlNTdHJpbmcBlYQBKx1Mb29rOiBodHRwczovL3RyYWNr' +
  'LmV4YW1wbGUvZYaEAmlJAR2ShISEDE5TRGljdGlvbmFyeQCVhAFpAZKEmJgdX19rSU1NZXNzYWdlUGFydEF0dHJpYnV0ZU5hbWWGkoSEhAhOU051bWJlcgCE' +
  'hAdOU1ZhbHVlAJWEASqEm5sAhoaG0gYHCwwSKbknPE8Q4wQLc3RyZWFtdHlwZWSB6AOEAUCEhIQZTlNNdXRhYmxlQXR0cmlidXRlZFN0cmluZwCEhBJOU0F0' +
  'dHJpYnV0ZWRTdHJpbmcAhIQITlNPYmplY3QAhZKEhIQPTlNNdXRhYmxlU3RyaW5nAYSECE5TU3RyaW5nAZWEASsETG9va4aEAmlJAQSShISEDE5TRGljdGlv' +
  'bmFyeQCVhAFpAZKEmJgdX19rSU1NZXNzYWdlUGFydEF0dHJpYnV0ZU5hbWWGkoSEhAhOU051bWJlcgCEhAdOU1ZhbHVlAJWEASqEm5sAhoaGAAgACwAOABEA' +
  'EwAWABsAHQAfACQBIwEoAS0AAAAAAAACAQAAAAAAAAANAAAAAAAAAAAAAAAAAAACEw==';

export const examples = (): ArtifactExample<SmsMessage>[] => [
  {
    name: 'a received link, and an answer to nobody in particular',
    content: {
      sqlite: {
        tables: {
          handle,
          message: {
            columns,
            rows: [
              [
                1,
                'A-1',
                'See https://track.example/p?id=1.',
                2,
                'iMessage',
                646_000_000_123_456_789n,
                0,
                0,
                null,
                null,
              ],
              [2, 'A-2', 'Thanks', 0, 'SMS', 646_000_060_000_000_000n, 0, 1, null, null],
            ],
          },
        },
      },
    },
    records: [
      {
        ...bare,
        rowid: 1,
        guid: 'A-1',
        text: 'See https://track.example/p?id=1.',
        handleId: 2,
        service: 'iMessage',
        date: '646000000123456789',
        dateRead: 0,
        isFromMe: 0,
        direction: 'received',
        senderKind: 'email',
        phoneNumber: 'parcel@example.org',
        email: 'parcel@example.org',
        links: ['https://track.example/p?id=1'],
      },
      {
        ...bare,
        rowid: 2,
        guid: 'A-2',
        text: 'Thanks',
        handleId: 0,
        service: 'SMS',
        date: '646000060000000000',
        dateRead: 0,
        isFromMe: 1,
        direction: 'sent',
      },
    ],
    times: [
      [{ at: '2021-06-21T20:26:40.123456789Z', marks: 'message received', clock: 'utc' }],
      [{ at: '2021-06-21T20:27:40Z', marks: 'message sent', clock: 'utc' }],
    ],
  },
  {
    name: 'seconds instead of nanoseconds, as before iOS 11, and messages that only lists of deleted ones name',
    content: {
      sqlite: {
        tables: {
          handle,
          message: {
            columns,
            rows: [[7, 'B-7', 'Hello', 1, 'SMS', 500_000_000, 500_000_060, 0, null, null]],
          },
          deleted_messages: {
            columns: 'ROWID INTEGER PRIMARY KEY AUTOINCREMENT UNIQUE, guid TEXT NOT NULL',
            rows: [[3, 'B-6']],
          },
          unsynced_removed_recoverable_messages: {
            columns:
              'ROWID INTEGER PRIMARY KEY AUTOINCREMENT UNIQUE, chat_guid TEXT NOT NULL, message_guid TEXT NOT NULL, part_index INTEGER',
            rows: [[1, 'iMessage;-;+15550100', 'B-5', 0]],
          },
        },
      },
    },
    records: [
      {
        ...bare,
        rowid: 7,
        guid: 'B-7',
        text: 'Hello',
        handleId: 1,
        service: 'SMS',
        date: 500_000_000,
        dateRead: 500_000_060,
        isFromMe: 0,
        direction: 'received',
        senderKind: 'phone',
        phoneNumber: '+15550100',
      },
      { ...onlyListed, guid: 'B-6', deletedTable: 'deleted_messages' },
      { ...onlyListed, guid: 'B-5', deletedTable: 'unsynced_removed_recoverable_messages' },
    ],
    times: [
      [
        { at: '2016-11-05T00:53:20Z', marks: 'message received', clock: 'utc', raw: 500_000_000 },
        { at: '2016-11-05T00:54:20Z', marks: 'message read', clock: 'utc', raw: 500_000_060 },
      ],
      [],
      [],
    ],
  },
  {
    name: 'a message that was edited, whose link stands in what it said before, and one with a link as its subject',
    content: {
      sqlite: {
        tables: {
          handle,
          message: {
            columns: `${columns}, message_summary_info BLOB`,
            rows: [
              [
                8,
                'C-8',
                'Look',
                1,
                'iMessage',
                700_000_000_000_000_000n,
                0,
                0,
                null,
                null,
                decodeBase64(editedSummary)!,
              ],
              [
                9,
                'C-9',
                'Hi',
                1,
                'SMS',
                700_000_000_000_000_000n,
                0,
                0,
                'https://track.example/s',
                null,
                null,
              ],
            ],
          },
        },
      },
    },
    records: [
      {
        ...bare,
        rowid: 8,
        guid: 'C-8',
        text: 'Look',
        handleId: 1,
        service: 'iMessage',
        date: '700000000000000000',
        dateRead: 0,
        isFromMe: 0,
        direction: 'received',
        senderKind: 'phone',
        phoneNumber: '+15550100',
        links: ['https://track.example/e'],
        subject: null,
        messageSummaryInfo: editedSummary,
      },
      {
        ...bare,
        rowid: 9,
        guid: 'C-9',
        text: 'Hi',
        handleId: 1,
        service: 'SMS',
        date: '700000000000000000',
        dateRead: 0,
        isFromMe: 0,
        direction: 'received',
        senderKind: 'phone',
        phoneNumber: '+15550100',
        links: ['https://track.example/s'],
        subject: 'https://track.example/s',
        messageSummaryInfo: null,
      },
    ],
  },
  {
    name: 'the conversations of messages: a group, one shown as junk, one from which a message was moved to those recently deleted, and one that is gone',
    lacks: ['message.*'],
    content: {
      sqlite: {
        tables: {
          handle,
          message: {
            columns: inConversation.columns,
            rows: [1, 2, 3, 4, 5].map((rowid) => [rowid, `D-${rowid}`, 'Hi', 1, 0, 0]),
          },
          chat: {
            columns:
              'ROWID INTEGER PRIMARY KEY AUTOINCREMENT, guid TEXT UNIQUE NOT NULL, style INTEGER, chat_identifier TEXT, is_filtered INTEGER DEFAULT 0',
            rows: [
              [10, 'iMessage;+;chat10', 43, 'chat10', 0],
              [11, 'SMS;-;+15550100', 45, '+15550100', 2],
            ],
          },
          chat_message_join: {
            columns:
              'chat_id INTEGER, message_id INTEGER, message_date INTEGER DEFAULT 0, PRIMARY KEY (chat_id, message_id)',
            rows: [
              [11, 2, 0],
              [10, 1, 0],
              [11, 1, 0],
              [12, 4, 0],
            ],
          },
          chat_recoverable_message_join: {
            columns: 'chat_id INTEGER, message_id INTEGER, delete_date INTEGER',
            rows: [[11, 3, 700_000_000_000_000_000n]],
          },
        },
      },
    },
    records: [
      { ...inConversation.record(1), chatId: 10, isGroup: true, chatFilter: 'none' },
      { ...inConversation.record(2), chatId: 11, isGroup: false, chatFilter: 'junk' },
      {
        ...inConversation.record(3),
        chatId: 11,
        isGroup: false,
        chatFilter: 'junk',
        recoverableDeleteDate: '2023-03-08T20:26:40Z',
      },
      { ...inConversation.record(4), chatId: 12, isGroup: null, chatFilter: null },
      { ...inConversation.record(5), chatId: null, isGroup: null, chatFilter: null },
    ],
  },
  {
    name: 'conversations in parts, as a later system can keep them',
    lacks: ['message.*'],
    content: {
      sqlite: {
        tables: {
          handle,
          message: {
            columns: inConversation.columns,
            rows: [[1, 'D-1', 'Hi', 1, 0, 0]],
          },
          chat: {
            columns: 'ROWID INTEGER PRIMARY KEY AUTOINCREMENT, style INTEGER, is_filtered INTEGER',
            rows: [[10, 43, 1]],
          },
          chat_part: {
            columns: 'rowid INTEGER PRIMARY KEY AUTOINCREMENT, chat_id INTEGER',
            rows: [[90, 10]],
          },
          chat_part_message_join: {
            columns: 'chat_part_id INTEGER, message_id INTEGER, message_date INTEGER',
            rows: [[90, 1, 0]],
          },
        },
      },
    },
    records: [
      { ...inConversation.record(1), chatId: 10, isGroup: true, chatFilter: 'unknown-senders' },
    ],
  },
];
