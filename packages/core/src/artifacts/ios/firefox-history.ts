import { isoTime, timesOf } from '../../bytes/time.ts';
import {
  defineArtifact,
  EvidenceError,
  type ArtifactExample,
  type Database,
  type Emission,
  type Epoch,
  type Met,
  type ParseContext,
  type RandomAccessFile,
  type RecordDraft,
  type Row,
} from '../../model/index.ts';
import {
  flagAt,
  joinSide,
  numberAt,
  openArtifactDatabase,
  remainingProblems,
  requireTable,
  rowReference,
  timeAt,
} from '../rows/database-rows.ts';
import { deletedMark } from '../rows/deleted-rows.ts';
import { exactNumberAt, keyOf } from '../rows/field-values.ts';
import {
  firefoxBundleIds,
  firefoxDomains,
  firefoxPaths,
  isEmptiedBrowserDatabase,
} from '../browsers/firefox-profile.ts';
import { withApp } from '../ios-expectation.ts';
import { timeDocs } from '../rows/time-docs.ts';
import { columnsOf } from '../rows/schema-names.ts';
import { rowsAndVanished } from '../rows/vanished-rows.ts';

/** One visit to a page in Firefox, or a page of which no visit is left. */
export type FirefoxVisit = {
  readonly id: number | string | null;
  readonly isodate: string | null;
  readonly url: string | null;
  readonly title: string | null;
  /** False for a visit that was made on another device of the same account. */
  readonly isLocal: boolean | null;
  /** How the page was reached, as a number; 5 and 6 are redirects. */
  readonly type: number | null;
  readonly typeName: string | null;
  /** Key of the page; several visits share it. */
  readonly historyId: number | string | null;
  readonly fromVisit: number | string | null;
};

/** The same numbers in both schemas; 0 is written where it was not known. */
const visitTypes: readonly string[] = [
  'unknown',
  'link',
  'typed',
  'bookmark',
  'embed',
  'permanent-redirect',
  'temporary-redirect',
  'download',
  'framed-link',
  'reload',
];

/** Above this a time of `places.db` counts microseconds: as milliseconds it would lie beyond the year 5000. */
const largestPlausibleMilliseconds = 1e14;

export const firefoxHistory = defineArtifact<FirefoxVisit>({
  id: 'ios.firefox-history',
  version: 1,
  title: 'Firefox browsing history',
  group: 'browsing',
  describes:
    'Visits to pages in Firefox: address, time and how the page was reached. Older versions keep them in browser.db, ' +
    'newer ones in places.db; both are read. Pages that are still kept while their visits are gone, or that were never visited, are among them.',
  cannotShow:
    'Private browsing. Of what was removed only what free space still holds is found, marked as deleted. With an account, visits made on other devices are among them; they are marked.',
  references: [
    'https://github.com/mozilla/application-services/blob/main/components/places/sql/create_shared_schema.sql',
    'https://github.com/mozilla-mobile/firefox-ios/blob/main/firefox-ios/Storage/SQL/BrowserSchema.swift',
    'https://docs.mvt.re/en/latest/ios/records/#firefox_historyjson',
  ],
  paths: [...firefoxPaths('browser.db'), ...firefoxPaths('places.db')],
  logLike: true,
  expected: (source) => withApp(source, firefoxBundleIds, firefoxDomains),
  decisive: [
    ...columnsOf('history', 'url'),
    ...columnsOf('visits', 'siteID date'),
    ...columnsOf('moz_places', 'url'),
    ...columnsOf('moz_historyvisits', 'place_id visit_date'),
  ],

  fields: {
    id: { label: 'Visit' },
    isodate: { label: 'Visited' },
    url: { label: 'Address', observable: 'url', met: 'visited' },
    title: { label: 'Title', personal: true },
    isLocal: { label: 'Visited on this device' },
    type: { label: 'How the page was reached (number)' },
    typeName: { label: 'How the page was reached' },
    historyId: { label: 'Key of the page' },
    fromVisit: { label: 'Came from visit' },
  },
  summary: ['url', 'typeName'],
  times: timeDocs('unix-microseconds', {
    entries: ['page visited'],
    others: ['page last visited'],
  }),

  *parse(file, context) {
    const database = openArtifactDatabase(file, context);
    if (database.table('moz_historyvisits') !== undefined) {
      yield* visitsOf(file, database, context, places);
    } else if (database.table('visits') !== undefined) {
      yield* visitsOf(file, database, context, browserDatabase);
    } else if (!isEmptiedBrowserDatabase(database)) {
      throw new EvidenceError(
        'unsupported',
        'the database has neither table visits nor moz_historyvisits',
      );
    }
    yield* remainingProblems(database);
  },
});

