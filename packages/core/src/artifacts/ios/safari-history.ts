import {
  defineTableArtifact,
  type ArtifactExample,
  type Database,
  type ParseContext,
  type TableReader,
} from '../../model/index.ts';
import { askForColumns, rowReference, timeAt } from '../rows/database-rows.ts';
import { safariEpoch } from '../browsers/safari-epoch.ts';
import { inEncryptedBackups } from '../ios-expectation.ts';
import { DeletedParts } from '../rows/deleted-parts.ts';
import { timeDocs } from '../rows/time-docs.ts';
import { columnsOf, wholeTable } from '../rows/schema-names.ts';

/** One visit that Safari recorded, an address of which no visit is left, or one of which it recorded that its history was removed. */
export type SafariHistoryVisit = {
  readonly id: number | string | null;
  readonly url: string | null;
  readonly title: string | null;
  readonly visitTime: number | null;
  readonly historyItem: number | string | null;
  readonly visitCount: number | null;
  /** Id of the visit that led here, and of the one this led to. */
  readonly redirectSource: number | string | null;
  readonly redirectDestination: number | string | null;
  readonly redirectSourceUrl: string | null;
  readonly redirectDestinationUrl: string | null;
  readonly loadSuccessful?: number | null;
  readonly httpNonGet?: number | null;
  readonly synthesized?: number | null;
  /** 0 this phone, 1 another device of the same account. */
  readonly origin?: number | null;
  readonly attributes?: number | null;
  readonly removedFrom: number | null;
  readonly removedTo: number | null;
};

/** `origin` of a visit that was only synchronised to this phone (https://github.com/abrignoni/iLEAPP, https://github.com/mac4n6/APOLLO). */
const anotherDevice = 1;

/** Addresses by the numbers that visits name; Safari never gives one twice (`AUTOINCREMENT`). */
const deletedItems = new DeletedParts();

const visits: TableReader<SafariHistoryVisit> = {
  table: 'history_visits',
  needs: ['history_item', 'visit_time'],
  recover: true,
  foresee(database, table, row) {
    deletedItems.foreseeName(database, rowReference(row, table.column('history_item')));
  },
  prepare(database, table, fields, writer, context) {
    const at = askForColumns(table, [
      'history_item',
      'visit_time',
      'redirect_source',
      'redirect_destination',
      'title',
      'origin',
      'load_successful',
      'http_non_get',
      'synthesized',
      'attributes',
    ]);
    const items = database.table('history_items');
    if (!items) {
      context.problem({
        code: 'unsupported',
        detail: 'no table history_items: visits have no address',
      });
    }
    const url = items?.column('url') ?? -1;
    const visitCount = items?.column('visit_count') ?? -1;
    const rest = writer.run([
      [fields.loadSuccessful, at.load_successful],
      [fields.httpNonGet, at.http_non_get],
      [fields.synthesized, at.synthesized],
      [fields.origin, at.origin],
      [fields.attributes, at.attributes],
    ]);
    /** Address of another visit of this database; redirects are followed one step, never searched. */
    const urlOfVisit = (id: number | bigint | undefined): string | null => {
      const visit = id === undefined ? undefined : database.seek(table, id);
      const itemId = visit && rowReference(visit, at.history_item);
      const row = items && itemId !== undefined ? database.seek(items, itemId) : undefined;
      return row?.text(url) ?? null;
    };

    return (row) => {
      const sourceId = rowReference(row, at.redirect_source);
      const destinationId = rowReference(row, at.redirect_destination);
      const isOfThisPhone = row.number(at.origin) !== anotherDevice;
      // Asked first: the row of the item is the one object that seeks of this table share. What led to another device's visit was not visited here.
      const sourceUrl = isOfThisPhone ? urlOfVisit(sourceId) : null;
      const destinationUrl = isOfThisPhone ? urlOfVisit(destinationId) : null;
      const itemId = rowReference(row, at.history_item);
      const liveItem = items && itemId !== undefined ? database.seek(items, itemId) : undefined;
      const itemRow =
        liveItem ?? (row.isRecovered && items ? deletedItems.find(database, itemId) : undefined);

      writer.begin(row);
      writer.met(!isOfThisPhone ? 'stored' : sourceId === undefined ? 'visited' : 'redirected');
      const visitTime = timeAt(row, at.visit_time);
      writer.time('page visited', safariEpoch(visitTime), visitTime);
      writer.number(fields.id, row.rowId ?? null);
      if (itemRow) writer.column(fields.url, itemRow, url);
      writer.column(fields.title, row, at.title);
      writer.column(fields.visitTime, row, at.visit_time);
      writer.column(fields.historyItem, row, at.history_item);
      if (itemRow) writer.column(fields.visitCount, itemRow, visitCount);
      writer.column(fields.redirectSource, row, at.redirect_source);
      writer.column(fields.redirectDestination, row, at.redirect_destination);
      if (sourceUrl !== null) writer.text(fields.redirectSourceUrl, sourceUrl);
      if (destinationUrl !== null) writer.text(fields.redirectDestinationUrl, destinationUrl);
      writer.columns(rest, row);
      writer.end();
    };
  },
};

