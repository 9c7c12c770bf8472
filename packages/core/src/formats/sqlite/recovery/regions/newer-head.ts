import { localPayload, pageKind, shortestCell } from '../../page.ts';
import { varintLength, varintSize } from '../../varint.ts';
import { isBetween } from '../cells/cell-arithmetic.ts';
import type { RecordShape } from '../shapes/record-shape.ts';
import { serialLength } from '../shapes/serial-class.ts';

/** Bytes besides the serial types in the head of a cell, before which that of a third may stand. */
export const headOfAnother = 6;

/** Bytes of the longest head that is looked for of a newer cell, and of what may be left of another before it. */
export const longestHeadOf = (shape: RecordShape): number => shape.length + 2 * headOfAnother;

/** Values of a cell that are too few bytes for it to be read where the rest was overwritten. */
const fewOfValues = 12;

/** Bytes of the longest cell of which what is left is too little to be read. */
export const longestCutHeadOf = (shape: RecordShape): number => longestHeadOf(shape) + fewOfValues;

/** Serial types of more than two bytes are rare. */
export const longestHeaderOf = (shape: RecordShape): number => 2 * shape.length + 6;

/** Whether a cell that ends at `end` may do so in the head of a newer one, which was overwritten from there on. */
export function mayEndInHead(
  bytes: Uint8Array,
  bodyAt: number,
  end: number,
  shape: RecordShape,
): boolean {
  const longest = longestHeaderOf(shape);
  for (let at = Math.max(bodyAt, end - longestHeadOf(shape)); at <= end - shortestCell; at++) {
    const size = bytes[at]!;
    // Letters, of which most of a row is, are no head.
    if (
      size < 2 ||
      (size < 0x80 && bytes[at + 1]! < 0x80 && isBetween(bytes[at + 2]!, longest, 0x80))
    )
      continue;
    if (mayBeginHead(bytes, at, end, shape)) return true;
  }
  return false;
}

/** Whether bytes up to `end` may be the first ones of the head of a cell of this table, which was overwritten from there on. */
export function mayBeginHead(
  bytes: Uint8Array,
  at: number,
  end: number,
  shape: RecordShape,
): boolean {
  const size = varintSize(bytes, at);
  let from = at + varintLength(bytes, at);
  if (!shape.table.withoutRowId) from += varintLength(bytes, from);
  const headerSize = varintSize(bytes, from);
  const longest = Math.min(size, longestHeaderOf(shape));
  if (headerSize <= shape.leastCount || headerSize > longest) return false;
  return serialsUpTo(bytes, from + varintLength(bytes, from), end, shape) > 1;
}

/**
 * Whether the first bytes of a newer cell may stand from a place up to `end`, be they fewer than tell one. It was overwritten from there on, and had ended
 * at `limit` at the latest.
 */
export function mayHaveBegun(
  bytes: Uint8Array,
  at: number,
  end: number,
  limit: number,
  shape: RecordShape,
): boolean {
  const size = varintSize(bytes, at);
  const rowIdAt = at + varintLength(bytes, at);
  if (size <= shape.leastCount || rowIdAt + size >= limit) return false;
  // No rowid that SQLite gives is 0.
  if (rowIdAt < end && bytes[rowIdAt] === 0) return false;
  const from = rowIdAt + varintLength(bytes, rowIdAt);
  if (from >= end) return true;
  const headerSize = varintSize(bytes, from);
  if (headerSize <= shape.leastCount || headerSize > Math.min(size, longestHeaderOf(shape)))
    return false;
  return serialsUpTo(bytes, from + varintLength(bytes, from), end, shape) >= 0;
}

/**
 * Whether what stands from a place up to `to` is what is left of the head of a cell that was free already when what is in use at `to` took the rest of it.
 * Of too few bytes to tell one, the size must say that it ended at `takenTo`, where that does; 0 where nothing tells.
 */
export function isCutHead(
  bytes: Uint8Array,
  at: number,
  to: number,
  takenTo: number,
  usableSize: number,
  shape: RecordShape,
): boolean {
  const size = varintSize(bytes, at);
  const rowIdAt = at + varintLength(bytes, at);
  if (shape.table.withoutRowId || rowIdAt > to || to + shortestCell > usableSize) return false;
  // Of a rowid that is lost, that of the cell in use tells the length.
  const lastOfRowId = rowIdAt + varintLength(bytes, rowIdAt);
  const isRowIdThere = lastOfRowId <= to;
  const headerAt = isRowIdThere
    ? lastOfRowId
    : rowIdAt + varintLength(bytes, to + varintLength(bytes, to));
  const local = localPayload(size, usableSize, pageKind.leafTable);
  const end = headerAt + local + (local < size ? shortestCell : 0);
  if (end <= to || end > (takenTo || usableSize)) return false;
  if (headerAt >= to) return end === takenTo && mayHaveBegun(bytes, at, to, Infinity, shape);
  const headerEnd = headerAt + varintSize(bytes, headerAt);
  return mayHaveBegun(bytes, at, Math.min(to, headerEnd), Infinity, shape);
}

/** How many serial types of a row of the table stand from a place up to `end`; -1 where one is none. */
function serialsUpTo(bytes: Uint8Array, from: number, end: number, shape: RecordShape): number {
  let at = from;
  let position = 0;
  for (; at < end && position < shape.length; position++) {
    const length = varintLength(bytes, at);
    if (at + length > end) break;
    const serial = varintSize(bytes, at);
    if (serialLength(serial) < 0 || shape.likeness(position, serial) < 0) return -1;
    at += length;
  }
  return position;
}
