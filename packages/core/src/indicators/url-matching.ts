import { holdsHiddenSign, withoutHiddenSigns } from '../bytes/hidden-signs.ts';
import type { HostMatcher } from './host-matching.ts';
import { firstSeed, firstStep, secondSeed, secondStep } from './hash.ts';
import { keyKinds } from './keys.ts';
import type { IndicatorLookup, MatchConfidence, MatchList } from './lookup.ts';
import { normalisedUrl, percentDecoded } from './normalise.ts';
import type { PathMatcher } from './path-matching.ts';
import { emptyUrlParts, splitHost, splitUrl } from './url-parts.ts';
import type { UrlParts } from './url-parts.ts';

const encoder = new TextEncoder();
const decoder = new TextDecoder();
const colon = 0x3a;
const percentSign = 0x25;

/** URLs inside URLs: how deep, how many in one, and how long the one that holds them. */
const maxNesting = 3;
const maxEmbedded = 16;
const maxEmbeddedBytes = 2 ** 20;

/** Levels of percent encoding that are taken off an embedded URL. */
const maxDecodings = 3;

export interface UrlMatcher {
  /** The URL, its host, and with low confidence the URLs that stand whole inside it; as it is, and without signs that nobody sees. */
  url(bytes: Uint8Array, start: number, end: number, into: MatchList): void;
  /** The host of a value that may carry port, user information or a whole URL around it. */
  host(bytes: Uint8Array, start: number, end: number, into: MatchList): void;
  /** The same for a value that is compared with address indicators only. */
  address(bytes: Uint8Array, start: number, end: number, into: MatchList): void;
}

/** Compares addresses with indicators for URLs, hosts and IP addresses. It splits every URL into one object of its own, so a match must not begin within another. */
export function urlMatcher(
  lookup: IndicatorLookup,
  hosts: HostMatcher,
  paths: PathMatcher,
): UrlMatcher {
  const shared = emptyUrlParts();

  function url(bytes: Uint8Array, start: number, end: number, into: MatchList): void {
    asWritten(bytes, start, end, into);
    if (!holdsHiddenSign(bytes, start, end)) return;
    const { plain } = withoutHiddenSigns(bytes, start, end);
    asWritten(plain, 0, plain.length, into);
  }

  function asWritten(bytes: Uint8Array, start: number, end: number, into: MatchList): void {
    splitUrl(bytes, start, end, shared);
    if (shared.kind === 'file') {
      paths.path(bytes, shared.schemeStart, shared.end, into);
      paths.fileName(bytes, shared.restStart, shared.end, into);
      return;
    }
    // Embedded URLs are split with the same object, so what is needed later is taken out now
    const from = shared.kind === 'opaque' ? shared.schemeStart : shared.restStart;
    const to = shared.end;
    if (shared.kind === 'url') ownUrl(bytes, shared, 'high', into);
    embedded(bytes, from, to, 0, into);
  }

  function ownUrl(
    bytes: Uint8Array,
    parts: UrlParts,
    confidence: MatchConfidence,
    into: MatchList,
  ): void {
    if (!hosts.host(bytes, parts.hostStart, parts.hostEnd, confidence, into)) return;
    const normalised = normalisedUrl(bytes, parts);
    if (normalised !== undefined) urlAndQueries(encoder.encode(normalised), confidence, into);
  }

  /** The URL as it is, and without what its query has more than the indicator's. */
  function urlAndQueries(url: Uint8Array, confidence: MatchConfidence, into: MatchList): void {
    // Backward hashes do not grow at the end of the text, so each border is hashed anew: only for hosts with URL indicators
    let borders = 0;
    const question = url.indexOf(0x3f);
    look(url, url.length, confidence, into);
    if (question < 0) return;
    for (let at = url.length - 1; at > question && borders < maxEmbedded; at--) {
      if (url[at] !== 0x26) continue;
      borders++;
      look(url, at, confidence, into);
    }
    look(url, question, confidence, into);
  }

  function look(url: Uint8Array, end: number, confidence: MatchConfidence, into: MatchList): void {
    let first = firstSeed;
    let second = secondSeed;
    for (let at = end - 1; at >= 0; at--) {
      first = firstStep(first, url[at] ?? 0);
      second = secondStep(second, url[at] ?? 0);
    }
    const entry = lookup.entry(keyKinds.url, first, second, url, 0, end, false, false);
    if (entry >= 0) into.add(lookup.match(entry, confidence));
  }

  /** Looks for whole `http(s)://…` values, plain or percent-encoded, each behind a border such as `=` or `/`. */
  function embedded(
    bytes: Uint8Array,
    start: number,
    end: number,
    depth: number,
    into: MatchList,
  ): void {
    let found = 0;
    const last = Math.min(end, start + maxEmbeddedBytes);
    for (let at = start; at < last && found < maxEmbedded; at++) {
      const byte = bytes[at];
      if (byte !== colon && byte !== percentSign) continue;
      const from = schemeBefore(bytes, start, at);
      if (from < 0 || !isSchemeMark(bytes, at, end)) continue;
      found++;
      at = embeddedUrl(bytes, from, at, last, depth, into);
    }
  }

  /** Matches one embedded URL and returns the offset of its last byte. */
  function embeddedUrl(
    bytes: Uint8Array,
    start: number,
    mark: number,
    last: number,
    depth: number,
    into: MatchList,
  ): number {
    let end = mark;
    while (end < last && !endsValue(bytes[end] ?? 0)) end++;
    let text = decoder.decode(bytes.slice(start, end));
    for (let times = 0; times < maxDecodings && /^https?%/i.test(text); times++) {
      text = percentDecoded(text);
    }
    const value = encoder.encode(text);
    const parts = emptyUrlParts();
    splitUrl(value, 0, value.length, parts);
    if (parts.kind === 'url') ownUrl(value, parts, 'low', into);
    if (depth < maxNesting) embedded(value, parts.restStart, parts.end, depth + 1, into);
    return end - 1;
  }

  return {
    url,
    host: (bytes, start, end, into) => {
      if (isBareHost(bytes, start, end)) {
        hosts.host(bytes, start, end, 'high', into);
        return;
      }
      splitHost(bytes, start, end, shared);
      if (shared.kind === 'url') hosts.host(bytes, shared.hostStart, shared.hostEnd, 'high', into);
    },
    address: (bytes, start, end, into) => {
      splitHost(bytes, start, end, shared);
      if (shared.kind === 'url') hosts.address(bytes, shared.hostStart, shared.hostEnd, into);
    },
  };
}

