import { localPayload, pageKind, unsigned32 } from '../../page.ts';
import { maxPayload } from '../../record.ts';
import { varintInteger, varintLength, varintSize } from '../../varint.ts';
import { endsVarint, longestRowId, startsOf, varintSizeOf } from '../cells/cell-arithmetic.ts';
import { filledBonus, lowestScore, overwritten, type CellGuess } from '../cells/cell-guess.ts';
import { serialOfChoice } from '../cells/first-kind.ts';
import {
  firstChoices,
  firstIsText,
  isNewLength,
  isUnseen,
  longChoice,
  longLengths,
  onlySerial,
} from '../cells/first-value.ts';
import { statedHeader } from '../cells/head-bytes.ts';
import { longestSerial, maxColumnsUnknown } from '../regions/sought-tables.ts';
import { HeaderReader } from '../cells/header-reader.ts';
import { largestChildOf } from '../regions/interior-cells.ts';
import { endsAsOthers, isAlone, isToldByNumbers, isToldByRest } from './other-lengths.ts';
import { isNoCell, isNoFirst, isNoRival } from './refused-readings.ts';
import type { RecordShape } from '../shapes/record-shape.ts';
import { nullBit, serialLength } from '../shapes/serial-class.ts';
import { ValueScore, noMatch } from '../shapes/value-score.ts';
import { addWeighed } from './weighed-guess.ts';

/** The same where neither a list of the page tells that a cell stands there nor its end. */
const enoughScore = 12;
/** Where a cell was overwritten, the rest of the head of a third one may stand before the beginning of the second. */
const headOfAnother = 8;
/** What a cell loses whose first value, told by its end, is of a length that no live row has. */
const newLengthLoss = 4;
/** Bytes of the head of a newer cell, before what is in use, that may stand over the end of an older one. */
const mostOfHead = 16;

/**
 * Tells whether a cell can stand at a place of a page. It spends steps of a budget, which the user renews for each page,
 * so that no content makes it work longer than in proportion to the page.
 */
export class CellReader {
  readonly usableSize: number;
  /** Greater numbers are none of a child page: of how many pages the database has. */
  readonly largestChild: number;
  /** What values of a cell look like. */
  readonly score: ValueScore;
  private readonly header = new HeaderReader();
  /** Bytes that the rowids of cells whose beginning was overwritten had at least. */
  leastRowId = 1;
  /** Bytes that those had at most which the page itself points at; what it had may be of a table whose live rows have other ones. */
  mostRowId = 0;
  /** What is odd in its table is taken as well, of cells that fill their space. */
  takesOdd = false;
  /** The cell that is rebuilt begins a freeblock. */
  isBlock = false;
  /** Where that ends, if the list of the page names it. */
  listedTo = 0;
  /** Where something stands that came later, as older versions of the page tell. */
  newerFrom = Infinity;
  /** Where the stretch ends that is searched, and where the cell ends that is in use there; 0 where none is, as far as the page tells. */
  stretchTo = 0;
  nextTo = 0;
  /** Every reading that nothing contradicts is asked for, not only likely ones. */
  private takesAll = false;
  /** How many heads stood where one was asked for, whatever the values behind them look like. */
  heads = 0;
  private isFilled = false;
  private isEnd: (offset: number) => boolean = () => true;
  private known: CellGuess | undefined = undefined;
  /** Where a cell is rebuilt, of which table, and what is found. */
  private place!: Readonly<{ bytes: Uint8Array; at: number; blockEnd: number; shape: RecordShape }>;
  private found: CellGuess[] = [];
  /** What it lost was told by weighing all that it can have been, or not at all. */
  private isWeighed = false;

  constructor(usableSize: number, encoding: 'utf-8' | 'utf-16le' | 'utf-16be', pages: number) {
    this.usableSize = usableSize;
    this.largestChild = largestChildOf(pages);
    this.score = new ValueScore(encoding);
  }

