import { EvidenceError, type ProblemCode } from '@athar/core/reading';
import { environmentError, systemCode } from './machine-errors.ts';

/**
 * Why the system would not give a file, as a problem of the evidence. Throws on what is no refusal of the system, and an
 * `EnvironmentError` where it could give no file at all.
 */
export function problemCodeOf(error: unknown): ProblemCode {
  switch (systemCode(error)) {
    case '':
      throw error;
    case 'ENOENT':
    case 'ENOTDIR':
      return 'missing';
    case 'EACCES':
    case 'EPERM':
    // Another program keeps it to itself.
    case 'EBUSY':
      return 'no-permission';
    // A path longer than the system takes, of folders within one another.
    case 'ENAMETOOLONG':
      return 'limit-exceeded';
    case 'ELOOP':
    case 'EINVAL':
      return 'malformed';
    // A machine that has run out of files or memory says nothing about the evidence.
    case 'EMFILE':
    case 'ENFILE':
    case 'ENOMEM':
      throw environmentError(error);
    // A failing disk of the evidence (EIO, and what file systems answer to damage of their own) or one far away that is gone: this file is lost,
    // the others may be read. Whatever else a system answers, it says of no file that it is not there.
    default:
      return 'disk-error';
  }
}

/** A failed system call, as the error of the evidence. Throws as `problemCodeOf` does. */
export function fileError(error: unknown, what: string): Error {
  return new EvidenceError(problemCodeOf(error), `${what}: ${systemCode(error)}`);
}
