import { unsigned16 } from '../page.ts';
import type { CellGuess } from './cell-guess.ts';
import type { CellReader } from './cell-reader.ts';
import { firstIsText } from './first-value.ts';
import type { RecordShape } from './record-shape.ts';

/** From this score on, bytes are a cell beyond doubt, and newer than one that reaches into them. */
const standsOut = 14;

/** A stretch of a page that no live cell covers. */
export interface FreeRegion {
  readonly from: number;
  readonly to: number;
  readonly space: 'freeblock' | 'gap';
  /** The last cell in it was not overwritten at its end, as far as the page tells. */
  readonly endStands: () => boolean;
}

/**
 * The cells that most probably stood in a stretch of free space: of all ways to lay cells side by side in it,
 * the one with the highest score. Cells freed one after the other leave the header of a former freeblock in their first bytes,
 * so at each place both kinds are tried, from the end on. `isCut` tells that the budget of steps ran out before its beginning.
 */
export function cellsOfRegion(
  reader: CellReader,
  bytes: Uint8Array,
  region: FreeRegion,
  usableSize: number,
  shapes: readonly RecordShape[],
  unknownToo: boolean,
  budget: number,
): { readonly cells: readonly CellGuess[]; readonly isCut: boolean } {
  const { from, to } = region;
  const only = region.space === 'freeblock' ? onlyCell(reader, bytes, from, to, shapes) : undefined;
  if (only !== undefined) return { cells: [only], isCut: false };
  const best = new Float64Array(to - from + 1);
  const choice = new Map<number, CellGuess>();
  /** The nearest cell behind whose beginning stands: what reaches over it was overwritten by it. */
  let nearest = to;
  let isCut = false;
  for (let at = to - 4; at >= from; at--) {
    const index = at - from;
    best[index] = best[index + 1]!;
    const isBlock = region.space === 'freeblock' && at === from;
    if (!isBlock && isBlank(bytes, at)) continue;
    if (reader.steps > budget) {
      isCut = true;
      break;
    }
    const consider = (guess: CellGuess | undefined) => {
      if (guess === undefined) return;
      const sum = guess.score + best[guess.end - from]!;
      if (sum > best[index]!) {
        best[index] = sum;
        choice.set(at, guess);
      }
    };
    if (!isBlock) {
      for (const shape of shapes) consider(intactOf(reader, bytes, at, to, nearest, shape));
      if (unknownToo) consider(intactOf(reader, bytes, at, to, nearest, undefined));
      const whole = choice.get(at);
      if (whole !== undefined && !whole.cut && whole.score >= standsOut) nearest = at;
    }
    const blockEnd = isBlock ? to : formerBlockEnd(bytes, at, usableSize);
    if (blockEnd === 0) continue;
    for (const shape of shapes) {
      for (const guess of reader.rebuilt(bytes, at, Math.min(blockEnd, to), shape)) {
        if (guess.end <= nearest) consider(guess);
      }
    }
  }
  const chosen: CellGuess[] = [];
  for (let at = from; at < to;) {
    const guess = choice.get(at);
    if (guess !== undefined && best[at - from]! > best[at - from + 1]!) {
      chosen.push(guess);
      at = guess.end;
    } else at++;
  }
  const cells = chosen
    .filter((guess, index) => !guess.byEnd || endIsKnown(chosen, index, region))
    .map((guess, index, all) =>
      guess.inferred >= 0 && guess.end === all[index + 1]?.offset
        ? { ...guess, inferred: -1 }
        : guess,
    );
  return { cells, isCut };
}

/** The cell that fills a freeblock from end to end, where that is beyond doubt: most blocks are one cell. */
function onlyCell(
  reader: CellReader,
  bytes: Uint8Array,
  from: number,
  to: number,
  shapes: readonly RecordShape[],
): CellGuess | undefined {
  const shape = shapes[0];
  if (shape === undefined || shapes.length > 1) return undefined;
  let only: CellGuess | undefined;
  for (const guess of reader.rebuilt(bytes, from, to, shape)) {
    if (guess.end !== to || guess.cut || guess.byEnd || guess.score < standsOut) continue;
    if (only !== undefined) return undefined;
    only = guess;
  }
  // A newer cell may have taken the end of the block and been freed since: its beginning still stands.
  for (let at = only?.bodyAt ?? to; at < to - 8; at++) {
    const newer = reader.intact(bytes, at, to, shape, shape.table.withoutRowId);
    if (newer !== undefined && !newer.cut && newer.score >= standsOut) return undefined;
  }
  return only;
}

/**
 * Whether a cell ends where it was thought to. A first value of few possible lengths only has to reach the next cell;
 * of a text, every length does, so all of the space must be laid out with cells and its end be known.
 */
function endIsKnown(chosen: readonly CellGuess[], index: number, region: FreeRegion): boolean {
  const { shape, end, serials } = chosen[index]!;
  // A real read from the wrong place is rarely a usual one, so one that was judged usual says as much.
  if (shape !== undefined && (!firstIsText(shape) || serials.includes(7, 1))) {
    return end === (chosen[index + 1]?.offset ?? region.to);
  }
  if (!region.endStands()) return false;
  for (let i = index; i + 1 < chosen.length; i++) {
    if (chosen[i]!.end !== chosen[i + 1]!.offset) return false;
  }
  return chosen.at(-1)!.end === region.to;
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
  if (guess === undefined || guess.end <= nearest) return guess;
  return reader.intact(bytes, at, nearest, shape, withoutRowId);
}

function isBlank(bytes: Uint8Array, at: number): boolean {
  return bytes[at] === 0 && bytes[at + 1] === 0 && bytes[at + 2] === 0 && bytes[at + 3] === 0;
}

/** Where a freeblock ends whose header stands, or once stood, here; 0 where none can have. */
function formerBlockEnd(bytes: Uint8Array, at: number, usableSize: number): number {
  const next = unsigned16(bytes, at);
  const end = at + unsigned16(bytes, at + 2);
  if (end < at + 4 || end > usableSize) return 0;
  // Freeblocks are listed in their order and are at least four bytes apart.
  return next === 0 || (next > end && next <= usableSize - 4) ? end : 0;
}
