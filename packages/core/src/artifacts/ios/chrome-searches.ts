import { linksInText } from '../../formats/links.ts';
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
import { openArtifactDatabase, remainingProblems, requireTable } from '../rows/database-rows.ts';
import { deletedMark } from '../rows/deleted-rows.ts';
import { exactNumberAt } from '../rows/field-values.ts';
import { onSomeIphones } from '../ios-expectation.ts';
import { rowsAndVanished } from '../rows/vanished-rows.ts';

/** What was typed into the address line of Chrome and handed to a search engine. */
export type ChromeSearch = {
  /** Key of the search engine. */
  readonly keywordId: number | string | null;
  /** Key of the address of the results, as in the browsing history. */
  readonly urlId: number | string | null;
  readonly term: string | null;
  readonly links: readonly string[];
  readonly browser: string | null;
  readonly profile: string | null;
};

export const chromeSearches = defineArtifact<ChromeSearch>({
  id: 'ios.chrome-searches',
  version: 1,
  title: 'Searches in Chrome',
  group: 'browsing',
  describes:
    'What was searched for in Chrome, and in Brave, Edge and other browsers where they keep the same database, with the hosts and links in it.',
  cannotShow:
    'When it was searched for (the visit stands in the browsing history), whether a result was opened, and searches in private (incognito) tabs. ' +
    'Of what was removed only what free space still holds is found, marked as deleted.',
  references: [
    'https://chromium.googlesource.com/chromium/src/+/main/components/history/core/browser/url_database.cc',
  ],
  paths: chromiumPaths('History'),
  // Older versions keep none; a history that cannot be read is a gap of `ios.chrome-history`.
  expected: onSomeIphones,

  fields: {
    keywordId: { label: 'Search engine' },
    urlId: { label: 'Key of the address' },
    term: { label: 'Searched for', personal: true },
    links: { label: 'Links', observable: 'url', met: 'stored' },
    browser: { label: 'Browser' },
    profile: { label: 'Profile folder' },
  },
  summary: ['links', 'browser'],

  *parse(file, context) {
    if (isForeignFile(file, context)) return;
    const database = openArtifactDatabase(file, context);
    if (lacksTables(database, context, ['urls', 'keyword_search_terms'])) return;
    const hasSearches = database.table('keyword_search_terms') !== undefined;
    if (hasSearches || database.table('urls') === undefined) {
      const { table, at } = requireTable(
        database,
        'keyword_search_terms',
        ['term'],
        ['keyword_id', 'url_id'],
      );
      const browser = browserOf(context.devicePath);
      const profile = profileOf(context.devicePath);
      const searchIn = (row: Row): RecordDraft<ChromeSearch> => {
        const term = row.text(at.term);
        return {
          kind: 'record',
          data: {
            keywordId: exactNumberAt(row, at.keyword_id),
            urlId: exactNumberAt(row, at.url_id),
            term,
            links: term === null ? [] : linksInText(term),
            browser,
            profile,
          },
          position: row.position(),
        };
      };
      const rows = rowsAndVanished(file, context, database, [table]);
      for (const row of rows.live(table)) yield searchIn(row);
      const vanished = rows.vanished();
      for (const row of vanished.rows) {
        const search = searchIn(row);
        if (search.data.term !== null) yield { ...search, ...deletedMark(row) };
      }
      yield* vanished.problems();
    } else context.holdsNone();
    yield* remainingProblems(database);
  },
});

const devicePath =
  '/private/var/mobile/Containers/Data/Application/com.google.chrome.ios/Library/Application Support/Google/Chrome/Default/History';
const inChrome = { browser: 'Chrome', profile: 'Default' } as const;
const urlTable = { columns: 'id INTEGER PRIMARY KEY, url LONGVARCHAR', rows: [] };

export const examples = (): ArtifactExample<ChromeSearch>[] => [
  {
    name: 'a host that was searched for, words that are none, and an e-mail address',
    devicePath,
    content: {
      sqlite: {
        tables: {
          urls: urlTable,
          keyword_search_terms: {
            columns:
              'keyword_id INTEGER NOT NULL, url_id INTEGER NOT NULL, term LONGVARCHAR NOT NULL, normalized_term LONGVARCHAR NOT NULL',
            rows: [
              [2, 7, 'is Track.example.org real', 'is track.example.org real'],
              [2, 8, 'version 2.5 of the app', 'version 2.5 of the app'],
              [2, 9, 'ask@example.org', 'ask@example.org'],
            ],
          },
        },
      },
    },
    records: [
      {
        keywordId: 2,
        urlId: 7,
        term: 'is Track.example.org real',
        links: ['Track.example.org'],
        ...inChrome,
      },
      { keywordId: 2, urlId: 8, term: 'version 2.5 of the app', links: [], ...inChrome },
      { keywordId: 2, urlId: 9, term: 'ask@example.org', links: [], ...inChrome },
    ],
  },
  {
    name: 'a history without searches',
    devicePath,
    content: { sqlite: { tables: { urls: urlTable } } },
    records: [],
  },
];
