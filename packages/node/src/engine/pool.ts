import { setFlagsFromString } from 'node:v8';
import { Worker } from 'node:worker_threads';
import type { FindingDraft, IndicatorTables, MemoryEntry, SourceFacts } from '@athar/core';
import { BlockReader, blockMemory, type FullBlock } from './blocks.ts';
import { compileAs } from './compiling.ts';
import { environmentError } from '../machine-errors.ts';
import type { FromWorker, Task, TaskOutcome, ToWorker, WorkerSetup } from './worker-messages.ts';

/** Why a worker did not finish its work. */
export type Breakdown = 'timeout' | 'memory' | 'crash';

/** A piece of work; numbers rise in the order of the plan. */
export interface Work {
  readonly number: number;
  readonly task: Task;
}

/** The piece of work that a worker was at when it ended, and lines of it that it had not handed over. */
export interface LeftWork {
  readonly number: number;
  readonly blocks: readonly FullBlock[];
  readonly from: BlockReader;
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
  /** Piece `left.number` was not finished, and why. */
  broken(left: LeftWork, how: Breakdown, detail: string): void;
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
  /** Why it ends, once that is known, and at which piece: what it sent before is taken first. */
  end:
    | { readonly at: number | undefined; how: Breakdown; detail: string; error?: unknown }
    | undefined;
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
  readonly #script: URL;
  readonly #setup: Omit<WorkerSetup, 'memory'>;
  readonly #seats: Seat[] = [];
  readonly #sources = new Map<string, SourceFacts>();
  #indicators: IndicatorTables | undefined;
  #isClosed = false;

  constructor(
    size: number,
    setup: Omit<WorkerSetup, 'memory'>,
    client: PoolClient,
    script: URL = workerUrl,
  ) {
    this.#client = client;
    this.#script = script;
    this.#setup = setup;
    // Every core has its worker: threads that compile code beside them only take their turns (3 % less time, measured).
    setFlagsFromString('--no-concurrent-recompilation');
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

  /** Ends the workers, after what they have sent was taken; what each was at is left. */
  async close(): Promise<readonly LeftWork[]> {
    this.#isClosed = true;
    compileAs('otherwise');
    for (const seat of this.#seats) clearTimeout(seat.timer);
    await Promise.all(this.#seats.map(({ worker }) => worker.terminate()));
    return this.#seats.flatMap(({ queue: [work], reader }) =>
      work ? [{ number: work.number, blocks: reader.left(), from: reader }] : [],
    );
  }

  #seat(): Seat {
    const memory = blockMemory();
    const workerData: WorkerSetup = { ...this.#setup, memory };
    const worker = new Worker(this.#script, {
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
    const seat: Seat = {
      worker,
      reader,
      queue: [],
      isReady: false,
      timer: undefined,
      end: undefined,
    };
    this.#listen(seat);
    for (const [id, facts] of this.#sources) this.#tell(seat, { kind: 'source', id, facts });
    if (this.#indicators) this.#tell(seat, { kind: 'indicators', tables: this.#indicators });
    return seat;
  }

  #listen(seat: Seat): void {
    const { worker } = seat;
    worker.on('message', (message: FromWorker) => {
      // What it begins after that another will do.
      if (seat.end && 'number' in message && message.number !== seat.end.at) return;
      switch (message.kind) {
        case 'ready':
          seat.isReady = true;
          if (this.#seats.every(({ isReady }) => isReady)) compileAs('whileReading');
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
      this.#endsBy(seat, how, String(error), error);
    });
    // Comes last: all that the worker had sent was taken.
    worker.on('exit', () => {
      this.#endsBy(seat, 'crash', 'the worker ended');
      this.#replace(seat);
    });
  }

  /** The first reason counts. */
  #endsBy(seat: Seat, how: Breakdown, detail: string, error?: unknown): void {
    seat.end ??= { at: seat.queue[0]?.number, how, detail, error };
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
    if (this.#isClosed || seat.queue.length === 0 || !seat.isReady) return;
    const seconds = this.#setup.limits.maxSecondsPerTask;
    seat.reader.takeWaited();
    const startFor = (milliseconds: number): void => {
      seat.timer = setTimeout(() => {
        // Lines wait until those of earlier pieces are written: a piece that takes long costs none that waits for it.
        const waited = seat.reader.takeWaited();
        if (waited > 0) startFor(waited);
        else {
          this.#endsBy(seat, 'timeout', `longer than ${seconds} s`);
          void seat.worker.terminate();
        }
      }, milliseconds);
    };
    startFor(seconds * 1000);
  }

  #replace(seat: Seat): void {
    const place = this.#seats.indexOf(seat);
    if (this.#isClosed || place < 0) return;
    clearTimeout(seat.timer);
    const { at, how, detail, error } = seat.end!;
    if (!seat.isReady) {
      // Another one would not start either.
      const otherwise = `no worker can be started: ${detail}`;
      this.#client.failed(environmentError(error, otherwise).message);
      return;
    }
    const successor = this.#seat();
    this.#seats[place] = successor;
    const [first, ...next] = seat.queue;
    // It may have come to the end of a piece before the end came to it.
    const isLost = first !== undefined && first.number === at;
    for (const work of isLost ? next : seat.queue) this.#give(successor, work);
    const { reader } = seat;
    if (isLost)
      this.#client.broken({ number: at, blocks: reader.left(), from: reader }, how, detail);
  }

  #tellAll(message: ToWorker): void {
    for (const seat of this.#seats) this.#tell(seat, message);
  }

  #tell(seat: Seat, message: ToWorker): void {
    seat.worker.postMessage(message);
  }
}
