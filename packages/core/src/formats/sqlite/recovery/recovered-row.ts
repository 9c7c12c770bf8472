import type { Database, Remains, Row, RowPosition, SqliteValue } from '../../../model/index.ts';
import { storedNumber } from '../record.ts';
import { foldCase, type TableDefinition } from '../table.ts';
import { numberOfValue, timeOfValue } from '../table-row.ts';
import { isWellFormed, type DecodeText, type TextOfBytes } from '../text.ts';
import type { Stretch } from './pages/overflow-chain.ts';
import { serialLength } from './shapes/serial-class.ts';

/**
 * Kind of space: `freelist` also a page that nothing leads to; `cell` a page of the database file that the
 * write-ahead log has since replaced; `wal` and `journal` whatever stands in a page version kept there.
 */
export type RecoveredSpace = 'cell' | 'freelist' | 'freeblock' | 'gap' | 'wal' | 'journal';

/** Where a recovered row stands. */
export interface RecoveredPlace {
  readonly page: number;
  /** Offset of the cell within its page. */
  readonly offset: number;
  readonly space: RecoveredSpace;
  /** Frame of the write-ahead log, from 1; absent where the page stands in another file. */
  readonly frame?: number;
  /** The last frame of the commit that this frame belonged to; absent where it was never committed, as far as can be seen. */
  readonly commit?: number;
}

/**
 * How a row was found: `high` whole, and a list of its page points at it; `medium` whole, but nothing does, or its table is told by the
 * form of its values; `low` with a part that is gone or worked out.
 */
export type Confidence = 'high' | 'medium' | 'low';

/** A record as far as its bytes still stand. Serial type -1: unknown. */
export interface RecoveredRecord {
  readonly serials: readonly number[];
  /** Where each value begins in `body`; the end follows from its serial type. -1 where it is unknown. */
  readonly starts: readonly number[];
  /** The values, in memory of their own. */
  readonly body: Uint8Array;
  /** What is not certain: the first value, whose serial type was inferred, or all, because even where they begin was. */
  readonly unsure: 'nothing' | 'first' | 'all';
  /** Bytes of `body` that stood in the cell itself; the rest is from overflow pages that were free to be used again. */
  readonly ownBytes: number;
  /** Bytes of `body` that the freelist overwrote; absent where it overwrote none. */
  readonly hole?: Stretch | undefined;
}

/** What a recovered row needs to know of its table. */
export interface RowLayout {
  readonly name: string | null;
  readonly columns: readonly string[];
  /** Position in the record for each column; -1 where the record does not hold it. */
  readonly positions: ArrayLike<number>;
  /** Index of the column that is another name of the rowid; -1 where none is. */
  readonly rowIdColumn: number;
  /** 1 for each column whose whole numbers are stored as integers but are reals. */
  readonly reals: ArrayLike<number>;
  /** 1 for each column that is declared as text. */
  readonly texts: ArrayLike<number>;
  readonly fallbacks: readonly SqliteValue[];
  readonly decode: DecodeText;
  readonly textOfBytes: TextOfBytes;
  readonly encoding: Database['encoding'];
  /** The table that holds its rows now, where this declaration of it is gone. */
  readonly now: TableDefinition | undefined;
}

const layoutsNow = new WeakMap<RowLayout, RowLayout>();

/** The same record under the columns that its table has now: those that the record has not are not known. Rows share it, since there may be very many. */
function layoutNow(layout: RowLayout, now: TableDefinition): RowLayout {
  let known = layoutsNow.get(layout);
  if (known === undefined) layoutsNow.set(layout, (known = layoutUnder(layout, now)));
  return known;
}

function layoutUnder(layout: RowLayout, { columns }: TableDefinition): RowLayout {
  const of = columns.map((name) =>
    layout.columns.findIndex((own) => foldCase(own) === foldCase(name)),
  );
  return {
    ...layout,
    columns,
    positions: of.map((column) => layout.positions[column] ?? -1),
    rowIdColumn: layout.rowIdColumn < 0 ? -1 : of.indexOf(layout.rowIdColumn),
    reals: of.map((column) => layout.reals[column] ?? 0),
    texts: of.map((column) => layout.texts[column] ?? 0),
    fallbacks: of.map((column) => layout.fallbacks[column] ?? null),
    now: undefined,
  };
}

/**
 * A row that the database no longer counts among its own, or an earlier version of one that it does (`isDeleted`); of a table that
 * was not read whole, a row of which that cannot be known.
 * It is a `Row`, so that what reads live rows reads it too: `type` is -1 for every column and
 * `value` gives what was recovered; a column that was not recovered reads as NULL, and `knows` tells it from one.
 * Unlike the row of a cursor it may be kept.
 */
