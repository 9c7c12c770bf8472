import { describe, expect, test } from 'vitest';
import { numbersOf } from '../../../../builders/share.ts';
import { firstSeed } from './first-seed.ts';
import { keyedHistory } from './keyed-history.ts';

const seeds = numbersOf(firstSeed, Number(process.env['ATHAR_HISTORIES'] ?? 60));

describe('tables without rowid as apps have them, after any history', () => {
  test('yield nothing that never was and nothing that still is, and most rows deleted last that stand', () => {
    const wrong: string[] = [];
    let found = 0;
    let standing = 0;
    let missed = 0;
    for (const seed of seeds) {
      const one = keyedHistory(seed);
      wrong.push(...one.wrong.map((what) => `seed ${seed}: ${what}`));
      found += one.found;
      standing += one.standing;
      missed += one.missed.length;
    }
    expect(wrong).toEqual([]);
    expect(found).toBeGreaterThan(20 * seeds.length);
    // Of keys in any order, and of rows that are little but a key, the bytes tell less.
    expect(missed / standing).toBeLessThan(0.25);
  });

  test('also in UTF-16', () => {
    const wrong: string[] = [];
    let standing = 0;
    let missed = 0;
    for (const seed of seeds) {
      const one = keyedHistory(seed, seed % 2 === 0 ? 'UTF-16le' : 'UTF-16be');
      wrong.push(...one.wrong.map((what) => `seed ${seed}: ${what}`));
      standing += one.standing;
      missed += one.missed.length;
    }
    expect(wrong).toEqual([]);
    expect(missed / standing).toBeLessThan(0.25);
  });

  test.each([
    [13_300_018, 'UTF-16le', 'a text that is read one byte off is not in another language'],
    [13_200_012, 'UTF-16be', 'two letters are not the header of a freeblock'],
  ])('seed %i in %s: %s', (seed, encoding) => {
    expect(keyedHistory(seed, encoding).wrong).toEqual([]);
  });

  test.each([
    [
      8_200_034,
      'of a row that goes on in overflow pages, where the rest in its cell ends does not tell how long its key was',
    ],
    [8_200_130, 'entries of an index that had the page before are no rows of a table that is gone'],
    [8_300_475, 'a row between two of another table is not of a third, by which it can be read'],
    [
      8_700_201,
      'entries of an index are no rows of its table that has their page now, where a journal does not tell whose it was',
    ],
    [
      8_700_033,
      'nor are those of an index that is gone, which begin with values of another length',
    ],
    [8_200_151, 'a row that became shorter in its place leaves its last letters behind it'],
    [
      9_400_347,
      'entries of an index of another table are no rows of an empty one that has their page now',
    ],
    [
      9_400_139,
      'two keys with a head between them are not one, though a freeblock begins with the first',
    ],
    [
      88_200_266,
      'a real at the end of a row that has more digits than all others of its column lost its last bytes',
    ],
    [88_200_649, 'a blob of a length that no other key has does not reach over the row behind it'],
  ])('seed %i: %s', (seed) => {
    expect(keyedHistory(seed).wrong).toEqual([]);
  });
});
