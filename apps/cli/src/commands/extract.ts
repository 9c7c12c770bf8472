import { accessSync, constants, readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import {
  artifacts,
  listingReasons,
  messages,
  UsageError,
  type Messages,
  type OpenedEvidence,
  type PathFilter,
} from '@athar/core';
import {
  artifactPaths,
  extractedList,
  extractor,
  type Extractor,
  keyProvider,
  makeFolder,
  notWritable,
  openEvidence,
  refuseInEvidence,
} from '@athar/node';
import type { Command } from 'commander';
import { failureText, saidWhole } from '../failure-text.ts';
import { doneOrNot, examples, exitCodes, languageOption } from '../help-text.ts';
import { chooseLanguage } from '../language.ts';
import { passwordPrompt } from '../password-prompt.ts';
import { pathPattern, type PathPattern } from '../path-pattern.ts';
import { problemText } from '../problem-text.ts';
import { repeatable } from '../repeatable.ts';

interface ExtractOptions {
  readonly path: readonly string[];
  readonly out: string;
  readonly passwordFile?: string;
  readonly lang?: string;
}

/** What the help shows of patterns. */
const shown = {
  folder: '/private/var/mobile/Library/SMS/*',
  either: 'sms.db{,-wal}',
  run: '* ?',
  many: '**',
  set: '[a-c] [!x]',
};

/** Adds `athar extract`: files of evidence as the device held them, decrypted, with their SHA-256. */
export function registerExtract(program: Command, words: Messages): void {
  program
    .command('extract')
    .description(words.text('help.extract'))
    .argument('<evidence...>', words.text('help.evidence'))
    .requiredOption('--path <glob>', words.text('help.extract.path', shown), repeatable)
    .requiredOption('--out <folder>', words.text('help.extract.out'))
    .option('--password-file <file>', words.text('help.password-file'))
    .addOption(languageOption(words))
    .addHelpText('after', exitCodes(words, doneOrNot))
    .addHelpText(
      'after',
      examples(words, [
        ['$ athar extract MyBackup --path "sms.db{,-wal}" --out files'],
        [`$ athar extract backup.zip --path "${shown.folder}" --out files`],
      ]),
    )
    .action(async (evidence: readonly string[], options: ExtractOptions) => {
      process.exitCode = await extract(evidence, options);
    });
}

/** 0 where all that the patterns mean was written, 3 where something could not be read or one of them means nothing that is there. */
async function extract(
  paths: readonly string[],
  { path: globs, out: named, passwordFile, lang }: ExtractOptions,
): Promise<0 | 3> {
  const words = messages(chooseLanguage(lang));
  const patterns = patternsOf(globs);
  const wanted = wantedBy(patterns);
  refuseInEvidence(named, paths);
  const keys = keyProvider({
    ...(passwordFile !== undefined && { passwordFile }),
    fromEnvironment: process.env.ATHAR_PASSWORD,
    onProgress: ({ share, label }) => {
      if (share !== 0) return;
      process.stderr.write(
        `${words.value(label)}${words.colon}${words.text('cli.password.testing')}\n`,
      );
    },
    prompt: passwordPrompt(words),
  });
  makeEmptyFolder(named);
  const out = resolve(named);
  const { sources, close } = await openEvidence(paths, keys, { wanted, scratchIn: out });
  try {
    return write(sources, patterns, wanted, out, words) ? 0 : 3;
  } finally {
    close();
  }
}

/** Whether all went well. */
function write(
  sources: readonly OpenedEvidence[],
  patterns: readonly Pattern[],
  wanted: PathFilter,
  out: string,
  words: Messages,
): boolean {
  const tally: Tally = { written: 0, met: 0, isWhole: true, unmet: new Set(patterns) };
  const target = extractor(out, sources.length > 1);
  try {
    for (const opened of sources) {
      if (opened.outcome === 'opened') writeSource(target, opened, wanted, tally, words);
      else {
        tally.isWhole = false;
        const { reason, label, detail } = opened;
        const text = failureText(reason, label, words.language, 'extract');
        const why = saidWhole.has(reason) ? '' : ` (${words.value(detail)})`;
        process.stderr.write(`${text}${why}\n`);
      }
    }
  } finally {
    target.close();
  }
  return tellTally(tally, words);
}

/** What was extracted so far. */
interface Tally {
  /** Files that were written, and files that a pattern means. */
  written: number;
  met: number;
  /** All that could hold a file was opened and listed, and each was read to its end. */
  isWhole: boolean;
  /** Patterns that no file has met yet. */
  readonly unmet: Set<Pattern>;
}

/** Writes the wanted files of a source, and tells each with its digest and what is wrong with it. */
function writeSource(
  target: Extractor,
  { id, label, source }: Extract<OpenedEvidence, { outcome: 'opened' }>,
  wanted: PathFilter,
  tally: Tally,
  words: Messages,
): void {
  const tell = (name: string, text: string): void => {
    tally.isWhole = false;
    process.stderr.write(`${words.value(name)}${words.colon}${text}\n`);
  };
  for (const file of target.extract(id, source, wanted)) {
    tally.met += 1;
    for (const pattern of tally.unmet)
      if (pattern.isMeant(file.devicePath)) tally.unmet.delete(pattern);
    if (file.name !== null) {
      if (file.sharesFile !== true) tally.written += 1;
      process.stdout.write(`${file.sha256}  ${file.name}\n`);
    }
    for (const { code, detail } of file.problems)
      tell(file.devicePath, problemText(words, code, detail));
  }
  for (const problem of source.problems) {
    const { code, detail, count = 1 } = problem;
    const [reason] = listingReasons(source.kind, [{ ...problem, count }]);
    tell(label, problemText(words, code, detail, reason));
  }
}

/** Tells how many files were written and which patterns none met; true where all went well. */
function tellTally({ written, met, isWhole, unmet }: Tally, words: Messages): boolean {
  if (written === 0) {
    // "Not there" is said only where all that could hold it was opened and listed.
    const none = met === 0 && isWhole ? 'cli.extract.no-match' : 'cli.extract.none';
    process.stderr.write(`${words.text(none)}\n`);
    return false;
  }
  if (isWhole) {
    for (const { glob } of unmet)
      process.stderr.write(`${words.text('cli.extract.pattern-without-match', { path: glob })}\n`);
  }
  const values = { n: written, file: extractedList };
  process.stderr.write(`${words.text('cli.extract.written', values)}\n`);
  return isWhole && unmet.size === 0;
}

interface Pattern {
  readonly glob: string;
  readonly isMeant: PathPattern;
}

/** Each once, however often it was named. */
function patternsOf(globs: readonly string[]): Pattern[] {
  return [...new Set(globs)].map((glob) => {
    if (glob === '')
      throw new UsageError('cli.argument.empty', '--path is empty', { name: '--path' });
    return { glob, isMeant: pathPattern(glob) };
  });
}

/**
 * Device paths that any of the patterns means. Those that a check tells are told likewise where the names have lost their capital letters, or
 * where the list of files is lost.
 */
function wantedBy(patterns: readonly Pattern[]): PathFilter {
  const { spelled, exact = [] } = artifactPaths(artifacts).filter;
  const isWanted = (devicePath: string): boolean =>
    patterns.some(({ isMeant }) => isMeant(devicePath));
  const known = [...exact, ...patterns.map(({ glob }) => glob)].filter(isWanted);
  return Object.assign(isWanted, { exact: new Set(known), ...(spelled && { spelled }) });
}

function makeEmptyFolder(out: string): void {
  try {
    makeFolder(out, 0o700);
    if (readdirSync(resolve(out)).length > 0) {
      throw new UsageError('cli.out.must-be-empty', `${out} is not empty`, { path: out });
    }
    accessSync(resolve(out), constants.W_OK | constants.X_OK);
  } catch (error) {
    throw notWritable(out, error);
  }
}
