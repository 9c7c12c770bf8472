/**
 * `ATHAR_TEST_SHARE=2/3`: of what is tried on many made-up cases, this run tries every third, from the second on. `.ci/run` halves them between two
 * versions of Node.js, since what a database holds and what a history was do not depend on which one reads them.
 */
const asked = process.env['ATHAR_TEST_SHARE'] ?? '1/1';
/** From 1 on, and of how many. */
export const [share, shares] = shareIn(asked);

function shareIn(text: string): readonly [number, number] {
  const [, at, of] = (/^(\d)\/(\d)$/.exec(text) ?? []).map(Number);
  if (at !== undefined && of !== undefined && at >= 1 && at <= of) return [at, of];
  throw new Error(`ATHAR_TEST_SHARE is ${text}, and no share such as 1/2`);
}

/** Those of many cases that this run tries, and all where nobody asked for less. */
export const shareOf = <T>(cases: readonly T[]): readonly T[] =>
  cases.filter((_, at) => at % shares === share - 1);

/** Those of so many numbers, from the first on, that this run tries: seeds, or pages to damage. */
export const numbersOf = (first: number, count: number): readonly number[] =>
  shareOf(Array.from({ length: count }, (_, at) => first + at));

/** How many of so many random values this run tries; the other shares try other ones (`vitest.setup.ts`). */
export const runsOf = (count: number): number => Math.ceil(count / shares);

/** The part of all cases that this run tries, by which what they give together is judged. */
export const part = 1 / shares;
