import type { ValueScore } from '../shapes/value-score.ts';
import type { FirstChoice } from './first-value.ts';

/** The serial type of an empty blob, and that of an integer of eight bytes. */
const emptyBlob = 12;
const longInteger = 6;
const realSerial = 7;

/**
 * The serial type of a first value that begins at `from`; -1 where nothing tells but its length. What nobody can have typed is a blob. Where no live row
 * has an integer so long, what would be one is rather a real that somebody stores, whatever its column is declared as: hardly any other integer is one.
 */
export function serialOfChoice(
  { serial, length, isBlobOrText, isNew }: FirstChoice,
  score: ValueScore,
  bytes: Uint8Array,
  from: number,
): number {
  if (serial === longInteger && isNew && !score.isNoNumber(bytes, from, realSerial)) return -1;
  const isNoText = isBlobOrText && score.isNoText(bytes, from, from + length, bytes.length);
  return isNoText ? emptyBlob + 2 * length : serial;
}

/** An empty text, 13, is one. */
export function isText(serial: number): boolean {
  return serial > emptyBlob && serial % 2 === 1;
}

/** Of a blob that holds anything. */
export function isBlob(serial: number): boolean {
  return serial > emptyBlob && serial % 2 === 0;
}
