import { EnvironmentError, EvidenceError, type ProblemCode } from '@athar/core';

/** Why the system would not give a file, as a problem of the evidence. */
export function problemCodeOf(error: unknown): ProblemCode {
  switch (systemCode(error)) {
    case 'ENOENT':
    case 'ENOTDIR':
      return 'missing';
    case 'EACCES':
    case 'EPERM':
      return 'no-permission';
    case 'ELOOP':
    case 'ENAMETOOLONG':
    case 'EINVAL':
      return 'malformed';
    default:
      return 'missing';
  }
}

/** Turns a failed system call into the error of the one who must act: the evidence, or the examiner's machine. */
export function fileError(error: unknown, what: string): Error {
  const code = systemCode(error);
  // A disk that fails or a process that has run out of files says nothing about the evidence.
  if (code === 'EIO' || code === 'EMFILE' || code === 'ENFILE' || code === 'ENOMEM') {
    return new EnvironmentError(`${what}: ${code}`, { cause: error });
  }
  return new EvidenceError(problemCodeOf(error), `${what}: ${code ?? 'cannot be read'}`);
}

function systemCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : undefined;
}
