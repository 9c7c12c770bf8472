import type { IndicatorType } from './observable.ts';

/** A value published as belonging to a threat. */
export interface Indicator {
  readonly type: IndicatorType;
  /** As published, not normalised. */
  readonly value: string;
  readonly pattern: string;
  /** The campaign or malware it was published for. */
  readonly threat: string;
  /** Name of the indicator file. */
  readonly file: string;
  /** Where it can be known from the value or from the file; `any` is compared with phones of both. */
  readonly platform: 'ios' | 'android' | 'any';
  /** Unix seconds up to which its publisher says that it counts; absent where no end is given. */
  readonly validUntil?: number;
}

/** One indicator that a value met. */
export interface IndicatorMatch {
  readonly indicator: Indicator;
  /** The same value in other indicator files. */
  readonly alsoIn: readonly { readonly file: string; readonly threat: string }[];
  /** The latest end among the indicators with this value; absent where one of them has none. See `Indicator`. */
  readonly validUntil?: number;
  /** `low` where only a truncated name or an embedded URL met it. */
  readonly confidence: 'high' | 'medium' | 'low';
}

/** Why an indicator file could not be read to its end, or not at all; people read `indicators.fault.<fault>`. */
export const indicatorFaults = [
  'no-permission',
  /** A folder within more others than is searched. */
  'too-deep',
  /** A link that leads to nothing. */
  'missing',
  'not-a-file',
  'disk-error',
  'empty',
  /** What Git LFS leaves in the place of a file. */
  'not-fetched',
  'not-stix',
  'cut',
  'damaged',
  'too-large',
  /** Of the managed folder: noted there and gone, or not as it was put there. */
  'lost',
  'changed',
  /** What the managed folder notes of its files is damaged. */
  'record-damaged',
] as const;

export type IndicatorFault = (typeof indicatorFaults)[number];

/** What became of one indicator file; stands in `case.json` under `indicators`. */
export interface IndicatorFile {
  readonly name: string;
  readonly sha256: string;
  readonly loaded: number;
  readonly notLoaded: readonly {
    readonly reason: string;
    readonly count: number;
    readonly examples: readonly string[];
  }[];
  readonly threats: readonly string[];
  /** Those of `threats` that the file calls stalkerware: apps by which someone close may follow a phone. Absent where there are none. */
  readonly stalkerware?: readonly string[];
  /** False where the file could not be read to its end: a gap. */
  readonly complete: boolean;
  /** Where it could not, why. */
  readonly fault?: IndicatorFault;
  /** ISO date of the newest object, where the file tells one. */
  readonly newest?: string;
  /** The id of the STIX bundle, by which another version of it is known; absent where the file is no single bundle. */
  readonly bundleId?: string;
  /** Loaded indicators that nothing in this check can meet; absent where there are none, and before it is known what is checked. */
  readonly notCompared?: {
    readonly kinds: readonly { readonly type: IndicatorType; readonly count: number }[];
    /** Those of which no indicator is compared. */
    readonly threats: readonly string[];
    readonly isAll: boolean;
  };
}

/** Counted in `notLoaded`, and yet compared: with what happened before their end. */
export const endedIndicators = 'expired';

/**
 * Whether a file holds indicators that a check compares with: some that count still, only ones that have ended, only ones that nothing in
 * the evidence can meet (`other`), or none.
 */
export type IndicatorsInUse = 'current' | 'ended' | 'other' | 'none';

/** What a file is good for in this check. */
export function indicatorsIn({ loaded, notLoaded, notCompared }: IndicatorFile): IndicatorsInUse {
  if (notCompared?.isAll === true) return 'other';
  if (loaded > 0) return 'current';
  return notLoaded.some(({ reason }) => reason === endedIndicators) ? 'ended' : 'none';
}

/** The same of all files of a check. */
export function indicatorsInAll(files: readonly IndicatorFile[]): IndicatorsInUse {
  const all = new Set(files.map(indicatorsIn));
  return (['current', 'ended', 'other'] as const).find((use) => all.has(use)) ?? 'none';
}