  /** Work done since it was set to nothing. */
  get steps(): number {
    return this.header.steps + this.score.steps;
  }

  /** Counts work that is done elsewhere. */
  spend(steps: number): void {
    if (steps > 0) this.header.steps += steps;
  }

  renewBudget(): void {
    this.header.steps = this.score.steps = 0;
  }

  /**
   * A cell whose header still stands. `limit` is where its space ends: a cell that goes on beyond was overwritten from there.
   * Without a shape the form alone tells, and `lenient` takes what the page itself points at.
   */
  intact(
    bytes: Uint8Array,
    at: number,
    limit: number,
    shape: RecordShape | undefined,
    withoutRowId: boolean,
    lenient = false,
  ): CellGuess | undefined {
    let size = bytes[at]!;
    // No number is written with more bytes than it takes; only one of nine may begin so.
    if (size < 2 || size === 0x80) return undefined;
    if (size >= 0x80) size = varintSize(bytes, at);
    if (size > maxPayload) return undefined;
    const rowIdAt = at + varintLength(bytes, at);
    let from = rowIdAt;
    if (!withoutRowId) {
      from += varintLength(bytes, from);
      if (bytes[rowIdAt] === 0x80 && from < rowIdAt + longestRowId) return undefined;
    }
    if (from + 2 > limit) return undefined;
    let headerSize = bytes[from]!;
    let serialsAt = from + 1;
    if (headerSize >= 0x80) {
      if (headerSize === 0x80) return undefined;
      headerSize = varintSize(bytes, from);
      serialsAt = from + varintLength(bytes, from);
    }
    const headerEnd = from + headerSize;
    if (headerSize < 2 || headerSize > size || headerEnd > limit || serialsAt >= headerEnd)
      return undefined;
    const most = shape === undefined ? maxColumnsUnknown : shape.length;
    if (headerEnd - serialsAt > most * longestSerial) return undefined;
    if (!this.header.readTo(bytes, serialsAt, headerEnd, most, size - headerSize)) return undefined;
    this.heads++;
    const kind = withoutRowId ? pageKind.leafIndex : pageKind.leafTable;
    const local = localPayload(size, this.usableSize, kind);
    const spills = local < size;
    // SQLite gives a cell at least four bytes. A header that goes on in overflow pages is not read.
    if (headerSize > local) return undefined;
    const end = Math.max(from + local + (spills ? 4 : 0), at + 4);
    const cut = end > limit;
    const { serials } = this.header;
    if (
      this.takesAll &&
      isNoCell(this.score, bytes, serials, shape, headerEnd, Math.min(limit, end))
    )
      return undefined;
    const known = cut ? Math.min(limit - headOfAnother, from + local) : from + local;
    const isOddTaken = this.takesOdd || this.takesAll;
    const likeness = this.score.of(bytes, serials, shape, headerEnd, known, -1, isOddTaken);
    const score = 8 + likeness;
    if (this.takesAll) lenient = true;
    else if (!lenient && (likeness <= noMatch / 2 || score < lowestScore)) return undefined;
    if (lenient && shape !== undefined && likeness <= noMatch / 2) return undefined;
    if (!lenient && score - (cut ? 6 : 0) < (cut ? enoughScore : lowestScore)) return undefined;
    if (cut && !this.takesAll && (lenient || known - headerEnd < 4)) return undefined;
    return {
      offset: at,
      end: Math.min(end, limit),
      rowId: withoutRowId ? undefined : varintInteger(bytes, rowIdAt),
      serials: serials.slice(),
      starts: startsOf(serials, 0),
      bodyAt: headerEnd,
      bodySize: this.header.bodySize,
      localSize: known - headerEnd,
      overflow: spills && !cut ? unsigned32(bytes, from + local) : 0,
      shape,
      rebuilt: false,
      inferred: false,
      byEnd: false,
      byNumbers: false,
      alone: true,
      weighed: false,
      cut,
      score: cut ? score - 6 : score + 0.02 * (end - at),
    };
  }

