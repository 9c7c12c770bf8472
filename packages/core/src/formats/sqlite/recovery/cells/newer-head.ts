import { varintLength, varintSize } from '../../varint.ts';
import { isBetween } from './cell-arithmetic.ts';
import { shortestCell } from './layout.ts';
import type { RecordShape } from '../shapes/record-shape.ts';
import { serialLength } from '../shapes/serial-class.ts';

/** Bytes besides the serial types in the head of a cell, before which that of a third may stand. */
export const headOfAnother = 6;

/** Bytes of the longest head that is looked for of a newer cell, and of what may be left of another before it. */
export const longestHeadOf = (shape: RecordShape): number => shape.length + 2 * headOfAnother;

/** Serial types of more than two bytes are rare. */
const longestHeaderOf = (shape: RecordShape): number => 2 * shape.length + 6;

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
  from += varintLength(bytes, from);
  let position = 0;
  for (; from < end && position < shape.length; position++) {
    const length = varintLength(bytes, from);
    if (from + length > end) break;
    const serial = varintSize(bytes, from);
    if (serialLength(serial) < 0 || shape.likeness(position, serial) < 0) return false;
    from += length;
  }
  return position > 1;
}
