import { createHash } from 'node:crypto';
import { readdirSync, statSync, type Dirent } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import {
  IndicatorTableBuilder,
  isEvidenceError,
  memoryFile,
  readStixBundle,
  UsageError,
  withOlderVersions,
  type IndicatorFault,
  type IndicatorFile,
  type IndicatorTables,
  type RandomAccessFile,
} from '@athar/core';
import { diskFile } from '../evidence/disk-file.ts';
import { problemCodeOf } from '../file-errors.ts';
import { managedIndicatorFolder } from './folder.ts';
import { recordIn, recordName } from './managed-record.ts';
import { mistakenForm, notStix } from './mistakes.ts';
import { realPath } from '../real-path.ts';

const maxFiles = 100_000;
const maxFolderDepth = 32;
const hashedAtOnce = 2 ** 20;

/** The indicators of all files together, and what became of each file. */
export interface LoadedIndicators {
  /** Absent where no indicator is loaded. */
  readonly tables?: IndicatorTables;
  readonly files: readonly IndicatorFile[];
  /** Files that are no indicators, by their names below the folder given. */
  readonly ignored: readonly string[];
}

/** Where indicators are loaded from. */
export interface LoadOptions {
  /** Files and folders; without them the managed folder. Folders are searched to the bottom, files known by content. */
  readonly paths?: readonly string[];
  readonly managedFolder?: string;
}

interface Candidate {
  readonly path: string;
  /** As it is called in outputs: never a path of this machine above what was given. */
  readonly name: string;
  readonly isGiven: boolean;
  /** Why a folder is not listed: whether it holds indicators is not known. */
  readonly closed?: 'no-permission' | 'disk-error' | 'too-deep';
}

/**
 * Loads and compiles indicators. A file that cannot be read to its end is listed with `complete: false`, one that holds
 * none under `ignored`. In whichever order they are given, they are read in that of their names, and of equal names in that of their
 * SHA-256: the first that has a value is the one that a finding names. Those of the managed folder are held against its record. Of an indicator that several hold the newest version counts, and those who hold an older one are told. One that is given several times counts once. A path that is not there or a folder that cannot be listed, or a file given by itself that holds none, is a `UsageError`.
 */
export function loadIndicators(options: LoadOptions = {}): LoadedIndicators {
  const builder = new IndicatorTableBuilder();
  const files: IndicatorFile[] = [];
  const ignored: string[] = [];
  const names = new Set<string>();
  for (const candidate of eachOnce(inOrder(candidates(options)))) {
    const name = uniqueName(candidate.name, names);
    const file = candidate.closed
      ? unread(name, '', candidate.closed)
      : loadFile(candidate.path, name, builder, candidate.isGiven);
    if (candidate.isGiven && isOfOtherForm(candidate.path, file)) throw notStix(candidate.path);
    if (file !== undefined) files.push(file);
    else ignored.push(name);
  }
  const tables = builder.finish();
  const { paths, managedFolder = managedIndicatorFolder() } = options;
  return {
    files: withOlderVersions(paths ? files : asNoted(files, managedFolder), tables),
    ignored,
    ...(tables.size > 0 && { tables }),
  };
}

/** The files of the managed folder, as its record has them: one that is gone, or holds something else than was put there, is a gap, and so is a damaged record, which names no file that is gone. */
function asNoted(files: readonly IndicatorFile[], folder: string): IndicatorFile[] {
  if (!isFolder(folder)) return [...files];
  const { record, isWhole } = knownRecord(folder);
  const noted = new Map(record.files.map(({ file, sha256 }) => [file.toLowerCase(), sha256]));
  const read = files.map((file): IndicatorFile => {
    const sha256 = noted.get(file.name.toLowerCase());
    const isChanged = file.complete && sha256 !== undefined && sha256 !== file.sha256;
    return isChanged ? { ...file, complete: false, fault: 'changed' } : file;
  });
  const there = new Set(files.map(({ name }) => name.toLowerCase()));
  const lost = record.files.filter(({ file }) => !there.has(file.toLowerCase()));
  return [
    ...read,
    ...lost.map(({ file }) => unread(file, '', 'lost')),
    ...(isWhole ? [] : [unread(recordName, '', 'record-damaged')]),
  ];
}

function knownRecord(folder: string): ReturnType<typeof recordIn> {
  try {
    return recordIn(folder);
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return { record: { files: [] }, isWhole: false };
  }
}

/** Most of a file that is looked at before long work. */
const lookedAtBytes = 2 ** 20;

/**
 * Throws the `UsageError` of `loadIndicators` before long work: for a path that is not there or cannot be listed, and for a file given by itself of
 * which its beginning tells that it holds none.
 */
export function demandIndicatorPaths(options: LoadOptions = {}): void {
  for (const { path, isGiven } of candidates(options)) {
    if (isGiven && beginsAsOther(path)) throw notStix(path);
  }
}

