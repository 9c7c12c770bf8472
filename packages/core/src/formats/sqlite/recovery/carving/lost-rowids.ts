import { unsigned16, unsigned32, shortestCell } from '../../page.ts';
import { storedNumber } from '../../record.ts';
import { varintInteger, varintLength, varintSize } from '../../varint.ts';
import type { Candidate } from '../candidate.ts';
import { contradicted } from '../candidate.ts';
import type { RecordShape } from '../shapes/record-shape.ts';
import { serialLength } from '../shapes/serial-class.ts';
import { cellEnd } from '../regions/between-cells.ts';
import type { CellGuess } from '../cells/cell-guess.ts';
import { lostRowId, overwritten } from '../cells/cell-guess.ts';
import type { PageSpace } from '../regions/free-regions.ts';

/** Bytes of the longest rowid that is worked out: that many are exact as numbers, and negative ones have more. */
const longestTold = 7;
/** Nothing has been told of a rowid yet. */
const open = -2;
/** Columns that grow with the rowid and are looked at. */
const mostGrowing = 4;
/** Each row whose rowid is lost is compared with each that has one: in a hostile page both can be thousands. */
const mostCompared = 2 ** 20;

/** A cell that was found in free space of a page, and the row that is told of it, if any is. */
export interface FoundRow {
  readonly cell: CellGuess;
  readonly candidate: Candidate | undefined;
}

/** A version of a leaf, and what was found in its free space. `bytes` is the page alone. */
export interface LeafRows {
  readonly bytes: Uint8Array;
  readonly usableSize: number;
  readonly space: PageSpace;
  /** The table whose leaf it is, beyond doubt. */
  readonly shape: RecordShape;
  readonly found: readonly FoundRow[];
  /** For which rowids the tree leads to the page, as it does for one that is in use there; undefined where that is not known. */
  readonly boundsBy: (rowId: number) => Bounds | undefined;
  /** Whether the tree leads to a row of a rowid, as far as can be known. */
  readonly isLive: (rowId: number) => boolean;
}

/** Above one rowid, up to another, which a row of the page had or has. */
export interface Bounds {
  readonly above: number;
  readonly upTo: number;
}

/** Rowids of so many bytes of which the last ones stand: from `least` to `most`, those that leave `rest` when divided by `step`. */
interface Left {
  readonly least: number;
  readonly most: number;
  readonly step: number;
  readonly rest: number;
}

/**
 * Works out rowids of cells whose beginning the header of a freeblock has overwritten: where all that is known of a row leaves one number. A row joins others by
 * it (a message its chat), so that none is told where two are possible. There are two ways:
 * - In most tables something grows with the rowid, such as a date. What stands between two rows in the page and has a number between theirs there has a rowid
 *   between theirs as well.
 * - In others, where each cell of a page has the place in which a page fills that its rowid has among all, no space was used again.
 *
 * The last bytes of the rowid, where they stand, and its length must agree.
 */
export function workOutRowIds(leaf: LeafRows): void {
  const { bytes, found, shape } = leaf;
  if (shape.table.withoutRowId) return;
  let lost: LostRow[] | undefined;
  for (const { cell, candidate } of found) {
    if (!cell.rebuilt || cell.cut || candidate?.shape !== shape) continue;
    const left = leftOf(bytes, cell);
    if (left !== undefined) (lost ??= []).push({ cell, candidate, left, told: open });
  }
  if (lost === undefined) return;
  const known = found.filter(
    ({ cell, candidate }) => typeof cell.rowId === 'number' && candidate?.shape === shape,
  );
  if (lost.length * known.length > mostCompared) return;
  const positions = shape.growing.positions(shape.sampled);
  if (positions.length === 0) workOutByPlace(leaf, lost);
  for (let i = 0; i < Math.min(positions.length, mostGrowing); i++)
    workOutByGrowth(leaf, lost, known, positions[i]!);
  for (const { candidate, told } of lost)
    if (told >= 0 && !leaf.isLive(told)) candidate.workedOut = told;
}

/** A row whose rowid is to be worked out. */
interface LostRow {
  readonly cell: CellGuess;
  readonly candidate: Candidate;
  readonly left: Left;
  /** Below 0 where nothing is told. */
  told: number;
}

/** A row of the page whose rowid is known. */
interface Neighbour {
  readonly rowId: number;
  readonly offset: number;
}

