import { expect, test } from 'vitest';
import { slotOfWords } from '../../src/indicators/hash.ts';
import { idWords, IdTable } from '../../src/indicators/object-ids.ts';

const count = 2 ** 17;
const zeros = '0'.repeat(32);

test.each<readonly [string, (n: number) => string]>([
  ['counted up in decimal', (n) => String(n).padStart(32, '0')],
  ['counted up', (n) => n.toString(16).padStart(32, '0')],
  ['counted up in their first part', (n) => n.toString(16).padStart(8, '0') + zeros.slice(8)],
  ['of two parts that are the same', (n) => n.toString(16).padStart(16, '0').repeat(2)],
])('ids %s lie apart', (_, digits) => {
  const mask = 2 * count - 1;
  const inSlot = new Uint8Array(mask + 1);
  const words = new Uint32Array(4);
  const table = new IdTable();
  let most = 0;
  for (let n = 0; n < count; n++) {
    idWords(`indicator--${digits(n)}`, words);
    most = Math.max(most, ++inSlot[slotOfWords(words, mask)]!);
    if (n < 1000) table.set(words, n);
  }
  // As many as of random ids, where half of the slots are taken.
  expect(most).toBeLessThan(12);
  idWords(`indicator--${digits(999)}`, words);
  expect(table.get(words)).toBe(999);
});
