import { availableParallelism } from 'node:os';
import {
  defaultLimits,
  isTimeZone,
  isUsageError,
  liveCopies,
  UsageError,
  withNotCompared,
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
  type StateId,
} from '@athar/core';
import { clearFolder, prepareFolder, reserveRoom } from './check-folder.ts';
import { changedFiles, FileWatch } from './changed-files.ts';
import { failedResult, openedResult, type SourceResult, judgedByDevice } from './check-outcome.ts';
import { artifactPaths, isAsked, planSource, type SourcePlan } from './check-plan.ts';
import type { ExaminedFile } from '../engine/file.ts';
import { EngineRun, type HashedFile } from '../engine/run.ts';
import { removedError } from '../machine-errors.ts';
import { nearestName } from '../nearest-name.ts';
import { artifacts } from './ordered-artifacts.ts';
import { writeCase, type HashedOfSource } from './write-case.ts';
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
        : openedResult({
            opened,
            plan: plans.get(opened.id)!,
            examined: examined.filter(({ work }) => work.source === opened.id),
            memory: run.memoryOf(opened.id),
            indicators: files,
            aborted,
            isZoneKnown: options.timezone !== undefined,
            changed: changedFiles(
              hashed.filter(({ source }) => source === opened.id),
              plans.get(opened.id)!.stored,
              watch,
            ),
          }),
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
