import { isoTime, timesOf } from '../../bytes/time.ts';
import {
  defineArtifact,
  type ArtifactExample,
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
  metOf,
  noVisit,
  redirectQualifiers,
  textOrNull,
  transitionName,
  type ChromeVisit,
} from '../browsers/chromium-visit.ts';
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
import { exactNumberAt, keyOf } from '../rows/field-values.ts';
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
    const pages = requireTable(
      database,
      'urls',
      ['id', 'url'],
      ['title', 'visit_count', 'typed_count', 'last_visit_time'],
    );
    const visits = requireTable(
      database,
      'visits',
      ['url', 'visit_time'],
      [
        'from_visit',
        'transition',
        'visit_duration',
        'originator_cache_guid',
        'external_referrer_url',
      ],
    );
    const sources = optionalTable(database, 'visit_source', ['id', 'source']);

    const addressIn = (row: Row) => ({
      url: row.text(pages.at.url),
      title: row.text(pages.at.title),
      visitCount: numberAt(row, pages.at.visit_count),
      typedCount: numberAt(row, pages.at.typed_count),
      hasVisit: false,
    });
    const addresses = joinSide(database, pages.table, context, (row) => {
      const id = rowReference(row, pages.at.id);
      return id === undefined ? undefined : [id, addressIn(row)];
    });
    yield* addresses.problems;
    const fromElsewhere = joinSide(database, sources?.table, context, (row) => {
      const visit = sources && rowReference(row, sources.at.id);
      return visit !== undefined && row.number(sources!.at.source) === synchronised
        ? [visit, true]
        : undefined;
    });
    yield* fromElsewhere.problems;

    const { at } = visits;
    const browser = browserOf(context.devicePath);
    const profile = profileOf(context.devicePath);
    const isLocalVisit = (row: Row): boolean | null => {
      // The device a visit came from is named only where that is another one.
      if ((row.text(at.originator_cache_guid) ?? '') !== '') return false;
      if (row.rowId !== undefined) return !fromElsewhere.rows.has(row.rowId);
      // The list of visits of other devices goes by a number that a deleted visit may have lost.
      return fromElsewhere.rows.size === 0 ? true : null;
    };
    const visitIn = (
      row: Row,
      address: ReturnType<typeof addressIn> | undefined,
    ): RecordDraft<ChromeVisit> => {
      const transition = row.number(at.transition);
      const isRedirect = transition === null ? null : (transition & redirectQualifiers) !== 0;
      const duration = numberAt(row, at.visit_duration);
      const visitTime = timeAt(row, at.visit_time);
      const isLocal = isLocalVisit(row);
      return {
        kind: 'record',
        data: {
          id: exactNumberAt(row, at.url),
          url: address?.url ?? null,
          title: address?.title ?? null,
          visitId: keyOf(row),
          timestamp: exactNumberAt(row, at.visit_time),
          isodate: isoTime('webkit-microseconds', visitTime) ?? null,
          redirectSource: exactNumberAt(row, at.from_visit),
          externalReferrerUrl: textOrNull(row.text(at.external_referrer_url)),
          transition: transitionName(transition),
          isRedirect,
          visitDurationSeconds: duration === null ? null : duration / 1_000_000,
          visitCount: address?.visitCount ?? null,
          typedCount: address?.typedCount ?? null,
          isLocal,
          browser,
          profile,
        },
        position: row.position(),
        times: timesOf(['page visited', 'webkit-microseconds', visitTime]),
        met: metOf(isLocal !== false, isRedirect === true),
      };
    };
    const addressAlone = (
      row: Row,
      { url, title, visitCount, typedCount }: ReturnType<typeof addressIn>,
    ): RecordDraft<ChromeVisit> => {
      const lastVisit = timeAt(row, pages.at.last_visit_time);
      const wasVisited = (visitCount ?? 0) > 0 || Number(lastVisit ?? 0) > 0;
      return {
        kind: 'record',
        data: {
          ...noVisit,
          id: exactNumberAt(row, pages.at.id),
          url,
          title,
          visitCount,
          typedCount,
          browser,
          profile,
        },
        position: row.position(),
        times: timesOf(['page last visited', 'webkit-microseconds', lastVisit]),
        met: wasVisited ? 'visited' : 'stored',
      };
    };

    const rows = rowsAndVanished(file, context, database, [visits.table, pages.table]);
    for (const row of rows.live(visits.table)) {
      const key = rowReference(row, at.url);
      const address = key === undefined ? undefined : addresses.rows.get(key);
      if (address !== undefined) address.hasVisit = true;
      yield visitIn(row, address);
    }
    // A visit can be deleted while its address stays: then that is all that is left of it.
    for (const row of rows.live(pages.table)) {
      const id = rowReference(row, pages.at.id);
      const address = id === undefined ? undefined : addresses.rows.get(id);
      if (address !== undefined && !address.hasVisit) yield addressAlone(row, address);
    }
    // A deleted visit keeps its place in time, a deleted address what it led to: each is told by itself.
    const vanished = rows.vanished();
    for (const row of vanished.rows) {
      if (row.table === visits.table.name) {
        const key = rowReference(row, at.url);
        const visit = visitIn(row, key === undefined ? undefined : addresses.rows.get(key));
        const { url, externalReferrerUrl, isodate } = visit.data;
        if (url === null && externalReferrerUrl === null && isodate === null) continue;
        yield { ...visit, ...deletedMark(row) };
        continue;
      }
      const address = addressIn(row);
      if (address.url !== null) yield { ...addressAlone(row, address), ...deletedMark(row) };
    }
    yield* vanished.problems();
    yield* remainingProblems(database);
  },
});

const chromeFolder =
  '/private/var/mobile/Containers/Data/Application/com.google.chrome.ios/Library/Application Support/Google/Chrome';
const urlColumns =
  'id INTEGER PRIMARY KEY, url LONGVARCHAR, title LONGVARCHAR, visit_count INTEGER, typed_count INTEGER';
const visitColumns =
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
            columns: urlColumns,
            rows: [
              [1, 'https://example.org/', 'Example Domain', 1, 1],
              [2, 'https://example.com/landing', '', 1, 0],
            ],
          },
          visits: {
            columns: visitColumns,
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
            columns: urlColumns,
            rows: [[1, 'https://example.org/', 'Example Domain', 1, 1]],
          },
          visits: {
            columns: `${visitColumns}, originator_cache_guid TEXT, external_referrer_url TEXT`,
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
            columns: `${urlColumns}, last_visit_time INTEGER`,
            rows: [[1, 'https://example.org/', 'Example Domain', 1, 1, 13255337775902496n]],
          },
          visits: { columns: visitColumns, rows: [] },
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
