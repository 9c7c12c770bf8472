import type { Row, SqliteValue } from '../../../../model/index.ts';
import { schemaName } from '../../schema.ts';
import type { TableDefinition } from '../../table.ts';
import { affinity } from '../../table.ts';
import type { TableRow } from '../../table-row.ts';
import { varintLength, varintSize } from '../../varint.ts';
import { rowIdLength } from '../cells/cell-arithmetic.ts';
import { GrowingColumns } from './growing-columns.ts';
import { NumberRanges } from './number-ranges.ts';
import {
  allBits,
  blobBit,
  classBit,
  classOf,
  integerBits,
  kindsOfValues,
  nullBit,
  realBit,
  serialLength,
  textBit,
} from './serial-class.ts';
import { TextEdges } from './text-edges.ts';
import type { ValueHabits } from './value-habits.ts';
import { habitsOf } from './value-habits.ts';

/** Serial types remembered for the first values of a record, which a freed cell loses. */
export const maxRemembered = 24;
/** Names a table and holds the largest rowid that it had. */
export const sequence = 'sqlite_sequence';
/** It is declared without types, but SQLite itself writes it. */
const sequenceKinds = [nullBit | textBit, nullBit | integerBits];
const maxCounts = 4;
/** More live rows of a table tell hardly more of what its rows look like. */
export const rowsToLearnFrom = 2000;
/** Few cells with a rowid are weighed, and going over the texts of all rows would take longer than what they tell is worth. */
const rowsForHabits = 500;
/** Whoever writes a row of another kind leaves many columns out together: no more than this is lost by them. */
const mostLacking = -2;
/** Of fewer live rows, all may have been written since columns were added: so many, mostly. */
const enoughForCounts = 10;
const mostAdded = 2;
const space = 0x20;
/** Of text that is cut in the wrong place, as many pieces begin or end with a space: words are short. */
const rarelySpaced = 16;

const notMade = new Float64Array(0);

/**
 * What records of a table look like: what its declaration allows, and what its live rows show.
 * By it, bytes in free space are told to be a row of this table or not.
 */
export class RecordShape {
  readonly table: TableDefinition;
  /** The table no longer stands in the schema. */
  readonly dropped: boolean;
  /** The one that stands there and holds its rows, where it was declared anew since. */
  readonly now: RecordShape | undefined;
  /** What it was before it was declared anew, as far as that is known. */
  readonly earlier: RecordShape[] = [];
  /** Its declaration is lost, and so is its name: it was learnt from rows. */
  readonly isLost: boolean;
  /** It is the list of tables itself. */
  readonly isSchema: boolean;
  /** Values of a complete record. */
  readonly length: number;
  /** What the declaration says of records: where it is the same, nothing but what live rows have tells two tables apart. */
  readonly form: string;
  /** Kinds of values that can stand at each position at all. */
  readonly allowed: number[];
  /** Kinds that live rows have there. */
  readonly seen: number[];
  /** Kinds that the declaration suggests. */
  private readonly usual: number[];
  /** How much each kind looks like a value of each position; made anew when something was learnt. */
  private likenessByKind = notMade;
  private isLikenessOld = true;
  /** Live rows that were looked at. */
  sampled = 0;
  /** How many values records have: columns may have been added to the table. */
  readonly counts: number[];
  /** The lowest of these. */
  leastCount: number;
  /** Live rows hold what the declaration rules out: a value that a column cannot hold, or more values than there are columns. */
  isStrange = false;
  /** Lengths that rowids of live rows have, in bytes of a varint, as bits. */
  rowIdLengths = 0;
  /** Numbers that live rows have. */
  readonly numbers = new NumberRanges();
  /** Which of these grow with the rowid. */
  readonly growing = new GrowingColumns();
  /** How their texts begin and end, and what bytes they hold. */
  readonly textEdges = new TextEdges();
  private learntHabits: ValueHabits | undefined = undefined;
  private rowsFrom: () => Iterable<Row> = () => [];
  /** Texts of live rows at each position, and those of them that begin or end with a space. */
  private readonly texts: number[];
  private readonly spaced: number[];
  /** Lengths that first values of live rows have, in bytes, and how many have each. */
  private readonly firstLengths = new Map<number, number>();
  private longestFirst = 0;
  private firsts = 0;
  /** Of these lengths, those that just one row has. */
  private onceFirsts = 0;
  /** Serial types that live rows have at the first two positions. */
  readonly firstSerials: readonly Set<number>[] = [new Set<number>(), new Set<number>()];

