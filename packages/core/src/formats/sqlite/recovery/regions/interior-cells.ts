import { unsigned32 } from '../../page.ts';
import { varintInteger, varintLength } from '../../varint.ts';
import { longestRowId } from '../cells/cell-arithmetic.ts';
import { formerBlockEnd } from '../cells/former-block.ts';

/**
 * Cells of an interior page of a table are the number of a child page, in four bytes, and a rowid. Where they were written over older rows, they
 * look like numbers that a row may hold; what tells them is that the number of a page is not large. Greater ones are not taken for such.
 */
const largestChild = 2 ** 20;
/** A database has been larger than it is, but hardly by more than this. */
const mostShrunk = 16;
const fewPages = 1024;
/** Bytes of the number of a child page. */
export const childBytes = 4;
const shortestRowId = 1;
/** Bytes that may be left of a cell whose place others took. */
const mostLeft = 3;

/** Greater numbers are none of a child page in a database that has so many pages now. */
export function largestChildOf(pages: number): number {
  return Math.min(largestChild, fewPages + mostShrunk * pages);
}

/** Whether the number of a child page may stand here; page 1 is no child. */
export function isChild(bytes: Uint8Array, at: number, largest = largestChild): boolean {
  const child = unsigned32(bytes, at);
  return child > 1 && child < largest;
}

/**
 * Where cells of an interior page begin that may stand before `to`, at the end of a page that was emptied or of the free space of one:
 * rows of older times end there. `to` where none do. `largest`: as `largestChildOf` gives it; the bytes of text and numbers pass for greater numbers of a child.
 */
export function beforeInteriorCells(
  bytes: Uint8Array,
  from: number,
  to: number,
  largest = largestChild,
): number {
  let end = to;
  for (;;) {
    const begin =
      interiorCellBefore(bytes, from, end, end === to ? 0 : mostLeft, largest) ??
      // Nothing takes the end of what the page ends with.
      (end < bytes.length ? tornInterior(bytes, from, end, largest) : undefined) ??
      freedInterior(bytes, from, end, end === to ? largest : 0);
    if (begin === undefined) return end;
    end = begin;
  }
}

/**
 * The same before the cells of a leaf that had been an interior page: only two or more cells side by side whose rowids are in order are taken for
 * such, since numbers at the end of a row look like one.
 */
export function beforeFormerInterior(
  bytes: Uint8Array,
  from: number,
  to: number,
  largest = largestChild,
): number {
  const last = interiorCellBefore(bytes, from, to, mostLeft, largest);
  const before = last === undefined ? undefined : interiorCellBefore(bytes, from, last, 0, largest);
  if (last === undefined || before === undefined) return to;
  return areInOrder(bytes, before, last) ? beforeInteriorCells(bytes, from, last, largest) : to;
}

/** Where the first two of several cells of an interior page begin that were written over a row between `from` and `to`; `to` where none do. */
export function interiorCellsIn(
  bytes: Uint8Array,
  from: number,
  to: number,
  largest: number,
): number {
  for (let at = from; at < to; at++) {
    // The number of a child that is not too large begins so, which spares the rest of most bytes.
    if (bytes[at] !== 0 || !isChild(bytes, at, largest)) continue;
    const next = at + childBytes + varintLength(bytes, at + childBytes);
    if (next + childBytes + shortestRowId >= bytes.length) continue;
    if (!isChild(bytes, next, largest)) continue;
    if (rowIdOf(bytes, next) > 0 && areInOrder(bytes, at, next)) return at;
  }
  return to;
}

/**
 * Where a cell of an interior page begins that ends at `end`, or up to `longestLeft` bytes before it, which are left of another; `undefined` where
 * none does.
 */
function interiorCellBefore(
  bytes: Uint8Array,
  from: number,
  end: number,
  longestLeft: number,
  largest: number,
): number | undefined {
  let begin: number | undefined;
  let least = largest;
  // Read from too late, a rowid passes for the end of a child: of all lengths, the one with the lowest child is right.
  for (let left = 0; left <= longestLeft; left++) {
    for (let length = shortestRowId; length <= longestRowId; length++) {
      const at = end - left - length - childBytes;
      if (at < from) break;
      const child = unsigned32(bytes, at);
      if (!isChild(bytes, at, largest) || child >= least) continue;
      if (varintLength(bytes, at + childBytes) !== length) continue;
      begin = at;
      least = child;
    }
  }
  return begin;
}

/** Where a cell of an interior page begins of which others took the end of the rowid, up to `end`; `undefined` where none does. */
function tornInterior(
  bytes: Uint8Array,
  from: number,
  end: number,
  largest: number,
): number | undefined {
  for (let at = end - childBytes; at >= Math.max(from, end - childBytes - mostLeft); at--) {
    if (isChild(bytes, at, largest)) return at;
    // Each byte of a rowid that another follows says so.
    if (bytes[at + childBytes - 1]! < 0x80) return undefined;
  }
  return undefined;
}

/**
 * Where a cell of an interior page begins that ends at `end` and was freed: the header of a freeblock took the number of its child. What is freed at the
 * beginning of the cells has none: there it is one only behind a cell with a child of up to `largest`, which was in use then; 0 anywhere else.
 */
function freedInterior(
  bytes: Uint8Array,
  from: number,
  end: number,
  largest: number,
): number | undefined {
  for (let length = shortestRowId; length <= longestRowId; length++) {
    const at = end - length - childBytes;
    if (at < from) return undefined;
    if (varintLength(bytes, at + childBytes) !== length) continue;
    if (formerBlockEnd(bytes, at, bytes.length) < end) continue;
    if (largest === 0 || interiorCellBefore(bytes, from, at, 0, largest) !== undefined) return at;
  }
  return undefined;
}

/**
 * Where the first bytes of the number of a child may stand that are left of the cell at `at`, which had a longer rowid before the rows
 * of its child were divided anew. `at` where none do.
 */
export function tornChild(bytes: Uint8Array, at: number): number {
  const most = longestRowId - varintLength(bytes, at + childBytes);
  for (let torn = Math.min(mostLeft, most); torn > 0; torn--) {
    let same = 0;
    while (same < torn && bytes[at - torn + same] === bytes[at + same]) same++;
    if (same === torn) return at - torn;
  }
  return at;
}

/**
 * Whether the rowids of two cells side by side are in order: cells are written from the end of the page on, so the first has the greater one. It
 * takes one byte more at the most, since a time with zeros at its end and the text behind it look like two cells of very different rowids.
 */
function areInOrder(bytes: Uint8Array, first: number, second: number): boolean {
  const growth = rowIdBytes(bytes, first) - rowIdBytes(bytes, second);
  return growth <= 1 && rowIdOf(bytes, first) > rowIdOf(bytes, second);
}

const rowIdBytes = (bytes: Uint8Array, cell: number): number =>
  varintLength(bytes, cell + childBytes);

const rowIdOf = (bytes: Uint8Array, cell: number): number | bigint =>
  varintInteger(bytes, cell + childBytes);
