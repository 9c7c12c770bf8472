import { firstIsText } from '../cells/first-value.ts';
import {
  formerBlockEnd,
  isOverlapped,
  keyOfBlock,
  listedBlocks,
  mayBeHeader,
  wasFreeblock,
} from '../cells/former-block.ts';
import type { CellGuess } from '../cells/cell-guess.ts';
import { withScore } from '../cells/cell-guess.ts';
import { areGiven } from '../shapes/given-rowids.ts';
import { Layout } from '../regions/layout.ts';
import { isCutHead, longestCutHeadOf } from '../regions/newer-head.ts';
import { withAnyRowId } from '../readings/any-row-id.ts';
import { hasNumbersFrom } from '../readings/other-lengths.ts';
import type { Stretch } from './stretch.ts';
import type { RecordShape } from '../shapes/record-shape.ts';
import { groupOf, nullBit } from '../shapes/serial-class.ts';
import { isZero, isZeroWord } from '../cells/zeros.ts';
import { shortestCell } from '../../page.ts';

/** From this score on, bytes are the beginning of a cell beyond doubt. */
const standsOut = 14;
/** The same for one at whose end nothing begins: a few bytes of another may look like one of few values. */
const standsOutLoose = 16;
/** Below this, a cell whose beginning stands is none unless it ends where something begins. */
const enoughIntact = 12;
/** Below this, a cell is not rebuilt where nothing confirms that the header of a freeblock stood there. */
const enoughScore = 10;
/** The same where that header says that it ended where the free space does: hardly any other bytes do. */
const enoughAtEnd = 6;
/** Bytes of values by which a row is told, where nothing but its form says that one stood there. */
export const poorBody = 8;
/** Live rows by which it is known of what kinds values are. */
const enoughLive = 20;
/** So many headers of freeblocks that end at one place behind a stretch are no chance. */
const enoughBlocks = 3;
/** In larger pages too many bytes look like the header of a freeblock. */
export const tellingPage = 16384;
/** There, the same where the header says that it ended where something begins: the larger a page, the more of its bytes look like one by chance. */
const enoughInLarge = 13;
/** A number at first, since V8 compiles all code anew that knows a property which only later holds one. */
const notAsked = -1;
/** What the header of a freeblock adds that ends where something begins, and takes away where it ends where nothing does. */
const confirmedBonus = 3;

/**
 * Goes through a stretch of free space from its end to its beginning, and lays out what cells may begin at each place: those whose heads
 * stand, and those that the header of a freeblock, which stands or stood there, has overwritten.
 */
export class RegionSearch {
  readonly layout: Layout;
  /** Where headers of freeblocks stood that ended where the free space does, from the last one on. */
  readonly headers: number[] = [];
  readonly #stretch: Stretch;
  /** Where freeblocks ended, but at its end, whose headers stood somewhere in the stretch, as far as bytes tell; and how many of them. */
  #ends: Map<number, number> | undefined = undefined;
  /** The nearest place behind where the header of one stood, by where that ended. */
  #lastByEnd: Map<number, number> | undefined = undefined;
  /** The nearest beginning behind that is beyond doubt, and whether the header of a freeblock stood there. */
  #nearest: number;
  #isNearestFreed = false;
  /** At its end no cell begins. */
  #isNearestLoose = false;
  /** Nothing but its form says that it is a cell. */
  #isNearestUnknown = false;
  /** The nearest place behind where the header of a freeblock stood beyond doubt. */
  #lastHeader = 0;
  #isOfNumbers: boolean | undefined = undefined;
  #knownTakenTo = notAsked;
  #listed: ReadonlyMap<number, number> | undefined = undefined;

  constructor(stretch: Stretch) {
    const { reader, region, sought } = stretch;
    this.#stretch = stretch;
    this.#nearest = region.to;
    this.layout = new Layout(
      region.from,
      region.to,
      (guess) => this.#endsAtCutBlock(guess) || this.endsAtCutHead(guess),
    );
    const [shape] = sought.shapes;
    reader.newerFrom = region.isEndNewer ? region.to : Infinity;
    reader.stretchTo = region.to;
    reader.nextTo = shape?.table.withoutRowId === true ? this.#takenTo : 0;
    reader.mostRowId = region.around.mostRowId();
    reader.leastRowId = shape === undefined ? 1 : region.around.leastRowId(areGiven(shape));
  }

