import type { RecordShape } from '../shapes/record-shape.ts';
import type { ValueScore } from '../shapes/value-score.ts';
import { filledBonus, lowestScore, type CellGuess } from '../cells/cell-guess.ts';
import type { CellPlace, CellSpace } from './cell-space.ts';
import { endBeforeCell, endOfBlock, fragmentOfListed, takenEnd, unknownEnd } from './cell-space.ts';
import type { WeighedReading } from './told-reading.ts';
import { weighedReading } from './weighed-reading.ts';

/** What one gains whose payload is so long that its size takes two bytes. */
const longBonus = 2;

const noRowId = { leastRowId: 0, rowIdLengths: [] };

/**
 * Adds the cell of a table without rowid that the bytes of a space determine, where they do. False where live rows tell too little for that, so
 * that it is to be looked for in another way. `newerFrom`: where something stands that came later, as older versions of the page tell.
 */
export function addWeighed(
  score: ValueScore,
  shape: RecordShape,
  place: CellPlace,
  newerFrom: number,
  found: CellGuess[],
): boolean {
  const beforeOlder = place.nextTo > 0 ? endBeforeCell : unknownEnd;
  const open = place.limit < newerFrom ? beforeOlder : takenEnd;
  const ofPlace = place.isFilled ? endOfBlock : open;
  const isListed = place.limit === place.listedTo;
  const shares = isListed ? { ...ofPlace, fragment: fragmentOfListed } : ofPlace;
  const space = { ...noRowId, ...place, shares };
  const reading = weighedReading(score, shape, space);
  if (reading === undefined) return false;
  const guess = reading === 'nothing' ? undefined : guessOf(score, shape, space, reading);
  if (guess !== undefined) found.push(guess);
  return true;
}

/** The same of a table with rowids; undefined where no reading stands out. */
export function weighedGuess(
  score: ValueScore,
  shape: RecordShape,
  space: CellSpace,
): CellGuess | undefined {
  const reading = weighedReading(score, shape, space);
  if (reading === undefined || reading === 'nothing') return undefined;
  return guessOf(score, shape, space, reading);
}

function guessOf(
  score: ValueScore,
  shape: RecordShape,
  space: CellSpace,
  reading: WeighedReading,
): CellGuess | undefined {
  const { serials, starts, bodyAt, end, firstLength, bodySize, localSize, overflow, sizeLength } =
    reading;
  const { bytes, at, limit, isFilled } = space;
  const lostLength = serials[0] === -1 ? firstLength : -1;
  let likeness = score.of(bytes, serials, shape, bodyAt, bodyAt + localSize, lostLength);
  if (isFilled && end === limit) likeness += filledBonus;
  if (sizeLength > 1) likeness += longBonus;
  // Where a freeblock says that a cell stood, it is enough that its values do not speak against it; those of two cells read as one do.
  if (space.isBlock && likeness >= 0) likeness = Math.max(likeness, lowestScore);
  if (likeness < lowestScore) return undefined;
  // Few texts do, and many that are cut in the wrong place.
  if (score.hasLooseSpace(bytes, serials, starts, shape, bodyAt, 0)) return undefined;
  return {
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
  };
}
