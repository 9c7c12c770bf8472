import type { ArchiveIndex, SortedNames } from '../formats/archive.ts';

/** What an archive says of its links. */
export interface ArchiveLinks {
  /** For a hard link the name of the member that has its content. */
  sameAs(member: number): string | undefined;
  /** For a symbolic link where it leads, as it is written; `undefined` where that cannot be known. Throws `EvidenceError` where the disk fails to give it. */
  leadsTo(member: number): string | undefined;
}

/** Where links of an archive lead in the end. */
export type LinkEnd =
  | { readonly end: 'member'; readonly member: number }
  | { readonly end: 'folder' }
  | { readonly end: DeadEnd };

type DeadEnd = 'missing' | 'outside' | 'endless';

/** Longest target that is followed: as long as a path may be on an iPhone. */
export const longestTarget = 1024;

/** Longest name, in an archive, of what is walked over. */
const longestName = 4096;

/** Links that one leads over, at most, as on an iPhone; so links in a circle end. */
const mostLinks = 32;

/** Components of paths that are walked for one link, at most, whatever it leads over. */
const mostSteps = 256;

/** What is left of both for one link. */
interface Purse {
  links: number;
  steps: number;
}

/**
 * The member that has the content of this one, as a folder of the same tree would lead to it: over hard links and relative symbolic
 * links, also in the middle of a path. What climbs out of the archive, or begins at the root of a device, is `outside`.
 */
export function followLinks(
  index: ArchiveIndex,
  names: SortedNames,
  links: ArchiveLinks,
  start: number,
): LinkEnd {
  const purse: Purse = { links: mostLinks, steps: mostSteps };
  let member = start;
  for (;;) {
    if (index.kind(member) === 'link') {
      const found = walkFrom(index, names, links, member, purse);
      if (found.end !== 'member') return found;
      member = found.member;
    }
    if (index.kind(member) === 'folder') return { end: 'folder' };
    const same = links.sameAs(member);
    if (same === undefined) return { end: 'member', member };
    if (purse.links-- === 0) return { end: 'endless' };
    member = names.find(same);
    if (member < 0) return { end: 'missing' };
  }
}

/** Walks the target of a symbolic link, component by component, to something that is none. */
function walkFrom(
  index: ArchiveIndex,
  names: SortedNames,
  links: ArchiveLinks,
  link: number,
  purse: Purse,
): LinkEnd {
  const reached = index.name(link).split('/').slice(0, -1);
  /** What is still to be walked, the next last. */
  const ahead: string[] = [];
  const enter = (member: number): boolean => {
    const target = links.leadsTo(member)?.replaceAll('\\', '/');
    if (target === undefined || target === '' || target.length > longestTarget) return false;
    if (target.startsWith('/')) return false;
    ahead.push(...target.split('/').reverse());
    return true;
  };
  if (index.name(link).length > longestName || !enter(link)) return { end: 'outside' };
  let member = -1;
  for (let part = ahead.pop(); part !== undefined; part = ahead.pop()) {
    if (purse.steps-- === 0) return { end: 'endless' };
    if (part === '' || part === '.') continue;
    if (part === '..') {
      // A name of the archive that itself begins with `..` is not known to lie in anything.
      if (reached.length === 0 || reached.at(-1) === '..') return { end: 'outside' };
      reached.pop();
      member = -1;
      continue;
    }
    reached.push(part);
    const name = reached.join('/');
    if (name.length > longestName) return { end: 'missing' };
    member = names.find(name);
    if (member >= 0 && index.kind(member) === 'link') {
      reached.pop();
      if (purse.links-- === 0) return { end: 'endless' };
      if (!enter(member)) return { end: 'outside' };
    } else if (!isFolder(index, names, name, member)) {
      if (member < 0 || ahead.length > 0) return { end: 'missing' };
      return { end: 'member', member };
    }
  }
  return { end: 'folder' };
}

/** Some writers list no folders: one is there where something lies in it. */
function isFolder(index: ArchiveIndex, names: SortedNames, name: string, member: number): boolean {
  if (member >= 0 && index.kind(member) === 'folder') return true;
  // '0' follows '/'.
  return names.firstFrom(`${name}/`) < names.firstFrom(`${name}0`);
}
