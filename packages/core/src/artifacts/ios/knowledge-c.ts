import { timesOf } from '../../bytes/time.ts';
import {
  defineArtifact,
  type ArtifactExample,
  type Met,
  type Row,
  type Timestamp,
} from '../../model/index.ts';
import {
  flagAt,
  openArtifactDatabase,
  optionalTable,
  remainingProblems,
  requireTable,
  rowReference,
  timeAt,
} from '../database-rows.ts';
import { exactNumberAt, isoAt, keyOf, storedTextAt } from '../field-values.ts';
import { inSomeDumps } from '../ios-expectation.ts';

/** Something that CoreDuet, the system's memory of what happens on the phone, recorded. */
export type KnowledgeEvent = {
  readonly id: number | string | null;
  /** What kind of event, e.g. `/app/inFocus`. */
  readonly streamName: string | null;
  readonly bundleId: string | null;
  readonly url: string | null;
  readonly domain: string | null;
  /** The value of streams that name neither an app nor an address. */
  readonly valueString: string | null;
  readonly valueInteger: number | string | null;
  /** The program that reported it. */
  readonly sourceBundleId: string | null;
  /** True where another device of the account reported it. */
  readonly otherDevice: boolean;
  readonly isInstall: boolean | null;
  readonly launchReason: string | null;
  /** The app that an extension belongs to, and the one it ran in. */
  readonly containingBundleId: string | null;
  readonly hostBundleId: string | null;
  readonly title: string | null;
  readonly startDate: string | null;
  readonly endDate: string | null;
  readonly creationDate: string | null;
  /** The phone's time zone then, in seconds east of Greenwich. */
  readonly secondsFromGmt: number | string | null;
};

interface Stream {
  /** What the value is. */
  readonly value?: 'app' | 'url';
  readonly met?: Met;
  readonly marks: string;
}

/** Streams whose value is known; of others it is kept as it is. */
const streams: ReadonlyMap<string, Stream> = new Map<string, Stream>([
  ['/app/inFocus', { value: 'app', marks: 'app in front' }],
  ['/app/usage', { value: 'app', marks: 'app used' }],
  ['/app/activity', { value: 'app', marks: 'activity in app' }],
  ['/app/mediaUsage', { value: 'app', marks: 'media played in app' }],
  ['/app/webUsage', { value: 'app', marks: 'website used in app' }],
  ['/app/intents', { value: 'app', marks: 'app acted' }],
  ['/media/nowPlaying', { value: 'app', marks: 'media playing' }],
  ['/app/install', { value: 'app', met: 'installed', marks: 'app installed or removed' }],
  ['/notification/usage', { met: 'installed', marks: 'notification' }],
  ['/safari/history', { value: 'url', marks: 'page visited' }],
]);

const anyStream: Stream = { marks: 'event' };

const metadataColumns = [
  'Z_DKAPPINSTALLMETADATAKEY__ISINSTALL',
  'Z_DKAPPINSTALLMETADATAKEY__TITLE',
  'Z_DKAPPLICATIONMETADATAKEY__LAUNCHREASON',
  'Z_DKAPPLICATIONMETADATAKEY__EXTENSIONCONTAININGBUNDLEIDENTIFIER',
  'Z_DKAPPLICATIONMETADATAKEY__EXTENSIONHOSTIDENTIFIER',
  'Z_DKAPPLICATIONACTIVITYMETADATAKEY__TITLE',
  'Z_DKAPPLICATIONACTIVITYMETADATAKEY__ITEMRELATEDCONTENTURL',
  'Z_DKDIGITALHEALTHMETADATAKEY__WEBDOMAIN',
  'Z_DKDIGITALHEALTHMETADATAKEY__WEBPAGEURL',
  'Z_DKNOTIFICATIONUSAGEMETADATAKEY__BUNDLEID',
  'Z_DKSAFARIHISTORYMETADATAKEY__TITLE',
] as const;

