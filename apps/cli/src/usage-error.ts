import { messages, type Language, type MessageKey } from '@athar/core';
import type { CommanderError } from 'commander';

/** What commander says of each mistake; in the first group what the mistake is about. It has no other way to tell. */
const mistakes: { readonly [code: string]: { readonly key: MessageKey; readonly said: RegExp } } = {
  'commander.unknownOption': {
    key: 'cli.usage.unknown-option',
    said: /^error: unknown option '([^]*)'$/,
  },
  'commander.unknownCommand': {
    key: 'cli.usage.unknown-command',
    said: /^error: unknown command '([^]*)'$/,
  },
  'commander.missingArgument': {
    key: 'cli.usage.missing-argument',
    said: /^error: missing required argument '([^]*)'$/,
  },
  'commander.missingMandatoryOptionValue': {
    key: 'cli.usage.missing-option',
    said: /^error: required option '([^]*)' not specified$/,
  },
  'commander.optionMissingArgument': {
    key: 'cli.usage.missing-value',
    said: /^error: option '([^]*)' argument missing$/,
  },
  'commander.repeatedOption': {
    key: 'cli.usage.repeated-option',
    said: /^error: option '([^]*)' given twice$/,
  },
  'commander.excessArguments': { key: 'cli.usage.too-many', said: /^error: too many arguments()/ },
};

const suggested = /\n\(Did you mean (?:one of )?([^\n]*)\?\)$/;

/**
 * A mistake on the command line that commander found, in the language of the person, and where to read what there is:
 * `command` is what the line begins with and is known, such as `athar check`.
 */
export function commanderText(
  { code, message }: CommanderError,
  command: string,
  language: Language,
): string {
  const words = messages(language);
  const suggestion = suggested.exec(message);
  const told = suggestion ? message.slice(0, suggestion.index) : message;
  const mistake = mistakes[code];
  const name = mistake?.said.exec(told)?.[1];
  const lines =
    mistake === undefined || name === undefined
      ? [words.text('cli.usage.other', { detail: told.replace(/^error: /, '') })]
      : [words.text(mistake.key, { name })];
  const [, other] = suggestion ?? [];
  if (other !== undefined) lines.push(words.text('cli.usage.suggestion', { name: other }));
  return [lines.join(' '), words.text('cli.usage.help', { command: `${command} --help` })].join(
    '\n',
  );
}
