import type { TableRow } from '../../table-row.ts';
import { varintLength, varintSize } from '../../varint.ts';
import type { Candidate } from '../candidate.ts';
import { isKnown } from '../candidate.ts';
import { startOfLost } from '../recovered-row.ts';
import type { RecordShape } from '../shapes/record-shape.ts';
import { serialLength } from '../shapes/serial-class.ts';
import type { StoredValue } from '../shapes/stored-value.ts';
import { realSerial, sameValue, storedValue, wholeNumber } from '../shapes/stored-value.ts';

/** How rows of a database are compared. */
export interface Hashing {
  readonly usableSize: number;
  /** See `RecoveryOptions`. */
  readonly remainsTell: boolean;
}

/**
 * Hashes rows of one table by what they store, position by position, so that the hash of any choice of positions is a sum.
 * Values that a record lacks at its end count as the defaults of their columns.
 */
export class RowHasher {
  readonly shape: RecordShape;
  /** Hash of each position of the row hashed last. */
  readonly hashes: Int32Array;
  /** The same by the kinds and lengths of the values alone; of rows that were hashed whole, or by them. */
  readonly kinds: Int32Array;
  /** Whether a value of the live row hashed last, or the one asked for, goes on where only a whole hash counts it. */
  isCut = false;
  readonly #remainsTell: boolean;
  readonly #columns: Int32Array;
  readonly #defaults: readonly StoredValue[];
  /**
   * Of values that go on so far behind the header only what stands before counts, unless a row is hashed whole: the rest may stand in overflow
   * pages, if not in this record then in another of the same values, to which columns were added.
   */
  readonly #hashedBytes: number;

