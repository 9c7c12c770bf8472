import { isoTime } from '../../bytes/time.ts';
import {
  defineTableArtifact,
  type ArtifactExample,
  type Database,
  type ParseContext,
  type TableReader,
} from '../../model/index.ts';
import { joinSide, numberAt, optionalTable, secondsAt } from '../rows/database-rows.ts';
import { inSomeDumps } from '../ios-expectation.ts';
import {
  powerlogFields,
  powerlogTables,
  type PowerlogFields,
  type PowerlogTable,
} from '../usage/powerlog-tables.ts';
import { timeDocs } from '../rows/time-docs.ts';
import { columnsOf, wholeTable } from '../rows/schema-names.ts';

/** An entry of the power log that names an app or a program. */
export type PowerlogEntry = PowerlogFields & {
  readonly table: string;
  readonly id: number | string | null;
  /** What kind of entry, in words. */
  readonly event: string;
  /** As stored, in seconds since 1970 of a clock that only goes forward. */
  readonly timestamp: number | null;
  readonly timestampEnd: number | null;
  /** Seconds from that clock to the phone's clock at that time; null where the log does not tell. */
  readonly timeOffset: number | null;
  readonly adjustedTimestamp: string | null;
  readonly adjustedTimestampEnd: string | null;
};

const folders = [
  '/private/var/containers/Shared/SystemGroup/*/Library/BatteryLife',
  '/private/var/mobile/Library/BatteryLife',
];

const copies = ['/private/var/mobile/Library/Logs/CrashReporter/DiagnosticLogs/**/powerlogs'];

export const powerlog = defineTableArtifact<PowerlogEntry>({
  id: 'ios.powerlog',
  version: 1,
  title: 'Power log',
  group: 'system',
  describes:
    'What the system records to explain the use of the battery: network use of each process, processes that were started, apps and ' +
    'extensions installed and removed, use of camera, sound and location. Times are stored by a clock of their own; ' +
    'the offset that the log itself tells was added to each.',
  cannotShow:
    'What was sent or recorded. A day to three days are kept, plus archives of the days before. ' +
    'The oldest offset is applied to what lies before it; where the log has none, times stand only as stored.',
  references: [
    'https://github.com/mac4n6/APOLLO',
    'https://github.com/abrignoni/iLEAPP/blob/main/scripts/artifacts/powerlog.py',
    'https://doubleblak.com/blogPost.php?k=powerlog',
  ],
  // Archives are packed after a day, and the engine unpacks them; a sysdiagnose that the phone still holds has copies.
  paths: [
    ...folders.map((folder) => `${folder}/CurrentPowerlog.PLSQL`),
    ...[...folders.map((folder) => `${folder}/Archives`), ...copies].flatMap((folder) => [
      `${folder}/powerlog_*.PLSQL`,
      `${folder}/powerlog_*.PLSQL.gz`,
    ]),
  ],
  logLike: true,
  expected: inSomeDumps,
  decisive: [
    ...powerlogTables.map(({ name }) => `${name}.timestamp`),
    ...wholeTable('PLStorageOperator_EventForward_TimeOffset', 'timestamp system'),
    ...columnsOf(
      'PLProcessNetworkAgent_EventInterval_UsageDiff',
      'ProcessName timestampEnd WifiIn WifiOut CellIn CellOut',
    ),
    ...columnsOf('PLXPCAgent_EventPoint_BackgroundTransfer', 'bundleID'),
    ...columnsOf('PLApplicationAgent_EventNone_AllApps', 'AppBundleId AppDeletedDate'),
  ],

  fields: {
    table: { label: 'Table' },
    id: { label: 'Row' },
    event: { label: 'Kind of entry' },
    bundleId: { label: 'App', observable: 'app-id', met: 'ran' },
    // Sound and location name an app here by its id
    processName: { label: 'Process', observable: 'program', met: 'ran' },
    executable: { label: 'Program', observable: 'process', met: 'ran' },
    parentBundleId: { label: 'Belongs to app', observable: 'app-id', met: 'ran' },
    appName: { label: 'Name' },
    appVersion: { label: 'Version' },
    pid: { label: 'Number of the process' },
    state: { label: 'State (number)' },
    reason: { label: 'Reason (number)' },
    operation: { label: 'What' },
    audioRoute: { label: 'Sound goes to' },
    cameraType: { label: 'Camera (0 back, 2 front)' },
    remoteAddress: { label: 'Connected to', observable: 'domain', met: 'resolved' },
    remotePort: { label: 'Port' },
    url: { label: 'Address', observable: 'url', met: 'resolved' },
    wifiIn: { label: 'Wi-Fi in (bytes)' },
    wifiOut: { label: 'Wi-Fi out (bytes)' },
    cellIn: { label: 'Mobile network in (bytes)' },
    cellOut: { label: 'Mobile network out (bytes)' },
    appDeletedDate: { label: 'App deleted (seconds since 1970)' },
    timestamp: { label: 'Time as stored' },
    timestampEnd: { label: 'End as stored' },
    timeOffset: { label: 'Offset added (seconds)' },
    adjustedTimestamp: { label: 'Time' },
    adjustedTimestampEnd: { label: 'End' },
  },
  summary: ['event', 'processName', 'bundleId', 'remoteAddress'],
  times: timeDocs('unix-seconds', {
    entries: powerlogTables.flatMap(({ event, eventOfRemoved }) =>
      eventOfRemoved === undefined ? [event] : [event, eventOfRemoved],
    ),
    others: powerlogTables.map(({ event }) => `${event}, ends`),
    confidence: 'medium',
  }),

  tables: powerlogTables.map(readerOf),
});

