import {
  cellCount,
  isIndexPage,
  isTreePage,
  largestLocal,
  localPayload,
  pageKind,
  treeHeaderOffset,
  unsigned16,
  unsigned32,
} from '../../page.ts';
import { PageSet } from '../../page-set.ts';
import type { Pager } from '../../pager.ts';
import type { ProblemLog } from '../../problem-log.ts';
import { maxPayload } from '../../record.ts';
import { varintLength, varintSize } from '../../varint.ts';
import { IndexPages } from './index-pages.ts';
import { owner } from './page-owners.ts';
import { PageNumbers } from './page-numbers.ts';

/**
 * The overflow chains of live cells, of tables and indexes: whether each stands on pages of its own. Nothing is read for it but what a pass over
 * all pages sees anyway; it keeps four bytes for each page that no b-tree has, and eight for each at which a chain begins.
 */
export class LiveChains {
  readonly #pager: Pager;
  readonly #problems: ProblemLog;
  readonly #next = new PageNumbers();
  /** How many pages a chain takes, and the page of its cell, by its first page. */
  readonly #lengths = new PageNumbers();
  readonly #cellPages = new PageNumbers();
  readonly #indexes: IndexPages;

  constructor(pager: Pager, problems: ProblemLog) {
    this.#indexes = new IndexPages(pager.usableSize);
    this.#pager = pager;
    this.#problems = problems;
  }

  /** Notes the chains that the cells of a page of a b-tree lead to; `name` is of its table. */
  cells(page: number, bytes: Uint8Array, name: string | null): void {
    const { usableSize } = this.#pager;
    const header = treeHeaderOffset(page);
    const kind = bytes[header]!;
    const isInterior = kind === pageKind.interiorIndex;
    if (!isInterior && kind !== pageKind.leafTable && kind !== pageKind.leafIndex) return;
    const pointers = header + (isInterior ? 12 : 8);
    const pointersEnd = pointers + 2 * cellCount(bytes, header, bytes.length);
    const before = isInterior ? 4 : 0;
    const largest = largestLocal(usableSize, kind);
    for (let pointer = pointers; pointer < pointersEnd; pointer += 2) {
      const at = unsigned16(bytes, pointer) + before;
      // A size of one byte is small enough wherever the page is not of the smallest.
      if (largest > 0x7f && bytes[at]! < 0x80) continue;
      const size = varintSize(bytes, at);
      if (!(size > largest) || size > maxPayload || at < pointersEnd) continue;
      let from = at + varintLength(bytes, at);
      if (kind === pageKind.leafTable) from += varintLength(bytes, from);
      const local = localPayload(size, usableSize, kind);
      if (from + local + 4 > usableSize) {
        this.#problems.page('malformed', 'a cell ends outside its page', name, page, at - before);
        continue;
      }
      const first = unsigned32(bytes, from + local);
      const fault = this.#faultOf(first);
      if (fault !== undefined) this.#problems.page(fault, leadsNowhere, name, page, at - before);
      else if (this.#lengths.of(first) > 0)
        this.#problems.page('malformed', isShared, name, page, at - before);
      else {
        this.#lengths.set(first, Math.ceil((size - local) / (usableSize - 4)));
        this.#cellPages.set(first, page);
      }
    }
  }

  /** The same for a page of an index, of which it tells what else is wrong, or an inner one of a table: of one without rowid, `name` is the table's. */
  inner(page: number, bytes: Uint8Array, name: string | null): void {
    const kind = bytes[treeHeaderOffset(page)];
    if (isIndexPage(bytes)) {
      const isLooked = name === null && !this.#pager.isCut(page);
      const fault = isLooked ? this.#indexes.faultOf(bytes) : undefined;
      if (fault === undefined) this.cells(page, bytes, name);
      else this.#problems.page('malformed', `in a page of an index: ${fault}`, null, page);
    } else if (kind !== pageKind.interiorTable && !this.#pager.isCut(page)) {
      this.#problems.page('malformed', 'a page of an index is of another kind', null, page);
      if (isTreePage(bytes, 0, bytes.length)) this.#problems.arePagesMoved = true;
    }
  }

  /** Notes where a page leads that may be one of a chain. */
  other(page: number, bytes: Uint8Array): void {
    const next = unsigned32(bytes, 0);
    if (next !== 0) this.#next.set(page, next);
  }

  /** Follows all chains, each page once, when all pages were seen. */
  check(owners: PageNumbers, nameOf: (page: number) => string | null): void {
    const claimed = new PageSet();
    for (const first of this.#lengths.pages()) {
      const fault = this.#faultIn(first, claimed, owners);
      if (fault === undefined) continue;
      const cellPage = this.#cellPages.of(first);
      const code = fault === leadsOut ? 'truncated' : 'malformed';
      this.#problems.page(code, fault, nameOf(cellPage), cellPage);
    }
  }

  #faultIn(first: number, claimed: PageSet, owners: PageNumbers): string | undefined {
    let page = first;
    for (let left = this.#lengths.of(first); left > 0; left--) {
      const fault = this.#faultOf(page);
      if (fault !== undefined) return fault === 'truncated' ? leadsOut : leadsNowhere;
      if (owners.of(page) !== owner.unknown) return isUsed;
      if (!claimed.add(page)) return isShared;
      page = this.#next.of(page);
    }
    return page === 0 ? undefined : goesOn;
  }

  #faultOf(page: number): 'truncated' | 'malformed' | undefined {
    if (page > this.#pager.pageCount) return 'truncated';
    return page < 2 || !this.#pager.has(page) ? 'malformed' : undefined;
  }
}

const leadsNowhere = 'a chain of overflow pages leads to no page';
const leadsOut = 'a chain of overflow pages leads to a page that the file does not hold';
const isShared =
  'a chain of overflow pages leads to the same page twice, or to one of another chain';
const goesOn = 'a chain of overflow pages goes on beyond the end of its value';
const isUsed = 'a chain of overflow pages leads to a page that is free or of a b-tree';
