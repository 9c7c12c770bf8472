/** Moments of the invented life are seconds since 1970; stores count from other years and in other units. */
export type Moment = number;

/** From a time in ISO 8601. */
export function moment(iso: string): Moment {
  return Date.parse(iso) / 1000;
}

/** Everyday life on the phone is told from here on, but for what is kept longer, such as installed apps. */
export const lifeBegins = moment('2022-09-26T05:00:00Z');
/** When the backup of it is made. */
export const backupMade = moment('2022-11-20T19:40:12Z');
export const daySeconds = 86_400;

const cocoaOffset = 978_307_200;
const webkitOffset = 11_644_473_600n;

/** As most stores of Apple count: from 2001. */
export function cocoaSeconds(time: Moment): number {
  return time - cocoaOffset;
}

/** As `sms.db` counts since iOS 11; beyond 2^53. */
export function cocoaNanoseconds(time: Moment): bigint {
  return BigInt(Math.round((time - cocoaOffset) * 1e6)) * 1000n;
}

/** As Chrome counts: from 1601. */
export function webkitMicroseconds(time: Moment): bigint {
  return BigInt(Math.round(time * 1e6)) + webkitOffset * 1_000_000n;
}

/** For property lists, which hold dates; to the millisecond. */
export function dateOf(time: Moment): Date {
  return new Date(time * 1000);
}
