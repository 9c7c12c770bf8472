import { cellCount, treeHeaderOffset, unsigned16 } from '../../page.ts';
import type { CellGuess } from '../cells/cell-guess.ts';
import type { PageVersion } from './page-version.ts';

/**
 * Whether a cell of an older version of a page stands in the page as it now is, byte for byte:
 * then the page was of the same table, since a page that changes hands begins empty.
 */
export function sharesRow(version: PageVersion, cells: readonly CellGuess[]): boolean {
  const now = version.current();
  if (now === undefined) return false;
  const header = treeHeaderOffset(version.page);
  if (now[header] !== version.bytes[header]) return false;
  const count = cellCount(now, header, now.length);
  const heads = new Map<number, number>();
  for (let i = 0; i < count; i++) {
    const at = unsigned16(now, header + 8 + 2 * i);
    if (at + 4 <= now.length) heads.set(headOf(now, at), at);
  }
  return cells.some(({ offset, end }) => {
    const at = heads.get(headOf(version.bytes, offset));
    if (at === undefined || at + end - offset > now.length) return false;
    for (let i = 0; i < end - offset; i++) {
      if (now[at + i] !== version.bytes[offset + i]) return false;
    }
    return true;
  });
}

function headOf(bytes: Uint8Array, at: number): number {
  return (unsigned16(bytes, at) << 16) | unsigned16(bytes, at + 2);
}
