import {
  MessageChannel,
  Worker,
  receiveMessageOnPort,
  type MessagePort,
} from 'node:worker_threads';

interface StandingProgram {
  readonly port: MessagePort;
  readonly answered: Int32Array;
}

interface Answer {
  readonly code: number;
  readonly out: string;
  readonly err: string;
  /** It ended its thread. */
  readonly isGone: boolean;
}

const key = Symbol.for('athar.standing-program');

/** One for all test files that run in this process: this module is loaded anew for each. */
const kept = globalThis as { [key]?: StandingProgram | undefined };

function start(): StandingProgram {
  const { port1: port, port2 } = new MessageChannel();
  const answered = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  const thread = new Worker(new URL('./standing-program.mjs', import.meta.url), {
    workerData: { answered, port: port2 },
    transferList: [port2],
    execArgv: [],
  });
  thread.unref();
  port.unref();
  return { port, answered };
}

/** What the program answers in the folder `cwd`, in a thread that stands ready for it (`standing-program.mjs`). */
export function askStanding(
  args: readonly string[],
  environment: NodeJS.ProcessEnv,
  cwd: string,
): Omit<Answer, 'isGone'> {
  const { port, answered } = (kept[key] ??= start());
  const before = process.cwd();
  process.chdir(cwd);
  try {
    Atomics.store(answered, 0, 0);
    port.postMessage({ args, environment });
    // As long as a test may take.
    if (Atomics.wait(answered, 0, 0, 60_000) === 'timed-out') {
      kept[key] = undefined;
      throw new Error('no answer');
    }
  } finally {
    process.chdir(before);
  }
  const { isGone, ...run } = (receiveMessageOnPort(port) as { readonly message: Answer }).message;
  if (isGone) kept[key] = undefined;
  return run;
}
