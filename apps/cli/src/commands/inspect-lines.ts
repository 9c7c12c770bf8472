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
import { jsonLine } from '../terminal.ts';

/** A value of a row as JSON has it: bytes as hexadecimal digits, integers beyond 2^53 as their digits in a text. */
export type LineValue = null | string | number | { readonly hex: string };

type StoredColumns = readonly (readonly [name: string, column: number])[];

/** A line is one string, of which the platform takes half a GiB: so many bytes of values, of which one may take six characters. */
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

/**
 * Lines for the live rows of a table, each put together as text: an object that is made into JSON takes twice the time. Columns of which
 * nothing could be read are absent; of what breaks off the beginning is there, and not certain, and so is text of which bytes were replaced.
 */
export function liveLines(table: Table, onTooLong: OnTooLong): (row: Row) => string {
  const columns = storedColumns(table).map(
    ([name, column]) => ({ column, name: jsonLine(name) }) as const,
  );
  const head = headOf(table.name);
  return (row) => {
    const hasRoom = roomOfLine(() => onTooLong(table.name));
    let values = '';
    let certain = '';
    for (const { column, name } of columns) {
      const serial = row.type(column);
      // Asked before the value is, for which gigabytes might have to be brought together.
      const length = serial < 12 ? 0 : Math.floor((serial - 12) / 2);
      if (!hasRoom(length) || !row.knows(column)) continue;
      const value = row.value(column);
      values += `${values === '' ? '' : ','}${name}:${valueText(value)}`;
      if (isSure(row, column, value)) certain += certain === '' ? name : `,${name}`;
    }
    const space = row.frame > 0 ? 'wal' : 'cell';
    const at = placeText(row.page, row.offset, space, row.frame > 0 ? row.frame : undefined);
    return `${head}${idText(row.rowId)},"values":{${values}},"deleted":false,"at":${at},"certain":[${certain}],"confidence":"high"}`;
  };
}

/** Whether what is printed of a value is what the row holds, whole: of a text, no byte of it was replaced. */
export function isSure(
  row: Pick<Row, 'certain' | 'replaced'>,
  column: number,
  value: SqliteValue,
): boolean {
  if (!row.certain(column)) return false;
  return typeof value !== 'string' || !value.includes('\ufffd') || !row.replaced(column);
}

/** Columns that are computed stand in no record, and are absent like those that were not recovered. */
export function storedColumns({ columns, computed }: Table): StoredColumns {
  return [...columns.entries()].flatMap(([column, name]) =>
    computed.includes(column) ? [] : [[name, column]],
  );
}

/** Columns that were not recovered are absent. */
export function recoveredLine(row: RecoveredRow, onTooLong: OnTooLong): string {
  const hasRoom = roomOfLine(() => onTooLong(row.table));
  let values = '';
  let certain = '';
  for (const [column, plain] of row.columns.entries()) {
    if (!row.knows(column)) continue;
    const value = row.value(column);
    const length = typeof value === 'string' || value instanceof Uint8Array ? value.length : 0;
    if (!hasRoom(length)) continue;
    const name = jsonLine(plain);
    values += `${values === '' ? '' : ','}${name}:${valueText(value)}`;
    if (isSure(row, column, value)) certain += certain === '' ? name : `,${name}`;
  }
  const place = ({ page, offset, space, frame }: RecoveredPlace): string =>
    placeText(page, offset, space, frame);
  const workedOut = row.isRowIdWorkedOut ? ',"rowIdWorkedOut":true' : '';
  const byForm = row.isTableByForm ? ',"tableByForm":true' : '';
  const also = row.also.length > 0 ? `,"also":[${row.also.map(place).join(',')}]` : '';
  return `${headOf(row.table)}${idText(row.rowId)}${workedOut}${byForm},"values":{${values}},"deleted":${row.isDeleted},"at":${place(row.at)}${also},"certain":[${certain}],"confidence":"${row.confidence}"}`;
}

/** Printable ASCII that stands in JSON as it is. */
const plainText = /^[ !#-[\]-~]*$/;

function textOf(value: string): string {
  return plainText.test(value) ? `"${value}"` : jsonLine(value);
}

function valueText(value: SqliteValue): string {
  const told = lineValue(value);
  if (typeof told === 'string') return textOf(told);
  if (typeof told === 'number') return numberText(told);
  if (told === null) return 'null';
  return `{"hex":"${told.hex}"}`;
}

/** Integers beyond 2^53 are text: a number so large is a real, and its shortest digits are no exact integer. */
function numberText(value: number): string {
  const text = String(value);
  const isShortened = Math.abs(value) > 2 ** 53 && Math.abs(value) < 1e21;
  return isShortened ? `${text}.0` : text;
}

function headOf(table: string | null): string {
  return `{"table":${jsonLine(table)},"rowId":`;
}

function idText(rowId: number | bigint | undefined): string {
  return rowId === undefined ? 'null' : valueText(rowId);
}

function placeText(page: number, offset: number, space: string, frame: number | undefined): string {
  const inLog = frame === undefined ? '' : `,"frame":${frame}`;
  return `{"page":${page},"offset":${offset},"space":"${space}"${inLog}}`;
}

/** Integers beyond 2^53 and what JSON lacks as text, blobs as hex. */
function lineValue(value: SqliteValue): LineValue {
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
