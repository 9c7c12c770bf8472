import { defineTableArtifact, type ArtifactExample } from '../../model/index.ts';
import { inSomeDumps } from '../ios-expectation.ts';
import type { SmsMessage } from '../messages/sms-message.ts';
import {
  smsEntryMarks,
  smsFields,
  smsNames,
  smsOtherMarks,
  smsTables,
} from '../messages/sms-store.ts';
import { timeDocs } from '../rows/time-docs.ts';

/**
 * The second store of the Messages app (IMDPersistence opens one or the other), whose schema is that of the first. An artifact of its own: messages of
 * it are told apart from those of the first, and that it is there does not hide that the first is missing, as in a copy made before the phone was unlocked.
 */
export const smsBeforeUnlock = defineTableArtifact<SmsMessage>({
  id: 'ios.sms-before-unlock',
  version: 1,
  title: 'Messages before the first unlock',
  group: 'messages',
  describes:
    'Messages in the store of the Messages app that needs no passcode (sms-temp.db), with the links they hold: the phone uses it in place of sms.db as long as it was not unlocked ' +
    'after a start.',
  cannotShow:
    'Messages of an unlocked phone: the store holds few messages or none, and backups do not hold it. Of messages that were deleted from it only what free space still holds is ' +
    'found, marked as deleted; such a message can stand in sms.db as well.',
  references: [
    'https://github.com/RealityNet/iOS-Forensics-References',
    'https://blog.digital-forensics.it/2019/12/checkra1n-era-ep-4-analyzing.html',
    'https://support.apple.com/guide/security/data-protection-classes-secb010e978a/web',
  ],
  paths: ['/private/var/mobile/Library/SMS/sms-temp.db'],
  expected: inSomeDumps,
  decisive: smsNames,

  fields: smsFields,
  summary: ['direction', 'service', 'senderKind', 'links'],
  times: timeDocs('cocoa-mixed', { others: [...smsEntryMarks, ...smsOtherMarks] }),
  tables: smsTables,
});

const columns =
  'ROWID INTEGER PRIMARY KEY AUTOINCREMENT, guid TEXT, text TEXT, handle_id INTEGER DEFAULT 0, service TEXT, ' +
  'date INTEGER, is_from_me INTEGER DEFAULT 0, attributedBody BLOB';
const handle = {
  columns: 'ROWID INTEGER PRIMARY KEY, id TEXT, service TEXT',
  rows: [[1, '+15550100', 'SMS']],
} as const;

const received = {
  direction: 'received',
  service: 'SMS',
  senderKind: 'phone',
  phoneNumber: '+15550100',
  email: null,
  links: ['https://track.example/p?id=1'],
  text: 'See https://track.example/p?id=1.',
  rowid: 1,
  guid: 'A-1',
  handleId: 1,
  date: '646000000123456789',
  isFromMe: 0,
  attributedBody: null,
  deletedTable: null,
  recoverableDeleteDate: null,
} satisfies SmsMessage;

export const examples = (): ArtifactExample<SmsMessage>[] => [
  {
    name: 'a link that came while the phone was not yet unlocked',
    content: {
      sqlite: {
        tables: {
          handle,
          message: {
            columns,
            rows: [[1, 'A-1', received.text, 1, 'SMS', 646_000_000_123_456_789n, 0, null]],
          },
        },
      },
    },
    records: [received],
    times: [[{ at: '2021-06-21T20:26:40.123456789Z', marks: 'message received', clock: 'utc' }]],
  },
  {
    name: 'seconds instead of nanoseconds, as before iOS 11',
    content: {
      sqlite: {
        tables: {
          handle,
          message: {
            columns,
            rows: [[1, 'A-1', received.text, 1, 'SMS', 500_000_000, 0, null]],
          },
        },
      },
    },
    records: [{ ...received, date: 500_000_000 }],
    times: [
      [{ at: '2016-11-05T00:53:20Z', marks: 'message received', clock: 'utc', raw: 500_000_000 }],
    ],
  },
  {
    name: 'a store that holds no messages',
    content: { sqlite: { tables: { handle, message: { columns, rows: [] } } } },
    records: [],
  },
];
