import { join } from 'node:path';
import {
  countsForState,
  holdsTooLittle,
  indicatorsInAll,
  joinedMetAfterEnd,
  levels,
  listingReasons,
  messages,
  neededParts,
  UsageError,
  type Language,
  type Notice,
  type StateId,
} from '@athar/core';
import {
  check,
  diskFull,
  keyProvider,
  loadIndicators,
  type CheckIndicators,
  type CheckResult,
} from '@athar/node';
import { Option, type Command } from 'commander';
import { chooseLanguage } from '../language.ts';
import { failureText } from '../failure-text.ts';
import { progress } from '../progress.ts';
import { silentLogs } from '../silent-logs.ts';
import { terminal, type Terminal } from '../terminal.ts';
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

const repeatable = (value: string, earlier: readonly string[] | undefined): readonly string[] => [
  ...(earlier ?? []),
  value,
];

/** Adds `athar check`. */
export function registerCheck(program: Command): void {
  program
    .command('check')
    .description(
      'examine evidence: any folder or file, recognised by its content, at any folder level',
    )
    .argument('<evidence...>', 'backup, or copy of a file system; folder, zip, tar or tar.gz')
    .requiredOption('--out <folder>', 'folder for the result; new or empty')
    .option(
      '--indicators <path>',
      'STIX2 file or folder (repeatable); default: those that "athar indicators" manages',
      repeatable,
    )
    .option(
      '--password-file <file>',
      'backup passwords, one a line; also: ATHAR_PASSWORD; else asked for at the terminal',
    )
    .option(
      '--timezone <zone>',
      'zone of the phone as an IANA name, where the evidence does not say',
    )
    .addOption(new Option('--lang <language>', 'language of what people read: en, ar, fr, es'))
    .option('--full', 'keep personal fields (texts, names, subjects) in the records')
    .option('--artifact <id>', 'run only this artifact (repeatable)', repeatable)
    .option('--skip <id>', 'leave this artifact out (repeatable)', repeatable)
    .option('--jobs <n>', 'worker threads (default: number of cores)', threads)
    .option(
      '--force',
      'write into a folder that is not empty; removes only what an earlier check wrote there',
    )
    .option('--quiet', 'no progress')
    .option('--no-color', 'no colours')
    .addHelpText(
      'after',
      `
Exit code:
  0  nothing found, and all that was expected was read
  1  something was found
  2  wrong usage
  3  could not be checked, or nothing found but with gaps, or interrupted
  4  a failure of Athar or of this machine

Examples:
  $ athar check MyBackup --out result
  $ athar check phones/ --out result --indicators stix2/ --lang fr
  $ ATHAR_PASSWORD=… athar check backup.zip --out result --full
  $ athar check MyBackup --out links --artifact ios.sms --artifact ios.whatsapp`,
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
  const stop = new AbortController();
  let isInterrupted = false;
  const onInterrupt = (): void => {
    // A second Ctrl-C does not wait for anything.
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
  process.on('SIGINT', onInterrupt);
  process.on('SIGTERM', onInterrupt);
  process.on('SIGHUP', onHangUp);
  let recognised = 0;
  const told = new Set<Notice>();
  try {
    const result = await check({
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
      keys: keyProvider({
        ...(flags.passwordFile !== undefined && { passwordFile: flags.passwordFile }),
        fromEnvironment: process.env.ATHAR_PASSWORD,
        signal: stop.signal,
        prompt: ({ label, attempt }) => {
          bar.end();
          const again =
            attempt > 1
              ? `${words.text('cli.password.wrong')}\n`
              : `${words.text('cli.password.what')}\n`;
          return `${words.value(label)}${words.colon}${again}${words.text('cli.password.prompt')} `;
        },
        onProgress: ({ share, secondsLeft }) => {
          if (share === 0) bar.phase('deriving-key');
          bar.share(share, secondsLeft);
        },
      }),
      loadIndicators: () => indicatorsFor(flags.indicators),
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
    bar.end();
    tellNotes(screen, flags, result);
    tellSilentLogs(screen, result);
    tellResult(screen, flags.out, result);
    return exitCode(result);
  } finally {
    bar.end();
    process.off('SIGINT', onInterrupt);
    process.off('SIGTERM', onInterrupt);
    process.off('SIGHUP', onHangUp);
    // Node crashes where it ends by itself and the terminal that it would put right is gone.
    if (
      window.isClosed &&
      [process.stdin, process.stdout, process.stderr].some(({ isTTY }) => isTTY)
    ) {
      process.kill(process.pid, 'SIGHUP');
    }
  }
}

/** Asked for twice, or in another order, is the same request: it gives the same bytes. */
function ordered(ids: readonly string[] = []): string[] {
  return [...new Set(ids)].sort();
}

function indicatorsFor(paths: readonly string[] | undefined): CheckIndicators {
  return loadIndicators(paths === undefined ? {} : { paths });
}

/** What the person should know besides the result. */
function tellNotes(screen: Terminal, flags: CheckFlags, result: CheckResult): void {
  const words = messages(screen.language);
  const isNamed = result.sources.length > 1;
  for (const source of result.sources) {
    if (source.failure) {
      screen.warn(failureText(source.failure.reason, source.label, screen.language));
      continue;
    }
    const named = (text: string): string =>
      isNamed ? `${words.value(source.label)}${words.colon}${text}` : text;
    if (holdsTooLittle(source)) screen.note(named(words.text('cli.notice.unencrypted')));
    const texts = listingReasons(source.kind, source.problems).map(({ sentence, values }) =>
      words.text(sentence, values),
    );
    const codes = new Set(
      source.coverage.flatMap(({ problems }) => problems.map(({ code }) => code)),
    );
    // Reasons that concern the source as a whole, although single parts meet them.
    for (const code of ['archive-locked', 'other-backup'] as const)
      if (codes.has(code)) texts.push(words.text(`reason.${code}`));
    const isIncomplete = source.kind === 'itunes-backup' && codes.has('missing');
    if (isIncomplete && !codes.has('other-backup')) {
      texts.push(words.text('cli.source.half-copied'));
    }
    for (const text of new Set(texts)) screen.warn(named(text));
  }
  const inUse = indicatorsInAll(result.indicators);
  if (inUse === 'none') screen.warn(words.text('cli.indicators.none'));
  if (inUse === 'ended') screen.warn(words.text('cli.indicators.ended'));
  if (inUse === 'other') screen.warn(words.text('cli.indicators.other'));
  for (const { name, complete } of result.indicators) {
    if (!complete) screen.warn(words.text('cli.indicators.partly', { file: name }));
  }
  const afterEnd = joinedMetAfterEnd(result.coverage.map(({ metAfterEnd }) => metAfterEnd));
  if (afterEnd) {
    const values = { n: afterEnd.count, file: 'coverage.json' };
    screen.note(words.text('plural.met-after-end', values));
  }
  if (flags.full) screen.note(words.text('cli.full-option'));
  if (result.aborted) {
    if (result.failure === undefined) screen.warn(words.text('cli.aborted', { path: flags.out }));
    else
      screen.warn(result.failure === diskFull ? words.text('cli.out.disk-full') : result.failure);
  }
}

/** Before the lines: that they are no cause for alarm, because a reader of the terminal may not open the report. */
function tellSilentLogs(screen: Terminal, result: CheckResult): void {
  const lines = silentLogs(result, screen.language);
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
    for (const line of findingsByLevel(result, screen.language)) screen.say(line);
    // In the words and numbers of the report; what is missing besides parts, the notes say.
    const read = parts.filter(({ outcome }) => outcome === 'read').length;
    const unread = parts.filter(({ outcome }) => outcome !== 'read' && outcome !== 'partly-read');
    screen.say(
      read === parts.length
        ? words.text('plural.all-parts-read', { n: read })
        : words.text('plural.parts-read', { n: read, total: parts.length }),
    );
    if (unread.length > 0) screen.say(words.text('plural.parts-not-checked', { n: unread.length }));
    // "All parts were read" alone would contradict the sentence of the state.
    if (read === parts.length && result.state === 'S1')
      screen.say(words.text('report.missing-all-the-same'));
  }
  screen.say('');
  if (result.sources.length > 1) {
    for (const { label, state } of result.sources) {
      screen.say(`${words.value(label)}${words.colon}${words.text(sentenceOf(state))}`);
    }
    screen.say('');
  }
  screen.say(words.text(sentenceOf(result.state)));
  screen.say(words.text('cli.report-at', { path: join(out, 'report.html') }));
  screen.note(words.text('cli.open-report'));
}

/** As the report counts them, the strongest first: a mere number would make a note weigh like a strong sign. */
function findingsByLevel({ findings }: CheckResult, language: Language): string[] {
  const words = messages(language);
  if (findings.length === 0) return [words.text('plural.findings', { n: 0 })];
  return [...levels].reverse().flatMap((level) => {
    const n = findings.filter((finding) => finding.level === level).length;
    if (n === 0) return [];
    const line = `${words.text(`level.${level}.label`)}${words.colon}${words.text('plural.findings', { n })}`;
    // "Nothing was found" follows where there are only notes: what they are must be said first.
    return [countsForState({ level }) ? line : `${line}. ${words.text(`level.${level}.text`)}`];
  });
}

const sentenceOf = (state: StateId) =>
  `state.${state.toLowerCase() as Lowercase<StateId>}.sentence` as const;

/** Codes of CONTRACT: an aborted check is never a result. */
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
