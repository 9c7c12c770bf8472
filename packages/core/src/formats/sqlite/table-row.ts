import type { Database, ProblemCode, Row, RowPosition, SqliteValue } from '../../model/index.ts';
import type { OverflowReader } from './overflow.ts';
import { largestLocal, shortestCell, localPayload, pageKind, unsigned32 } from './page.ts';
import type { ProblemLog } from './problem-log.ts';
import { maxPayload, RecordReader } from './record.ts';
import type { TableDefinition } from './table.ts';
import type { DecodeText, TextOfBytes } from './text.ts';
import { isWellFormed, textOfBytes } from './text.ts';
import { varintInteger, varintLength, varintSize } from './varint.ts';

/** The row a cursor stands on. Overflow pages are read only when a value in them is asked for. */
export class TableRow extends RecordReader implements Row {
  rowId: number | bigint | undefined = undefined;
  page = 0;
  offset = 0;
  frame = 0;
  private readonly table: TableDefinition;
  private readonly positions: Int32Array;
  private readonly overflow: OverflowReader;
  private readonly problems: ProblemLog;
  private readonly usableSize: number;
  /** Payloads up to this size stand in their cell whatever the kind of page. */
  private readonly alwaysLocal: number;
  readonly encoding: Database['encoding'];
  private readonly textOfBytes: TextOfBytes;
  private firstOverflowPage = 0;
  /** Bytes that the cell takes in its page, the number of an overflow page among them. */
  cellBytes = 0;
  private joined = false;
  private joinedPayload: Uint8Array | undefined = undefined;

  constructor(
    table: TableDefinition,
    decode: DecodeText,
    encoding: Database['encoding'],
    usableSize: number,
    overflow: OverflowReader,
    problems: ProblemLog,
  ) {
    super(table.recordLength, decode);
    this.table = table;
    this.positions = table.positions;
    this.usableSize = usableSize;
    this.alwaysLocal = table.withoutRowId
      ? largestLocal(usableSize, pageKind.leafIndex)
      : largestLocal(usableSize, pageKind.leafTable);
    this.encoding = encoding;
    this.textOfBytes = textOfBytes(encoding);
    this.overflow = overflow;
    this.problems = problems;
  }

  /**
   * Steps onto the cell at `offset` of the page that begins at `at` of `bytes`.
   * False, and a problem, where no row can stand there.
   */
  stepOnto(
    bytes: Uint8Array,
    at: number,
    kind: number,
    page: number,
    offset: number,
    frame: number,
  ): boolean {
    let from = at + offset;
    if (kind === pageKind.interiorIndex) from += 4;
    this.page = page;
    this.offset = offset;
    this.frame = frame;

    let size = bytes[from]!;
    if (size < 0x80) from++;
    else {
      size = varintSize(bytes, from);
      from += varintLength(bytes, from);
    }
    // The header of a record counts itself: what states none lies in a part of the page that is zero, or that the file lacks.
    if (size === 0) {
      this.#fault('malformed', 'a cell holds no record');
      return false;
    }
    if (kind === pageKind.leafTable) {
      const first = bytes[from]!;
      const second = bytes[from + 1]!;
      if (first < 0x80) {
        this.rowId = first;
        from++;
      } else if (second < 0x80) {
        this.rowId = ((first & 0x7f) << 7) | second;
        from += 2;
      } else {
        const third = bytes[from + 2]!;
        if (third < 0x80) {
          this.rowId = ((first & 0x7f) << 14) | ((second & 0x7f) << 7) | third;
          from += 3;
        } else {
          this.rowId = varintInteger(bytes, from);
          from += varintLength(bytes, from);
        }
      }
    }

    const end = at + this.usableSize;
    let local = size;
    if (size > this.alwaysLocal) {
      if (size > maxPayload) {
        this.#fault('malformed', 'a cell states a payload beyond the limit of SQLite');
        return false;
      }
      local = localPayload(size, this.usableSize, kind);
      if (local < size) {
        if (from + local + 4 > end) {
          this.#fault('malformed', 'a cell ends outside its page');
          return false;
        }
        this.firstOverflowPage = unsigned32(bytes, from + local);
      }
    }
    if (from + local > end) {
      this.#fault('malformed', 'a cell ends outside its page');
      return false;
    }
    this.joined = false;
    this.joinedPayload = undefined;
    const taken = from - at - offset + local;
    this.cellBytes = local < size ? taken + 4 : taken < shortestCell ? shortestCell : taken;
    this.turnTo(bytes, from, size, local);
    return true;
  }

  /** Takes what would stand from `end` of `bytes` on as missing: the file ends there, and zeros were read. */
  endAtCut(end: number): void {
    const held = Math.max(0, end - this.base);
    if (held >= this.available) return;
    this.available = held;
    this.firstOverflowPage = 0;
  }

  get payload(): Uint8Array {
    if (this.available < this.size) this.joinUpTo(this.size);
    this.joinedPayload ??= this.bytes.subarray(this.base, this.base + this.available);
    return this.joinedPayload;
  }

