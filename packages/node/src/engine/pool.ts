import { setFlagsFromString } from 'node:v8';
import { Worker } from 'node:worker_threads';
import type { FindingDraft, IndicatorTables, MemoryEntry, SourceFacts } from '@athar/core';
import { BlockReader, blockMemory, type FullBlock } from './blocks.ts';
import { environmentError } from '../machine-errors.ts';
import type { FromWorker, Task, TaskOutcome, ToWorker, WorkerSetup } from './worker-messages.ts';

/** Why a worker did not finish its work. */
export type Breakdown = 'timeout' | 'memory' | 'crash';

/** A piece of work; numbers rise in the order of the plan. */
export interface Work {
  readonly number: number;
  readonly task: Task;
}

/** What the pool works for: it asks for work and hands over what comes of it. */
export interface PoolClient {
  /** The next piece of work; `undefined` where there is none now (`wake` tells when there is again). */
  next(): Work | undefined;
  /** The same of the work that is dealt out ahead, with what it counts for in bytes. */
  nextAhead(): (Work & { readonly weight: number }) | undefined;
  findings(number: number, findings: readonly FindingDraft[]): void;
  remember(number: number, entries: readonly MemoryEntry[]): void;
  blocks(number: number, blocks: readonly FullBlock[], from: BlockReader): void;
  done(number: number, outcome: TaskOutcome): void;
  broken(number: number, how: Breakdown, detail: string): void;
  /** The examiner's machine failed. */
  failed(message: string): void;
}

interface Seat {
  readonly worker: Worker;
  readonly reader: BlockReader;
  /** What the worker does now, and what it will do next. */
  readonly queue: Work[];
  isReady: boolean;
  timer: NodeJS.Timeout | undefined;
}

/** Pieces that a worker holds: it goes on with the second while the main thread still writes the lines of the first. */
const queueLength = 2;

/** Pieces that are dealt out to a worker ahead: a phone's backup has some dozen files that are read. */
const mostAhead = 64;

/** Old-generation heap of a worker, in MiB: what a hostile file can make us hold. */
const workerHeapMiB = 512;

/** New objects of a worker, in MiB: most live as long as a row. Larger is no faster, and 16 takes 40 MiB more (measured). */
const workerNurseryMiB = 6;

const workerUrl = new URL('./worker.js', import.meta.url);

/**
 * Workers that each do one piece of work after the other. One that hangs, crashes or runs out of memory is replaced and
 * costs the piece it was at, nothing else: what it held besides goes to its successor.
 */
export class WorkerPool {
  readonly #client: PoolClient;
  readonly #setup: Omit<WorkerSetup, 'memory'>;
  readonly #seats: Seat[] = [];
  readonly #sources = new Map<string, SourceFacts>();
  #indicators: IndicatorTables | undefined;
  #isClosed = false;

  constructor(size: number, setup: Omit<WorkerSetup, 'memory'>, client: PoolClient) {
    this.#client = client;
    this.#setup = setup;
    // Every core has its worker: threads that compile code beside them only take their turns (3 % less time, measured),
    // and each worker compiles the same code, so functions are inlined less far (5 % less, measured).
    setFlagsFromString('--no-concurrent-recompilation');
    setFlagsFromString('--max-inlined-bytecode-size-cumulative=230');
    for (let i = 0; i < size; i++) this.#seats.push(this.#seat());
  }

  source(id: string, facts: SourceFacts): void {
    this.#sources.set(id, facts);
    this.#tellAll({ kind: 'source', id, facts });
  }

  indicators(tables: IndicatorTables): void {
    this.#indicators = tables;
    this.#tellAll({ kind: 'indicators', tables });
  }

