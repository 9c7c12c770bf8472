import { defineConfig } from 'vitest/config';

/** Files that replace a module or set the zone of the process: a thread that others share will not do. */
const changeTheirProcess = [
  'packages/core/test/artifacts/what-mvt-gets-wrong.test.ts',
  'packages/core/test/engine/bounded-recovery.test.ts',
  'packages/core/test/engine/foreseen-rows.test.ts',
];

export default defineConfig({
  resolve: { conditions: ['source'] },
  ssr: { resolve: { conditions: ['source'] } },
  test: {
    projects: [
      {
        extends: true,
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
        test: {
          name: 'own process',
          include: ['apps/*/test/**/*.test.ts', ...changeTheirProcess],
        },
      },
    ],
    testTimeout: 60_000,
    // What a file prepares can be a check in each language, and takes as long as a test.
    hookTimeout: 60_000,
    // By itself it leaves one core to whoever watches.
    maxWorkers: '100%',
    setupFiles: ['./vitest.setup.ts'],
    // The one place outside the repository that tests may look at; absent, those tests say that they are skipped.
    env: {
      ATHAR_CORPUS:
        process.env.ATHAR_CORPUS ?? new URL('../shared/corpus', import.meta.url).pathname,
    },
  },
});
