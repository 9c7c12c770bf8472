import type { RandomAccessFile } from '../model/index.ts';
import { utf8Chunks } from './utf8-chunks.ts';

/** A larger member is stepped over: a report that names a million indicators has 50 MB. */
const maxMemberBytes = 96 * 2 ** 20;

/** A document that is a single object is held up to this size while it is not known to be a bundle. */
const maxSingleBytes = 4 * 2 ** 20;
const maxMemberDepth = 64;
const maxKeyBytes = 64;
const firstBufferBytes = 2 ** 21;

const quote = 0x22;
const escape = 0x5c;
const openBrace = 0x7b;
const closeBrace = 0x7d;
const openBracket = 0x5b;
const closeBracket = 0x5d;
const comma = 0x2c;
const colon = 0x3a;

/** How far a document could be read, and what it says of itself. */
export interface MemberReading {
  /** Why it was not read to its end: the file ends in the middle, what stands there cannot be JSON, or its disk gave no more of it. */
  readonly fault?: 'cut' | 'damaged' | 'disk-error';
  /** Members that were stepped over for their size or depth. */
  readonly tooLarge: number;
  /** Values that are no objects, where such should stand. */
  readonly strays: number;
  /** The `type` of the outermost object, or of bundles in an outermost array, where it has one. */
  readonly topType: string | undefined;
  /** Its `id`; absent where there are several outermost objects. */
  readonly topId: string | undefined;
}

/**
 * Cuts the objects out of a JSON document without holding it whole: the members of its `objects` array (a STIX bundle, a
 * TAXII envelope), of an outermost array, or outermost objects themselves, also several one after another. A member of an outermost
 * array that has an `objects` array itself is a bundle: its members are handed over in its place. Each is handed
 * over as UTF-8 bytes `[start, end)` that are valid during the call only. They are cut by brackets and strings; whether
 * they are JSON is for the receiver to see. `undefined` where the file does not begin like a JSON object or array.
 */
