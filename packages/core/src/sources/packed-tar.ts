import { addOverrun, endMarkBytes } from '../formats/tar/overrun.ts';
import { blockBytes, looksLikeTar } from '../formats/tar/tar-header.ts';
import { moreBehindEnd, TarMembers, type TarMember } from '../formats/tar/tar-members.ts';
import { TarScanner, type TarStep } from '../formats/tar/tar-scanner.ts';
import {
  EvidenceError,
  isEvidenceError,
  type FileTicket,
  type Limits,
  type SourceProblem,
} from '../model/index.ts';
import type { Platform, ScratchFile } from './platform.ts';
import { SmallMembers } from './small-members.ts';
import { mostUnpacked } from './unpacked-members.ts';

/** Small members are kept in memory on the first pass, as long as they take no more. */
const memoryBytes = 2 ** 26;

/** What a member with a wrong size may hide of a tar, at most, to be unpacked and looked through. */
const mostHidden = 2 ** 33;

/** What was unpacked of the tar so far. */
interface Unpacked {
  /** Small members, from the first pass. */
  readonly small: SmallMembers;
  /** Members that were unpacked by themselves, by their offsets. */
  readonly kept: Map<number, FileTicket>;
  /** All of the tar from a place on. */
  rest: { readonly from: number; readonly ticket: FileTicket } | undefined;
}

/** A tar.gz: its index, and its members as far as they were kept. */
export interface PackedTar {
  readonly index: TarMembers;
  /** Unpacks these members into the scratch folder, in one more pass; -1 is none. */
  readonly stage: (members: Iterable<number>) => Promise<void>;
}

/**
 * Unpacks a tar.gz once from front to back and keeps its index and its small members. Large members are unpacked in a second pass, into the scratch
 * folder, once it is known which of them are wanted. `undefined` where the packed file is no tar.
 */
export async function packedTar(
  platform: Platform,
  ticket: FileTicket,
  limits: Limits,
): Promise<PackedTar | undefined> {
  const unpacked: Unpacked = {
    small: new SmallMembers(memoryBytes),
    kept: new Map(),
    rest: undefined,
  };
  const index = new TarMembers((offset, size) => {
    if (size === 0) return { kind: 'memory', bytes: new Uint8Array(0) };
    const { small, kept, rest } = unpacked;
    return rest !== undefined && offset >= rest.from
      ? { kind: 'part', of: rest.ticket, offset: offset - rest.from, size }
      : (kept.get(offset) ?? small.ticket(offset));
  });
  const report = (problem: SourceProblem): void => {
    index.problems.push(problem);
  };
  // Held back until it is known whether its content is there: what the scanner has just told is the member whose content comes.
  const last: { member?: TarMember } = {};
  const driver = new StreamDriver(
    new TarScanner(
      (member) => {
        if (last.member !== undefined) index.add(last.member);
        last.member = member;
      },
      report,
      limits,
    ),
    report,
    (offset, size) => unpacked.small.begin(offset, size),
    () => last.member,
  );
  const isWhole = await pass(platform, ticket, limits, driver, index);
  index.endAt(driver.taken);
  let isFoundWithin = false;
  if (last.member !== undefined) {
    const { offset, storedSize } = last.member;
    if (isWhole && driver.hasEndMark && offset + storedSize > driver.taken) {
      unpacked.rest = await restFrom(platform, ticket, limits, offset, driver.taken);
    }
    isFoundWithin = addLast(platform, index, last.member, unpacked.rest, limits);
  }
  driver.end(isFoundWithin);
  if (!driver.beganAsTar) {
    const [problem] = [...index.problems, ...index.around];
    if (problem !== undefined) throw new EvidenceError(problem.code, problem.detail);
    return undefined;
  }
  return {
    index,
    stage: (members) => stageMembers(platform, ticket, limits, index, unpacked, members),
  };
}

/** Adds the last member, and those in what it claims as its content where that was unpacked; true where there are some, up to the end mark. */
function addLast(
  platform: Platform,
  index: TarMembers,
  member: TarMember,
  rest: Unpacked['rest'],
  limits: Limits,
): boolean {
  if (rest === undefined) {
    index.add(member);
    return false;
  }
  const file = platform.open(rest.ticket);
  try {
    return addOverrun(file, index, member, limits, rest.from);
  } finally {
    file.close();
  }
}

