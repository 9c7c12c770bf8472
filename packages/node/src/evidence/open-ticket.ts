import {
  EvidenceError,
  memoryFile,
  partOf,
  sparseFile,
  type FileTicket,
  type RandomAccessFile,
} from '@athar/core/reading';
import { aesCbcFile } from './aes-cbc-file.ts';
import { diskFile } from './disk-file.ts';
import { inflatedFile } from './inflated-file.ts';

/** Archive in archive in encryption: deeper nesting is not evidence. */
const maxNesting = 16;

/** Opens what a ticket names, in any thread. Throws `EvidenceError` where the bytes cannot be had. */
export function openTicket(ticket: FileTicket): RandomAccessFile {
  return open(ticket, 0);
}

function open(ticket: FileTicket, depth: number): RandomAccessFile {
  if (depth > maxNesting) throw new EvidenceError('limit-exceeded', 'files nested too deeply');
  switch (ticket.kind) {
    case 'path':
      return diskFile(ticket.path);
    case 'memory':
      return memoryFile(ticket.bytes);
    case 'part': {
      const of = open(ticket.of, depth + 1);
      if (ticket.runs === undefined) return partOf(of, ticket.offset, ticket.size);
      return closing(of, () =>
        sparseFile(partOf(of, ticket.offset, of.size), ticket.runs!, ticket.size),
      );
    }
    case 'deflate':
      return inflatedFile(open(ticket.of, depth + 1), ticket);
    case 'aes-cbc': {
      const stored = open(ticket.of, depth + 1);
      return closing(stored, () => aesCbcFile(stored, ticket.key, ticket.padded));
    }
  }
}

/** Closes the inner file where the outer one cannot be made. */
function closing(inner: RandomAccessFile, make: () => RandomAccessFile): RandomAccessFile {
  try {
    return make();
  } catch (error) {
    inner.close();
    throw error;
  }
}