  constructor(shape: RecordShape, encoding: string, { usableSize, remainsTell }: Hashing) {
    this.shape = shape;
    this.#remainsTell = remainsTell;
    this.hashes = new Int32Array(shape.length);
    this.kinds = new Int32Array(shape.length);
    this.#columns = new Int32Array(shape.length).fill(-1);
    const { positions, fallbacks } = shape.table;
    for (let column = 0; column < positions.length; column++) {
      if (positions[column]! >= 0) this.#columns[positions[column]!] = column;
    }
    this.#defaults = Array.from(this.#columns, (column) =>
      storedValue(column < 0 ? null : (fallbacks[column] ?? null), encoding),
    );
    const alwaysLocal = Math.floor(((usableSize - 12) * 32) / 255) - 23;
    this.#hashedBytes = Math.max(0, alwaysLocal - longestHeader(shape.length));
  }

  /** Fills `hashes` for a live row; returns their sum. Its header is read here, at once for all positions. */
  live(row: TableRow): number {
    this.isCut = false;
    if (row.available === 0) return 0;
    this.#join(row);
    return this.#live(row.bytes, row.base, row.available, this.#hashedBytes);
  }

  /**
   * A header of thousands of columns, or of some very long values, leaves fewer bytes in the cell than are hashed of every other
   * record of the same values: those are joined from overflow pages.
   */
  #join(row: TableRow): void {
    if (row.available < row.size) row.joinTo(varintSize(row.bytes, row.base) + this.#hashedBytes);
  }

  /** The same with all bytes of all values, for which overflow pages may have to be read. */
  liveWhole(row: TableRow): number {
    const { payload } = row;
    return this.#live(payload, 0, payload.length, Infinity);
  }

  /** Fills `kinds` for a live row. */
  liveKinds(row: TableRow): void {
    const { kinds } = this;
    for (let position = 0; position < kinds.length; position++) {
      const column = this.#columns[position]!;
      const serial = column < 0 ? 0 : row.type(column);
      kinds[position] = kindHash(position, serial < 0 ? this.#defaults[position]!.serial : serial);
    }
  }

  #live(bytes: Uint8Array, base: number, available: number, hashedBytes: number): number {
    const { hashes } = this;
    let header = base + varintLength(bytes, base);
    const headerEnd = base + Math.min(varintSize(bytes, base), available);
    const limit = Math.min(headerEnd + hashedBytes, base + available);
    let at = headerEnd;
    let sum = 0;
    for (let position = 0; position < hashes.length; position++) {
      let hash: number;
      if (header >= headerEnd) hash = this.#defaultHash(position);
      else {
        let serial = bytes[header]!;
        if (serial < 0x80) header++;
        else {
          serial = varintSize(bytes, header);
          header += varintLength(bytes, header);
        }
        const end = at + Math.max(0, serialLength(serial));
        hash = valueHash(position, serial, bytes, at, Math.min(end, limit));
        at = end;
      }
      hashes[position] = hash;
      sum = (sum + hash) | 0;
    }
    this.isCut = at > limit;
    return sum;
  }

  /** What `live` would make of one position, without the others; for rows of which something is there. */
  liveAt(row: TableRow, wanted: number): number {
    this.#join(row);
    const { bytes, base, available } = row;
    const isShort = bytes[base]! < 0x80;
    let header = base + (isShort ? 1 : varintLength(bytes, base));
    const headerEnd = base + Math.min(isShort ? bytes[base]! : varintSize(bytes, base), available);
    let at = headerEnd;
    for (let position = 0; header < headerEnd; position++) {
      let serial = bytes[header]!;
      if (serial < 0x80) header++;
      else {
        serial = varintSize(bytes, header);
        header += varintLength(bytes, header);
      }
      const end = at + Math.max(0, serialLength(serial));
      if (position === wanted) {
        const limit = Math.min(headerEnd + this.#hashedBytes, base + available);
        this.isCut = end > limit;
        return valueHash(position, serial, bytes, at, Math.min(end, limit));
      }
      at = end;
    }
    this.isCut = false;
    return this.#defaultHash(wanted);
  }

  /** The same for a candidate; positions that are not known count nothing. */
  candidate(candidate: Candidate): number {
    return this.#candidate(candidate, this.#hashedBytes);
  }

  /** What `liveWhole` would make of it, and `liveKinds`. */
  candidateWhole(candidate: Candidate): number {
    const { kinds } = this;
    const { record } = candidate;
    for (let position = 0; position < kinds.length; position++)
      kinds[position] = isKnown(record, position)
        ? kindHash(position, record.serials[position]!)
        : 0;
    return this.#candidate(candidate, Infinity);
  }

  #candidate(candidate: Candidate, hashedBytes: number): number {
    const { hashes } = this;
    let sum = 0;
    for (let position = 0; position < hashes.length; position++) {
      const hash = this.#candidateAt(candidate, position, hashedBytes);
      hashes[position] = hash;
      sum = (sum + hash) | 0;
    }
    return sum;
  }

  /** What `candidate`, or `candidateWhole` where it is hashed whole, would make of one position, without the others. */
  candidateAt(candidate: Candidate, position: number, isWhole: boolean): number {
    return this.#candidateAt(candidate, position, isWhole ? Infinity : this.#hashedBytes);
  }

  #candidateAt({ record }: Candidate, position: number, hashedBytes: number): number {
    if (!isKnown(record, position)) return 0;
    const serial = record.serials[position]!;
    const from = record.starts[position]!;
    const to = from + serialLength(serial);
    return valueHash(position, serial, record.body, from, Math.min(to, hashedBytes));
  }

  /** Whether all that a candidate knows is so in a live row. */
  equalsLive(candidate: Candidate, row: TableRow): boolean {
    for (let position = 0; position < this.shape.length; position++) {
      const ours = this.#valueOf(candidate, position) ?? this.#beginningOf(candidate, position);
      if (ours === undefined) continue;
      const column = this.#columns[position]!;
      if (column < 0) continue;
      const serial = row.type(column);
      if (serial < 0) {
        if (!sameValue(ours, this.#defaults[position]!)) return false;
        continue;
      }
      const start = row.start(column);
      const end = row.end(column);
      // Joining overflow pages may have moved the row, so its memory is asked for last.
      const { bytes, base } = row;
      const theirs = { serial, bytes, from: base + start, to: base + end, sure: base + end };
      if (!sameValue(ours, theirs)) return false;
    }
    return true;
  }

  /** Whether all that the first knows is so in the second, which knows at least as much. */
  equals(part: Candidate, whole: Candidate): boolean {
    for (let position = 0; position < this.shape.length; position++) {
      const ours = this.#valueOf(part, position);
      if (ours === undefined) continue;
      const theirs = this.#valueOf(whole, position);
      if (theirs === undefined || !sameValue(ours, theirs)) return false;
    }
    return this.#beginAlike(part, whole);
  }

  /** Whether what the first has of values that it does not know whole is so in the second, as far as that knows. */
  #beginAlike(part: Candidate, whole: Candidate): boolean {
    if (part.record.hole === undefined && !this.#remainsTell) return true;
    for (let position = 0; position < this.shape.length; position++) {
      const ours = this.#beginningOf(part, position);
      const theirs = ours && (this.#valueOf(whole, position) ?? this.#beginningOf(whole, position));
      if (theirs !== undefined && !sameValue(ours!, theirs)) return false;
    }
    return true;
  }

  #valueOf(candidate: Candidate, position: number): StoredValue | undefined {
    const { record } = candidate;
    if (!isKnown(record, position)) return undefined;
    const serial = record.serials[position]!;
    const from = record.starts[position]!;
    const to = from + serialLength(serial);
    const sure = Math.max(from, Math.min(to, record.ownBytes));
    return { serial, bytes: record.body, from, to, sure };
  }

  /**
   * A text or blob of which a part was overwritten, as far as it stands in the cell: what its overflow pages hold is of no row for certain. Of one that the list of free
   * pages overwrote, nothing but this may tell the row from a live one.
   */
  #beginningOf({ record }: Candidate, position: number): StoredValue | undefined {
    const { serials, body, ownBytes, hole } = record;
    const from = hole === undefined && !this.#remainsTell ? -1 : startOfLost(record, position);
    if (from < 0) return undefined;
    const serial = serials[position]!;
    const to = from + serialLength(serial);
    return { serial, bytes: body, from, to, sure: Math.max(from, Math.min(to, ownBytes)) };
  }

  #defaultHash(position: number): number {
    const { serial, bytes, from, to } = this.#defaults[position]!;
    return valueHash(position, serial, bytes, from, to);
  }
}

