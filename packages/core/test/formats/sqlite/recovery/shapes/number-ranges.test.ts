import { expect, test } from 'vitest';
import { NumberRanges } from '../../../../../src/formats/sqlite/recovery/shapes/number-ranges.ts';

const rows = 6;
const position = 2;
const longInteger = 6;
const day = 86_400e9;

/** Dates of six days. */
function dates(): NumberRanges {
  const ranges = new NumberRanges();
  for (let i = 0; i < rows; i++) ranges.learn(position, longInteger, 600_000_000e9 + i * day);
  return ranges;
}

test('a number beyond those that were seen counts where it is no farther off than asked for', () => {
  const ranges = dates();
  const chance = (value: number, beyond: number) =>
    ranges.chanceOf(position, longInteger, value, rows, beyond);
  const before = 600_000_000e9 - 20 * day;
  expect(chance(before, 1)).toBe(-1);
  expect(chance(before, 8)).toBeGreaterThan(0);
  expect(chance(before, 8)).toBeLessThan(1 / 500);
  // So few rows tell nothing where nothing beyond them counts.
  expect(chance(before, 0)).toBe(1);
  expect(chance(6_044_029_106_323_587_072, 8)).toBe(-1);
});

test('of an integer whose end is lost, the first bytes tell whether it can have been one of those', () => {
  const ranges = dates();
  const isBeyond = (from: number, to: number) => ranges.isBeyond(position, [from, to], rows, 1);
  expect(isBeyond(600_000_000e9, 600_001_000e9)).toBe(false);
  expect(isBeyond(0, 2 ** 62)).toBe(false);
  expect(isBeyond(6.04e18, 6.05e18)).toBe(true);
  expect(isBeyond(1, 255)).toBe(true);
});

test('and how many of all first bytes would be those of one', () => {
  const ranges = dates();
  // The first four of eight bytes.
  const alike = 2 ** 32;
  const chance = (first: number, beyond: number) =>
    ranges.chanceOfFirst(position, longInteger, [first, first + alike - 1], rows, beyond);
  const share = (5 * day * 3 + alike) / 2 ** 64;
  expect(chance(600_000_000e9, 1)).toBeCloseTo(share, 15);
  expect(chance(6.04e18, 1)).toBe(-1);
  expect(chance(6.04e18, 8)).toBe(-1);
  expect(chance(600_000_000e9 - 20 * day, 1)).toBe(-1);
  expect(chance(600_000_000e9 - 20 * day, 8)).toBeGreaterThan(share);
  expect(chance(600_000_000e9, 0)).toBe(1);
});

test('a number in the range of those as long as it is there by chance the more rarely, where shorter ones stand beside them', () => {
  const ranges = dates();
  for (let i = 0; i < 20; i++) ranges.learn(position, 1, 2 + i);
  const chance = (value: number) => ranges.chanceOf(position, longInteger, value, 26, 0);
  expect(chance(600_000_100e9)).toBeLessThan(1e-3);
  expect(chance(600_000_100e9) / chance(600_000_000e9 - 20 * day)).toBeLessThan(1 / 100);
});

test('a real that is written down with as few digits as those of live rows is hardly there by chance', () => {
  const real = 7;
  const lengths = new NumberRanges();
  const times = new NumberRanges();
  for (let i = 0; i < 20; i++) {
    lengths.learn(position, real, 120.25 + i);
    times.learn(position, real, 700_000_000.123456 + i / 7);
  }
  const ratio = (ranges: NumberRanges, short: number, long: number): number =>
    ranges.chanceOf(position, real, short, 20, 0) / ranges.chanceOf(position, real, long, 20, 0);
  expect(ratio(lengths, 131.5, 131.508_732_1)).toBeLessThan(1e-10);
  expect(ratio(times, 700_000_001.5, 700_000_001.508_732)).toBe(1);
});

test('a number far beyond those of n live rows is one that hardly one in n has, not one that may be older or newer', () => {
  const ranges = dates();
  const rarity = (value: number) => ranges.rarityOf(position, longInteger, value, 8);
  expect(rarity(600_000_100e9)).toBe(1);
  expect(rarity(600_000_000e9 - 20 * day)).toBe(1);
  expect(rarity(6_044_029_106_323_587_072)).toBe(2 / (rows + 1));
});

test('an integer beyond those as long as it is rare, though longer ones of the column go beyond it', () => {
  const ranges = dates();
  for (let i = 0; i < 20; i++) ranges.learn(position, 3, 40_000 + 1000 * i);
  expect(ranges.rarityOf(position, 3, 5_000_000, 8)).toBe(2 / 21);
  expect(ranges.rarityOf(position, 3, 60_000, 8)).toBe(1);
});

test('a real with as many digits as random bytes have is none of a column in which many have few', () => {
  const real = 7;
  const prices = (count: number): NumberRanges => {
    const ranges = new NumberRanges();
    for (let i = 0; i < count; i++) ranges.learn(position, real, 10 + i + 0.25);
    return ranges;
  };
  const many = prices(20);
  expect(many.hasOddDigits(position, 12.250000000174622)).toBe(true);
  expect(many.chanceOf(position, real, 12.250000000174622, 20, 8)).toBe(-1);
  expect(many.hasOddDigits(position, 12.2512)).toBe(false);
  expect(many.chanceOf(position, real, 12.2512, 20, 8)).toBeGreaterThan(0);
  // Few rows do not tell, nor do those of a column where some have many digits.
  expect(prices(19).hasOddDigits(position, 12.250000000174622)).toBe(false);
  many.learn(position, real, 1 / 3);
  expect(many.hasOddDigits(position, 12.250000000174622)).toBe(false);
});
