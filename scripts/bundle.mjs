/**
 * Puts the command line and the engine's workers into one script each: a thread that starts reads one file instead of hundreds
 * of modules, which takes a third of the time. Nothing is shortened or renamed, so that places in a stack can be read.
 * Then keeps the code that V8 compiles of them during a small check, which halves what is left.
 */
import { execFileSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

const path = (relative) => fileURLToPath(new URL(relative, import.meta.url));
const folder = path('../apps/cli/bundle');
const entries = {
  main: path('../apps/cli/dist/main.js'),
  worker: path('../packages/node/dist/engine/worker.js'),
};

rmSync(folder, { recursive: true, force: true });
for (const [name, input] of Object.entries(entries)) {
  const bundle = await rolldown({
    input: { [name]: input },
    platform: 'node',
    // A module that is not found would be left to be looked for when the program starts.
    onLog: (level, log, tell) => tell(log.code === 'UNRESOLVED_IMPORT' ? 'error' : level, log),
  });
  await bundle.write({
    dir: folder,
    format: 'cjs',
    entryFileNames: '[name].cjs',
    codeSplitting: false,
  });
  await bundle.close();
}

/** The name by which the pool starts a worker. */
const worker = join(folder, 'worker.js');
writeFileSync(
  worker,
  `import { parentPort } from 'node:worker_threads';
import { keepCode, load } from '../bin/load.js';

load('worker.cjs');
let tasks = 0;
parentPort.on('message', ({ kind }) => {
  if (kind === 'task' && ++tasks % 8 === 0) keepCode();
});
`,
);
try {
  // In a process of its own: it ends as a check does, and the code is kept under the flags that a check sets.
  execFileSync(process.execPath, [path('./keep-code.mjs')], {
    stdio: ['ignore', 'ignore', 'inherit'],
    timeout: 120_000,
  });
} catch (error) {
  // Without it everything works, and starts more slowly.
  console.warn(`No compiled code is kept: ${String(error)}`);
}
writeFileSync(worker, `import { load } from '../bin/load.js';\n\nload('worker.cjs');\n`);
