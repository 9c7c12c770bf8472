import { signed32 } from '../../bytes/big-endian.ts';
import type { SqliteValue } from '../../model/index.ts';
import type { DecodeText } from './text.ts';
import { exactInteger, varintLength, varintSize } from './varint.ts';

/** More than any record holds: what it is added to is looked at closely. */
const noLength = 2 ** 30;

/**
 * Bytes of the values with serial types that take one byte themselves. 10 and 11 are reserved: SQLite reads them as NULL, and never writes
 * them.
 */
const shortLengths = Int32Array.from({ length: 128 }, (_, serial) =>
  serial < 12 ? [0, 1, 2, 3, 4, 6, 8, 8, 0, 0, noLength, noLength][serial]! : (serial - 12) >> 1,
);

/** SQLite refuses values beyond 10^9 bytes, which also keeps every serial type within 31 bits. */
export const maxPayload = 1_000_000_000;

/**
 * One record: a header of serial types, then the values. The header is read only as far as it is asked for,
 * and the object serves one record after the other, so that a scan makes none.
 */
export abstract class RecordReader {
  bytes: Uint8Array = new Uint8Array(0);
  /** Where the record begins in `bytes`. */
  base = 0;
  /** Bytes of the whole record. */
  size = 0;
  /** Bytes of it that stand in `bytes`; the rest may be had by `joinUpTo`. */
  available = 0;
  /** The record does not follow its own header; values after the fault are NULL. */
  damaged = false;

  readonly #serials: Int32Array;
  /** Ends of the values; entry 0 is the end of the header, where the first value begins. */
  readonly #bounds: Int32Array;
  readonly #decode: DecodeText;
  #parsed = 0;
  #headerAt = 0;
  #headerEnd = 0;

  /** `positions` is how many values of a record are of interest; further ones are passed over. */
  constructor(positions: number, decode: DecodeText) {
    this.#serials = new Int32Array(positions);
    this.#bounds = new Int32Array(positions + 1);
    this.#decode = decode;
  }

  /** Turns to a record of `size` bytes of which `available` stand at `base`. */
  turnTo(bytes: Uint8Array, base: number, size: number, available: number): void {
    this.bytes = bytes;
    this.base = base;
    this.size = size;
    this.available = available;
    this.damaged = false;
    this.#parsed = 0;
    this.#headerEnd = 0;
  }

  /** Brings the record into `bytes` up to `end` where that is possible; `bytes`, `base` and `available` may change. */
  protected abstract joinUpTo(end: number): void;

  /** Called once for a record that does not follow its header. */
  protected onDamage(): void {
    this.damaged = true;
  }

  /** Whether the record has a value at this position. */
  protected holds(position: number): boolean {
    return position < this.#parsed || this.#parse(position);
  }

  /** Serial types by position, read up to `position`; how many of them are there is `parsedCount`. */
  protected serialsUpTo(position: number): ArrayLike<number> {
    this.holds(position);
    return this.#serials;
  }

  protected get parsedCount(): number {
    return this.#parsed;
  }

  /** The following may be asked only where `holds`. */
  protected serialAt(position: number): number {
    return this.#serials[position]!;
  }

  protected startAt(position: number): number {
    const start = this.#bounds[position]!;
    if (start > this.available) this.joinUpTo(start);
    return start < this.available ? start : this.available;
  }

  protected endAt(position: number): number {
    const end = this.#bounds[position + 1]!;
    if (end > this.available) this.joinUpTo(end);
    return end < this.available ? end : this.available;
  }

  protected isWholeAt(position: number): boolean {
    const end = this.#bounds[position + 1]!;
    if (end > this.available) this.joinUpTo(end);
    return end <= this.available;
  }

  /** A number is there whole or not at all. */
  protected isThereAt(position: number): boolean {
    if (this.isWholeAt(position)) return true;
    return this.#serials[position]! >= 12 && this.#bounds[position]! < this.available;
  }

  protected valueAt(position: number): SqliteValue {
    const serial = this.#serials[position]!;
    if (serial >= 12) {
      const start = this.startAt(position);
      const end = this.endAt(position);
      if ((serial & 1) === 0) return this.bytes.slice(this.base + start, this.base + end);
      return this.#decode(this.bytes, this.base + start, this.base + end);
    }
    return this.numberAt(position);
  }

  protected textAt(position: number): string {
    const end = this.endAt(position);
    return this.#decode(this.bytes, this.base + this.startAt(position), this.base + end);
  }

