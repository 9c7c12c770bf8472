import { storedNumber } from '../../record.ts';
import type { SqlToken } from '../../sql-tokens.ts';
import { SqlTokens } from '../../sql-tokens.ts';
import type { DecodeText } from '../../text.ts';
import { foldCase } from '../../table.ts';
import type { Candidate } from '../candidate.ts';
import { isKnown } from '../candidate.ts';
import type { CellGuess } from '../cells/cell-guess.ts';
import { longestFalling } from '../cells/cell-order.ts';
import { recordValue } from '../recovered-row.ts';
import type { RecordShape } from './record-shape.ts';
import { classBit, integerBits } from './serial-class.ts';

/** Rowids of so many bytes, and from this number on, are those of tables whose program chose them: live rows show it. */
const lengthOfLong = 5;
const leastLong = 2 ** 28;

/** So many numbers, and this share of them, fall by chance hardly ever. */
const enoughInOrder = 8;
const mostlyInOrder = 0.75;

/** With more indexes of tables without rowid, nothing is told by what they are made of. */
const mostIndexes = 100;
const makesIndex = /^create\s+(?:unique\s+)?index\b/i;

/** An index of which the schema tells, or once told. */
interface ListedIndex {
  readonly table: string;
  /** The statement that made it; null where SQLite made it for a constraint. */
  readonly sql: string | null;
}

/** An index of a table without rowid, or of one of several of its name. */
interface Index {
  readonly tables: readonly RecordShape[];
  /** Its columns by name, `undefined` for an expression; undefined as a whole where they are not known. */
  readonly columns: readonly (string | undefined)[] | undefined;
}

/**
 * Indexes have leaves of the same kind as tables without rowid, and entries like rows of small ones. An entry ends with the rowid, which no two of
 * them share, or with the key of a table without rowid. That such a table had an index, the schema or what is left of it tells.
 */
export class IndexEntries {
  readonly #shapes: readonly RecordShape[];
  /** Tables without rowid by their name in small letters, of so many of all: there may be very many. */
  readonly #named = new Map<string, RecordShape[]>();
  #namedCount = 0;
  readonly #indexes: Index[] = [];
  /** There is, or was, an index of a table with a rowid. */
  #endsWithRowIds = false;

  /** `shapes` may grow. */
  constructor(shapes: readonly RecordShape[]) {
    this.#shapes = shapes;
  }

  /** Takes the indexes of the schema, and those that recovered rows of it tell of. */
  learn(
    listed: readonly ListedIndex[],
    schemaRows: readonly Candidate[],
    decode: DecodeText,
  ): void {
    for (const { table, sql } of listed) this.#add(table, sql);
    for (const { record } of schemaRows) {
      const [type, , table, , sql] = Array.from({ length: 5 }, (_, position) =>
        isKnown(record, position)
          ? recordValue(record.serials[position]!, record.body, record.starts[position]!, decode)
          : undefined,
      );
      const isIndex = typeof sql === 'string' ? makesIndex.test(sql) : type === 'index';
      if (isIndex && typeof table === 'string')
        this.#add(table, typeof sql === 'string' ? sql : null);
    }
  }

  #add(table: string, sql: string | null): void {
    if (this.#indexes.length > mostIndexes) return;
    const tables = this.#tablesOf(table);
    if (tables.length === 0) this.#endsWithRowIds = true;
    else this.#indexes.push({ tables, columns: sql === null ? undefined : columnsOf(sql) });
  }

