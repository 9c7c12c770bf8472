import { timesOf } from '../../bytes/time.ts';
import {
  defineArtifact,
  EvidenceError,
  type ArtifactExample,
  type Database,
  type Emission,
  type ParseContext,
  type RandomAccessFile,
  type RecordDraft,
  type Row,
  type RowPosition,
} from '../../model/index.ts';
import {
  joinSide,
  numberAt,
  openArtifactDatabase,
  optionalTable,
  remainingProblems,
  timeAt,
} from '../rows/database-rows.ts';
import { deletedMark } from '../rows/deleted-rows.ts';
import { isoAt } from '../rows/field-values.ts';
import { safariEpoch } from '../browsers/safari-epoch.ts';
import { inSomeDumps } from '../ios-expectation.ts';
import { timeDocs } from '../rows/time-docs.ts';
import { columnsOf, wholeTable } from '../rows/schema-names.ts';
import { ToldAddresses } from '../links/told-addresses.ts';
import { rowsAndVanished } from '../rows/vanished-rows.ts';

/** A page for which Safari keeps an icon, or one that had none. */
export type SafariFavicon = {
  /** The page; null for an icon that no page uses any more. */
  readonly url: string | null;
  readonly iconUrl: string | null;
  /** As stored: seconds since 2001. */
  readonly timestamp: number | null;
  readonly isodate: string | null;
  /** `valid`, or `rejected` where the site gave no icon that Safari could use. */
  readonly type: 'valid' | 'rejected';
};

interface Icon {
  readonly url: string | null;
  readonly time: number | bigint | null;
  readonly timestamp: number | null;
  readonly isodate: string | null;
  readonly position: RowPosition;
}

export const safariFavicon = defineArtifact<SafariFavicon>({
  id: 'ios.safari-favicon',
  version: 1,
  title: 'Icons of websites kept by Safari',
  group: 'browsing',
  describes:
    'Pages for which Safari fetched an icon, with the address of the icon and the time, and pages that had none it could use.',
  cannotShow:
    'When a page was last seen: the time is that of the icon. Entries can outlive the browsing history; icons are also fetched for ' +
    'bookmarks, favourites and pages of other devices. Of entries that were removed only what free space still holds is found, marked as deleted. No backup holds it.',
  references: ['https://docs.mvt.re/en/latest/ios/records/#safari_faviconjson'],
  paths: ['/private/var/mobile/**/Image Cache/Favicons/Favicons.db'],
  expected: inSomeDumps,
  decisive: [
    ...wholeTable('page_url', 'url uuid'),
    ...wholeTable('icon_info', 'uuid url timestamp'),
    ...columnsOf('rejected_resources', 'page_url icon_url timestamp'),
  ],

  fields: {
    url: { label: 'Page', observable: 'url', met: 'visited' },
    iconUrl: { label: 'Icon', observable: 'url', met: 'resolved' },
    timestamp: { label: 'Time as stored' },
    isodate: { label: 'Icon fetched' },
    type: { label: 'Kind of entry' },
  },
  summary: ['url', 'type'],
  times: timeDocs('cocoa-seconds', { others: ['icon fetched', 'icon refused'] }),

  *parse(file, context) {
    const database = openArtifactDatabase(file, context);
    const hasIcons = yield* validIcons(file, database, context);
    const hasRejected = yield* rejectedIcons(file, database, context);
    if (!hasIcons && !hasRejected) {
      throw new EvidenceError('unsupported', 'the database has neither icons nor rejected ones');
    }
    yield* remainingProblems(database);
  },
});

