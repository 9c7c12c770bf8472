import type { Problem } from './problem.ts';
import type { Clock } from './time-doc.ts';

/** What came of an artifact in a source (`coverage.json`): `not-applicable` is what this system never has, `not-present` what could be there and is not. */
export const outcomes = [
  'read',
  'partly-read',
  'unreadable',
  'not-present',
  'not-supported',
  'not-applicable',
  'skipped',
  'not-reached',
] as const;

/** Only `read` says that nothing of the part was left aside. */
export type Outcome = (typeof outcomes)[number];

/** Days of a log without entries, more in a row than is usual for it, both included; calendar days of the zone that the examiner names, else of its clock. */
export interface LogGap {
  readonly from: string;
  readonly to: string;
  readonly days: number;
  /** In one table, rows dated after it stand before rows dated before it: the clock was wrong then, or the rows came from elsewhere. */
  readonly outOfOrder?: true;
}

/** How far a log reaches, and where it is silent. Recovered records do not count: they fill no gap. */
export interface LogReach {
  /** Times of the first and of the last entry. */
  readonly span?: { readonly from: string; readonly to: string };
  /** Where the log is written on another clock than UTC. */
  readonly clock?: Clock;
  /** Known, like the gaps, where the log was read in full and its entries say when each was written; 0 where none has a date, and there is no span. */
  readonly daysWithEntries?: number;
  /** In the order of time. */
  readonly gaps?: readonly LogGap[];
  /** Shorter ones that are not listed. */
  readonly moreGaps?: number;
}

/** One row for each source and artifact: what was, and was not, looked at. Stands in `coverage.json`. */
export interface Coverage extends LogReach {
  readonly source: string;
  readonly artifact: string;
  readonly expected: boolean;
  readonly outcome: Outcome;
  readonly files: number;
  readonly records: number;
  readonly problems: readonly Problem[];
  /** Tables and columns (`table.column`) that were asked for and that this phone's version of the schema lacks, where there are any. No fault. */
  readonly absent?: readonly string[];
  /** Pages whose free space was searched for deleted rows only up to a limit, where there are any. No gap: the rows of the database were all read. */
  readonly unsearchedPages?: number;
  /** Records that hold what an indicator names whose end had passed before, where there are any. No findings. */
  readonly metAfterEnd?: MetAfterEnd;
}

/** How many records, and the ids of the first of them. */
export interface MetAfterEnd {
  readonly count: number;
  readonly records: readonly string[];
}

/** Ids that are kept of such records; the count goes on. */
export const mostMetAfterEnd = 20;

/** Several parts as one, in their order; `undefined` where none holds any. */
export function joinedMetAfterEnd(
  parts: readonly (MetAfterEnd | undefined)[],
): MetAfterEnd | undefined {
  const met = parts.filter((part) => part !== undefined);
  if (met.length === 0) return undefined;
  return {
    count: met.reduce((sum, { count }) => sum + count, 0),
    records: met.flatMap(({ records }) => records).slice(0, mostMetAfterEnd),
  };
}

/** Result state of a source or a case, from S0 (nothing could be read) to S5; README.md has their sentences. */
export type StateId = 'S0' | 'S1' | 'S2' | 'S3' | 'S4' | 'S5';