/** Where `http` or `https` begins that ends right before `mark`, behind a border; -1 where it does not. */
function schemeBefore(bytes: Uint8Array, start: number, mark: number): number {
  let at = mark - 1;
  if (lower(bytes, at, start) === 0x73) at--;
  const isHttp =
    lower(bytes, at, start) === 0x70 &&
    lower(bytes, at - 1, start) === 0x74 &&
    lower(bytes, at - 2, start) === 0x74 &&
    lower(bytes, at - 3, start) === 0x68;
  if (!isHttp) return -1;
  const from = at - 3;
  return from === start || isBorder(bytes, start, from) ? from : -1;
}

function lower(bytes: Uint8Array, at: number, start: number): number {
  return at < start ? 0 : (bytes[at] ?? 0) | 0x20;
}

/** Whether what stands before the value cannot belong to it: anything but a letter or digit, or an encoded sign (`%3D`). */
function isBorder(bytes: Uint8Array, start: number, at: number): boolean {
  if (at - 3 >= start && bytes[at - 3] === percentSign) return true;
  const byte = bytes[at - 1] ?? 0;
  const letter = byte | 0x20;
  return !((letter >= 0x61 && letter <= 0x7a) || (byte >= 0x30 && byte <= 0x39) || byte >= 0x80);
}

/** `://`, or the same percent-encoded up to three times: `%3A%2F%2F`, `%253A…`. */
function isSchemeMark(bytes: Uint8Array, at: number, end: number): boolean {
  if (bytes[at] === colon)
    return at + 2 < end && bytes[at + 1] === 0x2f && isSlashOrEncoded(bytes, at + 2);
  let next = at + 1;
  for (
    let times = 1;
    times < maxDecodings && bytes[next] === 0x32 && bytes[next + 1] === 0x35;
    times++
  ) {
    next += 2;
  }
  const isColon = bytes[next] === 0x33 && ((bytes[next + 1] ?? 0) | 0x20) === 0x61;
  return isColon && isSlashOrEncoded(bytes, next + 2);
}

function isSlashOrEncoded(bytes: Uint8Array, at: number): boolean {
  return bytes[at] === 0x2f || bytes[at] === percentSign;
}

/** A value in a query ends at `&`, `;`, `#` or white space. */
function endsValue(byte: number): boolean {
  return byte === 0x26 || byte === 0x3b || byte === 0x23 || byte <= 0x20;
}

/** Whether there is nothing around the host that would have to be taken off. */
function isBareHost(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    const byte = bytes[at] ?? 0;
    // Letters, digits, dots and what else stands between or behind them, but for the signs that part a URL
    if (
      byte > 0x40 ? byte === 0x5b || byte === 0x5c : byte < 0x2d || byte === 0x2f || byte > 0x39
    ) {
      return false;
    }
  }
  return true;
}
