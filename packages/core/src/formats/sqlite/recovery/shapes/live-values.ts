import type { Row } from '../../../../model/index.ts';
import { TableRow } from '../../table-row.ts';
import type { RecordShape } from './record-shape.ts';
import { serialLength } from './serial-class.ts';

/** A text or blob of so many bytes, and a number that takes so many, are not shared by chance. */
const tellingLength = 8;
const tellingNumber = 4;
/** Of a text or blob so much is compared. */
const comparedLength = 64;
/** Live rows of a table that are remembered, and of each value so many. */
const mostRows = 2000;
const mostOfValue = 4;

/** Entries, of which there is one for each telling value, are numbered in so many bits beside the 30 of a key. */
const mostEntries = 2 ** 22;

/** A live row, by its number in the order in which they were read, and the columns where a value stands. */
type RowOfValue = readonly [row: number, columns: readonly number[]];

/**
 * Telling values of live rows, in memory that maps and lists would take ten times: a database may have hundreds of tables.
 * The numbers of rows count from 0.
 */
class LiveValues {
  readonly #rows: Int32Array;
  readonly #columns: Uint16Array;
  /** Each a key and the number of its entry, in order. */
  readonly #sorted: Float64Array;
  readonly #rowIds: readonly Row['rowId'][];

  constructor(
    keys: readonly number[],
    rows: readonly number[],
    columns: readonly number[],
    rowIds: readonly Row['rowId'][],
  ) {
    this.#rows = Int32Array.from(rows);
    this.#columns = Uint16Array.from(columns);
    this.#sorted = Float64Array.from(keys, (key, entry) => placeOf(key) + entry).sort();
    this.#rowIds = rowIds;
  }

  /** The first rows that have a value, by its key. */
  rowsOf(key: number): readonly RowOfValue[] {
    const found: [number, number[]][] = [];
    const sorted = this.#sorted;
    const end = placeOf(key) + mostEntries;
    for (let at = firstFrom(sorted, placeOf(key)); at < sorted.length && sorted[at]! < end; at++) {
      const entry = sorted[at]! % mostEntries;
      const row = this.#rows[entry]!;
      const last = found.at(-1);
      if (last?.[0] === row) last[1].push(this.#columns[entry]!);
      else if (found.length === mostOfValue) break;
      else found.push([row, [this.#columns[entry]!]]);
    }
    return found;
  }

  /** The number of the row of a rowid; -1 where none was read that has it, and for some rows of a tree that is out of order. */
  rowOf(rowId: number | bigint): number {
    const rowIds = this.#rowIds;
    const at = firstFrom(rowIds, rowId);
    return rowIds[at] === rowId ? at : -1;
  }
}

/** Where entries of a key begin. */
function placeOf(key: number): number {
  return (key + 2 ** 29) * mostEntries;
}

/** The index of the first of ascending numbers that is not below another. */
function firstFrom<Value>(ascending: ArrayLike<Value>, least: Value): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (ascending[middle]! < least) low = middle + 1;
    else high = middle;
  }
  return low;
}

const known = new WeakMap<RecordShape, LiveValues>();

/** Telling values of live rows; read when they are first asked for, since hardly any table needs them. */
export function liveValues(shape: RecordShape): LiveValues {
  let values = known.get(shape);
  if (values === undefined) known.set(shape, (values = readValues(shape)));
  return values;
}

function readValues(shape: RecordShape): LiveValues {
  const keys: number[] = [];
  const rows: number[] = [];
  const columns: number[] = [];
  const rowIds: Row['rowId'][] = [];
  for (const row of shape.rowsLearntFrom()) {
    if (rowIds.length === mostRows || !(row instanceof TableRow)) break;
    // What stands in overflow pages is not worth their reading.
    const { bytes, base, available } = row;
    const within = bytes.subarray(0, base + available);
    for (const column of shape.table.columns.keys()) {
      const key = tellingKey(row.type(column), within, base + row.start(column));
      if (key === undefined || keys.length === mostEntries) continue;
      keys.push(key);
      rows.push(rowIds.length);
      columns.push(column);
    }
    rowIds.push(row.rowId);
  }
  return new LiveValues(keys, rows, columns, rowIds);
}

/** What stands for a value that is not shared by chance; undefined for another, and for one that ends behind `bytes`, in which it begins at `start`. */
export function tellingKey(serial: number, bytes: Uint8Array, start: number): number | undefined {
  const length = serialLength(serial);
  if (length < (serial < 12 ? tellingNumber : tellingLength)) return undefined;
  const end = start + Math.min(length, comparedLength);
  if (end > bytes.length) return undefined;
  let hash = serial;
  for (let at = start; at < end; at++) hash = Math.imul(hash ^ bytes[at]!, 0x01000193);
  // So small a number is no object of its own in a map.
  return hash >> 2;
}
