import { isMark } from './usual-reals.ts';

/** Numbers of fewer rows tell little of others. */
const enoughForSizes = 5;
const enoughForSigns = 10;
const enoughForRanges = 20;
/** Whole numbers may be so many times larger than those that were seen, as a power of two. */
const larger = 2;
const unlike = -15;
/** The share of all bytes that are one of the few reals which stand for "none". */
const chanceOfMark = 2 ** -60;
/** Serial types of numbers are below. */
const serials = 8;
/** How many numbers there are of each. */
const numbersOf = [0, 1, 2, 3, 4, 6, 8, 8].map((bytes) => 2 ** (8 * bytes));
/** Decimal digits of most reals of eight bytes; what people and programs write down has fewer. */
const digitsOfAny = 16;
/** From so many on, digits tell nothing. */
const manyDigits = 15;
/** Where all reals of many rows have no more, one of `manyDigits` lost its last bytes, or was read from the wrong place. */
const fewDigits = 12;

interface Range {
  count: number;
  least: number;
  most: number;
  /** How far from zero the numbers are, as powers of two. */
  leastSize: number;
  mostSize: number;
}

/** The numbers of a table's live rows, by their position in the record. */
export class NumberRanges {
  readonly #integers: (Range | undefined)[] = [];
  readonly #reals: (Range | undefined)[] = [];
  /** Of the integers, those of one length: few of all that have it, where they are dates or ids. */
  readonly #ofSerial: (Range | undefined)[] = [];
  /** The most decimal digits of the reals. */
  readonly #digits: number[] = [];

