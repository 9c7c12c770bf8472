import { viewOf } from '../../bytes/byte-arrays.ts';
import { isEvidenceError, type RandomAccessFile } from '../../model/index.ts';
import { archiveName } from '../archive.ts';
import { localHeaderBytes, localSignature } from './local-header.ts';
import { utf8Text, zipText } from './zip-text.ts';

/** Each look is a seek on a disk. A whole phone has a hundred times as many members: of those, none is looked at. */
const mostLooks = 4096;
/** Where the directory alone tells the names (APPNOTE.TXT 4.4.4), or the member is locked. */
const maskedFlags = 0x2001;

/**
 * How many members have another name in the directory than in their own headers: the directory alone is read to list an archive, and a file that is
 * renamed there, by damage or by hand, is none of those that are looked for. `names` are those of the directory.
 */
export function countOtherNames(
  file: RandomAccessFile,
  names: readonly string[],
  starts: readonly number[],
): number {
  if (names.length > mostLooks) return 0;
  return names.filter((name, member) => hasOtherName(file, name, starts[member]!)).length;
}

/** False where no local header stands, or the disk fails: that is told where the member is opened. */
function hasOtherName(file: RandomAccessFile, name: string, start: number): boolean {
  try {
    const expected = localHeaderBytes + 3 * name.length + 64;
    const header = file.read(start, expected);
    const view = viewOf(header);
    if (header.length < localHeaderBytes || view.getUint32(0, true) !== localSignature)
      return false;
    if ((view.getUint16(6, true) & maskedFlags) !== 0) return false;
    const nameEnd = localHeaderBytes + view.getUint16(26, true);
    // A name so much longer is none that a code page makes of it.
    if (nameEnd > header.length) return header.length === expected;
    const own = header.subarray(localHeaderBytes, nameEnd);
    const extra = header.subarray(nameEnd, nameEnd + view.getUint16(28, true));
    // A name in the code page of a computer may be in UTF-8 in the directory.
    return utf8Text(own) !== undefined && archiveName(zipText(own, extra)) !== name;
  } catch (error) {
    if (!isEvidenceError(error)) throw error;
    return false;
  }
}
