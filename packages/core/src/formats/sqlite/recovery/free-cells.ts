import { unsigned16 } from '../page.ts';
import type { CellGuess } from './cell-guess.ts';
import type { CellReader } from './cell-reader.ts';
import type { RecordShape } from './record-shape.ts';

/** From this score on, bytes are the beginning of a cell beyond doubt. */
const standsOut = 14;
/** Below this, a cell is not rebuilt where nothing confirms that the header of a freeblock stood there. */
const enoughScore = 10;
/** In larger pages too many bytes look like the header of a freeblock. */
const tellingPage = 16384;
/** A layout whose score is lower by more than this is no rival of the best. */
const clearLead = 3;
/** What a cell costs at whose end no other begins. */
const looseEnd = 6;
/** A few live rows tell little of what else a table may hold: tables whose rows are as like as this are told apart by nothing. */
export const alikeTables = 8;
/** Bytes besides the serial types in the head of a cell, before which that of a third may stand. */
const headOfAnother = 6;
/** SQLite gives no cell less. */
const shortestCell = 4;
const noShapes: readonly RecordShape[] = [];

/** A stretch of a page that no live cell covers. */
export interface FreeRegion {
  readonly from: number;
  readonly to: number;
  readonly space: 'freeblock' | 'gap';
  /** The last cell in it was not overwritten at its end, as far as the page tells. */
  readonly endStands: () => boolean;
}

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
  const layout = new Layout(from, to, usableSize);
  // The larger a page, the more of its bytes look like a header by chance.
  const enoughConfirmed = usableSize > tellingPage ? 13 : 6;
  /** The nearest beginning behind that is beyond doubt. */
  let nearest = to;
  let isCut = false;
  for (let at = to - shortestCell; at >= from; at--) {
    layout.stepTo(at);
    const isBlock = region.space === 'freeblock' && at === from;
    if (!isBlock && isBlank(bytes, at)) continue;
    if (reader.steps > budget) {
      isCut = true;
      for (let rest = at - 1; rest >= from; rest--) layout.stepTo(rest);
      break;
    }
    let beginning = nearest;
    if (!isBlock && bytes[at]! > 1) {
      for (let i = unknownToo ? -1 : 0; i < shapes.length; i++) {
        const guess = intactOf(reader, bytes, at, to, nearest, shapes[i]);
        if (guess === undefined) continue;
        layout.consider(guess);
        if (guess.score >= standsOut) beginning = at;
      }
    }
    const blockEnd = isBlock ? to : formerBlockEnd(bytes, at, usableSize);
    if (blockEnd > 0) {
      // The end of a freeblock is the beginning of what was in use behind it.
      const isConfirmed = layout.beginsAt(blockEnd);
      const bonus = isConfirmed ? 3 : blockEnd > to ? 0 : -3;
      if (isConfirmed || usableSize <= tellingPage) layout.markBeginning(at);
      for (const shape of shapes) {
        for (const guess of reader.rebuilt(bytes, at, Math.min(blockEnd, nearest), shape)) {
          if (isBlock) layout.consider(guess);
          else if (guess.score >= (bonus > 0 ? enoughConfirmed : enoughScore))
            layout.consider({ ...guess, score: guess.score + bonus });
        }
      }
    }
    nearest = beginning;
  }
  const chosen = layout.best();
  // A rebuilt cell proves itself by ending where the next begins; its header alone would not do.
  const isWhole = (guess: CellGuess, index: number) =>
    !guess.rebuilt ||
    (guess.byEnd && !startsAsUsual(guess)
      ? endIsKnown(chosen, index, region)
      : layout.beginsAt(guess.end));
  const only = chosen.length > 0 ? undefined : onlyReading(reader, bytes, region, shapes);
  if (only !== undefined) chosen.push(only);
  const cells: FoundCell[] = [];
  for (const [index, guess] of chosen.entries()) {
    if (guess.byEnd && !guess.alone && !endIsKnown(chosen, index, region)) continue;
    if (!isWhole(guess, index) || layout.isDoubtful(guess)) continue;
    if (guess.rebuilt && hasOtherReading(reader, bytes, guess, region, usableSize, layout))
      continue;
    const isFreedLast = region.space === 'freeblock' && guess.offset === from && guess.end === to;
    const standing = standingPart(reader, bytes, guess, to, layout, isFreedLast);
    if (standing === undefined) continue;
    cells.push({
      guess: standing,
      others: layout.otherTables(guess),
      isPlaced: !guess.byEnd || (guess.end === to && region.endStands()),
    });
  }
  return { cells, isCut };
}

