import { crc32, inflateRawSync } from 'node:zlib';
import {
  EvidenceError,
  memoryFile,
  type FileTicket,
  type RandomAccessFile,
} from '@athar/core/reading';

/**
 * Largest packed member that is unpacked in memory. Larger ones are unpacked into the scratch folder
 * when the evidence is listed; without one they are told as over the limit.
 */
const maxInflatedBytes = 2 ** 26;

/** Deflate cannot do better than this: what claims more is a bomb or damaged. */
const maxRatio = 1032;

/** Unpacks a zip member in memory, and checks its length and CRC-32. */
export function inflatedFile(
  stored: RandomAccessFile,
  ticket: FileTicket & { readonly kind: 'deflate' },
): RandomAccessFile {
  try {
    checkClaims(ticket, stored.size);
    if (ticket.size > maxInflatedBytes) {
      throw new EvidenceError('limit-exceeded', `a packed member of ${ticket.size} bytes`);
    }
    const bytes = inflate(stored.read(ticket.offset, ticket.packedSize), ticket.size);
    if (bytes.length !== ticket.size) {
      throw new EvidenceError(
        'malformed',
        `packed member holds ${bytes.length} bytes, not ${ticket.size}`,
      );
    }
    if (crc32(bytes) !== ticket.crc32) {
      throw new EvidenceError('malformed', 'CRC-32 of a packed member does not fit');
    }
    return memoryFile(bytes);
  } finally {
    stored.close();
  }
}

/** Throws where what an archive says about a packed member cannot be. */
export function checkClaims(
  ticket: FileTicket & { readonly kind: 'deflate' },
  storedSize: number,
): void {
  if (ticket.offset + ticket.packedSize > storedSize) {
    throw new EvidenceError('truncated', 'a packed member reaches beyond the archive');
  }
  if (ticket.size > ticket.packedSize * maxRatio + maxRatio) {
    throw new EvidenceError(
      'limit-exceeded',
      `${ticket.packedSize} packed bytes cannot hold ${ticket.size}`,
    );
  }
}

function inflate(packed: Uint8Array, size: number): Uint8Array {
  if (size === 0 && packed.length === 0) return packed;
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, size) });
  } catch (cause) {
    throw new EvidenceError('malformed', 'a packed member cannot be unpacked', { cause });
  }
}
