import type { Database } from '../../../model/index.ts';
import { TableRow } from '../table-row.ts';
import type { Comparisons } from './alike-rows.ts';
import type { CandidateSet } from './candidate-set.ts';
import type { HeldRows } from './held-rows.ts';
import type { LiveFilter } from './live-filter.ts';
import { tellingPosition } from './telling-position.ts';

/**
 * Drops the candidates that are equal to a live row of a table they may be of. A row that a rebalance copied, or that
 * stands unchanged in an older version of its page, was not deleted. The live rows are added to `filter` where one is given.
 */
export function dropLiveRows(
  database: Database,
  set: CandidateSet,
  rows: HeldRows,
  filter: LiveFilter | undefined,
  comparisons: Comparisons,
): void {
  const { hasher } = set;
  const { shape } = hasher;
  if (shape.dropped || set.groups.size === 0) return;
  const byRowId = shape.table.rowIdColumn >= 0;
  const groups = [...set.groups.values()];
  for (const group of groups) group.rows.prepare();
  const salt = filter?.begin(shape) ?? 0;
  // The filter asks for whole rows.
  const telling = filter === undefined ? tellingPosition(set, rows) : undefined;
  for (const row of database.rows(shape.table)) {
    if (!(row instanceof TableRow)) continue;
    if (telling !== undefined && row.available > 0) {
      if (!telling.mayHave(hasher.liveAt(row, telling.position))) continue;
    }
    const sum = hasher.live(row);
    filter?.add(sum, salt);
    const rowId = byRowId ? row.rowId : undefined;
    for (const group of groups) {
      const hash = group.unknown.length === 0 ? sum : group.hashOf(sum, hasher.hashes);
      let unequal = 0;
      group.rows.prune(hash, rowId, (number) => {
        if (rows.isDropped(number)) return true;
        // What nobody has compared may be live.
        if (comparisons.allow(unequal)) {
          const candidate = rows.get(number);
          const isOther = byRowId && candidate.rowId !== undefined && candidate.rowId !== row.rowId;
          if (isOther || !hasher.equalsLive(candidate, row)) {
            unequal++;
            return false;
          }
        }
        rows.drop(number);
        return true;
      });
    }
  }
}

/** Marks the rows of a set that may be equal to a live one, as far as the filter tells; false where none may. */
export function markPossiblyLive(
  set: CandidateSet,
  rows: HeldRows,
  filter: LiveFilter,
  marks: Uint8Array,
): boolean {
  const { shape } = set;
  if (shape.dropped) return false;
  const isKnown = filter.knows(shape);
  const salt = isKnown ? filter.saltOf(shape) : 0;
  let any = false;
  for (const { rows: alike, unknown } of set.groups.values()) {
    // The filter is of whole rows: of one that is known in part it tells nothing.
    const asks = isKnown && unknown.length === 0;
    for (const index of [alike.loose, alike.numbered])
      for (let entry = 0; entry < index.size; entry++) {
        if (asks && !filter.mayHold(index.hash(entry), salt)) continue;
        const row = index.row(entry);
        if (rows.isDropped(row)) continue;
        marks[row] = 1;
        any = true;
      }
  }
  return any;
}
