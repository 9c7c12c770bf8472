import { isoTime, timesOf, webkitOffsetSeconds } from '../../bytes/time.ts';
import {
  defineArtifact,
  type ArtifactExample,
  type RecordDraft,
  type Row,
} from '../../model/index.ts';
import {
  browserOf,
  chromiumPaths,
  isForeignFile,
  lacksTables,
  profileOf,
} from '../browsers/chromium-profile.ts';
import { textOrNull } from '../browsers/chromium-visit.ts';
import {
  joinLists,
  numberAt,
  openArtifactDatabase,
  optionalTable,
  remainingProblems,
  requireTable,
  rowReference,
  secondsAt,
  timeAt,
} from '../rows/database-rows.ts';
import { deletedMark } from '../rows/deleted-rows.ts';
import { exactNumberAt } from '../rows/field-values.ts';
import { onSomeIphones } from '../ios-expectation.ts';
import { timeDocs } from '../rows/time-docs.ts';
import { rowsAndVanished } from '../rows/vanished-rows.ts';

/** One download of Chrome, or an address of one that is itself gone. */
export type ChromeDownload = {
  readonly id: number | string | null;
  readonly guid: string | null;
  /** The addresses that led to the file, redirects included, in order. */
  readonly urls: readonly string[];
  readonly tabUrl: string | null;
  readonly tabReferrerUrl: string | null;
  readonly referrer: string | null;
  readonly siteUrl: string | null;
  readonly targetPath: string | null;
  readonly currentPath: string | null;
  readonly mimeType: string | null;
  readonly originalMimeType: string | null;
  readonly receivedBytes: number | string | null;
  readonly totalBytes: number | string | null;
  /** As stored: 1 whole, 2 cancelled, 4 interrupted. */
  readonly state: number | null;
  readonly dangerType: number | null;
  readonly opened: number | null;
  readonly startTime: string | null;
  readonly endTime: string | null;
  readonly browser: string | null;
  readonly profile: string | null;
};

/** Addresses kept of one download, at most; browsers give up after twenty redirects. */
const maxUrls = 1000;