  /**
   * Cells that may stand at `at`, where the first four bytes were overwritten by the header of a freeblock that ends at `blockEnd`.
   * What the four bytes held (size, rowid, often the header's length and the first serial type) is found by
   * what the rest allows. `isFilled`: something that is no newer begins at `blockEnd`, so that whatever ends there is far more likely.
   */
  rebuilt(
    bytes: Uint8Array,
    at: number,
    blockEnd: number,
    shape: RecordShape,
    isFilled = false,
    counts: readonly number[] = shape.counts,
  ): CellGuess[] {
    this.isFilled = isFilled;
    this.place = { bytes, at, blockEnd, shape };
    const found: CellGuess[] = (this.found = []);
    this.isWeighed = false;
    this.header.steps += 8;
    const survives = at + overwritten;
    // All but the first two serial types stand.
    if (survives + Math.min(...counts) - 2 > blockEnd) return found;
    const { withoutRowId } = shape.table;
    if (withoutRowId && !this.takesAll && !this.takesOdd) {
      const { usableSize, largestChild: pages, isBlock, listedTo, newerFrom, score } = this;
      const space = {
        ...{ bytes, at, limit: blockEnd, usableSize, pages },
        ...{ isFilled, isBlock, listedTo, nextTo: blockEnd === this.stretchTo ? this.nextTo : 0 },
      };
      this.isWeighed = addWeighed(score, shape, space, newerFrom, found);
    }
    const [least, most] = withoutRowId ? [0, 0] : [this.leastRowId, longestRowId];
    for (let rowId = least; rowId <= most; rowId++) {
      for (let size = 1; size <= 3; size++) {
        // Of a rowid that is so long, the end stands.
        const header = at + size + rowId;
        if (header > survives && !endsVarint(bytes, survives, header, rowId)) continue;
        for (const count of counts) this.#rebuild(count, size, rowId);
      }
    }
    return found;
  }

  /**
   * The same for all readings that nothing contradicts, however unlikely, that end where `isEnd` and are not `known`; of those that were
   * cut off, only such whose serial types all stand. `counts`: how many values they may have, where that is not what live rows have.
   */
  possible(
    bytes: Uint8Array,
    at: number,
    blockEnd: number,
    shape: RecordShape,
    isEnd: (offset: number) => boolean,
    known?: CellGuess,
    counts?: readonly number[],
  ): CellGuess[] {
    this.takesAll = true;
    this.isEnd = isEnd;
    this.known = known;
    const found = this.rebuilt(bytes, at, blockEnd, shape, false, counts);
    this.takesAll = false;
    return found;
  }

  /** A cell that is whole or cut, however little its values speak for it. */
  possibleIntact(
    bytes: Uint8Array,
    at: number,
    limit: number,
    shape: RecordShape | undefined,
    withoutRowId: boolean,
  ): CellGuess | undefined {
    this.takesAll = true;
    const cell = this.intact(bytes, at, limit, shape, withoutRowId);
    this.takesAll = false;
    return cell;
  }

