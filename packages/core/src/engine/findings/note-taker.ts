import type {
  AnyArtifact,
  EvidenceRecord,
  Note,
  ProblemDraft,
  SequenceRule,
  SourceFacts,
} from '../../model/index.ts';
import { believedTimes } from '../../model/index.ts';
import type { WatchedText } from '../lines/field-slots.ts';
import type { RecordPlace } from './findings.ts';
import { watchFor } from './watched-text.ts';

/** One thing that a sequence rule remembers. Plain data: it crosses from the worker. */
export type MemoryEntry =
  | { readonly kind: 'note'; readonly rule: string; readonly note: Note }
  | {
      readonly kind: 'tally';
      readonly rule: string;
      readonly artifact: string;
      readonly key: string;
      readonly number: number;
    };

/** Entries that are handed over together. */
const batchSize = 256;

/** What is remembered of the records of one file, and where it goes. */
export interface NoteTakerOptions {
  readonly artifact: AnyArtifact;
  readonly sequences: readonly SequenceRule[];
  readonly place: RecordPlace;
  readonly facts: SourceFacts;
  /** What a rule remembers of an artifact, at most: one note more, and all of them are forgotten (`SequenceMemory`). */
  readonly most: number;
  readonly remember: (entries: readonly MemoryEntry[]) => void;
  readonly problem: (problem: ProblemDraft) => void;
}

/** Asks the sequence rules what to remember of the records of one file. */
export class NoteTaker {
  readonly #options: NoteTakerOptions;
  readonly #notes;
  /** How many notes each rule was given. */
  readonly #given = new Map<string, number>();
  readonly #tallies;
  #batch: MemoryEntry[] = [];

  constructor(options: NoteTakerOptions) {
    this.#options = options;
    const { artifact, sequences } = options;
    const isOwn = (source: { readonly artifact: AnyArtifact }): boolean =>
      source.artifact.id === artifact.id;
    this.#notes = sequences.flatMap(({ id, notes }) =>
      (notes ?? []).filter(isOwn).map((source) => ({ rule: id, source })),
    );
    this.#tallies = sequences.flatMap(({ id, tallies }) =>
      (tallies ?? []).filter(isOwn).map((source) => ({ rule: id, source })),
    );
  }

  get looks(): readonly (AnyLook | undefined)[] {
    return [...this.#notes, ...this.#tallies].map(({ source }) => source.onlyIf as AnyLook);
  }

  /** Whether any rule still wants to see a record with these fields. */
  asks(watched: ReadonlySet<string>): boolean {
    return (
      this.#notes.some(({ rule, source }) => isAsked(source, watched) && this.#hasRoom(rule)) ||
      this.#tallies.some(({ source }) => isAsked(source, watched))
    );
  }

  take(record: EvidenceRecord, watched: ReadonlySet<string>): void {
    const { facts, place } = this.#options;
    for (const { rule, source } of this.#notes) {
      if (!isAsked(source, watched) || !this.#hasRoom(rule)) continue;
      const values = this.#ask(rule, () => source.note(record, facts));
      if (!values) continue;
      this.#given.set(rule, (this.#given.get(rule) ?? 0) + 1);
      this.#put({ kind: 'note', rule, note: { ...sightOf(record, place), values } });
    }
    for (const { rule, source } of this.#tallies) {
      if (!isAsked(source, watched)) continue;
      for (const { key, number } of this.#ask(rule, () => source.tally(record, facts)) ?? [])
        this.#put({ kind: 'tally', rule, artifact: place.artifact, key, number });
    }
  }

  /** Hands over what is there. */
  flush(): void {
    if (this.#batch.length === 0) return;
    this.#options.remember(this.#batch);
    this.#batch = [];
  }

  /** A rule that has one note too many already keeps none of them. */
  #hasRoom(rule: string): boolean {
    return (this.#given.get(rule) ?? 0) <= this.#options.most;
  }

  #put(entry: MemoryEntry): void {
    if (this.#batch.push(entry) >= batchSize) this.flush();
  }

  /** A mistake in one rule stops nothing else. */
  #ask<R>(rule: string, ask: () => R): R | undefined {
    try {
      return ask();
    } catch (error) {
      this.#options.problem({
        kind: 'problem',
        code: 'internal',
        detail: `rule ${rule}: ${String(error)}`,
      });
      return undefined;
    }
  }
}

/** Whether a rule wants to see a record in which its cheap look, where it has one, found something. */
export function isAsked(
  { onlyIf }: { readonly onlyIf?: { readonly field: string } },
  watched: ReadonlySet<string>,
): boolean {
  return onlyIf === undefined || watched.has(onlyIf.field);
}

/** A cheap look of any record type. */
export type AnyLook = { readonly field: string } & (
  { readonly holdsAny: readonly string[] } | { readonly accepts: WatchedText }
);

/** One look for each field, which lets through what any of the rules wants to see. */
export function looksByField(looks: readonly AnyLook[]): Map<string, WatchedText> {
  const watched = new Map<string, WatchedText>();
  for (const { field } of looks) {
    if (watched.has(field)) continue;
    const own = looks.filter((look) => look.field === field);
    const strings = own.flatMap((look) => ('holdsAny' in look ? look.holdsAny : []));
    const all: WatchedText[] = own.flatMap((look) => ('accepts' in look ? [look.accepts] : []));
    if (strings.length > 0) all.push(watchFor([...new Set(strings)]));
    watched.set(
      field,
      all.length === 1
        ? all[0]!
        : (source, start, end) => all.some((look) => look(source, start, end)),
    );
  }
  return watched;
}

/** A record as findings point at it. */
export function sightOf(
  { id, devicePath, position, times, deleted }: EvidenceRecord,
  { artifact, source, storedAt }: RecordPlace,
) {
  return {
    artifact,
    record: id,
    provenance: { source, devicePath, storedAt, position },
    times: believedTimes(times),
    ...(deleted === true && { deleted }),
  };
}
