/** A kilobyte of bits: most trees that are walked through are of few pages. */
const pagesABlock = 2 ** 13;

/** Which pages were visited: a bit each, kept in blocks so that a large sparse file costs nothing. */
export class PageSet {
  readonly #blocks = new Map<number, Uint8Array>();

  /** Adds the page; false where it was there already. */
  add(page: number): boolean {
    const number = Math.floor(page / pagesABlock);
    let block = this.#blocks.get(number);
    if (block === undefined) {
      block = new Uint8Array(pagesABlock / 8);
      this.#blocks.set(number, block);
    }
    const index = (page % pagesABlock) >>> 3;
    const bit = 1 << (page & 7);
    const before = block[index]!;
    block[index] = before | bit;
    return (before & bit) === 0;
  }
}
