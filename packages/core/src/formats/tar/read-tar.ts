import {
  isEvidenceError,
  type FileTicket,
  type Limits,
  type RandomAccessFile,
} from '../../model/index.ts';
import { membersWithin } from './overrun.ts';
import { moreBehindEnd, TarMembers, type TarMember } from './tar-members.ts';
import { TarScanner } from './tar-scanner.ts';
import { walkTar } from './walk-tar.ts';

/** Longest record that tools write, which they fill with zeros at the end. */
const mostPadding = 2 ** 20;

/** Reads the index of a tar; `ticket` opens the same file. Only headers are read, content is stepped over. */
export function readTar(file: RandomAccessFile, ticket: FileTicket, limits: Limits): TarMembers {
  const members = new TarMembers((offset, size) => ({ kind: 'part', of: ticket, offset, size }));
  // Nothing can follow such a member, so there is one at most.
  const overrun: TarMember[] = [];
  const scanner = new TarScanner(
    (member) => {
      if (member.offset + member.storedSize <= file.size) members.add(member);
      else overrun.push(member);
    },
    (problem) => members.problems.push(problem),
    limits,
  );
  try {
    const { position, isEnded } = walkTar(file, scanner, 0);
    const [beyond] = overrun;
    scanner.end(beyond !== undefined && addOverrun(file, members, beyond, limits));
    // Tools fill the last record with zeros; the next archive, where one follows, begins behind them.
    if (isEnded && file.read(position, mostPadding).some((byte) => byte !== 0)) {
      members.problems.push(moreBehindEnd);
    }
  } catch (error) {
    if (!isEvidenceError(error)) throw error;
    members.problems.push({ code: error.code, detail: error.message });
  }
  return members;
}

/**
 * A member that claims more bytes than the archive holds: cut off, or a wrong size, behind which the other members may be whole. True where they
 * are, up to the end mark.
 */
function addOverrun(
  file: RandomAccessFile,
  members: TarMembers,
  member: TarMember,
  limits: Limits,
): boolean {
  const within = membersWithin(file, member, limits);
  const { problems = [] } = member;
  if (within === undefined) {
    const problem = { code: 'truncated', detail: 'the archive ends within the member' } as const;
    members.add({ ...member, problems: [...problems, problem] });
    return false;
  }
  const problem = { code: 'malformed', detail: 'the member claims more than is there' } as const;
  const storedSize = within.position - member.offset;
  const size = Math.min(member.size, storedSize);
  members.add({ ...member, size, storedSize, problems: [...problems, problem] });
  const found = {
    code: 'damaged-archive',
    detail: 'the member stands in what another one claims as its own bytes',
  } as const;
  for (const one of within.members)
    members.add({ ...one, problems: [...(one.problems ?? []), found] });
  members.problems.push({
    code: 'malformed',
    detail: `a member claims more bytes than the archive holds; ${within.members.length} members were found in them`,
  });
  return true;
}
