import { pageKind, unsigned16, shortestCell } from '../../page.ts';
import { varintInteger, varintLength } from '../../varint.ts';
import { leastLengthAbove, longestRowId } from '../cells/cell-arithmetic.ts';
import { cellEnd } from './between-cells.ts';
import type { CellGuess } from '../cells/cell-guess.ts';
import { CellOrder } from '../cells/cell-order.ts';
import type { Surroundings } from './free-region.ts';
import { FreeRegion } from './free-region.ts';
import { tornHead } from './torn-head.ts';

/** Cells that came after the list of cells was moved; and bytes that are the same by chance. */
const fewCells = 4;

/** The cells of a leaf, by which its free stretches are told how long what stood in them was. */
export class LeafCells {
  readonly bytes: Uint8Array;
  readonly pointersAt: number;
  readonly count: number;
  readonly kind: number;
  readonly usableSize: number;
  readonly #leastRowId: number;
  #order: CellOrder | undefined = undefined;
  #rowIdLengths: readonly number[] | undefined = undefined;

  /** The tree leads to the page for rowids of `leastRowId` bytes and more. */
  constructor(
    bytes: Uint8Array,
    pointersAt: number,
    count: number,
    kind: number,
    usableSize: number,
    leastRowId: number,
  ) {
    this.bytes = bytes;
    this.pointersAt = pointersAt;
    this.count = count;
    this.kind = kind;
    this.usableSize = usableSize;
    this.#leastRowId = leastRowId;
  }

  get isTable(): boolean {
    return this.kind === pageKind.leafTable;
  }

