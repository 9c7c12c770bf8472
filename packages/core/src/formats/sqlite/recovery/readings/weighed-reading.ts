import { largestLocal, localPayload, pageKind, unsigned32 } from '../../page.ts';
import { storedNumber } from '../../record.ts';
import type { RecordShape } from '../shapes/record-shape.ts';
import { nullBit, serialLength } from '../shapes/serial-class.ts';
import type { ValueHabits } from '../shapes/value-habits.ts';
import { TextWeights } from '../shapes/value-habits.ts';
import type { ValueScore } from '../shapes/value-score.ts';
import { varintSizeOf } from '../cells/cell-arithmetic.ts';
import { isBlob } from '../cells/first-kind.ts';
import { isNewLength } from '../cells/first-value.ts';
import { formerBlockEnd } from '../cells/former-block.ts';
import type { CellSpace } from './cell-space.ts';
import { Behind, logOfByte } from './cell-space.ts';
import type { LostHeader } from './lost-headers.ts';
import { lostHeaders } from './lost-headers.ts';
import { NeighbouringKeys } from './neighbouring-keys.ts';
import type { Reading, WeighedReading } from './told-reading.ts';
import { toldBy } from './told-reading.ts';

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
/** From so many rows on, numbers far from theirs are rare. */
const enoughForNumbers = 20;
/**
 * How often a cell ends at some place before the last bytes of its space: for each number of bytes.
 */
const logOfEnd = { before: Math.log(3e-3), within: Math.log(3e-5) };
const longestFragment = 3;
/** Numbers may lie beyond those of live rows by so many times as much as these are apart. */
const farthest = 8;
const never = -Infinity;
/** Bytes of the number of a page. */
const pageBytes = 4;
/** Readings take so many steps each. */
const stepsOfReading = 1;
const stepsOfText = 2;
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
  if (!mayBeWeighed(score, shape)) return undefined;
  const { habits } = shape;
  const readings = new Readings();
  const { bytes, limit } = space;
  let behind: Behind | undefined;
  const keys = shape.table.withoutRowId ? NeighbouringKeys.of(space.bytes) : undefined;
  for (const count of shape.counts) {
    for (const header of lostHeaders(shape, habits, space, count)) {
      if (!space.isBlock && header.chance < oddHeader) continue;
      behind ??= new Behind(score, space, shape.table.withoutRowId);
      new Weighing(score, shape, habits, space, behind, header, keys).addTo(readings);
    }
  }
  const { withoutRowId } = shape.table;
  const rare = withoutRowId ? rareWithoutRowId : rareChance;
  return toldBy(readings.likely(), bytes, limit, rare, withoutRowId && space.isBlock);
}

/** Readings but for such as are so improbable beside the best that all of them together are nothing. */
class Readings {
  #all: Reading[] = [];
  #best = never;

