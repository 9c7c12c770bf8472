import {
  holdsTooLittle,
  indicatorsInAll,
  levels,
  type Coverage,
  type IndicatorFile,
  type Level,
  type SourceFacts,
  type StateId,
} from '../model/index.ts';
import { isGap } from './coverage.ts';
import { namesFile, type FindingDraft } from './findings/findings.ts';

/** What the state of one source is computed from: its coverage first, its findings second. */
export interface SourceOutcome {
  /** Set where the source could not be opened at all. */
  readonly failed: boolean;
  readonly facts?: SourceFacts;
  readonly coverage: readonly Coverage[];
  readonly findings: readonly FindingDraft[];
  /** Problems of the listing itself: a damaged manifest, a file id that is none. */
  readonly listingProblems: number;
  readonly aborted: boolean;
}

/** Findings of `info` and `low` are context and do not change the state. */
export const countsForState = ({ level }: { readonly level: Level }): boolean =>
  levels.indexOf(level) >= levels.indexOf('medium');

/** The state of one source as `docs/methodology/read-a-result.md` tells it ("How the state is computed"). */
export function sourceState(outcome: SourceOutcome, indicators: readonly IndicatorFile[]): StateId {
  const fromFindings = stateOfFindings(outcome.findings);
  if (fromFindings) return fromFindings;
  const readAnything = outcome.coverage.some(
    ({ outcome: of }) => of === 'read' || of === 'partly-read',
  );
  if (outcome.failed || !readAnything) return 'S0';
  return hasGap(outcome, indicators) ? 'S1' : 'S2';
}

/** Whether anything that belongs to the check was not checked. Findings outrank it in the state, and do not make it good. */
export function hasGap(outcome: SourceOutcome, indicators: readonly IndicatorFile[]): boolean {
  return (
    outcome.failed ||
    outcome.aborted ||
    outcome.listingProblems > 0 ||
    (outcome.facts !== undefined && holdsTooLittle(outcome.facts)) ||
    outcome.coverage.some(isGap) ||
    !indicatorsComplete(indicators)
  );
}

/** With no indicator loaded, or a file not read to its end, known traces were not looked for. */
function indicatorsComplete(indicators: readonly IndicatorFile[]): boolean {
  return indicatorsInAll(indicators) === 'current' && indicators.every(({ complete }) => complete);
}

/**
 * The state that the findings of one source lead to; `undefined` where none counts. A bare process or file name reaches S5 only together
 * with a second finding that counts, from a file of another artifact on the same device: `elsewhere` are findings of other sources of it.
 */
export function stateOfFindings(
  findings: readonly FindingDraft[],
  elsewhere: readonly FindingDraft[] = [],
): 'S3' | 'S4' | 'S5' | undefined {
  const counting = findings.filter(countsForState);
  if (counting.length === 0) return undefined;
  if (counting.some(({ leadsTo }) => leadsTo === 'S5')) return 'S5';
  const others = elsewhere.filter(countsForState);
  const isConfirmed = (finding: FindingDraft): boolean =>
    others.some((other) => independent(finding, other)) ||
    counting.some((other) => sourceOf(other) === sourceOf(finding) && independent(finding, other));
  if (counting.some((finding) => isNameOfProgram(finding) && isConfirmed(finding))) return 'S5';
  return counting.some(({ leadsTo }) => leadsTo === 'S4') ? 'S4' : 'S3';
}

/** A whole path leads to S5 by itself. */
function isNameOfProgram({ origin, met, leadsTo }: FindingDraft): boolean {
  if (origin.kind !== 'indicator' || leadsTo === 'S5') return false;
  return namesFile.has(origin.type) && (met === 'ran' || met === 'installed');
}

/** Two findings of one artifact or one file say the same thing twice. */
function independent(one: FindingDraft, other: FindingDraft): boolean {
  return (
    one.artifact !== other.artifact &&
    one.provenance[0]!.devicePath !== other.provenance[0]!.devicePath
  );
}

function sourceOf({ provenance }: FindingDraft): string {
  return provenance[0]!.source;
}

/** The highest of S5, S4, S3 if any source has one; else S2 only if all have, S0 only if all have, else S1. */
export function caseState(states: readonly StateId[]): StateId {
  for (const state of ['S5', 'S4', 'S3'] as const) if (states.includes(state)) return state;
  if (states.length === 0 || states.every((state) => state === 'S0')) return 'S0';
  return states.every((state) => state === 'S2') ? 'S2' : 'S1';
}
