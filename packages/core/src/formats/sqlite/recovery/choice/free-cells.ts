import type { CellGuess } from '../cells/cell-guess.ts';
import { cutAt, hasLostFirst, withLostEnd, withOpenFirst } from '../cells/cell-guess.ts';
import { beginsAsNext, isShapedAsNext } from './as-next.ts';
import {
  hasOtherReading,
  isWithinOthers,
  mayHaveFragment,
  mayEndShortly,
  mayHaveOtherCount,
  mayHaveShrunk,
} from './cell-doubts.ts';
import { ChosenCells } from './chosen-cells.ts';
import { isBlob } from '../cells/first-kind.ts';
import { firstIsText } from '../cells/first-value.ts';
import { formerBlockEnd } from '../cells/former-block.ts';
import type { Layout } from '../regions/layout.ts';
import { mayEndInHead } from '../regions/newer-head.ts';
import { isOutweighed, mayHaveGoneOn } from '../readings/other-lengths.ts';
import { mayHaveMoreValues } from '../readings/more-values.ts';
import { learnsFreedCount } from './older-counts.ts';
import { mayBeginBeside, mayBeOf } from './other-places.ts';
import { holdsEntry, isWithinEntry } from './within-entry.ts';
import { poorBody, RegionSearch } from './region-search.ts';
import { rowHeadWithin } from '../cells/row-head.ts';
import { standingPart } from './standing-part.ts';
import type { Stretch } from './stretch.ts';
import { beforeTorn } from './torn-ends.ts';
import { unsigned16, shortestCell } from '../../page.ts';
import type { RecordShape } from '../shapes/record-shape.ts';
import { nullBit } from '../shapes/serial-class.ts';

/** With so many columns, what stands of a header is no chance (3 more wrong rows in 2,500 random histories, 2 % more of what still stood found). */
const tellingColumns = 3;
/** Cells behind one among which the header of a freeblock is looked for. */
const fewBehind = 4;
/** Of so many texts of live rows, hardly any begins or ends with a space where none does, be the end of the cell known. */
const enoughTexts = 40;
/** Tables that may have had a page since, whose rows are looked for over what stands in it. */
const fewOwners = 8;

/** A number from the first, since V8 compiles all code anew that knows a property which only later holds one. */
const notLooked = -2;

/** A cell that most probably stood in a stretch of free space. */
export interface FoundCell {
  readonly guess: CellGuess;
  /** Tables whose rows it looks like about as much as those of the table of the guess; that one is not among them. */
  readonly others: readonly RecordShape[];
  /** Where its values begin was read, or told by the end of the space, which stands; not by what is next to it. */
  readonly isPlaced: boolean;
  /** It is so poor that more must tell of it than its form, and headers of freeblocks that are left do, or the rows beside it. */
  readonly isListed: boolean;
}

const noCells: readonly FoundCell[] = [];

/** What was found in one stretch of free space. */
export interface RegionCells {
  readonly cells: readonly FoundCell[];
  /** The budget of steps ran out before the beginning of the stretch was reached. */
  readonly isCut: boolean;
}

/**
 * Reads a stretch of free space. Three facts about how SQLite uses a page carry it:
 * - Space is always taken from the end of a free stretch, so a newer cell overwrites the ends of older ones, never their beginnings:
 *   a cell ends at the latest where the next beginning stands, and one that says it goes on is cut there.
 * - Cells lie side by side, so the end of one is the beginning of another or of what is in use. Of all ways to lay
 *   cells side by side the one with the highest score is taken, and a cell that a layout nearly as good contradicts is given up.
 * - A freed cell has the header of a freeblock in its first four bytes, unless its space joined what was free before it.
 */
