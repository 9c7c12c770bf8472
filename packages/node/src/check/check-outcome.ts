import {
  coverageOf,
  finishSequences,
  hasGap,
  isoTime,
  logReach,
  mergedTimes,
  timesUntilMade,
  rules,
  sequences,
  sourceState,
  stateOfFindings,
  type Coverage,
  type DeviceInfo,
  type EvidenceSource,
  type FailedSource,
  type FailureReason,
  type FileOutcome,
  type FindingDraft,
  type IndicatorFile,
  type ListingProblem,
  type Problem,
  type ProblemCode,
  type SequenceMemory,
  type SourceKind,
  type StateId,
  type TimeSpan,
  type TimesSeen,
  type AnyArtifact,
} from '@athar/core';
import type { SourcePlan } from './check-plan.ts';
import type { ExaminedFile } from '../engine/examined-file.ts';

/** What came of one source. */
export interface SourceResult {
  readonly id: string;
  readonly label: string;
  readonly state: StateId;
  /** Whether anything of it was not checked, which a state from S3 on does not say. */
  readonly hasGap: boolean;
  readonly failure?: { readonly reason: FailureReason; readonly detail: string };
  readonly kind?: SourceKind;
  readonly encrypted?: boolean;
  readonly device?: DeviceInfo;
  readonly files: number;
  readonly bytes: number;
  readonly covers?: { readonly from: string; readonly to: string };
  readonly spans: readonly {
    readonly artifact: string;
    readonly from: string;
    readonly to: string;
  }[];
  readonly coverage: readonly Coverage[];
  readonly findings: readonly FindingDraft[];
  readonly problems: readonly ListingProblem[];
  /** Much of what it lists is not stored, whether or not an artifact reads it. */
  readonly lacksMany?: true;
  /** Ids of the rules that could not judge what they saw (see `SequenceOutcome`). */
  readonly notJudged: readonly string[];
}

/** What the result of a source is made of. */
export interface ExaminedSource {
  readonly opened: { readonly id: string; readonly label: string; readonly source: EvidenceSource };
  readonly plan: SourcePlan;
  /** Files of this source, and of no other. */
  readonly examined: readonly ExaminedFile[];
  readonly memory: SequenceMemory;
  readonly indicators: readonly IndicatorFile[];
  readonly aborted: boolean;
  /** Whether the person said the time zone of the phone. */
  readonly isZoneKnown: boolean;
  /** Files that others wrote to meanwhile, by device path. */
  readonly changed: ReadonlyMap<string, Problem>;
  /** Files that have no digest, by device path, and why. */
  readonly unhashed: ReadonlyMap<string, Problem>;
}

/** A source that was opened: coverage of every artifact, then the state. */
export function openedResult(parts: ExaminedSource): SourceResult {
  const { plan, examined, memory, indicators, aborted, isZoneKnown } = parts;
  const { id, label, source } = parts.opened;
  const { coverage: readCoverage, faultyFiles } = coverageOfFiles(parts);
  const readFindings = examined.flatMap((file) => file.findings);
  const ended = finishSequences({
    facts: source,
    sequences,
    rules,
    memory,
    findings: readFindings,
    rowGaps: examined.flatMap((file) => file.rowGaps),
    coverage: readCoverage,
    faultyFiles,
  });
  const seen = timesByArtifact(examined);
  const byId = new Map(plan.artifacts.map(({ artifact }) => [artifact.id, artifact]));
  const coverage = ended.coverage.map((row) => ({
    ...row,
    ...logReach(byId.get(row.artifact)!, row.outcome, seen.get(row.artifact) ?? {}, isZoneKnown),
  }));
  const findings = [...readFindings, ...ended.findings];
  const problems: ListingProblem[] = source.problems.map(({ code, detail, count = 1, about }) => ({
    code,
    detail,
    count,
    ...(about && { about }),
  }));
  problems.push(...ended.forgotten.map((problem) => ({ ...problem, about: 'rules' as const })));
  const spans = [...seen].flatMap(([artifact, { span }]) => (span ? [{ artifact, span }] : []));
  // What is written on the clock of the phone is some hours off.
  const logs = coverage.flatMap(({ span, clock }) => (span && clock === undefined ? [span] : []));
  const covers = widest(logs);
  const { kind, encrypted, device, totals, lacksMany } = source;
  const outcome = {
    failed: false,
    facts: source,
    coverage,
    findings,
    listingProblems: problems.length,
    aborted,
  };
  return {
    id,
    label,
    state: sourceState(outcome, indicators),
    hasGap: hasGap(outcome, indicators),
    kind,
    encrypted,
    device,
    files: totals.files,
    bytes: totals.bytes,
    ...(covers && { covers }),
    spans: spans.map(({ artifact, span }) => ({ artifact, ...isoSpan(span) })),
    coverage,
    findings,
    problems,
    ...(lacksMany === true && { lacksMany }),
    notJudged: ended.notJudged,
  };
}

