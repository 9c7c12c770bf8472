import { memoryFile } from '../../bytes/memory-file.ts';
import { gunzip, looksLikeGzip } from '../../formats/gzip/index.ts';
import {
  EvidenceError,
  type Limits,
  type ProblemDraft,
  type RandomAccessFile,
} from '../../model/index.ts';

/**
 * A file that the phone itself packed (`.gz`, as old logs are), unpacked in memory, so that no artifact needs to know.
 * Every other file as it is. What could not be unpacked is told, and the rest is read.
 */
export function unpackedFile(
  file: RandomAccessFile,
  devicePath: string,
  limits: Limits,
  tell: (problem: ProblemDraft) => void,
): RandomAccessFile {
  if (!devicePath.endsWith('.gz') || !looksLikeGzip(file.read(0, 3))) return file;
  const most = limits.maxDocumentBytes;
  if (file.size > most) {
    throw new EvidenceError('limit-exceeded', `a packed file of ${file.size} bytes`);
  }
  const { bytes, fault: inside, behind } = gunzip(file.read(0, file.size), most);
  const fault = inside ?? behind;
  if (fault !== undefined) {
    if (bytes.length === 0) throw fault;
    tell({ kind: 'problem', code: fault.code, detail: fault.message });
  }
  return memoryFile(bytes);
}
