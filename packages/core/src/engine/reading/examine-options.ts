import type {
  AnyArtifact,
  AnyRule,
  Limits,
  RandomAccessFile,
  SequenceRule,
  SourceFacts,
} from '../../model/index.ts';
import type { FindingDraft } from '../findings/findings.ts';
import type { MemoryEntry } from '../findings/note-taker.ts';
import type { FieldMatcher } from '../lines/field-slots.ts';
import type { TakeLines } from '../lines/line-buffer.ts';

/** What a file is examined with; the same for every piece of work of one artifact in one worker. */
export interface ExamineOptions {
  readonly artifact: AnyArtifact;
  readonly rules: readonly AnyRule[];
  /** Those that may ask for records of this artifact. */
  readonly sequences?: readonly SequenceRule[];
  readonly matcher: FieldMatcher | undefined;
  readonly source: { readonly id: string; readonly facts: SourceFacts };
  readonly devicePath: string;
  readonly storedAt: readonly string[];
  readonly limits: Limits;
  readonly full: boolean;
  readonly timezone?: string;
  open(): RandomAccessFile;
  related(devicePath: string): RandomAccessFile | undefined;
  readonly records: TakeLines;
  readonly timeline: TakeLines;
  /** Told as they are found: what a file breaks down at later takes no finding away. */
  readonly findings: (findings: readonly FindingDraft[]) => void;
  /** Told now and then, and at the latest with the result: what sequence rules remember. */
  readonly remember?: (entries: readonly MemoryEntry[]) => void;
}
