import { serialLength } from '../shapes/serial-class.ts';

/** Bytes of the longest rowid, a negative one. */
export const longestRowId = 9;

/** Where each value begins; those whose serial type is lost come first and take `lostLength` bytes together. */
export function startsOf(serials: readonly number[], lostLength: number): number[] {
  const starts: number[] = [];
  let at = 0;
  for (let position = 0; position < serials.length; position++) {
    const serial = serials[position]!;
    starts.push(serial < 0 ? -1 : at);
    if (serial >= 0) at += serialLength(serial);
    else if (position === 0) at += lostLength;
  }
  return starts;
}

/** Whether bytes `[from, to)` can be the last ones of a varint; of one of nine bytes the last may be any. */
export function endsVarint(bytes: Uint8Array, from: number, to: number, length: number): boolean {
  for (let at = from; at < to - 1; at++) {
    if (bytes[at]! < 0x80) return false;
  }
  return length === longestRowId || bytes[to - 1]! < 0x80;
}

/** Bytes of a varint of this value. */
export function varintSizeOf(size: number): number {
  return size < 128 ? 1 : size < 16_384 ? 2 : size < 2_097_152 ? 3 : 4;
}

/** Bytes of the varint of a rowid. */
export function rowIdLength(rowId: number | bigint): number {
  if (rowId < 0) return 9;
  let length = 1;
  for (let limit = 128; length < 9 && rowId >= limit; limit *= 128) length++;
  return length;
}

/** Bytes of the shortest rowid above another; a negative one has the most bytes, and such of one byte follow it. */
export function leastLengthAbove(rowId: number | bigint): number {
  return rowId < 0 || rowId === Infinity ? 1 : rowIdLength(Number(rowId) + 1);
}

/** Without the bounds themselves. */
export function isBetween(value: number, low: number, high: number): boolean {
  return value > low && value < high;
}
