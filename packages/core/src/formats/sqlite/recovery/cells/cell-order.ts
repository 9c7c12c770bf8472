import { pageKind, unsigned16 } from '../../page.ts';
import { varintInteger, varintLength } from '../../varint.ts';
import { firstIndex } from './first-index.ts';

/** The share of cells whose rowids must be in order, that the order may be taken for that of time; where SQLite gave them, it is in any case. */
const leastInOrder = 0.75;
const leastIfGiven = 0.4;
/** Of so many cells that were freed side by side, one in as many that is an earlier version of a row tells little of the others. */
const manyCells = 8;

/**
 * The live cells of a page by address. A page fills from its end downwards, so rowids fall as addresses rise;
 * a cell out of that order was written later, into space that was free.
 */
export class CellOrder {
  readonly #offsets: readonly number[];
  /** The same in the order of their rowids, and all of these. */
  #listed: readonly number[] | undefined = undefined;
  /** The least rowid of each cell and those before it. */
  #leastSoFar: readonly number[] | undefined = undefined;
  readonly #rowIds: ReadonlyMap<number, number | bigint>;
  readonly #usableSize: number;
  /** Those whose rowids are in order, and these; none where the order tells nothing. */
  readonly #inOrder: ReadonlyMap<number, number | bigint>;
  readonly #ordered: readonly number[];
  /** Rowids are numbers of which some may be missing. */
  readonly #hasRowIds: boolean;

