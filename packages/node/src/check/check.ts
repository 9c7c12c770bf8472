import { availableParallelism } from 'node:os';
import {
  artifacts as catalogue,
  artifactGroups,
  caseDocument,
  caseState,
  defaultLimits,
  findingOnTimeline,
  htmlReport,
  isTimeZone,
  isUsageError,
  joinedMetAfterEnd,
  liveCopies,
  rules,
  sequences,
  UsageError,
  withNotCompared,
  wordFinding,
  type AnyArtifact,
  type Coverage,
  type FieldDoc,
  type Finding,
  type IndicatorFile,
  type IndicatorTables,
  type KeyProvider,
  type Language,
  type Limits,
  type Notice,
  type ObservableType,
  type OpenedEvidence,
  type Problem,
  type ReadFile,
  type StateId,
} from '@athar/core';
import { CaseOutput, clearFolder, prepareFolder, reserveRoom } from './check-folder.ts';
import { changedFiles, FileWatch } from './changed-files.ts';
import { failedResult, openedResult, type SourceResult, judgedByDevice } from './check-outcome.ts';
import { artifactPaths, isAsked, planSource, type SourcePlan } from './check-plan.ts';
import type { ExaminedFile } from '../engine/file.ts';
import { EngineRun, type HashedFile } from '../engine/run.ts';
import { removedError } from '../machine-errors.ts';
import { nearestName } from '../nearest-name.ts';
import { openEvidence, type Evidence } from '../evidence/open-evidence.ts';

/** Indicators as they were loaded for this check. */
export interface CheckIndicators {
  /** Absent where none is loaded. */
  readonly tables?: IndicatorTables;
  readonly files: readonly IndicatorFile[];
  readonly ignored: readonly string[];
}

export type CheckPhase = 'recognising' | 'manifest' | 'artifacts' | 'report';

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
}

/** The artifacts of this version in the order of people's interest: by group, then as the catalogue has them. */
export const artifacts: readonly AnyArtifact[] = artifactGroups.flatMap((group) =>
  catalogue.filter((artifact) => artifact.group === group),
);

/** Examines evidence and writes the case into a folder. Where it throws `UsageError`, it has left nothing there. */
export async function check(options: CheckOptions): Promise<CheckResult> {
  validate(options);
  prepareFolder(options.out, options.evidence, options.force);
  const startedAt = new Date().toISOString();
  const limits = options.limits ?? defaultLimits;
  const run = new EngineRun({
    jobs: options.jobs ?? availableParallelism(),
    folder: options.out,
    limits,
    full: options.full,
    ...(options.timezone !== undefined && { timezone: options.timezone }),
    onProgress: (share) => options.onProgress?.(share),
  });
  const stop = (): void => run.stop();
  options.signal?.addEventListener('abort', stop);
  let evidence: Evidence | undefined;
  let releaseRoom: (() => void) | undefined;
  let isMisused = false;
  try {
    releaseRoom = reserveRoom(options.out);
    const index = artifactPaths(artifacts);
    options.onPhase?.('recognising');
    evidence = await openEvidence(options.evidence, options.keys, {
      limits,
      scratchIn: options.out,
      wanted: index.filter,
    });
    const plans = new Map<string, SourcePlan>();
    const hashes: Promise<HashedOfSource>[] = [];
    const watch = new FileWatch();
    options.onPhase?.('manifest');
    for (const opened of evidence.sources) {
      options.onSource?.(opened);
      if (opened.outcome === 'failed') continue;
      for (const notice of opened.notices) options.onNotice?.(notice, opened.label);
      const plan = planSource(opened.id, opened.source, artifacts, index, options);
      plans.set(opened.id, plan);
      run.source(opened.id, factsOf(opened.source));
      for (const { files } of plan.artifacts) for (const file of files) run.add(file);
      /** By what tells the same bytes: they are hashed once, under however many names they are read. */
      const known = new Map<string, Promise<HashedFile | Problem>>();
      for (const { devicePath, storedAt, ticket, bytes, bytesId } of plan.stored) {
        watch.note(ticket);
        const key = bytesId ?? `no other name of ${devicePath}`;
        const hash = known.get(key) ?? run.hash(ticket, bytes);
        known.set(key, hash);
        hashes.push(hash.then((hashed) => ({ source: opened.id, devicePath, storedAt, hashed })));
      }
    }
    options.onPhase?.('artifacts');
    run.begin();
    const indicators = options.loadIndicators();
    const examined = withoutCopies(run, await run.finish(indicators.tables));
    const hashed = await Promise.all(hashes);
    if (run.areLinesRemoved()) throw removedError();
    const files = withNotCompared(indicators.files, indicators.tables, {
      observables: observables(artifacts),
      platforms: evidence.sources.flatMap((opened) =>
        opened.outcome === 'failed' ? [] : [opened.source.device.platform],
      ),
    });
    const aborted = options.signal?.aborted === true || run.failure !== undefined;
    const results = evidence.sources.map((opened) =>
      opened.outcome === 'failed'
        ? failedResult(opened, artifacts)
        : openedResult(
            opened,
            plans.get(opened.id)!,
            examined,
            run.memoryOf(opened.id),
            files,
            aborted,
            options.timezone !== undefined,
            changedFiles(
              hashed.filter(({ source }) => source === opened.id),
              plans.get(opened.id)!.stored,
              watch,
            ),
          ),
    );
    const deviceOf = evidence.sources.flatMap((opened): [string, string][] => {
      const key = opened.outcome === 'failed' ? undefined : opened.source.deviceKey;
      return key === undefined ? [] : [[opened.id, key]];
    });
    const sources = judgedByDevice(results, new Map(deviceOf));
    for (const artifact of nowhereThere(sources)) run.dropEmptyRecords(artifact);
    options.onPhase?.('report');
    releaseRoom();
    return writeCase(options, {
      sources,
      hashed,
      indicators: { ...indicators, files },
      examined,
      aborted,
      startedAt,
      limits,
      failure: run.failure,
    });
  } catch (error) {
    isMisused = isUsageError(error);
    throw error;
  } finally {
    options.signal?.removeEventListener('abort', stop);
    await run.close();
    evidence?.close();
    releaseRoom?.();
    // Indicators are loaded late; an argument that is wrong there leaves nothing behind either.
    if (isMisused) clearFolder(options.out);
  }
}

