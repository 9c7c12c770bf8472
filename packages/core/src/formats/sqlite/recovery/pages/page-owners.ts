import { unsigned32 } from '../../page.ts';
import type { Pager } from '../../pager.ts';
import type { ProblemLog } from '../../problem-log.ts';
import type { PageNumbers } from './page-numbers.ts';

/** What a page is known to be, as `PageNumbers` tell it; numbers from `firstTable` on are leaves of that table of the list of shapes. */
export const owner = { unknown: 0, other: 1, freeLeaf: 2, freeTrunk: 3, firstTable: 4 } as const;

/**
 * Marks the pages of the freelist, and says whether it holds those that the header counts. Whatever the list claims,
 * a page that a table uses stays the table's: its rows are live.
 */
export function markFreelist(pager: Pager, owners: PageNumbers, problems: ProblemLog): boolean {
  const first = pager.page(1);
  if (first === undefined) return true;
  const stated = unsigned32(first.bytes, first.at + 36);
  let trunk = unsigned32(first.bytes, first.at + 32);
  let count = 0;
  /** `from` is the page that leads there. */
  const claim = (page: number, as: number, from: number): boolean => {
    const tell = (detail: string) => problems.page('malformed', detail, null, from);
    if (page < 2 || !pager.has(page)) {
      tell('the freelist leads to a page that the file does not hold');
      return false;
    }
    const before = owners.of(page);
    if (before === owner.freeLeaf || before === owner.freeTrunk) {
      tell('the freelist leads to the same page twice');
      return false;
    }
    if (before !== owner.unknown) {
      tell('the freelist leads to a page that is in use');
      return false;
    }
    owners.set(page, as);
    count++;
    return true;
  };
  let from = 1;
  while (trunk !== 0) {
    if (!claim(trunk, owner.freeTrunk, from)) break;
    const view = pager.page(trunk)!;
    const leaves = trunkLeaves(view.bytes, view.at, pager.usableSize);
    if (leaves === undefined) {
      problems.page('malformed', 'a freelist page states more entries than fit', null, trunk);
      break;
    }
    for (let i = 0; i < leaves; i++)
      claim(unsigned32(view.bytes, view.at + 8 + 4 * i), owner.freeLeaf, trunk);
    from = trunk;
    trunk = unsigned32(view.bytes, view.at);
  }
  if (count !== stated)
    problems.page(
      'malformed',
      'the freelist does not hold the pages that the header counts',
      null,
      1,
    );
  return count === stated;
}

/** Entries of a freelist trunk page; undefined where they do not fit. */
export function trunkLeaves(bytes: Uint8Array, at: number, usableSize: number): number | undefined {
  const leaves = unsigned32(bytes, at + 4);
  return leaves > usableSize / 4 - 2 ? undefined : leaves;
}

/** Where a trunk page ends that may list fewer pages than it did: behind its entries, older ones stand. */
export function trunkEnd(bytes: Uint8Array, usableSize: number, pageCount: number): number {
  let at = 8 + 4 * (trunkLeaves(bytes, 0, usableSize) ?? 0);
  while (at + 4 <= usableSize) {
    const page = unsigned32(bytes, at);
    if (page < 2 || page > pageCount) break;
    at += 4;
  }
  return at;
}
