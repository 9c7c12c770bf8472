import type { Artifact } from './artifact.ts';
import type { Confidence, Level } from './level.ts';
import type { Met } from './observable.ts';
import type { EvidenceRecord, RecordData } from './record.ts';
import type { SourceFacts } from './source.ts';

/** The values a rule's message needs, or nothing when the record is ordinary. */
export type RuleMatch = { readonly [placeholder: string]: string | number } | undefined;

/** The part of a rule that is text and judgement. English stands here, the other languages in `locales/`. */
export interface RuleText {
  readonly id: string;
  /** Grows when a change can change results. */
  readonly version: number;
  readonly title: string;
  /** One sentence about what was seen, with `{placeholders}`. */
  readonly message: string;
  /** Why it matters; never mixed with what was seen. */
  readonly why: string;
  readonly otherExplanations: readonly string[];
  readonly references: readonly string[];
  readonly level: Level;
  readonly confidence: Confidence;
  /** The state a finding of level `medium` or above leads to. */
  readonly leadsTo: 'S3' | 'S4' | 'S5';
  /** Needed where `leadsTo` is S5: why this stands alone. */
  readonly standsAlone?: string;
  readonly met: Met;
  /**
   * Set where the rule looks for a trace of deleting traces: its number in `docs/anti-forensics.md`.
   * Two such findings of different artifacts within a day are more than each alone.
   */
  readonly antiForensic?: AntiForensicTrace;
}

/** The traces of deletion that are told apart, by the numbers of `docs/anti-forensics.md`. */
export type AntiForensicTrace = `A${
  | 1
  | 2
  | 3
  | 4
  | 5
  | 6
  | 7
  | 8
  | 9
  | 10
  | 11
  | 12
  | 13
  | 14
  | 15
  | 16
  | 17
  | 18
  | 19
  | 20
  | 21
  | 22}`;

/** A heuristic over one kind of record, with all that is needed to judge its findings. */
export interface Rule<T extends RecordData = RecordData> extends RuleText {
  readonly artifact: Artifact<T>;
  /**
   * A cheap look before the record is made an object, needed on artifacts with many records:
   * the rule is asked only where this field's text holds one of these strings (exact bytes).
   */
  readonly onlyIf?: { readonly field: keyof T & string; readonly holdsAny: readonly string[] };
  match(record: EvidenceRecord<T>, source: SourceFacts): RuleMatch;
  /** The id of the app that a match is about. What an app leaves behind in several places is one trace of deletion, not several. */
  appOf?(data: T): string | undefined;
}

/** A record as a rule is asked about it; shown as documentation and run as a test. */
export interface RuleExample<T extends RecordData> {
  readonly name: string;
  readonly data: T;
  readonly times?: EvidenceRecord<T>['times'];
  readonly deleted?: true;
  /** Where the rule looks at the file that the record comes from. */
  readonly devicePath?: string;
  /** Where the rule looks at what is installed. */
  readonly installedApps?: readonly string[];
  /** Of an example that hits, where they are more than fields of the record as they stand: the values of the message. */
  readonly values?: RuleMatch;
}

/** At least one record that the rule must tell, and one like it that it must not. */
export interface RuleExamples<T extends RecordData> {
  readonly hits: readonly RuleExample<T>[];
  readonly misses: readonly RuleExample<T>[];
}

/** Checks the types of a rule where it stands; it changes nothing. */
export function defineRule<T extends RecordData>(rule: Rule<T>): Rule<T> {
  return rule;
}

/** A rule of any record type; the one place where a rule's own type is given up. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type AnyRule = Rule<any>;
