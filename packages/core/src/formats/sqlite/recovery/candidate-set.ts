import type { Candidate } from './candidate.ts';
import { maskOf, rankOf } from './candidate.ts';
import type { RecordShape } from './record-shape.ts';
import type { RowHasher } from './row-hash.ts';

const maxPlaces = 17;
/** Hostile rows may all hash alike. */
const maxAlike = 400;
/** Bits of the filter before the buckets, for each candidate. */
const bitsEach = 16;
const mostBits = 2 ** 23;

/** Candidates of one table that know the same positions, found by the hash of those. */
class MaskGroup {
  /** Positions that are not known. */
  readonly unknown: readonly number[];
  readonly buckets = new Map<number, Candidate[]>();
  #filter = new Int32Array(0);
  #mask = 0;

  constructor(mask: string) {
    this.unknown = mask === '' ? [] : mask.slice(0, -1).split(',').map(Number);
  }

  add(hash: number, candidate: Candidate): void {
    const bucket = this.buckets.get(hash);
    if (bucket === undefined) this.buckets.set(hash, [candidate]);
    else if (bucket.length < maxAlike) bucket.push(candidate);
  }

  find(hash: number): readonly Candidate[] | undefined {
    return this.buckets.get(hash);
  }

  /** Gets ready for many hashes that mostly are of no candidate. */
  prepare(): void {
    let bits = 1024;
    while (bits < mostBits && bits < this.buckets.size * bitsEach) bits *= 2;
    this.#filter = new Int32Array(bits / 32);
    this.#mask = bits - 1;
    for (const hash of this.buckets.keys()) {
      const bit = hash & this.#mask;
      this.#filter[bit >>> 5]! |= 1 << (bit & 31);
    }
  }

  /** The same as `find`, after `prepare`. */
  findRare(hash: number): readonly Candidate[] | undefined {
    const bit = hash & this.#mask;
    if ((this.#filter[bit >>> 5]! & (1 << (bit & 31))) === 0) return undefined;
    return this.buckets.get(hash);
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
  readonly groups = new Map<string, MaskGroup>();
  readonly candidates: Candidate[] = [];

  constructor(hasher: RowHasher) {
    this.hasher = hasher;
  }

  get shape(): RecordShape {
    return this.hasher.shape;
  }

  /** Adds a candidate, or its places to the same row found before; false in the latter case. */
  add(candidate: Candidate): boolean {
    const mask = maskOf(candidate.record);
    let group = this.groups.get(mask);
    if (group === undefined) {
      group = new MaskGroup(mask);
      this.groups.set(mask, group);
    }
    const hash = this.hasher.candidate(candidate);
    for (const known of group.find(hash) ?? []) {
      if (sameRowId(candidate, known) && this.hasher.equals(candidate, known)) {
        merge(known, candidate);
        return false;
      }
    }
    group.add(hash, candidate);
    this.candidates.push(candidate);
    return true;
  }

  /** Adds a candidate that is more probably of another table, so that it is compared with the live rows of this one too. */
  compareOnly(candidate: Candidate): void {
    const mask = maskOf(candidate.record);
    const group = this.groups.get(mask) ?? new MaskGroup(mask);
    this.groups.set(mask, group);
    group.add(this.hasher.candidate(candidate), candidate);
  }

  /** Partly recovered rows that stand in full among the others become further places of those. */
  mergeParts(): void {
    for (const [mask, group] of this.groups) {
      if (mask === '') continue;
      for (const whole of this.candidates) {
        if (whole.dropped || whole.known < 2 || maskOf(whole.record) === mask) continue;
        const sum = this.hasher.candidate(whole);
        for (const part of group.find(group.hashOf(sum, this.hasher.hashes)) ?? []) {
          if (part === whole || part.dropped || part.known >= whole.known) continue;
          if (!sameRowId(part, whole) || !this.hasher.equals(part, whole)) continue;
          merge(whole, part);
          part.dropped = true;
        }
      }
    }
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
    kept.headerSize = other.headerSize;
    kept.spills = other.spills;
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
