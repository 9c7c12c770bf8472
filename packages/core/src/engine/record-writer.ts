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
  Timestamp,
} from '../model/index.ts';
import { cachedRun, shapeOf, type CachedRun } from './column-runs.ts';
import { fieldSlots, isUnseen, type Slot, type SlotOptions } from './field-slots.ts';
import { addressHash } from './address-hash.ts';
import { bytesOf, jsonStringBytes, keptBytesOf, writeHex32, writeIso } from './json-bytes.ts';
import { LineBuffer, wideHalves } from './line-buffer.ts';
import {
  earliestPlausible,
  idLength,
  idStart,
  latestPlausible,
  parts,
  unbounded,
  writePlace,
  type Mark,
  type TableLines,
} from './line-parts.ts';
import { positionId, recordIds } from './record-id.ts';
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
  readonly #tables = new Map<string, TableLines>();
  readonly #timeline: TimelineWriter;
  readonly #marks = new Map<string, Mark>();
  readonly #line = new LineBuffer();
  /** Where the line of the last record begins. */
  #lineStart = 0;
  #dataStart = 0;
  #nextField = 0;
  #times = 0;
  #table: TableLines | undefined;
  /** The highest row id so far, and the highest that may come. */
  #lastRowId = unbounded.after;
  #endRowId = unbounded.upTo;
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
    this.#timeline = timelineWriter(options.artifact, options.timeline);
  }

  /** Id of the record that is being written. */
  get recordId(): string {
    const at = this.#lineStart + idStart;
    return String.fromCharCode(...this.#line.bytes.subarray(at, at + idLength));
  }

  /** How texts of the database are stored; other encodings than UTF-8 go through strings. */
  useEncoding(encoding: 'utf-8' | 'utf-16le' | 'utf-16be'): void {
    this.#utf8 = encoding === 'utf-8';
  }

  /** The rows that follow are of this table, their ids within these bounds. */
  useTable(name: string, { after, upTo } = unbounded): void {
    this.#lastRowId = after;
    this.#endRowId = upTo;
    this.#table = this.#tables.get(name);
    if (!this.#table) {
      const { artifact, devicePath } = this.#options;
      this.#table = {
        ids: recordIds(artifact.id, devicePath, name),
        head: bytesOf(
          `{"id":"${'0'.repeat(idLength)}${this.#head}{"unit":"row","table":${JSON.stringify(name)},"rowId":`,
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
    if (rowId === undefined || !table || row.isRecovered) {
      this.#beginAt(row.position());
      this.#deleted = row.isRecovered === true;
      return;
    }
    // Row ids of a sound table rise; one that does not fit (a damaged tree) may repeat, and is told apart by its place.
    const fits = rowId > this.#lastRowId && rowId <= this.#endRowId;
    table.ids.ofRow(rowId, fits ? 0 : row.page * 65_536 + row.offset + 1);
    if (fits) this.#lastRowId = rowId;
    this.#line.begin();
    this.#lineStart = this.#line.start;
    // The head holds a place for the id.
    this.#line.copy(table.head);
    let at = this.#lineStart + idStart;
    for (let i = 0; i < 4; i++) at = writeHex32(this.#line.bytes, at, table.ids.words[i]!);
    this.#line.integer(rowId);
    writePlace(this.#line, row);
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
    // NULL and 0 name no moment; most times of a message are one of them.
    if (type === 0 || type === 8) return;
    if (epoch === 'cocoa-mixed' || epoch === 'cocoa-nanoseconds') {
      // Beyond 2^53 only nanoseconds are possible; what is less, or negative, goes the general way.
      const wide = wideHalves(row, column);
      const instant = wide && instantOfCocoaNanoseconds(wide.high, wide.low);
      if (instant) this.#writeInstant(marks, instant);
      if (wide) return;
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
      this.#line.copy(before);
      if (index < 0) break;
      const slot = slots[index]!;
      if (isPlain) this.#line.column(row, columns[index]!, this.#utf8);
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
      // A column of directions or kinds has few texts, and one often follows itself.
      if (value !== slot.lastText) {
        slot.lastText = value;
        slot.lastBytes = keptBytesOf(value);
      }
      this.bytes(field, slot.lastBytes, 0, slot.lastBytes.length);
    }
  }

  bytes(field: FieldSlot, source: Uint8Array, start: number, end: number): void {
    const slot = this.#slotList[field.index]!;
    this.#look(slot, source, start, end);
    if (!this.#open(slot)) return;
    const from = this.#line.at;
    this.#writeText(slot, source, start, end);
    if (slot.summary >= 0) this.#timeline.note(slot.summary, from, this.#line.at);
  }

  number(field: FieldSlot, value: number | bigint | null): void {
    const slot = this.#slotList[field.index]!;
    if (value === null) this.#writeNull(slot);
    else if (this.#open(slot)) {
      const from = this.#line.at;
      this.#line.number(value);
      if (slot.summary >= 0) this.#timeline.note(slot.summary, from, this.#line.at);
    }
  }

  boolean(field: FieldSlot, value: boolean | null): void {
    const slot = this.#slotList[field.index]!;
    if (value === null) this.#writeNull(slot);
    else if (this.#open(slot)) {
      const from = this.#line.at;
      this.#line.ascii(value ? 'true' : 'false');
      if (slot.summary >= 0) this.#timeline.note(slot.summary, from, this.#line.at);
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
    for (let i = 0; i < count; i++) this.#look(slot, source, spans[2 * i]!, spans[2 * i + 1]!);
    if (!this.#open(slot)) return;
    const from = this.#line.at;
    this.#line.ascii('[');
    for (let i = 0; i < count; i++) {
      if (i > 0) this.#line.ascii(',');
      this.#writeText(slot, source, spans[2 * i]!, spans[2 * i + 1]!);
    }
    this.#line.ascii(']');
    if (slot.summary >= 0) this.#timeline.note(slot.summary, from, this.#line.at);
  }

  end(): void {
    this.#skipTo(this.#slotList.length);
    // The first field brought a comma; its place is that of the bracket.
    if (this.#line.at === this.#dataStart) this.#line.ascii('{');
    this.#line.bytes[this.#dataStart] = 0x7b;
    this.#line.copy(this.#deleted ? parts.endDeleted : parts.end);
    this.recordCount++;
    const { watchAll, onHit, records } = this.#options;
    const findings =
      watchAll || this.#hits.length > 0 || this.#watched.size > 0
        ? onHit(this.#hits, this.#watched)
        : [];
    this.#timeline.write(this.#line.bytes, this.#lineStart, findings);
    this.#line.end(records);
    if (this.#hits.length > 0) this.#hits = [];
    if (this.#watched.size > 0) this.#watched.clear();
  }

  /** Hands over the lines that wait for more. */
  handOver(): void {
    this.#line.handOver(this.#options.records);
    this.#timeline.handOver();
  }

  /** Writes a record that a parser yielded as an object. */
  draft(draft: RecordDraft): void {
    this.#beginAt(draft.position);
    this.#met = draft.met;
    this.#deleted = draft.deleted === true;
    for (const time of draft.times ?? []) {
      const start = this.#openTime();
      const text = jsonStringBytes(time.at);
      this.#line.copy(text.subarray(1, text.length - 1));
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
    this.#line.begin();
    this.#lineStart = this.#line.start;
    this.#line.copy(text);
    this.#startTimes();
  }

  #startTimes(): void {
    this.#line.copy(parts.times);
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
    this.#line.at = writeIso(this.#line.bytes, start, instant);
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
    this.#line.copy(this.#times++ === 0 ? parts.firstTime : parts.nextTime);
    this.#line.room(32);
    return this.#line.at;
  }

  #closeTime(start: number, marks: string, clock: Timestamp['clock']): void {
    const mark = this.#markBytes(marks);
    this.#timeline.time(start, this.#line.at, mark.inTimeline);
    if (clock === 'utc') this.#line.copy(mark.inRecordUtc);
    else this.#line.ascii(`","marks":${JSON.stringify(marks)},"clock":"${clock}"}`);
  }

  #markBytes(marks: string): Mark {
    let mark = this.#marks.get(marks);
    if (!mark) {
      mark = {
        inRecordUtc: bytesOf(`","marks":${JSON.stringify(marks)},"clock":"utc"}`),
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
    else if (this.#open(this.#slotList[field.index]!)) this.#line.base64(value);
  }

  #writeText(slot: Slot, source: Uint8Array, start: number, end: number): void {
    if (slot.hashed) this.#line.ascii(`"${addressHash(source.slice(start, end))}"`);
    else this.#line.text(source, start, end);
  }

  #writeNull(slot: Slot): void {
    this.#skipTo(slot.index);
    this.#nextField++;
    if (!slot.hidden) this.#line.copy(slot.nullText);
  }

  /** Writes the field's name; false where the field is left out. */
  #open(slot: Slot): boolean {
    this.#skipTo(slot.index);
    this.#nextField++;
    if (slot.hidden) return false;
    this.#line.copy(slot.key);
    return true;
  }

  /** Fields that nobody wrote are null; the first one closes the list of times. */
  #skipTo(index: number): void {
    if (this.#dataStart === 0) {
      this.#line.copy(parts.data);
      this.#dataStart = this.#line.at;
    }
    while (this.#nextField < index) {
      const slot = this.#slotList[this.#nextField++]!;
      if (slot.hidden || this.#table?.lacking.has(slot.index)) continue;
      this.#line.copy(slot.nullText);
    }
    if (this.#nextField > index) throw new Error(`field ${index} was written out of its order`);
  }
}
