const pagesABlock = 2 ** 14;

/** A number for each page, 0 at first, in blocks so that a large sparse file costs little: four bytes a page, 1 MiB for a GiB. */
export class PageNumbers {
  readonly #blocks = new Map<number, Uint32Array>();

  of(page: number): number {
    return this.#blocks.get(Math.floor(page / pagesABlock))?.[page % pagesABlock] ?? 0;
  }

  set(page: number, value: number): void {
    const number = Math.floor(page / pagesABlock);
    let block = this.#blocks.get(number);
    if (block === undefined) {
      block = new Uint32Array(pagesABlock);
      this.#blocks.set(number, block);
    }
    block[page % pagesABlock] = value;
  }

  /** The pages whose number is not 0. */
  *pages(): Generator<number> {
    for (const [number, block] of this.#blocks) {
      for (let index = 0; index < pagesABlock; index++)
        if (block[index] !== 0) yield number * pagesABlock + index;
    }
  }
}
