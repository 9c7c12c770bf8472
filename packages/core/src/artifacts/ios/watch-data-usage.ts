import { defineArtifact, type ArtifactExample } from '../../model/index.ts';
import { onSomeIphones } from '../ios-expectation.ts';
import { timeDocs } from '../rows/time-docs.ts';
import {
  networkUsage,
  networkUsageFields,
  noProcess,
  noUsage,
  type NetworkUsage,
} from '../usage/network-usage.ts';
import { columnsOf } from '../rows/schema-names.ts';

/**
 * The same for a watch. An artifact of its own: what ran on the watch did not run on the phone, and that it is there does not hide that the list of the phone is missing.
 */
export const watchDataUsage = defineArtifact<NetworkUsage>({
  id: 'ios.watch-data-usage',
  version: 1,
  title: 'Data usage of a watch, by app and program',
  group: 'system',
  describes:
    'Bytes that apps and programs of an Apple Watch that belongs to the phone moved over the mobile network, counted for each process, with the first and the last time of each.',
  cannotShow:
    'What was sent, where to, or who started the program, and what a watch without mobile data of its own did. Rows stay for months, also of programs that are gone; ' +
    'of dropped rows only processes that free space still holds are found, marked as deleted.',
  references: [
    'https://docs.mvt.re/en/latest/ios/records/#datausagejson',
    'https://github.com/abrignoni/iLEAPP',
  ],
  paths: ['/private/var/wireless/Library/Databases/DataUsage-watch.sqlite'],
  expected: onSomeIphones,
  decisive: [
    ...columnsOf('ZLIVEUSAGE', 'ZHASPROCESS ZTIMESTAMP ZWWANIN ZWWANOUT'),
    ...columnsOf('ZPROCESS', 'ZPROCNAME ZBUNDLENAME ZFIRSTTIMESTAMP ZTIMESTAMP'),
  ],

  fields: networkUsageFields,
  summary: ['procName', 'bundleId', 'wwanIn', 'wwanOut'],
  times: timeDocs('cocoa-seconds', { others: ['live usage', 'first usage', 'last usage'] }),

  *parse(file, context) {
    for (const emission of networkUsage(file, context)) {
      // It ran on the watch: of the phone it says that it holds the name.
      yield emission.kind === 'record' ? { ...emission, met: 'stored' } : emission;
    }
  },
});

const counted = {
  ZLIVEUSAGE: {
    columns:
      'Z_PK INTEGER PRIMARY KEY, Z_ENT INTEGER, Z_OPT INTEGER, ZKIND INTEGER, ZHASPROCESS INTEGER, ZTIMESTAMP TIMESTAMP, ZWWANIN FLOAT, ZWWANOUT FLOAT',
    rows: [[1, 5, 1, 0, 2, 588_812_883.5, 125, 62]],
  },
  ZPROCESS: {
    columns:
      'Z_PK INTEGER PRIMARY KEY, Z_ENT INTEGER, Z_OPT INTEGER, ZFIRSTTIMESTAMP TIMESTAMP, ZTIMESTAMP TIMESTAMP, ZBUNDLENAME VARCHAR, ZPROCNAME VARCHAR',
    rows: [
      [
        2,
        7,
        1,
        588_611_289.25,
        588_812_884,
        'com.apple.NanoMail',
        'mDNSResponder/com.apple.NanoMail',
      ],
    ],
  },
};

export const examples = (): ArtifactExample<NetworkUsage>[] => [
  {
    name: 'a program of the watch and what it moved',
    content: { sqlite: { tables: counted } },
    records: [
      {
        ...noProcess,
        ...noUsage,
        procName: 'mDNSResponder/com.apple.NanoMail',
        executable: 'mDNSResponder',
        bundleId: 'com.apple.NanoMail',
        procId: 2,
        usageMissing: false,
        liveId: 1,
        liveProcId: 2,
        kind: 0,
        wwanIn: 125,
        wwanOut: 62,
        firstIsodate: '2019-08-27T15:08:09.250Z',
        isodate: '2019-08-29T23:08:04Z',
        liveIsodate: '2019-08-29T23:08:03.500Z',
      },
    ],
    times: [
      [
        { at: '2019-08-29T23:08:03.500Z', marks: 'live usage', clock: 'utc' },
        { at: '2019-08-27T15:08:09.250Z', marks: 'first usage', clock: 'utc' },
        { at: '2019-08-29T23:08:04Z', marks: 'last usage', clock: 'utc' },
      ],
    ],
  },
  {
    name: 'a database of another kind',
    content: { sqlite: { tables: { other: { columns: 'id INTEGER PRIMARY KEY', rows: [] } } } },
    records: [],
    problems: ['unsupported'],
  },
];
