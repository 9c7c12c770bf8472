import { expect, test } from 'vitest';
import { problemCodeOf } from '../src/file-errors.ts';
import { environmentError, refusalOf } from '../src/machine-errors.ts';

test.each([
  ['EMFILE', 'too many open files', 'too-many-files'],
  ['ENFILE', 'file table overflow', 'too-many-files'],
  ['ENOSPC', 'no space left on device', 'full'],
  // Of a file that another program keeps to itself, on Windows.
  ['EBUSY', 'resource busy or locked', 'in-use'],
  // As Node tells it of a thread that gets no descriptors.
  ['ERR_WORKER_INIT_FAILED', 'Worker initialization failure: EMFILE', 'too-many-files'],
  ['ERR_WORKER_INIT_FAILED', 'Worker initialization failure', undefined],
  ['ENOMEM', 'not enough memory', undefined],
])('%s: "%s" ends a run as %s', (code, text, refusal) => {
  const error = Object.assign(new Error(text), { code });
  expect(refusalOf(environmentError(error).message)).toBe(refusal);
});

test.each([
  ['ENOENT', 'missing'],
  ['EACCES', 'no-permission'],
  ['EBUSY', 'no-permission'],
  ['ENAMETOOLONG', 'limit-exceeded'],
  ['EIO', 'disk-error'],
  // Of file systems that found damage of their own, of a disk far away, and of Windows.
  ['EUCLEAN', 'disk-error'],
  ['ESTALE', 'disk-error'],
  ['UNKNOWN', 'disk-error'],
])('a file that the system answers with %s is told as %s', (code, problem) => {
  expect(problemCodeOf(Object.assign(new Error(code), { code }))).toBe(problem);
});

test.each(['ERR_OUT_OF_RANGE', undefined])(
  'what is no answer of the system (%s) is ours',
  (code) => {
    const error = Object.assign(new Error('ours'), code === undefined ? {} : { code });
    expect(() => problemCodeOf(error)).toThrow(error);
  },
);
