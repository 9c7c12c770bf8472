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

/** Live rows by their number in the order in which they were read. */
interface LiveValues {
  /** Those that have a telling value, and the columns where it stands. */
  readonly rowsOf: ReadonlyMap<
    number,
    readonly (readonly [row: number, columns: readonly number[]])[]
  >;
  readonly rowOfRowId: ReadonlyMap<Row['rowId'], number>;
}

const known = new WeakMap<RecordShape, LiveValues>();

/** Telling values of live rows; read when they are first asked for, since hardly any table needs them. */
export function liveValues(shape: RecordShape): LiveValues {
  let values = known.get(shape);
  if (values === undefined) known.set(shape, (values = readValues(shape)));
  return values;
}

function readValues(shape: RecordShape): LiveValues {
  const rowsOf = new Map<number, [number, number[]][]>();
  const rowOfRowId = new Map<Row['rowId'], number>();
  let number = 0;
  for (const row of shape.rowsLearntFrom()) {
    if (++number > mostRows || !(row instanceof TableRow)) break;
    // What stands in overflow pages is not worth their reading.
    const { bytes, base, available } = row;
    const within = bytes.subarray(0, base + available);
    rowOfRowId.set(row.rowId, number);
    for (const column of shape.table.columns.keys()) {
      const key = tellingKey(row.type(column), within, base + row.start(column));
      if (key === undefined) continue;
      let rows = rowsOf.get(key);
      if (rows === undefined) rowsOf.set(key, (rows = []));
      const last = rows.at(-1);
      if (last?.[0] === number) last[1].push(column);
      else if (rows.length < mostOfValue) rows.push([number, [column]]);
    }
  }
  return { rowsOf, rowOfRowId };
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
