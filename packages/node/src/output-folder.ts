import { lstatSync, mkdirSync, statSync } from 'node:fs';
import systemPaths, {
  basename,
  dirname,
  join,
  relative,
  resolve,
  type PlatformPath,
} from 'node:path';
import { UsageError } from '@athar/core';
import { systemCode, writeRefusal } from './machine-errors.ts';
import { realPath } from './real-path.ts';

/** Deeper than any path that a system takes. */
const maxFolders = 4096;

/** Files of a backup that people point at instead of its folder. */
const filesOfBackups = new Set(['Manifest.db', 'Manifest.plist', 'Info.plist', 'Status.plist']);

/** Whether this file stands for the folder that it is in. */
export function standsForItsFolder(path: string): boolean {
  return filesOfBackups.has(basename(path));
}

/**
 * Makes a folder with those above it that are missing, and throws the error of the system where one cannot be made. Node's own
 * recursive `mkdir` tries for ever where the system says that the folder above is missing although it is there, as in `/proc`.
 */
export function makeFolder(path: string, mode = 0o777): void {
  const missing: string[] = [];
  let place = resolve(path);
  while (missing.length < maxFolders && statusOf(place) === undefined) {
    missing.push(place);
    const parent = dirname(place);
    if (parent === place) break;
    place = parent;
  }
  for (const folder of missing.reverse()) {
    try {
      mkdirSync(folder, { mode });
    } catch (error) {
      // Another may have made it meanwhile.
      if (statusOf(folder)?.isDirectory() !== true) throw error;
    }
  }
  // A file in its place: the system says so.
  if (statusOf(path)?.isDirectory() !== true) mkdirSync(path);
}

/** Makes a folder of ours inside the output, or takes the one that is there. What is no folder, a link to one above all, is refused. */
export function makeOwnFolder(path: string): void {
  const status = lstatSync(path, { throwIfNoEntry: false });
  if (status === undefined) mkdirSync(path);
  else if (!status.isDirectory()) {
    throw new UsageError('cli.out.foreign-entry', `${path} is no folder of an earlier check`, {
      path,
    });
  }
}

/** What the system says of a folder that could not be made or written to, in the words of the one who named it, and why. */
export function notWritable(out: string, error: unknown): Error {
  if (error instanceof UsageError) return error;
  const code = systemCode(error);
  // A mistake of ours is not to be looked for in the folder.
  if (code === '') return error instanceof Error ? error : new Error(String(error));
  const refusal = writeRefusal(error);
  const sentence =
    refusal === undefined || ['too-large', 'removed', 'too-many-files'].includes(refusal)
      ? 'cli.out.not-writable'
      : `cli.out.not-writable.${refusal}`;
  return new UsageError(sentence, `${out}: ${String(error)}`, { path: out, code });
}

/** Refuses an output folder that is evidence or stands in it, by whatever way the two were named. */
export function refuseInEvidence(out: string, evidence: readonly string[]): void {
  const folder = resolve(out);
  for (const path of evidence) {
    if (!liesWithin(folder, path)) continue;
    throw new UsageError(
      'cli.out.in-evidence',
      `${out} lies inside the evidence, which is never written to`,
      { path: out },
    );
  }
}

function liesWithin(folder: string, evidence: string): boolean {
  const from = realEvidence(evidence);
  const to = realFolder(folder);
  if (isAtOrBelow(from, to)) return true;
  // One folder can have several names: where case does not count, and where it is mounted twice.
  const own = statusOf(from);
  if (own === undefined || own.ino === 0n) return false;
  for (let place = to; ; place = dirname(place)) {
    const status = statusOf(place);
    if (status?.dev === own.dev && status.ino === own.ino) return true;
    if (dirname(place) === place) return false;
  }
}

/** Whether a place is a folder or lies below it, by their whole paths; from one drive or share to another no way leads but a whole path. */
export function isAtOrBelow(
  folder: string,
  place: string,
  paths: PlatformPath = systemPaths,
): boolean {
  const way = paths.relative(folder, place);
  return way !== '..' && !way.startsWith(`..${paths.sep}`) && !paths.isAbsolute(way);
}

/** The place that is read as evidence, links followed; where nothing is, what would be read once the output is made there. */
function realEvidence(path: string): string {
  const status = statusOf(path);
  if (status === undefined) return realFolder(resolve(path));
  const real = placeOf(path);
  return status.isFile() && standsForItsFolder(real) ? dirname(real) : real;
}

/** Links are followed as far as they lead anywhere. */
function realFolder(folder: string): string {
  let place = folder;
  while (statusOf(place) === undefined) {
    // A drive that is not there: what is made on it will fail, and say why.
    if (dirname(place) === place) return folder;
    place = dirname(place);
  }
  return join(placeOf(place), relative(place, folder));
}

/** Links followed. What lies nowhere, as the pipe behind `/dev/stdin`, keeps the name that it was given. */
function placeOf(path: string): string {
  try {
    return realPath(path);
  } catch (error) {
    if (systemCode(error) !== 'ENOENT') throw error;
    return resolve(path);
  }
}

/** `undefined` where nothing is, or nothing that may be looked at: what is made there will fail, and say why. */
function statusOf(path: string) {
  try {
    return statSync(path, { bigint: true });
  } catch (error) {
    if (error instanceof Error && 'code' in error) return undefined;
    throw error;
  }
}
