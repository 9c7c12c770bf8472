import { isoOf } from './time.ts';

/** A moment as a log writes it. */
export interface WrittenMoment {
  /** ISO 8601; in UTC where `zoned`, else on whatever clock the log was written. */
  readonly at: string;
  /** Whether the text says its zone. */
  readonly zoned: boolean;
}

const written =
  /^([12]\d{3})-(\d\d)-(\d\d)[ T](\d\d):(\d\d):(\d\d)(?:[.,](\d{1,9}))?(?: ?(Z|UTC|[+-]\d\d:?\d\d))?$/;

/** `2022-09-18 15:28:37.3451 +0900` and its like; `undefined` where the text is none or names no moment. */
export function momentOfText(text: string): WrittenMoment | undefined {
  if (text.length > 48) return undefined;
  const parts = written.exec(text.trim());
  if (parts === null) return undefined;
  const [, year, month, day, hour, minute, second, fraction = '', zone] = parts;
  const seconds = secondsOf(
    Number(year),
    Number(month),
    Number(day),
    Number(hour),
    Number(minute),
    Number(second),
  );
  if (seconds === undefined) return undefined;
  const at = isoOf({
    seconds: seconds - offsetSeconds(zone),
    nanoseconds: Number(fraction.padEnd(9, '0')),
    digits: digitsOf(fraction),
  });
  return { at, zoned: zone !== undefined };
}

const monthNames: readonly string[] = [
  'Jan',
  'Feb',
  'Mar',
  'Apr',
  'May',
  'Jun',
  'Jul',
  'Aug',
  'Sep',
  'Oct',
  'Nov',
  'Dec',
];

const ctime =
  /^(?:Sun|Mon|Tue|Wed|Thu|Fri|Sat) ([A-Z][a-z]{2}) ([ \d]?\d) (\d\d):(\d\d):(\d\d) ([12]\d{3})/;

/** `Thu Mar 14 20:17:55 2019` at the beginning of a line, as `ctime` writes it: without a zone, so on the clock of the device. */
export function momentOfCtime(line: string): WrittenMoment | undefined {
  const parts = ctime.exec(line);
  if (parts === null) return undefined;
  const [, month, day, hour, minute, second, year] = parts;
  const seconds = secondsOf(
    Number(year),
    monthNames.indexOf(month!) + 1,
    Number(day),
    Number(hour),
    Number(minute),
    Number(second),
  );
  if (seconds === undefined) return undefined;
  return { at: isoOf({ seconds, nanoseconds: 0, digits: 0 }), zoned: false };
}

/** Seconds since 1970 of a date that exists; a second 60 is the next minute's first. */
function secondsOf(
  year: number,
  month: number,
  day: number,
  hour: number,
  minute: number,
  second: number,
): number | undefined {
  if (month < 1 || month > 12 || day < 1 || hour > 23 || minute > 59 || second > 60) {
    return undefined;
  }
  const midnight = new Date(Date.UTC(year, month - 1, day));
  // The 31st of a shorter month would become a day of the next one.
  if (midnight.getUTCMonth() !== month - 1) return undefined;
  return midnight.getTime() / 1000 + hour * 3600 + minute * 60 + second;
}

function offsetSeconds(zone: string | undefined): number {
  if (zone === undefined || zone === 'Z' || zone === 'UTC') return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2));
  return (zone.startsWith('-') ? -60 : 60) * minutes;
}

/** As `Instant` counts them: 0, 3, 6 or 9, less where the last are zero. */
function digitsOf(fraction: string): number {
  const significant = fraction.replace(/0{1,9}$/, '').length;
  return Math.ceil(significant / 3) * 3;
}