export const chromeDownloads = defineArtifact<ChromeDownload>({
  id: 'ios.chrome-downloads',
  version: 1,
  title: 'Downloads in Chrome',
  group: 'browsing',
  describes:
    'Files that Chrome downloaded, and Brave, Edge and other browsers where they keep the same database: from which addresses, ' +
    'redirects included, from which page, when, and where each was saved.',
  cannotShow:
    'What the file held, and downloads in private (incognito) tabs. Of what was removed only what free space still holds is found, marked as deleted. ' +
    'Chrome for iOS hands most files on without noting them here.',
  references: [
    'https://chromium.googlesource.com/chromium/src/+/main/components/history/core/browser/download_database.cc',
    'https://chromium.googlesource.com/chromium/src/+/main/components/history/core/browser/download_row.h',
  ],
  paths: chromiumPaths('History'),
  logLike: true,
  // Older versions keep none; a history that cannot be read is a gap of `ios.chrome-history`.
  expected: onSomeIphones,

  fields: {
    id: { label: 'Download' },
    guid: { label: 'Identifier' },
    urls: { label: 'Addresses of the file', observable: 'url', met: 'visited' },
    tabUrl: { label: 'Page it was started from', observable: 'url', met: 'visited' },
    tabReferrerUrl: { label: 'Page before that', observable: 'url', met: 'visited' },
    referrer: { label: 'Came from address', observable: 'url', met: 'visited' },
    siteUrl: { label: 'Site', observable: 'url', met: 'visited' },
    targetPath: { label: 'Saved as', observable: 'file-path', met: 'stored' },
    currentPath: { label: 'Lies at', observable: 'file-path', met: 'stored' },
    mimeType: { label: 'Kind of file' },
    originalMimeType: { label: 'Kind of file as the server said' },
    receivedBytes: { label: 'Received (bytes)' },
    totalBytes: { label: 'Size (bytes)' },
    state: { label: 'State' },
    dangerType: { label: 'Kind of danger that the browser saw' },
    opened: { label: 'Opened from the browser' },
    startTime: { label: 'Begun' },
    endTime: { label: 'Finished' },
    browser: { label: 'Browser' },
    profile: { label: 'Profile folder' },
  },
  summary: ['urls', 'targetPath'],
  times: timeDocs('webkit-microseconds', {
    entries: ['download begun'],
    others: ['download finished'],
  }),

  *parse(file, context) {
    if (isForeignFile(file, context)) return;
    const database = openArtifactDatabase(file, context);
    if (lacksTables(database, context, ['urls', 'downloads'])) return;
    // A history without any downloads is one of a version that keeps none; without both it is of a schema that is not known.
    if (database.table('urls') === undefined) requireTable(database, 'downloads', ['id']);
    const downloads = optionalTable(database, 'downloads', [
      'id',
      'guid',
      'url',
      'full_path',
      'target_path',
      'current_path',
      'tab_url',
      'tab_referrer_url',
      'referrer',
      'site_url',
      'mime_type',
      'original_mime_type',
      'received_bytes',
      'total_bytes',
      'state',
      'danger_type',
      'opened',
      'start_time',
      'end_time',
    ]);
    if (downloads === undefined) context.holdsNone();
    const chains =
      database.table('downloads_url_chains') &&
      requireTable(database, 'downloads_url_chains', ['id', 'url'], ['chain_index']);
    const browser = browserOf(context.devicePath);
    const profile = profileOf(context.devicePath);

    type Step = { readonly index: number; readonly url: string };
    const steps = joinLists<number | bigint, Step>(
      database,
      chains?.table,
      context,
      maxUrls,
      (row) => {
        const id = rowReference(row, chains!.at.id);
        const url = row.text(chains!.at.url);
        if (id === undefined || url === null) return undefined;
        return [id, [{ index: numberAt(row, chains!.at.chain_index) ?? 0, url }]];
      },
    );
    yield* steps.problems;
    const owners = new Set<number | bigint>();

    const downloadIn = (row: Row, at: NonNullable<typeof downloads>['at']) => {
      const id = rowReference(row, at.id);
      const chain = (id === undefined ? undefined : steps.rows.get(id)) ?? [];
      const ordered = [...chain].sort((one, other) => one.index - other.index);
      // Chrome before 2013 kept one address here, and the time in seconds since 1970.
      const old = at.full_path !== -1;
      const own = textOrNull(row.text(at.url));
      const urls = [...ordered.map(({ url }) => url), ...(own === null ? [] : [own])];
      const begun = old ? sinceEpochOfWebkit(row, at.start_time) : timeAt(row, at.start_time);
      const finished = timeAt(row, at.end_time);
      return {
        kind: 'record',
        data: {
          id: exactNumberAt(row, at.id),
          guid: row.text(at.guid),
          urls: [...new Set(urls)],
          tabUrl: textOrNull(row.text(at.tab_url)),
          tabReferrerUrl: textOrNull(row.text(at.tab_referrer_url)),
          referrer: textOrNull(row.text(at.referrer)),
          siteUrl: textOrNull(row.text(at.site_url)),
          targetPath: textOrNull(row.text(old ? at.full_path : at.target_path)),
          currentPath: textOrNull(row.text(at.current_path)),
          mimeType: textOrNull(row.text(at.mime_type)),
          originalMimeType: textOrNull(row.text(at.original_mime_type)),
          receivedBytes: exactNumberAt(row, at.received_bytes),
          totalBytes: exactNumberAt(row, at.total_bytes),
          state: numberAt(row, at.state),
          dangerType: numberAt(row, at.danger_type),
          opened: numberAt(row, at.opened),
          startTime: isoTime('webkit-microseconds', begun) ?? null,
          endTime: isoTime('webkit-microseconds', finished) ?? null,
          browser,
          profile,
        },
        position: row.position(),
        times: timesOf(
          ['download begun', 'webkit-microseconds', begun],
          ['download finished', 'webkit-microseconds', finished],
        ),
      } satisfies RecordDraft<ChromeDownload>;
    };
    const addressAlone = (
      row: Row,
      at: NonNullable<typeof chains>['at'],
    ): RecordDraft<ChromeDownload> | undefined => {
      const url = textOrNull(row.text(at.url));
      if (url === null) return undefined;
      return {
        kind: 'record',
        data: { ...nothing, id: exactNumberAt(row, at.id), urls: [url], browser, profile },
        position: row.position(),
        times: [],
      };
    };

    const tables = [downloads?.table, chains?.table].filter((table) => table !== undefined);
    const rows = rowsAndVanished(file, context, database, tables);
    for (const row of downloads ? rows.live(downloads.table) : []) {
      const id = rowReference(row, downloads!.at.id);
      if (id !== undefined && steps.rows.has(id)) owners.add(id);
      yield downloadIn(row, downloads!.at);
    }
    for (const row of chains ? rows.live(chains.table) : []) {
      const id = rowReference(row, chains!.at.id);
      const alone = id !== undefined && owners.has(id) ? undefined : addressAlone(row, chains!.at);
      if (alone !== undefined) yield alone;
    }
    const vanished = rows.vanished();
    for (const row of vanished.rows) {
      if (chains !== undefined && row.table?.toLowerCase() === chains.table.name.toLowerCase()) {
        const alone = addressAlone(row, chains.at);
        if (alone !== undefined) yield { ...alone, ...deletedMark(row) };
      } else if (downloads !== undefined) {
        const draft = downloadIn(row, downloads.at);
        const { urls, tabUrl, referrer, siteUrl, targetPath, currentPath, startTime } = draft.data;
        const known = [tabUrl, referrer, siteUrl, targetPath, currentPath, startTime];
        if (urls.length === 0 && known.every((value) => value === null)) continue;
        yield { ...draft, ...deletedMark(row) };
      }
    }
    yield* vanished.problems();
    yield* remainingProblems(database);
  },
});

