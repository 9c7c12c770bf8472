import type { Candidate } from '../candidate.ts';
import { rankOf, workedOutOfBoth } from '../candidate.ts';
import type { Comparisons } from './alike-rows.ts';
import type { ForeignRows } from './foreign-rows.ts';
import { GrowingNumbers } from './growing-numbers.ts';
import type { HashIndex } from './hash-index.ts';
import type { HeldRows } from './held-rows.ts';
import type { MaskGroup } from './mask-group.ts';
import { MaskGroups } from './mask-group.ts';
import type { RecordShape } from '../shapes/record-shape.ts';
import type { RowHasher } from './row-hash.ts';

const maxPlaces = 17;

/** Rows of the same known positions that are told to be of a table, and that may be of it, being of none that is known. */
interface PartsOfMask {
  readonly own: MaskGroup | undefined;
  readonly unnamed: MaskGroup | undefined;
}

/** Candidates that most probably are rows of one table. */
export class CandidateSet {
  readonly hasher: RowHasher;
  readonly groups: MaskGroups;
  readonly #rows: HeldRows;
  readonly #comparisons: Comparisons;
  readonly #own = new GrowingNumbers();
  /** The group of each. */
  readonly #groupOfOwn: MaskGroup[] = [];

  constructor(hasher: RowHasher, rows: HeldRows, comparisons: Comparisons) {
    this.hasher = hasher;
    this.groups = new MaskGroups(hasher.shape.length);
    this.#comparisons = comparisons;
    this.#rows = rows;
  }

  get shape(): RecordShape {
    return this.hasher.shape;
  }

  /** Holds a candidate and returns its number, or adds its places to the same row found before; undefined in the latter case. */
  add(candidate: Candidate): number | undefined {
    const rows = this.#rows;
    const group = this.groups.of(candidate, rows.count);
    const hash = group.hash(candidate, this.hasher);
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
    group.add(hash, candidate, row, this.hasher);
    this.#own.push(row);
    this.#groupOfOwn.push(group);
    return row;
  }

  /** Ways in which rows are known that may be of this table, in the order of their first rows. */
  parts(foreign: ForeignRows | undefined): readonly PartsOfMask[] {
    const unnamed = foreign?.of(this.shape) ?? [];
    const parts: PartsOfMask[] = unnamed.map((group) => ({
      own: this.groups.get(group.key),
      unnamed: group,
    }));
    const shared = new Set(unnamed.map(({ key }) => key));
    for (const group of this.groups.values())
      if (!shared.has(group.key)) parts.push({ own: group, unnamed: undefined });
    return unnamed.length === 0
      ? parts
      : parts.sort((one, other) => firstRowOf(one) - firstRowOf(other));
  }

