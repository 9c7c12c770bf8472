import { maxPayload } from '../record.ts';
import { varintLength, varintSize } from '../varint.ts';
import { serialLength } from './serial-class.ts';

/** Reads the serial types of a record's header; what it read stays in its fields until it reads again. Counts its work in `steps`. */
export class HeaderReader {
  steps = 0;
  serials: number[] = [];
  /** Where the values begin. */
  end = 0;
  /** Bytes of all values. */
  bodySize = 0;

  /** Reads serial types up to `end`; false where their values would take more than `most` bytes. */
  readTo(bytes: Uint8Array, from: number, end: number, most: number): boolean {
    return this.#read(bytes, from, end, Infinity, end, most);
  }

  /** Reads `count` serial types. */
  readCount(bytes: Uint8Array, from: number, limit: number, count: number): boolean {
    return this.#read(bytes, from, Infinity, count, limit, maxPayload);
  }

  #read(
    bytes: Uint8Array,
    from: number,
    end: number,
    count: number,
    limit: number,
    most: number,
  ): boolean {
    const serials: number[] = [];
    let sum = 0;
    let at = from;
    while (at < end && serials.length < count) {
      this.steps++;
      let serial = bytes[at] ?? 0x80;
      if (serial < 0x80) at++;
      else {
        if (serial === 0x80) return false;
        serial = varintSize(bytes, at);
        at += varintLength(bytes, at);
      }
      const length = serialLength(serial);
      sum += length;
      if (length < 0 || sum > most || at > limit) return false;
      serials.push(serial);
    }
    this.serials = serials;
    this.end = at;
    this.bodySize = sum;
    return true;
  }
}
