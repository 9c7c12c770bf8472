import { sha256 } from '../bytes/sha256.ts';
import { instantOf, instantOfCocoaNanoseconds, type Instant } from '../bytes/time.ts';
import type {
  AnyArtifact,
  ColumnRun,
  Epoch,
  FieldSlot,
  FieldValue,
  IndicatorMatch,
  Met,
  Position,
  RecordDraft,
  RecordWriter,
  Row,
  SqliteValue,
  Timestamp,
} from '../model/index.ts';
import { cachedRun, shapeOf, type CachedRun } from './column-runs.ts';
import { fieldSlots, isUnseen, type Slot, type SlotOptions } from './field-slots.ts';
import {
  bytesOf,
  copyBytes,
  jsonStringBytes,
  roomForText,
  writeAscii,
  writeBase64,
  writeHex32,
  writeIso,
  writeJsonString,
  writeNumber,
  writeUint,
  writeUint64,
} from './json-bytes.ts';
import { positionId, recordIds, type RecordIds } from './record-id.ts';
import { timelineWriter, type TimelineWriter } from './timeline-lines.ts';

/** A field of the current record whose value met indicators. */
export interface FieldHit {
  readonly field: string;
  readonly value: string;
  readonly met: Met;
  readonly matches: readonly IndicatorMatch[];
}

export interface LineWriterOptions extends SlotOptions {
  readonly artifact: AnyArtifact;
  readonly source: string;
  readonly devicePath: string;
  /** Rules look at every record of this artifact. */
  readonly watchAll: boolean;
  /**
   * Called at the end of a record that met an indicator, holds a watched text, or where `watchAll` is set, before
   * its lines are handed over. Returns the ids of its findings, which the timeline names.
   */
  readonly onHit: (hits: readonly FieldHit[], watched: ReadonlySet<string>) => readonly string[];
  /** Takes the line at once: the buffer is used again. */
  readonly records: (buffer: Uint8Array, length: number) => void;
  readonly timeline: (buffer: Uint8Array, length: number) => void;
}

/** What a time marks, as it stands behind the time in the record and in the timeline. */
interface Mark {
  readonly inRecord: Uint8Array;
  readonly inTimeline: Uint8Array;
}

interface TableIds {
  readonly ids: RecordIds;
  readonly head: Uint8Array;
  /** Fields whose columns this schema lacks: they are left out, not null. */
  readonly lacking: Set<number>;
}

const comma = 0x2c;
const quote = 0x22;
/** Where the id stands in a line, behind `{"id":"`. */
const idStart = 7;
/** Serial type of an integer of eight bytes. */
const wideInteger = 6;
/** A whole number beyond 2^53; larger ones are reals, whose digits nobody counts and no room is made for. */
const isLongInteger = (value: number): boolean =>
  Number.isInteger(value) && !Number.isSafeInteger(value) && Math.abs(value) < 1e21;

const longestKeptText = 32;
const mostKeptTexts = 1024;

/** The parts that all lines share. */
const texts = {
  page: bytesOf(',"page":'),
  offset: bytesOf(',"offset":'),
  cell: bytesOf(',"space":"cell"}'),
  frame: bytesOf(',"space":"wal","frame":'),
  times: bytesOf(',"times":['),
  firstTime: bytesOf('{"at":"'),
  nextTime: bytesOf(',{"at":"'),
  utc: bytesOf(',"clock":"utc"}'),
  data: bytesOf('],"data":'),
  null: bytesOf('null'),
  end: bytesOf('}}\n'),
  endDeleted: bytesOf('},"deleted":true}\n'),
};

/** 2007-01-09, when the first iPhone was shown, and 2100-01-01, in Unix seconds. */
const earliestPlausible = 1_168_300_800;
const latestPlausible = 4_102_444_800;

/**
 * The one encoder of records: bytes of the page in, bytes of the line out.
 *
 * A line is put together in a buffer of its own and handed over whole. While the fields are written, observables
 * are compared with the indicators; only a record that met something is made an object, by the engine.
 */
