import type { ArchiveIndex } from '../formats/archive.ts';
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
import { archiveContainer, type ArchiveContainer } from './archive-container.ts';
import { archiveKindOf } from './archive-kind.ts';
import { longestTarget, type ArchiveLinks } from './archive-links.ts';
import type { Container } from './container.ts';
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
  const container = archiveContainer({
    index,
    links,
    storedIn,
    close,
    contentOf: (member) => {
      const content = index.content(member);
      return { ...content, content: unpacked.replace(member, content.content) };
    },
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

function tarContainer(index: TarMembers, storedIn: readonly string[]): ArchiveContainer {
  return archiveContainer({
    index,
    links: index,
    storedIn,
    close: () => undefined,
    contentOf: (member) => index.content(member),
  });
}
