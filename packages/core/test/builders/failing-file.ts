import { memoryFile } from '../../src/bytes/memory-file.ts';
import { EvidenceError, type RandomAccessFile } from '../../src/model/index.ts';

/** A file on a disk that fails to give some bytes of it: whatever asks for any of them gets none. */
export function failingFile(bytes: Uint8Array, from: number, length: number): RandomAccessFile {
  const file = memoryFile(bytes);
  const demand = (offset: number, count: number): void => {
    if (offset < from + length && offset + count > from)
      throw new EvidenceError('disk-error', 'a file of the evidence cannot be read: EIO');
  };
  return {
    ...file,
    read: (offset, count) => (demand(offset, count), file.read(offset, count)),
    readInto: (target, offset) => (demand(offset, target.length), file.readInto(target, offset)),
  };
}
