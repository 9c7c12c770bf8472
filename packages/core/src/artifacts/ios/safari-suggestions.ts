import { timesOf } from '../../bytes/time.ts';
import {
  defineArtifact,
  type ArtifactExample,
  type RecordDraft,
  type Row,
} from '../../model/index.ts';
import { safariEpoch } from '../browsers/safari-epoch.ts';
import { onSomeIphones } from '../ios-expectation.ts';
import {
  openArtifactDatabase,
  remainingProblems,
  requireTable,
  timeAt,
} from '../rows/database-rows.ts';
import { deletedMark } from '../rows/deleted-rows.ts';
import { exactNumberAt, isoAt } from '../rows/field-values.ts';
import { columnsOf } from '../rows/schema-names.ts';
import { timeDocs } from '../rows/time-docs.ts';
import { rowsAndVanished } from '../rows/vanished-rows.ts';

/**
 * A site that Siri suggested while someone typed into Safari, and the page that was gone to instead. The columns and their times are those with which
 * the system makes and fills the table (SafariShared, `WBSIgnoredSiriSuggestedSitesDatabaseController`).
 */
export type SafariSuggestion = {
  /** What had been typed. */
  readonly query: string | null;
  readonly suggestedUrl: string | null;
  readonly visitedUrl: string | null;
  readonly profile: string | null;
  /** How many times it was passed over. */
  readonly ignoreCount: number | string | null;
  /** The last time. */
  readonly isodate: string | null;
};

const table = 'ignored_siri_suggested_sites';

export const safariSuggestions = defineArtifact<SafariSuggestion>({
  id: 'ios.safari-suggestions',
  version: 1,
  title: 'Suggested sites that were passed over in Safari',
  group: 'browsing',
  describes:
    'Sites that Siri suggested while someone typed into the address field of Safari and that were not chosen: what was typed, what was suggested, and the page that was gone to instead. ' +
    'Plain backups hold them too, which hold no browsing history.',
  cannotShow:
    'Pages that were opened otherwise: most pages leave nothing here. An entry leaves the list after thirty days, and when the browsing history is cleared; ' +
    'of those only what free space still holds is found, marked as deleted.',
  references: ['https://github.com/blacktop/ipsw-diffs'],
  paths: [
    '/private/var/mobile/Containers/Data/Application/*/Library/Safari/IgnoredSiriSuggestedSites.db',
  ],
  expected: onSomeIphones,
  decisive: columnsOf(table, 'siriSuggestedSiteURL visitedURL query timestamp'),

  fields: {
    query: { label: 'Typed', personal: true },
    suggestedUrl: { label: 'Suggested', observable: 'url', met: 'stored' },
    visitedUrl: { label: 'Gone to instead', observable: 'url', met: 'visited' },
    profile: { label: 'Profile' },
    ignoreCount: { label: 'Passed over (times)' },
    isodate: { label: 'Last passed over' },
  },
  summary: ['visitedUrl', 'suggestedUrl'],
  times: timeDocs('cocoa-seconds', { others: ['suggested site passed over'] }),

  *parse(file, context) {
    const database = openArtifactDatabase(file, context);
    const { table: sites, at } = requireTable(
      database,
      table,
      ['siriSuggestedSiteURL', 'visitedURL'],
      ['query', 'profile', 'timestamp', 'ignoreCount'],
    );
    const suggestionIn = (row: Row): RecordDraft<SafariSuggestion> => {
      const time = timeAt(row, at.timestamp);
      const epoch = safariEpoch(time);
      return {
        kind: 'record',
        data: {
          query: row.text(at.query),
          suggestedUrl: row.text(at.siriSuggestedSiteURL),
          visitedUrl: row.text(at.visitedURL),
          profile: row.text(at.profile),
          ignoreCount: exactNumberAt(row, at.ignoreCount),
          isodate: isoAt(row, at.timestamp, epoch),
        },
        position: row.position(),
        times: timesOf(['suggested site passed over', epoch, time]),
      };
    };

    const rows = rowsAndVanished(file, context, database, [sites]);
    for (const row of rows.live(sites)) yield suggestionIn(row);
    const vanished = rows.vanished();
    for (const row of vanished.rows) {
      const suggestion = suggestionIn(row);
      const { suggestedUrl, visitedUrl } = suggestion.data;
      if (suggestedUrl !== null || visitedUrl !== null) {
        yield { ...suggestion, ...deletedMark(row) };
      }
    }
    yield* vanished.problems();
    yield* remainingProblems(database);
  },
});

