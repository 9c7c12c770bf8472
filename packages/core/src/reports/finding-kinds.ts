import type { Html } from '../locales/index.ts';
import type { Finding } from '../model/index.ts';
import { findingText, type FindingText } from './finding-text.ts';
import type { ReportContext } from './report-context.ts';
import type { ReportSource } from './report-input.ts';

/** What was found in one part of one phone for one reason: all sentences about it are the same but those of what was seen. */
export interface KindOfFindings {
  readonly source: ReportSource;
  /** The first. */
  readonly finding: Finding;
  readonly text: FindingText;
  /** Each sentence once, in the order of the first finding that says it. */
  readonly sights: readonly Sight[];
  /** Beyond what is put into words. */
  readonly unworded: readonly Finding[];
}

/** Findings of one kind that say the same. */
export interface Sight {
  /** The first. */
  readonly finding: Finding;
  readonly seen: readonly Html[];
  readonly findings: readonly Finding[];
}

/** Sentences of one kind, beyond which findings are counted and not put into words. */
const maxSights = 1000;
/** Findings that met an indicator and are put into words. */
const maxWorded = 20_000;

interface Growing extends KindOfFindings {
  readonly sights: (Sight & { readonly findings: Finding[] })[];
  readonly unworded: Finding[];
  readonly bySentence: Map<string, Finding[]>;
  /** What a rule saw with the same values is said in the same words: they are made once. */
  readonly byValues: Map<string, Finding[]>;
}

/** Sorts findings by kind, in the order in which they are given; `left` are those that were too many to be looked at. */
export function findingKinds(
  context: ReportContext,
  all: readonly { readonly source: ReportSource; readonly finding: Finding }[],
): { readonly kinds: readonly KindOfFindings[]; readonly left: readonly Finding[] } {
  const kinds = new Map<string, Growing>();
  const left: Finding[] = [];
  let worded = 0;
  for (const { source, finding } of all) {
    const { origin, artifact, level, confidence, deleted } = finding;
    const ofIndicator = origin.kind === 'indicator';
    if (ofIndicator && worded++ >= maxWorded) {
      left.push(finding);
      continue;
    }
    // The sentences around what was seen are those of the rule, and with an indicator those of its list and of what was met.
    const text = ofIndicator ? findingText(context, finding) : undefined;
    const why = text
      ? [text.title, ...text.why, ...text.otherExplanations].map(String)
      : origin.kind === 'rule' && origin.id;
    const key = JSON.stringify([source.id, artifact, level, confidence, deleted, why]);
    const kind = kinds.get(key) ?? begun(source, finding, text ?? findingText(context, finding));
    kinds.set(key, kind);
    add(kind, finding, () => text ?? findingText(context, finding));
  }
  return { kinds: [...kinds.values()], left };
}

function begun(source: ReportSource, finding: Finding, text: FindingText): Growing {
  const [bySentence, byValues] = [new Map<string, Finding[]>(), new Map<string, Finding[]>()];
  return { source, finding, text, sights: [], unworded: [], bySentence, byValues };
}

function add(kind: Growing, finding: Finding, text: () => FindingText): void {
  const values = finding.origin.kind === 'rule' ? JSON.stringify(finding.values) : undefined;
  const known = values === undefined ? undefined : kind.byValues.get(values);
  if (known) return void known.push(finding);
  if (kind.sights.length >= maxSights) return void kind.unworded.push(finding);
  const { seen } = text();
  const sentence = seen.map(String).join('\n');
  const same = kind.bySentence.get(sentence) ?? [];
  if (same.push(finding) === 1) kind.sights.push({ finding, seen, findings: same });
  kind.bySentence.set(sentence, same);
  // What is remembered stays bounded, however many values one sentence leaves out.
  if (values !== undefined && kind.byValues.size < maxSights) kind.byValues.set(values, same);
}

/** How many findings there are for each reason, whatever part they are of: a rule, or a threat and how it was met. The most frequent first. */
export function reasonsOf(
  findings: readonly Finding[],
): readonly { readonly finding: Finding; readonly n: number }[] {
  const reasons = new Map<string, { finding: Finding; n: number }>();
  for (const finding of findings) {
    const { origin, met } = finding;
    const key = origin.kind === 'rule' ? origin.id : `${met} ${origin.threat}`;
    const known = reasons.get(key);
    if (known) known.n++;
    else reasons.set(key, { finding, n: 1 });
  }
  return [...reasons.values()].sort((a, b) => b.n - a.n);
}

/** More findings of one level than this are told with how many kinds they are of: their number alone frightens. */
export const manyOfLevel = 20;

/** Of how many kinds these are, where there are so many that it is told. */
export function kindsOfMany(findings: readonly Finding[]): number | undefined {
  const kinds = reasonsOf(findings).length;
  return findings.length > manyOfLevel && kinds < findings.length ? kinds : undefined;
}
