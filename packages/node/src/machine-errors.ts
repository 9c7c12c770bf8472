import { EnvironmentError } from '@athar/core/reading';

/** Why the examiner's machine takes or opens no file or folder, where there are words for it. */
export type WriteRefusal =
  | 'full'
  /** FAT32 ends at 4 GiB, and a system can set an end of its own. */
  | 'too-large'
  | 'no-permission'
  | 'read-only'
  /** A drive that is not there, or a folder of the system in which none can be made. */
  | 'missing'
  /** Another program keeps a file to itself, which Windows lets it. */
  | 'in-use'
  | 'not-a-folder'
  | 'name-too-long'
  | 'disk-error'
  /** As many files are open as the system lets one process have, or all together. */
  | 'too-many-files'
  /** Another check took the folder, or somebody emptied it: no system says so. */
  | 'removed';

const refusals: { readonly [code: string]: WriteRefusal } = {
  ENOSPC: 'full',
  EDQUOT: 'full',
  EFBIG: 'too-large',
  EACCES: 'no-permission',
  EPERM: 'no-permission',
  EROFS: 'read-only',
  ENOENT: 'missing',
  EBUSY: 'in-use',
  ENOTDIR: 'not-a-folder',
  EEXIST: 'not-a-folder',
  ENAMETOOLONG: 'name-too-long',
  EIO: 'disk-error',
  EMFILE: 'too-many-files',
  ENFILE: 'too-many-files',
};

/** Of an error of the system; `undefined` for every other, and for codes that say nothing to people. */
export function writeRefusal(error: unknown): WriteRefusal | undefined {
  return refusals[systemCode(error)];
}

/** `EACCES` and the like, `UNKNOWN` where Windows tells what Node has no name for; '' where the error is none of the system. */
export function systemCode(error: unknown): string {
  if (!(error instanceof Error && 'code' in error)) return '';
  // Of a worker that cannot be started the code of the system stands at the end of the message.
  const code =
    error.code === 'ERR_WORKER_INIT_FAILED'
      ? error.message.slice(error.message.lastIndexOf(' ') + 1)
      : String(error.code);
  return /^(?:E[A-Z\d]{2,20}|UNKNOWN)$/.test(code) ? code : '';
}

/** What ends a run; a name that is taken or too long is no failure of the disk. */
const reasons: { readonly [refusal in WriteRefusal]?: string } = {
  full: 'the disk is full',
  'too-large': 'a file is larger than the disk or the system allows',
  'no-permission': 'not permitted',
  'read-only': 'the disk is read only',
  'in-use': 'another program has a file open',
  'disk-error': 'the disk reports an error',
  'too-many-files': 'too many files are open',
  removed: 'the files of this check were removed',
};

/** The refusal behind the reason that ended a run. */
export function refusalOf(reason: string): WriteRefusal | undefined {
  return (Object.keys(reasons) as WriteRefusal[]).find((refusal) => reasons[refusal] === reason);
}

/** What is written from now on would stand among the files of another check. */
export function removedError(): EnvironmentError {
  return new EnvironmentError(reasons.removed);
}

/** A failure of the examiner's machine, as the error that ends a run and keeps what was read; in other words where there are none for it. */
export function environmentError(error: unknown, otherwise = String(error)): EnvironmentError {
  const refusal = writeRefusal(error);
  const reason = refusal === undefined ? undefined : reasons[refusal];
  return new EnvironmentError(reason ?? otherwise, { cause: error });
}
