import {
  chmodSync,
  copyFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { IndicatorTableBuilder, indicatorsIn, UsageError, type IndicatorFile } from '@athar/core';
import { removeLeftovers, temporaryPath } from './incoming.ts';
import { isFolder, loadFile, loadIndicators } from './loading.ts';
import {
  isPlainName,
  readRecord,
  recordName,
  textOfRecord,
  type ManagedEntry,
  type StoreRecord,
} from './managed-record.ts';
import { notStix } from './mistakes.ts';
import { indicatorFileName } from './names.ts';
import { makeFolder } from '../output-folder.ts';

/** A file of the managed folder: what it holds, and where it came from. `updatedAt` in ISO 8601, absent where the folder does not know the file. */
export interface ManagedFile extends IndicatorFile {
  readonly title: string;
  readonly url?: string;
  readonly updatedAt?: string;
}

/** What the managed folder holds, and when it was last updated. */
export function listIndicators(folder: string): {
  readonly folder: string;
  readonly lastUpdate?: string;
  readonly files: readonly ManagedFile[];
} {
  const record = readRecord(folder);
  const { files } = loadIndicators({ managedFolder: folder });
  return {
    folder,
    ...(record.lastUpdate !== undefined && { lastUpdate: record.lastUpdate }),
    files: files.map((file) => {
      const entry = record.files.find((known) => known.file === file.name);
      return {
        ...file,
        title: entry?.title ?? file.name,
        ...(entry?.url !== undefined && { url: entry.url }),
        ...(entry && { updatedAt: entry.updatedAt }),
      };
    }),
  };
}

/** Why a file of indicators was not added. */
export type BrokenBecause = 'cut' | 'too-large' | 'closed' | 'foreign';

/**
 * What became of a whole file: `new` beside what was there, `replaced` in the place of another version of the same bundle, or
 * `present` where its content was there already. `name` is that in the managed folder, `given` that of the source.
 */
export interface AddedFile {
  readonly outcome: 'new' | 'replaced' | 'present';
  readonly given: string;
  readonly name: string;
  /** The file that has the name which this one would have had. */
  readonly beside?: string;
  /** It is whole, and holds nothing that a check could compare. */
  readonly isEmpty?: true;
}

/** What became of each file that was to be added. */
export interface AddedIndicators {
  readonly files: readonly AddedFile[];
  /** Files that should hold indicators, by their name or first bytes, and could not be read whole. */
  readonly broken: readonly { readonly name: string; readonly because: BrokenBecause }[];
  readonly ignored: readonly string[];
}

/**
 * Copies a STIX file, or those of a folder, into the managed folder. One that was added before is replaced by another version of the
 * same bundle (its STIX id); other bundles of the same name are kept beside each other. A file that cannot be read whole is not
 * copied and is told; where there is none to copy and none of these it is a `UsageError`.
 */
export function addIndicators(folder: string, path: string, now: Date): AddedIndicators {
  const { files, ignored } = loadIndicators({ paths: [path] });
  const isFile = statSync(path).isFile();
  const fromOf = ({ name }: IndicatorFile): string => (isFile ? path : join(path, name));
  const broken = files.flatMap((file) =>
    file.complete ? [] : [{ name: file.name, because: whyBroken(file, fromOf(file)) }],
  );
  if (files.length === 0 || (isFile && broken[0]?.because === 'foreign')) {
    throw notStix(path);
  }
  const whole = files.filter(({ complete }) => complete);
  const wanted = new Set(whole.map(({ sha256 }) => sha256));
  removeLeftovers(folder);
  let there = loadIndicators({ managedFolder: folder }).files;
  let record = readRecord(folder);
  const taken: AddedFile[] = [];
  for (const file of whole) {
    const given = file.name;
    const empty = indicatorsIn(file) === 'none' ? ({ isEmpty: true } as const) : {};
    const same = there.find(({ sha256 }) => sha256 === file.sha256);
    if (same) {
      record = asItIs(record, same);
      writeRecord(folder, record);
      taken.push({ outcome: 'present', given, name: same.name, ...empty });
      continue;
    }
    // Two versions that are given together are both wanted.
    const earlier = there.find(
      (old) => isVersionOf(old, file) && isOwn(old, record) && !wanted.has(old.sha256),
    );
    const plain = indicatorFileName(basename(given), new Set());
    const name = earlier?.name ?? indicatorFileName(basename(given), namesIn(folder));
    putInPlace(folder, name, (target) => {
      copyFileSync(fromOf(file), target);
      // One that may not be written to cannot be replaced by the next version on Windows.
      chmodSync(target, statSync(target).mode | 0o200);
    });
    const { sha256 } = file;
    record = withEntry(record, { file: name, title: given, updatedAt: now.toISOString(), sha256 });
    writeRecord(folder, record);
    there = [...there.filter((old) => old !== earlier), { ...file, name }];
    if (earlier) taken.push({ outcome: 'replaced', given, name, ...empty });
    else {
      taken.push({
        outcome: 'new',
        given,
        name,
        ...(name !== plain && { beside: plain }),
        ...empty,
      });
    }
  }
  return { files: taken, broken, ignored };
}

/** The record, with the content that an entry has by now: who adds a file that is there wants it as it is. */
function asItIs(record: StoreRecord, { name, sha256 }: IndicatorFile): StoreRecord {
  const entry = record.files.find(({ file }) => file === name);
  return entry === undefined ? record : withEntry(record, { ...entry, sha256 });
}

function isVersionOf(one: IndicatorFile, other: IndicatorFile): boolean {
  return one.bundleId !== undefined && one.bundleId === other.bundleId;
}

/** What an index brought stays as it published it. */
function isOwn({ name }: IndicatorFile, record: StoreRecord): boolean {
  const entry = record.files.find(({ file }) => file === name);
  return entry?.index === undefined && isPlainName(name);
}

function whyBroken({ sha256, notLoaded }: IndicatorFile, path: string): BrokenBecause {
  if (sha256 === '') return 'closed';
  // Without an ending that promises indicators only the content counts.
  if (inspectIndicatorFile(path, 'content') === undefined) return 'foreign';
  return notLoaded.some(({ reason }) => reason === 'too-large') ? 'too-large' : 'cut';
}

/**
 * Removes a managed file by its name, or by the one it had where it came from, and gives its name; a `UsageError` where there is none so
 * called, or several came with that name.
 */
export function removeIndicators(folder: string, name: string): string {
  const record = readRecord(folder);
  const cameSo = record.files.flatMap(({ file, title }) =>
    title === name || basename(title) === name ? file : [],
  );
  // One that is noted can be lost, and is then what somebody wants to be rid of.
  const isNoted = record.files.some(({ file }) => file === name);
  const found = isNoted || isManaged(folder, name) ? [name] : cameSo;
  const [file] = found;
  if (file === undefined || found.length > 1) {
    throw new UsageError('cli.indicators.unknown', `there is no indicator file ${name}`, { name });
  }
  rmSync(join(folder, file), { force: true });
  writeRecord(folder, { ...record, files: record.files.filter((entry) => entry.file !== file) });
  return file;
}

/** The folder has such a file, and the name is one that cannot lead out of it. */
function isManaged(folder: string, name: string): boolean {
  return (
    isPlainName(name) &&
    namesIn(folder).has(name.toLowerCase()) &&
    statSync(join(folder, name), { throwIfNoEntry: false })?.isFile() === true
  );
}

/** The names of all files in the folder, in lower case. */
function namesIn(folder: string): Set<string> {
  if (!isFolder(folder)) return new Set();
  return new Set(readdirSync(folder).map((name) => name.toLowerCase()));
}

/** Writes a file beside the others and moves it into place, so that a reader sees the old or the new, never a part. */
function putInPlace(folder: string, name: string, write: (path: string) => void): void {
  makeFolder(folder);
  const temporary = temporaryPath(folder);
  try {
    write(temporary);
    renameSync(temporary, join(folder, name));
  } finally {
    rmSync(temporary, { force: true });
  }
}

/** What is in a downloaded or given file, without adding it to anything. */
export function inspectIndicatorFile(path: string, name: string): IndicatorFile | undefined {
  return loadFile(path, name, new IndicatorTableBuilder());
}

/** In place of an earlier entry of the same file; sorted, so that the record does not depend on the order of calls. */
export function withEntry(record: StoreRecord, entry: ManagedEntry): StoreRecord {
  const others = record.files.filter(({ file }) => file !== entry.file);
  return { ...record, files: [...others, entry].sort((a, b) => (a.file < b.file ? -1 : 1)) };
}

/** Whole or not at all: it takes the place of the earlier one once it is written. */
export function writeRecord(folder: string, record: StoreRecord): void {
  putInPlace(folder, recordName, (path) => {
    writeFileSync(path, textOfRecord(record));
  });
}
