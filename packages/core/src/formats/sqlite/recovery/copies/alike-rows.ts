import type { Candidate } from '../candidate.ts';
import { HashIndex } from './hash-index.ts';

/** Of rows of one hash that are not the same, so many are always compared. */
const fewAlike = 16;

/** Hostile rows may all hash alike: how many more of them are compared in one search. */
export class Comparisons {
  #left = 2 ** 21;
  isSpent = false;

  /** Whether the next row may be compared, after `looked` of the same hash. */
  allow(looked: number): boolean {
    if (looked <= fewAlike) return true;
    if (this.#left === 0) this.isSpent = true;
    else this.#left--;
    return !this.isSpent;
  }
}

/**
 * Rows of one table that know the same positions, by the hash of those. Many rows of a table may differ in nothing but
 * their rowid, so that those whose rowid is known are found by it as well.
 */
export class AlikeRows {
  /** Rows whose rowid is not known, or was not when they were added. */
  readonly loose = new HashIndex();
  /** The others, by their values alone. */
  readonly numbered = new HashIndex();
  readonly #byRowId = new HashIndex();

  add(hash: number, { rowId }: Candidate, row: number): void {
    if (rowId === undefined) this.loose.add(hash, row);
    else {
      this.numbered.add(hash, row);
      this.#byRowId.add(withRowId(hash, rowId), row);
    }
  }

  /** The first row of this hash that may have this rowid and that `isSame` takes; undefined where there is none. */
  find(
    hash: number,
    rowId: Candidate['rowId'],
    comparisons: Comparisons,
    isSame: (row: number) => boolean,
  ): number | undefined {
    const numbered =
      rowId === undefined
        ? firstOf(this.numbered, hash, comparisons, isSame)
        : firstOf(this.#byRowId, withRowId(hash, rowId), comparisons, isSame);
    return numbered ?? firstOf(this.loose, hash, comparisons, isSame);
  }

  /** Whether there are rows of this hash. */
  has(hash: number): boolean {
    return this.loose.first(hash) >= 0 || this.numbered.first(hash) >= 0;
  }

  prepare(): void {
    this.loose.prepare();
    this.numbered.prepare();
    this.#byRowId.prepare();
  }

  /**
   * After `prepare`: takes out the rows of this hash that `isDone` with, of those whose rowid is known, where one is given, only those that have it.
   */
  prune(hash: number, rowId: number | bigint | undefined, isDone: (row: number) => boolean): void {
    if (this.loose.firstRare(hash) >= 0) this.loose.prune(hash, isDone);
    const index = rowId === undefined ? this.numbered : this.#byRowId;
    const wanted = rowId === undefined ? hash : withRowId(hash, rowId);
    if (index.firstRare(wanted) >= 0) index.prune(wanted, isDone);
  }
}

function firstOf(
  index: HashIndex,
  hash: number,
  comparisons: Comparisons,
  isSame: (row: number) => boolean,
): number | undefined {
  let looked = 0;
  for (let entry = index.first(hash); entry >= 0; entry = index.next(entry)) {
    if (!comparisons.allow(++looked)) return undefined;
    if (isSame(index.row(entry))) return index.row(entry);
  }
  return undefined;
}

/** The hash of a row with its rowid. */
export function withRowId(hash: number, rowId: number | bigint): number {
  const low = typeof rowId === 'bigint' ? Number(BigInt.asIntN(32, rowId)) : rowId | 0;
  const mixed = Math.imul(hash ^ low, 0x85ebca6b);
  return mixed ^ (mixed >>> 15);
}
