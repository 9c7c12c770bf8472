import { join } from 'node:path';
import {
  holdsTooLittle,
  indicatorsIn,
  indicatorsInAll,
  joinedMetAfterEnd,
  listingReasons,
  messages,
  neededParts,
  partsByReading,
  UsageError,
  type Messages,
  type Notice,
  type ProblemCode,
  type StateId,
} from '@athar/core';
import {
  check,
  keyProvider,
  demandIndicatorPaths,
  hangUpThisProcess,
  loadIndicators,
  stopSignals,
  type LoadOptions,
  type CheckResult,
} from '@athar/node';
import type { Command } from 'commander';
import { chooseLanguage } from '../language.ts';
import { failureOf, failureText } from '../failure-text.ts';
import { failureSentence } from '../file-error.ts';
import { findingsByLevel } from '../findings-by-level.ts';
import { examples, exitCodes, languageOption } from '../help-text.ts';
import { leftOut } from '../left-out.ts';
import { partsWithReasons } from '../parts-with-reasons.ts';
import { passwordPrompt } from '../password-prompt.ts';
import { progress } from '../progress.ts';
import { repeatable } from '../repeatable.ts';
import { silentLogs } from '../silent-logs.ts';
import { terminal, type Terminal } from '../terminal.ts';
import { toldTogether, type Said } from '../told-together.ts';
import { tool } from '../version.ts';

interface CheckFlags {
  readonly out: string;
  readonly indicators?: readonly string[];
  readonly passwordFile?: string;
  readonly timezone?: string;
  readonly lang?: string;
  readonly full?: true;
  readonly artifact?: readonly string[];
  readonly skip?: readonly string[];
  readonly jobs?: number;
  readonly force?: true;
  readonly quiet?: true;
  readonly color: boolean;
}

/** Adds `athar check`. */
export function registerCheck(program: Command, words: Messages): void {
  program
    .command('check')
    .description(words.text('help.check'))
    .argument('<evidence...>', words.text('help.evidence'))
    .requiredOption('--out <folder>', words.text('help.check.out'))
    .option('--indicators <path>', words.text('help.check.indicators'), repeatable)
    .option('--password-file <file>', words.text('help.password-file'))
    .option('--timezone <zone>', words.text('help.check.timezone'))
    .addOption(languageOption(words))
    .option('--full', words.text('help.check.full'))
    .option('--artifact <id>', words.text('help.check.artifact'), repeatable)
    .option('--skip <id>', words.text('help.check.skip'), repeatable)
    .option('--jobs <n>', words.text('help.check.jobs'), threads)
    .option('--force', words.text('help.check.force'))
    .option('--quiet', words.text('help.quiet'))
    .option('--no-color', words.text('help.no-color'))
    .addHelpText(
      'after',
      exitCodes(words, [
        [0, 'help.exit.nothing'],
        [1, 'help.exit.found'],
        [2, 'help.exit.usage'],
        [3, 'help.exit.gaps'],
        [4, 'help.exit.failure'],
      ]),
    )
    .addHelpText(
      'after',
      examples(words, [
        ['$ athar check MyBackup --out result'],
        ['$ athar check phones/ --out result --indicators stix2/ --lang fr'],
        ['$ athar check backup.zip --out result --password-file passwords.txt --full'],
        ['$ athar check MyBackup --out links --artifact ios.sms --artifact ios.whatsapp'],
      ]),
    )
    .action(async (evidence: readonly string[], flags: CheckFlags) => {
      process.exitCode = await runCheck(evidence, flags);
    });
}

function threads(value: string): number {
  if (!/^\d{1,3}$/.test(value)) {
    throw new UsageError('cli.jobs.invalid', '--jobs takes a whole number from 1 to 256', {
      value,
    });
  }
  return Number(value);
}

async function runCheck(evidence: readonly string[], flags: CheckFlags): Promise<number> {
  const language = chooseLanguage(flags.lang);
  const words = messages(language);
  const screen = terminal({ language, isQuiet: flags.quiet === true, color: flags.color });
  const bar = progress(screen);
  const promptOf = passwordPrompt(words);
  const stop = new AbortController();
  // A path that is not there is told before the phone is read, and before a folder is made.
  demandIndicatorPaths(indicatorPaths(flags.indicators));
  // A pipe may be given that nobody ever writes to. Nothing is there to be kept yet, so a signal ends the wait as it does by itself.
  const keys = keyProvider({
    ...(flags.passwordFile !== undefined && { passwordFile: flags.passwordFile }),
    fromEnvironment: process.env.ATHAR_PASSWORD,
    signal: stop.signal,
    prompt: (question) => {
      bar.end();
      return promptOf(question);
    },
    onProgress: ({ share, secondsLeft }) => {
      if (share === 0) bar.phase('deriving-key');
      bar.share(share, secondsLeft);
    },
  });
  let recognised = 0;
  const told = new Set<Notice>();
  const run = (): Promise<CheckResult> =>
    check({
      tool,
      evidence,
      out: flags.out,
      force: flags.force === true,
      quiet: flags.quiet === true,
      full: flags.full === true,
      language,
      ...(flags.timezone !== undefined && { timezone: flags.timezone }),
      only: ordered(flags.artifact),
      skip: ordered(flags.skip),
      ...(flags.jobs !== undefined && { jobs: flags.jobs }),
      keys,
      loadIndicators: () => loadIndicators(indicatorPaths(flags.indicators)),
      signal: stop.signal,
      onPhase: (phase) => bar.phase(phase),
      onProgress: (share) => bar.share(share),
      onSource: (source) => {
        if (source.outcome === 'opened' && ++recognised === 2) {
          bar.end();
          screen.note(words.text('cli.source.several'));
        }
      },
      onNotice: (notice) => {
        if (told.has(notice)) return;
        told.add(notice);
        bar.end();
        screen.note(words.text('cli.backup.not-encrypted'));
      },
    });
  return whileStoppable(stop, async () => {
    const result = await run().finally(() => bar.end());
    tellNotes(screen, flags, result);
    tellSilentLogs(screen, flags, result);
    tellResult(screen, flags.out, result);
    return exitCode(result);
  });
}

