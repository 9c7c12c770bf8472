import type { Database } from '../../../model/index.ts';
import { TableRow } from '../table-row.ts';
import type { CandidateSet } from './candidate-set.ts';

/**
 * Drops the candidates that are equal to a live row of a table they may be of. A row that a rebalance copied, or that
 * stands unchanged in an older version of its page, was not deleted.
 */
export function dropLiveRows(database: Database, set: CandidateSet): void {
  const { hasher } = set;
  const { shape } = hasher;
  if (shape.dropped || set.groups.size === 0) return;
  const byRowId = shape.table.rowIdColumn >= 0;
  const groups = [...set.groups.values()];
  for (const group of groups) group.prepare();
  for (const row of database.rows(shape.table)) {
    if (!(row instanceof TableRow)) continue;
    const sum = hasher.live(row);
    for (const group of groups) {
      const alike = group.findRare(
        group.unknown.length === 0 ? sum : group.hashOf(sum, hasher.hashes),
      );
      if (alike === undefined) continue;
      for (const candidate of alike) {
        if (candidate.dropped) continue;
        if (byRowId && candidate.rowId !== undefined && candidate.rowId !== row.rowId) continue;
        if (hasher.equalsLive(candidate, row)) candidate.dropped = true;
      }
    }
  }
}
