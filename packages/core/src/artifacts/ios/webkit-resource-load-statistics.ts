import { isoTime, timesOf } from '../../bytes/time.ts';
import {
  defineArtifact,
  type ArtifactExample,
  type Expectation,
  type Met,
  type RecordDraft,
  type Row,
  type SourceFacts,
} from '../../model/index.ts';
import {
  flagAt,
  joinSide,
  numberAt,
  openArtifactDatabase,
  remainingProblems,
  requireTable,
  rowReference,
  secondsAt,
} from '../rows/database-rows.ts';
import {
  linksFrom,
  loadsUnder,
  namesAt,
  redirectsFrom,
  redirectsTo,
  relatedSites,
} from '../browsers/related-sites.ts';
import { exactNumberAt } from '../rows/field-values.ts';
import { inEncryptedBackups, majorVersion } from '../ios-expectation.ts';
import { timeDocs } from '../rows/time-docs.ts';
import { deletedMark } from '../rows/deleted-rows.ts';
import { rowsAndVanished } from '../rows/vanished-rows.ts';
import { columnsOf } from '../rows/schema-names.ts';

/** A site that WebKit loaded something from, in Safari or in a web view of an app. */
export type ObservedDomain = {
  readonly domainId: number | string | null;
  readonly registrableDomain: string | null;
  /** Seconds since 1970; WebKit rounds them, to five seconds in the versions seen. */
  readonly lastSeen: number | null;
  readonly lastSeenIsodate: string | null;
  readonly hadUserInteraction: boolean | null;
  /** Seconds since 1970; -1 where there never was one. */
  readonly mostRecentUserInteractionTime: number | null;
  readonly mostRecentUserInteractionTimeIsodate: string | null;
  readonly mostRecentWebPushInteractionTime: number | null;
  /** Sites that sent the user on to this one, as the page itself. */
  readonly redirectedFrom: readonly string[];
  /** Sites that this one sent the user on to. */
  readonly redirectedTo: readonly string[];
  /** Sites from which a link led to this one that carried something of the site that set it: a query or a fragment. */
  readonly linkedFrom: readonly string[];
  /** Sites on whose pages something from this one was loaded, scripts among it. */
  readonly loadedUnder: readonly string[];
  /** Bundle id of the app, where the path tells it. */
  readonly app: string | null;
};

const safariDomain = 'AppDomain-com.apple.mobilesafari';

