import type { FileTicket } from '../model/index.ts';

/** Larger members are not kept here. */
export const smallBytes = 2 ** 16;

const blockBytes = 2 ** 20;
/** Lengths are up to `smallBytes`, so place and length of a member share a number. */
const lengthValues = 2 * smallBytes;

/**
 * The content of small members of an archive that is unpacked from front to back, by their offsets. In few blocks: an array
 * and a ticket for each of 300,000 members would take several times what they hold.
 */
export class SmallMembers {
  readonly #blocks: Uint8Array[] = [];
  readonly #places = new Map<number, number>();
  readonly #most: number;
  #used = blockBytes;
  #total = 0;

  /** Keeps no more than `most` bytes of content. */
  constructor(most: number) {
    this.#most = most;
  }

  has(offset: number): boolean {
    return this.#places.has(offset);
  }

  /** The content, copied; `undefined` where it was not kept. */
  ticket(offset: number): FileTicket | undefined {
    const packed = this.#places.get(offset);
    if (packed === undefined) return undefined;
    const place = Math.floor(packed / lengthValues);
    const at = place % blockBytes;
    const block = this.#blocks[Math.floor(place / blockBytes)]!;
    return { kind: 'memory', bytes: block.slice(at, at + (packed % lengthValues)) };
  }

  /** Takes a member in as its content comes; it is kept as far as it came. `undefined` where it is too large, or no more are kept. */
  begin(offset: number, size: number): { take(piece: Uint8Array): void; end(): void } | undefined {
    if (size > smallBytes || this.#total + size > this.#most) return undefined;
    this.#total += size;
    if (this.#used + size > blockBytes) {
      this.#blocks.push(new Uint8Array(blockBytes));
      this.#used = 0;
    }
    const block = this.#blocks.at(-1)!;
    const from = this.#used;
    const place = (this.#blocks.length - 1) * blockBytes + from;
    this.#used += size;
    let filled = 0;
    return {
      take: (piece) => {
        block.set(piece, from + filled);
        filled += piece.length;
      },
      end: () => {
        this.#places.set(offset, place * lengthValues + filled);
      },
    };
  }
}
