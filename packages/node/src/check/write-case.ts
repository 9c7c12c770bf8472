import { findingOnTimeline, levels, sequences, type Finding } from '@athar/core';
import type { CheckOptions, CheckResult } from './check-options.ts';
import { CaseOutput, type ReservedRoom } from './check-folder.ts';
import { WordedCase, type CheckOutcome } from './worded-case.ts';

const sequenceIds: ReadonlySet<string> = new Set(sequences.map(({ id }) => id));

/** The lines of its records stand in the timeline already, and do not name it. */
const isOfSequence = ({ origin }: Finding): boolean =>
  origin.kind === 'rule' && sequenceIds.has(origin.id);

/** What `case.json` may grow by until it is written, and the end of a block of the disk. */
const spareBytes = 2 ** 13;

/** Words the findings and writes what is told of the check as a whole, into `room` last; throws what kept a file from being written, after all others. */
export function writeCase(
  options: CheckOptions,
  room: ReservedRoom,
  outcome: CheckOutcome,
): CheckResult {
  const { sources, indicators, aborted, failure } = outcome;
  const worded = new WordedCase(options, outcome);
  const { state, coverage, findings, records } = worded;

  const output = new CaseOutput(options.out);
  // Nothing that is written says that all is there once something of it found no room.
  const isCut = (): boolean => aborted || output.fault !== undefined;
  const coverageText = lines(coverage);
  const bytesOf = (text: string): number => Buffer.byteLength(text) + spareBytes;
  const wholeBytes = bytesOf(worded.wholeText(isCut()));
  const isRoomy = room.shrinkTo(Buffer.byteLength(coverageText) + wholeBytes);
  for (const finding of findings.filter(isOfSequence)) {
    const lines = findingOnTimeline(finding);
    if (lines !== '') output.append('timeline.jsonl', lines);
  }
  const areAllFindings = output.write('findings.jsonl', findings.map(lineOf).join(''));
  room.shrinkTo(isRoomy ? wholeBytes : bytesOf(worded.shortText(isCut())));
  output.write('coverage.json', coverageText);
  output.write('report.html', worded.report(isCut()));
  if (!areAllFindings) output.writeFirst('findings.jsonl', byWeight(findings).map(lineOf));
  room.release();
  // Written last: a folder with case.json is a check that came to its end, if an aborted one.
  output.writeInPlaceOf(
    'report.html',
    'case.json',
    () => worded.wholeText(isCut()),
    () => worded.shortText(isCut()),
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

/** A JSON array with one element a line: readable, and quick to compare. */
function lines(values: readonly object[]): string {
  return `[\n${values.map((value) => JSON.stringify(value)).join(',\n')}\n]\n`;
}
