import { availableParallelism } from 'node:os';
import {
  defaultLimits,
  isEnvironmentError,
  isTimeZone,
  isUsageError,
  liveCopies,
  UsageError,
  withNotCompared,
  type AnyArtifact,
  type Coverage,
  type EvidenceSource,
  type FailedSource,
  type FieldDoc,
  type IndicatorFile,
  type ObservableType,
  type OpenedEvidence,
  type Problem,
} from '@athar/core';
import { clearFolder, prepareFolder, reserveRoom, type ReservedRoom } from './check-folder.ts';
import { changedFiles, FileWatch, unhashedFiles } from './changed-files.ts';
import type { CheckIndicators, CheckOptions, CheckResult } from './check-options.ts';
import { failedResult, openedResult, type SourceResult, judgedByDevice } from './check-outcome.ts';
import { artifactPaths, isAsked, planSource, type SourcePlan } from './check-plan.ts';
import type { ExaminedFile } from '../engine/examined-file.ts';
import { EngineRun, type HashedFile } from '../engine/run.ts';
import { removedError } from '../machine-errors.ts';
import { nearestName } from '../nearest-name.ts';
import { evidenceName } from '../node-platform.ts';
import { artifacts } from './ordered-artifacts.ts';
import type { HashedOfSource } from './worded-case.ts';
import { writeCase } from './write-case.ts';
import { openEvidence, type Evidence } from '../evidence/open-evidence.ts';

