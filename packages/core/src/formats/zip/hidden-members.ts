import { viewOf } from '../../bytes/byte-arrays.ts';
import { isEvidenceError, type RandomAccessFile } from '../../model/index.ts';

const localSignature = 0x04034b50;
const localHeaderBytes = 30;
/** What may stand behind the content of a member (APPNOTE.TXT 4.3.9). */
const longestDescriptor = 24;
/** A whole phone has 300,000 members, and each look is a seek on a disk: the widest gaps alone are looked into. */
const mostLooks = 256;

/**
 * Whether members stand in `[from, to)` of a zip that its directory does not list, by what lies between those that it does. Tools leave none;
 * damage of the directory does, and so does whoever takes a file off the list. `starts` and `packedSizes` are of those that are listed.
 */
export function hasHiddenMember(
  file: RandomAccessFile,
  starts: readonly number[],
  packedSizes: readonly number[],
  from: number,
  to: number,
): boolean {
  const order = starts.map((_, member) => member).sort((a, b) => starts[a]! - starts[b]!);
  const first = order.length === 0 ? to : starts[order[0]!]!;
  if (first >= from + localHeaderBytes && beginsAt(file, from)) return true;
  const gaps = order.map((member, index) => {
    const next = index + 1 < order.length ? starts[order[index + 1]!]! : to;
    return { member, next, width: next - starts[member]! - packedSizes[member]! };
  });
  // Each has room for its own header, and some more for its name and extra fields.
  const wide = gaps.filter(({ width }) => width > 2 * localHeaderBytes);
  wide.sort((a, b) => b.width - a.width || a.member - b.member);
  return wide
    .slice(0, mostLooks)
    .some(({ member, next }) => isFollowed(file, starts[member]!, packedSizes[member]!, next));
}

/** Whether another member begins behind one, before `next`. What a failing disk does not give is told where the one before it is opened. */
function isFollowed(
  file: RandomAccessFile,
  start: number,
  packedSize: number,
  next: number,
): boolean {
  try {
    const header = file.read(start, localHeaderBytes);
    if (!isLocalHeader(header, 0) || header.length < localHeaderBytes) return false;
    const view = viewOf(header);
    const names = view.getUint16(26, true) + view.getUint16(28, true);
    const end = start + localHeaderBytes + names + packedSize;
    if (end + localHeaderBytes > next) return false;
    const behind = file.read(end, Math.min(next - end, longestDescriptor + 4));
    for (let at = 0; at + 4 <= behind.length; at++) if (isLocalHeader(behind, at)) return true;
  } catch (error) {
    if (!isEvidenceError(error)) throw error;
  }
  return false;
}

function beginsAt(file: RandomAccessFile, at: number): boolean {
  try {
    return isLocalHeader(file.read(at, 4), 0);
  } catch (error) {
    if (!isEvidenceError(error)) throw error;
    return false;
  }
}

function isLocalHeader(bytes: Uint8Array, at: number): boolean {
  return bytes.length >= at + 4 && viewOf(bytes).getUint32(at, true) === localSignature;
}
