import { availableParallelism } from 'node:os';
import {
  caseDocument,
  caseState,
  findingOnTimeline,
  htmlReport,
  joinedMetAfterEnd,
  levels,
  rules,
  sequences,
  wordFinding,
  type Finding,
  type Limits,
  type Problem,
  type ReadFile,
  type StateId,
} from '@athar/core';
import type { CheckIndicators, CheckOptions, CheckResult } from './check-options.ts';
import { CaseOutput, type ReservedRoom } from './check-folder.ts';
import type { SourceResult } from './check-outcome.ts';
import { artifacts } from './ordered-artifacts.ts';
import type { HashedFile } from '../engine/run.ts';

/** A file that was read, where it is stored, and its hash or why it has none. */
export interface HashedOfSource {
  readonly source: string;
  readonly devicePath: string;
  readonly storedAt: readonly string[];
  readonly hashed: HashedFile | Problem;
}

const sequenceIds: ReadonlySet<string> = new Set(sequences.map(({ id }) => id));

/** The lines of its records stand in the timeline already, and do not name it. */
const isOfSequence = ({ origin }: Finding): boolean =>
  origin.kind === 'rule' && sequenceIds.has(origin.id);

/** Both kinds, as far as their wording goes. */
const allRules = [...rules, ...sequences];

/** What `case.json` may grow by until it is written, and the end of a block of the disk. */
const spareBytes = 2 ** 13;

/** What a check came to. */
export interface CheckOutcome {
  readonly sources: readonly SourceResult[];
  readonly hashed: readonly HashedOfSource[];
  readonly indicators: CheckIndicators;
  readonly aborted: boolean;
  readonly failure: string | undefined;
  readonly startedAt: string;
  readonly limits: Limits;
}

/** Words the findings and writes what is told of the check as a whole, into `room` last; throws what kept a file from being written, after all others. */
export function writeCase(
  options: CheckOptions,
  room: ReservedRoom,
  outcome: CheckOutcome,
): CheckResult {
  const { tool, out, full, language, timezone, only, skip, force, quiet } = options;
  const asked = { full, artifact: only, skip, ...(timezone !== undefined && { timezone }) };
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
  /** With what it says of this program and of each file that was read, or without. */
  const caseText = (isWhole: boolean): string =>
    `${JSON.stringify(
      caseDocument({
        tool,
        state: ofCut(state),
        sources: sources.map((source) => ({
          ...source,
          state: ofCut(source.state),
          read: isWhole ? readOf(source.id) : [],
        })),
        artifacts: isWhole ? artifacts : [],
        indicators: indicators.files,
        ignoredIndicatorFiles: indicators.ignored,
        records,
        findings,
        ...(afterEnd && { metAfterEnd: afterEnd.count }),
        limits: outcome.limits,
        options: { ...asked, lang: language },
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
    )}\n`;
  const coverageText = lines(coverage);
  const bytesOf = (text: string): number => Buffer.byteLength(text) + spareBytes;
  const wholeBytes = bytesOf(caseText(true));
  const isRoomy = room.shrinkTo(Buffer.byteLength(coverageText) + wholeBytes);
  for (const finding of findings.filter(isOfSequence)) {
    const lines = findingOnTimeline(finding);
    if (lines !== '') output.append('timeline.jsonl', lines);
  }
  const areAllFindings = output.write('findings.jsonl', findings.map(lineOf).join(''));
  room.shrinkTo(isRoomy ? wholeBytes : bytesOf(caseText(false)));
  output.write('coverage.json', coverageText);
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
        options: asked,
      },
      language,
    ),
  );
  if (!areAllFindings) output.writeFirst('findings.jsonl', byWeight(findings).map(lineOf));
  room.release();
  // Written last: a folder with case.json is a check that came to its end, if an aborted one.
  output.writeInPlaceOf(
    'report.html',
    'case.json',
    () => caseText(true),
    () => caseText(false),
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
    ignoredIndicatorFiles: indicators.ignored,
  };
}

const lineOf = (finding: Finding): string => `${JSON.stringify(finding)}\n`;

/** Those of the highest level first. */
const byWeight = (findings: readonly Finding[]): readonly Finding[] =>
  findings.toSorted((one, other) => levels.indexOf(other.level) - levels.indexOf(one.level));

function readIn(all: readonly HashedOfSource[], id: string): ReadFile[] {
  return all.flatMap(({ source, devicePath, storedAt, hashed }) => {
    if (source !== id || !('sha256' in hashed)) return [];
    const { bytes, sha256 } = hashed;
    return [{ devicePath, storedAt, bytes, sha256 }];
  });
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