/** Artifacts whose files were opened, and none of which has a place for what they read. */
function nowhereThere(sources: readonly SourceResult[]): ReadonlySet<string> {
  const rows = sources.flatMap(({ coverage }) => coverage);
  const isNothing = ({ outcome, files }: Coverage): boolean =>
    outcome === 'not-present' || outcome === 'not-applicable' || files === 0;
  const others = new Set(rows.flatMap((row) => (isNothing(row) ? [] : [row.artifact])));
  return new Set(rows.flatMap(({ artifact }) => (others.has(artifact) ? [] : [artifact])));
}

interface HashedOfSource {
  readonly source: string;
  readonly devicePath: string;
  readonly storedAt: readonly string[];
  readonly hashed: HashedFile | Problem;
}

function readIn(all: readonly HashedOfSource[], id: string): ReadFile[] {
  return all.flatMap(({ source, devicePath, storedAt, hashed }) => {
    if (source !== id || !('sha256' in hashed)) return [];
    const { bytes, sha256 } = hashed;
    return [{ devicePath, storedAt, bytes, sha256 }];
  });
}

function validate({ only, skip, timezone, jobs }: CheckOptions): void {
  for (const id of [...only, ...skip]) {
    if (!artifacts.some((artifact) => artifact.id === id)) {
      const nearest = nearestName(
        id,
        artifacts.map((artifact) => artifact.id),
      );
      throw new UsageError('cli.artifact.unknown', `there is no artifact ${id}`, {
        id,
        ...(nearest !== undefined && { nearest }),
      });
    }
  }
  if (!artifacts.some(({ id }) => isAsked(id, { only, skip }))) {
    throw new UsageError('cli.artifact.none-left', 'all artifacts that were asked for are skipped');
  }
  if (timezone !== undefined && !isTimeZone(timezone)) {
    throw new UsageError('cli.timezone.unknown', `${timezone} is not an IANA time zone`, {
      zone: timezone,
    });
  }
  if (jobs !== undefined && (!Number.isInteger(jobs) || jobs < 1 || jobs > 256)) {
    throw new UsageError('cli.jobs.invalid', '--jobs takes a whole number from 1 to 256', {
      value: String(jobs),
    });
  }
}

/** Plain data of a source, for the workers. */
function factsOf({
  kind,
  encrypted,
  device,
  installedApps,
  lacksApps,
  madeAt,
  domains,
}: Parameters<typeof planSource>[1]) {
  return {
    kind,
    encrypted,
    device,
    installedApps,
    ...(lacksApps && { lacksApps }),
    ...(madeAt !== undefined && { madeAt }),
    domains,
  };
}

/** What an earlier version of a row says as the row itself does is one finding, in the timeline too. */
function withoutCopies(run: EngineRun, examined: readonly ExaminedFile[]): ExaminedFile[] {
  const copies = liveCopies(examined.flatMap(({ findings }) => findings));
  if (copies.size === 0) return [...examined];
  run.replaceFindings(copies);
  return examined.map((file) => ({
    ...file,
    findings: file.findings.filter(({ id }) => copies.get(file.work.source)?.has(id) !== true),
  }));
}

