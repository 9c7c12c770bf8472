import { databaseState as readState } from '../../formats/sqlite/database-state.ts';
import { defineArtifact, type ArtifactExample, type RecordDraft } from '../../model/index.ts';
import { onSomeIphones } from '../ios-expectation.ts';
import { whatsappFolders } from '../messages/whatsapp-directory.ts';

/** How a database of the phone keeps house, or the highest row number that one of its tables ever gave out. */
export type DatabaseHousekeeping = {
  /** `database`, or `table` for the mark of one table; fields of the other kind are null. */
  readonly part: string;
  readonly table: string | null;
  /** The list in which the database keeps the mark: `sqlite_sequence` or Core Data's `Z_PRIMARYKEY`. */
  readonly keptIn: string | null;
  /** The highest row number that was ever given out. */
  readonly mark: number | string | null;
  /** The highest row number that is there; null where the table is empty. */
  readonly highestRow: number | string | null;
  /** How many numbers lie above the highest row that is there: rows that were given a number and are gone, or that never came to be. */
  readonly goneAbove: number | null;
  readonly pageSize: number | null;
  readonly pages: number | null;
  readonly freePages: number | null;
  /** `none`, `full` or `incremental`. */
  readonly autoVacuum: string | null;
  /** `wal` or `rollback`. */
  readonly journal: string | null;
  /** Frames of the write-ahead log; null where there is no log. */
  readonly logFrames: number | null;
  readonly logFramesApplied: number | null;
  /** Frames left by earlier runs through the log. */
  readonly logFramesOlder: number | null;
  readonly logGenerations: number | null;
  /** False where frames of a change that was never finished stand at the end of the log. */
  readonly logEndsWithCommit: boolean | null;
  /** Free pages that were looked at, and how many of them hold nothing but zeros. */
  readonly freePagesLooked: number | null;
  readonly freePagesZero: number | null;
  /** Pages of rows that were looked at, and how many of them hold remains in their free space. */
  readonly rowPagesLooked: number | null;
  readonly rowPagesWithRemains: number | null;
};

const noTable = {
  table: null,
  keptIn: null,
  mark: null,
  highestRow: null,
  goneAbove: null,
} satisfies Partial<DatabaseHousekeeping>;

const noDatabase = {
  pageSize: null,
  pages: null,
  freePages: null,
  autoVacuum: null,
  journal: null,
  logFrames: null,
  logFramesApplied: null,
  logFramesOlder: null,
  logGenerations: null,
  logEndsWithCommit: null,
  freePagesLooked: null,
  freePagesZero: null,
  rowPagesLooked: null,
  rowPagesWithRemains: null,
} satisfies Partial<DatabaseHousekeeping>;

/** Databases that are small or read anyway, and that a program which removes its traces would have to write to. */
const paths = [
  '/private/var/mobile/Library/SMS/sms.db',
  '/private/var/wireless/Library/Databases/DataUsage.sqlite',
  '/private/var/networkd/netusage.sqlite',
  '/private/var/networkd/db/netusage.sqlite',
  '/private/var/mobile/Library/CoreDuet/Knowledge/knowledgeC.db',
  '/private/var/db/CoreDuet/Knowledge/knowledgeC.db',
  '/private/var/mobile/Library/CoreDuet/People/interactionC.db',
  '/private/var/mobile/Library/Safari/History.db',
  '/private/var/mobile/Containers/Data/Application/*/Library/Safari/History.db',
  `${whatsappFolders}/ChatStorage.sqlite`,
  '/private/var/mobile/Library/Calendar/Calendar.sqlitedb',
  '/private/var/mobile/Library/TCC/TCC.db',
  '/private/var/mobile/Library/Accounts/Accounts3.sqlite',
  '/private/var/mobile/Library/CallHistoryDB/CallHistory.storedata',
  '/private/var/mobile/Library/AddressBook/AddressBook.sqlitedb',
  '/private/var/containers/Data/System/*/Documents/Persistence/storeSystem.db',
  '/private/var/mobile/Containers/Shared/AppGroup/*/NoteStore.sqlite',
  '/private/var/**/Cache.db',
];