function* validIcons(
  file: RandomAccessFile,
  database: Database,
  context: ParseContext,
): Generator<Emission<SafariFavicon>, boolean> {
  const pages = optionalTable(database, 'page_url', ['url', 'uuid']);
  const icons = optionalTable(database, 'icon_info', ['uuid', 'url', 'timestamp']);
  if (pages === undefined || icons === undefined) return false;
  const iconIn = (row: Row): Icon => ({
    url: row.text(icons.at.url),
    time: timeAt(row, icons.at.timestamp),
    timestamp: numberAt(row, icons.at.timestamp),
    isodate: isoAt(row, icons.at.timestamp, safariEpoch(timeAt(row, icons.at.timestamp))),
    position: row.position(),
  });
  const byUuid = joinSide(database, icons.table, context, (row) => {
    const uuid = row.text(icons.at.uuid);
    if (uuid === null) return undefined;
    return [uuid, iconIn(row)];
  });
  yield* byUuid.problems;

  const used = new Set<string>();
  const told = new ToldAddresses();
  const rows = rowsAndVanished(file, context, database, [pages.table, icons.table]);
  for (const row of rows.live(pages.table)) {
    const uuid = row.text(pages.at.uuid);
    const icon = uuid === null ? undefined : byUuid.rows.get(uuid);
    if (uuid !== null) used.add(uuid);
    const page = row.text(pages.at.url);
    told.areNew([page]);
    yield recordOf(page, icon, row.position());
  }
  for (const [uuid, icon] of byUuid.rows) {
    told.areNew([icon.url]);
    if (!used.has(uuid)) yield recordOf(null, icon, icon.position);
  }
  const vanished = rows.vanished();
  for (const row of vanished.rows) {
    const isPage = row.table === pages.table.name;
    const uuid = isPage ? row.text(pages.at.uuid) : null;
    const icon = isPage ? byUuid.rows.get(uuid ?? '') : iconIn(row);
    const page = isPage ? row.text(pages.at.url) : null;
    if (!told.areNew([isPage ? page : (icon?.url ?? null)])) continue;
    yield { ...recordOf(page, icon, row.position()), ...deletedMark(row) };
  }
  yield* vanished.problems();
  return true;
}

function recordOf(
  url: string | null,
  icon: Icon | undefined,
  position: RowPosition,
): RecordDraft<SafariFavicon> {
  return {
    kind: 'record',
    data: {
      url,
      iconUrl: icon?.url ?? null,
      timestamp: icon?.timestamp ?? null,
      isodate: icon?.isodate ?? null,
      type: 'valid',
    },
    position,
    times: timesOf(['icon fetched', safariEpoch(icon?.time ?? null), icon?.time ?? null]),
  };
}

function* rejectedIcons(
  file: RandomAccessFile,
  database: Database,
  context: ParseContext,
): Generator<Emission<SafariFavicon>, boolean> {
  const rejected = optionalTable(database, 'rejected_resources', [
    'page_url',
    'icon_url',
    'timestamp',
  ]);
  if (rejected === undefined) return false;
  const { table, at } = rejected;
  const rejectedIn = (row: Row): RecordDraft<SafariFavicon> => {
    const time = timeAt(row, at.timestamp);
    const epoch = safariEpoch(time);
    return {
      kind: 'record',
      data: {
        url: row.text(at.page_url),
        iconUrl: row.text(at.icon_url),
        timestamp: numberAt(row, at.timestamp),
        isodate: isoAt(row, at.timestamp, epoch),
        type: 'rejected',
      },
      position: row.position(),
      times: timesOf(['icon refused', epoch, time]),
    };
  };
  const told = new ToldAddresses();
  const rows = rowsAndVanished(file, context, database, [table]);
  for (const row of rows.live(table)) {
    const record = rejectedIn(row);
    told.areNew([record.data.url, record.data.iconUrl]);
    yield record;
  }
  const vanished = rows.vanished();
  for (const row of vanished.rows) {
    const record = rejectedIn(row);
    if (!told.areNew([record.data.url, record.data.iconUrl])) continue;
    yield { ...record, ...deletedMark(row) };
  }
  yield* vanished.problems();
  return true;
}

const devicePath = '/private/var/mobile/Library/Image Cache/Favicons/Favicons.db';
const pageColumns = 'url TEXT PRIMARY KEY NOT NULL ON CONFLICT FAIL, uuid TEXT NOT NULL';
const iconColumns =
  'uuid TEXT PRIMARY KEY NOT NULL ON CONFLICT FAIL, url TEXT NOT NULL ON CONFLICT FAIL, timestamp REAL, width REAL, height REAL';
const rejectedColumns =
  'page_url TEXT NOT NULL, icon_url TEXT NOT NULL, timestamp REAL, reason INTEGER';

const uuid = '0E9CF3D5-0000-4000-8000-000000000001';