  /** The value of a serial type below 12. */
  protected numberAt(position: number): number | bigint | null {
    const serial = this.#serials[position]!;
    if (serial === 0 || serial > 9) return null;
    if (serial >= 8) return serial - 8;
    const end = this.#bounds[position + 1]!;
    if (end > this.available) {
      this.joinUpTo(end);
      if (end > this.available) return null;
    }
    return storedNumber(this.bytes, this.base + this.#bounds[position]!, serial);
  }

  /** Called for each value of a reserved type, which is read as NULL. */
  protected abstract onReserved(): void;

  #parse(upTo: number): boolean {
    if (this.damaged || upTo >= this.#serials.length) return false;
    if (this.#headerEnd === 0 && !this.#begin()) return false;
    const { base, size } = this;
    const bytes = this.bytes;
    const serials = this.#serials;
    const bounds = this.#bounds;
    const headerEnd = this.#headerEnd;
    let at = this.#headerAt;
    let parsed = this.#parsed;
    let end = bounds[parsed]!;
    while (parsed <= upTo && at < headerEnd) {
      let serial = bytes[base + at]!;
      if (serial < 0x80) {
        at++;
        end += shortLengths[serial]!;
      } else {
        serial = varintSize(bytes, base + at);
        at += varintLength(bytes, base + at);
        end += serial < 12 ? shortLengths[serial]! : Math.floor((serial - 12) / 2);
      }
      if (end > size || at > headerEnd) {
        const isReserved = serial === 10 || serial === 11;
        if (isReserved) {
          end -= noLength;
          this.onReserved();
        }
        if (!isReserved || end > size || at > headerEnd) {
          this.#parsed = parsed;
          this.onDamage();
          return false;
        }
      }
      serials[parsed++] = serial;
      bounds[parsed] = end;
    }
    // SQLite takes a record whose values end before it does for damaged, and gives none of its last value.
    if (at === headerEnd && end !== size && parsed > this.#parsed) this.onDamage();
    this.#headerAt = at;
    this.#parsed = parsed;
    return upTo < parsed;
  }

  #begin(): boolean {
    const headerEnd = this.available > 0 ? varintSize(this.bytes, this.base) : 0;
    const first = this.available > 0 ? varintLength(this.bytes, this.base) : 1;
    if (headerEnd > this.available && headerEnd <= this.size) this.joinUpTo(headerEnd);
    if (headerEnd < first || headerEnd > this.available) {
      this.onDamage();
      return false;
    }
    // A header that names no value, before values that it must have named.
    if (headerEnd === first && this.size > first) this.onDamage();
    this.#headerAt = first;
    this.#headerEnd = headerEnd;
    this.#bounds[0] = headerEnd;
    return true;
  }
}

const realBytes = new Uint8Array(8);
const realValue = new DataView(realBytes.buffer);

/** The number of serial type 1 to 7 at `at`. A stored not-a-number is NULL, as in SQLite. */
export function storedNumber(
  bytes: Uint8Array,
  at: number,
  serial: number,
): number | bigint | null {
  switch (serial) {
    case 1:
      return (bytes[at]! << 24) >> 24;
    case 2:
      return ((bytes[at]! << 24) >> 16) | bytes[at + 1]!;
    case 3:
      return ((bytes[at]! << 24) >> 8) | (bytes[at + 1]! << 8) | bytes[at + 2]!;
    case 4:
      return signed32(bytes, at);
    case 5:
      return (
        (((bytes[at]! << 24) >> 16) | bytes[at + 1]!) * 2 ** 32 + (signed32(bytes, at + 2) >>> 0)
      );
    case 6: {
      const high = signed32(bytes, at);
      const low = signed32(bytes, at + 4) >>> 0;
      if (high < 0x1fffff && high > -0x200000) return high * 2 ** 32 + low;
      return exactInteger((BigInt(high) << 32n) | BigInt(low));
    }
    default: {
      for (let i = 0; i < 8; i++) realBytes[i] = bytes[at + i]!;
      const value = realValue.getFloat64(0);
      return value === value ? value : null;
    }
  }
}

/** How many values a record has by its header. */
export function valuesOfRecord(record: Uint8Array): number {
  if (record.length === 0) return 0;
  const end = Math.min(varintSize(record, 0), record.length);
  let values = 0;
  for (let at = varintLength(record, 0); at < end; at += varintLength(record, at)) values++;
  return values;
}
