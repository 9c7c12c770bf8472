import type { Database } from '../../../model/index.ts';
import { TableRow } from '../table-row.ts';
import type { Comparisons } from './alike-rows.ts';
import type { CandidateSet, MaskGroup } from './candidate-set.ts';
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
  // Rows that are hashed whole come last: that takes the place of the other hashes.
  const shifted = groups.filter((group) => group.isShifted);
  const plain = groups.filter((group) => !group.isShifted);
  for (const group of groups) group.rows.prepare();
  const salt = filter?.begin(shape) ?? 0;
  // The filter asks for whole rows.
  const telling = filter === undefined ? tellingPosition(set, rows) : undefined;
  let live: TableRow;
  let rowId: TableRow['rowId'];
  const drop = (group: MaskGroup, hash: number) => {
    let unequal = 0;
    group.rows.prune(hash, rowId, (number) => {
      if (rows.isDropped(number)) return true;
      // What nobody has compared may be live.
      if (comparisons.allow(unequal)) {
        const candidate = rows.get(number);
        const isOther = byRowId && candidate.rowId !== undefined && candidate.rowId !== live.rowId;
        if (isOther || !hasher.equalsLive(candidate, live)) {
          unequal++;
          return false;
        }
      }
      rows.drop(number);
      return true;
    });
  };
  for (const row of database.rows(shape.table)) {
    if (!(row instanceof TableRow)) continue;
    if (telling !== undefined && row.available > 0) {
      const hash = hasher.liveAt(row, telling.position);
      const tellsAll = !hasher.isCut || shifted.length === 0;
      if (tellsAll && !telling.mayHave(hash)) continue;
    }
    const sum = hasher.live(row);
    filter?.add(sum, salt);
    live = row;
    rowId = byRowId ? row.rowId : undefined;
    for (const group of plain)
      drop(group, group.unknown.length === 0 ? sum : group.hashOf(sum, hasher));
    if (shifted.length > 0) dropShifted(set, shifted, row, sum, drop);
  }
}

function dropShifted(
  set: CandidateSet,
  groups: readonly MaskGroup[],
  row: TableRow,
  sum: number,
  drop: (group: MaskGroup, hash: number) => void,
): void {
  const { hasher } = set;
  const { isCut } = hasher;
  let whole = sum;
  let isWhole = false;
  let hasKinds = false;
  for (const group of groups) {
    if (isCut || group.unsure.length > 0) {
      if (!hasKinds) hasher.liveKinds(row);
      hasKinds = true;
      // Overflow pages are read for few rows.
      if (!set.mayHaveKinds(group)) continue;
      if (isCut && !isWhole) whole = hasher.liveWhole(row);
      isWhole = true;
    }
    drop(group, group.hashOf(whole, hasher));
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
