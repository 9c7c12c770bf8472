import { AlikeRows } from './alike-rows.ts';
import type { Candidate } from '../candidate.ts';
import { isKnown, maskOf, unknownOf } from '../candidate.ts';
import type { RecoveredRecord } from '../recovered-row.ts';
import type { RowHasher } from './row-hash.ts';
import { serialLength } from '../shapes/serial-class.ts';

/** Candidates of one table, or of tables of one length, that know the same positions, found by the hash of those. */
export class MaskGroup {
  /** What groups of the same positions share. */
  readonly key: number | string;
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
  /** The first of its rows. */
  readonly firstRow: number;
  readonly #kinds: KindBits;
  readonly #number: number;

  constructor(
    key: number | string,
    unknown: readonly number[],
    unsure: readonly number[],
    length: number,
    kinds: KindBits,
    number: number,
    firstRow: number,
  ) {
    this.key = key;
    this.unknown = unknown;
    this.isShifted = isShifted(unknown, length);
    this.unsure = unsure;
    this.#kinds = kinds;
    this.#number = number;
    this.firstRow = firstRow;
  }

  /** The hash of a candidate over what the rows of the group know. */
  hash(candidate: Candidate, hasher: RowHasher): number {
    const sum = this.isShifted ? hasher.candidateWhole(candidate) : hasher.candidate(candidate);
    return this.hashOf(sum, hasher);
  }

  /** The hash over the known positions of the row that was hashed last, from that over all. */
  hashOf(sum: number, { hashes, kinds }: RowHasher): number {
    let hash = sum;
    for (const position of this.unknown) hash = (hash - hashes[position]!) | 0;
    for (const position of this.unsure) hash = (hash - hashes[position]! + kinds[position]!) | 0;
    return hash;
  }

  /** Adds the candidate that was hashed last. */
  add(hash: number, candidate: Candidate, row: number, hasher: RowHasher): void {
    this.rows.add(hash, candidate, row);
    if (this.isShifted) this.#kinds.add(this.#kindOf(hasher));
  }

  /** Whether a shifted row of the group may have values of the kinds of the live row that was hashed last. */
  mayHaveKinds(hasher: RowHasher): boolean {
    return this.#kinds.mayHave(this.#kindOf(hasher));
  }

  /** The same as `hashOf` over the kinds of the values. */
  #kindOf({ kinds }: RowHasher): number {
    let kind = this.#number;
    for (const hash of kinds) kind = (kind + hash) | 0;
    for (const position of this.unknown) kind = (kind - kinds[position]!) | 0;
    return kind;
  }
}

/** Groups of candidates by what they know, as records of so many values. */
export class MaskGroups {
  readonly #groups = new Map<number | string, MaskGroup>();
  readonly #length: number;
  readonly #kinds = new KindBits();

  constructor(length: number) {
    this.#length = length;
  }

  get size(): number {
    return this.#groups.size;
  }

  /** The group of a candidate, made where it is the first. */
  of({ record }: Candidate, row: number): MaskGroup {
    const length = this.#length;
    const mask = maskOf(record, length);
    const unsure = unsureOf(record, length);
    const key = unsure.length === 0 ? mask : `${mask}/${unsure.join()}`;
    let group = this.#groups.get(key);
    if (group === undefined) {
      const unknown = unknownOf(record, length);
      const number = this.#groups.size;
      group = new MaskGroup(key, unknown, unsure, length, this.#kinds, number, row);
      this.#groups.set(key, group);
    }
    return group;
  }

  get(key: number | string): MaskGroup | undefined {
    return this.#groups.get(key);
  }

  values(): IterableIterator<MaskGroup> {
    return this.#groups.values();
  }
}

const kindWords = 2 ** 10;
const kindShift = 32 - 15;

/** Bits of the kinds of values that shifted rows have. */
class KindBits {
  // Few tables have such rows.
  #bits: Int32Array | undefined;

  add(kind: number): void {
    this.#bits ??= new Int32Array(kindWords);
    const bit = bitOf(kind);
    this.#bits[bit >>> 5]! |= 1 << (bit & 31);
  }

  mayHave(kind: number): boolean {
    const bit = bitOf(kind);
    return this.#bits !== undefined && (this.#bits[bit >>> 5]! & (1 << (bit & 31))) !== 0;
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
