import type { Candidate } from '../candidate.ts';
import { unknownOf } from '../candidate.ts';
import { HashIndex } from './hash-index.ts';
import type { RecordShape } from '../shapes/record-shape.ts';
import type { RecoveredRecord } from '../recovered-row.ts';
import { serialLength } from '../shapes/serial-class.ts';

/** So many are remembered at least, and twice as many at most; each row takes two, and as many for each way in which rows of its table are known in part. */
const remembered = 2 ** 18;
/** Ways in which rows of a table are known in part, of which a row that is known better is recognized. */
const maxParts = 6;

const anyRowId = 0x2545f491;
const noRowId = 0x3c6ef372;

/**
 * Which rows were told, by 64 bits of a hash over all that is known of each: what is found when they are held no longer is not told again.
 * Of fixed size; what was told longest ago is forgotten.
 */
export class ToldRows {
  #recent = new HashIndex();
  #older = new HashIndex();
  readonly #numbers = new Map<RecordShape | undefined, number>();
  readonly #parts = new Map<RecordShape, (readonly number[])[]>();
  #first = 0;
  #second = 0;

  get isEmpty(): boolean {
    return this.#recent.size === 0;
  }

  /** Rows of this table are found of which these positions are not known. */
  addPart(shape: RecordShape, unknown: readonly number[]): void {
    if (unknown.length === 0) return;
    const parts = this.#parts.get(shape) ?? [];
    if (parts.length === 0) this.#parts.set(shape, parts);
    if (parts.length >= maxParts || parts.some((part) => isSame(part, unknown))) return;
    parts.push(unknown);
  }

  add({ shape, record, rowId }: Candidate): void {
    const unknown = unknownOf(record, lengthOf(shape, record));
    this.#hash(shape, record, unknown);
    this.#add(anyRowId, 0);
    if (rowId === undefined) this.#add(noRowId, 0);
    else this.#addNumbered(rowId);
    for (const part of (shape !== undefined && this.#parts.get(shape)) || []) {
      if (part.length <= unknown.length || !unknown.every((at) => part.includes(at))) continue;
      this.#hash(shape, record, part);
      this.#add(anyRowId, 0);
      if (rowId !== undefined) this.#addNumbered(rowId);
    }
  }

  /** Whether the same row was told, or one that is known better. */
  has(candidate: Candidate): boolean {
    const { shape, fitting } = candidate;
    if (this.#has(candidate, shape)) return true;
    return shape === undefined && fitting.some((other) => this.#has(candidate, other));
  }

  #has({ record, rowId }: Candidate, shape: RecordShape | undefined): boolean {
    this.#hash(shape, record, unknownOf(record, lengthOf(shape, record)));
    if (rowId === undefined) return this.#find(anyRowId, 0);
    return this.#find(lowHalf(rowId), highHalf(rowId)) || this.#find(noRowId, 0);
  }

  #addNumbered(rowId: number | bigint): void {
    this.#add(lowHalf(rowId), highHalf(rowId));
  }

  #add(low: number, high: number): void {
    if (this.#find(low, high)) return;
    if (this.#recent.size >= remembered) {
      this.#older = this.#recent;
      this.#recent = new HashIndex();
    }
    this.#recent.add(mix(this.#first ^ low, high), mix(this.#second ^ high, low));
  }

  #find(low: number, high: number): boolean {
    const first = mix(this.#first ^ low, high);
    const second = mix(this.#second ^ high, low);
    return holds(this.#recent, first, second) || holds(this.#older, first, second);
  }

  #hash(shape: RecordShape | undefined, record: RecoveredRecord, unknown: readonly number[]): void {
    const { serials, starts, body } = record;
    let number = this.#numbers.get(shape);
    if (number === undefined) this.#numbers.set(shape, (number = this.#numbers.size));
    let first = mix(number, lengthOf(shape, record));
    let second = mix(first, number);
    let left = 0;
    for (let position = 0; position < serials.length; position++) {
      if (unknown[left] === position) {
        left++;
        continue;
      }
      first = mix(first ^ position, serials[position]!);
      second = mix(second ^ serials[position]!, position);
      const to = starts[position]! + serialLength(serials[position]!);
      for (let at = starts[position]!; at < to; at++) {
        first = Math.imul(first ^ body[at]!, 0x01000193);
        second = Math.imul(second ^ body[at]!, 0x5bd1e995);
        second ^= second >>> 13;
      }
    }
    this.#first = first;
    this.#second = second;
  }
}

/** Positions that a record can have; of a table that is not known, those that it has. */
function lengthOf(shape: RecordShape | undefined, { serials }: RecoveredRecord): number {
  return shape?.length ?? serials.length;
}

function isSame(first: readonly number[], second: readonly number[]): boolean {
  return first.length === second.length && first.every((at, index) => at === second[index]);
}

function holds(index: HashIndex, first: number, second: number): boolean {
  for (let entry = index.first(first); entry >= 0; entry = index.next(entry)) {
    if (index.row(entry) === second) return true;
  }
  return false;
}

function mix(first: number, second: number): number {
  const mixed = Math.imul(first ^ Math.imul(second, 0x9e3779b1), 0x85ebca6b);
  return Math.imul(mixed ^ (mixed >>> 15), 0xc2b2ae35);
}

function lowHalf(rowId: number | bigint): number {
  return Number(BigInt.asIntN(32, BigInt(rowId)));
}

function highHalf(rowId: number | bigint): number {
  return Number(BigInt.asIntN(32, BigInt(rowId) >> 32n));
}
