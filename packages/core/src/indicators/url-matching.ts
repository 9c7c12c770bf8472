import { holdsHiddenCharacter, withoutHiddenCharacters } from '../bytes/hidden-characters.ts';
import type { HostMatcher } from './host-matching.ts';
import { embeddedUrls } from './embedded-urls.ts';
import { keyKinds } from './keys.ts';
import type { IndicatorLookup, MatchConfidence, MatchList } from './lookup.ts';
import { normalisedUrl } from './normalise.ts';
import type { NameMatcher } from './name-matching.ts';
import type { PathMatcher } from './path-matching.ts';
import { emptyUrlParts, splitHost, splitUrl } from './url-parts.ts';
import type { UrlParts } from './url-parts.ts';

const encoder = new TextEncoder();

/** URLs inside URLs inside a URL. */
const maxNesting = 3;
/** Queries of one URL that are compared without what stands behind them. */
const maxQueries = 16;

/** Compares addresses; what is met is added to `into`. */
export interface UrlMatcher {
  /** The URL, its host, and with low confidence the URLs that stand whole inside it; as it is, and without invisible characters. */
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
  path: PathMatcher,
  names: NameMatcher,
): UrlMatcher {
  const shared = emptyUrlParts();

  function url(bytes: Uint8Array, start: number, end: number, into: MatchList): void {
    asWritten(bytes, start, end, into);
    if (!holdsHiddenCharacter(bytes, start, end)) return;
    const { plain } = withoutHiddenCharacters(bytes, start, end);
    asWritten(plain, 0, plain.length, into);
  }

  function asWritten(bytes: Uint8Array, start: number, end: number, into: MatchList): void {
    splitUrl(bytes, start, end, shared);
    if (shared.kind === 'file') {
      path(bytes, shared.schemeStart, shared.end, into);
      names.fileName(bytes, shared.restStart, shared.end, into);
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
    for (let at = url.length - 1; at > question && borders < maxQueries; at--) {
      if (url[at] !== 0x26) continue;
      borders++;
      look(url, at, confidence, into);
    }
    look(url, question, confidence, into);
  }

  function look(url: Uint8Array, end: number, confidence: MatchConfidence, into: MatchList): void {
    lookup.meet(lookup.find(keyKinds.url, url, 0, end), confidence, into);
  }

  function embedded(
    bytes: Uint8Array,
    start: number,
    end: number,
    depth: number,
    into: MatchList,
  ): void {
    embeddedUrls(bytes, start, end, (value) => {
      const parts = emptyUrlParts();
      splitUrl(value, 0, value.length, parts);
      if (parts.kind === 'url') ownUrl(value, parts, 'low', into);
      if (depth < maxNesting) embedded(value, parts.restStart, parts.end, depth + 1, into);
    });
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

/** Whether there is nothing around the host that would have to be taken off. */
function isBareHost(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    const byte = bytes[at] ?? 0;
    // Letters, digits, dots and what else stands between or behind them, but for the characters that separate the parts of a URL
    if (
      byte > 0x40 ? byte === 0x5b || byte === 0x5c : byte < 0x2d || byte === 0x2f || byte > 0x39
    ) {
      return false;
    }
  }
  return true;
}