/** Bytes of the header of a record of so many values; serial types of more than two bytes are rare. */
function longestHeader(values: number): number {
  return 2 * values + 2;
}

/** 0 and 1 may have a byte or none. */
function kindHash(position: number, serial: number): number {
  return valueHash(position, serial === 8 || serial === 9 ? 1 : serial, noBytes, 0, 0);
}

const noBytes = new Uint8Array(0);

/** Of long values the first eight bytes and the last four: what hits is compared in full. A whole real number counts as the integer that it equals, and that as one of the fewest bytes. */
function valueHash(
  position: number,
  serial: number,
  bytes: Uint8Array,
  from: number,
  to: number,
): number {
  if (serial === realSerial && to - from === 8) {
    const whole = wholeNumber(bytes, from);
    if (whole !== undefined)
      return valueHash(position, whole.serial, whole.bytes, whole.from, whole.to);
  }
  if (serial === 1 && to > from && bytes[from]! <= 1)
    return valueHash(position, 8 + bytes[from]!, bytes, to, to);
  let hash = Math.imul(serial + 0x9e37, 0x85ebca6b) ^ Math.imul(position + 1, 0xc2b2ae35);
  const length = to - from;
  if (length < 4) {
    for (let at = from; at < to; at++) hash = Math.imul(hash ^ bytes[at]!, 0x01000193);
  } else {
    hash = withWord(hash, bytes, from);
    if (length >= 8) hash = withWord(hash, bytes, from + 4);
    if (length !== 4 && length !== 8) hash = withWord(hash, bytes, to - 4);
  }
  return Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
}

function withWord(hash: number, bytes: Uint8Array, at: number): number {
  const word = bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24);
  const mixed = Math.imul(hash ^ word, 0x01000193);
  return (mixed << 13) | (mixed >>> 19);
}