/** Seconds since 1970 as microseconds since 1601. */
function sinceEpochOfWebkit(row: Row, column: number): number | null {
  const seconds = secondsAt(row, column);
  return seconds === null || seconds <= 0 ? null : (seconds + webkitOffsetSeconds) * 1_000_000;
}

const nothing: ChromeDownload = {
  id: null,
  guid: null,
  urls: [],
  tabUrl: null,
  tabReferrerUrl: null,
  referrer: null,
  siteUrl: null,
  targetPath: null,
  currentPath: null,
  mimeType: null,
  originalMimeType: null,
  receivedBytes: null,
  totalBytes: null,
  state: null,
  dangerType: null,
  opened: null,
  startTime: null,
  endTime: null,
  browser: null,
  profile: null,
};

const chromeFolder =
  '/private/var/mobile/Containers/Data/Application/com.google.chrome.ios/Library/Application Support/Google/Chrome';
const urlTable = { columns: 'id INTEGER PRIMARY KEY, url LONGVARCHAR', rows: [] };

export const examples = (): ArtifactExample<ChromeDownload>[] => [
  {
    name: 'a profile that a redirect led to, an older download without its chain, and an address whose download is gone',
    devicePath: `${chromeFolder}/Default/History`,
    content: {
      sqlite: {
        tables: {
          urls: urlTable,
          downloads: {
            columns:
              'id INTEGER PRIMARY KEY, guid VARCHAR, current_path LONGVARCHAR, target_path LONGVARCHAR, start_time INTEGER, received_bytes INTEGER, ' +
              'total_bytes INTEGER, state INTEGER, danger_type INTEGER, end_time INTEGER, opened INTEGER, referrer VARCHAR, site_url VARCHAR, ' +
              'tab_url VARCHAR, tab_referrer_url VARCHAR, mime_type VARCHAR, original_mime_type VARCHAR',
            rows: [
              [
                1,
                'G-1',
                '/private/var/mobile/Documents/p.mobileconfig.crdownload',
                '/private/var/mobile/Documents/p.mobileconfig',
                13255337775902496n,
                10,
                20,
                1,
                0,
                13255337776902496n,
                1,
                'https://ref.example/',
                'https://site.example/',
                'https://tab.example/a',
                'https://before.example/',
                'application/x-apple-aspen-config',
                'text/plain',
              ],
              [2, 'G-2', '', '', 0, 0, 0, 4, 0, 0, 0, '', '', '', '', '', ''],
            ],
          },
          downloads_url_chains: {
            columns:
              'id INTEGER NOT NULL, chain_index INTEGER NOT NULL, url LONGVARCHAR NOT NULL, PRIMARY KEY (id, chain_index)',
            rows: [
              [1, 1, 'https://files.example/p.mobileconfig'],
              [1, 0, 'https://short.example/p'],
              [9, 0, 'https://gone.example/x.zip'],
            ],
          },
        },
      },
    },
    records: [
      {
        id: 1,
        guid: 'G-1',
        urls: ['https://short.example/p', 'https://files.example/p.mobileconfig'],
        tabUrl: 'https://tab.example/a',
        tabReferrerUrl: 'https://before.example/',
        referrer: 'https://ref.example/',
        siteUrl: 'https://site.example/',
        targetPath: '/private/var/mobile/Documents/p.mobileconfig',
        currentPath: '/private/var/mobile/Documents/p.mobileconfig.crdownload',
        mimeType: 'application/x-apple-aspen-config',
        originalMimeType: 'text/plain',
        receivedBytes: 10,
        totalBytes: 20,
        state: 1,
        dangerType: 0,
        opened: 1,
        startTime: '2021-01-17T06:16:15.902496Z',
        endTime: '2021-01-17T06:16:16.902496Z',
        browser: 'Chrome',
        profile: 'Default',
      },
      {
        ...nothing,
        id: 2,
        guid: 'G-2',
        receivedBytes: 0,
        totalBytes: 0,
        state: 4,
        dangerType: 0,
        opened: 0,
        browser: 'Chrome',
        profile: 'Default',
      },
      {
        ...nothing,
        id: 9,
        urls: ['https://gone.example/x.zip'],
        browser: 'Chrome',
        profile: 'Default',
      },
    ],
    times: [
      [
        { at: '2021-01-17T06:16:15.902496Z', marks: 'download begun', clock: 'utc' },
        { at: '2021-01-17T06:16:16.902496Z', marks: 'download finished', clock: 'utc' },
      ],
      [],
      [],
    ],
  },
  {
    name: 'a schema before chains of addresses',
    devicePath: `${chromeFolder}/Profile 1/History`,
    content: {
      sqlite: {
        tables: {
          urls: urlTable,
          downloads: {
            columns:
              'id INTEGER PRIMARY KEY, full_path LONGVARCHAR, url LONGVARCHAR, start_time INTEGER, received_bytes INTEGER, total_bytes INTEGER, state INTEGER',
            rows: [[1, '/tmp/a.zip', 'https://files.example/a.zip', 1_610_864_175, 5, 5, 1]],
          },
        },
      },
    },
    records: [
      {
        ...nothing,
        id: 1,
        urls: ['https://files.example/a.zip'],
        targetPath: '/tmp/a.zip',
        receivedBytes: 5,
        totalBytes: 5,
        state: 1,
        startTime: '2021-01-17T06:16:15Z',
        browser: 'Chrome',
        profile: 'Profile 1',
      },
    ],
    times: [[{ at: '2021-01-17T06:16:15Z', marks: 'download begun', clock: 'utc' }]],
  },
  {
    name: 'a history without downloads',
    devicePath: `${chromeFolder}/Default/History`,
    content: { sqlite: { tables: { urls: urlTable } } },
    records: [],
  },
];
