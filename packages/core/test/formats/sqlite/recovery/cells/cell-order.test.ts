import { expect, test } from 'vitest';
import { pageKind } from '../../../../../src/formats/sqlite/page.ts';
import { CellOrder } from '../../../../../src/formats/sqlite/recovery/cells/cell-order.ts';

const pageSize = 512;

/** The order of the cells of a page, each of eight bytes, whose rowids are these from its end on; 0 where none stands. */
function orderOf(...rowIds: readonly number[]): {
  readonly order: CellOrder;
  readonly at: number[];
} {
  const bytes = new Uint8Array(pageSize);
  const at = rowIds.map((_, index) => pageSize - 8 * (index + 1));
  const cells = at
    .map((offset, index) => ({ offset, rowId: rowIds[index]! }))
    .filter(({ rowId }) => rowId > 0)
    .sort((first, second) => first.rowId - second.rowId);
  for (const [index, { offset, rowId }] of cells.entries()) {
    bytes.set([offset >> 8, offset & 0xff], 8 + 2 * index);
    bytes.set([6, rowId], offset);
  }
  return { order: new CellOrder(bytes, 8, cells.length, pageKind.leafTable, pageSize, true), at };
}

test('where as many rowids are missing as cells were freed, all may be of rows that are gone', () => {
  const { order, at } = orderOf(1, 2, 3, 0, 0, 6, 7);
  expect(order.isCrowded(at[2]!, 2)).toBe(false);
  expect(order.isCrowded(at[2]!, 3)).toBe(true);
});

test('a row that stands elsewhere by now left an earlier version where its rowid is missing', () => {
  const { order, at } = orderOf(1, 2, 3, 0, 0, 6, 7, 8, 4);
  expect(order.isCrowded(at[2]!, 2)).toBe(true);
  expect(order.isCrowded(at[2]!, 1)).toBe(false);
});

test('before a cell that came there later, earlier versions may stand', () => {
  const { order, at } = orderOf(1, 2, 9, 0, 0, 6, 7, 8);
  expect(order.isCrowded(at[2]!, 1)).toBe(true);
});

test('between cells that were written one after the other, an end stands wherever they are in the order of the page', () => {
  const older = [30, 31, 32, 33, 34, 35, 36, 37];
  const { order, at } = orderOf(50, 51, 52, 0, 0, 55, ...older);
  expect([order.endStands(at[2]!, 2), order.isCrowded(at[2]!, 2)]).toEqual([true, false]);
  expect(order.endStands(at[2]!, 1)).toBe(false);
});

test('where one of the rowids that are missing between two cells stands elsewhere, these were not written one after the other', () => {
  const older = [30, 31, 32, 33, 34, 35, 36, 37];
  const { order, at } = orderOf(50, 51, 52, 0, 0, 55, ...older, 53);
  expect(order.endStands(at[2]!, 2)).toBe(false);
});

test('what stands before a cell in order has a greater rowid, unless older rows were written anew there', () => {
  const first = orderOf(1, 2, 3, 4, 5, 0, 7);
  expect(first.order.rowIdBehind(first.at[4]!)).toBe(5);
  const second = orderOf(3, 4, 5, 6, 7, 0, 9, 1);
  expect(second.order.rowIdBehind(second.at[4]!)).toBe(0);
});
