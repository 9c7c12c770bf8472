import { momentOfIso, storedNumber } from '../../bytes/time.ts';
import type { TimeDraft } from '../../model/index.ts';

const secondsOfDay = 86_400;

/** What clocks in a zone (IANA) show. */
class ZoneClock {
  readonly #zone: Intl.DateTimeFormat;

  constructor(zone: string) {
    this.#zone = new Intl.DateTimeFormat('en-u-nu-latn-ca-iso8601', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    });
  }

  /** Seconds by which the zone is ahead of UTC at a moment. */
  offset(seconds: number): number {
    const parts = new Map(
      this.#zone.formatToParts(seconds * 1000).map(({ type, value }) => [type, Number(value)]),
    );
    const part = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0;
    const shown = Date.UTC(
      part('year'),
      part('month') - 1,
      part('day'),
      part('hour'),
      part('minute'),
      part('second'),
    );
    return Math.round(shown / 1000) - Math.floor(seconds);
  }
}

/** Times of a phone's own clock as moments, by the zone that the examiner names. */
export class LocalTimes {
  readonly #clock: ZoneClock;

  constructor(zone: string) {
    this.#clock = new ZoneClock(zone);
  }

  /** A time of the phone's own clock in UTC, with what that clock showed as `raw`; any other as it is. */
  moment(time: TimeDraft): TimeDraft {
    const { at, clock, epoch } = time;
    const shown = clock === 'device-local' && at !== undefined ? momentOfIso(at) : undefined;
    if (at === undefined || shown === undefined) return time;
    const seconds = this.#seconds(shown.seconds);
    const [date, fraction = ''] = at.slice(0, -1).split('.');
    const iso = new Date(seconds * 1000).toISOString().slice(0, date!.length);
    return {
      ...time,
      at: `${iso}${fraction === '' ? '' : `.${fraction}`}Z`,
      clock: 'utc',
      raw: time.raw ?? (epoch === 'text' ? at.slice(0, -1) : storedNumber(epoch, shown)),
    };
  }

  /**
   * Unix seconds at which a clock in the zone shows what a clock in UTC shows at `shown`. An hour that is there twice is the first of the two;
   * one that is left out is counted on from before.
   */
  #seconds(shown: number): number {
    const before = this.#clock.offset(shown - secondsOfDay);
    const after = this.#clock.offset(shown + secondsOfDay);
    const [first, second] = [shown - Math.max(before, after), shown - Math.min(before, after)];
    if (first + this.#clock.offset(first) === shown) return first;
    return second + this.#clock.offset(second) === shown ? second : shown - before;
  }
}

interface Stretch {
  /** Counted from 1970, as a calendar in the zone has it. */
  readonly day: number;
  /** Unix seconds `[from, to)` around the moment, all of that day. */
  readonly from: number;
  readonly to: number;
}

/** The days of a zone. A zone is asked once for each day, and for each moment only on days on which its clocks are set. */
export class ZoneDays {
  readonly #clock: ZoneClock;
  /** By the day in UTC at whose beginning it holds. */
  readonly #offsets = new Map<number, number>();

  constructor(zone: string) {
    this.#clock = new ZoneClock(zone);
  }

  around(seconds: number): Stretch {
    const utcDay = Math.floor(seconds / secondsOfDay);
    const offset = this.#offsetAt(utcDay);
    if (offset !== this.#offsetAt(utcDay + 1)) {
      const day = Math.floor((seconds + this.#clock.offset(seconds)) / secondsOfDay);
      return { day, from: seconds, to: seconds };
    }
    const day = Math.floor((seconds + offset) / secondsOfDay);
    const start = day * secondsOfDay - offset;
    // What is known of the offset is known of this day in UTC.
    return {
      day,
      from: Math.max(start, utcDay * secondsOfDay),
      to: Math.min(start + secondsOfDay, (utcDay + 1) * secondsOfDay),
    };
  }

  #offsetAt(utcDay: number): number {
    const known = this.#offsets.get(utcDay);
    if (known !== undefined) return known;
    const offset = this.#clock.offset(utcDay * secondsOfDay);
    this.#offsets.set(utcDay, offset);
    return offset;
  }
}
