import { isoTime } from '../../bytes/time.ts';
import {
  defineTableArtifact,
  type Database,
  type ParseContext,
  type Row,
  type TableReader,
} from '../../model/index.ts';
import {
  joinSide,
  numberAt,
  optionalTable,
  rowReference,
  secondsAt,
} from '../rows/database-rows.ts';
import { inSomeDumps } from '../ios-expectation.ts';
import { powerlogExamples } from '../usage/powerlog-examples.ts';
import {
  powerlogFields,
  powerlogTables,
  type PowerlogEntry,
  type PowerlogTable,
} from '../usage/powerlog-tables.ts';
import { timeDocs } from '../rows/time-docs.ts';
import { columnsOf, wholeTable } from '../rows/schema-names.ts';

export type { PowerlogEntry };

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
    'What the system records to explain the use of the battery: network and processor use of each process, processes that were started, apps and ' +
    'extensions installed and removed, how long apps ran, calls of apps, use of camera, sound and location. Times are stored by a clock of their own; ' +
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
    ...powerlogTables.flatMap(({ name, timesIn }) =>
      timesIn === undefined ? [`${name}.timestamp`] : [`${name}.FK_ID`, `${timesIn}.timestamp`],
    ),
    ...wholeTable('PLStorageOperator_EventForward_TimeOffset', 'timestamp system'),
    ...columnsOf(
      'PLProcessNetworkAgent_EventInterval_UsageDiff',
      'ProcessName timestampEnd WifiIn WifiOut CellIn CellOut',
    ),
    ...columnsOf('PLProcessMonitorAgent_EventInterval_ProcessMonitorInterval', 'timestampEnd'),
    ...powerlogTables.flatMap(({ name, timesIn, columns }) =>
      timesIn === undefined ? [] : columnsOf(name, columns.processName ?? ''),
    ),
    ...columnsOf('PLCoalitionAgent_EventInterval_CoalitionInterval', 'LaunchdName timestampEnd'),
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
    cpuTime: { label: 'Processor time (s)' },
    screenOnTime: { label: 'On screen (s)' },
    backgroundTime: { label: 'In the background (s)' },
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
  const { name, event, eventOfRemoved = event, met, columns, isSpan, timesIn } = description;
  return {
    table: name,
    needs: [],
    optional: true,
    recover: true,
    prepare(database, table, fields, writer, context) {
      const offsetAt = timeOffsets(database, context);
      const dated = timesIn === undefined ? undefined : database.table(timesIn);
      if (timesIn !== undefined && dated === undefined) {
        context.problem({ code: 'unsupported', detail: `not in this schema: ${timesIn}` });
      }
      const link = dated === undefined ? -1 : table.column('FK_ID');
      const start = (dated ?? table).column('timestamp');
      const end = isSpan ? (dated ?? table).column('timestampEnd') : -1;
      /** The row that tells when; `undefined` where it is gone. */
      const datedBy = (row: Row): Row | undefined => {
        if (timesIn === undefined) return row;
        const key = rowReference(row, link);
        return key === undefined || dated === undefined ? undefined : database.seek(dated, key);
      };
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
        const when = datedBy(row);
        const timestamp = when === undefined ? null : secondsAt(when, start);
        const timestampEnd = when === undefined ? null : secondsAt(when, end);
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

export const examples = powerlogExamples;