  /** False where the budget of steps ran out before the beginning of the stretch was reached. */
  run(budget: number): boolean {
    const { layout } = this;
    const { bytes, usableSize, region, reader, sought } = this.#stretch;
    const { from, to, space } = region;
    // What was in use before it, when the cell was freed that had the header of a freeblock, joined that since: it is in the freeblock as well.
    const leastHeader = space === 'freeblock' ? from + sought.shortest : from;
    for (let at = to - shortestCell + 1; at > from;) {
      at = sought.highest(bytes, from, at - 1, to, usableSize);
      layout.stepTo(at);
      const isBlock = space === 'freeblock' && at === from;
      // Its own header is the newest that is written there.
      if (space === 'freeblock' && !isBlock && at < from + shortestCell) continue;
      if (!isBlock && isZeroWord(bytes, at)) continue;
      if (reader.steps > budget || layout.isFull) {
        layout.stepTo(from);
        return false;
      }
      // What is found here counts as behind only for what is before it.
      const nearest = this.#nearest;
      const isNearestFreed = this.#isNearestFreed;
      if (!isBlock && bytes[at]! > 1 && sought.mayStand(bytes, at, to))
        this.#considerIntact(at, nearest);
      if (isBlock || at >= leastHeader) this.#considerFreed(at, isBlock, nearest, isNearestFreed);
    }
    return true;
  }

  /** How many headers of freeblocks tell of one that ended at a place, which is not the end of the stretch. */
  blocksEndingAt(end: number): number {
    return this.#ends?.get(end) ?? 0;
  }

