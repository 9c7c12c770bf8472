import { defineArtifact, type ArtifactExample } from '../../model/index.ts';
import { onEveryIphone } from '../ios-expectation.ts';
import {
  networkUsage,
  networkUsageFields,
  noProcess,
  noUsage,
  type NetworkUsage,
} from '../usage/network-usage.ts';
import { timeDocs } from '../rows/time-docs.ts';
import { columnsOf } from '../rows/schema-names.ts';

/** The network use that was counted for one process over the mobile network. */
export type DataUsage = NetworkUsage;

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
    'but the user can reset the statistics and iOS drops old rows; of those only processes that free space still holds are found, marked as deleted. ' +
    'Names of programs are cut at 16 characters.',
  references: [
    'https://www.amnesty.org/en/latest/research/2021/07/forensic-methodology-report-how-to-catch-nso-groups-pegasus/',
    'https://docs.mvt.re/en/latest/ios/records/#datausagejson',
  ],
  paths: ['/private/var/wireless/Library/Databases/DataUsage.sqlite'],
  logLike: true,
  expected: onEveryIphone,
  decisive: [
    ...columnsOf('ZLIVEUSAGE', 'ZHASPROCESS ZTIMESTAMP ZWWANIN ZWWANOUT'),
    ...columnsOf('ZPROCESS', 'ZPROCNAME ZBUNDLENAME ZFIRSTTIMESTAMP ZTIMESTAMP'),
  ],

  fields: networkUsageFields,
  summary: ['procName', 'bundleId', 'wwanIn', 'wwanOut'],
  times: timeDocs('cocoa-seconds', { others: ['live usage', 'first usage', 'last usage'] }),

  parse: networkUsage,
});

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
        appInName: null,
        procId: 2,
        processMissing: false,
        usageMissing: false,
        liveId: 1,
        liveProcId: 2,
        kind: 0,
        wifiIn: 0,
        wifiOut: 0,
        wwanIn: 125,
        wwanOut: 62,
        firstIsodate: '2019-08-29T23:08:03.500Z',
        isodate: '2019-08-29T23:08:04Z',
        extensionName: null,
        liveIsodate: '2019-08-29T23:08:03.675891Z',
        liveProcName: null,
        liveBundleId: null,
      },
      {
        ...noUsage,
        procName: 'com.example.notes',
        executable: null,
        bundleId: 'com.example.notes',
        appInName: null,
        procId: 1,
        firstIsodate: '2019-08-27T15:08:09.250Z',
        isodate: '2019-08-27T15:08:09.500Z',
        extensionName: null,
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
        usageMissing: false,
        liveId: 8,
        liveProcId: 99,
        kind: 1,
        wifiIn: null,
        wifiOut: null,
        wwanIn: 4096,
        wwanOut: 1024,
        liveIsodate: '2023-03-08T20:26:40Z',
        liveProcName: null,
        liveBundleId: null,
      },
      {
        ...noProcess,
        processMissing: true,
        usageMissing: false,
        liveId: 9,
        liveProcId: null,
        kind: 1,
        wifiIn: null,
        wifiOut: null,
        wwanIn: 1,
        wwanOut: 2,
        liveIsodate: null,
        liveProcName: null,
        liveBundleId: null,
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
        appInName: null,
        procId: 3,
        processMissing: false,
        usageMissing: false,
        liveId: 1,
        liveProcId: 3,
        kind: null,
        wifiIn: null,
        wifiOut: null,
        wwanIn: 10,
        wwanOut: 20,
        firstIsodate: '2019-08-27T15:08:09.250Z',
        isodate: null,
        extensionName: null,
        liveIsodate: '2019-08-27T15:08:09.250Z',
        liveProcName: null,
        liveBundleId: null,
      },
      {
        procName: '1FB47783-A2FE-47D9-B256-DF50EF44BBA4/com.example.maps',
        executable: null,
        bundleId: 'com.example.maps',
        appInName: null,
        procId: 3,
        processMissing: false,
        usageMissing: false,
        liveId: 2,
        liveProcId: 3,
        kind: null,
        wifiIn: null,
        wifiOut: null,
        wwanIn: 30,
        wwanOut: 40,
        firstIsodate: '2019-08-27T15:08:09.250Z',
        isodate: null,
        extensionName: null,
        liveIsodate: '2019-08-27T15:08:10.250Z',
        liveProcName: null,
        liveBundleId: null,
      },
    ],
  },
  {
    name: 'rows of usage that name their processes themselves, as since iOS 27: of one whose row is gone, of one that is not linked, and by another name',
    content: {
      sqlite: {
        tables: {
          ZLIVEUSAGE: {
            columns:
              'Z_PK INTEGER PRIMARY KEY, ZKIND INTEGER, ZHASPROCESS INTEGER, ZTIMESTAMP TIMESTAMP, ZWWANIN FLOAT, ZWWANOUT FLOAT, ' +
              'ZBUNDLENAME VARCHAR, ZPROCNAME VARCHAR',
            rows: [
              [1, 0, 99, 800_000_000, 10, 20, null, 'exampled'],
              [2, 0, null, 800_000_000, 30, 40, 'org.example.app', 'org.example.app'],
              [3, 0, 5, 800_000_000, 50, 60, null, 'exampled'],
            ],
          },
          ZPROCESS: {
            columns:
              'Z_PK INTEGER PRIMARY KEY, ZFIRSTTIMESTAMP TIMESTAMP, ZTIMESTAMP TIMESTAMP, ZBUNDLENAME VARCHAR, ZEXTENSIONNAME VARCHAR, ZPROCNAME VARCHAR',
            rows: [
              [4, 700_000_000, null, 'org.example.app', 'org.example.app.share', 'org.example.app'],
              [5, null, null, null, null, 'other'],
            ],
          },
        },
      },
    },
    records: [
      {
        ...noProcess,
        procName: 'exampled',
        processMissing: true,
        usageMissing: false,
        liveId: 1,
        liveProcId: 99,
        kind: 0,
        wifiIn: null,
        wifiOut: null,
        wwanIn: 10,
        wwanOut: 20,
        liveIsodate: '2026-05-09T06:13:20Z',
        liveProcName: 'exampled',
        liveBundleId: null,
      },
      {
        ...noProcess,
        procName: 'org.example.app',
        bundleId: 'org.example.app',
        processMissing: true,
        usageMissing: false,
        liveId: 2,
        liveProcId: null,
        kind: 0,
        wifiIn: null,
        wifiOut: null,
        wwanIn: 30,
        wwanOut: 40,
        liveIsodate: '2026-05-09T06:13:20Z',
        liveProcName: 'org.example.app',
        liveBundleId: 'org.example.app',
      },
      {
        ...noProcess,
        procName: 'other',
        procId: 5,
        extensionName: null,
        processMissing: false,
        usageMissing: false,
        liveId: 3,
        liveProcId: 5,
        kind: 0,
        wifiIn: null,
        wifiOut: null,
        wwanIn: 50,
        wwanOut: 60,
        liveIsodate: '2026-05-09T06:13:20Z',
        liveProcName: 'exampled',
        liveBundleId: null,
      },
      {
        ...noProcess,
        ...noUsage,
        procName: 'org.example.app',
        bundleId: 'org.example.app',
        procId: 4,
        extensionName: 'org.example.app.share',
        usageMissing: false,
        firstIsodate: '2023-03-08T20:26:40Z',
      },
    ],
  },
  {
    name: 'processes of which the column for the app is empty: the app in their names is compared all the same',
    content: {
      sqlite: {
        tables: {
          ZLIVEUSAGE: { columns: usageColumns, rows: [] },
          ZPROCESS: {
            columns: processColumns,
            rows: [
              [1, 7, 1, null, null, null, '1FB47783-A2FE-47D9-B256-DF50EF44BBA4/com.example.maps'],
              [2, 7, 1, null, null, null, 'com.example.notes'],
              [3, 7, 1, null, null, null, 'mDNSResponder'],
            ],
          },
        },
      },
    },
    records: [
      {
        ...noProcess,
        ...noUsage,
        procName: '1FB47783-A2FE-47D9-B256-DF50EF44BBA4/com.example.maps',
        appInName: 'com.example.maps',
        procId: 1,
      },
      {
        ...noProcess,
        ...noUsage,
        procName: 'com.example.notes',
        appInName: 'com.example.notes',
        procId: 2,
      },
      { ...noProcess, ...noUsage, procName: 'mDNSResponder', procId: 3 },
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
