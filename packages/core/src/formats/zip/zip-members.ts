import { archiveName, type ArchiveIndex, type MemberContent } from '../archive.ts';
import {
  EvidenceError,
  type EntryKind,
  type FileTicket,
  type RandomAccessFile,
  type SourceProblem,
} from '../../model/index.ts';
import { hasHiddenMember } from './hidden-members.ts';
import { localHeader, localHeaderBytes, type LocalHeader } from './local-header.ts';
import { countOtherNames } from './other-names.ts';
import { overlapping } from './overlaps.ts';

/** Method of a member that is not packed (APPNOTE, 4.4.5). */
export const stored = 0;
const deflated = 8;

/** What the directory, or a local header, says of one member. */
export interface ZipMember {
  readonly rawName: string;
  readonly method: number;
  readonly flags: number;
  readonly crc32: number;
  readonly packedSize: number;
  readonly size: number;
  /** Of the local header. */
  readonly headerOffset: number;
  /** Unix mode, 0 where the archive has none. */
  readonly mode: number;
  /** Unix seconds; NaN where the archive tells only the wall clock of whoever made it. */
  readonly modified: number;
}

const encryptedFlag = 1;

/** Collects the members of a zip in columns. */
export class ZipMembers implements ArchiveIndex {
  readonly problems: SourceProblem[] = [];
  readonly #file: RandomAccessFile;
  readonly #ticket: FileTicket;
  readonly #names: string[] = [];
  readonly #kinds: EntryKind[] = [];
  readonly #methods: number[] = [];
  readonly #flags: number[] = [];
  readonly #checksums: number[] = [];
  readonly #packedSizes: number[] = [];
  readonly #sizes: number[] = [];
  readonly #offsets: number[] = [];
  readonly #modified: number[] = [];
  #overlapping: ReadonlySet<number> = new Set();

  constructor(file: RandomAccessFile, ticket: FileTicket) {
    this.#file = file;
    this.#ticket = ticket;
  }

  add(member: ZipMember): void {
    this.#names.push(archiveName(member.rawName));
    this.#kinds.push(kindOf(member));
    this.#methods.push(member.method);
    this.#flags.push(member.flags);
    this.#checksums.push(member.crc32);
    this.#packedSizes.push(member.packedSize);
    this.#sizes.push(member.size);
    this.#offsets.push(member.headerOffset);
    this.#modified.push(member.modified);
  }

  /** Called once all are added: those that share their bytes with others are not opened. */
  refuseOverlaps(): void {
    const fileSize = this.#file.size;
    const ends = this.#offsets.map((start, member) => {
      const end = start + localHeaderBytes + this.#packedSizes[member]!;
      if (end <= fileSize) return end;
      // A packed member that is cut off is never unpacked; of a stored one, what is there is read.
      return this.#methods[member] === stored ? fileSize : start;
    });
    // Told where one is wanted: its name is in the list, so nothing is hidden.
    this.#overlapping = overlapping(this.#offsets, ends, fileSize);
  }

  /** Called once all are added that a directory lists, which stand in `[from, to)`: others that stand there too are told. */
  tellHidden(from: number, to: number): void {
    if (!hasHiddenMember(this.#file, this.#offsets, this.#packedSizes, from, to)) return;
    this.problems.push({
      code: 'malformed',
      detail: 'a member stands in the archive that its directory does not list',
    });
  }

  /** Called once all are added that a directory lists. */
  tellOtherNames(): void {
    const count = countOtherNames(this.#file, this.#names, this.#offsets);
    if (count === 0) return;
    const detail = `${count} members have another name in the directory than in their own headers`;
    this.problems.push({ code: 'malformed', detail });
  }

  get count(): number {
    return this.#names.length;
  }

  name(member: number): string {
    return this.#names[member]!;
  }

  kind(member: number): EntryKind {
    return this.#kinds[member]!;
  }

  size(member: number): number {
    return this.#sizes[member]!;
  }

  modified(member: number): number | undefined {
    const modified = this.#modified[member]!;
    return Number.isNaN(modified) ? undefined : modified;
  }

  /** Reads the member's local header, which alone says where its bytes begin. */
  content(member: number): MemberContent {
    const method = this.#methods[member]!;
    const packedSize = this.#packedSizes[member]!;
    const size = this.#sizes[member]!;
    if ((this.#flags[member]! & encryptedFlag) !== 0) {
      return unreadable('archive-locked', 'the member is encrypted by the archive');
    }
    if (method !== stored && method !== deflated) {
      return unreadable('archive-method', `compression method ${method}`);
    }
    if (this.#overlapping.has(member)) {
      return unreadable('malformed', 'the member lies within the bytes of another one');
    }
    let header: LocalHeader;
    try {
      header = localHeader(this.#file, this.#offsets[member]!);
    } catch (error) {
      if (!(error instanceof EvidenceError)) throw error;
      return unreadable(error.code, error.message);
    }
    const offset = header.content;
    if (header.hasContent && packedSize === 0 && size === 0)
      return unreadable(
        'malformed',
        'the member is empty by the directory and not by its own header',
      );
    const cut = offset + packedSize > this.#file.size;
    if (method === deflated) {
      if (cut) return unreadable('truncated', 'the archive ends within the member');
      const crc32 = this.#checksums[member]!;
      return {
        content: { kind: 'deflate', of: this.#ticket, offset, packedSize, size, crc32 },
        problems: [],
      };
    }
    const problems: SourceProblem[] = [];
    if (cut) problems.push({ code: 'truncated', detail: 'the archive ends within the member' });
    if (packedSize !== size) {
      problems.push({
        code: 'malformed',
        detail: `${packedSize} stored bytes, said to be ${size}`,
      });
    }
    const there = Math.max(0, Math.min(packedSize, this.#file.size - offset));
    const crc32 = this.#checksums[member]!;
    // 0 stands where none was written.
    const isTold = problems.length === 0 && crc32 !== 0;
    return {
      content: { kind: 'part', of: this.#ticket, offset, size: there, ...(isTold && { crc32 }) },
      problems,
    };
  }
}

const fileTypeMask = 0o170000;
const linkType = 0o120000;
const folderType = 0o040000;
const regularType = 0o100000;

/** What has content is a file, whatever its mode says, but for the target of a link. */
function kindOf({ rawName, mode, size }: ZipMember): EntryKind {
  if (rawName.endsWith('/') || rawName.endsWith('\\')) return 'folder';
  switch (mode & fileTypeMask) {
    case 0:
    case regularType:
      return 'file';
    case folderType:
      return 'folder';
    case linkType:
      return 'link';
    default:
      return size > 0 ? 'file' : 'other';
  }
}

function unreadable(code: SourceProblem['code'], detail: string): MemberContent {
  return { content: { kind: 'unreadable', code, detail }, problems: [] };
}
