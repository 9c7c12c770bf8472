import { isDiskError, type RandomAccessFile } from '../../model/index.ts';
import type { DatabaseHeader } from './header.ts';
import type { ProblemLog } from './problem-log.ts';
import type { WriteAheadLog } from './wal.ts';
import { framePageOffset } from './wal.ts';

/** One page in memory: `bytes[at]` is its first byte. */
export interface PageView {
  readonly bytes: Uint8Array;
  readonly at: number;
  /** Frame of the write-ahead log it came from, from 1; 0 for the database file. */
  readonly frame: number;
}

interface KeptPage {
  readonly view: PageView;
  /** Whether it was asked for since it came, or since it was last spared. */
  isUsed: boolean;
}

const cacheBytes = 2 ** 21;

/** Pages of a database with its write-ahead log laid over the file. Pages count from 1. */
export class Pager {
  readonly pageSize: number;
  readonly usableSize: number;
  /** Pages that can be read: what lies in the file or the log, whatever the header claims. */
  readonly pageCount: number;
  readonly #file: RandomAccessFile;
  readonly #wal: RandomAccessFile | undefined;
  readonly #frameOfPage: ReadonlyMap<number, number>;
  readonly #problems: ProblemLog;
  readonly #filePages: number;
  readonly #claimedPages: number;
  readonly #cache = new Map<number, KeptPage>();
  readonly #cacheEntries: number;

  constructor(
    file: RandomAccessFile,
    header: DatabaseHeader,
    wal: RandomAccessFile | undefined,
    log: WriteAheadLog | undefined,
    problems: ProblemLog,
  ) {
    this.#file = file;
    this.#wal = wal;
    this.#frameOfPage = log?.frameOfPage ?? new Map();
    this.#problems = problems;
    this.pageSize = header.pageSize;
    this.usableSize = header.usableSize;
    this.#cacheEntries = Math.max(16, Math.floor(cacheBytes / header.pageSize));
    this.#filePages = Math.ceil(file.size / header.pageSize);
    this.#claimedPages =
      log !== undefined && log.appliedFrames > 0
        ? log.pageCount
        : header.pageCount || this.#filePages;
    let highestLogged = 0;
    for (const page of this.#frameOfPage.keys()) {
      if (page > highestLogged) highestLogged = page;
    }
    this.pageCount = Math.max(this.#filePages, highestLogged);
    // A part of a page at the end is padding where the stated pages all stand before it.
    const wholePages = Math.max(Math.floor(file.size / header.pageSize), highestLogged);
    if (this.#claimedPages > wholePages) {
      problems.add('truncated', 'the database ends before the page count that it states');
    }
  }

  /** Whether such a page can be read. One beyond the stated count can, since the count may lie, but is told. */
  has(page: number): boolean {
    if (page < 1 || page > this.pageCount) return false;
    if (page > this.#filePages && !this.#frameOfPage.has(page)) return false;
    if (page > this.#claimedPages) {
      this.#problems.page('malformed', 'a page beyond the stated page count is in use', null, page);
    }
    return true;
  }

  /** Whether the database ended before this page when it was last written: a vacuum left it behind in the file or the log. */
  isBehindEnd(page: number): boolean {
    return page > this.#claimedPages;
  }

  /** Whether the file ends within this page: what is missing reads as zeros. */
  isCut(page: number): boolean {
    return (
      page === this.#filePages && page * this.pageSize > this.#file.size && this.frame(page) === 0
    );
  }

  /** How much of a page of the file is there. */
  heldBytes(page: number): number {
    return Math.min(this.pageSize, this.#file.size - (page - 1) * this.pageSize);
  }

  frame(page: number): number {
    return this.#frameOfPage.size === 0 ? 0 : (this.#frameOfPage.get(page) ?? 0);
  }

  /** A page in memory of its own, kept while it is among those used lately; `undefined` where no such page exists. */
  page(page: number): PageView | undefined {
    const known = this.#cache.get(page);
    if (known !== undefined) {
      known.isUsed = true;
      return known.view;
    }
    if (!this.has(page)) return undefined;
    const bytes = new Uint8Array(this.pageSize);
    this.fill(bytes, page, 1);
    const view = { bytes, at: 0, frame: this.frame(page) };
    if (this.#cache.size >= this.#cacheEntries) this.#forgetOne();
    this.#cache.set(page, { view, isUsed: false });
    return view;
  }

  /** The same; `undefined` also of a page that its disk fails to give. */
  givenPage(page: number): PageView | undefined {
    try {
      return this.page(page);
    } catch (error) {
      if (!isDiskError(error)) throw error;
      return undefined;
    }
  }

  /** Lets the page go that came first of those not asked for again; the others before it get a second chance. */
  #forgetOne(): void {
    for (const [page, kept] of this.#cache) {
      this.#cache.delete(page);
      if (!kept.isUsed) return;
      kept.isUsed = false;
      this.#cache.set(page, kept);
    }
  }

  /** Reads `count` pages from `first` on into `target`. What the file lacks is zero, as SQLite reads the end of a cut-off page. */
  fill(target: Uint8Array, first: number, count: number): void {
    const { pageSize } = this;
    const bytes =
      target.length === count * pageSize ? target : target.subarray(0, count * pageSize);
    const got =
      count === 1 && this.frame(first) > 0 ? 0 : this.#file.readInto(bytes, (first - 1) * pageSize);
    if (got < bytes.length) bytes.fill(0, got);
    if (this.#frameOfPage.size === 0 || this.#wal === undefined) return;
    for (let i = 0; i < count; i++) {
      const frame = this.#frameOfPage.get(first + i);
      if (frame === undefined) continue;
      const slot = bytes.subarray(i * pageSize, (i + 1) * pageSize);
      const read = this.#wal.readInto(slot, framePageOffset(frame, pageSize));
      if (read < pageSize) slot.fill(0, read);
    }
  }
}

/** What is told of a page that its disk fails to give. */
export const notGiven = 'the disk fails to give a page of the b-tree';
