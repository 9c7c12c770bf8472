/** Bytes of the longest variable-length integer. */
const longest = 9;

/** What stands for a size that no value of a database has, however large: SQLite refuses what is beyond 10^9 bytes. */
export const tooLarge = 0x7fffffff;

/**
 * Bytes that the variable-length integer at `at` takes, 1 to 9; 9 where it would go on behind the end of `bytes`.
 * The value itself is read apart, so that no object is made for each.
 */
export function varintLength(bytes: Uint8Array, at: number): number {
  // Nothing is read behind the end: V8 reads all bytes more slowly from then on.
  if (at + longest > bytes.length && !endsWithin(bytes, at)) return longest;
  // Nearly all take one byte.
  if (bytes[at]! < 0x80) return 1;
  for (let i = 1; i < 8; i++) {
    if (bytes[at + i]! < 0x80) return i + 1;
  }
  return longest;
}

/** An unsigned size; `tooLarge` where it is beyond 2^31, or would go on behind the end of `bytes`. */
export function varintSize(bytes: Uint8Array, at: number): number {
  if (at + longest > bytes.length && !endsWithin(bytes, at)) return tooLarge;
  const first = bytes[at]!;
  if (first < 0x80) return first;
  let value = first & 0x7f;
  for (let i = 1; i < 8; i++) {
    const byte = bytes[at + i]!;
    if (value >= 2 ** 24) return tooLarge;
    value = (value << 7) | (byte & 0x7f);
    if (byte < 0x80) return value;
  }
  return value < 2 ** 23 ? (value << 8) | bytes[at + 8]! : tooLarge;
}

/** Whether an integer that begins less than nine bytes before the end of `bytes` ends there. */
function endsWithin(bytes: Uint8Array, at: number): boolean {
  for (let i = at; i < bytes.length; i++) if (bytes[i]! < 0x80) return true;
  return false;
}

/** A signed 64-bit integer, exact. What runs over the end of `bytes` is read as zeros. */
export function varintInteger(bytes: Uint8Array, at: number): number | bigint {
  let value = 0;
  for (let i = 0; i < 7; i++) {
    const byte = bytes[at + i]!;
    value = value * 128 + (byte & 0x7f);
    if (byte < 0x80) return value;
  }
  let exact = BigInt(value);
  const eighth = bytes[at + 7]!;
  exact = (exact << 7n) | BigInt(eighth & 0x7f);
  if (eighth >= 0x80) exact = (exact << 8n) | BigInt(bytes[at + 8] ?? 0);
  return exactInteger(BigInt.asIntN(64, exact));
}

/** A number where that is exact. */
export function exactInteger(value: bigint): number | bigint {
  const rounded = Number(value);
  return Number.isSafeInteger(rounded) ? rounded : value;
}