export const webkitResourceLoadStatistics = defineArtifact<ObservedDomain>({
  id: 'ios.webkit-resource-load-statistics',
  version: 1,
  title: 'Statistics about websites that track across pages',
  group: 'browsing',
  describes:
    'Sites from which Safari and web views of apps loaded something, kept by WebKit to limit tracking: whether the user ' +
    'interacted with them, and which sites redirected to which.',
  cannotShow:
    'Full addresses: only the registrable domain is kept. Most entries are parts of other pages (advertisements, counters) that the user never saw. ' +
    'Entries are dropped after some weeks without interaction; private browsing is not recorded.',
  references: [
    'https://github.com/WebKit/WebKit/blob/main/Source/WebKit/NetworkProcess/Classifier/ResourceLoadStatisticsStore.cpp',
    'https://webkit.org/tracking-prevention/',
    'https://docs.mvt.re/en/latest/ios/records/#webkit_resource_load_statisticsjson',
  ],
  paths: [
    '/private/**/ResourceLoadStatistics/observations.db',
    '/private/**/com.apple.SafariViewService/Library/WebKit/WebsiteData/observations.db',
  ],
  expected,
  decisive: [
    ...columnsOf('ObservedDomains', 'registrableDomain lastSeen'),
    ...columnsOf('TopFrameUniqueRedirectsTo', 'sourceDomainID toDomainID'),
    ...columnsOf('SubresourceUnderTopFrameDomains', 'subresourceDomainID topFrameDomainID'),
  ],

  fields: {
    domainId: { label: 'Key of the site' },
    registrableDomain: { label: 'Site', observable: 'domain', met: 'resolved' },
    lastSeen: { label: 'Last loaded (as stored)' },
    lastSeenIsodate: { label: 'Last loaded' },
    hadUserInteraction: { label: 'User interacted' },
    mostRecentUserInteractionTime: { label: 'Last interaction (as stored)' },
    mostRecentUserInteractionTimeIsodate: { label: 'Last interaction' },
    mostRecentWebPushInteractionTime: { label: 'Last interaction with a notification (as stored)' },
    redirectedFrom: { label: 'Redirected to by' },
    redirectedTo: { label: 'Redirected on to' },
    linkedFrom: { label: 'Linked to by' },
    loadedUnder: { label: 'Loaded on pages of' },
    app: { label: 'App' },
  },
  summary: ['registrableDomain', 'app'],
  times: timeDocs('unix-seconds', {
    others: [
      'site last loaded',
      'user interacted with the site',
      'user interacted with a notification of the site',
    ],
  }),

  *parse(file, context) {
    const database = openArtifactDatabase(file, context);
    const { table, at } = requireTable(
      database,
      'ObservedDomains',
      ['registrableDomain'],
      [
        'domainID',
        'lastSeen',
        'hadUserInteraction',
        'mostRecentUserInteractionTime',
        'mostRecentWebPushInteractionTime',
      ],
    );
    const names = joinSide(database, table, context, (row) => {
      const id = rowReference(row, at.domainID);
      const name = row.text(at.registrableDomain);
      return id === undefined || name === null ? undefined : [id, name];
    });
    yield* names.problems;
    const related = (relations: Parameters<typeof relatedSites>[3]) =>
      relatedSites(database, context, names.rows, relations);
    const redirectedFrom = yield* related(redirectsFrom);
    const redirectedTo = yield* related(redirectsTo);
    const linkedFrom = yield* related(linksFrom);
    const loadedUnder = yield* related(loadsUnder);

    const app = appOf(context.devicePath);
    const siteIn = (row: Row): RecordDraft<ObservedDomain> => {
      const id = rowReference(row, at.domainID);
      const lastSeen = secondsAt(row, at.lastSeen);
      const interaction = secondsAt(row, at.mostRecentUserInteractionTime);
      const webPush = secondsAt(row, at.mostRecentWebPushInteractionTime);
      const hadUserInteraction = flagAt(row, at.hadUserInteraction);
      const data: ObservedDomain = {
        domainId: exactNumberAt(row, at.domainID),
        registrableDomain: row.text(at.registrableDomain),
        lastSeen: numberAt(row, at.lastSeen),
        lastSeenIsodate: isoTime('unix-seconds', positive(lastSeen)) ?? null,
        hadUserInteraction,
        mostRecentUserInteractionTime: numberAt(row, at.mostRecentUserInteractionTime),
        mostRecentUserInteractionTimeIsodate:
          isoTime('unix-seconds', positive(interaction)) ?? null,
        mostRecentWebPushInteractionTime: numberAt(row, at.mostRecentWebPushInteractionTime),
        redirectedFrom: namesAt(redirectedFrom, id),
        redirectedTo: namesAt(redirectedTo, id),
        linkedFrom: namesAt(linkedFrom, id),
        loadedUnder: namesAt(loadedUnder, id),
        app,
      };
      return {
        kind: 'record',
        data,
        position: row.position(),
        times: timesOf(
          ['site last loaded', 'unix-seconds', positive(lastSeen)],
          ['user interacted with the site', 'unix-seconds', positive(interaction)],
          ['user interacted with a notification of the site', 'unix-seconds', positive(webPush)],
        ),
        met: metOf(data),
      };
    };

    const rows = rowsAndVanished(file, context, database, [table]);
    const observed = new Set(names.rows.values());
    for (const row of rows.live(table)) yield siteIn(row);
    // A site that was dropped and seen again later is still there, under another key.
    const vanished = rows.vanished();
    for (const row of vanished.rows) {
      const site = siteIn(row);
      const name = site.data.registrableDomain;
      if (name !== null && !observed.has(name)) yield { ...site, ...deletedMark(row) };
    }
    yield* vanished.problems();
    yield* remainingProblems(database);
  },
});

