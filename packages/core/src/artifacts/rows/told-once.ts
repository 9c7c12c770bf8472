/** So many are remembered: behind them a second one is told again. */
const mostTold = 100_000;

/**
 * Remembers what was told by what makes it one thing, so that an older state of a row that is still there, whose number is lost, is not told anew as deleted.
 * `isNew` says whether nothing of the kind was told before, and remembers it.
 */
export class ToldOnce {
  readonly #told = new Set<string>();

  isNew(what: string): boolean {
    const isTold = this.#told.has(what);
    if (this.#told.size < mostTold) this.#told.add(what);
    return !isTold;
  }
}
