import { unsigned16 } from '../../bytes/big-endian.ts';
import { bytesOf } from '../lines/json-bytes.ts';
import type { WatchedText } from '../lines/field-slots.ts';

/** The shortest text that is looked for: shorter ones would make every other byte worth a look. */
const leastBytes = 4;

/**
 * Looks for any of several byte strings in one pass that skips (Wu and Manber, 1994): the last two bytes of a window as long
 * as the shortest string say how far it can move on before one of them can end in it. Long texts cost a look at every few bytes.
 */
export function watchFor(strings: readonly string[]): WatchedText {
  const needles = strings.map(bytesOf);
  const window = Math.min(...needles.map(({ length }) => length));
  if (window < leastBytes) throw new Error('watched texts have at least four bytes');
  const steps = new Uint8Array(1 << 16).fill(Math.min(window - 1, 255));
  const byLastPair = new Map<number, Uint8Array[]>();
  for (const needle of needles) {
    for (let at = 0; at + 1 < window; at++) {
      const pair = unsigned16(needle, at);
      steps[pair] = Math.min(steps[pair]!, window - 2 - at);
    }
    const pair = unsigned16(needle, window - 2);
    byLastPair.set(pair, [...(byLastPair.get(pair) ?? []), needle]);
  }

  return (source, start, end) => {
    for (let last = start + window - 1; last < end;) {
      const pair = unsigned16(source, last - 1);
      const step = steps[pair]!;
      if (step > 0) {
        last += step;
        continue;
      }
      const from = last + 1 - window;
      for (const needle of byLastPair.get(pair)!)
        if (standsAt(needle, source, from, end)) return true;
      last++;
    }
    return false;
  };
}

function standsAt(needle: Uint8Array, source: Uint8Array, from: number, end: number): boolean {
  if (from + needle.length > end) return false;
  for (let i = 0; i < needle.length; i++) if (source[from + i] !== needle[i]) return false;
  return true;
}
