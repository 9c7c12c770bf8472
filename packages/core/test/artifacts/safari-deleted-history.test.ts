import { expect, test } from 'vitest';
import { deletedItemOf, foreseeItem } from '../../src/artifacts/browsers/safari-deleted-history.ts';
import type { Database, Row } from '../../src/model/index.ts';

const database = (): Database => ({}) as unknown as Database;
const address = (rowId: number, payload: Uint8Array): Row => ({ rowId, payload }) as unknown as Row;

test.each([
  ['many', 100_000, 60],
  ['of much memory', 100, 2 ** 20],
])('deleted addresses that are %s are not all remembered', (_, count, bytes) => {
  const one = database();
  const payload = new Uint8Array(bytes);
  for (let id = 1; id <= count; id++) foreseeItem(one, address(id, payload));
  expect(deletedItemOf(one, 1)).toBeDefined();
  expect(deletedItemOf(one, count / 2)).toBeUndefined();
});
