import { shortestCell } from '../../page.ts';
import type { CellGuess } from '../cells/cell-guess.ts';
import { firstIndex } from '../cells/first-index.ts';
import type { RecordShape } from '../shapes/record-shape.ts';

/** A layout whose score is lower by more than this is no rival of the best. */
const clearLead = 3;
/** What a cell costs at whose end no other begins. */
const looseEnd = 6;
/** A few live rows tell little of what else a table may hold: tables whose rows are as like as this are told apart by nothing. */
export const alikeTables = 8;
/** Of more guesses, only those that may be rivals are compared. */
const manyGuesses = 256;
/** More are not held: that is one for each byte of the largest page. */
const mostGuesses = 2 ** 16;
const noShapes: readonly RecordShape[] = [];

/** Used again for each stretch: one is done with before the next begins. */
const memory = { behind: new Float64Array(0), beginning: new Float64Array(0) };

/** All cells that may stand in a stretch, and the best way to lay them side by side. */
export class Layout {
  readonly #from: number;
  readonly #to: number;
  /** Highest score that the space from an offset on can have: of all layouts, and of those with a cell that begins there. */
  readonly #behind: Float64Array;
  readonly #beginning: Float64Array;
  /** The lowest index that has been reached. */
  #index: number;
  readonly #choices = new Map<number, CellGuess>();
  /** From the highest offset to the lowest. */
  readonly #guesses: CellGuess[] = [];
  #near: readonly CellGuess[] | undefined = undefined;
  /** How far those of `#near` from an index on go at most. */
  #reach: Int32Array | undefined = undefined;
  /** Offsets at which a cell may begin, or something that is none any more, and the end; from the highest to the lowest. */
  readonly beginnings: number[];
  /** Indexes of what is marked, from the highest to the lowest. */
  readonly #marked: number[] = [];
  #before: Float64Array | undefined = undefined;

  readonly #isFollowed: (guess: CellGuess) => boolean;

  /** `isFollowed`: a cell ends where something may have begun of which what is in use behind the stretch took the rest. */
  constructor(from: number, to: number, isFollowed: (guess: CellGuess) => boolean) {
    this.#from = from;
    this.#to = to;
    this.#isFollowed = isFollowed;
    this.beginnings = [to];
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
    this.#index = Math.max(0, length - shortestCell);
  }

  /** Goes on to a lower offset: nothing begins at those between. */
  stepTo(at: number): void {
    const index = at - this.#from;
    const best = this.#behind[this.#index]!;
    while (this.#index > index) {
      this.#index--;
      this.#behind[this.#index] = best;
      this.#beginning[this.#index] = -Infinity;
    }
  }

