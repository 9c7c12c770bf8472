import { isDiskError, type Row } from '../../model/index.ts';
import {
  bytesOfCells,
  hasLostCells,
  lostCells,
  unlistedCells,
  wrongFreeSpace,
} from './cell-less-page.ts';
import { cutOff, outOfOrder, ledAgain } from './page-order.ts';
import { cellCount, isTreePage, pageKind, treeHeaderOffset } from './page.ts';
import type { PageWindow } from './page-window.ts';
import { notGiven, type Pager } from './pager.ts';
import type { ProblemLog } from './problem-log.ts';
import type { TableDefinition } from './table.ts';
import type { TableRow } from './table-row.ts';
import type { PageSource } from './tree-walk.ts';

/** Stands for bytes of a page of which nothing is to be told: more than the cells of any page take. */
const settled = 2 ** 20;

/** Goes over the rows of the pages that a source names. The row and the iterator's result serve all of them. */
export class TableScan implements IterableIterator<Row> {
  private readonly table: TableDefinition;
  private readonly pager: Pager;
  private readonly window: PageWindow;
  private readonly source: PageSource;
  private readonly row: TableRow;
  private readonly problems: ProblemLog;
  private readonly leafKind: number;
  private readonly result: { done: boolean; value: Row };
  private bytes = new Uint8Array(0);
  private at = 0;
  private page = 0;
  private frame = 0;
  private pointer = 0;
  private pointersEnd = 0;
  private firstContent = 0;
  private lastRowId: number | bigint;
  /** Up to which rowid the tree leads to the page. */
  private upTo: number | bigint = Number.POSITIVE_INFINITY;
  /** Where in the memory the file ends, if it ends within this page; else 0. */
  private held = 0;
  /** Bytes of the page that no cell has taken yet, and those of them that must be cells. */
  private unclaimed = 0;
  private unlisted = settled;
  /** Where the pointers of the page led so far, from the first on that may lead to a cell again. */
  private led: Set<number> | undefined = undefined;

  constructor(
    table: TableDefinition,
    pager: Pager,
    window: PageWindow,
    source: PageSource,
    row: TableRow,
    problems: ProblemLog,
  ) {
    this.table = table;
    this.pager = pager;
    this.window = window;
    this.source = source;
    this.row = row;
    this.problems = problems;
    this.lastRowId = source.after;
    this.leafKind = table.withoutRowId ? pageKind.leafIndex : pageKind.leafTable;
    this.result = { done: false, value: row };
  }

  [Symbol.iterator](): this {
    return this;
  }

  next(): IteratorResult<Row> {
    for (;;) {
      const pointer = this.pointer;
      if (pointer < this.pointersEnd) {
        this.pointer = pointer + 2;
        const bytes = this.bytes;
        const row = this.row;
        const offset = (bytes[pointer]! << 8) | bytes[pointer + 1]!;
        if (offset < this.firstContent || offset + 4 > this.pager.usableSize) {
          this.#fault('malformed', 'a cell pointer leads out of its page');
        } else if (row.stepOnto(bytes, this.at, this.leafKind, this.page, offset, this.frame)) {
          const { rowId } = row;
          // What leads to a row again is out of order where rows have numbers.
          const isNext = rowId !== undefined && rowId > this.lastRowId;
          if ((!isNext || this.led) && this.#isToldAlready(pointer, offset)) {
            this.#fault('malformed', ledAgain);
            continue;
          }
          this.unclaimed -= row.available;
          this.unlisted -= row.cellBytes;
          if (this.unclaimed >= 0) {
            if (rowId !== undefined) {
              if (!isNext) this.#fault('malformed', outOfOrder);
              this.lastRowId = rowId;
            }
            if (this.held > 0) row.endAtCut(this.held);
            return this.result;
          }
          // Cells over cells would let a small page stand for endless text.
          this.#fault('malformed', 'the cells of a page overlap');
          this.pointersEnd = 0;
        } else this.unlisted = settled;
        continue;
      }
      if (this.unlisted > 0 && this.unlisted < settled / 2) this.#fault('malformed', unlistedCells);
      if (this.unlisted < 0) this.#wrongFreeSpace();
      if (this.lastRowId > this.upTo) {
        this.#fault('malformed', outOfOrder);
        this.upTo = Number.POSITIVE_INFINITY;
      }
      const step = this.source.next();
      if (step === 'end') return { done: true, value: undefined };
      if (step === 'leaf') this.#turnTo(this.source.leaf);
      else if (this.#stepOntoInteriorCell()) return this.result;
    }
  }

  /** Whether an earlier pointer of the page led to this cell. */
  #isToldAlready(pointer: number, offset: number): boolean {
    if (!this.led) {
      this.led = new Set();
      const { bytes } = this;
      for (let at = this.at + treeHeaderOffset(this.page) + 8; at < pointer; at += 2)
        this.led.add((bytes[at]! << 8) | bytes[at + 1]!);
    }
    const isTold = this.led.has(offset);
    this.led.add(offset);
    return isTold;
  }

