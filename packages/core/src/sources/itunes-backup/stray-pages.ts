import { isDiskError, type RandomAccessFile } from '../../model/index.ts';

const windowBytes = 2 ** 20;
const tableLeaf = 0x0d;

/**
 * Pages of a database file that look like leaves of a table and are not among those that its trees lead to.
 * Where a manifest is cut off or damaged, a lost inner page hides leaves that are still there.
 */
export function strayLeafPages(
  file: RandomAccessFile,
  pageSize: number,
  reached: Uint32Array,
): number[] {
  const known = new Set(reached);
  const pages: number[] = [];
  const perWindow = Math.max(1, Math.floor(windowBytes / pageSize));
  for (let first = 1; (first - 1) * pageSize < file.size; first += perWindow) {
    for (const { at, bytes } of readable(
      file,
      (first - 1) * pageSize,
      perWindow * pageSize,
      pageSize,
    )) {
      for (let index = 0; (index + 1) * pageSize <= bytes.length; index++) {
        const page = at / pageSize + 1 + index;
        // The first page begins with the file header.
        if (page > 1 && bytes[index * pageSize] === tableLeaf && !known.has(page)) pages.push(page);
      }
    }
  }
  return pages;
}

/** A part of the file in one piece, or in pages without those that its disk fails to give. */
function* readable(
  file: RandomAccessFile,
  at: number,
  length: number,
  pageSize: number,
): Generator<{ readonly at: number; readonly bytes: Uint8Array }> {
  try {
    yield { at, bytes: file.read(at, length) };
  } catch (error) {
    if (!isDiskError(error)) throw error;
    if (length <= pageSize) return;
    for (let page = at; page < at + length; page += pageSize)
      yield* readable(file, page, pageSize, pageSize);
  }
}
