import { isoTime, timesOf } from '../../bytes/time.ts';
import { defineArtifact, type ArtifactExample } from '../../model/index.ts';
import {
  numberAt,
  openArtifactDatabase,
  remainingProblems,
  requireTable,
  secondsAt,
} from '../rows/database-rows.ts';
import { keyOf } from '../rows/field-values.ts';
import { inSomeDumps } from '../ios-expectation.ts';
import { powerlog } from './powerlog.ts';
import { timeDocs } from '../rows/time-docs.ts';
import { columnsOf } from '../rows/schema-names.ts';

/** How far the phone's clock was from the clock of the power log, which is never set. */
export type ClockOffset = {
  readonly id: number | string | null;
  /** Seconds since 1970 by the clock of the log. */
  readonly timestamp: number | null;
  /** Seconds from that clock to the clock of the phone. */
  readonly offset: number | null;
  /** By how many seconds this differs from the entry before; null for the first. */
  readonly changed: number | null;
  /** The time of the phone's clock after the change. */
  readonly isodate: string | null;
};

export const clockChanges = defineArtifact<ClockOffset>({
  id: 'ios.clock-changes',
  version: 1,
  title: 'Changes of the clock',
  group: 'device',
  describes:
    'The power log counts time by a clock that nobody sets, and writes down how far the clock of the phone is from it. ' +
    'Where this jumps, the clock of the phone was set, by the network or by hand.',
  cannotShow:
    'Who set the clock, changes of the time zone, and changes while the phone was off. The log reaches back some days, its archives somewhat further.',
  references: [
    'https://github.com/mac4n6/APOLLO',
    'https://doubleblak.com/blogPost.php?k=powerlog',
  ],
  paths: powerlog.paths,
  expected: inSomeDumps,
  decisive: columnsOf('PLStorageOperator_EventForward_TimeOffset', 'timestamp system'),

  fields: {
    id: { label: 'Row' },
    timestamp: { label: 'Time of the log' },
    offset: { label: 'Offset of the clock (seconds)' },
    changed: { label: 'Changed by (seconds)' },
    isodate: { label: 'Time' },
  },
  summary: ['changed'],
  times: timeDocs('unix-seconds', { others: ['offset of the clock'], confidence: 'medium' }),

  *parse(file, context) {
    const database = openArtifactDatabase(file, context);
    const { table, at } = requireTable(database, 'PLStorageOperator_EventForward_TimeOffset', [
      'timestamp',
      'system',
    ]);
    let before: number | null = null;
    for (const row of database.rows(table)) {
      const stored = secondsAt(row, at.timestamp);
      const offset = numberAt(row, at.system);
      const time = stored === null || offset === null ? null : stored + offset;
      const isodate = isoTime('unix-seconds', time) ?? null;
      yield {
        kind: 'record',
        data: {
          id: keyOf(row),
          timestamp: numberAt(row, at.timestamp),
          offset,
          changed: before === null || offset === null ? null : offset - before,
          isodate,
        },
        position: row.position(),
        times: timesOf(['offset of the clock', 'unix-seconds', time]),
      };
      if (offset !== null) before = offset;
    }
    yield* remainingProblems(database);
  },
});

export const examples = (): ArtifactExample<ClockOffset>[] => [
  {
    name: 'a clock that was set back by a day',
    content: {
      sqlite: {
        tables: {
          PLStorageOperator_EventForward_TimeOffset: {
            columns:
              'ID INTEGER PRIMARY KEY AUTOINCREMENT, timestamp REAL, baseband REAL, kernel REAL, system REAL',
            rows: [
              [1, 1_639_650_400.5, 0, 0, -400.5],
              [2, 1_639_650_900.5, 0, 0, -86_800.5],
              [3, 1_639_651_000, 0, 0, null],
            ],
          },
        },
      },
    },
    records: [
      {
        id: 1,
        timestamp: 1_639_650_400.5,
        offset: -400.5,
        changed: null,
        isodate: '2021-12-16T10:20:00Z',
      },
      {
        id: 2,
        timestamp: 1_639_650_900.5,
        offset: -86_800.5,
        changed: -86_400,
        isodate: '2021-12-15T10:28:20Z',
      },
      { id: 3, timestamp: 1_639_651_000, offset: null, changed: null, isodate: null },
    ],
    times: [
      [{ at: '2021-12-16T10:20:00Z', marks: 'offset of the clock', clock: 'utc' }],
      [{ at: '2021-12-15T10:28:20Z', marks: 'offset of the clock', clock: 'utc' }],
      [],
    ],
  },
  {
    name: 'a log that tells no offsets',
    content: {
      sqlite: {
        tables: {
          PLStorageOperator_EventForward_TimeOffset: {
            columns: 'ID INTEGER PRIMARY KEY AUTOINCREMENT, timestamp REAL, system REAL',
            rows: [],
          },
        },
      },
    },
    records: [],
  },
];
