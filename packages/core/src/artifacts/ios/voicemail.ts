import { timesOf } from '../../bytes/time.ts';
import {
  defineArtifact,
  type ArtifactExample,
  type RecordDraft,
  type Row,
} from '../../model/index.ts';
import {
  numberAt,
  openArtifactDatabase,
  optionalTable,
  remainingProblems,
  requireTable,
  timeAt,
  type BoundTable,
} from '../rows/database-rows.ts';
import { exactNumberAt, isoAt, keyOf, storedTextAt } from '../rows/field-values.ts';
import { onSomeIphones } from '../ios-expectation.ts';
import { senderKind } from '../messages/sender-kind.ts';
import { deletedMark } from '../rows/deleted-rows.ts';
import { rowsAndVanished } from '../rows/vanished-rows.ts';
import { timeDocs } from '../rows/time-docs.ts';
import { columnsOf } from '../rows/schema-names.ts';

/** A message on the voicemail, without its sound. */
export type Voicemail = {
  /** Table: `voicemail`, or `deleted` for those that were deleted on the phone. */
  readonly list: string;
  readonly id: number | string | null;
  readonly remoteUid: number | string | null;
  readonly sender: string | null;
  readonly callbackNum: string | null;
  readonly receiver: string | null;
  /** What kind of sender: a number, a short code, a name. */
  readonly senderKind: string | null;
  /** Seconds. */
  readonly duration: number | null;
  readonly flags: number | string | null;
  readonly date: string | null;
  readonly expiration: string | null;
  readonly trashedDate: string | null;
};

const columns = [
  'remote_uid',
  'callback_num',
  'receiver',
  'duration',
  'flags',
  'expiration',
  'trashed_date',
] as const;

export const voicemail = defineArtifact<Voicemail>({
  id: 'ios.voicemail',
  version: 1,
  title: 'Voicemail',
  group: 'people',
  describes:
    'Messages on the voicemail: when each was left, how long it is, and when it was deleted. ' +
    'Numbers are left out unless asked for; sound and transcript are not read.',
  cannotShow:
    'What was said. Only phones whose provider offers visual voicemail have entries, and of messages that were deleted for good only what free space still holds is found.',
  references: ['https://github.com/abrignoni/iLEAPP/blob/main/scripts/artifacts/voicemail.py'],
  paths: ['/private/var/mobile/Library/Voicemail/voicemail.db'],
  logLike: true,
  expected: onSomeIphones,
  decisive: [
    ...columnsOf(
      'voicemail',
      'date sender remote_uid callback_num duration expiration flags trashed_date',
    ),
    ...columnsOf('deleted', 'date sender remote_uid duration flags trashed_date'),
  ],

  fields: {
    list: { label: 'List' },
    id: { label: 'Row' },
    remoteUid: { label: 'Number at the provider' },
    sender: { label: 'From', personal: true },
    callbackNum: { label: 'Number to call back', personal: true },
    receiver: { label: 'To', personal: true },
    senderKind: { label: 'Kind of sender' },
    duration: { label: 'Length (seconds)' },
    flags: { label: 'State (flags)' },
    date: { label: 'Left' },
    expiration: { label: 'Expires' },
    trashedDate: { label: 'Deleted' },
  },
  summary: ['list', 'senderKind', 'duration'],
  times: {
    ...timeDocs('unix-seconds', { entries: ['voicemail left'] }),
    ...timeDocs('cocoa-seconds', { others: ['voicemail deleted'], confidence: 'medium' }),
  },

  *parse(file, context) {
    const database = openArtifactDatabase(file, context);
    const lists = [
      requireTable(database, 'voicemail', ['date', 'sender'], columns),
      optionalTable(database, 'deleted', ['date', 'sender', ...columns]),
    ];
    const tables = lists.filter((list) => list !== undefined);
    const rows = rowsAndVanished(
      file,
      context,
      database,
      tables.map(({ table }) => table),
    );
    for (const list of tables) {
      for (const row of rows.live(list.table)) yield voicemailIn(row, list);
    }
    const vanished = rows.vanished();
    for (const row of vanished.rows) {
      const list = tables.find(({ table }) => table.name === row.table);
      const message = list && voicemailIn(row, list);
      if (message !== undefined && message.data.date !== null) yield message;
    }
    yield* vanished.problems();
    yield* remainingProblems(database);
  },
});

