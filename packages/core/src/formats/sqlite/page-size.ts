import type { RandomAccessFile } from '../../model/index.ts';
import type { PageSize } from './header.ts';
import { headerSize, impossibleSize, isSqlite, readHeader } from './header.ts';
import { cellCount, localPayload, pageKind, treeHeaderOffset, unsigned16 } from './page.ts';
import { varintLength, varintSize } from './varint.ts';

/** Told where a database is read with another page size, or other bytes kept free at the end of each page, than its header states. */
export const otherPageSize = 'the page size that the header states is not that of the pages';
/** Told where no page shows that pages are of the size that the header states. */
export const unprovenPageSize = 'no page is filled up to the page size that the header states';

const smallestPage = 512;
const largestPage = 65536;
/** One byte of the header says how many are kept free at the end of each page. */
const mostReserved = 255;
const pagesLookedAt = 32;

/**
 * The page size that the pages of a database prove, which is the one that its header states unless that lies; undefined where none proves any.
 *
 * What lies between the beginning of a page's content area and the end of what is used of the page is cells, freeblocks and fragments, to the byte:
 * SQLite keeps it so, and `PRAGMA integrity_check` asks for it. So a page of a b-tree tells where it ends, whatever the header states. Only where the
 * first page does not end as stated are others looked at, at every size: that one counts at which the most of them end.
 */
export function provenPageSize(file: RandomAccessFile, stated: PageSize): PageSize | undefined {
  if (isFirstPage(file.read(0, stated.pageSize), stated)) return stated;
  const reserved = stated.pageSize - stated.usableSize;
  let proven: PageSize | undefined;
  let most = 0;
  for (let pageSize = smallestPage; pageSize <= largestPage; pageSize *= 2) {
    const counts = new Map<number, number>();
    for (const { page, bytes } of somePages(file, pageSize)) {
      // Unless a payload goes on in other pages, where the content ends does not depend on where it should.
      const end = contentEnd(bytes, page, pageSize);
      for (const usable of new Set([pageSize, pageSize - reserved, end])) {
        if (usable > pageSize || usable < pageSize - mostReserved) continue;
        if (impossibleSize({ pageSize, usableSize: usable }) !== undefined) continue;
        if (isFilledTo(bytes, page, usable)) counts.set(usable, (counts.get(usable) ?? 0) + 1);
      }
    }
    for (const [usableSize, count] of counts) {
      const isStated = pageSize === stated.pageSize && usableSize === stated.usableSize;
      if (count < most || (count === most && !isStated)) continue;
      proven = { pageSize, usableSize };
      most = count;
    }
  }
  return proven;
}

/** Whether these bytes are a first page that is filled up to such a size. */
export function isFirstPage(bytes: Uint8Array, size: PageSize): boolean {
  if (impossibleSize(size) !== undefined || bytes.length !== size.pageSize) return false;
  return isFilledTo(bytes, 1, size.usableSize);
}

/** Whether a file is a database: by the mark at its beginning, or, where that is damaged, by a first page that ends where its header states. */
export function isDatabaseFile(file: RandomAccessFile): boolean {
  const first = file.read(0, headerSize);
  if (isSqlite(first)) return true;
  if (first.length < headerSize) return false;
  const stated = readHeader(first);
  return isFirstPage(file.read(0, stated.pageSize), stated);
}

/** Whole pages at even steps, the first among them. */
function* somePages(file: RandomAccessFile, pageSize: number) {
  const pages = Math.floor(file.size / pageSize);
  const looked = Math.min(pages, pagesLookedAt);
  for (let n = 0; n < looked; n++) {
    const page = 1 + Math.floor((n * pages) / looked);
    yield { page, bytes: file.read((page - 1) * pageSize, pageSize) };
  }
}

function isFilledTo(bytes: Uint8Array, page: number, usableSize: number): boolean {
  return contentEnd(bytes, page, usableSize) === usableSize;
}

/** Where the content of a b-tree page ends by what it is made of; -1 where that cannot be, or it is no such page. */
function contentEnd(bytes: Uint8Array, page: number, usableSize: number): number {
  const header = treeHeaderOffset(page);
  const kind = bytes[header]!;
  const isInterior = kind === pageKind.interiorTable || kind === pageKind.interiorIndex;
  if (!isInterior && kind !== pageKind.leafTable && kind !== pageKind.leafIndex) return -1;
  const cells = cellCount(bytes, header, bytes.length);
  const pointers = header + (isInterior ? 12 : 8);
  const stated = unsigned16(bytes, header + 5);
  // 0 stands for 65536, which only the largest page holds.
  const content = stated === 0 && bytes.length === largestPage ? largestPage : stated;
  if (cells < 0 || content < pointers + 2 * cells || content > usableSize) return -1;
  let end = content + bytes[header + 7]!;
  let block = unsigned16(bytes, header + 1);
  for (let from = content; block !== 0; block = unsigned16(bytes, block)) {
    if (block < from || block + 4 > usableSize) return -1;
    const size = unsigned16(bytes, block + 2);
    from = block + Math.max(4, size);
    end += size;
  }
  for (let cell = 0; cell < cells; cell++) {
    const at = unsigned16(bytes, pointers + 2 * cell);
    if (at < content || at + 4 > usableSize) return -1;
    const size = cellSize(bytes, at, kind, usableSize);
    if (at + size > usableSize) return -1;
    end += size;
  }
  return end;
}

/** SQLite gives no cell fewer than four bytes. */
function cellSize(bytes: Uint8Array, at: number, kind: number, usableSize: number): number {
  let from = at;
  if (kind === pageKind.interiorTable) return 4 + varintLength(bytes, at + 4);
  if (kind === pageKind.interiorIndex) from += 4;
  const payload = varintSize(bytes, from);
  from += varintLength(bytes, from);
  if (kind === pageKind.leafTable) from += varintLength(bytes, from);
  const local = localPayload(payload, usableSize, kind);
  return Math.max(4, from - at + local + (local < payload ? 4 : 0));
}
