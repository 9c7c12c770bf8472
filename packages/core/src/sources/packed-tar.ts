import { blockBytes, looksLikeTar } from '../formats/tar/tar-header.ts';
import { moreBehindEnd, TarMembers } from '../formats/tar/tar-members.ts';
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
  const kept = new Map<number, FileTicket>();
  const small = new SmallMembers(memoryBytes);
  const index = new TarMembers((offset, size) =>
    size === 0
      ? { kind: 'memory', bytes: new Uint8Array(0) }
      : (kept.get(offset) ?? small.ticket(offset)),
  );
  const report = (problem: SourceProblem): void => {
    index.problems.push(problem);
  };
  const driver = new StreamDriver(
    new TarScanner(
      (member) => {
        index.add(member);
      },
      report,
      limits,
    ),
    report,
    (offset, size) => small.begin(offset, size),
    // What the scanner has just added is the member whose content comes.
    () => index.storedAt(index.count - 1),
  );
  await pass(platform, ticket, limits, driver, index);
  if (!driver.beganAsTar) {
    const [problem] = [...index.problems, ...index.around];
    if (problem !== undefined) throw new EvidenceError(problem.code, problem.detail);
    return undefined;
  }
  return {
    index,
    stage: (members) => stageMembers(platform, ticket, limits, index, { kept, small }, members),
  };
}

async function stageMembers(
  platform: Platform,
  ticket: FileTicket,
  limits: Limits,
  index: TarMembers,
  { kept, small }: { readonly kept: Map<number, FileTicket>; readonly small: SmallMembers },
  members: Iterable<number>,
): Promise<void> {
  const { scratch } = platform;
  if (scratch === undefined) return;
  const wanted: { readonly offset: number; readonly size: number }[] = [];
  for (const member of new Set(members)) {
    if (member < 0) continue;
    const at = index.storedAt(member);
    if (at.size === 0) continue;
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

async function pass(
  platform: Platform,
  ticket: FileTicket,
  limits: Limits,
  driver: StreamDriver,
  index: TarMembers,
): Promise<void> {
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
  } catch (error) {
    if (!isEvidenceError(error)) throw error;
    index.problems.push({ code: error.code, detail: error.message });
  }
  driver.end();
  index.endAt(driver.taken);
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
  readonly #scanner: TarScanner;
  readonly #report: (problem: SourceProblem) => void;
  readonly #keep: (offset: number, size: number) => Keeper | undefined;
  readonly #content: () => { readonly offset: number; readonly size: number };
  #step: TarStep = { want: 'block' };
  #position = 0;
  #gathered = new Uint8Array(blockBytes);
  #filled = 0;
  #skipLeft = 0;
  #contentLeft = 0;
  #keeper: Keeper | undefined;
  #isFirst = true;
  #hasMore = false;
  beganAsTar = false;
  /** Bytes of the tar that were there. */
  taken = 0;

  constructor(
    scanner: TarScanner,
    report: (problem: SourceProblem) => void,
    keep: (offset: number, size: number) => Keeper | undefined,
    content: () => { readonly offset: number; readonly size: number },
  ) {
    this.#scanner = scanner;
    this.#report = report;
    this.#keep = keep;
    this.#content = content;
  }

  take(piece: Uint8Array): 'more' | 'enough' {
    this.taken += piece.length;
    let at = 0;
    while (at < piece.length && this.#step.want !== 'nothing') {
      if (this.#step.want === 'skip') at += this.#skip(piece.subarray(at));
      else at += this.#gather(piece.subarray(at), this.#step);
    }
    if (this.#step.want === 'nothing' && !this.beganAsTar) return 'enough';
    // Behind the end mark tools write zeros, and the checksum of it all can only be known at the end.
    if (at < piece.length) this.#hasMore ||= piece.subarray(at).some((byte) => byte !== 0);
    return 'more';
  }

  end(): void {
    this.#endContent();
    if (!this.beganAsTar) return;
    this.#scanner.end();
    if (this.#hasMore) this.#report(moreBehindEnd);
  }

  #skip(bytes: Uint8Array): number {
    const count = Math.min(bytes.length, this.#skipLeft);
    const content = Math.min(count, this.#contentLeft);
    if (content > 0) this.#keeper?.take(bytes.subarray(0, content));
    this.#contentLeft -= content;
    this.#skipLeft -= count;
    this.#position += count;
    if (this.#skipLeft === 0) {
      this.#endContent();
      this.#step = { want: 'block' };
    }
    return count;
  }

  #gather(bytes: Uint8Array, step: TarStep & { want: 'block' | 'metadata' }): number {
    const length = step.want === 'block' ? blockBytes : step.bytes;
    if (this.#gathered.length < length) {
      const larger = new Uint8Array(length);
      larger.set(this.#gathered.subarray(0, this.#filled));
      this.#gathered = larger;
    }
    const count = Math.min(bytes.length, length - this.#filled);
    this.#gathered.set(bytes.subarray(0, count), this.#filled);
    this.#filled += count;
    if (this.#filled === length) this.#give(length);
    return count;
  }

  #give(length: number): void {
    const bytes = this.#gathered.subarray(0, length);
    if (this.#isFirst) {
      this.#isFirst = false;
      this.beganAsTar = looksLikeTar(bytes);
      if (!this.beganAsTar) {
        this.#step = { want: 'nothing' };
        return;
      }
    }
    this.#filled = 0;
    this.#step = this.#scanner.give(bytes, this.#position);
    this.#position += length;
    if (this.#step.want !== 'skip') return;
    this.#skipLeft = this.#step.bytes;
    const { offset, size } = this.#content();
    // Padding, and headers that are stepped over, are no content of the last member.
    this.#contentLeft = offset === this.#position ? size : 0;
    this.#keeper = this.#contentLeft > 0 ? this.#keep(offset, size) : undefined;
    if (this.#skipLeft === 0) this.#step = { want: 'block' };
  }

  #endContent(): void {
    this.#keeper?.end();
    this.#keeper = undefined;
    this.#contentLeft = 0;
  }
}
