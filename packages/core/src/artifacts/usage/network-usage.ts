import { timesOf } from '../../bytes/time.ts';
import type {
  Database,
  Emission,
  FieldDocs,
  ParseContext,
  RandomAccessFile,
  Row,
  RowPosition,
  Table,
  TimeDraft,
} from '../../model/index.ts';
import { appNamedIn } from '../apps/app-in-name.ts';
import {
  joinSide,
  numberAt,
  openArtifactDatabase,
  remainingProblems,
  requireTable,
  rowReference,
  timeAt,
  type JoinSide,
} from '../rows/database-rows.ts';
import { deletedMark, deletedRows } from '../rows/deleted-rows.ts';
import { exactNumberAt, isoAt, keyOf } from '../rows/field-values.ts';

/** The network use that was counted for one process, or a process for which none is counted any more. */
export type NetworkUsage = {
  readonly procName: string | null;
  /** The program, where `procName` has the form `program/app it worked for`. */
  readonly executable: string | null;
  readonly bundleId: string | null;
  /** The app that `procName` names, where the row has no `bundleId`: it is filled in later, and older versions of a row lack it. */
  readonly appInName: string | null;
  readonly procId: number | string | null;
  /**
   * True where a usage row names no process row that is there (`liveProcId` is then the number it names, or null for none), and where a
   * deleted process row was found and no live one has its name; null where that cannot be known because a part of the process table could
   * not be read.
   */
  readonly processMissing: boolean | null;
  /**
   * True where no usage row names a process; null of a deleted one, and where that cannot be known because a part of the usage table could
   * not be read.
   */
  readonly usageMissing: boolean | null;
  readonly liveId: number | string | null;
  readonly liveProcId: number | string | null;
  readonly kind: number | null;
  readonly wifiIn: number | null;
  readonly wifiOut: number | null;
  readonly wwanIn: number | null;
  readonly wwanOut: number | null;
  readonly firstIsodate: string | null;
  readonly isodate: string | null;
  readonly liveIsodate: string | null;
  /** How the usage row itself names the process and its app, as those of iOS 27 do. */
  readonly liveProcName: string | null;
  readonly liveBundleId: string | null;
  /** The extension of the app, where the process row names one, as those of iOS 27 do. */
  readonly extensionName: string | null;
};

interface Process {
  readonly fields: Pick<
    NetworkUsage,
    | 'procName'
    | 'executable'
    | 'bundleId'
    | 'appInName'
    | 'procId'
    | 'firstIsodate'
    | 'isodate'
    | 'extensionName'
  >;
  readonly times: readonly TimeDraft[];
  readonly position: RowPosition;
}

/** The fields of a process where a usage row has none. */
export const noProcess: Process['fields'] = {
  procName: null,
  executable: null,
  bundleId: null,
  appInName: null,
  procId: null,
  firstIsodate: null,
  isodate: null,
  extensionName: null,
};

/** The fields of usage where a process has none. */
export const noUsage = {
  processMissing: false,
  usageMissing: true,
  liveId: null,
  liveProcId: null,
  kind: null,
  wifiIn: null,
  wifiOut: null,
  wwanIn: null,
  wwanOut: null,
  liveIsodate: null,
  liveProcName: null,
  liveBundleId: null,
} satisfies Partial<NetworkUsage>;

