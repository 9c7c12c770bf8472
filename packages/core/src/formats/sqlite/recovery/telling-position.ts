import type { CandidateSet } from './candidate-set.ts';
import type { HeldRows } from './held-rows.ts';

/** Candidates by which the position is chosen. */
const sampled = 200;
/** Of those, so many must differ there. */
const enoughDiffer = 0.5;
/** Bits of the filter for each candidate. */
const bitsEach = 16;
const mostBits = 2 ** 23;

/**
 * The position of a table's rows whose value alone tells that a live row is none of the candidates: most live rows are passed over
 * by it without a look at the rest of them.
 */
export class TellingPosition {
  readonly position: number;
  readonly #filter: Int32Array;
  readonly #mask: number;

  constructor(position: number, candidates: number) {
    this.position = position;
    let bits = 1024;
    while (bits < mostBits && bits < candidates * bitsEach) bits *= 2;
    this.#filter = new Int32Array(bits / 32);
    this.#mask = bits - 1;
  }

  add(hash: number): void {
    const bit = hash & this.#mask;
    this.#filter[bit >>> 5]! |= 1 << (bit & 31);
  }

  /** Whether a candidate may have a value of this hash there. */
  mayHave(hash: number): boolean {
    const bit = hash & this.#mask;
    return (this.#filter[bit >>> 5]! & (1 << (bit & 31))) !== 0;
  }
}

/** Undefined where no position that all candidates know tells enough of them apart. */
export function tellingPosition(set: CandidateSet, rows: HeldRows): TellingPosition | undefined {
  const numbers = rowsOf(set, rows);
  const { hasher } = set;
  const step = Math.max(1, Math.floor(numbers.length / sampled));
  const unknown = new Set([...set.groups.values()].flatMap((group) => group.unknown));
  const differing = Array.from(hasher.hashes, () => new Set<number>());
  let looked = 0;
  for (let i = 0; i < numbers.length; i += step) {
    hasher.candidate(rows.get(numbers[i]!));
    for (const [position, hashes] of differing.entries()) hashes.add(hasher.hashes[position]!);
    looked++;
  }
  let best = -1;
  for (const [position, hashes] of differing.entries()) {
    if (unknown.has(position) || hashes.size < looked * enoughDiffer) continue;
    if (best < 0 || hashes.size > differing[best]!.size * 1.1) best = position;
  }
  if (best < 0) return undefined;
  const telling = new TellingPosition(best, numbers.length);
  for (const row of numbers) {
    hasher.candidate(rows.get(row));
    telling.add(hasher.hashes[best]!);
  }
  return telling;
}

function rowsOf({ groups }: CandidateSet, rows: HeldRows): Int32Array {
  let count = 0;
  for (const group of groups.values()) count += group.rows.loose.size + group.rows.numbered.size;
  const numbers = new Int32Array(count);
  let used = 0;
  for (const group of groups.values())
    for (const index of [group.rows.loose, group.rows.numbered]) {
      for (let entry = 0; entry < index.size; entry++) {
        if (!rows.isDropped(index.row(entry))) numbers[used++] = index.row(entry);
      }
    }
  return numbers.subarray(0, used);
}
