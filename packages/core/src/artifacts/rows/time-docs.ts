import type { Clock, Confidence, TimeDoc, TimeDocs, TimeEpoch } from '../../model/index.ts';

/** What times that are stored in one way mark. */
export interface TimeGroups {
  /** Entries of a log were written then. */
  readonly entries?: readonly string[];
  readonly others?: readonly string[];
  /** They need not lie within the life of the phone. */
  readonly anytime?: readonly string[];
  /** Default: `utc`. */
  readonly clock?: Clock;
  /** Default: `high`. */
  readonly confidence?: Confidence;
}

/** The times of an artifact, or those of them that are stored in one way. */
export function timeDocs(epoch: TimeEpoch, groups: TimeGroups): TimeDocs {
  const { entries = [], others = [], anytime = [] } = groups;
  const doc: TimeDoc = {
    epoch,
    clock: groups.clock ?? 'utc',
    confidence: groups.confidence ?? 'high',
  };
  return Object.fromEntries([
    ...entries.map((marks) => [marks, { ...doc, entry: true }] as const),
    ...others.map((marks) => [marks, doc] as const),
    ...anytime.map((marks) => [marks, { ...doc, anytime: true }] as const),
  ]);
}
