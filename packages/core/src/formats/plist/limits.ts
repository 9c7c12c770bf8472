import type { Limits } from '../../model/index.ts';

/** The limits that a property list is read under. */
export type PlistLimits = Pick<Limits, 'maxDepth' | 'maxObjects'>;
