import {
  joinedMetAfterEnd,
  mostAlike,
  type Coverage,
  type Expectation,
  type MetAfterEnd,
  type Outcome,
  type Problem,
  type ProblemDraft,
} from '../model/index.ts';

/** What came of one file of an artifact. */
export interface FileOutcome {
  readonly records: number;
  readonly opened: boolean;
  readonly problems: readonly Problem[];
  /** Tables and columns that were asked for and that this version of the schema lacks. */
  readonly absent?: readonly string[];
  readonly unsearchedPages?: number;
  /** The file has no place for what the artifact reads. */
  readonly holdsNone?: boolean;
  readonly metAfterEnd?: MetAfterEnd | undefined;
}

/** As of a file that was read in part because the run ended early. */
const interrupted: Problem = {
  code: 'aborted',
  detail: 'the check was interrupted',
  count: 1,
};

/** Whether an artifact was to be read; `skipped` also where only others were asked for. */
type Choice = 'chosen' | 'skipped';

/**
 * The coverage of one artifact in one source. "Nothing found", "nothing there" and "could not read" are told apart here:
 * a file that was opened and held nothing is `read`; no file, or none with a place for it, is `not-present`; a file that gave nothing but problems is `unreadable`, and so
 * is a part without a file where one may lie in what could not be listed (`hidden`).
 */
export function coverageOf(
  source: string,
  artifact: string,
  expectation: Expectation,
  choice: Choice,
  files: readonly (FileOutcome | 'not-reached')[],
  hidden: readonly Problem[] = [],
): Coverage {
  const reached = files.filter((file) => file !== 'not-reached');
  const isPossible = files.length > 0 || expectation !== 'never';
  // Of a part of which nothing was reached the outcome says it all.
  const left = reached.length > 0 ? files.length - reached.length : 0;
  const problems = listedProblems(
    mergedProblems([
      ...reached.flatMap((file) => file.problems),
      ...(left > 0 ? [{ ...interrupted, count: left }] : []),
      ...(isPossible ? hidden : []),
    ]),
  );
  const unsearchedPages = reached.reduce((sum, file) => sum + (file.unsearchedPages ?? 0), 0);
  const metAfterEnd = joinedMetAfterEnd(reached.map((file) => file.metAfterEnd));
  const absent = [...new Set(reached.flatMap((file) => file.absent ?? []))].sort();
  return {
    source,
    artifact,
    expected: expectation === 'always',
    outcome: choice === 'skipped' ? 'skipped' : outcomeOf(expectation, files, reached, problems),
    files: files.length,
    records: reached.reduce((sum, file) => sum + file.records, 0),
    problems,
    ...(absent.length > 0 && { absent }),
    ...(unsearchedPages > 0 && { unsearchedPages }),
    ...(metAfterEnd && { metAfterEnd }),
  };
}

function outcomeOf(
  expectation: Expectation,
  files: readonly unknown[],
  reached: readonly FileOutcome[],
  problems: readonly Problem[],
): Outcome {
  if (files.length === 0) {
    if (problems.length > 0) return 'unreadable';
    return expectation === 'never' ? 'not-applicable' : 'not-present';
  }
  if (reached.length === 0) return 'not-reached';
  if (reached.length === files.length && problems.length === 0)
    return reached.every(({ holdsNone }) => holdsNone) ? 'not-present' : 'read';
  if (reached.some((file) => file.opened)) return 'partly-read';
  return reached.every((file) => file.problems.every(({ code }) => code === 'unsupported'))
    ? 'not-supported'
    : 'unreadable';
}

/** Alike problems counted together, in the order in which they were first met. */
export function mergedProblems(problems: readonly Problem[]): Problem[] {
  const merged = new Map<string, Problem>();
  for (const problem of problems) {
    const key = `${problem.code} ${problem.detail}`;
    const known = merged.get(key);
    merged.set(key, known ? { ...known, count: known.count + problem.count } : problem);
  }
  return [...merged.values()];
}

/** Problems with one code that a row lists one by one: evidence can hold any number of files, each with one of its own. */
const mostListed = 1000;

function listedProblems(problems: readonly Problem[]): readonly Problem[] {
  if (problems.length <= mostListed) return problems;
  const listed: Problem[] = [];
  const counts = new Map<Problem['code'], number>();
  const rest = new Map<Problem['code'], Problem>();
  for (const problem of problems) {
    const { code } = problem;
    const count = (counts.get(code) ?? 0) + 1;
    counts.set(code, count);
    if (count <= mostListed) {
      listed.push(problem);
      continue;
    }
    const further = rest.get(code)?.count ?? 0;
    rest.set(code, { code, detail: 'further problems', count: further + problem.count });
  }
  return [...listed, ...rest.values()];
}

/** Whether this row keeps the result from being S2 (`docs/methodology/read-a-result.md`, "How the state is computed"). */
export function isGap({ outcome, expected }: Coverage): boolean {
  switch (outcome) {
    case 'read':
    case 'not-applicable':
      return false;
    case 'not-present':
      return expected;
    case 'partly-read':
    case 'unreadable':
    case 'not-supported':
    case 'skipped':
    case 'not-reached':
      return true;
  }
}

const moreFaults = 'more faults than are listed';

/**
 * Faults of a file that several workers may each have met: united by kind and place, then counted by kind. What a worker's
 * own list had no room for is one entry, whatever its number, and no kind counts more than one list has room for: so the result
 * does not depend on how work was shared.
 */
export function unitedProblems(drafts: readonly ProblemDraft[]): Problem[] {
  const places = new Map<string, ProblemDraft>();
  for (const draft of drafts) {
    const detail = /^\d+ more faults/.test(draft.detail) ? moreFaults : draft.detail;
    places.set(JSON.stringify([draft.code, detail, draft.position ?? null]), { ...draft, detail });
  }
  const merged = mergedProblems([...places.values()].map((one) => ({ ...one, count: 1 })));
  if (merged.some(({ count }) => count > mostAlike)) {
    const [code, detail] = ['limit-exceeded', moreFaults] as const;
    places.set(JSON.stringify([code, detail, null]), { kind: 'problem', code, detail });
  }
  const sorted = [...places.entries()].sort(([a], [b]) => (a < b ? -1 : 1));
  return mergedProblems(sorted.map(([, { code, detail }]) => ({ code, detail, count: 1 }))).map(
    (one) => ({ ...one, count: Math.min(one.count, mostAlike) }),
  );
}