export class LineWriter implements RecordWriter {
  readonly slots: { readonly [field: string]: Slot };
  recordCount = 0;
  /** From the earliest to the latest time written so far, in Unix seconds. */
  span: { from: number; to: number } | undefined;

  readonly #options: LineWriterOptions;
  readonly #slotList: readonly Slot[];
  readonly #head: string;
  readonly #tables = new Map<string, TableIds>();
  readonly #timeline: TimelineWriter;
  readonly #marks = new Map<string, Mark>();
  readonly #texts = new Map<string, Uint8Array>();

  #line = new Uint8Array(1 << 16);
  #at = 0;
  #dataStart = 0;
  #nextField = 0;
  #times = 0;
  #table: TableIds | undefined;
  #lastRowId: number | bigint = Number.NEGATIVE_INFINITY;
  #met: Met | undefined;
  #deleted = false;
  #hits: FieldHit[] = [];
  readonly #watched = new Set<string>();
  #utf8 = true;

  constructor(options: LineWriterOptions) {
    this.#options = options;
    this.#slotList = fieldSlots(options.artifact, options);
    this.slots = Object.fromEntries(this.#slotList.map((slot) => [slot.name, slot]));
    this.#head = `","source":${JSON.stringify(options.source)},"devicePath":${JSON.stringify(options.devicePath)},"position":`;
    this.#timeline = timelineWriter(options.artifact);
  }

  /** Id of the record that is being written. */
  get recordId(): string {
    return String.fromCharCode(...this.#line.subarray(idStart, idStart + 32));
  }

  /** How texts of the database are stored; other encodings than UTF-8 go through strings. */
  useEncoding(encoding: 'utf-8' | 'utf-16le' | 'utf-16be'): void {
    this.#utf8 = encoding === 'utf-8';
  }

  /** The rows that follow are of this table. */
  useTable(name: string): void {
    this.#lastRowId = Number.NEGATIVE_INFINITY;
    this.#table = this.#tables.get(name);
    if (!this.#table) {
      const { artifact, devicePath } = this.#options;
      this.#table = {
        ids: recordIds(artifact.id, devicePath, name),
        head: bytesOf(
          `{"id":"${'0'.repeat(32)}${this.#head}{"unit":"row","table":${JSON.stringify(name)},"rowId":`,
        ),
        lacking: new Set(),
      };
      this.#tables.set(name, this.#table);
    }
  }

  run(pairs: readonly (readonly [FieldSlot, number])[]): ColumnRun {
    const there = pairs.filter(([, column]) => column >= 0);
    for (const [field, column] of pairs) if (column < 0) this.#table?.lacking.add(field.index);
    // What is copied whole must be in the order of the fields, with nothing between.
    for (let i = 1; i < there.length; i++) {
      for (let index = there[i - 1]![0].index + 1; index !== there[i]![0].index; index++) {
        if (!this.#table?.lacking.has(index)) throw new Error('a run of columns is not in order');
      }
    }
    return cachedRun(
      there.map(([field]) => this.#slotList[field.index]!),
      there.map(([, column]) => column),
    );
  }

  begin(row: Row): void {
    const { rowId } = row;
    const table = this.#table;
    if (rowId === undefined || !table) {
      this.#beginAt(row.position());
      return;
    }
    // Row ids of a sound table rise; one that repeats (a damaged tree) is told apart by its place.
    table.ids.ofRow(rowId, rowId > this.#lastRowId ? 0 : row.page * 65_536 + row.offset + 1);
    this.#lastRowId = rowId;
    this.#at = 0;
    this.#room(table.head.length + 256);
    // The head holds a place for the id.
    this.#at = copyBytes(this.#line, 0, table.head);
    let at = idStart;
    for (let i = 0; i < 4; i++) at = writeHex32(this.#line, at, table.ids.words[i]!);
    this.#writeInteger(rowId);
    this.#place(row);
    this.#startTimes();
  }

  met(met: Met): void {
    this.#met = met;
  }

  time(marks: string, epoch: Epoch, value: number | bigint | null): void {
    const instant = instantOf(epoch, value);
    if (instant) this.#writeInstant(marks, instant);
  }

  timeColumn(marks: string, epoch: Epoch, row: Row, column: number): void {
    const type = row.type(column);
    if (type === 0 || type === 8) return;
    if (type === wideInteger && (epoch === 'cocoa-mixed' || epoch === 'cocoa-nanoseconds')) {
      const at = row.start(column);
      const high = word(row.payload, at);
      // Below 2^53 seconds are possible; negative ones are rare. Both go the general way.
      if (high >= 0x20_0000 && high < 0x8000_0000) {
        const instant = instantOfCocoaNanoseconds(high, word(row.payload, at + 4));
        if (instant) this.#writeInstant(marks, instant);
        return;
      }
    }
    const value = row.value(column);
    if (typeof value === 'number' || typeof value === 'bigint') this.time(marks, epoch, value);
  }

  column(field: FieldSlot, row: Row, column: number): void {
    const slot = this.#slotList[field.index]!;
    const type = row.type(column);
    // What nobody will see and nobody looks for is not even decoded.
    if (type === 0 || isUnseen(slot)) this.#writeNull(slot);
    else if (type >= 13 && type % 2 === 1 && this.#utf8) {
      this.bytes(field, row.payload, row.start(column), row.end(column));
    } else this.#value(field, row.value(column));
  }

  columns(run: ColumnRun, row: Row): void {
    const cached = run as CachedRun;
    const { slots, columns } = cached;
    if (slots.length === 0) return;
    this.#skipTo(slots[0]!.index);
    const shape = shapeOf(cached, row);
    if (!shape) {
      for (let i = 0; i < slots.length; i++) this.column(slots[i]!, row, columns[i]!);
      return;
    }
    for (const { before, index, isPlain } of shape.parts) {
      this.#room(before.length + 64);
      this.#at = copyBytes(this.#line, this.#at, before);
      if (index < 0) break;
      const slot = slots[index]!;
      if (isPlain) this.#plainValue(row, columns[index]!);
      else {
        this.#nextField = slot.index;
        this.column(slot, row, columns[index]!);
      }
    }
    this.#nextField = slots[slots.length - 1]!.index + 1;
  }

  text(field: FieldSlot, value: string | null): void {
    const slot = this.#slotList[field.index]!;
    if (value === null || isUnseen(slot)) this.#writeNull(slot);
    else {
      const bytes = this.#textBytes(value);
      this.bytes(field, bytes, 0, bytes.length);
    }
  }

  bytes(field: FieldSlot, source: Uint8Array, start: number, end: number): void {
    const slot = this.#slotList[field.index]!;
    this.#look(slot, source, start, end);
    if (!this.#open(slot, roomForText(end - start))) return;
    const from = this.#at;
    this.#writeText(slot, source, start, end);
    if (slot.summary >= 0) this.#timeline.note(slot.summary, from, this.#at);
  }

  number(field: FieldSlot, value: number | bigint | null): void {
    const slot = this.#slotList[field.index]!;
    if (value === null) this.#writeNull(slot);
    else if (this.#open(slot, 32)) {
      const from = this.#at;
      this.#anyNumber(value);
      if (slot.summary >= 0) this.#timeline.note(slot.summary, from, this.#at);
    }
  }

  boolean(field: FieldSlot, value: boolean | null): void {
    const slot = this.#slotList[field.index]!;
    if (value === null) this.#writeNull(slot);
    else if (this.#open(slot, 8)) {
      const from = this.#at;
      this.#at = writeAscii(this.#line, from, value ? 'true' : 'false');
      if (slot.summary >= 0) this.#timeline.note(slot.summary, from, this.#at);
    }
  }

  list(field: FieldSlot, values: readonly string[]): void {
    const all = bytesOf(values.join(''));
    const spans: number[] = [];
    let at = 0;
    for (const value of values) {
      const { length } = bytesOf(value);
      spans.push(at, at + length);
      at += length;
    }
    this.spans(field, all, spans, values.length);
  }

  spans(field: FieldSlot, source: Uint8Array, spans: ArrayLike<number>, count: number): void {
    const slot = this.#slotList[field.index]!;
    let room = 2;
    for (let i = 0; i < count; i++) {
      const start = spans[2 * i]!;
      const end = spans[2 * i + 1]!;
      this.#look(slot, source, start, end);
      room += roomForText(end - start) + 1;
    }
    if (!this.#open(slot, room)) return;
    const from = this.#at;
    this.#line[this.#at++] = 0x5b;
    for (let i = 0; i < count; i++) {
      if (i > 0) this.#line[this.#at++] = comma;
      this.#writeText(slot, source, spans[2 * i]!, spans[2 * i + 1]!);
    }
    this.#line[this.#at++] = 0x5d;
    if (slot.summary >= 0) this.#timeline.note(slot.summary, from, this.#at);
  }

  end(): void {
    this.#skipTo(this.#slotList.length);
    this.#room(32);
    // The first field brought a comma; its place is that of the bracket.
    if (this.#at === this.#dataStart) this.#at++;
    this.#line[this.#dataStart] = 0x7b;
    this.#at = writeAscii(this.#line, this.#at, this.#deleted ? '},"deleted":true}\n' : '}}\n');
    this.recordCount++;
    const { watchAll, onHit, records, timeline } = this.#options;
    const findings =
      watchAll || this.#hits.length > 0 || this.#watched.size > 0
        ? onHit(this.#hits, this.#watched)
        : [];
    records(this.#line, this.#at);
    this.#timeline.write(this.#line, findings, timeline);
    if (this.#hits.length > 0) this.#hits = [];
    if (this.#watched.size > 0) this.#watched.clear();
  }

  /** Writes a record that a parser yielded as an object. */
  draft(draft: RecordDraft): void {
    this.#beginAt(draft.position);
    this.#met = draft.met;
    this.#deleted = draft.deleted === true;
    for (const time of draft.times ?? []) {
      const start = this.#openTime();
      const text = jsonStringBytes(time.at);
      this.#room(text.length);
      this.#at = copyBytes(this.#line, start, text.subarray(1, text.length - 1));
      this.#closeTime(start, time.marks, time.clock);
      const seconds = Date.parse(time.at) / 1000;
      if (time.clock === 'utc' && Number.isFinite(seconds)) this.#widenSpan(Math.floor(seconds));
    }
    for (const slot of this.#slotList) {
      const value: FieldValue | undefined = draft.data[slot.name];
      if (value === undefined || value === null) this.#writeNull(slot);
      else if (typeof value === 'object') this.list(slot, value);
      else this.#value(slot, value);
    }
    this.end();
  }

  #beginAt(position: Position): void {
    const { artifact, devicePath } = this.#options;
    const id = positionId(artifact.id, devicePath, position);
    const text = bytesOf(`{"id":"${id}${this.#head}${JSON.stringify(position)}`);
    this.#at = 0;
    this.#room(text.length + 64);
    this.#at = copyBytes(this.#line, 0, text);
    this.#startTimes();
  }

  #place(row: Row): void {
    const out = this.#line;
    let at = copyBytes(out, this.#at, texts.page);
    at = writeUint(out, at, row.page);
    at = copyBytes(out, at, texts.offset);
    at = writeUint(out, at, row.offset);
    if (row.frame === 0) {
      at = copyBytes(out, at, texts.cell);
    } else {
      at = copyBytes(out, at, texts.frame);
      at = writeUint(out, at, row.frame);
      out[at++] = 0x7d;
    }
    this.#at = at;
  }

  #startTimes(): void {
    this.#at = copyBytes(this.#line, this.#at, texts.times);
    this.#times = 0;
    this.#nextField = 0;
    this.#met = undefined;
    this.#deleted = false;
    this.#dataStart = 0;
    this.#timeline.reset();
  }

  #writeInstant(marks: string, instant: Instant): void {
    this.#widenSpan(instant.seconds);
    const start = this.#openTime();
    this.#at = writeIso(this.#line, start, instant);
    this.#closeTime(start, marks, 'utc');
  }

  /** Times before the first iPhone and after this century are slips of the device or of a format, not a span. */
  #widenSpan(seconds: number): void {
    if (seconds < earliestPlausible || seconds > latestPlausible) return;
    if (!this.span) this.span = { from: seconds, to: seconds };
    else if (seconds < this.span.from) this.span.from = seconds;
    else if (seconds > this.span.to) this.span.to = seconds;
  }

  #openTime(): number {
    this.#room(192);
    this.#at = copyBytes(
      this.#line,
      this.#at,
      this.#times++ === 0 ? texts.firstTime : texts.nextTime,
    );
    return this.#at;
  }

  #closeTime(start: number, marks: string, clock: Timestamp['clock']): void {
    const mark = this.#markBytes(marks);
    this.#timeline.time(start, this.#at, mark.inTimeline);
    this.#room(mark.inRecord.length + 64);
    const at = copyBytes(this.#line, this.#at, mark.inRecord);
    this.#at =
      clock === 'utc'
        ? copyBytes(this.#line, at, texts.utc)
        : writeAscii(this.#line, at, `,"clock":"${clock}"}`);
  }

  #markBytes(marks: string): Mark {
    let mark = this.#marks.get(marks);
    if (!mark) {
      mark = {
        inRecord: bytesOf(`","marks":${JSON.stringify(marks)}`),
        inTimeline: this.#timeline.afterTime(marks),
      };
      this.#marks.set(marks, mark);
    }
    return mark;
  }

  /** Compares a value with indicators and watched texts, whether or not it is written. */
  #look(slot: Slot, source: Uint8Array, start: number, end: number): void {
    const matches = slot.compare?.(source, start, end);
    if (matches && matches.length > 0) {
      this.#hits.push({
        field: slot.name,
        value: new TextDecoder().decode(source.slice(start, end)),
        met: this.#met ?? slot.doc.met ?? 'stored',
        matches,
      });
    }
    if (slot.watch?.(source, start, end)) this.#watched.add(slot.name);
  }

  #value(
    field: FieldSlot,
    value: Exclude<FieldValue, readonly string[]> | bigint | Uint8Array,
  ): void {
    if (typeof value === 'string') this.text(field, value);
    else if (typeof value === 'boolean') this.boolean(field, value);
    else if (value === null || typeof value !== 'object') this.number(field, value);
    else {
      const slot = this.#slotList[field.index]!;
      if (!this.#open(slot, roomForBase64(value.length))) return;
      this.#at = writeBase64(this.#line, this.#at, value, 0, value.length);
    }
  }

  /** A value whose name is written already. */
  #anyValue(value: SqliteValue): void {
    this.#room(64);
    if (value === null) this.#at = copyBytes(this.#line, this.#at, texts.null);
    else if (typeof value === 'string') {
      const bytes = bytesOf(value);
      this.#room(roomForText(bytes.length));
      this.#at = writeJsonString(this.#line, this.#at, bytes, 0, bytes.length);
    } else if (typeof value === 'object') {
      this.#room(roomForBase64(value.length));
      this.#at = writeBase64(this.#line, this.#at, value, 0, value.length);
    } else this.#anyNumber(value);
  }

  #anyNumber(value: number | bigint): void {
    if (typeof value === 'bigint') this.#writeInteger(value);
    else if (isLongInteger(value)) this.#writeInteger(BigInt(value));
    else this.#at = writeNumber(this.#line, this.#at, value);
  }

  /** Short texts repeat (directions, modes, kinds): a look in a table costs a tenth of encoding them. */
  #textBytes(value: string): Uint8Array {
    if (value.length > longestKeptText) return bytesOf(value);
    let bytes = this.#texts.get(value);
    if (!bytes) {
      bytes = bytesOf(value);
      if (this.#texts.size < mostKeptTexts) this.#texts.set(value, bytes);
    }
    return bytes;
  }

  #writeText(slot: Slot, source: Uint8Array, start: number, end: number): void {
    this.#at = slot.hashed
      ? copyBytes(this.#line, this.#at, bytesOf(`"${addressHash(source.slice(start, end))}"`))
      : writeJsonString(this.#line, this.#at, source, start, end);
  }

  /** The value of a column whose name is written already; 64 bytes of room are there. */
  #plainValue(row: Row, column: number): void {
    const type = row.type(column);
    if (type >= 1 && type < wideInteger) {
      this.#writeInteger(row.number(column)!);
    } else if (type >= 13 && type % 2 === 1 && this.#utf8) {
      const start = row.start(column);
      const end = row.end(column);
      this.#room(roomForText(end - start));
      this.#at = writeJsonString(this.#line, this.#at, row.payload, start, end);
    } else if (type !== wideInteger || !this.#wideInteger(row, column)) {
      this.#anyValue(row.value(column));
    }
  }

  /** A positive integer beyond 2^53, as a string; false where the value is another. */
  #wideInteger(row: Row, column: number): boolean {
    const at = row.start(column);
    const high = word(row.payload, at);
    if (high < 0x20_0000 || high >= 0x8000_0000) return false;
    this.#line[this.#at++] = quote;
    this.#at = writeUint64(this.#line, this.#at, high, word(row.payload, at + 4));
    this.#line[this.#at++] = quote;
    return true;
  }

  #writeNull(slot: Slot): void {
    this.#skipTo(slot.index);
    this.#nextField++;
    if (slot.hidden) return;
    this.#room(slot.nullText.length);
    this.#at = copyBytes(this.#line, this.#at, slot.nullText);
  }

