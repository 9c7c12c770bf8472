import { logsBeside, openDatabase } from '../../formats/sqlite/index.ts';
import type { RecoverySource } from '../../formats/sqlite/recovery/index.ts';
import {
  EvidenceError,
  type AnyRule,
  type AnyTableReader,
  type Database,
  type EvidenceRecord,
  type GapEdge,
  type ParseContext,
  type ProblemDraft,
  type RandomAccessFile,
  type RecordDraft,
  type Row,
  type Table,
} from '../../model/index.ts';
import { capturingWriter } from '../lines/capturing-writer.ts';
import { cutLink, cutLinks } from '../lines/cut-link.ts';
import { DecisiveNames, lackOf } from './decisive-names.ts';
import type { ExamineOptions } from './examine-options.ts';
import type { FileResult } from './file-result.ts';
import { FindingQuota, leftOut } from '../findings/finding-quota.ts';
import { AfterEnd } from '../findings/met-after-end.ts';
import {
  indicatorFindings,
  ruleFinding,
  type FindingDraft,
  type RecordPlace,
} from '../findings/findings.ts';
import { timeBounds } from '../times/judged-time.ts';
import type { TakeLines } from '../lines/line-buffer.ts';
import type { FieldHit } from '../lines/line-writer-options.ts';
import {
  isAsked,
  looksByField,
  NoteTaker,
  sightOf,
  type AnyLook,
  type MemoryEntry,
} from '../findings/note-taker.ts';
import { unbounded } from '../lines/line-parts.ts';
import { tellingNeighbours, type OpenNeighbour } from './neighbours.ts';
import { LineWriter } from '../lines/record-writer.ts';
import type { PieceGaps } from './row-gaps.ts';
import { unpackedFile } from './unpacked-file.ts';

/** What a phone may have written after its backup was begun, and clocks that differ, in seconds. */
const spareTime = 2 * 86_400;

const mostProblemTexts = 50;

/** More than any artifact asks for. Bounded, since a name holds that of a table, which comes from the evidence. */
const mostAbsentNames = 1000;

/** One file while it is read: what is open, what was counted, what was found. */
export class Session {
  opened = false;
  unsearchedPages = 0;
  holdsNone = false;
  private readonly afterEnd = new AfterEnd();
  readonly context: ParseContext;
  private readonly options: ExamineOptions;
  private readonly writer: LineWriter;
  private readonly open: RandomAccessFile[] = [];
  private readonly captures = new Map<string, () => EvidenceRecord>();
  private readonly notes: NoteTaker | undefined;
  private gapsOfRows: PieceGaps[] = [];
  /** What is told once the lines of its records are handed over. */
  private found: FindingDraft[] = [];
  private remembered: readonly MemoryEntry[] = [];
  /** Takes the lines that are written now instead of the sinks. */
  private peek: TakeLines | undefined;
  private readonly quota: FindingQuota;
  private readonly problems = new Map<
    string,
    { code: ProblemDraft['code']; detail: string; count: number }
  >();
  private readonly told = new Set<ProblemDraft>();
  private readonly absent = new Set<string>();
  private readonly decisive: DecisiveNames;
  private readonly lacking = new Set<string>();
  private fileProblems: ProblemDraft[] = [];
  private readonly related: OpenNeighbour;
  private isPreparing = false;
  private muted = false;
  private openedFile: RandomAccessFile | undefined;
  private openedDatabase: Database | undefined;
  private records = 0;
  /** Makes the record that is being written an object, with all its fields. */
  private recordNow: () => EvidenceRecord = () => {
    throw new Error('no record is being written');
  };

