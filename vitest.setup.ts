import fc from 'fast-check';
import { expect } from 'vitest';
import { share } from './packages/core/test/builders/share.ts';

/**
 * Properties are tried on the same values in every run, so that whoever changed nothing sees nothing fail.
 * `ATHAR_TEST_SEED=random npm test` looks further; a number repeats what it found.
 */
const seed = process.env['ATHAR_TEST_SEED'];
if (seed !== 'random') {
  const first = seed === undefined ? 20_210_718 : Number(seed);
  // Each share of the tests tries values of its own.
  fc.configureGlobal({ seed: first + share - 1 });
}

const sameBytes = Symbol.for('athar.same-bytes');

/**
 * Bytes that are the same are equal, which the comparison by itself finds out by the name of every byte: a second for half a million.
 * Where they are not, it goes on as ever, and tells where.
 */
if (!(sameBytes in globalThis)) {
  // Testers stay where the next file runs in the same thread.
  Object.defineProperty(globalThis, sameBytes, { value: true });
  expect.addEqualityTesters([
    (one: unknown, other: unknown): true | undefined => {
      if (!(one instanceof Uint8Array) || !(other instanceof Uint8Array)) return undefined;
      const isAlike = Object.getPrototypeOf(one) === Object.getPrototypeOf(other);
      return isAlike && Buffer.compare(one, other) === 0 ? true : undefined;
    },
  ]);
}
