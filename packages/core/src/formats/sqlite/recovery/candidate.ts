import type { CellGuess } from './cells/cell-guess.ts';
import type { RecordShape } from './shapes/record-shape.ts';
import { serialLength } from './shapes/serial-class.ts';
import type { Confidence, RecoveredPlace, RecoveredRecord } from './recovered-row.ts';

/** A row found outside the live rows, before it is known whether it is a copy of one. */
export interface Candidate {
  /** The table it most probably is of; undefined where none fits. */
  readonly shape: RecordShape | undefined;
  /** All tables whose rows it looks like: it may be a live row of any of them. */
  fitting: readonly RecordShape[];
  record: RecoveredRecord;
  /** The last overflow page, free by now, from which the end of the values was taken; 0 where none was. */
  chainEnd: number;
  /** As the cell tells it. */
  rowId: number | bigint | undefined;
  /** What the rows around leave of a rowid whose bytes are gone; `contradicted` where copies of the row have others. */
  workedOut: number | undefined;
  readonly places: RecoveredPlace[];
  confidence: Confidence;
  /** That it is of this table, nothing but the form of its values tells. */
  isByForm: boolean;
  /** Values that are known. */
  known: number;
}

/** Stands for a rowid that was worked out in several ways; none that is negative is worked out. */
export const contradicted = -1;

/** What two copies of a row leave of its rowid. */
export function workedOutOfBoth(first: Candidate, second: Candidate): number | undefined {
  const [one, other] = [first.workedOut, second.workedOut];
  return one === undefined || other === undefined || one === other ? (one ?? other) : contradicted;
}

/** The rowid that was worked out for a row; undefined where none was, or several. */
export function workedOutOf({ workedOut = contradicted }: Candidate): number | undefined {
  return workedOut < 0 ? undefined : workedOut;
}

const ranks = { high: 3, medium: 2, low: 1 } as const;

/** How much of a row a candidate tells, for choosing among copies. */
export function rankOf(candidate: Candidate): number {
  return (
    candidate.known * 8 + (candidate.rowId === undefined ? 0 : 4) + ranks[candidate.confidence]
  );
}

/** Which positions of a record of so many values are not known, as a key: a number where they are few. */
export function maskOf(record: RecoveredRecord, length: number): number | string {
  if (length > mostBits) return unknownOf(record, length).join();
  let mask = 0;
  for (let position = 0; position < length; position++)
    if (!isKnown(record, position)) mask |= 1 << position;
  return mask;
}

const mostBits = 31;

/** The positions that are not known. */
export function unknownOf(record: RecoveredRecord, length: number): number[] {
  const unknown: number[] = [];
  for (let position = 0; position < length; position++)
    if (!isKnown(record, position)) unknown.push(position);
  return unknown;
}

/** Whether the value at a position is known; what a record lacks at its end is not: the row may have been gone before it was added. */
export function isKnown(record: RecoveredRecord, position: number): boolean {
  return (record.serials[position] ?? -1) >= 0 && record.starts[position]! >= 0;
}

/** The candidate without what was taken from overflow pages. */
export function withoutChain(candidate: Candidate): Candidate {
  const { record } = candidate;
  const { serials, ownBytes } = record;
  const starts = record.starts.map((start, position) =>
    start >= 0 && start + serialLength(serials[position]!) > ownBytes ? -1 : start,
  );
  return {
    ...candidate,
    record: { ...record, starts, body: record.body.subarray(0, ownBytes), hole: undefined },
    chainEnd: 0,
    confidence: 'low',
    known: serials.filter((serial, position) => serial > 0 && starts[position]! >= 0).length,
  };
}

/** Confidence from how a cell was found: what no page points at may have been overwritten in part, however whole it looks. */
export function confidenceOf(
  cell: CellGuess,
  shape: RecordShape | undefined,
  complete: boolean,
  sure: boolean,
): Confidence {
  if (shape === undefined || cell.cut || !complete) return 'low';
  if (cell.rebuilt) return cell.inferred ? 'low' : 'medium';
  return sure ? 'high' : 'medium';
}