export function cellsOfRegion(stretch: Stretch, budget: number): RegionCells {
  const { reader, sought } = stretch;
  let search = new RegionSearch(stretch);
  let isCut = !search.run(budget);
  if (!isCut && learnsFreedCount(stretch, search.headers, budget)) {
    search = new RegionSearch(stretch);
    isCut = !search.run(budget);
  }
  const chosen = new ChosenCells(stretch, search);
  // Most gaps hold nothing but the end of a list of cells that was longer once.
  if (chosen.cells.length === 0 && search.headers.length === 0) return { cells: noCells, isCut };
  const [own] = sought.shapes;
  const isOwn = sought.shapes.length === 1 || chosen.endsAtOlder();
  if (isOwn || (!sought.unknownToo && chosen.areAllOf(own!))) chosen.addOnlyReadings(own!);
  const judge = new CellJudge(stretch, search, chosen);
  const told: (FoundCell | undefined)[] = [];
  // Those that are told as they were read come first: weighing takes longer.
  for (const isWeighed of [false, true]) {
    for (let index = 0; index < chosen.cells.length && !isCut; index++) {
      if (reader.steps > 2 * budget) isCut = true;
      else told[index] ??= isWeighed ? judge.weighed(index) : judge.told(index);
    }
  }
  return { cells: told.filter((cell) => cell !== undefined), isCut };
}

/** Refuses those of the chosen cells that the bytes do not determine, and tells how much of the others stands. */
class CellJudge {
  readonly #stretch: Stretch;
  readonly #search: RegionSearch;
  readonly #headers: readonly number[];
  readonly #layout: Layout;
  readonly #chosen: ChosenCells;
  /** Tables whose rows may have come into the page since. */
  readonly #owners: readonly RecordShape[];
  /** The index of the first cell whose head says that it is a row of the table that has the page; below 0 where none does. */
  #firstOfPage = notLooked;

  constructor(stretch: Stretch, search: RegionSearch, chosen: ChosenCells) {
    const { shapes, unknownToo } = stretch.sought;
    this.#stretch = stretch;
    this.#search = search;
    this.#headers = search.headers;
    this.#layout = search.layout;
    this.#chosen = chosen;
    this.#owners = shapes.slice(0, unknownToo ? fewOwners : 1);
  }

  /** The chosen cell of an index, which is refused as it was read, by what all readings of it weigh; undefined where that tells no more. */
  weighed(index: number): FoundCell | undefined {
    const chosen = this.#chosen;
    const read = chosen.cells[index]!;
    const guess = chosen.weighed(index);
    if (guess === undefined) return undefined;
    chosen.replace(index, guess);
    const found = this.told(index);
    if (found === undefined) chosen.replace(index, read);
    return found;
  }