/** Unpacks all of the tar from a place to its end into the scratch folder, in one more pass; `undefined` where there is none, or too much. */
async function restFrom(
  platform: Platform,
  ticket: FileTicket,
  limits: Limits,
  from: number,
  end: number,
): Promise<Unpacked['rest']> {
  const file = end - from > mostHidden ? undefined : platform.scratch?.create();
  if (file === undefined) return undefined;
  let position = 0;
  const take = (piece: Uint8Array): 'more' => {
    file.append(piece.subarray(Math.max(0, from - position)));
    position += piece.length;
    return 'more';
  };
  await platform.gunzip(ticket, take, maxUnpackedBytes(platform, ticket, limits));
  return { from, ticket: file.finish() };
}

async function stageMembers(
  platform: Platform,
  ticket: FileTicket,
  limits: Limits,
  index: TarMembers,
  { kept, small, rest }: Unpacked,
  members: Iterable<number>,
): Promise<void> {
  const { scratch } = platform;
  if (scratch === undefined) return;
  const wanted: { readonly offset: number; readonly size: number }[] = [];
  for (const member of new Set(members)) {
    if (member < 0) continue;
    const at = index.storedAt(member);
    if (at.size === 0 || at.offset >= (rest?.from ?? Infinity)) continue;
    if (!kept.has(at.offset) && !small.has(at.offset)) wanted.push(at);
  }
  if (wanted.length === 0) return;
  wanted.sort((a, b) => a.offset - b.offset);
  let position = 0;
  let next = 0;
  let file: ScratchFile | undefined;
  const finish = (): void => {
    const { offset } = wanted[next]!;
    if (file !== undefined) kept.set(offset, file.finish());
    file = undefined;
    next += 1;
  };
  const take = (piece: Uint8Array): 'more' | 'enough' => {
    const end = position + piece.length;
    while (next < wanted.length) {
      const { offset, size } = wanted[next]!;
      if (offset >= end) break;
      file ??= scratch.create();
      file.append(
        piece.subarray(
          Math.max(0, offset - position),
          Math.min(piece.length, offset + size - position),
        ),
      );
      if (offset + size > end) break;
      finish();
    }
    position = end;
    return next < wanted.length ? 'more' : 'enough';
  };
  try {
    await platform.gunzip(ticket, take, maxUnpackedBytes(platform, ticket, limits));
  } catch (error) {
    // The other faults too were told by the first pass already; what was unpacked before the damage is kept.
    if (!isEvidenceError(error)) throw error;
  }
  if (file !== undefined) finish();
}

/** Brings all that can be unpacked to the driver; true where nothing is wrong with it. */
async function pass(
  platform: Platform,
  ticket: FileTicket,
  limits: Limits,
  driver: StreamDriver,
  index: TarMembers,
): Promise<boolean> {
  try {
    const faults = await platform.gunzip(
      ticket,
      (piece) => driver.take(piece),
      maxUnpackedBytes(platform, ticket, limits),
    );
    for (const { code, detail, doubtful, isBehind = false } of faults) {
      (isBehind ? index.around : index.problems).push({ code, detail });
      if (doubtful !== undefined) index.doubt(doubtful);
    }
    return faults.every(({ isBehind = false }) => isBehind);
  } catch (error) {
    if (!isEvidenceError(error)) throw error;
    index.problems.push({ code: error.code, detail: error.message });
    return false;
  }
}

/** A whole phone unpacks to some multiple of its archive; what unpacks to much more is made to fill a disk. */
function maxUnpackedBytes(platform: Platform, ticket: FileTicket, limits: Limits): number {
  const file = platform.open(ticket);
  const packedBytes = file.size;
  file.close();
  return Math.min(limits.maxFileBytes, mostUnpacked(packedBytes));
}

interface Keeper {
  take(piece: Uint8Array): void;
  end(): void;
}

