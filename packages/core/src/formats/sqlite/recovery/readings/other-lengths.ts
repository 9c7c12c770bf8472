import { localPayload } from '../../page.ts';
import { startsOf } from '../cells/cell-arithmetic.ts';
import type { CellGuess } from '../cells/cell-guess.ts';
import { isText } from '../cells/first-kind.ts';
import { firstIsText, possibleLengths } from '../cells/first-value.ts';
import type { RecordShape } from '../shapes/record-shape.ts';
import { nullBit, serialLength, serialsOfLength, textBit } from '../shapes/serial-class.ts';
import type { ValueScore } from '../shapes/value-score.ts';

/** So rarely do other bytes look like the numbers of live rows that a reading by which they do is right. */
const rareChance = 1 / 500;
/**
 * So much more rarely do rows have what another reading holds that this one is right, where the lost first value is a text: by 500 times, no fewer rows
 * are wrong in 10,000 histories. Numbers become shorter in their place, and speak for the byte that this leaves.
 */
const outweighed = 1 / 100;

/**
 * How often a cell has a fragment behind it, up to three bytes in no use: in a page that was used again; where it joined a freeblock behind it, whose
 * header stands (9 of 3,010 in 3,000 histories of plain tables); and where the header that overwrote it says that it was freed alone (1 of 9,409).
 */
export const shareOfFragments = { open: 1 / 60, joined: 1 / 333, stated: 1 / 2000 };

/** What the header that overwrote a cell says: that it was as long as it is read, that what is behind it was free already, or nothing of that. */
export type KnownEnd = keyof typeof shareOfFragments;

/** The serial type of a text without bytes, and the least one that takes two bytes. */
const emptyText = 13;
const firstOfTwoBytes = 128;

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
  /** The lost serial type had two bytes. */
  readonly isLong: boolean;
  /** The end of the space that the cell stands in. */
  readonly spaceEnd: number;
}

/** Whether no other length of the lost values lets the others be what their serial types say. */
export function isAlone(score: ValueScore, reading: LostFirst, usableSize: number): boolean {
  const { bytes, serials, shape, bodyAt, length, lost, isLong, spaceEnd } = reading;
  return !possibleLengths(shape, lost, isLong).some(
    (other) =>
      (spaceEnd < usableSize ? other !== length : other < length) &&
      !score.contradicts(bytes, serials, bodyAt, spaceEnd, other, lost),
  );
}

/** Whether a payload of this size, of which the rest is in overflow pages, has as much in its cell as one that is a byte longer or shorter. */
export function endsAsOthers(size: number, usableSize: number, kind: number): boolean {
  const local = localPayload(size, usableSize, kind);
  return [size - 1, size + 1].some((other) => localPayload(other, usableSize, kind) === local);
}

/** Numbers may be beyond those of live rows by as much as these are apart, or by far more where old rows were purged. */
const farthest = 8;
const reaches = [1, farthest];
/** With so many live rows, hardly any is that far from all others. */
const enoughForFar = 20;

/** Whether the lost first value has a length by which all numbers behind it are such as live rows have, which no other gives. */
export function isToldByNumbers(score: ValueScore, reading: LostFirst): boolean {
  if (reading.lost !== 1) return false;
  return reaches.some((beyond) => isToldWithin(score, reading, beyond));
}

function isToldWithin(score: ValueScore, reading: LostFirst, beyond: number): boolean {
  const { bytes, serials, shape, bodyAt, length, lost, isLong, spaceEnd } = reading;
  const chanceOf = (first: number): number =>
    score.chanceOfNumbers(bytes, serials, shape, bodyAt, spaceEnd, first, beyond);
  if (chanceOf(length) < 0) return false;
  const own = numbersOf(score, reading, serials, bodyAt, length);
  if (productOf(own) > rareChance) return false;
  const isText = firstIsText(shape);
  return !possibleLengths(shape, lost, isLong).some(
    (other) =>
      other !== length &&
      !(isText && score.isNoText(bytes, bodyAt, bodyAt + other, spaceEnd)) &&
      chanceOf(other) >= 0 &&
      !score.contradicts(bytes, serials, bodyAt, spaceEnd, other, lost) &&
      !isRarer(own, numbersOf(score, reading, serials, bodyAt, other), 1, rareChance),
  );
}

