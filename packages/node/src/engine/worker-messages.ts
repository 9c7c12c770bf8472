import type {
  FileResult,
  FileTicket,
  FindingDraft,
  IndicatorTables,
  Limits,
  MemoryEntry,
  ProblemCode,
  SourceFacts,
  TablePages,
} from '@athar/core/reading';
import type { BlockMemory, FullBlock } from './blocks.ts';

/** What every piece of work in a worker shares. */
export interface WorkerSetup {
  readonly memory: BlockMemory;
  readonly limits: Limits;
  readonly full: boolean;
  readonly timezone?: string;
  /** URL of a module with artifacts and rules to use instead of the catalogue's: how tests bring broken ones. */
  readonly definitions?: string;
}

/** One file of one artifact, as plain data. */
export interface FileWork {
  readonly artifact: string;
  readonly source: string;
  readonly devicePath: string;
  readonly storedAt: readonly string[];
  readonly content: FileTicket;
  readonly related: readonly (readonly [devicePath: string, content: FileTicket])[];
}

/** One piece of work: hash what is stored, see into which pieces a file is cut, read a piece of its tables, its deleted rows, or a file that is no table. */
export type Task =
  | { readonly kind: 'hash'; readonly ticket: FileTicket }
  | { readonly kind: 'plan'; readonly file: FileWork }
  | { readonly kind: 'pages'; readonly file: FileWork; readonly piece: TablePages }
  | { readonly kind: 'recover'; readonly file: FileWork }
  | { readonly kind: 'document'; readonly file: FileWork };

/** Sources and indicators come once, before the tasks that need them. */
export type ToWorker =
  | { readonly kind: 'source'; readonly id: string; readonly facts: SourceFacts }
  | { readonly kind: 'indicators'; readonly tables: IndicatorTables }
  | { readonly kind: 'task'; readonly number: number; readonly task: Task };

/** What became of a task that came to its end. */
export type TaskOutcome =
  | {
      readonly kind: 'hashed';
      readonly bytes: number;
      readonly sha256: string;
      readonly isWhole: boolean;
    }
  /** The stored bytes could not be read to their end. */
  | { readonly kind: 'unreadable'; readonly code: ProblemCode; readonly detail: string }
  | {
      readonly kind: 'planned';
      readonly result: FileResult;
      readonly pieces: readonly TablePages[];
    }
  | { readonly kind: 'examined'; readonly result: FileResult };

/** First `ready`; then for each task any number of findings, notes and blocks, and at its end `done` or `failed`. */
export type FromWorker =
  | { readonly kind: 'ready' }
  /** Sent at once: nothing that happens later takes them back. */
  | {
      readonly kind: 'findings';
      readonly number: number;
      readonly findings: readonly FindingDraft[];
    }
  /** What sequence rules remember; sent at once too. */
  | {
      readonly kind: 'remember';
      readonly number: number;
      readonly entries: readonly MemoryEntry[];
    }
  | { readonly kind: 'blocks'; readonly number: number; readonly blocks: readonly FullBlock[] }
  | {
      readonly kind: 'done';
      readonly number: number;
      readonly outcome: TaskOutcome;
      readonly blocks: readonly FullBlock[];
    }
  /** The examiner's machine failed: the run ends. */
  | { readonly kind: 'failed'; readonly number: number; readonly message: string };
