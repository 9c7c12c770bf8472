import { shortestCell } from '../../page.ts';
import { storedNumber } from '../../record.ts';
import type { CellGuess } from '../cells/cell-guess.ts';
import type { CellReader } from '../readings/cell-reader.ts';
import { isBlob, isText } from '../cells/first-kind.ts';
import { isDoubtfulLength, isNewFirst, isUnseen } from '../cells/first-value.ts';
import type { Layout } from '../regions/layout.ts';
import { sameReading } from '../regions/layout.ts';
import type { KnownEnd } from '../readings/other-lengths.ts';
import { mayBeWeighed } from '../readings/weighed-reading.ts';
import { isRarerThan, isToldByRest, shareOfFragment } from '../readings/other-lengths.ts';
import type { RecordShape } from '../shapes/record-shape.ts';
import { nullBit, serialLength } from '../shapes/serial-class.ts';

/** So many letters are no number, mostly. */
const fewLetters = 2;

/** Reals that are nearer to zero, or farther from it, are rare. */
const leastUsual = 1e-8;
const mostUsual = 1e18;
/** What tells that a number is none that live rows have. */
const noChance = -1;

/** What is known of the end of a space. Asked only where it decides. */
interface SpaceEnd {
  /** Nothing newer can have taken the end of a cell there. */
  stands(): boolean;
  /** The space was used again, and too few bytes for a freeblock may be left at its end. */
  isCrowded(): boolean;
  /** The header of the freeblock says that it was as long. */
  isStated(): boolean;
}

/** The one cell that can fill a freeblock, where no other can, however little speaks for it: the page says that one stood there. */
export function onlyReading(
  reader: CellReader,
  bytes: Uint8Array,
  from: number,
  to: number,
  shape: RecordShape,
  spaceEnd: SpaceEnd,
): CellGuess | undefined {
  const fills = (end: number): boolean => end === to;
  const readings = reader.possible(bytes, from, to, shape, fills, undefined, shape.possibleCounts);
  // One of a longer cell is none where nothing took its end.
  const isPossible = ({ cut }: CellGuess): boolean => !cut || !spaceEnd.stands();
  const [first, ...others] = readings.length > 1 ? readings.filter(isPossible) : readings;
  if (first !== undefined) {
    const isEnd = (end: number) => end < to && end > to - shortestCell;
    const shorter = (): CellGuess[] => reader.possible(bytes, from, to, shape, isEnd);
    if (spaceEnd.isCrowded() && shorter().length > 0) return undefined;
    const isNew = first.byEnd && isNewFirst(shape, first.serials[0]!, lengthOfFirst(first));
    if (isNew && shorter().some((one) => !isUnseen(shape, lengthOfFirst(one)))) return undefined;
  }
  if (first === undefined || (first.byEnd && !(first.alone && spaceEnd.stands()))) return undefined;
  // It is a rival only.
  if (!shape.counts.includes(first.serials.length)) return undefined;
  if (first.serials[1] === -1) {
    // Weighed against all others, it did not stand out.
    if (mayBeWeighed(shape)) return undefined;
    const { serials, bodyAt, starts } = first;
    const reading = {
      bytes,
      serials,
      shape,
      bodyAt,
      length: starts[2]!,
      lost: 2,
      isLong: false,
      spaceEnd: to,
    };
    if (!isToldByRest(reader.score, reading)) return undefined;
    // It may have become shorter in its place.
    if (!spaceEnd.isStated() && repeatsEnd(bytes, first, false)) return undefined;
  }
  return others.some((other) => !sameReading(other, first)) ? undefined : first;
}

/** Bytes of the first value, as it is read. */
function lengthOfFirst({ starts, bodySize }: CellGuess): number {
  return starts[1] ?? bodySize;
}

/**
 * Whether its last bytes may be none of a cell's own, but too few for a freeblock. `isCrowded`: its space was used again, and such leave
 * fragments, and so does a row that became shorter in its place. `isLoose`: nothing says that it ended there but what begins behind, not even
 * the rowids around. That is doubted
 * where a number is none that live rows have, or all is loose and the cell may be shorter by what was lost, and a shorter reading gives such as they have;
 * else only of a first text that ends with what nobody types, or that is of a length that no live row has, where a shorter reading gives one that they have.
 */
