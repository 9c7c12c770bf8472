import { storedNumber } from '../../record.ts';
import { plausibleText, plausibleText16 } from './plausible-text.ts';
import type { RecordShape } from './record-shape.ts';
import { serialLength } from './serial-class.ts';
import { isUsualReal } from './usual-reals.ts';

/** So many bytes of a text are judged at once, as `plausibleText` does. */
const chunkOfText = 4096;

/** Bytes of a real that hold its exponent. */
const tellingOfReal = 2;

/** Of letters, hardly any are among so few of all numbers. */
const tellingShare = 1 / 100;

/** What a cell that the page proves loses by a real of a size that hardly anybody stores, or by a value of a kind that its column has nowhere. */
const lossByOdd = 2;

/** What the rows of the schema are of: the first value of each. */
const kindsOfEntries = ['table', 'index', 'view', 'trigger'];

/** The score of what cannot be a record of the table. */
export const noMatch = -100;

/** How much the values of a record look like what they are said to be. Counts its work in `steps`. */
export class ValueScore {
  steps = 0;
  readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be';
  readonly #scratch = new Uint8Array(8);
  readonly #scratchOfMost = new Uint8Array(8);

  constructor(encoding: 'utf-8' | 'utf-16le' | 'utf-16be') {
    this.encoding = encoding;
  }

  /**
   * Of serial types and the values that begin at `bodyAt`, as far as they stand before `known`.
   * `firstLength` is the length of the first value where its serial type is lost, else -1. `isProven`: the page itself proves that a cell stood
   * there, so that it may hold what is odd in its table.
   */
  of(
    bytes: Uint8Array,
    serials: readonly number[],
    shape: RecordShape | undefined,
    bodyAt: number,
    known: number,
    firstLength: number,
    isProven = false,
  ): number {
    let sum = shape === undefined ? Math.min(4, serials.length - 2) : shape.likenessOf(serials);
    if (isProven && sum < 0 && shape !== undefined) sum = shape.likenessOf(serials, -lossByOdd);
    if (sum <= noMatch) return noMatch;
    if (shape?.isSchema === true) {
      const length = serials[0]! >= 0 ? serialLength(serials[0]!) : firstLength;
      if (bodyAt + length <= known && !this.#namesKind(bytes, bodyAt, length)) return noMatch;
    }
    let at = bodyAt;
    for (let position = 0; position < serials.length; position++) {
      const serial = serials[position]!;
      const length =
        serial >= 0 ? serialLength(serial) : position === 0 ? Math.max(0, firstLength) : 0;
      if (at < known) {
        if (serial >= 13 && (serial & 1) === 1) {
          sum += this.#ofText(bytes, at, at + length, known);
        } else if (serial >= 1 && serial <= 7 && at + length <= known) {
          if (serial < 7) sum -= wasteOf(bytes, at, serial);
          else if (!isRealOf(bytes, at, shape, position)) sum -= isProven ? lossByOdd : 20;
          // Only where the first length is lost may values be read from the wrong place.
          if (firstLength >= 0 && shape !== undefined)
            sum += shape.numbers.likeness(
              position,
              serial,
              Number(storedNumber(bytes, at, serial)),
              shape.sampled,
            );
        }
      }
      at += length;
      this.steps++;
    }
    return sum;
  }

  /** Whether a text is one of the words with which the rows of the schema begin. */
  #namesKind(bytes: Uint8Array, at: number, length: number): boolean {
    const unit = this.encoding === 'utf-8' ? 1 : 2;
    const low = at + (this.encoding === 'utf-16be' ? 1 : 0);
    return kindsOfEntries.some((word) => {
      if (length !== unit * word.length) return false;
      for (let i = 0; i < word.length; i++)
        if (bytes[low + unit * i] !== word.charCodeAt(i)) return false;
      return true;
    });
  }

  /**
   * Below 0 where a real is out of all measure, or all numbers are made of letters, and are none that live rows have: then what was taken for them
   * is text, because the values do not begin where they were thought to. Arguments as of `of`.
   */
  ofNumbers(
    bytes: Uint8Array,
    serials: readonly number[],
    shape: RecordShape,
    bodyAt: number,
    firstLength: number,
    known: number,
  ): number {
    let at = bodyAt + firstLength;
    let digits = 0;
    let letters = true;
    for (let position = 1; position < serials.length; position++) {
      const serial = serials[position]!;
      // Two values whose serial types are lost are `firstLength` bytes together.
      const length = serial < 0 ? 0 : serialLength(serial);
      if (serial >= 1 && serial <= 7) {
        if (at + length > known) break;
        if (serial === 7 && !isRealOf(bytes, at, shape, position)) return -40;
        for (let i = 0; i < length; i++) {
          const byte = bytes[at + i]!;
          if (byte < 0x20 || byte > 0x7e) letters = false;
        }
        digits += length;
      }
      at += length;
    }
    if (digits === 0 || !letters) return 0;
    if (digits < 3) return -2 * digits;
    // Of few live rows, those of the one that is gone may be somewhat beyond.
    const isRare = [0, 1].some((beyond) => {
      const chance = this.chanceOfNumbers(
        bytes,
        serials,
        shape,
        bodyAt,
        known,
        firstLength,
        beyond,
      );
      return chance >= 0 && chance < tellingShare;
    });
    return isRare ? 0 : -12;
  }

