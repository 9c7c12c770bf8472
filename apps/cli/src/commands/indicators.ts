import { isUsageError, messages, UsageError, visibleControls } from '@athar/core';
import {
  addIndicators,
  defaultIndicatorIndex,
  listIndicators,
  managedIndicatorFolder,
  removeIndicators,
  updateIndicators,
  type FeedResult,
  type ManagedFile,
} from '@athar/node';
import type { Command } from 'commander';
import { isFileError, isFullDisk } from '../file-error.ts';
import { chooseLanguage } from '../language.ts';
import { usageText } from '../terminal.ts';

/** Adds `athar indicators`: the files of indicators that `athar check` uses by itself. */
export function registerIndicators(program: Command): void {
  const indicators = program
    .command('indicators')
    .description('manage the published indicators that a check compares with')
    .addHelpText(
      'after',
      `
The files lie in ${managedIndicatorFolder()} (change it with ATHAR_DATA).
Without "update" or "add" there are none, and a check can only use its rules.`,
    );
  indicators
    .command('list')
    .description('the files that are there, what they hold and when they were last updated')
    .option('--json', 'as JSON')
    .action(({ json }: { readonly json?: boolean }) => {
      process.exitCode = list(json === true);
    });
  indicators
    .command('add')
    .description('copy a STIX 2 file, or all of a folder, to those that are there')
    .argument('<path>', 'file or folder')
    .action((path: string) => {
      try {
        process.exitCode = writing(() => add(path));
      } catch (error) {
        process.exitCode = toldAsUnread(error);
      }
    });
  indicators
    .command('remove')
    .description('remove a file by the name that "list" shows')
    .argument('<name>', 'such as pegasus.stix2')
    .action((name: string) => {
      writing(() => removeIndicators(managedIndicatorFolder(), name));
      say(`Removed ${shown(name)}.`);
    });
  indicators
    .command('update')
    .description('fetch the published indicators (the one command that uses the network)')
    .option('--index <url>', 'address of the index', defaultIndicatorIndex)
    .action(async ({ index }: { readonly index: string }) => {
      try {
        process.exitCode = await update(index);
      } catch (error) {
        if (isFileError(error)) throw notWritable(error);
        process.exitCode = toldAsUnread(error);
      }
    });
}

/** The folder of indicators is the person's choice (ATHAR_DATA): one that cannot be written to is no mistake of the program. */
function writing<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw isFileError(error) ? notWritable(error) : error;
  }
}

function notWritable(error: Error): Error {
  if (isFullDisk(error)) return error;
  const path = managedIndicatorFolder();
  return new UsageError('cli.out.not-writable', `${path}: ${error.message}`, { path });
}

/** Nobody used the program wrongly: what it reads from could not be read. */
const unreadInput: ReadonlySet<string> = new Set([
  'cli.indicators.closed',
  'cli.indicators.index-unreachable',
  'cli.indicators.index-unreadable',
]);

/** The exit code, where it is one of these. */
function toldAsUnread(error: unknown): 3 {
  if (!isUsageError(error) || !unreadInput.has(error.code)) throw error;
  process.stderr.write(`${usageText(error, chooseLanguage(undefined))}\n`);
  return 3;
}

/** 0, or 3 where a file could not be read to its end. */
function list(asJson: boolean): 0 | 3 {
  const { folder, lastUpdate, files } = listIndicators(managedIndicatorFolder());
  const code = files.every(({ complete }) => complete) ? 0 : 3;
  if (asJson) {
    say(JSON.stringify({ folder, lastUpdate: lastUpdate ?? null, files }, null, 2));
    return code;
  }
  if (files.length === 0) {
    say('There are no indicators. "athar indicators update" fetches the published ones.');
    return code;
  }
  for (const file of files) for (const line of linesOf(file)) say(line);
  say('');
  // A number beside the name of a spyware family would be read as a number of traces
  say(`Together: ${count(total(files), 'indicator')} in ${count(files.length, 'file')}`);
  say(`Folder: ${shown(folder)}`);
  say(`Last update: ${lastUpdate ?? 'never'}`);
  return code;
}

function linesOf(file: ManagedFile): string[] {
  const lines = [shown(file.name)];
  if (file.title !== file.name) lines.push(`  ${shown(file.title)}`);
  if (file.threats.length > 0) lines.push(`  for: ${file.threats.map(shown).join(', ')}`);
  if (file.newest !== undefined) lines.push(`  newest entry: ${file.newest}`);
  for (const { reason, count: number, examples } of file.notLoaded) {
    const example = examples[0] === undefined ? '' : `, such as ${shown(examples[0])}`;
    // Over by the file's own word; what happened before that end still meets them.
    const what =
      reason === 'expired'
        ? `ended, for older records only: ${number}`
        : `not loaded: ${number} (${reason})`;
    lines.push(`  ${what}${example}`);
  }
  if (!file.complete) lines.push('  This file could not be read to its end.');
  lines.push(file.url === undefined ? '  added by hand' : `  from: ${shown(file.url)}`);
  if (file.updatedAt !== undefined) lines.push(`  here since: ${file.updatedAt}`);
  return lines;
}

/** 0, or 3 where a file could not be read whole, and was left out. */
function add(path: string): 0 | 3 {
  const { files, broken, ignored } = addIndicators(managedIndicatorFolder(), path, new Date());
  const words = messages(chooseLanguage(undefined));
  for (const { outcome, given, name, beside } of files) {
    if (beside === undefined) {
      say(words.text(`cli.indicators.added.${outcome}`, { file: given, name }));
    } else say(words.text('cli.indicators.added.beside', { name, other: beside }));
  }
  if (ignored.length > 0) {
    say(`Left out, because they hold no STIX indicators: ${count(ignored.length, 'file')}.`);
  }
  for (const { name, because } of broken) {
    process.stderr.write(`${words.text(`cli.indicators.not-added.${because}`, { file: name })}\n`);
  }
  return broken.length === 0 ? 0 : 3;
}

/** 0, or 3 where a file could not be fetched. */
async function update(index: string): Promise<0 | 3> {
  const results = await updateIndicators({
    folder: managedIndicatorFolder(),
    index,
    now: new Date(),
    onFeed: (result) => {
      say(lineOf(result));
    },
  });
  const failed = results.filter(({ outcome }) => outcome === 'failed').length;
  if (failed === 0) return 0;
  process.stderr.write(
    `${count(failed, 'file')} could not be fetched; what was there before is kept.\n`,
  );
  return 3;
}

function lineOf(result: FeedResult): string {
  switch (result.outcome) {
    case 'new':
    case 'updated':
    case 'unchanged':
      return `${result.outcome.padEnd(10)} ${shown(result.file)}`;
    case 'withdrawn':
      return `withdrawn  ${shown(result.file)}: the index no longer names it; removed`;
    case 'failed':
      return `failed     ${shown(result.title)}: ${shown(result.reason)}`;
  }
}

function total(files: readonly ManagedFile[]): number {
  return files.reduce((sum, { loaded }) => sum + loaded, 0);
}

function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`;
}

/** Text from a file or the network, which must not steer the terminal. */
function shown(text: string): string {
  return visibleControls(text);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
