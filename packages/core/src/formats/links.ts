import type { Remains } from '../model/index.ts';
import { holdsHiddenCharacter, withoutHiddenCharacters } from '../bytes/hidden-characters.ts';
import { knownTopLevelDomains } from './known-top-level-domains.ts';
import { characterLength, isPictograph, isUrlEnd, isWord } from './link-borders.ts';
import {
  endBehindHost,
  endOfBackslashPath,
  endOfFirstPart,
  maxHostBytes,
  quotedEnd,
  trimmedEnd,
} from './link-ends.ts';
import { isText, schemeMarkEnd, startOfScheme } from './link-schemes.ts';

/** Links of one text that are looked at. People write a few, newsletters hundreds. */
export const maxLinksPerText = 100_000;

/** Whether of so many links further ones may have been left out: one more than the bound is kept, so that a cut list is seen to be one. */
export function isCutList(count: number): boolean {
  return count > maxLinksPerText;
}

/** A longer link is cut here: its host stands at the beginning. */
export const maxLinkBytes = 2 ** 20;

/** Whether a link of so many bytes may be the beginning of a longer one. */
export function isCutLink(length: number): boolean {
  // The last character is kept whole, so that a few bytes may be missing.
  return length > maxLinkBytes - 4;
}

const dot = 0x2e;
const colon = 0x3a;
const slash = 0x2f;
const backslash = 0x5c;
const atSign = 0x40;

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/**
 * The links that stand in a text, in order, each once: URLs with a scheme, and bare hosts with a known top-level domain
 * between white space or punctuation, with what follows them of port, path and query. No e-mail addresses, nothing out of
 * another URL's path. Names such as `report.zip` or `main.py` count as hosts, because `zip` and `py` are top-level
 * domains: a link that is none costs a glance, a link that is missed costs the finding.
 */
export function linksInText(text: string): string[] {
  if (!text.includes('.') && !text.includes(':')) return [];
  const bytes = encoder.encode(text);
  const links = new Set<string>();
  linksInBytes(bytes, 0, bytes.length, (start, end) => {
    links.add(decoder.decode(bytes.subarray(start, end)));
    return !isCutList(links.size);
  });
  return [...links];
}

/** Adds start and end of each link in UTF-8 bytes `[start, end)`, repeated ones too; of too many one more than the bound. */
export function addLinkSpans(bytes: Uint8Array, start: number, end: number, spans: number[]): void {
  linksInBytes(bytes, start, end, (from, to) => {
    spans.push(from, to);
    return !isCutList(spans.length / 2);
  });
}

/**
 * The same on UTF-8 bytes `[start, end)`: calls `found` for each link, in order, repeated ones too, until it returns `false`. A text without a
 * scheme or a dot inside a word costs one look at each byte. In a text with invisible characters, links are looked for as these separate it,
 * and then as if they were not there: such a link is told as it stands, with the characters.
 */
export function linksInBytes(
  bytes: Uint8Array,
  start: number,
  end: number,
  found: (start: number, end: number) => unknown,
): void {
  if (!mayHoldLink(bytes, start, end)) return;
  if (!holdsHiddenCharacter(bytes, start, end)) {
    linksBetweenBorders(bytes, start, end, found);
    return;
  }
  const told = new Set<string>();
  const isWhole = linksBetweenBorders(bytes, start, end, (from, to) => {
    if (told.size < maxLinksPerText) told.add(`${from} ${to}`);
    return found(from, to);
  });
  if (!isWhole) return;
  const { plain, places } = withoutHiddenCharacters(bytes, start, end);
  linksBetweenBorders(plain, 0, plain.length, (first, behind) => {
    const [from, to] = [places[first]!, places[behind - 1]! + 1];
    return told.has(`${from} ${to}`) || found(from, to);
  });
}

/** Whether the bytes were looked through to their end. */
function linksBetweenBorders(
  bytes: Uint8Array,
  start: number,
  end: number,
  found: (start: number, end: number) => unknown,
): boolean {
  // Nothing lies before it once no more is wanted.
  let lookEnd = end;
  const report = (from: number, to: number) => {
    if (lookEnd === end && found(from, to) === false) lookEnd = start;
  };

  let at = start;
  /** Up to here a path goes on that `\` began: no host in it is one of its own. */
  let pathEnd = start;
  while (at < lookEnd) {
    if (!isWord(bytes, at)) {
      at += characterLength(bytes, at);
      continue;
    }
    const wordStart = at;
    let hasDot = false;
    while (at < end && isWord(bytes, at)) {
      if (bytes[at] === dot) hasDot = true;
      at += characterLength(bytes, at);
    }
    const wordEnd = Math.min(at, end);
    const hostStart = schemeMarkEnd(bytes, wordStart, wordEnd, end);
    if (hostStart > 0) {
      at = schemeUrl(bytes, start, wordStart, wordEnd, hostStart, end, report);
      if (at >= pathEnd) pathEnd = endOfBackslashPath(bytes, at, end);
    } else if (wordEnd < end && bytes[wordEnd] === atSign) {
      at = afterWord(bytes, wordEnd + 1, end);
    } else if (hasDot && wordStart >= pathEnd && standsAlone(bytes, start, wordStart)) {
      at = bareHosts(bytes, start, wordStart, wordEnd, end, report);
      pathEnd = endOfBackslashPath(bytes, at, end);
    }
  }
  return lookEnd === end;
}

