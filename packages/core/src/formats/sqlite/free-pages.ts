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
  for (let count = 0; count < maxTrunks && trunk !== 0 && looked < maxLooked; count++) {
    if (seen.has(trunk) || !isWithin(pager, trunk)) break;
    seen.add(trunk);
    const list = pager.page(trunk)?.bytes;
    const leaves = list && trunkLeaves(list, 0, pager.usableSize);
    if (list === undefined || leaves === undefined) break;
    const step = Math.max(1, Math.ceil(leaves / mostOfATrunk));
    for (let index = 0; index < leaves && looked < maxLooked; index += step) {
      const page = unsigned32(list, 8 + 4 * index);
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
