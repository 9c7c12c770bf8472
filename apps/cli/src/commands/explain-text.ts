import { keyOfEnglish, type Messages } from '@athar/core';
import { terminalColumns } from '../terminal.ts';

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
function column(value: string, width: number, words: Messages): string {
  return words.value(value) + ' '.repeat(Math.max(0, width - value.length));
}

/**
 * Breaks a text at spaces so that it stays readable on a narrow terminal; a value that is broken is isolated on each line. The first line begins with
 * `first`, the others with `indent`.
 */
export function paragraph(text: string, indent = '', first = indent): string {
  const width = Math.min(terminalColumns() ?? 100, 100);
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const before = lines.length === 0 ? first : indent;
    if (line !== '' && before.length + line.length + 1 + word.length > width) {
      lines.push(before + line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return isolatedByLine([...lines, (lines.length === 0 ? first : indent) + line]).join('\n');
}

/** A line of a list: a value in its column and what is said of it, which goes below where the terminal has no room beside it. */
export function listLine(
  value: string,
  width: number,
  text: string,
  words: Messages,
  indent = '  ',
): string {
  const line = `${indent}${column(value, width, words)}${text}`;
  return indent.length + Math.max(width, value.length) + text.length <=
    (terminalColumns() ?? Infinity)
    ? line
    : `${indent}${words.value(value)}\n${paragraph(text, `${indent}  `)}`;
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
