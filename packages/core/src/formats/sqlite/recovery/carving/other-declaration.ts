import { storedNumber } from '../../record.ts';
import type { Candidate } from '../candidate.ts';
import { fewColumns } from '../choice/kinds-of-cells.ts';
import { liveValues, tellingKey } from '../shapes/live-values.ts';
import type { RecordShape } from '../shapes/record-shape.ts';
import { classBit, groupOf, nullBit } from '../shapes/serial-class.ts';
import { noMatch } from '../shapes/value-score.ts';

/** So many rows do not all hold by chance what the column of none other does. */
const enoughRows = 3;
/** Two rows of one page that hold a kind of value which neither the declaration suggests nor any live row has are no chance either. */
const enoughOdd = 2;
/** Live rows by which it is known what a column holds. */
const enoughLive = 10;
/** Numbers beyond the least and the most of live rows by so many times as much as these are apart are of no such column. */
const beyond = 8;
/** Numbers as large as this are near to each other in one column, as dates and ids are, and by chance in no other. */
const tellingNumber = 2 ** 24;
/** Rows of a page that are looked at first. */
const mostLooked = 6;
/** A row in which a value was moved on purpose is one among many that were not. */
const fewInPlace = 4;

/** Of a row of no known table, no fewer values are told. */
const enoughValues = 2;

/**
 * What rows of one page are instead, of which nothing but their form tells of which table they are, where that cannot be so: rows of another declaration of
 * the same table, or of no known one; undefined where nothing is left to tell. Undefined where all stay as they are. `owner`: the table that has the page, unless it is free.
 */
export function byOtherDeclaration(
  candidates: readonly Candidate[],
  owner: RecordShape | undefined,
): ReadonlyMap<Candidate, Candidate | undefined> | undefined {
  let changed: Map<Candidate, Candidate | undefined> | undefined;
  for (const [shape, rows] of byShape(candidates)) {
    if (shape.isSchema) continue;
    const now = shape.now ?? shape;
    const others = [now, ...now.earlier].filter((one) => one !== shape);
    const areOfOther =
      areOfOtherDeclaration(shape, rows) ||
      (owner !== undefined && shape !== owner && lackValues(shape, rows)) ||
      (others.length > 0 &&
        haveNumbersApart(shape, rows) &&
        others.some((one) => !haveNumbersApart(one, rows)));
    for (const one of areOfOther ? [rows] : oddRows(shape, rows, others)) {
      const possible = others.filter((other) => mayBeOf(other, one));
      changed ??= new Map();
      for (const row of one)
        changed.set(row, possible.length === 1 ? ofTable(row, possible[0]!) : ofNoTable(row));
    }
  }
  return changed;
}

/** Rows with a value of a kind that the table does not have, each by itself, where another declaration of it is known that has it there. */
function oddRows(
  shape: RecordShape,
  rows: readonly Candidate[],
  others: readonly RecordShape[],
): (readonly Candidate[])[] {
  if (others.length === 0) return [];
  const isOdd = (one: RecordShape, row: Candidate) =>
    one.likenessOf(row.record.serials) <= noMatch / 2;
  return rows
    .filter((row) => isOdd(shape, row) && others.some((one) => !isOdd(one, row)))
    .map((row) => [row]);
}

function mayBeOf(shape: RecordShape, rows: readonly Candidate[]): boolean {
  return (
    rows.every(({ record }) => shape.likenessOf(record.serials) > noMatch / 2) &&
    !haveNumbersApart(shape, rows) &&
    !areOfOtherDeclaration(shape, rows)
  );
}

function ofTable(row: Candidate, shape: RecordShape): Candidate {
  const { fitting } = row;
  return { ...row, shape, fitting: fitting.includes(shape) ? fitting : [shape] };
}

function byShape(candidates: readonly Candidate[]): Map<RecordShape, Candidate[]> {
  const groups = new Map<RecordShape, Candidate[]>();
  for (const candidate of candidates) {
    const { shape } = candidate;
    if (shape === undefined) continue;
    const group = groups.get(shape);
    if (group === undefined) groups.set(shape, [candidate]);
    else group.push(candidate);
  }
  return groups;
}

