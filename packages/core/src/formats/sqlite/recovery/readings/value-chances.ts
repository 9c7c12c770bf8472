import { storedNumber } from '../../record.ts';
import type { RecordShape } from '../shapes/record-shape.ts';
import { serialLength } from '../shapes/serial-class.ts';
import { hasLong, TextWeights } from '../shapes/text-habits.ts';
import { TextView } from '../shapes/text-view.ts';
import type { ValueHabits } from '../shapes/value-habits.ts';
import type { ValueScore } from '../shapes/value-score.ts';
import { logOfByte } from './cell-space.ts';
import type { NeighbouringKeys } from './neighbouring-keys.ts';

/** From so many rows on, numbers far from theirs are rare. */
const enoughForNumbers = 20;
/** Numbers may lie beyond those of live rows by so many times as much as these are apart. */
const farthest = 8;
const reaches = [0, 1, farthest];
const reachesOfFew = [1, farthest];
const stepsOfText = 2;
/** Bytes of characters that take more than one in UTF-8: the first of one of two, and what follows it. */
const firstOfTwo = 0xc2;
const continuation = 0x80;
const never = -Infinity;

/** How probable it is that bytes of a space are the value of some column, as live rows tell. All chances are logarithms. */
export class ValueChances {
  readonly #score: ValueScore;
  readonly #shape: RecordShape;
  readonly #habits: ValueHabits;
  readonly #bytes: Uint8Array;
  readonly #from: number;
  readonly #horizon: number;
  readonly #keys: NeighbouringKeys | undefined;
  /** How often a number is beyond all that live rows have. */
  readonly #newNumber: number;
  readonly #texts: (TextWeights | undefined)[] = [];
  /** Of text that begins at an even number of bytes behind the first, and at an odd one. */
  readonly #views: (TextView | undefined)[] = [];

  /** Of values in `[from, horizon)`. */
  constructor(
    score: ValueScore,
    shape: RecordShape,
    habits: ValueHabits,
    bytes: Uint8Array,
    from: number,
    horizon: number,
    keys: NeighbouringKeys | undefined,
  ) {
    this.#score = score;
    this.#shape = shape;
    this.#habits = habits;
    this.#bytes = bytes;
    this.#from = from;
    this.#horizon = horizon;
    this.#keys = keys;
    this.#newNumber = Math.log(2 / (shape.sampled + 2));
  }

  /** Of a value, as far as its bytes stand before `known`; of a text, anything less where it is less than `least`. */
  of(position: number, serial: number, at: number, known: number, least = never): number {
    const length = serialLength(serial);
    const to = Math.min(at + length, known);
    if (to <= at) return 0;
    if (serial >= 1 && serial <= 7) {
      const chance = this.#ofNumber(position, serial, at, to);
      return position > 0 || this.#keys === undefined || serial === 7 || to < at + length
        ? chance
        : this.#keys.of(Number(storedNumber(this.#bytes, at, serial)), chance);
    }
    if (!isText(serial)) return -(to - at) * logOfByte;
    return this.#ofText(position, at, at + length, known, least);
  }