  /** Prepares the cells of a leaf, or hands the page back to the source where it is none. */
  #turnTo(page: number): void {
    let at = this.window.find(page);
    if (at < 0) {
      if (!this.#load(page)) return;
      at = 0;
    }
    const { bytes } = this.window;
    const header = at + treeHeaderOffset(page);
    const kind = bytes[header]!;
    this.page = page;
    if (kind !== this.leafKind) {
      const interior = this.table.withoutRowId ? pageKind.interiorIndex : pageKind.interiorTable;
      // Unbalanced, thus damaged, trees only: the walk expects its leaves at one depth.
      if (kind === interior) this.source.descend(page, this.pager.page(page)!);
      else {
        this.#fault('malformed', 'a page of the b-tree is of another kind');
        if (isTreePage(bytes, header, this.pager.pageSize)) this.problems.arePagesMoved = true;
      }
      return;
    }
    const cells = cellCount(bytes, header, this.pager.pageSize);
    if (cells < 0) {
      this.#fault('malformed', 'a b-tree page states more cells than fit');
      return;
    }
    const { usableSize } = this.pager;
    if (cells === 0) {
      const isBelowRoot = page !== this.table.rootPage;
      if (hasLostCells(bytes, at, page, usableSize, isBelowRoot))
        this.#fault('malformed', lostCells);
    }
    const isCut = this.pager.isCut(page);
    if (isCut) this.#fault('truncated', cutOff);
    this.held = isCut ? at + this.pager.heldBytes(page) : 0;
    this.bytes = bytes;
    this.at = at;
    this.frame = this.pager.frame(page);
    this.pointer = header + 8;
    this.pointersEnd = header + 8 + 2 * cells;
    this.firstContent = this.pointersEnd - at;
    this.unclaimed = usableSize;
    this.led = undefined;
    const left = isCut || cells === 0 ? settled : bytesOfCells(bytes, at, page, usableSize);
    if (typeof left === 'number') this.unlisted = left;
    else if (left === wrongFreeSpace) this.#wrongFreeSpace();
    else this.#fault('malformed', left);
    if (!this.source.isInOrder) this.lastRowId = Number.NEGATIVE_INFINITY;
    this.upTo = this.source.bound;
  }

  /** Reads the page, with those that come next where their disk gives them too; false where it does not give the page. */
  #load(page: number): boolean {
    for (const count of [this.source.run(this.window.allowance), 1]) {
      try {
        this.window.load(page, count);
        return true;
      } catch (error) {
        // Without its schema a table that is there would look like one that never was.
        if (!isDiskError(error) || this.table.rootPage === 1) throw error;
      }
    }
    this.page = page;
    this.#fault('disk-error', notGiven);
    return false;
  }

  #stepOntoInteriorCell(): boolean {
    const page = this.source.cellPage;
    const view = this.pager.page(page);
    if (view === undefined) return false;
    return this.row.stepOnto(
      view.bytes,
      view.at,
      pageKind.interiorIndex,
      page,
      this.source.cellOffset,
      view.frame,
    );
  }

  #wrongFreeSpace(): void {
    this.unlisted = settled;
    this.problems.freeSpace(wrongFreeSpace, this.table.name, this.page);
  }

  #fault(code: 'malformed' | 'truncated' | 'disk-error', detail: string): void {
    // Once is enough.
    this.unlisted = settled;
    this.problems.page(code, detail, this.table.name, this.page);
  }
}
