import { unsigned32 } from '../page.ts';

/** Longer values are not put together. */
export const maxChainBytes = 2 ** 26;

/** Gives the page where it is free, so that an old chain may still stand there; undefined where it was used again. */
export type FreePage = (page: number) => Uint8Array | undefined;

export interface FreeChain {
  readonly bytes: Uint8Array;
  readonly lastPage: number;
}

/**
 * The rest of a value whose cell was freed: `size` bytes from the chain that begins at `first`.
 * Undefined where the chain leads to a page in use, or does not end where the size says: then its pages were used since.
 */
export function followFreeChain(
  first: number,
  size: number,
  usableSize: number,
  freePage: FreePage,
): FreeChain | undefined {
  if (size <= 0 || size > maxChainBytes || first < 2) return undefined;
  const onePage = usableSize - 4;
  const pieces: Uint8Array[] = [];
  const visited = new Set<number>();
  let page = first;
  let lastPage = first;
  for (let left = size; left > 0; left -= onePage) {
    if (visited.has(page)) return undefined;
    visited.add(page);
    lastPage = page;
    const bytes = page < 2 ? undefined : freePage(page);
    if (bytes === undefined) return undefined;
    pieces.push(bytes.slice(4, 4 + Math.min(onePage, left)));
    page = unsigned32(bytes, 0);
  }
  if (page !== 0) return undefined;
  const joined = new Uint8Array(size);
  let at = 0;
  for (const piece of pieces) {
    joined.set(piece, at);
    at += piece.length;
  }
  return { bytes: joined, lastPage };
}
