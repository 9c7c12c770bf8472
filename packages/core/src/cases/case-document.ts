import { languages, messages } from '../locales/index.ts';
import {
  levels,
  type AnyArtifact,
  type DeviceInfo,
  type FieldDoc,
  type Finding,
  type IndicatorFile,
  type Limits,
  type ListingProblem,
  type SourceKind,
  type StateId,
} from '../model/index.ts';

/** A file that an artifact read, with the hash of its stored bytes. */
export interface ReadFile {
  readonly devicePath: string;
  readonly storedAt: readonly string[];
  readonly bytes: number;
  readonly sha256: string;
}

/** One source as `case.json` tells it. */
export interface CaseSource {
  readonly id: string;
  readonly state: StateId;
  /** Name of the folder or archive; never a path of the examiner's machine. */
  readonly label: string;
  /** Absent where nothing was recognised. */
  readonly kind?: SourceKind;
  readonly encrypted?: boolean;
  /** Entries of the listing, read or not. */
  readonly files: number;
  /** Stored bytes of the files among them that an artifact reads: to learn the size of the others would cost a look at each. */
  readonly bytes: number;
  readonly device?: DeviceInfo;
  readonly covers?: { readonly from: string; readonly to: string };
  readonly read: readonly ReadFile[];
  /** Why nothing could be read. */
  readonly failure?: { readonly reason: string; readonly detail: string };
  /** What is wrong with the listing itself. */
  readonly problems: readonly ListingProblem[];
  /** Ids of the rules that could not judge what they saw. */
  readonly notJudged: readonly string[];
}

/** Options that change results; the others stand in `run`. */
export interface CaseOptions {
  readonly full: boolean;
  readonly artifact: readonly string[];
  readonly skip: readonly string[];
  readonly timezone?: string;
  readonly lang: string;
}

/** What differs between two runs over the same evidence. */
export interface CaseRun {
  readonly startedAt: string;
  readonly endedAt: string;
  readonly host: 'not recorded';
  readonly jobs: number;
  readonly force: boolean;
  readonly quiet: boolean;
  readonly aborted?: true;
}

/** What `case.json` is made of. */
export interface CaseInput {
  readonly tool: { readonly name: string; readonly version: string };
  readonly state: StateId;
  readonly sources: readonly CaseSource[];
  readonly artifacts: readonly AnyArtifact[];
  readonly indicators: readonly IndicatorFile[];
  readonly ignoredIndicatorFiles: readonly string[];
  readonly records: number;
  readonly findings: readonly Finding[];
  /** Records that met an indicator after its end: no findings, and yet the examiner must know (see `Coverage`). */
  readonly metAfterEnd?: number;
  readonly limits: Limits;
  readonly options: CaseOptions;
  readonly run: CaseRun;
}

/** The object of `case.json` (schema athar/case/1), keys in the order of `docs/methodology/read-a-result.md`. */
export function caseDocument(input: CaseInput): object {
  const { tool, state, sources, indicators, limits, options, run } = input;
  return {
    schema: 'athar/case/1',
    tool,
    state,
    sentence: Object.fromEntries(
      languages.map((language) => [
        language,
        messages(language).unisolated(`state.${state}.sentence`),
      ]),
    ),
    sources: sources.map((source) => ({
      id: source.id,
      kind: source.kind ?? null,
      state: source.state,
      encrypted: source.encrypted ?? null,
      files: source.files,
      bytes: source.bytes,
      device: source.device ?? null,
      covers: source.covers ?? null,
      ...(source.failure && { failure: source.failure }),
      ...(source.problems.length > 0 && { problems: source.problems }),
      ...(source.notJudged.length > 0 && { notJudged: source.notJudged }),
      read: source.read,
    })),
    artifacts: input.artifacts.map(describeArtifact),
    indicators: indicators.map(
      ({ name, sha256, loaded, notLoaded, threats, complete, ...known }) => ({
        name,
        sha256,
        loaded,
        notLoaded,
        threats,
        ...(known.stalkerware !== undefined && { stalkerware: known.stalkerware }),
        complete,
        ...(known.fault !== undefined && { fault: known.fault }),
        ...(known.newest !== undefined && { newest: known.newest }),
        ...(known.notCompared !== undefined && { notCompared: known.notCompared.kinds }),
      }),
    ),
    ...(input.ignoredIndicatorFiles.length > 0 && {
      ignoredIndicatorFiles: input.ignoredIndicatorFiles,
    }),
    counts: {
      records: input.records,
      findings: Object.fromEntries(
        [...levels]
          .reverse()
          .map((level) => [
            level,
            input.findings.filter((finding) => finding.level === level).length,
          ]),
      ),
      ...(input.metAfterEnd !== undefined && { metAfterEnd: input.metAfterEnd }),
    },
    limits,
    options,
    // How the examiner named the folder is no part of the evidence.
    run: { ...run, sources: sources.map(({ id, label }) => ({ id, label })) },
  };
}

/** Id, version and the meaning of the fields and times, as `case.json` and `athar artifacts --json` tell them. */
export function describeArtifact(artifact: AnyArtifact): object {
  const fields = Object.entries(artifact.fields as { readonly [field: string]: FieldDoc });
  return {
    id: artifact.id,
    version: artifact.version,
    fields: Object.fromEntries(
      fields.map(([name, { label, observable, personal }]) => [
        name,
        { label, observable: observable ?? null, personal: personal === true },
      ]),
    ),
    times: Object.fromEntries(
      Object.entries(artifact.times ?? {}).map(
        ([marks, { epoch, clock, confidence, entry, anytime }]) => [
          marks,
          { epoch, clock, confidence, entry: entry === true, anytime: anytime === true },
        ],
      ),
    ),
  };
}
