import { expect, test } from 'vitest';
import { DeletedParts } from '../../src/artifacts/rows/deleted-parts.ts';
import type { Database, Row, Table } from '../../src/model/index.ts';

/** A database with one row that is there. */
const database = (): Database =>
  ({ seek: (_: Table, rowId: number) => (rowId === 7 ? {} : undefined) }) as unknown as Database;
const part = (rowId: number, payload: Uint8Array): Row => ({ rowId, payload }) as unknown as Row;

test.each([
  ['many', 100_000, 60],
  ['of much memory', 100, 2 ** 20],
])('deleted parts that are %s are not all remembered', (_, count, bytes) => {
  const one = database();
  const parts = new DeletedParts();
  const payload = new Uint8Array(bytes);
  for (let id = 1; id <= count; id++) parts.foreseePart(one, part(id, payload));
  expect(parts.find(one, 1)).toBeDefined();
  expect(parts.find(one, count / 2)).toBeUndefined();
});

test('a part is told by what names it, unless it is still there or was not remembered', () => {
  const one = database();
  const table = {} as unknown as Table;
  const parts = new DeletedParts();
  const [gone, unnamed, there] = [1, 2, 7].map((rowId) => part(rowId, new Uint8Array(1)));
  for (const row of [gone, unnamed, there]) parts.foreseePart(one, row!);
  for (const rowId of [1, 7, undefined]) parts.foreseeName(one, rowId);
  const isTold = (row: Row) => parts.isToldByName(one, table, row);
  expect([isTold(gone!), isTold(unnamed!), isTold(there!)]).toEqual([true, false, false]);
  // An older state of it, with another address.
  expect(isTold(part(1, new Uint8Array(1)))).toBe(false);
  expect(parts.find(database(), 1)).toBeUndefined();
});
