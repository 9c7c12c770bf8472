/**
 * Kinds of stored values as bits: 0 NULL, 1 to 6 integers by length, 7 real, 8 and 9 the constants 0 and 1, 10 blob, 11 text.
 * A column's set of kinds is one number.
 */
export function classBit(serial: number): number {
  return 1 << classOf(serial);
}

/** The same kind as a number from 0 to 11. */
export function classOf(serial: number): number {
  return serial < 10 ? serial : 10 + (serial & 1);
}

/** How many numbers `classOf` gives. */
export const kindsOfValues = 12;

/** Values whose kinds, and that of their table, make a number that is exact: three times 13 to this power is below 2^53. */
const mostInNumber = 13;

/** The kinds of the values of a row, -1 being an unknown one, as a key: a number where they are few, which takes a fraction of the time of a text. */
export function kindsKey(serials: readonly number[], withoutRowId: boolean): number | string {
  if (serials.length > mostInNumber) {
    const kinds = serials.map((serial) => (serial < 0 ? '?' : classOf(serial)));
    return `${withoutRowId ? '-' : '+'}${kinds.join()}`;
  }
  let key = withoutRowId ? 1 : 2;
  for (const serial of serials)
    key = key * (kindsOfValues + 1) + (serial < 0 ? kindsOfValues : classOf(serial));
  return key;
}

/** Bits of the kinds that `classBit` gives. */
export const nullBit = 1 << 0;
export const realBit = 1 << 7;
export const blobBit = 1 << 10;
export const textBit = 1 << 11;
/** Integers of every length, and the constants. */
export const integerBits = 0b11_0111_1110;
export const allBits = (1 << 12) - 1;
const numberBits = integerBits | realBit;

/** The kinds of values that a program does not tell from that of a serial type. */
export function groupOf(serial: number): number {
  const bit = classBit(serial);
  return (bit & numberBits) !== 0 ? numberBits : bit & (textBit | blobBit);
}

const fixedLengths = [0, 1, 2, 3, 4, 6, 8, 8, 0, 0] as const;

/** Bytes of a value; -1 for the reserved serial types 10 and 11, which no database holds. */
export function serialLength(serial: number): number {
  if (serial >= 12) return (serial - 12) >>> 1;
  return serial < 10 ? fixedLengths[serial]! : -1;
}

/** Serial types, among those of the kinds given, whose value takes `length` bytes. */
export function serialsOfLength(length: number, kinds: number): number[] {
  const found: number[] = [];
  for (let serial = 0; serial < 10; serial++) {
    if (fixedLengths[serial] === length && (kinds & (1 << serial)) !== 0) found.push(serial);
  }
  if ((kinds & textBit) !== 0) found.push(13 + 2 * length);
  if ((kinds & blobBit) !== 0) found.push(12 + 2 * length);
  return found;
}
