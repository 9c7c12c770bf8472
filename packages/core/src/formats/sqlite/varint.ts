/**
 * Bytes that the variable-length integer at `at` takes, 1 to 9.
 * The value itself is read apart, so that no object is made for each.
 */
export function varintLength(bytes: Uint8Array, at: number): number {
  // Nearly all take one byte.
  if (bytes[at]! < 0x80) return 1;
  for (let i = 1; i < 8; i++) {
    if (bytes[at + i]! < 0x80) return i + 1;
  }
  return 9;
}

/** An unsigned size; beyond 2^53 it is only known to be too large, which every caller refuses. */
export function varintSize(bytes: Uint8Array, at: number): number {
  const first = bytes[at]!;
  if (first < 0x80) return first;
  let value = first & 0x7f;
  for (let i = 1; i < 8; i++) {
    const byte = bytes[at + i]!;
    value = value * 128 + (byte & 0x7f);
    if (byte < 0x80) return value;
  }
  return value * 256 + bytes[at + 8]!;
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
