import type { SqliteExampleValue } from '@athar/core';
import { compareValues, RecordEncoder, varintLength, writeVarint } from './record.ts';
import type { Collation } from './columns.ts';
import { PageBuilder, type PageSink } from './pages.ts';

/** How much of a payload stands in its cell, the rest in overflow pages (https://www.sqlite.org/fileformat2.html, 1.6). */
function localLength(pageSize: number, payload: number, kind: 'table' | 'index'): number {
  const most = kind === 'table' ? pageSize - 35 : Math.floor(((pageSize - 12) * 64) / 255) - 23;
  if (payload <= most) return payload;
  const least = Math.floor(((pageSize - 12) * 32) / 255) - 23;
  const even = least + ((payload - least) % (pageSize - 4));
  return even <= most ? even : least;
}

/** Writes the bytes behind `from` into overflow pages and returns the first of them. */
function writeOverflow(sink: PageSink, pageSize: number, payload: Uint8Array): number {
  const perPage = pageSize - 4;
  const pages = Math.ceil(payload.length / perPage);
  const first = sink.next;
  const page = Buffer.alloc(pageSize);
  for (let index = 0; index < pages; index += 1) {
    page.fill(0);
    page.writeUInt32BE(index + 1 < pages ? sink.next + 1 : 0);
    page.set(payload.subarray(index * perPage, (index + 1) * perPage), 4);
    sink.append(page);
  }
  return first;
}

interface Child {
  readonly page: number;
  readonly lastRowId: number | bigint;
}

/** Builds the b-tree of a table from rows in the order of their rowids; only one leaf and the list of leaves are held. */
export class TableTree {
  readonly #sink: PageSink;
  readonly #pageSize: number;
  readonly #leaf: PageBuilder;
  readonly #leaves: Child[] = [];
  #lastRowId: number | bigint = 0;

  constructor(sink: PageSink, pageSize: number) {
    this.#sink = sink;
    this.#pageSize = pageSize;
    this.#leaf = new PageBuilder(pageSize, 'tableLeaf');
  }

