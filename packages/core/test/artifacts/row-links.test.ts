import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RowLinks } from '../../src/artifacts/messages/row-links.ts';

const number = fc.oneof(
  fc.nat({ max: 40 }),
  fc.integer({ min: -3, max: 2 ** 32 + 3 }),
  fc.constantFrom(2n ** 60n, 2 ** 53 - 1),
);

test('links are found as in a map in which the first of each stays', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(number, number), { maxLength: 200 }),
      fc.array(number, { maxLength: 60 }),
      (pairs, asked) => {
        const links = new RowLinks();
        const map = new Map<number | bigint, number>();
        for (const [from, to] of pairs) {
          links.add(from, to);
          if (typeof to === 'number' && !map.has(from)) map.set(from, to);
        }
        for (const from of [...asked, ...pairs.map(([one]) => one), ...asked])
          expect(links.of(from)).toBe(map.get(from));
      },
    ),
  );
});

test('more than the first thousand are held', () => {
  const links = new RowLinks();
  for (let n = 5000; n > 0; n--) links.add(n, n + 1);
  for (let n = 1; n <= 5000; n++) expect(links.of(n)).toBe(n + 1);
  expect(links.of(5001)).toBeUndefined();
});
