import { expect, test } from 'vitest';
import { firstSeed, firstStep, secondSeed, secondStep } from '../../src/indicators/hash.ts';
import { compileIndicators } from '../../src/indicators/index.ts';
import { keyKinds } from '../../src/indicators/keys.ts';
import { IndicatorLookup, type Spelling } from '../../src/indicators/lookup.ts';
import { published } from './published.ts';

test('equal hashes are never taken for equal values: whoever writes evidence can make them', () => {
  // Keys of other lengths are loaded too, so that no value is left out for its length alone.
  const keys = ['exampled', 'another', 'different'].map((name) => published('process', name));
  const lookup = new IndicatorLookup(compileIndicators(keys), 'ios');
  const bytesOf = (text: string) => new TextEncoder().encode(text);
  const known = bytesOf('exampled');
  const [first, second] = known.reduceRight(
    ([one, other], byte) => [firstStep(one, byte), secondStep(other, byte)] as const,
    [firstSeed, secondSeed] as readonly [number, number],
  );
  const entryOf = (value: string, spelling?: Spelling) =>
    lookup.entry(keyKinds.process, first, second, bytesOf(value), 0, value.length, spelling);
  expect(entryOf('exampled')).toBeGreaterThanOrEqual(0);
  expect(entryOf('EXAMPLED', 'any-case')).toBe(entryOf('exampled'));
  for (const other of ['EXAMPLED', 'exampleX', 'Xxampled', 'example', 'exampledd'])
    expect(entryOf(other)).toBe(-1);
});
