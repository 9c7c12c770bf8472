import { isoTime } from '../../bytes/time.ts';
import type { AnyArtifact, LogGap, LogReach, Outcome } from '../../model/index.ts';
import type { DayRange, TimesSeen } from './seen-times.ts';

/** Fewer days with entries show no rhythm, unless they follow one another: then a few are enough. */
const fewestDays = 20;
const fewestInARow = 6;

/** A step from one day with entries to the next that is this many times the usual one leaves a gap. */
const unusual = 4;

/** Of a hundred steps, so many are no longer than the usual one. */
const usualShare = 0.95;

/** So many entries are missing at least in a shorter gap, going by the quietest of the days around it. */
const fewestMissing = 20;

/** Days with entries on either side of a shorter gap, one after another: each day of the week is among them. */
const daysAround = 7;

/** Of so many other steps, one may be longer than a day where a shorter gap is told: in a log with more, empty days are its rhythm. */
const otherSteps = 50;

/** Most gaps that are told of one log: the longest. */
const mostGaps = 20;

const secondsPerDay = 86_400;

/** How far a log reaches back, and where it is silent: for its row in the coverage. With `isZoneKnown` times of the phone's own clock were told in UTC. */
export function logReach(
  artifact: AnyArtifact,
  outcome: Outcome,
  { span, days, entriesOnDays, backwards }: TimesSeen,
  isZoneKnown = false,
): LogReach {
  if (!artifact.logLike) return {};
  const entry = Object.values(artifact.times ?? {}).find((doc) => doc.entry);
  // A log that was emptied is the longest silence of all.
  if (!span) return entry && outcome === 'read' ? { daysWithEntries: 0, gaps: [] } : {};
  const clock = isZoneKnown ? 'utc' : (entry?.clock ?? 'utc');
  return {
    span: { from: isoTime('unix-seconds', span.from)!, to: isoTime('unix-seconds', span.to)! },
    ...(clock !== 'utc' && { clock }),
    // Of what was not read nobody knows on which days it has entries.
    ...(days &&
      outcome === 'read' && {
        daysWithEntries: days.length,
        ...logGaps(days, entriesOnDays, backwards),
      }),
  };
}

/**
 * Where a log is silent for long by its own rhythm, from the days on which it has entries (rising), and how many it has on each.
 *
 * Steps are the days from one day with entries to the next: 1 where it has some every day. The usual step is the one that 95 of 100 of
 * the other steps do not exceed. Where a step is at least four times as long, the days between are a gap: three empty days in a log
 * that has entries every day, some months in one that has entries twice a month. Where entries come at random, whatever their rate,
 * about one step in 160,000 is as long as that. Fewer than twenty days with entries show no rhythm, unless they follow one another.
 *
 * One empty day or two are a gap in a log that is busy all around them. Where it is not known how many entries a day has, they are none.
 *
 * A gap over which the rows of a table go back is told as such: what is dated behind it was written before what is dated in front of it.
 */
export function logGaps(
  days: readonly number[],
  entriesOnDays: readonly number[] = [],
  backwards: readonly DayRange[] = [],
): {
  readonly gaps: readonly LogGap[];
  readonly moreGaps?: number;
} {
  const gaps = gapsBetween(days, entriesOnDays);
  const longest = [...gaps].sort((a, b) => b.days - a.days || a.at - b.at).slice(0, mostGaps);
  return {
    gaps: longest
      .sort((a, b) => a.at - b.at)
      .map(({ at, gap }) => {
        const isBackwards = backwards.some(({ from, to }) => from < at && to >= at);
        return isBackwards ? { ...gap, outOfOrder: true } : gap;
      }),
    ...(gaps.length > mostGaps && { moreGaps: gaps.length - mostGaps }),
  };
}

interface FoundGap {
  readonly at: number;
  readonly days: number;
  readonly gap: LogGap;
}

function gapsBetween(days: readonly number[], entriesOnDays: readonly number[]): FoundGap[] {
  if (days.length < fewestInARow) return [];
  const steps = days.slice(1).map((day, i) => day - days[i]!);
  const sorted = [...steps].sort((a, b) => a - b);
  // Of the others: the step itself, which is among the longest, does not count.
  const usual = sorted[Math.ceil(usualShare * (sorted.length - 1)) - 1]!;
  if (days.length < fewestDays && usual > 1) return [];
  const isDaily = (steps.filter((step) => step > 1).length - 1) * otherSteps <= steps.length - 1;
  return steps.flatMap((step, i) => {
    const isGap =
      step >= unusual * usual ||
      (isDaily && step > 1 && missingAfter(i, days, entriesOnDays) >= fewestMissing);
    if (!isGap) return [];
    const at = days[i]! + 1;
    const gap = { from: dayText(at), to: dayText(at + step - 2), days: step - 1 };
    return [{ at, days: step - 1, gap }];
  });
}

/**
 * How many entries the empty days behind a day would hold if each were like the quietest day around them; 0 where the days around them
 * do not follow one another. Of the two days beside the gap, which it can begin or end within, any number of entries is enough, and so
 * it is of the first and the last day of the log, which can be cut off.
 */
function missingAfter(
  last: number,
  days: readonly number[],
  entriesOnDays: readonly number[],
): number {
  const next = last + 1;
  const start = last - daysAround + 1;
  const end = next + daysAround - 1;
  if (start < 0 || end >= days.length || entriesOnDays.length !== days.length) return 0;
  const followOneAnother = (from: number, to: number) => days[to]! - days[from]! === to - from;
  if (!followOneAnother(start, last) || !followOneAnother(next, end)) return 0;
  const quietest = Math.min(
    ...entriesOnDays.slice(Math.max(start, 1), last),
    ...entriesOnDays.slice(next + 1, Math.min(end + 1, days.length - 1)),
  );
  return quietest * (days[next]! - days[last]! - 1);
}

function dayText(day: number): string {
  return isoTime('unix-seconds', day * secondsPerDay)!.slice(0, 10);
}
