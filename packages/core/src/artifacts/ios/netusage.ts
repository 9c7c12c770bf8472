import { defineArtifact, type ArtifactExample } from '../../model/index.ts';
import { inEveryDump } from '../ios-expectation.ts';
import {
  networkUsage,
  networkUsageFields,
  noProcess,
  noUsage,
  type NetworkUsage,
} from '../usage/network-usage.ts';
import { timeDocs } from '../rows/time-docs.ts';
import { columnsOf } from '../rows/schema-names.ts';

/** The network use that was counted for one process over all networks. */
export type Netusage = NetworkUsage;

export const netusage = defineArtifact<Netusage>({
  id: 'ios.netusage',
  version: 1,
  title: 'Network usage of apps and programs, as the system keeps it for itself',
  group: 'system',
  describes:
    'Bytes that apps and system programs moved over Wi-Fi and the mobile network, counted by the network daemon for each process, ' +
    'with the first and the last time of each. One record for each usage row, and one for each process without any.',
  cannotShow:
    'What was sent, where to, or who started the program. iOS drops old rows; of those only processes that free space still holds are found, marked as deleted. ' +
    'Names of programs are cut at 16 characters. ' +
    'No backup holds it.',
  references: [
    'https://www.amnesty.org/en/latest/research/2021/07/forensic-methodology-report-how-to-catch-nso-groups-pegasus/',
    'https://docs.mvt.re/en/latest/ios/records/#netusagejson',
  ],
  paths: ['/private/var/networkd/netusage.sqlite', '/private/var/networkd/db/netusage.sqlite'],
  logLike: true,
  expected: inEveryDump,
  decisive: [
    ...columnsOf('ZLIVEUSAGE', 'ZHASPROCESS ZKIND ZTIMESTAMP ZWIFIIN ZWIFIOUT ZWWANIN ZWWANOUT'),
    ...columnsOf('ZPROCESS', 'ZPROCNAME ZBUNDLENAME ZFIRSTTIMESTAMP ZTIMESTAMP'),
  ],

  fields: networkUsageFields,
  summary: ['procName', 'bundleId', 'wifiIn', 'wifiOut', 'wwanIn', 'wwanOut'],
  times: timeDocs('cocoa-seconds', { others: ['live usage', 'first usage', 'last usage'] }),

  parse: networkUsage,
});

/** The part of the columns that matters here; the phone's table has 20. */
const usageColumns =
  'Z_PK INTEGER PRIMARY KEY, Z_ENT INTEGER, Z_OPT INTEGER, ZKIND INTEGER, ZMETADATA INTEGER, ZTAG INTEGER, ' +
  'ZHASPROCESS INTEGER, Z15_HASPROCESS INTEGER, ZALLFLOWS FLOAT, ZTIMESTAMP TIMESTAMP, ZWIFIIN FLOAT, ZWIFIOUT FLOAT, ' +
  'ZWIREDIN FLOAT, ZWIREDOUT FLOAT, ZWWANIN FLOAT, ZWWANOUT FLOAT';
const processColumns =
  'Z_PK INTEGER PRIMARY KEY, Z_ENT INTEGER, Z_OPT INTEGER, ZFIRSTTIMESTAMP TIMESTAMP, ZTIMESTAMP TIMESTAMP, ' +
  'ZBUNDLENAME VARCHAR, ZPROCNAME VARCHAR';

export const examples = (): ArtifactExample<Netusage>[] => [
  {
    name: 'Wi-Fi and mobile network of one process, and a process that nothing counts any more',
    content: {
      sqlite: {
        tables: {
          ZLIVEUSAGE: {
            columns: usageColumns,
            rows: [
              [5, 11, 1, 0, 0, 0, 2, 15, 9, 632_604_217.411826, 1500, 300, 0, 0, 40, 20],
              [6, 11, 1, 0, 0, 0, 7, 15, 9, 632_604_218, 1, 2, 0, 0, 3, 4],
            ],
          },
          ZPROCESS: {
            columns: processColumns,
            rows: [
              [1, 15, 1, 632_604_200, 632_604_300, null, 'nsurlsessiond'],
              [
                2,
                15,
                1,
                632_604_217.5,
                632_604_491,
                'com.apple.news',
                'nsurlsessiond/com.apple.news',
              ],
            ],
          },
        },
      },
    },
    records: [
      {
        procName: 'nsurlsessiond/com.apple.news',
        executable: 'nsurlsessiond',
        bundleId: 'com.apple.news',
        appInName: null,
        procId: 2,
        processMissing: false,
        usageMissing: false,
        liveId: 5,
        liveProcId: 2,
        kind: 0,
        wifiIn: 1500,
        wifiOut: 300,
        wwanIn: 40,
        wwanOut: 20,
        firstIsodate: '2021-01-17T19:23:37.500Z',
        isodate: '2021-01-17T19:28:11Z',
        extensionName: null,
        liveIsodate: '2021-01-17T19:23:37.411826Z',
        liveProcName: null,
        liveBundleId: null,
      },
      {
        ...noProcess,
        processMissing: true,
        usageMissing: false,
        liveId: 6,
        liveProcId: 7,
        kind: 0,
        wifiIn: 1,
        wifiOut: 2,
        wwanIn: 3,
        wwanOut: 4,
        liveIsodate: '2021-01-17T19:23:38Z',
        liveProcName: null,
        liveBundleId: null,
      },
      {
        ...noUsage,
        procName: 'nsurlsessiond',
        executable: null,
        bundleId: null,
        appInName: null,
        procId: 1,
        firstIsodate: '2021-01-17T19:23:20Z',
        isodate: '2021-01-17T19:25:00Z',
        extensionName: null,
      },
    ],
  },
  {
    name: 'the older place',
    devicePath: '/private/var/networkd/netusage.sqlite',
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
    name: 'a database without usage is of a schema that is not known',
    content: { sqlite: { tables: { ZFLOW: { columns: 'Z_PK INTEGER PRIMARY KEY', rows: [] } } } },
    records: [],
    problems: ['unsupported'],
  },
];
