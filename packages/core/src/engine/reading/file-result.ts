import type { MetAfterEnd, Problem, ProblemDraft } from '../../model/index.ts';
import type { PieceGaps } from './row-gaps.ts';
import type { TimesSeen } from '../times/seen-times.ts';

/** What came of one file, or of one piece of it. Lines and findings have gone to the sinks. */
export interface FileResult extends TimesSeen {
  readonly records: number;
  /** Of this piece alone; alike ones counted together. */
  readonly problems: readonly Problem[];
  /** Of the file, by their places; every worker that meets one tells it, so they are united, not added. */
  readonly fileProblems: readonly ProblemDraft[];
  /** Whether what is needed to read anything was there: header, tables, columns. */
  readonly opened: boolean;
  /** Tables and columns that were asked for and that this version of the schema lacks, sorted. */
  readonly absent: readonly string[];
  /** Pages whose free space was searched for deleted rows only up to a limit. */
  readonly unsearchedPages: number;
  /** The file has no place for what the artifact reads. */
  readonly holdsNone?: true;
  readonly metAfterEnd?: MetAfterEnd;
  /** Gaps between rowids, where a sequence rule asks for them. */
  readonly rowGaps?: readonly PieceGaps[];
}
