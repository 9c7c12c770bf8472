import { existsSync } from 'node:fs';
import { UsageError } from '@athar/core';
import { nearestName } from '@athar/node';
import { CommanderError, type Command, type Option } from 'commander';
import { wrongUsage } from './exit-codes.ts';
import { repeatable } from './repeatable.ts';

/**
 * Throws what commander would not say of a line, or only behind something else: the name of an option where the value of the
 * one before it is missing (it would become a folder of that name), an option that there is not where one that must be there
 * is missing too, one given twice of which only the last would count, and help for a command that there is not.
 */
export function refuseMistaken(program: Command, args: readonly string[]): void {
  const { command, rest, isHelp } = readCommand(program, args);
  if (command.commands.length === 0) {
    if (!isHelp) refuseOptions(command, rest);
    return;
  }
  const [word] = rest;
  if (word === undefined || word.startsWith('-') || word === 'help') return;
  if (asksForHelp(args)) refuseCommand(command, word);
}

/**
 * Refuses a word with a quotation mark on Windows, where no path can hold one: `"C:\My Backup\" --out result` is one word there, since a
 * backslash before a quotation mark takes it for a sign like any other.
 */
export function refuseQuotationMarks(
  args: readonly string[],
  platform: NodeJS.Platform = process.platform,
): void {
  const value = platform === 'win32' ? args.find((word) => word.includes('"')) : undefined;
  if (value === undefined) return;
  const example = '"C:\\My Backup"';
  throw new UsageError('cli.usage.quotation-mark', `a quotation mark in ${value}`, {
    value,
    example,
  });
}

/**
 * Refuses a path with bytes that are no UTF-8: of such a word only what it reads as arrives here, under which nothing is found, and a folder of
 * another name would be made. What reads so and is there was meant; so is the pattern of `--path`, which names no file of this machine.
 */
export function refuseLostBytes(args: readonly string[]): void {
  for (const [n, word] of args.entries()) {
    if (!word.includes('\ufffd') || word.startsWith('--path=') || args[n - 1] === '--path')
      continue;
    const path = word.replace(/^--[a-z-]+=/, '');
    if (existsSync(path)) continue;
    throw new UsageError('cli.usage.not-utf8', `bytes that are no UTF-8 in ${path}`, { path });
  }
}

/** What a line begins with, as far as it is known: `athar`, `athar check`, `athar indicators add`. */
export function commandOf(program: Command, args: readonly string[]): string {
  const { command } = readCommand(program, args);
  const names: string[] = [];
  for (let at: Command | null = command; at; at = at.parent) names.unshift(at.name());
  return names.join(' ');
}

interface ReadCommand {
  readonly command: Command;
  /** The words behind its name. */
  readonly rest: readonly string[];
  /** `athar help check` */
  readonly isHelp: boolean;
}

function readCommand(program: Command, args: readonly string[]): ReadCommand {
  const isHelp = args[0] === 'help';
  const words = isHelp ? args.slice(1) : args;
  let command = program;
  let at = 0;
  for (; command.commands.length > 0; at += 1) {
    const below = command.commands.find((candidate) => candidate.name() === words[at]);
    if (below === undefined) break;
    command = below;
  }
  return { command, rest: words.slice(at), isHelp };
}

const helpFlags = ['--help', '-h'];
const asksForHelp = (args: readonly string[]): boolean =>
  args[0] === 'help' || args.some((word) => helpFlags.includes(word));

function refuseOptions(command: Command, words: readonly string[]): void {
  if (asksForHelp(words)) return;
  const names = command.options.flatMap(({ long }) => long ?? []);
  const given = new Set<Option>();
  for (let n = 0; n < words.length; n += 1) {
    const word = words[n] ?? '';
    if (word === '--') return;
    if (!word.startsWith('--')) continue;
    const option = command.options.find(({ long }) => long === word.split('=', 1)[0]);
    if (option === undefined) refuseOption(word, names);
    if (!option.required) continue;
    if (given.has(option) && option.parseArg !== repeatable)
      throw mistake('repeatedOption', `option '${option.long ?? option.flags}' given twice`);
    given.add(option);
    if (word.includes('=')) continue;
    n += 1;
    // A folder that is called so can be given as ./--name.
    if (names.includes(words[n] ?? ''))
      throw mistake('optionMissingArgument', `option '${option.flags}' argument missing`);
  }
}

function refuseOption(word: string, names: readonly string[]): never {
  const [name = word] = word.split('=', 1);
  throw mistake('unknownOption', `unknown option '${name}'${suggestion(name, names)}`);
}

function refuseCommand(command: Command, word: string): never {
  const names = command.commands.map((candidate) => candidate.name());
  throw mistake('unknownCommand', `unknown command '${word}'${suggestion(word, names)}`);
}

function suggestion(word: string, names: readonly string[]): string {
  const nearest = nearestName(word, names) ?? onlyBegunBy(word, names);
  return nearest === undefined ? '' : `\n(Did you mean ${nearest}?)`;
}

/** Other programs have `--password`: not near to `--password-file` by letters, and the beginning of nothing else. */
function onlyBegunBy(word: string, names: readonly string[]): string | undefined {
  const begun = names.filter((name) => name.startsWith(word));
  return begun.length === 1 ? begun[0] : undefined;
}

/** As commander would tell it. */
function mistake(code: string, text: string): CommanderError {
  return new CommanderError(wrongUsage, `commander.${code}`, `error: ${text}`);
}