/** Where one of the two schemas keeps what a visit consists of. */
interface HistorySchema {
  readonly visits: string;
  readonly visitPage: string;
  readonly visitTime: string;
  readonly visitType: string;
  readonly pages: string;
  epochOf(time: number | bigint | null): Epoch;
}

const browserDatabase: HistorySchema = {
  visits: 'visits',
  visitPage: 'siteID',
  visitTime: 'date',
  visitType: 'type',
  pages: 'history',
  epochOf: () => 'unix-microseconds',
};

/** Phones write milliseconds here, desktops microseconds. */
const places: HistorySchema = {
  visits: 'moz_historyvisits',
  visitPage: 'place_id',
  visitTime: 'visit_date',
  visitType: 'visit_type',
  pages: 'moz_places',
  epochOf: (time) =>
    Math.abs(Number(time ?? 0)) < largestPlausibleMilliseconds
      ? 'unix-milliseconds'
      : 'unix-microseconds',
};

function* visitsOf(
  file: RandomAccessFile,
  database: Database,
  context: ParseContext,
  schema: HistorySchema,
): Generator<Emission<FirefoxVisit>> {
  const { table, at } = requireTable(
    database,
    schema.visits,
    [schema.visitPage, schema.visitTime],
    [schema.visitType, 'is_local', 'from_visit'],
  );
  const pages = requireTable(
    database,
    schema.pages,
    ['id', 'url'],
    ['title', 'visit_count', 'visit_count_local', 'last_visit_date', 'last_visit_date_local'],
  );
  const column = (name: string): number => at[name] ?? -1;

  const pageIn = (row: Row): Page => ({
    url: row.text(pages.at.url),
    title: row.text(pages.at.title),
    hasVisit: false,
  });
  const addresses = joinSide(database, pages.table, context, (row) => {
    const id = rowReference(row, pages.at.id);
    return id === undefined ? undefined : [id, pageIn(row)];
  });
  yield* addresses.problems;

  const pageColumn = column(schema.visitPage);
  const timeColumn = column(schema.visitTime);
  const typeColumn = column(schema.visitType);
  const pageOf = (row: Row): Page | undefined => {
    const key = rowReference(row, pageColumn);
    return key === undefined ? undefined : addresses.rows.get(key);
  };
  const visitIn = (row: Row): RecordDraft<FirefoxVisit> => {
    const page = pageOf(row);
    const time = timeAt(row, timeColumn);
    const epoch = schema.epochOf(time);
    const type = numberAt(row, typeColumn);
    const isLocal = flagAt(row, column('is_local'));
    return {
      kind: 'record',
      data: {
        id: keyOf(row),
        isodate: isoTime(epoch, time) ?? null,
        url: page?.url ?? null,
        title: page?.title ?? null,
        isLocal,
        type,
        typeName: type === null ? null : (visitTypes[type] ?? null),
        historyId: exactNumberAt(row, pageColumn),
        fromVisit: exactNumberAt(row, column('from_visit')),
      },
      position: row.position(),
      times: timesOf(['page visited', epoch, time]),
      met: metOf(isLocal, type),
    };
  };
  const pageAlone = (row: Row, { url, title }: Page): RecordDraft<FirefoxVisit> => {
    const count =
      numberAt(row, pages.at.visit_count_local) ?? numberAt(row, pages.at.visit_count) ?? 0;
    const lastVisit =
      timeAt(row, pages.at.last_visit_date_local) ?? timeAt(row, pages.at.last_visit_date);
    return {
      kind: 'record',
      data: { ...noVisit, url, title, historyId: exactNumberAt(row, pages.at.id) },
      position: row.position(),
      times: timesOf(['page last visited', schema.epochOf(lastVisit), lastVisit]),
      met: count > 0 || Number(lastVisit ?? 0) > 0 ? 'visited' : 'stored',
    };
  };

  const rows = rowsAndVanished(file, context, database, [table, pages.table]);
  for (const row of rows.live(table)) {
    const page = pageOf(row);
    if (page !== undefined) page.hasVisit = true;
    yield visitIn(row);
  }
  // A visit can be deleted while its page stays; bookmarks and what other devices visited have a page without visits too.
  for (const row of rows.live(pages.table)) {
    const id = rowReference(row, pages.at.id);
    const page = id === undefined ? undefined : addresses.rows.get(id);
    if (page === undefined || page.hasVisit || page.url === null) continue;
    yield pageAlone(row, page);
  }
  // A deleted visit keeps its place in time, a deleted page what it led to: each is told by itself.
  const vanished = rows.vanished();
  for (const row of vanished.rows) {
    if (row.table === table.name) {
      const visit = visitIn(row);
      if (visit.data.url === null && visit.data.isodate === null) continue;
      yield { ...visit, ...deletedMark(row) };
      continue;
    }
    const page = pageIn(row);
    if (page.url !== null) yield { ...pageAlone(row, page), ...deletedMark(row) };
  }
  yield* vanished.problems();
}

