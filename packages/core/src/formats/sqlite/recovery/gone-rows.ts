import type { Row, SqliteValue, Table } from '../../../model/index.ts';
import type { Recovery } from './recover.ts';
import type { RecoveredRow } from './recovered-row.ts';

/** A text as long as this is not shared by chance: an id, an address, words. */
const tellingText = 8;
/** Rows that are held until the live ones have been looked at, and rows that are gone of which a version that says more may come: each takes a few hundred bytes. */
const mostHeld = 20_000;

/**
 * The recovered rows that are gone, without earlier versions of rows that are still there: a message that was read after it
 * was received stands twice in a log. What such a version says otherwise than the row now (another text, a blob with an address that the row
 * lacks) is gone too, and given.
 *
 * The row that is still there is found by its rowid, or where that is lost, or there is none, by values that only one row can have (`UNIQUE`, a primary key). Of several
 * versions of a row that is gone, the one that says most is given: a log holds the oldest first, as it was before its organiser, its words
 * or the time at which it was read were written.
 */
export function* goneRows(recovery: Recovery): Generator<RecoveredRow> {
  const { database } = recovery;
  const tables = new Map<string, Table | undefined>();
  const tableOf = ({ table: name, columns }: RecoveredRow): Table | undefined => {
    if (name === null) return undefined;
    if (!tables.has(name)) tables.set(name, database.table(name));
    const table = tables.get(name);
    return table?.columns.length === columns.length ? table : undefined;
  };
  const gone = new GoneVersions();
  let held = new HeldRows();
  function* rowsOfHeld(): Generator<RecoveredRow> {
    for (const table of held.tables()) {
      for (const live of database.rows(table)) held.see(table, live);
    }
    for (const [row, table] of held.rest()) if (!gone.take(table, row)) yield row;
    held = new HeldRows();
  }

  try {
    for (const row of recovery.asDeclaredNow()) {
      const table = tableOf(row);
      if (table === undefined) yield row;
      else if (table.withoutRowId) {
        if (!held.take(table, row) && !gone.take(table, row)) yield row;
      } else if (row.rowId !== undefined && !row.isRowIdWorkedOut) {
        const live = database.seek(table, row.rowId);
        if (live !== undefined && isEarlierVersion(row, live)) continue;
        if (!gone.take(table, row)) yield row;
      } else if (!held.take(table, row)) yield row;
      if (held.size === mostHeld) yield* rowsOfHeld();
    }
    if (held.size > 0) yield* rowsOfHeld();
  } catch (error) {
    // Where the search ends early, what it had found stays found.
    yield* gone.rows();
    throw error;
  }
  yield* gone.rows();
}

/** Versions of one row that others are compared with. */
const mostVersions = 64;

/** Rows whose rowid is not known, or was worked out, and rows of tables without rowid, by values that no other row has. */
class HeldRows {
  readonly #rows = new Map<RecoveredRow, Table>();
  readonly #byValues = new Map<Table, Map<string, HeldByColumns>>();

  get size(): number {
    return this.#rows.size;
  }

  tables(): Iterable<Table> {
    return this.#byValues.keys();
  }

  /** False where the row has no such values. */
  take(table: Table, row: RecoveredRow): boolean {
    const first = onlyValues(table, row)[0] ?? mostOfKey(table, row);
    if (first === undefined) return false;
    const [columns, values] = first;
    const keys = entry(this.#byValues, table, () => new Map<string, HeldByColumns>());
    const { rows } = entry(keys, columns.join(), (): HeldByColumns => ({
      columns,
      rows: new Map(),
    }));
    entry(rows, values, () => []).push(row);
    this.#rows.set(row, table);
    return true;
  }

  see(table: Table, live: Row): void {
    for (const { columns, rows } of this.#byValues.get(table)?.values() ?? []) {
      const values = valuesIn(live, columns);
      for (const row of (values !== undefined && rows.get(values)) || []) {
        if (isEarlierVersion(row, live)) this.#rows.delete(row);
      }
    }
  }

  rest(): Iterable<readonly [RecoveredRow, Table]> {
    return this.#rows;
  }
}

/** Rows that are gone, by their rowid and by values that no other row has: each the version that says most of those that were found. */
class GoneVersions {
  readonly #byKey = new Map<string, { row: RecoveredRow }[]>();
  readonly #all: { row: RecoveredRow }[] = [];

