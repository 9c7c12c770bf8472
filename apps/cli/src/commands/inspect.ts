import { existsSync, statSync } from 'node:fs';
import {
  isEvidenceError,
  messages,
  type Messages,
  type Position,
  type RandomAccessFile,
} from '@athar/core';
import {
  isDatabaseFile,
  isWriteAheadLog,
  openDatabase,
  readPropertyList,
  recoverRows,
  textsWithZero,
  toPlain,
  walkPropertyList,
  type RecoverySource,
} from '@athar/core/formats';
import { diskFile, realPath } from '@athar/node';
import type { Command } from 'commander';
import { isFileError } from '../file-error.ts';
import { examples, exitCodes, languageOption } from '../help-text.ts';
import { chooseLanguage } from '../language.ts';
import { problemText } from '../problem-text.ts';
import { jsonLine } from '../terminal.ts';
import { paragraph } from './explain-text.ts';
import { liveLines, plistKind, recoveredLine, wholeNumber } from './inspect-lines.ts';
import { LineOutput } from './inspect-output.ts';
import { databaseText, firstRecovered, firstRows, plistText } from './inspect-text.ts';
import { ReadingProgress } from './reading-progress.ts';

interface InspectOptions {
  readonly deleted?: boolean;
  readonly json?: boolean;
  readonly lang?: string;
}

/** Larger property lists are not held in memory. */
const maxDocumentBytes = 2 ** 28;
const maxEntries = 2_000_000;

/** Adds `athar inspect`, which shows one SQLite file or property list on its own. */
export function registerInspect(program: Command, words: Messages): void {
  program
    .command('inspect')
    .description(words.text('help.inspect'))
    .argument('<file>', words.text('help.inspect.file'))
    .option('--deleted', words.text('help.inspect.deleted'))
    .option('--json', words.text('help.inspect.json'))
    .addOption(languageOption(words))
    .addHelpText(
      'after',
      [
        words.text('help.inspect.first', { rows: firstRows, deleted: firstRecovered }),
        words.text('help.inspect.form', { bytes: '{"hex": "…"}' }),
        words.text('help.inspect.deleted-rows'),
      ]
        .map((text) => `\n${paragraph(text)}`)
        .join('\n'),
    )
    .addHelpText(
      'after',
      exitCodes(words, [
        [0, 'help.exit.all-read'],
        [2, 'help.exit.usage'],
        [3, 'help.exit.part-read'],
        [4, 'help.exit.failure'],
      ]),
    )
    .addHelpText(
      'after',
      examples(words, [
        ['$ athar inspect sms.db'],
        ['$ athar inspect sms.db --deleted --json > rows.jsonl'],
        ['$ athar inspect Info.plist'],
      ]),
    )
    .action(async (file: string, options: InspectOptions) => {
      process.exitCode = await inspect(file, options);
    });
}

/** 0 where all could be read, 3 where the file or part of it could not. */
async function inspect(path: string, options: InspectOptions): Promise<0 | 3> {
  const words = messages(chooseLanguage(options.lang));
  const output = new LineOutput(process.stdout);
  const opened: RandomAccessFile[] = [];
  const open = (name: string) => {
    const file = diskFile(name);
    opened.push(file);
    return file;
  };
  try {
    const status = statSync(path);
    if (!status.isFile()) {
      const key = status.isDirectory() ? 'cli.inspect.folder' : 'cli.no-file';
      process.stderr.write(`${words.text(key, { path })}\n`);
      return 3;
    }
    // The person named this file, so a link is followed here.
    const name = realPath(path);
    const file = open(name);
    const beside = (suffix: string) =>
      existsSync(name + suffix) ? open(realPath(name + suffix)) : undefined;
    const wal = beside('-wal');
    // A database of which the first page is damaged may be whole in the log beside it.
    const isDatabase = isDatabaseFile(file) || (wal !== undefined && isWriteAheadLog(wal));
    const problems = isDatabase
      ? await database(
          { file, wal, journal: beside('-journal'), walIndex: beside('-shm') },
          options,
          output,
          words,
        )
      : await propertyList(file, options, output);
    for (const { code, detail } of problems) {
      process.stderr.write(`${problemText(words, code, detail)}\n`);
    }
    return problems.length === 0 ? 0 : 3;
  } catch (error) {
    await output.flush();
    if (isEvidenceError(error)) {
      const text =
        error.message === 'not a property list'
          ? words.text('cli.inspect.foreign', { path })
          : problemText(words, error.code, error.message);
      process.stderr.write(`${text}\n`);
      return 3;
    }
    if (isFileError(error)) {
      const { code } = error;
      const key = code === 'ENOENT' ? 'cli.inspect.not-found' : 'cli.inspect.not-readable';
      process.stderr.write(`${words.text(key, { path, code })}\n`);
      return 3;
    }
    throw error;
  } finally {
    for (const file of opened) file.close();
  }
}

