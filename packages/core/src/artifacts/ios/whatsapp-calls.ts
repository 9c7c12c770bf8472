import { timesOf } from '../../bytes/time.ts';
import {
  defineArtifact,
  type ArtifactExample,
  type Database,
  type ParseContext,
  type ProblemDraft,
  type Row,
  type Table,
} from '../../model/index.ts';
import {
  flagAt,
  joinLists,
  joinSide,
  numberAt,
  openArtifactDatabase,
  optionalTable,
  remainingProblems,
  requireTable,
  rowReference,
  timeAt,
} from '../rows/database-rows.ts';
import { isoAt, storedTextAt } from '../rows/field-values.ts';
import { withApp } from '../ios-expectation.ts';
import {
  whatsappBackupFolders,
  whatsappBundleIds,
  whatsappDirectory,
  whatsappDirectoryFiles,
  whatsappDomains,
  whatsappFolders,
} from '../messages/whatsapp-directory.ts';
import { timeDocs } from '../rows/time-docs.ts';
import { columnsOf } from '../rows/schema-names.ts';

/** One call of WhatsApp, made, received or missed. */
export type WhatsappCall = {
  readonly date: string | null;
  /** In seconds. */
  readonly duration: number | null;
  readonly incoming: boolean | null;
  readonly missed: boolean | null;
  readonly video: boolean | null;
  /** WhatsApp's code: 0 ended, 1 missed, 4 rejected; others are not documented. */
  readonly outcome: number | null;
  readonly participants: readonly string[];
  /** Numbers and names of the participants, '' where the contacts do not know one. */
  readonly participantNumbers: readonly string[];
  readonly participantNames: readonly string[];
  readonly groupJid: string | null;
  readonly creatorJid: string | null;
  readonly bytesReceived: number | null;
  readonly bytesSent: number | null;
};

type RowKey = number | bigint;

interface Circumstances {
  readonly incoming: boolean | null;
  readonly missed: boolean | null;
  readonly video: boolean | null;
}

/** Participants of one call, at most: WhatsApp itself allows some dozens. */
const mostParticipants = 1000;

