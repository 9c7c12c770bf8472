import { languages, type MessageKey, type Messages } from '@athar/core';
import { Help, Option, type Command } from 'commander';
import { listLine, paragraph } from './commands/explain-text.ts';
import { terminalColumns } from './terminal.ts';

/** The text after the options of a command that tells its exit codes. */
export function exitCodes(
  words: Messages,
  codes: readonly (readonly [code: number, meaning: MessageKey])[],
): string {
  const lines = codes.map(([code, meaning]) =>
    paragraph(words.text(meaning), '     ', `  ${code}  `),
  );
  return ['', words.text('help.exit-codes'), ...lines].join('\n');
}

/** The exit codes of commands that fetch or write. */
export const doneOrNot: readonly (readonly [code: number, meaning: MessageKey])[] = [
  [0, 'help.exit.done'],
  [2, 'help.exit.usage'],
  [3, 'help.exit.part-done'],
  [4, 'help.exit.failure'],
];

/** The exit codes of commands that only show what they are asked for. */
export const shownOrNot = doneOrNot.filter(([code]) => code !== 3);

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
      // A line to type is never broken.
      purpose === undefined ? `  ${line}` : listLine(line, width, words.text(purpose), words),
    ),
  ].join('\n');
}

/** `--lang`, as all commands have it. */
export function languageOption(words: Messages): Option {
  const text = words.text('help.lang', { languages: languages.join(', ') });
  return new Option('--lang <language>', text);
}

/** Columns that what is said of an option needs to stand beside it. */
const leastBeside = 40;

/** Has commander's own words in the help of a command, and of those below it, in the language of the person. */
export function speakHelp(command: Command, words: Messages): void {
  const titles = new Map([
    ['Usage:', words.text('help.usage')],
    ['Arguments:', words.text('help.arguments')],
    ['Options:', words.text('help.options')],
    ['Commands:', words.text('help.commands')],
  ]);
  const helpWidth = Math.min(terminalColumns() ?? 100, 110);
  command
    .configureHelp({
      helpWidth,
      minWidthToWrap: 1,
      // Where there is no room beside it, what is said of an option stands below it.
      formatItem: (term, termWidth, description, helper) =>
        description === '' || helpWidth - termWidth - 4 >= leastBeside
          ? Help.prototype.formatItem.call(helper, term, termWidth, description, helper)
          : `  ${term}\n${paragraph(description, '      ')}`,
      styleTitle: (title) => titles.get(title) ?? title,
      styleUsage: (usage) => {
        const title = `${words.text('help.usage')} `;
        return paragraph(words.value(usage), '  ', title).slice(title.length);
      },
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