/** Examines evidence and writes the case into a folder. Where it throws `UsageError`, it has left nothing there. */
export async function check(options: CheckOptions): Promise<CheckResult> {
  validate(options);
  // Without a current folder no thread starts: better that is said now than over a result of nothing.
  process.cwd();
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
  let room: ReservedRoom | undefined;
  let isMisused = false;
  try {
    room = reserveRoom(options.out);
    const index = artifactPaths(artifacts);
    options.onPhase?.('recognising');
    evidence = await orEnded(
      run,
      () =>
        openEvidence(options.evidence, options.keys, {
          limits,
          scratchIn: options.out,
          wanted: index.filter,
        }),
      (reason) => unopened(options.evidence, reason),
    );
    // Of nothing that was opened no list is read, and no data
    const isOpened = evidence.sources.some(({ outcome }) => outcome === 'opened');
    if (isOpened) options.onPhase?.('manifest');
    const planned = await planSources(run, evidence.sources, index, options);
    if (isOpened) options.onPhase?.('artifacts');
    run.begin();
    const indicators = await orEnded(
      run,
      () => options.loadIndicators(),
      (): CheckIndicators => ({ files: [], ignored: [] }),
    );
    const examined = withoutCopies(run, await run.finish(indicators.tables));
    const hashed = await Promise.all(planned.hashes);
    if (run.areLinesRemoved()) throw removedError();
    const files = withNotCompared(indicators.files, indicators.tables, {
      observables: observables(artifacts),
      platforms: planned.opened.flatMap((one) =>
        one.outcome === 'failed' ? [] : [one.source.device.platform],
      ),
    });
    const aborted = options.signal?.aborted === true || run.failure !== undefined;
    const sources = judgedSources(run, planned, {
      examined,
      hashed,
      indicators: files,
      aborted,
      isZoneKnown: options.timezone !== undefined,
    });
    for (const artifact of nowhereThere(sources)) run.dropEmptyRecords(artifact);
    options.onPhase?.('report');
    return writeCase(options, room, {
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
    room?.release();
    // Indicators are loaded late; an argument that is wrong there leaves nothing behind either.
    if (isMisused) clearFolder(options.out);
  }
}

/** The sources as they were found, what of each is to be read, and the hashes of what is read, under way. */
interface PlannedSources {
  /** All of them, those that could not be opened too. */
  readonly opened: OpenedEvidence[];
  /** By the id of the source. */
  readonly plans: Map<string, SourcePlan>;
  readonly hashes: Promise<HashedOfSource>[];
  readonly watch: FileWatch;
}

/** Lists each source that was opened, and gives the run its files and what is to be hashed of it. */
async function planSources(
  run: EngineRun,
  found: readonly OpenedEvidence[],
  index: ReturnType<typeof artifactPaths>,
  options: CheckOptions,
): Promise<PlannedSources> {
  const planned: PlannedSources = {
    opened: [],
    plans: new Map(),
    hashes: [],
    watch: new FileWatch(),
  };
  for (const one of found) {
    options.onSource?.(one);
    if (one.outcome === 'failed') {
      planned.opened.push(one);
      continue;
    }
    const { id, label, source, notices } = one;
    for (const notice of notices) options.onNotice?.(notice, label);
    const plan = await orEnded(
      run,
      () => planSource(id, source, artifacts, index, options),
      (reason) => notRead(id, label, reason, source),
    );
    if ('outcome' in plan) {
      planned.opened.push(plan);
      continue;
    }
    planned.opened.push(one);
    planned.plans.set(id, plan);
    run.source(id, factsOf(source));
    for (const { files } of plan.artifacts) for (const file of files) run.add(file);
    planned.hashes.push(...hashesOf(run, id, plan, planned.watch));
  }
  return planned;
}

/** Has the stored files of a source hashed: those of the same bytes once, under however many names they are read. */
function hashesOf(
  run: EngineRun,
  id: string,
  plan: SourcePlan,
  watch: FileWatch,
): Promise<HashedOfSource>[] {
  const known = new Map<string, Promise<HashedFile | Problem>>();
  return plan.stored.map(({ devicePath, storedAt, ticket, bytes, bytesId }) => {
    watch.note(ticket);
    const key = bytesId ?? `no other name of ${devicePath}`;
    const hash = known.get(key) ?? run.hash(ticket, bytes);
    known.set(key, hash);
    return hash.then((hashed) => ({ source: id, devicePath, storedAt, hashed }));
  });
}

/** What came of each source, with its state: two sources of one device are judged together. */
function judgedSources(
  run: EngineRun,
  { opened, plans, watch }: PlannedSources,
  {
    examined,
    hashed,
    ...known
  }: {
    readonly examined: readonly ExaminedFile[];
    readonly hashed: readonly HashedOfSource[];
    readonly indicators: readonly IndicatorFile[];
    readonly aborted: boolean;
    readonly isZoneKnown: boolean;
  },
): SourceResult[] {
  const results = opened.map((one) => {
    if (one.outcome === 'failed') return failedResult(one, artifacts);
    const plan = plans.get(one.id)!;
    const ownHashes = hashed.filter(({ source }) => source === one.id);
    return openedResult({
      ...known,
      opened: one,
      plan,
      examined: examined.filter(({ work }) => work.source === one.id),
      memory: run.memoryOf(one.id),
      changed: changedFiles(ownHashes, plan.stored, watch),
      unhashed: unhashedFiles(ownHashes),
    });
  });
  const deviceOf = opened.flatMap((one): [string, string][] => {
    const key = one.outcome === 'failed' ? undefined : one.source.deviceKey;
    return key === undefined ? [] : [[one.id, key]];
  });
  return judgedByDevice(results, new Map(deviceOf));
}

/** What the examiner's machine keeps from being done ends the run, and how far it came is still told. */
async function orEnded<Done, Otherwise>(
  run: EngineRun,
  act: () => Done | Promise<Done>,
  otherwise: (reason: string) => Otherwise,
): Promise<Done | Otherwise> {
  try {
    return await act();
  } catch (error) {
    if (!isEnvironmentError(error)) throw error;
    run.failed(error.message);
    return otherwise(error.message);
  }
}

/** Nothing is read before all is open, so nothing that was open is lost. */
function unopened(paths: readonly string[], detail: string): Evidence {
  return {
    sources: paths.map((path, place) => notRead(`s${place + 1}`, evidenceName(path), detail)),
    close: () => undefined,
  };
}

function notRead(id: string, label: string, detail: string, source?: EvidenceSource): FailedSource {
  const { kind, encrypted, device } = source ?? {};
  return {
    id,
    label,
    outcome: 'failed',
    reason: 'machine',
    detail,
    ...(kind !== undefined && { kind }),
    ...(encrypted !== undefined && { encrypted }),
    ...(device !== undefined && { device }),
  };
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
