import type { RecordShape } from '../shapes/record-shape.ts';
import { varintSizeOf } from './cell-arithmetic.ts';

/** Bytes of a cell that the header of a freeblock overwrites. */
export const overwritten = 4;
/** Below this, bytes of free space are not taken for a cell. */
export const lowestScore = 6;
/** Longer headers have a size of two bytes. */
const longestShortHeader = 127;
/** What a cell gains that ends where a freeblock's header stood. */
export const filledBonus = 3;

/** A cell that may have stood somewhere in free space. Offsets are within the page. */
export interface CellGuess {
  readonly offset: number;
  /** Where the next cell may begin. */
  readonly end: number;
  readonly rowId: number | bigint | undefined;
  /** -1 where the serial type is unknown. */
  readonly serials: readonly number[];
  /** Where each value begins, counted from `bodyAt`; -1 where it is unknown. */
  readonly starts: readonly number[];
  readonly bodyAt: number;
  /** Bytes of all values, overflow pages included. */
  readonly bodySize: number;
  /** Bytes of the values that stand in the cell. */
  readonly localSize: number;
  /** First page of the overflow chain; 0 where there is none, or it is lost. */
  readonly overflow: number;
  /** The table whose rows it looks like; undefined where it was told by its own form only. */
  readonly shape: RecordShape | undefined;
  /** The beginning was overwritten when the cell was freed, and is rebuilt. */
  readonly rebuilt: boolean;
  /** The serial type of the first value is inferred, not read. */
  readonly inferred: boolean;
  /** Where the values begin was told by where the cell ends, so that its end must be known by something else. */
  readonly byEnd: boolean;
  /** With any other length of the first value one of the numbers behind it would be none that live rows have; with this, all are. */
  readonly byNumbers: boolean;
  /** With any other length of the first value the bytes of the others cannot be what their serial types say. */
  readonly alone: boolean;
  /** It was weighed against all other ways to read its bytes. */
  readonly weighed: boolean;
  /** The end of the cell is lost. */
  readonly cut: boolean;
  readonly score: number;
}

/** A guess with another score. */
export function withScore(guess: CellGuess, score: number): CellGuess {
  return changed(guess, guess.localSize, guess.overflow, guess.alone, guess.cut, score);
}

/** A guess of whose values no more than so many bytes stand. */
export function cutAt(guess: CellGuess, localSize: number): CellGuess {
  return changed(guess, localSize, 0, guess.alone, true, guess.score);
}

/** A guess whose end is lost, though no byte before it is known to be. */
export function withLostEnd(guess: CellGuess): CellGuess {
  return changed(guess, guess.localSize, guess.overflow, guess.alone, true, guess.score);
}

/** A guess of which the kind of the first value is not certain. */
export function withOpenFirst(guess: CellGuess): CellGuess {
  return changed(guess, guess.localSize, guess.overflow, guess.alone, guess.cut, guess.score, true);
}

/** A guess that other lengths of its first value may rival. */
export function notAlone(guess: CellGuess): CellGuess {
  return changed(guess, guess.localSize, guess.overflow, false, guess.cut, guess.score);
}

/** All guesses are made with the same properties in the same order, since recovery reads hardly anything else as often. */
function changed(
  guess: CellGuess,
  localSize: number,
  overflow: number,
  alone: boolean,
  cut: boolean,
  score: number,
  inferred = guess.inferred,
): CellGuess {
  return {
    offset: guess.offset,
    end: guess.end,
    rowId: guess.rowId,
    serials: guess.serials,
    starts: guess.starts,
    bodyAt: guess.bodyAt,
    bodySize: guess.bodySize,
    localSize,
    overflow,
    shape: guess.shape,
    rebuilt: guess.rebuilt,
    inferred,
    byEnd: guess.byEnd,
    byNumbers: guess.byNumbers,
    alone,
    weighed: guess.weighed,
    cut,
    score,
  };
}

/** Whether a guess is of these serial types, with values and an end where they are: then a lost first value is as long as well. */
export function isReading(
  guess: CellGuess | undefined,
  serials: readonly number[],
  bodyAt: number,
  end: number,
): boolean {
  return (
    guess?.bodyAt === bodyAt &&
    guess.end === end &&
    guess.serials.length === serials.length &&
    serials.every((serial, position) => serial === guess.serials[position])
  );
}

/** Where the lost rowid of a cell began, as it is read, and how many bytes it had. */
export function lostRowId({ offset, bodyAt, bodySize, serials }: CellGuess): [number, number] {
  let headerSize = 1;
  for (const serial of serials) headerSize += varintSizeOf(Math.max(0, serial));
  if (headerSize > longestShortHeader) headerSize++;
  const from = offset + varintSizeOf(headerSize + bodySize);
  return [from, bodyAt - headerSize - from];
}

/** Whether the serial type of the first value was overwritten, with the size of the header before it. */
export function hasLostFirst(guess: CellGuess): boolean {
  const [from, length] = lostRowId(guess);
  return guess.rebuilt && from + length + 1 < guess.offset + overwritten;
}
