import {
  indicatorsIn,
  isMessageKey,
  isUsageError,
  messages,
  UsageError,
  type Messages,
} from '@athar/core';
import {
  addIndicators,
  defaultIndicatorIndex,
  listIndicators,
  managedIndicatorFolder,
  notWritable,
  removeIndicators,
  stopSignals,
  updateIndicators,
  type FeedFailure,
  type FeedResult,
  type ManagedFile,
} from '@athar/node';
import type { Command } from 'commander';
import { isFileError } from '../file-error.ts';
import { doneOrNot, examples, exitCodes, languageOption } from '../help-text.ts';
import { chooseLanguage } from '../language.ts';
import { leftOut } from '../left-out.ts';
import { usageText } from '../terminal.ts';
import { paragraph } from './explain-text.ts';

/** Adds `athar indicators`: the files of indicators that `athar check` uses by itself. */
export function registerIndicators(program: Command, words: Messages): void {
  const indicators = program
    .command('indicators')
    .description(words.text('help.indicators'))
    .addHelpText(
      'after',
      [
        '',
        paragraph(words.text('help.indicators.where', { path: managedIndicatorFolder() })),
        paragraph(words.text('help.indicators.none')),
      ].join('\n'),
    )
    .addHelpText('after', exitCodes(words, doneOrNot))
    .addHelpText(
      'after',
      examples(words, [
        ['$ athar indicators update'],
        ['$ athar indicators add stix2/'],
        ['$ athar indicators list'],
      ]),
    );
  indicators
    .command('list')
    .description(words.text('help.indicators.list'))
    .option('--json', words.text('help.json'))
    .addOption(languageOption(words))
    .action(({ json, lang }: LanguageFlag & { readonly json?: boolean }) => {
      const words = wordsOf(lang);
      try {
        process.exitCode = list(json === true, words);
      } catch (error) {
        process.exitCode = toldAsUnread(error, words);
      }
    });
  indicators
    .command('add')
    .description(words.text('help.indicators.add'))
    .argument('<path>', words.text('help.indicators.path'))
    .addOption(languageOption(words))
    .action((path: string, { lang }: LanguageFlag) => {
      const words = wordsOf(lang);
      try {
        process.exitCode = writing(() => add(path, words));
      } catch (error) {
        process.exitCode = toldAsUnread(error, words);
      }
    });
  indicators
    .command('remove')
    .description(words.text('help.indicators.remove'))
    .argument('<name>', words.text('help.indicators.name'))
    .addOption(languageOption(words))
    .action((name: string, { lang }: LanguageFlag) => {
      const words = wordsOf(lang);
      try {
        const removed = writing(() => removeIndicators(managedIndicatorFolder(), name));
        say(words.text('cli.indicators.removed', { name: removed }));
      } catch (error) {
        process.exitCode = toldAsUnread(error, words);
      }
    });
  indicators
    .command('update')
    .description(words.text('help.indicators.update'))
    .option('--index <url>', words.text('help.indicators.index'), defaultIndicatorIndex)
    .addOption(languageOption(words))
    .action(async ({ index, lang }: LanguageFlag & { readonly index: string }) => {
      const words = wordsOf(lang);
      try {
        process.exitCode = await update(index, words);
      } catch (error) {
        if (isFileError(error)) throw notWritable(managedIndicatorFolder(), error);
        process.exitCode = toldAsUnread(error, words);
      }
    });
}

/** The folder of indicators is the person's choice (ATHAR_DATA): one that cannot be written to is no mistake of the program. */
function writing<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw isFileError(error) ? notWritable(managedIndicatorFolder(), error) : error;
  }
}

/** Nobody used the program wrongly: what it reads from could not be read, or what it is to remove is not there. */
const unreadInput: ReadonlySet<string> = new Set([
  'cli.indicators.missing',
  'cli.indicators.unknown',
  'cli.indicators.closed',
  'cli.indicators.index-unreachable',
  'cli.indicators.index-unreadable',
]);

/** The exit code, where it is one of these. */
function toldAsUnread(error: unknown, words: Messages): 3 {
  if (!isUsageError(error) || !unreadInput.has(error.code)) throw error;
  process.stderr.write(`${usageText(withReason(error, words), words.language)}\n`);
  return 3;
}

/** An index that could not be fetched is told with its reason in the language of the person. */
function withReason(error: UsageError, words: Messages): UsageError {
  const { code, message, values } = error;
  const key = `cli.indicators.failure.${values['failure'] ?? ''}`;
  if (!isMessageKey(key)) return error;
  return new UsageError(code, message, { ...values, reason: words.unisolated(key, values) });
}

