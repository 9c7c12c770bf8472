/**
 * Puts the command line and the engine's workers into few files: each thread that starts reads and links two modules instead
 * of hundreds, which takes a third of the time. Nothing is shortened or renamed, so that places in a stack can be read.
 */
import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

const path = (relative) => fileURLToPath(new URL(relative, import.meta.url));
const folder = path('../apps/cli/bundle');

rmSync(folder, { recursive: true, force: true });
const bundle = await rolldown({
  input: {
    main: path('../apps/cli/dist/main.js'),
    // The name by which the pool starts it.
    worker: path('../packages/node/dist/engine/worker.js'),
  },
  platform: 'node',
});
await bundle.write({
  dir: folder,
  format: 'esm',
  entryFileNames: '[name].js',
  chunkFileNames: 'shared-[name].js',
  minify: false,
});
await bundle.close();