/**
 * The links in what is left of a text. One that stands where a piece was torn off may be half of another: it is told up to the end of its host, where
 * that stands whole.
 */
export function linksInRemains(remains: readonly Remains[]): string[] {
  const links: string[] = [];
  for (const { bytes, isStart, isEnd } of remains) {
    // Punctuation at the end of what is left may be of the link before it.
    const sureEnd = isEnd ? bytes.length : lastBorder(bytes);
    linksInBytes(bytes, 0, bytes.length, (start, end) => {
      const stands = end <= sureEnd ? end : endOfWholeHost(bytes, start);
      if ((start > 0 || isStart) && stands > start)
        links.push(decoder.decode(bytes.slice(start, stands)));
      return !isCutList(links.length);
    });
  }
  return links;
}

/** The last place where something stands that ends a link; -1 where nothing does. */
function lastBorder(bytes: Uint8Array): number {
  let last = -1;
  for (let at = 0; at < bytes.length; at += characterLength(bytes, at))
    if (isUrlEnd(bytes, at)) last = at;
  return last;
}

/** Where the host of a link ends that something stands behind; 0 where its end may be gone. A port or the name of a user may be cut in two. */
function endOfWholeHost(bytes: Uint8Array, start: number): number {
  let from = start;
  while (from < bytes.length && isWord(bytes, from)) from += characterLength(bytes, from);
  from = schemeMarkEnd(bytes, start, from, bytes.length) || start;
  for (let at = from; at < Math.min(bytes.length, from + maxHostBytes); at++) {
    const byte = bytes[at];
    if (byte === slash || byte === 0x3f || byte === 0x23 || byte === backslash) return at;
  }
  return 0;
}

/** 1 for the bytes without which there is no link. */
const linkSign = new Uint8Array(256);
linkSign[dot] = 1;
linkSign[colon] = 1;

/** Whether there is a dot between two characters of a word, or the mark of a scheme. */
function mayHoldLink(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start + 1; at < end - 1; at++) {
    // Four at a time, as most bytes are neither.
    while (
      at + 5 < end &&
      (linkSign[bytes[at]!]! |
        linkSign[bytes[at + 1]!]! |
        linkSign[bytes[at + 2]!]! |
        linkSign[bytes[at + 3]!]!) ===
        0
    ) {
      at += 4;
    }
    const byte = bytes[at];
    if (byte === dot) {
      if ((bytes[at - 1] ?? 0) > 0x2c && (bytes[at + 1] ?? 0) > 0x2c) return true;
    } else if (byte === colon) {
      const next = bytes[at + 1];
      if (next === slash || next === backslash) return true;
    }
  }
  return false;
}

/** Reports the URL whose scheme ends at `wordEnd`; returns where to go on. */
function schemeUrl(
  bytes: Uint8Array,
  textStart: number,
  wordStart: number,
  wordEnd: number,
  hostStart: number,
  end: number,
  report: (start: number, end: number) => void,
): number {
  const schemeStart = startOfScheme(bytes, wordStart, wordEnd);
  if (schemeStart < 0) return hostStart;
  const quote = quotedEnd(bytes, textStart, schemeStart, hostStart, end);
  // What ends a URL within its host is looked for first: else each of many that stand behind one another would be read to the end of them all.
  const firstPart = endOfFirstPart(bytes, hostStart, quote);
  const hostEnd = urlEnd(bytes, hostStart, firstPart);
  const behindHost = endBehindHost(bytes, hostStart, hostEnd);
  const goesOn = behindHost === firstPart && firstPart < quote;
  if (goesOn) {
    const foreign = endOfForeignHost(bytes, hostStart, hostEnd);
    if (foreign < hostEnd) {
      report(schemeStart, foreign);
      return foreign;
    }
  }
  const last = goesOn ? urlEnd(bytes, hostStart, quote) : behindHost;
  const kept = keptEnd(bytes, hostStart, last);
  if (kept < last) {
    report(schemeStart, endOfForeignHost(bytes, hostStart, kept));
    return last;
  }
  const before = schemeStart > textStart ? bytes[schemeStart - 1] : undefined;
  const cut = endOfForeignHost(bytes, hostStart, trimmedEnd(bytes, hostStart, last, before));
  if (cut > hostStart) report(schemeStart, cut);
  return Math.max(cut, hostStart);
}

