import {
  defineArtifact,
  type ArtifactExample,
  type Database,
  type ParseContext,
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
  addressIn,
  addressRecord,
  isLocalVisit,
  noVisit,
  pageColumns,
  visitColumns,
  visitRecord,
  type Address,
  type ChromeVisit,
  type Pages,
} from '../browsers/chromium-visit.ts';
import {
  joinSide,
  openArtifactDatabase,
  optionalTable,
  remainingProblems,
  requireTable,
  rowReference,
  type BoundTable,
} from '../rows/database-rows.ts';
import { withApp } from '../ios-expectation.ts';
import { timeDocs } from '../rows/time-docs.ts';
import { deletedMark } from '../rows/deleted-rows.ts';
import { rowsAndVanished } from '../rows/vanished-rows.ts';
import { columnsOf } from '../rows/schema-names.ts';

export type { ChromeVisit };

/** Value of `visit_source.source` for visits that came by synchronisation. */
const synchronised = 0;

/**
 * Of newer tables, `visited_links` is not read: it stays empty on an iPhone, where Chrome keeps no visits apart by the site that led to them (`history_tab_helper.mm` of Chromium
 * gives no `top_level_url`, because WebKit cannot). Browsers of computers fill it.
 */
export const chromeHistory = defineArtifact<ChromeVisit>({
  id: 'ios.chrome-history',
  version: 1,
  title: 'Chrome browsing history',
  group: 'browsing',
  describes:
    'Visits to pages in Chrome, and in Brave, Edge and other browsers where they keep the same database, in every profile: ' +
    'address, time, how the page was reached and from which visit, and addresses that are still kept while their visits are gone.',
  cannotShow:
    'Private (incognito) browsing. Of what was removed only what free space still holds is found, marked as deleted. Chrome keeps about 90 days. ' +
    'Visits made on another device of the same account can be among them.',
  references: [
    'https://chromium.googlesource.com/chromium/src/+/main/components/history/core/browser/visit_database.cc',
    'https://chromium.googlesource.com/chromium/src/+/main/ui/base/page_transition_types.h',
    'https://docs.mvt.re/en/latest/ios/records/#chrome_historyjson',
  ],
  paths: chromiumPaths('History'),
  logLike: true,
  expected: (source) => withApp(source, chromeBundleIds, chromeDomains),
  decisive: [...columnsOf('urls', 'url'), ...columnsOf('visits', 'url visit_time')],

  fields: {
    id: { label: 'Key of the address' },
    url: { label: 'Address', observable: 'url', met: 'visited' },
    title: { label: 'Title', personal: true },
    visitId: { label: 'Visit' },
    timestamp: { label: 'Time as stored' },
    isodate: { label: 'Visited' },
    redirectSource: { label: 'Came from visit' },
    externalReferrerUrl: { label: 'Came from address', observable: 'url', met: 'visited' },
    transition: { label: 'How the page was reached' },
    isRedirect: { label: 'Reached by a redirect' },
    visitDurationSeconds: { label: 'Length of the visit (s)' },
    visitCount: { label: 'Visits to this address' },
    typedCount: { label: 'Times typed' },
    isLocal: { label: 'Visited on this device' },
    browser: { label: 'Browser' },
    profile: { label: 'Profile folder' },
  },
  summary: ['url', 'transition'],
  times: timeDocs('webkit-microseconds', {
    entries: ['page visited'],
    others: ['page last visited'],
  }),

  *parse(file, context) {
    if (isForeignFile(file, context)) return;
    const database = openArtifactDatabase(file, context);
    if (lacksTables(database, context, ['urls', 'visits'])) return;
    const pages = requireTable(database, 'urls', ['id', 'url'], pageColumns);
    const visits = requireTable(database, 'visits', ['url', 'visit_time'], visitColumns);
    const sources = optionalTable(database, 'visit_source', ['id', 'source']);
    const addresses = addressesByKey(database, pages, context);
    yield* addresses.problems;
    const fromElsewhere = visitsFromElsewhere(database, sources, context);
    yield* fromElsewhere.problems;

    const place = {
      browser: browserOf(context.devicePath),
      profile: profileOf(context.devicePath),
    };
    const addressOf = (row: Row): Address | undefined => {
      const key = rowReference(row, visits.at.url);
      return key === undefined ? undefined : addresses.rows.get(key);
    };
    const visitIn = (row: Row) => {
      const isLocal = isLocalVisit(row, visits.at, fromElsewhere.rows);
      return visitRecord(row, visits.at, addressOf(row), isLocal, place);
    };

    const rows = rowsAndVanished(file, context, database, [visits.table, pages.table]);
    for (const row of rows.live(visits.table)) {
      const address = addressOf(row);
      if (address !== undefined) address.hasVisit = true;
      yield visitIn(row);
    }
    // A visit can be deleted while its address stays: then that is all that is left of it.
    for (const row of rows.live(pages.table)) {
      const id = rowReference(row, pages.at.id);
      const address = id === undefined ? undefined : addresses.rows.get(id);
      if (address?.hasVisit === false) yield addressRecord(row, pages.at, address, place);
    }
    // A deleted visit keeps its place in time, a deleted address what it led to: each is told by itself.
    const vanished = rows.vanished();
    for (const row of vanished.rows) {
      if (row.table === visits.table.name) {
        const visit = visitIn(row);
        const { url, externalReferrerUrl, isodate } = visit.data;
        if (url === null && externalReferrerUrl === null && isodate === null) continue;
        yield { ...visit, ...deletedMark(row) };
        continue;
      }
      const address = addressIn(row, pages.at);
      if (address.url === null) continue;
      yield { ...addressRecord(row, pages.at, address, place), ...deletedMark(row) };
    }
    yield* vanished.problems();
    yield* remainingProblems(database);
  },
});