  /** Gives work to whoever has none. */
  wake(): void {
    for (const seat of this.#seats) this.#feed(seat);
  }

  /** Deals out what can be done while the main thread is too busy to hand over piece after piece, each to whoever has least. */
  dealAhead(): void {
    const loads = this.#seats.map((seat) => ({ seat, weight: 0 }));
    for (let dealt = 0; dealt < mostAhead * loads.length; dealt++) {
      const work = this.#client.nextAhead();
      if (!work) return;
      const least = loads.reduce((a, b) => (b.weight < a.weight ? b : a));
      least.weight += work.weight;
      this.#give(least.seat, { number: work.number, task: work.task });
    }
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    for (const seat of this.#seats) clearTimeout(seat.timer);
    await Promise.all(this.#seats.map(({ worker }) => worker.terminate()));
  }

  #seat(): Seat {
    const memory = blockMemory();
    const workerData: WorkerSetup = { ...this.#setup, memory };
    const worker = new Worker(workerUrl, {
      workerData,
      // A worker reads hostile bytes: it gets nothing of the environment, nor the options of whoever runs us.
      env: {},
      execArgv: [],
      resourceLimits: {
        maxOldGenerationSizeMb: workerHeapMiB,
        maxYoungGenerationSizeMb: workerNurseryMiB,
      },
    });
    const reader = new BlockReader(memory);
    const seat: Seat = { worker, reader, queue: [], isReady: false, timer: undefined };
    this.#listen(seat);
    for (const [id, facts] of this.#sources) this.#tell(seat, { kind: 'source', id, facts });
    if (this.#indicators) this.#tell(seat, { kind: 'indicators', tables: this.#indicators });
    return seat;
  }

  #listen(seat: Seat): void {
    const { worker } = seat;
    worker.on('message', (message: FromWorker) => {
      if (this.#isClosed || !this.#seats.includes(seat)) return;
      switch (message.kind) {
        case 'ready':
          seat.isReady = true;
          this.#startTimer(seat);
          this.#feed(seat);
          break;
        case 'findings':
          this.#client.findings(message.number, message.findings);
          break;
        case 'remember':
          this.#client.remember(message.number, message.entries);
          break;
        case 'blocks':
          this.#client.blocks(message.number, message.blocks, seat.reader);
          break;
        case 'done':
          seat.queue.shift();
          this.#startTimer(seat);
          // The worker is fed before its lines are written, so that it does not wait for the disk.
          this.#feed(seat);
          this.#client.blocks(message.number, message.blocks, seat.reader);
          this.#client.done(message.number, message.outcome);
          this.#feed(seat);
          break;
        case 'failed':
          this.#client.failed(message.message);
      }
    });
    worker.on('error', (error: unknown) => {
      const code = error instanceof Error && 'code' in error ? error.code : undefined;
      const how = code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'memory' : 'crash';
      this.#replace(seat, how, String(error), error);
    });
    worker.on('exit', () => this.#replace(seat, 'crash', 'the worker ended'));
  }

  #feed(seat: Seat): void {
    // One that still starts has its first piece waiting: the main thread may be busy when it is ready.
    const length = seat.isReady ? queueLength : 1;
    while (!this.#isClosed && seat.queue.length < length) {
      const work = this.#client.next();
      if (!work) return;
      this.#give(seat, work);
    }
  }

  #give(seat: Seat, work: Work): void {
    seat.queue.push(work);
    if (seat.queue.length === 1) this.#startTimer(seat);
    this.#tell(seat, { kind: 'task', ...work });
  }

  /** The time of a piece begins when the worker turns to it. */
  #startTimer(seat: Seat): void {
    clearTimeout(seat.timer);
    if (seat.queue.length === 0 || !seat.isReady) return;
    const seconds = this.#setup.limits.maxSecondsPerTask;
    seat.reader.takeWaited();
    const startFor = (milliseconds: number): void => {
      seat.timer = setTimeout(() => {
        // Lines wait until those of earlier pieces are written: a piece that takes long costs none that waits for it.
        const waited = seat.reader.takeWaited();
        if (waited > 0) startFor(waited);
        else this.#replace(seat, 'timeout', `longer than ${seconds} s`);
      }, milliseconds);
    };
    startFor(seconds * 1000);
  }

  #replace(seat: Seat, how: Breakdown, detail: string, error?: unknown): void {
    const place = this.#seats.indexOf(seat);
    if (this.#isClosed || place < 0) return;
    clearTimeout(seat.timer);
    if (!seat.isReady) {
      // Another one would not start either.
      const otherwise = `no worker can be started: ${detail}`;
      this.#client.failed(environmentError(error, otherwise).message);
      return;
    }
    void seat.worker.terminate();
    const successor = this.#seat();
    this.#seats[place] = successor;
    const [lost, ...kept] = seat.queue;
    for (const work of kept) this.#give(successor, work);
    if (lost) this.#client.broken(lost.number, how, detail);
  }

  #tellAll(message: ToWorker): void {
    for (const seat of this.#seats) this.#tell(seat, message);
  }

  #tell(seat: Seat, message: ToWorker): void {
    seat.worker.postMessage(message);
  }
}
