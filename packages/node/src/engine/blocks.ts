/**
 * Blocks of shared memory that carry finished lines from a worker to the main thread. A worker has its own few; the
 * main thread gives each back once it is on the disk, so a slow disk slows the worker down instead of filling the memory.
 */
export interface BlockMemory {
  readonly blocks: SharedArrayBuffer;
  /**
   * Three words for each block: 0 free or 1 full; the bytes it holds; and, until it is handed over, its turn. Then one that counts what was given
   * back, one for the bytes of copies that were not, and one for the milliseconds that the worker waited for a block.
   */
  readonly states: SharedArrayBuffer;
  readonly blockBytes: number;
}

const blockBytes = 512 * 1024;
const blocksOfOneWorker = 16;

/** The memory in which one worker hands over its lines: blocks, and a word for the state of each. */
export function blockMemory(): BlockMemory {
  return {
    blocks: new SharedArrayBuffer(blockBytes * blocksOfOneWorker),
    states: new SharedArrayBuffer((3 * blocksOfOneWorker + 3) * 4),
    blockBytes,
  };
}

/** The files that workers write lines for: one of records for each artifact, and one timeline. */
export type StreamName = 'records' | 'timeline';

const streams: readonly StreamName[] = ['records', 'timeline'];

/** A block that is full, or the last of a piece of work; where that is short, a copy of what it holds. */
export interface FullBlock {
  readonly stream: StreamName;
  readonly block: number;
  readonly length: number;
  readonly copy?: Uint8Array;
}

/** Full blocks that a worker keeps back at most, so that most pieces of work need one message only. */
const mostKeptBack = blocksOfOneWorker / 4;

/**
 * The last bytes of a piece of work travel as a copy up to so many: a phone has dozens of small files, and while they wait for a long
 * piece before them, each would keep a whole block from the work behind it.
 */
const mostCopied = blockBytes / 8;

/** Bytes of copies that a worker has out at most, as many as its blocks hold. */
const mostCopiedAtOnce = blockBytes * blocksOfOneWorker;

/** A wait is counted as often, so that it is known of one that goes on. */
const countedWaitMs = 500;

/** The worker's side: takes lines, hands over full blocks in their order. */
export class BlockWriter {
  readonly #memory: BlockMemory;
  readonly #states: Int32Array;
  readonly #hand: (blocks: readonly FullBlock[]) => void;
  #full: FullBlock[] = [];
  #turns = 0;
  readonly #open = new Map<StreamName, { block: number; bytes: Uint8Array; length: number }>();

  constructor(memory: BlockMemory, hand: (blocks: readonly FullBlock[]) => void) {
    this.#memory = memory;
    this.#states = new Int32Array(memory.states);
    this.#hand = hand;
  }

