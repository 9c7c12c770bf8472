import { localPayload, pageKind, shortestCell } from '../../page.ts';
import { varintSize } from '../../varint.ts';
import { mayBeginCell, mostBeside } from '../cells/head-bytes.ts';
import type { RecordShape } from '../shapes/record-shape.ts';
import type { CellReader } from './cell-reader.ts';

/** Longer headers of entries of an index are not looked for. */
const mostOfEntry = 8;

/**
 * The first offset in `[from, to)` where the head of a cell of this table, or an entry of an index, may stand, however little speaks for it;
 * -1 where none. `fills`: only of one that ends right at `limit`.
 */
export function firstBeginning(
  reader: CellReader,
  bytes: Uint8Array,
  from: number,
  to: number,
  limit: number,
  shape: RecordShape,
  fills: boolean,
): number {
  const { usableSize } = reader;
  const { withoutRowId } = shape.table;
  // Serial types of more than two bytes are rare.
  const longestHeader = 2 * shape.length + 6;
  const longestOther = withoutRowId ? longestHeader : mostOfEntry;
  reader.spend((to - from) >> 3);
  // In fewer than three bytes no cell begins.
  const last = Math.min(to, bytes.length - 2);
  for (let at = from; at < last; at++) {
    const first = bytes[at]!;
    const next = bytes[at + 1]!;
    const third = bytes[at + 2]!;
    // Letters, of which most of a row is, begin neither.
    const isText = (first | next | third) < 0x80 && next > longestOther;
    if (isText && (third > longestHeader || third > first)) continue;
    const size = first < 0x80 ? first : varintSize(bytes, at);
    if (fills && !mayFill(at, size, limit, usableSize)) continue;
    const mayBeCell = mayBeginCell(bytes, at, limit, withoutRowId, 1, longestHeader);
    // The pages of an index are used again too; more columns than a few are not looked for, since white space passes for them.
    const mayBeEntry =
      !withoutRowId && size < 0x80 && mayBeginCell(bytes, at, limit, true, 1, mostOfEntry);
    const cell =
      (mayBeCell ? reader.possibleIntact(bytes, at, limit, shape, withoutRowId) : undefined) ??
      (mayBeEntry ? reader.possibleIntact(bytes, at, limit, undefined, true) : undefined);
    if (cell !== undefined && !(fills && (cell.cut || cell.end !== limit))) return at;
  }
  return -1;
}

/** Whether a cell that begins with this size may end right at `limit`, be its rowid ever so long. */
function mayFill(at: number, size: number, limit: number, usableSize: number): boolean {
  if (at + mostBeside + size < limit) return false;
  const { leafIndex, leafTable } = pageKind;
  const local = Math.min(
    localPayload(size, usableSize, leafIndex),
    localPayload(size, usableSize, leafTable),
  );
  return at + Math.max(1 + local, shortestCell) <= limit;
}
