import { EnvironmentError } from '@athar/core';

const reasons: { readonly [code: string]: string } = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk is full',
  EACCES: 'not permitted',
  EPERM: 'not permitted',
  EROFS: 'the disk is read only',
};

/** A failure of the examiner's disk, as the error that ends a run and keeps what was read. */
export function environmentError(error: unknown): EnvironmentError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return new EnvironmentError(reasons[code] ?? String(error), { cause: error });
}

/** Whether the disk is full, wherever in the chain of causes that stands. */
export function isDiskFull(error: unknown): boolean {
  for (let at = error; at instanceof Error; at = at.cause) {
    if ('code' in at && (at.code === 'ENOSPC' || at.code === 'EDQUOT')) return true;
  }
  return false;
}