/** NULL may stand for the rowid in a table that is not known, and entries of an index look like rows without one of few values. */
function ofNoTable(candidate: Candidate): Candidate | undefined {
  const { record, known, shape } = candidate;
  const { serials, starts } = record;
  const isLikeEntry = shape?.table.withoutRowId === true && serials.length < fewColumns;
  if (isLikeEntry || known < enoughValues) return undefined;
  return {
    ...candidate,
    shape: undefined,
    record: { ...record, starts: starts.map((start, at) => (serials[at] === 0 ? -1 : start)) },
    confidence: 'low',
  };
}

/**
 * Whether rows that were told of a table by their form are rows of another declaration of it, or of another table: their values do not stand where the table
 * has such. One of these must be so, of all that they hold in a column:
 * - it is of a kind that neither the declaration suggests nor any live row has, or of another kind than the values of all live rows;
 * - it is numbers that live rows have in another column alone, which holds none such here;
 * - live rows hold the same in other columns.
 */
function areOfOtherDeclaration(shape: RecordShape, rows: readonly Candidate[]): boolean {
  const some = spread(rows);
  return (
    (areUnlike(shape, some) && (some === rows || areUnlike(shape, rows))) ||
    standElsewhere(shape, some)
  );
}

/** Some of the rows, from all over the page: most pages are asked in vain. */
function spread(rows: readonly Candidate[]): readonly Candidate[] {
  const every = Math.ceil(rows.length / mostLooked);
  return every < 2 ? rows : rows.filter((_, index) => index % every === 0);
}

function areUnlike(shape: RecordShape, rows: readonly Candidate[]): boolean {
  if (rows.length < enoughOdd) return false;
  for (let position = 0; position < shape.length; position++)
    if (isOfOtherKind(shape, rows, position)) return true;
  return haveChangedPlaces(shape, rows);
}

function isOfOtherKind(shape: RecordShape, rows: readonly Candidate[], position: number): boolean {
  const seen = shape.seen[position]!;
  const isFilled = shape.sampled >= enoughLive && (seen & nullBit) === 0;
  let odd = 0;
  let other = 0;
  let all = 0;
  for (const { record } of rows) {
    const serial = record.serials[position] ?? 0;
    if (serial <= 0) continue;
    all++;
    if (shape.likeness(position, serial) <= noMatch) odd++;
    else if (isFilled && (seen & groupOf(serial)) === 0) other++;
  }
  return (odd === all && odd >= enoughOdd) || (odd + other === all && all >= enoughRows);
}

/**
 * Whether all rows hold NULL in a place where every live row has a value, so that they are strangers in the page of another table. In a page that is free, or its own, they may be
 * those that were deleted by just that.
 */
function lackValues(shape: RecordShape, rows: readonly Candidate[]): boolean {
  if (rows.length < enoughRows || shape.sampled < enoughLive) return false;
  return shape.allowed.some(
    (allowed, position) =>
      allowed !== nullBit &&
      (shape.seen[position]! & nullBit) === 0 &&
      rows.every(({ record }) => record.serials[position] === 0),
  );
}

interface Numbers {
  readonly least: number;
  readonly most: number;
}

/** Dates, or ids, stand in a column where live rows have numbers of another size, and the column of live rows that has such holds none here. */
function haveChangedPlaces(shape: RecordShape, rows: readonly Candidate[]): boolean {
  if (shape.sampled < enoughLive || rows.length < enoughRows) return false;
  const here: (Numbers | undefined)[] = [];
  for (let position = 0; position < shape.length; position++) here.push(numbersAt(rows, position));
  return here.some((numbers, position) => {
    const own = rangeOf(shape, position);
    if (numbers === undefined || numbers.least < tellingNumber || own === undefined) return false;
    if (!isApart(numbers, own)) return false;
    return here.some((others, other) => {
      const range = other === position ? undefined : rangeOf(shape, other);
      if (others === undefined || range === undefined || range.least < tellingNumber) return false;
      return isApart(others, range) && isWithin(numbers, range);
    });
  });
}

/** Whether numbers stand in a column of which no live row has any near them, be it by the columns that the table has now. */
function haveNumbersApart(shape: RecordShape, rows: readonly Candidate[]): boolean {
  const now = shape.now ?? shape;
  if (now.sampled < enoughLive) return false;
  return shape.table.columns.some((name, column) => {
    const columnNow = now.table.columns.indexOf(name);
    const numbers = numbersAt(rows, shape.table.positions[column]!);
    const range = numbers && columnNow >= 0 && rangeOf(now, now.table.positions[columnNow]!);
    if (!numbers || !range || Math.max(numbers.least, range.least) < tellingNumber) return false;
    return isApart(numbers, range);
  });
}

