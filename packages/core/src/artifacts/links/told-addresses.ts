/** Addresses remembered of one file, at most; a deleted row beyond them may repeat one that is still there. */
const maxAddresses = 100_000;

/** Addresses that records of one file have told, so that what was stored anew under another key is not told once more as deleted. */
export class ToldAddresses {
  readonly #told = new Set<string>();

  /** Whether one of these was not told before; they are from now on. */
  areNew(addresses: readonly (string | null)[]): boolean {
    let isNew = false;
    for (const address of addresses) {
      if (address === null || this.#told.has(address)) continue;
      isNew = true;
      if (this.#told.size < maxAddresses) this.#told.add(address);
    }
    return isNew;
  }
}
