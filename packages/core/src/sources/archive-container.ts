import { sortNames, type ArchiveIndex } from '../formats/archive.ts';
import { foreignArchiveHead, foreignArchiveOf } from '../formats/foreign-archive.ts';
import { readTar, type TarMembers } from '../formats/tar/index.ts';
import { readZip } from '../formats/zip/index.ts';
import {
  EvidenceError,
  isDiskError,
  isEvidenceError,
  type FileTicket,
  type Limits,
  type SourceProblem,
} from '../model/index.ts';
import { archiveKindOf } from './archive-kind.ts';
import { followLinks, longestTarget, type ArchiveLinks, type LinkEnd } from './archive-links.ts';
import {
  isWithin,
  type Container,
  type ContainerProblem,
  type Entry,
  type EntryName,
  type WalkOptions,
} from './container.ts';
import { packedTar } from './packed-tar.ts';
import type { Platform } from './platform.ts';
import { sumFault } from './sum-fault.ts';
import { unpackedMembers } from './unpacked-members.ts';

/**
 * Opens an archive by what it begins with: zip, tar or tar.gz. `undefined` where it is none of them. `faults` is what is wrong with its bytes as the
 * archive around it stores them: what the archive holds is told as doubtful where it has no checksum of its own.
 * Throws `EvidenceError` where it is one and cannot be read at all, and where it is one of another form.
 */
export async function openArchive(
  platform: Platform,
  ticket: FileTicket,
  storedIn: readonly string[],
  limits: Limits,
  faults: readonly SourceProblem[] = [],
): Promise<Container | undefined> {
  const file = platform.open(ticket);
  switch (archiveKindOf(file)) {
    case 'zip': {
      // The index reads local headers later: the file stays open with it.
      const index = readZip(file, ticket, limits);
      index.problems.push(...faults);
      return zipContainer(platform, index, storedIn, () => {
        file.close();
      });
    }
    case 'tar': {
      const index = readTar(file, ticket, limits);
      for (const fault of [...faults, ...sumFault(file, ticket, limits)]) {
        index.problems.push(fault);
        index.doubt({ from: 0, to: Infinity });
      }
      file.close();
      return tarContainer(index, storedIn);
    }
    case 'gzip': {
      file.close();
      const packed = await packedTar(platform, ticket, limits);
      if (packed === undefined) return undefined;
      const container = tarContainer(packed.index, storedIn);
      return {
        ...container,
        stage: (names) => packed.stage(Array.from(names, (name) => container.member(name))),
      };
    }
    case undefined: {
      const form = foreignArchiveOf(file.read(0, foreignArchiveHead));
      file.close();
      if (form === undefined) return undefined;
      throw new EvidenceError(
        'archive-method',
        `an archive of the form ${form}, which is not read`,
      );
    }
  }
}

function zipContainer(
  platform: Platform,
  index: ArchiveIndex,
  storedIn: readonly string[],
  close: () => void,
): Container {
  const unpacked = unpackedMembers(platform);
  const links: ArchiveLinks = {
    sameAs: () => undefined,
    leadsTo: (member) => {
      // A zip keeps the target of a link as its content.
      if (index.size(member) > longestTarget) return undefined;
      const { content } = index.content(member);
      if (content.kind !== 'unreadable') return textOf(platform, content);
      if (content.code === 'disk-error') throw new EvidenceError(content.code, content.detail);
      return undefined;
    },
  };
  const container = archiveContainer(index, links, storedIn, close, (member) => {
    const content = index.content(member);
    return { ...content, content: unpacked.replace(member, content.content) };
  });
  return {
    ...container,
    stage: async (names) => {
      for (const name of names) {
        const member = container.member(name);
        if (member < 0) continue;
        const { content } = index.content(member);
        if (content.kind === 'deflate') await unpacked.unpack(member, content);
      }
    },
  };
}

/** What a link of a zip leads to; `undefined` where that is damaged, so that the link is told as one that was not followed. */
function textOf(platform: Platform, ticket: FileTicket): string | undefined {
  try {
    const file = platform.open(ticket);
    try {
      return new TextDecoder().decode(file.read(0, longestTarget));
    } finally {
      file.close();
    }
  } catch (error) {
    if (!isEvidenceError(error) || isDiskError(error)) throw error;
    return undefined;
  }
}

