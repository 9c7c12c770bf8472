import { EnvironmentError, EvidenceError, type ProblemCode } from '@athar/core/reading';

/** Why the system would not give a file, as a problem of the evidence. Throws on what is no refusal of the system. */
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
    default:
      return 'missing';
  }
}

/** Turns a failed system call into the error of the one who must act: the evidence, or the examiner's machine. */
export function fileError(error: unknown, what: string): Error {
  const code = systemCode(error);
  // A machine that has run out of files or memory says nothing about the evidence.
  if (code === 'EMFILE' || code === 'ENFILE' || code === 'ENOMEM') {
    return new EnvironmentError(`${what}: ${code}`, { cause: error });
  }
  return new EvidenceError(problemCodeOf(error), `${what}: ${code ?? ''}`);
}

function systemCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : undefined;
}
