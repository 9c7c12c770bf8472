import type { Met } from './observable.ts';
import type { Position } from './provenance.ts';
import type { Clock, TimeEpoch } from './time-doc.ts';

/**
 * Why a time cannot be taken as it stands. `before-phones`: before the first iPhone was shown (2007-01-09). `after-2037`: from 2038
 * on, where what is 31 years off lies. `no-date`: no calendar can hold it.
 */
export const doubts = ['before-phones', 'after-2037', 'no-date'] as const;
/** A time that has one is told as the evidence has it, and is none of the `believedTimes`. */
export type Doubt = (typeof doubts)[number];

/** A moment named in the evidence, with what it marks and how far to trust it. */
export interface Timestamp {
  /** ISO 8601 in UTC, as precise as the evidence and no more. Absent where no calendar can hold what is stored; `raw` then says what that is. */
  readonly at?: string;
  readonly marks: string;
  readonly clock: Clock;
  /** How it is stored, where not as the artifact says in `times`. */
  readonly epoch?: TimeEpoch;
  /** The value as stored, where `at` does not give it back or is in doubt. A string where JSON has no such number. */
  readonly raw?: number | string;
  readonly doubt?: Doubt;
}

/** What the time of a backup marks: it says of what the backup lists that it was so by then, and not since when. */
export const backupMade = 'backup made';

/** A time that can be true. */
export type BelievedTime = Timestamp & { readonly at: string };

/** Only these are ordered, compared, dated and put on a timeline. */
export function believedTimes(times: readonly Timestamp[]): BelievedTime[] {
  return times.flatMap((time) =>
    time.at === undefined || time.doubt !== undefined ? [] : [{ ...time, at: time.at }],
  );
}

/** A time as a parser yields it: with how it is stored and, where it knows, as what. The engine judges it. */
export interface TimeDraft {
  readonly at?: string;
  readonly marks: string;
  readonly clock: Clock;
  readonly epoch: TimeEpoch;
  readonly raw?: number | bigint | string;
}

/** Plain values only: records cross workers, JSON and PostgreSQL unchanged. Integers beyond 2^53 are strings. */
export type FieldValue = string | number | boolean | null | readonly string[];
/** The fields of one record by name. What the evidence does not give is `null`, or is left out where its column is. */
export type RecordData = { readonly [field: string]: FieldValue };

/** What a parser yields. */
export interface RecordDraft<T extends RecordData = RecordData> {
  readonly kind: 'record';
  readonly data: T;
  readonly position: Position;
  readonly times?: readonly TimeDraft[];
  /** Where this record, not the field, decides how the phone met its values (a message: received or sent). */
  readonly met?: Met;
  /** Its paths are those of no program, whatever they are called: indicators of processes do not count. */
  readonly namesNoProgram?: true;
  readonly deleted?: true;
}

/** One fact read from evidence, with the way back to the bytes it came from; a line of `records/<artifact>.jsonl`. */
export interface EvidenceRecord<T extends RecordData = RecordData> {
  readonly id: string;
  readonly source: string;
  readonly devicePath: string;
  readonly position: Position;
  readonly times: readonly Timestamp[];
  readonly data: T;
  readonly deleted?: true;
}
