import { momentOfIso, storedNumber } from '../bytes/time.ts';
import type { TimeDraft } from '../model/index.ts';

const secondsOfDay = 86_400;

/** Times of a phone's own clock as moments, by the zone that the examiner names (IANA). */
export class LocalTimes {
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
    const before = this.#offset(shown - secondsOfDay);
    const after = this.#offset(shown + secondsOfDay);
    const [first, second] = [shown - Math.max(before, after), shown - Math.min(before, after)];
    if (first + this.#offset(first) === shown) return first;
    return second + this.#offset(second) === shown ? second : shown - before;
  }

  /** Seconds by which the zone is ahead of UTC at a moment. */
  #offset(seconds: number): number {
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
