import { varintLength, varintSize } from '../../varint.ts';
import { serialLength } from '../shapes/serial-class.ts';
import { longestRowId } from './cell-arithmetic.ts';

/** Bytes before the payload of a row whose size takes one byte: that and the rowid; and those that such a row has at most. */
const mostBefore = 1 + longestRowId;
const longestWithin = mostBefore + 0x7f;

/** Where the payload of a cell of a leaf begins, its header first. */
export function payloadOf(bytes: Uint8Array, cell: number, withoutRowId = false): number {
  const rowIdAt = cell + varintLength(bytes, cell);
  return withoutRowId ? rowIdAt : rowIdAt + varintLength(bytes, rowIdAt);
}

/** The serial types of the header at a place; none where it does not stand in the page. */
export function serialsOf(bytes: Uint8Array, headerAt: number): readonly number[] {
  const end = headerAt + varintSize(bytes, headerAt);
  const serials: number[] = [];
  if (end > bytes.length) return serials;
  let at = headerAt + varintLength(bytes, headerAt);
  for (; at < end; at += varintLength(bytes, at)) serials.push(varintSize(bytes, at));
  return at === end ? serials : [];
}

/**
 * The serial types of the row whose head stands at a place and ends before `to`; undefined where none does: by chance, its size is hardly ever that of its
 * values and header together, whatever these are.
 */
export function serialsOfHead(
  bytes: Uint8Array,
  at: number,
  to: number,
  withoutRowId = false,
): readonly number[] | undefined {
  const headerAt = payloadOf(bytes, at, withoutRowId);
  const headerSize = varintSize(bytes, headerAt);
  if (headerAt + headerSize > to) return undefined;
  const bodySize = varintSize(bytes, at) - headerSize;
  // Before a list is made, a look at the numbers tells of most that it is none.
  if (bodySize !== 0 && !haveSize(bytes, headerAt, headerAt + headerSize, bodySize))
    return undefined;
  const serials = serialsOf(bytes, headerAt);
  return bodySize !== 0 || serials.every((serial) => serialLength(serial) === 0)
    ? serials
    : undefined;
}

/** Whether the values of the header from one place to another take so many bytes together. */
function haveSize(bytes: Uint8Array, headerAt: number, end: number, size: number): boolean {
  if (end > bytes.length) return false;
  let left = size;
  let at = headerAt + varintLength(bytes, headerAt);
  while (at < end) {
    const isShort = bytes[at]! < 0x80;
    const length = serialLength(isShort ? bytes[at]! : varintSize(bytes, at));
    left -= length;
    if (length < 0 || left < 0) return false;
    at += isShort ? 1 : varintLength(bytes, at);
  }
  return at === end && left === 0;
}

/** Whether the head of a cell may stand at a place, of which only what is before `to` is left. */
export function mayBeHead(
  bytes: Uint8Array,
  at: number,
  to: number,
  withoutRowId: boolean,
): boolean {
  const headerAt = payloadOf(bytes, at, withoutRowId);
  if (headerAt >= to) return bytes[at]! > 1;
  const left = varintSize(bytes, at) - varintSize(bytes, headerAt);
  if (bytes[headerAt]! < 2 || left < 0) return false;
  if (headerAt + varintSize(bytes, headerAt) <= to)
    return serialsOfHead(bytes, at, to, withoutRowId) !== undefined;
  let length = 0;
  let serialAt = headerAt + varintLength(bytes, headerAt);
  for (; serialAt < to && length <= left; serialAt += varintLength(bytes, serialAt))
    length += Math.max(0, serialLength(varintSize(bytes, serialAt)));
  // Of the last one, the rest may be lost.
  return length <= left || serialAt > to;
}

/** Whether the head of a row of so many values stands at a place and ends before `to`. */
export function isRowHead(bytes: Uint8Array, at: number, to: number, values: number): boolean {
  if (values === 0 || at + values + 3 > to) return false;
  return serialsOfHead(bytes, at, to)?.length === values;
}

/**
 * The first place behind `from` where the head of a row of so many values stands that ends right at `end`, whatever its values are; -1 where none does.
 * What began there later took the end of a cell that holds a blob of any bytes, and ends where that did.
 */
export function rowHeadWithin(
  bytes: Uint8Array,
  from: number,
  end: number,
  values: number,
): number {
  for (let at = Math.max(from, end - longestWithin); at + values + 3 <= end; at++) {
    const size = bytes[at]!;
    if (size > 0x7f || at + size + 2 > end || at + size + mostBefore < end) continue;
    const isWhole = at + 1 + varintLength(bytes, at + 1) + size === end;
    if (isWhole && isRowHead(bytes, at, end, values)) return at;
  }
  return -1;
}