  /** The chosen cell of an index as far as it stands; undefined where it is refused. */
  told(index: number): FoundCell | undefined {
    const chosen = this.#chosen;
    const before = chosen.cells[index - 1];
    const guess = this.#beforeHead(chosen.cells[index]!);
    if (guess === undefined || this.#mayHaveRowId(guess, before)) return undefined;
    if (isWithinEntry(this.#stretch.bytes, guess)) return undefined;
    const behind = chosen.cells[index + 1];
    if (this.#isEndDoubted(guess, index) || this.#isShifted(guess)) return undefined;
    const isBlock = this.#isBlock(guess);
    const hasLooseEnd = !chosen.isWhole(index);
    if (hasLooseEnd && (guess.byEnd || !(isBlock || before?.end === guess.offset)))
      return undefined;
    const isOfPage = this.#isOfPage(guess, index);
    if (this.#layout.isDoubtful(guess, isOfPage)) return undefined;
    const open = this.#layout.tablesOfOpenFirst(guess, isOfPage);
    const alike = this.#layout.otherTables(guess);
    const others = open.length === 0 ? alike : [...alike, ...open];
    if (guess.rebuilt) {
      const isOfOthers = isWithinOthers([before, guess, behind], others);
      if (isOfOthers || this.#isRebuiltWrong(guess, index, isBlock, hasLooseEnd, others))
        return undefined;
    }
    const stands = this.#standing(guess, index, isBlock, hasLooseEnd);
    if (stands === undefined) return undefined;
    const standing = open.length === 0 ? stands : withOpenFirst(stands);
    const isUncertain = standing.rebuilt && standing.cut;
    const isStated =
      this.#stretch.region.space === 'gap' && !guess.byEnd && chosen.isEndStated(guess);
    const isThere = isBlock || hasLooseEnd || isStated;
    if (isUncertain && (!isThere || hasOtherLengths(guess))) return undefined;
    return {
      guess: standing,
      others,
      isPlaced:
        !guess.byEnd ||
        chosen.isTold(guess) ||
        (guess.end === this.#stretch.region.to && chosen.endStands()),
      isListed:
        (guess.bodySize < poorBody || standing.cut) &&
        (chosen.isListed(guess) || (stands === guess && chosen.isInRun(index))),
    };
  }

  /** A cell up to where the head of a newer row stands in its blobs that ends where it does; where it is rebuilt, it is none. */
  #beforeHead(guess: CellGuess): CellGuess | undefined {
    const { serials, bodyAt, end, cut, overflow, shape, rebuilt } = guess;
    if (cut || overflow !== 0 || shape === undefined || !serials.some(isBlob)) return guess;
    if (shape.table.withoutRowId) return guess;
    const at = rowHeadWithin(this.#stretch.bytes, bodyAt + 1, end, serials.length);
    if (at < 0) return guess;
    return rebuilt ? undefined : cutAt(guess, at - bodyAt);
  }

  /**
   * A row without rowid that is one with a rowid as well, whose size and rowid are the same number: it begins a byte before then, and without a look at
   * the table that is gone nothing tells them apart. What ends where it begins says that it does. So it is with a row that holds an entry of an index, where nothing
   * tells that the page was of its table.
   */
  #mayHaveRowId(guess: CellGuess, before: CellGuess | undefined): boolean {
    const { offset, shape, rebuilt } = guess;
    const { bytes, region } = this.#stretch;
    const isTwice = (at: number): boolean => bytes[at] === bytes[at + 1] && bytes[at]! < 0x80;
    // The same the other way round, where no table speaks for the rowid.
    if (shape === undefined) return guess.rowId !== undefined && isTwice(offset);
    if (rebuilt || before?.end === offset) return false;
    if (shape.table.withoutRowId) return offset > region.from && isTwice(offset - 1);
    const { shapes, unknownToo } = this.#stretch.sought;
    return (unknownToo || shape !== shapes[0]) && holdsEntry(bytes, guess);
  }

  /**
   * The cell is of the table that has the page: a row of it stands before the cell. A page that changes hands is filled from its end downwards, so that what is
   * behind a row that came since is none of before.
   */
  #isOfPage({ shape }: CellGuess, index: number): boolean {
    const { shapes, unknownToo } = this.#stretch.sought;
    if (unknownToo || shape === undefined || shape !== shapes[0]) return false;
    if (this.#firstOfPage === notLooked)
      this.#firstOfPage = this.#chosen.cells.findIndex(
        (cell) =>
          cell.shape === shape &&
          !cell.rebuilt &&
          !cell.cut &&
          cell.rowId !== undefined &&
          this.#layout.otherTables(cell).length === 0,
      );
    return this.#firstOfPage >= 0 && this.#firstOfPage < index;
  }

  /** The stretch is a freeblock, which begins with this cell. */
  #isBlock({ offset }: CellGuess): boolean {
    const { space, from } = this.#stretch.region;
    return space === 'freeblock' && offset === from;
  }

  /** Of a cell whose end alone tells how long its first value was: the end is not known beyond doubt. */
  #isEndDoubted(guess: CellGuess, index: number): boolean {
    const chosen = this.#chosen;
    if (!guess.byEnd || guess.alone || chosen.isTold(guess)) return false;
    const { bytes, region, reader } = this.#stretch;
    // Texts have any length, so that an end that fits tells less: the header of a freeblock must have stood where the cell begins, or it
    // must hold so many serial types behind the lost one that none of its neighbours can be shifted and still begin with theirs.
    const isTelling = guess.shape!.length >= tellingColumns || chosen.cells.length === 1;
    const fits =
      !firstIsText(guess.shape!) ||
      isTelling ||
      guess.offset === region.from ||
      chosen.hadHeader(guess.offset);
    if (this.#mayHaveFragment(guess)) return true;
    const { score } = reader;
    if (isOutweighed(score, bytes, guess)) return true;
    if (!chosen.endIsSure(guess) && mayHaveGoneOn(score, bytes, guess)) return true;
    const { serials, starts, shape, bodyAt, end } = guess;
    const isEndKnown = end === region.to && chosen.isEndStated(guess) && chosen.endStands();
    const enough = isEndKnown ? enoughTexts : 0;
    if (score.hasLooseSpace(bytes, serials, starts, shape!, bodyAt, enough)) return true;
    if (!fits || !chosen.isEndKnown(index)) return true;
    return (
      guess.end === region.to &&
      (beginsAsNext(bytes, guess) || isShapedAsNext(reader, bytes, guess))
    );
  }

  /** The same of a cell of which only the length of the rowid is lost, where its header says no end. */
  #isShifted(guess: CellGuess): boolean {
    const { bytes, usableSize, reader } = this.#stretch;
    const { rebuilt, cut, shape, offset, end } = guess;
    if (!rebuilt) return false;
    // Nothing speaks for one that lost its end where another ends there, but for a few bytes that are too few for a freeblock.
    if (cut) return this.#mayEndBefore(guess) && mayEndShortly(reader, bytes, guess);
    if (isWeighedRow(guess)) return false;
    if (this.#mayHaveOtherCount(guess)) return true;
    if (formerBlockEnd(bytes, offset, usableSize) === end) return false;
    if (shape!.allowed[0] === nullBit)
      return (
        this.#mayHaveFragment(guess) ||
        (this.#chosen.hasNewRowId(guess) && this.#mayHaveFragment(guess, true))
      );
    if (guess.byEnd) return false;
    return (
      (hasLostFirst(guess) && this.#mayEndBefore(guess) && mayHaveShrunk(reader, bytes, guess)) ||
      (this.#chosen.hasLongRowId(guess) && this.#mayHaveFragment(guess, true))
    );
  }

  /** Columns were added to the table, and by another number of values it ended before. */
  #mayHaveOtherCount(guess: CellGuess): boolean {
    const { bytes, reader } = this.#stretch;
    return (
      hasOtherLengths(guess) && this.#mayEndBefore(guess) && mayHaveOtherCount(reader, bytes, guess)
    );
  }

  /** What was freed last is as long as its freeblock: bytes behind it in no use are none of that, but where a newer cell took the end. */
  #mayEndBefore({ end }: CellGuess): boolean {
    const { region } = this.#stretch;
    return end !== region.to || region.around.isEndTaken();
  }

  #mayHaveFragment(guess: CellGuess, isCrowded = this.#chosen.isCrowded()): boolean {
    if (!this.#mayEndBefore(guess)) return false;
    return mayHaveFragment(
      this.#stretch.reader,
      this.#stretch.bytes,
      guess,
      isCrowded,
      this.#chosen.isLoose(guess),
      this.#chosen.knownEnd(guess),
    );
  }

  /** Whether a rebuilt cell can be read in another way, or is none. */
  #isRebuiltWrong(
    guess: CellGuess,
    index: number,
    isBlock: boolean,
    hasLooseEnd: boolean,
    others: readonly RecordShape[],
  ): boolean {
    const chosen = this.#chosen;
    const { bytes, usableSize, region, reader } = this.#stretch;
    const { to } = region;
    const { offset, end } = guess;
    const blockEnd = isBlock ? to : Math.min(to, formerBlockEnd(bytes, offset, usableSize));
    const next = chosen.cells[index + 1]?.offset;
    // Where no list says that a freeblock stood, something beyond doubt must stand where the cell ends.
    const isFollowed = next === end || chosen.isFollowedBy(guess, guess.byEnd ? 1 : shortestCell);
    if (!isBlock && !hasLooseEnd && end !== blockEnd && !isFollowed) return true;
    const limit = Math.min(blockEnd, Math.max(end, this.#nextHeader(guess, index)));
    const isWholeIn = (): boolean =>
      (end === limit || end === (next ?? to)) && chosen.isEndKnown(index);
    if (hasOtherReading(reader, bytes, guess, limit, next ?? to, this.#layout, isWholeIn))
      return true;
    if (mayHaveMoreValues(bytes, guess)) return true;
    if (isBlock) return false;
    return (
      isPageList(bytes, guess) ||
      this.#mayBeOfNeighbour(guess, index, others) ||
      (!chosen.hadHeader(offset) && mayBeginBeside(reader, bytes, guess, this.#layout))
    );
  }

  /**
   * Beside a row of another table it may be of that table too, though it is read in another way then; of `others` it would have the same values. A row that may as well be of
   * the table that it is read by, or one of these, tells nothing.
   */
  #mayBeOfNeighbour(guess: CellGuess, index: number, others: readonly RecordShape[]): boolean {
    const { cells } = this.#chosen;
    const { bytes, reader } = this.#stretch;
    return [cells[index - 1], cells[index + 1]].some((one) => {
      const shape = one?.rebuilt === false ? one.shape : undefined;
      if (shape === undefined || shape === guess.shape) return false;
      if (one!.end !== guess.offset && guess.end !== one!.offset) return false;
      const tables = [shape, ...this.#layout.otherTables(one!)];
      if (tables.some((table) => table === guess.shape || others.includes(table))) return false;
      return mayBeOf(reader, bytes, guess, shape, this.#layout);
    });
  }

  /** The nearest place behind the beginning of a cell where the header of a freeblock stood; the end of the stretch where none did. */
  #nextHeader({ offset, end }: CellGuess, index: number): number {
    const chosen = this.#chosen;
    return Math.min(
      lowestAbove(this.#headers, offset) ?? this.#stretch.region.to,
      ...chosen.cells
        .slice(index + 1, index + fewBehind)
        .map((next) => next.offset)
        .filter((next) => next >= end && chosen.hadHeader(next)),
    );
  }

  /** At the end of a freeblock the head of another begins that ended where the row in use behind it begins, and the rowids around say that this is newer. */
  #isEndTaken({ rowId, end, bodyAt, shape }: CellGuess): boolean {
    const { region, bytes } = this.#stretch;
    if (region.space !== 'freeblock' || end !== region.to || rowId !== undefined) return false;
    return (
      mayEndInHead(bytes, bodyAt, end, shape!) &&
      region.around.isEndTaken() &&
      !this.#chosen.endStands()
    );
  }

  /** A cell as far as nothing newer may stand over it. */
  #standing(
    guess: CellGuess,
    index: number,
    isBlock: boolean,
    hasLooseEnd: boolean,
  ): CellGuess | undefined {
    const { reader, bytes, region, usableSize } = this.#stretch;
    const { to } = region;
    const next = this.#chosen.cells[index + 1]?.offset ?? to;
    const isTaken = this.#isEndTaken(guess);
    // Nothing newer begins behind the end of the page, nor, most probably, over what was freed last.
    const last = to >= usableSize || (isBlock && guess.end === to && !isTaken) ? to - 1 : to;
    // Of what took its end and was overwritten in turn a few bytes tell nothing.
    const doubted = hasLooseEnd ? withLostEnd(guess) : guess;
    const stands = standingPart(this.#stretch, doubted, {
      next,
      last,
      isAnchored: !isTaken && this.#chosen.isAnchored(index),
      layout: this.#layout,
      owners: this.#owners,
      endsAtCutHead: (one) => this.#search.endsAtCutHead(one),
    });
    const behind = this.#chosen.cells[index + 1];
    const endStands = (): boolean => this.#chosen.endStands();
    return stands && beforeTorn(reader, bytes, stands, region, behind, usableSize, endStands);
  }
}

/** Of a table with rowids, and weighed against all other ways to read its bytes. */
function isWeighedRow({ weighed, shape }: CellGuess): boolean {
  return weighed && shape?.table.withoutRowId === false;
}

/** Columns were added to the table: nothing tells how many serial types the lost header had. */
function hasOtherLengths({ rebuilt, shape }: CellGuess): boolean {
  return rebuilt && shape!.counts.length > 1;
}

/** The lowest of offsets that fall, among those above another. */
function lowestAbove(falling: readonly number[], offset: number): number | undefined {
  let low = 0;
  let high = falling.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (falling[middle]! > offset) low = middle + 1;
    else high = middle;
  }
  return falling[low - 1];
}

/** Whether a cell is part of a list of pages, which a page of the list of free pages held: numbers of four bytes, none of them large. */
function isPageList(bytes: Uint8Array, { offset, end }: CellGuess): boolean {
  for (let at = offset; at < end; at += 4) {
    if (bytes[at] !== 0 || bytes[at + 1] !== 0 || unsigned16(bytes, at + 2) < 2) return false;
  }
  return true;
}

/** Where cells begin that fill a stretch up to its end. */
export function fillsFrom(cells: readonly FoundCell[], to: number): number {
  let from = to;
  for (let i = cells.length - 1; i >= 0 && cells[i]!.guess.end === from; i--)
    from = cells[i]!.guess.offset;
  return from;
}
