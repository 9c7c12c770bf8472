/** Pages spread evenly over a tree of unknown size, at most twice as many as asked for, and the last one. */
export class LeafSample {
  readonly #most: number;
  #pages: number[] = [];
  #last = 0;
  #step = 1;
  #seen = 0;

  constructor(least: number) {
    this.#most = 2 * least;
  }

  add(page: number): void {
    this.#last = page;
    if (this.#seen++ % this.#step !== 0) return;
    this.#pages.push(page);
    if (this.#pages.length < this.#most) return;
    this.#pages = this.#pages.filter((_, index) => index % 2 === 0);
    this.#step *= 2;
  }

  get pages(): readonly number[] {
    return this.#last === this.#pages.at(-1) || this.#last === 0
      ? this.#pages
      : [...this.#pages, this.#last];
  }
}