  /**
   * Rows that are recovered in part, or of no known table (`foreign`), and stand in full among those of this one become further places of
   * those.
   */
  mergeParts(foreign: ForeignRows | undefined): void {
    if (this.#own.length === 0) return;
    const all = this.parts(foreign);
    const hasUnnamed = all.some(({ unnamed }) => unnamed !== undefined);
    const parts = hasUnnamed ? all : all.filter(({ own }) => own!.unknown.length > 0);
    if (parts.length === 0) return;
    // Each row is looked at once for all groups; then what was found is done group by group.
    const looks = parts.map(({ own, unnamed }) => ({
      own,
      unnamed,
      group: (own ?? unnamed)!,
      found: new GrowingNumbers(),
    }));
    const isAnyShifted = looks.some(({ group }) => group.isShifted);
    for (let i = 0; i < this.#own.length; i++) {
      const row = this.#own.at(i);
      const ownGroup = this.#groupOfOwn[i];
      if (this.#rows.isDropped(row)) continue;
      if (looks.length === 1 && looks[0]!.own === ownGroup && !hasUnnamed) continue;
      const whole = this.#rows.get(row);
      for (const isShifted of isAnyShifted ? [false, true] : [false]) {
        const sum = isShifted ? this.hasher.candidateWhole(whole) : this.hasher.candidate(whole);
        for (const { own, unnamed, group, found } of looks) {
          // Of rows that know the same, each was added once.
          const others = own === ownGroup ? undefined : own;
          if (group.isShifted !== isShifted || (others ?? unnamed) === undefined) continue;
          const hash = group.hashOf(sum, this.hasher);
          if (others?.rows.has(hash) === true || unnamed?.rows.has(hash) === true) found.push(row);
        }
      }
    }
    for (const part of looks)
      for (let i = 0; i < part.found.length; i++) this.#mergeInto(part.found.at(i), part);
  }

  #mergeInto(row: number, { own, unnamed }: PartsOfMask): void {
    const rows = this.#rows;
    if (rows.isDropped(row)) return;
    const whole = rows.get(row);
    const hash = (own ?? unnamed)!.hash(whole, this.hasher);
    let isChanged = false;
    for (const kind of ['loose', 'numbered'] as const) {
      let looked = 0;
      for (const other of inOrder(own?.rows[kind], unnamed?.rows[kind], hash)) {
        if (!this.#comparisons.allow(++looked)) break;
        if (other === row || rows.isDropped(other)) continue;
        const part = rows.get(other);
        if (!sameRowId(part, whole) || !this.hasher.equals(part, whole)) continue;
        if (part.shape === undefined && !part.fitting.includes(this.shape)) continue;
        if (part.rowId !== undefined && whole.rowId === undefined) {
          // The part may be of another row, whose rowid the whole must not get; a page that was copied has its rows where they were.
          const isCopy = haveOneOffset(part, whole);
          const isEqual = this.hasher.equals(whole, part) || (isCopy && part.known === whole.known);
          if (!isCopy && !isEqual) continue;
          if (!isEqual) part.rowId = undefined;
        }
        addPlaces(whole, part);
        if (part.shape !== undefined) whole.isByForm &&= part.isByForm;
        rows.drop(other);
        isChanged = true;
      }
    }
    if (isChanged) rows.keep(row, whole);
  }
}

function firstRowOf({ own, unnamed }: PartsOfMask): number {
  return Math.min(own?.firstRow ?? Infinity, unnamed?.firstRow ?? Infinity);
}

/** The rows of a hash in two indexes, in the order in which they were found. */
function* inOrder(
  first: HashIndex | undefined,
  second: HashIndex | undefined,
  hash: number,
): Generator<number> {
  let one = first?.first(hash) ?? -1;
  let other = second?.first(hash) ?? -1;
  while (one >= 0 || other >= 0) {
    if (other < 0 || (one >= 0 && first!.row(one) < second!.row(other))) {
      yield first!.row(one);
      one = first!.next(one);
    } else {
      yield second!.row(other);
      other = second!.next(other);
    }
  }
}

/** One of the two may not know its rowid. */
function sameRowId(first: Candidate, second: Candidate): boolean {
  return first.rowId === undefined || second.rowId === undefined || first.rowId === second.rowId;
}

function haveOneOffset(first: Candidate, second: Candidate): boolean {
  return first.places.some(({ offset }) => second.places.some((place) => place.offset === offset));
}

/** The copy that tells more gives the row, the other a place. */
function merge(kept: Candidate, other: Candidate): void {
  // Where one of them stands, it is known to be of fewer tables.
  if (other.fitting.length < kept.fitting.length) kept.fitting = other.fitting;
  kept.workedOut = workedOutOfBoth(kept, other);
  kept.isByForm &&= other.isByForm;
  if (rankOf(other) > rankOf(kept)) {
    kept.record = other.record;
    kept.chainEnd = other.chainEnd;
    kept.rowId = other.rowId;
    kept.confidence = other.confidence;
    kept.known = other.known;
    kept.places.unshift(...other.places);
    if (kept.places.length > maxPlaces) kept.places.length = maxPlaces;
  } else addPlaces(kept, other);
}

/** The values stay as they are: live rows are looked for by what is known of them. */
function addPlaces(kept: Candidate, other: Candidate): void {
  kept.places.push(...other.places);
  kept.rowId ??= other.rowId;
  if (kept.places.length > maxPlaces) kept.places.length = maxPlaces;
}
