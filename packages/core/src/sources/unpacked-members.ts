import {
  EvidenceError,
  isEvidenceError,
  type FileTicket,
  type UnreadableContent,
} from '../model/index.ts';
import type { Platform } from './platform.ts';

/** A packed member up to this size is unpacked in memory by whoever opens it; what is larger goes to the scratch folder first. */
const largestInMemory = 2 ** 24;

/** Up to here nobody asks how well something was packed. */
const freeBytes = 2 ** 32;
const maxRatio = 200;

/** Most bytes that packed bytes may become on the disk: databases of phones unpack to ten or twenty times, bombs to a thousand. */
export function mostUnpacked(packedBytes: number): number {
  return Math.max(freeBytes, packedBytes * maxRatio);
}

type DeflateTicket = FileTicket & { readonly kind: 'deflate' };

/**
 * Large packed members of a zip, unpacked once into the scratch folder, so that they can be read at random without holding them in memory.
 * Where there is no scratch folder the member keeps its packed ticket.
 */
export function unpackedMembers(platform: Platform): {
  unpack(member: number, ticket: DeflateTicket): Promise<void>;
  replace(member: number, content: FileTicket | UnreadableContent): FileTicket | UnreadableContent;
} {
  const done = new Map<number, FileTicket | UnreadableContent>();
  return {
    unpack: async (member, ticket) => {
      if (ticket.size <= largestInMemory || platform.scratch === undefined || done.has(member)) {
        return;
      }
      const file = platform.scratch.create();
      try {
        if (ticket.size > mostUnpacked(ticket.packedSize)) {
          throw new EvidenceError('limit-exceeded', `a packed member of ${ticket.size} bytes`);
        }
        await platform.inflate(ticket, (piece) => {
          file.append(piece);
          return 'more';
        });
        done.set(member, file.finish());
      } catch (error) {
        file.finish();
        if (!isEvidenceError(error)) throw error;
        done.set(member, { kind: 'unreadable', code: error.code, detail: error.message });
      }
    },
    replace: (member, content) => done.get(member) ?? content,
  };
}
