import type { Database } from '../../../../model/index.ts';
import { TableRow } from '../../table-row.ts';
import type { Comparisons } from './alike-rows.ts';
import type { CandidateSet } from './candidate-set.ts';
import type { ForeignIndex, ForeignRows } from './foreign-rows.ts';
import type { HeldRows } from './held-rows.ts';
import type { LiveFilter } from './live-filter.ts';
import type { MaskGroup } from './mask-group.ts';
import type { RecordShape } from '../shapes/record-shape.ts';
import type { RowHasher } from './row-hash.ts';
import type { TellingPosition } from './telling-position.ts';
import { tellingPosition } from './telling-position.ts';

/** To find what tells candidates apart is worth its time where this share of their number of live rows was read, and more follow. */
const shareRead = 1 / 16;

/**
 * Drops the candidates that are equal to a live row of a table they may be of. A row that a rebalance copied, or that
 * stands unchanged in an older version of its page, was not deleted. The live rows are added to `filter` where one is given.
 */
export function dropLiveRows(
  database: Database,
  set: CandidateSet,
  foreign: ForeignIndex,
  rows: HeldRows,
  filter: LiveFilter | undefined,
  comparisons: Comparisons,
): void {
  const { hasher, shape } = set;
  if (shape.dropped) return;
  const own = [...set.groups.values()];
  const others = foreign.of(shape.length).flatMap((held) => {
    held.prepare();
    return held.of(shape);
  });
  const groups = [...own, ...others];
  if (groups.length === 0) return;
  for (const group of own) group.rows.prepare();
  const isForeign = new Set(others);
  const byRowId = shape.table.rowIdColumn >= 0;
  // Rows that are hashed whole come last: that takes the place of the other hashes.
  const shifted = groups.filter((group) => group.isShifted);
  const plain = groups.filter((group) => !group.isShifted);
  const salt = filter?.begin(shape) ?? 0;
  let candidates = 0;
  for (const { rows: alike } of groups) candidates += alike.loose.size + alike.numbered.size;
  let telling: TellingPosition | undefined;
  // The filter asks for whole rows.
  let untilTelling = filter === undefined ? candidates * shareRead : Infinity;
  let live: TableRow;
  let rowId: TableRow['rowId'];
  const drop = (group: MaskGroup, hash: number) => {
    let unequal = 0;
    const mayBeOther = isForeign.has(group);
    group.rows.prune(hash, rowId, (number) => {
      if (rows.isDropped(number)) return true;
      // What nobody has compared may be live.
      if (comparisons.allow(unequal)) {
        const candidate = rows.get(number);
        const isOther = byRowId && candidate.rowId !== undefined && candidate.rowId !== live.rowId;
        const isEqual = !isOther && hasher.equalsLive(candidate, live);
        if (!isEqual || (mayBeOther && !candidate.fitting.includes(shape))) {
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
    if (untilTelling-- <= 0) {
      untilTelling = Infinity;
      telling = tellingPosition(shape, hasher, groups, isForeign, rows);
    }
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
    if (shifted.length > 0) dropShifted(hasher, shifted, row, sum, drop);
  }
}

function dropShifted(
  hasher: RowHasher,
  groups: readonly MaskGroup[],
  row: TableRow,
  sum: number,
  drop: (group: MaskGroup, hash: number) => void,
): void {
  const { isCut } = hasher;
  let whole = sum;
  let isWhole = false;
  let hasKinds = false;
  for (const group of groups) {
    if (isCut || group.unsure.length > 0) {
      if (!hasKinds) hasher.liveKinds(row);
      hasKinds = true;
      // Overflow pages are read for few rows.
      if (!group.mayHaveKinds(hasher)) continue;
      if (isCut && !isWhole) whole = hasher.liveWhole(row);
      isWhole = true;
    }
    drop(group, group.hashOf(whole, hasher));
  }
}

/** Marks the rows of a set that may be equal to a live one, as far as the filter tells; false where none may. */
export function markPossiblyLive(
  { shape, groups }: CandidateSet,
  rows: HeldRows,
  filter: LiveFilter,
  marks: Uint8Array,
): boolean {
  if (shape.dropped) return false;
  let any = false;
  for (const group of groups.values()) {
    for (const row of possiblyLive(group, shape.length, filter.knows(shape), rows, filter)) {
      marks[row] = 1;
      any = true;
    }
  }
  return any;
}

/** The same for rows that may be of several tables; returns the tables. */
export function markForeign(
  foreign: ForeignRows,
  rows: HeldRows,
  filter: LiveFilter,
  marks: Uint8Array,
): ReadonlySet<RecordShape> {
  const { length } = foreign.hasher.shape;
  const tables = new Set<RecordShape>();
  const looked = new Set<readonly RecordShape[]>();
  for (const group of foreign.groups.values()) {
    let knowsAll = true;
    for (const shape of foreign.tablesOf(group)) {
      if (!shape.dropped && !filter.knows(shape)) knowsAll = false;
    }
    for (const row of possiblyLive(group, length, knowsAll, rows, filter)) {
      const { shape: own, fitting } = rows.get(row);
      const isIn = (shape: RecordShape) =>
        shape.length === length && !shape.dropped && shape !== own;
      if (!fitting.some(isIn)) continue;
      marks[row] = 1;
      if (looked.has(fitting)) continue;
      looked.add(fitting);
      for (const shape of fitting) if (shape.length === length && !shape.dropped) tables.add(shape);
    }
  }
  return tables;
}

function* possiblyLive(
  { rows: alike, unknown }: MaskGroup,
  length: number,
  isKnown: boolean,
  rows: HeldRows,
  filter: LiveFilter,
): Generator<number> {
  // The filter is of whole rows: of one that is known in part it tells nothing.
  const asks = isKnown && unknown.length === 0;
  for (const index of [alike.loose, alike.numbered])
    for (let entry = 0; entry < index.size; entry++) {
      if (asks && !filter.mayHold(index.hash(entry), length)) continue;
      const row = index.row(entry);
      if (!rows.isDropped(row)) yield row;
    }
}
