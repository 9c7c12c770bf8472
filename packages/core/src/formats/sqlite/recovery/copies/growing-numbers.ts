const firstRoom = 16;
/** Most lists of a database of very many tables hold nothing, and memory of its own takes hundreds of bytes. */
const none = new Int32Array(0);

/** A list of 32-bit integers that takes four bytes for each. */
export class GrowingNumbers {
  length = 0;
  #numbers = none;

  push(number: number): void {
    if (this.length === this.#numbers.length) {
      const larger = new Int32Array(Math.max(firstRoom, this.length * 2));
      larger.set(this.#numbers);
      this.#numbers = larger;
    }
    this.#numbers[this.length++] = number;
  }

  /** The number at an index below `length`. */
  at(index: number): number {
    return this.#numbers[index]!;
  }

  set(index: number, number: number): void {
    this.#numbers[index] = number;
  }
}
