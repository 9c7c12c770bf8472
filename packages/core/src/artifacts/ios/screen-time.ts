import { timesOf } from '../../bytes/time.ts';
import {
  defineArtifact,
  EvidenceError,
  type ArtifactExample,
  type Database,
  type RecordDraft,
  type Row,
} from '../../model/index.ts';
import {
  flagAt,
  numberAt,
  openArtifactDatabase,
  optionalTable,
  remainingProblems,
  rowReference,
  type BoundTable,
} from '../rows/database-rows.ts';
import { keyOf, storedTextAt } from '../rows/field-values.ts';
import { onSomeIphones } from '../ios-expectation.ts';
import { deletedMark } from '../rows/deleted-rows.ts';
import { rowsAndVanished } from '../rows/vanished-rows.ts';
import { blocks, seek, type Block, type BlockOf } from '../usage/screen-time-blocks.ts';
import type { ScreenTimeEntry } from '../usage/screen-time-entry.ts';
import { timeDocs } from '../rows/time-docs.ts';
import { wholeTable } from '../rows/schema-names.ts';

/**
 * The last of these is a container of the daemon's own, which backups of iOS 27 name `SysContainerDomain-com.apple.remotemanagementd`; where in it the stores
 * lie is not published.
 */
const folders = [
  '/private/var/mobile/Library/Application Support/com.apple.remotemanagementd',
  '/private/var/containers/Data/System/**',
] as const;

const nothing = {
  bundleId: null,
  domain: null,
  displayName: null,
  category: null,
  totalTime: null,
  notifications: null,
  pickups: null,
  installedLocally: null,
  device: null,
  deviceName: null,
  startDate: null,
  durationInMinutes: null,
  lastEventDate: null,
} satisfies Partial<ScreenTimeEntry>;