/** Has signals abort the work while it goes on, so that it ends with what it has. A second Ctrl-C does not wait for that. */
async function whileStoppable<T>(stop: AbortController, work: () => Promise<T>): Promise<T> {
  let isInterrupted = false;
  const onInterrupt = (): void => {
    if (isInterrupted) process.exit(3);
    isInterrupted = true;
    stop.abort();
  };
  // The window is closed: the shell and the system may both say so, and nobody asks for haste.
  const window = { isClosed: false };
  const onHangUp = (): void => {
    window.isClosed = true;
    stop.abort();
  };
  for (const signal of stopSignals) process.on(signal, onInterrupt);
  process.on('SIGHUP', onHangUp);
  try {
    return await work();
  } finally {
    for (const signal of stopSignals) process.off(signal, onInterrupt);
    process.off('SIGHUP', onHangUp);
    // Node crashes where it ends by itself and the terminal that it would put right is gone.
    if (
      window.isClosed &&
      [process.stdin, process.stdout, process.stderr].some(({ isTTY }) => isTTY)
    ) {
      hangUpThisProcess();
    }
  }
}

/** Asked for twice, or in another order, is the same request: it gives the same bytes. */
function ordered(ids: readonly string[] = []): string[] {
  return [...new Set(ids)].sort();
}

/** Without any those that `athar indicators` manages. */
function indicatorPaths(paths: readonly string[] | undefined): LoadOptions {
  return paths === undefined ? {} : { paths };
}

type Source = CheckResult['sources'][number];

/** What the person should know besides the result. */
function tellNotes(screen: Terminal, flags: CheckFlags, result: CheckResult): void {
  const isNamed = result.sources.length > 1;
  const words = messages(screen.language);
  const saidOf = (source: Source, texts: readonly string[]): Said[] =>
    texts.map((text) => (isNamed ? { label: source.label, text } : { text }));
  const opened = result.sources.filter(({ failure }) => failure === undefined);
  const notes = opened
    .filter(holdsTooLittle)
    .flatMap((source) => saidOf(source, [words.text('cli.notice.unencrypted')]));
  for (const line of toldTogether(words, notes)) screen.note(line);
  const warnings = opened.flatMap((source) => saidOf(source, warningsOf(screen, source)));
  for (const line of toldTogether(words, warnings)) screen.warn(line);
  // Of several, the list at the end says it.
  for (const { failure, label } of isNamed ? [] : result.sources)
    if (failure) screen.warn(failureText(failure.reason, label, screen.language));
  tellIndicatorNotes(screen, result);
  if (flags.full) screen.note(messages(screen.language).text('cli.full-option'));
  if (result.aborted) tellEarlyEnd(screen, flags.out, result.failure);
}

/** Reasons that concern a source as a whole, although single parts meet them. */
const reasonsOfSource = ['archive-locked', 'archive-method', 'other-backup', 'disk-error'] as const;

/** What is wrong with a source that was opened, each once. */
function warningsOf(screen: Terminal, source: Source): string[] {
  const words = messages(screen.language);
  const reasons = listingReasons(source.kind, source.problems);
  const texts = reasons.map(({ sentence, values }) => words.text(sentence, values));
  const codes = new Set(
    source.coverage.flatMap(({ problems }) => problems.map(({ code }) => code)),
  );
  for (const code of reasonsOfSource) if (codes.has(code)) texts.push(words.text(`reason.${code}`));
  if (codes.has('no-permission')) texts.push(words.text('cli.source.partly-closed'));
  // Without its list, nothing else can be told to be missing.
  const lacksList = reasons.some(({ sentence }) => sentence === 'cli.source.manifest-lost');
  const isIncomplete =
    source.kind === 'itunes-backup' &&
    !lacksList &&
    (codes.has('missing') || source.lacksMany === true);
  if (isIncomplete && !codes.has('other-backup')) {
    texts.push(words.text('cli.source.half-copied'));
  }
  // What is said above, or of the run as a whole.
  const told = new Set<ProblemCode>([
    ...reasonsOfSource,
    'no-permission',
    'missing-key',
    'same-place',
    'aborted',
  ]);
  if (isIncomplete || lacksList) told.add('missing');
  texts.push(...partsWithReasons(source, told, screen.language));
  return [...new Set(texts)];
}

