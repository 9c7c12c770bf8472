import { shortestCell } from '../../page.ts';
import type { FreeRegion } from './free-region.ts';
import { formerBlockEnd } from '../cells/former-block.ts';
import type { RecordShape } from '../shapes/record-shape.ts';
import { mayBeginCell } from '../cells/head-bytes.ts';

/** Bytes of the longest serial type that is believed. */
export const longestSerial = 4;
/** Values of a row of no known table. */
export const maxColumnsUnknown = 500;
/** Tables that are tried where it is not known whose page it was. */
export const mostTried = 48;
/** Columns are added to a table over the years: that rows of it once had fewer than a third of what the poorest now has is not believed. */
export const mostGrown = 3;
/** Up to so many tables, all are tried for the gap of any. */
const fewTables = 8;

/**
 * Tables whose rows are looked for in a stretch of free space. Of most bytes it tells by the size of the header, and its first serial types, that no head of a cell
 * stands there, be it of a row of any of them: the cell reader is asked of the others.
 */
export class SoughtTables {
  readonly shapes: readonly RecordShape[];
  /** Rows of tables that are not known are looked for too. */
  readonly unknownToo: boolean;
  /** Values that a row has at least. */
  readonly #fewest: number;
  /** The longest header of a row with a rowid, and of one without; 0 where there is no such table. */
  readonly #longest: number;
  readonly #longestWithoutRowId: number;

  constructor(shapes: readonly RecordShape[], unknownToo: boolean) {
    this.shapes = shapes;
    this.unknownToo = unknownToo;
    let columns = unknownToo ? maxColumnsUnknown : -1;
    let columnsWithoutRowId = -1;
    let fewest = unknownToo ? 1 : Infinity;
    for (const { length, table, leastCount } of shapes) {
      fewest = Math.min(fewest, Math.ceil(leastCount / mostGrown));
      if (table.withoutRowId) columnsWithoutRowId = Math.max(columnsWithoutRowId, length);
      else columns = Math.max(columns, length);
    }
    this.#fewest = fewest;
    this.#longest = 1 + columns * longestSerial;
    this.#longestWithoutRowId = 1 + columnsWithoutRowId * longestSerial;
  }

  /** Bytes that the cell of a row has at least: as many serial types as rows have values, and the two sizes before them. */
  get shortest(): number {
    let fewest = this.unknownToo ? 0 : Infinity;
    for (const { sampled, leastCount, possibleCounts } of this.shapes)
      fewest = Math.min(fewest, sampled === 0 ? 0 : leastCount, ...possibleCounts);
    return Math.max(shortestCell, 2 + fewest);
  }

  /** The highest offset from `least` to `at` where a head, or the header of a freeblock, may stand; `least` where none does. */
  highest(bytes: Uint8Array, least: number, at: number, to: number, usableSize: number): number {
    const longest = this.#longest;
    const longestWithoutRowId = this.#longestWithoutRowId;
    const fewest = this.#fewest;
    let offset = at;
    let next = bytes[at + 1]!;
    let third = bytes[at + 2]!;
    for (; offset > least; offset--) {
      const first = bytes[offset]!;
      // Letters, mostly: too great or too small a number for the size of a header in a record of `first` bytes. A longer number begins with a greater byte.
      const isNoHead =
        first < 0x80 &&
        next < 0x80 &&
        third !== 0x80 &&
        (third > longest || third > first || third <= fewest) &&
        (longestWithoutRowId <= 1 || next > longestWithoutRowId || next > first || next <= fewest);
      if (!isNoHead && first > 1 && this.mayStand(bytes, offset, to)) break;
      // So it mostly is for the size of a block.
      if (offset + (third << 8) <= usableSize && formerBlockEnd(bytes, offset, usableSize) > 0)
        break;
      third = next;
      next = first;
    }
    return offset;
  }

  mayStand(bytes: Uint8Array, at: number, to: number): boolean {
    return (
      (this.#longestWithoutRowId > 1 &&
        mayBeginCell(bytes, at, to, true, this.#fewest, this.#longestWithoutRowId)) ||
      (this.#longest > 1 && mayBeginCell(bytes, at, to, false, this.#fewest, this.#longest))
    );
  }
}

/** The tables to look for in each stretch of free space of a database; the first of all is the schema. */
export class SoughtByRegion {
  readonly #shapes: readonly RecordShape[];
  #anywhere: SoughtTables | undefined = undefined;
  readonly #alone = new Map<RecordShape, SoughtTables>();
  readonly #first = new Map<RecordShape, SoughtTables>();

  constructor(shapes: readonly RecordShape[]) {
    this.#shapes = shapes;
  }

  /** There are so few tables that rows of each are looked for in free space of all. */
  get triesAll(): boolean {
    return this.#shapes.length <= fewTables;
  }

  /** `shape`: the table whose page it is, or was at last; undefined where that is not known. `lost`: one that had it before. */
  in({ space }: FreeRegion, shape: RecordShape | undefined, lost?: RecordShape): SoughtTables {
    if (shape === undefined)
      return (this.#anywhere ??= new SoughtTables(this.#shapes.slice(0, mostTried), true));
    // A gap may hold rows of whoever had the page before, but the first page is the schema's for ever.
    const isAlone = space === 'freeblock' || shape === this.#shapes[0] || !this.triesAll;
    const known = isAlone ? this.#alone : this.#first;
    let sought = known.get(shape);
    if (sought === undefined) {
      const others = isAlone ? [] : this.#shapes.filter((other) => other !== shape);
      sought = new SoughtTables([shape, ...others], false);
      // A lost one is of a single page.
      if (!shape.isLost) known.set(shape, sought);
    }
    return lost === undefined ? sought : new SoughtTables([...sought.shapes, lost], false);
  }
}
