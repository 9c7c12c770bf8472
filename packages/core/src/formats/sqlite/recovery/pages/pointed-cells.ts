import { cellCount, treeHeaderOffset, unsigned16 } from '../../page.ts';
import { HashPairs } from '../copies/hash-pairs.ts';

/** More cells are not remembered: what is left of them is told again. */
const maxCells = 2 ** 19;
/** The first bytes of a cell, which it loses when it is freed. */
const headBytes = 4;
const comparedBytes = 8;

/**
 * Cells that some version of their page points at: there they stand whole, and nothing need be made of what is left of them
 * in the free space of another.
 */
export class PointedCells {
  /** By their first bytes and their place. */
  readonly #cells = new HashPairs();

  /** Adds the cells of a leaf. */
  add(page: number, bytes: Uint8Array): void {
    const header = treeHeaderOffset(page);
    const count = cellCount(bytes, header, bytes.length);
    for (let i = 0; i < count && this.#cells.size < maxCells; i++) {
      const offset = unsigned16(bytes, header + 8 + 2 * i);
      if (offset + headBytes + comparedBytes <= bytes.length)
        this.#cells.add(hashOf(bytes, offset), placeOf(page, offset));
    }
  }

  /** Whether a cell that stood here in `bytes`, which are of the same page, is one of them. */
  has(page: number, bytes: Uint8Array, offset: number): boolean {
    if (offset + headBytes + comparedBytes > bytes.length) return false;
    return this.#cells.has(hashOf(bytes, offset), placeOf(page, offset));
  }
}

function hashOf(bytes: Uint8Array, offset: number): number {
  let hash = 0;
  const from = offset + headBytes;
  for (let at = from; at < from + comparedBytes; at++)
    hash = Math.imul(hash ^ bytes[at]!, 0x01000193);
  return hash ^ (hash >>> 15);
}

function placeOf(page: number, offset: number): number {
  return (page << 16) | offset;
}
