import type { RecordShape } from '../shapes/record-shape.ts';

/** 8 MiB: of about five million rows, one in thirty that are not among them passes. */
const words = 2 ** 21;
const shift = 11;
/** Bits are set so many at once: their memory is far apart, and the processor fetches it side by side only in a loop that does nothing else. */
const atOnce = 2 ** 12;

/**
 * Tells of a row that it is no live one, by the hash over all its values, without a look at those: what passes may be one.
 * Of fixed size, whatever the number of rows: where there are too many, more pass.
 */
export class LiveFilter {
  #bits = new Int32Array(0);
  #waiting = new Int32Array(0);
  #count = 0;
  readonly #known = new Set<RecordShape>();

  /** Whether all live rows of the table were added. */
  knows(shape: RecordShape): boolean {
    return this.#known.has(shape);
  }

  /** Begins to add rows of a table; all of them must follow, with the salt that is returned. */
  begin(shape: RecordShape): number {
    if (this.#bits.length === 0) {
      this.#bits = new Int32Array(words);
      this.#waiting = new Int32Array(atOnce);
    }
    this.#known.add(shape);
    return saltOf(shape.length);
  }

  add(hash: number, salt: number): void {
    this.#waiting[this.#count++] = mix(hash, salt);
    if (this.#count === atOnce) this.#setBits();
  }

  /** Whether a row of this hash may be in any of the tables of so many values, which all hash alike. */
  mayHold(hash: number, length: number): boolean {
    if (this.#count > 0) this.#setBits();
    const mixed = mix(hash, saltOf(length));
    const bits = bitsOf(mixed);
    return (this.#bits[mixed >>> shift]! & bits) === bits;
  }

  #setBits(): void {
    const bits = this.#bits;
    const waiting = this.#waiting;
    for (let i = 0; i < this.#count; i++) {
      const mixed = waiting[i]!;
      bits[mixed >>> shift]! |= bitsOf(mixed);
    }
    this.#count = 0;
  }
}

function saltOf(length: number): number {
  return Math.imul(length + 1, 0x9e3779b1);
}

function mix(hash: number, salt: number): number {
  return Math.imul(hash ^ salt, 0x85ebca6b);
}

/** Two bits of a word. */
function bitsOf(mixed: number): number {
  const more = Math.imul(mixed ^ (mixed >>> 15), 0xc2b2ae35);
  return (1 << (more >>> 27)) | (1 << ((more >>> 22) & 31));
}
