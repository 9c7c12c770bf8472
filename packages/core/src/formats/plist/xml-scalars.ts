import { cocoaOffsetSeconds, daysSince1970 } from '../../bytes/time.ts';
import { PlistDate } from './value.ts';

/** An integer as Core Foundation reads it: decimal or `0x`, signed, white space around. At most 40 digits. */
export function integerOf(text: string): bigint | undefined {
  const match = /^([+-]?)(0[xX][0-9a-fA-F]{1,32}|[0-9]{1,40})$/.exec(shortTrimmed(text));
  if (!match) return undefined;
  const magnitude = BigInt(match[2] ?? '');
  return match[1] === '-' ? -magnitude : magnitude;
}

/** A real number; `nan` and `inf` in the spellings of Core Foundation. */
export function realOf(text: string): number | undefined {
  const trimmed = shortTrimmed(text);
  if (
    /^[+-]?(?:[0-9]{1,400}\.?[0-9]{0,400}|\.[0-9]{1,400})(?:[eE][+-]?[0-9]{1,5})?$/.test(trimmed)
  ) {
    return Number(trimmed);
  }
  if (/^nan$/i.test(trimmed)) return NaN;
  const infinity = /^([+-]?)inf(?:inity)?$/i.exec(trimmed);
  return infinity ? (infinity[1] === '-' ? -Infinity : Infinity) : undefined;
}

/** `2014-07-08T10:11:12Z`; the year may have a sign, the seconds a fraction. */
export function dateOf(text: string): PlistDate | undefined {
  const match =
    /^(-?[0-9]{1,6})-([0-9]{2})-([0-9]{2})T([0-9]{2}):([0-9]{2}):([0-9]{2}(?:\.[0-9]{1,9})?)Z$/.exec(
      shortTrimmed(text),
    );
  if (!match) return undefined;
  const [year, month, day, hour, minute, second] = match.slice(1).map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  if (month < 1 || month > 12 || day < 1 || day > 31 || hour > 24 || minute > 59 || second > 61) {
    return undefined;
  }
  const seconds = daysSince1970(year, month, day) * 86_400 + hour * 3600 + minute * 60 + second;
  return new PlistDate(seconds - cocoaOffsetSeconds);
}

/** No scalar is as long as this; what is longer stays as it is and meets no pattern. */
function shortTrimmed(text: string): string {
  return text.length > 1000 ? '' : text.trim();
}
