import { largestLocal, localPayload, pageKind, unsigned32 } from '../../page.ts';
import type { RecordShape } from '../shapes/record-shape.ts';
import { nullBit, serialLength } from '../shapes/serial-class.ts';
import type { ValueScore } from '../shapes/value-score.ts';
import { varintSizeOf } from '../cells/cell-arithmetic.ts';
import { isBlob } from '../cells/first-kind.ts';
import { isNewLength } from '../cells/first-value.ts';
import type { CellSpace } from './cell-space.ts';
import { Behind, logOfByte } from './cell-space.ts';
import type { LostHeader } from './lost-headers.ts';
import { lostHeaders } from './lost-headers.ts';
import { NeighbouringKeys } from './neighbouring-keys.ts';
import type { Reading, WeighedReading } from './told-reading.ts';
import { toldBy } from './told-reading.ts';
import { isText, ValueChances } from './value-chances.ts';

/** Fewer live rows tell too little of what rows look like; of a row without rowid, less is left. */
const enoughRows = 5;
const enoughWithoutRowId = 6;
/**
 * What all other readings together may be as probable as, for one to be told: less for a row with rowid, which is weighed only where it was doubted for a reason
 * that may be none of its readings.
 */
const rareChance = 1e-4;
const rareWithoutRowId = 1e-3;
/** By so much as a logarithm, a reading is improbable beside another: ten thousand of such together are less than a thousandth of a rare one. */
const hopeless = 25;
/** Where no freeblock says that a cell stood, serial types that are so improbable together, as a logarithm, say that none did. */
const oddHeader = -14;
/** Numbers that are as rare as this among all bytes, as a logarithm, tell that values are read from the right place. */
const tellingNumbers = Math.log(1000);
const never = -Infinity;
/** Bytes of the number of a page. */
const pageBytes = 4;
/** Readings take so many steps each, and less where their length rules them out. */
const stepsOfReading = 1;
const stepsOfLength = 1 / 8;
/** Headers whose length takes one byte, whatever their serial types are. */
const mostColumns = 60;
const longestOfOneByte = 127;

/**
 * Weighs all that a cell can have been which the header of a freeblock has overwritten at `at`, in a space that ends at `limit`:
 * for every way to read it, how probable its bytes are if live rows tell what rows look like. `undefined` where live rows are too few to tell,
 * 'nothing' where no reading stands out.
 */
export function weighedReading(
  score: ValueScore,
  shape: RecordShape,
  space: CellSpace,
): WeighedReading | 'nothing' | undefined {
  if (!mayBeWeighed(shape)) return undefined;
  const { withoutRowId } = shape.table;
  const readings = new Readings();
  // First those by which the cell ends where its space does: they are the likeliest, beside which most others are hopeless.
  const weighings = weighingsOf(score, shape, space);
  for (const isFilling of [true, false])
    for (const weighing of weighings) weighing.addTo(readings, isFilling);
  const rare = withoutRowId ? rareWithoutRowId : rareChance;
  return toldBy(readings.likely(), space.bytes, space.limit, rare, withoutRowId && space.isBlock);
}

/** Of each way in which the header can have been lost. */
function weighingsOf(score: ValueScore, shape: RecordShape, space: CellSpace): Weighing[] {
  const { habits, counts, table } = shape;
  const headers = counts
    .flatMap((count) => lostHeaders(shape, habits, space, count))
    .filter(({ chance }) => space.isBlock || chance >= oddHeader);
  if (headers.length === 0) return [];
  const { bytes, at } = space;
  const behind = new Behind(score, space, table.withoutRowId);
  const keys = table.withoutRowId ? NeighbouringKeys.of(bytes) : undefined;
  const values = new ValueChances(score, shape, habits, bytes, at, behind.horizon, keys);
  return headers.map((header) => new Weighing(score, shape, space, behind, values, header));
}

