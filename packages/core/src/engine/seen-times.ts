import { ZoneDays } from './local-time.ts';

/** Unix seconds, both included. */
export interface TimeSpan {
  readonly from: number;
  readonly to: number;
}

/** What the times of a file, or of a piece of it, tell: how far they reach, and on which days entries were written. */
export interface TimesSeen {
  readonly span?: TimeSpan;
  /** Days since 1970, in the zone that the examiner names or else in UTC, on which a log has entries, rising; only of artifacts that say which of their times are those of entries. */
  readonly days?: readonly number[];
}

const secondsPerDay = 86_400;

/** Notes times while records are written. Costs a few comparisons for each: entries that follow one another mostly share a day. */
export class SeenTimes {
  #from = Infinity;
  #to = -Infinity;
  /** Of the day noted last. */
  #dayFrom = Infinity;
  #dayTo = -Infinity;
  #days = new Set<number>();
  #zone: ZoneDays | undefined;

  /** Days are counted in this zone from now on, not in UTC. */
  useZone(zone: string): void {
    this.#zone = new ZoneDays(zone);
  }

  time(seconds: number): void {
    if (seconds < this.#from) this.#from = seconds;
    if (seconds > this.#to) this.#to = seconds;
  }

  /** The time of an entry of a log. */
  entry(seconds: number): void {
    this.time(seconds);
    if (seconds >= this.#dayFrom && seconds < this.#dayTo) return;
    const { day, from, to } = this.#zone?.around(seconds) ?? dayInUtc(seconds);
    this.#dayFrom = from;
    this.#dayTo = to;
    this.#days.add(day);
  }

  /** What was noted since the last call. */
  take(): TimesSeen {
    const seen: TimesSeen = {
      ...(this.#from <= this.#to && { span: { from: this.#from, to: this.#to } }),
      ...(this.#days.size > 0 && { days: rising(this.#days) }),
    };
    this.#from = this.#dayFrom = Infinity;
    this.#to = this.#dayTo = -Infinity;
    this.#days = new Set();
    return seen;
  }
}

function dayInUtc(seconds: number) {
  const day = Math.floor(seconds / secondsPerDay);
  return { day, from: day * secondsPerDay, to: (day + 1) * secondsPerDay };
}

/** What several pieces or files have seen together, in whatever order they come. */
export function mergedTimes(all: readonly TimesSeen[]): TimesSeen {
  const spans = all.flatMap(({ span }) => span ?? []);
  const days = new Set(all.flatMap((seen) => seen.days ?? []));
  let span = spans[0];
  for (const { from, to } of spans) {
    span = { from: Math.min(span!.from, from), to: Math.max(span!.to, to) };
  }
  return { ...(span && { span }), ...(days.size > 0 && { days: rising(days) }) };
}

function rising(days: ReadonlySet<number>): number[] {
  return [...days].sort((a, b) => a - b);
}