  /** Writes the field's name and makes room for its value; false where the field is left out. */
  #open(slot: Slot, room: number): boolean {
    this.#skipTo(slot.index);
    this.#nextField++;
    if (slot.hidden) return false;
    this.#room(slot.key.length + Math.max(room, 96));
    this.#at = copyBytes(this.#line, this.#at, slot.key);
    return true;
  }

  /** Fields that nobody wrote are null; the first one closes the list of times. */
  #skipTo(index: number): void {
    if (this.#dataStart === 0) {
      this.#room(32);
      this.#at = copyBytes(this.#line, this.#at, texts.data);
      this.#dataStart = this.#at;
    }
    while (this.#nextField < index) {
      const slot = this.#slotList[this.#nextField++]!;
      if (slot.hidden || this.#table?.lacking.has(slot.index)) continue;
      this.#room(slot.nullText.length);
      this.#at = copyBytes(this.#line, this.#at, slot.nullText);
    }
    if (this.#nextField > index) throw new Error(`field ${index} was written out of its order`);
  }

  #writeInteger(value: number | bigint): void {
    const safe = value >= Number.MIN_SAFE_INTEGER && value <= Number.MAX_SAFE_INTEGER;
    this.#at =
      typeof value === 'number' && value >= 0
        ? writeUint(this.#line, this.#at, value)
        : writeAscii(this.#line, this.#at, safe ? String(value) : `"${value}"`);
  }

  #room(bytes: number): void {
    if (this.#at + bytes <= this.#line.length) return;
    const larger = new Uint8Array(Math.max(this.#line.length * 2, this.#at + bytes));
    larger.set(this.#line.subarray(0, this.#at));
    this.#line = larger;
  }
}

function roomForBase64(bytes: number): number {
  return Math.ceil(bytes / 3) * 4 + 2;
}

function word(bytes: Uint8Array, at: number): number {
  return (
    ((bytes[at]! << 24) | (bytes[at + 1]! << 16) | (bytes[at + 2]! << 8) | bytes[at + 3]!) >>> 0
  );
}

/** SHA-256 of an e-mail address, lower-cased and without the spaces and the `mailto:` around it, in hexadecimal. */
export function addressHash(address: Uint8Array): string {
  const text = new TextDecoder()
    .decode(address)
    .trim()
    .toLowerCase()
    .replace(/^mailto:/, '');
  return Array.from(sha256(bytesOf(text)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
