import { unsigned16 } from '../page.ts';
import type { CellGuess } from './cell-guess.ts';
import type { CellReader } from './cell-reader.ts';
import type { RecordShape } from './record-shape.ts';

/** A stretch of a page that no live cell covers. */
export interface FreeRegion {
  readonly from: number;
  readonly to: number;
  readonly space: 'freeblock' | 'gap';
  /** The last cell in it was not overwritten at its end, as far as the page tells. */
  readonly endStands: boolean;
}

/**
 * The cells that most probably stood in a stretch of free space: of all ways to lay cells side by side in it,
 * the one with the highest score. Cells freed one after the other leave the header of a former freeblock in their first bytes,
 * so at each place both kinds are tried. Returns undefined where the budget of steps ran out.
 */
export function cellsOfRegion(
  reader: CellReader,
  bytes: Uint8Array,
  region: FreeRegion,
  usableSize: number,
  shapes: readonly RecordShape[],
  unknownToo: boolean,
  budget: number,
): CellGuess[] | undefined {
  const { from, to } = region;
  const best = new Float64Array(to - from + 1);
  const choice = new Map<number, CellGuess>();
  for (let at = to - 4; at >= from; at--) {
    const index = at - from;
    best[index] = best[index + 1]!;
    const isBlock = region.space === 'freeblock' && at === from;
    if (
      !isBlock &&
      bytes[at] === 0 &&
      bytes[at + 1] === 0 &&
      bytes[at + 2] === 0 &&
      bytes[at + 3] === 0
    )
      continue;
    if (reader.steps > budget) return undefined;
    const consider = (guess: CellGuess | undefined) => {
      if (guess === undefined) return;
      const sum = guess.score + best[guess.end - from]!;
      if (sum > best[index]!) {
        best[index] = sum;
        choice.set(at, guess);
      }
    };
    if (isBlock) {
      for (const shape of shapes)
        for (const guess of reader.rebuilt(bytes, at, to, shape)) consider(guess);
      continue;
    }
    for (const shape of shapes) {
      consider(reader.intact(bytes, at, to, shape, shape.table.withoutRowId));
    }
    if (unknownToo) consider(reader.intact(bytes, at, to, undefined, false));
    const blockEnd = formerBlockEnd(bytes, at, usableSize);
    if (blockEnd > 0) {
      const end = Math.min(blockEnd, to);
      for (const shape of shapes)
        for (const guess of reader.rebuilt(bytes, at, end, shape)) consider(guess);
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
  return chosen.filter(
    (guess, index) =>
      !guess.byEnd ||
      guess.end === chosen[index + 1]?.offset ||
      (guess.end === to && region.endStands),
  );
}

/** Where a freeblock ends whose header stands, or once stood, here; 0 where none can have. */
function formerBlockEnd(bytes: Uint8Array, at: number, usableSize: number): number {
  const next = unsigned16(bytes, at);
  const end = at + unsigned16(bytes, at + 2);
  if (end < at + 4 || end > usableSize) return 0;
  // Freeblocks are listed in their order and are at least four bytes apart.
  return next === 0 || (next > end && next <= usableSize - 4) ? end : 0;
}