function beginsAsOther(path: string): boolean {
  let file: ReturnType<typeof opened>;
  try {
    file = opened(path);
  } catch {
    // What the system refuses now it refuses again once there is a result to tell it in.
    return false;
  }
  if (typeof file === 'string') return false;
  try {
    const head = file.read(0, lookedAtBytes);
    const builder = new IndicatorTableBuilder();
    if (readStixBundle(memoryFile(head), builder, { name: basename(path) }) !== undefined)
      return false;
    if (mistakenForm(path) !== undefined) return true;
    if (isStixName(path) || standsForAnother(file)) return false;
    // Of a longer one, whatever is no JSON in any of its encodings.
    return file.size <= head.length || /^[\s\ufeff\0]*[^\s\ufeff\0\ufffd[{]/.test(startOf(head));
  } catch (error) {
    if (!isEvidenceError(error)) throw error;
    return false;
  } finally {
    file.close();
  }
}

const startOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes.subarray(0, 1024));

/** Reads one file into a builder; `undefined` where it is no STIX. One that cannot be read is told if it should hold some, by its name or because it was given. */
export function loadFile(
  path: string,
  name: string,
  builder: IndicatorTableBuilder,
  isGiven = false,
): IndicatorFile | undefined {
  const closed = (fault: IndicatorFault): IndicatorFile | undefined =>
    isGiven || looksLikeIndicators(name) ? unread(name, '', fault) : undefined;
  const file = opened(path);
  if (typeof file === 'string') return closed(file);
  try {
    const report = readStixBundle(file, builder, { name });
    const sha256 = sha256Of(file);
    if (report === undefined) {
      // Its beginning may be what is missing.
      if (!sha256.isWhole) return closed('disk-error');
      const isPlaceholder = looksLikeIndicators(name) && standsForAnother(file);
      if (!isPlaceholder && !isStixName(name)) return undefined;
      const fault = isPlaceholder ? 'not-fetched' : file.size === 0 ? 'empty' : 'not-stix';
      return unread(name, sha256.digest, fault);
    }
    const complete = report.complete && sha256.isWhole;
    const fault = report.fault ?? (complete ? undefined : ('disk-error' as const));
    return { ...report, sha256: sha256.digest, complete, ...(fault && { fault }) };
  } finally {
    file.close();
  }
}

/** The file, or why it cannot be opened. */
function opened(path: string): RandomAccessFile | IndicatorFault {
  try {
    return diskFile(realPath(path));
  } catch (error) {
    if (!isRefusal(error)) throw error;
    const code = isEvidenceError(error) ? error.code : problemCodeOf(error);
    // A link that leads to itself leads to nothing.
    if (code === 'malformed') return 'missing';
    return code === 'no-permission' || code === 'missing' || code === 'not-a-file'
      ? code
      : 'disk-error';
  }
}

/** A file that by its name should hold indicators, and of which nothing could be read: a gap, not an ignored file. */
function unread(name: string, sha256: string, fault: IndicatorFault): IndicatorFile {
  return {
    name,
    sha256,
    loaded: 0,
    notLoaded: [{ reason: 'malformed', count: 1, examples: [] }],
    threats: [],
    complete: false,
    fault,
  };
}

/** No STIX at all, or only by its name while its first bytes are known to be something else. */
function isOfOtherForm(path: string, file: IndicatorFile | undefined): boolean {
  if (file === undefined) return true;
  return !file.complete && file.loaded === 0 && mistakenForm(path) !== undefined;
}

function isRefusal(error: unknown): boolean {
  return isEvidenceError(error) || (error instanceof Error && 'code' in error);
}

function isStixName(name: string): boolean {
  return /\.stix2?$/i.test(name);
}

function looksLikeIndicators(name: string): boolean {
  return /\.(?:stix2?|json)$/i.test(name);
}

/** What Git LFS leaves in the place of a file that it has not fetched. */
const lfsPointer = new TextEncoder().encode('version https://git-lfs.github.com/spec/');

function standsForAnother(file: RandomAccessFile): boolean {
  const start = new Uint8Array(lfsPointer.length);
  const length = file.readInto(start, 0);
  return length === lfsPointer.length && lfsPointer.every((byte, at) => byte === start[at]);
}

function sha256Of(file: RandomAccessFile): { digest: string; isWhole: boolean } {
  const hash = createHash('sha256');
  const window = new Uint8Array(Math.min(hashedAtOnce, Math.max(file.size, 1)));
  let offset = 0;
  try {
    for (;;) {
      const count = file.readInto(window, offset);
      if (count === 0) break;
      hash.update(window.subarray(0, count));
      offset += count;
    }
  } catch (error) {
    if (!isEvidenceError(error)) throw error;
  }
  return { digest: hash.digest('hex'), isWhole: offset === file.size };
}

function candidates({ paths, managedFolder }: LoadOptions): readonly Candidate[] {
  const found: Candidate[] = [];
  if (paths === undefined) {
    const folder = managedFolder ?? managedIndicatorFolder();
    if (isFolder(folder)) list(folder, '', 0, found);
    // The record of updates stands beside the bundles and is none
    return found.filter(({ name, closed }) => name.endsWith('.stix2') || closed);
  }
  for (const path of paths) {
    const status = statusOf(path);
    if (status.isDirectory()) list(path, '', 0, found);
    // A pipe that nobody writes to would be waited for without end.
    else if (!status.isFile()) throw new UsageError('cli.no-file', `${path} is no file`, { path });
    else found.push({ path, name: basename(path), isGiven: true });
  }
  return found;
}

/** Whether there is a folder. Throws a `UsageError` where that cannot be known. */
export function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch (error) {
    if (!isRefusal(error)) throw error;
    if (problemCodeOf(error) === 'missing') return false;
    throw closedError(path, error);
  }
}