/** The live addresses, by the key that visits name. */
function addressesByKey(database: Database, pages: Pages, context: ParseContext) {
  return joinSide(database, pages.table, context, (row) => {
    const id = rowReference(row, pages.at.id);
    return id === undefined ? undefined : [id, addressIn(row, pages.at)];
  });
}

/** Keys of the visits that older versions name as synchronised. */
function visitsFromElsewhere(
  database: Database,
  sources: BoundTable<'id' | 'source'> | undefined,
  context: ParseContext,
) {
  return joinSide<number | bigint, true>(database, sources?.table, context, (row) => {
    const visit = rowReference(row, sources!.at.id);
    return visit !== undefined && row.number(sources!.at.source) === synchronised
      ? [visit, true]
      : undefined;
  });
}

const chromeFolder =
  '/private/var/mobile/Containers/Data/Application/com.google.chrome.ios/Library/Application Support/Google/Chrome';
const exampleUrls =
  'id INTEGER PRIMARY KEY, url LONGVARCHAR, title LONGVARCHAR, visit_count INTEGER, typed_count INTEGER';
const exampleVisits =
  'id INTEGER PRIMARY KEY, url INTEGER NOT NULL, visit_time INTEGER NOT NULL, from_visit INTEGER, ' +
  'transition INTEGER, segment_id INTEGER, visit_duration INTEGER';

const typedVisit = {
  id: 1,
  url: 'https://example.org/',
  title: 'Example Domain',
  visitId: 1,
  timestamp: '13255337775902496',
  isodate: '2021-01-17T06:16:15.902496Z',
  redirectSource: 0,
  externalReferrerUrl: null,
  transition: 'typed',
  isRedirect: false,
  visitDurationSeconds: 2.5,
  visitCount: 1,
  typedCount: 1,
  isLocal: true,
  browser: 'Chrome',
  profile: 'Default',
} satisfies ChromeVisit;

const redirectedVisit = {
  ...typedVisit,
  id: 2,
  url: 'https://example.com/landing',
  title: '',
  visitId: 2,
  timestamp: '13255337776902496',
  isodate: '2021-01-17T06:16:16.902496Z',
  redirectSource: 1,
  transition: 'link',
  isRedirect: true,
  visitDurationSeconds: 0,
  typedCount: 0,
} satisfies ChromeVisit;

