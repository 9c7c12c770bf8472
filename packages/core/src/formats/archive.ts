import { compareUtf8 } from '../bytes/utf8-order.ts';
import type { EntryKind, FileTicket, SourceProblem, UnreadableContent } from '../model/index.ts';

/** What is inside one member of an archive. */
export interface MemberContent {
  readonly content: FileTicket | UnreadableContent;
  /** What is wrong although it can be opened. */
  readonly problems: readonly SourceProblem[];
}

/** The index of an archive, in the archive's own order. Held in columns: there may be millions. */
export interface ArchiveIndex {
  readonly count: number;
  /** As `archiveName` makes it; empty for the archive's own top folder. */
  name(member: number): string;
  kind(member: number): EntryKind;
  /** What the archive claims. */
  size(member: number): number;
  /** When it was last changed, in Unix seconds; `undefined` where the archive does not tell, or only on a clock of unknown zone. */
  modified(member: number): number | undefined;
  content(member: number): MemberContent;
  readonly problems: readonly SourceProblem[];
  /** What is wrong around the archive, and cost none of its names. */
  readonly around?: readonly SourceProblem[];
}

/**
 * The name of a member as all archives share it: components separated by `/`, without a leading slash, drive letter, `.` or empty
 * components. `..` stays: it is only a name, and never resolved.
 */
export function archiveName(raw: string): string {
  const simple = raw.includes('\\') ? raw.replaceAll('\\', '/') : raw;
  if (!/(?:^|\/)(?:\.?(?:\/|$))|^[A-Za-z]:\//.test(simple)) return simple;
  return simple
    .replace(/^[A-Za-z]:\//, '')
    .split('/')
    .filter((part) => part !== '' && part !== '.')
    .join('/');
}

/** Members of an archive in the byte order of their names; of equal names the last member counts, as in every unpacker. */
export interface SortedNames {
  /** Members, one for each name. */
  readonly order: Uint32Array;
  readonly duplicates: number;
  /** Whether others have the name of this member, which is the one that counts. */
  isRepeated(member: number): boolean;
  /** Place in `order` of the first name that is not before this one. */
  firstFrom(name: string): number;
  /** The member with this name; -1 where there is none. */
  find(name: string): number;
}

/** Members in the byte order of their names (UTF-8). Of several with one name the last in the archive stays, as when it is unpacked. */
export function sortNames(index: ArchiveIndex): SortedNames {
  const all = new Uint32Array(index.count);
  for (let member = 0; member < all.length; member++) all[member] = member;
  // Of equal names the last comes first, and stays when the others are dropped.
  // The engine's own comparison is several times faster, and right where no character lies beyond the surrogates' first.
  let isSimple = true;
  for (const member of all) isSimple &&= !/[\ud800-\uffff]/.test(index.name(member));
  all.sort((a, b) => {
    const [x, y] = [index.name(a), index.name(b)];
    if (!isSimple) return compareUtf8(x, y) || b - a;
    return x < y ? -1 : x > y ? 1 : b - a;
  });
  let kept = 0;
  let duplicates = 0;
  const repeated = new Set<number>();
  for (const member of all) {
    const name = index.name(member);
    if (name === '') continue;
    if (kept > 0 && index.name(all[kept - 1]!) === name) {
      // Two folders of one name are one folder.
      if (index.kind(member) !== 'folder') {
        duplicates += 1;
        repeated.add(all[kept - 1]!);
      }
      continue;
    }
    all[kept++] = member;
  }
  const order = all.subarray(0, kept);
  const firstFrom = (name: string): number => {
    let low = 0;
    let high = order.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (compareUtf8(index.name(order[middle]!), name) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return {
    order,
    duplicates,
    isRepeated: (member) => repeated.has(member),
    firstFrom,
    find: (name) => {
      const member = order[firstFrom(name)];
      return member !== undefined && index.name(member) === name ? member : -1;
    },
  };
}