  #rebuild(count: number, sizeLength: number, rowIdLength: number): void {
    const { bytes, at, blockEnd, shape } = this.place;
    const header = at + sizeLength + rowIdLength;
    const survives = at + overwritten;
    const stated = statedHeader(bytes, header, survives, count);
    const headerLength = stated >= 0x80 ? 2 : 1;
    const lost = Math.max(0, survives - header - headerLength);
    if (lost > 1 && shape.allowed[0] !== nullBit) {
      this.#rebuildTwo(count, sizeLength);
      return;
    }
    const serialsAt = header + headerLength + lost;
    if (lost === 0) {
      if (stated >= 0 && stated < headerLength + count) return;
      if (!this.header.readCount(bytes, serialsAt, blockEnd, count)) return;
      this.#take(header, stated, sizeLength, rowIdLength, [], 0);
      return;
    }
    // The first serial type is lost whole …
    if (this.header.readCount(bytes, serialsAt, blockEnd, count - 1))
      this.#takeChoices(header, sizeLength, rowIdLength);
    // … or but the first of its two bytes.
    const second = bytes[serialsAt]!;
    if (second < 0x80 && this.header.readCount(bytes, serialsAt + 1, blockEnd, count - 1)) {
      for (const serial of [128 + second, 256 + second]) {
        if (shape.likeness(0, serial) < 0) continue;
        this.#take(header, -1, sizeLength, rowIdLength, [serial], serialLength(serial));
      }
    }
  }

  /** What the first serial type may have been, where it is lost whole and the others are read. */
  #takeChoices(header: number, sizeLength: number, rowIdLength: number): void {
    const { end, bodySize } = this.header;
    const { bytes, blockEnd, shape } = this.place;
    for (const choice of firstChoices(shape, blockEnd - end - bodySize)) {
      const serial = serialOfChoice(choice, this.score, bytes, end);
      this.#take(header, -1, sizeLength, rowIdLength, [serial], choice.length);
    }
  }

  /**
   * Tables without rowid lose two serial types: where the cell ends tells how long both values are together,
   * and so where the others stand, but not where the second begins. Of a second one of two bytes the last one stands.
   * Or both bytes that are lost were those of the first one, and the second stands whole.
   */
  #rebuildTwo(count: number, sizeLength: number): void {
    const { bytes, at, blockEnd, shape } = this.place;
    if (sizeLength !== 1 || count < 3) return;
    if (this.header.readCount(bytes, at + 4, blockEnd, count - 2)) {
      const length = blockEnd - this.header.end - this.header.bodySize;
      if (length >= 0) this.#take(at + 1, -1, 1, 0, [-1, -1], length);
    }
    if (this.header.readCount(bytes, at + 4, blockEnd, count - 1)) this.#takeLong(at + 1);
    const last = bytes[at + 4]!;
    if (last >= 0x80) return;
    for (const serial of [128 + last, 256 + last]) {
      if (shape.likeness(1, serial) < 0) continue;
      if (this.header.readBehind(serial, bytes, at + 5, blockEnd, count - 2))
        this.#takeChoices(at + 1, 1, 0);
    }
  }

  /** What a first value may have been whose serial type of two bytes is lost: where the cell ends tells, or what live rows have. */
  #takeLong(header: number): void {
    const { end, bodySize } = this.header;
    const { bytes, blockEnd, shape } = this.place;
    for (const length of longLengths) {
      const size = end - header + bodySize + length;
      if (varintSizeOf(size) > 1) return;
      const local = localPayload(size, this.usableSize, pageKind.leafIndex);
      const cellEnd = header + local + (local < size ? 4 : 0);
      const isAsked = this.takesAll
        ? this.isEnd(cellEnd)
        : local === size && (cellEnd === blockEnd || !isUnseen(shape, length));
      const choice = isAsked && longChoice(shape, length);
      if (!choice) continue;
      const first = [serialOfChoice(choice, this.score, bytes, end)];
      this.#take(header, -1, 1, 0, first, length, true);
    }
  }

  /** Judges the serial types read, with `first` before them, and adds the cell where it can be one. */
  #take(
    header: number,
    survivingSize: number,
    sizeLength: number,
    rowIdLength: number,
    first: readonly number[],
    firstLength: number,
    isLong = false,
  ): void {
    const { bytes, at, blockEnd, shape } = this.place;
    const bodyAt = this.header.end;
    const headerSize = bodyAt - header;
    if (survivingSize >= 0 ? survivingSize !== headerSize : headerSize >= 128) return;
    const bodySize = this.header.bodySize + firstLength;
    const size = headerSize + bodySize;
    const kind = rowIdLength === 0 ? pageKind.leafIndex : pageKind.leafTable;
    const local = localPayload(size, this.usableSize, kind);
    if (size > maxPayload || varintSizeOf(size) !== sizeLength || headerSize > local) return;
    const serials = first.length === 0 ? this.header.serials : [...first, ...this.header.serials];
    const lost = first.length;
    const spills = local < size;
    const end = header + local + (spills ? 4 : 0);
    const cut = end > blockEnd;
    const spaceEnd = spills && !cut ? header + local : blockEnd;
    const reading = { bytes, serials, shape, bodyAt, length: firstLength, lost, isLong, spaceEnd };
    if (this.isWeighed && lost > 0) return;
    // What took the end of it began somewhere before.
    const textEnd = cut ? Math.max(blockEnd - mostOfHead, (bodyAt + blockEnd) >> 1) : blockEnd;
    if (
      this.takesAll &&
      (!(cut
        ? (survivingSize >= 0 || lost === 0 || (!isLong && first[0]! >= 128)) &&
          (rowIdLength <= this.mostRowId || shape.hasRowIdsOf(rowIdLength))
        : this.isEnd(end)) ||
        isNoRival(this.score, reading, Math.min(end, blockEnd), this.known) ||
        isNoFirst(this.score, reading, textEnd) ||
        this.score.contradicts(bytes, serials, bodyAt, blockEnd, firstLength, lost))
    )
      return;
    // Where the end is lost too, nothing but the live rows tells how long the first value was.
    if (cut && first.length > 0 && (isLong || !(first[0]! >= 128)) && !onlySerial(shape, first))
      return;
    const known = cut ? Math.min(blockEnd - headOfAnother, header + local) : header + local;
    if (cut && !this.takesAll && known - bodyAt < 4) return;
    if (this.takesOdd && end !== blockEnd) return;
    const byEnd = first.length > 0 && !onlySerial(shape, first);
    const lostLength = lost > 0 && shape.allowed[0] !== nullBit ? firstLength : -1;
    let score = this.score.of(bytes, serials, shape, bodyAt, known, lostLength, this.takesOdd);
    const fills = this.isFilled && end === blockEnd;
    if (fills) score += filledBonus;
    else if (byEnd && firstIsText(shape))
      score += this.score.ofNumbers(bytes, serials, shape, bodyAt, firstLength, known) - 2;
    if (this.takesAll ? shape.likenessOf(serials) <= noMatch / 2 : score <= noMatch / 2) return;
    if (survivingSize >= 0) score += 5;
    if (sizeLength > 1) score += 2;
    if (!shape.hasRowIdsOf(rowIdLength)) score -= 6;
    if (byEnd && first.length === 1 && isNewLength(shape, firstLength)) score -= newLengthLoss;
    if (cut) score -= 6;
    if (!this.takesAll && score < (cut || first.length > 1 ? enoughScore : lowestScore)) return;
    if (lost > 1 && !this.takesAll && !isToldByRest(this.score, reading)) return;
    const endsAlike = spills && endsAsOthers(size, this.usableSize, kind);
    const isSure = !byEnd || (this.takesAll && !endsAlike);
    const alone = isSure || isAlone(this.score, reading, this.usableSize);
    if (!alone && (this.takesOdd || (endsAlike && !this.takesAll))) return;
    this.found.push({
      offset: at,
      end: Math.min(end, blockEnd),
      rowId: undefined,
      serials: serials.slice(),
      starts: startsOf(serials, firstLength),
      bodyAt,
      bodySize,
      localSize: known - bodyAt,
      overflow: spills && !cut ? unsigned32(bytes, header + local) : 0,
      shape,
      rebuilt: true,
      // What live rows share is confirmed where the cell then fills its space.
      inferred: first.length > 0 && !byEnd && shape.allowed[0] !== nullBit && end !== blockEnd,
      byEnd,
      byNumbers: byEnd && !cut && !this.takesAll && isToldByNumbers(this.score, reading),
      alone,
      weighed: false,
      cut,
      score: score + 0.02 * (end - at),
    });
  }
}
