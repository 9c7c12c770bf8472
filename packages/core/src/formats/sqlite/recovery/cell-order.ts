import { pageKind, unsigned16 } from '../page.ts';
import { varintInteger, varintLength } from '../varint.ts';

/** The share of neighbours whose rowids must be in order, that the order may be taken for that of time. */
const leastInOrder = 0.75;

/**
 * The live cells of a page by address. A page fills from its end downwards, so rowids fall as addresses rise;
 * a cell out of that order was written later, into space that was free.
 */
export class CellOrder {
  readonly #offsets: readonly number[];
  readonly #rowIds: ReadonlyMap<number, number | bigint>;
  readonly #usableSize: number;
  readonly #isKept: boolean;

  constructor(
    bytes: Uint8Array,
    pointersAt: number,
    cells: number,
    kind: number,
    usableSize: number,
  ) {
    const rowIds = new Map<number, number | bigint>();
    for (let i = 0; i < cells; i++) {
      const offset = unsigned16(bytes, pointersAt + 2 * i);
      if (offset + 4 > usableSize) continue;
      const rowId =
        kind === pageKind.leafTable
          ? varintInteger(bytes, offset + varintLength(bytes, offset))
          : cells - i;
      rowIds.set(offset, rowId);
    }
    this.#rowIds = rowIds;
    this.#offsets = [...rowIds.keys()].sort((first, second) => first - second);
    this.#usableSize = usableSize;
    let inOrder = 0;
    for (let i = 1; i < this.#offsets.length; i++) {
      if (rowIds.get(this.#offsets[i - 1]!)! > rowIds.get(this.#offsets[i]!)!) inOrder++;
    }
    this.#isKept = inOrder >= leastInOrder * (this.#offsets.length - 1);
  }

  /**
   * Whether what was freed last in a freeblock still has its end: space is taken from the end of a freeblock,
   * and then the cell behind it is newer than those before it.
   */
  endStands(from: number, to: number): boolean {
    if (to >= this.#usableSize) return true;
    // Rowids that do not grow with time tell nothing of it.
    if (!this.#isKept) return false;
    const behind = this.#rowIds.get(to);
    if (behind === undefined) return true;
    const next = firstNotBelow(this.#offsets, to + 1);
    const before = firstNotBelow(this.#offsets, from) - 1;
    const above = this.#rowIds.get(this.#offsets[next] ?? -1);
    const below = this.#rowIds.get(this.#offsets[before] ?? -1);
    if (above !== undefined && behind <= above) return false;
    return below !== undefined && below > behind;
  }
}

function firstNotBelow(sorted: readonly number[], value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
