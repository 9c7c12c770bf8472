import type { SqliteExampleValue } from '@athar/core';
import type { Affinity, Collation } from './columns.ts';

/** Larger integers do not fit into the file; SQLite keeps them as reals. */
const int64Maximum = 2n ** 63n - 1n;
const int64Minimum = -(2n ** 63n);

const integerText = /^\s*[+-]?\d{1,19}\s*$/u;
const numberText = /^\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?\s*$/u;

/** The value as an INSERT would store it in a column of this affinity. A number with a fraction becomes text as JavaScript writes it. */
export function stored(value: SqliteExampleValue, affinity: Affinity): SqliteExampleValue {
  if (typeof value === 'number' && Number.isNaN(value)) return null;
  if (typeof value === 'bigint' && (value > int64Maximum || value < int64Minimum)) {
    return stored(Number(value), affinity);
  }
  switch (affinity) {
    case 'text':
      return typeof value === 'number' || typeof value === 'bigint' ? String(value) : value;
    case 'blob':
      return value;
    case 'real':
      if (typeof value === 'bigint') return Number(value);
      return typeof value === 'string' ? numberOf(value) : value;
    case 'integer':
    case 'numeric':
      return typeof value === 'string' ? numberOf(value) : value;
  }
}

function numberOf(text: string): SqliteExampleValue {
  if (integerText.test(text)) {
    const exact = BigInt(text.trim().replace(/^\+/u, ''));
    if (exact <= int64Maximum && exact >= int64Minimum) {
      const number = Number(exact);
      return Number.isSafeInteger(number) ? number : exact;
    }
  }
  return numberText.test(text) ? Number(text) : text;
}

/** Turns rows into SQLite records. One buffer serves all: `bytes` holds the last one until the next `encode`. */
export class RecordEncoder {
  bytes: Buffer = Buffer.allocUnsafe(1 << 16);
  #types = new Float64Array(64);

  /** Returns the length of the record, which stands at the beginning of `bytes`. */
  encode(values: readonly SqliteExampleValue[]): number {
    const count = values.length;
    if (count > this.#types.length) this.#types = new Float64Array(count * 2);
    const types = this.#types;
    let headerLength = 0;
    let bodyLength = 0;
    for (let index = 0; index < count; index += 1) {
      const type = serialType(values[index] ?? null);
      types[index] = type;
      headerLength += varintLength(type);
      bodyLength += serialLength(type);
    }
    // The length of the header counts itself.
    headerLength += headerLength + 1 < 0x80 ? 1 : headerLength + 2 < 0x4000 ? 2 : 3;
    const total = headerLength + bodyLength;
    if (total > this.bytes.length) this.bytes = Buffer.allocUnsafe(total * 2);
    const bytes = this.bytes;
    let at = writeVarint(bytes, 0, headerLength);
    for (let index = 0; index < count; index += 1) at = writeVarint(bytes, at, types[index] ?? 0);
    for (let index = 0; index < count; index += 1) {
      at = writeValue(bytes, at, types[index] ?? 0, values[index] ?? null);
    }
    return total;
  }
}

function serialType(value: SqliteExampleValue): number {
  if (value === null) return 0;
  if (typeof value === 'string') return 13 + 2 * Buffer.byteLength(value);
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value) || Object.is(value, -0)) return 7;
    if (value === 0) return 8;
    if (value === 1) return 9;
    const magnitude = value < 0 ? -1 - value : value;
    if (magnitude < 0x80) return 1;
    if (magnitude < 0x8000) return 2;
    if (magnitude < 0x80_0000) return 3;
    if (magnitude < 0x8000_0000) return 4;
    return magnitude < 0x8000_0000_0000 ? 5 : 6;
  }
  if (typeof value === 'bigint') {
    const number = Number(value);
    return Number.isSafeInteger(number) ? serialType(number === 0 ? 0 : number) : 6;
  }
  return 12 + 2 * value.length;
}

function serialLength(type: number): number {
  if (type >= 12) return Math.floor((type - 12) / 2);
  return [0, 1, 2, 3, 4, 6, 8, 8, 0, 0][type] ?? 0;
}

