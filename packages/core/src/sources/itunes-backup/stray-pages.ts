import type { RandomAccessFile } from '../../model/index.ts';

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
    const window = file.read((first - 1) * pageSize, perWindow * pageSize);
    for (let index = 0; (index + 1) * pageSize <= window.length; index++) {
      const page = first + index;
      // The first page begins with the file header.
      if (page > 1 && window[index * pageSize] === tableLeaf && !known.has(page)) pages.push(page);
    }
  }
  return pages;
}
