import {
  bytesOfCells,
  hasLostCells,
  interiorCellBytes,
  lostCells,
  unlistedCells,
  wrongFreeSpace,
} from './cell-less-page.ts';
import { ledAgain } from './page-order.ts';
import { cellCount, pageKind, treeHeaderOffset, unsigned16, unsigned32 } from './page.ts';
import { PageSet } from './page-set.ts';
import type { Pager, PageView } from './pager.ts';
import type { ProblemLog } from './problem-log.ts';
import type { RowIdBounds } from '../../model/index.ts';
import { varintInteger } from './varint.ts';

/** SQLite itself goes no deeper. */
const maxDepth = 20;

/** Where a scan takes its pages from: the whole tree, or a list of its leaves. */
export interface PageSource {
  /** Goes on: to a `leaf` (whose kind is not known yet), to a `cell` of an interior index page, or to the `end`. */
  next(): 'leaf' | 'cell' | 'end';
  /** Each leaf comes behind those whose rows have lower numbers. */
  readonly isInOrder: boolean;
  /** All rowids of the leaves lie above this one. */
  readonly after: number | bigint;
  /** The page number of the leaf. */
  readonly leaf: number;
  /** The highest rowid that the leaf may hold, by the pages above; infinite where they set no bound, or none is known. */
  readonly bound: number | bigint;
  /** The interior cell: its page, and its offset in there. */
  readonly cellPage: number;
  readonly cellOffset: number;
  /** How many pages from `leaf` on, at most `limit`, hold the leaves that come next: one read serves them. */
  run(limit: number): number;
  /** The leaf that was given proved to be an interior page: its children come next. */
  descend(page: number, view: PageView): void;
}

/** The cells of an interior page. */
interface Cells {
  readonly view: PageView;
  readonly header: number;
  readonly cells: number;
}

interface Level extends Cells {
  readonly page: number;
  /** Interior pages of an index hold rows between their children, those of a table do not. */
  readonly holdsRows: boolean;
  /** The child that comes next; `cells` is the rightmost. */
  child: number;
  rowIsNext: boolean;
  /** Where the pointers led whose rows were told. */
  readonly told: Set<number>;
}

/** A b-tree from left to right, reading interior pages only. Each page is visited once, whatever the pointers say. */
export class TreeWalk implements PageSource {
  readonly isInOrder = true;
  readonly after = Number.NEGATIVE_INFINITY;
  leaf = 0;
  cellPage = 0;
  cellOffset = 0;
  readonly #pager: Pager;
  readonly #problems: ProblemLog;
  readonly #table: string;
  readonly #visited = new PageSet();
  readonly #stack: Level[] = [];
  readonly #leafDepth: number;
  #root: number;

  constructor(pager: Pager, root: number, table: string, problems: ProblemLog) {
    this.#pager = pager;
    this.#problems = problems;
    this.#table = table;
    this.#root = root;
    this.#leafDepth = leafDepth(pager, root);
  }