  /** So many headers tell of a freeblock that ended at a place and of the same one behind it that they are no chance in a page of any size. */
  isListed(at: number, end: number): boolean {
    const { bytes, usableSize, region } = this.#stretch;
    this.#listed ??= listedBlocks(bytes, region.from, region.to, usableSize);
    return (this.#listed.get(keyOfBlock(bytes, at, end)) ?? 0) >= enoughBlocks;
  }

  /** As of the stretch, which goes through the list of cells for it. */
  get #takenTo(): number {
    if (this.#knownTakenTo === notAsked) this.#knownTakenTo = this.#stretch.region.around.takenTo();
    return this.#knownTakenTo;
  }

  /** The first bytes stand behind it of the header of a freeblock, of which what is in use behind the stretch took the rest. */
  #endsAtCutBlock({ end, cut, byEnd }: CellGuess): boolean {
    const { bytes, usableSize, region } = this.#stretch;
    const { to } = region;
    if (cut || byEnd || end >= to || end <= to - shortestCell) return false;
    return mayBeHeader(bytes, end, to, this.#takenTo, usableSize);
  }

  /** The head of a cell stands behind it that was free already when what is in use behind the stretch took the rest of that. */
  endsAtCutHead({ end, cut, byEnd, shape }: CellGuess): boolean {
    const { bytes, usableSize, region } = this.#stretch;
    const { to } = region;
    if (cut || byEnd || end >= to || shape === undefined || end < to - longestCutHeadOf(shape))
      return false;
    return isCutHead(bytes, end, to, this.#takenTo, usableSize, shape);
  }

  #considerIntact(at: number, nearest: number): void {
    const { layout } = this;
    const { bytes, region, sought, reader } = this.#stretch;
    const { shapes, unknownToo } = sought;
    const { to } = region;
    const isLoose = this.#isNearestLoose;
    const isUnknown = this.#isNearestUnknown;
    let isRead = false;
    const { heads } = reader;
    for (let i = unknownToo ? -1 : 0; i < shapes.length; i++) {
      const shape = shapes[i];
      const whole = reader.intact(bytes, at, to, shape, shape?.table.withoutRowId === true);
      if (whole === undefined || this.#isInHeader(at)) continue;
      // One of another table may have fewer values than rows of that have.
      isRead ||= shape === undefined || shape.counts.includes(whole.serials.length);
      // What looks like a newer one and ends nowhere is none where this one goes on over it and ends where the next begins.
      const isDoubted = isLoose || (isUnknown && shape !== undefined);
      const isOver =
        isDoubted && !whole.cut && whole.end > nearest && layout.cellBeginsAt(whole.end);
      if (isOver) layout.consider(whole);
      const guess = this.#standing(whole, nearest);
      if (guess === undefined) continue;
      if (!guess.cut && !this.#endsAsItMust(guess)) continue;
      layout.consider(guess);
      if (guess.score < (layout.beginsAt(guess.end) ? standsOut : standsOutLoose)) continue;
      this.#setNearest(at, false, !guess.cut && !layout.cellBeginsAt(guess.end));
      this.#isNearestUnknown = shape === undefined;
    }
    if (!isRead && reader.heads > heads && !unknownToo) this.#considerOdd(at, nearest);
  }

  /**
   * One of few values must end where something begins. Where it is of few bytes in a page of which nothing tells whose it was, or holds a value of a kind that none of many live rows
   * has, another cell must begin right there: the lists of an index of words are nothing but small numbers, among which heads stand by chance, and headers of freeblocks.
   */
  #endsAsItMust({ score, shape, bodySize, serials, end }: CellGuess): boolean {
    const { layout } = this;
    const isPoor = this.#stretch.sought.unknownToo && bodySize < poorBody;
    const isOdd = shape !== undefined && shape.sampled >= enoughLive && hasNewKind(shape, serials);
    if (isPoor || isOdd) return layout.cellBeginsAt(end);
    return score >= enoughIntact || layout.beginsBehind(end);
  }

  /** A cell of the table whose page it is, with a value that is odd there: its head stands whole, and it ends right where something begins. */
  #considerOdd(at: number, nearest: number): void {
    const { layout } = this;
    const { bytes, region, sought, reader } = this.#stretch;
    const shape = sought.shapes[0]!;
    reader.takesOdd = true;
    const whole = reader.intact(bytes, at, region.to, shape, shape.table.withoutRowId);
    reader.takesOdd = false;
    if (whole === undefined || whole.cut || !layout.beginsAt(whole.end)) return;
    if (this.#isInHeader(at)) return;
    const guess = this.#standing(whole, nearest);
    if (guess !== whole) return;
    layout.consider(guess);
    if (guess.score >= standsOut) this.#setNearest(at, false, !layout.cellBeginsAt(guess.end));
  }

  #setNearest(at: number, isFreed: boolean, isLoose: boolean): void {
    this.#nearest = at;
    this.#isNearestFreed = isFreed;
    this.#isNearestLoose = isLoose;
    this.#isNearestUnknown = false;
  }

  /**
   * Whether what begins there does so within the header of a freeblock that ended where the free space does, or the page, or another freeblock. That took
   * the beginning of a cell: what stands behind it may be the end of a longer rowid, and the last byte of the header the size of that cell by chance.
   */
  #isInHeader(at: number): boolean {
    const { bytes, usableSize, region } = this.#stretch;
    const { from, to, staleTo } = region;
    for (let header = Math.max(from, staleTo, at - shortestCell + 1); header < at; header++) {
      const end = formerBlockEnd(bytes, header, usableSize);
      if (end === 0) continue;
      // Where something begins, one other header is enough.
      const enough = end < to && this.layout.beginsAt(end) ? 1 : 2;
      if (end === to || end === usableSize || this.blocksEndingAt(end) >= enough) return true;
    }
    return false;
  }