/** One row for each artifact, and of each whose files are known those that were not read whole. */
function coverageOfFiles({ opened, plan, examined, changed, unhashed }: ExaminedSource) {
  const faultyFiles = new Map<string, readonly string[]>();
  const coverage = plan.artifacts.map(
    ({ artifact, expectation, isChosen, closed, hidden, listed }) => {
      const faulty = closed.map(({ devicePath }) => devicePath);
      const files: (FileOutcome | 'not-reached')[] = examined
        .filter(({ work }) => work.artifact === artifact.id)
        .map((file) => {
          const { devicePath, related } = file.work;
          if (file.notReached) {
            faulty.push(devicePath);
            return 'not-reached';
          }
          const paths = [devicePath, ...related.map(([path]) => path)];
          const changes = new Set(paths.flatMap((path) => changed.get(path) ?? []));
          const unread = paths.flatMap((path) => unhashed.get(path) ?? []);
          const more = [
            ...(listed.get(devicePath) ?? []),
            ...changes,
            // Mostly the artifact met the same.
            ...unread.filter(({ code }) => !file.problems.some((told) => told.code === code)),
          ];
          if (more.length > 0 || file.problems.length > 0 || file.absent) faulty.push(devicePath);
          return {
            records: file.records,
            opened: file.opened,
            problems: [...more, ...file.problems],
            ...(file.holdsNone && { holdsNone: true }),
            ...(file.absent && { absent: file.absent }),
            ...(file.unsearchedPages && { unsearchedPages: file.unsearchedPages }),
            metAfterEnd: file.metAfterEnd,
          };
        });
      files.push(...closed.map(({ problems }) => ({ records: 0, opened: false, problems })));
      if (hidden.length === 0) faultyFiles.set(artifact.id, faulty);
      const choice = isChosen ? 'chosen' : 'skipped';
      return coverageOf(opened.id, artifact.id, expectation, choice, files, hidden);
    },
  );
  return { coverage, faultyFiles };
}

/** What one source holds may confirm what another of the same device does. */
export function judgedByDevice(
  results: readonly SourceResult[],
  deviceOf: ReadonlyMap<string, string>,
): SourceResult[] {
  return results.map((result) => {
    const device = deviceOf.get(result.id);
    if (device === undefined) return result;
    const elsewhere = results
      .filter(({ id }) => id !== result.id && deviceOf.get(id) === device)
      .flatMap(({ findings }) => findings);
    return { ...result, state: stateOfFindings(result.findings, elsewhere) ?? result.state };
  });
}

/** A source that could not be opened: nothing of it was reached, and every row says why. */
export function failedResult(
  { id, label, reason, detail, kind, encrypted, device }: FailedSource,
  artifacts: readonly AnyArtifact[],
): SourceResult {
  const problems = [{ code: problemOf[reason], detail, count: 1 }];
  const facts = kind && {
    kind,
    encrypted: encrypted ?? false,
    device: device ?? { platform: 'unknown' as const },
    installedApps: new Set<string>(),
    domains: new Set<string>(),
  };
  return {
    id,
    label,
    state: 'S0',
    hasGap: true,
    failure: { reason, detail },
    ...(kind && { kind }),
    ...(encrypted !== undefined && { encrypted }),
    ...(device && { device }),
    files: 0,
    bytes: 0,
    spans: [],
    coverage: artifacts.map((artifact) => ({
      source: id,
      artifact: artifact.id,
      expected: facts !== undefined && artifact.expected(facts) === 'always',
      outcome: 'not-reached',
      files: 0,
      records: 0,
      problems,
    })),
    findings: [],
    problems,
    notJudged: [],
  };
}

const problemOf: { readonly [reason in FailureReason]: ProblemCode } = {
  'not-found': 'missing',
  'no-permission': 'no-permission',
  'disk-error': 'disk-error',
  'link-not-followed': 'link-not-followed',
  empty: 'missing',
  'not-recognised': 'unsupported',
  encrypted: 'encrypted',
  'wrong-password': 'wrong-password',
  'malformed-keybag': 'malformed',
  'malformed-manifest': 'malformed',
  'missing-manifest': 'missing',
  'foreign-manifest': 'other-backup',
  'malformed-archive': 'malformed',
  'locked-archive': 'archive-locked',
  'packed-archive': 'archive-method',
  unsupported: 'unsupported',
  'limit-exceeded': 'limit-exceeded',
  machine: 'aborted',
  internal: 'internal',
};

/** Of all files of each artifact together. A folder can hold very many of one: each is looked at once. */
function timesByArtifact(files: readonly ExaminedFile[]): Map<string, TimesSeen> {
  const byArtifact = new Map<string, TimesSeen[]>();
  for (const file of files) {
    const { artifact } = file.work;
    const all = byArtifact.get(artifact);
    if (all) all.push(file);
    else byArtifact.set(artifact, [file]);
  }
  return new Map(
    [...byArtifact].map(([artifact, all]) => [artifact, timesUntilMade(mergedTimes(all))]),
  );
}

interface IsoSpan {
  readonly from: string;
  readonly to: string;
}

function widest(spans: readonly IsoSpan[]): IsoSpan | undefined {
  return spans.reduce<IsoSpan | undefined>(
    (wide, { from, to }) =>
      wide
        ? { from: from < wide.from ? from : wide.from, to: to > wide.to ? to : wide.to }
        : { from, to },
    undefined,
  );
}

function isoSpan({ from, to }: TimeSpan): { from: string; to: string } {
  return { from: isoTime('unix-seconds', from)!, to: isoTime('unix-seconds', to)! };
}
