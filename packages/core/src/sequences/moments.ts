import type { RecordSight, Timestamp } from '../model/index.ts';

/** Something that was seen at a moment that is known in UTC, and where it was seen. */
export interface Moment<Kind extends string = string> {
  /** Unix seconds. */
  readonly at: number;
  readonly kind: Kind;
  readonly sight: RecordSight;
}

/** The moment of a time, in Unix seconds; `undefined` where its zone is not known, or it cannot be true. */
export function secondsOf({ at, clock, doubt }: Timestamp): number | undefined {
  if (clock !== 'utc' || at === undefined || doubt !== undefined) return undefined;
  const milliseconds = Date.parse(at);
  return Number.isFinite(milliseconds) ? milliseconds / 1000 : undefined;
}

/** What was seen, with those of its times alone that are of this moment. */
export function seenAt<T extends { readonly times: readonly Timestamp[] }>(
  sight: T,
  moment: number,
): T {
  return { ...sight, times: sight.times.filter((time) => secondsOf(time) === moment) };
}

/** A moment as it stands in a sentence: UTC, to the second. */
export function secondsText(seconds: number): string {
  return new Date(seconds * 1000).toISOString().replace(/\.\d+Z$/, 'Z');
}

/**
 * Runs of moments in which none is further than `gap` seconds from the one before, each in order. Every moment is in one run, whatever
 * their number, and runs do not overlap.
 */
export function runsOf<M extends Moment>(moments: readonly M[], gap: number): M[][] {
  const sorted = [...moments].sort(
    (a, b) => a.at - b.at || (a.sight.record < b.sight.record ? -1 : 1),
  );
  const runs: M[][] = [];
  let last = Number.NEGATIVE_INFINITY;
  for (const moment of sorted) {
    if (moment.at - last > gap) runs.push([]);
    runs[runs.length - 1]!.push(moment);
    last = moment.at;
  }
  return runs;
}

/** The records of moments, each once and as it was first met, with the times of the record that lie in the run. */
export function sightsOf(moments: readonly Moment[]): RecordSight[] {
  const sights = new Map<string, RecordSight>();
  const [first, last] = [moments[0]?.at ?? 0, moments[moments.length - 1]?.at ?? 0];
  for (const { sight } of moments) {
    const times = sight.times.filter((time) => {
      const at = secondsOf(time);
      return at !== undefined && at >= first && at <= last;
    });
    sights.set(sight.record, { ...sight, times });
  }
  return [...sights.values()];
}

/** The place of the first that is not before a moment, among what stands in the order of moments. */
export function placeFrom(sorted: readonly { readonly at: number }[], moment: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]!.at < moment) low = middle + 1;
    else high = middle;
  }
  return low;
}
