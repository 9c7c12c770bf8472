import { isoTime } from '../bytes/time.ts';
import type { AnyArtifact, LogGap, LogReach, Outcome } from '../model/index.ts';
import type { TimesSeen } from './seen-times.ts';

/** Fewer days with entries show no rhythm, unless they follow one another: then a few are enough. */
const fewestDays = 20;
const fewestInARow = 6;

/** A step from one day with entries to the next that is this many times the usual one leaves a gap. */
const unusual = 4;

/** Of a hundred steps, so many are no longer than the usual one. */
const usualShare = 0.95;

/** Most gaps that are told of one log: the longest. */
const mostGaps = 20;

const secondsPerDay = 86_400;

/** How far a log reaches back, and where it is silent: for its row in the coverage. With `isZoneKnown` times of the phone's own clock were told in UTC. */
export function logReach(
  artifact: AnyArtifact,
  outcome: Outcome,
  { span, days }: TimesSeen,
  isZoneKnown = false,
): LogReach {
  if (!artifact.logLike || !span) return {};
  const entry = Object.values(artifact.times ?? {}).find((doc) => doc.entry);
  const clock = isZoneKnown ? 'utc' : (entry?.clock ?? 'utc');
  return {
    span: { from: isoTime('unix-seconds', span.from)!, to: isoTime('unix-seconds', span.to)! },
    ...(clock !== 'utc' && { clock }),
    // Of what was not read nobody knows on which days it has entries.
    ...(days && outcome === 'read' && { daysWithEntries: days.length, ...logGaps(days) }),
  };
}

/**
 * Where a log is silent for long by its own rhythm, from the days on which it has entries (rising).
 *
 * Steps are the days from one day with entries to the next: 1 where it has some every day. The usual step is the one that 95 of 100 of
 * the other steps do not exceed. Where a step is at least four times as long, the days between are a gap: three empty days in a log
 * that has entries every day, some months in one that has entries twice a month. Where entries come at random, whatever their rate,
 * about one step in 160,000 is as long as that. Fewer than twenty days with entries show no rhythm, unless they follow one another.
 */
export function logGaps(days: readonly number[]): {
  readonly gaps: readonly LogGap[];
  readonly moreGaps?: number;
} {
  const gaps = gapsBetween(days);
  const longest = [...gaps].sort((a, b) => b.days - a.days || a.at - b.at).slice(0, mostGaps);
  return {
    gaps: longest.sort((a, b) => a.at - b.at).map(({ gap }) => gap),
    ...(gaps.length > mostGaps && { moreGaps: gaps.length - mostGaps }),
  };
}

interface FoundGap {
  readonly at: number;
  readonly days: number;
  readonly gap: LogGap;
}

function gapsBetween(days: readonly number[]): FoundGap[] {
  if (days.length < fewestInARow) return [];
  const steps = days.slice(1).map((day, i) => day - days[i]!);
  const sorted = [...steps].sort((a, b) => a - b);
  // Of the others: the step itself, which is among the longest, does not count.
  const usual = sorted[Math.ceil(usualShare * (sorted.length - 1)) - 1]!;
  if (days.length < fewestDays && usual > 1) return [];
  return steps.flatMap((step, i) => {
    if (step < unusual * usual) return [];
    const at = days[i]! + 1;
    const gap = { from: dayText(at), to: dayText(at + step - 2), days: step - 1 };
    return [{ at, days: step - 1, gap }];
  });
}

function dayText(day: number): string {
  return isoTime('unix-seconds', day * secondsPerDay)!.slice(0, 10);
}
