import { timesOf } from '../../bytes/time.ts';
import { expandedSize, walkPropertyList, type PlistDictionary } from '../../formats/plist/index.ts';
import {
  defineArtifact,
  type ArtifactExample,
  type Limits,
  type ProblemDraft,
  type RecordDraft,
  type Row,
} from '../../model/index.ts';
import {
  analyticsData,
  analyticsPaths,
  analyticsTables,
  analyticsTopic,
  type AnalyticsTable,
} from '../diagnostics/analytics-events.ts';
import { openArtifactDatabase, remainingProblems, timeAt } from '../rows/database-rows.ts';
import { deletedMark } from '../rows/deleted-rows.ts';
import { isoAt } from '../rows/field-values.ts';
import { inSomeDumps } from '../ios-expectation.ts';
import { nestedLinks } from '../links/nested-links.ts';
import { fieldValue, textAt } from '../property-list-file.ts';
import { withoutProblems } from '../rows/row-problems.ts';
import { timeDocs } from '../rows/time-docs.ts';
import { columnsOf } from '../rows/schema-names.ts';
import { rowsAndVanished } from '../rows/vanished-rows.ts';

/** One event of the analytics of the keychain, of iCloud trust or of networking. */
export type AnalyticsEvent = {
  /** The topic, which is the name of the database. */
  readonly artifact: string;
  /** `hard_failures`, `soft_failures` or `all_events`; null for a deleted event of which nobody knows. */
  readonly table: string | null;
  readonly isodate: string | null;
  readonly eventType: string | null;
  readonly build: string | null;
  /** What the event tells, as `key=value`. */
  readonly data: readonly string[];
  /** The texts among the values, but for addresses. */
  readonly values: readonly string[];
  readonly links: readonly string[];
};

/** Values of one event; further ones are left out. */
const maxValues = 200;
const maxTextLength = 2000;

/** A dictionary that stands for more than this is told by its keys alone. */
const maxExpandedBytes = 2 ** 20;

export const analytics = defineArtifact<AnalyticsEvent>({
  id: 'ios.analytics',
  version: 1,
  title: 'Events in the analytics of the keychain and of networking',
  group: 'system',
  describes:
    'Failures and events that parts of iOS noted for the analytics of Apple: the keychain, the trust between devices of an account, ' +
    'and encrypted connections of programs.',
  cannotShow:
    'What was sent over a connection. Only some parts of iOS write here, and old events are dropped after some weeks, but for what free space still holds of them, marked as deleted. ' +
    'No backup holds it.',
  references: [
    'https://github.com/apple-oss-distributions/Security/tree/main/Analytics',
    'https://docs.mvt.re/en/latest/ios/records/#analyticsjson',
  ],
  paths: analyticsPaths,
  logLike: true,
  expected: inSomeDumps,
  decisive: [
    ...columnsOf('hard_failures', 'timestamp data'),
    ...columnsOf('soft_failures', 'timestamp data'),
    ...columnsOf('all_events', 'timestamp data'),
  ],

  fields: {
    artifact: { label: 'Topic' },
    table: { label: 'Kind of event' },
    isodate: { label: 'Time' },
    eventType: { label: 'Event' },
    build: { label: 'Build of the system' },
    data: { label: 'What the event tells' },
    values: { label: 'Texts', observable: 'program', met: 'ran' },
    links: { label: 'Links', observable: 'url', met: 'resolved' },
  },
  summary: ['artifact', 'table', 'eventType'],
  times: timeDocs('unix-seconds', { entries: ['event noted'], confidence: 'medium' }),

  *parse(file, context) {
    const database = openArtifactDatabase(file, context);
    const artifact = analyticsTopic(context.devicePath);
    const tables = analyticsTables(database);
    const rows = rowsAndVanished(
      file,
      context,
      database,
      tables.map(({ table }) => table),
      'or-alike',
    );
    function* eventIn(
      row: Row,
      name: string | null,
      { at }: AnalyticsTable,
    ): Generator<ProblemDraft, RecordDraft<AnalyticsEvent>> {
      const position = row.position();
      const event = yield* analyticsData(row, at.data, context.limits);
      return {
        kind: 'record',
        data: {
          artifact,
          table: name,
          isodate: isoAt(row, at.timestamp, 'unix-seconds'),
          eventType: event ? textAt(event, 'eventType') : null,
          build: event ? textAt(event, 'build') : null,
          ...(yield* told(event, context.limits)),
        },
        position,
        times: timesOf(['event noted', 'unix-seconds', timeAt(row, at.timestamp)]),
        ...deletedMark(row),
      };
    }
    for (const table of tables) {
      for (const row of rows.live(table.table)) yield yield* eventIn(row, table.table.name, table);
    }
    const vanished = rows.vanished();
    for (const row of vanished.rows) {
      // The tables are alike, so that free pages do not tell whose they were; what an event holds tells that it is one.
      const of = tables.find(({ table: { name } }) => name === row.table);
      const table = of ?? (row.table === null ? tables[0] : undefined);
      const event = table && withoutProblems(eventIn(row, row.table, table));
      // Without its content an event tells nothing but that there was one.
      if (event !== undefined && event.data.data.length > 0) yield event;
    }
    yield* vanished.problems();
    yield* remainingProblems(database);
  },
});