/**
 * Addresses without a visit. Where a visit was deleted, so was its address, if it was the last; where only the visit was, or its page is
 * damaged, the row of the address is all that is left.
 */
const itemsWithoutVisit: TableReader<SafariHistoryVisit> = {
  table: 'history_items',
  needs: ['url'],
  optional: true,
  recover: true,
  foresee(database, _table, row) {
    deletedItems.foreseePart(database, row);
  },
  prepare(database, table, fields, writer, context) {
    const url = table.column('url');
    const visitCount = table.column('visit_count');
    let visited: VisitedItems | undefined;
    return (row) => {
      const isLive = row.isRecovered !== true;
      if (isLive) {
        visited ??= visitedItems(database, context);
        if (row.rowId === undefined || visited.isCutOff || visited.ids.has(Number(row.rowId)))
          return;
      } else if (deletedItems.isToldByName(database, table, row)) return;
      writer.begin(row);
      writer.met(isLive && (row.number(visitCount) ?? 0) <= 0 ? 'stored' : 'visited');
      writer.column(fields.url, row, url);
      if (row.rowId !== undefined) writer.number(fields.historyItem, row.rowId);
      writer.column(fields.visitCount, row, visitCount);
      writer.end();
    };
  },
};

/** Visits whose addresses are remembered: each takes some forty bytes. */
const mostVisits = 1_000_000;

/** Ids of the addresses that have a visit; where the list was cut off, of no other it is known that it has none. */
interface VisitedItems {
  readonly ids: ReadonlySet<number>;
  readonly isCutOff: boolean;
}

/** One pass over all visits, by each worker that has a piece of the addresses: nothing is made for a visit. */
function visitedItems(database: Database, context: ParseContext): VisitedItems {
  const ids = new Set<number>();
  const visits = database.table('history_visits');
  if (!visits) return { ids, isCutOff: false };
  const item = visits.column('history_item');
  let left = Math.min(mostVisits, context.limits.maxRecordsPerFile);
  for (const row of database.rows(visits)) {
    if (left-- === 0) {
      context.problem({
        code: 'limit-exceeded',
        detail: 'too many visits to tell which addresses have none',
      });
      return { ids, isCutOff: true };
    }
    const id = row.number(item);
    if (id !== null) ids.add(id);
  }
  return { ids, isCutOff: false };
}

/** Addresses whose visits were removed within a span; kept so that other devices remove them too. */
const tombstones: TableReader<SafariHistoryVisit> = {
  table: 'history_tombstones',
  needs: ['url', 'start_time', 'end_time'],
  optional: true,
  prepare(_database, table, fields, writer) {
    const url = table.column('url');
    const from = table.column('start_time');
    const to = table.column('end_time');
    return (row) => {
      writer.begin(row);
      const [removedFrom, removedTo] = [timeAt(row, from), timeAt(row, to)];
      writer.time('removed history begins', safariEpoch(removedFrom), removedFrom);
      writer.time('removed history ends', safariEpoch(removedTo), removedTo);
      writer.number(fields.id, row.rowId ?? null);
      writer.column(fields.url, row, url);
      writer.column(fields.removedFrom, row, from);
      writer.column(fields.removedTo, row, to);
      writer.end();
    };
  },
};

