import type { Candidate } from '../candidate.ts';
import { type Comparisons, withRowId } from './alike-rows.ts';
import { HashIndex } from './hash-index.ts';
import type { HeldRows } from './held-rows.ts';

const maxPlaces = 17;
/** Bytes of the values that must be the same. */
const comparedBytes = 256;
/** Rows of the same values and other rowids that are looked at for one whose rowid is lost, or the other way round. */
const fewAlike = 16;

/** Rows of no known table: the same is what has the same serial types and first bytes, and the same rowid where both still have theirs. */
export class UnknownRows {
  readonly #index = new HashIndex();
  /** The same rows, whatever their rowids. */
  readonly #byValues = new HashIndex();
  readonly #rows: HeldRows;
  readonly #comparisons: Comparisons;

  constructor(rows: HeldRows, comparisons: Comparisons) {
    this.#rows = rows;
    this.#comparisons = comparisons;
  }

  /** Holds a candidate and returns its number, or adds its places to the same row found before; undefined in the latter case. */
  add(candidate: Candidate): number | undefined {
    const index = this.#index;
    const values = hashOfValues(candidate);
    const hash = withRowId(values, candidate.rowId ?? -1);
    let looked = 0;
    for (
      let entry = index.first(hash);
      entry >= 0 && this.#comparisons.allow(++looked);
      entry = index.next(entry)
    ) {
      const row = index.row(entry);
      if (this.#rows.isDropped(row)) continue;
      const known = this.#rows.get(row);
      if (known.rowId !== candidate.rowId || !haveSameValues(known, candidate)) continue;
      this.#addPlaces(row, known, candidate);
      return undefined;
    }
    if (this.#joinsOther(candidate, values)) return undefined;
    const row = this.#rows.add(candidate);
    index.add(hash, row);
    this.#byValues.add(values, row);
    return row;
  }

  /** Adds the places of a candidate to a row of the same values where one of the two has lost its rowid; whether there is one. */
  #joinsOther(candidate: Candidate, values: number): boolean {
    let entry = this.#byValues.first(values);
    for (let looked = 0; entry >= 0 && looked < fewAlike; looked++) {
      const row = this.#byValues.row(entry);
      entry = this.#byValues.next(entry);
      if (this.#rows.isDropped(row)) continue;
      const known = this.#rows.get(row);
      const isEither = known.rowId === undefined || candidate.rowId === undefined;
      if (!(isEither || known.rowId === candidate.rowId) || !haveSameValues(known, candidate))
        continue;
      const isNumbered = known.rowId !== undefined;
      known.rowId ??= candidate.rowId;
      if (!isNumbered) this.#rows.keep(row, known);
      this.#addPlaces(row, known, candidate);
      return true;
    }
    return false;
  }

  #addPlaces(row: number, known: Candidate, { places }: Candidate): void {
    if (known.places.length >= maxPlaces) return;
    known.places.push(...places);
    this.#rows.keep(row, known);
  }
}

function hashOfValues({ record }: Candidate): number {
  const { serials, body } = record;
  let hash = 0;
  for (const serial of serials) hash = Math.imul(hash ^ serial, 0x01000193);
  const length = Math.min(body.length, comparedBytes);
  for (let at = 0; at < length; at++) hash = Math.imul(hash ^ body[at]!, 0x01000193);
  return hash;
}

function haveSameValues(first: Candidate, second: Candidate): boolean {
  const { serials, body } = first.record;
  const others = second.record;
  if (serials.length !== others.serials.length) return false;
  const length = Math.min(body.length, comparedBytes);
  if (length !== Math.min(others.body.length, comparedBytes)) return false;
  for (let position = 0; position < serials.length; position++) {
    if (serials[position] !== others.serials[position]) return false;
  }
  for (let at = 0; at < length; at++) {
    if (body[at] !== others.body[at]) return false;
  }
  return true;
}