/** The end of what is kept of a URL, which ends at `end`: on the border of a character. */
function keptEnd(bytes: Uint8Array, start: number, end: number): number {
  if (end - start <= maxLinkBytes) return end;
  let kept = start + maxLinkBytes;
  while (kept > start + maxLinkBytes - 4 && ((bytes[kept] ?? 0) & 0xc0) === 0x80) kept--;
  return kept;
}

/** Where a URL ends in a text, punctuation at its end not yet taken off. */
function urlEnd(bytes: Uint8Array, start: number, end: number): number {
  let at = start;
  let hostEnd = start;
  while (at < end) {
    const byte = bytes[at];
    if (at >= hostEnd && isUrlEnd(bytes, at)) {
      hostEnd = endOfHostWithSign(bytes, start, at, end);
      if (hostEnd === 0) break;
    }
    // A backslash ends it, but for `\/` as JSON escapes it, and where it is written with them throughout
    if (byte === backslash && bytes[at + 1] !== slash && bytes[start - 1] !== backslash) break;
    // A list of URLs without white space
    if ((byte === 0x2c || byte === 0x3b) && isText(bytes, at + 1, 'http')) break;
    at += characterLength(bytes, at);
  }
  return Math.min(at, end);
}

/** Up to where a host goes on that holds a character at `at` which otherwise ends a URL; 0 where it ends one. */
function endOfHostWithSign(bytes: Uint8Array, start: number, at: number, end: number): number {
  const isFullStop = bytes[at] === 0xe3 && bytes[at + 1] === 0x80 && bytes[at + 2] === 0x82;
  if ((!isFullStop && !isPictograph(bytes, at)) || at - start > maxHostBytes) return 0;
  for (let i = start; i < at; i++) if (bytes[i] === slash || bytes[i] === 0x3f) return 0;
  if (isFullStop) return at + 3 < end && isWord(bytes, at + 3) ? at + 3 : 0;
  return isKnownHost(bytes, start, at) ? 0 : endOfLabels(bytes, at, end);
}

/** Where the labels behind pictographs end, the last of them a known top-level domain: `☃.net`, and not `☃` at the end of a sentence. 0 where there are none. */
function endOfLabels(bytes: Uint8Array, start: number, end: number): number {
  let at = start;
  let label = -1;
  let before = -1;
  while (at < end && at - start < maxHostBytes && (isWord(bytes, at) || isPictograph(bytes, at))) {
    if (bytes[at] === dot) {
      before = label;
      label = at + 1;
    }
    at += characterLength(bytes, at);
  }
  // A full stop behind the last label is that of the sentence.
  const [from, to] = label === at ? [before, at - 1] : [label, at];
  return from > start && isTopLevelDomain(bytes, from, to) ? to : 0;
}

/** Where words of a script without white space follow a host directly (`https://example.org点击`), the end of the host. */
function endOfForeignHost(bytes: Uint8Array, hostStart: number, end: number): number {
  let label = -1;
  for (let at = hostStart; at < end && at - hostStart < maxHostBytes; at++) {
    const byte = bytes[at] ?? 0;
    if (byte === slash || byte === 0x3f || byte === 0x23 || byte === backslash) return end;
    if (byte === dot) label = at + 1;
    if (byte < 0x80) continue;
    if (label < 0 || !endsHost(bytes, label, at)) return end;
    let last = at;
    // A sign of money or other punctuation beyond ASCII is no letter of a host, and what is glued behind it is none of its label either.
    while (last < end && bytes[last] !== dot && (bytes[last]! >= 0x80 || isWord(bytes, last))) {
      last += characterLength(bytes, last);
    }
    const isLastLabel = bytes[last] !== dot || last >= end;
    return isLastLabel && !isTopLevelDomain(bytes, label, last) ? at : end;
  }
  return end;
}

/** Whether a host can end with this label: a known top-level domain, or the last number of an address. */
function endsHost(bytes: Uint8Array, start: number, end: number): boolean {
  let at = start;
  while (at < end && isDigit(bytes[at])) at++;
  return (at === end && at > start) || isTopLevelDomain(bytes, start, end);
}

