import { varintSize } from '../../varint.ts';
import { isBetween } from '../cells/cell-arithmetic.ts';
import { mostBeside } from '../cells/head-bytes.ts';
import { payloadOf, serialsOfHead } from '../cells/row-head.ts';
import { longestHeaderOf } from '../regions/newer-head.ts';
import type { RecordShape } from '../shapes/record-shape.ts';
import type { CellReader } from './cell-reader.ts';

/**
 * The first place from `from` on where the whole head of a cell of this table stands before `end` and says that the cell went on beyond it; -1 where none does. What took
 * the end of an older cell there was overwritten in turn.
 */
export function headBeyond(
  reader: CellReader,
  bytes: Uint8Array,
  from: number,
  end: number,
  shape: RecordShape,
): number {
  const { withoutRowId } = shape.table;
  const { leastCount } = shape;
  const longest = longestHeaderOf(shape);
  reader.spend((end - from) >> 3);
  for (let at = from; at + leastCount + 2 <= end; at++) {
    const first = bytes[at]!;
    // Where size and rowid take a byte each, the third is the length of the header: most bytes are letters, and too great for it.
    const isShort = !withoutRowId && first < 0x80 && bytes[at + 1]! < 0x80;
    if (isShort && !isBetween(bytes[at + 2]!, leastCount, longest + 1)) continue;
    const size = first < 0x80 ? first : varintSize(bytes, at);
    if (at + size + mostBeside <= end) continue;
    const headerAt = payloadOf(bytes, at, withoutRowId);
    const headerSize = bytes[headerAt]!;
    if (headerSize <= leastCount || headerSize > longest) continue;
    if (headerAt + size <= end) continue;
    reader.spend(headerSize);
    const serials = serialsOfHead(bytes, at, end, withoutRowId) ?? [];
    const isOfTable = serials.every((serial, position) => shape.likeness(position, serial) >= 0);
    if (isOfTable && shape.counts.includes(serials.length)) return at;
  }
  return -1;
}
