import { viewOf } from '../../bytes/byte-arrays.ts';
import { readUpTo } from '../../bytes/read-up-to.ts';
import { EvidenceError, type Limits, type RandomAccessFile } from '../../model/index.ts';
import { zipText } from './zip-text.ts';
import { modifiedTime } from './zip-times.ts';
import type { ZipMember } from './zip-members.ts';

/** Where the central directory lies, as the records at the end of the file say (APPNOTE.TXT 4.3.14 to 4.3.16). */
export interface DirectoryPlace {
  readonly offset: number;
  readonly size: number;
  readonly entries: number;
  /** One more than `entries` can be: tools that know no zip64 drop what is above. */
  readonly countedTo: number;
  /** Bytes before the archive proper: offsets in the directory count from there. */
  readonly prefix: number;
}

const endSignature = 0x06054b50;
const endBytes = 22;
const longestComment = 65_535;
const end64Signature = 0x06064b50;
const locator64Signature = 0x07064b50;
const locator64Bytes = 20;
const windowBytes = 2 ** 20;
const entrySignature = 0x02014b50;
const entryBytes = 46;

/** Finds the central directory; `undefined` where the file has none that lies within it (cut off). */
export function findDirectory(file: RandomAccessFile): DirectoryPlace | undefined {
  const content = endOfContent(file);
  // The record ends with zeros of its own where it has no comment, and a comment may end with some.
  const end = Math.min(file.size, content + endBytes + longestComment);
  for (const comment of [0, longestComment]) {
    const place = placeIn(file, Math.max(0, content - endBytes - comment), end);
    if (place !== undefined) return place;
  }
  return undefined;
}

/** Looks for the record between two places, the last one first. */
function placeIn(file: RandomAccessFile, start: number, end: number): DirectoryPlace | undefined {
  const tail = file.read(start, end - start);
  const view = viewOf(tail);
  for (let at = tail.length - endBytes; at >= 0; at--) {
    if (tail[at] !== 0x50 || view.getUint32(at, true) !== endSignature) continue;
    // A comment may hold the signature; the true record's comment ends the file, or the file got bytes appended.
    if (at + endBytes + view.getUint16(at + 20, true) > tail.length) continue;
    const place = placeFrom(file, view, at, start + at);
    if (place !== undefined) return place;
  }
  return undefined;
}

/** Zeros behind an archive that was copied from a disk block by block, at most. */
const mostZeros = 2 ** 26;
const firstLook = 2 ** 12;

/** Where the zeros begin with which a file ends. Looks no further than it must: a disk may fail to give what lies before. */
function endOfContent(file: RandomAccessFile): number {
  let length = firstLook;
  for (let end = file.size; end > 0 && file.size - end < mostZeros; length = windowBytes) {
    const start = Math.max(0, end - length);
    const last = file.read(start, end - start).findLastIndex((byte) => byte !== 0);
    if (last >= 0) return start + last + 1;
    end = start;
  }
  return file.size;
}

function placeFrom(
  file: RandomAccessFile,
  view: DataView,
  at: number,
  endOffset: number,
): DirectoryPlace | undefined {
  let entries = view.getUint16(at + 10, true);
  let size = view.getUint32(at + 12, true);
  let offset = view.getUint32(at + 16, true);
  let directoryEnd = endOffset;
  let countedTo = 2 ** 16;
  if (entries === 0xffff || size === 0xffffffff || offset === 0xffffffff) {
    const long = findLongEnd(file, endOffset);
    if (long !== undefined) {
      ({ entries, size, offset, directoryEnd } = long);
      countedTo = Infinity;
    }
  }
  const begin = directoryEnd - size;
  if (begin < 0 || begin < offset) return undefined;
  if (entries > 0) {
    const head = file.read(begin, 4);
    if (head.length < 4 || viewOf(head).getUint32(0, true) !== entrySignature) return undefined;
  }
  return { offset: begin, size, entries, countedTo, prefix: begin - offset };
}

