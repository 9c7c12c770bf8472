import { varintLength, varintSize } from '../../varint.ts';
import type { RecordShape } from '../shapes/record-shape.ts';
import { serialLength } from '../shapes/serial-class.ts';
import type { ValueHabits } from '../shapes/value-habits.ts';
import { noMatch } from '../shapes/value-score.ts';
import { varintSizeOf } from './cell-arithmetic.ts';
import { overwritten } from './cell-guess.ts';

/** The first bytes of serial types of two, without the bit that says so. */
const highs: readonly number[] = Array.from({ length: 127 }, (_, index) => index + 1);

/** What was lost of a header, and so where the values begin. */
export interface LostHeader {
  /** Bytes that the size of the payload takes. */
  readonly sizeLength: number;
  /** How many values lost their serial types. */
  readonly lost: 1 | 2;
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

/**
 * The ways in which a cell of a table without rowid can have lost the first four bytes, which held the size of its payload, that of its header and the
 * first serial types: by what stands behind, the others are such as its table allows.
 */
export function lostHeaders(
  shape: RecordShape,
  habits: ValueHabits,
  bytes: Uint8Array,
  at: number,
  limit: number,
  count: number,
): LostHeader[] {
  const found: LostHeader[] = [];
  const from = at + overwritten;
  const add = (
    sizeLength: number,
    lost: 1 | 2,
    isLong: boolean,
    among?: readonly number[],
  ): void => {
    if (count < lost) return;
    const rest: number[] = [];
    let serialAt = among === undefined ? from : from + 1;
    let chance = 0;
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
  add(1, 2, false);
  add(1, 1, true);
  add(2, 1, false);
  if (low !== undefined) {
    add(1, 2, false, [128 + low, 256 + low]);
    add(
      2,
      1,
      false,
      highs.map((high) => 128 * high + low),
    );
  }
  return found;
}
