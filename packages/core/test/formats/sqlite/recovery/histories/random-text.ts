import type { Randomness } from '../../randomness.ts';

const words = [
  'Alpha',
  'bravo',
  'Größe',
  'delta',
  'رسالة',
  'https://example.org/a',
  'x',
  'longer words here',
];

/** Words and numbers, from one character to so many. */
export function randomText(random: Randomness, longest: number): string {
  let made = '';
  const length = random.between(1, longest);
  while (made.length < length) made += `${random.pick(words)} ${random.between(0, 9999)} `;
  return made.slice(0, length);
}
