import { sortNames, type ArchiveIndex, type MemberContent } from '../formats/archive.ts';
import { EvidenceError, isDiskError, type SourceProblem } from '../model/index.ts';
import { followLinks, type ArchiveLinks, type LinkEnd } from './archive-links.ts';
import { childrenIn, walkBelow } from './archive-listing.ts';
import type { Container, ContainerProblem, Entry } from './container.ts';

/** An archive whose index was read. */
interface ReadArchive {
  readonly index: ArchiveIndex;
  readonly links: ArchiveLinks;
  readonly storedIn: readonly string[];
  readonly close: () => void;
  /** What is inside a member: as the index says, or unpacked. May throw `EvidenceError`. */
  readonly contentOf: (member: number) => MemberContent;
}

/** An archive, and its members by number. */
export interface ArchiveContainer extends Container {
  /** The member with the content of this name, over links; -1 where there is none. */
  member(name: string): number;
}

/** Gives an archive as a container. Its names are sorted once. */
export function archiveContainer(archive: ReadArchive): ArchiveContainer {
  const { index, links, storedIn, close, contentOf } = archive;
  const names = sortNames(index);

  const follow = (member: number): FoundEnd => {
    try {
      return followLinks(index, names, links, member);
    } catch (error) {
      if (!isDiskError(error)) throw error;
      return { end: 'unread', detail: error.message };
    }
  };

  return {
    storedIn,
    children: (folder) => childrenIn(folder, index, names),
    walk: (folder, options = {}) => walkBelow(folder, index, names, options),
    entry: (name) => {
      const member = names.find(name);
      if (member < 0 || index.kind(member) === 'folder') return undefined;
      const found = follow(member);
      if (found.end === 'folder') return undefined;
      if (found.end !== 'member') return deadEnd(name, index.size(member), found);
      const size = index.size(found.member);
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
    problems: problemsOf(index, names.duplicates),
    close,
  };
}

/** What is wrong with an archive as a whole. */
function problemsOf(index: ArchiveIndex, duplicates: number): readonly ContainerProblem[] {
  // Whatever is wrong with an index can have cost names of it.
  const problems: ContainerProblem[] = index.problems.map((problem) => ({ ...problem, hides: '' }));
  problems.push(...(index.around ?? []));
  if (duplicates > 0) {
    problems.push({
      code: 'malformed',
      detail: `${duplicates} members have the name of another; the last of each name counts`,
      about: 'same-place',
    });
  }
  return problems;
}

const sameName: SourceProblem = {
  code: 'same-place',
  detail: 'other members of the archive have its name',
};

/** Where a link leads, or why that was not found out. */
type FoundEnd = LinkEnd | { readonly end: 'unread'; readonly detail: string };

/** A link that leads to nothing that can be read. */
function deadEnd(
  name: string,
  size: number,
  found: Exclude<FoundEnd, { readonly end: 'member' } | { readonly end: 'folder' }>,
): Entry {
  switch (found.end) {
    case 'missing':
      return unreadable(name, size, 'missing', `${name} is a link to nothing`);
    case 'outside':
      return unreadable(name, size, 'link-not-followed', `${name} is a link out of the archive`);
    case 'endless':
      return unreadable(name, size, 'malformed', `${name} is a link without an end`);
    case 'unread':
      return unreadable(name, size, 'disk-error', `${name} is a link, and ${found.detail}`);
  }
}

function unreadable(
  name: string,
  size: number,
  code: SourceProblem['code'],
  detail: string,
): Entry {
  return { name, size, content: { kind: 'unreadable', code, detail }, problems: [] };
}