/** Reads the rows of one table. */
function readerOf(description: PowerlogTable): TableReader<PowerlogEntry> {
  const { name, event, eventOfRemoved = event, met, columns, isSpan } = description;
  return {
    table: name,
    needs: [],
    optional: true,
    recover: true,
    prepare(database, table, fields, writer, context) {
      const offsetAt = timeOffsets(database, context);
      const start = table.column('timestamp');
      const end = isSpan ? table.column('timestampEnd') : -1;
      const { appDeletedDate } = columns;
      const removed = appDeletedDate === undefined ? -1 : table.column(appDeletedDate);
      const read = powerlogFields.flatMap((field) => {
        const name = columns[field];
        const column = name === undefined ? -1 : table.column(name);
        return column < 0 ? [] : [{ field, column }];
      });
      const used = new Set(read.map(({ field }) => field));
      const unused = powerlogFields.filter((field) => !used.has(field));
      // A column of -1 leaves the field out of the lines: a power log is wide, and its tables share little.
      writer.run(unused.map((field) => [fields[field], -1]));

      return (row) => {
        const timestamp = secondsAt(row, start);
        const timestampEnd = secondsAt(row, end);
        const timeOffset = offsetAt(timestamp);
        const adjusted = sum(timestamp, timeOffset);
        const adjustedEnd = sum(timestampEnd, timeOffset);
        const what = (secondsAt(row, removed) ?? 0) > 0 ? eventOfRemoved : event;

        writer.begin(row);
        if (met !== undefined) writer.met(met);
        writer.time(what, 'unix-seconds', adjusted);
        writer.time(`${event}, ends`, 'unix-seconds', adjustedEnd);
        writer.text(fields.table, name);
        writer.number(fields.id, row.rowId ?? null);
        writer.text(fields.event, what);
        for (const { field, column } of read) {
          if (field === 'bundleId') writer.text(fields.bundleId, appIn(row.text(column)));
          else writer.column(fields[field], row, column);
        }
        writer.number(fields.timestamp, timestamp);
        writer.number(fields.timestampEnd, timestampEnd);
        writer.number(fields.timeOffset, timeOffset);
        writer.text(fields.adjustedTimestamp, isoTime('unix-seconds', adjusted) ?? null);
        writer.text(fields.adjustedTimestampEnd, isoTime('unix-seconds', adjustedEnd) ?? null);
        writer.end();
      };
    },
  };
}

/** The offset in force at a time: that of the last entry before it, the oldest for what is older. */
function timeOffsets(
  database: Database,
  context: ParseContext,
): (timestamp: number | null) => number | null {
  const table = optionalTable(database, 'PLStorageOperator_EventForward_TimeOffset', [
    'timestamp',
    'system',
  ]);
  const { rows, problems } = joinSide(database, table?.table, context, (row) => {
    if (table === undefined || row.rowId === undefined) return undefined;
    const from = secondsAt(row, table.at.timestamp);
    const offset = numberAt(row, table.at.system);
    return from === null || offset === null ? undefined : [row.rowId, { from, offset }];
  });
  for (const { code, detail } of problems) context.problem({ code, detail });
  const offsets = [...rows.values()].sort((a, b) => a.from - b.from);

  return (timestamp) => {
    if (timestamp === null || offsets.length === 0) return null;
    let low = 0;
    let high = offsets.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (offsets[middle]!.from <= timestamp) low = middle + 1;
      else high = middle;
    }
    return offsets[Math.max(low - 1, 0)]!.offset;
  };
}