export const safariHistory = defineTableArtifact<SafariHistoryVisit>({
  id: 'ios.safari-history',
  version: 1,
  title: 'Safari browsing history',
  group: 'browsing',
  describes:
    'Pages that Safari recorded as visited, with redirects between them, addresses that are still kept while their visits are gone, addresses whose history was removed, and deleted ' +
    'visits and addresses whose rows still stand in the file. History of other devices of the same account is among it (origin 1).',
  cannotShow:
    'Private browsing, and pages shown inside other apps. Of history that was removed only what free space still holds is found, marked as deleted. Safari keeps it for a year at most, ' +
    'less as set on the phone. A visit does not show that anything was installed.',
  references: ['https://docs.mvt.re/en/latest/ios/records/#safari_historyjson'],
  paths: [
    '/private/var/mobile/Library/Safari/History.db',
    '/private/var/mobile/Library/Safari/Profiles/*/History.db',
    '/private/var/mobile/Containers/Data/Application/*/Library/Safari/History.db',
    '/private/var/mobile/Containers/Data/Application/*/Library/Safari/Profiles/*/History.db',
  ],
  logLike: true,
  expected: inEncryptedBackups,
  decisive: [
    ...wholeTable('history_items', 'url'),
    ...columnsOf('history_visits', 'history_item visit_time redirect_source redirect_destination'),
    ...columnsOf('history_tombstones', 'url'),
  ],

  fields: {
    id: { label: 'Visit' },
    url: { label: 'Address', observable: 'url', met: 'visited' },
    title: { label: 'Title of the page', personal: true },
    visitTime: { label: 'Time (as stored)' },
    historyItem: { label: 'Item' },
    visitCount: { label: 'Visits of this address' },
    redirectSource: { label: 'Redirected from visit' },
    redirectDestination: { label: 'Redirected to visit' },
    // Addresses of other visits than the one that the record speaks of.
    redirectSourceUrl: {
      label: 'Redirected from',
      observable: 'url',
      met: 'visited',
      ownMet: true,
    },
    redirectDestinationUrl: {
      label: 'Redirected to',
      observable: 'url',
      met: 'redirected',
      ownMet: true,
    },
    loadSuccessful: { label: 'Loaded' },
    httpNonGet: { label: 'Form sent' },
    synthesized: { label: 'Synthesised' },
    origin: { label: 'Device (0 this phone, 1 another)' },
    attributes: { label: 'Attributes' },
    removedFrom: { label: 'Removed from' },
    removedTo: { label: 'Removed to' },
  },
  summary: ['url', 'redirectSourceUrl', 'redirectDestinationUrl'],
  times: timeDocs('cocoa-seconds', {
    entries: ['page visited'],
    others: ['removed history begins', 'removed history ends'],
  }),
  tables: [visits, itemsWithoutVisit, tombstones],
});

/** What both tables of the examples have; columns of other versions are left out. */
const bare: SafariHistoryVisit = {
  id: null,
  url: null,
  title: null,
  visitTime: null,
  historyItem: null,
  visitCount: null,
  redirectSource: null,
  redirectDestination: null,
  redirectSourceUrl: null,
  redirectDestinationUrl: null,
  removedFrom: null,
  removedTo: null,
};

/** What only a visit has columns for. */
const noColumns = {
  loadSuccessful: null,
  httpNonGet: null,
  synthesized: null,
  origin: null,
  attributes: null,
} satisfies Partial<SafariHistoryVisit>;

