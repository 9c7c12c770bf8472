import { viewOf } from '../../bytes/byte-arrays.ts';
import { EvidenceError, type RandomAccessFile } from '../../model/index.ts';

/** What a local header begins with, and its bytes but for the names behind it (APPNOTE.TXT 4.3.7). */
export const localSignature = 0x04034b50;
export const localHeaderBytes = 30;

/** Where the content of a member begins, which its local header alone tells; throws `malformed` where none stands at `headerOffset`. */
export function contentOffset(file: RandomAccessFile, headerOffset: number): number {
  const header = file.read(headerOffset, localHeaderBytes);
  const view = viewOf(header);
  if (header.length < localHeaderBytes || view.getUint32(0, true) !== localSignature) {
    throw new EvidenceError('malformed', `no local header at byte ${headerOffset}`);
  }
  return headerOffset + localHeaderBytes + view.getUint16(26, true) + view.getUint16(28, true);
}