export const whatsappCalls = defineArtifact<WhatsappCall>({
  id: 'ios.whatsapp-calls',
  version: 1,
  title: 'WhatsApp calls',
  group: 'people',
  describes:
    'Calls of WhatsApp: when, how long, who called whom, whether with video, how the call ended and how much was transmitted.',
  cannotShow:
    'What was said, and calls that were deleted from the list. A call that was missed may have been an attack by call as well as an ordinary one; the list does not tell.',
  references: ['https://github.com/abrignoni/iLEAPP/blob/main/scripts/artifacts/whatsApp.py'],
  paths: [
    `${whatsappFolders}/CallHistory.sqlite`,
    ...whatsappBackupFolders.map((folder) => `${folder}/CallHistory.sqlite`),
  ],
  alsoReads: whatsappDirectoryFiles,
  logLike: true,
  expected: (source) =>
    withApp(source, whatsappBundleIds, whatsappDomains) === 'never' ? 'never' : 'optional',
  decisive: [
    ...columnsOf('ZWACDCALLEVENT', 'ZDATE'),
    ...columnsOf('ZWACDCALLEVENTPARTICIPANT', 'ZJIDSTRING'),
  ],

  fields: {
    date: { label: 'Time' },
    duration: { label: 'Duration (s)' },
    incoming: { label: 'Incoming' },
    missed: { label: 'Missed' },
    video: { label: 'With video' },
    outcome: { label: 'How it ended' },
    participants: { label: 'Others in the call', personal: true },
    participantNumbers: { label: 'Numbers of the others', personal: true },
    participantNames: { label: 'Names of the others', personal: true },
    groupJid: { label: 'Group', personal: true },
    creatorJid: { label: 'Called by', personal: true },
    bytesReceived: { label: 'Received (bytes)' },
    bytesSent: { label: 'Sent (bytes)' },
  },
  summary: ['incoming', 'missed', 'duration'],
  times: timeDocs('cocoa-seconds', { entries: ['call'], confidence: 'medium' }),

  *parse(file, context) {
    const database = openArtifactDatabase(file, context);
    const { table, at } = requireTable(
      database,
      'ZWACDCALLEVENT',
      ['Z_PK', 'ZDATE'],
      [
        'ZDURATION',
        'ZOUTCOME',
        'ZGROUPJIDSTRING',
        'ZGROUPCALLCREATORUSERJIDSTRING',
        'ZBYTESRECEIVED',
        'ZBYTESSENT',
      ],
    );
    const aggregate = numberedColumn(table, 'CALLEVENTS', context);
    const circumstances = circumstancesOf(database, context);
    const participants = participantsOf(database, context);
    const folder = context.devicePath.slice(0, context.devicePath.lastIndexOf('/'));
    const directory = whatsappDirectory(context, [folder]);
    yield* [...circumstances.problems, ...participants.problems, ...directory.problems];

    for (const row of database.rows(table)) {
      const call = circumstances.rows.get(rowReference(row, aggregate) ?? -1);
      const others = participants.rows.get(rowReference(row, at.Z_PK) ?? -1) ?? [];
      const people = others.map((jid) => directory.find(jid));
      yield {
        kind: 'record',
        data: {
          date: isoAt(row, at.ZDATE, 'cocoa-seconds'),
          duration: numberAt(row, at.ZDURATION),
          incoming: call?.incoming ?? null,
          missed: call?.missed ?? null,
          video: call?.video ?? null,
          outcome: numberAt(row, at.ZOUTCOME),
          participants: others,
          participantNumbers: people.map((person) => person?.phoneNumber ?? ''),
          participantNames: people.map((person) => person?.fullName ?? ''),
          groupJid: storedTextAt(row, at.ZGROUPJIDSTRING),
          creatorJid: storedTextAt(row, at.ZGROUPCALLCREATORUSERJIDSTRING),
          bytesReceived: numberAt(row, at.ZBYTESRECEIVED),
          bytesSent: numberAt(row, at.ZBYTESSENT),
        },
        position: row.position(),
        times: timesOf(['call', 'cocoa-seconds', timeAt(row, at.ZDATE)]),
      };
    }
    yield* remainingProblems(database);
  },
});

interface Joined<V> {
  readonly rows: ReadonlyMap<RowKey, V>;
  readonly problems: readonly ProblemDraft[];
}

/** Direction and kind stand with the line that the list shows, which may stand for several calls in a row. */
function circumstancesOf(database: Database, context: ParseContext): Joined<Circumstances> {
  const lines = optionalTable(database, 'ZWAAGGREGATECALLEVENT', [
    'Z_PK',
    'ZINCOMING',
    'ZMISSED',
    'ZVIDEO',
  ]);
  return joinSide<RowKey, Circumstances>(database, lines?.table, context, (row) => {
    const { at } = lines!;
    const key = rowReference(row, at.Z_PK);
    return key === undefined
      ? undefined
      : [
          key,
          {
            incoming: flagAt(row, at.ZINCOMING),
            missed: flagAt(row, at.ZMISSED),
            video: flagAt(row, at.ZVIDEO),
          },
        ];
  });
}

function participantsOf(database: Database, context: ParseContext): Joined<string[]> {
  const table = database.table('ZWACDCALLEVENTPARTICIPANT');
  const event = table ? numberedColumn(table, 'PARTICIPANTS', context) : -1;
  const jid = table?.column('ZJIDSTRING') ?? -1;
  const read = (row: Row): readonly [RowKey, string[]] | undefined => {
    const key = rowReference(row, event);
    const text = storedTextAt(row, jid);
    return key === undefined || text === null ? undefined : [key, [text]];
  };
  return joinLists<RowKey, string>(database, table, context, mostParticipants, read);
}

/** The column of a relation carries the number of its entity (`Z1CALLEVENTS`), which changes between versions. */
function numberedColumn(table: Table, name: string, context: ParseContext): number {
  const index = table.columns.findIndex((column) => /^Z\d{1,5}(\D.*)$/.exec(column)?.[1] === name);
  if (index === -1) context.absent(`${table.name}.Z*${name}`);
  return index;
}

const folder = '/private/var/mobile/Containers/Shared/AppGroup/X';