  constructor(options: ExamineOptions) {
    this.options = options;
    const { artifact, devicePath, limits, source, timezone } = options;
    const tell = (problem: ProblemDraft): void => this.fileProblem(problem);
    this.related = tellingNeighbours((path) => options.related(path), this.open, tell);
    this.decisive = new DecisiveNames(artifact);
    this.quota = new FindingQuota(limits.maxFindingsPerFile);
    this.context = {
      devicePath,
      limits,
      device: source.facts.device,
      ...(timezone !== undefined && { timezone }),
      related: (path) => this.related(path),
      problem: (problem) => this.problem({ kind: 'problem', ...problem }),
      absent: (name) => this.#noteAbsent(name),
      logged: (seconds) => this.#noteLogged(seconds),
      holdsNone: () => (this.holdsNone = true),
    };
    this.notes = this.#noteTaker();
    this.writer = this.#lineWriter();
  }

  file(): RandomAccessFile {
    if (this.openedFile) return this.openedFile;
    const { devicePath, limits } = this.options;
    const file = this.options.open();
    this.openedFile = file;
    this.open.push(file);
    if (file.size > limits.maxFileBytes) {
      throw new EvidenceError('limit-exceeded', `${file.size} bytes`);
    }
    if (file.size === 0 && this.options.artifact.mayBeEmpty !== true) {
      throw new EvidenceError('truncated', 'the file is empty');
    }
    this.openedFile = unpackedFile(file, devicePath, limits, (problem) =>
      this.fileProblem(problem),
    );
    return this.openedFile;
  }

  database(): Database {
    if (this.openedDatabase) return this.openedDatabase;
    const file = this.file();
    const database = openDatabase(file, {
      ...logsBeside(this.options.devicePath, this.related),
      absent: (name) => this.#noteAbsent(name),
    });
    this.openedDatabase = database;
    this.writer.useEncoding(database.encoding);
    return database;
  }

  /** The database and what lies beside it, for recovery. */
  databaseFiles(): RecoverySource {
    return { file: this.file(), ...logsBeside(this.options.devicePath, this.related) };
  }

  /** A problem of the file, which the live rows may have told already. */
  fileProblem(problem: ProblemDraft): void {
    this.fileProblems.push(problem);
  }

