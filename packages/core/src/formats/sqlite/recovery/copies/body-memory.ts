/** Values are copied into memory of this size, shared by rows that come one after the other. */
const chunkBytes = 2 ** 16;

/** Memory for the values of rows, which whoever gets the row may keep. */
export class BodyMemory {
  #chunk = new Uint8Array(0);
  #used = 0;

  take(length: number): Uint8Array {
    if (length > chunkBytes / 4) return new Uint8Array(length);
    if (this.#used + length > this.#chunk.length) {
      this.#chunk = new Uint8Array(chunkBytes);
      this.#used = 0;
    }
    const memory = this.#chunk.subarray(this.#used, this.#used + length);
    this.#used += length;
    return memory;
  }
}
