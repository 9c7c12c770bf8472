import type { Confidence } from './level.ts';

/** Whose time it is: `device-local` is that of the phone's zone, which the evidence does not say at this place. */
export type Clock = 'utc' | 'device-local' | 'unknown';

/** How a stored time is counted. Units in the name; `cocoa` counts from 2001-01-01. */
export type Epoch =
  | 'unix-seconds'
  | 'unix-milliseconds'
  | 'unix-microseconds'
  | 'cocoa-seconds'
  | 'cocoa-nanoseconds'
  /** Seconds, or nanoseconds where the number is too large for seconds: `message.date` changed with iOS 11. */
  | 'cocoa-mixed'
  | 'webkit-microseconds'; // since 1601-01-01

/** How a time is stored: a number that counts from an epoch, or text that a person could read as well. */
export type TimeEpoch = Epoch | 'text';

/**
 * What is the same for all times of an artifact that mark one thing, told once and not on each record.
 * With it `at` gives back the stored number (`storedNumber` in `bytes/time.ts`); where it does not, the record's time says `raw`.
 */
export interface TimeDoc {
  readonly epoch: TimeEpoch;
  /** The clock it was read from; a record's time says so itself, and may differ where the evidence tells another. */
  readonly clock: Clock;
  /**
   * How sure it is that the stored value means this moment: `high` where epoch, clock and meaning are known from more than one
   * account of the format; `medium` where one of them is taken from a single account or was worked out; `low` where somebody else
   * than the phone sets the time, or the clock is not known.
   */
  readonly confidence: Confidence;
  /** The entry of a log was written at this time: a day without any such time is a day without entries. */
  readonly entry?: true;
  /** It need not lie within the life of the phone: an appointment, the end of a certificate, the day a picture was taken. */
  readonly anytime?: true;
}

/** By what the times mark. */
export type TimeDocs = { readonly [marks: string]: TimeDoc };