export const examples = (): ArtifactExample<SafariFavicon>[] => [
  {
    name: 'two pages with one icon, an icon that no page uses, and a page without one',
    devicePath,
    content: {
      sqlite: {
        tables: {
          page_url: {
            columns: pageColumns,
            rows: [
              ['https://news.example/a', uuid],
              ['https://news.example/b', uuid],
            ],
          },
          icon_info: {
            columns: iconColumns,
            rows: [
              [uuid, 'https://news.example/icon.png', 642_000_000.25, 32, 32],
              ['unused', 'https://gone.example/icon.png', 642_000_001, 32, 32],
            ],
          },
          rejected_resources: {
            columns: rejectedColumns,
            rows: [['https://plain.example/', 'https://plain.example/favicon.ico', 642_000_002, 1]],
          },
        },
      },
    },
    records: [
      {
        url: 'https://news.example/a',
        iconUrl: 'https://news.example/icon.png',
        timestamp: 642_000_000.25,
        isodate: '2021-05-06T13:20:00.250Z',
        type: 'valid',
      },
      {
        url: 'https://news.example/b',
        iconUrl: 'https://news.example/icon.png',
        timestamp: 642_000_000.25,
        isodate: '2021-05-06T13:20:00.250Z',
        type: 'valid',
      },
      {
        url: null,
        iconUrl: 'https://gone.example/icon.png',
        timestamp: 642_000_001,
        isodate: '2021-05-06T13:20:01Z',
        type: 'valid',
      },
      {
        url: 'https://plain.example/',
        iconUrl: 'https://plain.example/favicon.ico',
        timestamp: 642_000_002,
        isodate: '2021-05-06T13:20:02Z',
        type: 'rejected',
      },
    ],
    times: [
      [{ at: '2021-05-06T13:20:00.250Z', marks: 'icon fetched', clock: 'utc' }],
      [{ at: '2021-05-06T13:20:00.250Z', marks: 'icon fetched', clock: 'utc' }],
      [{ at: '2021-05-06T13:20:01Z', marks: 'icon fetched', clock: 'utc' }],
      [{ at: '2021-05-06T13:20:02Z', marks: 'icon refused', clock: 'utc' }],
    ],
  },
  {
    name: 'times from 1970, as newer versions of Safari write some',
    devicePath,
    content: {
      sqlite: {
        tables: {
          page_url: { columns: pageColumns, rows: [['https://news.example/a', uuid]] },
          icon_info: {
            columns: iconColumns,
            rows: [[uuid, 'https://news.example/icon.png', 1_780_000_000.25, 32, 32]],
          },
          rejected_resources: {
            columns: rejectedColumns,
            rows: [
              ['https://plain.example/', 'https://plain.example/favicon.ico', 1_780_000_001, 1],
            ],
          },
        },
      },
    },
    records: [
      {
        url: 'https://news.example/a',
        iconUrl: 'https://news.example/icon.png',
        timestamp: 1_780_000_000.25,
        isodate: '2026-05-28T20:26:40.250Z',
        type: 'valid',
      },
      {
        url: 'https://plain.example/',
        iconUrl: 'https://plain.example/favicon.ico',
        timestamp: 1_780_000_001,
        isodate: '2026-05-28T20:26:41Z',
        type: 'rejected',
      },
    ],
    times: [
      [
        {
          at: '2026-05-28T20:26:40.250Z',
          marks: 'icon fetched',
          clock: 'utc',
          epoch: 'unix-seconds',
        },
      ],
      [{ at: '2026-05-28T20:26:41Z', marks: 'icon refused', clock: 'utc', epoch: 'unix-seconds' }],
    ],
  },
  {
    name: 'the container of the app Safari, without rejected icons, and a page whose icon is gone',
    devicePath:
      '/private/var/mobile/Containers/Data/Application/00000000-0000-4000-8000-000000000000/Library/Image Cache/Favicons/Favicons.db',
    content: {
      sqlite: {
        tables: {
          page_url: {
            columns: pageColumns,
            rows: [['https://news.example/a', uuid]],
          },
          icon_info: { columns: iconColumns, rows: [] },
        },
      },
    },
    records: [
      {
        url: 'https://news.example/a',
        iconUrl: null,
        timestamp: null,
        isodate: null,
        type: 'valid',
      },
    ],
    times: [[]],
  },
  {
    name: 'a database of another kind',
    lacks: ['page_url', 'icon_info'],
    devicePath,
    content: { sqlite: { tables: { icons: { columns: 'id INTEGER', rows: [] } } } },
    records: [],
    problems: ['unsupported'],
  },
];
