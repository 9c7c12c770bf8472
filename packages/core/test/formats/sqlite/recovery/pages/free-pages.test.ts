import { expect, test } from 'vitest';
import { followFreeChain } from '../../../../../src/formats/sqlite/recovery/pages/overflow-chain.ts';
import { trunkEnd } from '../../../../../src/formats/sqlite/recovery/pages/page-owners.ts';

const pageSize = 512;

function page(next: number, fill: number): Uint8Array {
  const bytes = new Uint8Array(pageSize).fill(fill);
  new DataView(bytes.buffer).setUint32(0, next);
  return bytes;
}

test('a chain that ends on a free page of zeros was cleaned, and is none', () => {
  const chain = (last: Uint8Array) =>
    followFreeChain(
      5,
      600,
      pageSize,
      (number) => ({ 5: page(6, 0x61), 6: last })[number],
      () => undefined,
    );
  expect(chain(page(0, 0x62))?.bytes).toHaveLength(600);
  expect(chain(page(0, 0))).toBeUndefined();
});

test('zeros that the version of a page itself leads to are its value', () => {
  const found = followFreeChain(5, 100, pageSize, () => page(0, 0), undefined);
  expect(found?.bytes).toEqual(new Uint8Array(100));
});

test('a trunk ends behind the entries that it had before, and not within what stood there first', () => {
  const bytes = new Uint8Array(pageSize);
  const view = new DataView(bytes.buffer);
  [0, 2, 7, 8, 9, 10].forEach((number, at) => view.setUint32(4 * at, number));
  view.setUint32(24, 0x0d_05_17_17);
  expect(trunkEnd(bytes, pageSize, 20)).toBe(24);
  // A number beyond the last page is no entry.
  expect(trunkEnd(bytes, pageSize, 9)).toBe(20);
  // A count that does not fit says nothing.
  view.setUint32(4, 1000);
  expect(trunkEnd(bytes, pageSize, 20)).toBe(24);
});
