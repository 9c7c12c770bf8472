import { expect, test } from 'vitest';
import {
  TextHabits,
  TextWeights,
} from '../../../../../src/formats/sqlite/recovery/shapes/text-habits.ts';
import { firstSeed } from '../histories/first-seed.ts';
import { randomness } from '../../randomness.ts';

test('a text is never more probable than it is said to be at most, and told exactly unless it is less probable than asked for', () => {
  const random = randomness(firstSeed);
  const words = ['https://', 'example', '.org/', 'Über', 'مرحبا', 'a1b2-C3', ' ', '0f'];
  const text = () =>
    Array.from({ length: random.between(1, 30) }, () => random.pick(words)).join('');
  for (let round = 0; round < 40; round++) {
    const habits = new TextHabits();
    for (let i = random.between(0, 60); i > 0; i--) {
      const bytes = new TextEncoder().encode(text());
      habits.add(bytes, 0, bytes.length);
    }
    habits.settled();
    const bytes = new TextEncoder().encode(`${text()}\u0001\u0000${text()}${text()}`);
    const weights = new TextWeights(habits, bytes, 0, bytes.length);
    for (let i = 0; i < 200; i++) {
      const from = random.between(0, bytes.length - 2);
      const to = random.between(from + 1, bytes.length);
      const known = random.between(from + 1, bytes.length);
      const chance = new TextWeights(habits, bytes, 0, bytes.length).of(from, to, known);
      expect(weights.mostOf(from, to, known)).toBeGreaterThanOrEqual(chance - 1e-9);
      const least = chance + random.between(-20, 20);
      const told = weights.of(from, to, known, least);
      if (least <= chance) expect(told).toBeCloseTo(chance, 8);
      else expect(told).toBeLessThan(least);
    }
  }
});
