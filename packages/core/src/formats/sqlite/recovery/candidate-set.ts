import type { Candidate } from './candidate.ts';
import { isKnown, maskOf, rankOf, unknownOf } from './candidate.ts';
import { GrowingNumbers } from './growing-numbers.ts';
import type { Comparisons } from './alike-rows.ts';
import { AlikeRows } from './alike-rows.ts';
import type { HeldRows } from './held-rows.ts';
import type { RecordShape } from './record-shape.ts';
import type { RecoveredRecord } from './recovered-row.ts';
import type { RowHasher } from './row-hash.ts';
import { serialLength } from './serial-class.ts';

const maxPlaces = 17;

/** Candidates of one table that know the same positions, found by the hash of those. */
export class MaskGroup {
  /** Positions that are not known. */
  readonly unknown: readonly number[];
  /**
   * One of these stands before what is known: in a live row of the same values that may begin elsewhere, and go on in overflow pages or not.
   * Such rows are hashed whole.
   */
  readonly isShifted: boolean;
  /** Known positions of shifted rows that are hashed by their kinds alone: their bytes are from pages that others may have used since. */
  readonly unsure: readonly number[];
  readonly rows = new AlikeRows();
  /** Counted within the set. */
  readonly number: number;

  constructor(
    unknown: readonly number[],
    unsure: readonly number[],
    length: number,
    number: number,
  ) {
    this.unknown = unknown;
    this.isShifted = isShifted(unknown, length);
    this.unsure = unsure;
    this.number = number;
  }

  /** The hash over the known positions of the row that was hashed last, from that over all. */
  hashOf(sum: number, { hashes, kinds }: RowHasher): number {
    let hash = sum;
    for (const position of this.unknown) hash = (hash - hashes[position]!) | 0;
    for (const position of this.unsure) hash = (hash - hashes[position]! + kinds[position]!) | 0;
    return hash;
  }

  /** The same over their kinds. */
  kindOf({ kinds }: RowHasher): number {
    let kind = this.number;
    for (const hash of kinds) kind = (kind + hash) | 0;
    for (const position of this.unknown) kind = (kind - kinds[position]!) | 0;
    return kind;
  }
}

const kindWords = 2 ** 10;
const kindShift = 32 - 15;

