import { hasLostCells, lostCells } from '../../cell-less-page.ts';
import { cellCount, localPayload, pageKind, treeHeaderOffset, unsigned16 } from '../../page.ts';
import { varintInteger, varintLength, varintSize } from '../../varint.ts';
import { betweenCells } from './between-cells.ts';
import { leastLengthAbove, longestRowId } from './cell-arithmetic.ts';
import { CellOrder } from './cell-order.ts';
import type { FreeRegion } from './free-region.ts';
import { beforeFormerInterior, beforeInteriorCells, tornChild } from './interior-cells.ts';
import { shortestCell } from './layout.ts';
import { isZero } from './zeros.ts';

/** Free space of a b-tree page, and the cells that it points at. */
export interface PageSpace {
  readonly kind: number;
  /** Where the cell pointers begin, and how many there are. */
  readonly pointersAt: number;
  readonly cells: number;
  readonly regions: readonly FreeRegion[];
  /** What is wrong with the lists of the page. */
  readonly fault: string | undefined;
}

/** Bytes of a longer version of a row that are looked for; of one that was longer by more, all of the head stands, which tells by itself. */
const mostTorn = 64;
/** Bytes that the header of another version is longer by: serial types of more than so many values hardly became longer at once. */
const mostLonger = 3;
/** Cells that came after the list of cells was moved; and bytes that are the same by chance. */
const fewCells = 4;
const noRegions: readonly FreeRegion[] = [];

/**
 * The free stretches of a leaf page (`bytes` is the page alone): its chain of freeblocks and the gap before its cells.
 * Stretches of zeros are left out. `undefined` where the page is no leaf. The tree leads to it for rowids of `leastRowId` bytes and more.
 */
export function leafSpace(
  bytes: Uint8Array,
  page: number,
  usableSize: number,
  leastRowId = 1,
): PageSpace | undefined {
  const header = treeHeaderOffset(page);
  const kind = bytes[header]!;
  if (kind !== pageKind.leafTable && kind !== pageKind.leafIndex) return undefined;
  const cells = cellCount(bytes, header, bytes.length);
  if (cells < 0) return undefined;
  const pointersAt = header + 8;
  const gapFrom = pointersAt + 2 * cells;
  let fault: string | undefined;
  let contentAt = unsigned16(bytes, header + 5);
  // 0 stands for 65536.
  if (contentAt === 0 && usableSize === 65536) contentAt = 65536;
  if (cells === 0) {
    // What was there may all be there still, with nothing that leads to it.
    if (hasLostCells(bytes, 0, page, usableSize, false)) {
      fault = lostCells;
      contentAt = usableSize;
    }
  } else if (contentAt < gapFrom || contentAt > usableSize) {
    fault = 'the cell content of a page begins where it cannot';
    contentAt = lowestCell(bytes, pointersAt, cells, gapFrom, usableSize);
  }
  const contentEnd =
    cells === 0 && contentAt === usableSize
      ? beforeInteriorCells(bytes, gapFrom, contentAt)
      : beforeFormerInterior(bytes, gapFrom, contentAt);
  let order: CellOrder | undefined;
  const orderOf = (areGiven: boolean): CellOrder =>
    (order ??= new CellOrder(bytes, pointersAt, cells, kind, usableSize, areGiven));
  const isRunBefore =
    (at: number): NonNullable<FreeRegion['isRun']> =>
    (rowId, freed, areGiven) =>
      at + shortestCell <= usableSize &&
      Number(rowId) - Number(rowIdOf(bytes, at)) === freed + 1 &&
      orderOf(areGiven).isRun(at, rowId, freed);
  let regions: FreeRegion[] | undefined;
  if (contentAt - gapFrom >= 4 && !isZero(bytes, gapFrom, contentAt)) {
    regions = [
      {
        from: gapFrom,
        to: contentEnd,
        space: 'gap',
        endStands: () => contentEnd === usableSize,
        isCrowded: () => false,
        isOlder: (rowId) => kind !== pageKind.leafTable || isOlder(bytes, contentEnd, rowId),
        isRun: isRunBefore(contentEnd),
        staleTo: stalePointers(bytes, gapFrom, contentEnd, usableSize),
        tornAt: () =>
          contentEnd < contentAt
            ? contentEnd
            : tornHead(bytes, gapFrom, contentAt, kind, usableSize),
        copiedTo: (offset, end) =>
          kind === pageKind.leafTable ? copiedTo(bytes, offset, end, pointersAt, cells) : end,
      },
    ];
  }
  // Pages of which all rowids are of one length are many, and their order tells nothing of that.
  const longestInPage = (): number => lengthAfterLast(bytes, pointersAt, cells, kind, usableSize);
  let block = fault === lostCells ? 0 : unsigned16(bytes, header + 1);
  while (block !== 0) {
    if (block < contentAt || block + 4 > usableSize) {
      fault = 'a freeblock lies where it cannot';
      break;
    }
    const end = block + unsigned16(bytes, block + 2);
    const next = unsigned16(bytes, block);
    if (end < block + 4 || end > usableSize) {
      fault = 'a freeblock ends outside its page';
      break;
    }
    if (end > block + 6 && !isZero(bytes, block + 4, end)) {
      const from = block;
      (regions ??= []).push({
        from,
        to: end,
        space: 'freeblock',
        endStands: (freed, areGiven) => orderOf(areGiven).endStands(end, freed),
        isCrowded: (freed, areGiven) => orderOf(areGiven).isCrowded(end, freed),
        isOlder: (rowId, areGiven) => orderOf(areGiven).isOlder(end, rowId),
        isRun: isRunBefore(end),
        // A row that became shorter in its place left the head of its longer version where what was free before it goes on.
        tornAt: (areGiven) => {
          const tornAt = tornHead(bytes, from + shortestCell, end, kind, usableSize);
          return tornAt < end && orderOf(areGiven).beginsAt(end) ? tornAt : end;
        },
        hasRoom: (rowId, freed, areGiven) => orderOf(areGiven).hasRoom(from, rowId, freed),
        leastRowId: (areGiven) =>
          leastRowId >= longestInPage()
            ? leastRowId
            : Math.max(leastRowId, leastLengthAbove(orderOf(areGiven).rowIdBehind(end))),
      });
    }
    // They stand in ascending order, so a chain that turns back is a loop or a lie.
    if (next !== 0 && next < end) {
      fault = 'the freeblocks of a page are not in order';
      break;
    }
    block = next;
  }
  if (fault !== undefined && cells > 0) {
    const gap = regions?.filter((region) => region.space === 'gap') ?? [];
    regions = [...gap, ...betweenCells(bytes, pointersAt, cells, kind, usableSize, contentAt)];
  }
  return { kind, pointersAt, cells, regions: regions ?? noRegions, fault };
}