  /**
   * Whether a value cannot be what it is said to be; arguments as of `of`, and the first `lost` values are not looked at.
   * Values that are cut off, but for reals, blobs and those without bytes never tell.
   */
  contradicts(
    bytes: Uint8Array,
    serials: readonly number[],
    bodyAt: number,
    known: number,
    firstLength: number,
    lost: number,
  ): boolean {
    let at = bodyAt + (lost > 0 ? firstLength : 0);
    for (let position = lost; position < serials.length && at < known; position++) {
      const serial = serials[position]!;
      const length = serial >= 0 ? serialLength(serial) : 0;
      this.steps++;
      if (serial >= 13 && (serial & 1) === 1) {
        if (this.#ofText(bytes, at, at + length, known) < 0) return true;
      } else if (serial === 7 && at + 8 > known) {
        if (at + tellingOfReal <= known && !this.#mayBeUsualReal(bytes, at, known)) return true;
      } else if (serial >= 1 && serial <= 7 && at + length <= known) {
        if (serial === 7 ? !isRealOf(bytes, at) : wasteOf(bytes, at, serial) > 0) return true;
      }
      at += length;
    }
    return false;
  }

  /**
   * How probable it is that all numbers look like those of live rows, should they be other bytes: the values begin at `bodyAt`, the first of them
   * is no number and `firstLength` bytes long. -1 where one of them does not. `beyond` as of `NumberRanges.chanceOf`.
   */
  chanceOfNumbers(
    bytes: Uint8Array,
    serials: readonly number[],
    shape: RecordShape,
    bodyAt: number,
    known: number,
    firstLength: number,
    beyond = 0,
  ): number {
    let chance = 1;
    let at = bodyAt + firstLength;
    for (let position = 1; position < serials.length; position++) {
      const serial = serials[position]!;
      const length = serialLength(serial);
      if (at + length > known) {
        // Of a number that is cut, the first bytes tell between what it lay.
        const isNone =
          beyond > 0 &&
          serial >= 1 &&
          serial <= 6 &&
          shape.numbers.isBeyond(
            position,
            this.boundsOf(bytes, at, serial, known),
            shape.sampled,
            beyond,
          );
        return isNone ? -1 : chance;
      }
      this.steps++;
      if (serial >= 1 && serial <= 7) {
        const value = Number(storedNumber(bytes, at, serial));
        const one = shape.numbers.chanceOf(position, serial, value, shape.sampled, beyond);
        if (one < 0) return -1;
        chance *= one;
      }
      at += length;
    }
    return chance;
  }

  /**
   * The share of all bytes that would be a number such as live rows have, where these are one; -1 where they are none, 1 where they are all letters and
   * signs. `beyond` as of `NumberRanges.chanceOf`.
   */
  chanceOfNumber(
    bytes: Uint8Array,
    at: number,
    serial: number,
    shape: RecordShape,
    position: number,
    beyond: number,
  ): number {
    this.steps++;
    if (isTyped(bytes, at, at + serialLength(serial))) return 1;
    const value = Number(storedNumber(bytes, at, serial));
    return shape.numbers.chanceOf(position, serial, value, shape.sampled, beyond);
  }

  /** How rarely rows of the table have a number such as this one, which no live row has; 1 where one has. `beyond` as of `NumberRanges.rarityOf`. */
  rarityOfNumber(
    bytes: Uint8Array,
    at: number,
    serial: number,
    shape: RecordShape,
    position: number,
    beyond: number,
  ): number {
    const value = Number(storedNumber(bytes, at, serial));
    return shape.numbers.rarityOf(position, serial, value, beyond);
  }

  /** The least and the greatest that an integer can be of which only the bytes before `known` are left. */
  boundsOf(
    bytes: Uint8Array,
    at: number,
    serial: number,
    known: number,
  ): readonly [number, number] {
    const [least, most] = [this.#scratch.fill(0), this.#scratchOfMost.fill(0xff)];
    for (let i = at; i < known; i++) least[i - at] = most[i - at] = bytes[i]!;
    return [Number(storedNumber(least, 0, serial)), Number(storedNumber(most, 0, serial))];
  }

  /** Whether a real of which only the bytes before `known` are left may be one that anybody stores: the first tell its size. */
  #mayBeUsualReal(bytes: Uint8Array, at: number, known: number): boolean {
    const first = this.#scratch.fill(0);
    for (let i = at; i < known; i++) first[i - at] = bytes[i]!;
    return isRealOf(first, 0);
  }

  /** Whether bytes cannot be a number of a serial type: a whole one would be stored in fewer, or a real is none that anybody stores. */
  isNoNumber(bytes: Uint8Array, at: number, serial: number): boolean {
    if (serial === 7) return !isRealOf(bytes, at);
    return serial >= 1 && serial <= 6 && wasteOf(bytes, at, serial) > 0;
  }

  /** Whether bytes cannot be a text that somebody typed, as far as they stand before `known`. */
  isNoText(bytes: Uint8Array, from: number, to: number, known: number): boolean {
    return (
      this.hasControls(bytes, from, Math.min(to, known)) || this.#ofText(bytes, from, to, known) < 0
    );
  }

  /** Whether bytes that would be UTF-8 text hold characters that nobody types, tabs among them. */
  hasControls(bytes: Uint8Array, from: number, to: number): boolean {
    if (this.encoding !== 'utf-8') return false;
    for (let at = from; at < to; at++) if (bytes[at]! < 0x20) return true;
    return false;
  }

  /** Of such text, every other byte mostly is zero. */
  get isUtf16(): boolean {
    return this.encoding !== 'utf-8';
  }

  /**
   * Whether what a text `[start, end)` holds from `from` to `to`, in overflow pages of a cell that was freed, is text: what was written since into
   * pages that were used again often is none, and what a page that was emptied holds are zeros.
   */
  goesOnAsText(body: Uint8Array, start: number, end: number, from: number, to: number): boolean {
    const unit = this.encoding === 'utf-8' ? 1 : 2;
    const last = Math.min(end, to);
    let at = Math.max(start, from);
    if (unit === 2) at += (at - start) & 1;
    while (at < last) {
      // A character may have begun before.
      for (let i = 0; unit === 1 && i < 3 && at < last && (body[at]! & 0xc0) === 0x80; i++) at++;
      const next = Math.min(last, at + chunkOfText);
      if (this.#ofText(body, at, end, last) < 0) return false;
      for (let i = at; i + unit <= next; i += unit)
        if (body[i] === 0 && body[i + unit - 1] === 0) return false;
      at = next;
    }
    return true;
  }

  /** Whether a text begins or ends with a space where few of `enough` live rows or more do: so do many that are cut in the wrong place. */
  hasLooseSpace(
    bytes: Uint8Array,
    serials: readonly number[],
    starts: readonly number[],
    shape: RecordShape,
    bodyAt: number,
    enough: number,
  ): boolean {
    if (this.encoding !== 'utf-8') return false;
    return serials.some((serial, position) => {
      const from = bodyAt + starts[position]!;
      const isText = serial > 13 && (serial & 1) === 1 && starts[position]! >= 0;
      if (!isText || shape.hasLooseSpaces(position, enough)) return false;
      return bytes[from] === 0x20 || bytes[from + serialLength(serial) - 1] === 0x20;
    });
  }

  #ofText(bytes: Uint8Array, from: number, to: number, known: number): number {
    if (to === from) return 0;
    this.steps += (Math.min(to, known) - from) >> 3;
    const plausible =
      this.encoding === 'utf-8'
        ? plausibleText(bytes, from, to, known)
        : plausibleText16(bytes, from, to, known, this.encoding === 'utf-16le' ? 1 : 0);
    if (plausible < 0) return -24;
    return plausible === 0 ? -24 : Math.min(2, (to - from) / 4);
  }
}

/** Whether all bytes are letters, digits and signs. */
function isTyped(bytes: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (bytes[at]! < 0x20 || bytes[at]! > 0x7e) return false;
  return true;
}

/** SQLite stores whole numbers as short as they can be; 0 and 1 took a byte in old files. */
function wasteOf(bytes: Uint8Array, at: number, serial: number): number {
  const first = bytes[at]!;
  if (serial === 1) return first < 2 ? 12 : 0;
  const next = bytes[at + 1]!;
  const fills = (first === 0 && next < 0x80) || (first === 0xff && next >= 0x80);
  if (serial < 5) return fills ? 40 : 0;
  // Types 5 and 6 take two bytes more than the one before.
  const third = bytes[at + 2]!;
  const small =
    (first === 0 && next === 0 && third < 0x80) ||
    (first === 0xff && next === 0xff && third >= 0x80);
  return small ? 40 : 0;
}

/** Whether a real is one that anybody stores, or of a size that live rows have there. */
function isRealOf(bytes: Uint8Array, at: number, shape?: RecordShape, position = 0): boolean {
  const value = storedNumber(bytes, at, 7);
  if (value === null) return false;
  return (
    isUsualReal(Number(value)) || shape?.numbers.hasRealsLike(position, Number(value)) === true
  );
}