  /** Binds the reader to the writer; a second binding, to a writer that keeps all fields, is made when a record is first asked for. */
  rowReader(reader: AnyTableReader, table: Table): (row: Row) => void {
    const database = this.database();
    this.useTable(table);
    let current: Row;
    let lines: Uint8Array = new Uint8Array(0);
    let capture: ((row: Row) => void) | undefined;
    const readRow = this.#preparing(() =>
      reader.prepare(database, table, this.writer.slots, this.writer, this.context),
    );
    const recordNow = (): EvidenceRecord => {
      if (!capture) {
        const writer = capturingWriter(this.options, (line) => (lines = line));
        writer.useEncoding(database.encoding);
        writer.useTable(table.name);
        const readAgain = this.#preparing(() =>
          reader.prepare(database, table, writer.slots, writer, this.context),
        );
        capture = (row) => {
          readAgain(row);
          writer.handOver();
        };
      }
      this.#silently(() => capture!(current));
      const record = JSON.parse(new TextDecoder().decode(lines)) as EvidenceRecord;
      return { ...record, id: this.writer.recordId };
    };
    this.captures.set(table.name, recordNow);
    this.recordNow = recordNow;
    return (row) => {
      current = row;
      readRow(row);
    };
  }

  /** The rows that follow are of this table. */
  useTable(table: Table, bounds = unbounded): void {
    this.writer.useTable(table.name, bounds);
    this.recordNow = this.captures.get(table.name) ?? this.recordNow;
  }

  draft(draft: RecordDraft): void {
    this.countRecord();
    const { source, devicePath } = this.options;
    this.recordNow = () => ({
      id: this.writer.recordId,
      source: source.id,
      devicePath,
      position: draft.position,
      times: (draft.times ?? []).map((time) => this.writer.judged(time).time),
      data: draft.data,
      ...(draft.deleted && { deleted: true }),
    });
    this.writer.draft(draft);
  }

  countRecord(): void {
    if (++this.records > this.options.limits.maxRecordsPerFile) {
      throw new EvidenceError(
        'limit-exceeded',
        `more than ${this.options.limits.maxRecordsPerFile} records`,
      );
    }
  }

  problem(problem: ProblemDraft): void {
    if (this.muted) return;
    if (this.isPreparing) {
      this.fileProblems.push(problem);
      return;
    }
    const { code, detail } = problem;
    const key = `${code} ${detail}`;
    const known = this.problems.get(key);
    if (known) known.count++;
    else if (this.problems.size < mostProblemTexts) {
      this.problems.set(key, { code, detail, count: 1 });
    } else {
      const rest = this.problems.get('') ?? { code, detail: 'further problems', count: 0 };
      rest.count++;
      this.problems.set('', rest);
    }
  }

  /** Whether a sequence rule asks for the gaps between rowids. */
  get watchesGaps(): boolean {
    const { sequences = [], artifact } = this.options;
    return sequences.some(({ rowGapsOf }) => rowGapsOf?.some(({ id }) => id === artifact.id));
  }

  rowGaps(gaps: PieceGaps | undefined): void {
    if (gaps) this.gapsOfRows.push(gaps);
  }

  /** A row of a table that is being read, found again through the tree and read a second time without a trace. */
  gapEdge(table: Table, readRow: (row: Row) => void, rowId: number): GapEdge | undefined {
    const row = this.database().seek(table, rowId);
    if (!row) return undefined;
    const count = this.writer.recordCount;
    this.writer.handOver();
    // Ids of rows whose rowid repeats depend on their order, which begins anew.
    this.writer.useTable(table.name);
    let line = new Uint8Array(0);
    this.peek = (lines) => (line = lines.slice());
    try {
      this.#silently(() => readRow(row));
      this.writer.handOver();
    } finally {
      this.peek = undefined;
      this.writer.recordCount = count;
    }
    if (line.length === 0) return undefined;
    const record = JSON.parse(new TextDecoder().decode(line)) as EvidenceRecord;
    return { ...sightOf(record, this.#place()), rowId };
  }

  /** What came since the last call; its lines go to the sinks now, if they did not before. */
  take(): FileResult {
    this.writer.handOver();
    this.notes?.flush();
    this.#tell();
    for (const problem of this.openedDatabase?.problems ?? []) {
      if (!this.told.has(problem)) {
        this.told.add(problem);
        this.fileProblems.push(problem);
      }
    }
    const result: FileResult = {
      records: this.writer.recordCount,
      problems: [...this.problems.values()],
      fileProblems: this.fileProblems,
      opened: this.opened,
      absent: [...this.absent].sort(),
      unsearchedPages: this.unsearchedPages,
      ...(this.holdsNone && { holdsNone: true }),
      ...this.afterEnd.take(),
      ...this.writer.seen.take(),
      ...(this.gapsOfRows.length > 0 && { rowGaps: this.gapsOfRows }),
    };
    this.gapsOfRows = [];
    this.writer.recordCount = 0;
    this.records = 0;
    this.unsearchedPages = 0;
    this.quota.clear();
    this.problems.clear();
    this.fileProblems = [];
    return result;
  }

  close(): void {
    for (const file of this.open) file.close();
  }

  #noteLogged(seconds: number): void {
    if (seconds >= timeBounds.from && seconds <= timeBounds.to) this.writer.seen.entry(seconds);
  }

  #noteAbsent(name: string): void {
    const lacking = this.decisive.lacking(name);
    if (lacking !== undefined) {
      if (this.lacking.has(lacking)) return;
      this.lacking.add(lacking);
      this.fileProblem(lackOf(lacking));
    } else if (this.absent.size < mostAbsentNames) this.absent.add(name);
  }

  /** What a reader finds wrong while it loads what rows refer to, every worker finds again. */
  #preparing<T>(prepare: () => T): T {
    this.isPreparing = true;
    try {
      return prepare();
    } finally {
      this.isPreparing = false;
    }
  }

  /** A row that is read a second time tells its problems no second time. */
  #silently(read: () => void): void {
    this.muted = true;
    try {
      read();
    } finally {
      this.muted = false;
    }
  }

  /** Tells what was found and what is to be remembered; the lines of all whole records were handed over just now. */
  #tell(): void {
    const { found, remembered } = this;
    this.found = [];
    this.remembered = [];
    if (found.length > 0) this.options.findings(found);
    if (remembered.length > 0) this.options.remember?.(remembered);
  }

  #place(): RecordPlace {
    const { artifact, source, storedAt } = this.options;
    return { artifact: artifact.id, source: source.id, storedAt };
  }

  #noteTaker(): NoteTaker | undefined {
    const { artifact, sequences = [], source, limits, remember } = this.options;
    if (sequences.length === 0 || !remember) return undefined;
    return new NoteTaker({
      artifact,
      sequences,
      place: this.#place(),
      facts: source.facts,
      most: limits.maxNotesPerRule,
      remember: (entries) => (this.remembered = [...this.remembered, ...entries]),
      problem: (problem) => this.problem(problem),
    });
  }

  #lineWriter(): LineWriter {
    const { artifact, source, devicePath, full, matcher, rules, records, timeline, timezone } =
      this.options;
    const looks = [
      ...rules.map((rule) => rule.onlyIf as AnyLook | undefined),
      ...(this.notes?.looks ?? []),
    ];
    const watched = looksByField(looks.filter((look) => look !== undefined));
    const writer = new LineWriter({
      artifact,
      source: source.id,
      devicePath,
      bounds: timeBounds,
      ...(timezone !== undefined && { timezone }),
      full,
      matcher,
      watched,
      watchAll: looks.includes(undefined),
      onHit: (hits, seen) => (this.peek ? [] : this.#judge(hits, seen)),
      onCut: (what) => this.problem(what === 'link' ? cutLink : cutLinks),
      records: (lines) => {
        (this.peek ?? records)(lines);
        this.#tell();
      },
      timeline: (lines) => (this.peek ? undefined : timeline(lines)),
    });
    if (timezone !== undefined) writer.seen.useZone(timezone);
    if (source.facts.madeAt !== undefined) writer.seen.endAt(source.facts.madeAt + spareTime);
    return writer;
  }

  #judge(hits: readonly FieldHit[], watched: ReadonlySet<string>): readonly string[] {
    const rules = this.options.rules.filter((rule) => isAsked(rule, watched));
    const notes = this.notes?.asks(watched) === true ? this.notes : undefined;
    // To make an object of a record costs as much as to write it.
    if (hits.length === 0 && rules.length === 0 && !notes) return [];
    const record = this.recordNow();
    const place = this.#place();
    const { found, isAfterEnd } = indicatorFindings(record, place, hits);
    if (isAfterEnd) this.afterEnd.note(record.id);
    for (const rule of rules) {
      const finding = this.#askRule(rule, record, place);
      if (finding) found.set(finding.id, finding);
    }
    notes?.take(record, watched);
    if (found.size === 0) return [];
    for (const finding of found.values()) {
      if (this.quota.takes(finding)) continue;
      found.delete(finding.id);
      this.problem(leftOut);
    }
    this.found.push(...found.values());
    return [...found.keys()];
  }

  /** A mistake in one rule stops nothing else. */
  #askRule(rule: AnyRule, record: EvidenceRecord, place: RecordPlace): FindingDraft | undefined {
    try {
      const values = rule.match(record, this.options.source.facts);
      if (!values) return undefined;
      if (this.quota.hasRoom('rule', rule)) return ruleFinding(record, place, rule, values);
      this.problem(leftOut);
      return undefined;
    } catch (error) {
      this.problem({
        kind: 'problem',
        code: 'internal',
        detail: `rule ${rule.id}: ${String(error)}`,
      });
      return undefined;
    }
  }
}
