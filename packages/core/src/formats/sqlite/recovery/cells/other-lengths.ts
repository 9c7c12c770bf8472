import { firstIsText, possibleLengths } from './first-value.ts';
import type { RecordShape } from '../shapes/record-shape.ts';
import { blobBit, serialLength } from '../shapes/serial-class.ts';
import type { ValueScore } from '../shapes/value-score.ts';

/** So rarely do other bytes look like the numbers of live rows that a reading by which they do is right. */
const rareChance = 1 / 500;

/** A reading of a cell of which the first serial type, or two, are lost. */
export interface LostFirst {
  readonly bytes: Uint8Array;
  readonly serials: readonly number[];
  readonly shape: RecordShape;
  /** Where the values begin, and how many bytes the lost ones are thought to take. */
  readonly bodyAt: number;
  readonly length: number;
  /** How many values lost their serial types. */
  readonly lost: number;
  /** The end of the space that the cell stands in. */
  readonly spaceEnd: number;
}

/** Whether no other length of the lost values lets the others be what their serial types say. */
export function isAlone(score: ValueScore, reading: LostFirst, usableSize: number): boolean {
  const { bytes, serials, shape, bodyAt, length, lost, spaceEnd } = reading;
  return !possibleLengths(shape, lost).some(
    (other) =>
      (spaceEnd < usableSize ? other !== length : other < length) &&
      !score.contradicts(bytes, serials, bodyAt, spaceEnd, other, lost),
  );
}

/** Numbers may be beyond those of live rows by as much as these are apart, or by far more where old rows were purged. */
const reaches = [1, 8];

/** Whether the lost first value has a length by which all numbers behind it are such as live rows have, which no other gives. */
export function isToldByNumbers(score: ValueScore, reading: LostFirst): boolean {
  const { shape, lost } = reading;
  // A blob holds any bytes, those of other cells too.
  if (lost !== 1 || (shape.seen[0]! & blobBit) !== 0) return false;
  return reaches.some((beyond) => isToldWithin(score, reading, beyond));
}

function isToldWithin(score: ValueScore, reading: LostFirst, beyond: number): boolean {
  const { bytes, serials, shape, bodyAt, length, lost, spaceEnd } = reading;
  const chanceOf = (first: number): number =>
    score.chanceOfNumbers(bytes, serials, shape, bodyAt, spaceEnd, first, beyond);
  const chance = chanceOf(length);
  if (chance < 0 || chance > rareChance) return false;
  const isText = firstIsText(shape);
  return !possibleLengths(shape, lost).some(
    (other) =>
      other !== length &&
      !(isText && score.isNoText(bytes, bodyAt, bodyAt + other, spaceEnd)) &&
      chanceOf(other) >= 0 &&
      !score.contradicts(bytes, serials, bodyAt, spaceEnd, other, lost),
  );
}

/** A text as long as this is not there by chance. */
const tellingText = 8;

/**
 * Whether more than the end tells where the values stand of a cell that lost two serial types: by chance, other bytes look like
 * the number of a row in one of four cases and more.
 */
export function isToldByRest(score: ValueScore, reading: LostFirst): boolean {
  const { bytes, serials, shape, bodyAt, length, lost, spaceEnd } = reading;
  // The lost ones together take `length` bytes.
  const rest = serials.map((serial, position) => (position < lost ? 0 : serial));
  const chance = score.chanceOfNumbers(bytes, rest, shape, bodyAt, spaceEnd, length);
  const hasText = (serial: number): boolean =>
    serial % 2 === 1 && serialLength(serial) >= tellingText;
  return chance >= 0 && (chance <= rareChance || rest.some(hasText));
}

/** Whether a number of the reading is none that live rows have: then it is no rival of one by which all are. */
export function isOutdone(score: ValueScore, reading: LostFirst): boolean {
  const { bytes, serials, shape, bodyAt, length, lost, spaceEnd } = reading;
  const first = lost > 0 ? length : serialLength(serials[0]!);
  return score.chanceOfNumbers(bytes, serials, shape, bodyAt, spaceEnd, first) < 0;
}
