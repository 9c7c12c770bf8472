import {
  isEvidenceError,
  type Limits,
  type RandomAccessFile,
  type SourceProblem,
} from '../../model/index.ts';
import { blockBytes, isTarHeader, isZeroBlock, textAt } from './tar-header.ts';
import type { TarMember, TarMembers } from './tar-members.ts';
import { TarScanner } from './tar-scanner.ts';
import { walkTar } from './walk-tar.ts';

/** Headers from which a way to the end is looked for, at most: content can be made to look like one. */
const mostTries = 64;

const windowBytes = 2 ** 20;

/** Zeros with which a tar ends, at least. */
export const endMarkBytes = 2 * blockBytes;

/** Members that stand in what another one claims as its content, and where the first of them begins. */
interface MembersWithin {
  readonly position: number;
  readonly members: readonly TarMember[];
}

/**
 * Adds a member that claims more bytes than the archive holds: cut off, or a wrong size, behind which the other members may be whole. `file` holds
 * the bytes of the archive from `fileStart` on, which lies before the content of the member. True where members are found, up to the end mark.
 */
export function addOverrun(
  file: RandomAccessFile,
  members: TarMembers,
  member: TarMember,
  limits: Limits,
  fileStart = 0,
): boolean {
  const within = membersWithin(file, member.offset - fileStart, limits);
  if (within === undefined) {
    members.add(member);
    return false;
  }
  const { problems = [] } = member;
  const problem = { code: 'malformed', detail: 'the member claims more than is there' } as const;
  const storedSize = fileStart + within.position - member.offset;
  const size = Math.min(member.size, storedSize);
  members.add({ ...member, size, storedSize, problems: [...problems, problem] });
  const found = {
    code: 'damaged-archive',
    detail: 'the member stands in what another one claims as its own bytes',
  } as const;
  for (const one of within.members) {
    const offset = fileStart + one.offset;
    members.add({ ...one, offset, problems: [...(one.problems ?? []), found] });
  }
  members.problems.push({
    code: 'malformed',
    detail: `a member claims more bytes than the archive holds; ${within.members.length} members were found in them`,
  });
  return true;
}

/**
 * Looks for the members behind one that claims more bytes than the archive holds. Content can be a tar itself, so a header with a right checksum
 * is not enough: from it, member by member and without a fault, the way must lead to the end mark of the archive, behind which nothing but zeros
 * stands. An archive that was cut off has no end mark, and nothing is looked for in it.
 */
function membersWithin(
  file: RandomAccessFile,
  offset: number,
  limits: Limits,
): MembersWithin | undefined {
  if (!hasEndMark(file)) return undefined;
  const window = new Uint8Array(windowBytes);
  let windowStart = 0;
  let windowSize = 0;
  let tries = 0;
  let position = offset;
  while (position + blockBytes <= file.size && tries < mostTries) {
    if (position < windowStart || position + blockBytes > windowStart + windowSize) {
      windowStart = position;
      windowSize = file.readInto(window, position);
      if (windowSize < blockBytes) return undefined;
    }
    const at = position - windowStart;
    const block = window.subarray(at, at + blockBytes);
    if (textAt(block, 257, 5) !== 'ustar' || !isTarHeader(block)) {
      position += blockBytes;
      continue;
    }
    tries += 1;
    const way = wayFrom(file, position, limits);
    if (way?.isWhole && way.members.length > 0) return { position, members: way.members };
    // An archive within the content is stepped over as one.
    position = way?.end ?? position + blockBytes;
  }
  return undefined;
}

function hasEndMark(file: RandomAccessFile): boolean {
  const tail = file.read(Math.max(0, file.size - endMarkBytes), endMarkBytes);
  return tail.length === endMarkBytes && isZeroBlock(tail);
}

/** The members from a header to the next end mark; `undefined` where there is a fault on the way. */
function wayFrom(file: RandomAccessFile, from: number, limits: Limits) {
  const members: TarMember[] = [];
  const problems: SourceProblem[] = [];
  const scanner = new TarScanner(
    (member) => {
      members.push(member);
    },
    (problem) => problems.push(problem),
    limits,
  );
  try {
    const { position: end, isEnded } = walkTar(file, scanner, from);
    scanner.end();
    const isOver = members.some(({ offset, storedSize }) => offset + storedSize > file.size);
    if (!isEnded || isOver || problems.length > 0) return undefined;
    return { members, end, isWhole: isZeroFrom(file, end) };
  } catch (error) {
    if (!isEvidenceError(error)) throw error;
    return undefined;
  }
}

function isZeroFrom(file: RandomAccessFile, from: number): boolean {
  for (let at = from; at < file.size; at += windowBytes) {
    if (!isZeroBlock(file.read(at, Math.min(windowBytes, file.size - at)))) return false;
  }
  return true;
}
