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
/** Behind the pages: a sum of their bytes, and what ends the file but for a property list of settings. */
const checksumBytes = 4;
const endTag = [0x07, 0x17, 0x20, 0x05];
/** The tag and the number of cookies; the offset of each follows, and four bytes of zero. Then cookies take all of a page. */
const pageHeaderBytes = 8;
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
 * a problem and reading goes on; a file that is none throws. Counts and sizes that leave something aside are told too: cookies take all of a
 * page behind its list, the mark of the end stands behind the last page, and the checksum there is the sum of every fourth byte of each page
 * (https://github.com/interstateone/BinaryCookies; the files of an iOS 17 agree). The property list behind it is not read.
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
  let sum: number | undefined = 0;
  for (let index = 0; index < pages; index++) {
    const size = viewOf(sizes).getUint32(index * 4);
    const name = `page ${index + 1}`;
    if (size > maxPageBytes) {
      sum = undefined;
      yield problem('limit-exceeded', `${name} has ${size} bytes`, at, at);
    } else {
      const page = file.read(at, size);
      if (page.length < size) {
        yield problem('truncated', `${name} ends after ${page.length} of ${size} bytes`, at, at);
      }
      if (sum !== undefined) sum = (sum + sumOf(page)) >>> 0;
      yield* cookiesOfPage(page, size, at, name);
    }
    at += size;
    if (at > file.size) return;
  }
  yield* faultsOfEnd(file, at, sum);
}

/** What stands behind the last page where the number of pages, or the size of one, is not as the file was written. */
function* faultsOfEnd(
  file: RandomAccessFile,
  at: number,
  sum: number | undefined,
): Generator<ProblemDraft> {
  const end = file.read(at, checksumBytes + endTag.length);
  if (end.length < checksumBytes + endTag.length)
    yield problem('truncated', 'the file ends before the end of its pages is marked', at, at);
  else if (endTag.some((byte, index) => end[checksumBytes + index] !== byte))
    yield problem('malformed', 'other bytes stand where the pages end', at, file.size);
  else if (sum !== undefined && viewOf(end).getUint32(0) !== sum)
    yield problem('malformed', 'the pages are not those of the checksum', 0, at);
}

function sumOf(page: Uint8Array): number {
  let sum = 0;
  for (let at = 0; at < page.length; at += 4) sum += page[at]!;
  return sum;
}

function* cookiesOfPage(
  page: Uint8Array,
  size: number,
  pageAt: number,
  name: string,
): Generator<BinaryCookie | ProblemDraft> {
  const end = pageAt + page.length;
  if (page.length < pageHeaderBytes) {
    if (page.length === size) yield problem('malformed', `${name} has ${size} bytes`, pageAt, end);
    return;
  }
  const view = viewOf(page);
  if (view.getUint32(0) !== pageTag) {
    yield problem('malformed', `${name} does not begin as a page`, pageAt, end);
    return;
  }
  const count = view.getUint32(4, true);
  if (count > (page.length - pageHeaderBytes) / 4) {
    yield problem('malformed', `${name} lists ${count} cookies`, pageAt, end);
    return;
  }
  // A list of offsets that overlap or repeat would make a small page stand for any number of cookies.
  let room = page.length - (pageHeaderBytes + 4 * count + 4);
  let areAllRead = page.length === size;
  const seen = new Set<number>();
  for (let index = 0; index < count; index++) {
    const offset = view.getUint32(pageHeaderBytes + index * 4, true);
    if (seen.has(offset)) continue;
    seen.add(offset);
    const cookie = cookieAt(page, view, offset, pageAt);
    if (cookie.kind === 'cookie') room -= cookie.to - cookie.from;
    else areAllRead = false;
    if (room < 0) {
      yield problem('malformed', `${name} lists cookies that overlap`, pageAt, end);
      return;
    }
    yield cookie;
    if (cookie.kind === 'cookie' && !areTextsWhole(page, offset, cookie))
      yield problem('malformed', 'the texts of a cookie do not fill it', cookie.from, cookie.to);
  }
  if (areAllRead && room > 0)
    yield problem('malformed', `${name} holds more than the cookies that it lists`, pageAt, end);
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

/** Where a cookie has a port, what stands among its texts is not known. */
const portField = 12;
/** Host, name, path, value, and two for a comment that few have. */
const textFields = [16, 20, 24, 28, 32, 36];

/**
 * Whether the texts stand one behind the other, each up to a zero, from the end of the header to that of the cookie, as in all files known of. Else an
 * offset or a zero was changed, and a text is that of another or a part of one. The host is in UTF-8.
 */
function areTextsWhole(
  page: Uint8Array,
  offset: number,
  { from, to, domain }: BinaryCookie,
): boolean {
  const cookie = page.subarray(offset, offset + to - from);
  const view = viewOf(cookie);
  if (domain.includes('\uFFFD')) return false;
  if (view.getUint32(portField, true) !== 0) return true;
  const starts = textFields
    .map((field) => view.getUint32(field, true))
    .filter((start) => start > 0);
  let end = cookieHeaderBytes;
  for (const start of starts.sort((a, b) => a - b)) {
    if (start !== end) return false;
    end = cookie.indexOf(0, start) + 1;
    if (end === 0) return false;
  }
  return end === cookie.length;
}

function problem(code: ProblemCode, detail: string, from: number, to: number): ProblemDraft {
  return { kind: 'problem', code, detail, position: { unit: 'byte', from, to } };
}