/** Whether what stands before a word lets it be a host of its own: not inside a path, not behind an `@` or an encoded character. */
function standsAlone(bytes: Uint8Array, textStart: number, wordStart: number): boolean {
  if (wordStart === textStart) return true;
  const before = bytes[wordStart - 1];
  if (before === slash) {
    const isDouble = wordStart - 2 >= textStart && bytes[wordStart - 2] === slash;
    return isDouble && (wordStart - 3 < textStart || isUrlEnd(bytes, wordStart - 3));
  }
  return before !== backslash && before !== 0x25;
}

/** Reports the hosts in a word (dots in a row part it) and returns where to go on; the last takes port, path and query along. */
function bareHosts(
  bytes: Uint8Array,
  textStart: number,
  wordStart: number,
  wordEnd: number,
  end: number,
  report: (start: number, end: number) => void,
): number {
  let from = wordStart;
  for (let at = wordStart; at < wordEnd; at++) {
    if (bytes[at] !== dot || bytes[at + 1] !== dot) continue;
    reportHost(bytes, from, at, report);
    from = at + 1;
  }
  const trimmed = withoutOuterSigns(bytes, from, wordEnd);
  if (!isKnownHost(bytes, trimmed.start, trimmed.end)) return wordEnd;
  if (trimmed.end < wordEnd) {
    report(trimmed.start, trimmed.end);
    return wordEnd;
  }
  const quote = quotedEnd(bytes, textStart, trimmed.start, wordEnd, end);
  const tail = hostTail(bytes, wordEnd, quote);
  const kept = keptEnd(bytes, trimmed.start, tail);
  if (kept < tail) {
    report(trimmed.start, kept);
    return tail;
  }
  const last = trimmedEnd(bytes, trimmed.start, tail, bytes[trimmed.start - 1]);
  report(trimmed.start, Math.max(last, trimmed.end));
  return Math.max(last, wordEnd);
}

function reportHost(
  bytes: Uint8Array,
  start: number,
  end: number,
  report: (start: number, end: number) => void,
): void {
  const trimmed = withoutOuterSigns(bytes, start, end);
  if (isKnownHost(bytes, trimmed.start, trimmed.end)) report(trimmed.start, trimmed.end);
}

/** The end of port, path, query and fragment that follow a bare host. */
function hostTail(bytes: Uint8Array, hostEnd: number, end: number): number {
  let at = hostEnd;
  if (bytes[at] === colon) {
    let digits = 0;
    while (digits < 5 && at + 1 + digits < end && isDigit(bytes[at + 1 + digits])) digits++;
    if (digits === 0) return hostEnd;
    at += 1 + digits;
    if (at < end && isWord(bytes, at)) return hostEnd;
  }
  if (at >= end) return end;
  const next = bytes[at];
  return next === slash || next === 0x3f || next === 0x23 ? urlEnd(bytes, at, end) : at;
}

function isDigit(byte = 0): boolean {
  return byte >= 0x30 && byte <= 0x39;
}

/** Dots, dashes and underscores around a word are punctuation. */
function withoutOuterSigns(
  bytes: Uint8Array,
  start: number,
  end: number,
): { start: number; end: number } {
  const isSign = (byte = 0) => byte === dot || byte === 0x2d || byte === 0x5f;
  let from = start;
  let to = end;
  while (from < to && isSign(bytes[from])) from++;
  while (to > from && isSign(bytes[to - 1])) to--;
  return { start: from, end: to };
}

/** Two labels or more, none empty or too long, the last a known top-level domain. */
function isKnownHost(bytes: Uint8Array, start: number, end: number): boolean {
  if (end - start > maxHostBytes) return false;
  let label = start;
  let isAscii = true;
  for (let at = start; at < end; at++) {
    if ((bytes[at] ?? 0) >= 0x80) isAscii = false;
    if (bytes[at] !== dot) continue;
    if (at === label || at - label > (isAscii ? 63 : 252)) return false;
    label = at + 1;
  }
  return label > start && isTopLevelDomain(bytes, label, end);
}

function isTopLevelDomain(bytes: Uint8Array, start: number, end: number): boolean {
  const length = end - start;
  if (length < 2 || length > 100 || isDigit(bytes[start])) return false;
  const name = decoder.decode(bytes.slice(start, end)).normalize('NFKC').toLowerCase();
  // `.onion` is not in the root zone, and names hosts all the same (RFC 7686)
  return knownTopLevelDomains.has(name) || name === 'onion';
}

/** The end of the word at `at`: the host of an e-mail address, which is no link. */
function afterWord(bytes: Uint8Array, at: number, end: number): number {
  let last = at;
  while (last < end && isWord(bytes, last)) last += characterLength(bytes, last);
  return Math.min(last, end);
}
