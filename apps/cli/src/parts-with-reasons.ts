import { messages, type Language, type Problem } from '@athar/core';
import type { CheckResult } from '@athar/node';
import { artifactName } from './artifact-name.ts';

/** Parts that a line names; the report names them all. */
const mostNames = 4;

type Source = CheckResult['sources'][number];

/**
 * A line for each reason why single parts were not read in full, with the parts that it concerns: "one part could not be checked" does not say that
 * to check once more would help. What is told of the source as a whole (`told`, and problems of its listing) is not told again.
 */
export function partsWithReasons(
  { coverage, problems }: Source,
  told: ReadonlySet<Problem['code']>,
  language: Language,
): string[] {
  const words = messages(language);
  const ofSource = new Set(problems.map(keyOf));
  const parts = new Map<Problem['code'], Set<string>>();
  for (const row of coverage) {
    for (const problem of row.problems) {
      if (told.has(problem.code) || ofSource.has(keyOf(problem))) continue;
      const names = parts.get(problem.code) ?? new Set();
      parts.set(problem.code, names.add(artifactName(row.artifact, language)));
    }
  }
  return [...parts].map(([code, names]) => {
    const shown = [...names].slice(0, mostNames);
    if (names.size > mostNames)
      shown.push(words.text('plural.parts-more', { n: names.size - mostNames }));
    const list = shown.join(words.comma);
    return `${list}${words.colon}${words.text(`reason.${code}`)}`;
  });
}

function keyOf({ code, detail }: Pick<Problem, 'code' | 'detail'>): string {
  return `${code} ${detail}`;
}