export const examples = (): ArtifactExample<ChromeVisit>[] => [
  {
    name: 'a typed address that sent the browser on to another',
    devicePath: `${chromeFolder}/Default/History`,
    content: {
      sqlite: {
        tables: {
          urls: {
            columns: exampleUrls,
            rows: [
              [1, 'https://example.org/', 'Example Domain', 1, 1],
              [2, 'https://example.com/landing', '', 1, 0],
            ],
          },
          visits: {
            columns: exampleVisits,
            rows: [
              [1, 1, 13255337775902496n, 0, 0x30000001, 0, 2500000],
              [2, 2, 13255337776902496n, 1, 0xa0000000, 0, 0],
            ],
          },
        },
      },
    },
    records: [typedVisit, redirectedVisit],
    times: [
      [{ at: '2021-01-17T06:16:15.902496Z', marks: 'page visited', clock: 'utc' }],
      [{ at: '2021-01-17T06:16:16.902496Z', marks: 'page visited', clock: 'utc' }],
    ],
  },
  {
    name: 'visits of a second profile that were synchronised from another device, told in two ways',
    devicePath: `${chromeFolder}/Profile 1/History`,
    content: {
      sqlite: {
        tables: {
          urls: {
            columns: exampleUrls,
            rows: [[1, 'https://example.org/', 'Example Domain', 1, 1]],
          },
          visits: {
            columns: `${exampleVisits}, originator_cache_guid TEXT, external_referrer_url TEXT`,
            rows: [
              [1, 1, 13255337775902496n, 0, 0x30000001, 0, 2500000, '', ''],
              [
                2,
                1,
                13255337776902496n,
                0,
                0x30000001,
                0,
                0,
                'hWvBAMqDpHTSJ5mMh0yQ1w==',
                'https://referrer.example/',
              ],
            ],
          },
          visit_source: { columns: 'id INTEGER PRIMARY KEY, source INTEGER', rows: [[1, 0]] },
        },
      },
    },
    records: [
      { ...typedVisit, isLocal: false, profile: 'Profile 1' },
      {
        ...typedVisit,
        visitId: 2,
        timestamp: '13255337776902496',
        isodate: '2021-01-17T06:16:16.902496Z',
        externalReferrerUrl: 'https://referrer.example/',
        visitDurationSeconds: 0,
        isLocal: false,
        profile: 'Profile 1',
      },
    ],
  },
  {
    name: 'an old schema, in a browser made from Chromium, and a visit whose address was deleted',
    devicePath:
      '/private/var/mobile/Containers/Data/Application/0A1B2C3D-0000-4000-8000-000000000000/Library/Application Support/Chromium/Default/History',
    content: {
      sqlite: {
        tables: {
          urls: { columns: 'id INTEGER PRIMARY KEY, url LONGVARCHAR', rows: [] },
          visits: {
            columns: 'id INTEGER PRIMARY KEY, url INTEGER, visit_time INTEGER',
            rows: [[7, 5, 0]],
          },
        },
      },
    },
    records: [
      {
        id: 5,
        url: null,
        title: null,
        visitId: 7,
        timestamp: 0,
        isodate: null,
        redirectSource: null,
        externalReferrerUrl: null,
        transition: null,
        isRedirect: null,
        visitDurationSeconds: null,
        visitCount: null,
        typedCount: null,
        isLocal: true,
        browser: 'Chromium',
        profile: 'Default',
      },
    ],
    times: [[]],
  },
  {
    name: 'addresses whose visits were deleted',
    devicePath: `${chromeFolder}/Default/History`,
    content: {
      sqlite: {
        tables: {
          urls: {
            columns: `${exampleUrls}, last_visit_time INTEGER`,
            rows: [[1, 'https://example.org/', 'Example Domain', 1, 1, 13255337775902496n]],
          },
          visits: { columns: exampleVisits, rows: [] },
        },
      },
    },
    records: [{ ...typedVisit, ...noVisit }],
    times: [[{ at: '2021-01-17T06:16:15.902496Z', marks: 'page last visited', clock: 'utc' }]],
  },
  {
    name: 'a file of that name that belongs to another app',
    devicePath:
      '/private/var/mobile/Containers/Data/Application/org.example.notes/Library/Application Support/Notes/Default/History',
    content: 'Monday: bread, milk',
    records: [],
  },
];
