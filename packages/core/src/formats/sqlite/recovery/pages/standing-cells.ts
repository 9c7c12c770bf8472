import { cellCount, pageKind, treeHeaderOffset, unsigned16 } from '../../page.ts';
import { cellLength } from './cell-length.ts';
import { childBytes } from '../regions/interior-cells.ts';
import type { PageVersion } from './page-version.ts';

/** By so many first bytes, cells of one page mostly differ: what begins alike is compared in full all the same. */
const headBytes = 8;

/** Cells of a page as it now is, with which those of an older version are compared: most rows of a page stand in all of its versions. */
export class StandingCells {
  /** Bytes of older cells that were compared. */
  compared = 0;
  readonly #now: Uint8Array;
  readonly #kind: number;
  readonly #usableSize: number;
  readonly #byHead = new Map<number, number>();

  private constructor(now: Uint8Array, header: number, usableSize: number) {
    // Behind the number of a child page, a cell of an interior page is as one of a leaf.
    const isInterior = now[header] === pageKind.interiorIndex;
    const [headerBytes, before] = isInterior ? [12, childBytes] : [8, 0];
    this.#now = now;
    this.#kind = isInterior ? pageKind.leafIndex : now[header]!;
    this.#usableSize = usableSize;
    const count = cellCount(now, header, now.length);
    for (let i = 0; i < count; i++) {
      const at = unsigned16(now, header + headerBytes + 2 * i) + before;
      const length = Math.abs(cellLength(now, at, this.#kind, usableSize));
      if (length > 0) this.#byHead.set(headOf(now, at, length), at);
    }
  }

  /** Undefined where the page is none of the same kind of a table or index that is there. */
  static of(version: PageVersion, usableSize: number): StandingCells | undefined {
    const { page, bytes, shape, isOfIndex, space } = version;
    // A free page holds no live row, whose ever it was.
    if (space === 'freelist') return undefined;
    const header = treeHeaderOffset(page);
    // A page of rows to which an index leads is of no index.
    const isEntries = isOfIndex && bytes[header] === pageKind.leafIndex;
    const now = isEntries || shape?.dropped === false ? version.current() : undefined;
    if (now === undefined || now[header] !== bytes[header]) return undefined;
    return new StandingCells(now, header, usableSize);
  }

  /**
   * What of a cell of the older version stands in the page as it now is, byte for byte: `all` of it, so that its row is a live one, or what is in
   * the cell `itself`, since its overflow pages may have been written over.
   */
  part(bytes: Uint8Array, at: number): 'all' | 'itself' | 'nothing' {
    const length = cellLength(bytes, at, this.#kind, this.#usableSize);
    const own = Math.abs(length);
    if (own === 0) return 'nothing';
    this.compared += own;
    const standing = this.#byHead.get(headOf(bytes, at, own));
    if (standing === undefined || standing + own > this.#usableSize) return 'nothing';
    for (let i = 0; i < own; i++) if (this.#now[standing + i] !== bytes[at + i]) return 'nothing';
    return length > 0 ? 'all' : 'itself';
  }
}

function headOf(bytes: Uint8Array, at: number, length: number): number {
  let hash = 0;
  const to = at + Math.min(length, headBytes);
  for (let i = at; i < to; i++) hash = Math.imul(hash ^ bytes[i]!, 0x01000193);
  return hash;
}