export const examples = (): ArtifactExample<WhatsappCall>[] => [
  {
    name: 'a missed video call of someone in the contacts, and a call in a group',
    content: {
      sqlite: {
        tables: {
          ZWACDCALLEVENT: {
            columns:
              'Z_PK INTEGER PRIMARY KEY, ZBYTESRECEIVED INTEGER, ZBYTESSENT INTEGER, ZOUTCOME INTEGER, Z1CALLEVENTS INTEGER, ZDATE TIMESTAMP, ZDURATION FLOAT, ' +
              'ZGROUPCALLCREATORUSERJIDSTRING VARCHAR, ZGROUPJIDSTRING VARCHAR',
            rows: [
              [1, 0, 0, 1, 7, 700_000_000, 0, '15550100@s.whatsapp.net', null],
              [2, 90_000, 80_000, 0, 8, 700_000_060, 61.5, null, '120363@g.us'],
              [3, null, null, null, null, 700_000_120, null, null, null],
            ],
          },
          ZWAAGGREGATECALLEVENT: {
            columns: 'Z_PK INTEGER PRIMARY KEY, ZINCOMING INTEGER, ZMISSED INTEGER, ZVIDEO INTEGER',
            rows: [
              [7, 1, 1, 1],
              [8, 0, 0, 0],
            ],
          },
          ZWACDCALLEVENTPARTICIPANT: {
            columns: 'Z_PK INTEGER PRIMARY KEY, Z1PARTICIPANTS INTEGER, ZJIDSTRING VARCHAR',
            rows: [
              [1, 1, '15550100@s.whatsapp.net'],
              [2, 2, '15550101@s.whatsapp.net'],
              [3, 2, '15550100@s.whatsapp.net'],
            ],
          },
        },
      },
    },
    related: {
      [`${folder}/ContactsV2.sqlite`]: {
        sqlite: {
          tables: {
            ZWAADDRESSBOOKCONTACT: {
              columns:
                'Z_PK INTEGER PRIMARY KEY, ZWHATSAPPID VARCHAR, ZPHONENUMBER VARCHAR, ZFULLNAME VARCHAR',
              rows: [[1, '15550100@s.whatsapp.net', '+15550100', 'A. Person']],
            },
          },
        },
      },
    },
    records: [
      {
        date: '2023-03-08T20:26:40Z',
        duration: 0,
        incoming: true,
        missed: true,
        video: true,
        outcome: 1,
        participants: ['15550100@s.whatsapp.net'],
        participantNumbers: ['+15550100'],
        participantNames: ['A. Person'],
        groupJid: null,
        creatorJid: '15550100@s.whatsapp.net',
        bytesReceived: 0,
        bytesSent: 0,
      },
      {
        date: '2023-03-08T20:27:40Z',
        duration: 61.5,
        incoming: false,
        missed: false,
        video: false,
        outcome: 0,
        participants: ['15550101@s.whatsapp.net', '15550100@s.whatsapp.net'],
        participantNumbers: ['', '+15550100'],
        participantNames: ['', 'A. Person'],
        groupJid: '120363@g.us',
        creatorJid: null,
        bytesReceived: 90_000,
        bytesSent: 80_000,
      },
      {
        date: '2023-03-08T20:28:40Z',
        duration: null,
        incoming: null,
        missed: null,
        video: null,
        outcome: null,
        participants: [],
        participantNumbers: [],
        participantNames: [],
        groupJid: null,
        creatorJid: null,
        bytesReceived: null,
        bytesSent: null,
      },
    ],
    times: [
      [{ at: '2023-03-08T20:26:40Z', marks: 'call', clock: 'utc' }],
      [{ at: '2023-03-08T20:27:40Z', marks: 'call', clock: 'utc' }],
      [{ at: '2023-03-08T20:28:40Z', marks: 'call', clock: 'utc' }],
    ],
  },
  {
    name: 'a database without calls is of a schema that is not known',
    content: {
      sqlite: {
        tables: { ZWAAGGREGATECALLEVENT: { columns: 'Z_PK INTEGER PRIMARY KEY', rows: [] } },
      },
    },
    records: [],
    problems: ['unsupported'],
  },
];