  constructor(table: TableDefinition, dropped: boolean, now?: RecordShape, isLost = false) {
    this.table = table;
    this.dropped = dropped;
    this.now = now;
    now?.earlier.push(this);
    this.isLost = isLost;
    this.isSchema = table.name === schemaName;
    this.length = table.recordLength;
    this.form = [table.withoutRowId, ...table.positions, ...table.types].join();
    // Of plain numbers: a database can have very many tables, and a typed array of few takes hundreds of bytes.
    const each = (bits: number): number[] => Array.from({ length: this.length }, () => bits);
    this.allowed = each(allBits);
    this.seen = each(0);
    this.texts = each(0);
    this.spaced = each(0);
    this.usual = each(nullBit);
    this.counts = [this.length];
    this.leastCount = this.length;
    for (const [column, type] of table.types.entries()) {
      const position = table.positions[column]!;
      if (position < 0) continue;
      const kinds = table.name === sequence ? sequenceKinds[column] : undefined;
      this.allowed[position] = kinds ?? allowedKinds(type);
      // Each row that is written once a column was added has the default of that.
      this.usual[position] = usualKinds(type) | kindOf(table.fallbacks[column]!);
    }
    // The alias of the rowid has a place in the record, which always holds NULL.
    const held = new Set(table.positions);
    for (let position = 0; position < this.length; position++) {
      if (!held.has(position)) this.allowed[position] = nullBit;
    }
    // A record without rowid begins with its key, in which SQLite refuses NULL.
    if (table.withoutRowId && this.length > 0) this.allowed[0]! &= ~nullBit;
  }

  /** Learns from a live row. False when enough rows were seen. */
  learn(row: TableRow): boolean {
    const { positions } = this.table;
    for (let column = 0; column < positions.length; column++) {
      const position = positions[column]!;
      const serial = position < 0 ? -1 : row.type(column);
      if (serial < 0) continue;
      this.seen[position]! |= classBit(serial);
      if ((this.allowed[position]! & classBit(serial)) === 0) this.isStrange = true;
      // A database may be written past the affinity of its columns; what live rows do is allowed.
      this.allowed[position]! |= classBit(serial);
      if (serial >= 1 && serial <= 7) {
        const number = row.number(column);
        this.numbers.learn(position, serial, number);
        this.growing.learn(position, number);
      } else if (serial === 8 || serial === 9) this.growing.learn(position, serial - 8);
      if (position === 0) this.#learnFirst(serialLength(serial));
      const first = this.firstSerials[position];
      if (first !== undefined && first.size < maxRemembered) first.add(serial);
    }
    const count = this.#learnEdges(row);
    // SQLite writes none of more values than there are columns: it is another table's.
    if (count > this.length) this.isStrange = true;
    this.learnCount(count);
    if (row.rowId !== undefined) {
      const length = rowIdLength(row.rowId);
      this.rowIdLengths |= 1 << length;
    }
    this.isLikenessOld = true;
    return ++this.sampled < rowsToLearnFrom;
  }

  /** What weighs readings of a freed cell; learnt when it is first asked for, since hardly any table needs it. */
  get habits(): ValueHabits {
    const every = this.table.withoutRowId ? 1 : Math.ceil(this.sampled / rowsForHabits);
    return (this.learntHabits ??= habitsOf(this.rowsFrom(), rowsToLearnFrom, every));
  }

  /** `rows` gives those that it has learnt from once more. */
  learnsHabitsFrom(rows: () => Iterable<Row>): void {
    this.rowsFrom = rows;
  }

  /** The live rows that it has learnt from. */
  rowsLearntFrom(): Iterable<Row> {
    return this.rowsFrom();
  }