/** Candidates that may be rows of one table. */
export class CandidateSet {
  readonly hasher: RowHasher;
  readonly groups = new Map<number | string, MaskGroup>();
  readonly #rows: HeldRows;
  readonly #comparisons: Comparisons;
  /** Rows that most probably are of this table, and the group of each. */
  readonly #own = new GrowingNumbers();
  readonly #groupOfOwn = new GrowingNumbers();
  /** Some rows are of no table that is known. */
  #hasUnnamed = false;
  /** Bits of the kinds of values that shifted rows have. */
  readonly #kinds = new Int32Array(kindWords);

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
    const hash = this.#hash(candidate, group);
    const known = group.rows.find(hash, candidate.rowId, this.#comparisons, (row) => {
      if (rows.isDropped(row)) return false;
      const other = rows.get(row);
      // Rows of several tables may be equal.
      if (other.shape !== candidate.shape) return false;
      return sameRowId(candidate, other) && this.hasher.equals(candidate, other);
    });
    if (known !== undefined) {
      const kept = rows.get(known);
      merge(kept, candidate);
      rows.keep(known, kept);
      return undefined;
    }
    const row = rows.add(candidate);
    this.#add(candidate, group, hash, row);
    this.#own.push(row);
    this.#groupOfOwn.push(group.number);
    return row;
  }

  /** Adds a candidate that is more probably of another table, or of none that is known, so that it is compared with the rows of this one too. */
  compareOnly(candidate: Candidate, row: number): void {
    if (candidate.shape === undefined) this.#hasUnnamed = true;
    const group = this.#group(candidate);
    this.#add(candidate, group, this.#hash(candidate, group), row);
  }

  /** Rows that are recovered in part, or of no known table, and stand in full among those of this one become further places of those. */
  mergeParts(): void {
    const hasUnnamed = this.#hasUnnamed;
    const groups = [...this.groups.values()].filter(
      (group) => group.unknown.length > 0 || hasUnnamed,
    );
    if (groups.length === 0) return;
    // Each row is looked at once for all groups; then what was found is done group by group.
    const found = groups.map(() => new GrowingNumbers());
    for (let i = 0; i < this.#own.length; i++) {
      const row = this.#own.at(i);
      if (this.#rows.isDropped(row)) continue;
      const whole = this.#rows.get(row);
      for (const [number, group] of groups.entries()) {
        if (group.number === this.#groupOfOwn.at(i) && !hasUnnamed) continue;
        if (group.rows.has(this.#hash(whole, group))) found[number]!.push(row);
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
    const hash = this.#hash(whole, group);
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
        if (part.shape !== undefined && part.shape !== whole.shape) continue;
        if (!sameRowId(part, whole) || !this.hasher.equals(part, whole)) continue;
        if (part.rowId !== undefined && whole.rowId === undefined) {
          // The part may be of another row, whose rowid the whole must not get; a page that was copied has its rows where they were.
          const isCopy = haveOneOffset(part, whole);
          const isEqual = this.hasher.equals(whole, part) || (isCopy && part.known === whole.known);
          if (!isCopy && !isEqual) continue;
          if (!isEqual) part.rowId = undefined;
        }
        addPlaces(whole, part);
        rows.drop(other);
        isChanged = true;
      }
    }
    if (isChanged) rows.keep(row, whole);
  }

  /** Whether a shifted row of a group may have values of the kinds of the live row that was hashed last. */
  mayHaveKinds(group: MaskGroup): boolean {
    const bit = bitOf(group.kindOf(this.hasher));
    return (this.#kinds[bit >>> 5]! & (1 << (bit & 31))) !== 0;
  }

  /** The hash of a candidate over what the rows of a group know. */
  #hash(candidate: Candidate, group: MaskGroup): number {
    const { hasher } = this;
    const sum = group.isShifted ? hasher.candidateWhole(candidate) : hasher.candidate(candidate);
    return group.hashOf(sum, hasher);
  }

  #add(candidate: Candidate, group: MaskGroup, hash: number, row: number): void {
    group.rows.add(hash, candidate, row);
    if (!group.isShifted) return;
    const bit = bitOf(group.kindOf(this.hasher));
    this.#kinds[bit >>> 5]! |= 1 << (bit & 31);
  }

  #group({ record }: Candidate): MaskGroup {
    const { length } = this.shape;
    const mask = maskOf(record, length);
    const unsure = unsureOf(record, length);
    const key = unsure.length === 0 ? mask : `${mask}/${unsure.join()}`;
    let group = this.groups.get(key);
    if (group === undefined) {
      group = new MaskGroup(unknownOf(record, length), unsure, length, this.groups.size);
      this.groups.set(key, group);
    }
    return group;
  }
}

function bitOf(kind: number): number {
  return Math.imul(kind, 0x9e3779b1) >>> kindShift;
}

const none: readonly number[] = [];

/** Whether one of the unknown positions stands before a known one. */
function isShifted(unknown: readonly number[], length: number): boolean {
  return unknown.length > 0 && unknown[0]! < length - unknown.length;
}

/** Known positions of a shifted row whose bytes are not all its own. */
function unsureOf(record: RecoveredRecord, length: number): readonly number[] {
  const { serials, starts, body, ownBytes } = record;
  if (ownBytes >= body.length || !isShifted(unknownOf(record, length), length)) return none;
  const unsure: number[] = [];
  for (let position = 0; position < length; position++) {
    if (
      isKnown(record, position) &&
      starts[position]! + serialLength(serials[position]!) > ownBytes
    )
      unsure.push(position);
  }
  return unsure;
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