export const knowledgeC = defineArtifact<KnowledgeEvent>({
  id: 'ios.knowledge-c',
  version: 1,
  title: 'Record of what happened on the phone (knowledgeC)',
  group: 'system',
  describes:
    'Events that the system records to learn habits: which app was in front and how long, apps installed and removed, notifications, ' +
    'pages visited in Safari, screen, lock and connections. Values of other kinds of events are left out of the records unless asked for.',
  cannotShow:
    'Programs without a screen. About four weeks are kept, less for some kinds; since iOS 16 most kinds went to Biome instead. ' +
    'Events of other devices of the account are among it, and marked. Spyware is known to remove its own rows here.',
  references: [
    'https://github.com/mac4n6/APOLLO',
    'https://github.com/log2timeline/plaso/blob/main/plaso/parsers/sqlite_plugins/macos_knowledgec.py',
  ],
  paths: [
    '/private/var/mobile/Library/CoreDuet/Knowledge/knowledgeC.db',
    '/private/var/db/CoreDuet/Knowledge/knowledgeC.db',
  ],
  logLike: true,
  expected: inSomeDumps,

  fields: {
    id: { label: 'Row' },
    streamName: { label: 'Kind of event' },
    bundleId: { label: 'App', observable: 'app-id', met: 'ran' },
    url: { label: 'Address', observable: 'url', met: 'visited' },
    domain: { label: 'Website', observable: 'domain', met: 'visited' },
    valueString: { label: 'Value', personal: true },
    valueInteger: { label: 'Number' },
    sourceBundleId: { label: 'Reported by', observable: 'app-id', met: 'ran' },
    otherDevice: { label: 'On another device' },
    isInstall: { label: 'Installed (or removed)' },
    launchReason: { label: 'Why it was started' },
    containingBundleId: { label: 'Belongs to app', observable: 'app-id', met: 'ran' },
    hostBundleId: { label: 'Ran in', observable: 'app-id', met: 'ran' },
    title: { label: 'Title', personal: true },
    startDate: { label: 'Begins' },
    endDate: { label: 'Ends' },
    creationDate: { label: 'Recorded' },
    secondsFromGmt: { label: 'Time zone (seconds from GMT)' },
  },
  summary: ['streamName', 'bundleId', 'url', 'domain'],

  *parse(file, context) {
    const database = openArtifactDatabase(file, context);
    const { table, at } = requireTable(
      database,
      'ZOBJECT',
      ['ZSTREAMNAME', 'ZSTARTDATE'],
      [
        'ZENDDATE',
        'ZCREATIONDATE',
        'ZSECONDSFROMGMT',
        'ZVALUESTRING',
        'ZVALUEINTEGER',
        'ZSOURCE',
        'ZSTRUCTUREDMETADATA',
      ],
    );
    const sources = optionalTable(database, 'ZSOURCE', ['ZBUNDLEID', 'ZDEVICEID']);
    const metadata = optionalTable(database, 'ZSTRUCTUREDMETADATA', metadataColumns);

    for (const row of database.rows(table)) {
      const streamName = row.text(at.ZSTREAMNAME);
      // Rows of other entities that share the table carry no stream.
      if (streamName === null) continue;
      const stream = streams.get(streamName) ?? anyStream;

      const sourceKey = rowReference(row, at.ZSOURCE);
      const source =
        sources && sourceKey !== undefined ? database.seek(sources.table, sourceKey) : undefined;
      const metadataKey = rowReference(row, at.ZSTRUCTUREDMETADATA);
      const found =
        metadata && metadataKey !== undefined
          ? database.seek(metadata.table, metadataKey)
          : undefined;
      const keys = metadata?.at;
      const detail = (column: number | undefined): string | null =>
        found === undefined ? null : storedTextAt(found, column ?? -1);

      const value = storedTextAt(row, at.ZVALUESTRING);
      const otherDevice = source !== undefined && !source.isNull(sources!.at.ZDEVICEID);
      const met = otherDevice ? 'stored' : stream.met;
      yield {
        kind: 'record',
        data: {
          id: keyOf(row),
          streamName,
          bundleId:
            stream.value === 'app'
              ? value
              : detail(keys?.Z_DKNOTIFICATIONUSAGEMETADATAKEY__BUNDLEID),
          url:
            (stream.value === 'url' ? value : null) ??
            detail(keys?.Z_DKDIGITALHEALTHMETADATAKEY__WEBPAGEURL) ??
            detail(keys?.Z_DKAPPLICATIONACTIVITYMETADATAKEY__ITEMRELATEDCONTENTURL),
          domain: detail(keys?.Z_DKDIGITALHEALTHMETADATAKEY__WEBDOMAIN),
          valueString: stream.value === undefined ? value : null,
          valueInteger: exactNumberAt(row, at.ZVALUEINTEGER),
          sourceBundleId: source === undefined ? null : storedTextAt(source, sources!.at.ZBUNDLEID),
          otherDevice,
          isInstall:
            found === undefined
              ? null
              : flagAt(found, metadata!.at.Z_DKAPPINSTALLMETADATAKEY__ISINSTALL),
          launchReason: detail(keys?.Z_DKAPPLICATIONMETADATAKEY__LAUNCHREASON),
          containingBundleId: detail(
            keys?.Z_DKAPPLICATIONMETADATAKEY__EXTENSIONCONTAININGBUNDLEIDENTIFIER,
          ),
          hostBundleId: detail(keys?.Z_DKAPPLICATIONMETADATAKEY__EXTENSIONHOSTIDENTIFIER),
          title:
            detail(keys?.Z_DKSAFARIHISTORYMETADATAKEY__TITLE) ??
            detail(keys?.Z_DKAPPLICATIONACTIVITYMETADATAKEY__TITLE) ??
            detail(keys?.Z_DKAPPINSTALLMETADATAKEY__TITLE),
          startDate: isoAt(row, at.ZSTARTDATE, 'cocoa-seconds'),
          endDate: isoAt(row, at.ZENDDATE, 'cocoa-seconds'),
          creationDate: isoAt(row, at.ZCREATIONDATE, 'cocoa-seconds'),
          secondsFromGmt: exactNumberAt(row, at.ZSECONDSFROMGMT),
        },
        position: row.position(),
        times: spanOfEvent(row, at.ZSTARTDATE, at.ZENDDATE, stream.marks),
        ...(met !== undefined && { met }),
      };
    }
    yield* remainingProblems(database);
  },
});

/** Begin and end; one time where both are the same. */
function spanOfEvent(row: Row, start: number, end: number, marks: string): Timestamp[] {
  const times = timesOf(
    [marks, 'cocoa-seconds', timeAt(row, start)],
    [`${marks}, ends`, 'cocoa-seconds', timeAt(row, end)],
  );
  return times.length === 2 && times[0]!.at === times[1]!.at ? times.slice(0, 1) : times;
}

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
  title: null,
  startDate: null,
  endDate: null,
  creationDate: null,
  secondsFromGmt: null,
} satisfies Partial<KnowledgeEvent>;

export const examples = (): ArtifactExample<KnowledgeEvent>[] => [
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
    name: 'an older schema without sources and details',
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
    content: { sqlite: { tables: { ZOBJECT: { columns: objectColumns, rows: [] } } } },
    records: [],
  },
  {
    name: 'a database without events is of a schema that is not known',
    content: { sqlite: { tables: { ZSOURCE: { columns: 'Z_PK INTEGER PRIMARY KEY', rows: [] } } } },
    records: [],
    problems: ['unsupported'],
  },
];
