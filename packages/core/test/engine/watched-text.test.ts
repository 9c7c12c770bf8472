import fc from 'fast-check';
import { expect, test } from 'vitest';
import { watchFor } from '../../src/engine/findings/watched-text.ts';

const encoder = new TextEncoder();
const text = (maxLength: number, minLength = 0) =>
  fc.string({ unit: fc.constantFrom('a', 'é'), minLength, maxLength });

test('finds what String.includes finds, within its borders only', () => {
  let hits = 0;
  fc.assert(
    fc.property(
      fc.array(text(7, 4), { minLength: 1, maxLength: 4 }),
      text(40),
      text(3),
      (needles, hay, edge) => {
        const before = encoder.encode(edge);
        const bytes = encoder.encode(edge + hay + edge);
        const expected = needles.some((needle) => hay.includes(needle));
        if (expected) hits++;
        const found = watchFor(needles)(bytes, before.length, bytes.length - before.length);
        expect(found).toBe(expected);
      },
    ),
    { numRuns: 3000, seed: 3 },
  );
  expect(hits).toBeGreaterThan(100);
});

test('a text of its own length is found, one byte less is not', () => {
  const watch = watchFor(['word']);
  const bytes = encoder.encode('word');
  expect([watch(bytes, 0, 4), watch(bytes, 0, 3), watch(bytes, 1, 4)]).toEqual([
    true,
    false,
    false,
  ]);
});

test('texts too short to be looked for are refused', () => {
  expect(() => watchFor(['abc'])).toThrow('at least four bytes');
});