export const examples = (): ArtifactExample<SafariHistoryVisit>[] => [
  {
    name: 'a visit that was redirected, and an address whose history was removed',
    content: {
      sqlite: {
        tables: {
          history_items: {
            columns:
              'id INTEGER PRIMARY KEY AUTOINCREMENT, url TEXT NOT NULL UNIQUE, visit_count INTEGER NOT NULL',
            rows: [
              [1, 'http://short.example/a', 1],
              [2, 'https://shop.example/', 4],
            ],
          },
          history_visits: {
            columns:
              'id INTEGER PRIMARY KEY AUTOINCREMENT, history_item INTEGER NOT NULL, visit_time REAL NOT NULL, title TEXT, ' +
              'load_successful BOOLEAN NOT NULL DEFAULT 1, redirect_source INTEGER, redirect_destination INTEGER, origin INTEGER',
            rows: [
              [11, 1, 700_000_000.25, null, 1, null, 12, 0],
              [12, 2, 700_000_000.5, 'Shop', 1, 11, null, 0],
            ],
          },
          history_tombstones: {
            columns:
              'id INTEGER PRIMARY KEY, start_time REAL, end_time REAL, url TEXT, generation INTEGER',
            rows: [[1, 699_000_000, 699_000_060, 'https://gone.example/', 3]],
          },
        },
      },
    },
    records: [
      {
        ...bare,
        id: 11,
        url: 'http://short.example/a',
        visitTime: 700_000_000.25,
        historyItem: 1,
        visitCount: 1,
        redirectDestination: 12,
        redirectDestinationUrl: 'https://shop.example/',
        loadSuccessful: 1,
        origin: 0,
      },
      {
        ...bare,
        id: 12,
        url: 'https://shop.example/',
        title: 'Shop',
        visitTime: 700_000_000.5,
        historyItem: 2,
        visitCount: 4,
        redirectSource: 11,
        redirectSourceUrl: 'http://short.example/a',
        loadSuccessful: 1,
        origin: 0,
      },
      {
        ...bare,
        id: 1,
        ...noColumns,
        url: 'https://gone.example/',
        removedFrom: 699_000_000,
        removedTo: 699_000_060,
      },
    ],
    times: [
      [{ at: '2023-03-08T20:26:40.250Z', marks: 'page visited', clock: 'utc' }],
      [{ at: '2023-03-08T20:26:40.500Z', marks: 'page visited', clock: 'utc' }],
      [
        { at: '2023-02-25T06:40:00Z', marks: 'removed history begins', clock: 'utc' },
        { at: '2023-02-25T06:41:00Z', marks: 'removed history ends', clock: 'utc' },
      ],
    ],
  },
  {
    name: 'addresses whose visits are gone',
    lacks: ['history_visits.*'],
    content: {
      sqlite: {
        tables: {
          history_items: {
            columns: 'id INTEGER PRIMARY KEY, url TEXT, visit_count INTEGER',
            rows: [
              [1, 'https://shop.example/', 1],
              [2, 'https://news.example/', 3],
            ],
          },
          history_visits: {
            columns: 'id INTEGER PRIMARY KEY, history_item INTEGER, visit_time REAL',
            rows: [[5, 1, 700_000_000]],
          },
        },
      },
    },
    records: [
      {
        ...bare,
        id: 5,
        url: 'https://shop.example/',
        visitTime: 700_000_000,
        historyItem: 1,
        visitCount: 1,
      },
      { ...bare, ...noColumns, url: 'https://news.example/', historyItem: 2, visitCount: 3 },
    ],
    times: [[{ at: '2023-03-08T20:26:40Z', marks: 'page visited', clock: 'utc' }], []],
  },
  {
    name: 'a visit whose item is gone has no address',
    lacks: ['history_visits.*'],
    content: {
      sqlite: {
        tables: {
          history_items: { columns: 'id INTEGER PRIMARY KEY, url TEXT', rows: [] },
          history_visits: {
            columns:
              'id INTEGER PRIMARY KEY, history_item INTEGER, visit_time REAL, redirect_source INTEGER',
            rows: [[5, 99, 1, 5]],
          },
        },
      },
    },
    records: [{ ...bare, id: 5, visitTime: 1, historyItem: 99, redirectSource: 5 }],
    times: [
      [
        {
          at: '2001-01-01T00:00:01Z',
          marks: 'page visited',
          clock: 'utc',
          raw: 1,
          doubt: 'before-phones',
        },
      ],
    ],
  },
];