function rangeOf({ numbers, seen }: RecordShape, position: number): Numbers | undefined {
  const { least, most } = numbers.rangeOf(position) ?? { least: Infinity, most: -Infinity };
  const constants = [0, 1].filter((value) => (seen[position]! & classBit(8 + value)) !== 0);
  const range = { least: Math.min(least, ...constants), most: Math.max(most, ...constants) };
  return range.least > range.most ? undefined : range;
}

/** The least and the most of what stands there, where all of it is numbers, and enough. */
function numbersAt(rows: readonly Candidate[], position: number): Numbers | undefined {
  let least = Infinity;
  let most = -Infinity;
  let count = 0;
  for (const { record } of rows) {
    const serial = record.serials[position] ?? 0;
    const start = record.starts[position] ?? -1;
    if (serial <= 0 || start < 0) continue;
    if (serial > 9) return undefined;
    const value = serial > 7 ? serial - 8 : Number(storedNumber(record.body, start, serial));
    least = Math.min(least, value);
    most = Math.max(most, value);
    count++;
  }
  return count < enoughRows ? undefined : { least, most };
}

function isApart({ least, most }: Numbers, range: Numbers): boolean {
  const reach = beyond * (range.most - range.least);
  return most < range.least - reach || least > range.most + reach;
}

function isWithin({ least, most }: Numbers, range: Numbers): boolean {
  const reach = range.most - range.least;
  return least >= range.least - reach && most <= range.most + reach;
}

/** Rows that share values with a live row do not have them in its columns. */
function standElsewhere(shape: RecordShape, rows: readonly Candidate[]): boolean {
  const live = shape.dropped ? shape.now : shape;
  if (live === undefined || rows.length < enoughRows) return false;
  let elsewhere = 0;
  let inPlace = 0;
  for (const [index, row] of rows.entries()) {
    if (elsewhere + rows.length - index < enoughRows) break;
    const place = placeOf(shape, live, row);
    if (place === 'elsewhere') elsewhere++;
    else if (place === 'same') inPlace++;
  }
  return elsewhere >= enoughRows && elsewhere > fewInPlace * inPlace;
}

/** How many values a row shares with a live one, and whether any stands in another column there. */
interface Shared {
  count: number;
  isElsewhere: boolean;
}

/** Where the live row that has two telling values of a row, or its number and one, has them. */
function placeOf(
  shape: RecordShape,
  live: RecordShape,
  { record, rowId }: Candidate,
): 'same' | 'elsewhere' | undefined {
  const values = liveValues(live);
  const rowOfNumber = rowId === undefined ? -1 : values.rowOf(rowId);
  // Whoever copies a table keeps the numbers that have a name of their own.
  if (rowId !== undefined && rowOfNumber < 0 && live.table.rowIdColumn >= 0) return undefined;
  let shared: Map<number, Shared> | undefined;
  for (const [column, position] of shape.table.positions.entries()) {
    const serial = record.serials[position] ?? 0;
    const start = record.starts[position] ?? -1;
    if (serial <= 0 || start < 0) continue;
    const key = tellingKey(serial, record.body, start);
    if (key === undefined) continue;
    for (const [row, columns] of values.rowsOf(key)) {
      shared ??= new Map();
      const one = shared.get(row) ?? { count: row === rowOfNumber ? 1 : 0, isElsewhere: false };
      one.count++;
      if (!isInPlace(shape, live, column, columns)) one.isElsewhere = true;
      shared.set(row, one);
    }
  }
  const found = [...(shared?.values() ?? [])].filter(({ count }) => count > 1);
  if (found.length === 0) return undefined;
  return found.every(({ isElsewhere }) => isElsewhere) ? 'elsewhere' : 'same';
}

/** Whether the columns of the live row in which a value stands may be the column of a declaration; what stands in a new one may have been given another name. */
function isInPlace(
  shape: RecordShape,
  live: RecordShape,
  column: number,
  columns: readonly number[],
): boolean {
  if (live === shape) return columns.includes(column);
  const own = live.table.columns.indexOf(shape.table.columns[column]!);
  if (own >= 0) return columns.includes(own);
  return columns.every((one) => !shape.table.columns.includes(live.table.columns[one]!));
}
