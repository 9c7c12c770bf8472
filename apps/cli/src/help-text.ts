import type { MessageKey, Messages } from '@athar/core';
import type { Command } from 'commander';
import { column } from './commands/explain-text.ts';

/** The text after the options of a command that tells its exit codes. */
export function exitCodes(
  words: Messages,
  codes: readonly (readonly [code: number, meaning: MessageKey])[],
): string {
  const lines = codes.map(([code, meaning]) => `  ${code}  ${words.text(meaning)}`);
  return ['', words.text('help.exit-codes'), ...lines].join('\n');
}

/** The text after the options of a command that shows lines to type, each with what it is for where that is not plain. */
export function examples(
  words: Messages,
  lines: readonly (readonly [line: string, purpose?: MessageKey])[],
): string {
  const width = Math.max(...lines.map(([line]) => line.length)) + 2;
  return [
    '',
    words.text('help.examples'),
    ...lines.map(([line, purpose]) =>
      purpose === undefined ? `  ${line}` : `  ${column(line, width, words)}${words.text(purpose)}`,
    ),
  ].join('\n');
}

/** Has commander's own words in the help of a command, and of those below it, in the language of the person. */
export function speakHelp(command: Command, words: Messages): void {
  const titles = new Map([
    ['Usage:', words.text('help.usage')],
    ['Arguments:', words.text('help.arguments')],
    ['Options:', words.text('help.options')],
    ['Commands:', words.text('help.commands')],
  ]);
  command
    .configureHelp({
      helpWidth: Math.min(process.stdout.columns || 100, 110),
      styleTitle: (title) => titles.get(title) ?? title,
      styleUsage: (usage) => words.value(usage),
      styleOptionTerm: (term) => words.value(term),
      styleArgumentTerm: (term) => words.value(term),
      styleSubcommandTerm: (term) => words.value(term),
      optionDescription: ({ description, defaultValue, negate }) =>
        typeof defaultValue !== 'string' || negate
          ? description
          : `${description} (${words.text('help.default', { value: defaultValue })})`,
    })
    .helpOption('-h, --help', words.text('help.help'));
  if (command.commands.length > 0) {
    command.helpCommand('help [command]', words.text('help.help-of'));
  }
  for (const child of command.commands) speakHelp(child, words);
}
