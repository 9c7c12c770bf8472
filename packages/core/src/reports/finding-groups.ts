import { type Html } from '../locales/index.ts';
import { believedTimes, type Finding, type Level, levels } from '../model/index.ts';
import { findingText, type FindingText } from './finding-text.ts';
import type { ReportContext } from './report-context.ts';
import type { ReportSource } from './report-input.ts';

/** Findings that read the same to a person: one card in the report, told how often it was recorded. */
export interface FindingGroup {
  /** Counts from 1 through the report. */
  readonly number: number;
  readonly source: ReportSource;
  /** The earliest. */
  readonly finding: Finding;
  readonly text: FindingText;
  readonly findings: readonly Finding[];
}

export interface GroupedFindings {
  /** Those that count for the state first, and of these all, as far as a page can hold them. */
  readonly shown: readonly FindingGroup[];
  /** How many findings stand only in `findings.jsonl`: those that count for the state, and notes. */
  readonly more: { readonly strong: number; readonly weak: number };
}

/** Cards of findings that count for the state: none is left out on any phone that was met, and evidence made to flood the page cannot. */
const maxStrong = 500;
/** Cards together, as far as notes are concerned. Nobody reads more. */
const maxShown = 30;
/** Cards of notes however many stronger ones there are. */
const minWeak = 5;
/** Beyond these, findings are counted and not put into words. */
const maxWorded = 20_000;

export function groupFindings(context: ReportContext): GroupedFindings {
  const all = context.input.sources.flatMap((source) =>
    source.findings.map((finding) => ({ source, finding, first: firstTime(finding) })),
  );
  all.sort(
    (a, b) =>
      rank(b.finding.level) - rank(a.finding.level) ||
      compare(a.first, b.first) ||
      compare(a.source.id, b.source.id) ||
      compare(a.finding.id, b.finding.id),
  );
  const groups = new Map<string, Omit<FindingGroup, 'number' | 'findings'> & { all: Finding[] }>();
  const more = { strong: 0, weak: 0 };
  let strongGroups = 0;
  let weakGroups = 0;
  const takeStrong = (): boolean => strongGroups < maxStrong && ++strongGroups > 0;
  const takeWeak = (): boolean =>
    weakGroups < Math.max(minWeak, maxShown - strongGroups) && ++weakGroups > 0;
  for (const { source, finding } of all.slice(0, maxWorded)) {
    const text = findingText(context, finding);
    const key = keyOf(source, finding, text.seen);
    const group = groups.get(key);
    if (group) group.all.push(finding);
    else if (isStrong(finding) ? takeStrong() : takeWeak())
      groups.set(key, { source, finding, text, all: [finding] });
    else more[strengthOf(finding)]++;
  }
  for (const { finding } of all.slice(maxWorded)) more[strengthOf(finding)]++;
  const shown = [...groups.values()].map(({ all: findings, ...group }, n) => ({
    ...group,
    findings,
    number: n + 1,
  }));
  return { shown, more };
}

/** Findings of these levels change the state. */
export function isStrong({ level }: Finding): boolean {
  return rank(level) >= rank('medium');
}

const strengthOf = (finding: Finding): 'strong' | 'weak' => (isStrong(finding) ? 'strong' : 'weak');

/** Whether the finding points to an app by which someone close may follow a phone. */
export function isStalkerware(finding: Finding): boolean {
  if (finding.origin.kind !== 'indicator' || !isStrong(finding)) return false;
  return [finding.origin, ...(finding.alsoIn ?? [])].some(({ threat }) =>
    /stalk|watchware|spouseware/i.test(threat),
  );
}

function keyOf(source: ReportSource, finding: Finding, seen: readonly Html[]): string {
  const { artifact, level, confidence, deleted, origin } = finding;
  const which = origin.kind === 'rule' ? origin.id : origin.threat;
  return JSON.stringify([source.id, artifact, level, confidence, deleted, which, seen.map(String)]);
}

function firstTime({ times }: Finding): string {
  // Without a time last: "~" sorts behind every digit.
  return believedTimes(times).reduce((first, { at }) => (at < first ? at : first), '~');
}

function rank(level: Level): number {
  return levels.indexOf(level);
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
