import type { Row } from '../../../../model/index.ts';
import type { RecordShape } from './record-shape.ts';
import { serialLength } from './serial-class.ts';
import { storedValue } from './stored-value.ts';

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
  readonly rowIds: readonly Row['rowId'][];
}

const known = new WeakMap<RecordShape, LiveValues>();

/** Telling values of live rows; read when they are first asked for, since hardly any table needs them. */
export function liveValues(shape: RecordShape, encoding: string): LiveValues {
  let values = known.get(shape);
  if (values === undefined) known.set(shape, (values = readValues(shape, encoding)));
  return values;
}

function readValues(shape: RecordShape, encoding: string): LiveValues {
  const rowsOf = new Map<number, [number, number[]][]>();
  const rowIds: Row['rowId'][] = [];
  for (const row of shape.rowsLearntFrom()) {
    const number = rowIds.length;
    if (number === mostRows) break;
    rowIds.push(row.rowId);
    for (const column of shape.table.columns.keys()) {
      if (!row.knows(column)) continue;
      const { serial, bytes, from } = storedValue(row.value(column), encoding);
      const key = tellingKey(serial, bytes, from);
      if (key === undefined) continue;
      let rows = rowsOf.get(key);
      if (rows === undefined) rowsOf.set(key, (rows = []));
      const last = rows.at(-1);
      if (last?.[0] === number) last[1].push(column);
      else if (rows.length < mostOfValue) rows.push([number, [column]]);
    }
  }
  return { rowsOf, rowIds };
}

/** What stands for a value that is not shared by chance; undefined for another. `start`: where it begins in `bytes`. */
export function tellingKey(serial: number, bytes: Uint8Array, start: number): number | undefined {
  const length = serialLength(serial);
  if (length < (serial < 12 ? tellingNumber : tellingLength)) return undefined;
  let hash = serial;
  const end = start + Math.min(length, comparedLength);
  for (let at = start; at < end; at++) hash = Math.imul(hash ^ bytes[at]!, 0x01000193);
  return hash >> 2;
}
