import { unsigned16 } from '../../page.ts';
import {
  beginsAsNext,
  hasOtherReading,
  isWithinOthers,
  mayEndAt,
  mayHaveFragment,
  onlyReading,
  standingPart,
} from './cell-doubts.ts';
import type { CellGuess } from './cell-guess.ts';
import type { CellReader } from './cell-reader.ts';
import { firstIsText } from './first-value.ts';
import { formerBlockEnd, isOverlapped, wasFreeblock } from './former-block.ts';
import type { FreeRegion } from './free-region.ts';
import { HeadFilter } from './head-filter.ts';
import { interiorCellsIn } from './interior-cells.ts';
import { areGiven, endIsKnown, haveGivenRowIds, tailOf } from './known-ends.ts';
import { Layout, shortestCell } from './layout.ts';
import type { RecordShape } from '../shapes/record-shape.ts';
import { nullBit } from '../shapes/serial-class.ts';
import { isZero } from './zeros.ts';

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
/** In larger pages too many bytes look like the header of a freeblock. */
const tellingPage = 16384;
/** With so many columns, what stands of a header is no chance (3 more wrong rows in 2,500 random histories, 2 % more of what still stood found). */
const tellingColumns = 3;

/** Cells behind one among which the header of a freeblock is looked for. */
const fewBehind = 4;
/** Tables that may have had a page since, whose rows are looked for over what stands in it. */
const fewOwners = 8;
/** With so many live rows, those that are read from the wrong place mostly have a number that none of these has. */
const enoughToDoubt = 20;
/** Bytes that a row of few values has besides its serial types. */
const poorRow = 8;

