import type { SqliteValue } from '../../../model/index.ts';

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

const real = new Uint8Array(8);
const realView = new DataView(real.buffer);

/** What may be of another row tells nothing. */
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

/** Whether the first is a real number, and the second the same as an integer: once they are read, 1.0 is 1. */
function sameNumber(first: StoredValue, second: StoredValue): boolean {
  if (first.serial !== realSerial || first.sure - first.from < 8) return false;
  const whole = wholeNumber(first.bytes, first.from);
  return whole !== undefined && whole.serial === second.serial && sameValue(whole, second);
}

/** A real number without a fraction, as the integer that it is, as far as such are exact; undefined for others. */
export function wholeNumber(bytes: Uint8Array, from: number): StoredValue | undefined {
  for (let i = 0; i < 8; i++) real[i] = bytes[from + i]!;
  const value = realView.getFloat64(0);
  return Number.isSafeInteger(value) ? storedInteger(BigInt(value)) : undefined;
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

/** In the fewest bytes, as SQLite does it. */
function storedInteger(value: bigint): StoredValue {
  if (value === 0n || value === 1n) return whole(8 + Number(value), new Uint8Array(0));
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigInt64(0, value);
  for (const [serial, length] of [
    [1, 1],
    [2, 2],
    [3, 3],
    [4, 4],
    [5, 6],
  ] as const) {
    const limit = 1n << BigInt(8 * length - 1);
    if (value >= -limit && value < limit) return whole(serial, bytes.slice(8 - length));
  }
  return whole(6, bytes);
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
