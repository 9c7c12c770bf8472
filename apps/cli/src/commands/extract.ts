import { accessSync, constants, readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import {
  matchesGlob,
  parseGlob,
  UsageError,
  visibleControls,
  type FailedSource,
  type OpenedEvidence,
} from '@athar/core';
import {
  extractedList,
  extractor,
  keyProvider,
  makeFolder,
  notWritable,
  openEvidence,
  refuseInEvidence,
} from '@athar/node';
import type { Command } from 'commander';

interface ExtractOptions {
  readonly path: readonly string[];
  readonly out: string;
  readonly passwordFile?: string;
}

/** Adds `athar extract`: files of evidence as the device held them, decrypted, with their SHA-256. */
export function registerExtract(program: Command): void {
  program
    .command('extract')
    .description('write the named files as the device held them, decrypted, with their SHA-256')
    .argument('<evidence...>', 'backup or file system copy: folder, zip, tar or tar.gz')
    .requiredOption(
      '--path <glob>',
      'device path, such as /private/var/mobile/Library/SMS/* or sms.db (repeatable)',
      (value: string, earlier: readonly string[] | undefined) => [...(earlier ?? []), value],
    )
    .requiredOption('--out <folder>', 'folder for the files; it must be new or empty')
    .option('--password-file <file>', 'backup passwords, one a line (also: ATHAR_PASSWORD)')
    .action(async (evidence: readonly string[], options: ExtractOptions) => {
      process.exitCode = await extract(evidence, options);
    });
}

/** 0 where all that was named was written, 3 where something could not be read or nothing has such a name. */
async function extract(
  paths: readonly string[],
  { path: globs, out: named, passwordFile }: ExtractOptions,
): Promise<0 | 3> {
  const wanted = wantedBy(globs);
  refuseInEvidence(named, paths);
  const keys = keyProvider({
    ...(passwordFile !== undefined && { passwordFile }),
    fromEnvironment: process.env.ATHAR_PASSWORD,
    onProgress: ({ share, label }) => {
      if (share === 0) process.stderr.write(`${visibleControls(label)}: testing the password …\n`);
    },
    prompt: ({ label, attempt }) =>
      attempt === 1
        ? `Password of the backup ${visibleControls(label)}: `
        : `That is not the password. Password of the backup ${visibleControls(label)}: `,
  });
  makeEmptyFolder(named);
  const out = resolve(named);
  const { sources, close } = await openEvidence(paths, keys, { wanted, scratchIn: out });
  try {
    return write(sources, wanted, out) ? 0 : 3;
  } finally {
    close();
  }
}

/** Whether all went well. */
function write(
  sources: readonly OpenedEvidence[],
  wanted: (devicePath: string) => boolean,
  out: string,
): boolean {
  let written = 0;
  let isWhole = true;
  const target = extractor(out, sources.length > 1);
  try {
    for (const opened of sources) {
      if (opened.outcome === 'failed') {
        isWhole = false;
        process.stderr.write(`${failureText(opened)}\n`);
        continue;
      }
      for (const file of target.extract(opened.id, opened.source, wanted)) {
        if (file.name !== null) {
          written += 1;
          process.stdout.write(`${file.sha256}  ${file.name}\n`);
        }
        for (const { code, detail } of file.problems) {
          isWhole = false;
          process.stderr.write(
            `${visibleControls(file.devicePath)}: ${code}: ${visibleControls(detail)}\n`,
          );
        }
      }
      for (const { code, detail } of opened.source.problems) {
        isWhole = false;
        process.stderr.write(
          `${visibleControls(opened.label)}: ${code}: ${visibleControls(detail)}\n`,
        );
      }
    }
  } finally {
    target.close();
  }
  if (written === 0) process.stderr.write('No file was written.\n');
  process.stderr.write(`Files written: ${written}. They are listed in ${extractedList}.\n`);
  return isWhole && written > 0;
}

/** Device paths that any of the globs names; one without a leading slash is looked for at every depth. */
function wantedBy(globs: readonly string[]): (devicePath: string) => boolean {
  const parsed = globs.map((glob) => {
    if (glob === '') throw new UsageError('empty-path', 'the path is empty');
    const whole = glob.startsWith('/') ? glob : `/**/${glob}`;
    // On the device these are links into /private.
    return parseGlob(whole.replace(/^\/(?=(?:var|tmp|etc)(?:\/|$))/, '/private/'));
  });
  return (devicePath) => parsed.some((glob) => matchesGlob(glob, devicePath));
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

const failureTexts: Readonly<Record<FailedSource['reason'], string>> = {
  'not-found': 'There is nothing at this path.',
  'no-permission': 'This computer does not let Athar read it.',
  empty: 'There is not one file in it.',
  'not-recognised': 'It holds no backup and no copy of a file system.',
  encrypted: 'It is encrypted, and no password was given.',
  'wrong-password': 'No password that was given opens it.',
  'malformed-keybag': 'Its keys are damaged.',
  'malformed-manifest': 'Its list of files (Manifest.db) is damaged.',
  'missing-manifest': 'Its list of files (Manifest.db) is missing: the copy is not complete.',
  'foreign-manifest': 'Its list of files (Manifest.db) is that of another backup, or damaged.',
  'malformed-archive': 'The archive is damaged.',
  'locked-archive': 'The archive is locked with a password of its own. Unpack it first.',
  unsupported: 'It is of a version that cannot be read yet.',
  'limit-exceeded': 'It goes beyond a limit that protects this computer.',
};

function failureText({ label, reason, detail }: FailedSource): string {
  return `${visibleControls(label)}: ${failureTexts[reason]} (${visibleControls(detail)})`;
}
