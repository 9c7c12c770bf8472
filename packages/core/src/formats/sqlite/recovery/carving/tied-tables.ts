import type { CellGuess } from '../cells/cell-guess.ts';
import type { RecordShape } from '../shapes/record-shape.ts';
import { kindsKey } from '../shapes/serial-class.ts';
import { likeliest } from '../shapes/table-forms.ts';

/** What tables that a page may have been of say of a cell that looks like a row of one of them. */
interface Rivals {
  /** The others that it may be a row of. */
  readonly tables: readonly RecordShape[];
  /** Of all of these, the one that it most probably is of. */
  readonly likeliest: RecordShape | undefined;
}

/** Tables that the cells of a page look like as much. They may be thousands, so that cells of one table and the same kinds of values are judged at once. */
export class TiedTables {
  readonly #tables: ReadonlySet<RecordShape>;
  readonly #known = new Map<RecordShape, Map<number | string, Rivals>>();

  constructor(tables: readonly RecordShape[]) {
    this.#tables = new Set(tables);
  }

  /** Undefined where the cell is of none of them. */
  rivalsOf({ shape, serials }: Pick<CellGuess, 'shape' | 'serials'>): Rivals | undefined {
    if (shape === undefined || !this.#tables.has(shape)) return undefined;
    let ofShape = this.#known.get(shape);
    if (ofShape === undefined)
      this.#known.set(shape, (ofShape = new Map<number | string, Rivals>()));
    const key = kindsKey(serials, shape.table.withoutRowId);
    let rivals = ofShape.get(key);
    if (rivals === undefined) {
      const tables = [...this.#tables].filter((one) => one !== shape && one.fits(serials));
      const possible = [shape, ...tables].filter((one) => one.mayHaveCount(serials.length));
      ofShape.set(key, (rivals = { tables, likeliest: likeliest(possible) }));
    }
    return rivals;
  }
}
