/**
 * Two 32-bit hashes that grow byte by byte, so that all suffixes of a host and all folders of a path are hashed in one
 * pass. Together they are compared before the bytes are; equal hashes are never taken for equal values.
 */
export const firstSeed = 0x811c9dc5 | 0;
/** Where the second hash begins. */
export const secondSeed = 0x3c6ef372;

/** Adds a byte to the first hash. */
export function firstStep(hash: number, byte: number): number {
  return Math.imul(hash ^ byte, 0x01000193);
}

/** Adds a byte to the second hash. */
export function secondStep(hash: number, byte: number): number {
  return Math.imul(((hash << 5) | (hash >>> 27)) ^ byte, 0x27220a95);
}

interface Hashes {
  readonly first: number;
  readonly second: number;
}

/** Both hashes of bytes from the first to the last. */
export function hashForward(bytes: Uint8Array): Hashes {
  let first = firstSeed;
  let second = secondSeed;
  for (const byte of bytes) {
    first = firstStep(first, byte);
    second = secondStep(second, byte);
  }
  return { first, second };
}

/** Both hashes of bytes `[start, end)` from the last to the first. */
export function hashBackward(bytes: Uint8Array, start = 0, end = bytes.length): Hashes {
  let first = firstSeed;
  let second = secondSeed;
  for (let at = end - 1; at >= start; at--) {
    first = firstStep(first, bytes[at] ?? 0);
    second = secondStep(second, bytes[at] ?? 0);
  }
  return { first, second };
}

/** Where in a table of `mask + 1` slots the search begins. */
export function slotOf(first: number, second: number, mask: number): number {
  let mixed = first ^ (second >>> 15);
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x7feb352d);
  return (mixed ^ (mixed >>> 15)) & mask;
}

/** The same for four words of which any may be the one that differs, as those of ids that were counted up. */
export function slotOfWords(words: Uint32Array, mask: number): number {
  let mixed = 0;
  for (let at = 0; at < 4; at++) {
    mixed = Math.imul(mixed ^ (words[at] ?? 0), 0x9e3779b1);
    mixed ^= mixed >>> 15;
  }
  return slotOf(mixed, 0, mask);
}
