import { afterAll, vi } from 'vitest';
import { requireBuild } from '../../../packages/node/test/built.ts';

// Before each file of these tests: none of them may judge what was built from older sources.
requireBuild();

// Files run in one process, one after the other, and the folder that one works in is gone when it ends: the next loads `run-athar.ts` anew, as all that is not built.
afterAll(() => {
  vi.resetModules();
  vi.unstubAllEnvs();
});
