/** An error of the file system, with the code that the system gives (`EACCES`, `ENOENT`, …). */
export function isFileError(error: unknown): error is Error & { readonly code: string } {
  return (
    error instanceof Error &&
    'code' in error &&
    typeof error.code === 'string' &&
    /^E[A-Z]{2,20}$/.test(error.code)
  );
}

/** A disk without room for more is no mistake of anybody's. */
export function isFullDisk(error: unknown): boolean {
  return isFileError(error) && /^(?:ENOSPC|EDQUOT)$/.test(error.code);
}
