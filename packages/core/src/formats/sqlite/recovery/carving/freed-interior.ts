import { pageKind, shortestCell, unsigned16 } from '../../page.ts';
import type { CellGuess } from '../cells/cell-guess.ts';
import type { CellReader } from '../readings/cell-reader.ts';
import { firstBeginning } from '../readings/first-beginning.ts';
import { headBeyond } from '../readings/head-beyond.ts';
import { childBytes } from '../regions/interior-cells.ts';
import type { RecordShape } from '../shapes/record-shape.ts';

/**
 * Rows that were freed in an interior page of a table without rowid, each of which stands nowhere else: the header of their freeblock took the number of the
 * child page before the first, and nothing of the cells themselves. `bytes` is the page alone; of a page of another kind there are none.
 */
export function* freedInterior(
  reader: CellReader,
  bytes: Uint8Array,
  usableSize: number,
  shape: RecordShape,
): Generator<CellGuess> {
  if (bytes[0] !== pageKind.interiorIndex) return;
  // The header of an interior page takes so many bytes.
  let least = 12;
  for (let block = unsigned16(bytes, 1); block >= least; block = unsigned16(bytes, block)) {
    if (block + shortestCell > usableSize) return;
    const to = block + unsigned16(bytes, block + 2);
    if (to < block + shortestCell || to > usableSize) return;
    least = to;
    yield* cellsOfBlock(reader, bytes, block, to, shape);
  }
}

function* cellsOfBlock(
  reader: CellReader,
  bytes: Uint8Array,
  from: number,
  to: number,
  shape: RecordShape,
): Generator<CellGuess> {
  const cells: CellGuess[] = [];
  let end = from;
  while (end + childBytes + shortestCell <= to) {
    const cell = reader.intact(bytes, end + childBytes, to, shape, true);
    if (cell === undefined || cell.cut) break;
    cells.push(cell);
    end = cell.end;
  }
  // What took the end of one later, and was freed in turn, ends where the block does; where they do not fill it, it may end anywhere.
  const areAll = to - end < shortestCell;
  for (const cell of cells) {
    const isTaken =
      mayEndInChild(bytes, cell.end, reader.largestChild) ||
      firstBeginning(reader, bytes, cell.bodyAt, cell.end, to, shape, areAll) >= 0 ||
      headBeyond(reader, bytes, cell.bodyAt, cell.end, shape) >= 0;
    if (!isTaken) yield cell;
  }
}

/** Whether the last bytes before a place can be the first ones of the number of a child page, with which every newer cell begins. */
function mayEndInChild(bytes: Uint8Array, end: number, largestChild: number): boolean {
  if (bytes[end - 1]! <= largestChild >>> 24) return true;
  if (unsigned16(bytes, end - 2) <= largestChild >>> 16) return true;
  return unsigned16(bytes, end - 3) * 256 + bytes[end - 1]! <= largestChild >>> 8;
}
