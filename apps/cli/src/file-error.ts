import type { MessageKey } from '@athar/core';
import { diskFull, fileTooLarge } from '@athar/node';

/** An error of the file system, with the code that the system gives (`EACCES`, `ENOENT`, …). */
export function isFileError(error: unknown): error is Error & { readonly code: string } {
  return (
    error instanceof Error &&
    'code' in error &&
    typeof error.code === 'string' &&
    /^E[A-Z]{2,20}$/.test(error.code)
  );
}

/** The sentence for a disk without room for more, which is no mistake of anybody's; `undefined` for any other error. */
export function fullDiskSentence(error: unknown): MessageKey | undefined {
  if (!isFileError(error)) return undefined;
  if (error.code === 'EFBIG') return 'cli.out.file-too-large';
  return error.code === 'ENOSPC' || error.code === 'EDQUOT' ? 'cli.out.disk-full' : undefined;
}

/** The same for the reason that ended a run. */
export function failureSentence(reason: string): MessageKey | undefined {
  if (reason === fileTooLarge) return 'cli.out.file-too-large';
  return reason === diskFull ? 'cli.out.disk-full' : undefined;
}