function findLongEnd(
  file: RandomAccessFile,
  endOffset: number,
): { entries: number; size: number; offset: number; directoryEnd: number } | undefined {
  const locator = file.read(endOffset - locator64Bytes, locator64Bytes);
  if (locator.length < locator64Bytes) return undefined;
  const locatorView = viewOf(locator);
  if (locatorView.getUint32(0, true) !== locator64Signature) return undefined;
  const said = longAt(locatorView, 8);
  // With bytes before the archive the record lies later than it says: its usual place is just before the locator.
  for (const place of [said, endOffset - locator64Bytes - 56]) {
    const record = file.read(place, 56);
    if (record.length < 56) continue;
    const view = viewOf(record);
    if (view.getUint32(0, true) !== end64Signature) continue;
    return {
      entries: longAt(view, 32),
      size: longAt(view, 40),
      offset: longAt(view, 48),
      directoryEnd: place,
    };
  }
  return undefined;
}

/** Reads the entries of the directory in order, window by window. Throws where one is not an entry; those before it have been yielded. */
export function* directoryEntries(
  file: RandomAccessFile,
  place: DirectoryPlace,
  limits: Limits,
): Iterable<ZipMember> {
  const end = place.offset + place.size;
  let window: Uint8Array = new Uint8Array(0);
  let windowStart = place.offset;
  let position = place.offset;
  /** Makes sure that bytes `[position, position + length)` are in the window. */
  const need = (length: number): number => {
    if (position + length > end) {
      throw new EvidenceError('malformed', 'the central directory ends within an entry');
    }
    if (position + length > windowStart + window.length) {
      windowStart = position;
      window = readUpTo(file, position, length, Math.min(end - position, windowBytes));
      if (window.length < length) {
        throw new EvidenceError('truncated', 'the file ends within the central directory');
      }
    }
    return position - windowStart;
  };

  for (let count = 0; position < end; count++) {
    if (count >= limits.maxEntries) {
      throw new EvidenceError('limit-exceeded', `more than ${limits.maxEntries} members`);
    }
    let at = need(entryBytes);
    const header = viewOf(window);
    if (header.getUint32(at, true) !== entrySignature) {
      // A digital signature or archive data may follow the last entry.
      if (count >= place.entries) return;
      throw new EvidenceError('malformed', `no directory entry at byte ${position}`);
    }
    const nameLength = header.getUint16(at + 28, true);
    const extraLength = header.getUint16(at + 30, true);
    const length = entryBytes + nameLength + extraLength + header.getUint16(at + 32, true);
    at = need(length);
    const view = viewOf(window);
    const nameStart = at + entryBytes;
    const extra = window.subarray(nameStart + nameLength, nameStart + nameLength + extraLength);
    const madeOnUnix = view.getUint8(at + 5) === 3;
    const long = longFields(
      {
        size: view.getUint32(at + 24, true),
        packedSize: view.getUint32(at + 20, true),
        headerOffset: view.getUint32(at + 42, true),
      },
      extra,
    );
    yield {
      rawName: zipText(window.subarray(nameStart, nameStart + nameLength), extra),
      method: view.getUint16(at + 10, true),
      flags: view.getUint16(at + 8, true),
      crc32: view.getUint32(at + 16, true),
      packedSize: long.packedSize,
      size: long.size,
      headerOffset: long.headerOffset + place.prefix,
      mode: madeOnUnix ? view.getUint16(at + 40, true) : 0,
      modified: modifiedTime(extra),
    };
    position += length;
  }
}

interface LongFields {
  readonly size: number;
  readonly packedSize: number;
  readonly headerOffset: number;
}

const zip64Field = 1;

/** Puts in the 64-bit values of the extra field: only those whose 32-bit field is full, in this order. */
export function longFields(short: LongFields, extra: Uint8Array): LongFields {
  const view = viewOf(extra);
  for (let at = 0; at + 4 <= extra.length;) {
    const id = view.getUint16(at, true);
    const length = view.getUint16(at + 2, true);
    const end = Math.min(extra.length, at + 4 + length);
    if (id === zip64Field) {
      let next = at + 4;
      const longOf = (value: number): number => {
        if (value !== 0xffffffff || next + 8 > end) return value;
        const long = longAt(view, next);
        next += 8;
        return long;
      };
      const size = longOf(short.size);
      const packedSize = longOf(short.packedSize);
      return { size, packedSize, headerOffset: longOf(short.headerOffset) };
    }
    at += 4 + length;
  }
  return short;
}

/** Beyond 2^53 no file can be: such a value is as good as the largest number, and lies outside every file. */
function longAt(view: DataView, offset: number): number {
  const value = view.getBigUint64(offset, true);
  return value > BigInt(Number.MAX_SAFE_INTEGER) ? Number.MAX_SAFE_INTEGER : Number(value);
}
