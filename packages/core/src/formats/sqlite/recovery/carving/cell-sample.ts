import type { CellGuess } from '../cells/cell-guess.ts';
import type { RecordShape } from '../shapes/record-shape.ts';
import { kindsKey, nullBit } from '../shapes/serial-class.ts';

const mostLooked = 40;
/** One row of a kind that the table does not have tells no more than this against it. */
const leastOfOne = -20;
/** Of a row that the table cannot hold, one may be damaged: no page has rows of two tables. */
const enoughUnfit = 2;
/** Kinds of values that none of so many live rows has are rare. */
const enoughRows = 10;
/** So many cells of a page are no chance. */
const enoughCells = 3;
/** Of more tables hardly all but one can be ruled out, and each cell of a page asks. */
const mostTables = 64;
/** Cells that hold NULL in one place by chance are fewer. */
const enoughNulls = 6;

type PartOfKinds = 'all' | 'some' | 'none' | 'unknown';

/** Cells of a page by which it is told of which table it was. Those of the same kinds of values are judged at once: there may be thousands of tables. */
export class CellSample {
  /** Serial types of one cell of each kind. */
  readonly #kinds: (readonly number[])[] = [];
  /** The kind of each cell, and how many cells are of each kind. */
  readonly #kindOf: number[] = [];
  readonly #counts: number[] = [];
  /** How much cells of each kind look like rows of a table: of one that was asked about last. */
  readonly #likenesses: number[] = [];
  readonly #parts = new Map<RecordShape, PartOfKinds>();

  constructor(cells: readonly CellGuess[]) {
    const known = new Map<number | string, number>();
    for (const { serials } of cells.slice(0, mostLooked)) {
      const key = kindsKey(serials, false);
      let kind = known.get(key);
      if (kind === undefined) {
        known.set(key, (kind = this.#kinds.length));
        this.#kinds.push(serials);
        this.#counts.push(0);
      }
      this.#kindOf.push(kind);
      this.#counts[kind]!++;
    }
  }

  /**
   * These tables without those that hardly had the page, where another may well have had it. `owner` stays. A table may have had rows of a kind that none of many is of, but hardly a
   * page of nothing else; nor does one hold NULL in all of them where another has its rowid.
   */
  likelyOf(tables: readonly RecordShape[], owner?: RecordShape): readonly RecordShape[] {
    const isAsked = tables.length > 1 && tables.length <= mostTables;
    if (this.#kindOf.length < enoughCells || !isAsked) return tables;
    const isKnown = tables.some((one) => this.#partOf(one) === 'all');
    const rowIds = this.#kindOf.length < enoughNulls ? [] : this.#nulls(tables);
    if (!isKnown && rowIds.length === 0) return tables;
    return tables.filter(
      (one) =>
        one === owner ||
        !((isKnown && this.#partOf(one) === 'none') || rowIds.some((at) => hasOthers(one, at))),
    );
  }

  /** Where all cells hold NULL, and records of one of these tables do, since the rowid stands elsewhere. */
  #nulls(tables: readonly RecordShape[]): readonly number[] {
    const positions = new Set(tables.map(({ allowed }) => allowed.indexOf(nullBit)));
    return [...positions].filter((at) => at >= 0 && this.#kinds.every((kind) => kind[at] === 0));
  }

  /** How many of the kinds of the cells live rows of a table have; `unknown` where there are few. */
  #partOf(shape: RecordShape): PartOfKinds {
    let part = this.#parts.get(shape);
    if (part === undefined) {
      const has = this.#kinds.filter((serials) => shape.hasKinds(serials)).length;
      if (shape.sampled < enoughRows) part = 'unknown';
      else part = has === 0 ? 'none' : has === this.#kinds.length ? 'all' : 'some';
      this.#parts.set(shape, part);
    }
    return part;
  }

  /** How much the cells look like rows of a table, on average; below 0 where SQLite cannot have written some of them as such. */
  likenessOf(shape: RecordShape): number {
    const kinds = this.#kinds;
    let unfit = 0;
    for (let kind = 0; kind < kinds.length; kind++)
      if (!shape.fits(kinds[kind]!)) unfit += this.#counts[kind]!;
    if (unfit >= enoughUnfit) return leastOfOne;
    const likenesses = this.#likenesses;
    for (let kind = 0; kind < kinds.length; kind++)
      likenesses[kind] = Math.max(leastOfOne, shape.likenessOf(kinds[kind]!));
    let sum = 0;
    // One after the other, so that rounding does not depend on how many are alike.
    for (const kind of this.#kindOf) sum += likenesses[kind]!;
    return this.#kindOf.length === 0 ? 1 : sum / this.#kindOf.length;
  }
}

/** Whether records of a table hold something there, as far as is known. */
function hasOthers({ allowed, seen }: RecordShape, position: number): boolean {
  return allowed[position] !== nullBit && (seen[position]! & nullBit) === 0;
}
