import type { RecoveredPlace, RecoveredSpace } from '../recovered-row.ts';
import { GrowingNumbers } from './growing-numbers.ts';

/** Kinds of space, by number. */
export const spaces: readonly RecoveredSpace[] = [
  'cell',
  'freelist',
  'freeblock',
  'gap',
  'wal',
  'journal',
];

/** Numbers of an entry: the five of a place, 0 for what it has not, and the next entry of the same row. */
const numbersEach = 6;
const nextAt = 5;
const none = -1;

/** Where rows stand besides the first place of each, in memory that objects of the language would take many times. */
export class FurtherPlaces {
  /** Bytes of a place. */
  static readonly bytesEach = 4 * numbersEach;
  /** The first entry of each row. */
  readonly #first = new GrowingNumbers();
  readonly #entries = new GrowingNumbers();

  /** The next row has none yet. */
  addRow(): void {
    this.#first.push(none);
  }

  clear(row: number): void {
    this.#first.set(row, none);
  }

  /** Adds the places of a row, of which the first is kept elsewhere, behind those that are known; returns how many. */
  keep(row: number, places: readonly RecoveredPlace[]): number {
    let known = 1;
    let last = none;
    for (let entry = this.#first.at(row); entry !== none; entry = this.#next(entry)) {
      last = entry;
      known++;
    }
    for (let index = known; index < places.length; index++) {
      const added = this.#add(places[index]!);
      if (last === none) this.#first.set(row, added);
      else this.#entries.set(last + nextAt, added);
      last = added;
    }
    return Math.max(0, places.length - known);
  }

  /** Puts those of a row behind what `places` holds. */
  addTo(row: number, places: RecoveredPlace[]): void {
    for (let entry = this.#first.at(row); entry !== none; entry = this.#next(entry))
      places.push(this.#placeAt(entry));
  }

  #add({ page, offset, space, frame = none, commit = none }: RecoveredPlace): number {
    const entry = this.#entries.length;
    for (const number of [page, offset, spaces.indexOf(space), frame + 1, commit + 1, none])
      this.#entries.push(number);
    return entry;
  }

  #placeAt(entry: number): RecoveredPlace {
    const numbers = this.#entries;
    const page = numbers.at(entry) >>> 0;
    const offset = numbers.at(entry + 1);
    const space = spaces[numbers.at(entry + 2)]!;
    return placeOf(
      page,
      offset,
      space,
      (numbers.at(entry + 3) >>> 0) - 1,
      (numbers.at(entry + 4) >>> 0) - 1,
    );
  }

  #next(entry: number): number {
    return this.#entries.at(entry + nextAt);
  }
}

/** A place; `frame` and `commit` are -1 where it has none. */
export function placeOf(
  page: number,
  offset: number,
  space: RecoveredSpace,
  frame: number,
  commit: number,
): RecoveredPlace {
  if (frame < 0) return { page, offset, space };
  return commit < 0 ? { page, offset, space, frame } : { page, offset, space, frame, commit };
}
