import { shortestCell } from '../../page.ts';
import { rowIdLength } from '../cells/cell-arithmetic.ts';
import type { CellGuess } from '../cells/cell-guess.ts';
import { lostRowId, notAlone } from '../cells/cell-guess.ts';
import type { CellReader } from '../readings/cell-reader.ts';
import { firstBeginning } from '../readings/first-beginning.ts';
import { onlyReading } from './cell-doubts.ts';
import { withAnyRowId } from '../readings/any-row-id.ts';
import { endOfBlock } from '../readings/cell-space.ts';
import { firstIndex } from '../cells/first-index.ts';
import { firstIsText } from '../cells/first-value.ts';
import { formerBlockEnd, mayBeHeader, wasFreeblock } from '../cells/former-block.ts';
import type { Tail } from '../regions/known-ends.ts';
import { endIsKnown, haveGivenRowIds, tailOf } from '../regions/known-ends.ts';
import { longestHeadOf, mayHaveBegun } from '../regions/newer-head.ts';
import type { KnownEnd } from '../readings/other-lengths.ts';
import { isToldByRivals, shareOfFragment, shareOfFragments } from '../readings/other-lengths.ts';
import { isRowHead } from '../cells/row-head.ts';
import type { RegionSearch } from './region-search.ts';
import { tellingPage } from './region-search.ts';
import type { Stretch } from './stretch.ts';
import { weighedGuess } from '../readings/weighed-guess.ts';
import type { RecordShape } from '../shapes/record-shape.ts';
import { nullBit } from '../shapes/serial-class.ts';

/** With so many live rows, those that are read from the wrong place mostly have a number that none of these has. */
const enoughToDoubt = 20;
/**
 * How often what came later took the end of a cell: where the header of a freeblock is behind it, which is written only where what is before it is in use;
 * where the rowids around say that nothing did; and elsewhere.
 */
const shareOfCut = { block: endOfBlock.cut, standing: 2e-3, open: 2e-2 };
/** Cells by which it is known of which table the rows of a stretch are. */
const enoughCells = 3;
/** A number from the first, since V8 compiles all code anew that knows a property which only later holds one. */
const notCounted = -1;
/** Bytes that a row of few values has besides its serial types. */
const poorRow = 8;

/** The cells that fill a stretch of free space best, and what tells where each of them ended. */
export class ChosenCells {
  /** From the lowest offset to the highest. */
  readonly cells: CellGuess[];
  readonly #search: RegionSearch;
  readonly #stretch: Stretch;
  #endStands: boolean | undefined = undefined;
  #isCrowded: boolean | undefined = undefined;
  #tail: Tail | undefined = undefined;
  #knownFreed = notCounted;
  #told: Map<CellGuess, boolean> | undefined = undefined;

  constructor(stretch: Stretch, search: RegionSearch) {
    this.cells = search.layout.best();
    this.#stretch = stretch;
    this.#search = search;
  }

  /** All are of one table, and enough that what is between them is of that as well. */
  areAllOf(shape: RecordShape): boolean {
    return this.cells.length >= enoughCells && this.cells.every((cell) => cell.shape === shape);
  }