export function mayHaveFragment(
  reader: CellReader,
  bytes: Uint8Array,
  guess: CellGuess,
  isCrowded: boolean,
  isLoose: boolean,
  knownEnd: KnownEnd,
): boolean {
  const { offset, end, bodyAt } = guess;
  const shape = guess.shape!;
  const first = guess.serials[0]!;
  const textEnd = !isText(first) ? 0 : bodyAt + serialLength(first);
  if (!reader.score.isUtf16 && guess.byEnd && goesOnInNumber(bytes, guess)) return true;
  const isAnyRival =
    isCrowded ||
    reader.score.hasControls(bytes, Math.max(bodyAt, textEnd - shortestCell + 1), textEnd);
  const isDoubtful = textEnd > 0 && isDoubtfulLength(shape, textEnd - bodyAt);
  const isEndStated = knownEnd === 'stated';
  const asksNumbers =
    !isAnyRival &&
    ((isLoose && shape.allowed[0] === nullBit) ||
      (!isEndStated && (isFirstPartOfText(bytes, guess) || isFirstAlone(guess))) ||
      (!isDoubtful &&
        (hasOddNumber(reader, bytes, guess) ||
          repeatsEnd(bytes, guess, isEndStated) ||
          hasLetterWithin(bytes, guess))));
  if (!isAnyRival && !isDoubtful && !asksNumbers) return false;
  const isEnd = (other: number) => other < end && other > end - shortestCell;
  const share = shareOfFragment(guess, knownEnd);
  return reader
    .possible(bytes, offset, end, shape, isEnd)
    .some(
      (rival) =>
        !isRarerThan(reader.score, bytes, guess, rival, share) &&
        (asksNumbers
          ? !hasOddNumber(reader, bytes, rival) && !hasLetterWithin(bytes, rival)
          : isAnyRival || shape.firstSerials[0]!.has(rival.serials[0]!)),
    );
}

/** The same of a row that ends with a number, and whose first one has a lost serial type: it may have become one that takes no byte, in its place. */
export function mayHaveShrunk(reader: CellReader, bytes: Uint8Array, guess: CellGuess): boolean {
  const { offset, end, shape, serials } = guess;
  const isInteger = serials[0]! > 0 && serials[0]! < 7;
  if (!isInteger || !repeatsEnd(bytes, guess, true)) return false;
  const isEnd = (other: number) => other < end && other > end - shortestCell;
  return reader
    .possible(bytes, offset, end, shape!, isEnd)
    .some(
      (rival) =>
        !isRarerThan(reader.score, bytes, guess, rival) && !hasOddNumber(reader, bytes, rival),
    );
}

/** The same where the row may have been written before or after a column was added to its table, and ended up to three bytes before. */
export function mayHaveOtherCount(
  reader: CellReader,
  bytes: Uint8Array,
  guess: CellGuess,
): boolean {
  const { offset, end, shape, serials } = guess;
  const isEnd = (other: number) => other < end && other > end - shortestCell;
  return reader
    .possible(bytes, offset, end, shape!, isEnd)
    .some(
      (rival) =>
        rival.serials.length !== serials.length && !isRarerThan(reader.score, bytes, guess, rival),
    );
}

/**
 * Whether a cell lies between two rows of another table whose heads stand, with just one rowid missing between theirs, if they have any: it is of that table, by which it
 * is read in another way. `others` are tables by which it is read in the same.
 */
export function isWithinOthers(
  [before, guess, behind]: readonly (CellGuess | undefined)[],
  others: readonly RecordShape[],
): boolean {
  const shape = before?.shape;
  if (shape === undefined || guess === undefined || behind?.shape !== shape) return false;
  if (shape === guess.shape) return false;
  // A page is filled from its end, so that nothing older is left between rows of another table.
  if (shape.table.withoutRowId)
    return !before!.rebuilt && !behind.rebuilt && !others.includes(shape);
  if (before!.end !== guess.offset || guess.end !== behind.offset) return false;
  if (others.includes(shape)) return false;
  return Number(before!.rowId ?? 0) - Number(behind.rowId ?? 0) === 2;
}

/** Whether a cell may have ended at a place before its end, with numbers such as live rows have, where its first value was shorter. */
export function mayEndAt(
  reader: CellReader,
  bytes: Uint8Array,
  { offset, end, shape }: CellGuess,
  before: number,
): boolean {
  return reader
    .possible(bytes, offset, end, shape!, (other) => other === before)
    .some((rival) => !hasOddNumber(reader, bytes, rival));
}

/** Whether a cell that lost its end can be read as one that ends up to three bytes before what took that. */
export function mayEndShortly(
  reader: CellReader,
  bytes: Uint8Array,
  { offset, end, shape }: CellGuess,
): boolean {
  const isEnd = (other: number) => other < end && other > end - shortestCell;
  return reader.possible(bytes, offset, end, shape!, isEnd).some(({ cut }) => !cut);
}

/**
 * Whether the letters of a text go on in a number beside it, or in a blob behind it to its end: then the text is longer, and what follows the lost first value is read from the wrong
 * place. A single letter is too often a number.
 */
