import type { PlistOptions } from '../../formats/plist/index.ts';
import {
  isEvidenceError,
  type ProblemCode,
  type ProblemDraft,
  type Row,
  type Table,
} from '../../model/index.ts';

/** A problem of one row. */
export function problemAt(row: Row, code: ProblemCode, detail: string): ProblemDraft {
  return { kind: 'problem', code, detail, position: row.position() };
}

/** A row that cannot be judged without a value that every such row has: it is left out, and counted as not read. */
export function unjudged(row: Row, { name, columns }: Table, column: number): ProblemDraft {
  return problemAt(row, 'malformed', `${name}: a row without a known ${columns[column]}`);
}

/**
 * What `read` makes of a value of this row; where the evidence is at fault, a problem is yielded instead and reading
 * goes on. Used as `const list = yield* orProblem(row, () => …)`. Readers of property lists are given what tells of damage that leaves
 * something to be read.
 */
export function* orProblem<T>(
  row: Row,
  read: (options: Pick<PlistOptions, 'tellDamage'>) => T,
): Generator<ProblemDraft, T | undefined> {
  const damage = new Set<string>();
  let value: T | undefined;
  try {
    value = read({ tellDamage: (detail) => damage.add(detail) });
  } catch (error) {
    if (!isEvidenceError(error)) throw error;
    yield problemAt(row, error.code, error.message);
  }
  for (const detail of damage) yield problemAt(row, 'malformed', detail);
  return value;
}

/** What is broken in a row from free space is no fault of the file. */
export function withoutProblems<Result>(reading: Generator<ProblemDraft, Result>): Result {
  for (;;) {
    const step = reading.next();
    if (step.done === true) return step.value;
  }
}
