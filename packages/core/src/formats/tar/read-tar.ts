import {
  isEvidenceError,
  type FileTicket,
  type Limits,
  type RandomAccessFile,
  type SourceProblem,
} from '../../model/index.ts';
import { addOverrun } from './overrun.ts';
import { isZeroBlock } from './tar-header.ts';
import { moreBehindEnd, TarMembers, type TarMember } from './tar-members.ts';
import { TarScanner } from './tar-scanner.ts';
import { walkTar } from './walk-tar.ts';

/** Zeros behind the end mark that are looked through, at most; a record that tools fill with them has a megabyte. */
const mostZeros = 2 ** 28;

const windowBytes = 2 ** 20;

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
    if (isEnded) members.problems.push(...behindEnd(file, position));
  } catch (error) {
    if (!isEvidenceError(error)) throw error;
    members.problems.push({ code: error.code, detail: error.message });
  }
  return members;
}

/** Tools fill the last record with zeros. The next archive, or what damage made look like the end of this one, lies behind them. */
function behindEnd(file: RandomAccessFile, from: number): readonly SourceProblem[] {
  const to = Math.min(file.size, from + mostZeros);
  for (let at = from; at < to; at += windowBytes) {
    if (!isZeroBlock(file.read(at, windowBytes))) return [moreBehindEnd];
  }
  if (to === file.size) return [];
  if (!isZeroBlock(file.read(file.size - windowBytes, windowBytes))) return [moreBehindEnd];
  const detail = `of ${file.size - from} bytes behind the end mark not all were looked at`;
  return [{ code: 'limit-exceeded', detail }];
}