export class RecoveredRow implements Row {
  readonly table: string | null;
  /** Names of the columns; `c1`, `c2`, … where the table is gone. */
  readonly columns: readonly string[];
  readonly rowId: number | bigint | undefined;
  readonly isRowIdWorkedOut: boolean;
  readonly at: RecoveredPlace;
  /** Further places where the same row stands, at most 16. */
  readonly also: readonly RecoveredPlace[];
  readonly confidence: Confidence;
  /** Nothing but the form of its values tells that it is of this table: one of the same form that is gone would look the same. */
  readonly isTableByForm: boolean;
  readonly isRecovered = true;
  readonly isDeleted: boolean;
  readonly #layout: RowLayout;
  readonly #record: RecoveredRecord;

  constructor(
    layout: RowLayout,
    record: RecoveredRecord,
    rowId: number | bigint | undefined,
    isRowIdWorkedOut: boolean,
    places: readonly RecoveredPlace[],
    confidence: Confidence,
    isTableByForm: boolean,
    isDeleted: boolean,
  ) {
    this.isDeleted = isDeleted;
    this.#layout = layout;
    this.#record = record;
    this.table = layout.name;
    this.columns = layout.columns;
    this.rowId = rowId;
    this.isRowIdWorkedOut = isRowIdWorkedOut;
    this.at = places[0]!;
    this.also = places.slice(1);
    this.confidence = confidence;
    this.isTableByForm = isTableByForm;
  }

  /** The table that holds its rows now, where its own was declared anew since. */
  get tableNow(): TableDefinition | undefined {
    return this.#layout.now;
  }

  /**
   * The same row with the columns of `tableNow`, in their order: what reads live rows asks for columns by their number. Its rowid is the one that it
   * has there, where that is among its values.
   */
  asDeclaredNow(): RecoveredRow {
    const { now } = this.#layout;
    if (now === undefined) return this;
    const layout = layoutNow(this.#layout, now);
    const row = this.#as(layout, this.rowId, this.isDeleted);
    const isOwn = layout.rowIdColumn >= 0 || now.rowIdColumn < 0;
    return isOwn ? row : this.#as(layout, row.reference(now.rowIdColumn), this.isDeleted);
  }

  /** The same row, of which it is not known whether it is still there. */
  asUndecided(): RecoveredRow {
    return this.#as(this.#layout, this.rowId, false);
  }

  #as(layout: RowLayout, rowId: RecoveredRow['rowId'], isDeleted: boolean): RecoveredRow {
    const isWorkedOut = this.isRowIdWorkedOut && rowId === this.rowId;
    const places = [this.at, ...this.also];
    return new RecoveredRow(
      layout,
      this.#record,
      rowId,
      isWorkedOut,
      places,
      this.confidence,
      this.isTableByForm,
      isDeleted,
    );
  }

  get page(): number {
    return this.at.page;
  }

  get offset(): number {
    return this.at.offset;
  }

  get frame(): number {
    return this.at.space === 'wal' ? (this.at.frame ?? 0) : 0;
  }

  /** The values that were recovered, one after the other; the header is not among them. */
  get payload(): Uint8Array {
    return this.#record.body;
  }