export const screenTime = defineArtifact<ScreenTimeEntry>({
  id: 'ios.screen-time',
  version: 1,
  title: 'Screen Time',
  group: 'apps',
  describes:
    'Apps and websites that Screen Time counted, hour by hour: how long each was in front, how often it notified, and which apps ' +
    'it knows of. Devices of the same account or family are among it, and told apart.',
  cannotShow:
    'Programs without a screen. It is kept for about four weeks, only where Screen Time is on; older rows are found as long as free space holds them. ' +
    'A website stands as its host, and private browsing is left out. Use on another device says nothing about this phone.',
  references: [
    'https://github.com/log2timeline/plaso/blob/main/plaso/parsers/sqlite_plugins/ios_screentime.py',
    'https://github.com/abrignoni/iLEAPP/blob/main/scripts/artifacts/screentime.py',
  ],
  paths: folders.flatMap((folder) => [
    `${folder}/RMAdminStore-Local.sqlite`,
    `${folder}/RMAdminStore-Cloud.sqlite`,
  ]),
  logLike: true,
  expected: onSomeIphones,
  decisive: [
    ...wholeTable('ZUSAGETIMEDITEM', 'ZBUNDLEIDENTIFIER ZDOMAIN ZTOTALTIMEINSECONDS ZCATEGORY'),
    ...wholeTable('ZUSAGECATEGORY', 'ZBLOCK ZIDENTIFIER'),
    ...wholeTable('ZUSAGEBLOCK', 'ZUSAGE ZDURATIONINMINUTES ZSTARTDATE ZLASTEVENTDATE'),
    ...wholeTable('ZUSAGE', 'ZDEVICE'),
    ...wholeTable('ZCOREDEVICE', 'ZLOCALUSERDEVICESTATE ZNAME'),
    ...wholeTable(
      'ZUSAGECOUNTEDITEM',
      'ZBLOCK ZBUNDLEIDENTIFIER ZNUMBEROFNOTIFICATIONS ZNUMBEROFPICKUPS',
    ),
    ...wholeTable('ZINSTALLEDAPP', 'ZBUNDLEIDENTIFIER ZDISPLAYNAME'),
  ],

  fields: {
    kind: { label: 'Kind of entry' },
    id: { label: 'Row' },
    bundleId: { label: 'App', observable: 'app-id', met: 'ran' },
    domain: { label: 'Website', observable: 'domain', met: 'visited' },
    displayName: { label: 'Name of the app' },
    category: { label: 'Category' },
    totalTime: { label: 'In front (seconds)' },
    notifications: { label: 'Notifications' },
    pickups: { label: 'First app after waking the phone (times)' },
    installedLocally: { label: 'Installed on this phone' },
    device: { label: 'Device' },
    deviceName: { label: 'Name of the device', personal: true },
    startDate: { label: 'Hour begins' },
    durationInMinutes: { label: 'Minutes counted' },
    lastEventDate: { label: 'Last event in the hour' },
  },
  summary: ['kind', 'bundleId', 'domain', 'totalTime', 'device'],
  times: timeDocs('cocoa-seconds', { entries: ['hour of use begins'] }),

  *parse(file, context) {
    const database = openArtifactDatabase(file, context);
    const timed = optionalTable(database, 'ZUSAGETIMEDITEM', [
      'ZBUNDLEIDENTIFIER',
      'ZDOMAIN',
      'ZTOTALTIMEINSECONDS',
      'ZCATEGORY',
    ]);
    const counted = optionalTable(database, 'ZUSAGECOUNTEDITEM', [
      'ZBUNDLEIDENTIFIER',
      'ZNUMBEROFNOTIFICATIONS',
      'ZNUMBEROFPICKUPS',
      'ZBLOCK',
    ]);
    const installed = optionalTable(database, 'ZINSTALLEDAPP', [
      'ZBUNDLEIDENTIFIER',
      'ZDISPLAYNAME',
      'ZINSTALLEDLOCALLY',
    ]);
    if (timed === undefined && counted === undefined && installed === undefined) {
      throw new EvidenceError('unsupported', 'the database has no table of Screen Time');
    }
    const blockOf = blocks(database);
    const categories = optionalTable(database, 'ZUSAGECATEGORY', ['ZIDENTIFIER', 'ZBLOCK']);

    const readers = new Map<string, (row: Row) => RecordDraft<ScreenTimeEntry>>();
    if (timed !== undefined) {
      readers.set(timed.table.name, (row) => useIn(row, timed.at, database, categories, blockOf));
    }
    if (counted !== undefined) {
      readers.set(counted.table.name, (row) => notificationsIn(row, counted.at, blockOf));
    }
    if (installed !== undefined) {
      readers.set(installed.table.name, (row) => appIn(row, installed.at));
    }
    const tables = [timed, counted, installed].flatMap((found) => (found ? [found.table] : []));
    const rows = rowsAndVanished(file, context, database, tables);
    for (const table of tables) {
      for (const row of rows.live(table)) yield readers.get(table.name)!(row);
    }
    const vanished = rows.vanished();
    for (const row of vanished.rows) {
      const entry = readers.get(row.table ?? '')?.(row);
      if (entry === undefined) continue;
      const { bundleId, domain } = entry.data;
      if (bundleId !== null || domain !== null) yield { ...entry, ...deletedMark(row) };
    }
    yield* vanished.problems();
    yield* remainingProblems(database);
  },
});

type At<Column extends string> = { readonly [K in Column]: number };

function useIn(
  row: Row,
  at: At<'ZBUNDLEIDENTIFIER' | 'ZDOMAIN' | 'ZTOTALTIMEINSECONDS' | 'ZCATEGORY'>,
  database: Database,
  categories: BoundTable<'ZIDENTIFIER' | 'ZBLOCK'> | undefined,
  blockOf: BlockOf,
): RecordDraft<ScreenTimeEntry> {
  const category = seek(database, categories, rowReference(row, at.ZCATEGORY));
  const block = blockOf(category && rowReference(category, categories!.at.ZBLOCK));
  return recordOf(row, block, {
    kind: 'use',
    bundleId: storedTextAt(row, at.ZBUNDLEIDENTIFIER),
    domain: storedTextAt(row, at.ZDOMAIN),
    category: category === undefined ? null : storedTextAt(category, categories!.at.ZIDENTIFIER),
    totalTime: numberAt(row, at.ZTOTALTIMEINSECONDS),
  });
}