export const databaseState = defineArtifact<DatabaseHousekeeping>({
  id: 'ios.database-state',
  version: 1,
  title: 'State of the databases',
  group: 'device',
  describes:
    'For databases of messages, usage, history, calls and permissions: how large they are, how much of them is free space and whether it ' +
    'was overwritten with zeros, what their write-ahead logs still hold, and the highest row number that each table ever gave out beside ' +
    'the highest that is there. A few hundred pages at most are looked at in each.',
  cannotShow:
    'Which rows are gone, when, and who removed them: people and the system delete rows all the time. Rows missing between others do not show here. ' +
    'A database that was copied by an export or repaired has lost its free space.',
  references: [
    'https://www.sqlite.org/fileformat2.html',
    'https://www.sqlite.org/pragma.html#pragma_secure_delete',
    'https://www.sqlite.org/autoinc.html',
  ],
  paths,
  expected: onSomeIphones,

  fields: {
    part: { label: 'Part' },
    table: { label: 'Table' },
    keptIn: { label: 'Highest number is kept in' },
    mark: { label: 'Highest number given out' },
    highestRow: { label: 'Highest row that is there' },
    goneAbove: { label: 'Numbers above it' },
    pageSize: { label: 'Page size (bytes)' },
    pages: { label: 'Pages' },
    freePages: { label: 'Free pages' },
    autoVacuum: { label: 'Automatic shrinking' },
    journal: { label: 'Kind of log' },
    logFrames: { label: 'Frames of the log' },
    logFramesApplied: { label: 'Frames in use' },
    logFramesOlder: { label: 'Frames of earlier runs' },
    logGenerations: { label: 'Runs through the log' },
    logEndsWithCommit: { label: 'Log ends with a finished change' },
    freePagesLooked: { label: 'Free pages looked at' },
    freePagesZero: { label: 'Of these, all zero' },
    rowPagesLooked: { label: 'Pages of rows looked at' },
    rowPagesWithRemains: { label: 'Of these, with remains in free space' },
  },
  summary: ['part', 'table'],

  *parse(file, context) {
    const wal = context.related(`${context.devicePath}-wal`);
    const state = readState(file, wal === undefined || wal.size === 0 ? {} : { wal });
    const { log, free } = state;
    yield ofDatabase({
      pageSize: state.pageSize,
      pages: state.pages,
      freePages: state.freePages,
      autoVacuum: state.autoVacuum,
      journal: state.journal,
      logFrames: log?.frames ?? null,
      logFramesApplied: log?.applied ?? null,
      logFramesOlder: log?.older ?? null,
      logGenerations: log?.generations ?? null,
      logEndsWithCommit: log?.committed ?? null,
      freePagesLooked: free.looked,
      freePagesZero: free.zero,
      rowPagesLooked: state.leavesLooked,
      rowPagesWithRemains: state.leavesWithRemains,
    });
    for (const { table, keptIn, mark, highest, position } of state.marks) {
      const above = BigInt(mark) - (highest === 'none' ? 0n : BigInt(highest));
      yield {
        kind: 'record',
        data: {
          part: 'table',
          table,
          keptIn,
          mark: exact(mark),
          highestRow: highest === 'none' ? null : exact(highest),
          goneAbove: above > -exactUpTo && above < exactUpTo ? Number(above) : null,
          ...noDatabase,
        },
        position,
      };
    }
    // The artifact that reads the rows tells what is wrong with the database; here it concerns what was looked at.
    yield* state.problems;
  },
});

function ofDatabase(
  data: Omit<DatabaseHousekeeping, 'part' | keyof typeof noTable>,
): RecordDraft<DatabaseHousekeeping> {
  return {
    kind: 'record',
    data: { part: 'database', ...noTable, ...data },
    position: { unit: 'byte', from: 0, to: 100 },
  };
}

const exactUpTo = 2n ** 53n;

const exact = (value: number | bigint): number | string =>
  typeof value === 'bigint' ? value.toString() : value;

const usagePath = '/private/var/wireless/Library/Databases/DataUsage.sqlite';
const primaryKeys = 'Z_ENT INTEGER PRIMARY KEY, Z_NAME VARCHAR, Z_SUPER INTEGER, Z_MAX INTEGER';

const usual = {
  part: 'database',
  ...noTable,
  ...noDatabase,
  pageSize: 4096,
  freePages: 0,
  autoVacuum: 'none',
  journal: 'rollback',
  freePagesLooked: 0,
  freePagesZero: 0,
  rowPagesWithRemains: 0,
} satisfies DatabaseHousekeeping;

export const examples = (): ArtifactExample<DatabaseHousekeeping>[] => [
  {
    name: 'numbers of processes that were given out and are gone, in a database of Core Data',
    devicePath: usagePath,
    content: {
      sqlite: {
        tables: {
          Z_PRIMARYKEY: {
            columns: primaryKeys,
            rows: [
              [1, 'LiveUsage', 0, 3],
              [2, 'Process', 0, 45],
              [3, 'RolledUsage', 1, 0],
              [4, 'Absent', 0, 9],
              [5, 'Cell', 0, 12],
            ],
          },
          ZLIVEUSAGE: { columns: 'Z_PK INTEGER PRIMARY KEY', rows: [[1], [3]] },
          ZPROCESS: {
            columns: 'Z_PK INTEGER PRIMARY KEY, ZPROCNAME VARCHAR',
            rows: [
              [40, 'mDNSResponder'],
              [41, 'apsd'],
            ],
          },
          ZCELL: { columns: 'Z_PK INTEGER PRIMARY KEY', rows: [] },
        },
      },
    },
    records: [
      { ...usual, pages: 5, rowPagesLooked: 4 },
      ...[
        { table: 'ZLIVEUSAGE', mark: 3, highestRow: 3, goneAbove: 0 },
        { table: 'ZPROCESS', mark: 45, highestRow: 41, goneAbove: 4 },
        { table: 'ZCELL', mark: 12, highestRow: null, goneAbove: 12 },
      ].map((mark) => ({
        part: 'table',
        keptIn: 'Z_PRIMARYKEY',
        ...mark,
        ...noDatabase,
      })),
    ],
  },
  {
    name: 'the list that SQLite keeps itself',
    content: {
      sqlite: {
        tables: {
          message: {
            columns: 'ROWID INTEGER PRIMARY KEY AUTOINCREMENT, text TEXT',
            rows: [[7, 'a']],
          },
        },
      },
    },
    records: [
      { ...usual, pages: 3, rowPagesLooked: 2 },
      {
        part: 'table',
        table: 'message',
        keptIn: 'sqlite_sequence',
        mark: 7,
        highestRow: 7,
        goneAbove: 0,
        ...noDatabase,
      },
    ],
  },
  {
    name: 'something else than a database',
    content: 'no database',
    records: [],
    problems: ['malformed'],
  },
];
