import { viewOf } from '../bytes/byte-arrays.ts';
import { EvidenceError } from '../model/index.ts';

/** In the place of a length: no text. */
const noText = 0xffff_ffff;

/**
 * Values one after the other, as WebKit writes them into files of its own (`WTF::Persistence::Encoder`): numbers least byte first, texts behind their
 * length and whether a letter takes one byte. What ends early or breaks the form throws.
 */
export class WebkitValues {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  /** What these bytes are, for what is thrown. */
  readonly #what: string;
  #at = 0;

  constructor(bytes: Uint8Array, what: string) {
    this.#bytes = bytes;
    this.#view = viewOf(bytes);
    this.#what = what;
  }

  /** Where the next value stands. */
  get at(): number {
    return this.#at;
  }

  /** Takes so many bytes and gives where they begin. */
  skip(size: number): number {
    if (this.#at + size > this.#bytes.length) {
      throw new EvidenceError('truncated', `${this.#what} ends early`);
    }
    this.#at += size;
    return this.#at - size;
  }

  bytes(size: number): Uint8Array {
    const from = this.skip(size);
    return this.#bytes.subarray(from, from + size);
  }

  flag(): boolean {
    const value = this.#view.getUint8(this.skip(1));
    if (value > 1) throw new EvidenceError('malformed', `a flag of ${this.#what} is ${value}`);
    return value === 1;
  }

  uint16(): number {
    return this.#view.getUint16(this.skip(2), true);
  }

  uint32(): number {
    return this.#view.getUint32(this.skip(4), true);
  }

  /** A number of 64 bits that counts something: one beyond 2^53 counts nothing that a phone holds. */
  count(): number {
    const from = this.skip(8);
    const value = this.#view.getUint32(from + 4, true) * 2 ** 32 + this.#view.getUint32(from, true);
    if (Number.isSafeInteger(value)) return value;
    throw new EvidenceError('malformed', `a size of ${this.#what} is ${value}`);
  }

  double(): number {
    return this.#view.getFloat64(this.skip(8), true);
  }

  text(): string | null {
    const length = this.uint32();
    if (length === noText) return null;
    const isNarrow = this.flag();
    const letters = this.bytes(length * (isNarrow ? 1 : 2));
    return new TextDecoder(isNarrow ? 'latin1' : 'utf-16le').decode(letters);
  }
}
