import type { CellGuess } from '../cells/cell-guess.ts';
import type { RecordShape } from './record-shape.ts';
import { kindsKey } from './serial-class.ts';
import { haveSameColumns } from './table-forms.ts';

/** Hostile rows may be of ever other kinds of values. */
const maxKnown = 4096;
/** Tables in all lists that are kept to be shared. */
const maxListed = 2 ** 20;

/** The tables that a cell may be of; cells of the same kinds of values share one list, and so do those that the same tables fit. */
export class FittingTables {
  readonly #shapes: readonly RecordShape[];
  readonly #known = new Map<number | string, readonly RecordShape[]>();
  /** Lists by a hash of the tables in them. */
  readonly #lists = new Map<number, (readonly RecordShape[])[]>();
  /** Lists that begin with a table which their others would not tell. */
  readonly #withOwn = new WeakMap<
    readonly RecordShape[],
    Map<RecordShape, readonly RecordShape[]>
  >();
  readonly #alone = new WeakMap<RecordShape, readonly RecordShape[]>();
  readonly #elsewhere = new WeakMap<RecordShape, boolean>();
  #listed = 0;
  /** Tables that were there when the lists were made. */
  #tables = 0;

  constructor(shapes: readonly RecordShape[]) {
    this.#shapes = shapes;
  }

  /** The cell's own table among them, where that is known. */
  of(cell: CellGuess, own: RecordShape | undefined): readonly RecordShape[] {
    if (this.#listed >= maxListed || this.#tables !== this.#shapes.length) {
      this.#known.clear();
      this.#lists.clear();
      this.#listed = 0;
      this.#tables = this.#shapes.length;
    }
    if (this.#known.size >= maxKnown) this.#known.clear();
    const withoutRowId = cell.rebuilt ? cell.shape!.table.withoutRowId : cell.rowId === undefined;
    const key = kindsKey(cell.serials, withoutRowId);
    let fitting = this.#known.get(key);
    if (fitting === undefined) {
      fitting = this.#find(cell.serials, withoutRowId);
      this.#known.set(key, fitting);
    }
    // A table fits its rows, but for one that was read as a row of the other kind of table.
    return own === undefined || own.table.withoutRowId === withoutRowId
      ? fitting
      : this.#including(fitting, own);
  }

  /** The list of a table whose rows are of no other. */
  alone(shape: RecordShape): readonly RecordShape[] {
    let list = this.#alone.get(shape);
    if (list === undefined) this.#alone.set(shape, (list = [shape]));
    return list;
  }

  /**
   * Whether rows of a table may be there in the tree of another: one that has its columns may have been it under another name, and where a table holds what it cannot,
   * pages stand in the place of others.
   */
  mayBeElsewhere(shape: RecordShape): boolean {
    let known = this.#elsewhere.get(shape);
    if (known === undefined) {
      known = this.#shapes.some(
        (one) => one.isStrange || (one !== shape && !one.dropped && haveSameColumns(one, shape)),
      );
      this.#elsewhere.set(shape, known);
    }
    return known;
  }

  #find(serials: readonly number[], withoutRowId: boolean): readonly RecordShape[] {
    const fitting: RecordShape[] = [];
    let hash = 0;
    for (const [number, shape] of this.#shapes.entries()) {
      if (shape.table.withoutRowId !== withoutRowId || !shape.fits(serials)) continue;
      fitting.push(shape);
      hash = Math.imul(hash ^ number, 0x01000193) + 1;
    }
    let alike = this.#lists.get(hash);
    if (alike === undefined) this.#lists.set(hash, (alike = []));
    const known = alike.find((list) => isSame(list, fitting));
    if (known !== undefined) return known;
    alike.push(fitting);
    this.#listed += fitting.length;
    return fitting;
  }

  #including(fitting: readonly RecordShape[], own: RecordShape): readonly RecordShape[] {
    let lists = this.#withOwn.get(fitting);
    if (lists === undefined)
      this.#withOwn.set(fitting, (lists = new Map<RecordShape, readonly RecordShape[]>()));
    let list = lists.get(own);
    if (list === undefined) lists.set(own, (list = [own, ...fitting]));
    return list;
  }
}

function isSame(first: readonly RecordShape[], second: readonly RecordShape[]): boolean {
  return first.length === second.length && first.every((shape, index) => shape === second[index]);
}
