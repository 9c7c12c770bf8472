import type { Database, Row } from '../../../model/index.ts';
import type { TableDefinition } from '../table.ts';
import type { RecoveredRow } from './recovered-row.ts';

/** Rows that are held until the live ones have been gone through: each takes a few hundred bytes. */
const mostHeld = 20_000;
/** Of more sets of columns that are known of rows of one table, no live row is looked for. */
const mostSets = 64;
/** Of a text or blob so much is in the key of a row. */
const keyLength = 64;

/**
 * The rows without those that are still there in a table that was declared anew since: a column was taken away or given another name or type, or all
 * rows were copied into a new table, as apps do when they migrate. The old pages hold every row of it still.
 *
 * A row is there where one live row has all its values. What stood in a column that is gone is gone as well, so a row that has some is given;
 * with `asDeclaredNow` rows are given with the columns that the table of their name has now, and are there where a live row has what they hold in these.
 */
export function* withoutMoved(
  rows: Iterable<RecoveredRow>,
  database: Database,
  asDeclaredNow: boolean,
): Generator<RecoveredRow> {
  let held = new HeldRows();
  function* rowsOfHeld(): Generator<RecoveredRow> {
    for (const table of held.tables())
      for (const live of database.rows(table)) held.see(table, live);
    yield* held.rest();
    held = new HeldRows();
  }

  for (const row of rows) {
    const table = row.tableNow;
    if (table === undefined) {
      yield row;
      continue;
    }
    const now = row.asDeclaredNow();
    const known = columnsKnown(now);
    const isAsNow = asDeclaredNow && row.table?.toLowerCase() === table.name.toLowerCase();
    if (isAsNow && known.length === 0) continue;
    const told = isAsNow ? now : row;
    if (!isAsNow && columnsKnown(row).length > known.length) {
      yield told;
      continue;
    }
    const live = now.rowId === undefined ? undefined : database.seek(table, now.rowId);
    if (live !== undefined && hasAll(live, now, known)) continue;
    // With its number among its values, it stands nowhere else.
    const isSought = now.rowId !== undefined && known.includes(table.rowIdColumn);
    if (isSought || !held.take(table, told, now, known)) yield told;
    if (held.size === mostHeld) yield* rowsOfHeld();
  }
  yield* rowsOfHeld();
}

interface Held {
  readonly now: RecoveredRow;
  readonly told: RecoveredRow;
}

/** Rows whose number is lost, or may have become another, by what is known of them. */
class HeldRows {
  readonly #rest = new Set<RecoveredRow>();
  readonly #bySet = new Map<TableDefinition, Map<string, RowsOfSet>>();

  get size(): number {
    return this.#rest.size;
  }

  tables(): Iterable<TableDefinition> {
    return this.#bySet.keys();
  }

  /** False where it is not looked for. */
  take(
    table: TableDefinition,
    told: RecoveredRow,
    now: RecoveredRow,
    known: readonly number[],
  ): boolean {
    if (known.length === 0) return false;
    let sets = this.#bySet.get(table);
    if (sets === undefined) this.#bySet.set(table, (sets = new Map<string, RowsOfSet>()));
    const name = known.join();
    let set = sets.get(name);
    if (set === undefined) {
      if (sets.size >= mostSets) return false;
      sets.set(name, (set = { known, byKey: new Map<string, Held[]>() }));
    }
    const key = keyOf(now, known);
    const alike = set.byKey.get(key);
    if (alike === undefined) set.byKey.set(key, [{ now, told }]);
    else alike.push({ now, told });
    this.#rest.add(told);
    return true;
  }

  see(table: TableDefinition, live: Row): void {
    for (const { known, byKey } of this.#bySet.get(table)?.values() ?? []) {
      const key = keyOf(live, known);
      const alike = byKey.get(key);
      if (alike === undefined) continue;
      const left = alike.filter(({ now }) => !hasAll(live, now, known));
      if (left.length === alike.length) continue;
      for (const held of alike) if (!left.includes(held)) this.#rest.delete(held.told);
      if (left.length === 0) byKey.delete(key);
      else byKey.set(key, left);
    }
  }

  /** Those that no live row that was seen has the values of, in the order in which they came. */
  rest(): Iterable<RecoveredRow> {
    return this.#rest;
  }
}

interface RowsOfSet {
  readonly known: readonly number[];
  readonly byKey: Map<string, Held[]>;
}

/** The columns of which a value is known that is not NULL: a migration may fill those in. */
function columnsKnown(row: RecoveredRow): number[] {
  return [...row.columns.keys()].filter((column) => row.knows(column) && !row.isNull(column));
}

function hasAll(live: Row, row: RecoveredRow, known: readonly number[]): boolean {
  return known.every((column) => {
    const was = row.textOfBlob(column) ?? row.value(column);
    const is = live.textOfBlob(column) ?? live.value(column);
    return was instanceof Uint8Array
      ? is instanceof Uint8Array &&
          was.length === is.length &&
          was.every((byte, index) => byte === is[index])
      : !(is instanceof Uint8Array) && String(was) === String(is);
  });
}

/** A column of another type may have made texts of numbers, or numbers of texts. */
function keyOf(row: Row, known: readonly number[]): string {
  const parts = known.map((column) => {
    const value = row.textOfBlob(column) ?? row.value(column);
    const text = value instanceof Uint8Array ? value : String(value);
    return `${text.length} ${text.slice(0, keyLength).toString()}`;
  });
  return parts.join('\n');
}