/**
 * The gap of an interior page of a table: a root that once was a leaf keeps rows there, copies of which went to its first children.
 * `undefined` where the page is none.
 */
export function interiorGap(
  bytes: Uint8Array,
  page: number,
  usableSize: number,
): FreeRegion | undefined {
  const header = treeHeaderOffset(page);
  if (bytes[header] !== pageKind.interiorTable) return undefined;
  const cells = cellCount(bytes, header, bytes.length);
  const from = header + 12 + 2 * cells;
  const content = unsigned16(bytes, header + 5);
  if (cells < 0 || content < from + 8 || content > usableSize) return undefined;
  // Cells of the page as it now is have been freed there too.
  const to = beforeInteriorCells(bytes, from, content);
  if (to < from + 8 || isZero(bytes, from, to)) return undefined;
  return {
    from,
    to,
    space: 'gap',
    endStands: () => false,
    isCrowded: () => false,
    staleTo: stalePointers(bytes, from, to, usableSize),
    tornAt: () => (to === content && cells > 0 ? tornChild(bytes, to) : to),
  };
}

/**
 * Where the first bytes of an earlier version of the row at `contentAt` may stand, which was longer and so had taken the last bytes of what is
 * in the free space from `from` on: both mostly end where the next cell begins, so its size is known. `contentAt` where they do not.
 */
function tornHead(
  bytes: Uint8Array,
  from: number,
  contentAt: number,
  kind: number,
  usableSize: number,
): number {
  if (kind !== pageKind.leafTable || contentAt + shortestCell > usableSize) return contentAt;
  const size = varintSize(bytes, contentAt);
  const rowIdAt = contentAt + varintLength(bytes, contentAt);
  const rowIdEnd = rowIdAt + varintLength(bytes, rowIdAt);
  if (localPayload(size, usableSize, kind) < size) return contentAt;
  const rowIdLength = rowIdEnd - rowIdAt;
  const header = bytes[rowIdEnd]!;
  const most = Math.min(mostTorn, contentAt - from);
  for (let torn = 1; torn <= most; torn++) {
    const at = contentAt - torn;
    const space = rowIdAt - contentAt + size + torn;
    // Most bytes are neither its size nor before a header as long.
    if (bytes[at]! < 0x80 && bytes[at] !== space - 1 && bytes[at + 1 + rowIdLength] !== header)
      continue;
    const former = space - (space - 1 < 0x80 ? 1 : 2);
    const sizeLength = former < 0x80 ? 1 : 2;
    const hasSize =
      sizeLength === 1
        ? bytes[at] === former
        : bytes[at] === (0x80 | (former >>> 7)) && bytes[at + 1] === (former & 0x7f);
    const known = Math.min(rowIdLength, torn - sizeLength);
    const ownHeaderAt = at + sizeLength + rowIdLength;
    const hasHeader =
      ownHeaderAt >= contentAt ||
      (bytes[ownHeaderAt]! > 1 && bytes[ownHeaderAt]! <= bytes[rowIdEnd]! + mostLonger);
    if (hasSize && hasHeader && isSame(bytes, at + sizeLength, rowIdAt, known)) return at;
    // Of another size, when another cell was behind it, it is known by the length of its header as well.
    const headerAt = at + (bytes[at]! < 0x80 ? 1 : varintLength(bytes, at)) + rowIdLength;
    if (headerAt >= contentAt || bytes[headerAt] !== bytes[rowIdEnd] || bytes[at]! < 2) continue;
    // Two small numbers look like a rowid and the length of a header: it must have gone on to where it was overwritten, with most of its header.
    if (headerAt + varintSize(bytes, at) <= contentAt) continue;
    if (!isMostlySame(bytes, headerAt, rowIdEnd, Math.min(bytes[rowIdEnd]!, contentAt - headerAt)))
      continue;
    if (isSame(bytes, headerAt - rowIdLength, rowIdAt, rowIdLength)) return at;
  }
  return contentAt;
}

