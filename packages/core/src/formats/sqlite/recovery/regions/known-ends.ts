import { areGiven } from '../shapes/given-rowids.ts';
import type { RecordShape } from '../shapes/record-shape.ts';
import type { CellGuess } from '../cells/cell-guess.ts';
import { longestFalling } from '../cells/cell-order.ts';
import type { FreeRegion } from './free-region.ts';

/** The cells that were chosen for a stretch, as far as the ends of them are asked for. */
interface CellsOfStretch {
  readonly cells: readonly CellGuess[];
  /** Whether the header of a freeblock stood there. */
  hadHeader(offset: number): boolean;
  /** Whether the end of the last one was not overwritten. */
  endStands(): boolean;
  /** Whether what is left of a cell is less than it was. */
  wasLonger(cell: CellGuess): boolean;
}

/**
 * Whether a cell ends where it was thought to, where nothing else tells how long its first value was. The next beginning is no proof:
 * what stands there may be newer and have taken its end. Only where the header of a freeblock stood it is one: SQLite writes one where
 * what is before it is in use, so that nothing took its end. Else cells must fill the space to an end that stands.
 */
export function endIsKnown(
  chosen: CellsOfStretch,
  index: number,
  tail: Tail,
  region: FreeRegion,
): boolean {
  const { cells } = chosen;
  if (chosen.hadHeader(cells[index]!.end) || tail.runs.has(index)) return true;
  if (tail.crowded.has(index)) return false;
  if (index < tail.from || cells.at(-1)!.end !== region.to) return false;
  if (index >= tail.runFrom) return true;
  if (!chosen.endStands() || chosen.wasLonger(cells[index]!) || tail.late.has(index + 1))
    return false;
  const next = cells[index + 1]?.rowId;
  return next === undefined || region.around.hasRoom(next, index + 1, haveGivenRowIds(cells));
}

/** The last cells of a stretch, each of which ends where the next begins. */
export interface Tail {
  /** The index of the first of them. */
  readonly from: number;
  /** The index from which on they were written one after the other, as the rowids say of those whose heads stand; Infinity where none do. */
  readonly runFrom: number;
  /** Indexes of cells, also before these, that stand between two heads with just as many rowids between theirs: they were written one after the other. */
  readonly runs: ReadonlySet<number>;
  /**
   * Indexes of cells between two heads with fewer rowids between theirs than cells: some are earlier versions of rows, and what took the end of the last may
   * be one of those rows.
   */
  readonly crowded: ReadonlySet<number>;
  /** Indexes of those that came into space that was free, as their rowids say: a page fills from its end downwards, so that they fall as addresses rise. */
  readonly late: ReadonlySet<number>;
}

/** The last cells of a region that touch one another; more is said of them only where the last ends with the region and one of all was rebuilt. */
export function tailOf(chosen: readonly CellGuess[], region: FreeRegion): Tail {
  let from = Math.max(0, chosen.length - 1);
  while (from > 0 && chosen[from - 1]!.end === chosen[from]!.offset) from--;
  let runFrom = Infinity;
  const late = new Set<number>();
  const { runs, crowded } = betweenHeads(chosen);
  const isAsked = chosen.at(-1)?.end === region.to && chosen.some(({ rebuilt }) => rebuilt);
  if (!isAsked) return { from, runFrom, runs, crowded, late };
  const given = haveGivenRowIds(chosen);
  const heads = [...chosen.keys()].filter((i) => given && chosen[i]!.rowId !== undefined);
  const inOrder = new Set(longestFalling(heads.map((i) => chosen[i]!.rowId!)));
  let newest: number | bigint = -Infinity;
  for (let i = heads.length - 1; i >= 0 && heads[i]! >= from; i--) {
    const rowId = chosen[heads[i]!]!.rowId!;
    // Of more that are in order, those that are not came later.
    if (rowId <= newest || !inOrder.has(i)) late.add(heads[i]!);
    if (rowId > newest) newest = rowId;
  }
  for (let i = chosen.length - 1; i >= from; i--) {
    const { rowId } = chosen[i]!;
    if (rowId === undefined) continue;
    if (!region.around.isRun(rowId, chosen.length - 1 - i, given)) break;
    runFrom = i;
  }
  return { from, runFrom, runs, crowded, late };
}

/** What the rowids of heads that stand say of the cells between each two of them. */
function betweenHeads(chosen: readonly CellGuess[]): Pick<Tail, 'runs' | 'crowded'> {
  const runs = new Set<number>();
  const crowded = new Set<number>();
  if (!haveGivenRowIds(chosen)) return { runs, crowded };
  let head = -1;
  let areTouching = true;
  for (let i = chosen.length - 1; i >= 0; i--) {
    const { rowId, end } = chosen[i]!;
    if (head >= 0 && end !== chosen[i + 1]!.offset) areTouching = false;
    if (rowId === undefined) continue;
    const missing = head < 0 ? 0 : Number(rowId) - Number(chosen[head]!.rowId);
    const isRun = areTouching && missing === head - i;
    if (missing > 0 && (isRun || missing < head - i))
      for (let between = i + 1; between < head; between++) (isRun ? runs : crowded).add(between);
    head = i;
    areTouching = true;
  }
  return { runs, crowded };
}

/** `likely`: the table of cells of which nothing better is known. */
export function haveGivenRowIds(cells: readonly CellGuess[], likely?: RecordShape): boolean {
  const shape = cells.length === 0 ? likely : cells.at(-1)!.shape;
  return shape !== undefined && areGiven(shape);
}
