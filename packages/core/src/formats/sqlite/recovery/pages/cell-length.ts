import { localPayload, pageKind, shortestCell } from '../../page.ts';
import { varintLength, varintSize } from '../../varint.ts';

/** Bytes of the cell at an offset of a leaf; negative where it goes on in overflow pages, 0 where none can be there. */
export function cellLength(
  bytes: Uint8Array,
  at: number,
  kind: number,
  usableSize: number,
): number {
  if (at + shortestCell > usableSize) return 0;
  const size = varintSize(bytes, at);
  let body = at + varintLength(bytes, at);
  if (kind === pageKind.leafTable) body += varintLength(bytes, body);
  const local = localPayload(size, usableSize, kind);
  const length = Math.max(shortestCell, body + local - at);
  if (!(at + length <= usableSize)) return 0;
  return local < size ? -length : length;
}
