import { isoTime, timesOf } from '../../bytes/time.ts';
import {
  defineArtifact,
  type ArtifactExample,
  type Database,
  type ParseContext,
  type RecordDraft,
  type Row,
} from '../../model/index.ts';
import {
  browserOf,
  chromeBundleIds,
  chromeDomains,
  chromiumPaths,
  isForeignFile,
  lacksTables,
  profileOf,
} from '../browsers/chromium-profile.ts';
import {
  joinSide,
  openArtifactDatabase,
  optionalTable,
  remainingProblems,
  requireTable,
  rowReference,
  timeAt,
  type JoinSide,
} from '../rows/database-rows.ts';
import { deletedMark } from '../rows/deleted-rows.ts';
import { exactNumberAt, keyOf } from '../rows/field-values.ts';
import { withApp } from '../ios-expectation.ts';
import { timeDocs } from '../rows/time-docs.ts';
import { columnsOf } from '../rows/schema-names.ts';
import { ToldAddresses } from '../links/told-addresses.ts';
import { rowsAndVanished } from '../rows/vanished-rows.ts';

/** The icon of a page, as a Chromium browser keeps it. */
export type ChromeFavicon = {
  readonly id: number | string | null;
  /** The page. */
  readonly url: string | null;
  readonly iconUrl: string | null;
  readonly iconId: number | string | null;
  /** When the icon was fetched, or else asked for; microseconds since 1601, as stored. */
  readonly timestamp: number | string | null;
  readonly isodate: string | null;
  readonly browser: string | null;
  readonly profile: string | null;
};

/** The newest of the sizes in which an icon is kept. */
interface IconTimes {
  readonly updated: number | bigint;
  readonly requested: number | bigint;
}