/** A cell that most probably stood in a stretch of free space. */
export interface FoundCell {
  readonly guess: CellGuess;
  /** Tables whose rows it looks like about as much as those of the table of the guess; that one is not among them. */
  readonly others: readonly RecordShape[];
  /** Where its values begin was read, or told by the end of the space, which stands; not by what is next to it. */
  readonly isPlaced: boolean;
}

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
export function cellsOfRegion(
  reader: CellReader,
  bytes: Uint8Array,
  region: FreeRegion,
  usableSize: number,
  shapes: readonly RecordShape[],
  unknownToo: boolean,
  budget: number,
): RegionCells {
  const { from, to } = region;
  const layout = new Layout(from, to);
  const [shape] = shapes;
  reader.leastRowId = shape === undefined ? 1 : (region.leastRowId?.(areGiven(shape)) ?? 1);
  const heads = new HeadFilter(shapes, unknownToo);
  // The larger a page, the more of its bytes look like a header by chance.
  const enoughConfirmed = usableSize > tellingPage ? 13 : enoughAtEnd;
  /** The nearest beginning behind that is beyond doubt. */
  let nearest = to;
  /** There stood the header of a freeblock. */
  let isNearestFreed = false;
  /** Where headers of freeblocks stood that ended where the free space does, from the last one on. */
  const headers: number[] = [];
  /** Where the freeblocks ended whose headers stood somewhere, as far as bytes tell, and how many of them. */
  const formerEnds = new Map<number, number>();
  let isCut = false;
  for (let at = to - shortestCell + 1; at > from;) {
    at = heads.highest(bytes, from, at - 1, to, usableSize);
    layout.stepTo(at);
    const isBlock = region.space === 'freeblock' && at === from;
    if (!isBlock && isBlank(bytes, at)) continue;
    if (reader.steps > budget || layout.isFull) {
      isCut = true;
      layout.stepTo(from);
      break;
    }
    let beginning = nearest;
    let isFreed: boolean = isNearestFreed;
    if (!isBlock && bytes[at]! > 1 && heads.mayStand(bytes, at, to)) {
      for (let i = unknownToo ? -1 : 0; i < shapes.length; i++) {
        const guess = intactOf(reader, bytes, at, region, nearest, shapes[i]);
        if (guess === undefined) continue;
        // One of few values must end right where something begins.
        if (!guess.cut && guess.score < enoughIntact && !layout.beginsBehind(guess.end)) continue;
        layout.consider(guess);
        if (guess.score < (layout.beginsAt(guess.end) ? standsOut : standsOutLoose)) continue;
        beginning = at;
        isFreed = false;
      }
    }
    const isPointer = at < (region.staleTo ?? from);
    const blockEnd = isBlock ? to : isPointer ? 0 : formerBlockEnd(bytes, at, usableSize);
    if (blockEnd > 0) {
      formerEnds.set(blockEnd, (formerEnds.get(blockEnd) ?? 0) + 1);
      // The end of a freeblock is the beginning of what was in use behind it.
      const isConfirmed = layout.beginsAt(blockEnd);
      const bonus = isConfirmed ? 3 : blockEnd > to ? 0 : -3;
      if (isConfirmed || usableSize <= tellingPage) layout.markBeginning(at);
      const enough =
        blockEnd === to || blockEnd === nearest
          ? enoughAtEnd
          : isConfirmed
            ? enoughConfirmed
            : enoughScore;
      if (blockEnd === to) headers.push(at);
      let overlapped: boolean | undefined;
      for (const shape of shapes) {
        const limit = Math.min(blockEnd, nearest);
        const isFilled = isNearestFreed && limit === nearest;
        for (const guess of reader.rebuilt(bytes, at, limit, shape, isFilled)) {
          if (isBlock) layout.consider(guess);
          else if (
            guess.score >= enough &&
            !(overlapped ??= isOverlapped(bytes, at, blockEnd, from, to, usableSize))
          ) {
            layout.consider({ ...guess, score: guess.score + bonus });
            // Nothing goes on over it: what was freed last stands.
            if (blockEnd !== to) continue;
            beginning = at;
            isFreed = true;
          }
        }
      }
    }
    nearest = beginning;
    isNearestFreed = isFreed;
  }
  const chosen = layout.best();
  let offsets: ReadonlySet<number> | undefined;
  let intact: ReadonlySet<number> | undefined;
  /** The header of a freeblock stood there: it ended where something begins, or where others did, and hardly any other bytes do. */
  const hadHeader = (offset: number): boolean => {
    if (offset <= from || offset >= to) return false;
    const end = formerBlockEnd(bytes, offset, usableSize);
    if (end === to || end <= offset) return end === to;
    offsets ??= new Set(chosen.map((guess) => guess.offset));
    if (offsets.has(end)) return true;
    return end > to && usableSize <= tellingPage && formerEnds.get(end)! > 1;
  };
  /** What it ends at was there before the cell was freed; before the header of a freeblock a fragment may be. */
  const isFollowedBy = ({ end }: CellGuess, longest: number): boolean => {
    intact ??= new Set(chosen.filter(({ rebuilt }) => !rebuilt).map(({ offset }) => offset));
    if (end === to || intact.has(end)) return true;
    for (let at = end; at < end + longest; at++) if (hadHeader(at)) return true;
    return false;
  };
  const endStands = once(() => region.endStands(freed(), haveGivenRowIds(chosen, shape)));
  const isCrowded = () => region.isCrowded(freed(), haveGivenRowIds(chosen, shape));
  // To be asked when all cells are chosen.
  const crowded = once(isCrowded);
  /** How many cells were freed in it. */
  const freed = (): number => new Set([...headers, ...chosen.map(({ offset }) => offset)]).size;
  /**
   * Neither the header says that it was freed alone, and so how long it was, nor the rowids around that just so many rows stood there. Few live rows
   * would contradict no other reading, so that all rows of a table that was emptied would be doubted.
   */
  const isLoose = ({ offset, end, shape: table }: CellGuess): boolean =>
    table!.sampled >= enoughToDoubt &&
    formerBlockEnd(bytes, offset, usableSize) !== end &&
    !region.isCrowded(freed() + 1, haveGivenRowIds(chosen, shape));
  const isEndKnown = (index: number): boolean =>
    endIsKnown(chosen, index, tail, region, endStands, hadHeader);
  /** What it ends at was there before it was freed: nothing newer goes on beyond. */
  const isAnchored = (guess: CellGuess, index: number): boolean => {
    if (guess.cut) return false;
    if (guess.byEnd) return isEndKnown(index);
    const isNewer =
      guess.rowId !== undefined &&
      region.isOlder?.(guess.rowId, haveGivenRowIds(chosen, shape)) === false;
    if (guess.end === to && isNewer) return false;
    if (isFollowedBy(guess, guess.rebuilt ? shortestCell : 1)) return true;
    const next = chosen[index + 1];
    if (next?.rebuilt === true || guess.shape === undefined) return false;
    // A row of NULLs is too poor to be chosen.
    const end = next?.offset ?? to;
    return (
      end > guess.end &&
      end - guess.end <= poorRow + guess.shape.length &&
      reader.firstBeginning(bytes, guess.end, guess.end + 1, end, guess.shape, true) >= 0
    );
  };
  // A rebuilt cell proves itself by ending where the next begins; its header alone would not do.
  const isWhole = (guess: CellGuess, index: number) =>
    !guess.rebuilt ||
    (guess.byEnd && !guess.byNumbers && !guess.alone && !startsAsUsual(guess)
      ? isEndKnown(index)
      : layout.beginsAt(guess.end) || (!guess.byEnd && isFollowedBy(guess, shortestCell)));
  if (shapes.length === 1)
    addOnlyReadings(reader, bytes, region, shapes[0]!, headers, chosen, endStands, isCrowded);
  const cells: FoundCell[] = [];
  const tail = tailOf(chosen, region);
  for (const [index, guess] of chosen.entries()) {
    if (reader.steps > 2 * budget) {
      isCut = true;
      break;
    }
    // Columns were added to the table: nothing tells how many serial types the lost header had.
    const hasOtherLengths = guess.rebuilt && guess.shape!.counts.length > 1;
    if (guess.byEnd && !guess.alone && !guess.byNumbers) {
      // Texts have any length, so that an end that fits tells less: the header of a freeblock must have stood where the cell begins, or it
      // must hold so many serial types behind the lost one that none of its neighbours can be shifted and still begin with theirs.
      const isTelling = guess.shape!.length >= tellingColumns || chosen.length === 1;
      const fits =
        !firstIsText(guess.shape!) || isTelling || guess.offset === from || hadHeader(guess.offset);
      if (mayHaveFragment(reader, bytes, guess, crowded(), isLoose(guess))) continue;
      if (reader.score.hasLooseSpace(bytes, guess.serials, guess.starts, guess.bodyAt)) continue;
      if (!fits || hasOtherLengths || !isEndKnown(index)) continue;
      if (guess.end === to && beginsAsNext(bytes, guess)) continue;
    }
    // The same of a cell that begins with the rowid's other name, of which only the length of the rowid is lost, where its header says no end.
    const isShifted =
      guess.rebuilt &&
      !guess.cut &&
      guess.shape!.allowed[0] === nullBit &&
      formerBlockEnd(bytes, guess.offset, usableSize) !== guess.end;
    if (isShifted && mayHaveFragment(reader, bytes, guess, crowded(), isLoose(guess))) continue;
    const isBlock = region.space === 'freeblock' && guess.offset === from;
    const hasLooseEnd = !isWhole(guess, index);
    const beginsAtOther = isBlock || chosen[index - 1]?.end === guess.offset;
    if (hasLooseEnd && !(beginsAtOther && !guess.byEnd)) continue;
    if (layout.isDoubtful(guess)) continue;
    const beside = [chosen[index - 1], guess, chosen[index + 1]];
    if (guess.rebuilt && isWithinOthers(beside, () => layout.otherTables(guess))) continue;
    const blockEnd = isBlock ? to : Math.min(to, formerBlockEnd(bytes, guess.offset, usableSize));
    // Where no list says that a freeblock stood, something beyond doubt must stand where the cell ends.
    const isFollowed =
      chosen[index + 1]?.offset === guess.end ||
      isFollowedBy(guess, guess.byEnd ? 1 : shortestCell);
    if (guess.rebuilt && !isBlock && !hasLooseEnd && guess.end !== blockEnd && !isFollowed)
      continue;
    const nextHeader = Math.min(
      lowestAbove(headers, guess.offset) ?? to,
      ...chosen
        .slice(index + 1, index + fewBehind)
        .map(({ offset }) => offset)
        .filter((offset) => offset >= guess.end && hadHeader(offset)),
    );
    const limit = Math.min(blockEnd, Math.max(guess.end, nextHeader));
    const next = chosen[index + 1]?.offset ?? to;
    const isWholeIn = (): boolean =>
      (guess.end === limit || guess.end === next) && isEndKnown(index);
    if (guess.rebuilt && hasOtherReading(reader, bytes, guess, limit, next, layout, isWholeIn))
      continue;
    if (guess.rebuilt && !isBlock && isPageList(bytes, guess)) continue;
    // Nothing newer begins behind the end of the page, nor, most probably, over what was freed last.
    const last = to >= usableSize || (isBlock && guess.end === to) ? to - 1 : to;
    const anchored = isAnchored(guess, index);
    const owners = unknownToo ? shapes.slice(0, fewOwners) : shapes.slice(0, 1);
    // Of what took its end and was overwritten in turn a few bytes tell nothing.
    const doubted = hasLooseEnd ? { ...guess, cut: true } : guess;
    const stands = standingPart(reader, bytes, doubted, to, next, last, layout, anchored, owners);
    const standing = stands === undefined ? undefined : beforeTorn(reader, bytes, stands, region);
    if (standing === undefined) continue;
    if (standing.rebuilt && standing.cut && (!(isBlock || hasLooseEnd) || hasOtherLengths))
      continue;
    cells.push({
      guess: standing,
      others: layout.otherTables(guess),
      isPlaced: !guess.byEnd || guess.byNumbers || (guess.end === to && endStands()),
    });
  }
  return { cells, isCut };
}

