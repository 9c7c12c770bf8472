import { shortestCell } from '../../page.ts';
import { cutAt, type CellGuess } from '../cells/cell-guess.ts';
import { isText } from '../cells/first-kind.ts';
import { formerBlockEnd } from '../cells/former-block.ts';
import { isZeroWord } from '../cells/zeros.ts';
import { firstBeginning } from '../readings/first-beginning.ts';
import { headBeyond } from '../readings/head-beyond.ts';
import { childBytes, isChild } from '../regions/interior-cells.ts';
import type { Layout } from '../regions/layout.ts';
import { headOfAnother, longestHeadOf, mayBeginHead } from '../regions/newer-head.ts';
import type { RecordShape } from '../shapes/record-shape.ts';
import { serialLength } from '../shapes/serial-class.ts';
import type { Stretch } from './stretch.ts';

/** Bytes of the head of a torn cell by which nothing tells that it is one. */
const tornBytes = 3;

/** What may have been written over a cell, and what is next to it. */
interface Surroundings {
  /** Where the next cell begins, which may have taken the end of what took that of this one; the end of the stretch where none does. */
  readonly next: number;
  /** The last offset at which something newer can begin. */
  readonly last: number;
  /**
   * Something that is older or in use begins right at its end. What took its end ends there too then: SQLite takes space from the end of
   * what is free.
   */
  readonly isAnchored: boolean;
  readonly layout: Layout;
  /** Tables that may have the page now, whose rows are newer. */
  readonly owners: readonly RecordShape[];
  endsAtCutHead(guess: CellGuess): boolean;
}

/**
 * A cell as far as nothing may have been written over it: what stands in its bytes and may be the beginning of another is newer.
 * Before that may be the rest of the head of a third. `undefined` where nothing of it is beyond doubt.
 */
export function standingPart(
  stretch: Stretch,
  guess: CellGuess,
  around: Surroundings,
): CellGuess | undefined {
  const { reader, bytes, region } = stretch;
  const { bodyAt, end, shape } = guess;
  const { next, layout, isAnchored, owners } = around;
  const newer = shape === undefined || owners.includes(shape) ? owners : [shape, ...owners];
  if (newer.length === 0) return guess;
  let limit = firstNewer(stretch, guess, around, newer);
  if (shape === undefined) return limit === Infinity || limit === end ? guess : undefined;
  if (!reader.score.isUtf16 && !guess.cut && guess.overflow === 0)
    limit = Math.min(limit, tornInText(bytes, guess));
  // All of a freeblock was of cells that the page had since it became a leaf.
  if (shape.table.withoutRowId && region.space === 'gap')
    limit = Math.min(limit, interiorBeginning(stretch, end, shape));
  if (isAnchored && limit === Infinity) return guess;
  limit = firstCutHead(stretch, guess, around, limit);
  if (end < next) limit = Math.min(limit, cutBlockIn(bytes, bodyAt, end, next));
  if (limit === Infinity) {
    const isFollowed = layout.beginsBehind(end) || around.endsAtCutHead(guess);
    return isFollowed || isZeroWord(bytes, end) ? guess : undefined;
  }
  if (guess.byEnd) return undefined;
  const localSize = Math.min(guess.localSize, limit - shape.length - headOfAnother - bodyAt);
  if (localSize < 4) return undefined;
  return cutAt(guess, localSize);
}

/** Where a whole row of one of these tables may begin in the values of a cell; its end where it is cut, else Infinity, where none does. */
function firstNewer(
  { reader, bytes }: Stretch,
  { bodyAt, end, cut }: CellGuess,
  { next, isAnchored }: Surroundings,
  tables: readonly RecordShape[],
): number {
  let limit = cut ? end : Infinity;
  for (const table of tables) {
    const until = Math.min(end, limit);
    const to = isAnchored ? end : next;
    const begin = firstBeginning(reader, bytes, bodyAt, until, to, table, isAnchored);
    if (begin >= 0) limit = begin;
    // One that went on behind that was overwritten there in turn.
    const beyond = isAnchored ? headBeyond(reader, bytes, bodyAt, Math.min(end, limit), table) : -1;
    if (beyond >= 0) limit = beyond;
  }
  return limit;
}

