import { viewOf } from '../bytes/byte-arrays.ts';
import {
  EvidenceError,
  type ProblemCode,
  type ProblemDraft,
  type RandomAccessFile,
} from '../model/index.ts';

/** One cookie of a `Cookies.binarycookies` file. The value itself is never decoded: it may be the key to an account. */
export interface BinaryCookie {
  readonly kind: 'cookie';
  readonly domain: string;
  readonly name: string;
  readonly path: string;
  /** Length of the value in bytes. */
  readonly valueLength: number;
  /** Bit 0: only over TLS; bit 2: not for scripts. */
  readonly flags: number;
  /** Seconds since 2001, as stored. */
  readonly expires: number;
  readonly created: number;
  /** Where the cookie stands in the file, in bytes. */
  readonly from: number;
  readonly to: number;
}

const headerBytes = 8;
const cookieHeaderBytes = 56;
const maxPages = 100_000;
const maxPageBytes = 2 ** 24;

/** A browser keeps some kilobytes a cookie at most. */
const maxTextBytes = 2 ** 16;

const magic = [0x63, 0x6f, 0x6f, 0x6b]; // "cook"
const pageTag = 0x100;

const decoder = new TextDecoder();

/**
 * The cookies of the file that WebKit and NSHTTPCookieStorage write, page by page. A page or a cookie that breaks the format is
 * a problem and reading goes on; a file that is none throws. The checksum and the property list behind the pages are not read.
 */
export function* binaryCookies(file: RandomAccessFile): Generator<BinaryCookie | ProblemDraft> {
  const head = file.read(0, headerBytes);
  if (head.length < headerBytes) throw new EvidenceError('truncated', 'no room for a header');
  if (magic.some((byte, index) => head[index] !== byte)) {
    throw new EvidenceError('malformed', 'the file does not begin with "cook"');
  }
  const pages = viewOf(head).getUint32(4);
  if (pages > maxPages) throw new EvidenceError('limit-exceeded', `${pages} pages`);
  const sizes = file.read(headerBytes, pages * 4);
  if (sizes.length < pages * 4)
    throw new EvidenceError('truncated', 'the list of pages is cut off');

  let at = headerBytes + sizes.length;
  for (let index = 0; index < pages; index++) {
    const size = viewOf(sizes).getUint32(index * 4);
    const name = `page ${index + 1}`;
    if (size > maxPageBytes) {
      yield problem('limit-exceeded', `${name} has ${size} bytes`, at, at);
    } else {
      const page = file.read(at, size);
      if (page.length < size) {
        yield problem('truncated', `${name} ends after ${page.length} of ${size} bytes`, at, at);
      }
      yield* cookiesOfPage(page, at, name);
    }
    at += size;
    if (at > file.size) return;
  }
}

function* cookiesOfPage(
  page: Uint8Array,
  pageAt: number,
  name: string,
): Generator<BinaryCookie | ProblemDraft> {
  const end = pageAt + page.length;
  if (page.length < 8) return;
  const view = viewOf(page);
  if (view.getUint32(0) !== pageTag) {
    yield problem('malformed', `${name} does not begin as a page`, pageAt, end);
    return;
  }
  const count = view.getUint32(4, true);
  if (count > (page.length - 8) / 4) {
    yield problem('malformed', `${name} lists ${count} cookies`, pageAt, end);
    return;
  }
  // A list of offsets that overlap or repeat would make a small page stand for any number of cookies.
  let room = page.length;
  const seen = new Set<number>();
  for (let index = 0; index < count; index++) {
    const offset = view.getUint32(8 + index * 4, true);
    if (seen.has(offset)) continue;
    seen.add(offset);
    const cookie = cookieAt(page, view, offset, pageAt);
    if (cookie.kind === 'cookie') room -= cookie.to - cookie.from;
    if (room < 0) {
      yield problem('malformed', `${name} lists cookies that overlap`, pageAt, end);
      return;
    }
    yield cookie;
  }
}

function cookieAt(
  page: Uint8Array,
  view: DataView,
  offset: number,
  pageAt: number,
): BinaryCookie | ProblemDraft {
  const from = pageAt + offset;
  if (offset + cookieHeaderBytes > page.length) {
    return problem('malformed', 'a cookie lies outside its page', from, from);
  }
  const size = view.getUint32(offset, true);
  const end = offset + size;
  if (size < cookieHeaderBytes || end > page.length) {
    return problem('malformed', `a cookie of ${size} bytes`, from, from);
  }
  const textAt = (field: number): Uint8Array | undefined => {
    const start = view.getUint32(offset + field, true);
    if (start < cookieHeaderBytes || start >= size) return undefined;
    const last = Math.min(end, offset + start + maxTextBytes);
    const zero = page.subarray(offset + start, last).indexOf(0);
    return page.subarray(offset + start, zero < 0 ? last : offset + start + zero);
  };
  const [domain, name, path, value] = [16, 20, 24, 28].map(textAt);
  if (domain === undefined || name === undefined || path === undefined || value === undefined) {
    return problem('malformed', 'a text of a cookie lies outside it', from, pageAt + end);
  }
  return {
    kind: 'cookie',
    domain: decoder.decode(domain),
    name: decoder.decode(name),
    path: decoder.decode(path),
    valueLength: value.length,
    flags: view.getUint32(offset + 8, true),
    expires: view.getFloat64(offset + 40, true),
    created: view.getFloat64(offset + 48, true),
    from,
    to: pageAt + end,
  };
}

function problem(code: ProblemCode, detail: string, from: number, to: number): ProblemDraft {
  return { kind: 'problem', code, detail, position: { unit: 'byte', from, to } };
}