/**
 * Whether the numbers of a cell, as it is read, are such as live rows have far more rarely by chance than those of a rival are. `share`: how often what the
 * rival needs besides comes about.
 */
export function isRarerThan(
  score: ValueScore,
  bytes: Uint8Array,
  guess: CellGuess,
  rival: CellGuess,
  share = 1,
): boolean {
  if (!(guess.starts[1]! >= 0) || !(rival.starts[1]! >= 0)) return false;
  const weight = (share * weightOf(bytes, rival, guess)) / weightOf(bytes, guess, rival);
  return isRarer(
    numbersIn(score, bytes, guess),
    numbersIn(score, bytes, rival),
    weight,
    isText(guess.serials[0]!) ? outweighed : rareChance,
  );
}

/**
 * How often a few bytes, too few for a freeblock, are left behind a cell that is read as longer by them, where its first value is a text; 1 where it is
 * none: numbers become shorter in their place too often.
 */
export function shareOfFragment({ serials }: CellGuess, end: KnownEnd): number {
  return isText(serials[0]!) ? shareOfFragments[end] : 1;
}

/** Whether the numbers of a cell that begin at a place or behind it are such as live rows have, and other bytes hardly are. */
export function hasNumbersFrom(
  score: ValueScore,
  bytes: Uint8Array,
  { serials, starts, shape, bodyAt, end }: CellGuess,
  place: number,
): boolean {
  const reading = { bytes, shape: shape!, spaceEnd: end };
  const numbers = numbersOf(score, reading, serials, bodyAt, starts[1] ?? 0);
  const behind = numbers.filter(({ at }) => at >= place);
  return behind.every(({ isUsual }) => isUsual) && productOf(behind) <= rareChance;
}

/**
 * How rarely rows have what a reading holds where another does not: a first value of such a length, texts that begin, go on and end so. What both take
 * for the same text speaks for neither.
 */
function weightOf(bytes: Uint8Array, guess: CellGuess, other: CellGuess): number {
  const { bodyAt, localSize, starts } = guess;
  const shape = guess.shape!;
  const edges = shape.textEdges;
  const known = bodyAt + localSize;
  let weight = starts[1] === other.starts[1] ? 1 : shape.rarityOfFirstLength(starts[1] ?? 0);
  for (const position of guess.serials.keys()) {
    const [from, to] = textAt(guess, position);
    if (to === from || from >= known) continue;
    const [otherFrom, otherTo] = textAt(other, position);
    const until = Math.min(to, known);
    let rarity = 1;
    if (from !== otherFrom) rarity *= edges.rarityOfFirst(position, bytes, from, until);
    // What it ended with, where it lost its end, is not there.
    if (to !== otherTo && to <= known) rarity *= edges.rarityOfLast(position, bytes, from, to);
    const isApart = otherTo <= from || otherFrom >= until;
    const before = edges.rarityInside(position, bytes, from, isApart ? until : otherFrom);
    const behind = edges.rarityInside(position, bytes, isApart ? until : otherTo, until);
    weight *= Math.min(rarity, before, behind);
  }
  return weight;
}

/** Where a text stands of a reading; nowhere where the value is none. */
function textAt(
  { serials, starts, bodyAt }: CellGuess,
  position: number,
): readonly [number, number] {
  const serial = serials[position] ?? 0;
  if (!isText(serial) || starts[position]! < 0) return [0, 0];
  const from = bodyAt + starts[position]!;
  return [from, from + serialLength(serial)];
}

/**
 * Whether a cell of which one serial type is lost holds numbers and texts such as live rows have, and with any other length of its first value would hold
 * such as rows have far more rarely. What lost its end, and so ended elsewhere, would hold them from another place too.
 * `shareLeft`: how often what stands from a place up to the end of the cell is left behind a shorter one.
 */
