import type { Limits } from '../../model/index.ts';

/** The limits that a property list is read under. */
export type PlistLimits = Pick<Limits, 'maxDepth' | 'maxObjects'>;

/** What whoever reads a list wants to know of it. */
export interface PlistOptions {
  /** Real numbers are told from integers: as `PlistReal`. */
  readonly tellsReals?: boolean;
  /**
   * Told of a binary list whose objects do not lie side by side or were led to by what is gone, of one in XML that goes on behind its end, of letters
   * that are none, of zeros in a text of the former or anywhere in the latter, of keys that stand twice, of an archive of objects whose references or
   * classes do not hold, and, later, of values of another type than its readers ask for; the rest is read all the same.
   */
  readonly tell?: (detail: string) => void;
  /** Zeros in the texts of a binary list are no damage: what others send to a phone can have them, and its reader says so. */
  readonly mayHoldZeros?: boolean;
  /** Told of what is damaged in the list itself, as `tell` is, and of nothing else: for lists of whose values not each is known. */
  readonly tellDamage?: (detail: string) => void;
}
