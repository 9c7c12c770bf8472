import type { Database } from '../../../../model/index.ts';

/** The most bytes that UTF-8 has for two of UTF-16. */
const mostOfUnit = 3;

/**
 * A stretch that may be text, as UTF-8 would have it: what is known of texts is known of those bytes, whatever the encoding of the database. In UTF-16 a character begins at
 * every other byte from the beginning of the stretch on.
 */
export class TextView {
  readonly bytes: Uint8Array;
  readonly from: number;
  readonly to: number;
  readonly #start: number;
  /** Where each two bytes of UTF-16 stand, and the end; undefined in UTF-8. */
  readonly #places: Uint32Array | undefined;

  constructor(bytes: Uint8Array, from: number, to: number, encoding: Database['encoding']) {
    this.#start = from;
    if (encoding === 'utf-8') {
      this.bytes = bytes;
      this.from = from;
      this.to = to;
      return;
    }
    const high = encoding === 'utf-16le' ? 1 : 0;
    const units = (to - from) >> 1;
    this.#places = new Uint32Array(units + 1);
    const all = new Uint8Array(mostOfUnit * units);
    let length = 0;
    for (let i = 0; i < units; i++) {
      const at = from + 2 * i;
      length = write(all, length, (bytes[at + high]! << 8) | bytes[at + 1 - high]!);
      this.#places[i + 1] = length;
    }
    this.bytes = all.subarray(0, length);
    this.from = 0;
    this.to = length;
  }

  /** Where in these bytes a character is that begins at an offset of the stretch, or would begin beyond its end. */
  placeOf(at: number): number {
    if (this.#places === undefined) return at;
    const unit = (at - this.#start) >> 1;
    const last = this.#places.length - 1;
    return unit <= last ? this.#places[unit]! : this.to + unit - last;
  }
}

/** Writes a character and gives where the next one stands; half of one of four bytes is one of its own. */
function write(bytes: Uint8Array, at: number, character: number): number {
  if (character < 0x80) {
    bytes[at] = character;
    return at + 1;
  }
  const last = 0x80 | (character & 0x3f);
  if (character < 0x800) {
    bytes[at] = 0xc0 | (character >> 6);
    bytes[at + 1] = last;
    return at + 2;
  }
  bytes[at] = 0xe0 | (character >> 12);
  bytes[at + 1] = 0x80 | ((character >> 6) & 0x3f);
  bytes[at + 2] = last;
  return at + 3;
}