function notificationsIn(
  row: Row,
  at: At<'ZBUNDLEIDENTIFIER' | 'ZNUMBEROFNOTIFICATIONS' | 'ZNUMBEROFPICKUPS' | 'ZBLOCK'>,
  blockOf: BlockOf,
): RecordDraft<ScreenTimeEntry> {
  return recordOf(row, blockOf(rowReference(row, at.ZBLOCK)), {
    kind: 'notifications',
    bundleId: storedTextAt(row, at.ZBUNDLEIDENTIFIER),
    notifications: numberAt(row, at.ZNUMBEROFNOTIFICATIONS),
    pickups: numberAt(row, at.ZNUMBEROFPICKUPS),
  });
}

function appIn(
  row: Row,
  at: At<'ZBUNDLEIDENTIFIER' | 'ZDISPLAYNAME' | 'ZINSTALLEDLOCALLY'>,
): RecordDraft<ScreenTimeEntry> {
  const installedLocally = flagAt(row, at.ZINSTALLEDLOCALLY);
  return {
    kind: 'record',
    data: {
      ...nothing,
      kind: 'app',
      id: keyOf(row),
      bundleId: storedTextAt(row, at.ZBUNDLEIDENTIFIER),
      displayName: storedTextAt(row, at.ZDISPLAYNAME),
      installedLocally,
    },
    position: row.position(),
    met: installedLocally === true ? 'installed' : 'stored',
  };
}

function recordOf(
  row: Row,
  block: Block,
  fields: Partial<ScreenTimeEntry> & { readonly kind: string },
): RecordDraft<ScreenTimeEntry> {
  return {
    kind: 'record',
    data: { ...nothing, ...block.fields, id: keyOf(row), ...fields },
    position: row.position(),
    times: timesOf(['hour of use begins', 'cocoa-seconds', block.start]),
    // What another device of the account did is kept here, but did not happen here.
    ...(block.fields.device !== 'this' && { met: 'stored' }),
  };
}

const timedColumns =
  'Z_PK INTEGER PRIMARY KEY, ZTOTALTIMEINSECONDS INTEGER, ZCATEGORY INTEGER, ZBUNDLEIDENTIFIER VARCHAR, ZDOMAIN VARCHAR';

const rest = {
  ZUSAGECATEGORY: {
    columns: 'Z_PK INTEGER PRIMARY KEY, ZBLOCK INTEGER, ZIDENTIFIER VARCHAR',
    rows: [
      [20, 30, 'DH1007'],
      [21, 31, 'DH0011'],
    ],
  },
  ZUSAGEBLOCK: {
    columns:
      'Z_PK INTEGER PRIMARY KEY, ZDURATIONINMINUTES INTEGER, ZUSAGE INTEGER, ZLASTEVENTDATE TIMESTAMP, ZSTARTDATE TIMESTAMP',
    rows: [
      [30, 60, 1, 634_494_000, 634_492_800],
      [31, 60, 3, null, 634_496_400],
      [32, 60, 2, null, 634_500_000],
    ],
  },
  ZUSAGE: {
    columns: 'Z_PK INTEGER PRIMARY KEY, ZDEVICE INTEGER',
    rows: [
      [1, 1],
      [2, null],
      [3, 5],
    ],
  },
  ZCOREDEVICE: {
    columns: 'Z_PK INTEGER PRIMARY KEY, ZLOCALUSERDEVICESTATE INTEGER, ZNAME VARCHAR',
    rows: [
      [1, 1, 'iPhone'],
      [5, null, 'Mac'],
    ],
  },
};