  consider(guess: CellGuess): void {
    this.#guesses.push(guess);
    const index = guess.offset - this.#from;
    const sum = guess.score + this.#rest(guess);
    if (sum <= this.#beginning[index]!) return;
    this.#begin(index);
    this.#beginning[index] = sum;
    if (sum <= this.#behind[index]!) return;
    this.#behind[index] = sum;
    this.#choices.set(guess.offset, guess);
  }

  get isFull(): boolean {
    return this.#guesses.length >= mostGuesses;
  }

  /** Something began here that is no cell, or none any more. */
  markBeginning(at: number): void {
    const index = at - this.#from;
    this.#marked.push(index);
    this.#begin(index);
    this.#beginning[index] = Math.max(this.#beginning[index]!, this.#behind[index]!);
  }

  #begin(index: number): void {
    if (this.#beginning[index] === -Infinity) this.beginnings.push(this.#from + index);
  }

  /** Whether a cell, or the end of the space, is there. */
  beginsAt(offset: number): boolean {
    return this.#beginning[offset - this.#from]! > -Infinity;
  }

  /** Whether one that may be chosen is there, or the end of the space; not what only may be none any more. */
  cellBeginsAt(offset: number): boolean {
    return offset === this.#to || this.#choices.has(offset);
  }

  /** Whether it begins there, or a rest too short for a cell is before it. */
  beginsBehind(offset: number): boolean {
    for (let at = offset; at < offset + shortestCell && at <= this.#to; at++) {
      if (this.beginsAt(at)) return true;
    }
    return false;
  }

  best(): CellGuess[] {
    const chosen: CellGuess[] = [];
    for (let at = this.#from; at < this.#to;) {
      const index = at - this.#from;
      // Hardly any place has a choice, so that the memory is asked for it last.
      const isBetter = this.#behind[index]! > this.#behind[index + 1]!;
      const guess = isBetter ? this.#choices.get(at) : undefined;
      if (guess !== undefined) chosen.push(guess);
      at = guess?.end ?? at + 1;
    }
    return chosen;
  }

  /** Whether another reading of the same bytes is nearly as good; of another table none is where it is known that the cell `isOfTable`. */
  isDoubtful(guess: CellGuess, isOfTable: boolean): boolean {
    const guesses = this.#guesses.length > manyGuesses ? this.#nearBest() : this.#guesses;
    for (let i = firstBelow(guesses, guess.end); i < guesses.length; i++) {
      const other = guesses[i]!;
      if (this.#reach !== undefined && this.#reach[i]! <= guess.offset) break;
      if (other.end <= guess.offset || sameReading(other, guess)) continue;
      if (sameButFirst(other, guess)) continue;
      // It was weighed against these.
      if (guess.weighed && other.offset === guess.offset && other.shape === guess.shape) continue;
      if (isOfTable && other.shape !== guess.shape) continue;
      const lead = hasOtherForm(other, guess) ? alikeTables : clearLead;
      if (this.#scoreWith(other) >= this.#behind[0]! - lead) return true;
    }
    return false;
  }

  otherTables(guess: CellGuess): readonly RecordShape[] {
    let others: RecordShape[] | undefined;
    for (let i = firstBelow(this.#guesses, guess.offset + 1); ; i++) {
      const other = this.#guesses[i];
      if (other?.offset !== guess.offset) return others ?? noShapes;
      if (other.shape === undefined || other.shape === guess.shape) continue;
      if (other.score < guess.score - alikeTables || !sameReading(other, guess)) continue;
      (others ??= []).push(other.shape);
    }
  }

  /** Tables of which a row would have the same values there but for the first one, and be nearly as good: of what kind that is one of the two does not tell. */
  tablesOfOpenFirst(guess: CellGuess, isOfTable: boolean): readonly RecordShape[] {
    let others: RecordShape[] | undefined;
    for (let i = firstBelow(this.#guesses, guess.offset + 1); !isOfTable; i++) {
      const other = this.#guesses[i];
      if (other?.offset !== guess.offset) break;
      if (other.shape === undefined || !sameButFirst(other, guess)) continue;
      if (this.#scoreWith(other) < this.#behind[0]! - clearLead) continue;
      (others ??= []).push(other.shape);
    }
    return others ?? noShapes;
  }

  /** Offsets from `least` to `most` at which a cell may begin, or something that is none any more, or the end; from the highest on. */
  *beginningsWithin(least: number, most: number): Generator<number> {
    const { beginnings } = this;
    for (let i = firstAtMost(beginnings, most); i < beginnings.length; i++) {
      if (beginnings[i]! < least) return;
      yield beginnings[i]!;
    }
  }

  /** The score of the best layout with this cell in it. */
  #scoreWith(guess: CellGuess): number {
    const before = (this.#before ??= this.#scoresBefore());
    return before[guess.offset - this.#from]! + guess.score + this.#rest(guess);
  }

  /** The guesses that can be a rival of anything: hostile space holds so many others that they cannot all be compared. */
  #nearBest(): readonly CellGuess[] {
    if (this.#near !== undefined) return this.#near;
    const near = this.#guesses.filter(
      (guess) => this.#scoreWith(guess) >= this.#behind[0]! - alikeTables,
    );
    this.#reach = new Int32Array(near.length);
    let reach = 0;
    for (let i = near.length - 1; i >= 0; i--) {
      reach = Math.max(reach, near[i]!.end);
      this.#reach[i] = reach;
    }
    return (this.#near = near);
  }

  /** The highest score of what can stand behind a cell. */
  #rest(guess: CellGuess): number {
    const index = guess.end - this.#from;
    const beginning = this.#beginning[index]!;
    const behind = this.#behind[index]!;
    return beginning >= behind || this.#isFollowed(guess)
      ? Math.max(beginning, behind)
      : Math.max(beginning, behind - looseEnd);
  }

  /** For each offset, the highest score of what can stand before a cell that begins there. */
  #scoresBefore(): Float64Array {
    const ended = new Float64Array(this.#to - this.#from + 1).fill(-Infinity);
    const scores = new Float64Array(ended.length);
    const sorted = [...this.#guesses].sort((first, second) => first.offset - second.offset);
    let next = 0;
    let mark = this.#marked.length - 1;
    let loose = 0;
    for (let index = 0; index < scores.length; index++) {
      scores[index] = Math.max(loose, ended[index]!);
      const isMarked = this.#marked[mark] === index;
      if (isMarked) mark--;
      loose = Math.max(loose, ended[index]! - (isMarked ? 0 : looseEnd));
      for (; sorted[next]?.offset === this.#from + index; next++) {
        const { end, score } = sorted[next]!;
        const at = end - this.#from;
        ended[at] = Math.max(ended[at]!, scores[index]! + score);
      }
    }
    return scores;
  }
}

function firstBelow(guesses: readonly CellGuess[], offset: number): number {
  return firstIndex(guesses.length, (i) => guesses[i]!.offset < offset);
}

function firstAtMost(offsets: readonly number[], most: number): number {
  return firstIndex(offsets.length, (i) => offsets[i]! <= most);
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

/** Whether two guesses give the same values for different tables, but for the first one, whose kind is open by one of them. */
function sameButFirst(first: CellGuess, second: CellGuess): boolean {
  return (
    first.shape !== second.shape &&
    (first.serials[0] === -1) !== (second.serials[0] === -1) &&
    sameReading(first, second, 1)
  );
}

/** Whether two guesses give the same values, those from a position on, be it for different tables. */
export function sameReading(first: CellGuess, second: CellGuess, from = 0): boolean {
  return (
    first.offset === second.offset &&
    first.end === second.end &&
    first.bodyAt === second.bodyAt &&
    first.serials.length === second.serials.length &&
    first.serials.every(
      (serial, position) =>
        position < from ||
        (serial === second.serials[position] && first.starts[position] === second.starts[position]),
    )
  );
}
