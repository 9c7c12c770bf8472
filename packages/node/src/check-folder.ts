import { randomBytes } from 'node:crypto';
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  realpathSync,
  rmSync,
  rmdirSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { UsageError } from '@athar/core';
import { environmentError } from './engine-errors.ts';

/** A file that is there while a check runs, and for ever where it was killed. */
const reservedName = '.athar-reserved';
const reservedBytes = 2 ** 21;

/** Names that a check writes; `--force` removes these and nothing else. */
const fixedNames = [
  'case.json',
  'findings.jsonl',
  'coverage.json',
  'timeline.jsonl',
  'report.html',
  'annex.html',
  'custody.jsonl',
  'manifest.json',
  'manifest.json.sig',
  reservedName,
];
const reportName = /^report\.[a-z]{2}(?:-[a-z]{2}){0,3}\.(?:html|pdf)$/;
const recordsName = /^[a-z]{2,16}\.[a-z0-9-]{1,64}\.jsonl$/;

/** Makes the output folder ready: new, empty, or (with `force`) freed of what an earlier check wrote there. */
export function prepareFolder(out: string, evidence: readonly string[], force: boolean): void {
  const folder = resolve(out);
  for (const path of evidence) {
    if (liesWithin(folder, path)) {
      throw new UsageError(
        'cli.out.in-evidence',
        `${out} lies inside the evidence, which is never written to`,
        {
          path: out,
        },
      );
    }
  }
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw notWritable(out, error);
  }
  const names = readdirSync(folder);
  if (names.length > 0 && !force) {
    throw new UsageError('cli.out.not-empty', `${out} is not empty; use --force`, { path: out });
  }
  try {
    removeEarlier(folder, names);
    mkdirSync(join(folder, 'records'), { recursive: true });
  } catch (error) {
    throw notWritable(out, error);
  }
}

/** Takes back what a check had begun to write when its arguments turned out to be wrong. */
export function clearFolder(out: string): void {
  removeEarlier(resolve(out), readdirSync(out));
}

function removeEarlier(folder: string, names: readonly string[]): void {
  for (const name of names) {
    if (fixedNames.includes(name) || reportName.test(name)) rmSync(join(folder, name));
  }
  const records = join(folder, 'records');
  if (!existsSync(records)) return;
  for (const name of readdirSync(records)) if (recordsName.test(name)) rmSync(join(records, name));
  if (readdirSync(records).length === 0) rmdirSync(records);
}

function notWritable(out: string, error: unknown): UsageError {
  return new UsageError('cli.out.not-writable', `${out}: ${String(error)}`, { path: out });
}

/** Whether a folder is the evidence, or stands in it; links are followed as far as they exist. */
function liesWithin(folder: string, evidence: string): boolean {
  if (!existsSync(evidence)) return false;
  const from = realpathSync(evidence);
  const to = existing(folder);
  const way = relative(from, to);
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && !/^[a-z]:/i.test(way));
}

function existing(path: string): string {
  const parent = dirname(path);
  return existsSync(path) || parent === path
    ? realpathSync(path)
    : join(existing(parent), path.slice(parent.length));
}

/**
 * Holds room on the disk until the result is written: what fills a disk are the records, and a check that ended there must still say
 * how far it came. Where even that finds no room, nothing is held. Returns what gives the room back; the end of the process does too.
 */
export function reserveRoom(folder: string): () => void {
  const path = join(folder, reservedName);
  const release = (): void => {
    rmSync(path, { force: true });
    process.off('exit', release);
  };
  process.on('exit', release);
  try {
    // Zeros would take no room where the file system packs them.
    writeFileSync(path, randomBytes(reservedBytes));
  } catch (error) {
    release();
    // A limit on the size of files, or a disk that is full already: the check itself says so when it comes to it.
    if (!(error instanceof Error && 'code' in error)) throw error;
  }
  return release;
}

/** Adds whole lines to a file of the output; of lines that do not fit nothing is left. */
export function appendToOutput(folder: string, name: string, lines: string): void {
  const path = join(folder, name);
  const { size } = statSync(path);
  try {
    appendFileSync(path, lines);
  } catch (error) {
    truncateSync(path, size);
    throw environmentError(error);
  }
}

/** Writes a whole file of the output. */
export function writeOutput(folder: string, name: string, text: string): void {
  const path = join(folder, name);
  try {
    writeFileSync(path, text);
  } catch (error) {
    // Half a report could be taken for a whole one.
    rmSync(path, { force: true });
    throw environmentError(error);
  }
}
