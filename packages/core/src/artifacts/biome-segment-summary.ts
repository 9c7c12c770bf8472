import { linksInText } from '../formats/links.ts';
import { readProtobuf } from '../formats/protobuf.ts';
import { segbEntries } from '../formats/segb.ts';
import { isEvidenceError, type ProblemDraft, type RandomAccessFile } from '../model/index.ts';

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

/** Addresses kept of one segment, at most. */
const maxLinks = 1000;

/** How deep messages are looked into, and how many values of one entry. */
const maxDepth = 64;
const maxValues = 20_000;

export function* summariseSegment(file: RandomAccessFile): Generator<ProblemDraft, SegmentSummary> {
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
    if (entry.state === 'other') continue;
    entries += 1;
    if (entry.state === 'deleted') deletedEntries += 1;
    if (entry.time !== 0 && Number.isFinite(entry.time)) {
      first = Math.min(first, entry.time);
      last = Math.max(last, entry.time);
    }
    isCut = lookInto(entry.data, links) || isCut;
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

/** Bare host names are left alone: in data of unknown form they cannot be told from names of classes and apps. Whether one was left out. */
function addLinks(text: string, links: Set<string>): boolean {
  for (const link of linksInText(text)) {
    if (!/^https?:\/\//i.test(link)) continue;
    if (links.size >= maxLinks && !links.has(link)) return true;
    links.add(link);
  }
  return false;
}

/** The links in the texts of a message and of those within it; nothing where the data are no message. Whether a part was left out. */
function lookInto(data: Uint8Array, links: Set<string>): boolean {
  const waiting = [{ bytes: data, depth: 0 }];
  let left = maxValues;
  let isCut = false;
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    for (const bytes of partsOf(next.bytes)) {
      if (left-- === 0) return true;
      const text = plainText(bytes);
      if (text !== undefined) isCut = addLinks(text, links) || isCut;
      else if (next.depth < maxDepth) waiting.push({ bytes, depth: next.depth + 1 });
      else isCut = true;
    }
  }
  return isCut;
}

function partsOf(bytes: Uint8Array): readonly Uint8Array[] {
  try {
    return [...readProtobuf(bytes).values()]
      .flat()
      .flatMap((value) => (value.wire === 'bytes' && value.bytes.length > 0 ? [value.bytes] : []));
  } catch (error) {
    if (!isEvidenceError(error)) throw error;
    return [];
  }
}

/** Text holds no control characters but white space; a message almost always does. */
function plainText(bytes: Uint8Array): string | undefined {
  for (const byte of bytes) {
    if (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d) return undefined;
  }
  return new TextDecoder().decode(bytes);
}
