import type { Database, Row, SqliteValue, Table } from '../../../model/index.ts';
import { foldCase, type TableDefinition } from '../table.ts';
import type { RecoveredRow } from './recovered-row.ts';

/** Rows that are held until the live ones have been gone through: each takes a few hundred bytes. */
const mostHeld = 20_000;
/** Of more sets of columns that are known of rows of one table, no live row is looked for: the same holds for those. */
const mostSets = 64;
/** Of a hostile table ever so many rows may be alike: of those that were not compared with all live rows it is not known whether they are there. */
const mostCompared = 2 ** 18;
/** Seeks of rows of no known table, for all of them together: some tenths of a second. */
const mostSeeks = 2 ** 16;
/** A text or blob as long as this, and a number as large, is not shared by chance. */
const tellingLength = 8;
const tellingNumber = 2 ** 24;
/** So many shorter ones, in one row of the same number, are not either. */
const enoughUncommon = 3;
const commonNumber = 9;
/** Of a text or blob so much is in the hash of a row. */
const hashedLength = 64;

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
  const asTold = (row: RecoveredRow): RecoveredRow =>
    asDeclaredNow && isOfName(row, row.tableNow) ? row.asDeclaredNow() : row;
  const any = new AnyTable(database);
  let held = new HeldRows();
  function* rowsOfHeld(): Generator<RecoveredRow> {
    for (const table of held.tables())
      for (const live of database.rows(table)) held.see(table, live);
    for (const row of held.rest())
      yield held.isUndecided(row) ? asTold(row).asUndecided() : asTold(row);
    held = new HeldRows();
  }

  for (const row of rows) {
    const table = row.tableNow;
    if (table === undefined) {
      if (row.table !== null || !any.has(row)) yield row;
      continue;
    }
    const now = row.asDeclaredNow();
    const known = columnsKnown(now);
    const isAsNow = asDeclaredNow && isOfName(row, table);
    if (isAsNow && known.length === 0) continue;
    if (!isAsNow && columnsKnown(row).length > known.length) {
      yield row;
      continue;
    }
    const live = now.rowId === undefined ? undefined : database.seek(table, now.rowId);
    if (live !== undefined && hasAll(live, now, known)) continue;
    // With its number among its values, it stands nowhere else.
    const isSought = now.rowId !== undefined && known.includes(table.rowIdColumn);
    if (isSought || known.length === 0) yield asTold(row);
    else if (!held.take(table, row, known)) yield asTold(row).asUndecided();
    if (held.size === mostHeld) yield* rowsOfHeld();
  }
  yield* rowsOfHeld();
}

function isOfName({ table }: RecoveredRow, now: TableDefinition | undefined): boolean {
  return table !== null && now !== undefined && foldCase(table) === foldCase(now.name);
}

/** Rows whose number is lost, or may have become another, by what is known of them. */
class HeldRows {
  readonly #rest = new Set<RecoveredRow>();
  readonly #undecided = new Set<RecoveredRow>();
  #compared = 0;
  readonly #bySet = new Map<TableDefinition, Map<string, RowsOfSet>>();

  get size(): number {
    return this.#rest.size;
  }

  tables(): Iterable<TableDefinition> {
    return this.#bySet.keys();
  }

  /** False where it is not looked for. `known`: columns of the table of which values of the row are known. */
  take(table: TableDefinition, row: RecoveredRow, known: readonly number[]): boolean {
    let sets = this.#bySet.get(table);
    if (sets === undefined) this.#bySet.set(table, (sets = new Map<string, RowsOfSet>()));
    const name = known.join();
    let set = sets.get(name);
    if (set === undefined) {
      if (sets.size >= mostSets) return false;
      sets.set(name, (set = { known, byHash: new Map<number, RecoveredRow[]>() }));
    }
    const hash = hashOf(row.asDeclaredNow(), known);
    const alike = set.byHash.get(hash);
    if (alike === undefined) set.byHash.set(hash, [row]);
    else alike.push(row);
    this.#rest.add(row);
    return true;
  }