/** The fields of both databases that count so: `DataUsage.sqlite` and `netusage.sqlite`. */
export const networkUsageFields: FieldDocs<NetworkUsage> = {
  procName: { label: 'Process', observable: 'process', met: 'ran' },
  executable: { label: 'Program', observable: 'process', met: 'ran' },
  bundleId: { label: 'App', observable: 'app-id', met: 'ran' },
  appInName: { label: 'App in the name of the process', observable: 'app-id', met: 'ran' },
  procId: { label: 'Process row' },
  processMissing: { label: 'Process row is missing' },
  usageMissing: { label: 'Usage row is missing' },
  liveId: { label: 'Usage row' },
  liveProcId: { label: 'Process row that the usage names' },
  kind: { label: 'Kind of usage' },
  wifiIn: { label: 'Wi-Fi in (bytes)' },
  wifiOut: { label: 'Wi-Fi out (bytes)' },
  wwanIn: { label: 'Mobile network in (bytes)' },
  wwanOut: { label: 'Mobile network out (bytes)' },
  firstIsodate: { label: 'First use' },
  isodate: { label: 'Last use' },
  liveIsodate: { label: 'Time of the usage row' },
  liveProcName: { label: 'Process by the usage row', observable: 'process', met: 'ran' },
  liveBundleId: { label: 'App by the usage row', observable: 'app-id', met: 'ran' },
  extensionName: { label: 'Extension of the app', observable: 'program', met: 'ran' },
};

/** The rows of usage joined to their processes, then the processes without any, then what remains of those that were removed. */
export function* networkUsage(
  file: RandomAccessFile,
  context: ParseContext,
): Generator<Emission<NetworkUsage>> {
  const tables = openUsageTables(file, context);
  yield* tables.processes.problems;
  const met: MetProcesses = { used: new Map(), named: new Set() };
  yield* recordsOfUsage(tables, met);
  const names = new Set<string>();
  yield* recordsWithoutUsage(tables, met, names);
  yield* recordsOfDeleted(tables, names, file, context);
  yield* remainingProblems(tables.database);
}

const usageColumns = [
  'ZHASPROCESS',
  'ZKIND',
  'ZTIMESTAMP',
  'ZWIFIIN',
  'ZWIFIOUT',
  'ZWWANIN',
  'ZWWANOUT',
  'ZPROCNAME',
  'ZBUNDLENAME',
] as const;

interface UsageTables {
  readonly database: Database;
  readonly usage: {
    readonly table: Table;
    readonly at: { readonly [column in (typeof usageColumns)[number]]: number };
  };
  readonly process: { readonly table: Table; readonly at: ProcessColumns };
  readonly processes: Processes;
  /** A process that stands on a page which could not be read is not a missing one. */
  readonly allProcessesRead: boolean;
}

function openUsageTables(file: RandomAccessFile, context: ParseContext): UsageTables {
  const database = openArtifactDatabase(file, context);
  const usage = requireTable(database, 'ZLIVEUSAGE', [], usageColumns);
  const process = requireTable(
    database,
    'ZPROCESS',
    ['Z_PK', 'ZPROCNAME'],
    ['ZBUNDLENAME', 'ZFIRSTTIMESTAMP', 'ZTIMESTAMP', 'ZEXTENSIONNAME'],
  );
  const processes = processesOf(database, process.table, process.at, context);
  const allProcessesRead = processes.problems.length + database.problems.length === 0;
  return { database, usage, process, processes, allProcessesRead };
}

/** What rows of usage say of processes. */
interface MetProcesses {
  /** Those that usage rows name, and whether they were told with the usage: not where the way to their row is damaged. */
  readonly used: Map<Key, boolean>;
  /** Processes that usage rows name without leading to their row. */
  readonly named: Set<string>;
}

