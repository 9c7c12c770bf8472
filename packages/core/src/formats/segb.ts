import { viewOf } from '../bytes/byte-arrays.ts';
import { crc32 } from '../bytes/crc32.ts';
import {
  EvidenceError,
  type ProblemCode,
  type ProblemDraft,
  type RandomAccessFile,
} from '../model/index.ts';

/** One entry of a segment of a Biome stream. */
export interface SegbEntry {
  readonly kind: 'entry';
  /** `deleted`: taken out of the stream, the bytes mostly overwritten; `other`: set aside, never written. */
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
/** Written, deleted, set aside. */
const knownStates: ReadonlySet<number> = new Set([1, 3, 4]);

const maxEntries = 5_000_000;
const maxEntryBytes = 2 ** 24;

/**
 * The entries of a segment file of Biome, version 1 (magic at the end of a header of 56 bytes) or 2 (magic first, a list of
 * entries at the end), after the descriptions by CCL Solutions and Cellebrite. What breaks the format is a problem; reading goes
 * on where the next entry can be found. A file that is neither throws.
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

function* firstVersion(
  file: RandomAccessFile,
  head: Uint8Array,
): Generator<SegbEntry | ProblemDraft> {
  const headerBytes = 32;
  const end = viewOf(head).getUint32(0, true);
  if (end > file.size) {
    yield problem('truncated', `the data should end at ${end}`, file.size, file.size);
  }
  let at = firstHeaderBytes;
  for (let count = 0; at + headerBytes <= Math.min(end, file.size); count++) {
    if (count === maxEntries) throw new EvidenceError('limit-exceeded', `${maxEntries} entries`);
    const header = viewOf(file.read(at, headerBytes));
    const length = header.getInt32(0, true);
    if (length < 0 || length > maxEntryBytes) {
      yield problem('malformed', `an entry of ${length} bytes`, at, at + headerBytes);
      return;
    }
    const data = file.read(at + headerBytes, length);
    const to = at + headerBytes + data.length;
    if (data.length < length) {
      yield problem('truncated', `${data.length} of ${length} bytes of an entry`, at, to);
      return;
    }
    yield {
      kind: 'entry',
      state: stateOf(header.getInt32(4, true)),
      time: header.getFloat64(8, true),
      data,
      isIntact: header.getUint32(24, true) === crc32(data),
      from: at,
      to,
    };
    at = Math.ceil(to / 8) * 8;
  }
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
    // Entries that were set aside and never written share an end.
    if (to === at || (state !== 1 && state !== 3 && to < at + entryHeaderBytes)) continue;
    if (to < at + entryHeaderBytes || to > trailerAt || to - at > maxEntryBytes) {
      yield problem('malformed', `an entry from ${at} to ${to}`, at, at);
      if (to > trailerAt) return;
      continue;
    }
    const header = viewOf(file.read(at, entryHeaderBytes));
    const data = file.read(at + entryHeaderBytes, to - at - entryHeaderBytes);
    yield {
      kind: 'entry',
      state: stateOf(state),
      time,
      data,
      isIntact: header.getUint32(0, true) === crc32(data),
      from: at,
      to,
    };
    at = secondHeaderBytes + Math.ceil(end / 4) * 4;
  }
}

function stateOf(state: number): SegbEntry['state'] {
  if (state === 1) return 'written';
  return state === 3 ? 'deleted' : 'other';
}

function problem(code: ProblemCode, detail: string, from: number, to: number): ProblemDraft {
  return { kind: 'problem', code, detail, position: { unit: 'byte', from, to } };
}
