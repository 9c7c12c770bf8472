import type { RecordShape } from '../shapes/record-shape.ts';
import { maxRemembered } from '../shapes/record-shape.ts';
import {
  blobBit,
  classBit,
  nullBit,
  realBit,
  serialLength,
  serialsOfLength,
  textBit,
} from '../shapes/serial-class.ts';

/** Rows that must be seen before what they all share is taken for a rule: numbers of one length are common, texts of one are not. */
const enoughRows = 3;
const enoughTexts = 20;
const fewTexts = 5;
/** In so many rows for each length, one that none of them has is rare. */
const rowsALength = 8;
/** The serial type of an integer of eight bytes. */
const longInteger = 6;
/** Longer first values do not have a serial type of one byte. */
const longestFromEnd = 127;

/** A serial type that a freed cell may have had first; -1 where only its length is known. */
export interface FirstChoice {
  readonly serial: number;
  readonly length: number;
  /** It is one or the other, which its bytes may tell. */
  readonly isBlobOrText: boolean;
  /** No live row has one of its kind. */
  readonly isNew: boolean;
}

/** Whether the first value can only be, or in all live rows is, of this serial type. */
export function onlySerial(shape: RecordShape, first: readonly number[]): boolean {
  if (first.length !== 1) return false;
  if (shape.allowed[0] === nullBit) return true;
  const seen = shape.firstSerials[0]!;
  const enough = first[0]! < 12 ? enoughRows : enoughTexts;
  return shape.sampled >= enough && seen.size === 1 && seen.has(first[0]!);
}

/** Whether the first value may be text or a blob, and so of any length. */
export function firstIsText(shape: RecordShape): boolean {
  // Few live rows do not have all kinds of values that the table had.
  const kinds = shape.sampled < fewTexts ? shape.allowed[0]! : shape.seen[0]!;
  return (
    (kinds & (blobBit | textBit)) !== 0 && (shape.likeness(0, 13) > 0 || shape.likeness(0, 12) > 0)
  );
}

/** Whether live rows, of which many were looked at, have but few lengths of first values, and never this one. */
export function isNewLength(shape: RecordShape, length: number): boolean {
  const seen = shape.firstSerials[0]!;
  // Where they have more lengths than are remembered, none of them is known to be new; nor is that of the other name of the rowid, which has no value.
  if (seen.size >= maxRemembered || shape.allowed[0] === nullBit) return false;
  if (shape.sampled < enoughTexts || seen.size * rowsALength > shape.sampled) return false;
  return isUnseen(shape, length);
}

/** The same, or whether all of a few have one other length: enough to doubt a reading where another gives a length that they have. */
export function isDoubtfulLength(shape: RecordShape, length: number): boolean {
  if (isNewLength(shape, length)) return true;
  return shape.sampled >= fewTexts && shape.firstSerials[0]!.size === 1 && isUnseen(shape, length);
}

/** Whether live rows have no such first value: of its length, or, be they few, of its kind, where it is a number. */
export function isNewFirst(shape: RecordShape, serial: number, length: number): boolean {
  if (isNewLength(shape, length)) return true;
  const isNumber = serial > 0 && serial < 8;
  return isNumber && shape.sampled >= fewTexts && !shape.hasNumbersLike(0, serial);
}

/** Whether no live row has a first value of such a length. */
export function isUnseen({ firstSerials, allowed }: RecordShape, length: number): boolean {
  return serialsOfLength(length, allowed[0]!).every((serial) => !firstSerials[0]!.has(serial));
}

/**
 * What is a usual real would be an integer beyond measure: where many live rows have reals and none an integer so long, it is none. Nor is it in a column
 * of reals: SQLite stores a whole number there as an integer only where that takes fewer bytes than the real (6 at most; before 3.29, those beyond 2^47 as well).
 */
function hasRealsOnly({ sampled, seen, table }: RecordShape): boolean {
  if ((seen[0]! & classBit(longInteger)) !== 0) return false;
  if (table.reals[table.positions.indexOf(0)] === 1) return true;
  return sampled >= enoughTexts && (seen[0]! & realBit) !== 0;
}

/** What was told of a table, by the length from the end, until more rows of it were seen. */
interface KnownChoices {
  sampled: number;
  byFromEnd: (readonly FirstChoice[] | undefined)[];
}