  /**
   * Learns how many texts begin or end with a space. Gives how many values the record has, the empty ones of the rowid's other name among them, as far
   * as its header stands in the cell.
   */
  #learnEdges({ bytes, base, available }: TableRow): number {
    const headerSize = varintSize(bytes, base);
    const end = base + Math.min(headerSize, available);
    let count = 0;
    let valueAt = base + headerSize;
    for (let at = base + varintLength(bytes, base); at < end; at += varintLength(bytes, at)) {
      const serial = varintSize(bytes, at);
      const position = count++;
      const from = valueAt;
      valueAt += Math.max(0, serialLength(serial));
      if (serial < 15 || (serial & 1) === 0 || position >= this.length) continue;
      if (valueAt > base + available) continue;
      this.texts[position]!++;
      this.textEdges.learn(position, bytes, from, valueAt);
      if (bytes[from] === space || bytes[valueAt - 1] === space) this.spaced[position]!++;
    }
    return count;
  }

  /** Whether texts of live rows begin or end with a space there, often enough that it tells nothing, or they are fewer than `enough`. */
  hasLooseSpaces(position: number, enough: number): boolean {
    const texts = this.texts[position]!;
    return texts < enough || this.spaced[position]! * rarelySpaced > texts;
  }

  #learnFirst(length: number): void {
    const count = (this.firstLengths.get(length) ?? 0) + 1;
    this.firstLengths.set(length, count);
    if (count === 1) this.onceFirsts++;
    else if (count === 2) this.onceFirsts--;
    this.longestFirst = Math.max(this.longestFirst, length);
    this.firsts++;
  }

  /**
   * How probable it is at most that a first value has a length that none of live rows has, if this is one: as often as those came that were seen but once
   * (Good and Turing); of n and one more, each is as likely to be the longest. 1 where one has it.
   */
  rarityOfFirstLength(length: number): number {
    if (this.firstLengths.has(length)) return 1;
    const isLongest = length > this.longestFirst;
    return (isLongest ? 1 : this.onceFirsts + 1) / (this.firsts + 1);
  }

  /** Records that a page points at, or pointed at, may have fewer values. */
  learnCount(count: number): void {
    if (count > 0 && count < this.length && this.counts.length < maxCounts) {
      if (!this.counts.includes(count)) this.counts.push(count);
      this.leastCount = Math.min(...this.counts);
    }
  }

  /** What a row has to which a page that was of the table beyond doubt points is not odd there, be it in no live one. */
  learnKinds(serials: readonly number[]): void {
    for (let position = 0; position < serials.length; position++) {
      const bit = classBit(serials[position]!);
      if ((this.usual[position]! & bit) !== 0 || (this.allowed[position]! & bit) === 0) continue;
      this.usual[position]! |= bit;
      this.isLikenessOld = true;
    }
  }

  /** A table with rowids of which so few rows are left that they do not tell whether those before had fewer values; none that SQLite keeps for itself. */
  get isHardlyLeft(): boolean {
    const { sampled, length, table } = this;
    const isShort = sampled > 0 && sampled < enoughForCounts;
    return isShort && length > 1 && !table.withoutRowId && !/^sqlite_/i.test(table.name);
  }

  /** It was learnt from so few rows that nothing but whole heads is told by them. */
  get tellsOnlyHeads(): boolean {
    return this.isLost && this.sampled < enoughForCounts;
  }

  /** The same, and how many they may have had where few live rows tell. */
  get possibleCounts(): readonly number[] {
    if (this.sampled === 0 || this.sampled >= enoughForCounts) return this.counts;
    const shorter = Array.from({ length: mostAdded }, (_, i) => this.length - 1 - i);
    return [...new Set([...this.counts, ...shorter.filter((count) => count > 0)])];
  }

  /** Whether rows of so few values were seen, or none were: columns are added to a table, and rows from before have fewer. */
  mayHaveCount(count: number): boolean {
    return count >= this.leastCount || this.sampled === 0;
  }

  /** Whether live rows have rowids of so many bytes. */
  hasRowIdsOf(length: number): boolean {
    return this.rowIdLengths === 0 || (this.rowIdLengths & (1 << length)) !== 0;
  }

  /** Whether a record of these serial types can be of this table; -1 is an unknown one. */
  fits(serials: readonly number[]): boolean {
    if (serials.length > this.length || serials.length === 0) return false;
    for (let position = 0; position < serials.length; position++) {
      const serial = serials[position]!;
      if (serial >= 0 && (classBit(serial) & this.allowed[position]!) === 0) return false;
    }
    return true;
  }

  /** Whether live rows have values of all these kinds at their positions; -1 is an unknown one. */
  hasKinds(serials: readonly number[]): boolean {
    return serials.every(
      (serial, position) =>
        serial < 0 ||
        (this.allowed[position] === nullBit
          ? serial === 0
          : (classBit(serial) & this.seen[position]!) !== 0),
    );
  }

  /** Whether live rows have integers there, or reals, as one of this serial type is. */
  hasNumbersLike(position: number, serial: number): boolean {
    return (this.seen[position]! & (serial === 7 ? realBit : integerBits)) !== 0;
  }

  /** How much a value of this serial type looks like one of this position; below 0 where it does not. */
  likeness(position: number, serial: number): number {
    if (this.isLikenessOld) this.#judgeKinds();
    return this.likenessByKind[position * kindsOfValues + classOf(serial)] ?? -100;
  }

  #judgeKinds(): void {
    this.isLikenessOld = false;
    if (this.likenessByKind.length === 0)
      this.likenessByKind = new Float64Array(this.length * kindsOfValues);
    for (let position = 0; position < this.length; position++) {
      for (let kind = 0; kind < kindsOfValues; kind++)
        this.likenessByKind[position * kindsOfValues + kind] = this.#likenessOfKind(
          position,
          1 << kind,
        );
    }
  }

  #likenessOfKind(position: number, bit: number): number {
    if ((bit & this.allowed[position]!) === 0) return -100;
    // In the place of the rowid's other name no row shows a value.
    if (this.allowed[position] === nullBit) return 1;
    if ((bit & this.seen[position]!) !== 0) return bit === nullBit ? 1 : 3;
    // SQLite would store anything anywhere, but what neither the declaration suggests nor any live row has is far more often a misreading.
    // How long an integer is, its value tells: where live rows have some, one of another length is as usual.
    const integers = (this.seen[position]! & integerBits) === 0 ? 0 : integerBits;
    if ((bit & (this.usual[position]! | integers)) === 0) return -100;
    if (this.sampled === 0) return bit === nullBit ? 0.5 : 2;
    // What none of n rows has, the next one has about once in n times.
    return bit === nullBit ? -Math.log(this.sampled + 1) : 0.5;
  }

  /** How much a whole record does. `ofOdd`: how much one value, and no more, of a kind that nothing but SQLite allows there. */
  likenessOf(serials: readonly number[], ofOdd = -100): number {
    if (!this.fits(serials)) return -100;
    let sum = serials.length === this.length ? 2 : this.counts.includes(serials.length) ? 0 : -8;
    let lacking = 0;
    let ofNext = ofOdd;
    for (let position = 0; position < serials.length; position++) {
      const serial = serials[position]!;
      let likeness = serial >= 0 ? this.likeness(position, serial) : 0;
      if (likeness <= -100) {
        likeness = ofNext;
        ofNext = -100;
      }
      if (serial === 0 && likeness < 0) lacking += likeness;
      else sum += likeness;
    }
    return sum + Math.max(mostLacking, lacking);
  }
}

function kindOf(value: SqliteValue): number {
  if (value === null) return nullBit;
  if (typeof value === 'string') return textBit;
  if (value instanceof Uint8Array) return blobBit;
  return Number.isInteger(Number(value)) ? integerBits : realBit;
}

/** Text is never stored as a number in a text column; the other affinities only prefer their own kind. */
function allowedKinds(type: string): number {
  return affinity(type) === 'text' ? nullBit | textBit | blobBit : allBits;
}

function usualKinds(type: string): number {
  switch (affinity(type)) {
    case 'text':
      return nullBit | textBit;
    case 'integer':
      return nullBit | integerBits;
    case 'real':
      return nullBit | integerBits | realBit;
    case 'numeric':
      // A type that SQLite does not know (JSON, UUID, URL) is numeric to it, and what a program calls so is often stored as bytes.
      return isNumberName(type)
        ? nullBit | integerBits | realBit | textBit
        : nullBit | integerBits | realBit | textBit | blobBit;
    case 'blob':
      return type === '' ? allBits : nullBit | blobBit;
  }
}

/** Declared types that name a number or a date. */
function isNumberName(type: string): boolean {
  return /^(?:numeric|decimal|number|bool|boolean|date|datetime|time|timestamp)\b/i.test(type);
}