/** Brings the pieces of a stream to a `TarScanner` in the portions that it asks for. */
class StreamDriver {
  private readonly scanner: TarScanner;
  private readonly report: (problem: SourceProblem) => void;
  private readonly keep: (offset: number, size: number) => Keeper | undefined;
  private readonly content: () => TarMember | undefined;
  private step: TarStep = { want: 'block' };
  private position = 0;
  private gathered = new Uint8Array(blockBytes);
  private filled = 0;
  private skipLeft = 0;
  private contentLeft = 0;
  private keeper: Keeper | undefined;
  private isFirst = true;
  private hasMore = false;
  private zerosAtEnd = 0;
  beganAsTar = false;
  /** Bytes of the tar that were there. */
  taken = 0;

  constructor(
    scanner: TarScanner,
    report: (problem: SourceProblem) => void,
    keep: (offset: number, size: number) => Keeper | undefined,
    content: () => TarMember | undefined,
  ) {
    this.scanner = scanner;
    this.report = report;
    this.keep = keep;
    this.content = content;
  }

  take(piece: Uint8Array): 'more' | 'enough' {
    this.taken += piece.length;
    this.#countZeros(piece);
    let at = 0;
    while (at < piece.length && this.step.want !== 'nothing') {
      if (this.step.want === 'skip') at += this.#skip(piece.subarray(at));
      else at += this.#gather(piece.subarray(at), this.step);
    }
    if (this.step.want === 'nothing' && !this.beganAsTar) return 'enough';
    // Behind the end mark tools write zeros, and the checksum of it all can only be known at the end.
    if (at < piece.length) this.hasMore ||= piece.subarray(at).some((byte) => byte !== 0);
    return 'more';
  }

  /** Whether what was taken ends as a tar does. */
  get hasEndMark(): boolean {
    return this.zerosAtEnd >= endMarkBytes;
  }

  /** Nothing more comes; `isEndKnown` where the end of the tar was found in another way than by scanning. */
  end(isEndKnown: boolean): void {
    this.#endContent();
    if (!this.beganAsTar) return;
    this.scanner.end(isEndKnown);
    if (this.hasMore) this.report(moreBehindEnd);
  }

  #countZeros(piece: Uint8Array): void {
    const tail = piece.subarray(-endMarkBytes);
    const zeros = tail.length - 1 - tail.findLastIndex((byte) => byte !== 0);
    this.zerosAtEnd = zeros === piece.length ? this.zerosAtEnd + zeros : zeros;
  }

  #skip(bytes: Uint8Array): number {
    const count = Math.min(bytes.length, this.skipLeft);
    const content = Math.min(count, this.contentLeft);
    if (content > 0) this.keeper?.take(bytes.subarray(0, content));
    this.contentLeft -= content;
    this.skipLeft -= count;
    this.position += count;
    if (this.skipLeft === 0) {
      this.#endContent();
      this.step = { want: 'block' };
    }
    return count;
  }

  #gather(bytes: Uint8Array, step: TarStep & { want: 'block' | 'metadata' }): number {
    const length = step.want === 'block' ? blockBytes : step.bytes;
    if (this.gathered.length < length) {
      const larger = new Uint8Array(length);
      larger.set(this.gathered.subarray(0, this.filled));
      this.gathered = larger;
    }
    const count = Math.min(bytes.length, length - this.filled);
    this.gathered.set(bytes.subarray(0, count), this.filled);
    this.filled += count;
    if (this.filled === length) this.#give(length);
    return count;
  }

  #give(length: number): void {
    const bytes = this.gathered.subarray(0, length);
    if (this.isFirst) {
      this.isFirst = false;
      this.beganAsTar = looksLikeTar(bytes);
      if (!this.beganAsTar) {
        this.step = { want: 'nothing' };
        return;
      }
    }
    this.filled = 0;
    this.step = this.scanner.give(bytes, this.position);
    this.position += length;
    if (this.step.want !== 'skip') return;
    this.skipLeft = this.step.bytes;
    const member = this.content();
    // Padding, and headers that are stepped over, are no content of the last member.
    this.contentLeft = member?.offset === this.position ? member.storedSize : 0;
    this.keeper = this.contentLeft > 0 ? this.keep(this.position, this.contentLeft) : undefined;
    if (this.skipLeft === 0) this.step = { want: 'block' };
  }

  #endContent(): void {
    this.keeper?.end();
    this.keeper = undefined;
    this.contentLeft = 0;
  }
}
