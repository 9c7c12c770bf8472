import { archiveName, type ArchiveIndex, type MemberContent } from '../archive.ts';
import type { EntryKind, FileTicket, SourceProblem, SparseRun } from '../../model/index.ts';

/** What the headers say of one member. */
export interface TarMember {
  readonly rawName: string;
  readonly kind: EntryKind;
  /** Of the file as the device had it. */
  readonly size: number;
  /** Where its stored bytes begin in the tar, and how many they are. */
  readonly offset: number;
  readonly storedSize: number;
  /** Unix seconds; NaN where the header tells none. */
  readonly modified: number;
  readonly runs?: readonly SparseRun[];
  /** For a hard link: the member whose content it has. */
  readonly sameAs?: string;
  /** For a symbolic link where it leads, as it is written. */
  readonly leadsTo?: string;
  readonly problems?: readonly SourceProblem[];
}

/** What a tar is told that has more behind its end mark than zeros: perhaps another one. */
export const moreBehindEnd: SourceProblem = {
  code: 'malformed',
  detail: 'there are bytes behind the end mark of the archive',
};

/** Damaged places that are kept apart, at most. */
const mostDoubtful = 100;

/** Where the bytes of a tar can be had: the tar itself, or what was kept of it while it was unpacked. */
export type StoredPart = (offset: number, size: number) => FileTicket | undefined;

/** The members of a tar, in columns; the few that are special in maps. */
export class TarMembers implements ArchiveIndex {
  readonly problems: SourceProblem[] = [];
  readonly around: SourceProblem[] = [];
  private readonly doubtful: { readonly from: number; readonly to: number }[] = [];
  private end = Infinity;
  private readonly names: string[] = [];
  private readonly kinds: EntryKind[] = [];
  private readonly sizes: number[] = [];
  private readonly offsets: number[] = [];
  private readonly storedSizes: number[] = [];
  private readonly times: number[] = [];
  private readonly runs = new Map<number, readonly SparseRun[]>();
  private readonly hardLinks = new Map<number, string>();
  private readonly symbolicLinks = new Map<number, string>();
  private readonly memberProblems = new Map<number, readonly SourceProblem[]>();
  private readonly storedPart: StoredPart;

  constructor(storedPart: StoredPart) {
    this.storedPart = storedPart;
  }

  add(member: TarMember): void {
    const index = this.names.length;
    this.names.push(archiveName(member.rawName));
    this.kinds.push(member.kind);
    this.sizes.push(member.size);
    this.offsets.push(member.offset);
    this.storedSizes.push(member.storedSize);
    this.times.push(member.modified);
    if (member.runs !== undefined) this.runs.set(index, member.runs);
    if (member.sameAs !== undefined) this.hardLinks.set(index, archiveName(member.sameAs));
    if (member.leadsTo !== undefined) this.symbolicLinks.set(index, member.leadsTo);
    if (member.problems !== undefined) this.memberProblems.set(index, member.problems);
  }

  /** Bytes of the tar that damage may have changed: members that lie there are told as doubtful. */
  doubt(range: { readonly from: number; readonly to: number }): void {
    if (this.doubtful.length < mostDoubtful) this.doubtful.push(range);
    else this.doubtful[0] = { from: 0, to: Infinity };
  }

  /** Where the bytes of the tar ended, if before they should. */
  endAt(position: number): void {
    this.end = position;
  }

  get count(): number {
    return this.names.length;
  }

  name(member: number): string {
    return this.names[member]!;
  }

  kind(member: number): EntryKind {
    return this.kinds[member]!;
  }

  size(member: number): number {
    return this.sizes[member]!;
  }

  modified(member: number): number | undefined {
    const modified = this.times[member]!;
    return Number.isNaN(modified) ? undefined : modified;
  }

  /** Where the stored bytes of a member lie in the tar. */
  storedAt(member: number): { readonly offset: number; readonly size: number } {
    return { offset: this.offsets[member]!, size: this.storedSizes[member]! };
  }

  /** For a hard link the name of the member that has its content. */
  sameAs(member: number): string | undefined {
    return this.hardLinks.get(member);
  }

  /** For a symbolic link where it leads, as it is written. */
  leadsTo(member: number): string | undefined {
    return this.symbolicLinks.get(member);
  }

  content(member: number): MemberContent {
    const { offset, size } = this.storedAt(member);
    const problems = [...(this.memberProblems.get(member) ?? []), ...this.#damageAt(offset, size)];
    const of = this.storedPart(offset, size);
    if (of === undefined) {
      const detail = 'the member was not unpacked from the archive';
      const code = offset >= this.end ? 'truncated' : 'limit-exceeded';
      return { content: { kind: 'unreadable', code, detail }, problems };
    }
    const runs = this.runs.get(member);
    if (runs === undefined) return { content: of, problems };
    return {
      content: { kind: 'part', of, offset: 0, size: this.size(member), runs },
      problems,
    };
  }

  *#damageAt(offset: number, size: number): Iterable<SourceProblem> {
    if (offset + size > this.end) {
      yield { code: 'truncated', detail: 'the archive ends within the member' };
    }
    if (size > 0 && this.doubtful.some(({ from, to }) => offset < to && offset + size > from)) {
      yield { code: 'damaged-archive', detail: 'the member lies in a damaged part of the archive' };
    }
  }
}
