import { GrowingNumbers } from './growing-numbers.ts';

/** Bits of the filter, for each entry. */
const bitsEach = 16;
const mostBits = 2 ** 23;
/** What each index begins with: in a database of very many tables most hold nothing. */
const noSlots = new Int32Array(16).fill(-1);
const noBits = new Int32Array(1);

/** Numbers of rows by the hash of a row, in memory that objects of the language would take many times. */
export class HashIndex {
  readonly #hashes = new GrowingNumbers();
  readonly #rows = new GrowingNumbers();
  readonly #next = new GrowingNumbers();
  /** First and last entry of each slot; -1 where it has none. */
  #slots = noSlots;
  #last = noSlots;
  #shift = 28;
  #filter = noBits;
  #mask = 0;

  get size(): number {
    return this.#hashes.length;
  }

  add(hash: number, row: number): void {
    const added = this.#hashes.length;
    if (added === 0) {
      this.#slots = noSlots.slice();
      this.#last = noSlots.slice();
    } else if (added >= this.#slots.length) this.#grow();
    this.#hashes.push(hash);
    this.#rows.push(row);
    this.#next.push(-1);
    this.#append(this.#slotOf(hash), added);
  }

  /** The entry of this hash that was added first; -1 where there is none. */
  first(hash: number): number {
    return this.#from(this.#slots[this.#slotOf(hash)]!, hash);
  }

  /** The entry of the same hash that was added next; -1 where there is none. */
  next(entry: number): number {
    return this.#from(this.#next.at(entry), this.#hashes.at(entry));
  }

  /** Takes entries of this hash out, those that `isDone` with. */
  prune(hash: number, isDone: (row: number) => boolean): void {
    const slot = this.#slotOf(hash);
    let before = -1;
    for (let entry = this.#slots[slot]!; entry >= 0; entry = this.#next.at(entry)) {
      if (this.#hashes.at(entry) !== hash || !isDone(this.#rows.at(entry))) {
        before = entry;
        continue;
      }
      const next = this.#next.at(entry);
      if (before < 0) this.#slots[slot] = next;
      else this.#next.set(before, next);
      if (next < 0) this.#last[slot] = before;
    }
  }

  row(entry: number): number {
    return this.#rows.at(entry);
  }

  hash(entry: number): number {
    return this.#hashes.at(entry);
  }

  /** Gets ready for many hashes that mostly are of no row. */
  prepare(): void {
    if (this.size === 0) return;
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

  #append(slot: number, entry: number): void {
    const last = this.#last[slot]!;
    if (last < 0) this.#slots[slot] = entry;
    else this.#next.set(last, entry);
    this.#last[slot] = entry;
  }

  #grow(): void {
    const chains = this.#slots;
    this.#slots = new Int32Array(chains.length * 2).fill(-1);
    this.#last = new Int32Array(chains.length * 2).fill(-1);
    this.#shift--;
    // Each chain is told apart into two, which keep the order in which their entries were added.
    for (const first of chains) {
      for (let entry = first; entry >= 0;) {
        const next = this.#next.at(entry);
        this.#next.set(entry, -1);
        this.#append(this.#slotOf(this.#hashes.at(entry)), entry);
        entry = next;
      }
    }
  }
}
