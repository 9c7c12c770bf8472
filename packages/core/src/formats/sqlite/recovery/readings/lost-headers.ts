import { varintLength, varintSize } from '../../varint.ts';
import type { RecordShape } from '../shapes/record-shape.ts';
import { serialLength } from '../shapes/serial-class.ts';
import type { ValueHabits } from '../shapes/value-habits.ts';
import { noMatch } from '../shapes/value-score.ts';
import { endsVarint, longestRowId, varintSizeOf } from '../cells/cell-arithmetic.ts';
import { overwritten } from '../cells/cell-guess.ts';

/** The first bytes of serial types of two, without the bit that says so. */
const highs: readonly number[] = Array.from({ length: 127 }, (_, index) => index + 1);

/** So many of them are of values that a payload can hold whose size takes one byte. */
const highsOfShort = 2;
/** Bytes of the size of a payload, at most, where that is in one page. */
export const longestSize = 3;

/** What was lost of a header, and so where the values begin. */
export interface LostHeader {
  /** Bytes that the size of the payload takes. */
  readonly sizeLength: number;
  /** How many values lost their serial types. */
  readonly lost: 0 | 1 | 2;
  /** What the serial type of the last of them can have been, if its last byte stands; undefined if it is lost whole. */
  readonly among: readonly number[] | undefined;
  /** Serial types of two bytes are lost whole. */
  readonly isLong: boolean;
  /** Those that stand. */
  readonly rest: readonly number[];
  readonly bodyAt: number;
  /** Bytes of those. */
  readonly serialBytes: number;
  readonly chance: number;
}

/** Where a header was that the header of a freeblock has overwritten, in a space that ends at `limit`. */
export interface HeaderPlace {
  readonly bytes: Uint8Array;
  readonly at: number;
  readonly limit: number;
  /** Bytes that a rowid has at least there, and how many of each length cells around have. */
  readonly leastRowId: number;
  readonly rowIdLengths: readonly number[];
}

/**
 * The ways in which a cell can have lost the first four bytes, which held the size of its payload, its rowid where it has one, the length of its header and
 * the first serial types: by what stands behind, the others are such as its table allows.
 */
export function lostHeaders(
  shape: RecordShape,
  habits: ValueHabits,
  place: HeaderPlace,
  count: number,
): LostHeader[] {
  const found: LostHeader[] = [];
  const { bytes, at, limit } = place;
  const from = at + overwritten;
  const add = (
    sizeLength: number,
    lost: LostHeader['lost'],
    isLong: boolean,
    among?: readonly number[],
    serialsAt = among === undefined ? from : from + 1,
    ofRowId = 0,
  ): void => {
    if (count < lost) return;
    const rest: number[] = [];
    let serialAt = serialsAt;
    let chance = ofRowId;
    for (let position = lost; position < count; position++) {
      if (serialAt >= limit || bytes[serialAt] === 0x80) return;
      const serial = varintSize(bytes, serialAt);
      serialAt += varintLength(bytes, serialAt);
      if (serialLength(serial) < 0 || shape.likeness(position, serial) <= noMatch) return;
      chance += habits.ofSerial(position, serial);
      rest.push(serial);
    }
    if (serialAt <= limit)
      found.push({
        sizeLength,
        lost,
        among,
        isLong,
        rest,
        bodyAt: serialAt,
        serialBytes: rest.reduce((sum, serial) => sum + varintSizeOf(serial), 0),
        chance,
      });
  };
  const last = bytes[from]!;
  const low = last < 0x80 && from < limit ? last : undefined;
  const withLow = (most: number): readonly number[] =>
    highs.slice(0, most).map((high) => 128 * high + low!);
  if (shape.table.withoutRowId) {
    add(1, 2, false);
    add(1, 1, true);
    add(2, 1, false);
    if (low !== undefined) {
      add(1, 2, false, withLow(highsOfShort));
      add(2, 1, false, withLow(highs.length));
    }
    return found;
  }
  for (let rowId = place.leastRowId; rowId <= longestRowId; rowId++) {
    const ofRowId = logOfRowId(shape, place, rowId);
    for (let size = 1; size <= longestSize; size++) {
      const header = at + size + rowId;
      if (header > from && !endsVarint(bytes, from, header, rowId)) continue;
      if (header >= from) {
        // Its own length stands.
        const before = found.length;
        add(size, 0, false, undefined, header + 1, ofRowId);
        if (found.length > before && found[before]!.bodyAt - header !== bytes[header]) found.pop();
      } else if (header === from - 1) add(size, 0, false, undefined, from, ofRowId);
      else {
        add(size, 1, false, undefined, from, ofRowId);
        if (low !== undefined) add(size, 1, false, withLow(highsOfShort), from + 1, ofRowId);
      }
    }
  }
  return found;
}

/** How probable it is that a rowid has such a length, by those around and those of the table. */
function logOfRowId(shape: RecordShape, { rowIdLengths }: HeaderPlace, length: number): number {
  const share = shape.hasRowIdsOf(length) ? 1 / 2 : 1 / (shape.sampled + 2);
  const all = rowIdLengths.reduce((sum, count) => sum + count, 0);
  return Math.log(((rowIdLengths[length] ?? 0) + share) / (all + 1));
}