function goesOnInNumber(bytes: Uint8Array, { serials, starts, bodyAt }: CellGuess): boolean {
  const isNumber = (position: number): boolean => serials[position]! > 0 && serials[position]! < 8;
  for (let position = 1; position < serials.length; position++) {
    const length = serialLength(serials[position]!);
    const from = bodyAt + starts[position]!;
    const to = from + length;
    if (starts[position]! < 0 || !(isNumber(position) || isBlob(serials[position]!))) continue;
    if (length > 1 && isText(serials[position - 1]!) && areLetters(bytes, from - 1, to))
      return true;
    if (!isNumber(position)) continue;
    // Between two texts, the last letter of the first is not one of the number.
    if (length < fewLetters && isText(serials[position - 1]!)) continue;
    const begin = Math.min(from, to - fewLetters);
    if (isText(serials[position + 1] ?? 0) && areLetters(bytes, begin, to + 1)) return true;
  }
  return false;
}

/** Whether nothing stands of a row but up to three bytes of its lost first value, which is no text. */
function isFirstAlone({ serials, bodySize, starts }: CellGuess): boolean {
  return bodySize < shortestCell && starts[1] === bodySize && !isText(serials[0]!);
}

/** Whether a number of one byte is a letter that goes on in the texts on both sides: then these rather are one. By chance alone, so is one in ten. */
function hasLetterWithin(bytes: Uint8Array, { serials, starts, bodyAt }: CellGuess): boolean {
  return serials.some((serial, position) => {
    const at = bodyAt + starts[position]!;
    const isWithin = serial === 1 && starts[position]! > 0 && isText(serials[position - 1] ?? 0);
    return isWithin && isText(serials[position + 1] ?? 0) && areLetters(bytes, at - 1, at + 2);
  });
}

/** Whether the last byte of the lost first value, which is no text, is a letter that the text behind it goes on with. */
function isFirstPartOfText(bytes: Uint8Array, { serials, starts, bodyAt }: CellGuess): boolean {
  const second = starts[1] ?? 0;
  if (second <= 0 || isText(serials[0]!)) return false;
  for (let position = 1; position < serials.length; position++) {
    if (serialLength(serials[position]!) > 0)
      return (
        isText(serials[position]!) && areLetters(bytes, bodyAt + second - 1, bodyAt + second + 1)
      );
  }
  return false;
}

/**
 * Whether it ends with a number whose last bytes, up to three, repeat those before them: so they do where the cell became shorter in its place by a value
 * before that. Texts and blobs end so by chance more often: it counts where no header states the length of the cell. Zeros stand anywhere.
 */
function repeatsEnd(
  bytes: Uint8Array,
  { bodyAt, end, serials }: CellGuess,
  isEndStated: boolean,
): boolean {
  const last = serials.findLast((serial) => serialLength(serial) > 0) ?? 0;
  if ((last > 7 && isEndStated) || bytes[end - 1] === 0) return false;
  for (let count = 1; count < shortestCell && end - 2 * count >= bodyAt; count++) {
    let same = 0;
    while (same < count && bytes[end - 1 - same] === bytes[end - 1 - same - count]) same++;
    if (same === count) return true;
  }
  return false;
}

/** Within a word, letters are small. */
function areLetters(bytes: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (bytes[at]! < 0x61 || bytes[at]! > 0x7a) return false;
  return true;
}

/** Whether a number behind the first value is none that live rows have, or a real of a size that hardly anything has. */
function hasOddNumber(reader: CellReader, bytes: Uint8Array, guess: CellGuess): boolean {
  const { serials, starts, bodyAt, localSize } = guess;
  const known = bodyAt + localSize;
  for (let position = 1; position < serials.length; position++) {
    const at = bodyAt + starts[position]!;
    if (serials[position] !== 7 || starts[position]! < 0 || at + 8 > known) continue;
    const size = Math.abs(Number(storedNumber(bytes, at, 7)));
    if (!(size > leastUsual && size < mostUsual)) return true;
  }
  const first = starts[1] ?? 0;
  return (
    reader.score.chanceOfNumbers(bytes, serials, guess.shape!, bodyAt, known, first) === noChance
  );
}

/**
 * Whether the lost beginning of a cell lets it be read in another way that nothing contradicts, be it unlikely. `endStands`: nothing newer took its
 * end, so that none of a longer cell is among these. `next` is where the next cell begins, which may be newer and have taken the end of a longer one.
 */
export function hasOtherReading(
  reader: CellReader,
  bytes: Uint8Array,
  guess: CellGuess,
  blockEnd: number,
  next: number,
  layout: Layout,
  endStands: () => boolean,
): boolean {
  if (guess.weighed) return false;
  const isEnd = (end: number) => layout.beginsAt(end);
  const { offset, shape } = guess;
  const others = reader.possible(bytes, offset, blockEnd, shape!, isEnd, guess);
  // What lost its end says nothing of where it ended: values that end where something begins, to the byte, are no chance beside it.
  const isRival = (other: CellGuess): boolean =>
    (guess.cut && !other.cut && !other.byEnd) || !isRarerThan(reader.score, bytes, guess, other);
  if (others.some((other) => (!other.cut || guess.cut || !endStands()) && isRival(other)))
    return true;
  if (next >= blockEnd || endStands()) return false;
  return reader.possible(bytes, offset, next, shape!, () => false, guess).some(isRival);
}