  next(): 'leaf' | 'cell' | 'end' {
    if (this.#root > 0) {
      const root = this.#root;
      this.#root = 0;
      if (this.#enter(root, 0)) return 'leaf';
    }
    for (;;) {
      const level = this.#stack.at(-1);
      if (level === undefined) return 'end';
      if (level.rowIsNext) {
        level.rowIsNext = false;
        const offset = cellPointer(level, level.child - 1);
        if (offset === 0) {
          this.#problems.page(
            'malformed',
            'a cell pointer leads out of its page',
            this.#table,
            level.page,
          );
          continue;
        }
        if (level.told.has(offset)) {
          this.#problems.page('malformed', ledAgain, this.#table, level.page);
          continue;
        }
        level.told.add(offset);
        this.cellPage = level.page;
        this.cellOffset = offset;
        return 'cell';
      }
      if (level.child > level.cells) {
        this.#stack.pop();
        continue;
      }
      const child = childPage(level, level.child);
      level.rowIsNext = level.holdsRows && level.child < level.cells;
      level.child++;
      if (this.#enter(child, this.#stack.length, level.page)) return 'leaf';
    }
  }

  get bound(): number | bigint {
    for (let depth = this.#stack.length - 1; depth >= 0; depth--) {
      const level = this.#stack[depth]!;
      if (level.holdsRows) break;
      // `child` is the one after that which was entered.
      if (level.child > level.cells) continue;
      const offset = cellPointer(level, level.child - 1);
      if (offset > 0) return varintInteger(level.view.bytes, level.view.at + offset + 4);
    }
    return Number.POSITIVE_INFINITY;
  }

  run(limit: number): number {
    const level = this.#stack.at(-1);
    if (level === undefined || this.#stack.length !== this.#leafDepth) return 1;
    let last = this.leaf;
    for (let child = level.child; child <= level.cells; child++) {
      const page = childPage(level, child);
      if (page <= last || page - last > gap(this.#pager.pageSize) || page - this.leaf >= limit)
        break;
      last = page;
    }
    return last - this.leaf + 1;
  }

  descend(page: number, view: PageView): void {
    if (this.#stack.length >= maxDepth) {
      this.#problems.page('malformed', 'a b-tree is deeper than it can be', this.#table, page);
      return;
    }
    const header = treeHeaderOffset(page);
    const cells = cellCount(view.bytes, view.at + header, this.#pager.pageSize);
    if (cells < 0) {
      this.#problems.page(
        'malformed',
        'a b-tree page states more cells than fit',
        this.#table,
        page,
      );
      return;
    }
    // The root on page 1 may have one child and no cell: its own header takes room that the child has.
    if (cells === 0 && hasLostCells(view.bytes, view.at, page, this.#pager.usableSize, false))
      this.#problems.page('malformed', lostCells, this.#table, page);
    const fault = faultOfCells({ view, header, cells }, page, this.#pager.usableSize);
    if (fault === wrongFreeSpace) this.#problems.freeSpace(fault, this.#table, page);
    else if (fault !== undefined) this.#problems.page('malformed', fault, this.#table, page);
    const holdsRows = view.bytes[view.at + header] === pageKind.interiorIndex;
    this.#stack.push({
      page,
      view,
      header,
      cells,
      holdsRows,
      child: 0,
      rowIsNext: false,
      told: new Set(),
    });
  }

  /** Whether the page is (taken to be) a leaf; interior pages are put on the stack. */
  #enter(page: number, depth: number, from?: number): boolean {
    if (!this.#pager.has(page)) {
      const code = page > this.#pager.pageCount ? 'truncated' : 'malformed';
      this.#problems.page(
        code,
        'a b-tree leads to a page that the file does not hold',
        this.#table,
        from ?? page,
      );
      return false;
    }
    if (!this.#visited.add(page)) {
      this.#problems.page('malformed', 'a b-tree leads to the same page twice', this.#table, page);
      return false;
    }
    this.leaf = page;
    if (depth === this.#leafDepth) return true;
    const view = this.#pager.givenPage(page);
    // Whoever reads it as a leaf meets that the disk fails to give it, and tells it.
    if (view === undefined) return true;
    const kind = view.bytes[view.at + treeHeaderOffset(page)];
    if (kind !== pageKind.interiorTable && kind !== pageKind.interiorIndex) return true;
    this.descend(page, view);
    return false;
  }
}

/** Leaves that were chosen before, each followed by the interior cells that stand after it. */
export class PageList implements PageSource {
  readonly isInOrder: boolean;
  readonly after: number | bigint;
  leaf = 0;
  cellPage = 0;
  cellOffset = 0;
  readonly #pages: ArrayLike<number>;
  readonly #pager: Pager;
  readonly #problems: ProblemLog;
  readonly #table: string;
  readonly #cellsAfter: ReadonlyMap<number, readonly InteriorCell[]>;
  readonly #upTo: number | bigint;
  #index = 0;
  #cells: readonly InteriorCell[];
  #cell = 0;

  constructor(
    pager: Pager,
    pages: ArrayLike<number>,
    cellsAfter: ReadonlyMap<number, readonly InteriorCell[]>,
    table: string,
    problems: ProblemLog,
    bounds: RowIdBounds | undefined,
  ) {
    this.isInOrder = bounds !== undefined;
    this.after = bounds?.after ?? Number.NEGATIVE_INFINITY;
    this.#upTo = bounds?.upTo ?? Number.POSITIVE_INFINITY;
    this.#pager = pager;
    this.#pages = pages;
    this.#cellsAfter = cellsAfter;
    this.#table = table;
    this.#problems = problems;
    this.#cells = [];
  }

  get bound(): number | bigint {
    return this.#index < this.#pages.length ? Number.POSITIVE_INFINITY : this.#upTo;
  }

  next(): 'leaf' | 'cell' | 'end' {
    for (;;) {
      const cell = this.#cells[this.#cell++];
      if (cell !== undefined) {
        this.cellPage = cell.page;
        this.cellOffset = cell.offset;
        return 'cell';
      }
      if (this.#index >= this.#pages.length) return 'end';
      const page = this.#pages[this.#index++]!;
      this.#cells = this.#cellsAfter.get(page) ?? [];
      this.#cell = 0;
      if (!this.#pager.has(page)) {
        this.#problems.page(
          'truncated',
          'a b-tree leads to a page that the file does not hold',
          this.#table,
          page,
        );
        continue;
      }
      this.leaf = page;
      return 'leaf';
    }
  }

  run(limit: number): number {
    let last = this.leaf;
    for (let index = this.#index; index < this.#pages.length; index++) {
      const page = this.#pages[index]!;
      if (page <= last || page - last > gap(this.#pager.pageSize) || page - this.leaf >= limit)
        break;
      last = page;
    }
    return last - this.leaf + 1;
  }

  descend(page: number): void {
    this.#problems.page(
      'malformed',
      'an interior page stands where a leaf should',
      this.#table,
      page,
    );
  }
}

/** Where a cell of an interior page lies: the number of its page, from 1 on, and the offset in that. */
export interface InteriorCell {
  readonly page: number;
  readonly offset: number;
}

/** Pages of no interest that may be read along rather than making two reads. */
function gap(pageSize: number): number {
  return Math.max(1, Math.floor(8192 / pageSize));
}

/** Whether an interior page holds children that it does not point at, or states free space that it has not. */
function faultOfCells(page: Cells, number: number, usableSize: number): string | undefined {
  const { view, header, cells } = page;
  const { bytes, at } = view;
  if (cells === 0) return undefined;
  let left = bytesOfCells(bytes, at, number, usableSize);
  if (typeof left === 'string') return left;
  for (let index = 0; index < cells; index++) {
    const offset = cellPointer(page, index);
    // What leads out of the page is told where it is followed.
    if (offset === 0) return undefined;
    left -= interiorCellBytes(bytes, at + offset, bytes[at + header]!, usableSize);
  }
  if (left === 0) return undefined;
  return left > 0 ? unlistedCells : wrongFreeSpace;
}

/** 0 where the pointer leads out of the page. */
function cellPointer(level: Cells, index: number): number {
  const { bytes, at } = level.view;
  const first = level.header + 12;
  const offset = unsigned16(bytes, at + first + 2 * index);
  return offset < first + 2 * level.cells || offset + 4 > bytes.length - at ? 0 : offset;
}

/** 0 where the pointer leads out of the page. */
function childPage(level: Cells, index: number): number {
  const { bytes, at } = level.view;
  if (index === level.cells) return unsigned32(bytes, at + level.header + 8);
  const offset = cellPointer(level, index);
  return offset === 0 ? 0 : unsigned32(bytes, at + offset);
}

/** Levels above the leaves, by the leftmost branch: a b-tree in good order has all leaves at one depth. -1 where it cannot be told. */
function leafDepth(pager: Pager, root: number): number {
  let page = root;
  for (let depth = 0; depth <= maxDepth; depth++) {
    const view = pager.givenPage(page);
    if (view === undefined) return -1;
    const header = treeHeaderOffset(page);
    const kind = view.bytes[header];
    if (kind === pageKind.leafTable || kind === pageKind.leafIndex) return depth;
    if (kind !== pageKind.interiorTable && kind !== pageKind.interiorIndex) return -1;
    const cells = cellCount(view.bytes, header, pager.pageSize);
    if (cells < 0) return -1;
    page = childPage({ view, header, cells }, 0);
  }
  return -1;
}
