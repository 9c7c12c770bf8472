import {
  isEvidenceError,
  type FileTicket,
  type Limits,
  type RandomAccessFile,
} from '../../model/index.ts';
import { addOverrun } from './overrun.ts';
import { moreBehindEnd, TarMembers, type TarMember } from './tar-members.ts';
import { TarScanner } from './tar-scanner.ts';
import { walkTar } from './walk-tar.ts';

/** Longest record that tools write, which they fill with zeros at the end. */
const mostPadding = 2 ** 20;

/** Reads the index of a tar; `ticket` opens the same file. Only headers are read, content is stepped over. */
export function readTar(file: RandomAccessFile, ticket: FileTicket, limits: Limits): TarMembers {
  const members = new TarMembers((offset, size) => ({ kind: 'part', of: ticket, offset, size }));
  members.endAt(file.size);
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
