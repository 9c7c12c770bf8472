import type { Problem } from './problem.ts';

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

export type Outcome = (typeof outcomes)[number];

/** One row for each source and artifact: what was, and was not, looked at. Stands in `coverage.json`. */
export interface Coverage {
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
}

export type StateId = 'S0' | 'S1' | 'S2' | 'S3' | 'S4' | 'S5';