/** Whether the cell at an offset was there before that of a rowid, as far as rowids grow with time; so it is held where none is. */
function isOlder(bytes: Uint8Array, offset: number, rowId: number | bigint): boolean {
  return offset + shortestCell > bytes.length || rowIdOf(bytes, offset) < rowId;
}

function rowIdOf(bytes: Uint8Array, cell: number): number | bigint {
  return varintInteger(bytes, cell + varintLength(bytes, cell));
}

/** Whether half of the bytes are the same. */
function isMostlySame(bytes: Uint8Array, first: number, second: number, length: number): boolean {
  let same = 0;
  for (let i = 0; i < length; i++) if (bytes[first + i] === bytes[second + i]) same++;
  return same * 2 >= length;
}

function isSame(bytes: Uint8Array, first: number, second: number, length: number): boolean {
  for (let i = 0; i < length; i++) if (bytes[first + i] !== bytes[second + i]) return false;
  return true;
}

/**
 * Up to where a cell in the gap is a copy of one of the page: where SQLite takes cells from the beginning of a full page's list, it moves the list by
 * as many bytes, and copies as many of what is behind it.
 */
function copiedTo(
  bytes: Uint8Array,
  offset: number,
  end: number,
  pointersAt: number,
  cells: number,
): number {
  const rowIdAt = offset + varintLength(bytes, offset);
  const source = cellOf(bytes, varintInteger(bytes, rowIdAt), pointersAt, cells);
  const shift = source - offset;
  if (source < 0 || shift < 2 || shift % 2 > 0) return end;
  let at = offset;
  while (at < end && bytes[at] === bytes[at + shift]) at++;
  // Few cells can have come since, and few bytes behind a copy be the same by chance.
  const listEnd = at - shift - (pointersAt + 2 * cells);
  return listEnd >= -2 * fewCells && listEnd <= fewCells ? at : end;
}

/** The offset of the cell of a rowid, by the list of cells of a page; -1 where there is none. */
function cellOf(
  bytes: Uint8Array,
  rowId: number | bigint,
  pointersAt: number,
  cells: number,
): number {
  let low = 0;
  let high = cells - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const offset = unsigned16(bytes, pointersAt + 2 * middle);
    if (offset + shortestCell > bytes.length) return -1;
    const other = varintInteger(bytes, offset + varintLength(bytes, offset));
    if (other === rowId) return offset;
    if (other < rowId) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

/** Where what may be left of the list of cells ends, which was longer once: offsets within the page, side by side. */
function stalePointers(bytes: Uint8Array, from: number, to: number, usableSize: number): number {
  let at = from;
  for (; at + 2 <= to; at += 2) {
    const pointer = unsigned16(bytes, at);
    if (pointer < from || pointer > usableSize - shortestCell) break;
  }
  return at;
}

/** Bytes of the rowid that follows the last one of a page of a table; 1 where there is none. */
function lengthAfterLast(
  bytes: Uint8Array,
  pointersAt: number,
  cells: number,
  kind: number,
  usableSize: number,
): number {
  if (kind !== pageKind.leafTable || cells === 0) return 1;
  const offset = unsigned16(bytes, pointersAt + 2 * (cells - 1));
  if (offset + 4 > usableSize) return longestRowId;
  return leastLengthAbove(varintInteger(bytes, offset + varintLength(bytes, offset)));
}

function lowestCell(
  bytes: Uint8Array,
  pointersAt: number,
  cells: number,
  from: number,
  usableSize: number,
): number {
  let lowest = usableSize;
  for (let i = 0; i < cells; i++) {
    const offset = unsigned16(bytes, pointersAt + 2 * i);
    if (offset >= from && offset < lowest) lowest = offset;
  }
  return lowest;
}
