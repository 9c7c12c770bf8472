import { describe, expect, test } from 'vitest';
import { part, numbersOf } from '../../../../builders/share.ts';
import type { Randomness } from '../../randomness.ts';
import { randomness } from '../../randomness.ts';
import type { Column } from './plain-history.ts';
import { plainHistory } from './plain-history.ts';

const texts: readonly ((random: Randomness, counted: number) => string)[] = [
  (_, counted) => `row ${counted}`,
  (_, counted) => `name-${counted}`,
  (random) => 'lorem ipsum dolor sit amet consectetur'.slice(0, random.between(5, 38)),
  (random) => random.pick(['', 'ok', 'déjà vu', 'مرحبا', '漢字', 'https://example.org/?id=7']),
];
const numbers: readonly ((random: Randomness) => string)[] = [
  (random) => String(random.between(0, 100)),
  (random) => String(random.between(-1000, 1000)),
  (random) => String(1_700_000_000 + random.between(0, 10_000_000)),
  (random) => random.pick(['NULL', '0', '1', String(random.between(0, 99_999))]),
];

function columnsOf(random: Randomness): Column[] {
  const text = random.pick(texts);
  const number = random.pick(numbers);
  const all: Column[] = [
    { name: 'name', type: 'TEXT', value: (from, counted) => `'${text(from, counted)}'` },
    { name: 'n', type: 'INTEGER', value: number },
    {
      name: 'note',
      type: 'TEXT',
      value: (from, counted) => from.pick(['NULL', "''", `'note ${counted}'`]),
    },
    { name: 'price', type: 'REAL', value: (from) => String(from.between(0, 9999) / 100) },
    {
      name: 'data',
      type: 'BLOB',
      value: (from) => from.pick(['NULL', `x'${'9b2f81c6'.repeat(from.between(1, 6))}'`]),
    },
  ];
  const some = all.slice(0, random.between(2, 5));
  return random.chance(0.25) ? some.reverse() : some;
}

/** A log of calls, with the number first and no name for the rowid: a freed row loses how long the number was. */
const callColumns: readonly Column[] = [
  {
    name: 'number',
    type: 'TEXT',
    value: (random) => `'+${random.between(1, 999)}${random.between(1_000_000, 999_999_999)}'`,
  },
  { name: 'duration', type: 'INTEGER', value: (random) => String(random.between(0, 4000)) },
  {
    name: 'date',
    type: 'INTEGER',
    value: (random) => String(600_000_000 + random.between(0, 100_000_000)),
  },
  { name: 'answered', type: 'INTEGER', value: (random) => String(random.between(0, 1)) },
];

describe('plain tables, as anybody would make them', () => {
  test('yield nothing that never was, and the rows deleted last as far as they still stand', () => {
    let plain = 0;
    const missed: string[] = [];
    const wrong: number[] = [];
    for (const seed of numbersOf(1, 60)) {
      const random = randomness(7_000 + seed);
      const columns = columnsOf(random);
      const one = plainHistory(random, columns, random.chance(0.6));
      plain += one.plain.length;
      missed.push(...one.missed.map((row) => `seed ${seed}: ${row.values.join(' | ')}`));
      if (one.wrong > 0) wrong.push(seed);
    }
    expect(wrong).toEqual([]);
    expect(plain).toBeGreaterThan(550 * part);
    // What is left: rows in space that was used before, of which a few bytes too many or too few would give other values as well.
    expect(missed.length / plain).toBeLessThan(0.015);
  });

  test('of which the numbers tell how long a lost text was are found as good as all', () => {
    let plain = 0;
    let missed = 0;
    const wrong: number[] = [];
    for (const seed of numbersOf(1, 80)) {
      const one = plainHistory(randomness(90_000 + seed), callColumns, false);
      plain += one.plain.length;
      missed += one.missed.length;
      if (one.wrong > 0) wrong.push(seed);
    }
    expect(wrong).toEqual([]);
    expect(plain).toBeGreaterThan(500 * part);
    // Seven without a look at the numbers.
    expect(missed).toBeLessThan(5);
  });

  test.each([
    ['bytes that may have been left behind, where hardly any row would be read so', 401_337],
    ['such bytes behind a short text', 401_359],
    [
      'what would be left behind a shorter text, and would be a freeblock but has no header',
      400_163,
    ],
    ['a few bytes that would be left so, by a reading that its numbers do not rule out', 400_758],
    ['a text that would go on in what is in use behind it, where that is no text', 400_565],
    ['such a text that would be longer than any', 400_852],
    ['rows whose number is a real, where its own is whole', 800_973],
    [
      'one that was free already, whose header stands, with a byte that may be left between',
      801_122,
    ],
    ['a row in use that begins as it does and has other values as short', 810_913],
  ])('are told beside %s', (_, seed) => {
    const random = randomness(seed);
    const { plain, missed, wrong } = plainHistory(random, columnsOf(random), random.chance(0.6));
    expect(plain.length).toBeGreaterThan(0);
    expect([missed, wrong]).toEqual([[], 0]);
  });

  test.each([
    [
      5_200_063,
      'a number far from all others is the middle of one where a newer row took the last byte',
    ],
    [
      8_400_474,
      'a cell is an earlier version of a row where no rowid is missing for it between the heads around',
    ],
    [
      8_100_749,
      'the head of a longer version of a row that was freed in turn is no end of the row before it',
    ],
  ])('seed %i: %s', (seed) => {
    const random = randomness(seed);
    expect(plainHistory(random, columnsOf(random), random.chance(0.6)).wrong).toBe(0);
  });
});