  /** The same at most: of texts what is soon told. */
  mostOf(position: number, serial: number, at: number, known: number): number {
    const length = serialLength(serial);
    if (!isText(serial) || at >= known || length === 0) return this.of(position, serial, at, known);
    if (this.#isCut(at, at + length, known)) return never;
    const view = this.#viewFrom(at);
    const texts = this.#textsAt(position, view);
    const { steps } = texts;
    const [from, end] = [view.placeOf(at), view.placeOf(known)];
    const half = this.#ofHalf(position, at, at + length, known);
    if (end <= from) return half;
    const chance = texts.mostOf(from, view.placeOf(at + length), end);
    this.#score.steps += stepsOfText * (texts.steps - steps);
    return chance + half;
  }

  /** By how much a number that stands in full is more probable than any bytes; 0 of other values. */
  toldBy(position: number, serial: number, at: number): number {
    if (serial < 1 || serial > 7) return 0;
    const length = serialLength(serial);
    return Math.max(0, this.#ofNumber(position, serial, at, at + length) + length * logOfByte);
  }

  /** Whether a text or number that stands in full is hardly one of its column. */
  isOdd(position: number, serial: number, at: number): boolean {
    const to = at + serialLength(serial);
    if (isText(serial) && to > at) {
      const chance = this.#ofText(position, at, to, to, never);
      const view = this.#viewFrom(at);
      const [from, end] = [view.placeOf(at), view.placeOf(to)];
      // In UTF-16, letters that are read one byte off are of another language as well.
      if (!this.#score.isUtf16 && hasLong(view.bytes, from, end)) return false;
      return this.#habits.textsAt(position).isOdd(chance, end - from);
    }
    if (serial < 1 || serial > 7) return false;
    const { numbers, sampled } = this.#shape;
    const value = Number(storedNumber(this.#bytes, at, serial));
    return numbers.chanceOf(position, serial, value, sampled, farthest) < 0;
  }

  #ofNumber(position: number, serial: number, at: number, to: number): number {
    const ofAnyBytes = -(to - at) * logOfByte;
    const isCut = to < at + serialLength(serial);
    if (isCut && serial === 7) return ofAnyBytes;
    if (!isCut && this.#score.isNoNumber(this.#bytes, at, serial)) {
      if (serial !== 7 || storedNumber(this.#bytes, at, 7) === null) return never;
      if (!this.#shape.numbers.hasRealsLike(position, Number(storedNumber(this.#bytes, at, 7))))
        return ofAnyBytes - logOfByte;
    }
    const { numbers, sampled } = this.#shape;
    const value = isCut ? 0 : Number(storedNumber(this.#bytes, at, serial));
    const among = isCut ? this.#score.boundsOf(this.#bytes, at, serial, to) : undefined;
    // How rare it is that a number takes more bytes than all, or fewer, was counted as that of its kind.
    const ofNew = this.#habits.hasSerial(position, serial) ? this.#newNumber : 0;
    const near = sampled < enoughForNumbers ? 1 : 0;
    for (const beyond of near === 0 ? reaches : reachesOfFew) {
      const chance = among
        ? numbers.chanceOfFirst(position, serial, among, sampled, beyond)
        : numbers.chanceOf(position, serial, value, sampled, beyond);
      if (chance >= 0)
        return ofAnyBytes - Math.log(Math.max(chance, 2 ** -60)) + (beyond > near ? ofNew : 0);
    }
    return ofAnyBytes + 2 * ofNew;
  }

  #ofText(position: number, at: number, to: number, known: number, least: number): number {
    if (this.#isCut(at, to, known)) return never;
    const view = this.#viewFrom(at);
    const texts = this.#textsAt(position, view);
    const { steps } = texts;
    const [from, end] = [view.placeOf(at), view.placeOf(known)];
    const half = this.#ofHalf(position, at, to, known);
    if (end <= from) return half;
    const chance = texts.of(from, view.placeOf(to), end, least - half);
    this.#score.steps += stepsOfText * (texts.steps - steps);
    return chance + half;
  }

  /** Of the first byte of a character of UTF-16 of which the second does not stand: at most, of all that it can be in UTF-8. */
  #ofHalf(position: number, at: number, to: number, known: number): number {
    const { encoding, isUtf16 } = this.#score;
    if (!isUtf16 || known >= to || (known - at) % 2 === 0) return 0;
    const byte = this.#bytes[known - 1]!;
    const isHigh = encoding === 'utf-16be';
    if (isHigh && byte === 0) return 0;
    const habits = this.#habits.textsAt(position);
    const before = known - at < 3 ? 0 : this.#bytes[known - 3]!;
    const possible = isHigh
      ? firstsOfLong(byte).map((first) => habits.ofNext(continuation, first))
      : [habits.ofNext(before, byte), habits.ofNext(firstOfTwo, continuation | (byte & 0x3f))];
    return Math.max(-logOfByte, ...possible);
  }

  /** Whether a text would begin or end within a character. */
  #isCut(at: number, to: number, known: number): boolean {
    const bytes = this.#bytes;
    if (this.#score.isUtf16) return (to - at) % 2 > 0;
    if (bytes[at]! >> 6 === 0b10) return true;
    return to < known && bytes[to]! >> 6 === 0b10 && bytes[to - 1]! >= 0x80;
  }

  #viewFrom(at: number): TextView {
    const { encoding, isUtf16 } = this.#score;
    const phase = isUtf16 ? (at - this.#from) & 1 : 0;
    return (this.#views[phase] ??= new TextView(
      this.#bytes,
      this.#from + phase,
      this.#horizon,
      encoding,
    ));
  }

  #textsAt(position: number, view: TextView): TextWeights {
    const { bytes, from, to } = view;
    const index = 2 * position + (view === this.#views[0] ? 0 : 1);
    return (this.#texts[index] ??= new TextWeights(
      this.#habits.textsAt(position),
      bytes,
      from,
      to,
    ));
  }
}

/** Bytes that a character begins with in UTF-8 whose high byte in UTF-16 is not 0. */
function firstsOfLong(high: number): readonly number[] {
  if (high >= 8) return [0xe0 | (high >> 4)];
  return [0, 1, 2, 3].map((low) => 0xc0 | (high << 2) | low);
}

/** Whether a serial type is that of a text: 13 and every odd one above. */
export function isText(serial: number): boolean {
  return serial > 12 && serial % 2 === 1;
}
