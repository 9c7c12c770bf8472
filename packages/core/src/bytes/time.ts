import type { Epoch, TimeDraft } from '../model/index.ts';

/** Seconds between 1970-01-01 and 2001-01-01. */
export const cocoaOffsetSeconds = 978_307_200;
/** Seconds between 1601-01-01 and 1970-01-01. */
export const webkitOffsetSeconds = 11_644_473_600;

/** Seconds of 0001-01-01 and of the end of 9999, between which a calendar date can be written. */
const firstSecond = -62_135_596_800;
const lastSecond = 253_402_300_799;

/** Above this a `cocoa-mixed` number counts nanoseconds: as seconds it would lie beyond the year 5000. */
const largestPlausibleSeconds = 1e11;

/** A moment as whole seconds since 1970 and the fraction as written, so that nothing is rounded. */
export interface Instant {
  readonly seconds: number;
  /** 0 to 999,999,999 */
  readonly nanoseconds: number;
  /** How many digits of the fraction the evidence gives: 0, 3, 6 or 9; less where the last are zero. */
  readonly digits: number;
  /** `storedNumber` gives back the number it was made from. */
  readonly isExact: boolean;
}

/** The moment a stored number means; `undefined` for NULL, 0, what is not a number and what no calendar can hold. */
export function instantOf(epoch: Epoch, value: number | bigint | null): Instant | undefined {
  if (value === null || isNoTime(value)) return undefined;
  if (typeof value === 'number' && !Number.isFinite(value)) return undefined;
  switch (epoch) {
    case 'unix-seconds':
      return fromSeconds(Number(value), 0);
    case 'cocoa-seconds':
      return fromSeconds(Number(value), cocoaOffsetSeconds);
    case 'cocoa-mixed': {
      if (Math.abs(Number(value)) >= largestPlausibleSeconds) {
        return fromUnits(value, billion, cocoaOffsetSeconds);
      }
      // The number that a moment comes from is told as nanoseconds; of the seconds of old systems it cannot be.
      const moment = fromSeconds(Number(value), cocoaOffsetSeconds);
      return moment && { ...moment, isExact: false };
    }
    case 'cocoa-nanoseconds':
      return fromUnits(value, billion, cocoaOffsetSeconds);
    case 'unix-milliseconds':
      return fromUnits(value, 1_000, 0);
    case 'unix-microseconds':
      return fromUnits(value, 1_000_000, 0);
    case 'webkit-microseconds':
      return fromUnits(value, 1_000_000, -webkitOffsetSeconds);
  }
}

/** 0 stands for "no time" wherever phones store one. */
export function isNoTime(value: number | bigint): boolean {
  return value === 0 || value === 0n;
}

/**
 * The number that was stored, from the moment it means: the way back of `instantOf` where that is `isExact`. A bigint beyond 2^53.
 * `cocoa-mixed` gives nanoseconds.
 */
export function storedNumber(
  epoch: Epoch,
  { seconds, nanoseconds }: Pick<Instant, 'seconds' | 'nanoseconds'>,
): number | bigint {
  switch (epoch) {
    case 'unix-seconds':
      return seconds + nanoseconds / billion;
    case 'cocoa-seconds':
      return seconds - cocoaOffsetSeconds + nanoseconds / billion;
    case 'cocoa-mixed':
    case 'cocoa-nanoseconds':
      return unitsOf(seconds - cocoaOffsetSeconds, nanoseconds, billion);
    case 'unix-milliseconds':
      return unitsOf(seconds, nanoseconds, 1_000);
    case 'unix-microseconds':
      return unitsOf(seconds, nanoseconds, 1_000_000);
    case 'webkit-microseconds':
      return unitsOf(seconds + webkitOffsetSeconds, nanoseconds, 1_000_000);
  }
}

/** 10^9, in which a 64-bit number is split into what a double holds exactly. */
const billion = 1_000_000_000;

/**
 * Splits a positive 64-bit integer, given as two halves, into whole 10^9s and the rest, without a bigint. Returns the whole part;
 * the rest is `restOfBillions`. The quotient of the rounded value is off by one at most, which the low 32 bits tell.
 */
export function billionsOf(high: number, low: number): number {
  const rounded = high * 0x1_0000_0000 + low;
  let quotient = Math.floor(rounded / billion);
  // The true rest lies in [0, 10^9), so 32 bits tell it even where the quotient is off by one.
  let rest = (low - Math.imul(quotient, billion)) | 0;
  if (rest < 0) {
    quotient--;
    rest += billion;
  } else if (rest >= billion) {
    quotient++;
    rest -= billion;
  }
  lastRest = rest;
  return quotient;
}

let lastRest = 0;

/** The rest of the last `billionsOf`. */
export function restOfBillions(): number {
  return lastRest;
}

/** The moment of so many nanoseconds since 2001, given as two halves of a positive 64-bit integer. */
export function instantOfCocoaNanoseconds(high: number, low: number): Instant | undefined {
  const seconds = billionsOf(high, low);
  return instant(seconds + cocoaOffsetSeconds, lastRest, 'exact');
}

/** ISO 8601 in UTC, as precise as the evidence and no more. */
export function isoOf({ seconds, nanoseconds, digits }: Omit<Instant, 'isExact'>): string {
  const days = Math.floor(seconds / 86_400);
  const ofDay = seconds - days * 86_400;
  const { year, month, day } = civilDate(days);
  const fraction = digits === 0 ? '' : '.' + padded(nanoseconds, 9).slice(0, digits);
  return (
    `${padded(year, 4)}-${padded(month, 2)}-${padded(day, 2)}T${padded(Math.floor(ofDay / 3600), 2)}:` +
    `${padded(Math.floor(ofDay / 60) % 60, 2)}:${padded(ofDay % 60, 2)}${fraction}Z`
  );
}