  /** A cell whose beginning stands, up to where the next one overwrote it. */
  #standing(whole: CellGuess, nearest: number): CellGuess | undefined {
    const { bytes, region } = this.#stretch;
    const { from, to, space } = region;
    // The header of the last freeblock of a page begins with zeros as well.
    const isBeforeBlock = space === 'freeblock' && followsBlock(bytes, whole.end, from, to);
    const limit = Math.min(nearest, isBeforeBlock ? to : wipedFrom(bytes, whole.end, to));
    if (whole.end <= limit) return whole;
    const { offset, shape } = whole;
    return this.#stretch.reader.intact(
      bytes,
      offset,
      limit,
      shape,
      shape?.table.withoutRowId === true,
    );
  }

  /** `isBlock`: the stretch is a freeblock and begins here. */
  #considerFreed(at: number, isBlock: boolean, nearest: number, isNearestFreed: boolean): void {
    const { layout } = this;
    const { bytes, usableSize, region, reader, sought } = this.#stretch;
    const { from, to, staleTo } = region;
    const blockEnd = isBlock ? to : at < staleTo ? 0 : formerBlockEnd(bytes, at, usableSize);
    if (blockEnd === 0) return;
    if (blockEnd !== to) {
      this.#ends ??= new Map();
      this.#ends.set(blockEnd, (this.#ends.get(blockEnd) ?? 0) + 1);
    }
    // The end of a freeblock is the beginning of what was in use behind it, and of those that joined it in turn.
    const joined = this.#joined(at, blockEnd);
    const isConfirmed =
      joined !== undefined ||
      (blockEnd > to
        ? usableSize <= tellingPage && this.blocksEndingAt(blockEnd) >= enoughBlocks
        : layout.beginsAt(blockEnd));
    const bonus = isConfirmed ? confirmedBonus : blockEnd > to ? 0 : -confirmedBonus;
    if (isConfirmed || usableSize <= tellingPage) layout.markBeginning(at);
    const enough = this.#enoughFor(at, blockEnd, isConfirmed, nearest);
    if (blockEnd === to) {
      this.headers.push(at);
      // What began before and goes on over it lost its end to what was freed here, be it a row of NULLs that is told from nothing.
      if (bytes[at] === 0 && bytes[at + 1] === 0 && !isPageNumber(bytes, at, blockEnd)) {
        this.#setNearest(at, true, false);
      }
    }
    const limit = Math.min(joined ?? blockEnd, nearest);
    const isTelling = this.#isTelling(at, blockEnd);
    const isFilled = isNearestFreed && limit === nearest;
    const endsAtBeginning =
      limit === joined ||
      (!isBlock &&
        isTelling &&
        limit === blockEnd &&
        blockEnd < to &&
        layout.cellBeginsAt(blockEnd));
    // What joined it in turn may have been freed in front of another freeblock, and ended there.
    const header = this.#lastHeader;
    const isSplit = header >= at + shortestCell && header < limit;
    if (
      isTelling &&
      (isFilled || endsAtBeginning || blockEnd === to) &&
      !isPageNumber(bytes, at, blockEnd)
    )
      this.#lastHeader = at;
    const isSure = !this.#mayBeginWithNumber();
    let overlapped: boolean | undefined;
    let isRead = false;
    // The header that is left of one says as much as the list of the page.
    reader.isBlock = isBlock || (isTelling && blockEnd === to);
    reader.listedTo = isBlock ? to : 0;
    for (const shape of sought.shapes) {
      if (shape.tellsOnlyHeads) continue;
      const guesses = reader.rebuilt(
        bytes,
        at,
        limit,
        shape,
        isFilled || (endsAtBeginning && isSure),
      );
      if (isBlock && limit < blockEnd && (isFilled || endsAtBeginning))
        this.#considerOver(at, blockEnd, shape, limit, guesses);
      if (isSplit) guesses.push(...reader.rebuilt(bytes, at, header, shape, isSure));
      for (const guess of guesses) {
        isRead = true;
        if (isBlock) {
          layout.consider(guess);
          continue;
        }
        if (guess.score < enough) continue;
        overlapped ??= isOverlapped(bytes, at, blockEnd, from, to, usableSize);
        if (overlapped) continue;
        layout.consider(withScore(guess, guess.score + bonus));
        // Nothing goes on over it: what was freed last stands.
        if (blockEnd !== to) continue;
        this.#setNearest(at, true, false);
      }
    }
    const isEndKnown = isFilled || endsAtBeginning || (limit === blockEnd && isConfirmed);
    if (isRead || !isEndKnown || sought.unknownToo) return;
    // With a rowid shorter than those beside it, it may be as all others are.
    const asOthers = () => reader.rebuilt(bytes, at, limit, sought.shapes[0]!, isFilled);
    if (reader.leastRowId > 1 && withAnyRowId(reader, asOthers).length > 0) return;
    reader.takesOdd = true;
    const odd = reader.rebuilt(bytes, at, limit, sought.shapes[0]!, isFilled);
    reader.takesOdd = false;
    for (const guess of odd) {
      if (!isBlock && guess.score < enough) continue;
      overlapped ??= !isBlock && isOverlapped(bytes, at, blockEnd, from, to, usableSize);
      if (overlapped) continue;
      layout.consider(guess);
      if (!isBlock && blockEnd === to) this.#setNearest(at, true, false);
    }
  }

  /**
   * Where the header stood of a freeblock that what was freed in front of it joined, and so took over its end and its next one: a cell that the header of
   * the joined block has overwritten ends there. To be asked from the highest offset to the lowest.
   */
  #joined(at: number, blockEnd: number): number | undefined {
    const { bytes } = this.#stretch;
    this.#lastByEnd ??= new Map();
    const last = this.#lastByEnd.get(blockEnd);
    if (!isPageNumber(bytes, at, blockEnd)) this.#lastByEnd.set(blockEnd, at);
    const isJoined =
      last !== undefined && last >= at + shortestCell && wasFreeblock(bytes, last, at, blockEnd);
    return isJoined ? last : undefined;
  }

  /**
   * Whether the first value of rows there, which a freed cell loses, may be a number: few bytes tell how long it was, and a row that became shorter leaves
   * some behind it, before what is next to it.
   */
  #mayBeginWithNumber(): boolean {
    const { shapes, unknownToo } = this.#stretch.sought;
    return (this.#isOfNumbers ??= shapes
      .slice(0, unknownToo ? shapes.length : 1)
      .some((shape) => shape.allowed[0] !== nullBit && !firstIsText(shape)));
  }

  /**
   * A cell that fills its freeblock over what looks like the header of one within: the zeros that a real of few digits or a blob ends with begin such a header
   * by chance. What was freed last begins the freeblock, and its serial types, where they stand, say how long it was: so it is considered where it can be
   * none of those that end before the header (`within`), or where it holds numbers behind that which other bytes hardly are.
   */
  #considerOver(
    at: number,
    blockEnd: number,
    shape: RecordShape,
    header: number,
    within: readonly CellGuess[],
  ): void {
    const { bytes, reader } = this.#stretch;
    const isOnly = within.every(({ cut }) => cut);
    for (const guess of reader.rebuilt(bytes, at, blockEnd, shape)) {
      const fills = !guess.cut && !guess.byEnd && guess.end === blockEnd;
      if (fills && (isOnly || hasNumbersFrom(reader.score, bytes, guess, header)))
        this.layout.consider(guess);
    }
  }

  /** The score that a cell must have which the header of a freeblock overwrote, as that says. */
  #enoughFor(at: number, blockEnd: number, isConfirmed: boolean, nearest: number): number {
    if (blockEnd === this.#stretch.region.to || blockEnd === nearest) return enoughAtEnd;
    if (!isConfirmed) return enoughScore;
    return this.#isTelling(at, blockEnd) ? enoughAtEnd : enoughInLarge;
  }

  /** Hardly any other bytes than those of the header of a freeblock look like this one, which ends where something begins. */
  #isTelling(at: number, blockEnd: number): boolean {
    const { usableSize, region } = this.#stretch;
    return usableSize <= tellingPage || (region.space === 'gap' && this.isListed(at, blockEnd));
  }
}