/** A time without its offset may be off by any amount, and is none. */
function sum(time: number | null, offset: number | null): number | null {
  return time === null || time === 0 || offset === null ? null : time + offset;
}

/** A program that worked for an app is written `program:[asked by:for app]`; the program counts. Many rows name none. */
function appIn(identifier: string | null): string | null {
  if (identifier === null || identifier === '') return null;
  const at = identifier.indexOf(':[');
  return at > 0 ? identifier.slice(0, at) : identifier;
}

const nothing = {
  timestampEnd: null,
  timeOffset: null,
  adjustedTimestamp: null,
  adjustedTimestampEnd: null,
} satisfies Partial<PowerlogEntry>;

/** What every row of network use has. */
const noUsage = {
  bundleId: null,
  wifiIn: null,
  wifiOut: null,
  cellIn: null,
  cellOut: null,
} satisfies Partial<PowerlogEntry>;

const offsets = {
  columns: 'ID INTEGER PRIMARY KEY AUTOINCREMENT, timestamp REAL, kernel REAL, system REAL',
  rows: [
    [1, 1_635_848_600, 0, -400],
    [2, 1_635_900_000, 0, -600.5],
  ],
};
const usage = 'PLProcessNetworkAgent_EventInterval_UsageDiff';
const usageColumns =
  'ID INTEGER PRIMARY KEY AUTOINCREMENT, timestamp REAL, BundleName TEXT, CellIn INTEGER, CellOut INTEGER, ProcessName TEXT, ' +
  'WifiIn INTEGER, WifiOut INTEGER, timestampEnd REAL';

