import { viewOf } from '../bytes/byte-arrays.ts';
import { crc32 } from '../bytes/crc32.ts';
import { cocoaOffsetSeconds } from '../bytes/time.ts';
import {
  EvidenceError,
  type ProblemCode,
  type ProblemDraft,
  type RandomAccessFile,
} from '../model/index.ts';

/** One entry of a segment of a Biome stream. */
export interface SegbEntry {
  readonly kind: 'entry';
  /** `deleted`: taken out of the stream, the bytes mostly overwritten; `other`: set aside, though data stand there. */
  readonly state: 'written' | 'deleted' | 'other';
  /** When it was written, in seconds since 2001. */
  readonly time: number;
  readonly data: Uint8Array;
  /** Whether the checksum that stands beside the data is that of the data. */
  readonly isIntact: boolean;
  /** Where it stands in the file, in bytes, its header included. */
  readonly from: number;
  readonly to: number;
}

const magic = [0x53, 0x45, 0x47, 0x42]; // "SEGB"
const firstHeaderBytes = 56;
const secondHeaderBytes = 32;
const written = 1;
const deleted = 3;
/** Written, deleted, set aside. */
const knownStates: ReadonlySet<number> = new Set([written, deleted, 4]);

const maxEntries = 5_000_000;
const maxEntryBytes = 2 ** 24;

/**
 * The entries of a segment file of Biome, version 1 (magic at the end of a header of 56 bytes) or 2 (magic first, a list of
 * entries at the end), after the descriptions by CCL Solutions and Cellebrite. What breaks the format is a problem, and so is an entry that
 * was not deleted and lacks its checksum; reading goes on where the next entry can be found. A file that is neither throws.
 */
export function* segbEntries(file: RandomAccessFile): Generator<SegbEntry | ProblemDraft> {
  const head = file.read(0, firstHeaderBytes);
  if (isMagic(head, 0)) yield* secondVersion(file, head);
  else if (isMagic(head, firstHeaderBytes - 4)) yield* firstVersion(file, head);
  else throw new EvidenceError('malformed', 'neither version of the stream format');
}

function isMagic(head: Uint8Array, at: number): boolean {
  return magic.every((byte, index) => head[at + index] === byte);
}

const firstEntryBytes = 32;

function* firstVersion(
  file: RandomAccessFile,
  head: Uint8Array,
): Generator<SegbEntry | ProblemDraft> {
  const end = viewOf(head).getUint32(0, true);
  if (end > file.size) {
    yield problem('truncated', `the data should end at ${end}`, file.size, file.size);
  }
  const nextIntact = intactEntries(file);
  let isBehindEnd = false;
  let next: number | undefined = firstHeaderBytes;
  for (let count = 0; next !== undefined && next + firstEntryBytes <= file.size; count++) {
    if (count === maxEntries) throw new EvidenceError('limit-exceeded', `${maxEntries} entries`);
    const at: number = next;
    const header = viewOf(file.read(at, firstEntryBytes));
    if (at + firstEntryBytes > end) {
      if (!isPossibleEntry(header, 0, file.size - at)) return;
      if (!isBehindEnd) yield problem('malformed', `entries behind the end at ${end}`, at, at);
      isBehindEnd = true;
    }
    const length = header.getInt32(0, true);
    if (length < 0 || length > maxEntryBytes) {
      yield problem('malformed', `an entry of ${length} bytes`, at, at + firstEntryBytes);
      next = nextIntact(at + 8);
      continue;
    }
    let data = file.read(at + firstEntryBytes, length);
    let to = at + firstEntryBytes + data.length;
    if (data.length < length) {
      yield problem('truncated', `${data.length} of ${length} bytes of an entry`, at, to);
      next = nextIntact(at + 8);
      continue;
    }
    const isIntact = header.getUint32(24, true) === crc32(data);
    next = Math.ceil(to / 8) * 8;
    const state = header.getInt32(4, true);
    if (!isIntact && (state !== deleted || !mayFollow(file, next, end))) {
      const found = nextIntact(at + 8);
      // No entry lies within another: the length is wrong.
      if (found !== undefined && (found < next || !mayFollow(file, next, end))) next = found;
      to = Math.min(to, next);
      data = data.subarray(0, Math.max(0, to - at - firstEntryBytes));
    }
    if (!knownStates.has(state)) yield problem('malformed', `an entry of state ${state}`, at, to);
    const time = header.getFloat64(8, true);
    yield* entryOf({ state: stateOf(state), time, data, isIntact, from: at, to });
  }
}

/** Whether an entry can have ended before `at`: the data end there, or another follows. */
function mayFollow(file: RandomAccessFile, at: number, end: number): boolean {
  if (at + firstEntryBytes > end) return at <= Math.ceil(end / 8) * 8;
  return isPossibleEntry(viewOf(file.read(at, firstEntryBytes)), 0, file.size - at);
}

/** Whether a header of version 1 can be one: `room` is how many bytes there are, from where it begins. */
function isPossibleEntry(view: DataView, at: number, room: number): boolean {
  if (view.byteLength < at + firstEntryBytes) return false;
  const length = view.getInt32(at, true);
  const time = view.getFloat64(at + 8, true);
  return (
    length >= 0 &&
    length <= Math.min(maxEntryBytes, room - firstEntryBytes) &&
    knownStates.has(view.getInt32(at + 4, true)) &&
    time > 0 &&
    Number.isFinite(time)
  );
}

