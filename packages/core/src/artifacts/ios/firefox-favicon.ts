import { isoTime, timesOf } from '../../bytes/time.ts';
import {
  defineArtifact,
  type ArtifactExample,
  type Database,
  type Emission,
  type ParseContext,
  type RowPosition,
} from '../../model/index.ts';
import {
  joinSide,
  numberAt,
  openArtifactDatabase,
  optionalTable,
  remainingProblems,
  requireTable,
  rowReference,
  timeAt,
} from '../rows/database-rows.ts';
import { exactNumberAt } from '../rows/field-values.ts';
import { firefoxPaths, isEmptiedBrowserDatabase } from '../browsers/firefox-profile.ts';
import { onSomeIphones } from '../ios-expectation.ts';
import { timeDocs } from '../rows/time-docs.ts';
import { columnsOf } from '../rows/schema-names.ts';

/** The icon of a page, as Firefox kept it until its icons left the database. */
export type FirefoxFavicon = {
  readonly id: number | string | null;
  /** Where the icon came from. */
  readonly url: string | null;
  readonly width: number | null;
  readonly height: number | null;
  readonly type: number | null;
  readonly isodate: string | null;
  readonly historyId: number | string | null;
  /** The page. */
  readonly historyUrl: string | null;
};

interface Icon {
  readonly url: string | null;
  readonly width: number | null;
  readonly height: number | null;
  readonly type: number | null;
  readonly date: number | bigint | null;
  readonly position: RowPosition;
}

export const firefoxFavicon = defineArtifact<FirefoxFavicon>({
  id: 'ios.firefox-favicon',
  version: 1,
  title: 'Icons of websites kept by Firefox',
  group: 'browsing',
  describes:
    'Pages for which an older Firefox kept an icon in browser.db, and where the icon came from.',
  cannotShow:
    'When a page was visited: the time is when the icon was stored. Newer versions of Firefox keep icons in a cache that is not read here, ' +
    'so nothing is to be expected from them.',
  references: [
    'https://github.com/mozilla-mobile/firefox-ios/blob/main/firefox-ios/Storage/SQL/BrowserSchema.swift',
    'https://docs.mvt.re/en/latest/ios/records/#firefox_faviconjson',
  ],
  paths: firefoxPaths('browser.db'),
  expected: onSomeIphones,
  decisive: [
    'history.url',
    ...columnsOf('favicons', 'url date'),
    ...columnsOf('favicon_sites', 'siteID faviconID'),
    ...columnsOf('favicon_site_urls', 'site_url faviconID'),
  ],

  fields: {
    id: { label: 'Key of the icon' },
    url: { label: 'Icon', observable: 'url', met: 'resolved' },
    width: { label: 'Width' },
    height: { label: 'Height' },
    type: { label: 'Kind of icon' },
    isodate: { label: 'Icon stored' },
    historyId: { label: 'Key of the page' },
    historyUrl: { label: 'Page', observable: 'url', met: 'visited' },
  },
  summary: ['historyUrl', 'url'],
  times: timeDocs('unix-seconds', { others: ['icon stored'], confidence: 'medium' }),

  *parse(file, context) {
    const database = openArtifactDatabase(file, context);
    if (database.table('favicons') === undefined && isEmptiedBrowserDatabase(database)) return;
    const icons = requireTable(
      database,
      'favicons',
      ['id', 'url'],
      ['width', 'height', 'type', 'date'],
    );
    const byKey = joinSide(database, icons.table, context, (row) => {
      const id = rowReference(row, icons.at.id);
      const icon: Icon = {
        url: row.text(icons.at.url),
        width: numberAt(row, icons.at.width),
        height: numberAt(row, icons.at.height),
        type: numberAt(row, icons.at.type),
        date: timeAt(row, icons.at.date),
        position: row.position(),
      };
      return id === undefined ? undefined : [id, icon];
    });
    yield* byKey.problems;
    const unused = new Map(byKey.rows);
    yield* iconsOfVisitedPages(database, context, byKey.rows, unused);
    yield* iconsOfSites(database, byKey.rows, unused);
    for (const [id, icon] of unused) yield iconAlone(id, icon);
    yield* remainingProblems(database);
  },
});

function* iconsOfVisitedPages(
  database: Database,
  context: ParseContext,
  icons: ReadonlyMap<number | bigint, Icon>,
  unused: Map<number | bigint, Icon>,
): Generator<Emission<FirefoxFavicon>> {
  const links = optionalTable(database, 'favicon_sites', ['siteID', 'faviconID']);
  const pages = optionalTable(database, 'history', ['id', 'url']);
  if (links === undefined) return;
  const addresses = joinSide(database, pages?.table, context, (row) => {
    const id = pages && rowReference(row, pages.at.id);
    const url = pages && row.text(pages.at.url);
    return id === undefined || url === undefined || url === null ? undefined : [id, url];
  });
  yield* addresses.problems;
  for (const row of database.rows(links.table)) {
    const page = rowReference(row, links.at.siteID);
    const icon = rowReference(row, links.at.faviconID);
    const found = icon === undefined ? undefined : icons.get(icon);
    if (icon !== undefined) unused.delete(icon);
    yield {
      kind: 'record',
      data: {
        id: exactNumberAt(row, links.at.faviconID),
        ...iconFields(found),
        historyId: exactNumberAt(row, links.at.siteID),
        historyUrl: (page === undefined ? undefined : addresses.rows.get(page)) ?? null,
      },
      position: row.position(),
      times: timesOf(['icon stored', 'unix-seconds', found?.date ?? null]),
    };
  }
}

