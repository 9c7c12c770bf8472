import { sortNames, type ArchiveIndex } from '../formats/archive.ts';
import { readTar } from '../formats/tar/index.ts';
import { readZip } from '../formats/zip/index.ts';
import { EvidenceError, type FileTicket, type Limits, type SourceProblem } from '../model/index.ts';
import { archiveKindOf } from './archive-kind.ts';
import type { Container, ContainerProblem, Entry, EntryName } from './container.ts';
import { packedTar } from './packed-tar.ts';
import type { Platform } from './platform.ts';
import { unpackedMembers } from './unpacked-members.ts';

/**
 * Opens an archive by what it begins with: zip, tar or tar.gz. `undefined` where it is none of them.
 * Throws `EvidenceError` where it is one and cannot be read at all.
 */
export async function openArchive(
  platform: Platform,
  ticket: FileTicket,
  storedIn: readonly string[],
  limits: Limits,
): Promise<Container | undefined> {
  const file = platform.open(ticket);
  switch (archiveKindOf(file)) {
    case 'zip': {
      // The index reads local headers later: the file stays open with it.
      const index = readZip(file, ticket, limits);
      return zipContainer(platform, index, storedIn, () => {
        file.close();
      });
    }
    case 'tar': {
      const index = readTar(file, ticket, limits);
      file.close();
      return tarContainer(index, index, storedIn);
    }
    case 'gzip': {
      file.close();
      const packed = await packedTar(platform, ticket, limits);
      if (packed === undefined) return undefined;
      return { ...tarContainer(packed.index, packed.index, storedIn), stage: packed.stage };
    }
    case undefined:
      file.close();
      return undefined;
  }
}

function zipContainer(
  platform: Platform,
  index: ArchiveIndex,
  storedIn: readonly string[],
  close: () => void,
): Container {
  const unpacked = unpackedMembers(platform);
  const container = archiveContainer(index, storedIn, close, (member) => {
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

function tarContainer(
  index: ArchiveIndex,
  links: { sameAs(member: number): string | undefined },
  storedIn: readonly string[],
): Container {
  const container: ReturnType<typeof archiveContainer> = archiveContainer(
    index,
    storedIn,
    () => undefined,
    (member) => {
      // A hard link has the content of another member, and that one is never a link.
      const target = links.sameAs(member);
      if (target === undefined) return index.content(member);
      const same = container.member(target);
      if (same >= 0 && links.sameAs(same) === undefined) return index.content(same);
      throw new EvidenceError('missing', 'a hard link to a member that is not there');
    },
  );
  return container;
}

function archiveContainer(
  index: ArchiveIndex,
  storedIn: readonly string[],
  close: () => void,
  contentOf: (member: number) => Pick<Entry, 'content' | 'problems'>,
): Container & { member(name: string): number } {
  const names = sortNames(index);
  // Whatever is wrong with an index can have cost names of it.
  const problems: ContainerProblem[] = index.problems.map((problem) => ({ ...problem, hides: '' }));
  if (names.duplicates > 0) {
    problems.push({
      code: 'malformed',
      detail: `${names.duplicates} members have the name of another; the last of each name counts`,
    });
  }

  function* walk(folder: string): Iterable<EntryName> {
    const prefix = folder === '' ? '' : `${folder}/`;
    for (let place = names.firstFrom(prefix); place < names.order.length; place++) {
      const member = names.order[place]!;
      const name = index.name(member);
      if (!name.startsWith(prefix)) return;
      const kind = index.kind(member);
      if (kind !== 'folder') yield { name, kind, size: index.size(member) };
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
      const size = index.size(member);
      if (kind === 'link') return unreadable(name, size, 'link-not-followed', `${name} is a link`);
      if (kind !== 'file') return unreadable(name, size, 'unsupported', `${name} is no file`);
      try {
        return { name, size, ...contentOf(member) };
      } catch (error) {
        if (!(error instanceof EvidenceError)) throw error;
        return unreadable(name, size, error.code, error.message);
      }
    },
    member: (name) => names.find(name),
    walk,
    problems,
    close,
  };
}

function unreadable(
  name: string,
  size: number,
  code: SourceProblem['code'],
  detail: string,
): Entry {
  return { name, size, content: { kind: 'unreadable', code, detail }, problems: [] };
}
