import type { Row, SqliteValue, Table } from '@athar/core';
import {
  isDictionary,
  PlistDate,
  PlistReal,
  PlistUid,
  type PlistValue,
  type RecoveredPlace,
  type RecoveredRow,
} from '@athar/core/formats';

/** A row as `inspect --json` prints it. */
export interface RowLine {
  readonly table: string | null;
  readonly rowId: number | string | null;
  readonly values: Readonly<Record<string, LineValue>>;
  readonly deleted: boolean;
  readonly at: LinePlace;
  readonly also?: readonly LinePlace[];
  readonly certain: readonly string[];
  readonly confidence: 'high' | 'medium' | 'low';
}

export type LineValue = null | string | number | { readonly hex: string };

interface LinePlace {
  readonly page: number;
  readonly offset: number;
  readonly space: string;
  readonly frame?: number;
}

type StoredColumns = readonly (readonly [name: string, column: number])[];

/** A line is one string, of which the platform takes half a GiB: so many bytes of values, of which one may take six signs. */
const maxBytesOfLine = 2 ** 26;

/** Called for a value that a line has no room for; it is absent from the line. */
export type OnTooLong = (table: string | null) => void;

/** Asked with the length of each value of a line, whether there is room for it. */
function roomOfLine(tooLong: () => void): (length: number) => boolean {
  let room = maxBytesOfLine;
  return (length) => {
    const fits = length <= room;
    if (fits) room -= length;
    else tooLong();
    return fits;
  };
}

/** Columns of which nothing could be read are absent; of what breaks off the beginning is there, and not certain. */
export function liveLine(
  table: Table,
  columns: StoredColumns,
  row: Row,
  onTooLong: OnTooLong,
): RowLine {
  const entries: [string, LineValue][] = [];
  const certain: string[] = [];
  const hasRoom = roomOfLine(() => onTooLong(table.name));
  for (const [name, column] of columns) {
    const serial = row.type(column);
    // Asked before the value is, for which gigabytes might have to be brought together.
    const length = serial < 12 ? 0 : Math.floor((serial - 12) / 2);
    if (!hasRoom(length) || !row.knows(column)) continue;
    entries.push([name, lineValue(row.value(column))]);
    if (row.certain(column)) certain.push(name);
  }
  return {
    table: table.name,
    rowId: idOf(row.rowId),
    values: objectOf(entries),
    deleted: false,
    at: placeOf({
      page: row.page,
      offset: row.offset,
      space: row.frame > 0 ? 'wal' : 'cell',
      ...(row.frame > 0 ? { frame: row.frame } : {}),
    }),
    certain,
    confidence: 'high',
  };
}

/** Columns that are computed stand in no record, and are absent like those that were not recovered. */
export function storedColumns({ columns, computed }: Table): StoredColumns {
  return [...columns.entries()].flatMap(([column, name]) =>
    computed.includes(column) ? [] : [[name, column]],
  );
}

/** Columns that were not recovered are absent. */
export function recoveredLine(row: RecoveredRow, onTooLong: OnTooLong): RowLine {
  const entries: [string, LineValue][] = [];
  const certain: string[] = [];
  const hasRoom = roomOfLine(() => onTooLong(row.table));
  for (const [column, name] of row.columns.entries()) {
    if (!row.knows(column)) continue;
    const value = row.value(column);
    const length = typeof value === 'string' || value instanceof Uint8Array ? value.length : 0;
    if (!hasRoom(length)) continue;
    entries.push([name, lineValue(value)]);
    if (row.certain(column)) certain.push(name);
  }
  return {
    table: row.table,
    rowId: idOf(row.rowId),
    values: objectOf(entries),
    deleted: row.isDeleted,
    at: placeOf(row.at),
    ...(row.also.length > 0 ? { also: row.also.map(placeOf) } : {}),
    certain,
    confidence: row.confidence,
  };
}

/** Integers beyond 2^53 and what JSON lacks as text, blobs as hex. */
export function lineValue(value: SqliteValue): LineValue {
  if (typeof value === 'bigint') return wholeNumber(value);
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value);
  if (value instanceof Uint8Array) return { hex: Buffer.from(value).toString('hex') };
  return value;
}

/** The name of a kind of value in a property list that was read with real numbers told as such. */
export function plistKind(value: PlistValue): string {
  if (value === null) return 'null';
  if (typeof value === 'string') return 'string';
  if (typeof value === 'boolean') return 'boolean';
  if (typeof value === 'bigint') return 'integer';
  if (typeof value === 'number') return 'integer';
  if (value instanceof PlistReal) return 'real';
  if (value instanceof PlistDate) return 'date';
  if (value instanceof PlistUid) return 'uid';
  if (value instanceof Uint8Array) return 'data';
  return isDictionary(value) ? 'dictionary' : 'array';
}

/** 2^53 itself is exact as a number; what is beyond, either way, is text. */
export function wholeNumber(value: bigint): number | string {
  const most = 2n ** 53n;
  return value >= -most && value <= most ? Number(value) : String(value);
}

function idOf(rowId: number | bigint | undefined): number | string | null {
  if (rowId === undefined) return null;
  return typeof rowId === 'bigint' ? wholeNumber(rowId) : rowId;
}

function placeOf({ page, offset, space, frame }: RecoveredPlace): LinePlace {
  return { page, offset, space, ...(frame === undefined ? {} : { frame }) };
}

/** Own properties only, whatever the columns are called. */
function objectOf(entries: readonly (readonly [string, LineValue])[]): Record<string, LineValue> {
  return Object.fromEntries(entries);
}
