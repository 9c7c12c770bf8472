import type { Met } from './observable.ts';
import type { Position } from './provenance.ts';

/** A moment named in the evidence, with what it marks and how far to trust it. */
export interface Timestamp {
  /** ISO 8601 in UTC, as precise as the evidence and no more. */
  readonly at: string;
  readonly marks: string;
  readonly clock: 'utc' | 'device-local' | 'unknown';
}

/** Plain values only: records cross workers, JSON and PostgreSQL unchanged. Integers beyond 2^53 are strings. */
export type FieldValue = string | number | boolean | null | readonly string[];
export type RecordData = { readonly [field: string]: FieldValue };

/** What a parser yields. */
export interface RecordDraft<T extends RecordData = RecordData> {
  readonly kind: 'record';
  readonly data: T;
  readonly position: Position;
  readonly times?: readonly Timestamp[];
  /** Where this record, not the field, decides how the phone met its values (a message: received or sent). */
  readonly met?: Met;
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