  /** Below this, a reading need not be added. */
  get least(): number {
    return this.#best - hopeless;
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
export function mayBeWeighed(score: ValueScore, shape: RecordShape): boolean {
  const { sampled, length, table } = shape;
  const enough = table.withoutRowId ? enoughWithoutRowId : enoughRows;
  return !score.isUtf16 && sampled >= enough && length <= mostColumns;
}

/** Weighs the readings of one way in which the header can have been lost. */
class Weighing {
  readonly #score: ValueScore;
  readonly #shape: RecordShape;
  readonly #habits: ValueHabits;
  readonly #bytes: Uint8Array;
  readonly #space: CellSpace;
  readonly #behind: Behind;
  readonly #header: LostHeader;
  readonly #keys: NeighbouringKeys | undefined;
  readonly #restLength: number;
  readonly #kind: number;
  readonly #largestLocal: number;
  /** How often a cell ended elsewhere than its space, and a number is beyond all that live rows have. */
  readonly #logOf: { readonly fragment: number; readonly cut: number; readonly newNumber: number };
  readonly #rests = new Map<number, number>();
  readonly #texts = new Map<number, TextWeights>();

  constructor(
    score: ValueScore,
    shape: RecordShape,
    habits: ValueHabits,
    space: CellSpace,
    behind: Behind,
    header: LostHeader,
    keys: NeighbouringKeys | undefined,
  ) {
    this.#keys = keys;
    this.#score = score;
    this.#shape = shape;
    this.#habits = habits;
    this.#bytes = space.bytes;
    this.#space = space;
    this.#behind = behind;
    this.#header = header;
    this.#kind = shape.table.withoutRowId ? pageKind.leafIndex : pageKind.leafTable;
    const { fragment, cut } = space.shares;
    this.#logOf = {
      fragment: Math.log(fragment),
      cut: Math.log(cut),
      newNumber: Math.log(2 / (shape.sampled + 2)),
    };
    this.#largestLocal = largestLocal(space.usableSize, this.#kind);
    this.#restLength = header.rest.reduce((sum, serial) => sum + serialLength(serial), 0);
  }

  /** In the place of the first value, the other name of the rowid, all rows hold NULL. */
  get hasAliasFirst(): boolean {
    return this.#shape.allowed[0] === nullBit;
  }

  addTo(readings: Readings): void {
    const { lost, among, isLong } = this.#header;
    const firsts =
      lost === 0 ? [-1] : lost === 1 && among !== undefined ? among : this.#possible(0, isLong);
    const seconds = lost < 2 ? [-1] : (among ?? this.#possible(1, false));
    const ofSeconds = seconds.map((second) => (lost < 2 ? 0 : this.#habits.ofSerial(1, second)));
    const likeliest = Math.max(...ofSeconds);
    const longest = Math.max(...seconds.map((second) => (lost < 2 ? 0 : serialLength(second))));
    for (const first of this.#byEnd(firsts, longest)) {
      if (lost === 1 && among !== undefined && this.#shape.likeness(0, first) <= 0) continue;
      const ofFirst = lost === 0 ? 0 : this.#habits.ofSerial(0, first);
      // The first value is the same whatever follows it.
      const value = this.#ofFirst(first, longest);
      this.#score.steps += stepsOfReading;
      if (this.#mostOf(first, longest) + ofFirst + likeliest + (value ?? 0) < readings.least)
        continue;
      this.#score.steps += stepsOfReading * seconds.length;
      for (let i = 0; i < seconds.length; i++)
        this.#add(readings, first, seconds[i]!, ofFirst + ofSeconds[i]!, value);
    }
  }

  /** How probable the bytes of the first value are, as far as they stand; undefined where parts of the cell may be in overflow pages. */
  #ofFirst(first: number, longest: number): number | undefined {
    const { lost, bodyAt } = this.#header;
    if (lost === 0) return 0;
    const bodySize = serialLength(first) + longest + this.#restLength;
    if (bodySize + longestOfOneByte > this.#largestLocal) return undefined;
    return this.#ofValue(0, first, bodyAt, this.#space.limit);
  }

  /** First those by which the cell ends nearest to the end of its space: they are the likeliest, beside which the others are soon hopeless. */
  #byEnd(firsts: readonly number[], longest: number): readonly number[] {
    if (firsts.length < 2) return firsts;
    const room = this.#space.limit - this.#header.bodyAt - longest - this.#restLength;
    const away = (first: number) => Math.abs(room - serialLength(first));
    return [...firsts].sort((one, other) => away(one) - away(other));
  }

  /** How probable a reading is at most by where it ends, with a second value of at most `longest` bytes. */
  #mostOf(first: number, longest: number): number {
    const { lost, bodyAt, chance } = this.#header;
    const ofFirst = lost === 0 ? 0 : serialLength(first);
    return chance + this.#behind.of(bodyAt + ofFirst + longest + this.#restLength);
  }

  /** `ofSerials`: how probable the two lost serial types are. `ofFirst`: the bytes of the first value, where that is known. */
  #add(
    readings: Readings,
    first: number,
    second: number,
    ofSerials: number,
    ofFirst: number | undefined,
  ): void {
    const { lost, bodyAt, chance, serialBytes, sizeLength } = this.#header;
    const firstLength = lost === 0 ? 0 : serialLength(first);
    const secondLength = lost < 2 ? 0 : serialLength(second);
    const bodySize = firstLength + secondLength + this.#restLength;
    const headerSize =
      1 +
      serialBytes +
      (lost === 0 ? 0 : varintSizeOf(first)) +
      (lost < 2 ? 0 : varintSizeOf(second));
    const size = headerSize + bodySize;
    if (varintSizeOf(size) !== sizeLength) return;
    const local = localPayload(size, this.#space.usableSize, this.#kind);
    if (headerSize > local) return;
    const localEnd = bodyAt - headerSize + local;
    const end = local < size ? localEnd + pageBytes : localEnd;
    const known = Math.min(this.#space.limit, localEnd);
    let sum = chance + this.#ofEnd(end) + ofSerials;
    if (local < size && end <= this.#space.limit) sum += this.#ofPage(localEnd);
    else if (known < this.#space.limit && local < size)
      sum -= (this.#space.limit - known) * logOfByte;
    sum += this.#behind.of(end);
    // Values make it hardly more probable.
    if (sum < readings.least) return;
    if (lost > 0) sum += ofFirst ?? this.#ofValue(0, first, bodyAt, known);
    if (lost === 2 && sum >= readings.least)
      sum += this.#ofValue(1, second, bodyAt + firstLength, known);
    if (sum >= readings.least) sum += this.#ofRest(bodyAt + firstLength + secondLength, known);
    if (sum === never || sum < readings.least) return;
    const overflow = local < size ? localEnd : 0;
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
    const page = unsigned32(this.#bytes, at);
    return page > 1 && page <= this.#space.pages ? -Math.log(this.#space.pages) : never;
  }

  /** How probable it is that a cell ends at a place, as far as what is behind tells. */
  #ofEnd(end: number): number {
    const left = this.#space.limit - end;
    if (left === 0) return 0;
    if (left < 0) {
      // Behind the end of a page nothing is.
      if (this.#space.limit >= this.#space.usableSize) return never;
      return this.#logOf.cut;
    }
    if (left <= longestFragment) return this.#logOf.fragment;
    // More was a freeblock before the cell was freed, or a cell that was freed later, whose head stands.
    const isBlock = formerBlockEnd(this.#bytes, end, this.#space.usableSize) > 0;
    return isBlock ? logOfEnd.before : logOfEnd.within;
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

  #ofRest(from: number, known: number): number {
    const key = from * 2 ** 17 + known;
    let sum = this.#rests.get(key);
    if (sum !== undefined) return sum;
    sum = 0;
    let at = from;
    const { lost, rest } = this.#header;
    for (const [index, serial] of rest.entries()) {
      if (at >= known || sum === never) break;
      sum += this.#ofValue(lost + index, serial, at, known);
      at += serialLength(serial);
    }
    this.#score.steps += rest.length;
    this.#rests.set(key, sum);
    return sum;
  }

  /** How probable the bytes of a value are, as far as they stand before `known`. */
  #ofValue(position: number, serial: number, at: number, known: number): number {
    const length = serialLength(serial);
    const to = Math.min(at + length, known);
    if (to <= at) return 0;
    if (serial >= 1 && serial <= 7) {
      const chance = this.#ofNumber(position, serial, at, to);
      return position > 0 || this.#keys === undefined || serial === 7 || to < at + length
        ? chance
        : this.#keys.of(Number(storedNumber(this.#bytes, at, serial)), chance);
    }
    if (serial % 2 === 0) return -(to - at) * logOfByte;
    return this.#ofText(position, at, at + length, known);
  }

  /** Whether a reading holds a text or number, or a blob as first value, that is hardly one of its column: then none of the readings may be what stood there. */
  isOdd({ first, second, localEnd }: Reading): boolean {
    const { lost, rest, bodyAt } = this.#header;
    // A blob of any length may hold what is behind it.
    if (lost > 0 && isBlob(first) && isNewLength(this.#shape, serialLength(first))) return true;
    const known = Math.min(localEnd, this.#space.limit);
    let at = bodyAt;
    for (const [position, serial] of [...[first, second].slice(0, lost), ...rest].entries()) {
      const to = at + serialLength(serial);
      if (to > known) return false;
      if (serial > 13 && serial % 2 === 1) {
        const chance = this.#ofText(position, at, to, known);
        if (this.#habits.textsAt(position).isOdd(chance, this.#bytes, at, to)) return true;
      } else if (serial >= 1 && serial <= 7) {
        const { numbers, sampled } = this.#shape;
        const value = Number(storedNumber(this.#bytes, at, serial));
        if (numbers.chanceOf(position, serial, value, sampled, farthest) < 0) return true;
      }
      at = to;
    }
    return false;
  }

  #ofNumber(position: number, serial: number, at: number, to: number): number {
    const ofAnyBytes = -(to - at) * logOfByte;
    const length = serialLength(serial);
    if (to < at + length) return ofAnyBytes;
    if (this.#score.isNoNumber(this.#bytes, at, serial)) {
      if (serial !== 7 || storedNumber(this.#bytes, at, 7) === null) return never;
      if (!this.#shape.numbers.hasRealsLike(position, Number(storedNumber(this.#bytes, at, 7))))
        return ofAnyBytes - logOfByte;
    }
    const { numbers, sampled } = this.#shape;
    const value = Number(storedNumber(this.#bytes, at, serial));
    // How rare it is that a number takes more bytes than all, or fewer, was counted as that of its kind.
    const ofNew = this.#habits.hasSerial(position, serial) ? this.#logOf.newNumber : 0;
    const near = sampled < enoughForNumbers ? 1 : 0;
    for (const beyond of [near, 1, farthest]) {
      const chance = numbers.chanceOf(position, serial, value, sampled, beyond);
      if (chance >= 0)
        return ofAnyBytes - Math.log(Math.max(chance, 2 ** -60)) + (beyond > near ? ofNew : 0);
    }
    return ofAnyBytes + 2 * ofNew;
  }

  #ofText(position: number, at: number, to: number, known: number): number {
    const { bodyAt } = this.#header;
    const bytes = this.#bytes;
    // No character is cut in two.
    if (bytes[at]! >> 6 === 0b10) return never;
    if (to < known && bytes[to]! >> 6 === 0b10 && bytes[to - 1]! >= 0x80) return never;
    let texts = this.#texts.get(position);
    if (texts === undefined) {
      texts = new TextWeights(this.#habits.textsAt(position), bytes, bodyAt, this.#behind.horizon);
      this.#texts.set(position, texts);
    }
    const { steps } = texts;
    const chance = texts.of(at, to, known);
    this.#score.steps += stepsOfText * (texts.steps - steps);
    return chance;
  }
}