  see(table: TableDefinition, live: Row): void {
    for (const { known, byHash } of this.#bySet.get(table)?.values() ?? []) {
      const hash = hashOf(live, known);
      const alike = byHash.get(hash);
      if (alike === undefined) continue;
      this.#compared += alike.length;
      if (this.#compared > mostCompared) {
        for (const row of alike) this.#undecided.add(row);
        continue;
      }
      const left: RecoveredRow[] = [];
      for (const row of alike) {
        if (hasAll(live, row.asDeclaredNow(), known)) this.#rest.delete(row);
        else left.push(row);
      }
      if (left.length < alike.length) byHash.set(hash, left);
    }
  }

  isUndecided(row: RecoveredRow): boolean {
    return this.#undecided.has(row);
  }

  /** Those that no live row that was seen has the values of, in the order in which they came. */
  rest(): Iterable<RecoveredRow> {
    return this.#rest;
  }
}

/** Live rows of any table, in which a row of no known one is looked for: where the declaration is lost by which it was written, it may have moved as well. */
class AnyTable {
  readonly #database: Database;
  readonly #tables: readonly Table[];
  #seeksLeft = mostSeeks;

  constructor(database: Database) {
    this.#database = database;
    this.#tables = database.tables.filter((table) => !table.withoutRowId);
  }

  /** Whether the live row of its number in some table has all its values, and one of them is telling, or several are none of the commonest. */
  has(row: RecoveredRow): boolean {
    const { rowId } = row;
    if (rowId === undefined || this.#seeksLeft < this.#tables.length) return false;
    const values = columnsKnown(row).map((column) => row.value(column));
    if (!values.some(isTelling) && values.filter(isUncommon).length < enoughUncommon) return false;
    this.#seeksLeft -= this.#tables.length;
    return this.#tables.some((table) => {
      const live = this.#database.seek(table, rowId);
      if (live === undefined) return false;
      const there = table.columns.map((_, column) => live.value(column));
      return values.every((value) => there.some((one) => isSame(value, one)));
    });
  }
}

function isTelling(value: SqliteValue): boolean {
  return typeof value === 'string' || value instanceof Uint8Array
    ? value.length >= tellingLength
    : Math.abs(Number(value)) >= tellingNumber;
}

/** Numbers such as 0 and 1, and texts of a letter, stand in many rows. */
function isUncommon(value: SqliteValue): boolean {
  return typeof value === 'string' || value instanceof Uint8Array
    ? value.length > 1
    : Math.abs(Number(value)) > commonNumber;
}

interface RowsOfSet {
  readonly known: readonly number[];
  readonly byHash: Map<number, RecoveredRow[]>;
}

/** The columns of which a value is known that is not NULL: a migration may fill those in. */
function columnsKnown(row: RecoveredRow): number[] {
  return [...row.columns.keys()].filter((column) => row.knows(column) && !row.isNull(column));
}

function hasAll(live: Row, row: RecoveredRow, known: readonly number[]): boolean {
  return known.every((column) =>
    isSame(
      row.textOfBlob(column) ?? row.value(column),
      live.textOfBlob(column) ?? live.value(column),
    ),
  );
}

function isSame(was: SqliteValue, is: SqliteValue): boolean {
  return was instanceof Uint8Array
    ? is instanceof Uint8Array &&
        was.length === is.length &&
        was.every((byte, index) => byte === is[index])
    : !(is instanceof Uint8Array) && String(was) === String(is);
}

/** A column of another type may have made texts of numbers, or numbers of texts. */
function hashOf(row: Row, known: readonly number[]): number {
  let hash = 0;
  for (const column of known) {
    const value = row.textOfBlob(column) ?? row.value(column);
    const text = value instanceof Uint8Array ? value : String(value);
    hash = Math.imul(hash ^ text.length, 0x01000193);
    for (let at = 0; at < text.length && at < hashedLength; at++) {
      const one = typeof text === 'string' ? text.charCodeAt(at) : text[at]!;
      hash = Math.imul(hash ^ one, 0x01000193);
    }
  }
  return hash;
}
