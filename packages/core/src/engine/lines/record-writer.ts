import {
  instantOf,
  instantOfCocoaNanoseconds,
  isNoTime,
  isoOf,
  storedNumber,
  type Instant,
} from '../../bytes/time.ts';
import { isCutLink, isCutList } from '../../formats/links.ts';
import type {
  ColumnRun,
  Epoch,
  FieldSlot,
  FieldValue,
  Met,
  Position,
  RecordDraft,
  RecordWriter,
  Row,
  TimeDraft,
} from '../../model/index.ts';
import { cachedRun, shapeOf, type CachedRun } from './column-runs.ts';
import { bytesFor, counting, fieldSlots, isUnseen, type Slot } from './field-slots.ts';
import { bytesOf, writeHex32, writeIso } from './json-bytes.ts';
import { TimeJudge, type JudgedTime } from '../times/judged-time.ts';
import { KeptTexts, toldText } from './kept-text.ts';
import { LineBuffer, wideHalves, writtenValue } from './line-buffer.ts';
import type { FieldHit, LineWriterOptions } from './line-writer-options.ts';
import {
  atStart,
  idLength,
  idStart,
  parts,
  unbounded,
  writePlace,
  type TableLines,
} from './line-parts.ts';
import { positionId, recordIds } from './record-id.ts';
import { SeenTimes } from '../times/seen-times.ts';
import { isDeclared, TimeMarks, type Mark } from './time-marks.ts';
import { timelineWriter, type TimelineWriter } from './timeline-lines.ts';

/**
 * The one encoder of records: bytes of the page in, bytes of the line out.
 *
 * A line is put together in a buffer of its own and handed over whole. While the fields are written, observables
 * are compared with the indicators; only a record that met something is made an object, by the engine.
 */
export class LineWriter implements RecordWriter {
  readonly slots: { readonly [field: string]: Slot };
  recordCount = 0;
  /** Of the live records: a recovered one fills no gap and reaches back to nothing. */
  readonly seen = new SeenTimes();

  private readonly options: LineWriterOptions;
  private readonly slotList: readonly Slot[];
  private readonly head: string;
  private readonly tables = new Map<string, TableLines>();
  private readonly timeline: TimelineWriter;
  private readonly marks: TimeMarks;
  private readonly line = new LineBuffer();
  private readonly texts = new KeptTexts();
  /** Where the line of the last record begins. */
  private lineStart = 0;
  private dataStart = 0;
  private nextField = 0;
  private times = 0;
  private table: TableLines | undefined;
  /** The highest rowid so far, and the highest that may come. */
  private lastRowId = unbounded.after;
  private endRowId = unbounded.upTo;
  private currentMet: Met | undefined;
  private namesNoProgram = false;
  private deleted = false;
  private hits: FieldHit[] = [];
  private readonly watched = new Set<string>();
  private utf8 = true;

  constructor(options: LineWriterOptions) {
    this.options = options;
    this.slotList = fieldSlots(options.artifact, options);
    this.slots = Object.fromEntries(this.slotList.map((slot) => [slot.name, slot]));
    this.head = `","source":${JSON.stringify(options.source)},"devicePath":${JSON.stringify(options.devicePath)},"position":`;
    this.timeline = timelineWriter(options.artifact, options.source, (lines) => {
      // No line of the timeline goes before its record.
      this.line.handOver(options.records);
      options.timeline(lines);
    });
    const judge = new TimeJudge(options.bounds, options.timezone);
    this.marks = new TimeMarks(options.artifact, this.timeline, judge);
  }

  /** Id of the record that is being written. */
  get recordId(): string {
    const at = this.lineStart + idStart;
    return String.fromCharCode(...this.line.bytes.subarray(at, at + idLength));
  }

  /** How texts of the database are stored; other encodings than UTF-8 go through strings. */
  useEncoding(encoding: 'utf-8' | 'utf-16le' | 'utf-16be'): void {
    this.utf8 = encoding === 'utf-8';
  }

