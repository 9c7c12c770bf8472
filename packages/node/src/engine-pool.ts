import { Worker } from 'node:worker_threads';
import type { IndicatorTables, SourceFacts } from '@athar/core';
import { BlockReader, blockMemory, type FullBlock } from './engine-blocks.ts';
import type { FromWorker, Task, TaskOutcome, ToWorker, WorkerSetup } from './engine-messages.ts';

/** Why a worker did not finish its work. */
export type Breakdown = 'timeout' | 'memory' | 'crash';

/** What the pool works for: it asks for work and hands over what comes of it. */
export interface PoolClient {
  /** The next piece of work; `undefined` where there is none now (`wake` tells when there is again). */
  next(): { readonly number: number; readonly task: Task } | undefined;
  blocks(number: number, blocks: readonly FullBlock[], from: BlockReader): void;
  done(number: number, outcome: TaskOutcome): void;
  broken(number: number, how: Breakdown, detail: string): void;
  /** The examiner's machine failed. */
  failed(message: string): void;
}

interface Seat {
  readonly worker: Worker;
  readonly reader: BlockReader;
  busyWith: number | undefined;
  isReady: boolean;
  timer: NodeJS.Timeout | undefined;
}

/** Old-generation heap of a worker, in MiB: what a hostile file can make us hold. */
const workerHeapMiB = 512;

const workerUrl = new URL('./engine-worker.js', import.meta.url);

/**
 * Workers that each do one piece of work at a time. One that hangs, crashes or runs out of memory is replaced and costs
 * its own piece of work, nothing else.
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
      resourceLimits: { maxOldGenerationSizeMb: workerHeapMiB },
    });
    const reader = new BlockReader(memory);
    const seat: Seat = { worker, reader, busyWith: undefined, isReady: false, timer: undefined };
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
          this.#feed(seat);
          break;
        case 'blocks':
          this.#client.blocks(message.number, message.blocks, seat.reader);
          break;
        case 'done':
          clearTimeout(seat.timer);
          seat.busyWith = undefined;
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
      this.#replace(seat, code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'memory' : 'crash', String(error));
    });
    worker.on('exit', () => this.#replace(seat, 'crash', 'the worker ended'));
  }

  #feed(seat: Seat): void {
    if (this.#isClosed || !seat.isReady || seat.busyWith !== undefined) return;
    const work = this.#client.next();
    if (!work) return;
    seat.busyWith = work.number;
    const seconds = this.#setup.limits.maxSecondsPerTask;
    seat.timer = setTimeout(() => {
      this.#replace(seat, 'timeout', `longer than ${seconds} s`);
    }, seconds * 1000);
    this.#tell(seat, { kind: 'task', ...work });
  }

  #replace(seat: Seat, how: Breakdown, detail: string): void {
    const place = this.#seats.indexOf(seat);
    if (this.#isClosed || place < 0) return;
    clearTimeout(seat.timer);
    if (!seat.isReady) {
      // Another one would not start either.
      this.#client.failed(`no worker can be started: ${detail}`);
      return;
    }
    void seat.worker.terminate();
    this.#seats[place] = this.#seat();
    if (seat.busyWith !== undefined) this.#client.broken(seat.busyWith, how, detail);
  }

  #tellAll(message: ToWorker): void {
    for (const seat of this.#seats) this.#tell(seat, message);
  }

  #tell(seat: Seat, message: ToWorker): void {
    seat.worker.postMessage(message);
  }
}
