import type { Candidate } from '../candidate.ts';
import { type Comparisons, withRowId } from './alike-rows.ts';
import { HashIndex } from './hash-index.ts';
import type { HeldRows } from './held-rows.ts';

const maxPlaces = 17;
/** Bytes of the values that must be the same. */
const comparedBytes = 256;

/** Rows of no known table: the same is what has the same rowid, serial types and first bytes. */
export class UnknownRows {
  readonly #index = new HashIndex();
  readonly #rows: HeldRows;
  readonly #comparisons: Comparisons;

  constructor(rows: HeldRows, comparisons: Comparisons) {
    this.#rows = rows;
    this.#comparisons = comparisons;
  }

  /** Holds a candidate and returns its number, or adds its places to the same row found before; undefined in the latter case. */
  add(candidate: Candidate): number | undefined {
    const index = this.#index;
    const hash = hashOf(candidate);
    let looked = 0;
    for (
      let entry = index.first(hash);
      entry >= 0 && this.#comparisons.allow(++looked);
      entry = index.next(entry)
    ) {
      const row = index.row(entry);
      if (this.#rows.isDropped(row)) continue;
      const known = this.#rows.get(row);
      if (!isSame(known, candidate)) continue;
      if (known.places.length < maxPlaces) {
        known.places.push(...candidate.places);
        this.#rows.keep(row, known);
      }
      return undefined;
    }
    const row = this.#rows.add(candidate);
    index.add(hash, row);
    return row;
  }
}

function hashOf({ record, rowId }: Candidate): number {
  const { serials, body } = record;
  let hash = 0;
  for (const serial of serials) hash = Math.imul(hash ^ serial, 0x01000193);
  const length = Math.min(body.length, comparedBytes);
  for (let at = 0; at < length; at++) hash = Math.imul(hash ^ body[at]!, 0x01000193);
  return withRowId(hash, rowId ?? -1);
}

function isSame(first: Candidate, second: Candidate): boolean {
  if (first.rowId !== second.rowId) return false;
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
