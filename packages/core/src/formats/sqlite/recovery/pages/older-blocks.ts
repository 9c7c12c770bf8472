import { isLeaf, treeHeaderOffset, unsigned16 } from '../../page.ts';
import type { FreeRegion } from '../regions/free-region.ts';

/** More freeblocks are not remembered: what they tell of the ends of cells is not known then. */
const maxBlocks = 2 ** 18;
/** What the header of a freeblock takes. */
const headerBytes = 4;
/** By so many bytes behind it, its first cell is known. */
const comparedBytes = 8;

/**
 * Freeblocks of older versions of pages. One that begins where one does now, with the same cell in it, says more of where that cell can end:
 * what began at its end had taken what is behind.
 */
export class OlderBlocks {
  /** The nearest end and the farthest, by place and first bytes. */
  readonly #ends = new Map<number, readonly [number, number]>();

  /** Adds those of a page, if it is a leaf. */
  add(page: number, bytes: Uint8Array): void {
    if (!isLeaf(bytes, page)) return;
    let block = unsigned16(bytes, treeHeaderOffset(page) + 1);
    while (block !== 0 && block + headerBytes + comparedBytes <= bytes.length) {
      const next = unsigned16(bytes, block);
      const end = block + unsigned16(bytes, block + 2);
      // A block of no length that names itself would be gone through for ever.
      if (end < block + headerBytes || end > bytes.length || (next !== 0 && next < end)) return;
      if (this.#ends.size >= maxBlocks) return;
      const key = keyOf(page, bytes, block);
      const [nearest, farthest] = this.#ends.get(key) ?? [end, end];
      this.#ends.set(key, [Math.min(nearest, end), Math.max(farthest, end)]);
      block = next;
    }
  }

  /** Tells a free stretch of the page as it now is what older versions know of it. */
  tell(page: number, bytes: Uint8Array, region: FreeRegion): void {
    const { from, space } = region;
    const isLong = from + headerBytes + comparedBytes <= bytes.length;
    if (space !== 'freeblock' || this.#ends.size === 0 || !isLong) return;
    const ends = this.#ends.get(keyOf(page, bytes, from));
    if (ends !== undefined) region.noteOlderEnds(...ends);
  }
}

function keyOf(page: number, bytes: Uint8Array, block: number): number {
  let hash = 0;
  const from = block + headerBytes;
  for (let at = from; at < from + comparedBytes; at++)
    hash = Math.imul(hash ^ bytes[at]!, 0x01000193);
  hash ^= hash >>> 15;
  return ((page % 2 ** 13) * 2 ** 16 + block) * 2 ** 24 + (hash & 0xffffff);
}