/**
 * A cell up to where the first bytes of a newer one may have taken its end, or cells of an interior page or the list of cells, which was longer
 * once, what was in it.
 */
function beforeTorn(
  reader: CellReader,
  bytes: Uint8Array,
  guess: CellGuess,
  region: FreeRegion,
): CellGuess | undefined {
  const { bodyAt, end } = guess;
  let limit = guess.rebuilt ? end : (region.copiedTo?.(guess.offset, end) ?? end);
  if (region.tornAt !== undefined && end === region.to) {
    const tornAt = region.tornAt(guess.shape !== undefined && areGiven(guess.shape));
    // One byte is too little where the cell itself says that it ends there, or no other reading of it ends before.
    const isTelling =
      region.space === 'gap' ||
      end - tornAt > 1 ||
      (guess.byEnd && mayEndAt(reader, bytes, guess, tornAt));
    if (isTelling) limit = Math.min(limit, tornAt);
  }
  const { takenFrom = end } = region;
  if (guess.offset < takenFrom) limit = Math.min(limit, takenFrom);
  if (region.staleTo !== undefined) {
    limit = Math.min(limit, repeatedPointer(reader, bytes, bodyAt, end));
    limit = interiorCellsIn(bytes, bodyAt, limit, reader.largestChild);
  }
  if (limit === end) return guess;
  if (guess.byEnd || limit - bodyAt < shortestCell) return undefined;
  const localSize = Math.min(guess.localSize, limit - bodyAt);
  return { ...guess, cut: true, localSize, overflow: 0 };
}