/** Readings but for such as are so improbable beside the best that all of them together are nothing. */
class Readings {
  #all: Reading[] = [];
  #best = never;

  /** Below this, a reading need not be added. */
  get least(): number {
    return this.#best - hopeless;
  }

  /** Whether a reading that is as probable as this need not be added. */
  isHopeless(chance: number): boolean {
    return chance === never || chance < this.least;
  }

  add(reading: Reading): void {
    this.#best = Math.max(this.#best, reading.chance);
    this.#all.push(reading);
  }

  likely(): readonly Reading[] {
    return this.#all.filter(({ chance }) => chance >= this.least);
  }
}

/** Whether live rows tell enough of what rows look like. */
export function mayBeWeighed(shape: RecordShape): boolean {
  const { sampled, length, table } = shape;
  const enough = table.withoutRowId ? enoughWithoutRowId : enoughRows;
  return sampled >= enough && length <= mostColumns;
}

/** Values that may have lost their serial types: their bytes, and how probable each type is. */
interface Lost {
  readonly serials: readonly number[];
  readonly lengths: readonly number[];
  readonly chances: readonly number[];
  readonly longest: number;
  readonly likeliest: number;
}

/** What readings have in common whose lost values are of some length together, as in `Reading`; what stands of them ends at `known`. */
interface Span {
  readonly end: number;
  readonly localEnd: number;
  readonly known: number;
  readonly overflow: number;
  readonly bodySize: number;
  /** How probable it is at most, with the values behind the lost ones, and by how much less it is, once that was asked. */
  readonly most: number;
  less: number | undefined;
}

const impossible: Span = {
  end: 0,
  localEnd: 0,
  known: 0,
  overflow: 0,
  bodySize: 0,
  most: never,
  less: 0,
};

/** Weighs the readings of one way in which the header can have been lost. */
class Weighing {
  readonly #score: ValueScore;
  readonly #shape: RecordShape;
  readonly #space: CellSpace;
  readonly #behind: Behind;
  readonly #values: ValueChances;
  readonly #header: LostHeader;
  readonly #restLength: number;
  readonly #kind: number;
  readonly #largestLocal: number;
  readonly #firsts: Lost;
  readonly #seconds: Lost;
  readonly #spans: (Span | undefined)[] = [];

  constructor(
    score: ValueScore,
    shape: RecordShape,
    space: CellSpace,
    behind: Behind,
    values: ValueChances,
    header: LostHeader,
  ) {
    this.#score = score;
    this.#shape = shape;
    this.#space = space;
    this.#behind = behind;
    this.#values = values;
    this.#header = header;
    this.#kind = shape.table.withoutRowId ? pageKind.leafIndex : pageKind.leafTable;
    this.#largestLocal = largestLocal(space.usableSize, this.#kind);
    this.#restLength = header.rest.reduce((sum, serial) => sum + serialLength(serial), 0);
    const { lost, among, isLong } = header;
    const ofOne = lost === 1 ? among?.filter((first) => shape.likeness(0, first) > 0) : undefined;
    this.#firsts = lost < 1 ? notLost : this.#lost(0, ofOne ?? this.#possible(0, isLong));
    this.#seconds = lost < 2 ? notLost : this.#lost(1, among ?? this.#possible(1, false));
  }

  /** In the place of the first value, the other name of the rowid, all rows hold NULL. */
  get hasAliasFirst(): boolean {
    return this.#shape.allowed[0] === nullBit;
  }

