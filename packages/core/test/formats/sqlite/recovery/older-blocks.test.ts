import { expect, test } from 'vitest';
import { bareRegion } from '../../../../src/formats/sqlite/recovery/regions/free-region.ts';
import { OlderBlocks } from '../../../../src/formats/sqlite/recovery/pages/older-blocks.ts';

/** A leaf whose list of freeblocks begins with this one. */
function leafWith(block: number, next: number, size: number): Uint8Array {
  const bytes = new Uint8Array(512);
  const view = new DataView(bytes.buffer);
  bytes[0] = 13;
  view.setUint16(1, block);
  view.setUint16(block, next);
  view.setUint16(block + 2, size);
  return bytes;
}

const region = () => bareRegion(200, 240, 'freeblock', true);

test.each([
  ['of no length that names itself', 200, 0],
  ['shorter than its header', 203, 3],
  ['that ends outside the page', 0, 400],
  ['that leads back', 100, 60],
])('a freeblock %s tells nothing, and does not hold up', (_, next, size) => {
  const older = new OlderBlocks();
  const page = leafWith(200, next, size);
  older.add(2, page);
  const told = region();
  older.tell(2, page, told);
  expect([told.endStands(1, false), told.takenFrom]).toEqual([true, 240]);
});

test('one that was longer before says that what begins at its end came later', () => {
  const older = new OlderBlocks();
  const page = leafWith(200, 0, 60);
  older.add(2, page);
  const [told, elsewhere] = [region(), region()];
  older.tell(2, page, told);
  older.tell(3, page, elsewhere);
  expect([told.endStands(1, false), told.takenFrom]).toEqual([false, 240]);
  expect(elsewhere.endStands(1, false)).toBe(true);
});

test('one that was shorter before says from where on what is behind was taken', () => {
  const older = new OlderBlocks();
  const page = leafWith(200, 0, 30);
  older.add(2, page);
  const told = region();
  older.tell(2, page, told);
  expect([told.endStands(1, false), told.takenFrom]).toEqual([true, 230]);
});
