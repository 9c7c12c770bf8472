import { viewOf } from '../../bytes/byte-arrays.ts';
import { EvidenceError, type RandomAccessFile } from '../../model/index.ts';

/** What a local header begins with (APPNOTE.TXT 4.3.7). */
export const localSignature = 0x04034b50;
/** Bytes of a local header without the name and the extra field behind it. */
export const localHeaderBytes = 30;

/** What stands before the content of a member. */
export interface LocalHeader {
  /** Where the content begins, which this alone tells. */
  readonly content: number;
  /** Whether it says that there is content; it may leave that to a record behind it. */
  readonly hasContent: boolean;
}

/** Throws `malformed` where none stands at `offset`. */
export function localHeader(file: RandomAccessFile, offset: number): LocalHeader {
  const header = file.read(offset, localHeaderBytes);
  const view = viewOf(header);
  if (header.length < localHeaderBytes || view.getUint32(0, true) !== localSignature) {
    throw new EvidenceError('malformed', `no local header at byte ${offset}`);
  }
  const [crc32, size] = [view.getUint32(14, true), view.getUint32(22, true)];
  const names = view.getUint16(26, true) + view.getUint16(28, true);
  return { content: offset + localHeaderBytes + names, hasContent: crc32 !== 0 && size !== 0 };
}