  /** Those by which the cell ends where its space does, or all others. */
  addTo(readings: Readings, isFilling: boolean): void {
    const { lost, bodyAt } = this.#header;
    const firsts = this.#firsts;
    const { longest, likeliest, lengths, chances } = this.#seconds;
    const filling = this.#space.limit - bodyAt - this.#restLength;
    for (let i = 0; i < firsts.serials.length; i++) {
      const first = firsts.serials[i]!;
      const firstLength = firsts.lengths[i]!;
      if (isFilling && (firstLength > filling || firstLength + longest < filling)) continue;
      this.#score.steps += stepsOfReading;
      const most = this.#mostOf(firstLength + longest) + firsts.chances[i]! + likeliest;
      if (most < readings.least) continue;
      // The first value is the same whatever follows it, unless parts of the cell may be in overflow pages.
      const isOpen =
        firstLength + longest + this.#restLength + longestOfOneByte > this.#largestLocal;
      const value = isOpen || lost === 0 ? 0 : this.#values.of(0, first, bodyAt, this.#space.limit);
      if (most + value < readings.least) continue;
      this.#score.steps += lengths.length * stepsOfLength;
      let { least } = readings;
      for (let j = 0; j < lengths.length; j++) {
        const length = firstLength + lengths[j]!;
        if ((length === filling) !== isFilling) continue;
        const span = (this.#spans[length] ??= this.#spanOf(length, least));
        const chance = span.most + firsts.chances[i]! + chances[j]! + value;
        // Values make it hardly more probable.
        if (chance < least || chance === never) continue;
        this.#add(readings, span, i, j, chance, isOpen);
        least = readings.least;
      }
    }
  }

  #lost(position: number, serials: readonly number[]): Lost {
    const { habits } = this.#shape;
    const lengths = serials.map(serialLength);
    const chances = serials.map((serial) => habits.ofSerial(position, serial));
    const [longest, likeliest] = [Math.max(0, ...lengths), Math.max(never, ...chances)];
    return { serials, lengths, chances, longest, likeliest };
  }

