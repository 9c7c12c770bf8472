import { createHash } from 'node:crypto';
import {
  closeSync,
  fstatSync,
  ftruncateSync,
  lstatSync,
  openSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { crc32 } from 'node:zlib';
import {
  defaultLimits,
  EvidenceError,
  isEvidenceError,
  type EvidenceFile,
  type EvidenceSource,
  type FileTicket,
  type PathFilter,
  type ProblemCode,
} from '@athar/core';
import { otherSum } from './check/changed-files.ts';
import { environmentError } from './machine-errors.ts';
import { placeFinder } from './evidence/file-names.ts';
import { openTicket } from './evidence/open-ticket.ts';
import { makeFolder } from './output-folder.ts';

const pieceBytes = 2 ** 20;
const zeros = Buffer.alloc(pieceBytes);

/** The list of what was extracted, one file a line. */
export const extractedList = 'extracted.jsonl';

/** Links cost nothing to make, and each would fill the examiner's disk with another copy: of so many names of the same bytes each gets its own, of more the first one's. */
const mostCopies = 8;

/** What is being written, until it is whole: whatever ends the program, no part of a file has the name of the file. */
const unfinished = 'unfinished.part';

/** A line of the list. */
export interface ExtractedFile {
  readonly source: string;
  readonly devicePath: string;
  readonly storedAt: readonly string[];
  /** Where it was written, relative to the output folder; `null` where nothing could be. */
  readonly name: string | null;
  /** `name` was written for an earlier line: this is one more name of the same bytes. */
  readonly sharesFile?: true;
  readonly bytes: number | null;
  /** Of what was written: the file as the device held it. */
  readonly sha256: string | null;
  readonly problems: readonly { readonly code: ProblemCode; readonly detail: string }[];
}

/** Writes files of evidence into one folder, as the device held them, and the list beside them. */
export interface Extractor {
  /** Writes the wanted files of a source, each as soon as it is listed. */
  extract(id: string, source: EvidenceSource, wanted: PathFilter): Iterable<ExtractedFile>;
  close(): void;
}

/**
 * Begins to extract into a folder that must be empty. With several sources each gets a folder of its own, named by its id.
 * Paths of the evidence only name files: what could climb, hide or collide is written otherwise, and the list says where.
 */
export function extractor(folder: string, severalSources: boolean): Extractor {
  const list = create(join(folder, extractedList));
  const find = placeFinder([extractedList, unfinished], diskLook(folder));
  const place = (id: string, devicePath: string): string =>
    find(severalSources ? `/${id}${devicePath}` : devicePath);

  const write = (file: EvidenceFile, id: string): ExtractedFile => {
    const { devicePath, storedAt, content } = file;
    const told = { source: id, devicePath, storedAt };
    const nothing = { name: null, bytes: null, sha256: null };
    if (content.kind === 'unreadable') {
      const { code, detail } = content;
      return { ...told, ...nothing, problems: [{ code, detail }] };
    }
    const problems = [...(file.problems ?? [])];
    const name = place(id, devicePath);
    try {
      const evidence = openTicket(content);
      try {
        // As a check does not read it: a file with holes is listed in no time, and takes days to copy.
        if (evidence.size > defaultLimits.maxFileBytes)
          throw new EvidenceError('limit-exceeded', `${evidence.size} bytes`);
        const copied = copy(evidence, join(folder, unfinished), join(folder, name));
        problems.push(...copied.problems);
        if (copied.problems.length === 0 && file.stored && !fitsSum(file.stored)) {
          const { code, detail } = otherSum;
          problems.push({ code, detail });
        }
        return { ...told, name, bytes: copied.bytes, sha256: copied.sha256, problems };
      } finally {
        evidence.close();
      }
    } catch (error) {
      if (!isEvidenceError(error)) throw error;
      problems.push({ code: error.code, detail: error.message });
      return { ...told, ...nothing, problems };
    }
  };

  /** The first file that was written of the same bytes of a source, and how many were. */
  const copies = new Map<string, { readonly first: ExtractedFile; count: number }>();

  const extractOne = (file: EvidenceFile, id: string): ExtractedFile => {
    const key = file.identity && `${id} ${file.identity.id}`;
    const known = key === undefined ? undefined : copies.get(key);
    if (known && known.count >= mostCopies) {
      const { devicePath, storedAt } = file;
      const line = { ...known.first, devicePath, storedAt, sharesFile: true as const };
      tell(line, null);
      return line;
    }
    const line = write(file, id);
    if (known) known.count++;
    else if (key !== undefined && line.name !== null) copies.set(key, { first: line, count: 1 });
    tell(line, line.name);
    return line;
  };

  /** A file that was written and for which the list has no room goes again: nobody could tell what it is. */
  const tell = (line: ExtractedFile, written: string | null): void => {
    const { size } = fstatSync(list);
    try {
      append(list, Buffer.from(`${JSON.stringify(line)}\n`));
    } catch (error) {
      ftruncateSync(list, size);
      if (written !== null) rmSync(join(folder, written), { force: true });
      throw error;
    }
  };

  return {
    *extract(id, source, wanted) {
      for (const file of source.files(wanted)) {
        // What is stored nowhere was made for the check, and is no evidence.
        if (file.storedAt.length === 0 && file.content.kind === 'memory') continue;
        yield extractOne(file, id);
      }
    },
    close: () => {
      closeSync(list);
    },
  };
}

type Readable = ReturnType<typeof openTicket>;

/**
 * Copies what can be read; damage further on costs only the rest. Where the examiner's machine has no room for it, nothing of it stays: a part
 * without a word about it would pass for the whole.
 */
function copy(
  evidence: Readable,
  part: string,
  path: string,
): { bytes: number; sha256: string; problems: ExtractedFile['problems'] } {
  const target = create(part);
  const hash = createHash('sha256');
  let bytes = 0;
  let isTold = false;
  try {
    while (bytes < evidence.size) {
      const piece = evidence.read(bytes, pieceBytes);
      if (piece.length === 0) break;
      if (!isHole(piece)) append(target, piece, bytes);
      hash.update(piece);
      bytes += piece.length;
    }
    endAt(target, bytes);
    isTold = true;
  } catch (error) {
    if (!isEvidenceError(error)) throw error;
    endAt(target, bytes);
    isTold = true;
    const problems = [{ code: error.code, detail: error.message }];
    return { bytes, sha256: hash.digest('hex'), problems };
  } finally {
    closeSync(target);
    if (isTold) putInPlace(part, path);
    else rmSync(part, { force: true });
  }
  // Another made it shorter meanwhile.
  const left = evidence.size - bytes;
  const problems =
    left === 0 ? [] : [{ code: 'truncated' as const, detail: `${left} bytes at its end are gone` }];
  return { bytes, sha256: hash.digest('hex'), problems };
}

/** False where the archive tells another checksum of what it stores as it is; what it packs was compared when it was unpacked. */
function fitsSum(ticket: FileTicket): boolean {
  if (ticket.kind !== 'part' || ticket.crc32 === undefined) return true;
  const stored = openTicket(ticket);
  try {
    let sum = 0;
    for (let at = 0; at < stored.size;) {
      const piece = stored.read(at, pieceBytes);
      if (piece.length === 0) break;
      sum = crc32(piece, sum);
      at += piece.length;
    }
    return sum === ticket.crc32;
  } catch (error) {
    if (!isEvidenceError(error)) throw error;
    return false;
  } finally {
    stored.close();
  }
}

/** Tells whether something stands at a place below a folder, or a file where one of the folders above it has to be. */
function diskLook(folder: string): (place: string) => boolean {
  /** What was seen to be a folder stays one: nobody else writes there. */
  const folders = new Set<string>();
  return (place) => {
    try {
      for (let end = place.indexOf('/'); end > 0; end = place.indexOf('/', end + 1)) {
        const above = place.slice(0, end);
        if (folders.has(above)) continue;
        const status = lstatSync(join(folder, above), { throwIfNoEntry: false });
        if (status === undefined) return false;
        if (!status.isDirectory()) return true;
        folders.add(above);
      }
      return lstatSync(join(folder, place), { throwIfNoEntry: false }) !== undefined;
    } catch (cause) {
      throw environmentError(cause, 'a file of the output cannot be made');
    }
  };
}

function putInPlace(part: string, path: string): void {
  try {
    makeFolder(dirname(path));
    renameSync(part, path);
  } catch (cause) {
    throw environmentError(cause, 'a file of the output cannot be made');
  }
}

/** A new file for its owner only; what stands there already, a link above all, is never followed. */
function create(path: string): number {
  try {
    makeFolder(dirname(path));
    return openSync(path, 'wx', 0o600);
  } catch (cause) {
    throw environmentError(cause, 'a file of the output cannot be made');
  }
}

/** Whether a whole piece is zero: it is left out of what is written, so that holes cost the disk no more than they cost the evidence. */
function isHole(piece: Uint8Array): boolean {
  return piece.length === pieceBytes && zeros.equals(piece);
}

/** What is left out at the end counts too. */
function endAt(descriptor: number, bytes: number): void {
  try {
    ftruncateSync(descriptor, bytes);
  } catch (cause) {
    throw environmentError(cause, 'the output folder cannot be written');
  }
}

/** Writes at a place, or without one behind what was written. */
function append(descriptor: number, bytes: Uint8Array, at?: number): void {
  try {
    for (let done = 0; done < bytes.length;) {
      const position = at === undefined ? null : at + done;
      done += writeSync(descriptor, bytes, done, bytes.length - done, position);
    }
  } catch (cause) {
    throw environmentError(cause, 'the output folder cannot be written');
  }
}
