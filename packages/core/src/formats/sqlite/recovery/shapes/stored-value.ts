import type { SqliteValue } from '../../../../model/index.ts';
import { serialLength } from './serial-class.ts';

/** A value as a record stores it. */
export interface StoredValue {
  readonly serial: number;
  readonly bytes: Uint8Array;
  readonly from: number;
  readonly to: number;
  /** Where bytes begin that may be of another row; at `to` where none are. */
  readonly sure: number;
}

/** Serial type of a real number. */
export const realSerial = 7;

// Asked of every real number of every live row, so that nothing is made for it.
const scratch = new Uint8Array(8);
const scratchView = new DataView(scratch.buffer);

/** Whether two values are equal as far as both are sure: what may be of another row tells nothing. */
export function sameValue(first: StoredValue, second: StoredValue): boolean {
  if (first.serial !== second.serial) return sameNumber(first, second) || sameNumber(second, first);
  const length = first.to - first.from;
  if (length !== second.to - second.from) return false;
  const compared = Math.min(first.sure - first.from, second.sure - second.from);
  for (let i = 0; i < compared; i++) {
    if (first.bytes[first.from + i] !== second.bytes[second.from + i]) return false;
  }
  return true;
}

/**
 * Whether the first takes more bytes for its number than the second: once they are read, 1.0 is 1, and so is a 1 of one byte, which is what
 * SQLite writes where a column is dropped, and into files of an old format.
 */
function sameNumber(first: StoredValue, second: StoredValue): boolean {
  if (isShortInteger(first)) return second.serial === 8 + first.bytes[first.from]!;
  if (first.serial !== realSerial || first.sure - first.from < 8) return false;
  const whole = wholeNumber(first.bytes, first.from);
  return whole !== undefined && sameValue(whole, second);
}

/** Whether it is 0 or 1, and has a byte. */
function isShortInteger({ serial, bytes, from, sure }: StoredValue): boolean {
  return serial === 1 && sure > from && bytes[from]! <= 1;
}

/**
 * A real number without a fraction, as the integer that it is, as far as such are exact (2^53); `undefined` for others. Its bytes last until the
 * next call.
 */
export function wholeNumber(bytes: Uint8Array, from: number): StoredValue | undefined {
  for (let i = 0; i < 8; i++) scratch[i] = bytes[from + i]!;
  const value = scratchView.getFloat64(0);
  if (!Number.isSafeInteger(value)) return undefined;
  const serial = integerSerial(value);
  scratchView.setInt32(0, Math.floor(value / 2 ** 32));
  scratchView.setUint32(4, value >>> 0);
  return { serial, bytes: scratch, from: 8 - serialLength(serial), to: 8, sure: 8 };
}

/** A value, such as the default of a column, as a record would store it. */
export function storedValue(value: SqliteValue, encoding: string): StoredValue {
  if (value === null) return whole(0, new Uint8Array(0));
  if (value instanceof Uint8Array) return whole(12 + 2 * value.length, value);
  if (typeof value === 'string') {
    const bytes = encodeText(value, encoding);
    return whole(13 + 2 * bytes.length, bytes);
  }
  if (typeof value === 'number' && !Number.isInteger(value)) {
    const bytes = new Uint8Array(8);
    new DataView(bytes.buffer).setFloat64(0, value);
    return whole(realSerial, bytes);
  }
  return storedInteger(BigInt(value));
}

function storedInteger(value: bigint): StoredValue {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigInt64(0, value);
  const serial = integerSerial(value);
  return whole(serial, bytes.slice(8 - serialLength(serial)));
}

/** Serial type of an integer in the fewest bytes, as SQLite stores it; that of 0 and 1 is the value itself. */
function integerSerial(value: number | bigint): number {
  if (value >= 0 && value <= 1) return 8 + Number(value);
  for (let serial = 1; serial < 6; serial++) {
    const limit = 2 ** (8 * serialLength(serial) - 1);
    if (value >= -limit && value < limit) return serial;
  }
  return 6;
}

function whole(serial: number, bytes: Uint8Array): StoredValue {
  return { serial, bytes, from: 0, to: bytes.length, sure: bytes.length };
}

function encodeText(text: string, encoding: string): Uint8Array {
  if (encoding === 'utf-8') return new TextEncoder().encode(text);
  const bytes = new Uint8Array(text.length * 2);
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < text.length; i++)
    view.setUint16(2 * i, text.charCodeAt(i), encoding === 'utf-16le');
  return bytes;
}
