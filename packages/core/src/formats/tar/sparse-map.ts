import { EvidenceError, type SparseRun } from '../../model/index.ts';
import { isZeroBlock, numberAt } from './tar-header.ts';

/** More pieces than any real file has. */
const maxRuns = 1_000_000;

/** Pieces of a sparse file, as offset and length in turn, in the order in which they are stored. */
export function runsFrom(numbers: readonly number[], size: number): readonly SparseRun[] {
  if (numbers.length % 2 !== 0) throw wrong('a map with half a piece');
  const runs: SparseRun[] = [];
  let from = 0;
  let end = 0;
  for (let index = 0; index < numbers.length; index += 2) {
    const at = numbers[index]!;
    const length = numbers[index + 1]!;
    if (!Number.isSafeInteger(at) || !Number.isSafeInteger(length) || at < end || length < 0) {
      throw wrong(`piece ${index / 2} is out of order`);
    }
    if (at + length > size) throw wrong(`piece ${index / 2} lies outside the file`);
    if (length > 0) runs.push({ at, size: length, from });
    from += length;
    end = at + length;
  }
  return runs;
}

/** Where an old GNU block holds pieces, how many at most, and the byte that says whether another block continues them. */
const oldGnuPlaces = {
  header: { start: 386, count: 4, continues: 482 },
  continuation: { start: 0, count: 21, continues: 504 },
} as const;

/** Pieces in an old GNU header block, or in a block that continues it. */
export function oldGnuPieces(
  block: Uint8Array,
  kind: keyof typeof oldGnuPlaces,
): { readonly numbers: readonly number[]; readonly continues: boolean } {
  const { start, count, continues } = oldGnuPlaces[kind];
  const numbers: number[] = [];
  for (let index = 0; index < count; index++) {
    const at = start + index * 24;
    if (isZeroBlock(block.subarray(at, at + 24))) break;
    numbers.push(numberAt(block, at, 12), numberAt(block, at + 12, 12));
  }
  return { numbers, continues: block[continues] !== 0 };
}

/** The map of PAX 0.1: `offset,length,offset,length`. */
export function commaPieces(map: string): number[] {
  if (map === '') return [];
  const parts = map.split(',');
  if (parts.length > 2 * maxRuns) throw wrong('a map of too many pieces');
  return parts.map(decimal);
}

/** The map of PAX 1.0, which stands before the content: lines of decimal numbers, the first their count. Fed block by block. */
export class LeadingMap {
  readonly #numbers: number[] = [];
  #expected: number | undefined;
  #rest = '';

  /** True once the map is complete; content begins with the next block. */
  take(block: Uint8Array): boolean {
    const lines = (this.#rest + String.fromCharCode(...block)).split('\n');
    this.#rest = lines.pop() ?? '';
    if (this.#rest.length > 2 * block.length) throw wrong('a map that is not one');
    for (const line of lines) {
      if (this.#expected === undefined) {
        const pieces = decimal(line);
        if (pieces > maxRuns) throw wrong(`a map of ${pieces} pieces`);
        this.#expected = 2 * pieces;
      } else {
        this.#numbers.push(decimal(line));
      }
      if (this.#numbers.length === this.#expected) return true;
    }
    return false;
  }

  get numbers(): number[] {
    return this.#numbers;
  }
}

/** A decimal number of evidence; throws where it is none. */
export function decimal(text: string): number {
  if (!/^\d{1,16}$/.test(text)) throw wrong('a number that is none');
  return Number(text);
}

function wrong(detail: string): EvidenceError {
  return new EvidenceError('malformed', `sparse member: ${detail}`);
}
