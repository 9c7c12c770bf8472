import type { ProblemCode } from './problem.ts';

/**
 * Thrown when evidence cannot be read further. This is the evidence's fault,
 * never the caller's, and the engine turns it into a `Problem`.
 */
export class EvidenceError extends Error {
  override readonly name = 'EvidenceError';
  readonly code: ProblemCode;

  constructor(code: ProblemCode, detail: string, options?: { cause?: unknown }) {
    super(detail, options);
    this.code = code;
  }
}

/** Errors cross workers and duplicate package copies, so compare by name, not by class. */
export function isEvidenceError(error: unknown): error is EvidenceError {
  return error instanceof Error && error.name === 'EvidenceError' && 'code' in error;
}

/** Whether the disk of the evidence failed to give what was asked for: other places may be read. */
export function isDiskError(error: unknown): error is EvidenceError {
  return isEvidenceError(error) && error.code === 'disk-error';
}

/** The caller's fault: shown without a stack, exit code 2. `code` is a key of the message catalogue. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
  readonly code: string;
  readonly values: { readonly [placeholder: string]: string };

  constructor(
    code: string,
    detail: string,
    values: { readonly [placeholder: string]: string } = {},
  ) {
    super(detail);
    this.code = code;
    this.values = values;
  }
}

/** By its name: an error from another thread or bundle is of another class. */
export function isUsageError(error: unknown): error is UsageError {
  return error instanceof Error && error.name === 'UsageError' && 'code' in error;
}

/** Disk, memory or permission of the examiner's machine failed: the run ends as aborted, what was read is kept. */
export class EnvironmentError extends Error {
  override readonly name = 'EnvironmentError';
}

/** By its name, as the others. */
export function isEnvironmentError(error: unknown): error is EnvironmentError {
  return error instanceof Error && error.name === 'EnvironmentError';
}
