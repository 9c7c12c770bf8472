import fc from 'fast-check';
import { expect, test } from 'vitest';
import { HashPairs } from '../../../../../src/formats/sqlite/recovery/copies/hash-pairs.ts';

const half = fc.oneof(fc.integer(), fc.constantFrom(0, 1, -1, 2 ** 31 - 1, -(2 ** 31)));

test('holds just what was added, however alike the hashes are', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(half, half), { maxLength: 400 }),
      fc.array(fc.tuple(half, half), { maxLength: 50 }),
      (added, others) => {
        // A first half of 0 is kept as 1, so that one of 64 bits is lost for two of its values.
        const keyOf = ([first, second]: readonly [number, number]) => `${first || 1}/${second}`;
        const pairs = new HashPairs();
        for (const [first, second] of added) pairs.add(first, second);
        const known = new Set(added.map(keyOf));
        expect(pairs.size).toBe(known.size);
        for (const pair of [...added, ...others]) {
          expect(pairs.has(...pair)).toBe(known.has(keyOf(pair)));
        }
      },
    ),
  );
});

test('keeps what it holds when it grows', () => {
  const pairs = new HashPairs();
  for (let i = 0; i < 5000; i++) pairs.add(1 + (i % 7), i);
  expect(pairs.size).toBe(5000);
  for (let i = 0; i < 5000; i++) expect(pairs.has(1 + (i % 7), i)).toBe(true);
  expect(pairs.has(3, 5001)).toBe(false);
});

test('finds as fast what shares one half with all others, as cells do that begin alike', () => {
  const many = 200_000;
  for (const shared of ['first', 'second']) {
    const pairs = new HashPairs();
    const pairOf = (i: number): [number, number] => (shared === 'first' ? [7, i] : [i + 1, 7]);
    for (let i = 0; i < many; i++) pairs.add(...pairOf(i));
    expect(pairs.size).toBe(many);
    let found = 0;
    for (let i = 0; i < 2 * many; i++) if (pairs.has(...pairOf(i))) found++;
    expect(found).toBe(many);
  }
});
