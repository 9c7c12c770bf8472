import {
  SequenceMemory,
  type FindingDraft,
  type IndicatorTables,
  type Limits,
  type MemoryEntry,
  type Problem,
  type ProblemCode,
  type SourceFacts,
  type TablePages,
} from '@athar/core';
import type { BlockReader, FullBlock } from './blocks.ts';
import {
  addFindings,
  examinedFile,
  fileState,
  type ExaminedFile,
  type FileState,
  type PlannedFile,
} from './examined-file.ts';
import type { FileWork, Task, TaskOutcome, WorkerSetup } from './worker-messages.ts';
import { LineFiles } from './outputs.ts';
import { WorkerPool, type Breakdown, type LeftWork, type PoolClient } from './pool.ts';

/** A stored file that was read from front to back. */
export interface HashedFile {
  readonly bytes: number;
  readonly sha256: string;
  /** False where the archive tells another checksum. */
  readonly isWhole: boolean;
}

/** What all work of a check has in common. `folder` is that of the output, where the lines go. */
export interface RunOptions {
  readonly jobs: number;
  readonly folder: string;
  readonly limits: Limits;
  readonly full: boolean;
  readonly timezone?: string;
  /** See `WorkerSetup`. */
  readonly definitions?: string;
  /** The script of a worker, where it is not the one beside this module: that of the program is a single file, and starts in a fifth of the time. */
  readonly worker?: URL;
  /** Told after each piece of work: the share that is done, 0 to 1. */
  onProgress(share: number): void;
}

interface Slot {
  readonly number: number;
  readonly task: Task;
  readonly file: FileState | undefined;
  /** What it counts for in the progress, in bytes. */
  readonly weight: number;
  blocks: { block: FullBlock; from: BlockReader }[];
  /** For the sequence rules, once its lines are written. */
  memory: MemoryEntry[];
  state: 'waiting' | 'running' | 'done';
  next: Slot | undefined;
}

/**
 * Runs all work of a check over the workers and writes their lines in the order of the plan, whatever the order in which they
 * are finished: the output does not depend on how many workers there are.
 */
export class EngineRun implements PoolClient {
  private readonly options: RunOptions;
  private readonly pool: WorkerPool;
  private readonly lines: LineFiles;
  private readonly files: FileState[] = [];
  private readonly memories = new Map<string, SequenceMemory>();
  private readonly slots = new Map<number, Slot>();
  private readonly hashes = new Map<number, (hashed: HashedFile | Problem) => void>();
  /** Work that makes no lines: plans first, then hashes. */
  private readonly first: Slot[] = [];
  private head: Slot | undefined;
  private tail: Slot | undefined;
  private dispatch: Slot | undefined;
  private number = 0;
  private open = 0;
  private isStarted = false;
  private isStopped = false;
  private weight = 0;
  private doneWeight = 0;
  private firstFailure: string | undefined;
  private tellFinished: () => void = () => undefined;
  private recordsAtSlot = 0;
  private timelineAtSlot = 0;

  constructor(options: RunOptions) {
    this.options = options;
    const { jobs, limits, full, timezone, definitions, folder } = options;
    const setup: Omit<WorkerSetup, 'memory'> = {
      limits,
      full,
      ...(timezone !== undefined && { timezone }),
      ...(definitions !== undefined && { definitions }),
    };
    this.lines = new LineFiles(folder);
    // Workers start while the evidence is opened.
    this.pool = new WorkerPool(jobs, setup, this, options.worker);
  }

  source(id: string, facts: SourceFacts): void {
    this.pool.source(id, facts);
  }