  /** `payload` is copied. */
  add(rowId: number | bigint, payload: Buffer, length: number): void {
    const local = localLength(this.#pageSize, length, 'table');
    const overflows = local < length;
    const cellLength = varintLength(length) + varintLength(rowId) + local + (overflows ? 4 : 0);
    if (!this.#leaf.fits(cellLength)) this.#endLeaf();
    const start = this.#leaf.reserve(cellLength);
    const bytes = this.#leaf.bytes;
    let at = writeVarint(bytes, start, length);
    at = writeVarint(bytes, at, rowId);
    payload.copy(bytes, at, 0, local);
    if (overflows) {
      const first = writeOverflow(this.#sink, this.#pageSize, payload.subarray(local, length));
      bytes.writeUInt32BE(first, at + local);
    }
    this.#lastRowId = rowId;
  }

  /** Returns the root page. */
  finish(): number {
    if (this.#leaf.cells > 0 || this.#leaves.length === 0) this.#endLeaf();
    let level: readonly Child[] = this.#leaves;
    while (level.length > 1) level = this.#parents(level);
    return level[0]?.page ?? 0;
  }

  #endLeaf(): void {
    const page = this.#sink.append(this.#leaf.finish());
    this.#leaves.push({ page, lastRowId: this.#lastRowId });
    this.#leaf.clear();
  }

  #parents(children: readonly Child[]): Child[] {
    return evenGroups(children, interiorFanOut(this.#pageSize, 0)).map((group) => {
      const page = new PageBuilder(this.#pageSize, 'tableInterior');
      const last = fillInterior(page, group);
      return { page: this.#sink.append(page.finish(last.page)), lastRowId: last.lastRowId };
    });
  }
}

/** A cell of an interior table page takes 4 bytes for the child, 9 at most for the key, 2 for its pointer. */
function interiorFanOut(pageSize: number, headerAt: number): number {
  return Math.floor((pageSize - headerAt - 12) / 15) + 1;
}

function fillInterior(page: PageBuilder, group: readonly Child[]): Child {
  const last = group.at(-1);
  if (last === undefined) throw new Error('an interior page needs children');
  for (const { page: child, lastRowId } of group.slice(0, -1)) {
    const at = page.reserve(4 + varintLength(lastRowId));
    page.bytes.writeUInt32BE(child, at);
    writeVarint(page.bytes, at + 4, lastRowId);
  }
  return last;
}

/** Groups of at most `most`, of nearly equal size, so that none has a single member. */
function evenGroups<T>(items: readonly T[], most: number): (readonly T[])[] {
  const count = Math.ceil(items.length / most);
  return Array.from({ length: count }, (_, index) =>
    items.slice(
      Math.floor((items.length * index) / count),
      Math.floor((items.length * (index + 1)) / count),
    ),
  );
}

/** One row of an index: the indexed values, then the rowid. */
export type IndexEntry = readonly SqliteExampleValue[];

/** Sorts the entries and writes their b-tree; returns its root page. A key that stands twice in a unique index is refused. */
export function writeIndex(
  sink: PageSink,
  pageSize: number,
  entries: IndexEntry[],
  options: {
    readonly name: string;
    readonly collations: readonly Collation[];
    readonly unique: boolean;
  },
): number {
  const { collations } = options;
  const compareKeys = (left: IndexEntry, right: IndexEntry): number => {
    for (let index = 0; index < collations.length; index += 1) {
      const collation = collations[index] ?? 'binary';
      const order = compareValues(left[index] ?? null, right[index] ?? null, collation);
      if (order !== 0) return order;
    }
    return 0;
  };
  entries.sort(
    (left, right) =>
      compareKeys(left, right) ||
      compareValues(left.at(-1) ?? null, right.at(-1) ?? null, 'binary'),
  );
  const tree = new IndexTree(sink, pageSize);
  const encoder = new RecordEncoder();
  let before: IndexEntry | undefined;
  for (const entry of entries) {
    if (options.unique && before !== undefined && compareKeys(before, entry) === 0) {
      if (!entry.slice(0, -1).includes(null))
        throw new Error(`${options.name}: a key stands twice`);
    }
    before = entry;
    tree.add(encoder.bytes, encoder.encode(entry));
  }
  return tree.finish();
}

/** A cell without its left child, as it stands on a leaf. */
type Cell = Buffer;

interface Level {
  /** Left children of `cells`, on interior levels. */
  children: number[];
  cells: Cell[];
  used: number;
}

/**
 * Builds the b-tree of an index from sorted entries. An entry between two pages stands in their parent alone,
 * so a full page gives its last cell up.
 */
class IndexTree {
  readonly #sink: PageSink;
  readonly #pageSize: number;
  readonly #levels: Level[] = [{ children: [], cells: [], used: 0 }];

  constructor(sink: PageSink, pageSize: number) {
    this.#sink = sink;
    this.#pageSize = pageSize;
  }

  /** `payload` is copied. */
  add(payload: Buffer, length: number): void {
    const local = localLength(this.#pageSize, length, 'index');
    const overflows = local < length;
    const cell = Buffer.alloc(varintLength(length) + local + (overflows ? 4 : 0));
    const at = writeVarint(cell, 0, length);
    payload.copy(cell, at, 0, local);
    if (overflows) {
      const rest = payload.subarray(local, length);
      cell.writeUInt32BE(writeOverflow(this.#sink, this.#pageSize, rest), at + local);
    }
    this.#push(0, cell, 0);
  }

  finish(): number {
    let page = 0;
    for (let depth = 0; depth < this.#levels.length; depth += 1) {
      const level = this.#levels[depth];
      if (level !== undefined) page = this.#write(depth, level, page);
    }
    return page;
  }

  #push(depth: number, cell: Cell, child: number): void {
    const level = (this.#levels[depth] ??= { children: [], cells: [], used: 0 });
    const header = depth === 0 ? 8 : 12;
    const length = Math.max(4, cell.length + (depth === 0 ? 0 : 4)) + 2;
    if (header + level.used + length > this.#pageSize) {
      const divider = level.cells.pop();
      const rightChild = level.children.pop() ?? 0;
      if (divider === undefined) throw new Error('an index cell is larger than its page');
      const page = this.#write(depth, level, rightChild);
      this.#levels[depth] = { children: [], cells: [], used: 0 };
      this.#push(depth, cell, child);
      this.#push(depth + 1, divider, page);
      return;
    }
    level.cells.push(cell);
    level.children.push(child);
    level.used += length;
  }

  #write(depth: number, level: Level, rightChild: number): number {
    const page = new PageBuilder(this.#pageSize, depth === 0 ? 'indexLeaf' : 'indexInterior');
    for (const [index, cell] of level.cells.entries()) {
      if (depth === 0) {
        page.add(cell);
        continue;
      }
      const at = page.reserve(4 + cell.length);
      page.bytes.writeUInt32BE(level.children[index] ?? 0, at);
      page.bytes.set(cell, at + 4);
    }
    return this.#sink.append(page.finish(rightChild));
  }
}

/** Writes the rows of `sqlite_schema` so that their root is page 1, and returns that page without the file header. */
export function writeSchema(
  sink: PageSink,
  pageSize: number,
  rows: readonly (readonly SqliteExampleValue[])[],
): Buffer {
  const encoder = new RecordEncoder();
  const cells = rows.map((row, index): { rowId: number; cell: Buffer } => {
    const rowId = index + 1;
    const length = encoder.encode(row);
    const local = localLength(pageSize, length, 'table');
    const cell = Buffer.alloc(
      varintLength(length) + varintLength(rowId) + local + (local < length ? 4 : 0),
    );
    let at = writeVarint(cell, 0, length);
    at = writeVarint(cell, at, rowId);
    encoder.bytes.copy(cell, at, 0, local);
    if (local < length) {
      const rest = encoder.bytes.subarray(local, length);
      cell.writeUInt32BE(writeOverflow(sink, pageSize, rest), at + local);
    }
    return { rowId, cell };
  });

  const first = new PageBuilder(pageSize, 'tableLeaf', 100);
  const fitted = cells.filter(({ cell }) => {
    const fits = first.fits(cell.length);
    if (fits) first.add(cell);
    return fits;
  });
  if (fitted.length === cells.length) return first.finish();
  let level: Child[] = [];
  let leaf = new PageBuilder(pageSize, 'tableLeaf');
  for (const { rowId, cell } of cells) {
    if (!leaf.fits(cell.length)) {
      level.push({ page: sink.append(leaf.finish()), lastRowId: rowId - 1 });
      leaf = new PageBuilder(pageSize, 'tableLeaf');
    }
    leaf.add(cell);
  }
  level.push({ page: sink.append(leaf.finish()), lastRowId: cells.length });
  while (level.length > interiorFanOut(pageSize, 100)) {
    level = evenGroups(level, interiorFanOut(pageSize, 0)).map((group) => {
      const page = new PageBuilder(pageSize, 'tableInterior');
      const last = fillInterior(page, group);
      return { page: sink.append(page.finish(last.page)), lastRowId: last.lastRowId };
    });
  }
  const root = new PageBuilder(pageSize, 'tableInterior', 100);
  const last = fillInterior(root, level);
  return root.finish(last.page);
}
