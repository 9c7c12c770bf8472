import { GrowingNumbers } from './growing-numbers.ts';

/** Hostile rows may all hash alike. */
const maxAlike = 400;
/** Bits of the filter, for each entry. */
const bitsEach = 16;
const mostBits = 2 ** 23;

/** Numbers of rows by the hash of a row, in memory that objects of the language would take many times. */
export class HashIndex {
  readonly #hashes = new GrowingNumbers();
  readonly #rows = new GrowingNumbers();
  readonly #next = new GrowingNumbers();
  /** First entry of each slot; -1 where it has none. */
  #slots = new Int32Array(16).fill(-1);
  #shift = 28;
  #filter = new Int32Array(0);
  #mask = 0;

  get size(): number {
    return this.#hashes.length;
  }

  /** Nothing where so many rows of this hash are there that more would take too long to compare. */
  add(hash: number, row: number): void {
    if (this.#hashes.length >= this.#slots.length) this.#grow();
    const slot = this.#slotOf(hash);
    let alike = 0;
    let last = -1;
    for (let entry = this.#slots[slot]!; entry >= 0; entry = this.#next.at(entry)) {
      if (this.#hashes.at(entry) === hash && ++alike >= maxAlike) return;
      last = entry;
    }
    const added = this.#hashes.length;
    this.#hashes.push(hash);
    this.#rows.push(row);
    this.#next.push(-1);
    if (last < 0) this.#slots[slot] = added;
    else this.#next.set(last, added);
  }

  /** The entry of this hash that was added first; -1 where there is none. */
  first(hash: number): number {
    return this.#from(this.#slots[this.#slotOf(hash)]!, hash);
  }

  /** The entry of the same hash that was added next; -1 where there is none. */
  next(entry: number): number {
    return this.#from(this.#next.at(entry), this.#hashes.at(entry));
  }

  row(entry: number): number {
    return this.#rows.at(entry);
  }

  hash(entry: number): number {
    return this.#hashes.at(entry);
  }

  /** Gets ready for many hashes that mostly are of no row. */
  prepare(): void {
    let bits = 1024;
    while (bits < mostBits && bits < this.size * bitsEach) bits *= 2;
    this.#filter = new Int32Array(bits / 32);
    this.#mask = bits - 1;
    for (let entry = 0; entry < this.size; entry++) {
      const bit = this.#hashes.at(entry) & this.#mask;
      this.#filter[bit >>> 5]! |= 1 << (bit & 31);
    }
  }

  /** The same as `first`, after `prepare`. */
  firstRare(hash: number): number {
    const bit = hash & this.#mask;
    return (this.#filter[bit >>> 5]! & (1 << (bit & 31))) === 0 ? -1 : this.first(hash);
  }

  #from(start: number, hash: number): number {
    let entry = start;
    while (entry >= 0 && this.#hashes.at(entry) !== hash) entry = this.#next.at(entry);
    return entry;
  }

  #slotOf(hash: number): number {
    return Math.imul(hash, 0x9e3779b1) >>> this.#shift;
  }

  #grow(): void {
    const slots = new Int32Array(this.#slots.length * 2).fill(-1);
    this.#slots = slots;
    this.#shift--;
    // From the last to the first, so that each chain keeps the order in which its entries were added.
    for (let entry = this.size - 1; entry >= 0; entry--) {
      const slot = this.#slotOf(this.#hashes.at(entry));
      this.#next.set(entry, slots[slot]!);
      slots[slot] = entry;
    }
  }
}