  /** Adds a file of the plan; lines come in the order of these calls. */
  add(planned: PlannedFile): void {
    const file = fileState(planned);
    this.files.push(file);
    try {
      this.lines.beginRecords(planned.work.artifact);
    } catch (error) {
      this.#failedBy(error);
    }
    const { work, byTables, bytes } = planned;
    const slot = this.#slot(
      { kind: byTables ? 'plan' : 'document', file: work },
      file,
      byTables ? 0 : bytes,
    );
    if (byTables) {
      this.weight += bytes;
      this.first.push(slot);
    }
    if (this.tail) this.tail.next = slot;
    else this.head = slot;
    this.tail = slot;
  }

  /** Hashes a stored file; runs while the indicators are loaded. */
  hash(ticket: FileWork['content'], bytes: number): Promise<HashedFile | Problem> {
    // Stopped while a key was derived: nobody will come to it.
    if (this.isStopped) return Promise.resolve(interrupted);
    const slot = this.#slot({ kind: 'hash', ticket }, undefined, bytes);
    this.first.push(slot);
    return new Promise((resolve) => this.hashes.set(slot.number, resolve));
  }

  /** Begins work that needs no indicators. */
  begin(): void {
    const isHash = ({ task }: Slot): number => Number(task.kind === 'hash');
    // The largest first, so that all workers end at one time: the main thread is busy with the indicators meanwhile.
    this.first.sort((a, b) => isHash(a) - isHash(b) || b.weight - a.weight);
    this.pool.dealAhead();
  }

  /** Does the rest. Ends early, without an error, once `stop` was called. */
  async finish(indicators: IndicatorTables | undefined): Promise<readonly ExaminedFile[]> {
    if (indicators) this.pool.indicators(indicators);
    this.dispatch = this.head;
    this.isStarted = true;
    if (this.open > 0 && !this.isStopped) {
      const ended = new Promise<void>((resolve) => (this.tellFinished = resolve));
      this.pool.wake();
      await ended;
    }
    if (this.isStopped) {
      // What they hold open may be what is missing.
      for (const left of await this.pool.close()) this.#takeLeft(left);
      if (this.firstFailure === undefined) this.#writeRest();
    }
    if (this.firstFailure !== undefined) this.#countWritten();
    const { maxFindingsPerFile } = this.options.limits;
    return this.files.map((file) => examinedFile(file, maxFindingsPerFile));
  }

  /** Ends the run: what was finished is kept, the rest counts as not reached. */
  stop(): void {
    this.isStopped = true;
    for (const [, resolve] of this.hashes) {
      resolve(interrupted);
    }
    this.hashes.clear();
    this.tellFinished();
  }

  /** See `LineFiles`. */
  areLinesRemoved(): boolean {
    return this.lines.areRemoved();
  }

  /** See `LineFiles`. */
  dropEmptyRecords(artifact: string): void {
    this.lines.dropEmptyRecords(artifact);
  }

  /** See `LineFiles`. */
  replaceFindings(ids: ReadonlyMap<string, ReadonlyMap<string, string>>): void {
    this.lines.replaceFindings(ids);
  }

  async close(): Promise<void> {
    await this.pool.close();
    this.lines.close();
  }

  /** Why the run ended early, where the examiner's machine failed. */
  get failure(): string | undefined {
    return this.firstFailure;
  }

  next(): { number: number; task: Task } | undefined {
    if (this.isStopped) return undefined;
    const first = this.first.shift();
    if (first) return this.#start(first);
    if (!this.isStarted) return undefined;
    let slot = this.dispatch;
    while (slot && slot.state !== 'waiting') {
      // Pieces of a plan that is still being made come after it: what follows must wait for them.
      if (slot.task.kind === 'plan' && slot.state === 'running') {
        this.dispatch = slot;
        return undefined;
      }
      slot = slot.next;
    }
    this.dispatch = slot;
    return slot && this.#start(slot);
  }

  nextAhead(): { number: number; task: Task; weight: number } | undefined {
    const first = this.isStopped ? undefined : this.first.shift();
    if (!first) return undefined;
    // A plan takes a quarter of the time that hashing its file does (measured).
    return { ...this.#start(first), weight: first.weight + (first.file?.planned.bytes ?? 0) / 4 };
  }

  findings(number: number, findings: readonly FindingDraft[]): void {
    const file = this.slots.get(number)?.file;
    if (!file || this.firstFailure !== undefined) return;
    addFindings(file, number, findings, this.options.limits.maxFindingsPerFile);
  }

  remember(number: number, entries: readonly MemoryEntry[]): void {
    this.slots.get(number)?.memory.push(...entries);
  }

  /** What sequence rules remember of a source; whole after `finish`. */
  memoryOf(source: string): SequenceMemory {
    const known = this.memories.get(source);
    if (known) return known;
    const memory = new SequenceMemory(this.options.limits);
    this.memories.set(source, memory);
    return memory;
  }

  blocks(number: number, blocks: readonly FullBlock[], from: BlockReader): void {
    const slot = this.slots.get(number);
    if (!slot || blocks.length === 0) return;
    for (const block of blocks) slot.blocks.push({ block, from });
    if (slot === this.head && this.firstFailure === undefined) this.#writeBlocks(slot);
  }

  done(number: number, outcome: TaskOutcome): void {
    const slot = this.slots.get(number);
    if (!slot) return;
    if (outcome.kind === 'hashed' || outcome.kind === 'unreadable') {
      const resolve = this.hashes.get(number);
      this.hashes.delete(number);
      resolve?.(
        outcome.kind === 'hashed'
          ? { bytes: outcome.bytes, sha256: outcome.sha256, isWhole: outcome.isWhole }
          : { code: outcome.code, detail: outcome.detail, count: 1 },
      );
    } else {
      slot.file!.results.set(number, outcome.result);
      if (outcome.kind === 'planned') this.#addPieces(slot, outcome.pieces);
    }
    this.#end(slot);
  }

  broken(left: LeftWork, how: Breakdown, detail: string): void {
    const { number } = left;
    const slot = this.slots.get(number);
    if (!slot) return;
    const problem: Problem = { code: codeOf[how], detail, count: 1 };
    const resolve = this.hashes.get(number);
    if (resolve) {
      this.hashes.delete(number);
      resolve(problem);
    } else {
      slot.file!.problems.push(problem);
      this.#takeLeft(left);
      slot.blocks.push(brokenMark);
    }
    this.#end(slot);
  }

  #takeLeft({ number, blocks, from }: LeftWork): void {
    for (const block of blocks) this.slots.get(number)?.blocks.push({ block, from });
  }

  /** Ends the run, because the examiner's machine failed; the first reason is told. */
  failed(message: string): void {
    this.firstFailure ??= message;
    this.stop();
  }

  #slot(task: Task, file: FileState | undefined, weight: number): Slot {
    const slot: Slot = {
      number: ++this.number,
      task,
      file,
      weight,
      blocks: [],
      memory: [],
      state: 'waiting',
      next: undefined,
    };
    this.slots.set(slot.number, slot);
    this.open++;
    this.weight += weight;
    return slot;
  }

  #start(slot: Slot): { number: number; task: Task } {
    slot.state = 'running';
    return { number: slot.number, task: slot.task };
  }

  #addPieces(plan: Slot, pieces: readonly TablePages[]): void {
    const file = plan.file!;
    const total = pieces.reduce((sum, { pages }) => sum + pages.length, 0);
    let after = plan;
    for (const piece of pieces) {
      const share = (file.planned.bytes * piece.pages.length) / total;
      this.weight -= share;
      const slot = this.#slot({ kind: 'pages', file: file.planned.work, piece }, file, share);
      slot.next = after.next;
      after.next = slot;
      if (this.tail === after) this.tail = slot;
      after = slot;
      file.pieces++;
    }
    if (!file.planned.recovers || total === 0) return;
    const slot = this.#slot({ kind: 'recover', file: file.planned.work }, file, 0);
    slot.next = after.next;
    after.next = slot;
    if (this.tail === after) this.tail = slot;
    file.pieces++;
  }

  #end(slot: Slot): void {
    slot.state = 'done';
    this.open--;
    this.doneWeight += slot.weight;
    if (slot.file) slot.file.piecesDone++;
    this.#writeReady();
    if (this.weight > 0) this.options.onProgress(this.doneWeight / this.weight);
    if (slot.task.kind === 'plan') this.pool.wake();
    if (this.open === 0 && this.isStarted) this.tellFinished();
  }

  /** Writes what is next in order, as far as it is there. */
  #writeReady(): void {
    while (this.head) {
      const slot = this.head;
      this.#writeBlocks(slot);
      if (slot.state !== 'done' || this.firstFailure !== undefined) return;
      this.#remember(slot);
      this.slots.delete(slot.number);
      this.head = slot.next;
      this.recordsAtSlot = this.head?.file
        ? this.lines.recordsLength(this.head.file.planned.work.artifact)
        : 0;
      this.timelineAtSlot = this.lines.timelineLength();
    }
  }

  /** After a failure of the machine: records that were read and not written do not count. Their findings do, and name none that is not there. */
  #countWritten(): void {
    for (let slot = this.head; slot; slot = slot.next) {
      const file = slot.file!;
      const result = file.results.get(slot.number);
      if (result) file.results.set(slot.number, { ...result, records: 0 });
      const findings = file.findings.get(slot.number) ?? [];
      const named = new Set(findings.flatMap(({ records }) => records));
      if (slot === this.head) {
        const { artifact } = file.planned.work;
        this.#dropUnfinished(artifact);
        const written = this.lines.countRecordsFrom(artifact, this.recordsAtSlot, named);
        file.recoveredRecords += written;
      }
      file.findings.set(
        slot.number,
        findings.map((one) => ({ ...one, records: one.records.filter((id) => !named.has(id)) })),
      );
    }
  }

  /** Takes back a line that was not finished, and what the timeline tells of records beyond those that are written. */
  #dropUnfinished(artifact: string): void {
    this.lines.dropUnfinishedLine(artifact);
    this.lines.dropTimelineBehind(artifact, this.recordsAtSlot, this.timelineAtSlot);
  }

  /** After an early end: finished work that stood behind unfinished work, and the whole lines of what was being done. */
  #writeRest(): void {
    for (let slot = this.head; slot && this.firstFailure === undefined; slot = slot.next) {
      if (slot.state === 'waiting') continue;
      if (slot !== this.head) {
        this.recordsAtSlot = this.lines.recordsLength(slot.file!.planned.work.artifact);
        this.timelineAtSlot = this.lines.timelineLength();
      }
      if (slot.state === 'running') slot.blocks.push(brokenMark);
      this.#writeBlocks(slot);
      this.#remember(slot);
    }
  }

  #remember({ file, memory }: Slot): void {
    if (memory.length > 0) this.memoryOf(file!.planned.work.source).add(memory);
  }

  #writeBlocks(slot: Slot): void {
    const artifact = slot.file!.planned.work.artifact;
    const { blocks } = slot;
    slot.blocks = [];
    try {
      for (const entry of blocks) {
        if (entry === brokenMark) {
          this.#dropUnfinished(artifact);
          slot.file!.recoveredRecords += this.lines.countRecordsFrom(artifact, this.recordsAtSlot);
          continue;
        }
        const bytes = entry.from.bytes(entry.block);
        if (entry.block.stream === 'records') this.lines.records(artifact, bytes);
        else this.lines.timeline(bytes);
        entry.from.giveBack(entry.block);
      }
    } catch (error) {
      this.#failedBy(error);
    }
  }

  #failedBy(error: unknown): void {
    this.failed(error instanceof Error ? error.message : String(error));
  }
}

const interrupted: Problem = { code: 'aborted', detail: 'the check was interrupted', count: 1 };

const codeOf: { readonly [how in Breakdown]: ProblemCode } = {
  timeout: 'timeout',
  memory: 'limit-exceeded',
  crash: 'internal',
};

/** Stands in a slot's blocks where its worker was lost: the line it was writing is dropped there. */
const brokenMark = {} as { block: FullBlock; from: BlockReader };
