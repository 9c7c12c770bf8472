import { filledFile } from '../../../../bytes/filled-file.ts';
import type { RandomAccessFile } from '../../../../model/index.ts';
import { EvidenceError } from '../../../../model/index.ts';
import type { DatabaseParts } from '../../database.ts';
import { openParts } from '../../database.ts';
import type { TableDefinition } from '../../table.ts';
import { readHeader } from '../../header.ts';
import { treeHeaderOffset } from '../../page.ts';
import { TreeWalk } from '../../tree-walk.ts';
import { formOf, isEarlierForm } from './dropped-tables.ts';
import { PageNumbers } from './page-numbers.ts';
import type { RecordShape } from '../shapes/record-shape.ts';

/** A database as it once stood. */
export interface Moment {
  /** Moments of the same number are the same. */
  readonly number: number;
  readonly page: (page: number) => Uint8Array | undefined;
  /** The pages that were written since the moment of another number; undefined where that is not known. */
  readonly writtenSince?: (number: number) => Iterable<number> | undefined;
}

/** What all moments together may cost: 1 for each leaf that a tree leads to, and 1 for each 64 bytes read on the way; some seconds. */
const mostSteps = 2 ** 22;
const bytesAStep = 64;

/** What is kept of a leaf: nothing, that more than one tree leads to it or one of no known table, or by the number of its shape. */
const leafOf = { none: 0, unknown: 1, firstShape: 2 } as const;

/** Which tables pages were of at earlier moments, by the trees as they then stood: pages change hands, by VACUUM and when a table is dropped. */
export class PastTables {
  readonly #pageSize: number;
  readonly #pageCount: number;
  readonly #shapes: readonly RecordShape[];
  #leaves = new PageNumbers();
  /** The first byte of the b-tree header of each page that was read for that; undefined where not all that was needed was read. */
  #kinds: Map<number, number | undefined> | undefined = undefined;
  #shapesThen = 0;
  /** Whether all trees of the moment were seen. */
  #isWhole = false;
  #stepsLeft = mostSteps;
  #number: number | undefined;

  /** `shapes` may grow; the schema's own comes first. */
  constructor(pageSize: number, pageCount: number, shapes: readonly RecordShape[]) {
    this.#pageSize = pageSize;
    this.#pageCount = pageCount;
    this.#shapes = shapes;
  }

  /** The table whose leaf a page was, or `none`; undefined where that is not known. */
  tableOf(page: number, moment: Moment): RecordShape | 'none' | undefined {
    if (moment.number !== this.#number) {
      if (!this.#isAsBefore(moment)) this.#find(moment);
      this.#number = moment.number;
    }
    const leaf = this.#leaves.of(page);
    return this.#isWhole && leaf === leafOf.none ? 'none' : this.#shapes[leaf - leafOf.firstShape];
  }

  /** Whether all trees are those that were found last: most changes write into leaves alone. */
  #isAsBefore(moment: Moment): boolean {
    const kinds = this.#kinds;
    if (kinds === undefined || this.#shapes.length !== this.#shapesThen) return false;
    for (const page of moment.writtenSince?.(this.#number!) ?? [1]) {
      if (!kinds.has(page)) continue;
      // Of a leaf nothing counts but that it is one.
      const isLeaf = this.#leaves.of(page) !== leafOf.none;
      if (!isLeaf || kindOf(page, moment.page(page)) !== kinds.get(page)) return false;
    }
    return true;
  }

  #find(moment: Moment): void {
    this.#leaves = new PageNumbers();
    this.#kinds = undefined;
    this.#isWhole = false;
    if (this.#stepsLeft <= 0) return;
    const kinds = new Map<number, number | undefined>();
    let unknown = 0;
    const page = (number: number) => {
      this.#stepsLeft -= this.#pageSize / bytesAStep;
      const bytes = this.#stepsLeft > 0 ? moment.page(number) : undefined;
      kinds.set(number, kindOf(number, bytes));
      if (bytes === undefined) unknown += 1;
      return bytes;
    };
    const parts = opened(fileOfPages(this.#pageSize, this.#pageCount, page));
    for (const table of parts?.tables ?? []) {
      const shape = this.#shapeOf(table);
      const leaf =
        shape === undefined ? leafOf.unknown : this.#shapes.indexOf(shape) + leafOf.firstShape;
      const walk = new TreeWalk(parts!.pager, table.rootPage, table.name, parts!.problems);
      for (let step = walk.next(); step !== 'end'; step = walk.next()) {
        if (this.#stepsLeft-- <= 0) return;
        if (step !== 'leaf') continue;
        // In trees that lead to one page twice, neither way is to be trusted.
        const isFirst = this.#leaves.of(walk.leaf) === leafOf.none;
        this.#leaves.set(walk.leaf, isFirst ? leaf : leafOf.unknown);
      }
    }
    this.#isWhole = parts !== undefined && unknown === 0 && parts.problems.list.length === 0;
    this.#kinds = this.#stepsLeft > 0 ? kinds : undefined;
    this.#shapesThen = this.#shapes.length;
  }

  /** Columns that were added since do not make another table. */
  #shapeOf(table: TableDefinition): RecordShape | undefined {
    const form = formOf(table);
    const shapes = this.#shapes.slice(1);
    return (
      shapes.find((shape) => !shape.dropped && isEarlierForm(table, shape.table)) ??
      shapes.find((shape) => formOf(shape.table) === form) ??
      shapes.find((shape) => isEarlierForm(table, shape.table))
    );
  }
}

function opened(file: RandomAccessFile): DatabaseParts | undefined {
  try {
    return openParts(file, {});
  } catch (error) {
    if (error instanceof EvidenceError) return undefined;
    throw error;
  }
}

function kindOf(page: number, bytes: Uint8Array | undefined): number | undefined {
  return bytes?.[treeHeaderOffset(page)];
}

/** What is not known is zero, which no tree leads on from. It ends where the database did at its time: what the file holds behind that is of later ones. */
function fileOfPages(
  pageSize: number,
  pageCount: number,
  page: (page: number) => Uint8Array | undefined,
): RandomAccessFile {
  const first = page(1);
  const stated = first === undefined ? 0 : readHeader(first).pageCount;
  const size = pageSize * (stated === 0 ? pageCount : Math.min(stated, pageCount));
  const readInto = (target: Uint8Array, offset: number): number => {
    const length = Math.max(0, Math.min(target.length, size - offset));
    target.fill(0, 0, length);
    for (let at = offset; at < offset + length; at += pageSize - (at % pageSize)) {
      const bytes = page(Math.floor(at / pageSize) + 1);
      const from = at % pageSize;
      const to = Math.min(pageSize, from + offset + length - at);
      if (bytes !== undefined) target.set(bytes.subarray(from, to), at - offset);
    }
    return length;
  };
  return filledFile(size, readInto);
}
