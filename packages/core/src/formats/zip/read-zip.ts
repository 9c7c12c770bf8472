import {
  defaultLimits,
  EvidenceError,
  isEvidenceError,
  type FileTicket,
  type Limits,
  type RandomAccessFile,
  type SourceProblem,
} from '../../model/index.ts';
import { directoryEntries, findDirectory, type DirectoryPlace } from './central-directory.ts';
import { salvageMembers } from './salvage.ts';
import { ZipMembers } from './zip-members.ts';

/** Whether a file is a zip by its first bytes; also an empty one. */
export function looksLikeZip(head: Uint8Array): boolean {
  if (head[0] !== 0x50 || head[1] !== 0x4b) return false;
  const [, , third, fourth] = head;
  return (
    (third === 3 && fourth === 4) ||
    (third === 5 && fourth === 6) ||
    // The first part of a split archive.
    (third === 7 && fourth === 8)
  );
}

/**
 * Whether a file that does not begin as a zip holds one behind other bytes: its end names a directory that lies whole in front of it, and
 * the first entry of that leads to a member.
 */
export function endsAsZip(file: RandomAccessFile): boolean {
  try {
    const directory = findDirectory(file);
    if (directory === undefined || directory.entries === 0) return false;
    for (const { headerOffset } of directoryEntries(file, directory, defaultLimits)) {
      return looksLikeZip(file.read(headerOffset, 4));
    }
  } catch (error) {
    if (!isEvidenceError(error)) throw error;
  }
  return false;
}

/**
 * Reads the index of a zip (APPNOTE.TXT 6.3, with zip64). A file whose directory is missing or damaged is read from its local headers,
 * and that is told as a problem. `ticket` opens the same file; the index keeps `file` open for the local headers.
 */
export function readZip(file: RandomAccessFile, ticket: FileTicket, limits: Limits): ZipMembers {
  let directory: DirectoryPlace | undefined;
  try {
    directory = findDirectory(file);
  } catch (error) {
    if (!isEvidenceError(error)) throw error;
    return salvaged(file, ticket, limits, error);
  }
  if (directory !== undefined) {
    const members = new ZipMembers(file, ticket);
    try {
      for (const member of directoryEntries(file, directory, limits)) members.add(member);
      members.refuseOverlaps();
      if (members.count % directory.countedTo !== directory.entries % directory.countedTo) {
        members.problems.push({
          code: 'malformed',
          detail: `the directory lists ${members.count} members, and its end ${directory.entries}`,
        });
      }
      members.tellHidden(directory.prefix, directory.offset);
      members.tellOtherNames();
      if (directory.prefix > 0 && looksLikeZip(file.read(0, 4))) {
        members.problems.push({
          code: 'malformed',
          detail: `${directory.prefix} bytes before the archive begin as another archive`,
        });
      }
      return members;
    } catch (error) {
      if (!isEvidenceError(error)) throw error;
      if (error.code === 'limit-exceeded') {
        members.problems.push({ code: error.code, detail: error.message });
        members.refuseOverlaps();
        return members;
      }
      return salvaged(file, ticket, limits, error);
    }
  }
  const why = new EvidenceError('truncated', 'the archive has no directory: it is cut off');
  return salvaged(file, ticket, limits, why);
}

function salvaged(
  file: RandomAccessFile,
  ticket: FileTicket,
  limits: Limits,
  { code, message }: EvidenceError,
): ZipMembers {
  const members = new ZipMembers(file, ticket);
  const ends: SourceProblem[] = [];
  try {
    for (const member of salvageMembers(file, limits)) members.add(member);
  } catch (error) {
    // Those before it are there.
    if (!isEvidenceError(error) || members.count === 0) throw error;
    ends.push({ code: error.code, detail: error.message });
  }
  members.refuseOverlaps();
  const found = `${message}; members were found one by one`;
  members.problems.push(
    { code: code === 'disk-error' ? code : 'truncated', detail: found },
    ...ends,
  );
  return members;
}
