/** Something of a document whose beginning was seen and whose end was not: a member, a string. Its bytes are held until then, unless it is too large. */
export class OpenValue {
  /** Offset of its first byte in what is held; -1 while nothing is open. Of one that is too large it says only that it is open. */
  start = -1;
  isTooLarge = false;
  readonly #maxBytes: number;

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  get isOpen(): boolean {
    return this.start >= 0;
  }

  begin(at: number): void {
    this.start = at;
    this.isTooLarge = false;
  }

  end(): void {
    this.start = -1;
    this.isTooLarge = false;
  }

  /** The first byte that must be held for it once all before `at` was read; `at` itself where none has to. */
  neededFrom(at: number): number {
    if (!this.isOpen) return at;
    if (at - this.start > this.#maxBytes) this.isTooLarge = true;
    return this.isTooLarge ? at : this.start;
  }

  /** So many bytes before it were let go. */
  move(dropped: number): void {
    if (this.isOpen) this.start = Math.max(0, this.start - dropped);
  }
}