  /** The rows that follow are of this table, their ids within these bounds. */
  useTable(name: string, { after, upTo } = unbounded): void {
    this.seen.startAt({ unit: 'row', table: name, rowId: 0 });
    [this.lastRowId, this.endRowId] = [after, upTo];
    this.table = this.tables.get(name);
    if (!this.table) {
      const { artifact, devicePath } = this.options;
      this.table = {
        ids: recordIds(artifact.id, devicePath, name),
        head: bytesOf(
          `{"id":"${'0'.repeat(idLength)}${this.head}{"unit":"row","table":${JSON.stringify(name)},"rowId":`,
        ),
        lacking: new Set(),
      };
      this.tables.set(name, this.table);
    }
  }

  run(pairs: readonly (readonly [FieldSlot, number])[]): ColumnRun {
    const there = pairs.filter(([, column]) => column >= 0);
    for (const [field, column] of pairs) if (column < 0) this.table?.lacking.add(field.index);
    // What is copied whole must be in the order of the fields, with nothing between.
    for (let i = 1; i < there.length; i++) {
      for (let index = there[i - 1]![0].index + 1; index !== there[i]![0].index; index++) {
        if (!this.table?.lacking.has(index)) throw new Error('a run of columns is not in order');
      }
    }
    return cachedRun(
      there.map(([field]) => this.slotList[field.index]!),
      there.map(([, column]) => column),
    );
  }

  begin(row: Row): void {
    const { rowId } = row;
    const table = this.table;
    if (rowId === undefined || !table || row.isRecovered) {
      this.#beginAt(row.position());
      this.deleted = row.isDeleted === true;
      return;
    }
    // Rowids of a sound table increase. One that does not (a damaged tree) may repeat, so its place makes the id unique.
    const fits = rowId > this.lastRowId && rowId <= this.endRowId;
    table.ids.ofRow(rowId, fits ? 0 : row.page * 65_536 + row.offset + 1);
    if (fits) this.lastRowId = rowId;
    this.line.begin();
    this.lineStart = this.line.start;
    // The head holds a place for the id.
    this.line.copy(table.head);
    let at = this.lineStart + idStart;
    for (let i = 0; i < 4; i++) at = writeHex32(this.line.bytes, at, table.ids.words[i]!);
    this.line.integer(rowId);
    writePlace(this.line, row);
    this.#startTimes();
  }

  met(met: Met): void {
    this.currentMet = met;
  }

  time(marks: string, epoch: Epoch, value: number | bigint | null): void {
    const instant = instantOf(epoch, value);
    if (instant) this.#writeInstant(marks, epoch, instant, value);
    else if (value !== null && !isNoTime(value)) {
      this.#writeTime(this.judged({ marks, clock: this.marks.of(marks).clock, epoch, raw: value }));
    }
  }

  timeColumn(marks: string, epoch: Epoch, row: Row, column: number): void {
    const type = row.type(column);
    // NULL and 0 name no moment; most times of a message are one of them.
    if (type === 0 || type === 8) return;
    if (epoch === 'cocoa-mixed' || epoch === 'cocoa-nanoseconds') {
      // Beyond 2^53 only nanoseconds are possible; what is less, or negative, goes the general way.
      const wide = wideHalves(row, column);
      const instant = wide && instantOfCocoaNanoseconds(wide.high, wide.low);
      if (instant) {
        this.#writeInstant(marks, epoch, instant, undefined);
        return;
      }
    }
    this.time(marks, epoch, row.time(column));
  }