export const examples = (): ArtifactExample<ScreenTimeEntry>[] => [
  {
    name: 'an app on this phone, a website on another device, sums over all, and apps',
    content: {
      sqlite: {
        tables: {
          ...rest,
          ZUSAGETIMEDITEM: {
            columns: timedColumns,
            rows: [
              [1, 247, 20, 'org.example.app', null],
              [2, 49, 21, null, 'example.org'],
              [3, 5, 99, 'org.example.lost', null],
            ],
          },
          ZUSAGECOUNTEDITEM: {
            columns:
              'Z_PK INTEGER PRIMARY KEY, ZNUMBEROFNOTIFICATIONS INTEGER, ZNUMBEROFPICKUPS INTEGER, ZBLOCK INTEGER, ZBUNDLEIDENTIFIER VARCHAR',
            rows: [[1, 2, 1, 32, 'org.example.app']],
          },
          ZINSTALLEDAPP: {
            columns:
              'Z_PK INTEGER PRIMARY KEY, ZINSTALLEDLOCALLY INTEGER, ZBUNDLEIDENTIFIER VARCHAR, ZDISPLAYNAME VARCHAR',
            rows: [[1, 1, 'org.example.app', 'Example']],
          },
        },
      },
    },
    records: [
      {
        ...nothing,
        kind: 'use',
        id: 1,
        bundleId: 'org.example.app',
        category: 'DH1007',
        totalTime: 247,
        device: 'this',
        deviceName: 'iPhone',
        startDate: '2021-02-08T16:00:00Z',
        durationInMinutes: 60,
        lastEventDate: '2021-02-08T16:20:00Z',
      },
      {
        ...nothing,
        kind: 'use',
        id: 2,
        domain: 'example.org',
        category: 'DH0011',
        totalTime: 49,
        device: 'other',
        deviceName: 'Mac',
        startDate: '2021-02-08T17:00:00Z',
        durationInMinutes: 60,
      },
      { ...nothing, kind: 'use', id: 3, bundleId: 'org.example.lost', totalTime: 5 },
      {
        ...nothing,
        kind: 'notifications',
        id: 1,
        bundleId: 'org.example.app',
        notifications: 2,
        pickups: 1,
        device: 'all',
        startDate: '2021-02-08T18:00:00Z',
        durationInMinutes: 60,
      },
      {
        ...nothing,
        kind: 'app',
        id: 1,
        bundleId: 'org.example.app',
        displayName: 'Example',
        installedLocally: true,
      },
    ],
    times: [
      [{ at: '2021-02-08T16:00:00Z', marks: 'hour of use begins', clock: 'utc' }],
      [{ at: '2021-02-08T17:00:00Z', marks: 'hour of use begins', clock: 'utc' }],
      [],
      [{ at: '2021-02-08T18:00:00Z', marks: 'hour of use begins', clock: 'utc' }],
      [],
    ],
  },
  {
    name: 'a schema without hours',
    lacks: [
      'ZUSAGECOUNTEDITEM',
      'ZINSTALLEDAPP',
      'ZUSAGEBLOCK',
      'ZUSAGE',
      'ZCOREDEVICE',
      'ZUSAGECATEGORY',
    ],
    content: {
      sqlite: {
        tables: { ZUSAGETIMEDITEM: { columns: timedColumns, rows: [[1, 3, 20, 'a.b', null]] } },
      },
    },
    records: [{ ...nothing, kind: 'use', id: 1, bundleId: 'a.b', totalTime: 3 }],
  },
  {
    name: 'Screen Time that counted nothing, in the container of the daemon',
    devicePath:
      '/private/var/containers/Data/System/com.apple.remotemanagementd/Library/Application Support/RMAdminStore-Local.sqlite',
    lacks: ['ZUSAGECOUNTEDITEM', 'ZINSTALLEDAPP'],
    content: {
      sqlite: { tables: { ...rest, ZUSAGETIMEDITEM: { columns: timedColumns, rows: [] } } },
    },
    records: [],
  },
  {
    name: 'a database without Screen Time',
    lacks: ['ZUSAGETIMEDITEM', 'ZUSAGECOUNTEDITEM', 'ZINSTALLEDAPP'],
    content: {
      sqlite: { tables: { ZBLUEPRINT: { columns: 'Z_PK INTEGER PRIMARY KEY', rows: [] } } },
    },
    records: [],
    problems: ['unsupported'],
  },
];