  /** False where so many are held that this one is given as it is. */
  take(table: Table, row: RecoveredRow): boolean {
    const keys = onlyValues(table, row).map(
      ([columns, values]) => `${table.name} ${columns.join()} ${values}`,
    );
    if (row.rowId !== undefined && !row.isRowIdWorkedOut) keys.push(`${table.name} ${row.rowId}`);
    for (const key of keys) {
      for (const version of this.#byKey.get(key) ?? []) {
        const isOldNews = isEarlierVersion(row, version.row);
        if (!isOldNews && !isEarlierVersion(version.row, row)) continue;
        if (!isOldNews || saysMore(row, version.row)) version.row = row;
        return true;
      }
    }
    if (this.#all.length === mostHeld) return false;
    const version = { row };
    this.#all.push(version);
    for (const key of keys) {
      const versions = entry(this.#byKey, key, () => []);
      if (versions.length < mostVersions) versions.push(version);
    }
    return true;
  }

  *rows(): Generator<RecoveredRow> {
    for (const { row } of this.#all) yield row;
  }
}

/** Whether more stands in this version of a row than in the other, or as much, and later times and higher counts: these only grow. */
function saysMore(row: RecoveredRow, other: RecoveredRow): boolean {
  let filled = 0;
  let grown = 0;
  for (let column = 0; column < row.columns.length; column++) {
    const [is, was] = [saidIn(row, column), saidIn(other, column)];
    filled += Number(is !== undefined) - Number(was !== undefined);
    if (isNumber(is) && isNumber(was) && is !== was) grown += is > was ? 1 : -1;
  }
  return filled > 0 || (filled === 0 && grown > 0);
}

/** A value that is known and not what stands there before anything is written. */
function saidIn(row: RecoveredRow, column: number): SqliteValue | undefined {
  const value = row.knows(column) ? row.value(column) : null;
  return value === null || value === '' || value === 0 || value === 0n ? undefined : value;
}

const isNumber = (value: SqliteValue | undefined): value is number | bigint =>
  typeof value === 'number' || typeof value === 'bigint';

type UniqueColumns = Table['unique'][number];

interface HeldByColumns {
  readonly columns: UniqueColumns;
  readonly rows: Map<string, RecoveredRow[]>;
}

/** Values of a row that no other row of its table can have together, one of them a text that tells. */
function onlyValues(table: Table, row: RecoveredRow): [columns: UniqueColumns, values: string][] {
  return table.unique.flatMap((columns): [UniqueColumns, string][] => {
    const values = columns.every((column) => row.certain(column)) && valuesIn(row, columns);
    return typeof values === 'string' ? [[columns, values]] : [];
  });
}

/**
 * The key of a row without rowid of which one column is lost, with two others or more: a freeblock takes the kind of the first. It need not tell the
 * row, but another one that it fits as well says all that this one does.
 */
function mostOfKey(
  { withoutRowId, unique: [key] }: Table,
  row: RecoveredRow,
): [columns: UniqueColumns, values: string] | undefined {
  const columns = (withoutRowId && key?.filter((column) => row.certain(column))) || [];
  if (columns.length < 2 || columns.length + 1 !== key?.length) return undefined;
  const values = valuesIn(row, columns);
  return values === undefined ? undefined : [columns, values];
}

/** Undefined where one of them is none (NULL is like no other NULL), or none of them is a text that tells. */
function valuesIn(row: Row, columns: UniqueColumns): string | undefined {
  const only = columns.length === 1 ? row.value(columns[0]!) : undefined;
  if (typeof only === 'string') return only.length >= tellingText ? only : undefined;
  const values = columns.map((column) => row.value(column));
  if (values.some((value) => value === null || value instanceof Uint8Array)) return undefined;
  if (!values.some((value) => typeof value === 'string' && value.length >= tellingText))
    return undefined;
  return values.map((value) => `${typeof value} ${String(value)}`).join('\n');
}

function entry<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}

/** Whether a row says nothing of importance that the live row of the same key does not say: numbers and states change while it is there. */
function isEarlierVersion(row: RecoveredRow, live: Row): boolean {
  let known = 0;
  let same = 0;
  for (let column = 0; column < row.columns.length; column++) {
    if (!row.knows(column)) {
      if (losesAddress(row, live, column)) return false;
      continue;
    }
    const was = row.textOfBlob(column) ?? row.value(column);
    if (was === null) continue;
    const is = live.textOfBlob(column) ?? live.value(column);
    if (was instanceof Uint8Array) {
      if (holdsAddress(was) && !(is instanceof Uint8Array && isSame(was, is))) return false;
      continue;
    }
    if (typeof was === 'string' && was !== '') {
      if (was !== is) return false;
      if (was.length >= tellingText) same = Infinity;
    }
    known++;
    if (was === is) same++;
  }
  return same * 2 >= known;
}

/** Whether what is left of a text or blob holds an address that the live row has not, or not there. */
function losesAddress(row: RecoveredRow, live: Row, column: number): boolean {
  return row.remains(column).some(({ bytes, isEnd }) => {
    if (!holdsAddress(bytes)) return false;
    const value = live.value(column);
    const whole = typeof value === 'string' ? encoder.encode(value) : value;
    if (whole instanceof Uint8Array) return !standsIn(bytes, whole, isEnd);
    // Of another version less may be left.
    const others = live.remains?.(column) ?? [];
    return !others.some(
      (other) =>
        standsIn(bytes, other.bytes, isEnd) ||
        (holdsAddress(other.bytes) && standsIn(other.bytes, bytes, isEnd)),
    );
  });
}

/** Whether a text begins with a part of one, or ends with it. */
function standsIn(part: Uint8Array, whole: Uint8Array, atEnd: boolean): boolean {
  const from = atEnd ? whole.length - part.length : 0;
  return from >= 0 && isSame(part, whole.subarray(from, from + part.length));
}

const encoder = new TextEncoder();

function isSame(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, index) => byte === other[index]);
}

const [colon, slash] = [0x3a, 0x2f];

function holdsAddress(bytes: Uint8Array): boolean {
  for (let at = bytes.indexOf(colon); at >= 0; at = bytes.indexOf(colon, at + 1)) {
    if (bytes[at + 1] === slash && bytes[at + 2] === slash) return true;
  }
  return false;
}