  orderOf(areGiven: boolean): CellOrder {
    const { bytes, pointersAt, count, kind, usableSize } = this;
    return (this.#order ??= new CellOrder(bytes, pointersAt, count, kind, usableSize, areGiven));
  }

  /** Whether the list of cells leads to a place. */
  isCellAt(offset: number): boolean {
    for (let i = 0; i < this.count; i++)
      if (unsigned16(this.bytes, this.pointersAt + 2 * i) === offset) return true;
    return false;
  }

  isRunBefore(at: number, rowId: number | bigint, freed: number, areGiven: boolean): boolean {
    return (
      at + shortestCell <= this.usableSize &&
      Number(rowId) - Number(rowIdOf(this.bytes, at)) === freed + 1 &&
      this.orderOf(areGiven).isRun(at, rowId, freed)
    );
  }

  /** Bytes that the rowids of cells before `to` had at least. */
  leastRowIdBefore(to: number, areGiven: boolean): number {
    // Pages of which all rowids are of one length are many, and their order tells nothing of that.
    if (this.#leastRowId >= this.#lengthAfterLast()) return this.#leastRowId;
    const behind = leastLengthAbove(this.orderOf(areGiven).rowIdBehind(to));
    return Math.max(this.#leastRowId, behind);
  }

  /** Bytes of the rowid that follows the last one of a page of a table; 0 where there is none. */
  get mostRowId(): number {
    return this.isTable && this.count > 0 ? this.#lengthAfterLast() : 0;
  }

  /** How many rowids of each length its cells have. */
  get rowIdLengths(): readonly number[] {
    return (this.#rowIdLengths ??= this.#countRowIds());
  }

  #countRowIds(): number[] {
    const counts = new Array<number>(longestRowId + 1).fill(0);
    for (let i = 0; this.isTable && i < this.count; i++) {
      const offset = unsigned16(this.bytes, this.pointersAt + 2 * i);
      if (offset + 4 > this.usableSize) continue;
      const rowIdAt = offset + varintLength(this.bytes, offset);
      counts[varintLength(this.bytes, rowIdAt)]!++;
    }
    return counts;
  }

  tornHead(from: number, cell: number, isOpen: boolean): number {
    const { bytes, kind, usableSize } = this;
    return tornHead(bytes, from, cell, kind, usableSize, isOpen ? this.rowIdLengths : []);
  }

  /** Bytes of the rowid that follows the last one of a page of a table; 1 where there is none. */
  #lengthAfterLast(): number {
    const { bytes, count } = this;
    if (!this.isTable || count === 0) return 1;
    const offset = unsigned16(bytes, this.pointersAt + 2 * (count - 1));
    if (offset + 4 > this.usableSize) return longestRowId;
    return leastLengthAbove(rowIdOf(bytes, offset));
  }
}

/**
 * The gap between the list of cells of a leaf and its cells, which begin at `contentAt`; cells of an interior page may stand before that, where the
 * gap ends.
 */
export function leafGap(from: number, to: number, contentAt: number, leaf: LeafCells): FreeRegion {
  const staleTo = stalePointers(leaf.bytes, from, to, leaf.usableSize);
  return new FreeRegion(from, to, 'gap', new AroundGap(from, to, contentAt, leaf), staleTo);
}

/** A freeblock that the list of a leaf names. */
export function freeblock(from: number, to: number, leaf: LeafCells): FreeRegion {
  return new FreeRegion(from, to, 'freeblock', new AroundBlock(from, to, leaf));
}

class AroundGap implements Surroundings {
  readonly #from: number;
  readonly #to: number;
  readonly #contentAt: number;
  readonly #leaf: LeafCells;

  constructor(from: number, to: number, contentAt: number, leaf: LeafCells) {
    this.#from = from;
    this.#to = to;
    this.#contentAt = contentAt;
    this.#leaf = leaf;
  }

  endStands(): boolean {
    return this.#to === this.#leaf.usableSize;
  }

  isEndTaken(): boolean {
    return true;
  }

  takenTo(): number {
    return 0;
  }

  /** What was freed there while cells before it were in use has the header of a freeblock: a newer cell took its end only if it stands at the end of the gap. */
  endsAtOlder(rowId: number | bigint, cells: number, areGiven: boolean): boolean {
    return areGiven && this.#leaf.orderOf(areGiven).isOlderInOrder(this.#to, rowId, cells);
  }

  isOlder(rowId: number | bigint): boolean {
    const { isTable, bytes } = this.#leaf;
    return !isTable || this.#to + shortestCell > bytes.length || rowIdOf(bytes, this.#to) < rowId;
  }

  isCrowded(): boolean {
    return false;
  }

  hasRoom(): boolean {
    return true;
  }

  leastRowId(areGiven: boolean): number {
    return areGiven ? this.#leaf.leastRowIdBefore(this.#to, areGiven) : 1;
  }

  rowIdLengths(): readonly number[] {
    return this.#leaf.rowIdLengths;
  }

  mostRowId(): number {
    return this.#leaf.mostRowId;
  }

  isRun(rowId: number | bigint, cells: number, areGiven: boolean): boolean {
    return this.#leaf.isRunBefore(this.#to, rowId, cells, areGiven);
  }

  tornAt(_: boolean, isOpen: boolean): number {
    const from = this.#from;
    const to = this.#to;
    return to < this.#contentAt ? to : this.#leaf.tornHead(from, to, isOpen);
  }

  copiedTo({ offset, end }: CellGuess): number {
    const { isTable, bytes, pointersAt, count } = this.#leaf;
    return isTable ? copiedTo(bytes, offset, end, pointersAt, count) : end;
  }
}

class AroundBlock implements Surroundings {
  readonly #from: number;
  readonly #to: number;
  readonly #leaf: LeafCells;

  constructor(from: number, to: number, leaf: LeafCells) {
    this.#from = from;
    this.#to = to;
    this.#leaf = leaf;
  }

  endStands(cells: number, areGiven: boolean): boolean {
    return this.#leaf.orderOf(areGiven).endStands(this.#to, cells);
  }

  isEndTaken(): boolean {
    return this.#leaf.isCellAt(this.#to);
  }

  takenTo(): number {
    const { bytes, kind, usableSize } = this.#leaf;
    return this.isEndTaken() ? cellEnd(bytes, this.#to, kind, usableSize) : 0;
  }

  isCrowded(cells: number, areGiven: boolean): boolean {
    return this.#leaf.orderOf(areGiven).isCrowded(this.#to, cells);
  }

  isOlder(rowId: number | bigint, areGiven: boolean): boolean {
    return this.#leaf.orderOf(areGiven).isOlder(this.#to, rowId);
  }

  isRun(rowId: number | bigint, cells: number, areGiven: boolean): boolean {
    return this.#leaf.isRunBefore(this.#to, rowId, cells, areGiven);
  }

  hasRoom(rowId: number | bigint, cells: number, areGiven: boolean): boolean {
    return this.#leaf.orderOf(areGiven).hasRoom(this.#from, rowId, cells);
  }

  /** Asked of a gap only: in a freeblock the order of the cells on both sides tells. */
  endsAtOlder(): boolean {
    return false;
  }

  leastRowId(areGiven: boolean): number {
    return this.#leaf.leastRowIdBefore(this.#to, areGiven);
  }

  rowIdLengths(): readonly number[] {
    return this.#leaf.rowIdLengths;
  }

  mostRowId(): number {
    return this.#leaf.mostRowId;
  }

  /** A row that became shorter in its place left the head of its longer version where what was free before it goes on. */
  tornAt(areGiven: boolean, isOpen: boolean): number {
    const from = this.#from;
    const to = this.#to;
    const tornAt = this.#leaf.tornHead(from + shortestCell, to, isOpen);
    return tornAt < to && this.#leaf.orderOf(areGiven).beginsAt(to) ? tornAt : to;
  }

  copiedTo({ end }: CellGuess): number {
    return end;
  }
}

/** Where what may be left of the list of cells ends, which was longer once: offsets within the page, side by side. */
export function stalePointers(
  bytes: Uint8Array,
  from: number,
  to: number,
  usableSize: number,
): number {
  let at = from;
  for (; at + 2 <= to; at += 2) {
    const pointer = unsigned16(bytes, at);
    if (pointer < from || pointer > usableSize - shortestCell) break;
  }
  return at;
}

/**
 * Up to where a cell in the gap is a copy of one of the page: where SQLite takes cells from the beginning of a full page's list, it moves the list by
 * as many bytes, and copies as many of what is behind it.
 */
function copiedTo(
  bytes: Uint8Array,
  offset: number,
  end: number,
  pointersAt: number,
  cells: number,
): number {
  const rowIdAt = offset + varintLength(bytes, offset);
  const source = cellOf(bytes, varintInteger(bytes, rowIdAt), pointersAt, cells);
  const shift = source - offset;
  if (source < 0 || shift < 2 || shift % 2 > 0) return end;
  let at = offset;
  while (at < end && bytes[at] === bytes[at + shift]) at++;
  // Few cells can have come since, and few bytes behind a copy be the same by chance.
  const listEnd = at - shift - (pointersAt + 2 * cells);
  return listEnd >= -2 * fewCells && listEnd <= fewCells ? at : end;
}

/** The offset of the cell of a rowid, by the list of cells of a page; -1 where there is none. */
function cellOf(
  bytes: Uint8Array,
  rowId: number | bigint,
  pointersAt: number,
  cells: number,
): number {
  let low = 0;
  let high = cells - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const offset = unsigned16(bytes, pointersAt + 2 * middle);
    if (offset + shortestCell > bytes.length) return -1;
    const other = varintInteger(bytes, offset + varintLength(bytes, offset));
    if (other === rowId) return offset;
    if (other < rowId) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

function rowIdOf(bytes: Uint8Array, cell: number): number | bigint {
  return varintInteger(bytes, cell + varintLength(bytes, cell));
}