function statusOf(path: string) {
  try {
    return statSync(path);
  } catch (error) {
    if (!isRefusal(error)) throw error;
    const code = problemCodeOf(error);
    if (code === 'no-permission' || code === 'disk-error') throw closedError(path, error);
    throw new UsageError('cli.indicators.missing', `${path}: ${String(error)}`, { path });
  }
}

function closedError(path: string, error: unknown): UsageError {
  return new UsageError('cli.indicators.closed', `${path}: ${String(error)}`, { path });
}

/**
 * The files of a folder and of those below it, in any order. Links to folders are not followed. A link that leads
 * nowhere is a file that was not brought along (git-annex, a folder copied without what it links to): it cannot be read.
 */
function list(folder: string, prefix: string, depth: number, found: Candidate[]): void {
  const entries = entriesOf(folder);
  if (typeof entries === 'string') {
    if (depth === 0) {
      throw new UsageError('cli.indicators.closed', `${folder} cannot be listed`, { path: folder });
    }
    found.push({ path: folder, name: prefix, isGiven: false, closed: entries });
    return;
  }
  for (const entry of entries) {
    if (found.length >= maxFiles) {
      throw new UsageError('cli.indicators.too-many', `more than ${maxFiles} files`);
    }
    const path = join(folder, entry.name);
    const name = prefix + entry.name;
    if (entry.isDirectory()) {
      if (depth < maxFolderDepth) list(path, `${name}/`, depth + 1, found);
      else found.push({ path, name: `${name}/`, isGiven: false, closed: 'too-deep' });
    } else if (entry.isFile() || (entry.isSymbolicLink() && isFileOrNothing(path))) {
      found.push({ path, name, isGiven: false });
    }
  }
}

/** Where a link leads: to a file, or to nothing that there is or that may be looked at. */
function isFileOrNothing(link: string): boolean {
  try {
    return statSync(link).isFile();
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return true;
  }
}

/** Or why they cannot be listed. */
function entriesOf(folder: string): Dirent[] | 'no-permission' | 'disk-error' {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    return problemCodeOf(error) === 'no-permission' ? 'no-permission' : 'disk-error';
  }
}

/** A file that is given several times, also in a folder or by a link, is one file, under the first of its names. */
function eachOnce(ordered: readonly Candidate[]): Candidate[] {
  const files = new Map<string, Candidate>();
  for (const candidate of ordered) {
    const place = placeOf(candidate.path);
    const isGiven = candidate.isGiven || files.get(place)?.isGiven === true;
    files.set(place, { ...(files.get(place) ?? candidate), isGiven });
  }
  return [...files.values()];
}

function placeOf(path: string): string {
  try {
    return realPath(path);
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return resolve(path);
  }
}

/** Part by part of the name, so that a folder stays together. */
function inOrder(candidates: readonly Candidate[]): Candidate[] {
  const keys = new Map(
    candidates.map((candidate) => [candidate, candidate.name.split('/').join('\0')]),
  );
  const times = new Map<string, number>();
  for (const { name } of candidates) times.set(name, (times.get(name) ?? 0) + 1);
  const digests = new Map<Candidate, string>();
  // A digest costs a reading of the file: only where the name does not decide.
  for (const candidate of candidates)
    if (times.get(candidate.name) !== 1) digests.set(candidate, digestOf(candidate));
  return [...candidates].sort(
    (a, b) =>
      compared(keys.get(a)!, keys.get(b)!) || compared(digests.get(a) ?? '', digests.get(b) ?? ''),
  );
}

function compared(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

function digestOf({ path, closed }: Candidate): string {
  const file = closed ? undefined : opened(path);
  if (file === undefined || typeof file === 'string') return '';
  try {
    return sha256Of(file).digest;
  } finally {
    file.close();
  }
}

/** Two files of one name, from two folders, stay apart. */
function uniqueName(name: string, taken: Set<string>): string {
  let unique = name;
  for (let number = 2; taken.has(unique); number++) unique = `${name} (${number})`;
  taken.add(unique);
  return unique;
}
