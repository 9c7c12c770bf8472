import { hexOf } from '../bytes/hex.ts';
import { EvidenceError, isEvidenceError, type RandomAccessFile } from '../model/index.ts';
import { WebkitValues } from './webkit-values.ts';

/** One record of the cache of WebKit: what was fetched, or what a page loads. */
export interface WebkitCacheRecord {
  readonly version: number;
  /** The site on whose behalf it was fetched. */
  readonly partition: string | null;
  /** `Resource`, or `SubResources` for the list of what a page loads. */
  readonly type: string | null;
  readonly url: string | null;
  /** The names that the file and the folder of its partition must have, in lower case. */
  readonly hash: string;
  readonly partitionHash: string;
  /** Seconds since 1970, as stored. */
  readonly time: number;
  readonly bodyBytes: number;
  /** The body stands in this file, behind the answer. */
  readonly isBodyInline: boolean;
  /** Bytes that the record says to have. */
  readonly bytes: number;
  /** Where what follows the key stands: the answer of the server, or the list. */
  readonly headerFrom: number;
  readonly header: Uint8Array;
}

/** What a server answered, without the body. */
export interface WebkitCacheAnswer {
  readonly url: string | null;
  readonly mimeType: string | null;
  readonly status: number;
  readonly location: string | null;
}

const digestBytes = 20;
/** More than the key and the headers of any answer that a server and WebKit agree upon. */
const mostBytes = 2 ** 22;
const mostHeaders = 10_000;

/**
 * Reads a file of `NetworkCache/Version N/Records/<partition>/<type>/<hash>` (`RecordMetaData` of WebKit's NetworkCacheStorage.cpp; the same fields in
 * the same order in all versions since the key has two digests, which is for the caller to hold against the path). What is behind `mostBytes` is not read.
 */
export function readWebkitCacheRecord(file: RandomAccessFile): WebkitCacheRecord {
  const bytes = file.read(0, Math.min(file.size, mostBytes));
  const values = new WebkitValues(bytes, 'a record of the cache');
  const version = values.uint32();
  const [partition, type, url] = [values.text(), values.text(), values.text()];
  // The range of bytes that was asked for.
  values.text();
  const hash = hexOf(values.bytes(digestBytes));
  const partitionHash = hexOf(values.bytes(digestBytes));
  const time = values.double();
  values.skip(digestBytes);
  const headerBytes = values.count();
  values.skip(digestBytes);
  const bodyBytes = values.count();
  const isBodyInline = values.flag();
  // A sum of all that, with a salt for the type of each value.
  values.skip(digestBytes);
  return {
    ...{ version, partition, type, url, hash, partitionHash, time, bodyBytes, isBodyInline },
    bytes: values.at + headerBytes + (isBodyInline ? bodyBytes : 0),
    headerFrom: values.at,
    header: bytes.subarray(values.at, values.at + headerBytes),
  };
}

/** The answer in the header of a `Resource`; `undefined` where WebKit noted that there is none. */
export function webkitCacheAnswer(header: Uint8Array): WebkitCacheAnswer | undefined {
  const values = new WebkitValues(header, 'a stored answer');
  const isNull = values.flag();
  if (isNull) return undefined;
  const [url, mimeType] = [values.text(), values.text()];
  // The length that was expected.
  values.skip(8);
  // Encoding of the text, words of the status, version of HTTP.
  for (let left = 3; left > 0; left--) values.text();
  const headers = values.count();
  if (headers > mostHeaders) {
    throw new EvidenceError('malformed', `an answer with ${headers} headers`);
  }
  let location: string | null = null;
  for (let left = headers; left > 0; left--) {
    const [name, value] = [values.text(), values.text()];
    if (name?.toLowerCase() === 'location') location = value;
  }
  const status = values.uint16();
  if (status > 999) throw new EvidenceError('malformed', `an answer with the status ${status}`);
  return { url, mimeType, status, location };
}

/** A text `Resource`: in a list of what a page loads it stands before each address, and the site before it. */
const resourceMark = Uint8Array.from([8, 0, 0, 0, 1, ...new TextEncoder().encode('Resource')]);

/**
 * The addresses in the header of a `SubResources`, each once. The keys in the list are of one form in all versions, and what stands between them is not: so
 * they are looked for. `mostUrls` more are left out.
 */
export function webkitSubresources(
  header: Uint8Array,
  mostUrls: number,
): { readonly urls: readonly string[]; readonly isCut: boolean } {
  const urls = new Set<string>();
  let next = 0;
  for (let mark = markIn(header, next); mark >= 0; mark = markIn(header, next)) {
    const values = new WebkitValues(header.subarray(mark + resourceMark.length), 'a list');
    const url = textOrNull(values);
    // Not within an address that was read, so that no byte is looked at twice.
    next = mark + resourceMark.length + (url === null ? 0 : values.at);
    if (url === null || urls.has(url)) continue;
    if (urls.size >= mostUrls) return { urls: [...urls], isCut: true };
    urls.add(url);
  }
  return { urls: [...urls], isCut: false };
}

function textOrNull(values: WebkitValues): string | null {
  try {
    return values.text();
  } catch (error) {
    if (!isEvidenceError(error)) throw error;
    return null;
  }
}

/** Where the next mark begins; -1 where there is none. */
function markIn(bytes: Uint8Array, from: number): number {
  const last = bytes.length - resourceMark.length;
  for (let at = bytes.indexOf(8, from); at >= 0 && at <= last; at = bytes.indexOf(8, at + 1)) {
    if (resourceMark.every((byte, index) => bytes[at + index] === byte)) return at;
  }
  return -1;
}
