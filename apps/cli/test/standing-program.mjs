/**
 * The program as it was built, in a thread that runs it again and again. Of what a process takes for a small phone, two thirds are to start, and to
 * run code for the first time. How a process begins and ends is not seen here.
 */
import { EventEmitter } from 'node:events';
import { syncBuiltinESMExports } from 'node:module';
import threads from 'node:worker_threads';

const { Worker: Thread, workerData } = threads;
const { answered, port } = workerData;

/** Threads that no check uses now. */
const idle = [];

/** A worker of one check. Its thread goes on with another, where it did all that it was asked to. */
class StandingWorker extends EventEmitter {
  #thread;
  /** What it has to tell yet: that it is ready, and what became of each task. */
  #owed = 1;
  #listeners = {
    message: (message) => {
      if (['ready', 'done', 'failed'].includes(message.kind)) this.#owed--;
      this.emit('message', message);
    },
    error: (error) => this.emit('error', error),
    exit: (code) => this.emit('exit', code),
  };

  constructor(_, { workerData, ...options }) {
    super();
    this.#thread =
      idle.pop() ?? new Thread(new URL('./standing-worker.mjs', import.meta.url), options);
    for (const [name, listener] of Object.entries(this.#listeners)) this.#thread.on(name, listener);
    this.#thread.postMessage({ begin: { workerData } });
  }

  postMessage(message) {
    if (message.kind === 'task') this.#owed++;
    this.#thread.postMessage({ message });
  }

  async terminate() {
    if (this.#owed > 0) return this.#thread.terminate();
    this.#thread.postMessage({ isEnd: true });
    for (const [name, listener] of Object.entries(this.#listeners))
      this.#thread.off(name, listener);
    idle.push(this.#thread);
    return this.emit('exit', 1);
  }
}

threads.Worker = StandingWorker;
syncBuiltinESMExports();

const streams = { out: process.stdout, err: process.stderr };
const emitters = [process, ...Object.values(streams)];
const listenersOf = (emitter) =>
  emitter
    .eventNames()
    .flatMap((name) => emitter.listeners(name).map((listener) => [name, listener]));

/** What listened before any run. */
const own = new Set(emitters.flatMap(listenersOf).map(([, listener]) => listener));

function forgetRun() {
  for (const emitter of emitters)
    for (const [name, listener] of listenersOf(emitter))
      if (!own.has(listener)) {
        // As at the end of a process.
        if (name === 'exit') listener();
        emitter.off(name, listener);
      }
}

const said = { out: '', err: '' };
for (const [name, stream] of Object.entries(streams))
  stream.write = (text) => {
    said[name] += text;
    return true;
  };

function answer(code, isGone) {
  forgetRun();
  port.postMessage({ code, ...said, isGone });
  Atomics.store(answered, 0, 1);
  Atomics.notify(answered, 0);
}

const { exit } = process;
process.exit = (code = process.exitCode) => {
  answer(code ?? 0, true);
  exit();
};

const { main } = await import('../dist/main.js');
port.on('message', async ({ args, environment }) => {
  Object.assign(said, { out: '', err: '' });
  for (const name of Object.keys(process.env)) delete process.env[name];
  Object.assign(process.env, environment);
  process.exitCode = undefined;
  await main(args);
  answer(process.exitCode ?? 0, false);
});
