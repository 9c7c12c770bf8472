import { maxPayload } from '../../record.ts';
import { varintLength, varintSize } from '../../varint.ts';
import { serialLength } from '../shapes/serial-class.ts';

/** Reads the serial types of a record's header; what it read stays in its fields until it reads again. Counts its work in `steps`. */
export class HeaderReader {
  steps = 0;
  /** Where the values begin. */
  end = 0;
  /** Bytes of all values. */
  bodySize = 0;
  #bytes: Uint8Array = new Uint8Array(0);
  #from = 0;
  #count = 0;
  #serials: readonly number[] | undefined = [];

  get serials(): readonly number[] {
    return (this.#serials ??= serialsFrom(this.#bytes, this.#from, this.#count));
  }

  /** Reads serial types up to `end`, `most` of them; false where there are more or their values do not take `bodySize` bytes. */
  readTo(bytes: Uint8Array, from: number, end: number, most: number, bodySize: number): boolean {
    return (
      this.#read(bytes, from, end, most, end, bodySize) &&
      this.end === end &&
      this.bodySize === bodySize
    );
  }

  /** Reads `count` serial types. */
  readCount(bytes: Uint8Array, from: number, limit: number, count: number): boolean {
    return this.#read(bytes, from, Infinity, count, limit, maxPayload);
  }

  /** The same behind a serial type that is known otherwise. */
  readBehind(
    serial: number,
    bytes: Uint8Array,
    from: number,
    limit: number,
    count: number,
  ): boolean {
    if (!this.readCount(bytes, from, limit, count)) return false;
    this.#serials = [serial, ...this.serials];
    this.bodySize += serialLength(serial);
    return true;
  }

  #read(
    bytes: Uint8Array,
    from: number,
    end: number,
    count: number,
    limit: number,
    most: number,
  ): boolean {
    // Most bytes are no header: no list is made before that is known.
    let sum = 0;
    let at = from;
    let read = 0;
    for (; at < end && read < count; read++) {
      this.steps++;
      if (at >= bytes.length) return false;
      const first = bytes[at]!;
      if (first === 0x80) return false;
      const length = serialLength(first < 0x80 ? first : varintSize(bytes, at));
      at += first < 0x80 ? 1 : varintLength(bytes, at);
      sum += length;
      if (length < 0 || sum > most || at > limit) return false;
    }
    this.#bytes = bytes;
    this.#from = from;
    this.#count = read;
    this.#serials = undefined;
    this.end = at;
    this.bodySize = sum;
    return true;
  }
}

function serialsFrom(bytes: Uint8Array, from: number, count: number): number[] {
  const serials: number[] = [];
  for (let at = from; serials.length < count; at += varintLength(bytes, at))
    serials.push(varintSize(bytes, at));
  return serials;
}
