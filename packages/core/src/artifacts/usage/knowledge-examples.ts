import type { ArtifactExample } from '../../model/index.ts';
import { exampleMessage } from '../biome/biome-example-files.ts';
import type { KnowledgeEvent } from './knowledge-event.ts';

const objectColumns =
  'Z_PK INTEGER PRIMARY KEY, ZSOURCE INTEGER, ZSECONDSFROMGMT INTEGER, ZVALUEINTEGER INTEGER, ZSTRUCTUREDMETADATA INTEGER, ' +
  'ZCREATIONDATE TIMESTAMP, ZENDDATE TIMESTAMP, ZSTARTDATE TIMESTAMP, ZSTREAMNAME VARCHAR, ZVALUESTRING VARCHAR';

const nothing = {
  bundleId: null,
  url: null,
  domain: null,
  valueString: null,
  valueInteger: null,
  sourceBundleId: null,
  otherDevice: false,
  isInstall: null,
  launchReason: null,
  containingBundleId: null,
  hostBundleId: null,
  action: null,
  storedLinks: [],
  title: null,
  startDate: null,
  endDate: null,
  creationDate: null,
  secondsFromGmt: null,
} satisfies Partial<KnowledgeEvent>;

/** The examples of `ios.knowledge-c`. */
export const knowledgeExamples = (): ArtifactExample<KnowledgeEvent>[] => [
  {
    name: 'an app in front, an install, a page, a notification and a lock',
    content: {
      sqlite: {
        tables: {
          ZOBJECT: {
            columns: objectColumns,
            rows: [
              [
                1,
                1,
                -18_000,
                null,
                1,
                571_510_798.5,
                571_510_798,
                571_510_788,
                '/app/inFocus',
                'org.example.app',
              ],
              [
                2,
                null,
                0,
                null,
                2,
                null,
                571_510_800,
                571_510_800,
                '/app/install',
                'org.example.new',
              ],
              [
                3,
                2,
                0,
                null,
                3,
                null,
                null,
                571_510_900,
                '/safari/history',
                'https://example.org/page',
              ],
              [
                4,
                null,
                0,
                null,
                4,
                null,
                571_511_000,
                571_511_000,
                '/notification/usage',
                'Receive',
              ],
              [
                5,
                null,
                0,
                3_872_323_583_427_967_481n,
                99,
                null,
                571_511_060,
                571_511_000,
                '/device/isLocked',
                null,
              ],
              [6, null, null, null, null, null, null, null, null, null],
            ],
          },
          ZSOURCE: {
            columns: 'Z_PK INTEGER PRIMARY KEY, ZBUNDLEID VARCHAR, ZDEVICEID VARCHAR',
            rows: [
              [1, 'com.apple.springboard', null],
              [2, 'com.apple.mobilesafari', 'A1'],
            ],
          },
          ZSTRUCTUREDMETADATA: {
            columns:
              'Z_PK INTEGER PRIMARY KEY, Z_DKAPPINSTALLMETADATAKEY__ISINSTALL INTEGER, Z_DKAPPLICATIONMETADATAKEY__LAUNCHREASON VARCHAR, ' +
              'Z_DKSAFARIHISTORYMETADATAKEY__TITLE VARCHAR, Z_DKNOTIFICATIONUSAGEMETADATAKEY__BUNDLEID VARCHAR',
            rows: [
              [1, null, 'com.apple.SpringBoard.transitionReason.homescreen', null, null],
              [2, 1, null, null, null],
              [3, null, null, 'A page', null],
              [4, null, null, null, 'org.example.app'],
            ],
          },
        },
      },
    },
    records: [
      {
        ...nothing,
        id: 1,
        streamName: '/app/inFocus',
        bundleId: 'org.example.app',
        sourceBundleId: 'com.apple.springboard',
        launchReason: 'com.apple.SpringBoard.transitionReason.homescreen',
        startDate: '2019-02-10T16:59:48Z',
        endDate: '2019-02-10T16:59:58Z',
        creationDate: '2019-02-10T16:59:58.500Z',
        secondsFromGmt: -18_000,
      },
      {
        ...nothing,
        id: 2,
        streamName: '/app/install',
        bundleId: 'org.example.new',
        isInstall: true,
        startDate: '2019-02-10T17:00:00Z',
        endDate: '2019-02-10T17:00:00Z',
        secondsFromGmt: 0,
      },
      {
        ...nothing,
        id: 3,
        streamName: '/safari/history',
        url: 'https://example.org/page',
        sourceBundleId: 'com.apple.mobilesafari',
        otherDevice: true,
        title: 'A page',
        startDate: '2019-02-10T17:01:40Z',
        secondsFromGmt: 0,
      },
      {
        ...nothing,
        id: 4,
        streamName: '/notification/usage',
        bundleId: 'org.example.app',
        valueString: 'Receive',
        startDate: '2019-02-10T17:03:20Z',
        endDate: '2019-02-10T17:03:20Z',
        secondsFromGmt: 0,
      },
      {
        ...nothing,
        id: 5,
        streamName: '/device/isLocked',
        valueInteger: '3872323583427967481',
        startDate: '2019-02-10T17:03:20Z',
        endDate: '2019-02-10T17:04:20Z',
        secondsFromGmt: 0,
      },
    ],
    times: [
      [
        { at: '2019-02-10T16:59:48Z', marks: 'app in front', clock: 'utc' },
        { at: '2019-02-10T16:59:58Z', marks: 'app in front, ends', clock: 'utc' },
      ],
      [{ at: '2019-02-10T17:00:00Z', marks: 'app installed or removed', clock: 'utc' }],
      [{ at: '2019-02-10T17:01:40Z', marks: 'page visited', clock: 'utc' }],
      [{ at: '2019-02-10T17:03:20Z', marks: 'notification', clock: 'utc' }],
      [
        { at: '2019-02-10T17:03:20Z', marks: 'event', clock: 'utc' },
        { at: '2019-02-10T17:04:20Z', marks: 'event, ends', clock: 'utc' },
      ],
    ],
  },
  {
    name: 'what an app told the system that it did, with an address in it',
    content: {
      sqlite: {
        tables: {
          ZOBJECT: {
            columns: objectColumns,
            rows: [
              [
                1,
                1,
                0,
                null,
                1,
                571_510_800,
                571_510_800,
                571_510_800,
                '/app/intents',
                'net.whatsapp.WhatsApp',
              ],
            ],
          },
          ZSOURCE: {
            columns: 'Z_PK INTEGER PRIMARY KEY, ZBUNDLEID VARCHAR, ZDEVICEID VARCHAR',
            rows: [[1, 'net.whatsapp.WhatsApp', null]],
          },
          ZSTRUCTUREDMETADATA: {
            columns:
              'Z_PK INTEGER PRIMARY KEY, Z_DKINTENTMETADATAKEY__INTENTCLASS VARCHAR, Z_DKINTENTMETADATAKEY__INTENTVERB VARCHAR, ' +
              'Z_DKINTENTMETADATAKEY__SERIALIZEDINTERACTION BLOB',
            rows: [
              [
                1,
                'INSendMessageIntent',
                'SendMessage',
                exampleMessage([5, exampleMessage([1, 'Look: https://talk.example/t'])]),
              ],
            ],
          },
        },
      },
    },
    records: [
      {
        ...nothing,
        id: 1,
        streamName: '/app/intents',
        bundleId: 'net.whatsapp.WhatsApp',
        sourceBundleId: 'net.whatsapp.WhatsApp',
        action: 'INSendMessageIntent',
        storedLinks: ['https://talk.example/t'],
        startDate: '2019-02-10T17:00:00Z',
        endDate: '2019-02-10T17:00:00Z',
        creationDate: '2019-02-10T17:00:00Z',
        secondsFromGmt: 0,
      },
    ],
  },
  {
    name: 'an older schema without sources and details',
    lacks: ['ZSOURCE', 'ZSTRUCTUREDMETADATA', 'ZOBJECT.*'],
    content: {
      sqlite: {
        tables: {
          ZOBJECT: {
            columns:
              'Z_PK INTEGER PRIMARY KEY, ZSTARTDATE TIMESTAMP, ZSTREAMNAME VARCHAR, ZVALUESTRING VARCHAR',
            rows: [[7, 500_000_000, '/app/usage', 'org.example.app']],
          },
        },
      },
    },
    records: [
      {
        ...nothing,
        id: 7,
        streamName: '/app/usage',
        bundleId: 'org.example.app',
        startDate: '2016-11-05T00:53:20Z',
      },
    ],
  },
  {
    name: 'no event',
    lacks: ['ZSOURCE', 'ZSTRUCTUREDMETADATA'],
    content: { sqlite: { tables: { ZOBJECT: { columns: objectColumns, rows: [] } } } },
    records: [],
  },
  {
    name: 'a database without events is of a schema that is not known',
    content: { sqlite: { tables: { ZSOURCE: { columns: 'Z_PK INTEGER PRIMARY KEY', rows: [] } } } },
    records: [],
    problems: ['unsupported'],
    lacks: ['ZSTRUCTUREDMETADATA'],
  },
];
