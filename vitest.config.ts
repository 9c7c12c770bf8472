import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** Files that replace a module or set the zone of the process: a thread that others share will not do. */
const changeTheirProcess = [
  'packages/core/test/artifacts/what-mvt-gets-wrong.test.ts',
  'packages/core/test/engine/bounded-recovery.test.ts',
  'packages/core/test/engine/foreseen-rows.test.ts',
  'packages/core/test/indicators/dates-without-zone.test.ts',
  'packages/node/test/failing-disk.test.ts',
];

const fromSource = {
  resolve: { conditions: ['source'] },
  ssr: { resolve: { conditions: ['source'] } },
};

export default defineConfig({
  test: {
    projects: [
      {
        extends: true,
        ...fromSource,
        test: {
          name: 'packages',
          include: ['packages/*/test/**/*.test.ts', 'test/**/*.test.ts'],
          exclude: changeTheirProcess,
          // The core is loaded once a thread, not once a file: of short tests that is most of their time.
          isolate: false,
          pool: 'threads',
        },
      },
      {
        extends: true,
        ...fromSource,
        test: { name: 'own process', include: changeTheirProcess },
      },
      {
        extends: true,
        test: {
          name: 'program',
          include: ['apps/*/test/**/*.test.ts'],
          setupFiles: ['./apps/cli/test/built-first.ts'],
          // They run the program as it was built, and what they know of it comes from the build too: to make the sources ready
          // takes longer than most of these files.
          server: { deps: { external: [/\/packages\/\w+\/dist\//] } },
          // A process for many files: to start one and load what was built takes a second. The rest each loads anew (`built-first.ts`).
          isolate: false,
          pool: 'forks',
        },
      },
    ],
    // A test that asks nothing holds nothing: of a list that is empty, say.
    expect: { requireAssertions: true },
    testTimeout: 60_000,
    // What a file prepares can be a check in each language, and takes as long as a test.
    hookTimeout: 60_000,
    // By itself it leaves one core to whoever watches.
    maxWorkers: '100%',
    setupFiles: ['./vitest.setup.ts'],
    // The one place outside the repository that tests may look at; absent, those tests say that they are skipped.
    env: {
      ATHAR_CORPUS:
        process.env.ATHAR_CORPUS ?? fileURLToPath(new URL('../shared/corpus', import.meta.url)),
    },
  },
});
