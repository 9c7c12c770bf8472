import { viewOf } from '../../bytes/byte-arrays.ts';
import type { RandomAccessFile } from '../../model/index.ts';

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
  if (first >= from + localHeaderBytes && isLocalHeader(file.read(from, 4), 0)) return true;
  const gaps = order.map((member, index) => {
    const next = index + 1 < order.length ? starts[order[index + 1]!]! : to;
    return { member, next, width: next - starts[member]! - packedSizes[member]! };
  });
  // Each has room for its own header, and some more for its name and extra fields.
  const wide = gaps.filter(({ width }) => width > 2 * localHeaderBytes);
  wide.sort((a, b) => b.width - a.width || a.member - b.member);
  return wide.slice(0, mostLooks).some(({ member, next }) => {
    const header = file.read(starts[member]!, localHeaderBytes);
    if (!isLocalHeader(header, 0) || header.length < localHeaderBytes) return false;
    const view = viewOf(header);
    const names = view.getUint16(26, true) + view.getUint16(28, true);
    const end = starts[member]! + localHeaderBytes + names + packedSizes[member]!;
    if (end + localHeaderBytes > next) return false;
    const behind = file.read(end, Math.min(next - end, longestDescriptor + 4));
    for (let at = 0; at + 4 <= behind.length; at++) if (isLocalHeader(behind, at)) return true;
    return false;
  });
}

function isLocalHeader(bytes: Uint8Array, at: number): boolean {
  return bytes.length >= at + 4 && viewOf(bytes).getUint32(at, true) === localSignature;
}
