import { cellCount, treeHeaderOffset, unsigned16 } from '../../page.ts';
import type { CellGuess } from '../cells/cell-guess.ts';
import { HashPairs } from '../copies/hash-pairs.ts';
import { cellLength } from './cell-length.ts';

/** More hashes, three of each cell, are not remembered: what is left of the others is told again. */
const maxHashes = 2 ** 20;
/** The first bytes of a cell, which it loses when it is freed. */
const headBytes = 4;
const comparedBytes = 8;
const leastLength = headBytes + comparedBytes;

/**
 * Cells that some version of their page points at: there they stand whole, and nothing need be made of what is left of them
 * in the free space of another.
 */
export class PointedCells {
  /** By their first bytes, by these and how long they are, and by all bytes; and by their place. */
  readonly #cells = new HashPairs();
  readonly #usableSize: number;

  constructor(usableSize: number) {
    this.#usableSize = usableSize;
  }

  /** Adds the cells of a leaf. */
  add(page: number, bytes: Uint8Array): void {
    const header = treeHeaderOffset(page);
    const kind = bytes[header]!;
    const count = cellCount(bytes, header, bytes.length);
    // Cells over cells would take endless steps.
    let room = this.#usableSize;
    for (let i = 0; i < count && this.#cells.size < maxHashes; i++) {
      const offset = unsigned16(bytes, header + 8 + 2 * i);
      if (offset + leastLength > bytes.length) continue;
      const place = placeOf(page, offset);
      const length = Math.abs(cellLength(bytes, offset, kind, this.#usableSize));
      const isWhole = length > 0 && length <= room;
      if (isWhole) {
        room -= length;
        // Most cells of a page stand in its next version too.
        if (!this.#cells.add(hashOf(bytes, offset, length), place)) continue;
      }
      const head = hashOf(bytes, offset);
      this.#cells.add(head, place);
      if (isWhole) this.#cells.add(withLength(head, length), place);
    }
  }

  /**
   * Whether a cell that stood in `bytes`, which are of the same page, is one of them. It is none where it is as long as one of which only some bytes
   * are others, and none stands there whole: SQLite writes a row that became no longer or shorter over itself, and another of the same size where
   * one was freed.
   */
  has(page: number, bytes: Uint8Array, { offset, end, cut }: CellGuess): boolean {
    if (offset + leastLength > bytes.length) return false;
    const place = placeOf(page, offset);
    const head = hashOf(bytes, offset);
    if (!this.#cells.has(head, place)) return false;
    const length = end - offset;
    if (cut || !this.#cells.has(withLength(head, length), place)) return true;
    if (this.#cells.has(hashOf(bytes, offset, length), place)) return true;
    // What is behind a shorter one may be left of what stood there before.
    let hash = 0;
    for (let at = offset + headBytes; at < end; at++) {
      hash = added(hash, bytes[at]!);
      if (at >= offset + leastLength && this.#cells.has(mixed(hash), place)) return true;
    }
    return false;
  }
}

/** Of the bytes of a cell that it keeps when it is freed, the first ones or up to its whole length. */
function hashOf(bytes: Uint8Array, offset: number, length = leastLength): number {
  let hash = 0;
  for (let at = offset + headBytes; at < offset + length; at++) hash = added(hash, bytes[at]!);
  return mixed(hash);
}

function added(hash: number, byte: number): number {
  return Math.imul(hash ^ byte, 0x01000193);
}

function mixed(hash: number): number {
  return hash ^ (hash >>> 15);
}

function withLength(head: number, length: number): number {
  return mixed(added(head ^ 1, length));
}

function placeOf(page: number, offset: number): number {
  return (page << 16) | offset;
}
