import {
  FindingQuota,
  joinedGaps,
  joinedMetAfterEnd,
  mergedProblems,
  mergedTimes,
  tooManyFindings,
  unitedProblems,
  type FileOutcome,
  type FileResult,
  type FindingDraft,
  type Problem,
  type TableGaps,
  type TimesSeen,
} from '@athar/core';
import type { FileWork } from './messages.ts';

/** A file to be examined, and whether its artifact is read by tables. */
export interface PlannedFile {
  readonly work: FileWork;
  readonly byTables: boolean;
  /** Its deleted rows are looked for. */
  readonly recovers: boolean;
  readonly bytes: number;
}

/** What came of one file of one artifact. */
export interface ExaminedFile extends FileOutcome, TimesSeen {
  readonly work: FileWork;
  readonly findings: readonly FindingDraft[];
  /** Where a sequence rule asks for them; of a file that was read to its end. */
  readonly rowGaps: readonly TableGaps[];
  /** Nothing of it was reached before the run ended. */
  readonly notReached: boolean;
}

/** A file while its pieces are worked on. */
export interface FileState {
  readonly planned: PlannedFile;
  /** By the number of their piece: pieces are finished in any order. */
  readonly results: Map<number, FileResult>;
  /** By the number of their piece. */
  readonly findings: Map<number, FindingDraft[]>;
  readonly problems: Problem[];
  pieces: number;
  piecesDone: number;
  recoveredRecords: number;
}

/** A file of which nothing has come yet, planned as one piece of work. */
export function fileState(planned: PlannedFile): FileState {
  return {
    planned,
    results: new Map(),
    findings: new Map(),
    problems: [],
    pieces: 1,
    piecesDone: 0,
    recoveredRecords: 0,
  };
}

/** What came of a file, after all its pieces or what there was time for. */
export function examinedFile(file: FileState, mostFindings: number): ExaminedFile {
  const { planned } = file;
  const results = inOrder(file.results);
  const fileProblems = results.flatMap((result) => result.fileProblems);
  const problems = [
    ...file.problems,
    ...results.flatMap((result) => result.problems),
    ...unitedProblems(fileProblems),
  ];
  const found = inOrder(file.findings).flat();
  const quota = new FindingQuota(mostFindings);
  const findings = found.filter((finding) => quota.takes(finding));
  if (findings.length < found.length) {
    const count = found.length - findings.length;
    problems.push({ code: 'limit-exceeded', detail: tooManyFindings, count });
  }
  const isCut = file.piecesDone < file.pieces;
  // To have planned the pieces of a file is not to have read any.
  const notReached =
    isCut && file.recoveredRecords === 0 && file.piecesDone <= (planned.byTables ? 1 : 0);
  if (isCut && !notReached) {
    problems.push({ code: 'aborted', detail: 'the check was interrupted', count: 1 });
  }
  return {
    work: planned.work,
    records: results.reduce((sum, result) => sum + result.records, file.recoveredRecords),
    opened: results.some((result) => result.opened) || file.recoveredRecords > 0,
    problems: mergedProblems(problems),
    absent: results.flatMap((result) => result.absent),
    holdsNone: results.some((result) => result.holdsNone),
    unsearchedPages: results.reduce((sum, result) => sum + result.unsearchedPages, 0),
    metAfterEnd: joinedMetAfterEnd(results.map((result) => result.metAfterEnd)),
    findings,
    ...mergedTimes(results),
    rowGaps:
      // A page that could not be read leaves a gap of its own.
      isCut || file.problems.length + fileProblems.length > 0
        ? []
        : joinedGaps(
            planned.work.artifact,
            planned.work.devicePath,
            results.flatMap((result) => result.rowGaps ?? []),
          ),
    notReached,
  };
}

function inOrder<T>(byPiece: ReadonlyMap<number, T>): T[] {
  return [...byPiece].sort(([a], [b]) => a - b).map(([, value]) => value);
}
