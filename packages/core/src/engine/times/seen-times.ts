import type { Position } from '../../model/index.ts';
import { ZoneDays } from './local-time.ts';

/** Unix seconds, both included. */
export interface TimeSpan {
  readonly from: number;
  readonly to: number;
}

/** Days since 1970, both included. */
export interface DayRange {
  readonly from: number;
  readonly to: number;
}

/** What the times of a file, or of a piece of it, tell: how far they reach, and on which days entries were written. */
export interface TimesSeen {
  readonly span?: TimeSpan;
  /** Days since 1970, in the zone that the examiner names or else in UTC, on which a log has entries, rising; only of artifacts that say which of their times are those of entries. */
  readonly days?: readonly number[];
  /** How many entries each of `days` has. */
  readonly entriesOnDays?: readonly number[];
  /** From one day to a later one, rising, where rows of the first have higher numbers in their table than rows of the second; where they meet they are one. */
  readonly backwards?: readonly DayRange[];
  /** The same of times after the source was made. */
  readonly late?: TimesSeen;
}

const secondsPerDay = 86_400;

const noRow = { table: null, rowId: null };

/** Notes times while records are written. Costs a few comparisons for each: entries that follow one another mostly share a day. */
export class SeenTimes {
  #from = Infinity;
  #to = -Infinity;
  /** Of the day noted last. */
  #dayFrom = Infinity;
  #dayTo = -Infinity;
  #day = 0;
  #entriesOnDay = 0;
  /** Of the days before that one. */
  #days = new Map<number, number>();
  /** Of the row that is read, or from which on rows are; `Infinity` where it is none. */
  #rowId = Infinity;
  #table: string | null = null;
  /** Of the row before in the same table; no order is known of what stands in none. */
  #dayBefore: number | undefined;
  /** By the earlier day to which the rows of a table go back, the latest from which they do. */
  #backwards = new Map<number, number>();
  #zone: ZoneDays | undefined;
  #end = Infinity;
  #late: SeenTimes | undefined;

  /** Days are counted in this zone from now on, not in UTC. */
  useZone(zone: string): void {
    this.#zone = new ZoneDays(zone);
  }

  /** What is later than this is noted apart from now on. */
  endAt(seconds: number): void {
    this.#end = seconds;
  }

  /** What follows is read from here, up to the next call. Of a table whose rows follow in the order of their numbers, one before the first of them. */
  startAt(position: Position): void {
    const { table, rowId } = position.unit === 'row' ? position : noRow;
    const number = typeof rowId === 'number' ? rowId : undefined;
    const isNext = number !== undefined && number > this.#rowId && table === this.#table;
    this.#table = table;
    this.#rowId = number ?? Infinity;
    if (isNext || (number === undefined && this.#dayBefore === undefined)) return;
    this.#endDay();
    this.#dayFrom = Infinity;
    this.#dayBefore = number === undefined ? undefined : -Infinity;
  }

  #afterEnd(): SeenTimes {
    if (!this.#late) {
      this.#late = new SeenTimes();
      this.#late.#zone = this.#zone;
    }
    return this.#late;
  }

  time(seconds: number): void {
    if (seconds > this.#end) {
      this.#afterEnd().time(seconds);
      return;
    }
    if (seconds < this.#from) this.#from = seconds;
    if (seconds > this.#to) this.#to = seconds;
  }

  /** The time of an entry of a log. */
  entry(seconds: number): void {
    if (seconds > this.#end) {
      this.#afterEnd().entry(seconds);
      return;
    }
    this.time(seconds);
    if (!(seconds >= this.#dayFrom && seconds < this.#dayTo)) {
      this.#endDay();
      const { day, from, to } = this.#zone?.around(seconds) ?? dayInUtc(seconds);
      this.#dayFrom = from;
      this.#dayTo = to;
      this.#day = day;
      this.#noteOrder();
    }
    this.#entriesOnDay++;
  }

  #noteOrder(): void {
    const [before, day] = [this.#dayBefore, this.#day];
    if (before === undefined) return;
    if (day < before) {
      this.#backwards.set(day, Math.max(before, this.#backwards.get(day) ?? before));
    }
    this.#dayBefore = day;
  }

  #endDay(): void {
    if (this.#entriesOnDay > 0) add(this.#days, this.#day, this.#entriesOnDay);
    this.#entriesOnDay = 0;
  }

  /** What was noted since the last call. */
  take(): TimesSeen {
    this.#endDay();
    const seen: TimesSeen = {
      ...(this.#from <= this.#to && { span: { from: this.#from, to: this.#to } }),
      ...rising(this.#days),
      ...joined([...this.#backwards].map(([from, to]) => ({ from, to }))),
      ...(this.#late && { late: this.#late.take() }),
    };
    this.#late = undefined;
    this.#from = this.#dayFrom = Infinity;
    this.#to = this.#dayTo = -Infinity;
    this.#days = new Map();
    this.#backwards = new Map();
    this.#rowId = Infinity;
    this.#dayBefore = undefined;
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
  const entries = new Map<number, number>();
  for (const { days, entriesOnDays } of all)
    days?.forEach((day, i) => add(entries, day, entriesOnDays?.[i] ?? 1));
  let span = spans[0];
  for (const { from, to } of spans) {
    span = { from: Math.min(span!.from, from), to: Math.max(span!.to, to) };
  }
  const late = all.flatMap((seen) => seen.late ?? []);
  return {
    ...(span && { span }),
    ...rising(entries),
    ...joined(all.flatMap(({ backwards = [] }) => backwards)),
    ...(late.length > 0 && { late: mergedTimes(late) }),
  };
}

/**
 * How far a part of a source reaches, and its days: without those after the source was made, which a phone whose clock was wrong for a while leaves
 * behind, and one of which would stretch a log by years and tell a gap of as many. Where they are not the lesser part, the clock of the
 * computer was wrong, and all count.
 */
export function timesUntilMade({ late, ...seen }: TimesSeen): TimesSeen {
  if (!late) return seen;
  const isLesser = seen.span !== undefined && (late.days?.length ?? 0) <= (seen.days?.length ?? 0);
  return isLesser ? seen : mergedTimes([seen, late]);
}

function add(entries: Map<number, number>, day: number, count: number): void {
  entries.set(day, (entries.get(day) ?? 0) + count);
}

function rising(entries: ReadonlyMap<number, number>): Pick<TimesSeen, 'days' | 'entriesOnDays'> {
  if (entries.size === 0) return {};
  const days = [...entries.keys()].sort((a, b) => a - b);
  return { days, entriesOnDays: days.map((day) => entries.get(day)!) };
}

/** Ranges that share a day as one. A gap within what they cover together is within one of them, since both ends of each have entries. */
function joined(ranges: readonly DayRange[]): Pick<TimesSeen, 'backwards'> {
  if (ranges.length === 0) return {};
  const backwards: DayRange[] = [];
  for (const range of [...ranges].sort((a, b) => a.from - b.from)) {
    const last = backwards[backwards.length - 1];
    if (last === undefined || range.from > last.to) backwards.push(range);
    else if (range.to > last.to) backwards.splice(-1, 1, { from: last.from, to: range.to });
  }
  return { backwards };
}
