const leastPlaces = 2 ** 10;

/** A set of 64-bit hashes in one array: each stands in the place that its first half names, or the next that was free. */
export class HashPairs {
  size = 0;
  #places = leastPlaces;
  /** Two halves a place; both are 0 where it is free. */
  #pairs = new Int32Array(2 * leastPlaces);

  has(first: number, second: number): boolean {
    return this.#pairs[this.#find(first, second)] !== 0;
  }

  /** `first` and `second`: 32-bit integers. */
  add(first: number, second: number): void {
    const at = this.#find(first, second);
    if (this.#pairs[at] !== 0) return;
    this.#pairs[at] = halfOf(first);
    this.#pairs[at + 1] = second;
    // Half of the places stay free, so that one is near whatever is looked for.
    if (++this.size > this.#places / 2) this.#grow();
  }

  /** Where it stands, or would. */
  #find(first: number, second: number): number {
    const half = halfOf(first);
    const pairs = this.#pairs;
    const last = this.#places - 1;
    let place = Math.imul(half, 0x9e3779b1) & last;
    for (;;) {
      const at = 2 * place;
      if (pairs[at] === 0 || (pairs[at] === half && pairs[at + 1] === second)) return at;
      place = (place + 1) & last;
    }
  }

  #grow(): void {
    const pairs = this.#pairs;
    this.#places *= 2;
    this.#pairs = new Int32Array(2 * this.#places);
    for (let at = 0; at < pairs.length; at += 2) {
      if (pairs[at] === 0) continue;
      const free = this.#find(pairs[at]!, pairs[at + 1]!);
      this.#pairs[free] = pairs[at]!;
      this.#pairs[free + 1] = pairs[at + 1]!;
    }
  }
}

/** Nothing is stored as 0, which says that a place is free. */
function halfOf(first: number): number {
  return first === 0 ? 1 : first;
}
