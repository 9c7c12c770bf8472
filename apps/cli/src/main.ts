import { isEnvironmentError, isLanguage, isUsageError, messages } from '@athar/core';
import { Command, CommanderError } from 'commander';
import { registerCatalogue } from './commands/catalogue.ts';
import { registerCheck } from './commands/check.ts';
import { registerDemo } from './commands/demo.ts';
import { registerExplain } from './commands/explain.ts';
import { paragraph } from './commands/explain-text.ts';
import { registerExtract } from './commands/extract.ts';
import { registerIndicators } from './commands/indicators.ts';
import { registerInspect } from './commands/inspect.ts';
import { refuseEmpty } from './empty-arguments.ts';
import { ourFault, wrongUsage } from './exit-codes.ts';
import { failureSentence, fullDiskSentence, isLostCurrentFolder } from './file-error.ts';
import { examples, speakHelp } from './help-text.ts';
import { chooseLanguage } from './language.ts';
import {
  commandOf,
  refuseLostBytes,
  refuseMistaken,
  refuseQuotationMarks,
} from './mistaken-words.ts';
import { usageText } from './terminal.ts';
import { commanderText } from './usage-error.ts';
import { tool } from './version.ts';

/** Runs the command line; sets `process.exitCode`. */
export async function main(args: readonly string[]): Promise<void> {
  // An uncaught error never looks like a result.
  process.on('uncaughtException', (error) => fail(error, args));
  process.on('unhandledRejection', (error) => fail(error, args));
  // A reader that closes the pipe has seen enough (Windows calls that EOF too); of a terminal whose window was closed nobody reads.
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (['EPIPE', 'EOF', 'EIO'].includes(error.code ?? '')) return;
      const isFull = fullDiskSentence(error) !== undefined;
      // A log without room is no reason to end: what stands in it, the result and the exit code tell too.
      if (stream === process.stderr && isFull) return;
      // Of the files of a result it says nothing: they are written before it is told.
      if (isFull) {
        const language = chooseLanguage(languageOf(args));
        process.stderr.write(`${messages(language).text('cli.output-full')}\n`);
        process.exit(ourFault);
      }
      throw error;
    });
  }
  const program = makeProgram(messages(chooseLanguage(languageOf(args))));
  try {
    refuseQuotationMarks(args);
    refuseLostBytes(args);
    refuseMistaken(program, args);
    await program.parseAsync(args, { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) {
      // Help and version are answers, and help was printed where nothing was asked.
      process.exitCode = error.exitCode === 0 ? 0 : wrongUsage;
      if (process.exitCode !== 0 && error.code !== 'commander.help') {
        const language = chooseLanguage(languageOf(args));
        process.stderr.write(`${commanderText(error, commandOf(program, args), language)}\n`);
      }
      return;
    }
    const language = chooseLanguage(languageOf(args));
    const usage = usageText(error, language);
    if (isEnvironmentError(error)) {
      const sentence = failureSentence(error.message);
      process.stderr.write(
        `${sentence === undefined ? error.message : messages(language).text(sentence)}\n`,
      );
      process.exitCode = ourFault;
    } else if (usage === undefined) {
      report(error, args);
      process.exitCode = ourFault;
    } else {
      process.stderr.write(`${usage}\n`);
      process.exitCode = isFaultOfDisk(error) ? ourFault : wrongUsage;
    }
  }
}

/** Nobody used the program wrongly: the folder that was named lies on a disk that takes nothing more. */
function isFaultOfDisk(error: unknown): boolean {
  return (
    isUsageError(error) &&
    ['cli.out.not-writable.full', 'cli.out.not-writable.disk-error'].includes(error.code)
  );
}

/** The commands of this version; one that does not work yet is not among them. */
export function makeProgram(words = messages('en')): Command {
  const program = new Command('athar')
    .description(words.text('help.athar'))
    .version(tool.version, '-V, --version', words.text('help.version'))
    // Mistakes are told by `main`, in the language of the person.
    .configureOutput({ outputError: () => undefined })
    .exitOverride();
  registerCheck(program, words);
  registerDemo(program, words);
  registerIndicators(program, words);
  registerExtract(program, words);
  registerInspect(program, words);
  registerCatalogue(program, words);
  registerExplain(program, words);
  const shown = examples(words, [
    ['$ athar demo', 'help.example.demo'],
    ['$ athar check MobileSync/Backup --out result', 'help.example.folder'],
    ['$ athar check backup.zip --out result --lang ar', 'help.example.arabic'],
    ['$ athar indicators update', 'help.example.update'],
  ]);
  const notes = [words.text('help.npx'), words.text('help.network')];
  program.addHelpText('after', `${shown}\n\n${notes.map((text) => paragraph(text)).join('\n\n')}`);
  speakHelp(program, words);
  for (const command of program.commands) inherit(command);
  program.hook('preAction', (_, command) => refuseEmpty(command));
  return program;
}

function inherit(command: Command): void {
  command.exitOverride();
  for (const child of command.commands) inherit(child);
}

/** The language asked for, even where the rest of the line is wrong; `undefined` where it is none that there is. */
function languageOf(args: readonly string[]): string | undefined {
  const at = args.findIndex((word) => word === '--lang');
  const value = at >= 0 ? args[at + 1] : args.find((word) => word.startsWith('--lang='))?.slice(7);
  return value !== undefined && isLanguage(value) ? value : undefined;
}

function report(error: unknown, args: readonly string[]): void {
  const language = chooseLanguage(languageOf(args));
  // Neither is a mistake of this program.
  const sentence = isLostCurrentFolder(error) ? 'cli.current-folder' : fullDiskSentence(error);
  if (sentence !== undefined) {
    process.stderr.write(`${messages(language).text(sentence)}\n`);
    return;
  }
  process.stderr.write(`${messages(language).text('cli.bug')}\n`);
  process.stderr.write(
    `${error instanceof Error ? (error.stack ?? String(error)) : String(error)}\n`,
  );
}

function fail(error: unknown, args: readonly string[]): never {
  report(error, args);
  process.exit(ourFault);
}
