import { hasLostCells } from './cell-less-page.ts';
import { cellCount, pageKind, treeHeaderOffset, unsigned16, unsigned32 } from './page.ts';
import type { Pager } from './pager.ts';
import { varintInteger, varintLength } from './varint.ts';

const maxDepth = 20;

/**
 * The highest rowid of a table with rowids, found by its rightmost pages alone: `'none'` where the table has no row,
 * `undefined` where a page on the way is not in good order.
 */
export function highestRowId(pager: Pager, root: number): number | bigint | 'none' | undefined {
  let page = root;
  for (let depth = 0; depth <= maxDepth; depth++) {
    const bytes = pager.page(page)?.bytes;
    if (bytes === undefined) return undefined;
    const header = treeHeaderOffset(page);
    const cells = cellCount(bytes, header, pager.pageSize);
    if (cells < 0) return undefined;
    if (bytes[header] === pageKind.interiorTable) {
      if (cells === 0 && hasLostCells(bytes, 0, page, pager.usableSize, false)) return undefined;
      page = unsigned32(bytes, header + 8);
      continue;
    }
    if (bytes[header] !== pageKind.leafTable) return undefined;
    if (cells === 0)
      return hasLostCells(bytes, 0, page, pager.usableSize, depth > 0) ? undefined : 'none';
    const pointers = header + 8;
    const offset = unsigned16(bytes, pointers + 2 * (cells - 1));
    if (offset < pointers + 2 * cells || offset + 2 > pager.usableSize) return undefined;
    return varintInteger(bytes, offset + varintLength(bytes, offset));
  }
  return undefined;
}

/** Up to `most` leaves of a tree: its first ones by the leftmost branch, at even steps. Fewer, or none, where pages are not in good order. */
export function someLeaves(pager: Pager, root: number, most: number): number[] {
  let page = root;
  let parent:
    { readonly bytes: Uint8Array; readonly header: number; readonly cells: number } | undefined;
  for (let depth = 0; depth <= maxDepth; depth++) {
    const bytes = pager.page(page)?.bytes;
    if (bytes === undefined) return [];
    const header = treeHeaderOffset(page);
    const kind = bytes[header];
    if (kind === pageKind.leafTable)
      return parent === undefined ? [page] : childrenOf(parent, most);
    const cells = cellCount(bytes, header, pager.pageSize);
    if (kind !== pageKind.interiorTable || cells < 0) return [];
    parent = { bytes, header, cells };
    page = cells === 0 ? unsigned32(bytes, header + 8) : (childAt(parent, 0) ?? 0);
  }
  return [];
}

function childrenOf(
  parent: { readonly bytes: Uint8Array; readonly header: number; readonly cells: number },
  most: number,
): number[] {
  const { cells } = parent;
  const step = Math.max(1, Math.ceil(cells / most));
  const children: number[] = [];
  for (let index = 0; index < cells; index += step) {
    const child = childAt(parent, index);
    if (child !== undefined) children.push(child);
  }
  return children;
}

function childAt(
  {
    bytes,
    header,
    cells,
  }: { readonly bytes: Uint8Array; readonly header: number; readonly cells: number },
  index: number,
): number | undefined {
  const first = header + 12;
  const offset = unsigned16(bytes, first + 2 * index);
  return offset < first + 2 * cells || offset + 4 > bytes.length
    ? undefined
    : unsigned32(bytes, offset);
}
