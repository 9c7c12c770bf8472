import { archiveName, type ArchiveIndex, type MemberContent, type MemberKind } from '../archive.ts';
import type { FileTicket, SourceProblem, SparseRun } from '../../model/index.ts';

/** What the headers say of one member. */
export interface TarMember {
  readonly rawName: string;
  readonly kind: MemberKind;
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
  readonly problems?: readonly SourceProblem[];
}

/** Where the bytes of a tar can be had: the tar itself, or what was kept of it while it was unpacked. */
export type StoredPart = (offset: number, size: number) => FileTicket | undefined;

/** The members of a tar, in columns; the few that are special in maps. */
export class TarMembers implements ArchiveIndex {
  readonly problems: SourceProblem[] = [];
  readonly #names: string[] = [];
  readonly #kinds: MemberKind[] = [];
  readonly #sizes: number[] = [];
  readonly #offsets: number[] = [];
  readonly #storedSizes: number[] = [];
  readonly #modified: number[] = [];
  readonly #runs = new Map<number, readonly SparseRun[]>();
  readonly #sameAs = new Map<number, string>();
  readonly #memberProblems = new Map<number, readonly SourceProblem[]>();
  readonly #storedPart: StoredPart;

  constructor(storedPart: StoredPart) {
    this.#storedPart = storedPart;
  }

  add(member: TarMember): void {
    const index = this.#names.length;
    this.#names.push(archiveName(member.rawName));
    this.#kinds.push(member.kind);
    this.#sizes.push(member.size);
    this.#offsets.push(member.offset);
    this.#storedSizes.push(member.storedSize);
    this.#modified.push(member.modified);
    if (member.runs !== undefined) this.#runs.set(index, member.runs);
    if (member.sameAs !== undefined) this.#sameAs.set(index, archiveName(member.sameAs));
    if (member.problems !== undefined) this.#memberProblems.set(index, member.problems);
  }

  get count(): number {
    return this.#names.length;
  }

  name(member: number): string {
    return this.#names[member]!;
  }

  kind(member: number): MemberKind {
    return this.#kinds[member]!;
  }

  size(member: number): number {
    return this.#sizes[member]!;
  }

  modified(member: number): number | undefined {
    const modified = this.#modified[member]!;
    return Number.isNaN(modified) ? undefined : modified;
  }

  /** Where the stored bytes of a member lie in the tar. */
  storedAt(member: number): { readonly offset: number; readonly size: number } {
    return { offset: this.#offsets[member]!, size: this.#storedSizes[member]! };
  }

  /** For a hard link the name of the member that has its content. */
  sameAs(member: number): string | undefined {
    return this.#sameAs.get(member);
  }

  content(member: number): MemberContent {
    const problems = this.#memberProblems.get(member) ?? [];
    const { offset, size } = this.storedAt(member);
    const of = this.#storedPart(offset, size);
    if (of === undefined) {
      const detail = 'the member was not unpacked from the archive';
      return { content: { kind: 'unreadable', code: 'limit-exceeded', detail }, problems };
    }
    const runs = this.#runs.get(member);
    if (runs === undefined) return { content: of, problems };
    return {
      content: { kind: 'part', of, offset: 0, size: this.size(member), runs },
      problems,
    };
  }
}
