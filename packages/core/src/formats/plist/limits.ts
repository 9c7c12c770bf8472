import type { Limits } from '../../model/index.ts';

/** The limits that a property list is read under. */
export type PlistLimits = Pick<Limits, 'maxDepth' | 'maxObjects'>;

export interface PlistOptions {
  /** Real numbers are told from integers: as `PlistReal`. */
  readonly tellsReals?: boolean;
  /**
   * Told of a binary list that holds something beside what its counts and lengths lead to, of one in XML that goes on behind its end or has
   * zeros in it, of keys that stand twice, and, later, of values of another type than its readers ask for; the rest is read all the same.
   */
  readonly tell?: (detail: string) => void;
}
