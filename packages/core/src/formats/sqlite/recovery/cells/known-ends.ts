import type { RecordShape } from '../shapes/record-shape.ts';
import type { CellGuess } from './cell-guess.ts';
import type { FreeRegion } from './free-region.ts';

/**
 * Whether a cell ends where it was thought to, where nothing else tells how long its first value was. The next beginning is no proof:
 * what stands there may be newer and have taken its end. Only where the header of a freeblock stood it is one: SQLite writes one where
 * what is before it is in use, so that nothing took its end. Else cells must fill the space to an end that stands.
 */
export function endIsKnown(
  chosen: readonly CellGuess[],
  index: number,
  tail: number,
  region: FreeRegion,
  endStands: () => boolean,
  hadHeader: (offset: number) => boolean,
): boolean {
  if (hadHeader(chosen[index]!.end)) return true;
  if (index < tail || chosen.at(-1)!.end !== region.to || !endStands()) return false;
  const next = chosen[index + 1]?.rowId;
  return next === undefined || region.hasRoom?.(next, index + 1, haveGivenRowIds(chosen)) !== false;
}

/** The index from which on each cell ends where the next begins. */
export function tailOf(chosen: readonly CellGuess[]): number {
  let index = chosen.length - 1;
  while (index > 0 && chosen[index - 1]!.end === chosen[index]!.offset) index--;
  return index;
}

/** `likely`: the table of cells of which nothing better is known. */
export function haveGivenRowIds(cells: readonly CellGuess[], likely?: RecordShape): boolean {
  const shape = cells.length === 0 ? likely : cells.at(-1)!.shape;
  return shape !== undefined && areGiven(shape);
}

/** Whether SQLite gives the rowids. */
export function areGiven({ table }: RecordShape): boolean {
  return table.rowIdColumn === -1 && !table.withoutRowId;
}
