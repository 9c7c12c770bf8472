/** A stretch of time and where its moments lie on it, in percent. */
export interface TimeAxis {
  readonly from: number;
  readonly to: number;
  /** 0 at the beginning, 100 at the end; moments outside are put on the edge. */
  place(moment: number): number;
  /** Calendar borders in UTC, at most seven. */
  readonly ticks: readonly { readonly at: Date; readonly place: number }[];
  /** What a tick is the beginning of. */
  readonly unit: 'day' | 'month' | 'year';
}

const day = 86_400_000;
const mostTicks = 6;

/** Phones of this kind do not hold anything older; a date before it is a clock that was never set. */
const firstPhones = Date.UTC(2007, 0, 1);

/** `undefined` where there is no moment. */
export function timeAxis(moments: readonly number[]): TimeAxis | undefined {
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
  const { ticks, unit } = ticksOf(from, to);
  return { from, to, place, unit, ticks: ticks.map((at) => ({ at, place: place(at.getTime()) })) };
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