  put(stream: StreamName, lines: Uint8Array): void {
    for (let from = 0; from < lines.length;) {
      let open = this.#open.get(stream);
      if (!open) {
        open = this.#take(stream);
        this.#open.set(stream, open);
      }
      const part = Math.min(lines.length - from, open.bytes.length - open.length);
      open.bytes.set(lines.subarray(from, from + part), open.length);
      open.length += part;
      Atomics.store(this.#states, heldBytes(this.#states, open.block), open.length);
      from += part;
      if (open.length === open.bytes.length) this.#give(stream);
    }
  }

  /** The blocks that were not handed over yet, those that were begun too: the piece of work ends. */
  finish(): readonly FullBlock[] {
    for (const [stream, { block, bytes, length }] of this.#open) {
      Atomics.store(this.#states, turnOf(this.#states, block), 0);
      if (length > mostCopied || !this.#mayCopy(length)) {
        this.#full.push({ stream, block, length });
        continue;
      }
      this.#full.push({ stream, block, length, copy: bytes.slice(0, length) });
      Atomics.store(this.#states, block, 0);
    }
    this.#open.clear();
    return this.#takeFull();
  }

  #give(stream: StreamName): void {
    const open = this.#open.get(stream)!;
    this.#open.delete(stream);
    this.#full.push({ stream, block: open.block, length: open.length });
    if (this.#full.length >= mostKeptBack) this.#hand(this.#takeFull());
  }

  #takeFull(): readonly FullBlock[] {
    const full = this.#full;
    this.#full = [];
    for (const { block } of full) Atomics.store(this.#states, turnOf(this.#states, block), 0);
    return full;
  }

  /** Counts the bytes of a copy, where there is room for them. */
  #mayCopy(length: number): boolean {
    const copied = copiedBytes(this.#states);
    if (Atomics.load(this.#states, copied) + length > mostCopiedAtOnce) return false;
    Atomics.add(this.#states, copied, length);
    return true;
  }

  /** A free block; sleeps until there is one. */
  #take(stream: StreamName): { block: number; bytes: Uint8Array; length: number } {
    const { blocks, blockBytes: size } = this.#memory;
    const count = givenBack(this.#states);
    for (;;) {
      const given = Atomics.load(this.#states, count);
      for (let block = 0; block < blocksIn(this.#states); block++) {
        if (Atomics.compareExchange(this.#states, block, 0, 1) === 0) {
          Atomics.store(this.#states, heldBytes(this.#states, block), 0);
          this.#turns += streams.length;
          const turn = this.#turns + streams.indexOf(stream);
          Atomics.store(this.#states, turnOf(this.#states, block), turn);
          return { block, bytes: new Uint8Array(blocks, block * size, size), length: 0 };
        }
      }
      const began = performance.now();
      Atomics.wait(this.#states, count, given, countedWaitMs);
      Atomics.add(this.#states, waitedMs(this.#states), Math.round(performance.now() - began));
    }
  }
}

/** The main thread's side. */
export class BlockReader {
  readonly #memory: BlockMemory;
  readonly #states: Int32Array;

  constructor(memory: BlockMemory) {
    this.#memory = memory;
    this.#states = new Int32Array(memory.states);
  }

  bytes({ block, length, copy }: FullBlock): Uint8Array {
    if (copy) return copy;
    return new Uint8Array(this.#memory.blocks, block * this.#memory.blockBytes, length);
  }

  /** What a worker that has ended had not handed over, in the order in which it was begun. */
  left(): readonly FullBlock[] {
    const states = this.#states;
    const turns = Array.from({ length: blocksIn(states) }, (_, block) => ({
      block,
      turn: Atomics.load(states, turnOf(states, block)),
    }));
    return turns
      .filter(({ turn }) => turn > 0)
      .sort((a, b) => a.turn - b.turn)
      .map(({ block, turn }) => ({
        stream: streams[turn % streams.length]!,
        block,
        length: Atomics.load(states, heldBytes(states, block)),
      }));
  }

  /** How long the worker waited for a block since this was asked last, in milliseconds. */
  takeWaited(): number {
    return Atomics.exchange(this.#states, waitedMs(this.#states), 0);
  }

  giveBack({ block, length, copy }: FullBlock): void {
    if (copy) {
      Atomics.sub(this.#states, copiedBytes(this.#states), length);
      return;
    }
    const count = givenBack(this.#states);
    Atomics.store(this.#states, block, 0);
    Atomics.add(this.#states, count, 1);
    Atomics.notify(this.#states, count);
  }
}

function blocksIn(states: Int32Array): number {
  return (states.length - 3) / 3;
}

/** The word for the bytes that a block holds. */
function heldBytes(states: Int32Array, block: number): number {
  return blocksIn(states) + block;
}

/** The word for the turn of a block, which also tells its stream; 0 once it was handed over. */
function turnOf(states: Int32Array, block: number): number {
  return 2 * blocksIn(states) + block;
}

/** The word that counts what was given back. */
function givenBack(states: Int32Array): number {
  return states.length - 3;
}

function copiedBytes(states: Int32Array): number {
  return states.length - 2;
}

function waitedMs(states: Int32Array): number {
  return states.length - 1;
}
