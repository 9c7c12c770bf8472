import type { CellGuess } from './cell-guess.ts';
import type { RecordShape } from './record-shape.ts';
import { classOf } from './serial-class.ts';

/** Hostile rows may be of ever other kinds of values. */
const maxKnown = 4096;

/** The tables that a cell may be of; cells of the same kinds of values share one list. */
export class FittingTables {
  readonly #shapes: readonly RecordShape[];
  readonly #known = new Map<RecordShape | undefined, Map<string, readonly RecordShape[]>>();
  #count = 0;
  /** Tables that were there when the lists were made. */
  #tables = 0;

  constructor(shapes: readonly RecordShape[]) {
    this.#shapes = shapes;
  }

  /** The cell's own table first, where that is known. */
  of(cell: CellGuess, own: RecordShape | undefined): readonly RecordShape[] {
    if (this.#count >= maxKnown || this.#tables !== this.#shapes.length) {
      this.#known.clear();
      this.#count = 0;
      this.#tables = this.#shapes.length;
    }
    const withoutRowId = cell.rebuilt ? cell.shape!.table.withoutRowId : cell.rowId === undefined;
    let key = withoutRowId ? '-' : '+';
    for (const serial of cell.serials) key += serial < 0 ? '?' : kindLetters[classOf(serial)]!;
    let ofOwn = this.#known.get(own);
    if (ofOwn === undefined) {
      ofOwn = new Map<string, readonly RecordShape[]>();
      this.#known.set(own, ofOwn);
    }
    let fitting = ofOwn.get(key);
    if (fitting === undefined) {
      fitting = this.#find(cell.serials, withoutRowId, own);
      ofOwn.set(key, fitting);
      this.#count++;
    }
    return fitting;
  }

  #find(
    serials: readonly number[],
    withoutRowId: boolean,
    own: RecordShape | undefined,
  ): readonly RecordShape[] {
    const others = this.#shapes.filter(
      (shape) => shape !== own && shape.table.withoutRowId === withoutRowId && shape.fits(serials),
    );
    return own === undefined ? others : [own, ...others];
  }
}

const kindLetters = 'abcdefghijkl';