export const chromeFavicon = defineArtifact<ChromeFavicon>({
  id: 'ios.chrome-favicon',
  version: 1,
  title: 'Icons of websites kept by Chrome',
  group: 'browsing',
  describes:
    'Pages for which Chrome, Brave, Edge or another browser with the same database keeps an icon, in every profile, and where the icon came from. ' +
    'They can outlive the visit in the history.',
  cannotShow:
    'When a page was visited: the time is when the icon was fetched or refreshed. ' +
    'Icons are also fetched for bookmarks and for pages visited on other devices; those have no time of an update. Private browsing leaves none. Of entries that were removed only what free space still holds is found, marked as deleted.',
  references: [
    'https://chromium.googlesource.com/chromium/src/+/main/components/favicon/core/favicon_database.cc',
    'https://docs.mvt.re/en/latest/ios/records/#chrome_faviconjson',
  ],
  paths: chromiumPaths('Favicons'),
  expected: (source) => withApp(source, chromeBundleIds, chromeDomains),
  decisive: [
    ...columnsOf('icon_mapping', 'page_url icon_id'),
    ...columnsOf('favicons', 'url'),
    ...columnsOf('favicon_bitmaps', 'icon_id last_updated'),
  ],

  fields: {
    id: { label: 'Entry' },
    url: { label: 'Page', observable: 'url', met: 'visited' },
    iconUrl: { label: 'Icon', observable: 'url', met: 'resolved' },
    iconId: { label: 'Key of the icon' },
    timestamp: { label: 'Time as stored' },
    isodate: { label: 'Icon fetched or asked for' },
    browser: { label: 'Browser' },
    profile: { label: 'Profile folder' },
  },
  summary: ['url', 'iconUrl'],
  times: timeDocs('webkit-microseconds', { others: ['icon fetched', 'icon asked for'] }),

  *parse(file, context) {
    if (isForeignFile(file, context)) return;
    const database = openArtifactDatabase(file, context);
    if (lacksTables(database, context, ['icon_mapping', 'favicons'])) return;
    const mapping = requireTable(database, 'icon_mapping', ['page_url', 'icon_id']);
    const icons = requireTable(database, 'favicons', ['id', 'url'], ['last_updated']);

    const addresses = joinSide(database, icons.table, context, (row) => {
      const id = rowReference(row, icons.at.id);
      return id === undefined
        ? undefined
        : [
            id,
            {
              url: row.text(icons.at.url),
              updated: timeAt(row, icons.at.last_updated) ?? 0,
              position: row.position(),
            },
          ];
    });
    yield* addresses.problems;
    const times = iconTimes(database, context);
    yield* times.problems;

    const browser = browserOf(context.devicePath);
    const profile = profileOf(context.devicePath);
    /** What is known of the icon of an entry: when it was fetched, or that it was only ever asked for. */
    const fetched = (iconId: number | bigint | undefined) => {
      const icon = iconId === undefined ? undefined : addresses.rows.get(iconId);
      const stored = iconId === undefined ? undefined : times.rows.get(iconId);
      // Before the sizes had a table of their own, the time stood with the icon.
      const updated = stored?.updated ?? icon?.updated ?? 0;
      const requested = stored?.requested ?? 0;
      const isUpdated = Number(updated) !== 0;
      const isOnDemand = !isUpdated && Number(requested) !== 0;
      const time = isUpdated ? updated : requested;
      return {
        iconUrl: icon?.url ?? null,
        timestamp: typeof time === 'bigint' ? String(time) : time,
        isodate: isoTime('webkit-microseconds', time) ?? null,
        times: timesOf(
          ['icon fetched', 'webkit-microseconds', updated],
          ['icon asked for', 'webkit-microseconds', requested],
        ),
        // An icon that was only ever asked for belongs to a bookmark or to a visit on another device.
        more: isOnDemand ? { met: 'stored' as const } : {},
      };
    };
    const entryIn = (row: Row): RecordDraft<ChromeFavicon> => {
      const { iconUrl, timestamp, isodate, times, more } = fetched(
        rowReference(row, mapping.at.icon_id),
      );
      return {
        kind: 'record',
        data: {
          id: keyOf(row),
          url: row.text(mapping.at.page_url),
          iconUrl,
          iconId: exactNumberAt(row, mapping.at.icon_id),
          timestamp,
          isodate,
          browser,
          profile,
        },
        position: row.position(),
        times,
        ...more,
      };
    };

    const told = new ToldAddresses();
    const tables = [mapping.table, icons.table];
    const rows = rowsAndVanished(file, context, database, tables);
    const without = new Map(addresses.rows);
    for (const icon of addresses.rows.values()) told.areNew([icon.url]);
    for (const row of rows.live(mapping.table)) {
      const entry = entryIn(row);
      told.areNew([entry.data.url]);
      without.delete(rowReference(row, mapping.at.icon_id) ?? -1);
      yield entry;
    }
    // An icon whose page is gone was fetched for a page that nobody knows any more.
    for (const [iconId, { position }] of without) {
      const { iconUrl, timestamp, isodate, times, more } = fetched(iconId);
      const data = { id: null, url: null, iconUrl, timestamp, isodate, browser, profile };
      yield {
        kind: 'record',
        data: { ...data, iconId: typeof iconId === 'bigint' ? iconId.toString() : iconId },
        position,
        times,
        ...more,
      };
    }
    const vanished = rows.vanished();
    for (const row of vanished.rows) {
      const isPage = row.table === mapping.table.name;
      const entry = isPage ? entryIn(row) : iconAlone(row, icons.at, { browser, profile });
      const { url, iconUrl } = entry.data;
      if (told.areNew([isPage ? url : iconUrl])) yield { ...entry, ...deletedMark(row) };
    }
    yield* vanished.problems();
    yield* remainingProblems(database);
  },
});

function iconAlone(
  row: Row,
  at: { readonly id: number; readonly url: number; readonly last_updated: number },
  place: Pick<ChromeFavicon, 'browser' | 'profile'>,
): RecordDraft<ChromeFavicon> {
  const updated = timeAt(row, at.last_updated) ?? 0;
  return {
    kind: 'record',
    data: {
      id: null,
      url: null,
      iconUrl: row.text(at.url),
      iconId: exactNumberAt(row, at.id),
      timestamp: exactNumberAt(row, at.last_updated) ?? 0,
      isodate: isoTime('webkit-microseconds', updated) ?? null,
      ...place,
    },
    position: row.position(),
    times: timesOf(['icon fetched', 'webkit-microseconds', updated]),
  };
}

