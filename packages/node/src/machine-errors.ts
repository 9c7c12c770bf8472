import { EnvironmentError } from '@athar/core';

export const diskFull = 'the disk is full';
/** FAT32 ends at 4 GiB, and a system can set an end of its own. */
export const fileTooLarge = 'a file is larger than the disk or the system allows';

const reasons: { readonly [code: string]: string } = {
  ENOSPC: diskFull,
  EDQUOT: diskFull,
  EFBIG: fileTooLarge,
  EACCES: 'not permitted',
  EPERM: 'not permitted',
  EROFS: 'the disk is read only',
};

/** A failure of the examiner's disk, as the error that ends a run and keeps what was read; in other words where there are none for it. */
export function environmentError(error: unknown, otherwise = String(error)): EnvironmentError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return new EnvironmentError(reasons[code] ?? otherwise, { cause: error });
}