/** An address of the history, and whether a visit of it is left. */
interface Page {
  readonly url: string | null;
  readonly title: string | null;
  hasVisit: boolean;
}

const noVisit = {
  id: null,
  isodate: null,
  isLocal: null,
  type: null,
  typeName: null,
  fromVisit: null,
} satisfies Partial<FirefoxVisit>;

function metOf(isLocal: boolean | null, type: number | null): Met {
  if (isLocal === false) return 'stored';
  return type === 5 || type === 6 ? 'redirected' : 'visited';
}

const placesFile =
  '/private/var/mobile/Containers/Shared/AppGroup/group.org.mozilla.ios.Firefox/profile.profile/places.db';
const historyColumns =
  'id INTEGER PRIMARY KEY AUTOINCREMENT, guid TEXT, url TEXT, title TEXT NOT NULL, is_deleted TINYINT';
const visitColumns =
  'id INTEGER PRIMARY KEY AUTOINCREMENT, siteID INTEGER NOT NULL, date REAL NOT NULL, type INTEGER NOT NULL, is_local TINYINT NOT NULL';
const placeColumns = 'id INTEGER PRIMARY KEY, url LONGVARCHAR NOT NULL, title LONGVARCHAR';
const placeVisitColumns =
  'id INTEGER PRIMARY KEY, is_local INTEGER, from_visit INTEGER, place_id INTEGER, visit_date INTEGER, visit_type INTEGER';

const localVisit = {
  id: 1,
  isodate: '2022-02-12T08:55:34.611Z',
  url: 'https://example.org/',
  title: 'Example Domain',
  isLocal: true,
  type: 2,
  typeName: 'typed',
  historyId: 4,
  fromVisit: null,
} satisfies FirefoxVisit;

