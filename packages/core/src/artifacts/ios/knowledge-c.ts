import {
  defineTableArtifact,
  type ArtifactExample,
  type Database,
  type Row,
  type Table,
  type TableReader,
} from '../../model/index.ts';
import { flagAt, optionalTable, rowReference, timeAt } from '../rows/database-rows.ts';
import { isoAt, storedTextAt } from '../rows/field-values.ts';
import { inSomeDumps } from '../ios-expectation.ts';
import { allMarks, anyStream, metadataColumns, streams } from '../usage/knowledge-streams.ts';
import { timeDocs } from '../rows/time-docs.ts';
import { columnsOf, wholeTable } from '../rows/schema-names.ts';

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

/** Rows of the table of events. A row's source and details stand in tables of their own. */
const events: TableReader<KnowledgeEvent> = {
  table: 'ZOBJECT',
  needs: ['ZSTREAMNAME', 'ZSTARTDATE'],
  // Spyware is known to take its own rows out of this table.
  recover: true,
  prepare(database, table, fields, writer) {
    const at = (name: string): number => table.column(name);
    const streamColumn = at('ZSTREAMNAME');
    const valueColumn = at('ZVALUESTRING');
    const integerColumn = at('ZVALUEINTEGER');
    const sourceColumn = at('ZSOURCE');
    const metadataColumn = at('ZSTRUCTUREDMETADATA');
    const zoneColumn = at('ZSECONDSFROMGMT');
    const [start, end, creation] = [at('ZSTARTDATE'), at('ZENDDATE'), at('ZCREATIONDATE')];
    const sources = optionalTable(database, 'ZSOURCE', ['ZBUNDLEID', 'ZDEVICEID']);
    const metadata = optionalTable(database, 'ZSTRUCTUREDMETADATA', metadataColumns);
    const keys = metadata?.at;

    return (row) => {
      const streamName = row.text(streamColumn);
      // Rows of other entities that share the table carry no stream.
      if (streamName === null) return;
      const stream = streams.get(streamName) ?? anyStream;
      const source = rowOf(database, sources?.table, rowReference(row, sourceColumn));
      const found = rowOf(database, metadata?.table, rowReference(row, metadataColumn));
      const detail = (column: number | undefined): string | null =>
        found === undefined ? null : storedTextAt(found, column ?? -1);
      const value = storedTextAt(row, valueColumn);
      const otherDevice = source !== undefined && !source.isNull(sources!.at.ZDEVICEID);
      const met = otherDevice ? 'stored' : stream.met;
      const startDate = isoAt(row, start, 'cocoa-seconds');
      const endDate = isoAt(row, end, 'cocoa-seconds');

      writer.begin(row);
      if (met !== undefined) writer.met(met);
      writer.time(stream.marks, 'cocoa-seconds', timeAt(row, start));
      // One time where an event has no length.
      if (endDate !== startDate) {
        writer.time(`${stream.marks}, ends`, 'cocoa-seconds', timeAt(row, end));
      }
      writer.number(fields.id, row.rowId ?? null);
      writer.text(fields.streamName, streamName);
      writer.text(
        fields.bundleId,
        stream.value === 'app' ? value : detail(keys?.Z_DKNOTIFICATIONUSAGEMETADATAKEY__BUNDLEID),
      );
      writer.text(
        fields.url,
        (stream.value === 'url' ? value : null) ??
          detail(keys?.Z_DKDIGITALHEALTHMETADATAKEY__WEBPAGEURL) ??
          detail(keys?.Z_DKAPPLICATIONACTIVITYMETADATAKEY__ITEMRELATEDCONTENTURL),
      );
      writer.text(fields.domain, detail(keys?.Z_DKDIGITALHEALTHMETADATAKEY__WEBDOMAIN));
      writer.text(fields.valueString, stream.value === undefined ? value : null);
      writer.column(fields.valueInteger, row, integerColumn);
      writer.text(
        fields.sourceBundleId,
        source === undefined ? null : storedTextAt(source, sources!.at.ZBUNDLEID),
      );
      writer.boolean(fields.otherDevice, otherDevice);
      writer.boolean(
        fields.isInstall,
        found === undefined ? null : flagAt(found, keys!.Z_DKAPPINSTALLMETADATAKEY__ISINSTALL),
      );
      writer.text(fields.launchReason, detail(keys?.Z_DKAPPLICATIONMETADATAKEY__LAUNCHREASON));
      writer.text(
        fields.containingBundleId,
        detail(keys?.Z_DKAPPLICATIONMETADATAKEY__EXTENSIONCONTAININGBUNDLEIDENTIFIER),
      );
      writer.text(
        fields.hostBundleId,
        detail(keys?.Z_DKAPPLICATIONMETADATAKEY__EXTENSIONHOSTIDENTIFIER),
      );
      writer.text(
        fields.title,
        detail(keys?.Z_DKSAFARIHISTORYMETADATAKEY__TITLE) ??
          detail(keys?.Z_DKAPPLICATIONACTIVITYMETADATAKEY__TITLE) ??
          detail(keys?.Z_DKAPPINSTALLMETADATAKEY__TITLE),
      );
      writer.text(fields.startDate, startDate);
      writer.text(fields.endDate, endDate);
      writer.text(fields.creationDate, isoAt(row, creation, 'cocoa-seconds'));
      writer.column(fields.secondsFromGmt, row, zoneColumn);
      writer.end();
    };
  },
};

function rowOf(
  database: Database,
  table: Table | undefined,
  key: number | bigint | undefined,
): Row | undefined {
  return table === undefined || key === undefined || table.withoutRowId
    ? undefined
    : database.seek(table, key);
}

export const knowledgeC = defineTableArtifact<KnowledgeEvent>({
  id: 'ios.knowledge-c',
  version: 1,
  title: 'Record of what happened on the phone (knowledgeC)',
  group: 'system',
  describes:
    'Events that the system records to learn habits: which app was in front and how long, apps installed and removed, notifications, ' +
    'pages visited in Safari, screen, lock and connections. Values of other kinds of events are left out of the records unless asked for.',
  cannotShow:
    'Programs without a screen. About four weeks are kept, less for some kinds; since iOS 16 most kinds went to Biome instead. ' +
    'Events of other devices of the account are among it, and marked. Some spyware is known to remove its own rows here; ' +
    'rows that can still be found are marked as deleted, though the system removes most of them itself when they grow old.',
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
  decisive: [
    'ZSTRUCTUREDMETADATA',
    ...columnsOf(
      'ZOBJECT',
      'ZSTREAMNAME ZSTARTDATE ZENDDATE ZCREATIONDATE ZVALUESTRING ZVALUEINTEGER ZSOURCE ZSTRUCTUREDMETADATA ZSECONDSFROMGMT',
    ),
    ...wholeTable('ZSOURCE', 'ZBUNDLEID ZDEVICEID'),
  ],

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
  times: timeDocs('cocoa-seconds', {
    entries: allMarks,
    others: allMarks.map((marks) => `${marks}, ends`),
  }),
  tables: [events],
});

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
  },
];
