import type { CellGuess } from '../cells/cell-guess.ts';
import { isReading } from '../cells/cell-guess.ts';
import { isText } from '../cells/first-kind.ts';
import { isNewLength } from '../cells/first-value.ts';
import type { LostFirst } from './other-lengths.ts';
import { isOutdone } from './other-lengths.ts';
import type { RecordShape } from '../shapes/record-shape.ts';
import { noMatch, type ValueScore } from '../shapes/value-score.ts';

/** A head of so many values whose size is theirs is no chance, be one of a kind that is odd in its column: a text where numbers are. */
const tellingValues = 4;

/** Whether what would be the values of a cell whose head stands cannot be those of a row, as far as they stand before `known`. */
export function isNoCell(
  score: ValueScore,
  bytes: Uint8Array,
  serials: readonly number[],
  shape: RecordShape | undefined,
  bodyAt: number,
  known: number,
): boolean {
  if (shape !== undefined) {
    const isTelling = serials.length >= tellingValues && serials.length === shape.length;
    if (shape.likenessOf(serials, isTelling ? 0 : noMatch) <= noMatch / 2) return true;
  }
  return score.contradicts(bytes, serials, bodyAt, known, 0, 0);
}

/** Whether the bytes of a lost first value cannot be what its serial type would say; a text stands as far as `textEnd`. */
export function isNoFirst(score: ValueScore, reading: LostFirst, textEnd: number): boolean {
  const { bytes, serials, bodyAt, length, lost } = reading;
  if (lost === 0) return false;
  const first = serials[0]!;
  return (
    (isText(first) && score.isNoText(bytes, bodyAt, bodyAt + length, textEnd)) ||
    (lost === 1 && score.isNoNumber(bytes, bodyAt, first))
  );
}

/** Whether a reading that ends at a place is the known one, or no rival of it. */
export function isNoRival(
  score: ValueScore,
  reading: LostFirst,
  end: number,
  known: CellGuess | undefined,
): boolean {
  if (known === undefined) return false;
  const { serials, shape, bodyAt, length, lost } = reading;
  return (
    isReading(known, serials, bodyAt, end) ||
    // Of a row of one value, nothing but its length speaks for either reading.
    (lost === 1 && serials.length > 1 && isNewLength(shape, length)) ||
    (known.byNumbers && lost < 2 && isOutdone(score, reading))
  );
}