/** By a number that grows with the rowid: what is known already must agree. `known`: rows that were found with their rowids. */
function workOutByGrowth(
  leaf: LeafRows,
  lost: readonly LostRow[],
  known: readonly FoundRow[],
  position: number,
): void {
  const growing: GrowingRow[] = [];
  for (const row of lost) {
    const number = numberAt(row.candidate, position);
    if (number !== number) continue;
    const between = neighboursOf(leaf, known, position, number, row.cell.offset);
    if (between === undefined) row.told = contradicted;
    else growing.push({ row, number, between });
  }
  if (growing.length > 1) growing.sort((one, other) => one.number - other.number);
  for (let from = 0; from < growing.length;) {
    const { before, behind } = growing[from]!.between;
    let to = from + 1;
    // Several are in the order of their numbers where they stand in that of the page too, and none of them twice.
    let isInOrder = true;
    for (; to < growing.length && growing[to]!.between.before === before; to++)
      isInOrder &&= isBefore(growing[to - 1]!, growing[to]!);
    for (let i = from; i < to; i++) {
      const { row } = growing[i]!;
      const only = onlyRowId(row.left, before + 1 + i - from, behind - (to - i));
      row.told = isInOrder && (row.told === open || row.told === only) ? only : contradicted;
    }
    from = to;
  }
}

/** A row that stands between two others of these rowids, in the page and by a number of it. */
interface GrowingRow {
  readonly row: LostRow;
  readonly number: number;
  readonly between: Between;
}

function isBefore(one: GrowingRow, other: GrowingRow): boolean {
  return one.number < other.number && one.row.cell.offset > other.row.cell.offset;
}

interface Between {
  readonly before: number;
  readonly behind: number;
}

/**
 * The rowids between which one of a number belongs that stands at a place; undefined where it does not stand between these, numbers do not grow there, or a row
 * has the same, of which it may be an earlier version.
 */
function neighboursOf(
  { bytes, usableSize, space }: LeafRows,
  known: readonly FoundRow[],
  position: number,
  number: number,
  at: number,
): Between | undefined {
  const { pointersAt, cells } = space;
  const numberOfCell = (index: number): number =>
    numberIn(bytes, unsigned16(bytes, pointersAt + 2 * index), usableSize, position);
  let index = 0;
  let high = cells;
  // What is not in order leads to its own place, so that nothing but what is beside need be looked at.
  let least = Number.NEGATIVE_INFINITY;
  let most = Number.POSITIVE_INFINITY;
  while (index < high) {
    const middle = (index + high) >>> 1;
    const other = numberOfCell(middle);
    if (other < number) {
      index = middle + 1;
      least = other;
    } else if (other > number) {
      high = middle;
      most = other;
    } else return undefined;
  }
  if (index > 1 && !(numberOfCell(index - 2) <= least)) return undefined;
  if (index + 1 < cells && !(numberOfCell(index + 1) >= most)) return undefined;
  let before = index > 0 ? liveCell(bytes, pointersAt, index - 1) : undefined;
  let behind = index < cells ? liveCell(bytes, pointersAt, index) : undefined;
  for (const { cell, candidate } of known) {
    const { rowId, offset } = cell;
    if (typeof rowId !== 'number' || candidate === undefined) continue;
    const other = numberAt(candidate, position);
    if (other === number) return undefined;
    if (other < number && !(before !== undefined && before.rowId >= rowId))
      before = { rowId, offset };
    if (other > number && !(behind !== undefined && behind.rowId <= rowId))
      behind = { rowId, offset };
  }
  if (before === undefined || behind === undefined || before.rowId >= behind.rowId)
    return undefined;
  const isBetween = at < before.offset && at > behind.offset;
  return isBetween ? { before: before.rowId, behind: behind.rowId } : undefined;
}

function liveCell(bytes: Uint8Array, pointersAt: number, index: number): Neighbour {
  const offset = unsigned16(bytes, pointersAt + 2 * index);
  return { rowId: rowIdOf(bytes, offset), offset };
}

function rowIdOf(bytes: Uint8Array, offset: number): number {
  return Number(varintInteger(bytes, offset + varintLength(bytes, offset)));
}

/** The number at a position of the record of a cell; NaN where none is, or not in the page. */
function numberIn(bytes: Uint8Array, offset: number, usableSize: number, position: number): number {
  if (offset + shortestCell > usableSize) return Number.NaN;
  const rowIdAt = offset + varintLength(bytes, offset);
  const recordAt = rowIdAt + varintLength(bytes, rowIdAt);
  let valueAt = recordAt + varintSize(bytes, recordAt);
  const headerEnd = Math.min(valueAt, usableSize);
  let serialAt = recordAt + varintLength(bytes, recordAt);
  for (let i = 0; serialAt < headerEnd; i++) {
    // Nearly all take one byte.
    const isShort = bytes[serialAt]! < 0x80;
    const serial = isShort ? bytes[serialAt]! : varintSize(bytes, serialAt);
    const length = serialLength(serial);
    if (length < 0 || valueAt + length > usableSize) break;
    if (i === position) return numberOf(bytes, valueAt, serial);
    serialAt += isShort ? 1 : varintLength(bytes, serialAt);
    valueAt += length;
  }
  return Number.NaN;
}

