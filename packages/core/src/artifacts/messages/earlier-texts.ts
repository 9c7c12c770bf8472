import { linksInText } from '../../formats/links.ts';
import {
  arrayAt,
  dataAt,
  isDictionary,
  readPropertyList,
  stringAt,
  type PlistOptions,
} from '../../formats/plist/index.ts';
import { EvidenceError, isEvidenceError, type Limits } from '../../model/index.ts';
import { nestedLinks, type NestedLinks } from '../links/nested-links.ts';

/** Of one message, at most: Messages lets each part be edited five times. */
const mostEarlierTexts = 256;

/** How much of a damaged value is searched for links. */
const mostOfDamage = 2 ** 20;

const lossy = new TextDecoder();
const magic = Uint8Array.from('bplist0', (letter) => letter.charCodeAt(0));
const leastListBytes = 42;

/**
 * Whether `message_summary_info` is to be read: where it can hold earlier texts or a link, and where it is no list that could be read. Nearly
 * every message of iOS 16 and later has such a list, and few have been edited, so that this looks at bytes alone.
 */
export function isSummaryToRead(bytes: Uint8Array, start: number, end: number): boolean {
  return end > start && (!isWholeList(bytes, start, end) || saysMuch(bytes, start, end));
}

/** The same of a row from free space, where what is broken is no fault. */
export function isRecoveredSummaryToRead(bytes: Uint8Array): boolean {
  return isWholeList(bytes, 0, bytes.length) && saysMuch(bytes, 0, bytes.length);
}

function saysMuch(bytes: Uint8Array, start: number, end: number): boolean {
  return namesEarlierTexts(bytes, start, end) || mayHoldLink(bytes, start, end);
}

/** Whether a dot stands between letters or digits, or `:` before `/`, in ASCII or in the UTF-16 that binary lists hold other texts in. */
function mayHoldLink(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start + magic.length; at < end - 32; at++) {
    const byte = bytes[at];
    if (byte !== 0x2e && byte !== 0x3a) continue;
    const isWide = bytes[at - 1] === 0 && bytes[at + 1] === 0;
    const [before, after] = isWide
      ? [bytes[at - 2], bytes[at + 2]]
      : [bytes[at - 1], bytes[at + 1]];
    if (byte === 0x3a ? after === 0x2f : isPlain(before) && isPlain(after)) return true;
  }
  return false;
}

/** A letter, a digit or a byte beyond ASCII. */
function isPlain(byte = 0): boolean {
  const lower = byte | 0x20;
  return (byte >= 0x30 && byte <= 0x39) || (lower >= 0x61 && lower <= 0x7a) || byte >= 0x80;
}

/** The key `ec` in ASCII, as binary lists hold it. The byte at its end tells how far to go on: most bytes are never looked at. */
function namesEarlierTexts(bytes: Uint8Array, start: number, end: number): boolean {
  let at = start + 10;
  while (at < end) {
    const byte = bytes[at]!;
    if (byte === 0x63) {
      if (bytes[at - 1] === 0x65 && bytes[at - 2] === 0x52) return true;
      at += 3;
    } else at += byte === 0x65 ? 1 : byte === 0x52 ? 2 : 3;
  }
  return false;
}

/** A binary property list whose trailer fits its length. */
function isWholeList(bytes: Uint8Array, start: number, end: number): boolean {
  if (end - start < leastListBytes) return false;
  for (let i = 0; i < magic.length; i++) if (bytes[start + i] !== magic[i]) return false;
  const trailer = end - 32;
  const offsetSize = bytes[trailer + 6]!;
  const referenceSize = bytes[trailer + 7]!;
  const sizesFit = offsetSize > 0 && offsetSize <= 8 && referenceSize > 0 && referenceSize <= 8;
  const count = numberAt(bytes, trailer + 8);
  const table = numberAt(bytes, trailer + 24);
  return sizesFit && count > 0 && table > 8 && table + count * offsetSize <= trailer - start;
}

function numberAt(bytes: Uint8Array, at: number): number {
  let number = 0;
  for (let i = 0; i < 8; i++) number = number * 256 + bytes[at + i]!;
  return number;
}

/**
 * The texts that edits replaced, archived like `attributedBody`, the last of each part being the one that is shown. `ec` holds for each
 * part of the message a list of versions: `t` the text, `d` the time (https://github.com/ReagentX/imessage-exporter, and
 * real lists). Throws `EvidenceError` where the list is damaged or of another form, in the end where only some of it is.
 */
export function* earlierTexts(summary: Uint8Array, options: PlistOptions): Generator<Uint8Array> {
  const list = readPropertyList(summary, undefined, options);
  if (!isDictionary(list)) throw new EvidenceError('unsupported', 'no dictionary');
  const parts = list.get('ec') ?? new Map<string, never>();
  if (!isDictionary(parts)) throw new EvidenceError('unsupported', 'ec is no dictionary');
  let count = 0;
  let isOneMissing = false;
  for (const part of parts.keys()) {
    for (const version of arrayAt(parts, part) ?? [undefined]) {
      const text = version !== undefined && isDictionary(version) && dataAt(version, 't');
      if (!text) isOneMissing = true;
      else if (count++ === mostEarlierTexts) {
        throw new EvidenceError('limit-exceeded', `more than ${mostEarlierTexts} earlier texts`);
      } else yield text;
    }
  }
  if (isOneMissing) throw new EvidenceError('unsupported', 'an earlier version without a text');
}

/**
 * The links in everything else: `ams` holds the text of the message that got a reaction, as it was then. Of what is not known
 * only addresses with `http` or `https` are taken. Of a list that cannot be read, which `earlierTexts` tells, what can be made out.
 */
export function linksBesideEarlierTexts(summary: Uint8Array, limits: Limits): NestedLinks {
  try {
    const list = readPropertyList(summary, limits);
    if (!isDictionary(list)) return { urls: [] };
    const others = new Map([...list].filter(([key]) => key !== 'ec'));
    const found = nestedLinks(others, limits, 'strict');
    const urls = [...new Set([...linksInText(stringAt(list, 'ams') ?? ''), ...found.urls])];
    return { ...found, urls };
  } catch (error) {
    if (!isEvidenceError(error)) throw error;
    return { urls: linksInDamage(summary) };
  }
}

/** The links that can be made out of bytes whose form is damaged. */
export function linksInDamage(bytes: Uint8Array): string[] {
  return linksInText(lossy.decode(bytes.slice(0, mostOfDamage)));
}
