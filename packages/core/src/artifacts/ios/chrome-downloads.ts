import {
  defineArtifact,
  type ArtifactExample,
  type Database,
  type ParseContext,
} from '../../model/index.ts';
import {
  addressRecord,
  downloadColumns,
  downloadRecord,
  noDownload,
  tellsSomething,
  type Chains,
  type ChromeDownload,
  type Step,
} from '../browsers/chromium-download.ts';
import {
  browserOf,
  chromiumPaths,
  isForeignFile,
  lacksTables,
  profileOf,
} from '../browsers/chromium-profile.ts';
import {
  joinLists,
  numberAt,
  openArtifactDatabase,
  optionalTable,
  remainingProblems,
  requireTable,
  rowReference,
  type JoinSide,
} from '../rows/database-rows.ts';
import { deletedMark } from '../rows/deleted-rows.ts';
import { onSomeIphones } from '../ios-expectation.ts';
import { timeDocs } from '../rows/time-docs.ts';
import { rowsAndVanished } from '../rows/vanished-rows.ts';

export type { ChromeDownload };

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
    const downloads = optionalTable(database, 'downloads', downloadColumns);
    if (downloads === undefined) context.holdsNone();
    const chains: Chains | undefined =
      database.table('downloads_url_chains') &&
      requireTable(database, 'downloads_url_chains', ['id', 'url'], ['chain_index']);
    const place = {
      browser: browserOf(context.devicePath),
      profile: profileOf(context.devicePath),
    };
    const steps = stepsByDownload(database, chains, context);
    yield* steps.problems;

    const tables = [downloads?.table, chains?.table].filter((table) => table !== undefined);
    const rows = rowsAndVanished(file, context, database, tables);
    const owners = new Set<number | bigint>();
    for (const row of downloads ? rows.live(downloads.table) : []) {
      const id = rowReference(row, downloads!.at.id);
      if (id !== undefined && steps.rows.has(id)) owners.add(id);
      yield downloadRecord(row, downloads!.at, steps.rows, place);
    }
    // A step of a chain whose download is gone, alive or deleted, is told by itself.
    for (const row of chains ? rows.live(chains.table) : []) {
      const id = rowReference(row, chains!.at.id);
      if (id !== undefined && owners.has(id)) continue;
      const alone = addressRecord(row, chains!.at, place);
      if (alone !== undefined) yield alone;
    }
    const vanished = rows.vanished();
    for (const row of vanished.rows) {
      if (chains !== undefined && row.table?.toLowerCase() === chains.table.name.toLowerCase()) {
        const alone = addressRecord(row, chains.at, place);
        if (alone !== undefined) yield { ...alone, ...deletedMark(row) };
      } else if (downloads !== undefined) {
        const download = downloadRecord(row, downloads.at, steps.rows, place);
        if (tellsSomething(download.data)) yield { ...download, ...deletedMark(row) };
      }
    }
    yield* vanished.problems();
    yield* remainingProblems(database);
  },
});

/** The live addresses of each download, in the order of the table. */
function stepsByDownload(
  database: Database,
  chains: Chains | undefined,
  context: ParseContext,
): JoinSide<number | bigint, Step[]> {
  return joinLists(database, chains?.table, context, maxUrls, (row) => {
    const id = rowReference(row, chains!.at.id);
    const url = row.text(chains!.at.url);
    if (id === undefined || url === null) return undefined;
    return [id, [{ index: numberAt(row, chains!.at.chain_index) ?? 0, url }]];
  });
}

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
        ...noDownload,
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
        ...noDownload,
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
        ...noDownload,
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