/** Before, WebKit kept `full_browsing_session_resourceLog.plist`; some time in iOS 13 the database took its place. */
const firstVersion = 14;

/** Safari's website data; absent where a manifest names no folder of Safari's at all. */
function expected(source: SourceFacts): Expectation {
  const expectation = inEncryptedBackups(source);
  const hasSafari = source.kind !== 'itunes-backup' || source.domains.has(safariDomain);
  const isOfVersion = majorVersion(source.device.osVersion) >= firstVersion;
  return expectation === 'always' && !(hasSafari && isOfVersion) ? 'optional' : expectation;
}

/** Interaction, and a link that was followed, need a page that was opened; a redirect was followed without one; the rest was loaded by other pages. */
function metOf({
  hadUserInteraction,
  redirectedFrom,
  redirectedTo,
  linkedFrom,
}: ObservedDomain): Met {
  if (hadUserInteraction === true || linkedFrom.length > 0) return 'visited';
  return redirectedFrom.length + redirectedTo.length > 0 ? 'redirected' : 'resolved';
}

/** WebKit writes -1 for what never happened. */
function positive(seconds: number | null): number | null {
  return seconds !== null && seconds > 0 ? seconds : null;
}

const uuid = /^[\dA-F]{8}(?:-[\dA-F]{4}){3}-[\dA-F]{12}$/i;

/** Backups name containers by bundle id, dumps by a UUID that says nothing. */
function appOf(devicePath: string): string | null {
  const container = /\/Containers\/Data\/[^/]+\/([^/]+)\//.exec(devicePath)?.[1];
  if (devicePath.includes('/com.apple.SafariViewService/')) return 'com.apple.SafariViewService';
  return container === undefined || uuid.test(container) ? null : container;
}

const inChrome =
  '/private/var/mobile/Containers/Data/Application/com.google.chrome.ios/Library/WebKit/WebsiteData/ResourceLoadStatistics/observations.db';
const domainColumns =
  'domainID INTEGER PRIMARY KEY, registrableDomain TEXT NOT NULL UNIQUE, lastSeen REAL NOT NULL, ' +
  'hadUserInteraction INTEGER NOT NULL, mostRecentUserInteractionTime REAL NOT NULL';

const interacted = {
  domainId: 1,
  registrableDomain: 'example.org',
  lastSeen: 1634560250,
  lastSeenIsodate: '2021-10-18T12:30:50Z',
  hadUserInteraction: true,
  mostRecentUserInteractionTime: 1634560030.5,
  mostRecentUserInteractionTimeIsodate: '2021-10-18T12:27:10.500Z',
  mostRecentWebPushInteractionTime: null,
  redirectedFrom: [],
  redirectedTo: [],
  linkedFrom: [],
  loadedUnder: [],
  app: 'com.google.chrome.ios',
} satisfies ObservedDomain;

const loaded = {
  ...interacted,
  domainId: 2,
  registrableDomain: 'example.net',
  lastSeen: 1634560030,
  lastSeenIsodate: '2021-10-18T12:27:10Z',
  hadUserInteraction: false,
  mostRecentUserInteractionTime: -1,
  mostRecentUserInteractionTimeIsodate: null,
} satisfies ObservedDomain;

/** Kept by every version, and empty where no site led to another. */
const noRelations = {
  TopFrameUniqueRedirectsTo: { columns: 'sourceDomainID INTEGER, toDomainID INTEGER', rows: [] },
  SubresourceUnderTopFrameDomains: {
    columns: 'subresourceDomainID INTEGER, lastUpdated REAL, topFrameDomainID INTEGER',
    rows: [],
  },
} as const;

