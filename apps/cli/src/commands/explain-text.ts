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

/** A value at the beginning of a line, isolated where the language needs it, and as wide as those above and below it. */
export function column(value: string, width: number, words: Messages): string {
  return words.value(value) + ' '.repeat(Math.max(0, width - value.length));
}

/** Breaks a text at spaces so that it stays readable on a narrow terminal; a value that is broken is isolated on each line. */
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
  return isolatedByLine([...lines, indent + line]).join('\n');
}

/** An isolate (U+2068 … U+2069) ends with its line: one that goes on begins anew on the next. */
function isolatedByLine(lines: readonly string[]): string[] {
  let open = 0;
  return lines.map((line) => {
    const start = '\u2068'.repeat(open);
    open += line.split('\u2068').length - line.split('\u2069').length;
    return line.replace(/^ */, (indent) => indent + start) + '\u2069'.repeat(open);
  });
}
