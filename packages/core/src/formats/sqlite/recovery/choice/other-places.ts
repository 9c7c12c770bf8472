import { shortestCell } from '../../page.ts';
import type { CellGuess } from '../cells/cell-guess.ts';
import type { CellReader } from '../readings/cell-reader.ts';
import { formerBlockEnd } from '../cells/former-block.ts';
import type { Layout } from '../regions/layout.ts';
import type { RecordShape } from '../shapes/record-shape.ts';

/** Whether a cell can be read as one of another table that nothing contradicts, be its end lost to what comes behind. */
export function mayBeOf(
  reader: CellReader,
  bytes: Uint8Array,
  { offset, end }: CellGuess,
  shape: RecordShape,
  layout: Layout,
): boolean {
  const isEnd = (at: number): boolean => layout.beginsAt(at);
  return reader.possible(bytes, offset, end, shape, isEnd).length > 0;
}

/**
 * Whether the header of a freeblock, by which a cell is told, may have stood up to three bytes before or behind: its own bytes look like one there as
 * well, and what is left of the cell is read in another way then.
 */
export function mayBeginBeside(
  reader: CellReader,
  bytes: Uint8Array,
  { offset, end, bodyAt, shape }: CellGuess,
  layout: Layout,
): boolean {
  const isEnd = (at: number): boolean => layout.beginsAt(at);
  for (let other = offset - shortestCell + 1; other < offset + shortestCell; other++) {
    if (other === offset || formerBlockEnd(bytes, other, bytes.length) === 0) continue;
    const others = reader.possible(bytes, other, end, shape!, isEnd);
    if (others.some((one) => one.bodyAt === bodyAt)) return true;
  }
  return false;
}
