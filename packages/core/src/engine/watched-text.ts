import { bytesOf } from './json-bytes.ts';
import type { WatchedText } from './field-slots.ts';

const seedBytes = 4;
const seedSlots = 1 << 12;

/**
 * Looks for any of several byte strings in one pass: a table over hashes of their first four bytes says where a closer look
 * is worth it. Linear in the text, whatever the number of strings.
 */
export function watchFor(strings: readonly string[]): WatchedText {
  const needles = strings.map(bytesOf).filter((needle) => needle.length >= seedBytes);
  if (needles.length !== strings.length) throw new Error('watched texts have at least four bytes');
  const seeds = new Uint8Array(seedSlots);
  for (const needle of needles) seeds[slotOf(seedAt(needle, 0))] = 1;

  return (source, start, end) => {
    if (end - start < seedBytes) return false;
    let seed = seedAt(source, start) >>> 8;
    for (let at = start + seedBytes - 1; at < end; at++) {
      seed = ((seed << 8) | source[at]!) >>> 0;
      if (seeds[slotOf(seed)] === 0) continue;
      const from = at - seedBytes + 1;
      for (const needle of needles) if (standsAt(needle, source, from, end)) return true;
    }
    return false;
  };
}

function seedAt(bytes: Uint8Array, at: number): number {
  return (
    ((bytes[at]! << 24) | (bytes[at + 1]! << 16) | (bytes[at + 2]! << 8) | bytes[at + 3]!) >>> 0
  );
}

function slotOf(seed: number): number {
  return Math.imul(seed, 0x9e37_79b1) >>> 20;
}

function standsAt(needle: Uint8Array, source: Uint8Array, from: number, end: number): boolean {
  if (from + needle.length > end) return false;
  for (let i = 0; i < needle.length; i++) if (source[from + i] !== needle[i]) return false;
  return true;
}