export function isToldByRivals(
  score: ValueScore,
  bytes: Uint8Array,
  guess: CellGuess,
  shareLeft: (from: number) => number,
): boolean {
  if (!hasLostLength(guess) || !hasUsualTexts(bytes, guess)) return false;
  const own = numbersIn(score, bytes, guess);
  if (own.some(({ isUsual }) => !isUsual)) return false;
  return rivalsOf(score, bytes, guess).every((rival) => {
    const left = guess.starts[1]! - rival.starts[1]!;
    const share = left > 0 ? shareLeft(guess.end - left) : 1;
    const weight = (share * weightOf(bytes, rival, guess)) / weightOf(bytes, guess, rival);
    const most = isText(guess.serials[0]!) ? outweighed : rareChance;
    return isRarer(own, numbersIn(score, bytes, rival), weight, most);
  });
}

/** Whether it holds texts such as rows have far more rarely than those that it would hold with another length. */
export function isOutweighed(score: ValueScore, bytes: Uint8Array, guess: CellGuess): boolean {
  if (!hasLostLength(guess) || hasUsualTexts(bytes, guess)) return false;
  const own = numbersIn(score, bytes, guess);
  return rivalsOf(score, bytes, guess).some((rival) => {
    const weight = weightOf(bytes, guess, rival) / weightOf(bytes, rival, guess);
    return weight < 1 && isRarer(numbersIn(score, bytes, rival), own, weight, rareChance);
  });
}

/**
 * Whether a number of a cell is far from those of many live rows, and is none if the lost first value was longer and what came later took the end of the
 * cell: then what tells that it was not must be beyond doubt.
 */
export function mayHaveGoneOn(score: ValueScore, bytes: Uint8Array, guess: CellGuess): boolean {
  const { serials, starts, shape, bodyAt, end } = guess;
  if (!hasLostLength(guess) || shape!.sampled < enoughForFar) return false;
  const chanceOf = (length: number, beyond: number): number =>
    score.chanceOfNumbers(bytes, serials, shape!, bodyAt, end, length, beyond);
  if (chanceOf(starts[1]!, farthest) >= 0) return false;
  return rivalsOf(score, bytes, guess).some((rival) => {
    const length = rival.starts[1]!;
    return length > starts[1]! && chanceOf(length, reaches[0]!) >= 0;
  });
}

function hasLostLength({ serials, starts }: CellGuess): boolean {
  return starts[1]! >= 0 && serials[0]! < firstOfTwoBytes;
}

/** A cell with all other lengths of its first value that nothing contradicts. */
function rivalsOf(score: ValueScore, bytes: Uint8Array, guess: CellGuess): readonly CellGuess[] {
  const { serials, bodyAt, end } = guess;
  const shape = guess.shape!;
  const isOnlyText = (shape.seen[0]! & ~nullBit) === textBit;
  const rivals: CellGuess[] = [];
  for (const length of possibleLengths(shape, 1, false)) {
    if (length === guess.starts[1]) continue;
    if (isOnlyText && score.isNoText(bytes, bodyAt, bodyAt + length, end)) continue;
    if (score.contradicts(bytes, serials, bodyAt, end, length, 1)) continue;
    const others = [isOnlyText && length > 0 ? emptyText + 2 * length : -1, ...serials.slice(1)];
    rivals.push({ ...guess, serials: others, starts: startsOf(others, length) });
  }
  return rivals;
}

function numbersIn(score: ValueScore, bytes: Uint8Array, guess: CellGuess): ReadNumber[] {
  const { serials, starts, shape, bodyAt, localSize } = guess;
  const reading = { bytes, shape: shape!, spaceEnd: bodyAt + localSize };
  return numbersOf(score, reading, serials, bodyAt, starts[1]!);
}

