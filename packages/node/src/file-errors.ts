import { EvidenceError, type ProblemCode } from '@athar/core/reading';
import { environmentError } from './machine-errors.ts';

/**
 * Why the system would not give a file, as a problem of the evidence. Throws on what is no refusal of the system, and an
 * `EnvironmentError` where it could give no file at all.
 */
export function problemCodeOf(error: unknown): ProblemCode {
  const code = systemCode(error);
  if (code === undefined) throw error;
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return 'missing';
    case 'EACCES':
    case 'EPERM':
    // A failing disk of the evidence: one file is lost, the others may be read.
    case 'EIO':
      return 'no-permission';
    case 'ELOOP':
    case 'ENAMETOOLONG':
    case 'EINVAL':
      return 'malformed';
    // A machine that has run out of files or memory says nothing about the evidence.
    case 'EMFILE':
    case 'ENFILE':
    case 'ENOMEM':
      throw environmentError(error);
    default:
      return 'missing';
  }
}

/** A failed system call, as the error of the evidence. Throws as `problemCodeOf` does. */
export function fileError(error: unknown, what: string): Error {
  const code = systemCode(error);
  return new EvidenceError(problemCodeOf(error), `${what}: ${code ?? ''}`);
}

function systemCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : undefined;
}