export function readJsonMembers(
  file: RandomAccessFile,
  member: (bytes: Uint8Array, start: number, end: number) => void,
): MemberReading | undefined {
  const next = utf8Chunks(file);
  const decoder = new TextDecoder();
  // Of UTF-16, a character may take half as much again.
  let buffer: Uint8Array<ArrayBuffer> = new Uint8Array(Math.min(firstBufferBytes, 2 * file.size));
  let length = 0;
  let at = 0;

  let depth = 0;
  /** Depth of the array whose members are wanted; 0 while there is none. */
  let membersDepth = 0;
  /** Depth of the keys of an object that may be a bundle: that of an outermost object, or of one in an outermost array. */
  let keyDepth = 1;
  /** Whether what is read lies within such an object. */
  let mayBeBundle = false;
  let memberStart = -1;
  let isOversized = false;
  let singleStart = -1;
  let isSingleOversized = false;
  let stringStart = -1;
  let isLongString = false;
  let key = '';
  let isKey = false;
  let values = 0;
  let tooLarge = 0;
  let strays = 0;
  let isInStray = false;
  let topType: string | undefined;
  let topId: string | undefined;
  let isBroken = false;

  const inside: InsideMember = { at: 0, depth: 0, deepest: 0 };
  for (;;) {
    isBroken = !passBuffer();
    if (values === 0 && depth === 0 && isBroken) return undefined;
    if (isBroken || !refill()) break;
  }
  if (values === 0 && depth === 0) return undefined;
  const isCut = depth !== 0 || stringStart >= 0;
  const fault = next.failure !== undefined ? 'disk-error' : isBroken ? 'damaged' : 'cut';
  const isWhole = next.failure === undefined && !isBroken && !isCut;
  return {
    ...(!isWhole && { fault }),
    tooLarge,
    strays,
    topType,
    topId: values > 1 ? undefined : topId,
  };

  /** Goes on to the end of the buffer, or to where a string or its escape needs the next chunk; false where what stands there cannot be JSON. */
  function passBuffer(): boolean {
    while (at < length) {
      if (stringStart >= 0) {
        if (!passString()) return true;
        continue;
      }
      if (memberStart >= 0 && depth > keyDepth) {
        passMember();
        if (stringStart >= 0) continue;
        if (at >= length) return true;
      }
      if (!passSign(buffer[at]!)) return false;
      at++;
    }
    return true;
  }

  /** Goes on within a string, to its end or behind an escape; false where that lies in the next chunk. */
  function passString(): boolean {
    at = stringEnd(buffer, at, length);
    if (at >= length) return false;
    if (buffer[at] === escape) {
      if (at + 1 >= length) return false;
      at += 2;
      return true;
    }
    if (isTop()) topString(stringStart, at);
    stringStart = -1;
    at++;
    return true;
  }

  /** One byte outside of strings; false where it cannot stand there. */
  function passSign(byte: number): boolean {
    switch (byte) {
      case quote:
        noteStray();
        stringStart = at;
        isLongString = false;
        break;
      case openBrace:
        if (depth === 0) startTop();
        else if (depth === membersDepth && memberStart < 0) startMember();
        depth++;
        noteDepth();
        break;
      case openBracket:
        if (depth === 0) {
          membersDepth = 1;
          keyDepth = 2;
        } else if (isTop() && key === 'objects') startMembers();
        else noteStray();
        depth++;
        noteDepth();
        break;
      case closeBrace:
      case closeBracket:
        return close();
      case comma:
        if (depth === membersDepth) isInStray = false;
        if (depth === keyDepth) isKey = true;
        break;
      case colon:
        if (depth === keyDepth) isKey = false;
        break;
      default:
        // Outside the outermost value only white space may stand
        if (isWhiteSpace(byte)) break;
        if (depth === 0) return false;
        noteStray();
    }
    return true;
  }

  /** Something else stands where an object is expected; once for all of it up to a comma. */
  function noteStray(): void {
    if (membersDepth === 0 || depth !== membersDepth || memberStart >= 0 || isInStray) return;
    isInStray = true;
    strays++;
  }

  /** The array whose members are wanted begins: the object around it is a bundle, and no member itself. */
  function startMembers(): void {
    membersDepth = keyDepth + 1;
    singleStart = -1;
    isSingleOversized = false;
    memberStart = -1;
    isOversized = false;
    isInStray = false;
  }

  /** An object or array ends; false where none was begun. */
  function close(): boolean {
    depth--;
    if (depth < 0) return false;
    if (depth === membersDepth && memberStart >= 0) endMember();
    else if (depth < membersDepth) membersDepth = keyDepth - 1;
    if (depth < keyDepth) mayBeBundle = false;
    if (depth === 0) endTop();
    return true;
  }

  /** Goes on within a member: to its closing bracket, or to a string that the next chunk goes on with. */
  function passMember(): void {
    inside.at = at;
    inside.depth = depth;
    inside.deepest = depth;
    const isString = passInside(buffer, length, inside, Math.max(membersDepth, keyDepth) + 1);
    ({ at, depth } = inside);
    if (inside.deepest > membersDepth + maxMemberDepth) isOversized = true;
    if (!isString) return;
    stringStart = at++;
    isLongString = false;
  }

  function startTop(): void {
    singleStart = at;
    keyDepth = 1;
    startKeys();
  }

  function startKeys(): void {
    mayBeBundle = true;
    isKey = true;
    key = '';
  }

  /** Among the keys of an object that may be a bundle. */
  function isTop(): boolean {
    return mayBeBundle && depth === keyDepth && membersDepth < keyDepth;
  }

  function endTop(): void {
    values++;
    if (isSingleOversized) tooLarge++;
    else if (singleStart >= 0) member(buffer, singleStart, at + 1);
    singleStart = -1;
    isSingleOversized = false;
    membersDepth = 0;
    keyDepth = 1;
  }

  function noteDepth(): void {
    if (memberStart >= 0 && depth > membersDepth + maxMemberDepth) isOversized = true;
  }

  function startMember(): void {
    memberStart = at;
    isOversized = false;
    if (depth + 1 === keyDepth) startKeys();
  }

  function endMember(): void {
    if (isOversized) tooLarge++;
    else member(buffer, memberStart, at + 1);
    memberStart = -1;
    isOversized = false;
  }

  /** A string of an object that may be a bundle: a key, or the value of `type` or `id`. */
  function topString(start: number, end: number): void {
    const isShort = !isLongString && end - start <= maxKeyBytes;
    const text = isShort ? decoder.decode(buffer.subarray(start + 1, end)) : '';
    if (isKey) key = text;
    else if (key === 'type' && (keyDepth === 1 || text === 'bundle')) topType = text;
    else if (key === 'id' && keyDepth === 1) topId = text;
  }

  /** Drops what is no longer needed and reads on; false at the end of the file. */
  function refill(): boolean {
    const chunk = next();
    if (chunk === undefined) return false;
    if (memberStart >= 0 && at - memberStart > maxMemberBytes) isOversized = true;
    if (singleStart >= 0 && at - singleStart > maxSingleBytes) {
      singleStart = -1;
      isSingleOversized = true;
    }
    /** What is held begins here. */
    let keep = at;
    if (memberStart >= 0 && !isOversized) keep = Math.min(keep, memberStart);
    if (singleStart >= 0) keep = Math.min(keep, singleStart);
    if (stringStart >= 0) {
      if (at - stringStart > maxKeyBytes) isLongString = true;
      else keep = Math.min(keep, stringStart);
    }

    takeIn(chunk, keep);
    // Offsets of what was let go only say that something is open, so they must not fall below zero
    if (memberStart >= 0) memberStart = Math.max(0, memberStart - keep);
    if (singleStart >= 0) singleStart -= keep;
    if (stringStart >= 0) stringStart = Math.max(0, stringStart - keep);
    return true;
  }

  /** Drops what lies before `keep`, and puts a chunk behind the rest. */
  function takeIn(chunk: Uint8Array, keep: number): void {
    const kept = length - keep;
    if (kept + chunk.length > buffer.length) {
      const larger = new Uint8Array(Math.max(buffer.length * 2, kept + chunk.length));
      larger.set(buffer.subarray(keep, length));
      buffer = larger;
    } else {
      buffer.copyWithin(0, keep, length);
    }
    buffer.set(chunk, kept);
    length = kept + chunk.length;
    at -= keep;
  }
}