export const examples = (): ArtifactExample<PowerlogEntry>[] => [
  {
    name: 'network use before and after a change of the offset, the camera, and a transfer for an app',
    content: {
      sqlite: {
        tables: {
          PLStorageOperator_EventForward_TimeOffset: offsets,
          [usage]: {
            columns: usageColumns,
            rows: [
              [1, 1_635_848_000, '', 0, 0, 'atc', 48_809, 5504, 1_635_848_300],
              [2, 1_635_900_000, 'org.example.app', 1, 2, 'Example', 3, 4, 1_635_900_060],
            ],
          },
          PLCameraAgent_EventForward_Camera: {
            columns:
              'ID INTEGER PRIMARY KEY AUTOINCREMENT, timestamp REAL, BundleId TEXT, CameraType INTEGER, State INTEGER',
            rows: [[7, 1_635_850_000, 'org.example.app', 2, 1]],
          },
          PLXPCAgent_EventPoint_BackgroundTransfer: {
            columns:
              'ID INTEGER PRIMARY KEY AUTOINCREMENT, timestamp REAL, bundleID TEXT, errorFailingURL TEXT, state INTEGER',
            rows: [
              [
                9,
                1_635_850_000,
                'com.apple.appstored:[com.apple.AppStore:org.example.app]',
                'https://example.org/up',
                5,
              ],
            ],
          },
        },
      },
    },
    records: [
      {
        ...nothing,
        ...noUsage,
        table: usage,
        id: 1,
        event: 'network use',
        processName: 'atc',
        wifiIn: 48_809,
        wifiOut: 5504,
        cellIn: 0,
        cellOut: 0,
        timestamp: 1_635_848_000,
        timestampEnd: 1_635_848_300,
        timeOffset: -400,
        adjustedTimestamp: '2021-11-02T10:06:40Z',
        adjustedTimestampEnd: '2021-11-02T10:11:40Z',
      },
      {
        ...nothing,
        ...noUsage,
        table: usage,
        id: 2,
        event: 'network use',
        bundleId: 'org.example.app',
        processName: 'Example',
        wifiIn: 3,
        wifiOut: 4,
        cellIn: 1,
        cellOut: 2,
        timestamp: 1_635_900_000,
        timestampEnd: 1_635_900_060,
        timeOffset: -600.5,
        adjustedTimestamp: '2021-11-03T00:29:59.500Z',
        adjustedTimestampEnd: '2021-11-03T00:30:59.500Z',
      },
      {
        ...nothing,
        table: 'PLCameraAgent_EventForward_Camera',
        id: 7,
        event: 'camera',
        bundleId: 'org.example.app',
        state: 1,
        cameraType: 2,
        timestamp: 1_635_850_000,
        timeOffset: -400,
        adjustedTimestamp: '2021-11-02T10:40:00Z',
      },
      {
        ...nothing,
        table: 'PLXPCAgent_EventPoint_BackgroundTransfer',
        id: 9,
        event: 'transfer in the background',
        bundleId: 'com.apple.appstored',
        url: 'https://example.org/up',
        state: 5,
        timestamp: 1_635_850_000,
        timeOffset: -400,
        adjustedTimestamp: '2021-11-02T10:40:00Z',
      },
    ],
    times: [
      [
        { at: '2021-11-02T10:06:40Z', marks: 'network use', clock: 'utc' },
        { at: '2021-11-02T10:11:40Z', marks: 'network use, ends', clock: 'utc' },
      ],
      [
        { at: '2021-11-03T00:29:59.500Z', marks: 'network use', clock: 'utc' },
        { at: '2021-11-03T00:30:59.500Z', marks: 'network use, ends', clock: 'utc' },
      ],
      [{ at: '2021-11-02T10:40:00Z', marks: 'camera', clock: 'utc' }],
      [{ at: '2021-11-02T10:40:00Z', marks: 'transfer in the background', clock: 'utc' }],
    ],
  },
  {
    name: 'a log without offsets, whose times stand only as stored, with fewer columns',
    lacks: ['PLStorageOperator_EventForward_TimeOffset'],
    content: {
      sqlite: {
        tables: {
          PLApplicationAgent_EventNone_AllApps: {
            columns:
              'ID INTEGER PRIMARY KEY AUTOINCREMENT, timestamp REAL, AppBundleId TEXT, AppDeletedDate INTEGER',
            rows: [[3, 1_635_850_000, 'org.example.gone', 1_635_849_000]],
          },
        },
      },
    },
    records: [
      {
        ...nothing,
        table: 'PLApplicationAgent_EventNone_AllApps',
        id: 3,
        event: 'removed app',
        bundleId: 'org.example.gone',
        appDeletedDate: 1_635_849_000,
        timestamp: 1_635_850_000,
      },
    ],
    times: [[]],
  },
  {
    name: 'an app that is there, and one whose entry has the date of its removal',
    content: {
      sqlite: {
        tables: {
          PLStorageOperator_EventForward_TimeOffset: offsets,
          PLApplicationAgent_EventNone_AllApps: {
            columns:
              'ID INTEGER PRIMARY KEY AUTOINCREMENT, timestamp REAL, AppBundleId TEXT, AppDeletedDate INTEGER',
            rows: [
              [3, 1_635_850_000, 'org.example.app', 0],
              [4, 1_635_850_000, 'org.example.gone', 1_635_849_000],
            ],
          },
        },
      },
    },
    records: (
      [
        { id: 3, event: 'installed app', bundleId: 'org.example.app', appDeletedDate: 0 },
        {
          id: 4,
          event: 'removed app',
          bundleId: 'org.example.gone',
          appDeletedDate: 1_635_849_000,
        },
      ] as const
    ).map((app) => ({
      ...nothing,
      ...app,
      table: 'PLApplicationAgent_EventNone_AllApps',
      timestamp: 1_635_850_000,
      timeOffset: -400,
      adjustedTimestamp: '2021-11-02T10:40:00Z',
    })),
    times: [
      [{ at: '2021-11-02T10:40:00Z', marks: 'installed app', clock: 'utc' }],
      [{ at: '2021-11-02T10:40:00Z', marks: 'removed app', clock: 'utc' }],
    ],
  },
  {
    name: 'a log without entries',
    lacks: ['PLStorageOperator_EventForward_TimeOffset'],
    content: { sqlite: { tables: { [usage]: { columns: usageColumns, rows: [] } } } },
    records: [],
  },
  {
    name: 'a log that has only tables about energy',
    content: {
      sqlite: { tables: { PLBatteryAgent_Battery: { columns: 'ID INTEGER', rows: [] } } },
    },
    records: [],
    problems: ['unsupported'],
  },
];