/** Where the head of a row of its own table may stand before `limit` whose row ended where another begins; `limit` where none does. */
function firstCutHead(
  { reader, bytes }: Stretch,
  { bodyAt, end, shape }: CellGuess,
  { last, layout }: Surroundings,
  limit: number,
): number {
  let first = limit;
  const longestHead = longestHeadOf(shape!);
  const most = Math.min(last, end + longestHead);
  for (const behind of layout.beginningsWithin(bodyAt + shortestCell, most)) {
    const until = Math.min(end, first, behind - shortestCell + 1);
    const from = Math.max(bodyAt, behind - longestHead);
    reader.spend((until - from) >> 2);
    for (let at = from; at < until; at++) {
      if (bytes[at]! > 1 && mayBeginHead(bytes, at, behind, shape!)) {
        first = at;
        break;
      }
    }
  }
  return first;
}

/**
 * Where the header of a freeblock stands between two places that says that it ended behind a third, where what came since begins: what was freed there had
 * taken the end of the cell before it. Infinity where none does.
 */
function cutBlockIn(bytes: Uint8Array, from: number, to: number, next: number): number {
  for (let at = from; at < to; at++) if (formerBlockEnd(bytes, at, bytes.length) > next) return at;
  return Infinity;
}

/** Where the last bytes of a cell hold what nobody types, in a text: the head of a newer one, of which little is left. Infinity where they hold none. */
function tornInText(bytes: Uint8Array, { serials, starts, bodyAt, end }: CellGuess): number {
  for (let position = 0; position < serials.length; position++) {
    if (!isText(serials[position]!) || starts[position]! < 0) continue;
    const from = bodyAt + starts[position]!;
    const to = Math.min(end, from + serialLength(serials[position]!));
    for (let at = Math.max(from, end - tornBytes); at < to; at++) {
      const isBreak = bytes[at] === 0x0a || bytes[at + 1] === 0x0a;
      if (bytes[at]! < 0x20 && bytes[at] !== 9 && !isBreak) return at;
      if (isStray(bytes, at, from)) return at;
    }
  }
  return Infinity;
}

/** Whether a byte goes on with a letter of UTF-8 that none before it begins: so does the size of a cell of more than 127 bytes. */
function isStray(bytes: Uint8Array, at: number, from: number): boolean {
  let lead = at;
  while (lead >= from && bytes[lead]! >> 6 === 0b10) lead--;
  if (lead === at) return false;
  const first = lead < from ? 0 : bytes[lead]!;
  const length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : first >= 0xc0 ? 2 : 1;
  return lead + length <= at;
}

/**
 * Where a cell of an interior page begins that took the last bytes of one that ends at `end`: rows without rowid stand in interior pages too,
 * with the number of a child page before them. What is in use behind the space may have taken all but that number. Of one that was overwritten in turn, a few bytes
 * of its head may be left. Infinity where none does.
 */
function interiorBeginning(
  { reader, bytes, region, usableSize }: Stretch,
  end: number,
  shape: RecordShape,
): number {
  const { to } = region;
  for (let head = end; head <= Math.min(end + childBytes + tornBytes, to); head++) {
    let begin = head - childBytes;
    if (!isChild(bytes, begin, reader.largestChild)) continue;
    const isTaken = head === to && to < usableSize;
    if (!isTaken && firstBeginning(reader, bytes, head, head + 1, to, shape, false) < 0) continue;
    for (let torn = tornBytes, at = begin - childBytes; torn >= 0; torn--) {
      if (isChild(bytes, at - torn, reader.largestChild)) begin = Math.min(begin, at - torn);
    }
    if (begin < end) return begin;
  }
  return Infinity;
}
