import { timesOf } from '../../bytes/time.ts';
import type { ArtifactExample, RowPosition, Timestamp } from '../../model/index.ts';
import { defineArtifact } from '../../model/index.ts';
import {
  joinSide,
  numberAt,
  openArtifactDatabase,
  remainingProblems,
  requireTable,
  rowReference,
  timeAt,
} from '../database-rows.ts';
import { exactNumberAt, isoAt, keyOf } from '../field-values.ts';
import { onEveryIphone } from '../ios-expectation.ts';

/** The network use that was counted for one process, or a process for which none is counted any more. */
export type DataUsage = {
  readonly procName: string | null;
  /** The program, where `procName` has the form `program/app it worked for`. */
  readonly executable: string | null;
  readonly bundleId: string | null;
  readonly procId: number | string | null;
  /**
   * True where a usage row names no process row that is there (`liveProcId` is then the number it names, or null for none);
   * null where that cannot be known because a part of the process table could not be read.
   */
  readonly processMissing: boolean | null;
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
};

interface Process {
  readonly fields: Pick<
    DataUsage,
    'procName' | 'executable' | 'bundleId' | 'procId' | 'firstIsodate' | 'isodate'
  >;
  readonly times: readonly Timestamp[];
  readonly position: RowPosition;
}

const noProcess: Process['fields'] = {
  procName: null,
  executable: null,
  bundleId: null,
  procId: null,
  firstIsodate: null,
  isodate: null,
};

const noUsage = {
  processMissing: false,
  liveId: null,
  liveProcId: null,
  kind: null,
  wifiIn: null,
  wifiOut: null,
  wwanIn: null,
  wwanOut: null,
  liveIsodate: null,
} satisfies Partial<DataUsage>;

export const dataUsage = defineArtifact<DataUsage>({
  id: 'ios.data-usage',
  version: 1,
  title: 'Data usage of apps and programs',
  group: 'system',
  describes:
    'Bytes that apps and system programs moved over the mobile network, counted by the phone for each process, ' +
    'with the first and the last time of each. One record for each usage row, and one for each process without any.',
  cannotShow:
    'What was sent, where to, or who started the program. Rows stay for months, also of programs that are gone, ' +
    'but the user can reset the statistics and iOS drops old rows; names of programs are cut at 16 characters.',
  references: [
    'https://www.amnesty.org/en/latest/research/2021/07/forensic-methodology-report-how-to-catch-nso-groups-pegasus/',
    'https://docs.mvt.re/en/latest/ios/records/#datausagejson',
  ],
  paths: ['/private/var/wireless/Library/Databases/DataUsage.sqlite'],
  logLike: true,
  expected: onEveryIphone,

  fields: {
    procName: { label: 'Process', observable: 'process', met: 'ran' },
    executable: { label: 'Program', observable: 'process', met: 'ran' },
    bundleId: { label: 'App', observable: 'app-id', met: 'ran' },
    procId: { label: 'Process row' },
    processMissing: { label: 'Process row is missing' },
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
  },
  summary: ['procName', 'bundleId', 'wwanIn', 'wwanOut'],

  *parse(file, context) {
    const database = openArtifactDatabase(file, context);
    const usage = requireTable(
      database,
      'ZLIVEUSAGE',
      ['ZHASPROCESS'],
      ['ZKIND', 'ZTIMESTAMP', 'ZWIFIIN', 'ZWIFIOUT', 'ZWWANIN', 'ZWWANOUT'],
    );
    const { table, at } = requireTable(
      database,
      'ZPROCESS',
      ['Z_PK', 'ZPROCNAME'],
      ['ZBUNDLENAME', 'ZFIRSTTIMESTAMP', 'ZTIMESTAMP'],
    );
    const processes = joinSide(database, table, context, (row) => {
      const key = rowReference(row, at.Z_PK);
      if (key === undefined) return undefined;
      const procName = row.text(at.ZPROCNAME);
      const process: Process = {
        fields: {
          procName,
          executable: executableIn(procName),
          bundleId: row.text(at.ZBUNDLENAME),
          procId: keyOf(row),
          firstIsodate: isoAt(row, at.ZFIRSTTIMESTAMP, 'cocoa-seconds'),
          isodate: isoAt(row, at.ZTIMESTAMP, 'cocoa-seconds'),
        },
        times: timesOf(
          ['first usage', 'cocoa-seconds', timeAt(row, at.ZFIRSTTIMESTAMP)],
          ['last usage', 'cocoa-seconds', timeAt(row, at.ZTIMESTAMP)],
        ),
        position: row.position(),
      };
      return [key, process];
    });
    yield* processes.problems;
    // A process that stands on a page which could not be read is not a missing one.
    const allProcessesRead = processes.problems.length + database.problems.length === 0;

    const used = new Set<number | bigint>();
    for (const row of database.rows(usage.table)) {
      const key = rowReference(row, usage.at.ZHASPROCESS);
      const process = key === undefined ? undefined : processes.rows.get(key);
      if (key !== undefined && process !== undefined) used.add(key);
      yield {
        kind: 'record',
        data: {
          ...(process?.fields ?? noProcess),
          processMissing: process !== undefined ? false : allProcessesRead ? true : null,
          liveId: keyOf(row),
          liveProcId: exactNumberAt(row, usage.at.ZHASPROCESS),
          kind: numberAt(row, usage.at.ZKIND),
          wifiIn: numberAt(row, usage.at.ZWIFIIN),
          wifiOut: numberAt(row, usage.at.ZWIFIOUT),
          wwanIn: numberAt(row, usage.at.ZWWANIN),
          wwanOut: numberAt(row, usage.at.ZWWANOUT),
          liveIsodate: isoAt(row, usage.at.ZTIMESTAMP, 'cocoa-seconds'),
        },
        position: row.position(),
        times: [
          ...timesOf(['live usage', 'cocoa-seconds', timeAt(row, usage.at.ZTIMESTAMP)]),
          ...(process?.times ?? []),
        ],
      };
    }

    for (const [key, { fields, times, position }] of processes.rows) {
      if (used.has(key)) continue;
      yield { kind: 'record', data: { ...fields, ...noUsage }, position, times };
    }
    yield* remainingProblems(database);
  },
});