/** What the fields of these hold that indicators are compared with. */
function observables(all: readonly AnyArtifact[]): ReadonlySet<ObservableType> {
  return new Set(
    all.flatMap(({ fields }) =>
      Object.values(fields as Record<string, FieldDoc>).flatMap(({ observable }) =>
        observable === undefined ? [] : [observable],
      ),
    ),
  );
}

const sequenceIds: ReadonlySet<string> = new Set(sequences.map(({ id }) => id));

/** The lines of its records stand in the timeline already, and do not name it. */
const isOfSequence = ({ origin }: Finding): boolean =>
  origin.kind === 'rule' && sequenceIds.has(origin.id);

/** Both kinds, as far as their wording goes. */
const allRules = [...rules, ...sequences];

interface Outcome {
  readonly sources: readonly SourceResult[];
  readonly hashed: readonly HashedOfSource[];
  readonly indicators: CheckIndicators;
  readonly examined: readonly ExaminedFile[];
  readonly aborted: boolean;
  readonly failure: string | undefined;
  readonly startedAt: string;
  readonly limits: Limits;
}

function writeCase(options: CheckOptions, outcome: Outcome): CheckResult {
  const { tool, out, full, language, timezone, only, skip, force, quiet } = options;
  const { sources, indicators, aborted, failure } = outcome;
  const readOf = (id: string): ReadFile[] => readIn(outcome.hashed, id);
  const coverage = sources.flatMap((source) => source.coverage);
  const worded = sources.map(({ findings }) =>
    findings.map((finding) => wordFinding(finding, allRules)),
  );
  const findings = worded.flat();
  const state = caseState(sources.map((source) => source.state));
  const records = coverage.reduce((sum, row) => sum + row.records, 0);
  const afterEnd = joinedMetAfterEnd(coverage.map(({ metAfterEnd }) => metAfterEnd));

  const output = new CaseOutput(out);
  // Nothing that is written says that all is there once something of it found no room.
  const isCut = (): boolean => aborted || output.fault !== undefined;
  const ofCut = (id: StateId): StateId => (isCut() && id === 'S2' ? 'S1' : id);
  for (const finding of findings.filter(isOfSequence)) {
    const lines = findingOnTimeline(finding);
    if (lines !== '') output.append('timeline.jsonl', lines);
  }
  output.write(
    'findings.jsonl',
    findings.map((finding) => `${JSON.stringify(finding)}\n`).join(''),
  );
  output.write('coverage.json', lines(coverage));
  output.write(
    'report.html',
    htmlReport(
      {
        tool,
        state: ofCut(state),
        aborted: isCut(),
        sources: sources.map((source, place) => ({
          ...reportSource({ ...source, state: ofCut(source.state) }),
          findings: worded[place]!,
          files: readOf(source.id).length,
          read: readOf(source.id),
        })),
        indicators: indicators.files,
        artifacts,
        rules: allRules,
        options: { full, artifact: only, skip, ...(timezone !== undefined && { timezone }) },
      },
      language,
    ),
  );
  // Written last: a folder with case.json is a check that came to its end, if an aborted one.
  output.write(
    'case.json',
    `${JSON.stringify(
      caseDocument({
        tool,
        state: ofCut(state),
        sources: sources.map((source) => ({
          ...source,
          state: ofCut(source.state),
          read: readOf(source.id),
        })),
        artifacts,
        indicators: indicators.files,
        ignoredIndicatorFiles: indicators.ignored,
        records,
        findings,
        ...(afterEnd && { metAfterEnd: afterEnd.count }),
        limits: outcome.limits,
        options: {
          full,
          artifact: only,
          skip,
          ...(timezone !== undefined && { timezone }),
          lang: language,
        },
        run: {
          startedAt: outcome.startedAt,
          endedAt: new Date().toISOString(),
          host: 'not recorded',
          jobs: options.jobs ?? availableParallelism(),
          force,
          quiet,
          ...(isCut() && { aborted: true }),
        },
      }),
      null,
      1,
    )}\n`,
  );
  if (output.fault !== undefined) throw output.fault;
  return {
    state,
    aborted,
    ...(failure !== undefined && { failure }),
    sources,
    coverage,
    findings,
    records,
    indicators: indicators.files,
  };
}

function reportSource(source: SourceResult) {
  const { id, label, state, failure, kind, encrypted, device, covers, coverage, spans } = source;
  return {
    id,
    label,
    state,
    ...(failure && { failure: failure.reason }),
    ...(kind && { kind }),
    ...(encrypted !== undefined && { encrypted }),
    ...(device && { device }),
    ...(covers && { covers }),
    coverage,
    spans,
    problems: source.problems,
    ...(source.lacksMany && { lacksMany: true }),
    notJudged: source.notJudged,
  };
}

/** A JSON array with one element a line: readable, and quick to compare. */
function lines(values: readonly object[]): string {
  return `[\n${values.map((value) => JSON.stringify(value)).join(',\n')}\n]\n`;
}
