import { expect, test } from 'vitest';
import { numbersOf } from '../../../../builders/share.ts';
import { firstSeed } from './first-seed.ts';
import { messageHistory } from './message-history.ts';

const seeds = numbersOf(firstSeed, 60);

test(`messages, from seed ${firstSeed} on: nothing told never was or still is, none is missed that was deleted last and stands, and of rowids whose bytes are gone a fifth is worked out`, () => {
  const wrong: string[] = [];
  const missed: string[] = [];
  let standing = 0;
  let lost = 0;
  let workedOut = 0;
  for (const seed of seeds) {
    const one = messageHistory(seed);
    wrong.push(...one.wrong.map((what) => `seed ${seed}: ${what}`));
    missed.push(...one.missed.map((what) => `seed ${seed}: ${what}`));
    standing += one.standing;
    lost += one.told - one.read;
    workedOut += one.workedOut;
  }
  expect(wrong).toEqual([]);
  expect(missed).toEqual([]);
  expect(standing).toBeGreaterThan(5 * seeds.length);
  expect(workedOut).toBeGreaterThan(lost / 5);
});
