import { firstSeed, firstStep, hashBackward, secondSeed, secondStep } from './hash.ts';
import { keyKinds, storedProcessNameBytes, type KeyKind } from './keys.ts';
import type { IndicatorLookup, MatchConfidence, MatchList } from './lookup.ts';

const encoder = new TextEncoder();
const decoder = new TextDecoder();
const slash = 0x2f;

/** Compares the names of files and processes, by the last component of `bytes[start, end)`; what is met is added to `into`. */
export interface NameMatcher {
  fileName(bytes: Uint8Array, start: number, end: number, into: MatchList): void;
  /**
   * A stored name of exactly 16 bytes also by that prefix. Of an indicator that was published with its
   * folders, only where the value has none, and with low confidence.
   */
  process(bytes: Uint8Array, start: number, end: number, into: MatchList): void;
}

/** A name is hashed in place, without allocation, but where its letters have to be composed. */
export function nameMatcher(lookup: IndicatorLookup): NameMatcher {
  const hasFileNames = lookup.has(keyKinds.fileName);
  const hasNamesOfPaths = lookup.has(keyKinds.processOfPath);
  const hasProcesses = lookup.has(keyKinds.process) || hasNamesOfPaths;
  const name = new LastComponent();

  function look(kind: KeyKind, confidence: MatchConfidence, into: MatchList): void {
    const { first, second, bytes, start, end } = name;
    lookup.meet(lookup.entry(kind, first, second, bytes, start, end), confidence, into);
  }

  return {
    fileName: (bytes, start, end, into) => {
      if (!hasFileNames || !name.read(bytes, start, end)) return;
      // A name alone may be borne by something ordinary
      look(keyKinds.fileName, 'medium', into);
    },
    process: (bytes, start, end, into) => {
      if (!hasProcesses || !name.read(bytes, start, end)) return;
      look(keyKinds.process, 'medium', into);
      if (name.isAlone && hasNamesOfPaths) look(keyKinds.processOfPath, 'low', into);
      if (name.length === storedProcessNameBytes) look(keyKinds.processPrefix, 'low', into);
    },
  };
}

const nothing = new Uint8Array(0);

/** The last component of a path, or a name that stands alone, and its hashes from its end. One object serves all values, one after the other. */
class LastComponent {
  /** The name is `bytes[start, end)`. */
  bytes: Uint8Array = nothing;
  start = 0;
  end = 0;
  first = firstSeed;
  second = secondSeed;
  /** Whether there are no folders before it. */
  isAlone = true;

  get length(): number {
    return this.end - this.start;
  }

  /** Takes it out of a value; false where the value ends in a slash. */
  read(bytes: Uint8Array, start: number, end: number): boolean {
    const last = nameEnd(bytes, start, end);
    let from = last;
    let isAscii = true;
    let first = firstSeed;
    let second = secondSeed;
    while (from > start && bytes[from - 1] !== slash) {
      const byte = bytes[--from] ?? 0;
      if (byte >= 0x80) isAscii = false;
      first = firstStep(first, byte);
      second = secondStep(second, byte);
    }
    if (from === last) return false;
    this.isAlone = from === start;
    this.bytes = isAscii ? bytes : composed(bytes, from, last);
    this.start = isAscii ? from : 0;
    this.end = isAscii ? last : this.bytes.length;
    ({ first: this.first, second: this.second } = isAscii
      ? { first, second }
      : hashBackward(this.bytes));
    return true;
  }
}

/** A name with letters and their marks composed, as those of indicators are. */
function composed(bytes: Uint8Array, start: number, end: number): Uint8Array {
  return encoder.encode(decoder.decode(bytes.slice(start, end)).normalize('NFC'));
}

/** Where a name ends: before the zero bytes of a fixed-width field. */
function nameEnd(bytes: Uint8Array, start: number, end: number): number {
  for (let at = start; at < end; at++) if (bytes[at] === 0) return at;
  return end;
}
