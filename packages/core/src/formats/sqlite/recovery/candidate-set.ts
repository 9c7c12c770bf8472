import type { Candidate } from './candidate.ts';
import { maskOf, rankOf, unknownOf } from './candidate.ts';
import { GrowingNumbers } from './growing-numbers.ts';
import type { Comparisons } from './alike-rows.ts';
import { AlikeRows } from './alike-rows.ts';
import type { HeldRows } from './held-rows.ts';
import type { RecordShape } from './record-shape.ts';
import type { RowHasher } from './row-hash.ts';

const maxPlaces = 17;

/** Candidates of one table that know the same positions, found by the hash of those. */
export class MaskGroup {
  /** Positions that are not known. */
  readonly unknown: readonly number[];
  readonly rows = new AlikeRows();
  /** Counted within the set. */
  readonly number: number;

  constructor(unknown: readonly number[], number: number) {
    this.unknown = unknown;
    this.number = number;
  }

  /** The hash over the known positions, from that over all. */
  hashOf(sum: number, hashes: Int32Array): number {
    let hash = sum;
    for (const position of this.unknown) hash = (hash - hashes[position]!) | 0;
    return hash;
  }
}

/** Candidates that may be rows of one table. */
export class CandidateSet {
  readonly hasher: RowHasher;
  readonly groups = new Map<number | string, MaskGroup>();
  readonly #rows: HeldRows;
  readonly #comparisons: Comparisons;
  /** Rows that most probably are of this table, and the group of each. */
  readonly #own = new GrowingNumbers();
  readonly #groupOfOwn = new GrowingNumbers();

  constructor(hasher: RowHasher, rows: HeldRows, comparisons: Comparisons) {
    this.hasher = hasher;
    this.#comparisons = comparisons;
    this.#rows = rows;
  }

  get shape(): RecordShape {
    return this.hasher.shape;
  }

  /** Holds a candidate and returns its number, or adds its places to the same row found before; undefined in the latter case. */
  add(candidate: Candidate): number | undefined {
    const rows = this.#rows;
    const group = this.#group(candidate);
    const hash = this.hasher.candidate(candidate);
    const known = group.rows.find(hash, candidate.rowId, this.#comparisons, (row) => {
      if (rows.isDropped(row)) return false;
      const other = rows.get(row);
      return sameRowId(candidate, other) && this.hasher.equals(candidate, other);
    });
    if (known !== undefined) {
      const kept = rows.get(known);
      merge(kept, candidate);
      rows.keep(known, kept);
      return undefined;
    }
    const row = rows.add(candidate);
    group.rows.add(hash, candidate, row);
    this.#own.push(row);
    this.#groupOfOwn.push(group.number);
    return row;
  }

  /** Adds a candidate that is more probably of another table, so that it is compared with the live rows of this one too. */
  compareOnly(candidate: Candidate, row: number): void {
    this.#group(candidate).rows.add(this.hasher.candidate(candidate), candidate, row);
  }

  /** Partly recovered rows that stand in full among the others become further places of those. */
  mergeParts(): void {
    const groups = [...this.groups.values()].filter((group) => group.unknown.length > 0);
    if (groups.length === 0) return;
    // Each row is looked at once for all groups; then what was found is done group by group.
    const found = groups.map(() => new GrowingNumbers());
    for (let i = 0; i < this.#own.length; i++) {
      const row = this.#own.at(i);
      if (this.#rows.isDropped(row)) continue;
      const whole = this.#rows.get(row);
      if (whole.known < 2) continue;
      const sum = this.hasher.candidate(whole);
      for (const [number, group] of groups.entries()) {
        if (group.number === this.#groupOfOwn.at(i)) continue;
        if (group.rows.has(group.hashOf(sum, this.hasher.hashes))) found[number]!.push(row);
      }
    }
    for (const [number, group] of groups.entries()) {
      for (let i = 0; i < found[number]!.length; i++) this.#mergeInto(found[number]!.at(i), group);
    }
  }

  #mergeInto(row: number, group: MaskGroup): void {
    const rows = this.#rows;
    if (rows.isDropped(row)) return;
    const whole = rows.get(row);
    const sum = this.hasher.candidate(whole);
    const hash = group.hashOf(sum, this.hasher.hashes);
    let isChanged = false;
    for (const index of [group.rows.loose, group.rows.numbered]) {
      let looked = 0;
      for (
        let entry = index.first(hash);
        entry >= 0 && this.#comparisons.allow(++looked);
        entry = index.next(entry)
      ) {
        const other = index.row(entry);
        if (other === row || rows.isDropped(other)) continue;
        const part = rows.get(other);
        if (part.known >= whole.known) continue;
        if (!sameRowId(part, whole) || !this.hasher.equals(part, whole)) continue;
        // The part may be of another row, whose rowid the whole must not get.
        if (part.rowId !== undefined && whole.rowId === undefined) continue;
        merge(whole, part);
        rows.drop(other);
        isChanged = true;
      }
    }
    if (isChanged) rows.keep(row, whole);
  }

  #group(candidate: Candidate): MaskGroup {
    const mask = maskOf(candidate.record, this.shape.length);
    let group = this.groups.get(mask);
    if (group === undefined) {
      group = new MaskGroup(unknownOf(candidate.record, this.shape.length), this.groups.size);
      this.groups.set(mask, group);
    }
    return group;
  }
}

/** One of the two may not know its rowid. */
function sameRowId(first: Candidate, second: Candidate): boolean {
  return first.rowId === undefined || second.rowId === undefined || first.rowId === second.rowId;
}

/** The copy that tells more gives the row, the other a place. */
function merge(kept: Candidate, other: Candidate): void {
  if (rankOf(other) > rankOf(kept)) {
    kept.record = other.record;
    kept.chainEnd = other.chainEnd;
    kept.rowId = other.rowId;
    kept.confidence = other.confidence;
    kept.known = other.known;
    kept.places.unshift(...other.places);
  } else {
    kept.places.push(...other.places);
    kept.rowId ??= other.rowId;
  }
  if (kept.places.length > maxPlaces) kept.places.length = maxPlaces;
}
