import { isoTime, timesOf } from '../../bytes/time.ts';
import { defineArtifact, type ArtifactExample, type RowPosition } from '../../model/index.ts';
import {
  analyticsData,
  analyticsPaths,
  analyticsTables,
  analyticsTopic,
} from '../diagnostics/analytics-events.ts';
import { openArtifactDatabase, remainingProblems, timeAt } from '../rows/database-rows.ts';
import { inSomeDumps } from '../ios-expectation.ts';
import { textAt } from '../property-list-file.ts';
import { timeDocs } from '../rows/time-docs.ts';
import { columnsOf } from '../rows/schema-names.ts';

/** A build of iOS that events of the analytics name. */
export type AnalyticsIosVersion = {
  readonly build: string;
  readonly artifact: string;
  /** First and last event that names it. */
  readonly isodate: string | null;
  readonly lastIsodate: string | null;
  readonly events: number;
};

interface Build {
  first: number | bigint | null;
  last: number | bigint | null;
  events: number;
  readonly position: RowPosition;
}

/** Builds of one database; no phone has had so many. */
const maxBuilds = 1000;

export const analyticsIosVersions = defineArtifact<AnalyticsIosVersion>({
  id: 'ios.analytics-ios-versions',
  version: 1,
  title: 'Builds of iOS named in the analytics',
  group: 'device',
  describes:
    'Builds of iOS that events of the analytics name, each with the first and the last such event: they show when the system was updated.',
  cannotShow:
    'Builds from before the oldest event that is left, and the version number behind a build. The dates are those of events, not of updates.',
  references: ['https://docs.mvt.re/en/latest/ios/records/#analytics_ios_versionsjson'],
  paths: analyticsPaths,
  expected: inSomeDumps,
  decisive: [
    ...columnsOf('hard_failures', 'timestamp data'),
    ...columnsOf('soft_failures', 'timestamp data'),
    ...columnsOf('all_events', 'timestamp data'),
  ],

  fields: {
    build: { label: 'Build' },
    artifact: { label: 'Topic' },
    isodate: { label: 'First event' },
    lastIsodate: { label: 'Last event' },
    events: { label: 'Events' },
  },
  summary: ['build'],
  times: timeDocs('unix-seconds', {
    others: ['build first named', 'build last named'],
    confidence: 'medium',
  }),

  *parse(file, context) {
    const database = openArtifactDatabase(file, context);
    const artifact = analyticsTopic(context.devicePath);
    const builds = new Map<string, Build>();
    for (const { table, at } of analyticsTables(database)) {
      for (const row of database.rows(table)) {
        const event = yield* analyticsData(row, at.data, context.limits);
        const name = event ? textAt(event, 'build') : null;
        if (name === null || name === '') continue;
        const time = timeAt(row, at.timestamp);
        const build = builds.get(name);
        if (build !== undefined) {
          build.events += 1;
          build.first = earlier(build.first, time);
          build.last = later(build.last, time);
        } else if (builds.size < maxBuilds) {
          builds.set(name, { first: time, last: time, events: 1, position: row.position() });
        } else {
          yield {
            kind: 'problem',
            code: 'limit-exceeded',
            detail: `more than ${maxBuilds} builds`,
            position: row.position(),
          };
        }
      }
    }
    for (const [build, { first, last, events, position }] of builds) {
      yield {
        kind: 'record',
        data: {
          build,
          artifact,
          isodate: isoTime('unix-seconds', first) ?? null,
          lastIsodate: isoTime('unix-seconds', last) ?? null,
          events,
        },
        position,
        times: timesOf(
          ['build first named', 'unix-seconds', first],
          ['build last named', 'unix-seconds', last],
        ),
      };
    }
    yield* remainingProblems(database);
  },
});

type Time = number | bigint | null;

function earlier(one: Time, other: Time): Time {
  if (one === null || other === null) return one ?? other;
  return other < one ? other : one;
}

function later(one: Time, other: Time): Time {
  if (one === null || other === null) return one ?? other;
  return other > one ? other : one;
}

const columns = 'id INTEGER PRIMARY KEY AUTOINCREMENT, timestamp REAL, data BLOB';
const devicePath = '/private/var/Keychains/Analytics/localkeychain.db';

const event = (build: string): Uint8Array =>
  new TextEncoder().encode(
    `<?xml version="1.0" encoding="UTF-8"?><plist version="1.0"><dict><key>build</key><string>${build}</string></dict></plist>`,
  );

export const examples = (): ArtifactExample<AnalyticsIosVersion>[] => [
  {
    name: 'two builds, the first one named three times over two tables',
    devicePath,
    content: {
      sqlite: {
        tables: {
          hard_failures: {
            columns,
            rows: [
              [1, 1_600_000_100, event('18F72')],
              [2, 1_600_000_300, event('18G69')],
            ],
          },
          all_events: {
            columns,
            rows: [
              [1, 1_600_000_000, event('18F72')],
              [2, 1_600_000_200, event('18F72')],
              [3, 1_600_000_400, null],
            ],
          },
        },
      },
    },
    records: [
      {
        build: '18F72',
        artifact: 'localkeychain',
        isodate: '2020-09-13T12:26:40Z',
        lastIsodate: '2020-09-13T12:30:00Z',
        events: 3,
      },
      {
        build: '18G69',
        artifact: 'localkeychain',
        isodate: '2020-09-13T12:31:40Z',
        lastIsodate: '2020-09-13T12:31:40Z',
        events: 1,
      },
    ],
  },
  {
    name: 'events without a build',
    devicePath,
    content: { sqlite: { tables: { all_events: { columns, rows: [[1, 1_600_000_000, null]] } } } },
    records: [],
  },
  {
    name: 'an event that is broken',
    devicePath,
    content: {
      sqlite: {
        tables: {
          all_events: {
            columns,
            rows: [[1, 1_600_000_000, Uint8Array.of(98, 112, 108, 105, 115, 116, 48, 48)]],
          },
        },
      },
    },
    records: [],
    problems: ['truncated'],
  },
];
