/** Bytes in one block of memory. */
const blockBytes = 2 ** 20;

/** Rows of bytes written one after the other into blocks of memory, taken from those that are free and given back by `clear`. */
export class PackedBytes {
  readonly #free: Uint8Array[];
  readonly #blocks: Uint8Array[] = [];
  #block: Uint8Array = new Uint8Array(0);
  #at = 0;

  /** `free` may be shared with others: blocks that nobody uses are kept there. */
  constructor(free: Uint8Array[]) {
    this.#free = free;
  }

  /** Where the next row begins: it must take no more than `room` bytes, and that no more than 2^20. */
  begin(room: number): number {
    if (this.#at + room > this.#block.length) {
      this.#block = this.#free.pop() ?? new Uint8Array(blockBytes);
      this.#blocks.push(this.#block);
      this.#at = 0;
    }
    return this.end;
  }

  /** Where the next byte will be written, counted over all blocks. */
  get end(): number {
    return (this.#blocks.length - 1) * blockBytes + this.#at;
  }

  /** A whole number from 0 to 2^53: at most eight bytes. */
  number(value: number): void {
    let rest = value;
    for (; rest >= 2 ** 31; rest = Math.floor(rest / 128))
      this.#block[this.#at++] = (rest % 128) | 0x80;
    for (; rest >= 0x80; rest >>>= 7) this.#block[this.#at++] = (rest & 0x7f) | 0x80;
    this.#block[this.#at++] = rest;
  }

  bytes(bytes: Uint8Array): void {
    this.#block.set(bytes, this.#at);
    this.#at += bytes.length;
  }

  /** Whether the bytes from `place` on to the end, of one row, are those at `before`. */
  isSame(before: number, place: number): boolean {
    const other = this.#blocks[Math.floor(before / blockBytes)]!;
    const from = place % blockBytes;
    const shift = (before % blockBytes) - from;
    for (let at = from; at < this.#at; at++)
      if (other[at + shift] !== this.#block[at]) return false;
    return true;
  }

  /** Forgets what was written from `place` on, where the last row begins. */
  takeBack(place: number): void {
    this.#at = place % blockBytes;
  }

  /** Turns to the row that begins at `place`. The reader serves one row after the other. */
  read(place: number): PackedReader {
    reader.bytes = this.#blocks[Math.floor(place / blockBytes)]!;
    reader.at = place % blockBytes;
    return reader;
  }

  clear(): void {
    this.#free.push(...this.#blocks);
    this.#blocks.length = 0;
    this.#block = new Uint8Array(0);
    this.#at = 0;
  }
}

/** Reads what was written, in the same order. */
export class PackedReader {
  bytes: Uint8Array = new Uint8Array(0);
  at = 0;

  number(): number {
    let byte = this.bytes[this.at++]!;
    let value = byte & 0x7f;
    for (let scale = 128; byte >= 0x80; scale *= 128) {
      byte = this.bytes[this.at++]!;
      value += (byte & 0x7f) * scale;
    }
    return value;
  }

  /** A part of the packed memory, which others use later. */
  view(length: number): Uint8Array {
    const view = this.bytes.subarray(this.at, this.at + length);
    this.at += length;
    return view;
  }
}

const reader = new PackedReader();
