import { indicatorText, messages, type RuleWording } from '../locales/index.ts';
import type { Finding, FindingOrigin, FindingWords, UnwordedFinding } from '../model/index.ts';

/** What a finding of a rule says, in English. */
export interface RuleText extends RuleWording {
  readonly references: readonly string[];
}

/** Longest value that a sentence of `findings.jsonl` quotes, in characters; the record holds it whole. */
const longestQuote = 300;

/** The line of `findings.jsonl`: English, keys in the order of `docs/methodology/read-a-result.md`. */
export function wordFinding(finding: UnwordedFinding, rules: readonly RuleText[]): Finding {
  const { origin, alsoIn } = finding;
  const words =
    origin.kind === 'indicator'
      ? indicatorWords(finding, origin)
      : ruleWords(finding, origin.id, rules);
  return {
    id: finding.id,
    level: finding.level,
    confidence: finding.confidence,
    origin,
    ...(alsoIn && { alsoIn }),
    met: finding.met,
    ...words,
    artifact: finding.artifact,
    records: finding.records,
    provenance: finding.provenance,
    times: finding.times,
    deleted: finding.deleted,
    values: finding.values,
  };
}

function indicatorWords(
  { met, artifact, values, times, provenance }: UnwordedFinding,
  { type, value, threat }: Extract<FindingOrigin, { kind: 'indicator' }>,
): FindingWords {
  const english = messages('en');
  const keys = indicatorText({
    met,
    artifact,
    type,
    published: value,
    seen: String(values.value ?? value),
    mayHaveEnded: values.until !== undefined,
    hasThreat: threat !== '',
    times,
    provenance,
  });
  const shown = quoted(String(values.value ?? value));
  return {
    message: `${english.unisolated(keys.message, { value: shown })} ${english.unisolated(keys.note)}`,
    why: english.unisolated(keys.why, { threat }),
    otherExplanations: keys.otherExplanations.map((key) => english.unisolated(key)),
    references: [],
  };
}

function ruleWords(
  { values }: UnwordedFinding,
  id: string,
  rules: readonly RuleText[],
): FindingWords {
  const rule = rules.find((candidate) => candidate.id === id);
  if (!rule) throw new Error(`no rule ${id}`);
  const shown = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'string' ? quoted(value) : value,
    ]),
  );
  return {
    message: messages('en').templateUnisolated(rule.message, shown),
    why: rule.why,
    otherExplanations: rule.otherExplanations,
    references: rule.references,
  };
}

function quoted(value: string): string {
  return value.length > longestQuote ? `${value.slice(0, longestQuote)}…` : value;
}
