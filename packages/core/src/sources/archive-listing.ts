import type { ArchiveIndex, SortedNames } from '../formats/archive.ts';
import { isWithin, type EntryName, type WalkOptions } from './container.ts';

/** What an archive lists directly in a folder, which it may know by the names of files alone; in the byte order of the names. */
export function childrenIn(
  folder: string,
  index: ArchiveIndex,
  names: SortedNames,
): readonly EntryName[] {
  const prefix = folder === '' ? '' : `${folder}/`;
  const found: EntryName[] = [];
  let place = names.firstFrom(prefix);
  while (place < names.order.length) {
    const member = names.order[place]!;
    const name = index.name(member);
    if (!name.startsWith(prefix)) break;
    const slash = name.indexOf('/', prefix.length);
    if (slash < 0) {
      const kind = index.kind(member);
      // A folder that has members is listed with the first of them.
      const hasMembers = names.firstFrom(`${name}/`) < names.firstFrom(`${name}0`);
      if (kind !== 'folder') found.push({ name, kind, size: index.size(member) });
      else if (!hasMembers) found.push({ name, kind, size: undefined });
      place += 1;
    } else {
      const child = name.slice(0, slash);
      found.push({ name: child, kind: 'folder', size: undefined });
      // '0' follows '/': the first name that is not below the child.
      place = names.firstFrom(`${child}0`);
    }
  }
  return found;
}

/** All that an archive lists below a folder; see `Container.walk`. */
export function* walkBelow(
  folder: string,
  index: ArchiveIndex,
  names: SortedNames,
  { withDetails = false, withFolders = false }: WalkOptions,
): Iterable<EntryName> {
  const prefix = folder === '' ? '' : `${folder}/`;
  const nameOf = withDetails ? detailedName : entryName;
  // A folder that is a member is told in its place; and where a file or link of its name stands, which no phone has, that alone.
  const told = new ToldFolders(folder, (name) => names.find(name) >= 0);
  for (let place = names.firstFrom(prefix); place < names.order.length; place++) {
    const member = names.order[place]!;
    const name = index.name(member);
    if (!name.startsWith(prefix)) return;
    if (!withFolders) {
      if (index.kind(member) !== 'folder') yield nameOf(index, member);
      continue;
    }
    for (const around of told.around(name)) {
      yield { name: around, kind: 'folder', size: undefined };
    }
    yield nameOf(index, member);
  }
}

function entryName(index: ArchiveIndex, member: number): EntryName {
  const kind = index.kind(member);
  return {
    name: index.name(member),
    kind,
    size: kind === 'folder' ? undefined : index.size(member),
  };
}

function detailedName(index: ArchiveIndex, member: number): EntryName {
  const modified = index.modified(member);
  return { ...entryName(index, member), ...(modified !== undefined && { modified }) };
}

/** Folders between the top and a member that are told, at most; no phone comes near. */
const mostLevels = 128;

/** Which folders of an archive a walk in the order of names has told: some writers list files alone. */
class ToldFolders {
  readonly #isMember: (name: string) => boolean;
  #last: string;

  constructor(top: string, isMember: (name: string) => boolean) {
    this.#last = top;
    this.#isMember = isMember;
  }

  /** The folders around the next member that were not told yet, outermost first. What lies in one folder stands together, so each is met once. */
  around(name: string): readonly string[] {
    const parent = parentOf(name);
    if (parent === this.#last) return [];
    const untold: string[] = [];
    let at = parent;
    for (let level = 0; level < mostLevels && !isWithin(this.#last, at); level++) {
      if (!this.#isMember(at)) untold.push(at);
      at = parentOf(at);
    }
    this.#last = parent;
    return untold.reverse();
  }
}

function parentOf(name: string): string {
  return name.slice(0, Math.max(0, name.lastIndexOf('/')));
}
