import { localPayload, pageKind, unsigned16 } from '../../page.ts';
import { varintLength, varintSize } from '../../varint.ts';
import type { FreeRegion } from './free-region.ts';
import { bareRegion } from './free-region.ts';
import { isZero } from '../cells/zeros.ts';

/** Shorter stretches hold no row. */
const shortest = 8;

/**
 * What lies between the live cells of a leaf: the free space of a page whose list of freeblocks is broken.
 * It can hold no live row, whatever that list claims.
 */
export function betweenCells(
  bytes: Uint8Array,
  pointersAt: number,
  cells: number,
  kind: number,
  usableSize: number,
  contentAt: number,
): FreeRegion[] {
  const spans: [number, number][] = [];
  for (let i = 0; i < cells; i++) {
    const at = unsigned16(bytes, pointersAt + 2 * i);
    if (at < contentAt || at + 4 > usableSize) continue;
    spans.push([at, Math.min(usableSize, cellEnd(bytes, at, kind, usableSize))]);
  }
  spans.sort(([first], [second]) => first - second);
  const regions: FreeRegion[] = [];
  let from = contentAt;
  for (const [start, end] of [...spans, [usableSize, usableSize] as const]) {
    if (start - from >= shortest && !isZero(bytes, from, start))
      regions.push(bareRegion(from, start, 'freeblock', false));
    if (end > from) from = end;
  }
  return regions;
}

/** Where a cell ends that begins at a place, as it says. */
export function cellEnd(bytes: Uint8Array, at: number, kind: number, usableSize: number): number {
  const size = varintSize(bytes, at);
  let from = at + varintLength(bytes, at);
  if (kind === pageKind.leafTable) from += varintLength(bytes, from);
  const local = localPayload(size, usableSize, kind);
  return Math.max(at + 4, from + local + (local < size ? 4 : 0));
}
