import type { RecordShape } from '../shapes/record-shape.ts';
import { nullBit, serialLength } from '../shapes/serial-class.ts';
import type { SortedTables } from '../shapes/sorted-tables.ts';
import { isAlsoDeclared } from '../shapes/table-forms.ts';
import { noMatch } from '../shapes/value-score.ts';
import type { CellGuess } from '../cells/cell-guess.ts';
import { isNewLength } from '../cells/first-value.ts';
import type { FoundCell } from './free-cells.ts';

/** Entries of an index have fewer values than this, mostly. */
export const fewColumns = 4;
/** Kinds of values that none of so many rows have are rare. */
const enoughRows = 10;
/** So many tell at least what kinds of values they have. */
const fewRows = 3;
/** Rows that are all NULL in one place by chance are fewer. */
const enoughNulls = 3;

/** Whether complete rows have as few values as entries of an index. */
export function isSmall({ table, length }: RecordShape): boolean {
  return table.withoutRowId && length < fewColumns;
}

/** Whether the cells of a page of such a table have as few values as entries of an index: fewer than its rows, be these ever so long. */
export function mayBeIndex(shape: RecordShape, cells: readonly CellGuess[]): boolean {
  if (isSmall(shape)) return true;
  const { table, length } = shape;
  return table.withoutRowId && cells.every(({ serials }) => serials.length < length);
}

/** Whether most cells begin with a value of a length that none of many live rows has at its beginning, as entries of an index on another column do. */
export function beginOtherwise(shape: RecordShape, cells: readonly CellGuess[]): boolean {
  const unlike = cells.filter(
    ({ serials }) => serials[0]! >= 0 && isNewLength(shape, serialLength(serials[0]!)),
  );
  return 2 * unlike.length > cells.length;
}

/** Whether rows of a table have so many values, as far as its columns and its live rows tell. */
export function hasCount(shape: RecordShape, count: number): boolean {
  return count === shape.length || (shape.sampled > 0 && shape.mayHaveCount(count));
}

/** Whether live rows tell what others look like. */
export function isSampled({ sampled }: RecordShape): boolean {
  return sampled >= fewRows;
}

/** Whether a cell has as few values as entries of an index, and is thought to be of a table without rowid. */
export function isLikeEntry({ shape, serials }: CellGuess): boolean {
  return shape?.table.withoutRowId === true && serials.length < fewColumns;
}

/** Whether all of many cells begin with NULL, as rows do of a table that is gone whose rowid has another name, and none of these tables' do so. */
export function mayBeginWithRowId(
  cells: readonly CellGuess[],
  tied: readonly RecordShape[],
): boolean {
  return cells.length >= enoughRows && commonNulls(cells, tied).includes(0);
}

/**
 * Tables that cells may be of besides those that they look like: they have another name of their rowid where all cells hold NULL, and can hold the
 * rest. The few rows that are left of a table do not tell what else it held.
 */
export function rivalsByNulls(
  cells: readonly CellGuess[],
  tied: readonly RecordShape[],
  tables: SortedTables,
): readonly RecordShape[] {
  const nulls = commonNulls(cells, tied);
  if (nulls.length === 0) return [];
  return tables
    .ofKind(tied[0]!.table.withoutRowId)
    .filter(
      (one) =>
        nulls.includes(one.allowed.indexOf(nullBit)) &&
        !tied.includes(one) &&
        cells.every(({ serials }) => one.fits(serials) && one.mayHaveCount(serials.length)),
    );
}

/** What NULL in one place of all cells of a stretch that look like rows of one table says. */
export interface CommonNulls {
  /** As of `rivalsByNulls`. */
  readonly rivals: readonly RecordShape[];
  /** As of `mayBeginWithRowId`. */
  readonly mayBeRowIds: boolean;
}

/** The same for each table of which rows were found in a stretch. */
export function nullsOf(
  cells: readonly FoundCell[],
  tables: SortedTables,
): (shape: RecordShape) => CommonNulls {
  const known = new Map<RecordShape, CommonNulls>();
  return (shape) => {
    let nulls = known.get(shape);
    if (nulls === undefined) {
      const guesses = cells.map(({ guess }) => guess).filter((guess) => guess.shape === shape);
      const rivals = rivalsByNulls(guesses, [shape], tables);
      known.set(shape, (nulls = { rivals, mayBeRowIds: mayBeginWithRowId(guesses, [shape]) }));
    }
    return nulls;
  };
}

/**
 * In a page that was of another table before, or still is, a row may be of any table whose columns could hold it, however little the rows
 * that are left look like it: the tables alike, the one whose page it is (`own`), and others of as many columns.
 */
export function withPossible(
  tables: SortedTables,
  guess: CellGuess,
  alike: readonly RecordShape[],
  own: RecordShape | undefined,
  nulls: (shape: RecordShape) => CommonNulls,
): readonly RecordShape[] {
  if (guess.shape === undefined) return alike;
  const byNulls = nulls(guess.shape).rivals;
  const possible = tables
    .ofLength(guess.serials.length, own)
    .filter(
      (shape) =>
        shape !== guess.shape &&
        shape.table.withoutRowId === guess.shape!.table.withoutRowId &&
        !alike.includes(shape) &&
        (shape.likenessOf(guess.serials) > noMatch / 2 ||
          isAlsoDeclared(shape, guess.shape) ||
          byNulls.includes(shape)),
    );
  return possible.length === 0 ? alike : [...alike, ...possible];
}

/** Where all of several cells hold NULL, and not all rows of any of these tables do. */
function commonNulls(cells: readonly CellGuess[], tied: readonly RecordShape[]): number[] {
  const [first] = cells;
  if (first === undefined || cells.length < enoughNulls) return [];
  return [...first.serials.keys()].filter(
    (position) =>
      tied.every(
        ({ allowed, seen, sampled }) =>
          allowed[position] !== nullBit && (sampled < enoughRows || seen[position] !== nullBit),
      ) && cells.every(({ serials }) => serials[position]! <= 0),
  );
}

/**
 * Whether a cell does not look like a row of its page's table, but like one of another: what could be of either is not where all of its values are
 * of kinds that rows of the other have, and one is of a kind that none of many of its own has.
 */
export function isStranger({ guess, others }: FoundCell, own: RecordShape): boolean {
  if (guess.shape === undefined || isAlsoDeclared(own, guess.shape)) return false;
  if (guess.shape !== own && !others.includes(own)) return true;
  if (own.sampled < enoughRows || own.hasKinds(guess.serials)) return false;
  return [guess.shape, ...others].some((shape) => shape !== own && mayHaveKinds(shape, guess));
}

/** Whether rows of a table have values of the kinds of a cell; of few rows that are left, what its declaration suggests tells. */
function mayHaveKinds(shape: RecordShape, { serials }: CellGuess): boolean {
  return shape.sampled < enoughRows
    ? shape.likenessOf(serials) > noMatch / 2
    : shape.hasKinds(serials);
}