/** An address stands among the links: what its path ends in is no name of a program. */
const webAddress = /^(?!file:)[a-z][a-z0-9+.-]{0,30}:\/\//i;

function* told(
  event: PlistDictionary | undefined,
  limits: Limits,
): Generator<ProblemDraft, Pick<AnalyticsEvent, 'data' | 'values' | 'links'>> {
  if (event === undefined) return { data: [], values: [], links: [] };
  const keys = [...event.keys()].slice(0, maxValues);
  const { urls, shortened } = nestedLinks(event, limits);
  if (shortened) yield { kind: 'problem', ...shortened };
  const tooLarge = 'values of an event that are too many or too long to be told';
  if (expandedSize(event) > maxExpandedBytes) {
    yield { kind: 'problem', code: 'limit-exceeded', detail: tooLarge };
    return { data: keys, values: [], links: urls };
  }
  const values = new Set<string>();
  let seen = 0;
  let isCut = false;
  for (const { value } of walkPropertyList(event, Infinity)) {
    seen += 1;
    if (seen > maxValues) break;
    if (typeof value !== 'string' || value === '' || webAddress.test(value)) continue;
    values.add(value.slice(0, maxTextLength));
    // A longer text is no name of a program; its links are found all the same.
    isCut ||= value.length > maxTextLength && !value.includes('://');
  }
  if (seen > maxValues || isCut) {
    yield { kind: 'problem', code: 'limit-exceeded', detail: tooLarge };
  }
  return {
    data: keys.map(
      (key) => `${key}=${String(fieldValue(event.get(key)!)).slice(0, maxTextLength)}`,
    ),
    values: [...values],
    links: urls,
  };
}

const columns = 'id INTEGER PRIMARY KEY AUTOINCREMENT, timestamp REAL, data BLOB';
const devicePath = '/private/var/Keychains/Analytics/networking_analytics.db';

const event = (items: string): Uint8Array =>
  new TextEncoder().encode(
    `<?xml version="1.0" encoding="UTF-8"?><plist version="1.0"><dict>${items}</dict></plist>`,
  );

export const examples = (): ArtifactExample<AnalyticsEvent>[] => [
  {
    name: 'a failure and an event that name a program and a site',
    devicePath,
    content: {
      sqlite: {
        tables: {
          hard_failures: {
            columns,
            rows: [
              [
                4,
                1_600_000_000.25,
                event(
                  '<key>eventType</key><string>NetworkingEvent</string><key>build</key><string>18F72</string>' +
                    '<key>process</key><string>exampled</string><key>host</key><string>https://example.org/x</string>' +
                    '<key>count</key><integer>3</integer>',
                ),
              ],
            ],
          },
          soft_failures: { columns, rows: [] },
          all_events: { columns, rows: [[1, 1_600_000_001, event('')]] },
        },
      },
    },
    records: [
      {
        artifact: 'networking_analytics',
        table: 'hard_failures',
        isodate: '2020-09-13T12:26:40.250Z',
        eventType: 'NetworkingEvent',
        build: '18F72',
        data: [
          'eventType=NetworkingEvent',
          'build=18F72',
          'process=exampled',
          'host=https://example.org/x',
          'count=3',
        ],
        values: ['NetworkingEvent', '18F72', 'exampled'],
        links: ['https://example.org/x'],
      },
      {
        artifact: 'networking_analytics',
        table: 'all_events',
        isodate: '2020-09-13T12:26:41Z',
        eventType: null,
        build: null,
        data: [],
        values: [],
        links: [],
      },
    ],
    times: [
      [{ at: '2020-09-13T12:26:40.250Z', marks: 'event noted', clock: 'utc' }],
      [{ at: '2020-09-13T12:26:41Z', marks: 'event noted', clock: 'utc' }],
    ],
  },
  {
    name: 'an older database without the table of all events, and an event that is broken',
    devicePath,
    content: {
      sqlite: {
        tables: {
          soft_failures: {
            columns,
            rows: [[1, 1_600_000_000, Uint8Array.of(98, 112, 108, 105, 115, 116, 48, 48)]],
          },
        },
      },
    },
    records: [
      {
        artifact: 'networking_analytics',
        table: 'soft_failures',
        isodate: '2020-09-13T12:26:40Z',
        eventType: null,
        build: null,
        data: [],
        values: [],
        links: [],
      },
    ],
    problems: ['truncated'],
  },
  {
    name: 'a database of another kind',
    devicePath,
    content: { sqlite: { tables: { samples: { columns: 'id INTEGER', rows: [] } } } },
    records: [],
    problems: ['unsupported'],
  },
];
