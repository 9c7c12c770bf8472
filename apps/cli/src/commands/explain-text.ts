import { keyOfEnglish, type Messages } from '@athar/core';

/** A line of the result. */
export const print = (line = ''): void => void process.stdout.write(`${line}\n`);

/** Where to read more, one a line; nothing where there is nothing. */
export function printReferences(references: readonly string[], words: Messages): void {
  if (references.length === 0) return;
  print();
  print(words.text('cli.explain.references'));
  for (const reference of references) print(`  ${words.value(reference)}`);
}

/** Why a finding of the rule needs no second trace; nothing where it needs one. */
export function standsAloneIn(
  rule: { readonly standsAlone?: string } | undefined,
  words: Messages,
): string[] {
  if (rule?.standsAlone === undefined) return [];
  const key = keyOfEnglish('stands-alone.', rule.standsAlone);
  return [key === undefined ? rule.standsAlone : words.text(key)];
}

/** Breaks a text at spaces so that it stays readable on a narrow terminal. */
export function paragraph(text: string, indent = ''): string {
  const width = Math.min(process.stdout.columns || 100, 100) - indent.length;
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(indent + line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, indent + line].join('\n');
}
