import type { RecordShape } from './record-shape.ts';

/** The tables of one kind, or of one length, without a look at all others, of which there may be thousands. */
export class SortedTables {
  readonly #shapes: readonly RecordShape[];
  readonly #withRowId: RecordShape[] = [];
  readonly #withoutRowId: RecordShape[] = [];
  readonly #byLength = new Map<number, RecordShape[]>();
  readonly #places = new Map<RecordShape, number>();

  /** `shapes` may grow. */
  constructor(shapes: readonly RecordShape[]) {
    this.#shapes = shapes;
  }

  /** The tables with rowids, or without. */
  ofKind(withoutRowId: boolean): readonly RecordShape[] {
    this.#sort();
    return withoutRowId ? this.#withoutRowId : this.#withRowId;
  }

  /** The tables of so many values, and `own` among them, in the order in which they were learnt. */
  ofLength(length: number, own: RecordShape | undefined): readonly RecordShape[] {
    this.#sort();
    const alike = this.#byLength.get(length) ?? [];
    if (own === undefined || own.length === length) return alike;
    const place = this.#placeOf(own);
    const before = alike.findIndex((shape) => this.#placeOf(shape) > place);
    return before < 0 ? [...alike, own] : [...alike.slice(0, before), own, ...alike.slice(before)];
  }

  #placeOf(shape: RecordShape): number {
    return this.#places.get(shape)!;
  }

  #sort(): void {
    for (let place = this.#places.size; place < this.#shapes.length; place++) {
      const shape = this.#shapes[place]!;
      this.#places.set(shape, place);
      (shape.table.withoutRowId ? this.#withoutRowId : this.#withRowId).push(shape);
      const alike = this.#byLength.get(shape.length);
      if (alike === undefined) this.#byLength.set(shape.length, [shape]);
      else alike.push(shape);
    }
  }
}
