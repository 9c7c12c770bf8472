import { filledFile } from '../../../../bytes/filled-file.ts';
import type { RandomAccessFile } from '../../../../model/index.ts';
import { EvidenceError } from '../../../../model/index.ts';
import type { DatabaseParts } from '../../database.ts';
import { openParts } from '../../database.ts';
import type { TableDefinition } from '../../table.ts';
import { TreeWalk } from '../../tree-walk.ts';
import { formOf, isEarlierForm } from './dropped-tables.ts';
import type { RecordShape } from '../shapes/record-shape.ts';

/** A database as it once stood: `pages` are the ones whose table is asked for. */
export interface Moment {
  /** Moments of the same number are the same. */
  readonly number: number;
  readonly pages: () => Iterable<number>;
  readonly page: (page: number) => Uint8Array | undefined;
}

/** What all moments together may cost: 1 for each leaf that a tree leads to, and 1 for each 64 bytes read on the way; some seconds. */
const mostSteps = 2 ** 22;
const bytesAStep = 64;

/** Which tables pages were of at earlier moments, by the trees as they then stood: pages change hands, by VACUUM and when a table is dropped. */
export class PastTables {
  readonly #pageSize: number;
  readonly #pageCount: number;
  readonly #shapes: readonly RecordShape[];
  readonly #tables: Map<number, RecordShape | undefined> = new Map();
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
      this.#number = moment.number;
      this.#tables.clear();
      this.#isWhole = false;
      if (this.#stepsLeft > 0) this.#find(moment);
    }
    return this.#isWhole && !this.#tables.has(page) ? 'none' : this.#tables.get(page);
  }

  #find(moment: Moment): void {
    let unknown = 0;
    const page = (number: number) => {
      this.#stepsLeft -= this.#pageSize / bytesAStep;
      const bytes = this.#stepsLeft > 0 ? moment.page(number) : undefined;
      if (bytes === undefined) unknown += 1;
      return bytes;
    };
    const parts = opened(fileOfPages(this.#pageSize, this.#pageCount, page));
    if (parts === undefined) return;
    const asked = new Set(moment.pages());
    for (const table of parts.tables) {
      const shape = this.#shapeOf(table);
      const walk = new TreeWalk(parts.pager, table.rootPage, table.name, parts.problems);
      for (let step = walk.next(); step !== 'end'; step = walk.next()) {
        if (this.#stepsLeft-- <= 0) return;
        if (step !== 'leaf' || !asked.has(walk.leaf)) continue;
        // In trees that lead to one page twice, neither way is to be trusted.
        this.#tables.set(walk.leaf, this.#tables.has(walk.leaf) ? undefined : shape);
      }
    }
    this.#isWhole = unknown === 0 && parts.problems.list.length === 0;
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

/** What is not known is zero, which no tree leads on from. */
function fileOfPages(
  pageSize: number,
  pageCount: number,
  page: (page: number) => Uint8Array | undefined,
): RandomAccessFile {
  const size = pageSize * pageCount;
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
