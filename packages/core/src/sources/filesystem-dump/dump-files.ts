import { fileListingPath, type FileListing } from '../../formats/file-listing.ts';
import type { EvidenceFile, SourceProblem } from '../../model/index.ts';
import type { Entry } from '../container.ts';

/** A regular file of the copy. */
export function storedFile(
  devicePath: string,
  storedAt: readonly string[],
  { content, identity, size, problems }: Entry,
): EvidenceFile {
  return {
    devicePath,
    storedAt,
    size,
    content,
    ...(content.kind !== 'unreadable' && { stored: content }),
    ...(identity && { identity }),
    ...(problems.length > 0 && { problems }),
  };
}

/** Something that stands where a file should, which whoever reads that file is told. */
export function noFile(
  devicePath: string,
  storedAt: readonly string[],
  what: string,
): EvidenceFile {
  return {
    devicePath,
    storedAt,
    size: undefined,
    content: { kind: 'unreadable', code: 'not-a-file', detail: `${devicePath} is ${what}` },
  };
}

/** A file for the place of one that was listed: whoever reads that one is told that there is another. */
export function secondFile(devicePath: string, storedAt: readonly string[]): EvidenceFile {
  return {
    devicePath,
    storedAt,
    size: undefined,
    content: {
      kind: 'unreadable',
      code: 'same-place',
      detail: 'another file of this place is read',
    },
  };
}

/** Made while the source is walked, so nothing of it is stored. */
export function listingFile(
  listing: FileListing,
  problems: readonly SourceProblem[],
): EvidenceFile {
  const bytes = listing.bytes();
  return {
    devicePath: fileListingPath,
    storedAt: [],
    size: bytes.length,
    content: { kind: 'memory', bytes },
    ...(problems.length > 0 && { problems }),
  };
}