const columns =
  'id TEXT PRIMARY KEY NOT NULL, siriSuggestedSiteURL TEXT NOT NULL, query TEXT NOT NULL, profile TEXT NOT NULL, ' +
  'timestamp REAL NOT NULL, visitedURL TEXT';

export const examples = (): ArtifactExample<SafariSuggestion>[] => [
  {
    name: 'a suggestion that was passed over twice for another page, and one for none',
    content: {
      sqlite: {
        tables: {
          [table]: {
            columns: `${columns}, ignoreCount INTEGER NOT NULL`,
            rows: [
              [
                'U-1',
                'https://example.org/',
                'exam',
                'DefaultProfile',
                740_000_000.5,
                'https://track.example/p?id=1',
                2,
              ],
              ['U-2', 'https://example.com/', 'comp', 'DefaultProfile', 740_000_100, null, 1],
            ],
          },
        },
      },
    },
    records: [
      {
        query: 'exam',
        suggestedUrl: 'https://example.org/',
        visitedUrl: 'https://track.example/p?id=1',
        profile: 'DefaultProfile',
        ignoreCount: 2,
        isodate: '2024-06-13T19:33:20.500Z',
      },
      {
        query: 'comp',
        suggestedUrl: 'https://example.com/',
        visitedUrl: null,
        profile: 'DefaultProfile',
        ignoreCount: 1,
        isodate: '2024-06-13T19:35:00Z',
      },
    ],
    times: [
      [{ at: '2024-06-13T19:33:20.500Z', marks: 'suggested site passed over', clock: 'utc' }],
      [{ at: '2024-06-13T19:35:00Z', marks: 'suggested site passed over', clock: 'utc' }],
    ],
  },
  {
    name: 'the schema before, which did not count',
    content: {
      sqlite: {
        tables: {
          [table]: {
            columns,
            rows: [['U-1', 'https://example.org/', 'exam', 'DefaultProfile', 740_000_000.5, null]],
          },
        },
      },
    },
    records: [
      {
        query: 'exam',
        suggestedUrl: 'https://example.org/',
        visitedUrl: null,
        profile: 'DefaultProfile',
        ignoreCount: null,
        isodate: '2024-06-13T19:33:20.500Z',
      },
    ],
  },
  {
    name: 'times from 1970, as newer versions of Safari write some',
    content: {
      sqlite: {
        tables: {
          [table]: {
            columns,
            rows: [
              ['U-1', 'https://example.org/', 'exam', 'DefaultProfile', 1_780_000_000.5, null],
            ],
          },
        },
      },
    },
    records: [
      {
        query: 'exam',
        suggestedUrl: 'https://example.org/',
        visitedUrl: null,
        profile: 'DefaultProfile',
        ignoreCount: null,
        isodate: '2026-05-28T20:26:40.500Z',
      },
    ],
    times: [
      [
        {
          at: '2026-05-28T20:26:40.500Z',
          marks: 'suggested site passed over',
          clock: 'utc',
          epoch: 'unix-seconds',
        },
      ],
    ],
  },
  {
    name: 'no suggestion was passed over',
    content: {
      sqlite: {
        tables: { [table]: { columns: `${columns}, ignoreCount INTEGER NOT NULL`, rows: [] } },
      },
    },
    records: [],
  },
  {
    name: 'a database of another program',
    content: { sqlite: { tables: { other: { columns: 'id INTEGER PRIMARY KEY', rows: [] } } } },
    records: [],
    problems: ['unsupported'],
  },
];
