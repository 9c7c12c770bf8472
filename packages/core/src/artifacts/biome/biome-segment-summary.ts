import { cocoaOffsetSeconds } from '../../bytes/time.ts';
import { segbEntries } from '../../formats/segb.ts';
import type { ParseContext, ProblemDraft, RandomAccessFile } from '../../model/index.ts';
import { addBlobLinks } from '../links/blob-links.ts';

/** What can be said of a segment of a stream whose fields are not known. */
export interface SegmentSummary {
  readonly entries: number;
  readonly deletedEntries: number;
  /** Seconds since 2001; null where no entry has a time. */
  readonly first: number | null;
  readonly last: number | null;
  /** Texts and parts of texts that are addresses with `http` or `https`. */
  readonly links: readonly string[];
}

/** Walks through a segment once, and keeps no entry of it: yields what is wrong with entries, returns the rest. */
export function* summariseSegment(
  file: RandomAccessFile,
  { logged }: Pick<ParseContext, 'logged'>,
): Generator<ProblemDraft, SegmentSummary> {
  const links = new Set<string>();
  let entries = 0;
  let deletedEntries = 0;
  let first = Infinity;
  let last = -Infinity;
  let isCut = false;
  for (const entry of segbEntries(file)) {
    if (entry.kind === 'problem') {
      yield entry;
      continue;
    }
    entries += 1;
    if (entry.state === 'deleted') deletedEntries += 1;
    if (entry.time !== 0 && Number.isFinite(entry.time)) {
      first = Math.min(first, entry.time);
      last = Math.max(last, entry.time);
      if (entry.state === 'written') logged(entry.time + cocoaOffsetSeconds);
    }
    isCut = addBlobLinks(entry.data, links) || isCut;
  }
  if (isCut) {
    yield {
      kind: 'problem',
      code: 'limit-exceeded',
      detail: 'a part of an entry was not searched for addresses',
    };
  }
  return {
    entries,
    deletedEntries,
    first: Number.isFinite(first) ? first : null,
    last: Number.isFinite(last) ? last : null,
    links: [...links],
  };
}