/** The one cell that can fill a freeblock, where no other can, however little speaks for it: the page says that one stood there. */
function onlyReading(
  reader: CellReader,
  bytes: Uint8Array,
  { from, to, space }: FreeRegion,
  shapes: readonly RecordShape[],
): CellGuess | undefined {
  if (space !== 'freeblock' || shapes.length !== 1) return undefined;
  const [first, ...others] = reader
    .possible(bytes, from, to, shapes[0]!)
    .filter((guess) => guess.end === to);
  if (first === undefined || first.byEnd) return undefined;
  return others.some((other) => !sameReading(other, first)) ? undefined : first;
}

/** Whether the lost beginning of a cell lets it be read in another way that nothing contradicts, be it unlikely. */
function hasOtherReading(
  reader: CellReader,
  bytes: Uint8Array,
  guess: CellGuess,
  { from, to, space }: FreeRegion,
  usableSize: number,
  layout: Layout,
): boolean {
  const { offset, shape } = guess;
  const isBlock = space === 'freeblock' && offset === from;
  const blockEnd = Math.min(to, isBlock ? to : formerBlockEnd(bytes, offset, usableSize));
  return reader
    .possible(bytes, offset, blockEnd, shape!)
    .some((other) => !sameReading(other, guess) && layout.beginsAt(other.end));
}

/**
 * A cell as far as nothing may have been written over it: what stands in its bytes and may be the beginning of another is newer.
 * Before that may be the rest of the head of a third. `undefined` where nothing of it is beyond doubt.
 */
function standingPart(
  reader: CellReader,
  bytes: Uint8Array,
  guess: CellGuess,
  to: number,
  layout: Layout,
  isFreedLast: boolean,
): CellGuess | undefined {
  const { bodyAt, end, shape } = guess;
  if (shape === undefined) return guess;
  let limit = guess.cut ? end : Infinity;
  for (let at = bodyAt; at < Math.min(end, limit); at++) {
    if (bytes[at]! < 2) continue;
    if (
      reader.mayBegin(bytes, at, to, shape) ||
      (!isFreedLast && layout.mayHide(reader, bytes, at, shape))
    )
      limit = at;
  }
  if (limit === Infinity)
    return layout.beginsBehind(end) || isBlank(bytes, end) ? guess : undefined;
  if (guess.byEnd) return undefined;
  const localSize = Math.min(guess.localSize, limit - shape.length - headOfAnother - bodyAt);
  if (localSize < 4) return undefined;
  return { ...guess, cut: true, localSize, overflow: 0 };
}

/** Used again for each stretch: one is done with before the next begins. */
const memory = { behind: new Float64Array(0), beginning: new Float64Array(0) };

/** All cells that may stand in a stretch, and the best way to lay them side by side. */
class Layout {
  readonly #from: number;
  readonly #to: number;
  readonly #usableSize: number;
  /** Highest score that the space from an offset on can have: of all layouts, and of those with a cell that begins there. */
  readonly #behind: Float64Array;
  readonly #beginning: Float64Array;
  readonly #choices = new Map<number, CellGuess>();
  readonly #guesses: CellGuess[] = [];
  readonly #marked = new Set<number>();
  #before: Float64Array | undefined = undefined;