/** Whether all texts of a cell begin and end as those of live rows do. */
function hasUsualTexts(bytes: Uint8Array, guess: CellGuess): boolean {
  const { serials, shape, bodyAt, localSize } = guess;
  return [...serials.keys()].every((position) => {
    const [from, to] = textAt(guess, position);
    if (to === from || to > bodyAt + localSize) return true;
    const edges = shape!.textEdges;
    return (
      edges.rarityOfFirst(position, bytes, from, to, 1) === 1 &&
      edges.rarityOfLast(position, bytes, from, to, 1) === 1
    );
  });
}

/** A number of a reading, and how rarely other bytes are such as live rows have there. */
interface ReadNumber {
  readonly at: number;
  readonly length: number;
  readonly chance: number;
  /** Live rows have such. */
  readonly isUsual: boolean;
  /** How rarely rows have such, where no live one does. */
  readonly rarity: number;
}

/** The numbers of a reading by which the first value takes `firstLength` bytes, as far as they stand. */
function numbersOf(
  score: ValueScore,
  { bytes, shape, spaceEnd }: Pick<LostFirst, 'bytes' | 'shape' | 'spaceEnd'>,
  serials: readonly number[],
  bodyAt: number,
  firstLength: number,
): ReadNumber[] {
  const numbers: ReadNumber[] = [];
  let at = bodyAt;
  for (let position = 0; position < serials.length && at < spaceEnd; position++) {
    const length = position === 0 ? firstLength : serialLength(serials[position]!);
    const possible =
      position === 0 ? serialsOfLength(length, shape.allowed[0]!) : [serials[position]!];
    for (const serial of possible) {
      if (serial < 1 || serial > 7 || at + length > spaceEnd) continue;
      if (shape.likeness(position, serial) < 0 || !shape.hasNumbersLike(position, serial)) continue;
      const chance = chanceIfNew(score, bytes, at, serial, shape, position);
      numbers.push({
        at,
        length,
        chance: chance < 0 ? 1 : chance,
        isUsual: chance >= 0,
        rarity: score.rarityOfNumber(bytes, at, serial, shape, position, farthest),
      });
    }
    at += length;
  }
  return numbers;
}

/** As `chanceOfNumber`; of a number somewhat beyond those of live rows, how much more rarely other bytes are such than rows have such. */
function chanceIfNew(
  score: ValueScore,
  bytes: Uint8Array,
  at: number,
  serial: number,
  shape: RecordShape,
  position: number,
): number {
  const chance = score.chanceOfNumber(bytes, at, serial, shape, position, 0);
  if (chance >= 0) return chance;
  const near = score.chanceOfNumber(bytes, at, serial, shape, position, 1);
  return near < 0
    ? near
    : Math.min(1, near / score.rarityOfNumber(bytes, at, serial, shape, position, 0));
}

/**
 * Whether the numbers of a reading are such as live rows have far more rarely by chance than those of another are. What both take for a number, though
 * of other columns, speaks for neither; of one that goes on behind a shorter number of the other,
 * from the same place, only what is beyond that does: it may be left of an earlier version. `weight`: how rarely rows have what else the other holds;
 * `most`: how rarely is enough.
 */
function isRarer(
  own: readonly ReadNumber[],
  others: readonly ReadNumber[],
  weight: number,
  most: number,
): boolean {
  let chance = weight;
  for (const number of own) {
    let shared = 0;
    for (const { at, length, isUsual } of others)
      if (at === number.at && (isUsual || length <= number.length))
        shared = Math.max(shared, length);
    chance *= number.chance ** (Math.max(0, number.length - shared) / number.length);
  }
  const isShared = ({ at, length }: ReadNumber): boolean =>
    own.some((one) => one.at === at && one.length === length);
  const rivals = others.filter((one) => !isShared(one));
  // The row of the other would hold numbers that no live row does.
  for (const { rarity } of rivals) chance *= rarity;
  return chance <= most * productOf(rivals);
}

function productOf(numbers: readonly ReadNumber[]): number {
  return numbers.reduce((product, { chance }) => product * chance, 1);
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