  /** Brings the record into `bytes` up to `end`, or to its own end, as far as its overflow pages are there. */
  joinTo(end: number): void {
    const wanted = Math.min(end, this.size);
    if (wanted > this.available) this.joinUpTo(wanted);
  }

  type(column: number): number {
    const position = this.#locate(column);
    return position < 0 ? -1 : this.serialAt(position);
  }

  start(column: number): number {
    const position = this.#locate(column);
    return position < 0 ? 0 : this.startAt(position);
  }

  end(column: number): number {
    const position = this.#locate(column);
    return position < 0 ? 0 : this.endAt(position);
  }

  shape(columns: readonly number[], shape: Uint8Array): number {
    const positions = this.positions;
    const serials = this.serialsUpTo(positions.length - 1);
    const count = this.parsedCount;
    let hash = 0;
    for (let i = 0; i < columns.length; i++) {
      const position = positions[columns[i]!] ?? -1;
      const serial = position >= 0 && position < count ? serials[position]! : -1;
      const told = serial === 0 || serial === 8 || serial === 9 ? serial : 255;
      shape[i] = told;
      hash = (Math.imul(hash, 31) + told) | 0;
    }
    return hash;
  }

  knows(column: number): boolean {
    const position = this.#locate(column);
    return position < 0 ? this.#knowsAbsent(column) : this.isThereAt(position);
  }

  certain(column: number): boolean {
    const position = this.#locate(column);
    return position < 0 ? this.#knowsAbsent(column) : this.isWholeAt(position);
  }

  replaced(column: number): boolean {
    const position = this.#locate(column);
    const serial = position < 0 ? 0 : this.serialAt(position);
    if (serial < 13 || (serial & 1) === 0) return false;
    const end = this.endAt(position);
    const start = this.base + this.startAt(position);
    return !isWellFormed(this.encoding, this.bytes, start, this.base + end);
  }

  isNull(column: number): boolean {
    const position = this.#locate(column);
    if (position < 0) return this.#absent(column) === null;
    const serial = this.serialAt(position);
    // A stored not-a-number is NULL.
    return serial === 7
      ? this.numberAt(position) === null
      : serial === 0 || serial === 10 || serial === 11;
  }

  value(column: number): SqliteValue {
    const position = this.#locate(column);
    if (position < 0) return this.#absent(column);
    const value = this.valueAt(position);
    return typeof value === 'bigint' && this.table.reals[column] === 1 ? Number(value) : value;
  }

  text(column: number): string | null {
    const position = this.#locate(column);
    if (position >= 0) {
      const serial = this.serialAt(position);
      if (serial >= 12) {
        return (serial & 1) === 1 ? this.textAt(position) : this.#textOrFault(column);
      }
    }
    const value = this.value(column);
    if (typeof value === 'string') return value;
    if (value instanceof Uint8Array) return this.#textOrFault(column);
    return typeof value === 'number' || typeof value === 'bigint' ? String(value) : null;
  }

  textOfBlob(column: number): string | undefined {
    if (this.table.texts[column] !== 1) return undefined;
    const position = this.#locate(column);
    if (position < 0) {
      const value = this.#absent(column);
      return value instanceof Uint8Array ? this.textOfBytes(value, 0, value.length) : undefined;
    }
    const serial = this.serialAt(position);
    if (serial < 12 || (serial & 1) === 1) return undefined;
    const end = this.endAt(position);
    return this.textOfBytes(this.bytes, this.base + this.startAt(position), this.base + end);
  }

  number(column: number): number | null {
    const position = this.#locate(column);
    if (position < 0 || this.serialAt(position) >= 12)
      return this.#numberOf(this.value(column), column);
    const value = this.numberAt(position);
    return typeof value === 'bigint' ? Number(value) : value;
  }

  reference(column: number): number | bigint | undefined {
    const value = this.value(column);
    if (typeof value === 'bigint') return value;
    const number = typeof value === 'number' ? value : this.number(column);
    if (number === null || Number.isInteger(number)) return number ?? undefined;
    this.#odd(column, value, 'a whole number');
    return undefined;
  }

  time(column: number): number | bigint | null {
    const value = this.value(column);
    if (typeof value === 'number' || typeof value === 'bigint') return value;
    // SQLite never stores a not-a-number.
    const isUnread = value === null && this.type(column) === 7 && this.certain(column);
    const time = isUnread ? undefined : timeOfValue(value);
    if (time === undefined) this.#odd(column, isUnread ? Number.NaN : value, 'a time');
    return time ?? null;
  }

