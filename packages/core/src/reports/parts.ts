import type { Coverage, Outcome } from '../model/index.ts';
import type { ReportInput } from './report-input.ts';

/** False where nothing can be said about the phone: then no sentence may sound as if it had been checked. */
export function wasAnythingRead({ sources }: ReportInput): boolean {
  return sources.some(({ coverage }) =>
    coverage.some(({ outcome }) => outcome === 'read' || outcome === 'partly-read'),
  );
}

/** Parts that count: not those that this kind of data never has, and not those that may be absent and are. */
export function neededParts(coverage: readonly Coverage[]): Coverage[] {
  return coverage.filter(isNeeded);
}

/** How many of the parts were read to the end, how many in part, and how many could not be checked: together they are all. */
export function partsByReading(parts: readonly Pick<Coverage, 'outcome'>[]): {
  readonly read: number;
  readonly partly: number;
  readonly unread: number;
} {
  const read = parts.filter(({ outcome }) => outcome === 'read').length;
  const partly = parts.filter(({ outcome }) => outcome === 'partly-read').length;
  return { read, partly, unread: parts.length - read - partly };
}

/** Parts that are not there and need not be. */
export function absentParts(coverage: readonly Coverage[]): Coverage[] {
  return coverage.filter((row) => !isNeeded(row));
}

function isNeeded({ outcome, expected }: Coverage): boolean {
  return outcome !== 'not-applicable' && (outcome !== 'not-present' || expected);
}

/**
 * The outcome as a person is told it: a part that the list of files names and whose files are all missing is
 * "not in this data", because "there, but unreadable" would be wrong.
 */
export function toldOutcome({ outcome, problems }: Coverage): Outcome {
  const isMissing = problems.length > 0 && problems.every(({ code }) => code === 'missing');
  return outcome === 'unreadable' && isMissing ? 'not-present' : outcome;
}

/** Outcomes that have a sign in the chart, in the order of its key. */
export const chartOutcomes = [
  'read',
  'partly-read',
  'unreadable',
  'not-supported',
  'not-present',
  'skipped',
  'not-reached',
] as const satisfies readonly Outcome[];
