import { largestLocal, pageKind, shortestCell } from '../../page.ts';
import type { ValueScore } from '../shapes/value-score.ts';
import { longestRowId } from '../cells/cell-arithmetic.ts';
import { formerBlockEnd } from '../cells/former-block.ts';
import { mayBeHead } from '../cells/row-head.ts';
import { isZeroWord } from '../cells/zeros.ts';
import { longestSize } from './lost-headers.ts';

/** How probable one of all bytes is, as a logarithm. */
export const logOfByte = Math.log(256);
/** Bytes of what is behind a cell are as probable as this: letters and signs are more usual there as well. */
const logOfTyped = Math.log(96);

/** How often a cell ended elsewhere than its space. */
export interface EndShares {
  readonly fragment: number;
  readonly cut: number;
  /** The same where the cell ends that is in use behind its space, if that is known. */
  readonly cutAtNext?: number;
}

/** Where nothing is known of the end but what is behind it. */
export const unknownEnd: EndShares = { fragment: 1e-2, cut: 5e-3 };
/**
 * Where a cell in use is behind it, which may have taken the end: most often to where it ends itself (183 of 380 freed cells that had lost their end, in 700
 * histories, beside 3,598 that had not).
 */
export const endBeforeCell: EndShares = { ...unknownEnd, cutAtNext: 3e-2 };
/** Where the header of a freeblock is behind it, which is written only where what is before it is in use. */
export const endOfBlock: EndShares = { fragment: 1e-2, cut: 5e-4 };

/** Where it ends with the freeblock that begins with it and that the list of the page names, a fragment is behind it as often as this (4 of 2,145 in 400 histories). */
export const fragmentOfListed = 2e-3;

/** Where older versions of the page tell that the space was longer, so that what came later took the end more often than not. */
export const takenEnd: EndShares = { fragment: 1e-2, cut: 0.5 };

/** Where a freed cell stood. */
export interface CellPlace {
  readonly bytes: Uint8Array;
  readonly at: number;
  /** Where its space ends. */
  readonly limit: number;
  readonly usableSize: number;
  /** No number of a page is greater. */
  readonly pages: number;
  /** What begins at the end of its space is the header of a freeblock. */
  readonly isFilled: boolean;
  /** A freeblock begins with it: the page lists it, or its header is left, which ends where the free space does. */
  readonly isBlock: boolean;
  /** Where the freeblock ends that begins with it, if the list of the page names that; else 0. */
  readonly listedTo: number;
  /** Where the cell ends that is in use at the end of its space; 0 where none is, as far as the page tells. */
  readonly nextTo: number;
}

/** The same, and what is known of its rowid and end. */
export interface CellSpace extends CellPlace {
  /** Bytes that its rowid had at least, and how many of each length cells around have. */
  readonly leastRowId: number;
  readonly rowIdLengths: readonly number[];
  /** How often up to three bytes are left behind a cell, and how often what came later took its end. */
  readonly shares: EndShares;
}

/**
 * How often a cell ends at some place before the last bytes of its space: for each number of bytes.
 */
const logOfEnd = { before: Math.log(3e-3), within: Math.log(3e-5) };
const longestFragment = 3;
const never = -Infinity;
/** What it takes to ask whether anything begins at a place. */
const stepsOfBegin = 4;

/** How probable what stands behind a cell is, as far as one of the longest that are possible there would go. */
export class Behind {
  readonly #score: ValueScore;
  readonly #space: CellSpace;
  readonly #withoutRowId: boolean;
  readonly #from: number;
  readonly horizon: number;
  readonly #sums: Float64Array;

  constructor(score: ValueScore, space: CellSpace, withoutRowId: boolean) {
    const { bytes, at, limit, usableSize } = space;
    this.#score = score;
    this.#space = space;
    this.#withoutRowId = withoutRowId;
    this.#from = at;
    // What has no overflow pages is longer than the part in the page of what has some.
    this.horizon = Math.min(limit, at + longestLocal(usableSize, withoutRowId));
    const length = this.horizon - at;
    this.#sums = new Float64Array(length + 1);
    for (let i = length - 1; i >= 0; i--)
      this.#sums[i] = this.#sums[i + 1]! - (isTyped(bytes[at + i]!) ? logOfTyped : logOfByte);
    score.steps += length;
  }

  of(end: number): number {
    return end >= this.horizon ? 0 : this.#sums[end - this.#from]!;
  }

  /** How probable it is that a cell ends at a place, as far as what is behind tells. */
  ofEnd(end: number): number {
    const { limit, usableSize, shares, nextTo } = this.#space;
    const left = limit - end;
    if (left === 0) return 0;
    // Behind the end of a page nothing is.
    if (left < 0 && limit >= usableSize) return never;
    if (left < 0) return Math.log((end === nextTo && shares.cutAtNext) || shares.cut);
    return left <= longestFragment ? Math.log(shares.fragment) : this.#ofWithin(end);
  }

  /**
   * More than a few bytes behind it were a freeblock before the cell was freed, or a cell that was freed later, whose head stands. That the list of the page names the
   * freeblock which begins with it says that one of both begins there, or up to three bytes behind, unless it was wiped: 359 of 359 times in 400 histories.
   */
  #ofWithin(end: number): number {
    const { bytes, limit, usableSize, listedTo } = this.#space;
    const isBlock = formerBlockEnd(bytes, end, usableSize) > 0;
    if (isBlock) return logOfEnd.before;
    if (listedTo === 0) return logOfEnd.within;
    for (let at = end; at <= Math.min(end + longestFragment, limit - shortestCell); at++)
      if (this.#mayBegin(at)) return logOfEnd.within;
    return never;
  }

  #mayBegin(at: number): boolean {
    const { bytes, limit, usableSize } = this.#space;
    this.#score.steps += stepsOfBegin;
    return (
      isZeroWord(bytes, at) ||
      mayBeHead(bytes, at, limit, this.#withoutRowId) ||
      formerBlockEnd(bytes, at, usableSize) > 0
    );
  }
}

/** Bytes of the longest cell that has no overflow pages. */
function longestLocal(usableSize: number, withoutRowId: boolean): number {
  return withoutRowId
    ? largestLocal(usableSize, pageKind.leafIndex) + longestSize
    : largestLocal(usableSize, pageKind.leafTable) + longestSize + longestRowId;
}

function isTyped(byte: number): boolean {
  return byte >= 0x20 && byte < 0x7f;
}
