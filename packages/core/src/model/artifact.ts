import type { RandomAccessFile } from './file.ts';
import type { Met, ObservableType } from './observable.ts';
import type { ParseContext } from './parse-context.ts';
import type { ProblemDraft } from './problem.ts';
import type { ArtifactRef } from './provenance.ts';
import type { RecordData, RecordDraft } from './record.ts';
import type { SourceFacts } from './source.ts';
import type { TableReader } from './table-reader.ts';
import type { TimeDocs } from './time-doc.ts';

/** What one field of a record holds, in English; told by `athar artifacts --json` and in `case.json` under `artifacts`. */
export interface FieldDoc {
  readonly label: string;
  /** Set when the value can be compared with indicators. */
  readonly observable?: ObservableType;
  /** How the phone met such a value, unless the record says otherwise; needed with `observable`. */
  readonly met?: Met;
  /** Set where the record does not speak of this field: `met` counts, whatever the record says. */
  readonly ownMet?: true;
  /** Set when the value is about a person; left out unless `--full`. An observable is kept all the same, an e-mail address as its SHA-256. */
  readonly personal?: true;
}

/** One for each field of the record: a field without one does not compile. */
export type FieldDocs<T extends RecordData> = { readonly [K in keyof T]-?: FieldDoc };

/** Groups of the coverage chart and of `athar artifacts`. */
export const artifactGroups = [
  'device',
  'messages',
  'browsing',
  'apps',
  'system',
  'people',
] as const;
/** One that no part of a source is in has no row in the chart. */
export type ArtifactGroup = (typeof artifactGroups)[number];

/** What a parser yields, in the order in which it reads: records, and what it could not read between them. */
export type Emission<T extends RecordData = RecordData> = RecordDraft<T> | ProblemDraft;

/**
 * `always`: its absence is a gap. `optional`: it may be missing on an ordinary phone.
 * `never`: this kind of source or OS version does not have it (outcome `not-applicable`).
 */
export type Expectation = 'always' | 'optional' | 'never';

/** What an artifact is, apart from how its bytes are read. */
export interface ArtifactText<T extends RecordData = RecordData> extends ArtifactRef {
  /** As people say it; English stands here, the other languages in `locales/` under `artifact.<id>.name`. */
  readonly title: string;
  readonly group: ArtifactGroup;
  /** What the data is and where it comes from; never what it says about a person. */
  readonly describes: string;
  /** What it cannot show, and how far back it reaches. */
  readonly cannotShow: string;
  readonly references: readonly string[];
  /**
   * Device paths, as globs: `*` stands for any run of characters within one component, `**` for any number of components.
   * The last component should hold no `*` where it can be avoided: files are found by it.
   */
  readonly paths: readonly string[];
  /** Neighbours the parser may ask for, as globs. `-wal` beside a database needs no line here. */
  readonly alsoReads?: readonly string[];
  /** Its records are entries of a log of what happened: the span they cover says how far back the data reaches. */
  readonly logLike?: true;
  /** A file without a byte can be an ordinary one: the parser judges it. Else it is told as truncated, and not parsed. */
  readonly mayBeEmpty?: true;
  expected(source: SourceFacts): Expectation;
  /**
   * Columns (`table.column`) and tables that the artifact asks for and that every schema known of so far has, from iOS 10 on. A
   * schema that lacks one is another: what is there is read, and the lack is a problem (a gap) instead of an absent name. What only some
   * versions have stays out. A column counts only where its table is there. Of
   * forms that follow one another, `one or other` names what each has: one is enough. What a reader of tables `needs` need not be repeated.
   */
  readonly decisive?: readonly string[];
  readonly fields: FieldDocs<T>;
  /** Fields that make the sentence of the timeline; none of them personal. */
  readonly summary: readonly (keyof T & string)[];
  /** How its times are stored, by what they mark; absent where it has none. */
  readonly times?: TimeDocs;
}

/** The usual artifact: the parser yields objects. Problems are yielded and reading goes on; what is thrown ends this file. */
export interface DocumentArtifact<T extends RecordData = RecordData> extends ArtifactText<T> {
  parse(file: RandomAccessFile, context: ParseContext): Iterable<Emission<T>>;
}

/**
 * An artifact with so many rows that objects would cost too much: each table is scanned in pieces by
 * several workers, and its row reader writes the fields straight from the page into the record line.
 */
export interface TableArtifact<T extends RecordData = RecordData> extends ArtifactText<T> {
  readonly tables: readonly TableReader<T>[];
}

/** One kind of trace: where it lies, what its fields mean, how it is read. */
export type Artifact<T extends RecordData = RecordData> = DocumentArtifact<T> | TableArtifact<T>;

/** Gives `T` a name at the definition, so that fields, parser and rules agree on it. */
export function defineArtifact<T extends RecordData>(
  artifact: DocumentArtifact<T>,
): DocumentArtifact<T> {
  return artifact;
}

/** As `defineArtifact`, for artifacts that are read row by row. */
export function defineTableArtifact<T extends RecordData>(
  artifact: TableArtifact<T>,
): TableArtifact<T> {
  return artifact;
}

/** An artifact of any record type; the one place where an artifact's own type is given up. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type AnyArtifact = Artifact<any>;