/** Where one number of two bytes begins to stand several times side by side, and is an offset behind the cell; `to` where none does. */
function repeatedPointer(reader: CellReader, bytes: Uint8Array, from: number, to: number): number {
  // The list begins at an even place, behind a header of eight or twelve bytes.
  for (let at = from + (from & 1); at + 6 <= to; at += 2) {
    const pointer = unsigned16(bytes, at);
    if (pointer < to || pointer >= bytes.length) continue;
    // A digit or letter that comes three times.
    if (reader.score.isUtf16 && (pointer & 0xff) === 0) continue;
    if (unsigned16(bytes, at + 2) === pointer && unsigned16(bytes, at + 4) === pointer) return at;
  }
  return to;
}

/**
 * Between the headers of two freeblocks, or one and the end of the free space, stood a cell, be there ever so little that speaks for it:
 * where it can be read in one way only, it is added to those chosen.
 */
function addOnlyReadings(
  reader: CellReader,
  bytes: Uint8Array,
  { to }: FreeRegion,
  shape: RecordShape,
  headers: readonly number[],
  chosen: CellGuess[],
  endStands: () => boolean,
  isCrowded: () => boolean,
): void {
  const isHeader = new Set(headers);
  let end = to;
  let next = chosen.length - 1;
  for (const header of headers) {
    while (next >= 0 && chosen[next]!.offset > header) end = Math.min(end, chosen[next--]!.offset);
    const before = chosen[next];
    if (before?.offset !== header && !(before !== undefined && before.end > header)) {
      const limit = end;
      const endsAtHeader = isHeader.has(limit);
      const isEndKnown = (): boolean => endsAtHeader || (limit === to && endStands());
      const only = onlyReading(reader, bytes, header, limit, shape, isEndKnown, isCrowded);
      // What the order of rowids alone says of an end is held against the values as well.
      const isByOrder = only?.byEnd === true && !endsAtHeader;
      if (only !== undefined && !(isByOrder && only.score < 0))
        chosen.splice(next + 1, 0, isByOrder ? { ...only, alone: false } : only);
    }
    end = header;
  }
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

function once(ask: () => boolean): () => boolean {
  let answer: boolean | undefined;
  return () => (answer ??= ask());
}

/** Whether the first value is a number of a length that live rows have there: few lengths are, so an end that fits is no chance. */
function startsAsUsual({ serials, shape }: CellGuess): boolean {
  return serials[0]! > 0 && serials[0]! < 12 && shape!.firstSerials[0]!.has(serials[0]!);
}

/** A cell whose beginning stands, up to where the next one overwrote it. */
function intactOf(
  reader: CellReader,
  bytes: Uint8Array,
  at: number,
  { from, to, space }: FreeRegion,
  nearest: number,
  shape: RecordShape | undefined,
): CellGuess | undefined {
  const withoutRowId = shape?.table.withoutRowId === true;
  const guess = reader.intact(bytes, at, to, shape, withoutRowId);
  if (guess === undefined) return undefined;
  // The header of the last freeblock of a page begins with zeros as well.
  const isBeforeBlock = space === 'freeblock' && followsBlock(bytes, guess.end, from, to);
  const limit = Math.min(nearest, isBeforeBlock ? to : wipedFrom(bytes, guess.end, to));
  return guess.end <= limit ? guess : reader.intact(bytes, at, limit, shape, withoutRowId);
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

function isBlank(bytes: Uint8Array, at: number): boolean {
  return bytes[at] === 0 && bytes[at + 1] === 0 && bytes[at + 2] === 0 && bytes[at + 3] === 0;
}