function tarContainer(
  index: TarMembers,
  storedIn: readonly string[],
): ReturnType<typeof archiveContainer> {
  return archiveContainer(
    index,
    index,
    storedIn,
    () => undefined,
    (member) => index.content(member),
  );
}

function archiveContainer(
  index: ArchiveIndex,
  links: ArchiveLinks,
  storedIn: readonly string[],
  close: () => void,
  contentOf: (member: number) => Pick<Entry, 'content' | 'problems'>,
): Container & {
  /** The member with the content of this name, over links; -1 where there is none. */
  member(name: string): number;
} {
  const names = sortNames(index);
  // Whatever is wrong with an index can have cost names of it.
  const problems: ContainerProblem[] = index.problems.map((problem) => ({ ...problem, hides: '' }));
  problems.push(...(index.around ?? []));
  if (names.duplicates > 0) {
    problems.push({
      code: 'malformed',
      detail: `${names.duplicates} members have the name of another; the last of each name counts`,
      about: 'same-place',
    });
  }

  function entryName(member: number, withDetails: boolean): EntryName {
    const kind = index.kind(member);
    const modified = withDetails ? index.modified(member) : undefined;
    return {
      name: index.name(member),
      kind,
      size: kind === 'folder' ? undefined : index.size(member),
      ...(modified !== undefined && { modified }),
    };
  }

  function* walk(folder: string, options: WalkOptions = {}): Iterable<EntryName> {
    const { withDetails = false, withFolders = false } = options;
    const prefix = folder === '' ? '' : `${folder}/`;
    // A folder that is a member is told in its place; and where a file or link of its name stands, which no phone has, that alone.
    const told = new ToldFolders(folder, (name) => names.find(name) >= 0);
    for (let place = names.firstFrom(prefix); place < names.order.length; place++) {
      const member = names.order[place]!;
      const name = index.name(member);
      if (!name.startsWith(prefix)) return;
      if (!withFolders) {
        if (index.kind(member) !== 'folder') yield entryName(member, withDetails);
        continue;
      }
      for (const around of told.around(name)) {
        yield { name: around, kind: 'folder', size: undefined };
      }
      yield entryName(member, withDetails);
    }
  }

  function follow(member: number): LinkEnd | { readonly end: 'unread'; readonly detail: string } {
    try {
      return followLinks(index, names, links, member);
    } catch (error) {
      if (!isDiskError(error)) throw error;
      return { end: 'unread', detail: error.message };
    }
  }

  return {
    storedIn,
    children: (folder) => {
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
    },
    entry: (name) => {
      const member = names.find(name);
      if (member < 0) return undefined;
      const kind = index.kind(member);
      if (kind === 'folder') return undefined;
      const found = follow(member);
      const size = index.size(found.end === 'member' ? found.member : member);
      switch (found.end) {
        case 'folder':
          return undefined;
        case 'missing':
          return unreadable(name, size, 'missing', `${name} is a link to nothing`);
        case 'outside':
          return unreadable(
            name,
            size,
            'link-not-followed',
            `${name} is a link out of the archive`,
          );
        case 'endless':
          return unreadable(name, size, 'malformed', `${name} is a link without an end`);
        case 'unread':
          return unreadable(name, size, 'disk-error', `${name} is a link, and ${found.detail}`);
        case 'member':
          break;
      }
      if (index.kind(found.member) !== 'file') {
        return unreadable(name, size, 'not-a-file', `${name} is no file`);
      }
      try {
        const identity = { id: String(found.member), isOwnName: found.member === member };
        const { content, problems } = contentOf(found.member);
        const twins = names.isRepeated(found.member) ? [sameName] : [];
        return { name, size, identity, content, problems: [...problems, ...twins] };
      } catch (error) {
        if (!(error instanceof EvidenceError)) throw error;
        return unreadable(name, size, error.code, error.message);
      }
    },
    member: (name) => {
      const member = names.find(name);
      if (member < 0) return -1;
      const found = follow(member);
      return found.end === 'member' ? found.member : -1;
    },
    walk,
    problems,
    close,
  };
}

const sameName: SourceProblem = {
  code: 'same-place',
  detail: 'other members of the archive have its name',
};

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

function unreadable(
  name: string,
  size: number,
  code: SourceProblem['code'],
  detail: string,
): Entry {
  return { name, size, content: { kind: 'unreadable', code, detail }, problems: [] };
}