/** ISO 8601 in UTC for a stored number; `undefined` where it names no moment. */
export function isoTime(epoch: Epoch, value: number | bigint | null): string | undefined {
  const instant = instantOf(epoch, value);
  return instant && isoOf(instant);
}

const isoText = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.(\d{1,9}))?Z$/;

/** The way back of `isoOf`; `undefined` for a text in another form. */
export function momentOfIso(text: string): Pick<Instant, 'seconds' | 'nanoseconds'> | undefined {
  if (text.length > 30) return undefined;
  const parts = isoText.exec(text);
  if (!parts) return undefined;
  const [year, month, day, hour, minute, second] = parts.slice(1, 7).map(Number);
  const seconds =
    daysSince1970(year!, month!, day!) * 86_400 + hour! * 3600 + minute! * 60 + second!;
  return { seconds, nanoseconds: Number((parts[7] ?? '').padEnd(9, '0')) };
}

/** The times of a record from stored numbers; NULL and 0 are left out. What no calendar can hold has no `at`. */
export function timesOf(
  ...moments: readonly (readonly [marks: string, epoch: Epoch, value: number | bigint | null])[]
): TimeDraft[] {
  const times: TimeDraft[] = [];
  for (const [marks, epoch, raw] of moments) {
    if (raw === null || isNoTime(raw)) continue;
    const at = isoTime(epoch, raw);
    times.push({ ...(at !== undefined && { at }), marks, clock: 'utc', epoch, raw });
  }
  return times;
}

/** The date of a day counted from 1970-01-01, proleptic Gregorian (Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms"). */
export function civilDate(daysSince1970: number): { year: number; month: number; day: number } {
  const shifted = daysSince1970 + 719_468;
  const era = Math.floor(shifted / 146_097);
  const ofEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) /
      365,
  );
  const ofYear =
    ofEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * ofYear + 2) / 153);
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: ofYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1,
  };
}

/** The way back of `civilDate`, by the same author: days since 1970-01-01. */
export function daysSince1970(year: number, month: number, day: number): number {
  const shiftedYear = month <= 2 ? year - 1 : year;
  const era = Math.floor(shiftedYear / 400);
  const yearOfEra = shiftedYear - era * 400;
  const ofYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const ofEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + ofYear;
  return era * 146_097 + ofEra - 719_468;
}

/**
 * A real number of seconds. A double near 10^9 resolves about 10^-7 s, so six digits are what it can say. Phones make most of them from
 * microseconds, and six digits give those back.
 */
function fromSeconds(value: number, offset: number): Instant | undefined {
  const seconds = Math.floor(value);
  const microseconds = Math.round((value - seconds) * 1e6);
  if (microseconds === 1_000_000) return instant(seconds + 1 + offset, 0, 'rounded');
  const isExact = seconds + microseconds / 1e6 === value;
  return instant(seconds + offset, microseconds * 1000, isExact ? 'exact' : 'rounded');
}

function fromUnits(
  value: number | bigint,
  unitsPerSecond: number,
  offset: number,
): Instant | undefined {
  const nanosecondsPerUnit = billion / unitsPerSecond;
  if (typeof value === 'number' && !Number.isInteger(value)) {
    const whole = Math.floor(value);
    let seconds = Math.floor(whole / unitsPerSecond);
    const rest = whole - seconds * unitsPerSecond + (value - whole);
    let nanoseconds = Math.round(rest * nanosecondsPerUnit);
    if (nanoseconds === billion) {
      seconds += 1;
      nanoseconds = 0;
    }
    const isExact = unitsOf(seconds, nanoseconds, unitsPerSecond) === value;
    return instant(seconds + offset, nanoseconds, isExact ? 'exact' : 'rounded');
  }
  if (typeof value === 'number' && Number.isSafeInteger(value)) {
    const seconds = Math.floor(value / unitsPerSecond);
    return instant(
      seconds + offset,
      (value - seconds * unitsPerSecond) * nanosecondsPerUnit,
      'exact',
    );
  }
  const exact = BigInt(value);
  const units = BigInt(unitsPerSecond);
  const rest = ((exact % units) + units) % units;
  const nanoseconds = Number(rest) * nanosecondsPerUnit;
  return instant(Number((exact - rest) / units) + offset, nanoseconds, 'exact');
}

/** So many units, of which `unitsPerSecond` make a second; with a fraction where the nanoseconds are no whole unit. */
function unitsOf(seconds: number, nanoseconds: number, unitsPerSecond: number): number | bigint {
  const rest = nanoseconds / (billion / unitsPerSecond);
  const units = seconds * unitsPerSecond + rest;
  if (Math.abs(units) <= Number.MAX_SAFE_INTEGER || !Number.isInteger(rest)) return units;
  return BigInt(seconds) * BigInt(unitsPerSecond) + BigInt(rest);
}

function instant(
  seconds: number,
  nanoseconds: number,
  precision: 'exact' | 'rounded',
): Instant | undefined {
  if (seconds < firstSecond || seconds > lastSecond) return undefined;
  const digits =
    nanoseconds === 0 ? 0 : nanoseconds % 1_000_000 === 0 ? 3 : nanoseconds % 1000 === 0 ? 6 : 9;
  return { seconds, nanoseconds, digits, isExact: precision === 'exact' };
}

function padded(value: number, width: number): string {
  return String(value).padStart(width, '0');
}
