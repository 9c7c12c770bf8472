import { closeSync, openSync, writeSync } from 'node:fs';

/** Where finished pages go, in order. Page 1 is written last, when the roots of all tables are known. */
export interface PageSink {
  /** Number of the page that the next `append` writes. */
  readonly next: number;
  append(page: Uint8Array): number;
  /** Replaces page 1 and ends. */
  finish(firstPage: Uint8Array): void;
}

const windowBytes = 1 << 20;

/** Writes to a new file, a window at a time. */
export function fileSink(path: string, pageSize: number): PageSink {
  const descriptor = openSync(path, 'w');
  const window = Buffer.allocUnsafe(Math.max(windowBytes, pageSize));
  // Page 1 keeps its place empty until the end.
  window.fill(0, 0, pageSize);
  let used = pageSize;
  let next = 2;
  const flush = (): void => {
    for (let at = 0; at < used;) at += writeSync(descriptor, window, at, used - at);
    used = 0;
  };
  return {
    get next() {
      return next;
    },
    append(page) {
      if (used + pageSize > window.length) flush();
      window.set(page, used);
      used += pageSize;
      return next++;
    },
    finish(firstPage) {
      try {
        flush();
        writeSync(descriptor, firstPage, 0, firstPage.length, 0);
      } finally {
        closeSync(descriptor);
      }
    },
  };
}

/** For databases that fit into memory; `bytes` gives the whole file once the first page is written. */
export interface MemorySink extends PageSink {
  bytes(): Uint8Array;
}

/** Collects the file in memory. */
export function memorySink(pageSize: number): MemorySink {
  let content = new Uint8Array(pageSize * 4);
  let next = 2;
  return {
    get next() {
      return next;
    },
    append(page) {
      if (next * pageSize > content.length) {
        const larger = new Uint8Array(content.length * 2);
        larger.set(content);
        content = larger;
      }
      content.set(page, (next - 1) * pageSize);
      return next++;
    },
    finish(firstPage) {
      content.set(firstPage);
    },
    bytes: () => content.slice(0, (next - 1) * pageSize),
  };
}

const pageKinds = {
  indexInterior: 2,
  tableInterior: 5,
  indexLeaf: 10,
  tableLeaf: 13,
} as const;
export type PageKind = keyof typeof pageKinds;

/** Fills one b-tree page: pointers from the front, cells from the back. */
export class PageBuilder {
  readonly bytes: Buffer;
  readonly kind: PageKind;
  readonly #headerAt: number;
  readonly #headerLength: number;
  #cells = 0;
  #contentStart: number;

  /** `headerAt` is 100 on page 1, behind the header of the file. */
  constructor(pageSize: number, kind: PageKind, headerAt = 0) {
    this.bytes = Buffer.alloc(pageSize);
    this.kind = kind;
    this.#headerAt = headerAt;
    this.#headerLength = kind === 'indexInterior' || kind === 'tableInterior' ? 12 : 8;
    this.#contentStart = pageSize;
  }

  get cells(): number {
    return this.#cells;
  }

  fits(cellLength: number): boolean {
    const pointersEnd = this.#headerAt + this.#headerLength + 2 * (this.#cells + 1);
    return pointersEnd + Math.max(4, cellLength) <= this.#contentStart;
  }

  /** Makes room for a cell and returns where it begins; the caller fills it. */
  reserve(cellLength: number): number {
    // A cell takes four bytes at least, so that it can become a freeblock.
    this.#contentStart -= Math.max(4, cellLength);
    this.bytes.writeUInt16BE(
      this.#contentStart,
      this.#headerAt + this.#headerLength + 2 * this.#cells,
    );
    this.#cells += 1;
    return this.#contentStart;
  }

  add(cell: Uint8Array): void {
    this.bytes.set(cell, this.reserve(cell.length));
  }

  /** Writes the page header; `rightChild` only on interior pages. */
  finish(rightChild = 0): Buffer {
    const at = this.#headerAt;
    this.bytes[at] = pageKinds[this.kind];
    this.bytes.writeUInt16BE(0, at + 1);
    this.bytes.writeUInt16BE(this.#cells, at + 3);
    // 65,536 is written as 0.
    this.bytes.writeUInt16BE(this.#contentStart & 0xffff, at + 5);
    this.bytes[at + 7] = 0;
    if (this.#headerLength === 12) this.bytes.writeUInt32BE(rightChild, at + 8);
    return this.bytes;
  }

  /** Empties the page for the next one. */
  clear(): void {
    this.bytes.fill(0);
    this.#cells = 0;
    this.#contentStart = this.bytes.length;
  }
}
