import { type Language, languageFacts } from './language.ts';

/** Dates and numbers as people write them; the exact time of evidence stays ISO 8601. */
export interface DateWriter {
  /** `14 March 2024`, on the calendar of the zone. */
  day(at: Date): string;
  /** `14 Mar` */
  shortDay(at: Date): string;
  /** `Mar` */
  month(at: Date): string;
  /** `Mar 2026` */
  monthOfYear(at: Date): string;
  year(at: Date): string;
  number(value: number): string;
}

/** `zone` is an IANA name that `isTimeZone` accepts; UTC where the zone of the phone is not known. */
export function dateWriter(language: Language, zone = 'UTC'): DateWriter {
  const { locale } = languageFacts[language];
  const writer = (options: Intl.DateTimeFormatOptions): ((at: Date) => string) => {
    const format = new Intl.DateTimeFormat(locale, { ...options, timeZone: zone });
    if (language !== 'fr' || options.day === undefined) return (at) => format.format(at);
    // `1er novembre`: the first of a month is the one day that French counts, and `Intl` does not.
    const counted = ({ type, value }: Intl.DateTimeFormatPart): string =>
      type === 'day' && value === '1' ? '1er' : value;
    return (at) => format.formatToParts(at).map(counted).join('');
  };
  const numbers = new Intl.NumberFormat(locale);
  return {
    day: writer({ day: 'numeric', month: 'long', year: 'numeric' }),
    shortDay: writer({ day: 'numeric', month: 'short' }),
    month: writer({ month: 'short' }),
    monthOfYear: writer({ month: 'short', year: 'numeric' }),
    year: writer({ year: 'numeric' }),
    number: (value) => numbers.format(value),
  };
}

/** True if this platform knows the zone by this name. An offset is none: newer platforms take one, and a check would run on one machine only. */
export function isTimeZone(zone: string): boolean {
  if (/^[+-]/.test(zone)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** The moment that an ISO 8601 time of a record names; `undefined` where it is none or lies outside what a calendar can show. */
export function parseIso(at: string): Date | undefined {
  if (!/^-?\d{4,6}-\d\d-\d\d/.test(at)) return undefined;
  const moment = new Date(at.length === 10 || /(Z|[+-]\d\d:\d\d)$/.test(at) ? at : `${at}Z`);
  return Number.isNaN(moment.getTime()) ? undefined : moment;
}

/** The same moment as a clock in the zone shows it, with its offset: `2024-03-14T11:12:40+02:00`. */
export function isoInZone(at: Date, zone: string): string {
  const parts = new Map(
    new Intl.DateTimeFormat('en-u-nu-latn-ca-iso8601', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      timeZoneName: 'longOffset',
    })
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  );
  const part = (type: Intl.DateTimeFormatPartTypes): string => parts.get(type) ?? '';
  const offset = part('timeZoneName').replace('GMT', '') || '+00:00';
  const year = part('year').padStart(4, '0');
  return `${year}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}:${part('second')}${offset}`;
}
