import type { ValueScore } from '../shapes/value-score.ts';
import type { FirstChoice } from './first-value.ts';

/** The serial type of an empty blob. */
const emptyBlob = 12;

/** The serial type of a first value that begins at `from`; -1 where nothing tells but its length. What nobody can have typed is a blob. */
export function serialOfChoice(
  { serial, length, isBlobOrText }: FirstChoice,
  score: ValueScore,
  bytes: Uint8Array,
  from: number,
): number {
  const isBlob = isBlobOrText && score.isNoText(bytes, from, from + length, bytes.length);
  return isBlob ? emptyBlob + 2 * length : serial;
}

/** An empty text, 13, is one. */
export function isText(serial: number): boolean {
  return serial > emptyBlob && serial % 2 === 1;
}
