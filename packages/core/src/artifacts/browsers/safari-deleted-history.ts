import type { Database, Row, Table } from '../../model/index.ts';

type RowKey = number | bigint;

/** Deleted addresses (and bytes of them), and addresses of deleted visits, that are remembered of one database. What is beyond is told by itself. */
const mostItems = 20_000;
const mostItemBytes = 2 ** 25;
const mostVisited = 200_000;

/** Deleted rows of one history by the number of the address, which Safari never gives to another one (`AUTOINCREMENT`). */
interface DeletedHistory {
  readonly items: Map<RowKey, Row>;
  /** Bytes of `items`. */
  itemBytes: number;
  readonly visited: Set<RowKey>;
}

const histories = new WeakMap<Database, DeletedHistory>();

function historyOf(database: Database): DeletedHistory {
  const known = histories.get(database) ?? { items: new Map(), itemBytes: 0, visited: new Set() };
  histories.set(database, known);
  return known;
}

/** Remembers which address a deleted visit was to. */
export function foreseeVisit(database: Database, item: RowKey | undefined): void {
  const { visited } = historyOf(database);
  if (item !== undefined && visited.size < mostVisited) visited.add(item);
}

/** Remembers a deleted address. */
export function foreseeItem(database: Database, row: Row): void {
  const history = historyOf(database);
  const { items } = history;
  if (row.rowId === undefined || items.has(row.rowId)) return;
  if (items.size >= mostItems || history.itemBytes + row.payload.length > mostItemBytes) return;
  items.set(row.rowId, row);
  history.itemBytes += row.payload.length;
}

/** The deleted address with this number. */
export function deletedItemOf(database: Database, id: RowKey | undefined): Row | undefined {
  return id === undefined ? undefined : histories.get(database)?.items.get(id);
}

/** Whether an address was deleted together with visits to it, whose records name it: those of one that is still there name what it is now. */
export function isToldWithVisit(database: Database, table: Table, row: Row): boolean {
  return (
    row.rowId !== undefined &&
    deletedItemOf(database, row.rowId) === row &&
    histories.get(database)?.visited.has(row.rowId) === true &&
    database.seek(table, row.rowId) === undefined
  );
}