function voicemailIn(
  row: Row,
  { table, at }: BoundTable<'date' | 'sender' | (typeof columns)[number]>,
): RecordDraft<Voicemail> {
  const sender = storedTextAt(row, at.sender);
  return {
    kind: 'record',
    data: {
      list: table.name,
      id: keyOf(row),
      remoteUid: exactNumberAt(row, at.remote_uid),
      sender,
      callbackNum: storedTextAt(row, at.callback_num),
      receiver: storedTextAt(row, at.receiver),
      senderKind: sender === null ? null : senderKind(sender),
      duration: numberAt(row, at.duration),
      flags: exactNumberAt(row, at.flags),
      date: isoAt(row, at.date, 'unix-seconds'),
      expiration: isoAt(row, at.expiration, 'unix-seconds'),
      trashedDate: isoAt(row, at.trashed_date, 'cocoa-seconds'),
    },
    position: row.position(),
    times: timesOf(
      ['voicemail left', 'unix-seconds', timeAt(row, at.date)],
      ['voicemail deleted', 'cocoa-seconds', timeAt(row, at.trashed_date)],
    ),
    ...deletedMark(row),
  };
}

const tableColumns =
  'ROWID INTEGER PRIMARY KEY AUTOINCREMENT, remote_uid INTEGER, date INTEGER, token TEXT, sender TEXT, callback_num TEXT, ' +
  'duration INTEGER, expiration INTEGER, trashed_date INTEGER, flags INTEGER, receiver TEXT, label TEXT';

export const examples = (): ArtifactExample<Voicemail>[] => [
  {
    name: 'a message and one that was deleted',
    content: {
      sqlite: {
        tables: {
          voicemail: {
            columns: tableColumns,
            rows: [
              [
                1,
                7,
                1_680_000_000,
                null,
                '+15550100',
                '+15550100',
                12,
                2_147_483_647,
                0,
                1,
                null,
                'L',
              ],
            ],
          },
          deleted: {
            columns: tableColumns,
            rows: [
              [4, 5, 1_670_000_000, null, null, null, 3, null, 700_000_000, 11, '+15550199', 'L'],
            ],
          },
        },
      },
    },
    records: [
      {
        list: 'voicemail',
        id: 1,
        remoteUid: 7,
        sender: '+15550100',
        callbackNum: '+15550100',
        receiver: null,
        senderKind: 'phone',
        duration: 12,
        flags: 1,
        date: '2023-03-28T10:40:00Z',
        expiration: '2038-01-19T03:14:07Z',
        trashedDate: null,
      },
      {
        list: 'deleted',
        id: 4,
        remoteUid: 5,
        sender: null,
        callbackNum: null,
        receiver: '+15550199',
        senderKind: null,
        duration: 3,
        flags: 11,
        date: '2022-12-02T16:53:20Z',
        expiration: null,
        trashedDate: '2023-03-08T20:26:40Z',
      },
    ],
    times: [
      [{ at: '2023-03-28T10:40:00Z', marks: 'voicemail left', clock: 'utc' }],
      [
        { at: '2022-12-02T16:53:20Z', marks: 'voicemail left', clock: 'utc' },
        { at: '2023-03-08T20:26:40Z', marks: 'voicemail deleted', clock: 'utc' },
      ],
    ],
  },
  {
    name: 'an older schema with fewer columns',
    lacks: ['voicemail.*'],
    content: {
      sqlite: {
        tables: {
          voicemail: {
            columns: 'ROWID INTEGER PRIMARY KEY, date INTEGER, sender TEXT',
            rows: [[2, 1_300_000_000, '10010']],
          },
        },
      },
    },
    records: [
      {
        list: 'voicemail',
        id: 2,
        remoteUid: null,
        sender: '10010',
        callbackNum: null,
        receiver: null,
        senderKind: 'short-code',
        duration: null,
        flags: null,
        date: '2011-03-13T07:06:40Z',
        expiration: null,
        trashedDate: null,
      },
    ],
  },
  {
    name: 'no message',
    content: { sqlite: { tables: { voicemail: { columns: tableColumns, rows: [] } } } },
    records: [],
  },
  {
    name: 'a database without messages is of a schema that is not known',
    content: { sqlite: { tables: { map: { columns: 'ROWID INTEGER PRIMARY KEY', rows: [] } } } },
    records: [],
    problems: ['unsupported'],
  },
];
