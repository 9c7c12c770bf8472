import type { Candidate } from '../candidate.ts';
import { unknownOf } from '../candidate.ts';
import { HashPairs } from './hash-pairs.ts';
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
  #recent = new HashPairs();
  #older = new HashPairs();
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

  /** Whether neither the same row was told nor one that is known better; where `remembers`, it is told from now on. */
  isNew({ shape, fitting, record, rowId }: Candidate, remembers: boolean): boolean {
    const unknown = unknownOf(record, lengthOf(shape, record));
    this.#hash(shape, record, unknown);
    if (this.#holds(rowId)) return false;
    if (shape === undefined && !this.isEmpty) {
      const [first, second] = [this.#first, this.#second];
      for (const other of fitting) {
        this.#hash(other, record, unknownOf(record, lengthOf(other, record)));
        if (this.#holds(rowId)) return false;
      }
      this.#first = first;
      this.#second = second;
    }
    if (remembers) this.#add(shape, record, rowId, unknown);
    return true;
  }

  #add(
    shape: RecordShape | undefined,
    record: RecoveredRecord,
    rowId: Candidate['rowId'],
    unknown: readonly number[],
  ): void {
    this.#addHash(anyRowId, 0);
    if (rowId === undefined) this.#addHash(noRowId, 0);
    else this.#addHash(lowHalf(rowId), highHalf(rowId));
    for (const part of (shape !== undefined && this.#parts.get(shape)) || []) {
      if (part.length <= unknown.length || !unknown.every((at) => part.includes(at))) continue;
      this.#hash(shape, record, part);
      this.#addHash(anyRowId, 0);
      if (rowId !== undefined) this.#addHash(lowHalf(rowId), highHalf(rowId));
    }
  }

  /** Whether the values hashed last were told, with this rowid or none. */
  #holds(rowId: Candidate['rowId']): boolean {
    if (this.isEmpty) return false;
    if (rowId === undefined) return this.#find(anyRowId, 0);
    return this.#find(lowHalf(rowId), highHalf(rowId)) || this.#find(noRowId, 0);
  }

  #addHash(low: number, high: number): void {
    if (this.#find(low, high)) return;
    if (this.#recent.size >= remembered) {
      this.#older = this.#recent;
      this.#recent = new HashPairs();
    }
    this.#recent.add(mix(this.#first ^ low, high), mix(this.#second ^ high, low));
  }

  #find(low: number, high: number): boolean {
    const first = mix(this.#first ^ low, high);
    const second = mix(this.#second ^ high, low);
    return this.#recent.has(first, second) || this.#older.has(first, second);
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
      let at = starts[position]!;
      for (; at + 4 <= to; at += 4) {
        const word =
          body[at]! | (body[at + 1]! << 8) | (body[at + 2]! << 16) | (body[at + 3]! << 24);
        first = rotated(Math.imul(first ^ word, 0x01000193));
        second = rotated(Math.imul(second ^ word, 0x5bd1e995));
      }
      for (; at < to; at++) {
        first = rotated(Math.imul(first ^ body[at]!, 0x01000193));
        second = rotated(Math.imul(second ^ body[at]!, 0x5bd1e995));
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

/** High bits of a product depend on all of a word, low ones on few of it: each comes to be the other. */
function rotated(product: number): number {
  return (product << 13) | (product >>> 19);
}

function mix(first: number, second: number): number {
  const mixed = Math.imul(first ^ Math.imul(second, 0x9e3779b1), 0x85ebca6b);
  return Math.imul(mixed ^ (mixed >>> 15), 0xc2b2ae35);
}

function lowHalf(rowId: number | bigint): number {
  return typeof rowId === 'bigint' ? Number(BigInt.asIntN(32, rowId)) : rowId | 0;
}

function highHalf(rowId: number | bigint): number {
  if (typeof rowId === 'bigint') return Number(BigInt.asIntN(32, rowId >> 32n));
  return Math.floor(rowId / 2 ** 32) | 0;
}