  /**
   * Whether the value of this column was recovered. Values that a record lacks at its end are of columns that were added later:
   * `value` gives their default, as SQLite would, but whether the row still was when they were added nobody can tell.
   * NULL in a table that is not known may stand for the rowid, whose other name is stored so.
   */
  knows(column: number): boolean {
    if (this.#isRowId(column)) return this.rowId !== undefined;
    const position = this.#layout.positions[column] ?? -1;
    const { serials, starts } = this.#record;
    return position >= 0 && (serials[position] ?? -1) >= 0 && starts[position]! >= 0;
  }

  /** Whether the value was read from the row itself: neither inferred from its surroundings, nor from pages that others may have used since. */
  certain(column: number): boolean {
    if (this.#isRowId(column)) return this.rowId !== undefined && !this.isRowIdWorkedOut;
    const position = this.#layout.positions[column] ?? -1;
    const { serials, starts, unsure, ownBytes } = this.#record;
    if (!this.knows(column)) return false;
    if (unsure === 'all' || (unsure === 'first' && position === 0)) return false;
    return starts[position]! + serialLength(serials[position]!) <= ownBytes;
  }

  /** Not so of -1: the column that a schema lacks, and the alias that a table lacks, are not each other. */
  #isRowId(column: number): boolean {
    return column >= 0 && column === this.#layout.rowIdColumn;
  }

  type(): number {
    return -1;
  }

  start(): number {
    return 0;
  }

  end(): number {
    return 0;
  }

  shape(columns: readonly number[], shape: Uint8Array): number {
    for (let i = 0; i < columns.length; i++) shape[i] = 255;
    return columns.length;
  }

  replaced(column: number): boolean {
    if (!this.knows(column)) return false;
    const position = this.#layout.positions[column] ?? -1;
    const serial = this.#record.serials[position] ?? -1;
    if (serial < 13 || serial % 2 === 0) return false;
    const { body, starts } = this.#record;
    const start = starts[position]!;
    return !isWellFormed(this.#layout.encoding, body, start, start + serialLength(serial));
  }

  isNull(column: number): boolean {
    return this.value(column) === null;
  }

  value(column: number): SqliteValue {
    const layout = this.#layout;
    if (this.#isRowId(column)) return this.rowId ?? null;
    const position = layout.positions[column] ?? -1;
    const { serials, starts, body } = this.#record;
    if (position >= serials.length) return layout.fallbacks[column] ?? null;
    if (!this.knows(column)) return null;
    const value = recordValue(serials[position]!, body, starts[position]!, layout.decode);
    return typeof value === 'bigint' && layout.reals[column] === 1 ? Number(value) : value;
  }

  text(column: number): string | null {
    const value = this.value(column);
    if (typeof value === 'string') return value;
    if (value instanceof Uint8Array) return this.#textOf(column, value) ?? null;
    return typeof value === 'number' || typeof value === 'bigint' ? String(value) : null;
  }

  textOfBlob(column: number): string | undefined {
    const value = this.value(column);
    return value instanceof Uint8Array ? this.#textOf(column, value) : undefined;
  }

  number(column: number): number | null {
    return numberOfValue(this.value(column)) ?? null;
  }

  reference(column: number): number | bigint | undefined {
    const value = this.value(column);
    if (typeof value === 'bigint') return value;
    const number = numberOfValue(value) ?? null;
    return number !== null && Number.isInteger(number) ? number : undefined;
  }

  time(column: number): number | bigint | null {
    return timeOfValue(this.value(column)) ?? null;
  }

  blob(column: number): Uint8Array | null {
    const value = this.value(column);
    if (value instanceof Uint8Array) return value;
    return typeof value === 'string' ? new TextEncoder().encode(value) : null;
  }

  #textOf(column: number, bytes: Uint8Array): string | undefined {
    const { texts, textOfBytes } = this.#layout;
    return texts[column] === 1 ? textOfBytes(bytes, 0, bytes.length) : undefined;
  }

  remains(column: number): readonly Remains[] {
    return remainsOf(this.#record, this.#layout.positions[column] ?? -1);
  }

  /** A rowid that was worked out is none of what stands there. */
  position(): RowPosition {
    const rowId = this.isRowIdWorkedOut ? undefined : this.rowId;
    const { page, offset, space, frame } = this.at;
    return {
      unit: 'row',
      table: this.table,
      rowId: rowId === undefined ? null : typeof rowId === 'bigint' ? String(rowId) : rowId,
      page,
      offset,
      space,
      ...(frame === undefined ? {} : { frame }),
      ...(this.isTableByForm ? { tableByForm: true } : {}),
    };
  }
}

/** The value of a serial type that stands at `start`. */
export function recordValue(
  serial: number,
  body: Uint8Array,
  start: number,
  decode: DecodeText,
): SqliteValue {
  if (serial >= 12) {
    const end = start + serialLength(serial);
    return (serial & 1) === 0 ? body.slice(start, end) : decode(body, start, end);
  }
  if (serial === 8 || serial === 9) return serial - 8;
  return serial >= 1 && serial <= 7 ? storedNumber(body, start, serial) : null;
}

/** What is left of a text or blob that was not recovered whole: in the cell itself, and on both sides of what the freelist overwrote. */
export function remainsOf(record: RecoveredRecord, position: number): readonly Remains[] {
  const { serials, body, ownBytes, hole } = record;
  const start = startOfLost(record, position);
  if (start < 0) return [];
  const end = start + serialLength(serials[position]!);
  const left: Remains[] = [];
  const ownEnd = Math.min(end, hole?.from ?? ownBytes);
  if (start < ownEnd)
    left.push({ bytes: body.subarray(start, ownEnd), isStart: true, isEnd: false });
  if (hole !== undefined && hole.to < end) {
    const from = Math.max(start, hole.to);
    left.push({ bytes: body.subarray(from, end), isStart: from === start, isEnd: true });
  }
  return left;
}

/** Where a text or blob begins in the body that was not recovered whole; -1 where that is not known. */
export function startOfLost(
  { serials, starts, unsure }: RecoveredRecord,
  position: number,
): number {
  if ((serials[position] ?? -1) < 12 || starts[position]! >= 0 || unsure === 'all') return -1;
  if (position === 0) return unsure === 'first' ? -1 : 0;
  const before = starts[position - 1]!;
  return before < 0 ? before : before + serialLength(serials[position - 1]!);
}
