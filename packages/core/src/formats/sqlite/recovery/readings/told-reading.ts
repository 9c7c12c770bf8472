import { unsigned32 } from '../../page.ts';
import { serialLength } from '../shapes/serial-class.ts';
import { startsOf } from '../cells/cell-arithmetic.ts';
import type { LostHeader } from './lost-headers.ts';

/** What is asked of the weighing of a way to read a cell. */
interface Judge {
  /** In the place of the first value, the other name of the rowid, all rows hold NULL. */
  readonly hasAliasFirst: boolean;
  /** Whether a reading holds a text or number that is hardly one of its column: then none of the readings may be what stood there. */
  isOdd(reading: Reading): boolean;
}

/** A way to read a freed cell, and how probable it is, as a logarithm. */
export interface Reading {
  readonly weighing: Judge;
  readonly header: LostHeader;
  readonly first: number;
  /** -1 where but one is lost. */
  readonly second: number;
  readonly end: number;
  /** Where what stands of its values ends. */
  readonly localEnd: number;
  /** Where the number of its first overflow page stands; 0 where it has none. */
  readonly overflow: number;
  readonly bodySize: number;
  readonly chance: number;
}

/** What readings must weigh together by which the cell ends in its space, where the likeliest is one by which it does not. */
const enoughWhole = 1e-2;

/** What the bytes of a freed cell determine. */
export interface WeighedReading {
  readonly sizeLength: number;
  readonly bodyAt: number;
  readonly end: number;
  /** Serial types; -1 where they are not told. */
  readonly serials: readonly number[];
  /** Where each value begins, counted from `bodyAt`; -1 where it is not told. */
  readonly starts: readonly number[];
  /** How many values come first whose serial types may be -1, and the bytes of these. */
  readonly firstLength: number;
  readonly bodySize: number;
  readonly localSize: number;
  /** As of a `CellGuess`. */
  readonly overflow: number;
}

/** What all readings agree on but some that are rare together. `tellsParts`: some values as well, where the end of the cell is not sure, since a freeblock says that one stood there. */
export function toldBy(
  readings: readonly Reading[],
  bytes: Uint8Array,
  limit: number,
  rare: number,
  tellsParts: boolean,
): WeighedReading | 'nothing' {
  let best = readings[0];
  if (best === undefined) return 'nothing';
  for (const reading of readings) if (reading.chance > best.chance) best = reading;
  if (best.weighing.isOdd(best)) return 'nothing';
  const { header, end, first, second, bodySize, localEnd } = best;
  const most = best.chance;
  const weights = new Float64Array(readings.length);
  let all = 0;
  for (let i = 0; i < readings.length; i++)
    all += weights[i] = Math.exp(readings[i]!.chance - most);
  /** Whether such readings weigh more together than this: most often a few of them tell. */
  const weighMore = (isSuch: (reading: Reading) => boolean, than: number): boolean => {
    let sum = 0;
    for (let i = 0; i < readings.length && sum <= than; i++)
      if (isSuch(readings[i]!)) sum += weights[i]!;
    return sum > than;
  };
  const isSure = (isAlike: (reading: Reading) => boolean): boolean =>
    !weighMore((reading) => !isAlike(reading), rare * all);
  const isPlaced = (one: Reading): boolean =>
    one.header === header && one.end === end && one.bodySize === bodySize;
  // Where nothing that ends in its space is likely at all, it may be none of all these.
  if (end > limit && !weighMore((one) => one.end <= limit, enoughWhole * all)) return 'nothing';
  if (end > limit || !isSure(isPlaced))
    return tellsParts ? agreedOn(best, limit, isSure) : 'nothing';
  const { lost, rest, sizeLength, bodyAt } = header;
  const where = {
    sizeLength,
    bodyAt,
    end,
    bodySize,
    localSize: localEnd - bodyAt,
    overflow: best.overflow === 0 ? 0 : unsigned32(bytes, best.overflow),
  };
  // Where the cell ends may be a little less sure than what each of its values is: both may be rare together.
  const isFirst = (one: Reading): boolean => one.header.bodyAt === bodyAt && one.first === first;
  const isTold = (serial: number, isAlike: (reading: Reading) => boolean): number =>
    (serialLength(serial) > 0 || best.weighing.hasAliasFirst) && isSure(isAlike) ? serial : -1;
  const told = (serials: readonly number[], firstLength: number): WeighedReading => ({
    ...where,
    serials,
    starts: startsOf(serials, firstLength),
    firstLength,
  });
  if (lost === 0) return told(rest, 0);
  if (lost === 1) return told([isTold(first, isFirst), ...rest], serialLength(first));
  const length = serialLength(first);
  const isParted = (one: Reading): boolean =>
    one.header.bodyAt === bodyAt && serialLength(one.first) === length;
  const isSecond = (one: Reading): boolean => isParted(one) && one.second === second;
  const [one, two] = isSure(isParted)
    ? [isTold(first, isFirst), isTold(second, isSecond)]
    : [-1, -1];
  // Where the third one begins is told by the length of both.
  const isOneTold = two !== -1 || serialLength(second) === 0;
  return told(
    [isOneTold ? one : -1, two, ...rest],
    two === -1 ? length + serialLength(second) : length,
  );
}

/**
 * Where the end of a cell is not sure: the values that all readings but some that are rare together have at one place, as far as they stand. What came
 * later begins at the end of its space, so that all before is its own.
 */
function agreedOn(
  best: Reading,
  limit: number,
  isSure: (isAlike: (reading: Reading) => boolean) => boolean,
): WeighedReading | 'nothing' {
  const { header } = best;
  const localEnd = Math.min(best.localEnd, limit);
  const { bodyAt, sizeLength } = header;
  const serials = serialsOf(best);
  const starts = startsOf(serials, 0);
  let size = 0;
  for (const [position, serial] of serials.entries()) {
    const length = serialLength(serial);
    const start = starts[position]!;
    const isAlike = (one: Reading): boolean =>
      serialAt(one, position) === serial &&
      (position >= header.lost && length === 0
        ? one.header.bodyAt === bodyAt
        : startOf(one, position) === bodyAt + start);
    const isTold = position >= header.lost || length > 0;
    if (isTold && bodyAt + start + length <= localEnd && isSure(isAlike))
      size = Math.max(size, start + length);
    else {
      serials[position] = -1;
      starts[position] = -1;
    }
  }
  if (size === 0) return 'nothing';
  return {
    sizeLength,
    bodyAt,
    end: limit,
    serials,
    starts,
    firstLength: 0,
    bodySize: size,
    localSize: size,
    overflow: 0,
  };
}

/** The serial types of all values of a reading. */
function serialsOf({ first, second, header }: Reading): number[] {
  return [...[first, second].slice(0, header.lost), ...header.rest];
}

function serialAt({ first, second, header }: Reading, position: number): number | undefined {
  const { lost, rest } = header;
  return position >= lost ? rest[position - lost] : position === 0 ? first : second;
}

/** Where a value of a reading begins. */
function startOf(reading: Reading, position: number): number {
  let at = reading.header.bodyAt;
  for (let before = 0; before < position; before++) at += serialLength(serialAt(reading, before)!);
  return at;
}
