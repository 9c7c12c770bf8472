import type { CellGuess } from './cell-guess.ts';
import type { RecordShape } from './record-shape.ts';

/** A layout whose score is lower by more than this is no rival of the best. */
const clearLead = 3;
/** What a cell costs at whose end no other begins. */
const looseEnd = 6;
/** A few live rows tell little of what else a table may hold: tables whose rows are as like as this are told apart by nothing. */
export const alikeTables = 8;
/** SQLite gives no cell less. */
export const shortestCell = 4;
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
  readonly #choices = new Map<number, CellGuess>();
  readonly #guesses: CellGuess[] = [];
  /** Offsets at which a cell may begin, or something that is none any more, and the end. */
  readonly beginnings: number[];
  readonly #marked = new Set<number>();
  #before: Float64Array | undefined = undefined;

  constructor(from: number, to: number) {
    this.#from = from;
    this.#to = to;
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
    this.#begin(index);
    this.#beginning[index] = sum;
    if (sum <= this.#behind[index]!) return;
    this.#behind[index] = sum;
    this.#choices.set(guess.offset, guess);
  }

  /** Something began here that is no cell, or none any more. */
  markBeginning(at: number): void {
    const index = at - this.#from;
    this.#marked.add(index);
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

  /** The same, or a rest too short for a cell is before it. */
  beginsBehind(offset: number): boolean {
    for (let at = offset; at < offset + shortestCell && at <= this.#to; at++) {
      if (this.beginsAt(at)) return true;
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
export function sameReading(first: CellGuess, second: CellGuess): boolean {
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