function* recordsOfUsage(
  { database, usage, process: { at }, processes, allProcessesRead }: UsageTables,
  { used, named }: MetProcesses,
): Generator<Emission<NetworkUsage>> {
  // Which process a row of usage belongs to is not told without this column.
  const isJoined = usage.at.ZHASPROCESS >= 0;
  // Without the column of names, no name that is lacking is one that was removed.
  const isThereNamed = at.ZPROCNAME >= 0 ? false : null;
  for (const row of database.rows(usage.table)) {
    const key = rowReference(row, usage.at.ZHASPROCESS);
    const isThere = key !== undefined && processes.rows.has(key);
    const process = isThere ? processes.find(key) : undefined;
    if (isThere) used.set(key, process !== undefined);
    const own = ownNames(row, usage.at);
    if (!isThere && own !== undefined && named.size < mostHeld) named.add(nameOf(own));
    yield {
      kind: 'record',
      data: {
        ...(process?.fields ?? own ?? noProcess),
        processMissing: isThere ? isThereNamed : allProcessesRead && isJoined ? true : null,
        usageMissing: false,
        liveId: keyOf(row),
        liveProcId: exactNumberAt(row, usage.at.ZHASPROCESS),
        kind: numberAt(row, usage.at.ZKIND),
        wifiIn: numberAt(row, usage.at.ZWIFIIN),
        wifiOut: numberAt(row, usage.at.ZWIFIOUT),
        wwanIn: numberAt(row, usage.at.ZWWANIN),
        wwanOut: numberAt(row, usage.at.ZWWANOUT),
        liveIsodate: isoAt(row, usage.at.ZTIMESTAMP, 'cocoa-seconds'),
        liveProcName: row.text(usage.at.ZPROCNAME),
        liveBundleId: row.text(usage.at.ZBUNDLENAME),
      },
      position: row.position(),
      times: [
        ...timesOf(['live usage', 'cocoa-seconds', timeAt(row, usage.at.ZTIMESTAMP)]),
        ...(process?.times ?? []),
      ],
    };
  }
}

/** The processes that were not told with their usage; `names` takes those of all. */
function* recordsWithoutUsage(
  { database, usage, process: { at }, processes }: UsageTables,
  { used, named }: MetProcesses,
  names: Set<string>,
): Generator<Emission<NetworkUsage>> {
  // None is one without usage where its usage row may stand on a page which could not be read.
  // Without the names of apps, those would pass for programs that belong to none.
  const isKnown =
    usage.at.ZHASPROCESS >= 0 && at.ZBUNDLENAME >= 0 && database.problems.length === 0;
  const usageMissing = isKnown ? true : null;
  for (const [key, { fields, times, position }] of processes.all()) {
    const name = nameOf(fields);
    names.add(name);
    const isTold = used.get(key);
    if (isTold === true) continue;
    used.set(key, true);
    const isUsed = isTold === false || named.has(name);
    const data = { ...fields, ...noUsage, usageMissing: isUsed ? false : usageMissing };
    yield { kind: 'record', data, position, times };
  }
}

/** Of what remains in the free space of the tables, what no process that is there has the name of. */
function* recordsOfDeleted(
  { database, usage, process: { table, at }, allProcessesRead }: UsageTables,
  names: ReadonlySet<string>,
  file: RandomAccessFile,
  context: ParseContext,
): Generator<Emission<NetworkUsage>> {
  // A process that removed its own name from here is what remains of it in the free space of the tables.
  const tellsNames = usage.at.ZPROCNAME >= 0 || usage.at.ZBUNDLENAME >= 0;
  const searched = tellsNames ? [table.name, usage.table.name] : [table.name];
  const deleted = deletedRows(file, context, database, searched);
  for (const row of deleted.rows) {
    const isUsage = row.table === usage.table.name;
    const { fields, times, position } = isUsage
      ? { fields: ownNames(row, usage.at) ?? noProcess, times: [], position: row.position() }
      : processOf(row, at);
    if (fields.procName === null && fields.bundleId === null) continue;
    // Free space and logs also hold older versions of rows that are still there.
    const isThere = names.has(nameOf(fields));
    // Counters are written anew all the time: of those only what no process row names is told.
    if (isThere && isUsage) continue;
    const processMissing = isThere ? false : allProcessesRead ? true : null;
    const data = { ...fields, ...noUsage, processMissing, usageMissing: null };
    yield { kind: 'record', data, position, times, ...deletedMark(row) };
  }
  yield* deleted.problems();
}

type Key = number | bigint;

type NameColumns = { readonly ZPROCNAME: number; readonly ZBUNDLENAME: number };

type ProcessColumns = NameColumns & {
  readonly [column in 'Z_PK' | 'ZFIRSTTIMESTAMP' | 'ZTIMESTAMP' | 'ZEXTENSIONNAME']: number;
};

/** Processes of a table without rowids, in which none can be looked up: they are held, and no phone has so many. */
const mostHeld = 100_000;

