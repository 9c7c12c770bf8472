import type { MessageKey } from '@athar/core';
import { refusalOf, writeRefusal, type WriteRefusal } from '@athar/node';

/** An error of the file system, with the code that the system gives (`EACCES`, `ENOENT`, …; `UNKNOWN` of Windows). */
export function isFileError(error: unknown): error is Error & { readonly code: string } {
  return (
    error instanceof Error &&
    'code' in error &&
    typeof error.code === 'string' &&
    /^(?:E[A-Z]{2,20}|UNKNOWN)$/.test(error.code)
  );
}

/** What ends a run, or a write in the middle of one. */
const stopped: { readonly [refusal in WriteRefusal]?: MessageKey } = {
  full: 'cli.out.disk-full',
  'too-large': 'cli.out.file-too-large',
  'no-permission': 'cli.out.stopped.no-permission',
  'read-only': 'cli.out.stopped.read-only',
  'in-use': 'cli.out.stopped.in-use',
  'disk-error': 'cli.out.stopped.disk-error',
  removed: 'cli.out.stopped.removed',
  'too-many-files': 'cli.too-many-files',
};

/** The sentence for a disk without room for more, which is no mistake of anybody's; `undefined` for any other error. */
export function fullDiskSentence(error: unknown): MessageKey | undefined {
  const refusal = isFileError(error) ? writeRefusal(error) : undefined;
  return refusal === 'full' || refusal === 'too-large' ? stopped[refusal] : undefined;
}

/** Whether the folder in which the command was started cannot be named: it was removed, or its path is too long. */
export function isLostCurrentFolder(error: unknown): boolean {
  return isFileError(error) && 'syscall' in error && error.syscall === 'uv_cwd';
}

/** The sentence for the reason that ended a run; `undefined` where there are no words for it. */
export function failureSentence(reason: string): MessageKey | undefined {
  const refusal = refusalOf(reason);
  return refusal === undefined ? undefined : stopped[refusal];
}