  constructor(
    bytes: Uint8Array,
    pointersAt: number,
    cells: number,
    kind: number,
    usableSize: number,
    areGiven: boolean,
  ) {
    this.#hasRowIds = kind === pageKind.leafTable;
    const rowIds = new Map<number, number | bigint>();
    for (let i = 0; i < cells; i++) {
      const offset = unsigned16(bytes, pointersAt + 2 * i);
      if (offset + 4 > usableSize) continue;
      const rowId = this.#hasRowIds
        ? varintInteger(bytes, offset + varintLength(bytes, offset))
        : i;
      rowIds.set(offset, rowId);
    }
    this.#rowIds = rowIds;
    this.#offsets = [...rowIds.keys()].sort((first, second) => first - second);
    this.#usableSize = usableSize;
    const falling = longestFalling(this.#offsets.map((offset) => rowIds.get(offset)!));
    // Rowids that do not grow with time tell nothing of it.
    const least = areGiven ? leastIfGiven : leastInOrder;
    const isKept = falling.length - 1 >= least * (this.#offsets.length - 1);
    this.#inOrder = new Map(
      isKept
        ? falling.map((index) => [this.#offsets[index]!, rowIds.get(this.#offsets[index]!)!])
        : [],
    );
    this.#ordered = [...this.#inOrder.keys()];
  }

  /**
   * Whether what was freed last in a freeblock that ends at `to` still has its end: space is taken from the end of a freeblock,
   * and then the cell behind it is newer than those before it. `cells` is how many were freed there: where fewer rowids are missing,
   * the last of them is an earlier version of the row behind, which took its end.
   */
  endStands(to: number, cells: number): boolean {
    if (to >= this.#usableSize || this.#isWithinRun(to, cells)) return true;
    const behind = this.#inOrder.get(to);
    // A few bytes too small for a freeblock are left before a cell that took one whole, not before one that took the end of this.
    if (behind === undefined) return this.#inOrder.size > 0 && !this.#offsets.includes(to);
    return !this.#hasRowIds || (this.#roomBefore(to) ?? 0) >= cells;
  }

  /**
   * Whether more cells were freed in a freeblock that ends at `to` than rowids are missing there: earlier versions of rows are among them, be it of
   * rows that stand elsewhere in the page by now.
   */
  isCrowded(to: number, cells: number): boolean {
    if (this.#isWithinRun(to, cells)) return false;
    const room = this.#hasRowIds ? this.#roomBefore(to) : undefined;
    // What came there later may have been written into the same space as some of them.
    if (room !== undefined && !this.#inOrder.has(to) && this.#offsets.includes(to)) return true;
    if (room === undefined) return false;
    if (cells >= manyCells && (cells - room) * manyCells <= cells) return false;
    return room - this.#standingElsewhere(to) < cells;
  }

  /** Whether so many rows can have stood between the cells before `from` and that of a rowid which was freed behind them: else some are newer. */
  hasRoom(from: number, rowId: number | bigint, cells: number): boolean {
    if (!this.#hasRowIds) return true;
    const last = this.#ordered[firstNotBelow(this.#ordered, from) - 1];
    if (last === undefined) return false;
    const between = firstNotBelow(this.#offsets, from) - firstNotBelow(this.#offsets, last) - 1;
    return this.#rowIdAt(last) - Number(rowId) - 1 - between >= cells;
  }

  /** Whether a live cell begins at a place. */
  beginsAt(offset: number): boolean {
    return this.#rowIds.has(offset);
  }

  /** Whether the live cell at a place was there before that of a rowid, as far as rowids grow with time; so it is held where none is. */
  isOlder(at: number, rowId: number | bigint): boolean {
    const other = this.#hasRowIds ? this.#rowIds.get(at) : undefined;
    return other === undefined || other < rowId;
  }

  /** Whether the live cell at a place is in order and has a rowid below another one, with so many missing between as cells stood there, or more. */
  isOlderInOrder(at: number, rowId: number | bigint, cells: number): boolean {
    const behind = this.#hasRowIds ? this.#inOrder.get(at) : undefined;
    return behind !== undefined && Number(rowId) - Number(behind) > cells;
  }

  /**
   * Whether just so many rowids are missing between that of the live cell at a place and a greater one: they were written one after the other, as a
   * page fills, or free space that was used again, whatever the order of other cells is.
   */
  isRun(at: number, rowId: number | bigint, cells: number): boolean {
    const behind = this.#hasRowIds ? this.#rowIds.get(at) : undefined;
    if (behind === undefined || Number(rowId) - Number(behind) !== cells + 1) return false;
    const listed = (this.#listed ??= [...this.#rowIds.keys()]);
    const above = firstIndex(listed.length, (i) => this.#rowIds.get(listed[i]!)! > behind);
    return above === listed.length || this.#rowIds.get(listed[above]!)! >= rowId;
  }

  /**
   * The rowid of the nearest cell in order behind a place: what was ever written before it has a greater one. 0 where nothing tells, as where a live
   * cell before that has a smaller one: older rows were written anew there.
   */
  rowIdBehind(to: number): number {
    if (!this.#hasRowIds) return 0;
    const behind = this.#ordered[firstNotBelow(this.#ordered, to)];
    if (behind === undefined) return 0;
    this.#leastSoFar ??= leastSoFar(
      this.#offsets.map((offset) => Number(this.#rowIds.get(offset))),
    );
    const rowId = this.#rowIdAt(behind);
    return this.#leastSoFar[firstNotBelow(this.#offsets, behind)]! < rowId ? 0 : rowId;
  }

  /** The same between the cells on both sides of a freeblock that ends at `to`. */
  #isWithinRun(to: number, cells: number): boolean {
    const before = this.#offsets[firstNotBelow(this.#offsets, to) - 1];
    return cells > 0 && before !== undefined && this.isRun(to, this.#rowIds.get(before)!, cells);
  }

  /** How many rowids are missing between the cells in order around a place, but for cells that came there later. */
  #roomBefore(to: number): number | undefined {
    const ordered = this.#ordered;
    if (ordered.length === 0) return undefined;
    const index = firstNotBelow(ordered, to);
    const next = ordered[index];
    const last = ordered[index - 1];
    // At the end of the page nothing tells.
    if (next === undefined) return to >= this.#usableSize ? undefined : 0;
    if (last === undefined) return 0;
    const between = firstNotBelow(this.#offsets, next) - firstNotBelow(this.#offsets, last);
    return this.#rowIdAt(last) - this.#rowIdAt(next) - between;
  }

  /** How many cells have rowids between those of the cells in order around a place, and do not stand between them. */
  #standingElsewhere(to: number): number {
    const index = firstNotBelow(this.#ordered, to);
    const [last, next] = [this.#ordered[index - 1], this.#ordered[index]];
    if (last === undefined || next === undefined) return 0;
    const most = this.#rowIdAt(last);
    const listed = (this.#listed ??= [...this.#rowIds.keys()]);
    const first = firstIndex(
      listed.length,
      (i) => Number(this.#rowIds.get(listed[i]!)) > this.#rowIdAt(next),
    );
    let elsewhere = 0;
    for (let i = first; i < listed.length; i++) {
      const offset = listed[i]!;
      if (Number(this.#rowIds.get(offset)) >= most) break;
      if (offset < last || offset > next) elsewhere++;
    }
    return elsewhere;
  }

  #rowIdAt(offset: number): number {
    return Number(this.#inOrder.get(offset));
  }
}

function leastSoFar(values: readonly number[]): number[] {
  let least = Infinity;
  return values.map((value) => (least = Math.min(least, value)));
}

function firstNotBelow(sorted: readonly number[], value: number): number {
  return firstIndex(sorted.length, (index) => sorted[index]! >= value);
}

/** Indexes of those values that belong to every longest falling sequence. */
export function longestFalling(values: readonly (number | bigint)[]): number[] {
  // So it is in most pages.
  if (values.every((value, index) => index === 0 || value < values[index - 1]!))
    return [...values.keys()];
  const ending = lengthsOfFalling(values);
  const beginning = lengthsOfFalling(values.map((value) => -value).reverse()).reverse();
  const longest = Math.max(0, ...ending);
  const isIn = (index: number) => ending[index]! + beginning[index]! - 1 === longest;
  const levels = new Map<number, number>();
  for (const [index, length] of ending.entries())
    if (isIn(index)) levels.set(length, (levels.get(length) ?? 0) + 1);
  return [...values.keys()].filter((index) => isIn(index) && levels.get(ending[index]!) === 1);
}

/** For each value, how long the longest falling sequence is that ends with it. */
function lengthsOfFalling(values: readonly (number | bigint)[]): number[] {
  /** The highest last value of the sequences of each length. */
  const last: (number | bigint)[] = [];
  return values.map((value) => {
    let low = 0;
    let high = last.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (last[middle]! > value) low = middle + 1;
      else high = middle;
    }
    last[low] = value;
    return low + 1;
  });
}
