import {
  defaultLimits,
  isEvidenceError,
  type FileTicket,
  type Limits,
  type RandomAccessFile,
} from '../../model/index.ts';
import { directoryEntries, findDirectory } from './central-directory.ts';
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
  const directory = findDirectory(file);
  if (directory === undefined || directory.entries === 0) return false;
  try {
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
  const directory = findDirectory(file);
  if (directory !== undefined) {
    const members = new ZipMembers(file, ticket);
    try {
      for (const member of directoryEntries(file, directory, limits)) members.add(member);
      members.refuseOverlaps();
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
      return salvaged(file, ticket, limits, error.message);
    }
  }
  return salvaged(file, ticket, limits, 'the archive has no directory: it is cut off');
}

function salvaged(
  file: RandomAccessFile,
  ticket: FileTicket,
  limits: Limits,
  why: string,
): ZipMembers {
  const members = new ZipMembers(file, ticket);
  for (const member of salvageMembers(file, limits)) members.add(member);
  members.refuseOverlaps();
  members.problems.push({ code: 'truncated', detail: `${why}; members were found one by one` });
  return members;
}