/** That nothing was compared, and which files of indicators could not be used. */
function tellIndicatorNotes(
  screen: Terminal,
  { indicators, ignoredIndicatorFiles }: CheckResult,
): void {
  const words = messages(screen.language);
  const inUse = indicatorsInAll(indicators);
  if (inUse === 'none') screen.warn(words.text('cli.indicators.none'));
  if (inUse === 'ended') screen.warn(words.text('cli.indicators.ended'));
  if (inUse === 'other') screen.warn(words.text('cli.indicators.other'));
  for (const file of indicators) {
    const { name, fault } = file;
    if (fault !== undefined)
      screen.warn(`${words.value(name)}${words.colon}${words.text(`indicators.fault.${fault}`)}`);
    else if (indicatorsIn(file) === 'none')
      screen.warn(words.text('cli.indicators.holds-none', { file: name }));
  }
  if (ignoredIndicatorFiles.length > 0) screen.note(leftOut(words, ignoredIndicatorFiles));
}

/** Why a check ended before it was done: somebody interrupted it, or this machine failed. */
function tellEarlyEnd(screen: Terminal, out: string, failure: string | undefined): void {
  const words = messages(screen.language);
  if (failure === undefined) {
    screen.warn(words.text('cli.aborted', { path: out }));
    return;
  }
  const sentence = failureSentence(failure);
  screen.warn(sentence === undefined ? failure : words.text(sentence));
}

/** Before the lines: that they are no cause for alarm, because a reader of the terminal may not open the report. */
function tellSilentLogs(screen: Terminal, { timezone }: CheckFlags, result: CheckResult): void {
  const lines = silentLogs(result, screen.language, timezone);
  if (lines.length === 0) return;
  screen.say(messages(screen.language).text('cli.silent-logs'));
  for (const line of lines) screen.say(`  ${line}`);
  screen.say('');
}

/** Standard output: counts for whoever reads on, then the sentence and the report. */
function tellResult(screen: Terminal, out: string, result: CheckResult): void {
  const words = messages(screen.language);
  const opened = new Set(result.sources.filter(({ failure }) => !failure).map(({ id }) => id));
  const parts = neededParts(result.coverage.filter(({ source }) => opened.has(source)));
  // Of what could not be checked at all, "no findings" would be a lie.
  if (result.state !== 'S0') {
    for (const line of findingsByLevel(result.findings, screen.language)) screen.say(line);
    // No findings, and yet "nothing was found" alone would hide them.
    const afterEnd = joinedMetAfterEnd(result.coverage.map(({ metAfterEnd }) => metAfterEnd));
    if (afterEnd) {
      const values = { n: afterEnd.count, file: 'coverage.json' };
      screen.say(words.text('plural.met-after-end', values));
    }
    // In the words and numbers of the report; what is missing besides parts, the notes say.
    const { read, partly, unread } = partsByReading(parts);
    screen.say(
      read === parts.length
        ? words.text('plural.all-parts-read', { n: read })
        : words.text('plural.parts-read', { n: read, total: parts.length }),
    );
    if (partly > 0) screen.say(words.text('plural.parts-partly-read', { n: partly }));
    if (unread > 0) screen.say(words.text('plural.parts-not-checked', { n: unread }));
    // "All parts were read" alone would hide what is no part, a phone that could not be opened above all.
    if (read === parts.length && result.sources.some(({ hasGap }) => hasGap))
      screen.say(words.text('report.missing-all-the-same'));
  }
  screen.say('');
  if (result.sources.length > 1) {
    const said = result.sources.map(({ label, state, failure }) =>
      failure
        ? failureOf(failure.reason, label, screen.language)
        : { label, text: words.text(sentenceOf(state)) },
    );
    for (const line of toldTogether(words, said)) screen.say(line);
    screen.say('');
  }
  screen.sayFirst(words.text(sentenceOf(result.state)));
  screen.say(words.text('cli.report-at', { path: join(out, 'report.html') }));
  screen.note(words.text('cli.open-report'));
}

const sentenceOf = (state: StateId) => `state.${state}.sentence` as const;

/** The codes that README.md and `--help` tell. An aborted check is never a result. */
function exitCode({ state, aborted, failure }: CheckResult): number {
  if (failure !== undefined) return 4;
  if (aborted) return 3;
  switch (state) {
    case 'S2':
      return 0;
    case 'S3':
    case 'S4':
    case 'S5':
      return 1;
    case 'S0':
    case 'S1':
      return 3;
  }
}
