import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: { conditions: ['source'] },
  ssr: { resolve: { conditions: ['source'] } },
  test: {
    include: ['packages/*/test/**/*.test.ts', 'apps/*/test/**/*.test.ts', 'test/**/*.test.ts'],
    testTimeout: 60_000,
    // What a file prepares can be a check in each language, and takes as long as a test.
    hookTimeout: 60_000,
    setupFiles: ['./vitest.setup.ts'],
    // The one place outside the repository that tests may look at; absent, those tests say that they are skipped.
    env: {
      ATHAR_CORPUS:
        process.env.ATHAR_CORPUS ?? new URL('../shared/corpus', import.meta.url).pathname,
    },
  },
});