  /**
   * Between the headers of two freeblocks, or one and the end of the free space, stood a cell, be there ever so little that speaks for it:
   * where it can be read in one way only, it is added. To be done before anything else is asked.
   */
  addOnlyReadings(shape: RecordShape): void {
    const { headers } = this.#search;
    const { cells } = this;
    const { bytes, region, reader } = this.#stretch;
    const { to } = region;
    let end = to;
    let next = cells.length - 1;
    for (const header of headers) {
      while (next >= 0 && cells[next]!.offset > header) end = Math.min(end, cells[next--]!.offset);
      const before = cells[next];
      if (before?.offset !== header && !(before !== undefined && before.end > header)) {
        const limit = end;
        const endsAtHeader = this.#isHeaderAt(limit);
        const isBetween = this.#isOneBetween(before, header, limit, cells[next + 1]);
        const spaceEnd = {
          stands: () => endsAtHeader || isBetween || (limit === to && this.endStands()),
          isCrowded: () => region.around.isCrowded(this.#freed(), this.#areGiven()),
          isStated: () => this.#knownEndAt(header, limit) === 'stated',
        };
        const find = (): CellGuess | undefined =>
          onlyReading(reader, bytes, header, limit, shape, spaceEnd);
        const only = find() ?? ofAnyRowId(reader, find);
        // What the order of rowids alone says of an end is held against the values as well.
        const isByOrder = only?.byEnd === true && !endsAtHeader && !isBetween;
        if (only !== undefined && !(isByOrder && only.score < 0))
          cells.splice(next + 1, 0, isByOrder ? notAlone(only) : only);
      }
      end = header;
    }
  }

  /** Between two cells whose heads stand there is room for one more, and just one rowid is between theirs: it was written after one and before the other. */
  #isOneBetween(
    before: CellGuess | undefined,
    from: number,
    to: number,
    behind: CellGuess | undefined,
  ): boolean {
    if (before?.end !== from || behind?.offset !== to || !this.#areGiven()) return false;
    return Number(before.rowId ?? 0) - Number(behind.rowId ?? 0) === 2;
  }

  /**
   * The cell of an index read anew, by weighing all that it can have been in its space; undefined where nothing stands out, and of a table without rowid, whose
   * cells are weighed from the first. To be asked where the cell is not told as it was read.
   */
  weighed(index: number): CellGuess | undefined {
    const { rebuilt, weighed, shape, offset } = this.cells[index]!;
    if (!rebuilt || weighed || shape === undefined || shape.table.withoutRowId) return undefined;
    // A number that became shorter in its place leaves bytes behind more often than values tell.
    if (!firstIsText(shape) && shape.allowed[0] !== nullBit) return undefined;
    const next = this.cells[index + 1];
    const isNextSure = next !== undefined && (!next.rebuilt || this.hadHeader(next.offset));
    const limit = isNextSure ? next.offset : this.#stretch.region.to;
    const stated = this.#blockEndOf(offset);
    return this.#weighedAt(offset, stated > 0 ? Math.min(limit, stated) : limit, shape);
  }

  /** Takes another reading of the cell of an index. */
  replace(index: number, guess: CellGuess): void {
    this.cells[index] = guess;
    this.#tail = undefined;
  }

  #weighedAt(at: number, limit: number, shape: RecordShape): CellGuess | undefined {
    const { bytes, usableSize, region, reader } = this.#stretch;
    const isFilled = this.hadHeader(limit);
    const isLast = limit === region.to && this.endStands();
    const shares = {
      fragment: shareOfFragments[this.#knownEndAt(at, limit)],
      cut: shareOfCut[isFilled ? 'block' : isLast ? 'standing' : 'open'],
    };
    const { largestChild: pages, leastRowId, score } = reader;
    const rowIdLengths = region.around.rowIdLengths();
    const place = { bytes, at, limit, usableSize, pages, leastRowId, rowIdLengths };
    const listedTo = region.space === 'freeblock' && at === region.from ? region.to : 0;
    return weighedGuess(score, shape, {
      ...place,
      isFilled,
      isBlock: false,
      listedTo,
      nextTo: 0,
      shares,
    });
  }

  /** Its values tell how long the lost first one was, wherever it ended. */
  isTold(guess: CellGuess): boolean {
    const { byEnd, byNumbers, alone, cut, shape } = guess;
    if (!byEnd || byNumbers) return byNumbers;
    if (alone || cut || shape === undefined) return false;
    let isTold = this.#told?.get(guess);
    if (isTold === undefined) {
      const { reader, bytes } = this.#stretch;
      const shareLeft = (from: number): number => this.#shareLeft(guess, from);
      isTold = isToldByRivals(reader.score, bytes, guess, shareLeft);
      (this.#told ??= new Map()).set(guess, isTold);
    }
    return isTold;
  }

  /**
   * How often what stands from a place up to the end of a cell is left behind a shorter one. What is enough for a freeblock was one before it joined
   * that, and the header is there still.
   */
  #shareLeft(guess: CellGuess, from: number): number {
    if (guess.end - from < shortestCell) return shareOfFragment(guess, this.knownEnd(guess));
    return this.#stretch.region.space === 'freeblock' && this.#blockEndOf(from) === 0 ? 0 : 1;
  }

  /** Nothing can have come behind it that took its end: it was in use when that was freed, or the page ends there. */
  endIsSure({ end }: CellGuess): boolean {
    return end >= this.#stretch.usableSize || this.hadHeader(end);
  }

  /** What was freed last still has its end. */
  endStands(): boolean {
    const { region } = this.#stretch;
    return (this.#endStands ??=
      region.endStands(this.#freed(), this.#areGiven()) || this.endsAtOlder());
  }

  /** What is in use at the end of a gap is older than the last of its cells whose head stands, as their rowids say. */
  endsAtOlder(): boolean {
    const { cells } = this;
    const last = cells.findLastIndex(({ rowId }) => rowId !== undefined);
    const rowId = cells[last]?.rowId;
    if (rowId === undefined) return false;
    return this.#stretch.region.around.endsAtOlder(
      rowId,
      cells.length - 1 - last,
      this.#areGiven(),
    );
  }

  /** More cells were freed than there were rows that are gone. */
  isCrowded(): boolean {
    return (this.#isCrowded ??= this.#stretch.region.around.isCrowded(
      this.#freed(),
      this.#areGiven(),
    ));
  }

  /**
   * Neither the header says that it was freed alone, and so how long it was, nor the rowids around that just so many rows stood there. Few live rows
   * would contradict no other reading, so that all rows of a table that was emptied would be doubted.
   */
  isLoose(guess: CellGuess): boolean {
    return (
      guess.shape!.sampled >= enoughToDoubt &&
      !this.isEndStated(guess) &&
      !this.#stretch.region.around.isCrowded(this.#freed() + 1, this.#areGiven())
    );
  }

  /** The header that overwrote it says that it was freed alone, and as long as it was. */
  isEndStated({ offset, end }: CellGuess): boolean {
    return this.#blockEndOf(offset) === end;
  }

  /** What the header that overwrote it says of its end. */
  knownEnd(guess: CellGuess): KnownEnd {
    return this.#knownEndAt(guess.offset, guess.end);
  }

  #knownEndAt(offset: number, end: number): KnownEnd {
    const blockEnd = this.#blockEndOf(offset);
    if (blockEnd === end) return 'stated';
    return blockEnd > end && wasFreeblock(this.#stretch.bytes, end, offset, blockEnd)
      ? 'joined'
      : 'open';
  }

  /** The header of a freeblock stood there: it ended where something begins, or where others did, and hardly any other bytes do. */
  hadHeader(offset: number): boolean {
    const { from, to } = this.#stretch.region;
    if (offset <= from || offset >= to) return false;
    const end = this.#blockEndOf(offset);
    if (end === to || end <= offset) return end === to;
    if (this.#cellAt(end) !== undefined) return true;
    if (end <= to) return false;
    return this.#stretch.usableSize <= tellingPage
      ? this.#search.blocksEndingAt(end) > 1
      : this.#search.isListed(offset, end);
  }

  /**
   * It ends where something begins, and the header that overwrote it says that it ended there too, or where others did, or is one of several that tell of one
   * freeblock: the page itself says that a cell stood there.
   */
  isListed(guess: CellGuess): boolean {
    const { offset, end, cut, rebuilt } = guess;
    const { to } = this.#stretch.region;
    if (!rebuilt || cut) return false;
    const blockEnd = this.#blockEndOf(offset);
    if (blockEnd === 0) return false;
    if (this.knownEnd(guess) === 'joined') return true;
    if (!(end === to || this.#cellAt(end) !== undefined)) return false;
    return blockEnd === end || this.hadHeader(offset) || this.#search.isListed(offset, blockEnd);
  }

  /**
   * The head of the cell of an index stands, and it is one of several of a table that lie side by side, with rowids that fall as addresses rise, as those of
   * rows do that were written one after the other: no other bytes do so.
   */
  isInRun(index: number): boolean {
    const { cells } = this;
    const { shape, rowId, rebuilt, cut } = cells[index]!;
    if (rebuilt || cut || rowId === undefined || shape === undefined) return false;
    let count = 1;
    for (const step of [-1, 1]) {
      let from = cells[index]!;
      let last = rowId;
      for (let i = index + step; count < enoughCells; i += step) {
        const next = cells[i];
        if (next?.shape !== shape || next.cut) break;
        if (step < 0 ? next.end !== from.offset : from.end !== next.offset) break;
        if (next.rowId !== undefined) {
          if (step < 0 ? next.rowId <= last : next.rowId >= last) break;
          last = next.rowId;
        } else if (!this.isListed(next)) break;
        count++;
        from = next;
      }
    }
    return count >= enoughCells;
  }

  /** Its rowid would be longer than one of a cell that stands before it with its head, and so came later. */
  hasLongRowId(guess: CellGuess): boolean {
    const [, length] = lostRowId(guess);
    return this.cells.some(
      (other) =>
        other.offset < guess.offset &&
        other.shape === guess.shape &&
        other.rowId !== undefined &&
        rowIdLength(other.rowId) < length,
    );
  }

  /** Its rowid would be of a length that neither live rows have nor a cell of the stretch whose head stands. */
  hasNewRowId(guess: CellGuess): boolean {
    const { shape } = guess;
    const [, length] = lostRowId(guess);
    if (shape!.hasRowIdsOf(length)) return false;
    return !this.cells.some(
      ({ shape: other, rowId }) =>
        other === shape && rowId !== undefined && rowIdLength(rowId) === length,
    );
  }

  /** The header of the freeblock that stood where a cell begins says that it went on behind the stretch: what came there since took its end. */
  wasLonger({ offset, rebuilt }: CellGuess): boolean {
    const { from, to } = this.#stretch.region;
    return rebuilt && offset > from && this.#blockEndOf(offset) > to;
  }

  /** What it ends at was there before the cell was freed; before the header of a freeblock a fragment of less than `longest` bytes may be. */
  isFollowedBy(guess: CellGuess, longest: number): boolean {
    const { end, rebuilt } = guess;
    if (end === this.#stretch.region.to || this.#cellAt(end)?.rebuilt === false) return true;
    // Two headers, where it begins and where it ends, tell of one freeblock, be nothing left of its end.
    if (rebuilt && this.knownEnd(guess) === 'joined') return true;
    for (let at = end; at < end + longest; at++) if (this.hadHeader(at)) return true;
    return this.#endsAtTornHeader(guess);
  }

  /**
   * What is left behind it is the beginning of the header of the freeblock that it joined: what came into use since took the rest, and ends where that
   * did. So nothing took the end of the cell, unless a newer one stood there for a while: then the first bytes of that are left.
   */
  #endsAtTornHeader(guess: CellGuess): boolean {
    const { bytes, region, usableSize, reader } = this.#stretch;
    const { from, to, space } = region;
    const { offset, bodyAt, end, shape, rebuilt, serials } = guess;
    if (guess.cut || guess.byEnd || end >= to || end <= to - shortestCell) return false;
    if (!rebuilt || shape === undefined || shape.table.withoutRowId) return false;
    // The header of the freeblock itself was written anew when its end was taken.
    const isFirst = space === 'freeblock' && offset === from;
    const blockEnd = isFirst ? region.around.takenTo() : this.#blockEndOf(offset);
    if (blockEnd <= to || !mayBeHeader(bytes, end, to, blockEnd, usableSize)) return false;
    // By the number of values that the rows of the page have, it may end elsewhere.
    const next = reader.intact(bytes, to, usableSize, undefined, false, true);
    if (next?.serials.length !== serials.length) return false;
    for (let at = Math.max(bodyAt, to - longestHeadOf(shape)); at < end; at++)
      if (mayHaveBegun(bytes, at, to, blockEnd, shape)) return false;
    return true;
  }

  /** The cell of an index ends where it was thought to, where nothing else tells how long its first value was. */
  isEndKnown(index: number): boolean {
    this.#tail ??= tailOf(this.cells, this.#stretch.region);
    return endIsKnown(this, index, this.#tail, this.#stretch.region);
  }

  /** What the cell of an index ends at was there before it was freed: nothing newer goes on beyond. */
  isAnchored(index: number): boolean {
    const guess = this.cells[index]!;
    const { bytes, region, reader } = this.#stretch;
    const { to } = region;
    if (guess.cut) return false;
    if (guess.byEnd) return this.isEndKnown(index);
    const isNewer =
      guess.rowId !== undefined && !region.around.isOlder(guess.rowId, this.#areGiven());
    if (guess.end === to && isNewer) return false;
    if (this.isFollowedBy(guess, guess.rebuilt ? shortestCell : 1)) return true;
    const next = this.cells[index + 1];
    if (next?.rebuilt === true || guess.shape === undefined) return false;
    if (isRow(guess) && isRowHead(bytes, guess.end, next?.offset ?? to, guess.serials.length))
      return true;
    // A row of NULLs is too poor to be chosen.
    const end = next?.offset ?? to;
    return (
      end > guess.end &&
      end - guess.end <= poorRow + guess.shape.length &&
      firstBeginning(reader, bytes, guess.end, guess.end + 1, end, guess.shape, true) >= 0
    );
  }

  /** A rebuilt cell proves itself by ending where the next begins; its header alone would not do. */
  isWhole(index: number): boolean {
    const guess = this.cells[index]!;
    if (!guess.rebuilt) return true;
    if (guess.byEnd && !guess.alone && !startsAsUsual(guess) && !this.isTold(guess))
      return this.isEndKnown(index);
    const { layout } = this.#search;
    if (layout.beginsAt(guess.end) || this.#search.endsAtCutHead(guess)) return true;
    return (!guess.byEnd || guess.alone) && this.isFollowedBy(guess, shortestCell);
  }

  /** Where the freeblock ended whose header stood at a place, as that says; 0 where none can have. */
  #blockEndOf(offset: number): number {
    return formerBlockEnd(this.#stretch.bytes, offset, this.#stretch.usableSize);
  }

  /** How many cells were freed in the stretch. Neither one that is found at a header nor another reading of one changes that. */
  #freed(): number {
    if (this.#knownFreed === notCounted) this.#knownFreed = this.#countFreed();
    return this.#knownFreed;
  }

  #countFreed(): number {
    let freed = this.cells.length;
    for (const header of this.#search.headers) if (this.#cellAt(header) === undefined) freed++;
    return freed;
  }

  #cellAt(offset: number): CellGuess | undefined {
    const { cells } = this;
    const cell = cells[firstIndex(cells.length, (i) => cells[i]!.offset >= offset)];
    return cell?.offset === offset ? cell : undefined;
  }

  #isHeaderAt(offset: number): boolean {
    const { headers } = this.#search;
    return headers[firstIndex(headers.length, (i) => headers[i]! <= offset)] === offset;
  }

  /** Whether SQLite gives the rowids of the rows. */
  #areGiven(): boolean {
    // The first is the table of which the rows most probably are.
    return haveGivenRowIds(this.cells, this.#stretch.sought.shapes[0]);
  }
}

/** The same where rowids did not grow with time, so that the row may have a shorter one than those around it: all serial types of it stand. */
function ofAnyRowId(reader: CellReader, find: () => CellGuess | undefined): CellGuess | undefined {
  if (reader.leastRowId === 1) return undefined;
  const only = withAnyRowId(reader, find);
  return only?.byEnd === false ? only : undefined;
}

/** Whether it is the cell of a row with its head. */
function isRow({ rebuilt, shape }: CellGuess): boolean {
  return !rebuilt && shape?.table.withoutRowId === false;
}

/** Whether the first value is a number of a length that live rows have there: few lengths are, so an end that fits is no chance. */
function startsAsUsual({ serials, shape }: CellGuess): boolean {
  return serials[0]! > 0 && serials[0]! < 12 && shape!.firstSerials[0]!.has(serials[0]!);
}