const uuid = /^[\dA-F]{8}(?:-[\dA-F]{4}){3}-[\dA-F]{12}$/i;

/** Since iOS 11 a name may be `program/bundle id it worked for`; an app's own name begins with the UUID of its container instead. */
function executableIn(procName: string | null): string | null {
  const slash = procName?.indexOf('/') ?? -1;
  if (procName === null || slash < 1) return null;
  const program = procName.slice(0, slash);
  return uuid.test(program) ? null : program;
}

const usageColumns =
  'Z_PK INTEGER PRIMARY KEY, Z_ENT INTEGER, Z_OPT INTEGER, ZKIND INTEGER, ZHASPROCESS INTEGER, ZTIMESTAMP TIMESTAMP, ' +
  'ZWIFIIN FLOAT, ZWIFIOUT FLOAT, ZWWANIN FLOAT, ZWWANOUT FLOAT';
const processColumns =
  'Z_PK INTEGER PRIMARY KEY, Z_ENT INTEGER, Z_OPT INTEGER, ZFIRSTTIMESTAMP TIMESTAMP, ZTIMESTAMP TIMESTAMP, ' +
  'ZBUNDLENAME VARCHAR, ZPROCNAME VARCHAR';

export const examples = (): ArtifactExample<DataUsage>[] => [
  {
    name: 'a usage row with its process, and a process that nothing counts any more',
    content: {
      sqlite: {
        tables: {
          ZLIVEUSAGE: {
            columns: usageColumns,
            rows: [[1, 5, 1, 0, 2, 588_812_883.675891, 0, 0, 125, 62]],
          },
          ZPROCESS: {
            columns: processColumns,
            rows: [
              [1, 7, 1, 588_611_289.25, 588_611_289.5, 'com.example.notes', 'com.example.notes'],
              [
                2,
                7,
                1,
                588_812_883.5,
                588_812_884,
                'com.apple.purplebuddy',
                'mDNSResponder/com.apple.purplebuddy',
              ],
            ],
          },
        },
      },
    },
    records: [
      {
        procName: 'mDNSResponder/com.apple.purplebuddy',
        executable: 'mDNSResponder',
        bundleId: 'com.apple.purplebuddy',
        procId: 2,
        processMissing: false,
        liveId: 1,
        liveProcId: 2,
        kind: 0,
        wifiIn: 0,
        wifiOut: 0,
        wwanIn: 125,
        wwanOut: 62,
        firstIsodate: '2019-08-29T23:08:03.500Z',
        isodate: '2019-08-29T23:08:04Z',
        liveIsodate: '2019-08-29T23:08:03.675891Z',
      },
      {
        ...noUsage,
        procName: 'com.example.notes',
        executable: null,
        bundleId: 'com.example.notes',
        procId: 1,
        firstIsodate: '2019-08-27T15:08:09.250Z',
        isodate: '2019-08-27T15:08:09.500Z',
      },
    ],
    times: [
      [
        { at: '2019-08-29T23:08:03.675891Z', marks: 'live usage', clock: 'utc' },
        { at: '2019-08-29T23:08:03.500Z', marks: 'first usage', clock: 'utc' },
        { at: '2019-08-29T23:08:04Z', marks: 'last usage', clock: 'utc' },
      ],
      [
        { at: '2019-08-27T15:08:09.250Z', marks: 'first usage', clock: 'utc' },
        { at: '2019-08-27T15:08:09.500Z', marks: 'last usage', clock: 'utc' },
      ],
    ],
  },
  {
    name: 'usage whose process row is gone, and usage that names none',
    content: {
      sqlite: {
        tables: {
          ZLIVEUSAGE: {
            columns: usageColumns,
            rows: [
              [8, 5, 1, 1, 99, 700_000_000, null, null, 4096, 1024],
              [9, 5, 1, 1, null, null, null, null, 1, 2],
            ],
          },
          ZPROCESS: { columns: processColumns, rows: [] },
        },
      },
    },
    records: [
      {
        ...noProcess,
        processMissing: true,
        liveId: 8,
        liveProcId: 99,
        kind: 1,
        wifiIn: null,
        wifiOut: null,
        wwanIn: 4096,
        wwanOut: 1024,
        liveIsodate: '2023-03-08T20:26:40Z',
      },
      {
        ...noProcess,
        processMissing: true,
        liveId: 9,
        liveProcId: null,
        kind: 1,
        wifiIn: null,
        wifiOut: null,
        wwanIn: 1,
        wwanOut: 2,
        liveIsodate: null,
      },
    ],
    times: [[{ at: '2023-03-08T20:26:40Z', marks: 'live usage', clock: 'utc' }], []],
  },
  {
    name: 'a newer schema without Wi-Fi counters, and an app named by its container',
    content: {
      sqlite: {
        tables: {
          ZLIVEUSAGE: {
            columns:
              'Z_PK INTEGER PRIMARY KEY, ZHASPROCESS INTEGER, ZTIMESTAMP TIMESTAMP, ZWWANIN FLOAT, ZWWANOUT FLOAT',
            rows: [
              [1, 3, 588_611_289.25, 10, 20],
              [2, 3, 588_611_290.25, 30, 40],
            ],
          },
          ZPROCESS: {
            columns: processColumns,
            rows: [
              [
                3,
                7,
                1,
                588_611_289.25,
                null,
                'com.example.maps',
                '1FB47783-A2FE-47D9-B256-DF50EF44BBA4/com.example.maps',
              ],
            ],
          },
        },
      },
    },
    records: [
      {
        procName: '1FB47783-A2FE-47D9-B256-DF50EF44BBA4/com.example.maps',
        executable: null,
        bundleId: 'com.example.maps',
        procId: 3,
        processMissing: false,
        liveId: 1,
        liveProcId: 3,
        kind: null,
        wifiIn: null,
        wifiOut: null,
        wwanIn: 10,
        wwanOut: 20,
        firstIsodate: '2019-08-27T15:08:09.250Z',
        isodate: null,
        liveIsodate: '2019-08-27T15:08:09.250Z',
      },
      {
        procName: '1FB47783-A2FE-47D9-B256-DF50EF44BBA4/com.example.maps',
        executable: null,
        bundleId: 'com.example.maps',
        procId: 3,
        processMissing: false,
        liveId: 2,
        liveProcId: 3,
        kind: null,
        wifiIn: null,
        wifiOut: null,
        wwanIn: 30,
        wwanOut: 40,
        firstIsodate: '2019-08-27T15:08:09.250Z',
        isodate: null,
        liveIsodate: '2019-08-27T15:08:10.250Z',
      },
    ],
  },
  {
    name: 'statistics that were reset hold no rows',
    content: {
      sqlite: {
        tables: {
          ZLIVEUSAGE: { columns: usageColumns, rows: [] },
          ZPROCESS: { columns: processColumns, rows: [] },
        },
      },
    },
    records: [],
  },
  {
    name: 'a database without the process table is of a schema that is not known',
    content: { sqlite: { tables: { ZLIVEUSAGE: { columns: usageColumns, rows: [] } } } },
    records: [],
    problems: ['unsupported'],
  },
];
