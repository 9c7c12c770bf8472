import {
  bytesOfCells,
  hasLostCells,
  lostCells,
  unlistedCells,
  wrongFreeSpace,
} from '../../cell-less-page.ts';
import { ledAgain } from '../../page-order.ts';
import { cellCount, localPayload, pageKind, shortestCell, unsigned16 } from '../../page.ts';
import { maxPayload } from '../../record.ts';
import { varintLength, varintSize } from '../../varint.ts';
import { serialLength } from '../shapes/serial-class.ts';

/**
 * Looks at pages of indexes one by one. No row is read from an index, but whoever changes one hides rows from everybody who searches by it.
 * One object serves all pages, in time that grows with their cells.
 */
export class IndexPages {
  readonly #usableSize: number;
  /** In which page a pointer last led to an offset: cleared for none, since each page has a number of its own. */
  readonly #ledIn: Uint32Array;
  #looked = 0;

  constructor(usableSize: number) {
    this.#usableSize = usableSize;
    this.#ledIn = new Uint32Array(usableSize);
  }

  /** What is wrong with a page of an index, seen on its own (`bytes` is the page alone); `undefined` where nothing is, or it is none. */
  faultOf(bytes: Uint8Array): string | undefined {
    const kind = bytes[0]!;
    const isInterior = kind === pageKind.interiorIndex;
    if (!isInterior && kind !== pageKind.leafIndex) return undefined;
    const cells = cellCount(bytes, 0, bytes.length);
    if (cells < 0) return 'a b-tree page states more cells than fit';
    if (cells === 0)
      return hasLostCells(bytes, 0, 0, this.#usableSize, false) ? lostCells : undefined;
    let left = bytesOfCells(bytes, 0, 0, this.#usableSize);
    if (typeof left === 'string') return left;
    const pointers = isInterior ? 12 : 8;
    const pointersEnd = pointers + 2 * cells;
    this.#looked++;
    for (let pointer = pointers; pointer < pointersEnd; pointer += 2) {
      const at = unsigned16(bytes, pointer);
      if (at < pointersEnd || at + shortestCell > this.#usableSize)
        return 'a cell pointer leads out of its page';
      if (this.#ledIn[at] === this.#looked) return ledAgain;
      this.#ledIn[at] = this.#looked;
      const length = this.#cell(bytes, at, isInterior ? 4 : 0);
      if (typeof length === 'string') return length;
      left -= length;
    }
    if (left === 0) return undefined;
    return left > 0 ? unlistedCells : wrongFreeSpace;
  }

  /** Bytes of a cell, or what is wrong with it. */
  #cell(bytes: Uint8Array, at: number, childBytes: number): number | string {
    const start = at + childBytes;
    const size = varintSize(bytes, start);
    const from = start + varintLength(bytes, start);
    if (size === 0) return 'a cell holds no record';
    if (size > maxPayload) return 'a cell states a payload beyond the limit of SQLite';
    const local = localPayload(size, this.#usableSize, pageKind.leafIndex);
    const end = from + local + (local < size ? 4 : 0);
    if (end > this.#usableSize) return 'a cell ends outside its page';
    if (!isRecord(bytes, from, size, local)) return 'a record does not follow its own header';
    return Math.max(end - at, shortestCell);
  }
}

/** Whether a record of `size` bytes, of which `local` stand here, is as long as its header says; true where the header does not stand here whole. */
function isRecord(bytes: Uint8Array, from: number, size: number, local: number): boolean {
  const headerEnd = varintSize(bytes, from);
  if (headerEnd > size) return false;
  if (headerEnd > local) return true;
  let at = varintLength(bytes, from);
  let length = headerEnd;
  while (at < headerEnd) {
    const serial = varintSize(bytes, from + at);
    if (serial === 10 || serial === 11) return false;
    length += serialLength(serial);
    at += varintLength(bytes, from + at);
  }
  return at === headerEnd && length === size;
}
