import type { Limits } from '../../model/index.ts';

/** The limits that a property list is read under. */
export type PlistLimits = Pick<Limits, 'maxDepth' | 'maxObjects'>;

export interface PlistOptions {
  /** Real numbers are told from integers: as `PlistReal`. */
  readonly tellsReals?: boolean;
}
