import type { AnyArtifact, Artifact } from './artifact.ts';
import type { Outcome } from './coverage.ts';
import type { Problem } from './problem.ts';
import type { Finding } from './finding.ts';
import type { Confidence, Level } from './level.ts';
import type { Provenance } from './provenance.ts';
import type { BelievedTime, EvidenceRecord, RecordData, Timestamp } from './record.ts';
import type { AntiForensicTrace, RuleText } from './rule.ts';
import type { SourceFacts } from './source.ts';

/** A record as a finding points at it: where it stands and when, without its data. */
export interface RecordSight {
  readonly artifact: string;
  /** Its id. */
  readonly record: string;
  readonly provenance: Provenance;
  /** Without those in doubt. */
  readonly times: readonly BelievedTime[];
  readonly deleted?: true;
}

/** What is kept of a record until all artifacts were read: as little as the rule can judge by, since it is held in memory. */
export interface NoteValues {
  readonly [name: string]: string | number | boolean;
}

/** What a sequence rule remembers of one record. */
export interface Note extends RecordSight {
  readonly values: NoteValues;
}

/**
 * A cheap look at one field, before the record is made an object: whether its text holds one of the strings (exact bytes, of at
 * least four), or a look of the rule's own at the UTF-8 bytes `[start, end)`, which is called for every record. Other rules may look
 * at the same field: a rule can be asked about a record that its own look would not have let through.
 */
export type CheapLook<T extends RecordData = RecordData> =
  | { readonly field: keyof T & string; readonly holdsAny: readonly string[] }
  | {
      readonly field: keyof T & string;
      readonly accepts: (bytes: Uint8Array, start: number, end: number) => boolean;
    };

/** What to remember of the records of one artifact, each by itself. */
export interface NoteSource<T extends RecordData = RecordData> {
  readonly artifact: Artifact<T>;
  /** Needed on artifacts with many records. */
  readonly onlyIf?: CheapLook<T>;
  note(record: EvidenceRecord<T>, source: SourceFacts): NoteValues | undefined;
}

/**
 * What to remember of the records of one artifact all together: for each key the largest number. It costs little where there
 * are many records, and tells what is there rather than where.
 */
export interface TallySource<T extends RecordData = RecordData> {
  readonly artifact: Artifact<T>;
  readonly onlyIf?: CheapLook<T>;
  tally(
    record: EvidenceRecord<T>,
    source: SourceFacts,
  ): readonly { readonly key: string; readonly number: number }[];
}

/** The row at one side of a gap. */
export interface GapEdge extends RecordSight {
  readonly rowId: number;
}

/** Rowids that no live row has, between two that are there. */
export interface RowGap {
  readonly before: GapEdge;
  readonly after: GapEdge;
  readonly missing: number;
}

/** The gaps between the first and the last live row of one table. */
export interface TableGaps {
  readonly artifact: string;
  readonly devicePath: string;
  readonly table: string;
  /** The largest, in the order of the rows. */
  readonly gaps: readonly RowGap[];
  /** Of all, also of those that are not listed. */
  readonly gapCount: number;
  readonly missing: number;
}

/** A finding of another rule, with the trace of deletion that the rule looks for, if it does, and the apps that it is about, if they are known. */
export type SeenFinding = {
  readonly trace?: AntiForensicTrace;
  readonly apps?: readonly string[];
} & Pick<
  Finding,
  | 'id'
  | 'level'
  | 'confidence'
  | 'origin'
  | 'met'
  | 'artifact'
  | 'records'
  | 'provenance'
  | 'times'
  | 'deleted'
  | 'values'
>;

/** Everything that a sequence rule asked for, of one source. */
export interface Remembered {
  /** By time (their earliest; those without one first), then by id. */
  readonly notes: readonly Note[];
  readonly tallies: ReadonlyMap<string, number>;
  readonly findings: readonly SeenFinding[];
  readonly rowGaps: readonly TableGaps[];
  /** How far an artifact was read, and what hindered it; for what `needsWhole` cannot say. */
  readonly outcomeOf: (artifact: AnyArtifact) => Outcome | undefined;
  readonly problemsOf: (artifact: AnyArtifact) => readonly Problem[];
}

