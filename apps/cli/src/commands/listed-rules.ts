import {
  artifactsOfSequence,
  isMessageKey,
  messages,
  rules,
  sequences,
  type AnyArtifact,
  type Language,
  type RuleText,
} from '@athar/core';

/** A rule with the artifacts that it is about, for the commands that tell of rules. */
export interface ListedRule {
  readonly rule: RuleText;
  /** Those whose records it looks at; a rule that looks at findings alone has none. */
  readonly artifacts: readonly AnyArtifact[];
  /** Whether it looks at what other rules found, in whichever artifacts these look. */
  readonly looksAtFindings: boolean;
}

/** Rules over one artifact first, then those over several. */
export const allRules: readonly ListedRule[] = [
  ...rules.map((rule) => ({
    rule,
    artifacts: [rule.artifact as AnyArtifact],
    looksAtFindings: false,
  })),
  ...sequences.map((rule) => ({
    rule,
    artifacts: artifactsOfSequence(rule),
    looksAtFindings: rule.findingsOf !== undefined,
  })),
];

/** The one artifact that a rule is about; none where it is about several. */
export function onlyArtifact({
  artifacts: own,
  looksAtFindings,
}: ListedRule): AnyArtifact | undefined {
  return own.length === 1 && !looksAtFindings ? own[0] : undefined;
}

/** The name people know an artifact by, in their language. */
export function artifactName({ id, title }: AnyArtifact, language: Language): string {
  const key = `artifact.${id}.name`;
  return isMessageKey(key) ? messages(language).text(key) : title;
}
