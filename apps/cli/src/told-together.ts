import type { Messages } from '@athar/core';

/** What is said of a source; without `label` where its sentence names it by itself. */
export interface Said {
  readonly label?: string;
  readonly text: string;
}

/** Sources of which the same is said, each behind its own name; of more it is said once, and their names follow. */
const mostApart = 3;

/** The lines for what is said of several sources, in the order of the first of each sentence: one sentence on thirty lines hides the others. */
export function toldTogether(words: Messages, all: readonly Said[]): string[] {
  const labelsOf = new Map<string, string[]>();
  for (const { label, text } of all) {
    if (label === undefined) continue;
    const labels = labelsOf.get(text);
    if (labels) labels.push(label);
    else labelsOf.set(text, [label]);
  }
  const told = new Set<string>();
  return all.flatMap(({ label, text }) => {
    if (label === undefined) return [text];
    const labels = labelsOf.get(text) ?? [];
    if (labels.length <= mostApart) return [`${words.value(label)}${words.colon}${text}`];
    if (told.has(text)) return [];
    told.add(text);
    return [text, ...labels.map((one) => `  ${words.value(one)}`)];
  });
}
