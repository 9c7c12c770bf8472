import { EnvironmentError } from '@athar/core';

export const diskFull = 'the disk is full';

const reasons: { readonly [code: string]: string } = {
  ENOSPC: diskFull,
  EDQUOT: diskFull,
  EACCES: 'not permitted',
  EPERM: 'not permitted',
  EROFS: 'the disk is read only',
};

/** A failure of the examiner's disk, as the error that ends a run and keeps what was read. */
export function environmentError(error: unknown): EnvironmentError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return new EnvironmentError(reasons[code] ?? String(error), { cause: error });
}
