import { pageKind, unsigned16, shortestCell } from '../../page.ts';
import { storedNumber } from '../../record.ts';
import { mayEndAt } from './cell-doubts.ts';
import type { CellGuess } from '../cells/cell-guess.ts';
import { cutAt } from '../cells/cell-guess.ts';
import type { CellReader } from '../readings/cell-reader.ts';
import type { FreeRegion } from '../regions/free-region.ts';
import { interiorCellsIn } from '../regions/interior-cells.ts';
import { areGiven } from '../shapes/given-rowids.ts';
import { serialLength } from '../shapes/serial-class.ts';
import { mostTorn, tornHead } from '../regions/torn-head.ts';

const realSerial = 7;

/**
 * A cell up to where the first bytes of a newer one may have taken its end, be it an earlier version of the cell behind it (`next`), or cells of an interior page or the list of cells, which was longer
 * once, what was in it. `endStands`: the rowids around say that nothing took the end of what was freed last.
 */
export function beforeTorn(
  reader: CellReader,
  bytes: Uint8Array,
  guess: CellGuess,
  region: FreeRegion,
  next: CellGuess | undefined,
  usableSize: number,
  endStands: () => boolean,
): CellGuess | undefined {
  const { bodyAt, end } = guess;
  let limit = guess.rebuilt ? end : region.around.copiedTo(guess);
  if (end > region.to - mostTorn) {
    const given = guess.shape !== undefined && areGiven(guess.shape);
    const isOpen = given && end > region.to - shortestCell && !endStands();
    const tornAt = region.around.tornAt(given, isOpen);
    // One byte is too little unless the rowids around leave open whether something took the end of the cell, or another reading of it ends before.
    const isTelling = (): boolean =>
      region.space === 'gap' ||
      region.to - tornAt > 1 ||
      isOpen ||
      (guess.byEnd && mayEndAt(reader, bytes, guess, tornAt));
    if (tornAt < end && isTelling()) limit = Math.min(limit, tornAt);
  }
  // So it is before a row that was freed in turn and whose head stands.
  const isEntry = next?.shape?.table.withoutRowId === true && !next.rebuilt;
  if ((next?.rowId !== undefined || isEntry) && end > next.offset - shortestCell) {
    const kind = isEntry ? pageKind.leafIndex : pageKind.leafTable;
    const tornAt = tornHead(bytes, bodyAt, next.offset, kind, usableSize);
    if (tornAt < next.offset - 1) limit = Math.min(limit, tornAt);
  }
  limit = Math.min(limit, tornReal(bytes, guess));
  if (guess.offset < region.takenFrom) limit = Math.min(limit, region.takenFrom);
  if (region.staleTo >= 0) {
    limit = Math.min(limit, repeatedPointer(reader, bytes, bodyAt, end));
    limit = interiorCellsIn(bytes, bodyAt, limit, reader.largestChild);
  }
  if (limit === end) return guess;
  if (guess.byEnd || limit - bodyAt < shortestCell) return undefined;
  const localSize = Math.min(guess.localSize, limit - bodyAt);
  return cutAt(guess, localSize);
}

/** Where the real begins that a cell ends with and that has more digits than any of its column: its last bytes are none of its own. Infinity where none does. */
function tornReal(
  bytes: Uint8Array,
  { serials, starts, bodyAt, end, cut, shape }: CellGuess,
): number {
  const position = serials.findLastIndex((serial) => serialLength(serial) > 0);
  const at = bodyAt + (starts[position] ?? -1);
  if (cut || serials[position] !== realSerial || at < bodyAt || at + 8 !== end) return Infinity;
  const value = Number(storedNumber(bytes, at, realSerial));
  return shape?.numbers.hasOddDigits(position, value) === true ? at : Infinity;
}

/** Where one number of two bytes begins to stand several times side by side, and is an offset behind the cell; `to` where none does. */
function repeatedPointer(reader: CellReader, bytes: Uint8Array, from: number, to: number): number {
  // The list begins at an even place, behind a header of eight or twelve bytes.
  for (let at = from + (from & 1); at + 6 <= to; at += 2) {
    const pointer = unsigned16(bytes, at);
    if (pointer < to || pointer >= bytes.length) continue;
    // A digit or letter that comes three times.
    if (reader.score.isUtf16 && (pointer & 0xff) === 0) continue;
    if (unsigned16(bytes, at + 2) === pointer && unsigned16(bytes, at + 4) === pointer) return at;
  }
  return to;
}