interface InsideMember {
  at: number;
  depth: number;
  /** The greatest depth on the way. */
  deepest: number;
}

/**
 * Steps over what lies in brackets and strings until the bracket that would leave `outermost`, or the end. True, and `at` on its
 * quote, where a string does not end before the end or holds an escape. Most bytes of a bundle pass through here.
 */
function passInside(
  bytes: Uint8Array,
  length: number,
  place: InsideMember,
  outermost: number,
): boolean {
  let { at, depth, deepest } = place;
  let isString = false;
  while (at < length) {
    const byte = bytes[at]!;
    if (byte === quote) {
      let end = at + 1;
      while (end < length && bytes[end] !== quote && bytes[end] !== escape) end++;
      if (end >= length || bytes[end] === escape) {
        isString = true;
        break;
      }
      at = end;
    } else if (byte === openBrace || byte === openBracket) {
      depth++;
      if (depth > deepest) deepest = depth;
    } else if (byte === closeBrace || byte === closeBracket) {
      if (depth === outermost) break;
      depth--;
    }
    at++;
  }
  place.at = at;
  place.depth = depth;
  place.deepest = deepest;
  return isString;
}

/** The next quote or escape, or `length`. */
function stringEnd(bytes: Uint8Array, from: number, length: number): number {
  let at = from;
  while (at < length) {
    const byte = bytes[at];
    if (byte === quote || byte === escape) return at;
    at++;
  }
  return at;
}

function isWhiteSpace(byte: number): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
}