const windowBytes = 65_536;

/**
 * Finds the next entry of version 1 whose data have their checksum. Each place is looked at once, as what is asked for lies ever further behind; all data that are tried are at most a few
 * times the file.
 */
function intactEntries(file: RandomAccessFile): (from: number) => number | undefined {
  let budget = 4 * file.size;
  let known = 0;
  return (from) => {
    if (from <= known) return known === Infinity ? undefined : known;
    for (let start = from; start < file.size;) {
      const view = viewOf(file.read(start, windowBytes));
      let at = 0;
      for (; at + firstEntryBytes <= view.byteLength; at += 8) {
        if (!isPossibleEntry(view, at, file.size - start - at)) continue;
        const length = view.getInt32(at, true);
        budget -= length;
        if (budget < 0) break;
        const data = file.read(start + at + firstEntryBytes, length);
        if (view.getUint32(at + 24, true) === crc32(data)) return (known = start + at);
      }
      if (at === 0 || budget < 0) break;
      start += at;
    }
    known = Infinity;
    return undefined;
  };
}

function* secondVersion(
  file: RandomAccessFile,
  head: Uint8Array,
): Generator<SegbEntry | ProblemDraft> {
  if (head.length < secondHeaderBytes)
    throw new EvidenceError('truncated', 'the header is cut off');
  const trailerBytes = 16;
  const count = viewOf(head).getInt32(4, true);
  const trailerAt = file.size - count * trailerBytes;
  if (count < 0 || trailerAt < secondHeaderBytes) {
    throw new EvidenceError('truncated', `no room for a list of ${count} entries`);
  }
  if (count > maxEntries) throw new EvidenceError('limit-exceeded', `${count} entries`);
  const trailer = viewOf(file.read(trailerAt, count * trailerBytes));
  const listed = Array.from({ length: count }, (_, index) => ({
    end: trailer.getInt32(index * trailerBytes, true),
    state: trailer.getInt32(index * trailerBytes + 4, true),
    time: trailer.getFloat64(index * trailerBytes + 8, true),
  })).sort((a, b) => a.end - b.end);

  const unknown = listed.find(({ state }) => !knownStates.has(state));
  if (unknown !== undefined) {
    yield problem('malformed', `an entry of state ${unknown.state}`, trailerAt, file.size);
  }
  const entryHeaderBytes = 8;
  let at = secondHeaderBytes;
  for (const { end, state, time } of listed) {
    const to = secondHeaderBytes + end;
    if (to === at && state === written) {
      yield problem('malformed', `an entry of no bytes at ${at}`, at, at);
    }
    // Entries that were set aside and never written share an end.
    if (to === at || (state !== written && state !== deleted && to < at + entryHeaderBytes)) {
      continue;
    }
    if (to < at + entryHeaderBytes || to > trailerAt || to - at > maxEntryBytes) {
      yield problem('malformed', `an entry from ${at} to ${to}`, at, at);
      if (to > trailerAt) return;
      continue;
    }
    const header = viewOf(file.read(at, entryHeaderBytes));
    const data = file.read(at + entryHeaderBytes, to - at - entryHeaderBytes);
    const isIntact = header.getUint32(0, true) === crc32(data);
    yield* entryOf({ state: stateOf(state), time, data, isIntact, from: at, to });
    at = secondHeaderBytes + Math.ceil(end / 4) * 4;
  }
  // Entries grow from the front and their list from the end; what lies between was never written.
  const behind = firstByteWritten(file, at, trailerAt);
  if (behind !== undefined) {
    yield problem('malformed', 'bytes behind the last entry that is listed', behind, trailerAt);
  }
}

/** The first byte of `[from, to)` that is not zero. */
function firstByteWritten(file: RandomAccessFile, from: number, to: number): number | undefined {
  for (let at = from; at < to; at += windowBytes) {
    const found = file.read(at, Math.min(windowBytes, to - at)).findIndex((byte) => byte !== 0);
    if (found >= 0) return at + found;
  }
  return undefined;
}

function stateOf(state: number): SegbEntry['state'] {
  if (state === written) return 'written';
  return state === deleted ? 'deleted' : 'other';
}

/** An entry, and what is wrong with it. One that was set aside is none, but where data stand there with their checksum. */
function* entryOf(entry: Omit<SegbEntry, 'kind'>): Generator<SegbEntry | ProblemDraft> {
  const { state, time, data, isIntact, from, to } = entry;
  if (state === 'other' && (!isIntact || data.length === 0)) return;
  if (state === 'written' && !isIntact) {
    yield problem('malformed', 'an entry whose data do not have their checksum', from, to);
  }
  if (state === 'written' && !isPossibleTime(time)) {
    yield problem('malformed', `an entry written at the time ${time}`, from, to);
  }
  yield { kind: 'entry', ...entry };
}

/** A phone that lost its clock begins in 1970; what is neither before nor behind 2001 by a second was never written. */
function isPossibleTime(time: number): boolean {
  return time >= -cocoaOffsetSeconds && time < 2 ** 32 && Math.abs(time) >= 1;
}

function problem(code: ProblemCode, detail: string, from: number, to: number): ProblemDraft {
  return { kind: 'problem', code, detail, position: { unit: 'byte', from, to } };
}
