import { unsigned32 } from './page.ts';
import type { Pager } from './pager.ts';
import { trunkLeaves } from './recovery/pages/page-owners.ts';
import { isZero } from './recovery/cells/zeros.ts';

/** What some of the free pages of a database hold. */
export interface FreePageSample {
  /** Free pages that were looked at: entries of the freelist, not the pages that hold the list. */
  readonly looked: number;
  /** Those that hold nothing but zeros. */
  readonly zero: number;
}

const maxTrunks = 64;
const mostOfATrunk = 16;
const maxLooked = 128;

/** Looks at free pages along the freelist, at even steps, at most 128 of them; a list that loops or leads nowhere ends there. */
export function sampleFreePages(pager: Pager): FreePageSample {
  const first = pager.page(1)?.bytes;
  const seen = new Set<number>();
  let looked = 0;
  let zero = 0;
  let trunk = first === undefined ? 0 : unsigned32(first, 32);
  for (let trunks = 0; trunks < maxTrunks && trunk !== 0 && looked < maxLooked; trunks++) {
    if (seen.has(trunk) || !isWithin(pager, trunk)) break;
    seen.add(trunk);
    const list = pager.page(trunk)?.bytes;
    const leaves = list && trunkLeaves(list, 0, pager.usableSize);
    if (list === undefined || leaves === undefined) break;
    const wanted = Math.min(leaves, mostOfATrunk);
    for (let count = 0; count < wanted && looked < maxLooked; count++) {
      const page = unsigned32(list, 8 + 4 * Math.floor((count * leaves) / wanted));
      if (seen.has(page) || !isWithin(pager, page)) continue;
      seen.add(page);
      const bytes = pager.page(page)?.bytes;
      if (bytes === undefined) continue;
      looked += 1;
      if (isZero(bytes, 0, pager.usableSize)) zero += 1;
    }
    trunk = unsigned32(list, 0);
  }
  return { looked, zero };
}

/** Asked before the pager, which tells pages out of bounds as faults: those are the readers' to tell. */
function isWithin(pager: Pager, page: number): boolean {
  return page >= 2 && page <= pager.pageCount;
}
