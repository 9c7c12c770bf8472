import { varintLength, varintSize } from '../../varint.ts';
import { serialLength } from '../shapes/serial-class.ts';
import type { CellGuess } from '../cells/cell-guess.ts';
import { payloadOf } from '../cells/row-head.ts';

/** Serial types from here on are of texts and blobs, or of nothing. */
const firstNoNumber = 10;

/**
 * Whether a row whose head stands is an entry of an index with the last bytes of the one before it: the last byte of its rowid is its size again
 * (`0b 87 0b 04 01 03 03 …`), as that of the entry would be, and its last value is a number, as a rowid is.
 */
export function holdsEntry(bytes: Uint8Array, { offset, serials }: CellGuess): boolean {
  const last = serials.at(-1)!;
  const isRowId = last > 0 && last < firstNoNumber;
  return isRowId && bytes[payloadOf(bytes, offset) - 1] === bytes[offset];
}

/**
 * Whether a row whose head stands is all but the first byte of an entry of an index, in a page that one had: NULL, 0, 1 or a short number and a rowid
 * (`05 03 00 02 01 7c`) are a row of one number as well (`03 00 02 01 7c`). The size of the entry stands before it then, and its header, as long as the
 * row seems to be, ends in the kind of a rowid and tells of just the bytes up to the end of the row.
 */
export function isWithinEntry(
  bytes: Uint8Array,
  { offset, end, rowId, rebuilt, cut }: CellGuess,
): boolean {
  if (rebuilt || cut || rowId === undefined || offset < 1) return false;
  if (bytes[offset - 1] !== end - offset) return false;
  const bodyAt = offset + bytes[offset]!;
  let at = offset + 1;
  let size = 0;
  let serial = 0;
  while (at < bodyAt && bodyAt <= end) {
    serial = varintSize(bytes, at);
    size += serialLength(serial);
    at += varintLength(bytes, at);
  }
  return at === bodyAt && serial > 0 && serial < firstNoNumber && bodyAt + size === end;
}