interface Processes extends JoinSide<Key, Process | number | bigint> {
  find(key: Key): Process | undefined;
  /** All of them, in the order of the table; the first of each key. */
  all(): Iterable<[Key, Process]>;
}

/** The rows of processes: only where each stands is held, as a hostile database may have a million of them. */
function processesOf(
  database: Database,
  table: Table,
  at: ProcessColumns,
  context: ParseContext,
): Processes {
  const { limits } = context;
  const most = table.withoutRowId ? mostHeld : limits.maxRecordsPerFile;
  const within = Math.min(most, limits.maxRecordsPerFile);
  const { rows, problems } = joinSide<Key, Process | number | bigint>(
    database,
    table,
    { ...context, limits: { ...limits, maxRecordsPerFile: within } },
    (row) => {
      const key = rowReference(row, at.Z_PK);
      return key === undefined ? undefined : [key, row.rowId ?? processOf(row, at)];
    },
  );
  return {
    rows,
    problems,
    find: (key) => {
      const found = rows.get(key);
      if (found === undefined || typeof found === 'object') return found;
      const row = database.seek(table, found);
      return row && processOf(row, at);
    },
    *all() {
      if (table.withoutRowId) {
        for (const [key, found] of rows) if (typeof found === 'object') yield [key, found];
        return;
      }
      for (const row of database.rows(table)) {
        const key = rowReference(row, at.Z_PK);
        if (key !== undefined && rows.get(key) === row.rowId) yield [key, processOf(row, at)];
      }
    },
  };
}

function namesIn(
  row: Row,
  at: NameColumns,
): Pick<NetworkUsage, 'procName' | 'executable' | 'bundleId' | 'appInName'> {
  const procName = row.text(at.ZPROCNAME);
  const bundleId = row.text(at.ZBUNDLENAME);
  return {
    procName,
    executable: executableIn(procName),
    bundleId,
    appInName: bundleId === null ? (appNamedIn(procName) ?? null) : null,
  };
}

/** What a usage row says itself of its process, which is all that is known of one whose row is gone. */
function ownNames(row: Row, at: NameColumns): Process['fields'] | undefined {
  const own = namesIn(row, at);
  return own.procName === null && own.bundleId === null ? undefined : { ...noProcess, ...own };
}

function processOf(row: Row, at: ProcessColumns): Process {
  return {
    fields: {
      ...namesIn(row, at),
      procId: keyOf(row),
      firstIsodate: isoAt(row, at.ZFIRSTTIMESTAMP, 'cocoa-seconds'),
      isodate: isoAt(row, at.ZTIMESTAMP, 'cocoa-seconds'),
      extensionName: row.text(at.ZEXTENSIONNAME),
    },
    times: timesOf(
      ['first usage', 'cocoa-seconds', timeAt(row, at.ZFIRSTTIMESTAMP)],
      ['last usage', 'cocoa-seconds', timeAt(row, at.ZTIMESTAMP)],
    ),
    position: row.position(),
  };
}

/** The id of the app is filled in later than the name of the program, and is lacking in older versions of a row. */
function nameOf({ procName, bundleId }: Pick<NetworkUsage, 'procName' | 'bundleId'>): string {
  const name = procName ?? bundleId ?? '';
  // All are held: what is longer than any name is told by its beginning and its length.
  const shown = name.length > longestName ? [name.slice(0, longestName), name.length] : name;
  return JSON.stringify(procName === null ? [bundleId === null ? null : shown] : shown);
}

const longestName = 1024;

const uuid = /^[\dA-F]{8}(?:-[\dA-F]{4}){3}-[\dA-F]{12}$/i;

/** Since iOS 11 a name may be `program/bundle id it worked for`; an app's own name begins with the UUID of its container instead. */
function executableIn(procName: string | null): string | null {
  const slash = procName?.indexOf('/') ?? -1;
  if (procName === null || slash < 1) return null;
  const program = procName.slice(0, slash);
  return uuid.test(program) ? null : program;
}
