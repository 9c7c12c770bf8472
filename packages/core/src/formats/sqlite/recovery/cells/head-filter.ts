import { varintLength, varintSize } from '../../varint.ts';
import { formerBlockEnd } from './former-block.ts';
import type { RecordShape } from '../shapes/record-shape.ts';

/** Bytes of the longest serial type that is believed. */
export const longestSerial = 4;
/** Values of a row of no known table. */
export const maxColumnsUnknown = 500;

/**
 * Tells of most bytes of free space that no head of a cell stands there, be it of a row of any of the tables, by the size of its header alone:
 * the cell reader is asked of the others.
 */
export class HeadFilter {
  /** The longest header of a row with a rowid, and of one without; 0 where there is no such table. */
  readonly #longest: number;
  readonly #longestWithoutRowId: number;

  constructor(shapes: readonly RecordShape[], unknownToo: boolean) {
    let columns = unknownToo ? maxColumnsUnknown : -1;
    let columnsWithoutRowId = -1;
    for (const { length, table } of shapes) {
      if (table.withoutRowId) columnsWithoutRowId = Math.max(columnsWithoutRowId, length);
      else columns = Math.max(columns, length);
    }
    this.#longest = 1 + columns * longestSerial;
    this.#longestWithoutRowId = 1 + columnsWithoutRowId * longestSerial;
  }

  /** The highest offset from `least` to `at` where a head, or the header of a freeblock, may stand; `least` where none does. */
  highest(bytes: Uint8Array, least: number, at: number, to: number, usableSize: number): number {
    const longest = Math.max(this.#longest, this.#longestWithoutRowId);
    let offset = at;
    let next = bytes[at + 1]!;
    let third = bytes[at + 2]!;
    for (; offset > least; offset--) {
      const first = bytes[offset]!;
      // Letters: too great a number for the size of a header, and for that of a block as well.
      const isText = (first | next | third) < 0x80 && third > longest && next > longest;
      if (!(isText && offset + (third << 8) > usableSize)) {
        if (first > 1 && this.mayStand(bytes, offset, to)) break;
        if (formerBlockEnd(bytes, offset, usableSize) > 0) break;
      }
      third = next;
      next = first;
    }
    return offset;
  }

  mayStand(bytes: Uint8Array, at: number, to: number): boolean {
    let size = bytes[at]!;
    let from = at + 1;
    if (size >= 0x80) {
      size = varintSize(bytes, at);
      from = at + varintLength(bytes, at);
    }
    if (this.#longestWithoutRowId > 1 && isHeader(bytes, from, to, size, this.#longestWithoutRowId))
      return true;
    if (this.#longest <= 1) return false;
    from += bytes[from]! < 0x80 ? 1 : varintLength(bytes, from);
    return isHeader(bytes, from, to, size, this.#longest);
  }
}

function isHeader(
  bytes: Uint8Array,
  from: number,
  to: number,
  size: number,
  longest: number,
): boolean {
  const stated = bytes[from]!;
  // Headers of more than 127 bytes are rare enough.
  if (stated >= 0x80) return true;
  return stated > 1 && stated <= longest && stated <= size && from + stated <= to;
}
