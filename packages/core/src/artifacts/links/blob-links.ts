import { isCutList, linksInText } from '../../formats/links.ts';
import { isKeyedArchive, readPropertyList, unarchive } from '../../formats/plist/index.ts';
import { readProtobuf } from '../../formats/protobuf.ts';
import { isEvidenceError, type Limits, type ParseContext, type Row } from '../../model/index.ts';
import { nestedLinks } from './nested-links.ts';

/** Addresses kept of one set, at most. */
const maxLinks = 1000;

/** How deep messages are looked into, and how many values of one blob. */
const maxDepth = 64;
const maxValues = 20_000;

/**
 * Adds the addresses with `http` or `https` that stand in a message of Protocol Buffers whose fields are not known, at any depth, or in what
 * is none. Bare host names are left alone: in data of unknown form they cannot be told from names of classes and apps.
 * Returns whether a part was left out.
 */
export function addBlobLinks(blob: Uint8Array, links: Set<string>): boolean {
  const waiting = [{ bytes: blob, depth: 0 }];
  let left = maxValues;
  let isCut = false;
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const parts = partsOf(next.bytes);
    // What stands beside an address cannot be told from it here.
    if (parts === undefined) isCut = addLinks(decoder.decode(next.bytes), links) || isCut;
    for (const bytes of parts ?? []) {
      if (left-- === 0) return true;
      const text = plainText(bytes);
      if (text !== undefined) isCut = addLinks(text, links) || isCut;
      else if (next.depth < maxDepth) waiting.push({ bytes, depth: next.depth + 1 });
      else isCut = true;
    }
  }
  return isCut;
}

/** What was found in a blob. */
interface BlobLinks {
  readonly urls: readonly string[];
  /** Whether a part was left out. */
  readonly isCut: boolean;
  /** What is wrong with its property list, of which addresses may be lost. */
  readonly damage?: string;
}

/** The addresses in a blob that an app keeps beside a message: a property list, or a message of Protocol Buffers. */
export function linksInBlob(blob: Uint8Array, limits: Limits): BlobLinks {
  if (!mayHoldAddress(blob)) return { urls: [], isCut: false };
  let damage: string | undefined;
  if (decoder.decode(blob.subarray(0, 6)) === 'bplist') {
    try {
      const tellDamage = (detail: string): void => void (damage ??= detail);
      const list = readPropertyList(blob, limits, { tellDamage });
      const plain = isKeyedArchive(list) ? unarchive(list, limits) : list;
      const { urls, shortened } = nestedLinks(plain, limits, 'strict');
      if (shortened?.code === 'malformed') damage ??= shortened.detail;
      const isCut = shortened !== undefined && shortened.code !== 'malformed';
      return { urls, isCut, ...(damage !== undefined && { damage }) };
    } catch (error) {
      if (!isEvidenceError(error)) throw error;
      damage = error.message;
    }
  }
  const links = new Set<string>();
  const isCut = addBlobLinks(blob, links);
  return { urls: [...links], isCut, ...(damage !== undefined && { damage }) };
}

/**
 * The addresses in a blob that a row holds in a form of its own: what an app keeps of a message, or told the system that it did.
 * What is too long, damaged, or not looked through to its end, is told, but for what is left of a deleted row.
 */
export function linksInStored(row: Row, column: number, context: ParseContext): readonly string[] {
  const blob = column < 0 ? null : row.blob(column);
  if (blob === null || blob.length === 0) return [];
  const isTooLong = blob.length > context.limits.maxValueBytes;
  const found: BlobLinks = isTooLong
    ? { urls: [], isCut: true }
    : linksInBlob(blob, context.limits);
  const { urls, isCut, damage } = found;
  if (damage !== undefined && row.isRecovered !== true) {
    const detail = `a stored value was searched for addresses as far as it is sound: ${damage}`;
    context.problem({ code: 'malformed', detail, position: row.position() });
  }
  if (isCut && row.isRecovered !== true) {
    const detail = 'a part of a stored value was not searched for addresses';
    context.problem({ code: 'limit-exceeded', detail, position: row.position() });
  }
  return urls;
}

const decoder = new TextDecoder();

/** Whether the mark of a scheme stands there, in UTF-8 or UTF-16 or as JSON escapes it: of most blobs nothing more need be looked at. */
function mayHoldAddress(bytes: Uint8Array): boolean {
  for (let at = bytes.indexOf(0x3a); at >= 0; at = bytes.indexOf(0x3a, at + 1)) {
    const next = bytes[at + 1] === 0 ? bytes[at + 2] : bytes[at + 1];
    if (next === 0x2f || next === 0x5c) return true;
  }
  return false;
}

function addLinks(text: string, links: Set<string>): boolean {
  const found = linksInText(text);
  for (const link of found) {
    if (!/^https?:\/\//i.test(link)) continue;
    if (links.size >= maxLinks && !links.has(link)) return true;
    links.add(link);
  }
  return isCutList(found.length);
}

function partsOf(bytes: Uint8Array): readonly Uint8Array[] | undefined {
  try {
    return [...readProtobuf(bytes).values()]
      .flat()
      .flatMap((value) => (value.wire === 'bytes' && value.bytes.length > 0 ? [value.bytes] : []));
  } catch (error) {
    if (!isEvidenceError(error)) throw error;
    return undefined;
  }
}

/** Text holds no control characters but white space; a message almost always does. */
function plainText(bytes: Uint8Array): string | undefined {
  for (const byte of bytes) {
    if (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d) return undefined;
  }
  return decoder.decode(bytes);
}