  constructor(from: number, to: number, usableSize: number) {
    this.#usableSize = usableSize;
    this.#from = from;
    this.#to = to;
    const length = to - from + 1;
    if (memory.behind.length < length) {
      memory.behind = new Float64Array(length);
      memory.beginning = new Float64Array(length);
    }
    this.#behind = memory.behind;
    this.#beginning = memory.beginning;
    // No cell is so short that it could begin in the last bytes: the steps come after them.
    this.#behind.fill(0, Math.max(0, length - shortestCell), length);
    this.#beginning.fill(-Infinity, Math.max(0, length - shortestCell), length);
    this.#beginning[length - 1] = 0;
  }

  stepTo(at: number): void {
    const index = at - this.#from;
    this.#behind[index] = this.#behind[index + 1]!;
    this.#beginning[index] = -Infinity;
  }

  consider(guess: CellGuess): void {
    this.#guesses.push(guess);
    const index = guess.offset - this.#from;
    const sum = guess.score + this.#rest(guess);
    if (sum <= this.#beginning[index]!) return;
    this.#beginning[index] = sum;
    if (sum <= this.#behind[index]!) return;
    this.#behind[index] = sum;
    this.#choices.set(guess.offset, guess);
  }

  /** Something began here that is no cell, or none any more. */
  markBeginning(at: number): void {
    const index = at - this.#from;
    this.#marked.add(index);
    this.#beginning[index] = Math.max(this.#beginning[index]!, this.#behind[index]!);
  }

  /** Whether a cell, or the end of the space, is there. */
  beginsAt(offset: number): boolean {
    return this.#beginning[offset - this.#from]! > -Infinity;
  }

  /** The same, or a rest too short for a cell is before it. */
  beginsBehind(offset: number): boolean {
    for (let at = offset; at < offset + shortestCell && at <= this.#to; at++) {
      if (this.beginsAt(at)) return true;
    }
    return false;
  }

  /** Whether a head that began at an offset may have been overwritten by the next beginning. */
  mayHide(reader: CellReader, bytes: Uint8Array, at: number, shape: RecordShape): boolean {
    // Behind the end of the page nothing newer begins.
    const last = Math.min(
      this.#to < this.#usableSize ? this.#to : this.#to - 1,
      at + shape.length + 2 * headOfAnother,
    );
    for (let next = at + shortestCell; next <= last; next++) {
      if (this.beginsAt(next) && reader.mayBeginHead(bytes, at, next, shape)) return true;
    }
    return false;
  }

  best(): CellGuess[] {
    const chosen: CellGuess[] = [];
    for (let at = this.#from; at < this.#to;) {
      const guess = this.#choices.get(at);
      const index = at - this.#from;
      if (guess !== undefined && this.#behind[index]! > this.#behind[index + 1]!) {
        chosen.push(guess);
        at = guess.end;
      } else at++;
    }
    return chosen;
  }

  /** Whether another reading of the same bytes is nearly as good. */
  isDoubtful(guess: CellGuess): boolean {
    const rivals = this.#guesses.filter(
      (other) => other.offset < guess.end && other.end > guess.offset && !sameReading(other, guess),
    );
    if (rivals.length === 0) return false;
    const before = (this.#before ??= this.#scoresBefore());
    return rivals.some(
      (other) =>
        before[other.offset - this.#from]! + other.score + this.#rest(other) >=
        this.#behind[0]! - (hasOtherForm(other, guess) ? alikeTables : clearLead),
    );
  }

  otherTables(guess: CellGuess): readonly RecordShape[] {
    let others: RecordShape[] | undefined;
    for (const other of this.#guesses) {
      if (other.shape === undefined || other.shape === guess.shape) continue;
      if (other.score < guess.score - alikeTables || !sameReading(other, guess)) continue;
      (others ??= []).push(other.shape);
    }
    return others ?? noShapes;
  }

  /** The highest score of what can stand behind a cell. */
  #rest({ end }: CellGuess): number {
    const index = end - this.#from;
    return Math.max(this.#beginning[index]!, this.#behind[index]! - looseEnd);
  }

  /** For each offset, the highest score of what can stand before a cell that begins there. */
  #scoresBefore(): Float64Array {
    const ended = new Float64Array(this.#to - this.#from + 1).fill(-Infinity);
    const scores = new Float64Array(ended.length);
    const sorted = [...this.#guesses].sort((first, second) => first.offset - second.offset);
    let next = 0;
    let loose = 0;
    for (let index = 0; index < scores.length; index++) {
      scores[index] = Math.max(loose, ended[index]!);
      loose = Math.max(loose, ended[index]! - (this.#marked.has(index) ? 0 : looseEnd));
      for (; sorted[next]?.offset === this.#from + index; next++) {
        const { end, score } = sorted[next]!;
        const at = end - this.#from;
        ended[at] = Math.max(ended[at]!, scores[index]! + score);
      }
    }
    return scores;
  }
}

/** Whether two guesses take the same bytes for rows of tables that differ in form. */
function hasOtherForm(first: CellGuess, second: CellGuess): boolean {
  return (
    first.shape !== second.shape &&
    first.offset === second.offset &&
    first.end === second.end &&
    first.serials.length !== second.serials.length
  );
}

/** Whether two guesses give the same values, be it for different tables. */
function sameReading(first: CellGuess, second: CellGuess): boolean {
  return (
    first.offset === second.offset &&
    first.end === second.end &&
    first.bodyAt === second.bodyAt &&
    first.serials.length === second.serials.length &&
    first.serials.every(
      (serial, position) =>
        serial === second.serials[position] && first.starts[position] === second.starts[position],
    )
  );
}

/**
 * Whether a cell ends where it was thought to, where nothing else tells how long its first value was. The next beginning is no proof:
 * what stands there may be newer and have taken its end. Where cells fill the space to an end that stands, none was.
 */
function endIsKnown(chosen: readonly CellGuess[], index: number, region: FreeRegion): boolean {
  for (let i = index; i + 1 < chosen.length; i++) {
    if (chosen[i]!.end !== chosen[i + 1]!.offset) return false;
  }
  return chosen.at(-1)!.end === region.to && region.endStands();
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
  to: number,
  nearest: number,
  shape: RecordShape | undefined,
): CellGuess | undefined {
  const withoutRowId = shape?.table.withoutRowId === true;
  const guess = reader.intact(bytes, at, to, shape, withoutRowId);
  if (guess === undefined) return undefined;
  const limit = Math.min(nearest, wipedFrom(bytes, guess.end, to));
  return guess.end <= limit ? guess : reader.intact(bytes, at, limit, shape, withoutRowId);
}

/**
 * Where zeros begin that go on beyond the end of a cell: SQLite wiped what was newer there, and the last values of the cell with it.
 * Where nothing was wiped, the end of the cell.
 */
function wipedFrom(bytes: Uint8Array, end: number, to: number): number {
  if (end + 4 > to || !isBlank(bytes, end)) return end;
  let from = end;
  while (bytes[from - 1] === 0) from--;
  return from;
}

function isBlank(bytes: Uint8Array, at: number): boolean {
  return bytes[at] === 0 && bytes[at + 1] === 0 && bytes[at + 2] === 0 && bytes[at + 3] === 0;
}

/** Where a freeblock ends whose header stands, or once stood, here; 0 where none can have. */
function formerBlockEnd(bytes: Uint8Array, at: number, usableSize: number): number {
  // Text in a large page passes for offsets.
  if (isPrintable(bytes, at, at + 4)) return 0;
  const next = unsigned16(bytes, at);
  const end = at + unsigned16(bytes, at + 2);
  if (end < at + 4 || end > usableSize) return 0;
  // Freeblocks are listed in their order and are at least four bytes apart.
  return next === 0 || (next > end && next <= usableSize - 4) ? end : 0;
}

function isPrintable(bytes: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    if (bytes[at]! < 0x20 || bytes[at]! > 0x7e) return false;
  }
  return true;
}