/** The same of a row that was recovered, where it is certain. */
function numberAt({ record }: Candidate, position: number): number {
  const { serials, starts, body, unsure, ownBytes } = record;
  const start = starts[position] ?? -1;
  if (start < 0 || unsure === 'all' || (unsure === 'first' && position === 0)) return Number.NaN;
  const serial = serials[position]!;
  return start + serialLength(serial) <= ownBytes ? numberOf(body, start, serial) : Number.NaN;
}

/** One of eight bytes is rounded: dates are not so near to one another. */
function numberOf(bytes: Uint8Array, at: number, serial: number): number {
  if (serial === 8 || serial === 9) return serial - 8;
  if (serial < 1 || serial > 7) return Number.NaN;
  if (serial !== 6) return Number(storedNumber(bytes, at, serial) ?? Number.NaN);
  return (unsigned32(bytes, at) | 0) * 2 ** 32 + unsigned32(bytes, at + 4);
}

/** What a cell leaves of its rowid; undefined where it is not known how long that was, or it is as long as negative ones are. */
function leftOf(bytes: Uint8Array, guess: CellGuess): Left | undefined {
  const [from, length] = lostRowId(guess);
  if (guess.serials.includes(-1) || length < 1 || length > longestTold) return undefined;
  let step = 1;
  let rest = 0;
  for (let at = from + length - 1; at >= Math.max(from, guess.offset + overwritten); at--) {
    rest += (bytes[at]! & 0x7f) * step;
    step *= 128;
  }
  return { least: length === 1 ? 0 : 128 ** (length - 1), most: 128 ** length - 1, step, rest };
}

/** The only rowid from one to another that bytes allow; below 0 where several are possible, or none. */
function onlyRowId({ least, most, step, rest }: Left, from: number, to: number): number {
  const first = Math.max(least, from);
  const last = Math.min(most, to);
  const next = first + ((((rest - first) % step) + step) % step);
  return next <= last && next + step > last ? next : contradicted;
}

/** By the order in which a page fills, from its end downwards, where there are as many cells as there can have been rowids. */
function workOutByPlace(leaf: LeafRows, lost: readonly LostRow[]): void {
  const { bytes, usableSize, space, shape, found } = leaf;
  const { pointersAt, cells, kind } = space;
  if (cells === 0) return;
  const bounds = leaf.boundsBy(rowIdOf(bytes, unsigned16(bytes, pointersAt)));
  if (bounds === undefined) return;
  // Into the first page any lower one may have come that a program gave, as far as there are such.
  const above = Math.max(0, bounds.above);
  // A rowid without a cell may have been written into the space of another.
  if (cells + found.length !== bounds.upTo - above) return;
  const isWhole = ({ cell, candidate }: FoundRow): boolean =>
    candidate?.shape === shape && !cell.cut;
  if (!found.every(isWhole)) return;
  const rowIds = new Map<number, number | undefined>();
  const ends = new Map<number, number>();
  for (let i = 0; i < cells; i++) {
    const offset = unsigned16(bytes, pointersAt + 2 * i);
    rowIds.set(offset, rowIdOf(bytes, offset));
    ends.set(offset, cellEnd(bytes, offset, kind, usableSize));
  }
  for (const { cell } of found) {
    rowIds.set(cell.offset, cell.rowId === undefined ? undefined : Number(cell.rowId));
    ends.set(cell.offset, cell.end);
  }
  const offsets = [...rowIds.keys()].sort((one, other) => other - one);
  const isInOrder = offsets.every(
    (offset, i) => (rowIds.get(offset) ?? above + 1 + i) === above + 1 + i,
  );
  if (!isInOrder || offsets.length !== cells + found.length) return;
  const isBehind = (i: number): boolean => i < 0 || ends.get(offsets[i + 1]!) === offsets[i];
  const places = new Map(offsets.map((offset, i) => [offset, i]));
  for (const row of lost) {
    const i = places.get(row.cell.offset)!;
    // The last one would have no end that others confirm.
    if (i + 1 === offsets.length || !isBehind(i - 1) || !isBehind(i)) continue;
    row.told = onlyRowId(row.left, above + 1 + i, above + 1 + i);
  }
}