interface Wrong {
  readonly code: string;
  readonly detail: string;
}

/** Writes a database and returns what was wrong with it. */
async function database(
  source: RecoverySource,
  options: InspectOptions,
  output: LineOutput,
  words: Messages,
): Promise<Wrong[]> {
  const progress = new ReadingProgress(source, options, words.language);
  output.onWrite = () => progress.hide();
  try {
    return await databaseLines(progress.source, options, output, words);
  } finally {
    progress.hide();
  }
}

async function databaseLines(
  source: RecoverySource,
  options: InspectOptions,
  output: LineOutput,
  words: Messages,
): Promise<Wrong[]> {
  const recovery = options.deleted === true ? recoverRows(source) : undefined;
  const shown = recovery?.database ?? openDatabase(source.file, source);
  const tooLong = new Set<string>();
  const onTooLong = (table: string | null) => tooLong.add(table ?? '');
  if (options.json === true) {
    for (const table of shown.tables) {
      const line = liveLines(table, onTooLong);
      for (const row of shown.rows(table)) {
        output.put(line(row));
        if (output.isFull && !(await output.flush())) return [];
      }
    }
    for (const row of recovery ?? []) {
      output.put(recoveredLine(row, onTooLong));
      if (output.isFull && !(await output.flush())) return [];
    }
  } else {
    for (const line of databaseText(shown, recovery, words)) {
      if (!(await output.line(line))) return [];
    }
  }
  await output.flush();
  const texts = options.deleted === true ? textsWithZero(shown) : [];
  const wrong = [...shown.problems, ...texts].map(({ code, detail, position }) => {
    return { code, detail: `${detail}${position === undefined ? '' : placeOf(position)}` };
  });
  const unprinted = [...tooLong].map((table) => ({
    code: 'limit-exceeded',
    detail: `values are too long for a line${table === '' ? '' : ` (${table})`}`,
  }));
  return [...wrong, ...unprinted];
}

/** Table, page, offset and rowid of a fault, as far as it has them. */
function placeOf(position: Position): string {
  if (position.unit !== 'row' || position.page === undefined) return '';
  const { table, rowId, page, offset } = position;
  const parts = [`page ${page}`];
  if (offset !== undefined) parts.push(`offset ${offset}`);
  if (rowId !== null) parts.push(`rowid ${rowId}`);
  return ` (${[...(table === null ? [] : [table]), ...parts].join(', ')})`;
}

async function propertyList(
  file: RandomAccessFile,
  options: InspectOptions,
  output: LineOutput,
): Promise<Wrong[]> {
  if (file.size > maxDocumentBytes)
    return [{ code: 'limit-exceeded', detail: 'the file is too large for a property list' }];
  const wrong: Wrong[] = [];
  const list = readPropertyList(file.read(0, file.size), undefined, {
    tellsReals: true,
    tell: (detail) => wrong.push({ code: 'malformed', detail }),
  });
  for (const { path, value } of walkPropertyList(list, maxEntries)) {
    const plain = typeof value === 'bigint' ? wholeNumber(value) : toPlain(value, maxEntries);
    const entry = { path, type: plistKind(value), value: plain };
    const line = options.json === true ? jsonLine(entry) : plistText(entry);
    if (!(await output.line(line))) return wrong;
  }
  await output.flush();
  return wrong;
}
