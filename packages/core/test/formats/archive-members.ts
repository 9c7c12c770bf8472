import { execFileSync } from 'node:child_process';
import { inflateRawSync } from 'node:zlib';
import { memoryFile } from '../../src/bytes/memory-file.ts';
import { partOf, sparseFile } from '../../src/bytes/part-file.ts';
import type { ArchiveIndex } from '../../src/formats/archive.ts';
import type { FileTicket, RandomAccessFile } from '../../src/model/index.ts';

/** What a test sees of a member: its content as text, or why there is none. */
export interface SeenMember {
  readonly name: string;
  readonly kind: string;
  readonly text: string;
  readonly problems: readonly string[];
}

export function membersOf(index: ArchiveIndex): SeenMember[] {
  return Array.from({ length: index.count }, (_, member) => {
    const { content, problems } = index.content(member);
    return {
      name: index.name(member),
      kind: index.kind(member),
      text:
        index.kind(member) !== 'file'
          ? ''
          : content.kind === 'unreadable'
            ? `unreadable: ${content.code}`
            : new TextDecoder().decode(bytesOf(content)),
      problems: problems.map(({ code }) => code),
    };
  });
}

export function bytesOf(ticket: FileTicket): Uint8Array {
  const file = open(ticket);
  return file.read(0, file.size);
}

function open(ticket: FileTicket): RandomAccessFile {
  switch (ticket.kind) {
    case 'memory':
      return memoryFile(ticket.bytes);
    case 'part': {
      const of = open(ticket.of);
      return ticket.runs === undefined
        ? partOf(of, ticket.offset, ticket.size)
        : sparseFile(partOf(of, ticket.offset, of.size), ticket.runs, ticket.size);
    }
    case 'deflate':
      return memoryFile(
        new Uint8Array(inflateRawSync(open(ticket.of).read(ticket.offset, ticket.packedSize))),
      );
    default:
      throw new Error(`not in archives: ${ticket.kind}`);
  }
}

/** Whether a command of the system is there; tests that need it are skipped where it is not. */
export function hasCommand(command: string): boolean {
  try {
    execFileSync(command, ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
