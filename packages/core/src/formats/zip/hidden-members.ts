import { viewOf } from '../../bytes/byte-arrays.ts';
import { isEvidenceError, type RandomAccessFile } from '../../model/index.ts';
import { localHeader, localHeaderBytes, localSignature } from './local-header.ts';

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
  const isFirst = (): boolean => localHeader(file, from).content >= from;
  if (first >= from + localHeaderBytes && isThere(isFirst)) return true;
  const gaps = order.map((member, index) => {
    const next = index + 1 < order.length ? starts[order[index + 1]!]! : to;
    return { member, next, width: next - starts[member]! - packedSizes[member]! };
  });
  // Each has room for its own header, and some more for its name and extra fields.
  const wide = gaps.filter(({ width }) => width > 2 * localHeaderBytes);
  wide.sort((a, b) => b.width - a.width || a.member - b.member);
  return wide
    .slice(0, mostLooks)
    .some(({ member, next }) =>
      isThere(() => isFollowed(file, starts[member]!, packedSizes[member]!, next)),
    );
}

/** Whether another member begins behind one, before `next`. */
function isFollowed(
  file: RandomAccessFile,
  start: number,
  packedSize: number,
  next: number,
): boolean {
  const end = localHeader(file, start).content + packedSize;
  if (end + localHeaderBytes > next) return false;
  const behind = viewOf(file.read(end, Math.min(next - end, longestDescriptor + 4)));
  for (let at = 0; at + 4 <= behind.byteLength; at++)
    if (behind.getUint32(at, true) === localSignature) return true;
  return false;
}

/** False where no local header stands, or the disk fails: that is told where the member is opened. */
function isThere(look: () => boolean): boolean {
  try {
    return look();
  } catch (error) {
    if (!isEvidenceError(error)) throw error;
    return false;
  }
}
