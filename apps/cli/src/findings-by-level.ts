import {
  countsForState,
  findingText,
  kindsOfMany,
  levels,
  manyOfLevel,
  messages,
  plainText,
  reasonsOf,
  type Finding,
  type Language,
} from '@athar/core';
import { allRules } from './commands/listed-rules.ts';

/** Kinds that are named below a level with very many findings. */
const maxNamed = 5;

/** As the report counts them, the strongest first: a mere number would make a note weigh like a strong sign. */
export function findingsByLevel(findings: readonly Finding[], language: Language): string[] {
  const words = messages(language);
  if (findings.length === 0) return [words.text('plural.findings', { n: 0 })];
  return [...levels].reverse().flatMap((level) => {
    const own = findings.filter((finding) => finding.level === level);
    if (own.length === 0) return [];
    const label = words.text(`level.${level}.label`);
    const count = words.text('plural.findings', { n: own.length });
    const n = kindsOfMany(own);
    const of = n === undefined ? '' : ` (${words.text('plural.kinds', { n })})`;
    const line = `${label}${words.colon}${count}${of}`;
    const kinds = own.length > manyOfLevel ? namedKinds(own, language) : [];
    // "Nothing was found" follows where there are only notes: what they are must be said first.
    const told = countsForState({ level }) ? line : `${line}. ${words.text(`level.${level}.text`)}`;
    return [told, ...kinds.map((kind) => `  ${kind}`)];
  });
}

/** Of very many findings, what most of them are: thousands of one rule are one thing to look at. */
function namedKinds(findings: readonly Finding[], language: Language): string[] {
  const words = messages(language);
  const context = { messages: words, input: { rules: allRules.map(({ rule }) => rule) } };
  // Threats are not named here, and one line said for each of several would look like a mistake.
  const titled = new Map<string, { kinds: number; n: number }>();
  for (const { finding, n } of reasonsOf(findings)) {
    const title = plainText(findingText(context, finding).title, words.direction);
    const known = titled.get(title);
    titled.set(title, { kinds: (known?.kinds ?? 0) + 1, n: (known?.n ?? 0) + n });
  }
  const lines = [...titled].sort(([, a], [, b]) => b.n - a.n);
  const named = lines
    .slice(0, maxNamed)
    .map(([title, { n }]) => `${title}${words.colon}${words.text('plural.findings', { n })}`);
  const left = lines.slice(maxNamed).reduce((sum, [, { kinds }]) => sum + kinds, 0);
  return left === 0 ? named : [...named, words.text('plural.further-kinds', { n: left })];
}