/** 0, or 3 where a file could not be read to its end. */
function list(asJson: boolean, words: Messages): 0 | 3 {
  const { folder, lastUpdate, files } = listIndicators(managedIndicatorFolder());
  const code = files.every(({ complete }) => complete) ? 0 : 3;
  if (asJson) {
    say(JSON.stringify({ folder, lastUpdate: lastUpdate ?? null, files }, null, 2));
    return code;
  }
  if (files.length === 0) {
    say(words.text('cli.indicators.empty'));
    return code;
  }
  for (const file of files) for (const line of linesOf(file, words)) say(line);
  say('');
  // A number beside the name of a spyware family would be read as a number of traces
  say(words.text('cli.indicators.together', { n: total(files), files: files.length }));
  say(words.text('cli.indicators.folder', { path: folder }));
  say(
    lastUpdate === undefined
      ? words.text('cli.indicators.never-updated')
      : words.text('cli.indicators.last-update', { at: lastUpdate }),
  );
  return code;
}

/** In words; `--json` holds the code. */
function notLoadedText(words: Messages, reason: string): string {
  const key = `not-loaded.${reason}`;
  return isMessageKey(key) ? words.text(key) : reason;
}

function linesOf(file: ManagedFile, words: Messages): string[] {
  const lines: string[] = [];
  const { title, name, threats, newest, url, updatedAt } = file;
  if (title !== name) lines.push(words.value(title));
  if (threats.length > 0) {
    lines.push(words.text('cli.indicators.for', { threats: threats.join(', ') }));
  }
  if (newest !== undefined) lines.push(words.text('cli.indicators.newest', { date: newest }));
  for (const { reason, count: number, examples } of file.notLoaded) {
    // Over by the file's own word; what happened before that end still meets them.
    const what =
      reason === 'expired'
        ? words.text('cli.indicators.ended-count', { n: number })
        : words.text('cli.indicators.not-loaded-count', {
            n: number,
            reason: notLoadedText(words, reason),
          });
    const [example] = examples;
    lines.push(
      example === undefined
        ? what
        : `${what}${words.comma}${words.text('cli.indicators.such-as', { example })}`,
    );
  }
  const { fault } = file;
  if (fault !== undefined) lines.push(words.text(`indicators.fault.${fault}`));
  else if (indicatorsIn(file) === 'none') lines.push(words.text('indicators.holds-none'));
  lines.push(
    url === undefined
      ? words.text('cli.indicators.by-hand')
      : words.text('cli.indicators.from', { url }),
  );
  if (updatedAt !== undefined) lines.push(words.text('cli.indicators.since', { at: updatedAt }));
  return [words.value(name), ...lines.map((line) => `  ${line}`)];
}

/** 0, or 3 where a file could not be read whole, and was left out. */
function add(path: string, words: Messages): 0 | 3 {
  const { files, broken, ignored } = addIndicators(managedIndicatorFolder(), path, new Date());
  for (const { outcome, given, name, beside, isEmpty } of files) {
    if (beside === undefined) {
      say(words.text(`cli.indicators.added.${outcome}`, { file: given, name }));
    } else say(words.text('cli.indicators.added.beside', { name, other: beside }));
    if (isEmpty === true) say(words.text('cli.indicators.holds-none', { file: given }));
  }
  if (ignored.length > 0) {
    say(leftOut(words, ignored));
  }
  for (const { name, because } of broken) {
    process.stderr.write(`${words.text(`cli.indicators.not-added.${because}`, { file: name })}\n`);
  }
  return broken.length === 0 ? 0 : 3;
}

/** 0, or 3 where a file could not be fetched, or the person stopped it. */
async function update(index: string, words: Messages): Promise<0 | 3> {
  const stop = new AbortController();
  const onInterrupt = (): void => {
    // A second Ctrl-C does not wait for anything.
    if (stop.signal.aborted) process.exit(3);
    stop.abort();
  };
  for (const signal of stopSignals) process.on(signal, onInterrupt);
  let results: readonly FeedResult[];
  try {
    results = await updateIndicators({
      folder: managedIndicatorFolder(),
      index,
      now: new Date(),
      signal: stop.signal,
      onFeed: (result) => {
        say(lineOf(result, words));
      },
    });
  } catch (error) {
    if (!stop.signal.aborted || error !== stop.signal.reason) throw error;
    process.stderr.write(`${words.text('cli.indicators.interrupted')}\n`);
    return 3;
  } finally {
    for (const signal of stopSignals) process.off(signal, onInterrupt);
  }
  const failed = results.filter(({ outcome }) => outcome === 'failed').length;
  if (failed === 0) return 0;
  process.stderr.write(`${words.text('plural.indicators-not-fetched', { n: failed })}\n`);
  return 3;
}

function lineOf(result: FeedResult, words: Messages): string {
  if (result.outcome !== 'failed') {
    return words.text(`cli.indicators.feed.${result.outcome}`, { file: result.file });
  }
  const { title, failure, values } = result;
  const reason = words.unisolated(sentenceOf(failure), values);
  return words.text('cli.indicators.feed.failed', { title, reason });
}

const sentenceOf = (failure: FeedFailure) => `cli.indicators.failure.${failure}` as const;

function total(files: readonly ManagedFile[]): number {
  return files.reduce((sum, { loaded }) => sum + loaded, 0);
}

interface LanguageFlag {
  readonly lang?: string;
}

function wordsOf(lang: string | undefined): Messages {
  return messages(chooseLanguage(lang));
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
