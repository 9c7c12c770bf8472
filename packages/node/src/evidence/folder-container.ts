import { lstatSync, statSync } from 'node:fs';
import { sep } from 'node:path';
import {
  below,
  compareUtf8,
  defaultLimits,
  type Container,
  type ContainerProblem,
  type Entry,
  type EntryName,
  type SourceProblem,
  type WalkOptions,
} from '@athar/core';
import { DiskNames, isWithin, type DiskEntry, type DiskPath } from './disk-names.ts';
import { problemCodeOf } from '../file-errors.ts';
import { shareFinder } from './network-links.ts';
import { realPath } from '../real-path.ts';

/** Deepest nesting of folders that is followed; no phone comes near, a loop of mounts would. */
const maxDepth = 128;

/** Folders that are told one by one when they cannot be listed. */
const mostProblems = 1000;

/**
 * A folder of the examiner's disk. Symbolic links are listed and never walked into;
 * a linked file is opened only where it leads to a regular file inside the same folder.
 */
export function folderContainer(path: string): Container {
  const root = realPath(path);
  const names = new DiskNames(root);
  const leadsToShare = process.platform === 'win32' ? shareFinder(root) : () => false;
  const problems: ContainerProblem[] = [];
  const told = new Set<string>();
  const report = (code: SourceProblem['code'], hides: string | undefined, detail: string): void => {
    // A folder can be listed several times, and fails each time.
    if (told.has(detail) || told.size > mostProblems) return;
    told.add(detail);
    problems.push(
      told.size > mostProblems
        ? { code, hides: '', detail: 'further folders cannot be listed' }
        : { code, detail, ...(hides !== undefined && { hides }) },
    );
  };

  const list = (folder: string): DiskEntry[] => {
    try {
      return names.list(folder);
    } catch (error) {
      report(problemCodeOf(error), folder, `folder ${folder || '.'} cannot be listed`);
      return [];
    }
  };

  /** Where a folder may be listed and not entered, the names are known and nothing else is. */
  const details = (folder: string, name: string): ReturnType<typeof detailsOf> => {
    try {
      return detailsOf(names.path(name));
    } catch (error) {
      const detail = `what lies in folder ${folder || '.'} cannot be looked at`;
      report(problemCodeOf(error), undefined, detail);
      return { size: undefined };
    }
  };

  function* walk(start: string, options: WalkOptions = {}): Iterable<EntryName> {
    const { withDetails = false, withFolders = false } = options;
    // Folders are expanded in the order of the full names, not folder by folder: `a-b` stands before `a/c`, as '-' is before '/'.
    const stack: { prefix: string; entries: DiskEntry[]; next: number; depth: number }[] = [
      { prefix: start, entries: ordered(list(start)), next: 0, depth: 0 },
    ];
    let seen = 0;
    while (stack.length > 0) {
      const top = stack.at(-1)!;
      const entry = top.entries[top.next++];
      if (entry === undefined) {
        stack.pop();
        continue;
      }
      if (++seen > defaultLimits.maxEntries) {
        report('limit-exceeded', '', `more than ${defaultLimits.maxEntries} entries`);
        return;
      }
      const name = below(top.prefix, entry.name);
      if (entry.kind !== 'folder') {
        yield {
          name,
          kind: entry.kind,
          ...(withDetails ? details(top.prefix, name) : { size: undefined }),
        };
        continue;
      }
      if (withFolders) {
        const { modified } = withDetails ? details(top.prefix, name) : {};
        yield {
          name,
          kind: 'folder',
          size: undefined,
          ...(modified !== undefined && { modified }),
        };
      }
      if (top.depth < maxDepth) {
        stack.push({ prefix: name, entries: ordered(list(name)), next: 0, depth: top.depth + 1 });
      } else {
        report('limit-exceeded', name, `folder ${name} lies deeper than ${maxDepth} levels`);
      }
    }
  }

  return {
    storedIn: [],
    children: (folder) =>
      list(folder).map((entry) => ({
        name: below(folder, entry.name),
        kind: entry.kind,
        size: undefined,
      })),
    entry: (name) => entryAt(root, names, name, leadsToShare),
    walk,
    problems,
    close: () => undefined,
  };
}

/** As `walk` needs it: by the bytes of the full name, where a folder's name is followed by `/`. */
function ordered(entries: DiskEntry[]): DiskEntry[] {
  const key = new Map(
    entries.map((entry) => [entry, entry.kind === 'folder' ? `${entry.name}/` : entry.name]),
  );
  return entries.sort((a, b) => compareUtf8(key.get(a)!, key.get(b)!));
}

function entryAt(
  root: string,
  names: DiskNames,
  name: string,
  leadsToShare: (name: string) => boolean,
): Entry | undefined {
  const unreadable = (code: SourceProblem['code'], detail: string): Entry => ({
    name,
    size: undefined,
    content: { kind: 'unreadable', code, detail },
    problems: [],
  });
  // A name from evidence that tries to climb is never looked up.
  if (name.includes('\0') || name.split('/').some((part) => part === '..' || part === '')) {
    return undefined;
  }
  const linkOut = (): Entry =>
    unreadable('link-not-followed', `${name} is a link out of the evidence`);
  if (leadsToShare(name)) return linkOut();
  const path = names.path(name);
  let real: DiskPath;
  let isLink: boolean;
  try {
    const status = lstatSync(path, { throwIfNoEntry: false });
    if (status === undefined || status.isDirectory()) return undefined;
    isLink = status.isSymbolicLink();
    real = realPath(path);
  } catch (error) {
    return problemCodeOf(error) === 'missing'
      ? unreadable('missing', `${name} is a link to nothing`)
      : unreadable(problemCodeOf(error), `${name} cannot be looked at`);
  }
  if (!isWithin(real, root, sep)) {
    return linkOut();
  }
  try {
    const status = statSync(real);
    if (status.isDirectory()) return undefined;
    if (!status.isFile()) return unreadable('not-a-file', `${name} is not a regular file`);
    const identity = { id: bytesIdOf(real, status.nlink > 1), isOwnName: !isLink };
    const content = { kind: 'path', path: real } as const;
    return { name, size: status.size, content, identity, problems: [] };
  } catch (error) {
    return unreadable(problemCodeOf(error), `${name} cannot be looked at`);
  }
}

/** Equal for two paths of the same bytes. Only where there are hard links does the path itself not tell. */
function bytesIdOf(path: DiskPath, hasHardLinks: boolean): string {
  if (!hasHardLinks) return typeof path === 'string' ? path : Buffer.from(path).toString('latin1');
  // Numbers of files are larger on some systems than a double holds.
  const { dev, ino } = statSync(path, { bigint: true });
  return `${dev}:${ino}`;
}

/** Size and time of what stands there itself, not of what a link leads to; nothing where the system does not say. */
function detailsOf(path: DiskPath): Pick<EntryName, 'size' | 'modified'> {
  const status = lstatSync(path, { throwIfNoEntry: false });
  return status === undefined
    ? { size: undefined }
    : { size: status.size, modified: Math.floor(status.mtimeMs / 1000) };
}
