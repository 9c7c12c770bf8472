/**
 * What programs store for "none" or "no limit" in a column of reals: the largest number of eight bytes and of four, and the least of both that are
 * stored in full. By chance, no other bytes are one.
 */
const marks = new Set([
  Infinity,
  Number.MAX_VALUE,
  3.4028234663852886e38,
  2.2250738585072014e-308,
  1.1754943508222875e-38,
]);

/** Whether a real stands for "none" or "no limit", of either sign. */
export function isMark(value: number): boolean {
  return marks.has(Math.abs(value));
}

/** Reals that people and programs store are neither tiny nor beyond measure; random bytes mostly are. Zero has eight bytes where its column has no type. */
export function isUsualReal(value: number): boolean {
  const size = Math.abs(value);
  return size === 0 || (size > 1e-30 && size < 1e30) || marks.has(size);
}
