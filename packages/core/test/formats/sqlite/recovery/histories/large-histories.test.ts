import { expect, test } from 'vitest';
import { numbersOf } from '../../../../builders/share.ts';
import { firstSeed } from './first-seed.ts';
import { largeHistory } from './large-history.ts';

const seeds = numbersOf(firstSeed, 4);

test(`large tables, from seed ${firstSeed} on: nothing told never was or still is, and hardly any row is missed that was deleted last and stands`, () => {
  const wrong: string[] = [];
  let told = 0;
  let standing = 0;
  let missed = 0;
  for (const seed of seeds) {
    const one = largeHistory(seed);
    wrong.push(...one.wrong.map((what) => `seed ${seed}: ${what}`));
    told += one.told;
    standing += one.standing;
    missed += one.missed.length;
  }
  expect(wrong).toEqual([]);
  expect(told).toBeGreaterThan(200 * seeds.length);
  expect(missed / standing).toBeLessThan(0.02);
});
