import { varintLength, varintSize } from '../../varint.ts';
import { serialLength } from '../shapes/serial-class.ts';
import { longestRowId } from './cell-arithmetic.ts';

/** Serial types of a header that are looked at first: those that text passes for soon state more bytes than there are. */
const fewSerials = 3;
/** The length of the header of so many values takes two bytes. */
const manyValues = 127;
/** What a cell has at most besides its payload: the varints of that and of the rowid, and the number of an overflow page. */
export const mostBeside = 9 + longestRowId + 4;

/**
 * Whether a cell may begin at `at` whose record has `fewest` values at least and a header of `longest` bytes at most, in a stretch that ends at `to`.
 * Of most bytes the first few tell that none does.
 */
export function mayBeginCell(
  bytes: Uint8Array,
  at: number,
  to: number,
  withoutRowId: boolean,
  fewest: number,
  longest: number,
): boolean {
  let size = bytes[at]!;
  let from = at + 1;
  if (size >= 0x80) {
    size = varintSize(bytes, at);
    from = at + varintLength(bytes, at);
  }
  if (from >= to) return false;
  if (!withoutRowId) from += bytes[from]! < 0x80 ? 1 : varintLength(bytes, from);
  if (from >= to) return false;
  const isLong = bytes[from]! >= 0x80;
  const header = isLong ? varintSize(bytes, from) : bytes[from]!;
  if (header <= fewest || header > longest || header > size || from + header > to) return false;
  let left = size - header;
  const serialsAt = from + (isLong ? varintLength(bytes, from) : 1);
  const end = Math.min(from + header, serialsAt + fewSerials);
  for (let serial = serialsAt; serial < end && bytes[serial]! < 0x80; serial++)
    left -= serialLength(bytes[serial]!);
  return left >= 0;
}

/** The length of the header that begins at a place, as far as what stands from `survives` on tells; -1 where it is lost. */
export function statedHeader(
  bytes: Uint8Array,
  header: number,
  survives: number,
  values: number,
): number {
  if (header >= survives) return varintSize(bytes, header);
  return header === survives - 1 && values >= manyValues ? 0x80 + bytes[survives]! : -1;
}
