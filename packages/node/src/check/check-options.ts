import type {
  Coverage,
  Finding,
  IndicatorFile,
  IndicatorTables,
  KeyProvider,
  Language,
  Limits,
  Notice,
  OpenedEvidence,
  StateId,
} from '@athar/core';
import type { SourceResult } from './check-outcome.ts';

/** Indicators as they were loaded for this check. */
export interface CheckIndicators {
  /** Absent where none is loaded. */
  readonly tables?: IndicatorTables;
  readonly files: readonly IndicatorFile[];
  readonly ignored: readonly string[];
}

/** In this order. */
export type CheckPhase = 'recognising' | 'manifest' | 'artifacts' | 'report';

/** What is asked of a check. What can change its result stands in `case.json.options`, the rest in `run`. */
export interface CheckOptions {
  readonly tool: { readonly name: string; readonly version: string };
  readonly evidence: readonly string[];
  readonly out: string;
  readonly force: boolean;
  readonly quiet: boolean;
  readonly full: boolean;
  readonly language: Language;
  readonly timezone?: string;
  readonly only: readonly string[];
  readonly skip: readonly string[];
  /** Worker threads; default: the number of cores. */
  readonly jobs?: number;
  readonly limits?: Limits;
  readonly keys: KeyProvider;
  /** Called once the evidence is open, while its files are hashed. */
  loadIndicators(): CheckIndicators;
  /** Ends the check early: what was finished is kept, marked as aborted. */
  readonly signal?: AbortSignal;
  onPhase?(phase: CheckPhase): void;
  /** 0 to 1, within the phase `artifacts`. */
  onProgress?(share: number): void;
  onSource?(source: OpenedEvidence): void;
  onNotice?(notice: Notice, label: string): void;
}

/** What was written, for the terminal. */
export interface CheckResult {
  readonly state: StateId;
  readonly aborted: boolean;
  /** Why the examiner's machine ended the run, where it did. */
  readonly failure?: string;
  readonly sources: readonly SourceResult[];
  readonly coverage: readonly Coverage[];
  readonly findings: readonly Finding[];
  readonly records: number;
  readonly indicators: readonly IndicatorFile[];
  /** Files in a folder of indicators that hold none. */
  readonly ignoredIndicatorFiles: readonly string[];
}
