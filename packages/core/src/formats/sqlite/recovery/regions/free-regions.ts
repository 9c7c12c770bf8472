import { freeListFaults, hasLostCells, lostCells } from '../../cell-less-page.ts';
import { cellCount, pageKind, treeHeaderOffset, unsigned16 } from '../../page.ts';
import { betweenCells } from './between-cells.ts';
import type { FreeRegion } from './free-region.ts';
import { bareRegion } from './free-region.ts';
import {
  beforeFormerInterior,
  beforeInteriorCells,
  childBytes,
  tornChild,
} from './interior-cells.ts';
import { freeblock, LeafCells, leafGap, stalePointers } from './leaf-regions.ts';
import { isZero } from '../cells/zeros.ts';

/** Free space of a b-tree page, and the cells that it points at. */
export interface PageSpace {
  readonly kind: number;
  /** Where the cell pointers begin, and how many there are. */
  readonly pointersAt: number;
  readonly cells: number;
  /** Bytes of the number of a child page before each cell. */
  readonly childBytes: number;
  readonly regions: readonly FreeRegion[];
  /** What is wrong with the lists of the page. */
  readonly fault: string | undefined;
}

const noRegions: readonly FreeRegion[] = [];

/**
 * The free stretches of a leaf page (`bytes` is the page alone): its chain of freeblocks and the gap before its cells.
 * Stretches of zeros are left out. `undefined` where the page is no leaf. The tree leads to it for rowids of `leastRowId` bytes and more;
 * greater numbers than `largestChild` are none of a child page.
 */
export function leafSpace(
  bytes: Uint8Array,
  page: number,
  usableSize: number,
  leastRowId = 1,
  largestChild?: number,
): PageSpace | undefined {
  const header = treeHeaderOffset(page);
  const kind = bytes[header]!;
  if (kind !== pageKind.leafTable && kind !== pageKind.leafIndex) return undefined;
  const cells = cellCount(bytes, header, bytes.length);
  if (cells < 0) return undefined;
  const pointersAt = header + 8;
  const gapFrom = pointersAt + 2 * cells;
  let fault: string | undefined;
  let contentAt = unsigned16(bytes, header + 5);
  // 0 stands for 65536.
  if (contentAt === 0 && usableSize === 65536) contentAt = 65536;
  if (cells === 0) {
    // What was there may all be there still, with nothing that leads to it.
    if (hasLostCells(bytes, 0, page, usableSize, false)) {
      fault = lostCells;
      contentAt = usableSize;
    }
  } else if (contentAt < gapFrom || contentAt > usableSize) {
    fault = freeListFaults.content;
    contentAt = lowestCell(bytes, pointersAt, cells, gapFrom, usableSize);
  }
  const leaf = new LeafCells(bytes, pointersAt, cells, kind, usableSize, leastRowId);
  let regions: FreeRegion[] | undefined;
  // Most pages have nothing in their gap.
  if (contentAt - gapFrom >= 4 && !isZero(bytes, gapFrom, contentAt)) {
    const contentEnd =
      cells === 0 && contentAt === usableSize
        ? beforeInteriorCells(bytes, gapFrom, contentAt, largestChild)
        : beforeFormerInterior(bytes, gapFrom, contentAt, largestChild);
    regions = [leafGap(gapFrom, contentEnd, contentAt, leaf)];
  }
  let block = fault === lostCells ? 0 : unsigned16(bytes, header + 1);
  while (block !== 0) {
    if (block < contentAt || block + 4 > usableSize) {
      fault = freeListFaults.place;
      break;
    }
    const end = block + unsigned16(bytes, block + 2);
    const next = unsigned16(bytes, block);
    if (end < block + 4 || end > usableSize) {
      fault = freeListFaults.end;
      break;
    }
    if (end > block + 6 && !isZero(bytes, block + 4, end)) {
      (regions ??= []).push(freeblock(block, end, leaf));
    }
    // They stand in ascending order, so a chain that turns back is a loop or a lie.
    if (next !== 0 && next < end) {
      fault = freeListFaults.order;
      break;
    }
    block = next;
  }
  if (fault !== undefined && cells > 0) {
    const gap = regions?.filter((region) => region.space === 'gap') ?? [];
    regions = [...gap, ...betweenCells(bytes, pointersAt, cells, kind, usableSize, contentAt)];
  }
  return { kind, pointersAt, cells, childBytes: 0, regions: regions ?? noRegions, fault };
}

/** The cells of an interior page of a table without rowid, each of which is a row that stands nowhere else; such pages of indexes look the same. */
export function interiorSpace(
  bytes: Uint8Array,
  page: number,
  usableSize: number,
): PageSpace | undefined {
  const header = treeHeaderOffset(page);
  const cells = cellCount(bytes, header, bytes.length);
  const pointersAt = header + 12;
  const isRoomy = pointersAt + 2 * cells <= usableSize;
  if (bytes[header] !== pageKind.interiorIndex || cells < 1 || !isRoomy) return undefined;
  const kind = pageKind.leafIndex;
  return {
    kind,
    pointersAt,
    cells,
    childBytes,
    regions: noRegions,
    fault: undefined,
  };
}

/**
 * The gap of an interior page of a table: a root that once was a leaf keeps rows there, copies of which went to its first children.
 * `undefined` where the page is none.
 */
export function interiorGap(
  bytes: Uint8Array,
  page: number,
  usableSize: number,
  largestChild: number,
): FreeRegion | undefined {
  const header = treeHeaderOffset(page);
  if (bytes[header] !== pageKind.interiorTable) return undefined;
  const cells = cellCount(bytes, header, bytes.length);
  const from = header + 12 + 2 * cells;
  const content = unsigned16(bytes, header + 5);
  if (cells < 0 || content < from + 8 || content > usableSize) return undefined;
  // Cells of the page as it now is have been freed there too.
  const to = beforeInteriorCells(bytes, from, content, largestChild);
  if (to < from + 8 || isZero(bytes, from, to)) return undefined;
  return bareRegion(
    from,
    to,
    'gap',
    false,
    stalePointers(bytes, from, to, usableSize),
    to === content && cells > 0 ? tornChild(bytes, to) : to,
  );
}

function lowestCell(
  bytes: Uint8Array,
  pointersAt: number,
  cells: number,
  from: number,
  usableSize: number,
): number {
  let lowest = usableSize;
  for (let i = 0; i < cells; i++) {
    const offset = unsigned16(bytes, pointersAt + 2 * i);
    if (offset >= from && offset < lowest) lowest = offset;
  }
  return lowest;
}