  blob(column: number): Uint8Array | null {
    const position = this.#locate(column);
    if (position >= 0) {
      const serial = this.serialAt(position);
      if (serial === 0) return null;
      if (serial >= 12 && ((serial & 1) === 0 || this.encoding === 'utf-8')) {
        const end = this.endAt(position);
        return this.bytes.subarray(this.base + this.startAt(position), this.base + end);
      }
    }
    const value = this.value(column);
    if (value instanceof Uint8Array) return value;
    if (typeof value === 'string') return new TextEncoder().encode(value);
    if (value !== null) this.#odd(column, value, 'bytes');
    return null;
  }

  position(): RowPosition {
    const { rowId, page, offset, frame } = this;
    return {
      unit: 'row',
      table: this.table.name,
      rowId: rowId === undefined ? null : typeof rowId === 'bigint' ? String(rowId) : rowId,
      page,
      offset,
      ...(frame > 0 ? { space: 'wal', frame } : { space: 'cell' }),
    };
  }

  protected override joinUpTo(end: number): void {
    const overflow = this.overflow;
    if (!this.joined) {
      this.joined = true;
      const local = this.bytes.subarray(this.base, this.base + this.available);
      overflow.begin(local, this.size, this.firstOverflowPage);
      this.base = 0;
    } else if (overflow.fault !== undefined) return;
    overflow.extend(end);
    this.bytes = overflow.bytes;
    this.available = overflow.length;
    this.joinedPayload = undefined;
    if (overflow.fault !== undefined) {
      this.#fault(overflow.fault, 'a chain of overflow pages breaks off');
    }
  }

  protected override onDamage(): void {
    super.onDamage();
    this.#fault('malformed', 'a record does not follow its own header');
  }

  protected override onReserved(): void {
    this.#fault('malformed', 'a value has a type that SQLite never writes');
  }

  /** The text of a blob; what a column of text holds instead of one is told, because whoever asks for text looks at nothing else. */
  #textOrFault(column: number): string | null {
    const text = this.textOfBlob(column);
    if (text === undefined) this.#odd(column, this.value(column), 'a text');
    return text ?? null;
  }

  /** Position of the column in this record; -1 where the record does not hold it. */
  #locate(column: number): number {
    // V8 reads all of it more slowly once it was asked for what stands before the first.
    const position = column < 0 ? undefined : this.positions[column];
    return position !== undefined && position >= 0 && this.holds(position) ? position : -1;
  }

  /** What stands in no record (the rowid, a computed column) is known whatever became of this one. */
  #knowsAbsent(column: number): boolean {
    return !this.damaged || (this.positions[column] ?? -1) < 0;
  }

  #absent(column: number): SqliteValue {
    if (column < 0 || column >= this.positions.length) return null;
    if (column === this.table.rowIdColumn) return this.rowId ?? null;
    // Past a fault of the record nothing is known; before it, a missing value is one that was added later.
    if (this.damaged || this.positions[column]! < 0) return null;
    return this.table.fallbacks[column] ?? null;
  }

  #numberOf(value: SqliteValue, column: number): number | null {
    const number = numberOfValue(value);
    if (number === undefined) this.#odd(column, value, 'a number');
    return number ?? null;
  }

  /** What a column holds instead of what belongs there: nobody who asks for that learns of it otherwise. */
  #odd(column: number, value: SqliteValue, wanted: string): void {
    const { name, columns } = this.table;
    const detail = `${name}.${columns[column]}: ${describe(value)} instead of ${wanted}`;
    this.problems.value(detail, this.position());
  }

  #fault(code: ProblemCode, detail: string): void {
    this.problems.page(code, detail, this.table.name, this.page, this.offset);
  }
}

function describe(value: SqliteValue): string {
  if (value instanceof Uint8Array) return 'bytes';
  if (typeof value === 'string') return 'a text';
  return Number.isNaN(value) ? 'no number' : 'a number';
}

/** The number that a value is, a text too; `null` where there is none, `undefined` where the value is something else. */
export function numberOfValue(value: SqliteValue): number | null | undefined {
  if (typeof value === 'string') return value === '' ? null : (numberOfText(value) ?? undefined);
  if (typeof value === 'bigint') return Number(value);
  return value instanceof Uint8Array ? undefined : value;
}

/** The number that a value of a column of times is; `null` where there is none, `undefined` where the value is something else. */
export function timeOfValue(value: SqliteValue): number | bigint | null | undefined {
  if (typeof value === 'string') {
    if (value === '') return null;
    const number = numberOfText(value);
    if (number === null || Number.isSafeInteger(number)) return number ?? undefined;
    const digits = value.trim();
    return /^[+-]?\d{1,19}$/.test(digits) ? BigInt(digits.replace('+', '')) : number;
  }
  return value instanceof Uint8Array ? undefined : value;
}

/** Text that is wholly a number, as the model asks: signs, decimals and exponents, blanks around. */
function numberOfText(text: string): number | null {
  if (text.length > 400) return null;
  const trimmed = text.trim();
  if (!/^[+-]?(?:\d{1,400}\.?\d{0,400}|\.\d{1,400})(?:[eE][+-]?\d{1,5})?$/.test(trimmed))
    return null;
  return Number(trimmed);
}