/** Since version 41 of the schema an icon can belong to an address that was never visited, e.g. a suggestion. */
function* iconsOfSites(
  database: Database,
  icons: ReadonlyMap<number | bigint, Icon>,
  unused: Map<number | bigint, Icon>,
): Generator<Emission<FirefoxFavicon>> {
  const links = optionalTable(database, 'favicon_site_urls', ['site_url', 'faviconID']);
  if (links === undefined) return;
  for (const row of database.rows(links.table)) {
    const icon = rowReference(row, links.at.faviconID);
    const found = icon === undefined ? undefined : icons.get(icon);
    if (icon !== undefined) unused.delete(icon);
    yield {
      kind: 'record',
      data: {
        id: exactNumberAt(row, links.at.faviconID),
        ...iconFields(found),
        historyId: null,
        historyUrl: row.text(links.at.site_url),
      },
      position: row.position(),
      times: timesOf(['icon stored', 'unix-seconds', found?.date ?? null]),
      met: 'stored',
    };
  }
}

/** An icon that belongs to no page any more: whether that was visited or only suggested is not known. */
function iconAlone(id: number | bigint, icon: Icon): Emission<FirefoxFavicon> {
  return {
    kind: 'record',
    data: {
      id: typeof id === 'bigint' ? id.toString() : id,
      ...iconFields(icon),
      historyId: null,
      historyUrl: null,
    },
    position: icon.position,
    times: timesOf(['icon stored', 'unix-seconds', icon.date]),
    met: 'stored',
  };
}

function iconFields(
  icon: Icon | undefined,
): Pick<FirefoxFavicon, 'url' | 'width' | 'height' | 'type' | 'isodate'> {
  return {
    url: icon?.url ?? null,
    width: icon?.width ?? null,
    height: icon?.height ?? null,
    type: icon?.type ?? null,
    isodate: isoTime('unix-seconds', icon?.date ?? null) ?? null,
  };
}

const iconColumns =
  'id INTEGER PRIMARY KEY AUTOINCREMENT, url TEXT, width INTEGER, height INTEGER, type INTEGER, date REAL';
const icon = {
  id: 3,
  url: 'https://example.org/favicon.ico',
  width: 32,
  height: 32,
  type: 1,
  isodate: '2022-02-12T08:55:34.500Z',
  historyId: 4,
  historyUrl: 'https://example.org/',
} satisfies FirefoxFavicon;
const iconRow = [3, icon.url, 32, 32, 1, 1644656134.5] as const;

export const examples = (): ArtifactExample<FirefoxFavicon>[] => [
  {
    name: 'the icon of a visited page, and a page whose icon is gone',
    content: {
      sqlite: {
        tables: {
          history: {
            columns: 'id INTEGER PRIMARY KEY, url TEXT, title TEXT',
            rows: [
              [4, 'https://example.org/', 'Example Domain'],
              [5, 'https://example.com/', ''],
            ],
          },
          favicons: { columns: iconColumns, rows: [iconRow] },
          favicon_sites: {
            columns: 'id INTEGER PRIMARY KEY, siteID INTEGER, faviconID INTEGER',
            rows: [
              [1, 4, 3],
              [2, 5, 9],
            ],
          },
        },
      },
    },
    records: [
      icon,
      {
        id: 9,
        url: null,
        width: null,
        height: null,
        type: null,
        isodate: null,
        historyId: 5,
        historyUrl: 'https://example.com/',
      },
    ],
    times: [[{ at: '2022-02-12T08:55:34.500Z', marks: 'icon stored', clock: 'utc' }], []],
  },
  {
    name: 'a later schema, where icons belong to addresses',
    content: {
      sqlite: {
        tables: {
          favicons: { columns: iconColumns, rows: [iconRow] },
          favicon_site_urls: {
            columns: 'id INTEGER PRIMARY KEY, site_url TEXT, faviconID INTEGER',
            rows: [[1, 'https://example.org/', 3]],
          },
        },
      },
    },
    records: [{ ...icon, historyId: null }],
  },
  {
    name: 'no icons any more',
    content: {
      sqlite: { tables: { clients: { columns: 'guid TEXT PRIMARY KEY, name TEXT', rows: [] } } },
    },
    records: [],
  },
];