function iconTimes(
  database: Database,
  context: ParseContext,
): JoinSide<number | bigint, IconTimes> {
  const bitmaps = optionalTable(database, 'favicon_bitmaps', [
    'icon_id',
    'last_updated',
    'last_requested',
  ]);
  return joinSide(
    database,
    bitmaps?.table,
    context,
    (row) => {
      const icon = bitmaps && rowReference(row, bitmaps.at.icon_id);
      return icon === undefined || bitmaps === undefined
        ? undefined
        : [
            icon,
            {
              updated: timeAt(row, bitmaps.at.last_updated) ?? 0,
              requested: timeAt(row, bitmaps.at.last_requested) ?? 0,
            },
          ];
    },
    (earlier, later) => ({
      updated: later.updated > earlier.updated ? later.updated : earlier.updated,
      requested: later.requested > earlier.requested ? later.requested : earlier.requested,
    }),
  );
}

const favicons =
  '/private/var/mobile/Containers/Data/Application/com.google.chrome.ios/Library/Application Support/Google/Chrome/Default/Favicons';
const mappingColumns = 'id INTEGER PRIMARY KEY, page_url LONGVARCHAR, icon_id INTEGER';
const iconColumns = 'id INTEGER PRIMARY KEY, url LONGVARCHAR, icon_type INTEGER';
const bitmapColumns =
  'id INTEGER PRIMARY KEY, icon_id INTEGER, last_updated INTEGER, image_data BLOB, last_requested INTEGER';

const fetched = {
  id: 1,
  url: 'https://example.org/page',
  iconUrl: 'https://example.org/favicon.ico',
  iconId: 3,
  timestamp: '13255337776902496',
  isodate: '2021-01-17T06:16:16.902496Z',
  browser: 'Chrome',
  profile: 'Default',
} satisfies ChromeFavicon;

export const examples = (): ArtifactExample<ChromeFavicon>[] => [
  {
    name: 'an icon in two sizes is one entry with the newest time; one that was only asked for',
    devicePath: favicons,
    content: {
      sqlite: {
        tables: {
          icon_mapping: {
            columns: mappingColumns,
            rows: [
              [1, 'https://example.org/page', 3],
              [2, 'https://example.com/bookmark', 4],
            ],
          },
          favicons: {
            columns: iconColumns,
            rows: [
              [3, 'https://example.org/favicon.ico', 1],
              [4, 'https://icons.example.net/4', 1],
            ],
          },
          favicon_bitmaps: {
            columns: bitmapColumns,
            rows: [
              [1, 3, 13255337775902496n, null, 0],
              [2, 3, 13255337776902496n, null, 0],
              [3, 4, 0, null, 13255337775902496n],
            ],
          },
        },
      },
    },
    records: [
      fetched,
      {
        ...fetched,
        id: 2,
        url: 'https://example.com/bookmark',
        iconUrl: 'https://icons.example.net/4',
        iconId: 4,
        timestamp: '13255337775902496',
        isodate: '2021-01-17T06:16:15.902496Z',
      },
    ],
    times: [
      [{ at: '2021-01-17T06:16:16.902496Z', marks: 'icon fetched', clock: 'utc' }],
      [{ at: '2021-01-17T06:16:15.902496Z', marks: 'icon asked for', clock: 'utc' }],
    ],
  },
  {
    name: 'an old schema without sizes, and a page whose icon is gone',
    devicePath: favicons,
    content: {
      sqlite: {
        tables: {
          icon_mapping: {
            columns: mappingColumns,
            rows: [
              [1, 'https://example.org/page', 3],
              [2, 'https://example.com/', 9],
            ],
          },
          favicons: {
            columns: `${iconColumns}, last_updated INTEGER`,
            rows: [[3, 'https://example.org/favicon.ico', 1, 13255337776902496n]],
          },
        },
      },
    },
    records: [
      fetched,
      {
        ...fetched,
        id: 2,
        url: 'https://example.com/',
        iconUrl: null,
        iconId: 9,
        timestamp: 0,
        isodate: null,
      },
    ],
  },
  {
    name: 'no icons',
    devicePath: favicons,
    content: {
      sqlite: {
        tables: {
          icon_mapping: { columns: mappingColumns, rows: [] },
          favicons: { columns: iconColumns, rows: [] },
          favicon_bitmaps: { columns: bitmapColumns, rows: [] },
        },
      },
    },
    records: [],
  },
];
