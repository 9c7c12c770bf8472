import type { Indicator, IndicatorType } from '../model/index.ts';

/** Words of one slot: first hash, second hash, entry number + 1 (0: free). */
export const slotWords = 3;

/**
 * A compiled set of indicators: numbers in typed arrays, on shared memory where the platform has it, so that workers
 * search one copy. Plain data: it crosses threads with `postMessage` as it is.
 *
 * A slot of the hash table leads to an entry (one normalised value of one kind), an entry to its postings
 * (the indicators published with that value), a posting to its indicator.
 */
export interface IndicatorTables {
  readonly slots: Uint32Array;
  readonly entryKind: Uint8Array;
  readonly entryKeyAt: Uint32Array;
  readonly entryKeyLength: Uint16Array;
  readonly entryPosting: Uint32Array;
  readonly postingIndicator: Uint32Array;
  /** Next posting of the entry + 1; 0 at the end. */
  readonly postingNext: Uint32Array;
  readonly indicatorType: Uint8Array;
  readonly indicatorPlatform: Uint8Array;
  readonly indicatorPatternAt: Uint32Array;
  readonly indicatorPatternLength: Uint32Array;
  readonly indicatorValueAt: Uint32Array;
  readonly indicatorValueLength: Uint32Array;
  readonly indicatorThreat: Uint32Array;
  /** Pairs of an indicator and a further threat that it was published for, in no order; few have any. */
  readonly otherThreat: Uint32Array;
  readonly indicatorFile: Uint32Array;
  /** Unix seconds of `valid_until`; 0 where there is none. */
  readonly indicatorUntil: Uint32Array;
  /** Indicators that were taken back because another file has a newer version of them. */
  readonly olderVersions: Uint32Array;
  /** UTF-8: patterns, and values and keys where they are not part of the pattern. */
  readonly pool: Uint8Array;
  /** How many entries there are of each kind. */
  readonly kindCounts: Uint32Array;
  /** 1 where a kind has a key of this length: most looks end here, without touching the hash table. See `lengthSlot`. */
  readonly keyLengths: Uint8Array;
  readonly threats: readonly string[];
  readonly files: readonly string[];
  /** Indicators that can match; withdrawn ones are not counted. */
  readonly size: number;
}

/** The further threats of each indicator that has any, as numbers of `threats`. */
export function otherThreatsOf({ otherThreat }: IndicatorTables): Map<number, number[]> {
  const others = new Map<number, number[]>();
  for (let at = 0; at < otherThreat.length; at += 2) {
    const [indicator, threat] = [otherThreat[at]!, otherThreat[at + 1]!];
    const known = others.get(indicator);
    if (known) known.push(threat);
    else others.set(indicator, [threat]);
  }
  return others;
}

/** The names behind the numbers of `indicatorPlatform`; 3 marks an indicator that a later version of it withdrew. */
export const platforms = [
  'any',
  'ios',
  'android',
] as const satisfies readonly Indicator['platform'][];
/** Stands in the place of the platform where an indicator was taken back: a later version of it was revoked or changed. */
export const withdrawn = 3;

/** One indicator as it is added; names are numbers that the builder gave out. */
export interface IndicatorDraft {
  readonly type: IndicatorType;
  readonly value: string;
  readonly pattern: string;
  readonly threat: number;
  readonly file: number;
  readonly platform: Indicator['platform'];
  readonly validUntil?: number;
}

/** Kinds that there can be, of which `keyKinds` uses some. */
export const maxKinds = 32;
const lengthsPerKind = 256;

/** Where `keyLengths` tells about keys of this kind and length; the longest share a place. */
export function lengthSlot(kind: number, length: number): number {
  return kind * lengthsPerKind + (length < lengthsPerKind ? length : lengthsPerKind - 1);
}

/** Length of `keyLengths`. */
export const keyLengthSlots = maxKinds * lengthsPerKind;