function writeValue(bytes: Buffer, at: number, type: number, value: SqliteExampleValue): number {
  if (typeof value === 'string') return at + bytes.write(value, at);
  if (value === null || type === 8 || type === 9) return at;
  if (typeof value === 'object') {
    bytes.set(value, at);
    return at + value.length;
  }
  if (type === 7) return bytes.writeDoubleBE(Number(value), at);
  if (type === 6) return bytes.writeBigInt64BE(BigInt(value), at);
  return bytes.writeIntBE(Number(value), at, serialLength(type));
}

/** Bytes that `writeVarint` takes. */
export function varintLength(value: number | bigint): number {
  if (value < 0 || value >= 2 ** 56) return 9;
  if (typeof value === 'bigint') return varintLength(Number(value));
  let length = 1;
  for (let rest = value; rest >= 0x80; rest = Math.floor(rest / 0x80)) length += 1;
  return length;
}

/** Writes a number that JavaScript holds exactly, or a negative one in nine bytes; returns the offset behind it. */
export function writeVarint(bytes: Buffer, at: number, value: number | bigint): number {
  if (typeof value === 'bigint' || value < 0 || value > 0xffff_ffff_ffff) {
    return writeLongVarint(bytes, at, BigInt.asUintN(64, BigInt(value)));
  }
  if (value < 0x80) {
    bytes[at] = value;
    return at + 1;
  }
  const length = varintLength(value);
  let rest = value;
  for (let index = length - 1; index >= 0; index -= 1) {
    bytes[at + index] = (rest % 0x80) | (index === length - 1 ? 0 : 0x80);
    rest = Math.floor(rest / 0x80);
  }
  return at + length;
}

function writeLongVarint(bytes: Buffer, at: number, value: bigint): number {
  if (value >= 1n << 56n) {
    bytes[at + 8] = Number(value & 0xffn);
    let rest = value >> 8n;
    for (let index = 7; index >= 0; index -= 1) {
      bytes[at + index] = Number(rest & 0x7fn) | 0x80;
      rest >>= 7n;
    }
    return at + 9;
  }
  const groups: number[] = [];
  for (let rest = value; groups.length === 0 || rest > 0n; rest >>= 7n) {
    groups.unshift(Number(rest & 0x7fn));
  }
  for (const [index, group] of groups.entries()) {
    bytes[at + index] = group | (index < groups.length - 1 ? 0x80 : 0);
  }
  return at + groups.length;
}

/** The order in which SQLite sorts values: NULL, numbers, text by its UTF-8 bytes, blobs. */
export function compareValues(
  left: SqliteExampleValue,
  right: SqliteExampleValue,
  collation: Collation,
): number {
  const leftRank = rank(left);
  const rightRank = rank(right);
  if (leftRank !== rightRank) return leftRank - rightRank;
  if (typeof left === 'string' && typeof right === 'string') {
    return compareText(folded(left, collation), folded(right, collation));
  }
  if (left instanceof Uint8Array && right instanceof Uint8Array) return Buffer.compare(left, right);
  if (left === null || right === null) return 0;
  // Numbers and bigints compare exactly with one another.
  return left < right ? -1 : left > right ? 1 : 0;
}

function rank(value: SqliteExampleValue): number {
  if (value === null) return 0;
  if (typeof value === 'string') return 2;
  return typeof value === 'object' ? 3 : 1;
}

function folded(text: string, collation: Collation): string {
  if (collation === 'binary') return text;
  // Only the letters of ASCII, as SQLite does; `toLowerCase` would fold more.
  if (collation === 'nocase') return text.replace(/[A-Z]+/gu, (run) => run.toLowerCase());
  return text.replace(/ +$/u, '');
}

/** UTF-16 order differs from UTF-8 order where a surrogate meets U+E000 to U+FFFF. */
function compareText(left: string, right: string): number {
  const length = Math.min(left.length, right.length);
  for (let index = 0; index < length; index += 1) {
    const one = left.charCodeAt(index);
    const other = right.charCodeAt(index);
    if (one !== other) return codePointOrder(one) - codePointOrder(other);
  }
  return left.length - right.length;
}

function codePointOrder(unit: number): number {
  if (unit < 0xd800) return unit;
  return unit < 0xe000 ? unit + 0x2000 : unit - 0x800;
}
