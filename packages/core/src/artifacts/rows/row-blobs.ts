import { base64Of } from '../../bytes/base64.ts';
import type { ParseContext, ProblemDraft, Row } from '../../model/index.ts';
import { problemAt } from './row-problems.ts';

/** Reads the blobs of one row. */
export interface BlobReader {
  at(column: number): string | null;
  readonly problems: readonly ProblemDraft[];
}

/** Blobs of one row as base64; one that is too large is a problem instead. */
export function blobReader(row: Row, { limits }: ParseContext): BlobReader {
  const problems: ProblemDraft[] = [];
  return {
    problems,
    at(column) {
      const bytes = row.blob(column);
      if (bytes === null) return null;
      if (bytes.length <= limits.maxValueBytes) return base64Of(bytes);
      problems.push(problemAt(row, 'limit-exceeded', `a blob of ${bytes.length} bytes`));
      return null;
    },
  };
}
