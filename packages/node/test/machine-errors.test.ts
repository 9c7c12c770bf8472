import { expect, test } from 'vitest';
import { environmentError, refusalOf } from '../src/machine-errors.ts';

test.each([
  ['EMFILE', 'too many open files', 'too-many-files'],
  ['ENFILE', 'file table overflow', 'too-many-files'],
  ['ENOSPC', 'no space left on device', 'full'],
  // As Node tells it of a thread that gets no descriptors.
  ['ERR_WORKER_INIT_FAILED', 'Worker initialization failure: EMFILE', 'too-many-files'],
  ['ERR_WORKER_INIT_FAILED', 'Worker initialization failure', undefined],
  ['ENOMEM', 'not enough memory', undefined],
])('%s: "%s" ends a run as %s', (code, text, refusal) => {
  const error = Object.assign(new Error(text), { code });
  expect(refusalOf(environmentError(error).message)).toBe(refusal);
});
