import { isoInZone } from '../locales/index.ts';

/** A stretch of time and where its moments lie on it, in percent. */
export interface TimeAxis {
  readonly from: number;
  readonly to: number;
  /** 0 at the beginning, 100 at the end; moments outside are put on the edge. */
  place(moment: number): number;
  /** Calendar borders in the zone, at most seven; `at` is what a clock there shows, as if in UTC. */
  readonly ticks: readonly { readonly at: Date; readonly place: number }[];
  /** What a tick is the beginning of. */
  readonly unit: 'day' | 'month' | 'year';
}

const day = 86_400_000;
const mostTicks = 6;

/** Phones of this kind do not hold anything older; a date before it is a clock that was never set. */
const firstPhones = Date.UTC(2007, 0, 1);

const lastYear = Date.UTC(9999, 0, 1);

/** `undefined` where there is no moment. `zone` is one that `isTimeZone` accepts. */
export function timeAxis(moments: readonly number[], zone = 'UTC'): TimeAxis | undefined {
  const usable = moments.filter((moment) => Number.isFinite(moment));
  if (usable.length === 0) return undefined;
  let from = Infinity;
  let to = -Infinity;
  for (const moment of usable) {
    from = Math.min(from, Math.max(moment, firstPhones));
    to = Math.max(to, moment);
  }
  // A single moment needs some room around it.
  if (to - from < day) {
    from -= day;
    to = Math.max(to, from + day) + day;
  }
  const place = (moment: number): number =>
    Math.min(100, Math.max(0, ((moment - from) / (to - from)) * 100));
  const { ticks, unit } = ticksOf(shownIn(zone, from), shownIn(zone, to));
  return {
    from,
    to,
    place,
    unit,
    ticks: ticks.map((at) => ({ at, place: place(momentIn(zone, at.getTime())) })),
  };
}

/** What a clock in the zone shows at a moment, as if in UTC. Years of more than four digits are out of reach of any zone. */
function shownIn(zone: string, moment: number): number {
  const isPlain = zone === 'UTC' || moment < firstPhones || moment > lastYear;
  return isPlain ? moment : Date.parse(`${isoInZone(new Date(moment), zone).slice(0, 19)}Z`);
}

/** The moment at which a clock in the zone shows this; on a day on which clocks are set an hour off, which no picture shows. */
export function momentIn(zone: string, shown: number): number {
  return shown - (shownIn(zone, shown) - shown);
}

function ticksOf(from: number, to: number): Pick<TimeAxis, 'unit'> & { readonly ticks: Date[] } {
  for (const step of [1, 2, 7, 14]) {
    if ((to - from) / (step * day) <= mostTicks)
      return { unit: 'day', ticks: days(from, to, step) };
  }
  for (const step of [1, 2, 3, 6]) {
    const ticks = months(from, to, step);
    if (ticks.length <= mostTicks) return { unit: 'month', ticks };
  }
  for (const step of [1, 2, 5, 10, 25, 100]) {
    const ticks = months(from, to, step * 12);
    if (ticks.length <= mostTicks) return { unit: 'year', ticks };
  }
  return { unit: 'year', ticks: [new Date(from), new Date(to)] };
}

function days(from: number, to: number, step: number): Date[] {
  const ticks: Date[] = [];
  for (let at = Math.ceil(from / day) * day; at <= to; at += step * day) ticks.push(new Date(at));
  return ticks;
}

function months(from: number, to: number, step: number): Date[] {
  const ticks: Date[] = [];
  const first = new Date(from);
  let month = first.getUTCFullYear() * 12 + first.getUTCMonth();
  month = Math.ceil(month / step) * step;
  // One more than may be used is enough to know that there are too many.
  for (; ticks.length <= mostTicks; month += step) {
    const at = new Date(Date.UTC(Math.floor(month / 12), month % 12, 1));
    if (at.getTime() > to) break;
    if (at.getTime() >= from) ticks.push(at);
  }
  return ticks;
}