  /** How probable a reading is at most by where it ends, with lost values of at most so many bytes. */
  #mostOf(length: number): number {
    const { bodyAt, chance } = this.#header;
    return chance + this.#behind.of(bodyAt + length + this.#restLength);
  }

  /** Of lost values of so many bytes together; impossible where that is less probable than `least` whatever they are. */
  #spanOf(length: number, least: number): Span {
    const { lost, among, isLong, rest, bodyAt, serialBytes, sizeLength } = this.#header;
    const bodySize = length + this.#restLength;
    const ofFirst = lost === 0 ? 0 : isLong || (lost === 1 && among !== undefined) ? 2 : 1;
    const ofSecond = lost < 2 ? 0 : among === undefined ? 1 : 2;
    const headerSize = 1 + serialBytes + ofFirst + ofSecond;
    const size = headerSize + bodySize;
    const local = localPayload(size, this.#space.usableSize, this.#kind);
    if (varintSizeOf(size) !== sizeLength || headerSize > local) return impossible;
    const localEnd = bodyAt - headerSize + local;
    const isOver = local < size;
    const end = isOver ? localEnd + pageBytes : localEnd;
    const known = Math.min(this.#space.limit, localEnd);
    let most = this.#header.chance + this.#behind.ofEnd(end) + this.#behind.of(end);
    if (isOver && end <= this.#space.limit) most += this.#ofPage(localEnd);
    else if (isOver && known < this.#space.limit) most -= (this.#space.limit - known) * logOfByte;
    const needed = least - this.#firsts.likeliest - this.#seconds.likeliest;
    let at = bodyAt + length;
    for (let i = 0; i < rest.length && at < known; i++) {
      if (most < needed) return impossible;
      this.#score.steps++;
      most += this.#values.mostOf(lost + i, rest[i]!, at, known);
      at += serialLength(rest[i]!);
    }
    const overflow = isOver ? localEnd : 0;
    return { end, localEnd, known, overflow, bodySize, most, less: undefined };
  }

  /** How probable the texts behind the lost values are, less what they are at most. */
  #lessOf(span: Span, length: number): number {
    const { lost, rest, bodyAt } = this.#header;
    let less = 0;
    let at = bodyAt + length;
    for (let i = 0; i < rest.length && at < span.known; i++) {
      const serial = rest[i]!;
      if (isText(serial))
        less +=
          this.#values.of(lost + i, serial, at, span.known) -
          this.#values.mostOf(lost + i, serial, at, span.known);
      at += serialLength(serial);
    }
    return less;
  }

  /** The reading by the `i`th of first and the `j`th of second values; `chance`: but for the second, and for the first too where it `isFirstOpen`. */
  #add(
    readings: Readings,
    span: Span,
    i: number,
    j: number,
    chance: number,
    isFirstOpen: boolean,
  ): void {
    const { lost, bodyAt } = this.#header;
    const { end, localEnd, known, overflow, bodySize } = span;
    const [first, second] = [this.#firsts.serials[i]!, this.#seconds.serials[j]!];
    const firstLength = this.#firsts.lengths[i]!;
    this.#score.steps += stepsOfReading;
    let sum = chance;
    if (lost > 0 && isFirstOpen) sum += this.#values.of(0, first, bodyAt, known);
    const ofSecond = lost < 2 ? 0 : this.#values.mostOf(1, second, bodyAt + firstLength, known);
    if (readings.isHopeless(sum + ofSecond)) return;
    sum += span.less ??= this.#lessOf(span, firstLength + this.#seconds.lengths[j]!);
    if (readings.isHopeless(sum + ofSecond)) return;
    if (lost === 2)
      sum += this.#values.of(1, second, bodyAt + firstLength, known, readings.least - sum);
    if (readings.isHopeless(sum)) return;
    readings.add({
      weighing: this,
      header: this.#header,
      first,
      second,
      end,
      localEnd,
      overflow,
      bodySize,
      chance: sum,
    });
  }

  /** Of the number of an overflow page. */
  #ofPage(at: number): number {
    const page = unsigned32(this.#space.bytes, at);
    return page > 1 && page <= this.#space.pages ? -Math.log(this.#space.pages) : never;
  }

  /** Serial types that a lost one can have been; of one byte, or of two where it `isLong`. */
  #possible(position: number, isLong: boolean): readonly number[] {
    const serials: number[] = [];
    const { bodyAt } = this.#header;
    const most = isLong ? 2 * longestOfOneByte + 13 : longestOfOneByte;
    for (let serial = isLong ? longestOfOneByte + 1 : 0; serial <= most; serial++) {
      if (serialLength(serial) < 0 || this.#shape.likeness(position, serial) <= 0) continue;
      // What is not there at all speaks for nothing.
      if (bodyAt + (serialLength(serial) >> 1) > this.#space.limit + longestOfOneByte) continue;
      serials.push(serial);
    }
    return serials;
  }

  /**
   * Whether a reading holds a text or number, or a blob as first value, that is hardly one of its column: then none of the readings may be what stood there. One that ends with a
   * listed freeblock has all its rivals among the readings, so that a number is not odd behind which others of the row are such as live rows have.
   */
  isOdd({ first, second, end, localEnd }: Reading): boolean {
    const { lost, rest, bodyAt } = this.#header;
    const { limit, listedTo } = this.#space;
    const isListed = listedTo > 0 && end === limit;
    // A blob of any length may hold what is behind it.
    if (lost > 0 && isBlob(first) && isNewLength(this.#shape, serialLength(first))) return true;
    const known = Math.min(localEnd, limit);
    let at = bodyAt;
    let needed = 0;
    for (const [position, serial] of [...[first, second].slice(0, lost), ...rest].entries()) {
      const to = at + serialLength(serial);
      if (to > known) break;
      if (this.#values.isOdd(position, serial, at)) {
        if (!isListed || isText(serial)) return true;
        needed = tellingNumbers;
      } else if (needed > 0) needed -= this.#values.toldBy(position, serial, at);
      at = to;
    }
    return needed > 0;
  }
}

/** The place of a value whose serial type stands. */
const notLost: Lost = { serials: [-1], lengths: [0], chances: [0], longest: 0, likeliest: 0 };
