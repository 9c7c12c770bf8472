import type { CellGuess } from '../cells/cell-guess.ts';

/**
 * What a page tells of the cells that were freed in a stretch of it. What it does not tell is answered so that nothing follows from that.
 * `areGiven`, in all: SQLite gives the rowids of the table, so that they grow with time.
 */
export interface Surroundings {
  /** The last of so many cells in the stretch was not overwritten at its end, by this version of the page alone. */
  endStands(cells: number, areGiven: boolean): boolean;

  /** A cell is in use at its end, which may have taken the end of what is free; not where that is the end of the page, or of what was freed last. */
  isEndTaken(): boolean;

  /** Where the cell ends that is in use at its end; 0 where none is, as far as the page tells. */
  takenTo(): number;

  /** So many cells cannot all have been of rows that are gone, as far as the rowids of the page tell. */
  isCrowded(cells: number, areGiven: boolean): boolean;

  /** So many cells, older than that of a rowid which was freed behind them, can have stood before it. */
  hasRoom(rowId: number | bigint, cells: number, areGiven: boolean): boolean;

  /** Just so many rowids are missing between that of the cell in use at its end and this one. */
  isRun(rowId: number | bigint, cells: number, areGiven: boolean): boolean;

  /** The cell in use at its end is older than one of a rowid that stands in it with so many cells behind, as rowids that grow with time say. */
  endsAtOlder(rowId: number | bigint, cells: number, areGiven: boolean): boolean;

  /** What begins at its end was there before the row of a rowid, as far as rowids grow with time. */
  isOlder(rowId: number | bigint, areGiven: boolean): boolean;

  /** Bytes that the rowids of cells had at least that were freed in it, as far as the page and the tree tell. */
  leastRowId(areGiven: boolean): number;

  /** How many rowids of each length, in bytes, the cells of the page have; none where it is not known whose they are. */
  rowIdLengths(): readonly number[];

  /** Bytes that the rowid after the last one of the page has; 0 where the page has none. */
  mostRowId(): number;

  /**
   * From where on what stands at its end may be the first bytes of something newer; `isOpen`: rowids grow with time, and leave open
   * whether something took the end of what was freed there.
   */
  tornAt(areGiven: boolean, isOpen: boolean): number;

  /** Up to where a cell in it is a copy of one in use, of which the rest is something else; its end where it is none, or whole. */
  copiedTo(cell: CellGuess): number;
}

/**
 * A stretch of a page that no live cell covers. All are of this one class: V8 compiles much of recovery anew for each further one that it meets.
 */
export class FreeRegion {
  readonly from: number;
  readonly to: number;
  readonly space: 'freeblock' | 'gap';
  /** What the page tells of the cells that were freed in it. */
  readonly around: Surroundings;
  /** Up to where it may be what is left of the list of cells; -1 where no list was near. */
  readonly staleTo: number;
  #takenFrom: number;
  #isEndNewer = false;

  constructor(
    from: number,
    to: number,
    space: 'freeblock' | 'gap',
    around: Surroundings,
    staleTo = -1,
  ) {
    this.from = from;
    this.to = to;
    this.space = space;
    this.around = around;
    this.staleTo = staleTo;
    this.#takenFrom = to;
  }

  /** What older versions of the page tell: the nearest and the farthest end that the stretch had, with the same cell at its beginning. */
  noteOlderEnds(nearest: number, farthest: number): void {
    this.#takenFrom = Math.min(this.to, nearest);
    // Where it was longer, what begins at its end now came later.
    this.#isEndNewer = farthest > this.to;
  }

  /** In an older version of the page it was longer: what begins at its end came later. */
  get isEndNewer(): boolean {
    return this.#isEndNewer;
  }

  /** What began here, in an older version of the page, had taken the end of what began before it and was free already; else the end. */
  get takenFrom(): number {
    return this.#takenFrom;
  }

  /** The last of so many cells in it was not overwritten at its end, as far as all versions of the page tell. */
  endStands(cells: number, areGiven: boolean): boolean {
    return !this.#isEndNewer && this.around.endStands(cells, areGiven);
  }
}

/** A stretch around which no cells tell anything: in a page that is no leaf, whose lists are broken, or that is overwritten in part. */
export function bareRegion(
  from: number,
  to: number,
  space: 'freeblock' | 'gap',
  endStands: boolean,
  staleTo?: number,
  tornAt = to,
): FreeRegion {
  return new FreeRegion(from, to, space, new NothingAround(endStands, tornAt), staleTo);
}

class NothingAround implements Surroundings {
  readonly #endStands: boolean;
  readonly #tornAt: number;

  constructor(endStands: boolean, tornAt: number) {
    this.#endStands = endStands;
    this.#tornAt = tornAt;
  }

  endStands(): boolean {
    return this.#endStands;
  }

  isEndTaken(): boolean {
    return true;
  }

  takenTo(): number {
    return 0;
  }

  isCrowded(): boolean {
    return false;
  }

  hasRoom(): boolean {
    return true;
  }

  isRun(): boolean {
    return false;
  }

  endsAtOlder(): boolean {
    return false;
  }

  isOlder(): boolean {
    return true;
  }

  leastRowId(): number {
    return 1;
  }

  rowIdLengths(): readonly number[] {
    return noLengths;
  }

  mostRowId(): number {
    return 0;
  }

  tornAt(): number {
    return this.#tornAt;
  }

  copiedTo({ end }: CellGuess): number {
    return end;
  }
}

const noLengths: readonly number[] = [];
