import { requireBuild } from '../../../packages/node/test/built.ts';

// Before each file of these tests: none of them may judge what was built from older sources.
requireBuild();
