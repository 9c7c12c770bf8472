import { joined } from '../../../../bytes/byte-arrays.ts';
import { unsigned32 } from '../../page.ts';
import { trunkLeaves } from './page-owners.ts';
import { isZero } from '../cells/zeros.ts';

/** Longer values are not put together. */
export const maxChainBytes = 2 ** 26;

/** Gives the page where it is free, so that an old chain may still stand there; undefined where it was used again. */
export type FreePage = (page: number) => Uint8Array | undefined;

/** Bytes of a value, counted within it or within its chain. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** The rest of a value, put together from the pages of a chain that was freed. */
export interface FreeChain {
  readonly bytes: Uint8Array;
  readonly lastPage: number;
  /** What stands in a page that is a trunk of the freelist now, and of that what the list overwrote; absent where none of the pages is. */
  readonly trunk?: { readonly page: Stretch; readonly overwritten: Stretch };
}

/**
 * The rest of a value whose cell was freed: `size` bytes from the chain that begins at `first`.
 * A page that is freed while the freelist has none, or while its trunk is full, becomes a trunk: the list overwrites the number of the next page of
 * the chain and the bytes behind it, and the pages that were freed next, those of the chain first, are its leaves.
 * `freeTrunk` is absent for the chain of a cell that its page points at. `isItsOwn`: the pages are those of its time, and may hold zeros.
 * Undefined where the chain leads to a page in use or to one of zeros, or does not end where the size says: then its pages were used since.
 */
export function followFreeChain(
  first: number,
  size: number,
  usableSize: number,
  freePage: FreePage,
  freeTrunk: FreePage | undefined,
  isItsOwn = freeTrunk === undefined,
): FreeChain | undefined {
  if (size <= 0 || size > maxChainBytes || first < 2) return undefined;
  const onePage = usableSize - 4;
  const pieces: Uint8Array[] = [];
  const visited = new Set<number>();
  let trunk: FreeChain['trunk'];
  let page = first;
  let lastPage = first;
  for (let left = size; left > 0; left -= onePage) {
    if (visited.has(page)) return undefined;
    visited.add(page);
    lastPage = page;
    const length = Math.min(onePage, left);
    let bytes = page < 2 ? undefined : freePage(page);
    let next = 0;
    if (bytes !== undefined) next = unsigned32(bytes, 0);
    else {
      bytes = trunk === undefined && page >= 2 ? freeTrunk?.(page) : undefined;
      const leaves = bytes && trunkLeaves(bytes, 0, usableSize);
      if (bytes === undefined || leaves === undefined) return undefined;
      const from = size - left;
      const overwritten = { from, to: from + Math.min(length, 4 + 4 * leaves) };
      trunk = { page: { from, to: from + length }, overwritten };
      next = left > onePage && leaves > 0 ? unsigned32(bytes, 8) : 0;
    }
    // A page that was cleaned since, or was never written, says nothing; its end, where it was the last one, looks right all the same.
    if (!isItsOwn && isZero(bytes, 4, 4 + length)) return undefined;
    pieces.push(bytes.slice(4, 4 + length));
    page = next;
  }
  if (page !== 0) return undefined;
  return { bytes: joined(pieces, size), lastPage, ...(trunk && { trunk }) };
}
