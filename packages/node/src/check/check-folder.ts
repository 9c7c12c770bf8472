import { randomBytes } from 'node:crypto';
import {
  closeSync,
  constants,
  fstatSync,
  ftruncateSync,
  lstatSync,
  openSync,
  readdirSync,
  rmSync,
  rmdirSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { UsageError } from '@athar/core';
import { isScratchName } from '../evidence/scratch-folder.ts';
import { environmentError } from '../machine-errors.ts';
import { makeFolder, makeOwnFolder, notWritable, refuseInEvidence } from '../output-folder.ts';

/** A file that is there while a check runs, and for ever where it was killed. */
const reservedName = '.athar-reserved';
const reservedBytes = 2 ** 21;
const leastReservedBytes = 2 ** 15;

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

/**
 * Makes the output folder ready: new, empty, or (with `force`) freed of what an earlier check wrote there. Of links that stand where
 * a file is to be only the link is removed; one in the place of the folder `records` is refused.
 */
export function prepareFolder(out: string, evidence: readonly string[], force: boolean): void {
  const folder = resolve(out);
  refuseInEvidence(out, evidence);
  try {
    makeFolder(folder);
    const names = readdirSync(folder);
    if (names.length > 0 && !force) {
      throw new UsageError('cli.out.not-empty', `${out} is not empty; use --force`, { path: out });
    }
    makeOwnFolder(join(folder, 'records'));
    removeEarlier(folder, names);
  } catch (error) {
    throw notWritable(out, error);
  }
}

/** Takes back what a check had begun to write when its arguments turned out to be wrong. */
export function clearFolder(out: string): void {
  const folder = resolve(out);
  removeEarlier(folder, readdirSync(folder));
  const records = join(folder, 'records');
  if (isFolder(records) && readdirSync(records).length === 0) rmdirSync(records);
}

/** Removes by name; what a link leads to is left alone. A folder of such a name is of nobody's check: then nothing is removed. */
function removeEarlier(folder: string, names: readonly string[]): void {
  const ours = names
    .filter((name) => fixedNames.includes(name) || reportName.test(name))
    .map((name) => join(folder, name));
  const records = join(folder, 'records');
  if (isFolder(records)) {
    const lines = readdirSync(records).filter((name) => recordsName.test(name));
    ours.push(...lines.map((name) => join(records, name)));
  }
  const path = ours.find(isFolder);
  if (path !== undefined) {
    throw new UsageError('cli.out.foreign-folder', `${path} is a folder, and no file`, { path });
  }
  for (const file of ours) rmSync(file);
  // What a check that was killed had unpacked.
  for (const name of names) {
    const scratch = join(folder, name);
    if (isScratchName(name) && isFolder(scratch)) rmSync(scratch, { recursive: true, force: true });
  }
}

/** Itself, not by a link. */
function isFolder(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

/** Room on the disk that a check holds for what it must still say where the disk is full. */
export interface ReservedRoom {
  /** Gives back all but so many bytes; false where less is held. */
  shrinkTo(bytes: number): boolean;
  /** Gives all of it back; the end of the process does too. */
  release(): void;
}

/**
 * Holds room on the disk until the result is written: what fills a disk are the records, and a check that ended there must still say
 * how far it came. Where there is little room less is held, and where there is none nothing.
 */
export function reserveRoom(folder: string): ReservedRoom {
  const path = join(folder, reservedName);
  let held = 0;
  const release = (): void => {
    if (held > 0) rmSync(path, { force: true });
    held = 0;
    process.off('exit', release);
  };
  process.on('exit', release);
  for (let bytes = reservedBytes; held === 0 && bytes >= leastReservedBytes; bytes /= 2) {
    if (holds(path, bytes)) held = bytes;
  }
  return {
    shrinkTo: (bytes) => {
      if (bytes >= held) return bytes === held;
      if (cutTo(path, bytes)) held = bytes;
      else release();
      return held > 0;
    },
    release,
  };
}

/** Leaves so many bytes of a file; false where the system refuses. What was put in its place meanwhile is not followed. */
function cutTo(path: string, bytes: number): boolean {
  try {
    const descriptor = openSync(path, constants.O_WRONLY | constants.O_NOFOLLOW);
    try {
      ftruncateSync(descriptor, bytes);
    } finally {
      closeSync(descriptor);
    }
    return true;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    return false;
  }
}

/** Makes a file of so many bytes; false, and none, where it finds no room. */
function holds(path: string, bytes: number): boolean {
  let isBegun = false;
  try {
    const descriptor = openSync(path, 'wx');
    isBegun = true;
    try {
      // Zeros would take no room where the file system packs them.
      writeFileSync(descriptor, randomBytes(bytes));
    } finally {
      closeSync(descriptor);
    }
    return true;
  } catch (error) {
    if (isBegun) rmSync(path, { force: true });
    // A limit on the size of files, or a disk that is full already: the check itself says so when it comes to it.
    if (!(error instanceof Error && 'code' in error)) throw error;
    return false;
  }
}

/**
 * Writes the files of a case. One that finds no room keeps none of the others from being written: what is small still says how far the
 * check came. The first fault is kept for the end.
 */
export class CaseOutput {
  fault: Error | undefined = undefined;
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  append(name: string, lines: string): void {
    this.#attempt(() => appendToOutput(this.#folder, name, lines));
  }

  /** False where there was no room. */
  write(name: string, text: string): boolean {
    return this.#attempt(() => writeOutput(this.#folder, name, text));
  }

  /** Writes as many of the lines as find room, the first of them first; a file without any could be taken for one of nothing. */
  writeFirst(name: string, lines: readonly string[]): void {
    this.#attempt(() => writeFirstLines(this.#folder, name, lines));
  }

  /**
   * Writes what a check is never without; where there is no room for it, in the place of another file that was written before, and where
   * there is not enough even then, with less in it.
   */
  writeInPlaceOf(other: string, name: string, text: () => string, less: () => string): void {
    if (this.write(name, text())) return;
    rmSync(join(this.#folder, other), { force: true });
    if (!this.write(name, text())) this.write(name, less());
  }

  #attempt(write: () => void): boolean {
    try {
      write();
      return true;
    } catch (error) {
      this.fault ??= error instanceof Error ? error : new Error(String(error));
      return false;
    }
  }
}

/** Adds whole lines to a file of the output; of lines that do not fit nothing is left. */
function appendToOutput(folder: string, name: string, lines: string): void {
  let descriptor: number | undefined;
  try {
    // What was put in its place meanwhile is not followed.
    const { O_WRONLY, O_APPEND, O_NOFOLLOW } = constants;
    descriptor = openSync(join(folder, name), O_WRONLY | O_APPEND | O_NOFOLLOW);
    const { size } = fstatSync(descriptor);
    try {
      writeFileSync(descriptor, lines);
    } catch (error) {
      ftruncateSync(descriptor, size);
      throw error;
    }
  } catch (error) {
    throw environmentError(error);
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}

/** Writes a whole file of the output, which must not be there yet: what stands there, a link above all, is not written through. */
function writeOutput(folder: string, name: string, text: string): void {
  const path = join(folder, name);
  let descriptor: number | undefined;
  try {
    descriptor = openSync(path, 'wx');
    writeFileSync(descriptor, text);
  } catch (error) {
    // Half a report could be taken for a whole one.
    if (descriptor !== undefined) rmSync(path, { force: true });
    throw environmentError(error);
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}

/** As `writeOutput`, of whole lines; throws where not all of them find room, and leaves those that do. */
function writeFirstLines(folder: string, name: string, lines: readonly string[]): void {
  const path = join(folder, name);
  let descriptor: number | undefined;
  let size = 0;
  try {
    descriptor = openSync(path, 'wx');
    for (const line of lines) {
      writeFileSync(descriptor, line);
      size += Buffer.byteLength(line);
    }
  } catch (error) {
    if (descriptor !== undefined) {
      if (size > 0) ftruncateSync(descriptor, size);
      else rmSync(path, { force: true });
    }
    throw environmentError(error);
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}