  column(field: FieldSlot, row: Row, column: number): void {
    const slot = this.slotList[field.index]!;
    const type = row.type(column);
    // A value that is neither written nor compared is not even decoded.
    if (type === 0 || isUnseen(slot)) this.#writeNull(slot);
    else if (type >= 13 && type % 2 === 1 && this.utf8) {
      this.bytes(field, row.payload, row.start(column), row.end(column));
    } else this.#value(field, writtenValue(row, column, slot.doc));
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
      this.line.copy(before);
      if (index < 0) break;
      const slot = slots[index]!;
      if (isPlain) this.line.column(row, columns[index]!, this.utf8, slot.doc);
      else {
        this.nextField = slot.index;
        this.column(slot, row, columns[index]!);
      }
    }
    this.nextField = slots[slots.length - 1]!.index + 1;
  }

  text(field: FieldSlot, value: string | null): void {
    const slot = this.slotList[field.index]!;
    if (value === null || isUnseen(slot)) this.#writeNull(slot);
    else {
      const bytes = bytesFor(slot, value);
      this.bytes(field, bytes, 0, bytes.length);
    }
  }

  bytes(field: FieldSlot, source: Uint8Array, start: number, end: number): void {
    const slot = this.slotList[field.index]!;
    this.#look(slot, source, start, end);
    if (!this.#open(slot)) return;
    const from = this.line.at;
    this.texts.write(this.line, slot, source, start, end);
    if (slot.summary >= 0) this.timeline.note(slot.summary, from, this.line.at);
  }

  number(field: FieldSlot, value: number | bigint | null): void {
    const slot = this.slotList[field.index]!;
    if (value === null) this.#writeNull(slot);
    else if (this.#open(slot)) {
      const from = this.line.at;
      this.line.number(value);
      if (slot.summary >= 0) this.timeline.note(slot.summary, from, this.line.at);
    }
  }

  boolean(field: FieldSlot, value: boolean | null): void {
    const slot = this.slotList[field.index]!;
    if (value === null) this.#writeNull(slot);
    else if (this.#open(slot)) {
      const from = this.line.at;
      this.line.ascii(value ? 'true' : 'false');
      if (slot.summary >= 0) this.timeline.note(slot.summary, from, this.line.at);
    }
  }

  list(field: FieldSlot, values: readonly string[]): void {
    const all = bytesOf(values.join(''));
    const spans: number[] = [];
    let at = 0;
    for (const value of values) spans.push(at, (at += bytesOf(value).length));
    this.spans(field, all, spans, values.length);
  }

  spans(field: FieldSlot, source: Uint8Array, spans: ArrayLike<number>, count: number): void {
    const slot = this.slotList[field.index]!;
    if (slot.doc.observable === 'url' && isCutList(count)) this.options.onCut?.('links');
    for (let i = 0; i < count; i++) {
      const [start, end] = [spans[2 * i]!, spans[2 * i + 1]!];
      if (isCutLink(end - start)) this.options.onCut?.('link');
      this.#look(slot, source, start, end);
    }
    if (!this.#open(slot)) return;
    const from = this.line.at;
    this.line.ascii('[');
    for (let i = 0; i < count; i++) {
      if (i > 0) this.line.ascii(',');
      this.texts.write(this.line, slot, source, spans[2 * i]!, spans[2 * i + 1]!);
    }
    this.line.ascii(']');
    if (slot.summary >= 0) this.timeline.note(slot.summary, from, this.line.at);
  }

  end(): void {
    this.#skipTo(this.slotList.length);
    // The first field brought a comma; its place is that of the bracket.
    if (this.line.at === this.dataStart) this.line.ascii('{');
    this.line.bytes[this.dataStart] = 0x7b;
    this.line.copy(this.deleted ? parts.endDeleted : parts.end);
    this.recordCount++;
    const { watchAll, onHit, records } = this.options;
    const isTold = watchAll || this.hits.length > 0 || this.watched.size > 0;
    const findings = isTold ? onHit(this.hits, this.watched) : [];
    this.line.end(records);
    this.timeline.write(this.line.bytes, this.lineStart, findings);
    // Who is told a finding has its record by then, whatever happens next.
    if (findings.length > 0) this.handOver();
    if (this.hits.length > 0) this.hits = [];
    if (this.watched.size > 0) this.watched.clear();
  }

  /** Hands over the lines that wait for more. */
  handOver(): void {
    this.line.finish(this.options.records);
    this.timeline.handOver();
  }

  /** A time of a record that a parser yields. */
  judged(time: TimeDraft): JudgedTime {
    return this.marks.judged(time);
  }

  /** Writes a record that a parser yielded as an object. */
  draft(draft: RecordDraft): void {
    this.#beginAt(draft.position);
    this.currentMet = draft.met;
    this.namesNoProgram = draft.namesNoProgram === true;
    this.deleted = draft.deleted === true;
    for (const time of draft.times ?? []) this.#writeTime(this.judged(time));
    for (const slot of this.slotList) {
      const value: FieldValue | undefined = draft.data[slot.name];
      if (value === undefined || value === null) this.#writeNull(slot);
      else if (typeof value === 'object') this.list(slot, value);
      else this.#value(slot, value);
    }
    this.end();
  }

  #beginAt(position: Position): void {
    this.seen.startAt(position);
    const id = positionId(this.options.artifact.id, this.options.devicePath, position);
    const text = bytesOf(`{"id":"${id}${this.head}${JSON.stringify(position)}`);
    this.line.begin();
    this.lineStart = this.line.start;
    this.line.copy(text);
    this.#startTimes();
  }

  #startTimes(): void {
    this.line.copy(parts.times);
    this.times = 0;
    this.nextField = 0;
    this.currentMet = undefined;
    this.deleted = false;
    this.dataStart = 0;
    this.timeline.reset();
  }

  /** `value` is what is stored; without it, the instant tells. */
  #writeInstant(
    marks: string,
    epoch: Epoch,
    instant: Instant,
    value: number | bigint | null | undefined,
  ): void {
    const mark = this.marks.of(marks);
    const { seconds } = instant;
    const { from, to } = this.options.bounds;
    const isBelieved = (seconds >= from && seconds <= to) || mark.isAnytime;
    if (isBelieved) this.#see(mark, seconds);
    if (isBelieved && instant.isExact && isDeclared(mark, epoch)) {
      const start = this.#openTime();
      this.line.at = writeIso(this.line.bytes, start, instant);
      this.timeline.time(start, this.line.at, mark.inTimeline);
      this.line.copy(mark.inRecord);
      return;
    }
    const raw = value ?? storedNumber(epoch, instant);
    const at = isoOf(instant);
    const { time } = this.judged({ at, marks, clock: mark.clock, epoch, raw });
    this.#writeTime({ time });
  }

  #see(mark: Mark, seconds: number): void {
    if (this.deleted || !mark.widens) return;
    if (mark.isEntry) this.seen.entry(seconds);
    else this.seen.time(seconds);
  }

  #openTime(): number {
    this.line.copy(this.times++ === 0 ? parts.firstTime : parts.nextTime);
    this.line.room(32);
    return this.line.at;
  }

  #writeTime({ time, seconds }: JudgedTime): void {
    const mark = this.marks.of(time.marks);
    if (seconds !== undefined) this.#see(mark, seconds);
    if (this.times++ > 0) this.line.copy(parts.comma);
    const start = this.line.at + atStart;
    this.line.copy(bytesOf(JSON.stringify(time)));
    if (time.at === undefined) return;
    this.timeline.time(start, start + time.at.length, this.marks.inTimeline(time));
  }

  /** Compares a value with indicators and watched texts, whether or not it is written. */
  #look(slot: Slot, source: Uint8Array, start: number, end: number): void {
    const matches = counting(slot.compare?.(source, start, end), this.namesNoProgram);
    if (matches && matches.length > 0) {
      this.hits.push({
        field: slot.name,
        value: toldText(slot, source, start, end),
        met: (slot.doc.ownMet ? undefined : this.currentMet) ?? slot.doc.met ?? 'stored',
        matches,
      });
    }
    if (slot.watch?.(source, start, end)) this.watched.add(slot.name);
  }

  #value(
    field: FieldSlot,
    value: Exclude<FieldValue, readonly string[]> | bigint | Uint8Array,
  ): void {
    if (typeof value === 'string') this.text(field, value);
    else if (typeof value === 'boolean') this.boolean(field, value);
    else if (value === null || typeof value !== 'object') this.number(field, value);
    else if (this.#open(this.slotList[field.index]!)) this.line.base64(value);
  }

  #writeNull(slot: Slot): void {
    this.#skipTo(slot.index);
    this.nextField++;
    if (!slot.hidden) this.line.copy(slot.nullText);
  }

  /** Writes the field's name; false where the field is left out. */
  #open(slot: Slot): boolean {
    this.#skipTo(slot.index);
    this.nextField++;
    if (slot.hidden) return false;
    this.line.copy(slot.key);
    return true;
  }

  /** Fields that nobody wrote are null; the first one closes the list of times. */
  #skipTo(index: number): void {
    if (this.dataStart === 0) {
      this.line.copy(parts.data);
      this.dataStart = this.line.at;
    }
    while (this.nextField < index) {
      const slot = this.slotList[this.nextField++]!;
      if (slot.hidden || this.table?.lacking.has(slot.index)) continue;
      this.line.copy(slot.nullText);
    }
    if (this.nextField > index) throw new Error(`field ${index} was written out of its order`);
  }
}