export const examples = (): ArtifactExample<FirefoxVisit>[] => [
  {
    name: 'the old database: a visit, and one that was synchronised from another device',
    content: {
      sqlite: {
        tables: {
          history: {
            columns: historyColumns,
            rows: [[4, 'xh2jQnTnHWQ_', 'https://example.org/', 'Example Domain', 0]],
          },
          visits: {
            columns: visitColumns,
            rows: [
              [1, 4, 1644656134611000, 2, 1],
              [2, 4, 1644656134611000, 1, 0],
            ],
          },
        },
      },
    },
    records: [localVisit, { ...localVisit, id: 2, isLocal: false, type: 1, typeName: 'link' }],
    times: [
      [{ at: '2022-02-12T08:55:34.611Z', marks: 'page visited', clock: 'utc' }],
      [{ at: '2022-02-12T08:55:34.611Z', marks: 'page visited', clock: 'utc' }],
    ],
  },
  {
    name: 'the new database: a page that was reached by a redirect',
    devicePath: placesFile,
    content: {
      sqlite: {
        tables: {
          moz_places: {
            columns: placeColumns,
            rows: [
              [4, 'https://example.org/', 'Example Domain'],
              [5, 'https://example.com/landing', null],
            ],
          },
          moz_historyvisits: {
            columns: placeVisitColumns,
            rows: [
              [1, 1, null, 4, 1644656134611, 2],
              [2, 1, 1, 5, 1644656135611, 6],
            ],
          },
        },
      },
    },
    records: [
      localVisit,
      {
        ...localVisit,
        id: 2,
        isodate: '2022-02-12T08:55:35.611Z',
        url: 'https://example.com/landing',
        title: null,
        type: 6,
        typeName: 'temporary-redirect',
        historyId: 5,
        fromVisit: 1,
      },
    ],
  },
  {
    name: 'a visit whose page was deleted, with a time in microseconds as desktops write it',
    devicePath: placesFile,
    content: {
      sqlite: {
        tables: {
          moz_places: { columns: placeColumns, rows: [] },
          moz_historyvisits: {
            columns: 'id INTEGER PRIMARY KEY, place_id INTEGER, visit_date INTEGER',
            rows: [[1, 4, 1644656134611000]],
          },
        },
      },
    },
    records: [{ ...localVisit, url: null, title: null, isLocal: null, type: null, typeName: null }],
  },
  {
    name: 'the old database: a page whose visit was deleted, and the mark of a page that was deleted itself',
    content: {
      sqlite: {
        tables: {
          history: {
            columns: historyColumns,
            rows: [
              [4, 'xh2jQnTnHWQ_', 'https://example.org/', 'Example Domain', 0],
              [5, 'yh2jQnTnHWQ_', null, '', 1],
            ],
          },
          visits: { columns: visitColumns, rows: [] },
        },
      },
    },
    records: [{ ...localVisit, ...noVisit }],
    times: [[]],
  },
  {
    name: 'the new database: a page whose visit was deleted, and a bookmark that was never visited',
    devicePath: placesFile,
    content: {
      sqlite: {
        tables: {
          moz_places: {
            columns: `${placeColumns}, visit_count_local INTEGER, last_visit_date_local INTEGER`,
            rows: [
              [4, 'https://example.org/', 'Example Domain', 1, 1644656134611],
              [5, 'https://example.com/', null, 0, 0],
            ],
          },
          moz_historyvisits: { columns: placeVisitColumns, rows: [] },
        },
      },
    },
    records: [
      { ...localVisit, ...noVisit },
      { ...localVisit, ...noVisit, historyId: 5, url: 'https://example.com/', title: null },
    ],
    times: [
      [
        {
          at: '2022-02-12T08:55:34.611Z',
          marks: 'page last visited',
          clock: 'utc',
          epoch: 'unix-milliseconds',
        },
      ],
      [],
    ],
  },
  {
    name: 'an old database from which a newer Firefox has moved the history away',
    content: {
      sqlite: { tables: { clients: { columns: 'guid TEXT PRIMARY KEY, name TEXT', rows: [] } } },
    },
    records: [],
  },
];
