import type { Candidate } from '../candidate.ts';
import type { HeldRows } from './held-rows.ts';
import type { MaskGroup } from './mask-group.ts';
import type { RecordShape } from '../shapes/record-shape.ts';
import type { RowHasher } from './row-hash.ts';

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

/** Undefined where no position that all candidates know tells enough of them apart. Of groups in `isForeign`, some rows may be of other tables. */
export function tellingPosition(
  shape: RecordShape,
  hasher: RowHasher,
  groups: readonly MaskGroup[],
  isForeign: ReadonlySet<MaskGroup>,
  rows: HeldRows,
): TellingPosition | undefined {
  const asked = (wanted: boolean) =>
    rowsOf(
      groups.filter((group) => group.isShifted === wanted),
      shape,
      isForeign,
      rows,
    );
  const plain = asked(false);
  const shifted = asked(true);
  const count = plain.length + shifted.length;
  const isWhole = (index: number): boolean => index >= plain.length;
  const candidateOf = (index: number): Candidate =>
    rows.get(isWhole(index) ? shifted[index - plain.length]! : plain[index]!);
  const step = Math.max(1, Math.floor(count / sampled));
  const passedOver = new Set<number>();
  for (const { unknown, unsure } of groups)
    for (const position of [...unknown, ...unsure]) passedOver.add(position);
  const differing = Array.from(hasher.hashes, () => new Set<number>());
  let looked = 0;
  for (let i = 0; i < count; i += step) {
    const candidate = candidateOf(i);
    for (const [position, hashes] of differing.entries())
      hashes.add(hasher.candidateAt(candidate, position, isWhole(i)));
    looked++;
  }
  let best = -1;
  for (const [position, hashes] of differing.entries()) {
    if (passedOver.has(position) || hashes.size < looked * enoughDiffer) continue;
    if (best < 0 || hashes.size > differing[best]!.size * 1.1) best = position;
  }
  if (best < 0) return undefined;
  const telling = new TellingPosition(best, count);
  for (let i = 0; i < count; i++) telling.add(hasher.candidateAt(candidateOf(i), best, isWhole(i)));
  return telling;
}

function rowsOf(
  groups: readonly MaskGroup[],
  shape: RecordShape,
  isForeign: ReadonlySet<MaskGroup>,
  rows: HeldRows,
): Int32Array {
  let count = 0;
  for (const group of groups) count += group.rows.loose.size + group.rows.numbered.size;
  const numbers = new Int32Array(count);
  let used = 0;
  // Rows that may be of thousands of tables share few lists of them.
  const isOfShape = new Map<readonly RecordShape[], boolean>();
  const mayBeOf = (fitting: readonly RecordShape[]): boolean => {
    let isOf = isOfShape.get(fitting);
    if (isOf === undefined) isOfShape.set(fitting, (isOf = fitting.includes(shape)));
    return isOf;
  };
  for (const group of groups) {
    const mayBeOther = isForeign.has(group);
    for (const index of [group.rows.loose, group.rows.numbered]) {
      for (let entry = 0; entry < index.size; entry++) {
        const row = index.row(entry);
        if (rows.isDropped(row)) continue;
        if (!mayBeOther || mayBeOf(rows.fittingOf(row))) numbers[used++] = row;
      }
    }
  }
  return numbers.subarray(0, used);
}
