import { crc32 } from '../bytes/crc32.ts';
import {
  isEvidenceError,
  type FileTicket,
  type Limits,
  type RandomAccessFile,
  type SourceProblem,
} from '../model/index.ts';

const pieceBytes = 2 ** 20;

/**
 * Holds an archive without checksums of its own against the one that the archive around it tells of it: none of its members could tell by itself
 * that it is damaged. What cannot be read to its end, or is too large to be, is told too.
 */
export function sumFault(
  file: RandomAccessFile,
  ticket: FileTicket,
  limits: Limits,
): readonly SourceProblem[] {
  if (ticket.kind !== 'part' || ticket.crc32 === undefined) return [];
  if (file.size > limits.maxFileBytes) {
    return [{ code: 'limit-exceeded', detail: 'too large to compare its checksum' }];
  }
  try {
    let sum = 0;
    for (let at = 0; at < file.size;) {
      const piece = file.read(at, pieceBytes);
      if (piece.length === 0) break;
      sum = crc32(piece, sum);
      at += piece.length;
    }
    if (sum === ticket.crc32) return [];
    const detail = 'the checksum of the archive around it does not fit what is stored';
    return [{ code: 'malformed', detail }];
  } catch (error) {
    if (!isEvidenceError(error)) throw error;
    return [{ code: error.code, detail: error.message }];
  }
}
