import { largestLocal, pageKind, shortestCell } from '../../page.ts';
import { varintSize } from '../../varint.ts';
import type { RecordShape } from '../shapes/record-shape.ts';
import { noMatch } from '../shapes/value-score.ts';
import type { CellReader } from '../readings/cell-reader.ts';
import { mayBeginCell } from '../cells/head-bytes.ts';
import { payloadOf, serialsOfHead } from '../cells/row-head.ts';
import { longestSerial, mostGrown, mostTried } from '../regions/sought-tables.ts';
import type { Stretch } from './stretch.ts';

/** So many rows of one number of values side by side are no chance. */
const enoughInRun = 3;
/** Freed cells of which so many fill what their headers say, by one number of values. */
const enoughFreed = 5;
/** So many are looked at, by so many numbers of values. */
const mostFreed = 24;
const mostCounts = 32;
/** Of those, so many must; by every other number of values hardly any may. */
const enoughFit = 0.8;
const hardlyAny = 0.25;

/** Cells side by side up to some place. */
interface Run {
  /** Values of the last ones, fewer than the table has now, and how many have so many. */
  readonly count: number;
  readonly rows: number;
}

/**
 * Learns that rows of a table once had fewer values, of tables so few live rows of which are left that these do not tell: columns were added since. A page fills from its
 * end downwards, so that older rows stand behind one that has all columns, side by side with it. Rows of another table that had the page before would stand in front of
 * those that came since, not behind.
 */
export class OlderCounts {
  readonly #usableSize: number;
  readonly #reader: CellReader;
  readonly #shapes: readonly RecordShape[];
  #few: readonly RecordShape[] = [];
  /** Tables that were there when these were chosen. */
  #tables = -1;

  /** `shapes` may grow. */
  constructor(usableSize: number, reader: CellReader, shapes: readonly RecordShape[]) {
    this.#usableSize = usableSize;
    this.#reader = reader;
    this.#shapes = shapes;
  }

  /** Looks at a page, of whatever table it is where `own` is not known; whether it learnt something. */
  learn(bytes: Uint8Array, own: RecordShape | undefined): boolean {
    if (this.#tables !== this.#shapes.length) {
      this.#tables = this.#shapes.length;
      this.#few = this.#shapes.filter((shape) => shape.isHardlyLeft);
    }
    if (this.#few.length === 0 || (own !== undefined && !own.isHardlyLeft)) return false;
    const shapes = own === undefined ? this.#few.slice(0, mostTried) : [own];
    const runs = shapes.map(() => new Map<number, Run>());
    const fewest = Math.min(...shapes.map(leastCount));
    const longest = 1 + longestSerial * Math.max(...shapes.map(({ length }) => length));
    const to = this.#usableSize;
    this.#reader.spend(to >> 3);
    let learnt = false;
    for (let at = 8; at + shortestCell <= to; at++) {
      if (bytes[at]! < 2 || !mayBeginCell(bytes, at, to, false, fewest, longest)) continue;
      const serials = this.#wholeRow(bytes, at);
      if (serials === undefined) continue;
      for (const [index, shape] of shapes.entries())
        if (isLike(shape, serials) && extend(runs[index]!, bytes, at, serials.length, shape))
          learnt = true;
    }
    return learnt;
  }

  /** The serial types of a row whose head stands at a place; undefined where it does not, or the row goes on in overflow pages. */
  #wholeRow(bytes: Uint8Array, at: number): readonly number[] | undefined {
    const to = this.#usableSize;
    const size = varintSize(bytes, at);
    const isHere =
      size <= largestLocal(to, pageKind.leafTable) && payloadOf(bytes, at) + size <= to;
    return isHere ? serialsOfHead(bytes, at, to) : undefined;
  }
}

/**
 * The same as `OlderCounts`, by freed cells of a page in use, whose heads are lost: `headers` tell where each began, from the last one on, and so where the one before ended. True where
 * it learnt something. All but a few can be read with fewer values, and hardly any with as many as rows have now.
 */
export function learnsFreedCount(
  { bytes, region, reader, sought }: Stretch,
  headers: readonly number[],
  budget: number,
): boolean {
  const [shape] = sought.shapes;
  if (shape === undefined || sought.shapes.length > 1 || region.space !== 'freeblock') return false;
  if (headers.length <= enoughFreed || !shape.isHardlyLeft) return false;
  const looked = Math.min(headers.length - 1, mostFreed);
  const fitting = (count: number): number => {
    let fits = 0;
    for (let i = 1; i <= looked && reader.steps <= budget; i++) {
      const end = headers[i - 1]!;
      const readings = reader.possible(
        bytes,
        headers[i]!,
        end,
        shape,
        (at) => at === end,
        undefined,
        [count],
      );
      if (readings.some((one) => !one.cut)) fits++;
    }
    return fits;
  };
  const counts = shape.counts.slice();
  const least = Math.max(leastCount(shape) + 1, shape.length - mostCounts);
  for (let count = least; count < shape.length; count++)
    if (!counts.includes(count)) counts.push(count);
  const found = counts
    .map((count) => ({ count, fits: fitting(count) }))
    .filter(({ fits }) => fits > hardlyAny * looked);
  const [only] = found;
  if (only === undefined || found.length > 1 || shape.counts.includes(only.count)) return false;
  if (only.fits < Math.max(enoughFreed, enoughFit * looked) || reader.steps > budget) return false;
  shape.learnCount(only.count);
  return true;
}

function leastCount({ length }: RecordShape): number {
  return Math.max(1, Math.ceil(length / mostGrown) - 1);
}

/** Whether values are of kinds that rows of a table have, be they fewer. */
function isLike(shape: RecordShape, serials: readonly number[]): boolean {
  if (serials.length <= leastCount(shape) || !shape.fits(serials)) return false;
  return serials.every((serial, position) => shape.likeness(position, serial) > noMatch);
}

/** Adds a cell to the run that ends where it begins, or a few bytes before: what no freeblock can be. Whether that tells a number of values. */
function extend(
  runs: Map<number, Run>,
  bytes: Uint8Array,
  at: number,
  count: number,
  shape: RecordShape,
): boolean {
  const end = payloadOf(bytes, at) + varintSize(bytes, at);
  if (count === shape.length) {
    runs.set(end, { count: 0, rows: 0 });
    return false;
  }
  let before: Run | undefined;
  for (let gap = 0; gap < shortestCell; gap++) before ??= runs.get(at - gap);
  // In front of the oldest stands one of now.
  if (before === undefined) return false;
  const rows = before.count === count ? before.rows + 1 : 1;
  runs.set(end, { count, rows });
  if (rows !== enoughInRun) return false;
  shape.learnCount(count);
  return true;
}