const known = new WeakMap<RecordShape, KnownChoices>();

/** What the lost first serial type may have been. `fromEnd` is its length if the cell fills its space. */
export function firstChoices(shape: RecordShape, fromEnd: number): readonly FirstChoice[] {
  const { sampled } = shape;
  let choices = known.get(shape);
  if (choices?.sampled !== sampled) known.set(shape, (choices = { sampled, byFromEnd: [] }));
  const bounded = Math.max(-1, Math.min(fromEnd, longestFromEnd + 1));
  return (choices.byFromEnd[bounded + 1] ??= choicesOf(shape, bounded));
}

function choicesOf(shape: RecordShape, fromEnd: number): FirstChoice[] {
  const allowed = shape.allowed[0]!;
  if (allowed === nullBit) return [{ serial: 0, length: 0, isBlobOrText: false, isNew: false }];
  const lengths = new Set<number>();
  if (fromEnd >= 0 && fromEnd <= longestFromEnd) lengths.add(fromEnd);
  for (const serial of shape.firstSerials[0]!) {
    if (serial < 128) lengths.add(serialLength(serial));
  }
  if (firstIsText(shape)) {
    for (let length = 0; length <= 57 && length <= fromEnd; length++) lengths.add(length);
  } else {
    for (const length of [0, 1, 2, 3, 4, 6, 8]) lengths.add(length);
  }
  const least = shape.sampled === 0 ? 0 : 0.4;
  const choices: FirstChoice[] = [];
  for (const length of lengths) {
    const likely = serialsOfLength(length, allowed).filter(
      (serial) =>
        serial < 128 &&
        shape.likeness(0, serial) >= least &&
        !(serial === longInteger && hasRealsOnly(shape)),
    );
    if (likely.length > 0) choices.push(choiceAmong(shape, length, likely));
  }
  return choices;
}

/** What a lost first serial type of two bytes may have been whose value takes so many bytes; undefined where live rows have no such values. */
export function longChoice(shape: RecordShape, length: number): FirstChoice | undefined {
  const least = shape.sampled === 0 ? 0 : 0.4;
  const likely = serialsOfLength(length, shape.allowed[0]!).filter(
    (serial) => shape.likeness(0, serial) >= least,
  );
  return likely.length === 0 ? undefined : choiceAmong(shape, length, likely);
}

function choiceAmong(shape: RecordShape, length: number, likely: readonly number[]): FirstChoice {
  // NULL, 0 and 1 take no bytes, and text looks like a blob: which of them it was is not told by what live rows have.
  const isKnown =
    likely.length === 1 &&
    classBit(likely[0]!) !== blobBit &&
    (length > 0 || onlySerial(shape, likely));
  const isBlobOrText =
    length > 0 && likely.every((serial) => (classBit(serial) & (blobBit | textBit)) !== 0);
  return {
    serial: isKnown ? likely[0]! : -1,
    length,
    isNew: isKnown && (shape.seen[0]! & classBit(likely[0]!)) === 0,
    isBlobOrText: isBlobOrText && !isKnown && (shape.seen[0]! & blobBit) !== 0,
  };
}

/**
 * Lengths that the lost first value, or two of them, can have had at all: numbers have few, text and blobs any whose serial type takes one byte,
 * or two where it `isLong`.
 */
export function possibleLengths(
  shape: RecordShape,
  lost: number,
  isLong: boolean,
): readonly number[] {
  if (isLong) return longLengths;
  if (lost > 1) return anyLengths;
  return firstIsText(shape) ? textLengths : numberLengths;
}

const longestText = 57;
const numberLengths: readonly number[] = [0, 1, 2, 3, 4, 6, 8];
const textLengths: readonly number[] = Array.from(
  { length: longestText + 1 },
  (_, length) => length,
);
/** Lengths of text and blobs whose serial type takes two bytes, in a payload whose size takes one. */
export const longLengths: readonly number[] = Array.from(
  { length: longestFromEnd - longestText - 4 },
  (_, index) => longestText + 1 + index,
);
const anyLengths: readonly number[] = Array.from(
  { length: 2 * longestText + 1 },
  (_, length) => length,
);