/** A finding of a sequence rule. */
export interface SequenceMatch {
  readonly values: { readonly [placeholder: string]: string | number };
  /** What it points at, the most telling first; at least one. */
  readonly shows: readonly (RecordSight | SeenFinding)[];
  /** Where it is less than the rule's; never more. */
  readonly level?: Level;
  readonly confidence?: Confidence;
  /** The ids of the apps that it is about, where it is about apps alone and all of them are known. */
  readonly apps?: readonly string[];
}

/**
 * A heuristic over records of several artifacts, or over findings of other rules. Workers remember what it asks for while they
 * read; it is judged once for each source, when that is read. What it remembers is bounded by `Limits.maxNotesPerRule`.
 */
export interface SequenceRule extends RuleText {
  readonly notes?: readonly AnyNoteSource[];
  readonly tallies?: readonly AnyTallySource[];
  /** Whose findings it looks at; such a rule is judged after those that look at none. */
  readonly findingsOf?: (rule: RuleText) => boolean;
  /** Artifacts (read by tables) whose gaps between rowids it looks at; of a file with a fault there are none. */
  readonly rowGapsOf?: readonly AnyArtifact[];
  /**
   * Artifacts in which it takes something for absent: it is judged only where each of them was wholly `read`. What was skipped, left out of
   * the copy, damaged or cut off by a limit could hold what is missed.
   */
  readonly needsWhole?: readonly AnyArtifact[];
  /**
   * Whether a file of these artifacts cannot hold what the rule takes for absent, as its device path tells. A fault in such files alone does not
   * silence the rule.
   */
  readonly isBeside?: (devicePath: string) => boolean;
  finish(seen: Remembered, source: SourceFacts): readonly SequenceMatch[];
}

/** A record of an example, by its artifact. */
export interface SequenceExampleRecord {
  readonly artifact: AnyArtifact;
  readonly data: RecordData;
  /** The file it is read from, where that matters. */
  readonly devicePath?: string;
  readonly times?: readonly Timestamp[];
  readonly deleted?: true;
}

/** What one source holds for a rule over several artifacts; artifacts that are not named were read whole and hold no such record. */
export interface SequenceExample {
  readonly name: string;
  readonly records: readonly SequenceExampleRecord[];
  readonly findings?: readonly SeenFinding[];
  readonly rowGaps?: readonly TableGaps[];
  /** Artifacts that were not wholly read, or not at all; the others were. */
  readonly outcomes?: ReadonlyMap<AnyArtifact, Outcome>;
  readonly problems?: ReadonlyMap<AnyArtifact, readonly Problem[]>;
  /** Where these are all that was not wholly read of an artifact. */
  readonly faultyFiles?: ReadonlyMap<AnyArtifact, readonly string[]>;
  /** Apps that the source lists as installed; none by default. */
  readonly installedApps?: readonly string[];
}

/** At least one source in which the rule must tell something, and one like it in which it must not. */
export interface SequenceExamples {
  readonly hits: readonly SequenceExample[];
  readonly misses: readonly SequenceExample[];
}

/** Gives the data of a note's artifact its type. */
export function noteOf<T extends RecordData>(source: NoteSource<T>): NoteSource<T> {
  return source;
}

/** As `noteOf`, for tallies. */
export function tallyOf<T extends RecordData>(source: TallySource<T>): TallySource<T> {
  return source;
}

/** A source of notes of any record type; the one place where its own type is given up. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type AnyNoteSource = NoteSource<any>;

/** A source of tallies of any record type; the one place where its own type is given up. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type AnyTallySource = TallySource<any>;

/** The artifacts whose records a sequence rule looks at itself, each once, in its own order. */
export function artifactsOfSequence(rule: SequenceRule): AnyArtifact[] {
  return [
    ...new Set([
      ...(rule.notes ?? []).map(({ artifact }) => artifact as AnyArtifact),
      ...(rule.tallies ?? []).map(({ artifact }) => artifact as AnyArtifact),
      ...(rule.rowGapsOf ?? []),
    ]),
  ];
}
