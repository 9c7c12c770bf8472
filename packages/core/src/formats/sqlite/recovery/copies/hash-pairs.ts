const leastPlaces = 2 ** 10;

/** So many places are looked at: with half of them free, hashes that nobody chose for it are never so far from theirs. */
const mostLooks = 2 ** 9;

/** A set of 64-bit hashes in one array: each stands in the place that both its halves name, or the next that was free. */
export class HashPairs {
  size = 0;
  #places = leastPlaces;
  /** Two halves a place; both are 0 where it is free. */
  #pairs = new Int32Array(2 * leastPlaces);

  has(first: number, second: number): boolean {
    const at = this.#find(first, second);
    return at >= 0 && this.#pairs[at] !== 0;
  }

  /**
   * False where it was there already. `first` and `second`: 32-bit integers. Hostile hashes, which all name one place, are not remembered beyond
   * some hundreds.
   */
  add(first: number, second: number): boolean {
    const at = this.#find(first, second);
    if (at >= 0 && this.#pairs[at] !== 0) return false;
    if (at < 0) return true;
    this.#pairs[at] = halfOf(first);
    this.#pairs[at + 1] = second;
    // Half of the places stay free, so that one is near whatever is looked for.
    if (++this.size > this.#places / 2) this.#grow();
    return true;
  }

  /** Where it stands, or would; -1 where that is too far away. */
  #find(first: number, second: number): number {
    const half = halfOf(first);
    const pairs = this.#pairs;
    const last = this.#places - 1;
    let place = placeOf(half, second);
    for (let looks = 0; looks < mostLooks; looks++, place++) {
      const at = 2 * (place & last);
      if (pairs[at] === 0 || (pairs[at] === half && pairs[at + 1] === second)) return at;
    }
    return -1;
  }

  #grow(): void {
    const pairs = this.#pairs;
    this.#places *= 2;
    this.#pairs = new Int32Array(2 * this.#places);
    this.size = 0;
    for (let at = 0; at < pairs.length; at += 2)
      if (pairs[at] !== 0) this.add(pairs[at]!, pairs[at + 1]!);
  }
}

/** Many share one half: the cells of one place of a page, and all that begin alike. */
function placeOf(half: number, second: number): number {
  const mixed = Math.imul(half ^ Math.imul(second, 0x85ebca6b), 0x9e3779b1);
  return mixed ^ (mixed >>> 15);
}

/** Nothing is stored as 0, which says that a place is free. */
function halfOf(first: number): number {
  return first === 0 ? 1 : first;
}
