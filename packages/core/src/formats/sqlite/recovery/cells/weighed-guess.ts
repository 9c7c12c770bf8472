import type { RecordShape } from '../shapes/record-shape.ts';
import type { ValueScore } from '../shapes/value-score.ts';
import { startsOf } from './cell-arithmetic.ts';
import { filledBonus, lowestScore, type CellGuess } from './cell-guess.ts';
import type { CellSpace } from './weighed-reading.ts';
import { weighedReading } from './weighed-reading.ts';

/** What one gains whose payload is so long that its size takes two bytes. */
const longBonus = 2;

/**
 * Adds the cell of a table without rowid that the bytes of a space determine, where they do. False where live rows tell too little for that, so
 * that it is to be looked for in another way.
 */
export function addWeighed(
  score: ValueScore,
  shape: RecordShape,
  space: CellSpace,
  found: CellGuess[],
): boolean {
  const reading = weighedReading(score, shape, space);
  if (reading === undefined || reading === 'nothing') return reading !== undefined;
  const { serials, bodyAt, end, firstLength, bodySize, localSize, overflow, sizeLength } = reading;
  const { bytes, at, limit, isFilled } = space;
  const lostLength = serials[0] === -1 ? firstLength : -1;
  let likeness = score.of(bytes, serials, shape, bodyAt, bodyAt + localSize, lostLength);
  if (isFilled && end === limit) likeness += filledBonus;
  if (sizeLength > 1) likeness += longBonus;
  if (likeness < lowestScore) return true;
  const starts = startsOf(serials, firstLength);
  // Few texts do, and many that are cut in the wrong place.
  if (score.hasLooseSpace(bytes, serials, starts, shape, bodyAt, 0)) return true;
  found.push({
    offset: at,
    end,
    rowId: undefined,
    serials,
    starts,
    bodyAt,
    bodySize,
    localSize,
    overflow,
    shape,
    rebuilt: true,
    inferred: false,
    byEnd: false,
    byNumbers: false,
    alone: true,
    weighed: true,
    cut: false,
    score: likeness + 0.02 * (end - at),
  });
  return true;
}
