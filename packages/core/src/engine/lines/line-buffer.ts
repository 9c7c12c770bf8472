import { unsigned32 } from '../../bytes/big-endian.ts';
import type { FieldDoc, Row, SqliteValue } from '../../model/index.ts';
import {
  bytesOf,
  copyBytes,
  roomForText,
  writeAscii,
  writeBase64,
  writeJsonString,
  writeNumber,
  writeUint,
  writeUint64,
} from './json-bytes.ts';

const quote = 0x22;
/** Serial type of an integer of eight bytes. */
const wideInteger = 6;
const nullText = bytesOf('null');

/** Whole lines are handed over together once they fill so much: handing over each by itself costs as much as a tenth of making it. */
export const handOverAt = 3 << 14;

/** Is given whole lines, many at a time; they are valid during the call only. */
export type TakeLines = (lines: Uint8Array) => void;

/** Copying into memory that threads share goes by words of so many bytes where both ends stand alike, else byte by byte. */
const wordBytes = 8;

/** Lines of JSON while they are put together: bytes, where the last line begins, and how far it is written. */
export class LineBuffer {
  bytes = new Uint8Array(1 << 16);
  start = 0;
  at = 0;
  /** Where the first line that waits begins: as far from a word's border as all lines before it reach. */
  #from = 0;

  /** Begins a line; what was written of one that was not ended is dropped. */
  begin(): void {
    this.at = this.start;
  }

  /** Ends the line; hands whole lines over if there are enough. */
  end(take: TakeLines): void {
    this.start = this.at;
    if (this.at >= handOverAt) this.handOver(take);
  }

  /** Hands over the last lines of a piece of work; what follows begins in memory of its own. */
  finish(take: TakeLines): void {
    this.handOver(take);
    this.#from = 0;
    this.start = 0;
    this.at = 0;
  }

  /** Hands over all whole lines. */
  handOver(take: TakeLines): void {
    if (this.start > this.#from) take(this.bytes.subarray(this.#from, this.start));
    this.#from = this.start % wordBytes;
    this.start = this.#from;
    this.at = this.#from;
  }

  /** Makes room for so many more bytes; what is written stays, `bytes` may be another array after. */
  room(more: number): void {
    if (this.at + more <= this.bytes.length) return;
    const larger = new Uint8Array(Math.max(this.bytes.length * 2, this.at + more));
    larger.set(this.bytes.subarray(0, this.at));
    this.bytes = larger;
  }

  /** Bytes that are JSON already; makes room for them. */
  copy(source: Uint8Array): void {
    this.room(source.length);
    this.at = copyBytes(this.bytes, this.at, source);
  }

  /** ASCII that is JSON already. */
  ascii(text: string): void {
    this.room(text.length);
    this.at = writeAscii(this.bytes, this.at, text);
  }

  /** A JSON string of UTF-8 bytes. */
  text(source: Uint8Array, start: number, end: number): void {
    this.room(roomForText(end - start));
    this.at = writeJsonString(this.bytes, this.at, source, start, end);
  }

  base64(source: Uint8Array): void {
    this.room(Math.ceil(source.length / 3) * 4 + 2);
    this.at = writeBase64(this.bytes, this.at, source, 0, source.length);
  }

  /** A number; whole ones beyond 2^53 become strings, so that none is rounded. */
  number(value: number | bigint): void {
    this.room(64);
    if (typeof value === 'bigint') this.integer(value);
    else if (isLongInteger(value)) this.integer(BigInt(value));
    else this.at = writeNumber(this.bytes, this.at, value);
  }

  integer(value: number | bigint): void {
    this.room(64);
    const safe = value >= Number.MIN_SAFE_INTEGER && value <= Number.MAX_SAFE_INTEGER;
    this.at =
      typeof value === 'number' && value >= 0
        ? writeUint(this.bytes, this.at, value)
        : writeAscii(this.bytes, this.at, safe ? String(value) : `"${value}"`);
  }

  /** The value of a column, straight from its record where that can be. */
  column(row: Row, column: number, isUtf8: boolean, doc: FieldDoc): void {
    const type = row.type(column);
    if (type >= 1 && type < wideInteger) this.integer(row.number(column)!);
    else if (type >= 13 && type % 2 === 1 && isUtf8) {
      this.text(row.payload, row.start(column), row.end(column));
    } else if (type !== wideInteger || !this.#wideInteger(row, column)) {
      this.#value(writtenValue(row, column, doc));
    }
  }

  #value(value: SqliteValue): void {
    if (value === null) this.copy(nullText);
    else if (typeof value === 'string') {
      const bytes = bytesOf(value);
      this.text(bytes, 0, bytes.length);
    } else if (typeof value === 'object') this.base64(value);
    else this.number(value);
  }

  /** A positive integer beyond 2^53, as a string; false where the value is another. */
  #wideInteger(row: Row, column: number): boolean {
    const halves = wideHalves(row, column);
    if (!halves) return false;
    this.room(32);
    this.bytes[this.at++] = quote;
    this.at = writeUint64(this.bytes, this.at, halves.high, halves.low);
    this.bytes[this.at++] = quote;
    return true;
  }
}

/** The value of a column as a record holds it: bytes in a column of text are text where they can be. */
export function writtenValue(row: Row, column: number, { observable }: FieldDoc): SqliteValue {
  const value = row.value(column);
  if (!(value instanceof Uint8Array)) return value;
  // Asked for its text, a row tells of bytes that are none: in them nothing can be met.
  return (observable ? row.text(column) : row.textOfBlob(column)) ?? value;
}

const halves = { high: 0, low: 0 };

/**
 * The halves of a column that holds a positive integer beyond 2^53 in its record; `undefined` where it does not.
 * One object serves all calls.
 */
export function wideHalves(
  row: Row,
  column: number,
): { readonly high: number; readonly low: number } | undefined {
  if (row.type(column) !== wideInteger) return undefined;
  const at = row.start(column);
  const { payload } = row;
  const high = unsigned32(payload, at);
  if (high < 0x20_0000 || high >= 0x8000_0000) return undefined;
  halves.high = high;
  halves.low = unsigned32(payload, at + 4);
  return halves;
}

/** A whole number beyond 2^53; larger ones are reals, whose digits nobody counts and no room is made for. */
function isLongInteger(value: number): boolean {
  return Number.isInteger(value) && !Number.isSafeInteger(value) && Math.abs(value) < 1e21;
}
