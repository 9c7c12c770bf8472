/** More chains than this are all taken for contested. */
const maxClaims = 2 ** 17;

/**
 * Which cells lead to which overflow pages. SQLite hands free pages out in the order in which they were freed, so a chain
 * that was used again looks whole: where two different cells lead to the same last page, nobody can tell whose its bytes are.
 */
export class ChainClaims {
  readonly #claims = new Map<number, number>();
  readonly #contested = new Set<number>();

  /** `size` and `local` are of the cell's own part of its record. */
  claim(lastPage: number, size: number, local: Uint8Array): void {
    let key = size;
    for (let at = 0; at < local.length; at++) key = Math.imul(key ^ local[at]!, 0x01000193);
    const known = this.#claims.get(lastPage);
    if (known === undefined) {
      if (this.#claims.size < maxClaims) this.#claims.set(lastPage, key);
    } else if (known !== key) this.#contested.add(lastPage);
  }

  isContested(lastPage: number): boolean {
    return this.#contested.has(lastPage) || !this.#claims.has(lastPage);
  }

  get hasContested(): boolean {
    return this.#contested.size > 0 || this.#claims.size >= maxClaims;
  }
}