export const examples = (): ArtifactExample<ObservedDomain>[] => [
  {
    name: 'a site the user interacted with, and one that was only loaded',
    devicePath: inChrome,
    content: {
      sqlite: {
        tables: {
          ObservedDomains: {
            columns: domainColumns,
            rows: [
              [1, 'example.org', 1634560250, 1, 1634560030.5],
              [2, 'example.net', 1634560030, 0, -1],
            ],
          },
          ...noRelations,
        },
      },
    },
    records: [interacted, loaded],
    times: [
      [
        { at: '2021-10-18T12:30:50Z', marks: 'site last loaded', clock: 'utc' },
        {
          at: '2021-10-18T12:27:10.500Z',
          marks: 'user interacted with the site',
          clock: 'utc',
        },
      ],
      [{ at: '2021-10-18T12:27:10Z', marks: 'site last loaded', clock: 'utc' }],
    ],
  },
  {
    name: 'redirects and resources of one site on pages of another, in a dump',
    devicePath:
      '/private/var/mobile/Containers/Data/Application/0A1B2C3D-0000-4000-8000-000000000000/Library/WebKit/WebsiteData/ResourceLoadStatistics/observations.db',
    content: {
      sqlite: {
        tables: {
          ObservedDomains: {
            columns: domainColumns,
            rows: [
              [1, 'example.org', 1634560250, 1, 1634560030.5],
              [2, 'example.net', 1634560030, 0, -1],
            ],
          },
          TopFrameUniqueRedirectsTo: {
            columns: 'sourceDomainID INTEGER, toDomainID INTEGER',
            rows: [
              [1, 2],
              [1, 7],
            ],
          },
          SubresourceUnderTopFrameDomains: {
            columns: 'subresourceDomainID INTEGER, lastUpdated REAL, topFrameDomainID INTEGER',
            rows: [[2, 1634560030, 1]],
          },
        },
      },
    },
    records: [
      { ...interacted, redirectedTo: ['example.net'], app: null },
      { ...loaded, redirectedFrom: ['example.org'], loadedUnder: ['example.org'], app: null },
    ],
  },
  {
    name: 'a site to which a link with a query led, and one whose script a page loaded',
    devicePath: inChrome,
    content: {
      sqlite: {
        tables: {
          ObservedDomains: {
            columns: domainColumns,
            rows: [
              [1, 'example.org', 1634560250, 1, 1634560030.5],
              [2, 'example.net', 1634560030, 0, -1],
              [3, 'script.example', 1634560030, 0, -1],
            ],
          },
          ...noRelations,
          TopFrameLinkDecorationsFrom: {
            columns: 'toDomainID INTEGER, lastUpdated REAL, fromDomainID INTEGER',
            rows: [[2, 1634560030, 1]],
          },
          TopFrameLoadedThirdPartyScripts: {
            columns: 'topFrameDomainID INTEGER, subresourceDomainID INTEGER',
            rows: [[2, 3]],
          },
        },
      },
    },
    records: [
      interacted,
      { ...loaded, linkedFrom: ['example.org'] },
      {
        ...loaded,
        domainId: 3,
        registrableDomain: 'script.example',
        loadedUnder: ['example.net'],
      },
    ],
  },
  {
    name: 'a later schema with notifications',
    devicePath: inChrome,
    content: {
      sqlite: {
        tables: {
          ObservedDomains: {
            columns: `${domainColumns}, mostRecentWebPushInteractionTime REAL`,
            rows: [[1, 'example.org', 1634560250, 1, 1634560030.5, 1634560031]],
          },
          ...noRelations,
        },
      },
    },
    records: [{ ...interacted, mostRecentWebPushInteractionTime: 1634560031 }],
  },
  {
    name: 'no sites',
    devicePath: inChrome,
    content: {
      sqlite: { tables: { ObservedDomains: { columns: domainColumns, rows: [] }, ...noRelations } },
    },
    records: [],
  },
];
