import { expect, test } from 'vitest';
import { firstSeed } from './first-seed.ts';
import { messageHistory } from './message-history.ts';

const histories = 60;

test(`messages, from seed ${firstSeed} on: a rowid that is told was that of the row, and of those whose bytes are gone a fifth is worked out`, () => {
  const wrong: string[] = [];
  let lost = 0;
  let workedOut = 0;
  for (let seed = firstSeed; seed < firstSeed + histories; seed++) {
    const one = messageHistory(seed);
    wrong.push(...one.wrong.map((what) => `seed ${seed}: ${what}`));
    lost += one.told - one.read;
    workedOut += one.workedOut;
  }
  expect(wrong).toEqual([]);
  expect(workedOut).toBeGreaterThan(lost / 5);
});
