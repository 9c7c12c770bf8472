import type { ProblemCode } from '../../model/index.ts';
import { unsigned32 } from './page.ts';
import { PageSet } from './page-set.ts';
import { PageWindow } from './page-window.ts';
import type { Pager } from './pager.ts';

/** Joined payloads go no further, whatever the record says; platforms decode no UTF-16 of twice as many bytes. */
const maxJoinedBytes = 2 ** 27;
const keptBytes = 2 ** 20;

/**
 * Puts payloads together that do not fit in their cell, only as far as they are asked for.
 * The memory is used again for the next one.
 */
export class OverflowReader {
  bytes = new Uint8Array(0);
  /** How much of the payload is in `bytes`. */
  length = 0;
  /** Why the chain of pages does not go on. */
  fault: ProblemCode | undefined = undefined;
  readonly #pager: Pager;
  readonly #nearby: PageWindow | undefined;
  readonly #window: PageWindow;
  #visited = new PageSet();
  #joinedPages = 0;
  #size = 0;
  #nextPage = 0;

  /**
   * Overflow pages mostly stand beside the leaf: `nearby`, the window of the scan, is looked at first.
   * With it, a page may belong to one row only; without (seeking), rows may come again.
   */
  constructor(pager: Pager, nearby?: PageWindow) {
    this.#pager = pager;
    this.#nearby = nearby;
    this.#window = new PageWindow(pager);
  }

  /** Begins with the part that stands in the cell; `first` is the number of the first overflow page. */
  begin(local: Uint8Array, size: number, first: number): void {
    if (this.bytes.length > keptBytes) this.bytes = new Uint8Array(0);
    this.length = 0;
    this.#grow(local.length);
    this.bytes.set(local);
    this.length = local.length;
    this.fault = undefined;
    this.#size = size;
    this.#nextPage = first;
    if (this.#nearby === undefined) this.#visited = new PageSet();
  }

  /** Joins at least `upTo` bytes where that is possible; else `fault` is set. */
  extend(upTo: number): void {
    const onePage = this.#pager.usableSize - 4;
    while (this.length < upTo && this.fault === undefined) {
      const page = this.#nextPage;
      this.fault = this.#faultOf(page);
      if (this.fault !== undefined) break;
      const part = Math.min(onePage, this.#size - this.length);
      const window = this.#windowOf(page, Math.ceil((upTo - this.length) / onePage));
      const at = window.find(page);
      this.#grow(this.length + part);
      this.bytes.set(window.bytes.subarray(at + 4, at + 4 + part), this.length);
      this.length += part;
      this.#nextPage = unsigned32(window.bytes, at);
    }
  }

  #faultOf(page: number): ProblemCode | undefined {
    if (page === 0 || !this.#pager.has(page)) {
      return page > this.#pager.pageCount ? 'truncated' : 'malformed';
    }
    if (!this.#visited.add(page)) return 'malformed';
    if (this.length >= maxJoinedBytes) return 'limit-exceeded';
    // Hostile rows may all lead to one long chain, and each be sought many times.
    this.#joinedPages++;
    if (this.#nearby === undefined && this.#joinedPages > 100_000 + 16 * this.#pager.pageCount) {
      return 'limit-exceeded';
    }
    return undefined;
  }

  #windowOf(page: number, pages: number): PageWindow {
    if (this.#nearby !== undefined && this.#nearby.find(page) >= 0) return this.#nearby;
    if (this.#window.find(page) < 0) this.#window.load(page, pages);
    return this.#window;
  }

  /** Doubles, so that the stated size is not believed before the pages are seen. */
  #grow(size: number): void {
    if (this.bytes.length >= size) return;
    const larger = new Uint8Array(
      Math.min(Math.max(size, this.#size), Math.max(size, 2 * this.bytes.length, 4096)),
    );
    larger.set(this.bytes.subarray(0, this.length));
    this.bytes = larger;
  }
}