/** Whether a value is of a kind that no live row has in its place, where some have others than NULL. */
function hasNewKind({ seen }: RecordShape, serials: readonly number[]): boolean {
  return serials.some((serial, position) => {
    const kinds = seen[position]! & ~nullBit;
    return serial > 0 && kinds !== 0 && (kinds & groupOf(serial)) === 0;
  });
}

/** Whether what looks like the header of a freeblock without any other bytes rather is the number of an overflow page. */
function isPageNumber(bytes: Uint8Array, at: number, blockEnd: number): boolean {
  return blockEnd - at <= shortestCell && bytes[at] === 0 && bytes[at + 1] === 0;
}

/** Whether a freeblock stood right behind a cell, or behind too few bytes for another. */
function followsBlock(bytes: Uint8Array, end: number, from: number, to: number): boolean {
  for (let at = end; at < end + shortestCell; at++)
    if (wasFreeblock(bytes, at, from, to)) return true;
  return false;
}

/**
 * Where zeros begin that go on beyond the end of a cell: SQLite wiped what was newer there, and the last values of the cell with it.
 * Where nothing was wiped, the end of the cell.
 */
function wipedFrom(bytes: Uint8Array, end: number, to: number): number {
  if (end >= to || bytes[end] !== 0 || !isZero(bytes, end, Math.min(end + 4, to))) return end;
  let from = end;
  while (bytes[from - 1] === 0) from--;
  return from;
}
