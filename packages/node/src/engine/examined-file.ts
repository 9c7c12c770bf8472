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
import type { FileWork } from './worker-messages.ts';

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
  /** By the number of their piece; those that no quota can take any more are left out, and counted. */
  readonly findings: Map<number, FindingDraft[]>;
  findingsHeld: number;
  findingsLeftOut: number;
  /** So many may be held before the quota is asked again. */
  findingsRoom: number;
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
    findingsHeld: 0,
    findingsLeftOut: 0,
    findingsRoom: 0,
    problems: [],
    pieces: 1,
    piecesDone: 0,
    recoveredRecords: 0,
  };
}

/**
 * Takes findings of a piece. Each piece may hold as many as are kept of the whole file: what comes behind that many of earlier pieces is let go
 * before all have come.
 */
export function addFindings(
  file: FileState,
  piece: number,
  findings: readonly FindingDraft[],
  most: number,
): void {
  const known = file.findings.get(piece);
  if (known) known.push(...findings);
  else file.findings.set(piece, [...findings]);
  file.findingsHeld += findings.length;
  if (file.findingsHeld <= Math.max(2 * most, file.findingsRoom)) return;
  leaveOut(file, most);
  file.findingsRoom = 2 * file.findingsHeld;
}

/** Lets go of what the quota does not take, in the order of pieces: of earlier ones more may come, never less. */
function leaveOut(file: FileState, most: number): void {
  const quota = new FindingQuota(most);
  let held = 0;
  for (const piece of [...file.findings.keys()].sort((a, b) => a - b)) {
    const kept = file.findings.get(piece)!.filter((finding) => quota.takes(finding));
    file.findings.set(piece, kept);
    held += kept.length;
  }
  file.findingsLeftOut += file.findingsHeld - held;
  file.findingsHeld = held;
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
  leaveOut(file, mostFindings);
  const findings = inOrder(file.findings).flat();
  if (file.findingsLeftOut > 0) {
    const count = file.findingsLeftOut;
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