  learn(position: number, serial: number, value: number | null): void {
    if (value === null || (serial === 7 && isMark(value))) return;
    if (serial === 7) {
      include(this.#reals, position, value);
      const most = this.#digits[position] ?? 0;
      if (most < manyDigits) this.#digits[position] = Math.max(most, digitsOf(value));
      return;
    }
    include(this.#integers, position, value);
    include(this.#ofSerial, position * serials + serial, value);
  }

  /** The least and the most of what was seen there, but for 0 and 1; undefined where nothing was. */
  rangeOf(position: number): { readonly least: number; readonly most: number } | undefined {
    const integers = this.#integers[position];
    const reals = this.#reals[position];
    if (integers === undefined || reals === undefined) return integers ?? reals;
    return {
      least: Math.min(integers.least, reals.least),
      most: Math.max(integers.most, reals.most),
    };
  }

  /** How much a number looks like those that were seen there in so many rows: 0, or less. */
  likeness(position: number, serial: number, value: number, rows: number): number {
    const integers = this.#integers[position];
    const reals = this.#reals[position];
    if ((integers ?? reals) === undefined || rows < enoughForSizes) return 0;
    if (serial === 7 && isMark(value)) return 0;
    // Minus one stands for "none" in many programs.
    const least = Math.min(integers?.least ?? 0, reals?.least ?? 0);
    if (value < -1 && rows >= enoughForSigns && least >= 0) return unlike;
    const size = sizeOf(value);
    // A real that is whole is stored as an integer.
    const whole = serial === 7 ? -Infinity : (integers?.mostSize ?? -Infinity);
    const most = Math.max(whole, reals?.mostSize ?? -Infinity);
    // Reals of a column may be small without meaning, integers may not be large.
    if (size > most + larger) return unlike;
    return serial === 7 && size < (reals?.leastSize ?? Infinity) - 40 ? unlike : 0;
  }

  /** Whether a real is of no other size than those that were seen there. */
  hasRealsLike(position: number, value: number): boolean {
    const { leastSize = Infinity, mostSize = -Infinity } = this.#reals[position] ?? {};
    const size = sizeOf(value);
    return size >= leastSize && size <= mostSize;
  }

  /** Whether an integer from one to another lies outside of what was seen there, widened as for `chanceOf`. */
  isBeyond(
    position: number,
    [from, to]: readonly [number, number],
    rows: number,
    beyond: number,
  ): boolean {
    const range = this.#integers[position];
    if (range === undefined || rows < enoughForSizes) return false;
    return to < leastOf(range, 0, beyond) || from > mostOf(range, beyond);
  }

  /**
   * The share of all bytes of a value's length that would be a number between the least and the most that was seen there;
   * -1 where the value itself is none, 1 where too few rows were seen. One that is below or above these by up to `beyond` times as much as they are
   * apart counts as well. Of live rows with numbers as long, their range counts, and of reals how many digits they have.
   */
  chanceOf(position: number, serial: number, value: number, rows: number, beyond: number): number {
    if (serial === 7 && isMark(value)) return chanceOfMark;
    const range = (serial === 7 ? this.#reals : this.#integers)[position];
    if (range === undefined || rows < enoughForSizes) return 1;
    const least = leastOf(range, serial, beyond);
    const most = mostOf(range, beyond);
    // Of few rows the next may well have one beyond theirs; that other bytes are one between them is as rare.
    if (value < least || value > most) return beyond > 0 || rows >= enoughForRanges ? -1 : 1;
    if (serial === 7) {
      if (this.hasOddDigits(position, value)) return -1;
      const share = least > 0 ? Math.max(1, orderOf(most) - orderOf(least)) / 2 ** 64 : 1;
      return share * this.#shareByDigits(position, value, range.count);
    }
    const numbers = numbersOf[serial]!;
    const share = Math.min(1, (most - least + 1) / numbers);
    const own = this.#ofSerial[position * serials + serial];
    if (own === undefined || own.count < enoughForSizes) return share;
    const leastNear = leastOf(own, serial, 1);
    const mostNear = mostOf(own, 1);
    if (value < leastNear || value > mostNear) return share;
    return Math.min(share, (mostNear - leastNear + 1) / numbers);
  }

  /**
   * The same of an integer of which only the first bytes stand, by which it lies from one number to another: the share of all such bytes.
   */
  chanceOfFirst(
    position: number,
    serial: number,
    [from, to]: readonly [number, number],
    rows: number,
    beyond: number,
  ): number {
    const range = this.#integers[position];
    if (range === undefined || rows < (beyond > 0 ? enoughForSizes : enoughForRanges)) return 1;
    const least = leastOf(range, serial, beyond);
    const most = mostOf(range, beyond);
    if (to < least || from > most) return -1;
    return Math.min(1, (most - least + (to - from + 1)) / numbersOf[serial]!);
  }

  /**
   * How probable it is at most that a number is beyond those that were seen there, or beyond the integers among them that are as long, by more than
   * `beyond` times as much as they are apart, if this one is; 1 where it is not. Of n numbers and one more, each is as likely to be the least, or the most.
   */
  rarityOf(position: number, serial: number, value: number, beyond: number): number {
    if (serial === 7 && isMark(value)) return 1;
    const all = (serial === 7 ? this.#reals : this.#integers)[position];
    const asLong = serial === 7 ? undefined : this.#ofSerial[position * serials + serial];
    return Math.min(
      rarityBeyond(all, serial, value, beyond),
      rarityBeyond(asLong, serial, value, beyond),
    );
  }

  /** Whether a real has as many digits as random bytes have, where those of many rows have few. */
  hasOddDigits(position: number, value: number): boolean {
    const { count = 0 } = this.#reals[position] ?? {};
    if (count < enoughForRanges || this.#digits[position]! > fewDigits) return false;
    return digitsOf(value) >= manyDigits;
  }

  /** The share of all reals that have no more digits than those of live rows, where this one has none. */
  #shareByDigits(position: number, value: number, count: number): number {
    const most = this.#digits[position] ?? manyDigits;
    if (count < enoughForSizes || most >= manyDigits || digitsOf(value) > most) return 1;
    return 10 ** (most - digitsOfAny);
  }
}

function rarityBeyond(
  range: Range | undefined,
  serial: number,
  value: number,
  beyond: number,
): number {
  if (range === undefined) return 1;
  const isBeyond = value < leastOf(range, serial, beyond) || value > mostOf(range, beyond);
  return isBeyond ? Math.min(1, 2 / (range.count + 1)) : 1;
}

function include(ranges: (Range | undefined)[], index: number, value: number): void {
  const range = (ranges[index] ??= {
    count: 0,
    least: Infinity,
    most: -Infinity,
    leastSize: Infinity,
    mostSize: -Infinity,
  });
  const size = sizeOf(value);
  range.count++;
  range.least = Math.min(range.least, value);
  range.most = Math.max(range.most, value);
  // Beside zero, every number would be large.
  if (value !== 0) range.leastSize = Math.min(range.leastSize, size);
  range.mostSize = Math.max(range.mostSize, size);
}

/** Decimal digits of a real, as short as it can be written. */
function digitsOf(value: number): number {
  const [digits] = Math.abs(value).toExponential().split('e');
  return digits!.length - (digits!.includes('.') ? 1 : 0);
}

/** The least number that a range holds which is widened by so many times as much as its numbers are apart. */
function leastOf({ least, most }: Range, serial: number, beyond: number): number {
  const reach = beyond * (most - least);
  if (least < 0) return least - reach;
  // Of reals that are all positive, the least has nothing to do with how far they are apart.
  return serial === 7 ? least / (1 + beyond) : Math.max(0, least - reach);
}

/** The same for the greatest. */
function mostOf({ least, most }: Range, beyond: number): number {
  return most + beyond * (most - least);
}

function sizeOf(value: number): number {
  return Math.log2(Math.abs(value) + 1e-300);
}

const view = new DataView(new ArrayBuffer(8));

/** The place of a positive real among all, in their order. */
function orderOf(value: number): number {
  view.setFloat64(0, value);
  return view.getUint32(0) * 2 ** 32 + view.getUint32(4);
}