  #tablesOf(name: string): readonly RecordShape[] {
    for (; this.#namedCount < this.#shapes.length; this.#namedCount++) {
      const shape = this.#shapes[this.#namedCount]!;
      if (!shape.table.withoutRowId) continue;
      const key = foldCase(shape.table.name);
      const alike = this.#named.get(key);
      if (alike === undefined) this.#named.set(key, [shape]);
      else alike.push(shape);
    }
    return this.#named.get(foldCase(name)) ?? [];
  }

  /** Whether cells that stand together may all be entries of one index. */
  mayHold(cells: readonly CellGuess[], bytes: Uint8Array): boolean {
    return (
      cells.length === 0 || this.#mayEndWithRowIds(cells, bytes) || this.#mayEndWithKeys(cells)
    );
  }

  /**
   * Whether cells in the gap of a page rather are entries of an index that had it before. By rising address, their last values are rowids that SQLite
   * gave and that mostly came in their order; or no row of the table that has the page now tells what its own look like (`isKnown`), and an index of a
   * table without rowid may hold such.
   */
  mayBeOlder(cells: readonly CellGuess[], bytes: Uint8Array, isKnown: boolean): boolean {
    return this.#areInOrderOfRowIds(cells, bytes) || (!isKnown && this.#mayEndWithKeys(cells));
  }

  #mayEndWithKeys(cells: readonly CellGuess[]): boolean {
    if (this.#indexes.length > mostIndexes) return true;
    return this.#indexes.some(({ tables, columns }) =>
      tables.some((shape) => cells.every(({ serials }) => fits(serials, shape, columns))),
    );
  }

  #areInOrderOfRowIds(cells: readonly CellGuess[], bytes: Uint8Array): boolean {
    if (!this.#endsWithRowIds || cells.length < enoughInOrder) return false;
    if (!this.#mayEndWithRowIds(cells, bytes)) return false;
    const numbers = cells.flatMap((cell) => lastNumber(cell, bytes) ?? []);
    return longestFalling(numbers).length > mostlyInOrder * cells.length;
  }

  /** Whether the last values may be rowids: they are whole numbers, no two are the same, and none is far above those that tables have. */
  #mayEndWithRowIds(cells: readonly CellGuess[], bytes: Uint8Array): boolean {
    const numbers = new Set<number | bigint>();
    let read = 0;
    for (const cell of cells) {
      const serial = cell.serials.at(-1)!;
      if (serial < 0) continue;
      if ((classBit(serial) & integerBits) === 0) return false;
      const number = lastNumber(cell, bytes);
      if (number === undefined) continue;
      numbers.add(number);
      read++;
    }
    if (numbers.size < read) return false;
    if (![...numbers].some((number) => number < 0 || number >= leastLong)) return true;
    return this.#shapes.some(({ rowIdLengths }) => rowIdLengths >= 1 << lengthOfLong);
  }
}

/** The last value of a cell, of which its serial type says that it is a whole number; undefined where its place is not known. */
function lastNumber(
  { serials, starts, bodyAt, localSize, bodySize }: CellGuess,
  bytes: Uint8Array,
): number | bigint | undefined {
  const serial = serials.at(-1)!;
  const start = starts.at(-1)!;
  if (serial < 0 || start < 0 || localSize < bodySize) return undefined;
  return serial >= 8 ? serial - 8 : storedNumber(bytes, bodyAt + start, serial)!;
}

/** Whether a record may be an entry of an index of a table without rowid: its columns, and what they lack of the key, which is what records begin with. */
function fits(serials: readonly number[], shape: RecordShape, columns: Index['columns']): boolean {
  const { table, length } = shape;
  const mayStand = (serial: number, position: number) =>
    serial < 0 || shape.likeness(position, serial) > -100;
  if (columns === undefined) {
    const positions = Array.from({ length }, (_, position) => position);
    return (
      serials.length <= length &&
      serials.every((serial) => positions.some((position) => mayStand(serial, position)))
    );
  }
  const held = columns.map((name) =>
    name === undefined ? -1 : (table.positions[table.column(name)] ?? -1),
  );
  for (let position = 0; held.length < serials.length && position < length; position++)
    if (!held.includes(position)) held.push(position);
  return (
    held.length === serials.length &&
    serials.every((serial, at) => held[at]! < 0 || mayStand(serial, held[at]!))
  );
}

/** The columns between the first parentheses of a `CREATE INDEX`. */
function columnsOf(sql: string): (string | undefined)[] {
  const tokens = new SqlTokens(sql);
  const columns: (string | undefined)[] = [];
  let depth = 0;
  let term: SqlToken[] = [];
  for (let token = tokens.next(); token.kind !== 'end'; token = tokens.next()) {
    const symbol = token.kind === 'symbol' ? token.text : '';
    if (depth === 0 && symbol !== '(') continue;
    if (symbol === '(') depth++;
    else if (symbol === ')') depth--;
    if (depth === 0 || (depth === 1 && symbol === ',')) {
      columns.push(nameOf(term));
      term = [];
    } else if (depth > 1 || symbol !== '(') term.push(token);
    if (depth === 0) break;
  }
  return columns;
}

/** The column that a term of an index is; `undefined` for an expression. */
function nameOf([name, next]: readonly SqlToken[]): string | undefined {
  const isColumn = next === undefined || /^(?:collate|asc|desc)$/i.test(next.text);
  return name !== undefined && isColumn && name.kind !== 'number' ? name.text : undefined;
}
